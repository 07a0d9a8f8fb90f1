"""From paths to a library: every file read, every problem told, nothing written.

`read_bytes` is the pure step for one file and can run in any process. The rest is the system: opening, limits,
what changed since. Which files there are is decided in `scanning`, what stands in them in `formats`.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from skyread.library.article import Article
from skyread.library.decoding import check_encoding, not_text
from skyread.library.formats import SUFFIXES, format_for
from skyread.library.formats.reading import Reading, UnreadableError
from skyread.library.identity import identity
from skyread.library.metadata import describe
from skyread.library.scanning import STDIN, FoundFile, Skipped, reason_of, scan
from skyread.text.sanitise import printable

LARGEST = 64 * 1024 * 1024
"""Files with more bytes are not read."""

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


@dataclass(frozen=True, slots=True)
class Examined:
    """One file's article, and what the user should hear about its reading."""

    article: Article
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """The articles that are open."""

    articles: tuple[Article, ...]
    """In the order of the walk; a text that several files hold is there once, with all their paths."""
    skipped: tuple[Skipped, ...]
    """Passed over, with reasons; nothing the user asked for by name."""
    failed: tuple[Skipped, ...]
    """Asked for, but not read."""
    remarks: tuple[Skipped, ...]
    """Read, but not without doubt: a guessed encoding, replaced characters, refused front matter."""
    given: tuple[str, ...]
    """The paths as the user gave them."""
    fingerprints: Mapping[str, tuple[int, int]]
    """Size and time of change (ns) of every regular file that was found, by path."""


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
    data: bytes, path: str, *, encoding: str | None = None, modified: float | None = None
) -> list[Examined]:
    """All articles of a file, with the remarks made while reading; otherwise like `read_bytes`."""
    if not data:
        raise UnreadableError("empty")
    form = format_for(path)
    kind = not_text(data) if encoding is None and not form.binary else None
    if kind is not None:
        raise UnreadableError(f"{kind}, not text")
    readings = [reading for reading in form.read(data, encoding) if reading.blocks]
    if not readings:
        raise UnreadableError("nothing but white space")
    return [_examined(reading, path, form.name, _day(modified)) for reading in readings]


def _examined(reading: Reading, path: str, form: str, not_after: str | None) -> Examined:
    known = describe(reading.text, reading.blocks, reading.stated, not_after=not_after, hidden=reading.hidden)
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


def _day(modified: float | None) -> str | None:
    if modified is None:
        return None
    try:
        return datetime.fromtimestamp(modified, UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def load(
    paths: Sequence[str | os.PathLike[str]],
    *,
    encoding: str | None = None,
    stdin: bytes | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Library:
    """Read the articles that `paths` mean: files, folders, "-" for the bytes in `stdin`.

    Never raises for bad input, except UnknownEncodingError for an `encoding` that does not exist. `progress` is
    called with the number of files done and the number of all.
    """
    if encoding is not None:
        encoding = check_encoding(encoding)
    given = tuple(os.fspath(path) for path in paths)
    walk = scan(given, suffixes=SUFFIXES)
    shelf = _Shelf(encoding, list(walk.skipped), list(walk.failed))
    for number, file in enumerate(walk.files):
        if progress is not None:
            progress(number, len(walk.files))
        shelf.read(file, stdin)
    if progress is not None:
        progress(len(walk.files), len(walk.files))
    return Library(
        articles=tuple(shelf.articles.values()),
        skipped=tuple(shelf.skipped),
        failed=tuple(shelf.failed),
        remarks=tuple(shelf.remarks),
        given=given,
        fingerprints=_fingerprints(walk.files),
    )


def changed_paths(library: Library) -> tuple[str, ...]:
    """The paths whose files changed, appeared or vanished since `library` was read; reads no file."""
    then, today = library.fingerprints, _fingerprints(scan(library.given, suffixes=SUFFIXES).files)
    return tuple(path for path in dict.fromkeys((*then, *today)) if then.get(path) != today.get(path))


def changed(library: Library) -> bool:
    """Whether any file of the library changed, appeared or vanished since it was read."""
    return bool(changed_paths(library))


def _fingerprints(files: Sequence[FoundFile]) -> dict[str, tuple[int, int]]:
    return {file.path: (file.size, file.modified_ns) for file in files if file.regular}


class _Shelf:
    """The articles of one load as they come in."""

    def __init__(self, encoding: str | None, skipped: list[Skipped], failed: list[Skipped]) -> None:
        self.articles: dict[str, Article] = {}
        self.skipped = skipped
        self.failed = failed
        self.remarks: list[Skipped] = []
        self._encoding = encoding

    def read(self, file: FoundFile, stdin: bytes | None) -> None:
        """Read one file onto the shelf; what can't be read is told, never raised."""
        try:
            data, modified = (stdin or b"", time.time()) if file.path == STDIN else _contents(file)
            examined = examine(data, file.path, encoding=self._encoding, modified=modified)
        except UnreadableError as error:
            self._miss(file, str(error))
        except OSError as error:
            self._miss(file, reason_of(error))
        except MemoryError:
            self._miss(file, "too large for the memory at hand")
        else:
            for one in examined:
                self._add(one)

    def _add(self, examined: Examined) -> None:
        article = examined.article
        path = article.path
        self.remarks += [Skipped(printable(path), remark) for remark in examined.remarks]
        known = self.articles.get(article.id)
        if known is None:
            self.articles[article.id] = article
        elif path not in known.paths:
            self.articles[article.id] = replace(known, paths=(*known.paths, path))

    def _miss(self, file: FoundFile, reason: str) -> None:
        (self.failed if file.named else self.skipped).append(Skipped(printable(file.path), reason))


def _contents(file: FoundFile) -> tuple[bytes, float]:
    """The bytes of a file and its time. Raises OSError and UnreadableError."""
    if file.size > LARGEST:
        raise UnreadableError(f"larger than {LARGEST >> 20} MiB")
    with open(file.path, "rb") as stream:  # noqa: PTH123  the path may hold surrogates
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UnreadableError(f"larger than {LARGEST >> 20} MiB")
    return data, file.modified_ns / 1e9 if file.regular else time.time()
