"""One file's bytes to its articles: a pure function that can run in any process.

What stands in a file is decided in `formats`, what is known of it in `metadata`; this puts the two together. Which
files there are and what is done with failures is the business of `loading`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from skyread.library.article import Article
from skyread.library.dating import DateHints
from skyread.library.decoding import not_text
from skyread.library.formats import format_for
from skyread.library.formats.reading import USUAL, Options, Reading, UnreadableError
from skyread.library.identity import identity
from skyread.library.metadata import describe

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


@dataclass(frozen=True, slots=True)
class Examined:
    """One file's article, and what the user should hear about its reading."""

    article: Article
    remarks: tuple[str, ...]


def read_bytes(
    data: bytes, path: str, *, encoding: str | None = None, modified: float | None = None
) -> Article:
    """The first article that `data`, the bytes of the file at `path`, hold; a pure function.

    `modified` is the file's time (seconds since the epoch), used only to tell years: an article was not
    published after it. Raises UnreadableError for empty and for binary files, UnknownEncodingError for an
    encoding that does not exist.
    """
    return examine(data, path, encoding=encoding, modified=modified)[0].article


def examine(
    data: bytes,
    path: str,
    *,
    encoding: str | None = None,
    modified: float | None = None,
    day_first: bool = False,
    options: Options = USUAL,
) -> list[Examined]:
    """All articles of a file, with the remarks made while reading; otherwise like `read_bytes`."""
    refuse_no_text(data, path, encoding)
    form = format_for(path)
    readings = form.reader(options)(data, encoding)
    return articles_of(readings, path, form.name, DateHints(day_of(modified), day_first))


def refuse_no_text(data: bytes, path: str, encoding: str | None) -> None:
    """Raise UnreadableError for bytes that hold nothing to read, before a reader sees them."""
    if not data:
        raise UnreadableError("empty")
    kind = not_text(data) if encoding is None and not format_for(path).binary else None
    if kind is not None:
        raise UnreadableError(f"{kind}, not text")


def articles_of(readings: Sequence[Reading], path: str, form: str, hints: DateHints) -> list[Examined]:
    """The articles that a file's readings make. Raises UnreadableError if there is nothing to read in any."""
    found = [_examined(reading, path, form, hints) for reading in readings if reading.blocks]
    if not found:
        raise UnreadableError("nothing but white space")
    return found


def _examined(reading: Reading, path: str, form: str, hints: DateHints) -> Examined:
    known = describe(reading.text, reading.blocks, reading.stated, hints=hints, hidden=reading.hidden)
    article = Article(
        id=identity(reading.text),
        text=reading.text,
        blocks=reading.blocks,
        title=known.title,
        published=known.published,
        published_basis=known.published_basis,
        source=known.source,
        paths=(f"{path}#{reading.part}" if reading.part else path,),
        format=form,
        encoding=reading.encoding,
        encoding_guessed=reading.encoding_guessed,
        words=len(_WORD.findall(reading.text)),
        author=reading.stated.author,
        link=reading.stated.link,
        hidden=reading.hidden,
    )
    return Examined(article, reading.remarks)


def day_of(modified: float | None) -> str | None:
    """The day (ISO) of a file's time; None for a time that is none."""
    if modified is None:
        return None
    try:
        return datetime.fromtimestamp(modified, UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return None
