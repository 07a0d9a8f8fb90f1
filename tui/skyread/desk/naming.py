"""From articles to an index of names: analyse each article, from the cache where it can be, and resolve them all.

Analysis is a pure function of one article, so a large library is analysed in several processes. Nothing here
reads articles from files; the cache is only ever a short cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from skyread.desk.earlier import Earlier
from skyread.entities.adviser import advise, adviser
from skyread.entities.analysis import Quote
from skyread.entities.keeping import keeping_all
from skyread.entities.lexicon import ANALYSER_VERSION, Lexicon
from skyread.entities.recogniser import Analysis, analyse
from skyread.index.cache import BlobCache
from skyread.index.library_index import Index
from skyread.library.article import Article
from skyread.library.parallel import in_processes

Progress = Callable[[int, int], None]
"""(done, of how many)."""

PARALLEL_FROM = 3_000_000
"""Code points to analyse from which starting further processes pays."""


@dataclass(frozen=True, slots=True)
class Analyser:
    """What analysing an article depends on besides its text."""

    lexicon: Lexicon
    names_file: Path | None
    """The user's own names in the lexicon, which other processes load again."""
    day_first: bool = False
    """How 3/4/2021 is read."""
    nlp: str = ""
    """The spaCy pipeline that settles ties between types; empty for none."""

    @property
    def version(self) -> str:
        """Changes whenever analyses do."""
        return f"{ANALYSER_VERSION}:{self.lexicon.digest}:{'dmy' if self.day_first else 'mdy'}:{self.nlp}"

    def analyse(self, article: Article) -> Analysis:
        """The names and dates of an article. Raises AdviserError where the pipeline cannot be used."""
        found = analyse(article.text, article.blocks, self.lexicon, day_first=self.day_first)
        return advise(found, adviser(self.nlp)(article.text)) if self.nlp else found


@dataclass(frozen=True, slots=True)
class Naming:
    """The index of a library's names and how its analyses came about."""

    index: Index
    cached: frozenset[str]
    """Ids of the articles whose analysis was in the cache, or at hand."""
    quoted: Mapping[str, Sequence[Quote]] = field(default_factory=dict)
    """By article id: its quotes, for `index.quotes.Quotes`."""


def name_library(
    articles: Sequence[Article],
    analyser: Analyser,
    cache: BlobCache | None = None,
    progress: Progress | None = None,
    earlier: Earlier | None = None,
) -> Naming:
    """The index of `articles`; `earlier` is what finding them left in this session, and is changed."""
    version, earlier = analyser.version, earlier or Earlier()
    known = earlier.analyses(version)
    analyses = {article.id: known[article.id] for article in articles if article.id in known}
    unknown = [article.id for article in articles if article.id not in analyses]
    kept = cache.get_many(unknown, version) if cache and unknown else {}
    with keeping_all():
        for id_, blob in kept.items():
            try:
                analyses[id_] = Analysis.from_bytes(blob)
            except ValueError:
                continue  # a damaged entry: analysed again and overwritten below
    missing = [article for article in articles if article.id not in analyses]
    fresh: dict[str, bytes] = {}
    done = len(analyses)
    cached = frozenset(analyses)
    for id_, analysis in _analyse_all(missing, analyser):
        analyses[id_] = analysis
        fresh[id_] = analysis.to_bytes()
        done += 1
        if progress:
            progress(done, len(articles))
    if cache and fresh:
        cache.put_many(fresh, version)
    published = {article.id: article.published for article in articles}
    quoted = {id_: analysis.quotes for id_, analysis in analyses.items() if analysis.quotes}
    with keeping_all():
        resolution = earlier.resolve(analyses, published, analyser.lexicon, version)
        return Naming(Index.build(articles, resolution), cached, quoted)


def _analyse_all(articles: Sequence[Article], analyser: Analyser) -> Iterator[tuple[str, Analysis]]:
    if sum(len(article.text) for article in articles) < PARALLEL_FROM:
        yield from ((article.id, analyser.analyse(article)) for article in articles)
        return
    # The longest first, so that no process is left with the largest article at the end.
    ordered = sorted(articles, key=lambda article: -len(article.text))
    arguments = (analyser.names_file, analyser.day_first, analyser.nlp)
    yield from in_processes(_analyse_one, ordered, prepare=_prepare, arguments=arguments)


_analyser: Analyser | None = None


def _prepare(names_file: Path | None, day_first: bool, nlp: str) -> None:
    """Give a worker process its analyser, once."""
    global _analyser  # noqa: PLW0603 — a process pool's initialiser has nowhere else to put it
    _analyser = Analyser(Lexicon.load(names_file), names_file, day_first, nlp)


def _analyse_one(article: Article) -> tuple[str, Analysis]:
    assert _analyser is not None
    return article.id, _analyser.analyse(article)
