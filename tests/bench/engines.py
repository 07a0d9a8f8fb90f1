"""The budgets that need no screen: how fast articles are read, named, resolved and made searchable on one core."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import texts

from skyread.desk.naming import Analyser, name_library
from skyread.entities.lexicon import Lexicon
from skyread.entities.recogniser import Analysis
from skyread.entities.resolver import resolve
from skyread.index.cache import BlobCache
from skyread.index.search import TextSearch
from skyread.library.article import Article
from skyread.library.examining import read_bytes

_T = TypeVar("_T")


def timed(act: Callable[[], _T]) -> tuple[_T, float]:
    """What `act` gives, and the seconds of the processor that it took: what else the machine does counts less."""
    started = time.thread_time()
    result = act()
    return result, time.thread_time() - started


def _megabytes(articles: Sequence[Article]) -> float:
    return sum(len(article.text.encode()) for article in articles) / 1e6


def rates(copies: int, folder: Path) -> dict[str, float]:
    """Rates (MB/s) on the samples with variation; `first` and `second` are whole starts, in seconds."""
    lexicon, loading = timed(lambda: Lexicon.load(None))
    sources = [(name, text.encode()) for name, text in texts.varied_samples(copies)]
    articles, reading = timed(lambda: [read_bytes(data, name) for name, data in sources])
    size = _megabytes(articles)
    analyser = Analyser(lexicon, None)
    analyser.analyse(articles[0])
    _, analysing = timed(lambda: [analyser.analyse(one) for one in articles])
    _, searching = timed(TextSearch(articles).build)
    cache = BlobCache(folder / "analyses.sqlite")
    _, first = timed(lambda: name_library(articles, Analyser(lexicon, None), cache))
    _, second = timed(lambda: name_library(articles, Analyser(lexicon, None), cache))
    cache.close()
    return {
        "megabytes": size,
        "articles": len(articles),
        "lexicon": loading,
        "reading": size / reading,
        "analysing": size / analysing,
        "text search": size / searching,
        "first": first,
        "second": second,
    }


def resolving(counts: Sequence[int]) -> dict[int, float]:
    """Seconds to resolve the names of so many articles, every one of which brings new people."""
    lexicon = Lexicon.load(None)
    analyser = Analyser(lexicon, None)
    articles = [
        read_bytes(text.encode(), f"{number}.txt")
        for number, text in enumerate(texts.articles(max(counts), 1500))
    ]
    analyses: list[tuple[Article, Analysis]] = [(one, analyser.analyse(one)) for one in articles]
    return {count: _resolve(analyses[:count], lexicon) for count in counts}


def _resolve(some: Sequence[tuple[Article, Analysis]], lexicon: Lexicon) -> float:
    by_id = {one.id: analysis for one, analysis in some}
    dates = {one.id: one.published for one, _ in some}
    return timed(lambda: resolve(by_id, dates, lexicon))[1]
