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
from importlib.util import find_spec

from skyread.library.article import Article
from skyread.library.dating import DateHints
from skyread.library.decoding import check_encoding, not_text
from skyread.library.extracting import ExtractCache, Extraction, Raw, extract_all
from skyread.library.formats import SUFFIXES, format_for
from skyread.library.formats.reading import USUAL, Options, Reading, UnreadableError
from skyread.library.identity import identity
from skyread.library.metadata import describe
from skyread.library.scanning import STDIN, FoundFile, Scan, Skipped, reason_of, scan
from skyread.text.sanitise import printable

_CHUNK = 64
"""Files whose bytes are in memory at once while costly formats wait to be extracted."""

NO_CACHE = "a folder, not newsboat's cache"

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
    closed: tuple[Skipped, ...] = ()
    """Those of the skipped and failed whose format needs an extra that is not installed; the reason says which."""
    newsboat: str | None = None
    """The path of newsboat's cache, where its articles are open too."""


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
    _refuse_no_text(data, path, encoding)
    form = format_for(path)
    readings = form.reader(options)(data, encoding)
    return _articles_of(readings, path, form.name, DateHints(_day(modified), day_first))


def _refuse_no_text(data: bytes, path: str, encoding: str | None) -> None:
    """Raise UnreadableError for bytes that hold nothing to read, before a reader sees them."""
    if not data:
        raise UnreadableError("empty")
    kind = not_text(data) if encoding is None and not format_for(path).binary else None
    if kind is not None:
        raise UnreadableError(f"{kind}, not text")


def _articles_of(readings: Sequence[Reading], path: str, form: str, hints: DateHints) -> list[Examined]:
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
    walk = _walk(given, newsboat)
    shelf = _Shelf(walk, encoding, day_first, options, progress)
    for low in range(0, len(walk.files), _CHUNK):
        shelf.read(walk.files[low : low + _CHUNK], stdin, extracts)
    return shelf.library(given, newsboat, _fingerprints(walk.files))


def changed_paths(library: Library) -> tuple[str, ...]:
    """The paths whose files changed, appeared or vanished since `library` was read; reads no file."""
    then, today = library.fingerprints, _fingerprints(_walk(library.given, library.newsboat).files)
    return tuple(path for path in dict.fromkeys((*then, *today)) if then.get(path) != today.get(path))


def changed(library: Library) -> bool:
    """Whether any file of the library changed, appeared or vanished since it was read."""
    return bool(changed_paths(library))


def _walk(given: Sequence[str], newsboat: str | None) -> Scan:
    """What the paths mean, newsboat's cache last."""
    walk = scan(given, suffixes=SUFFIXES)
    if newsboat is not None:
        cache = scan((newsboat,), suffixes=())
        walk.files += [replace(file, newsboat=True) for file in cache.files]
        walk.failed += cache.failed or [Skipped(printable(newsboat), NO_CACHE)] * (not cache.files)
    return walk


def _fingerprints(files: Sequence[FoundFile]) -> dict[str, tuple[int, int]]:
    return {file.path: (file.size, file.modified_ns) for file in files if file.regular}


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
            if missing := [module for module in form.needs if find_spec(module) is None]:
                self._close(file, f"needs {missing[0]}: pip install 'skyread[{form.extra}]'")
                continue
            try:
                if file.newsboat:
                    self._examined[file.path] = self._items(file)
                    self._report(1)
                    continue
                data, modified = (stdin or b"", time.time()) if file.path == STDIN else _contents(file)
                if form.version:
                    _refuse_no_text(data, file.path, self._encoding)
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

    def _items(self, file: FoundFile) -> list[Examined]:
        """The articles of newsboat's cache, which is a database and is never read into memory as a whole."""
        from skyread.library.formats.newsboat import read_cache  # noqa: PLC0415  brings a database

        hints = DateHints(_day(file.modified_ns / 1e9), self._day_first)
        return _articles_of(read_cache(file.path), file.path, "newsboat", hints)

    def _take(self, file: FoundFile, modified: float, extraction: Extraction) -> None:
        reason = extraction if isinstance(extraction, str) else ""
        if not isinstance(extraction, str):
            try:
                form = format_for(file.path).name
                hints = DateHints(_day(modified), self._day_first)
                self._examined[file.path] = _articles_of(extraction, file.path, form, hints)
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
        (self._failed if file.named else self._skipped).append(Skipped(printable(file.path), reason))

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
