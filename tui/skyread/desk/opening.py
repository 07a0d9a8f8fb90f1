"""Opening a library in the background: its articles first, then its names.

What reads and what finds names is imported when it is to run: the first frame must not wait for it.

The screen does not wait: it is told when the articles are there and again when the names are. The verbs of the
command line call the same two steps one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from skyread.desk.earlier import Earlier
from skyread.desk.snapshot import keep, restore
from skyread.index.cache import BlobCache
from skyread.keys.assets import asset
from skyread.keys.places import Places
from skyread.keys.settings import Settings
from skyread.library.article import Article
from skyread.library.collection import Library
from skyread.library.formats.reading import USUAL, Options

if TYPE_CHECKING:
    from skyread.desk.naming import Naming

NAMES_FILE = "names.yaml"
"""The user's own known names, in the config folder."""
CACHE_FILE = "analyses.sqlite"
EXTRACTS_FILE = "extracts.sqlite"
"""What costly formats gave, beside the analyses."""
SAMPLES = "seeds"

Progress = Callable[[str, int, int], None]
"""(what is being done, how many done, of how many)."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to open, and what belongs to it."""

    paths: tuple[str, ...]
    encoding: str | None
    stdin: bytes | None
    names_file: Path | None
    cache_file: Path | None
    day_first: bool = False
    """How 3/4/2021 is read."""
    options: Options = USUAL
    """What was chosen about formats."""
    newsboat: str | None = None
    """The path of newsboat's cache, if its articles are wanted."""
    nlp: str = ""
    """The spaCy pipeline that settles ties between types; empty for none."""
    earlier: Earlier = field(default_factory=Earlier, compare=False, repr=False)
    """What finding the names left for the next time."""


def request(
    paths: Sequence[str],
    settings: Settings,
    places: Places,
    *,
    encoding: str | None = None,
    stdin: bytes | None = None,
    newsboat: str | None = None,
) -> Request:
    """What to open for `paths` and `newsboat`: these, else the configured library, else the samples."""
    chosen = tuple(paths)
    if not chosen and newsboat is None:
        chosen = tuple(str(path) for path in settings.library) or (str(asset(SAMPLES)),)
    names = places.config_dir / NAMES_FILE
    return Request(
        chosen,
        encoding,
        stdin,
        names if names.is_file() else None,
        places.cache_dir / CACHE_FILE,
        settings.date_order == "dmy",
        Options(settings.records, settings.epub == "whole"),
        newsboat,
        "" if settings.nlp == "none" else settings.nlp,
    )


def read_articles(wanted: Request, progress: Progress | None = None) -> Library:
    """Read the articles. Raises UnknownEncodingError for an encoding that does not exist."""

    def report(done: int, total: int) -> None:
        if progress:
            progress("reading", done, total)

    def read(extracts: BlobCache | None) -> Library:
        from skyread.library.loading import load  # noqa: PLC0415  see above

        return load(
            wanted.paths,
            encoding=wanted.encoding,
            stdin=wanted.stdin,
            progress=report,
            extracts=extracts,
            day_first=wanted.day_first,
            options=wanted.options,
            newsboat=wanted.newsboat,
        )

    if not wanted.cache_file:
        return read(None)
    with closing(BlobCache(wanted.cache_file.with_name(EXTRACTS_FILE))) as extracts:
        library = restore(wanted, extracts)
        if library is None:
            library = read(extracts)
            keep(wanted, library, extracts)
        return library


def find_names(wanted: Request, articles: Sequence[Article], progress: Progress | None = None) -> Naming:
    """Find the names of the articles.

    Raises LexiconError for a user's file of names that cannot be used, AdviserError for such a pipeline.
    """

    def report(done: int, total: int) -> None:
        if progress:
            progress("finding names", done, total)

    from skyread.desk.naming import Analyser, name_library  # noqa: PLC0415  see above
    from skyread.entities.adviser import adviser  # noqa: PLC0415
    from skyread.entities.lexicon import Lexicon  # noqa: PLC0415

    lexicon = Lexicon.load(wanted.names_file)
    if wanted.nlp:
        adviser(wanted.nlp)  # fails here, where it costs nothing
    analyser = Analyser(lexicon, wanted.names_file, wanted.day_first, wanted.nlp)
    if not wanted.cache_file:
        return name_library(articles, analyser, None, report, wanted.earlier)
    with closing(BlobCache(wanted.cache_file)) as cache:
        return name_library(articles, analyser, cache, report, wanted.earlier)


def find_names_without_fail(
    wanted: Request,
    articles: Sequence[Article],
    tell: Callable[[Exception], object],
    progress: Progress | None = None,
) -> Naming:
    """Find the names of the articles; what of the user's choices cannot be used is told, and does not count.

    A slip in the user's own names, or a pipeline that is not there, must not cost all the others.
    """
    from skyread.entities.adviser import AdviserError  # noqa: PLC0415  see above
    from skyread.entities.lexicon import LexiconError  # noqa: PLC0415

    while True:
        try:
            return find_names(wanted, articles, progress)
        except LexiconError as problem:
            tell(problem)
            wanted = replace(wanted, names_file=None)
        except AdviserError as problem:
            tell(problem)
            wanted = replace(wanted, nlp="")


class Opening:
    """The two steps on a thread of their own. Reading starts as soon as it is made, finding names with `go_on`."""

    def __init__(self, wanted: Request) -> None:
        self.request = wanted
        self.progress: tuple[str, int, int] | None = None
        """What is being done now, for the status line."""
        self.notice = ""
        """What the user should hear about the names that were found."""
        self._pool = ThreadPoolExecutor(1, "opening")
        self.articles: Future[Library] = self._pool.submit(self._read)
        self.names: Future[Naming] = Future()
        self._going_on = False

    def go_on(self) -> None:
        """Find the names as soon as the articles are there; further calls change nothing."""
        if not self._going_on:
            self._going_on = True
            self._pool.submit(self._find_names)
            self._pool.shutdown(wait=False)

    def _report(self, what: str, done: int, total: int) -> None:
        self.progress = (what, done, total)

    def _read(self) -> Library:
        return read_articles(self.request, self._report)

    def _tell(self, problem: Exception) -> None:
        self.notice = f"Not in use: {problem}"

    def _find_names(self) -> None:
        try:
            articles = self.articles.result().articles
            naming = find_names_without_fail(self.request, articles, self._tell, self._report)
        except BaseException as problem:
            self.names.set_exception(problem)
        else:
            self.progress = None
            self.names.set_result(naming)
