"""From paths to a library: every file read, every problem told, nothing written.

This is the system's side: opening, limits, failures, what is kept of costly formats. Which files there are is
decided in `scanning`, what stands in one of them in `examining`.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec

from skyread.library.article import Article
from skyread.library.collection import Library, fingerprints, walk
from skyread.library.dating import DateHints
from skyread.library.decoding import check_encoding
from skyread.library.examining import Examined, articles_of, day_of, examine, refuse_no_text
from skyread.library.extracting import ExtractCache, Extraction, Raw, extract_all, extract_items
from skyread.library.formats import format_for
from skyread.library.formats.reading import USUAL, Format, Options, Reading, UnreadableError
from skyread.library.scanning import STDIN, FoundFile, Scan, Skipped, reason_of
from skyread.text.sanitise import printable

_CHUNK = 64
"""Files whose bytes are in memory at once while costly formats wait to be extracted, as many as that at most."""
_CHUNK_BYTES = 96 * 1024 * 1024
"""Bytes that such files have together, but for the last of them."""

LARGEST = 64 * 1024 * 1024
"""Files with more bytes are not read."""


def load(
    paths: Sequence[str | os.PathLike[str]],
    *,
    encoding: str | None = None,
    stdin: bytes | None = None,
    progress: Callable[[int, int], None] | None = None,
    extracts: ExtractCache | None = None,
    day_first: bool = False,
    options: Options = USUAL,
    newsboat: str | None = None,
) -> Library:
    """Read the articles that `paths` mean: files, folders, `FILE#part`, "-" for the bytes in `stdin`.

    Never raises for bad input, except UnknownEncodingError for an `encoding` that does not exist. `progress` is
    called with the number of files done and the number of all. `extracts` keeps what costly formats gave.
    `day_first` says how 3/4/2021 is read, `options` what the user chose about formats. `newsboat` is the path of a
    newsboat cache whose articles come last.
    """
    if encoding is not None:
        encoding = check_encoding(encoding)
    given = tuple(os.fspath(path) for path in paths)
    found = walk(given, newsboat)
    shelf = _Shelf(found, encoding, day_first, options, progress)
    for chunk in _chunks(found.files):
        shelf.read(chunk, stdin, extracts)
    return shelf.library(given, newsboat, fingerprints(found.files))


def _chunks(files: Sequence[FoundFile]) -> Iterator[list[FoundFile]]:
    """The files in their order, so many at once as memory is meant to hold."""
    chunk: list[FoundFile] = []
    size = 0
    for file in files:
        chunk.append(file)
        size += min(file.size, LARGEST)
        if len(chunk) == _CHUNK or size > _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


class _Shelf:
    """The articles of one load as they come in, put back into the order of the walk at the end."""

    def __init__(
        self,
        walk: Scan,
        encoding: str | None,
        day_first: bool,
        options: Options,
        progress: Callable[[int, int], None] | None,
    ) -> None:
        self._encoding = encoding
        self._day_first = day_first
        self._options = options
        self._skipped = list(walk.skipped)
        self._failed = list(walk.failed)
        self._closed: list[Skipped] = []
        self._lacking: dict[str, str] = {}
        self._examined: dict[str, list[Examined]] = {}
        self._files = walk.files
        self._progress = progress
        self._done = 0
        self._report(0)

    def read(self, files: Sequence[FoundFile], stdin: bytes | None, extracts: ExtractCache | None) -> None:
        """Read some files; what can't be read is told, never raised."""
        costly: dict[str, tuple[FoundFile, float]] = {}
        raws = []
        for file in files:
            form = format_for(file.path)
            if missing := self._missing(form):
                self._close(file, f"needs {missing}: pip install 'skyread[{form.extra}]'")
                continue
            try:
                if file.newsboat:
                    self._examined[file.path] = self._items(file, extracts)
                    self._report(1)
                    continue
                data, modified = (stdin or b"", time.time()) if file.path == STDIN else _contents(file)
                if form.version:
                    refuse_no_text(data, file.path, self._encoding)
                    costly[file.path] = (file, modified)
                    raws.append(Raw(file.path, data, self._encoding, self._options))
                    continue
                self._examined[file.path] = examine(
                    data,
                    file.path,
                    encoding=self._encoding,
                    modified=modified,
                    day_first=self._day_first,
                    options=self._options,
                )
            except UnreadableError as error:
                self._miss(file, str(error))
            except OSError as error:
                self._miss(file, reason_of(error))
            except MemoryError:
                self._miss(file, "too large for the memory at hand")
            except Exception as error:  # an error of ours in one file must not close the library
                self._miss(
                    file, f"could not be read, by an error of skyread ({type(error).__name__}: {error})"
                )
            self._report(1)
        for raw, extraction in extract_all(raws, extracts):
            self._take(*costly[raw.path], extraction)

    def _missing(self, form: Format) -> str:
        """The first module that a format needs and that is not installed; looked for once a load."""
        if form.name not in self._lacking:
            absent = (module for module in form.needs if find_spec(module) is None)
            self._lacking[form.name] = next(absent, "")
        return self._lacking[form.name]

    def _items(self, file: FoundFile, extracts: ExtractCache | None) -> list[Examined]:
        """The articles of newsboat's cache, which changes with every fetch while most of its items stay."""
        from skyread.library.formats import newsboat  # noqa: PLC0415  brings a database

        def read(rows: Sequence[newsboat.Row]) -> list[Reading | None]:
            return extract_items(rows, newsboat.read_item, f"newsboat:{newsboat.VERSION}", extracts)

        hints = DateHints(day_of(file.modified_ns / 1e9), self._day_first)
        return articles_of(newsboat.read_cache(file.path, read), file.path, "newsboat", hints)

    def _take(self, file: FoundFile, modified: float, extraction: Extraction) -> None:
        reason = extraction if isinstance(extraction, str) else ""
        if not isinstance(extraction, str):
            try:
                form = format_for(file.path).name
                hints = DateHints(day_of(modified), self._day_first)
                self._examined[file.path] = articles_of(extraction, file.path, form, hints)
            except UnreadableError as error:
                reason = str(error)
        if reason:
            self._miss(file, reason)
        self._report(1)

    def library(
        self, given: tuple[str, ...], newsboat: str | None, fingerprints: Mapping[str, tuple[int, int]]
    ) -> Library:
        """Everything that was read."""
        articles: dict[str, Article] = {}
        remarks: list[Skipped] = []
        for file in self._files:
            for examined in self._wanted(file):
                article = examined.article
                remarks += [Skipped(printable(article.path), remark) for remark in examined.remarks]
                known = articles.get(article.id)
                if known is None:
                    articles[article.id] = article
                elif article.path not in known.paths:
                    articles[article.id] = replace(known, paths=(*known.paths, article.path))
        return Library(
            articles=tuple(articles.values()),
            skipped=tuple(self._skipped),
            failed=tuple(self._failed),
            remarks=tuple(remarks),
            given=given,
            newsboat=newsboat,
            fingerprints=fingerprints,
            closed=tuple(self._closed),
        )

    def _wanted(self, file: FoundFile) -> Sequence[Examined]:
        """Those of a file's articles that were asked for; a part that there is not is told."""
        found = self._examined.get(file.path, [])
        if not file.parts or not found:
            return found
        by_path = {examined.article.path: examined for examined in found}
        paths = {f"{file.path}#{part}" for part in file.parts}
        for path in sorted(paths - by_path.keys()):
            self._failed.append(
                Skipped(printable(path), f"no such article in that file, which holds {len(found)}")
            )
        return [examined for path, examined in by_path.items() if path in paths]

    def _miss(self, file: FoundFile, reason: str) -> None:
        missed = Skipped(printable(file.path), printable(reason))
        (self._failed if file.named else self._skipped).append(missed)

    def _close(self, file: FoundFile, reason: str) -> None:
        self._closed.append(Skipped(printable(file.path), reason))
        self._miss(file, reason)
        self._report(1)

    def _report(self, more: int) -> None:
        self._done += more
        if self._progress is not None:
            self._progress(self._done, len(self._files))


def _contents(file: FoundFile) -> tuple[bytes, float]:
    """The bytes of a file and its time. Raises OSError and UnreadableError."""
    if file.size > LARGEST:
        raise UnreadableError(f"larger than {LARGEST >> 20} MiB")
    with open(file.path, "rb") as stream:  # noqa: PTH123  the path may hold surrogates
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UnreadableError(f"larger than {LARGEST >> 20} MiB")
    return data, file.modified_ns / 1e9 if file.regular else time.time()
