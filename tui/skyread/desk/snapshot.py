"""The library as it was read last, so that a start that finds every file unchanged reads none.

Files count as unchanged by path, size and time. A snapshot is a short cut only: anything that does not fit, an
update of skyread or another extra included, means that the files are read. The originals are the truth.
"""

from __future__ import annotations

import hashlib
import json
import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import skyread
from skyread.index.cache import BlobCache
from skyread.library.article import Article, Basis, Block, BlockKind
from skyread.library.collection import Library, changed
from skyread.library.formats import FORMATS
from skyread.library.scanning import STDIN, Skipped
from skyread.text.spans import Span

if TYPE_CHECKING:
    from skyread.desk.opening import Request

LARGEST = 64_000_000
"""Code points of all articles up to which a snapshot is kept: beyond, reading it costs as much as the files."""


def restore(wanted: Request, cache: BlobCache) -> Library | None:
    """The library that `wanted` means, if it was kept and no file has changed, appeared or vanished since."""
    if STDIN in wanted.paths:
        return None
    key = _key(wanted)
    blob = cache.get_many([key], _version()).get(key)
    if blob is None:
        return None
    try:
        library = _library(json.loads(blob))
    except (ValueError, TypeError, KeyError, IndexError):
        return None
    return None if changed(library) else library


def keep(wanted: Request, library: Library, cache: BlobCache) -> None:
    """Keep a library for the next start, if it is all there: what could not be read may be mended without a trace."""
    paths = {path for article in library.articles for path in article.paths}
    read = paths | {path.rpartition("#")[0] for path in paths}
    size = sum(len(article.text) for article in library.articles)
    if STDIN in paths or library.failed or size > LARGEST or not set(library.fingerprints) <= read:
        return
    if any(
        path not in library.fingerprints and path.rpartition("#")[0] not in library.fingerprints
        for path in paths
    ):
        return  # pipes and devices give something else each time
    cache.put_many({_key(wanted): json.dumps(_plain(library), separators=(",", ":")).encode()}, _version())


def _key(wanted: Request) -> str:
    try:
        here = str(Path.cwd())  # where a relative path leads depends on where one is
    except OSError:
        here = ""  # nowhere: the folder has been removed
    asked = (
        here,
        wanted.paths,
        wanted.encoding,
        wanted.day_first,
        wanted.options,
        wanted.newsboat,
    )
    return "library:" + hashlib.sha256(repr(asked).encode("utf-8", "surrogatepass")).hexdigest()


def _version() -> str:
    """Changes with skyread, with the code that reads (in a checkout), and with the extras that are installed."""
    package = Path(skyread.__file__).parent
    newest = max(
        entry.stat().st_mtime_ns
        for folder in ("library", "library/formats", "text")
        for entry in os.scandir(package / folder)
        if entry.name.endswith(".py")
    )
    extras = sorted({module for form in FORMATS for module in form.needs if find_spec(module) is not None})
    return f"{skyread.__version__}:{newest}:{','.join(extras)}"


def _plain(library: Library) -> dict[str, Any]:
    return {
        "articles": [
            [
                one.id,
                one.text,
                [[block.kind.value, block.start, block.end] for block in one.blocks],
                one.title,
                one.published,
                one.published_basis and one.published_basis.value,
                one.source,
                one.paths,
                one.format,
                one.encoding,
                one.encoding_guessed,
                one.words,
                one.author,
                one.link,
                [[span.start, span.end] for span in one.hidden],
            ]
            for one in library.articles
        ],
        **{
            name: [[one.path, one.reason] for one in getattr(library, name)]
            for name in ("skipped", "failed", "remarks", "closed")
        },
        "given": library.given,
        "fingerprints": dict(library.fingerprints),
        "newsboat": library.newsboat,
    }


def _library(plain: dict[str, Any]) -> Library:
    def listed(name: str) -> tuple[Skipped, ...]:
        return tuple(Skipped(path, reason) for path, reason in plain[name])

    return Library(
        articles=tuple(_article(one) for one in plain["articles"]),
        skipped=listed("skipped"),
        failed=listed("failed"),
        remarks=listed("remarks"),
        given=tuple(plain["given"]),
        fingerprints={path: (size, time) for path, (size, time) in plain["fingerprints"].items()},
        closed=listed("closed"),
        newsboat=plain["newsboat"],
    )


def _article(plain: list[Any]) -> Article:
    id_, text, blocks, title, published, basis, source, paths, *rest, hidden = plain
    form, encoding, guessed, words, author, link = rest
    return Article(
        id=id_,
        text=text,
        blocks=tuple(Block(BlockKind(kind), start, end) for kind, start, end in blocks),
        title=title,
        published=published,
        published_basis=Basis(basis) if basis else None,
        source=source,
        paths=tuple(paths),
        format=form,
        encoding=encoding,
        encoding_guessed=guessed,
        words=words,
        author=author,
        link=link,
        hidden=tuple(Span(start, end) for start, end in hidden),
    )
