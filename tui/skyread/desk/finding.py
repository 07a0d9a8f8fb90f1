"""Search inside articles: the query that was typed last and where its hits are.

Hits are found article by article when they are asked for and kept while the query stands. Ranking hits of the
whole library is `index.search`; this is the `/ n N` of a pager.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterable
from operator import attrgetter

from skyread.index.matching import Pattern
from skyread.library.article import Article
from skyread.text.folding import fold
from skyread.text.spans import Span

_KEPT_FOLDED = 32
_START = attrgetter("start")


class Search:
    """The standing query and its hits."""

    def __init__(self) -> None:
        self.query = ""
        self.forward = True
        self._pattern: Pattern | None = None
        self._hits: dict[str, list[Span]] = {}
        self._folded: OrderedDict[str, str] = OrderedDict()

    def __bool__(self) -> bool:
        return self._pattern is not None

    def set(self, query: str) -> None:
        """Search for `query` from here on; an empty one ends the search."""
        if query != self.query or (query and self._pattern is None):
            self.query = query
            self._pattern = Pattern.compile(query) if query.strip() else None
            self._hits = {}

    def hits(self, article: Article | None) -> list[Span]:
        """The hits in an article, in order."""
        if self._pattern is None or article is None:
            return []
        found = self._hits.get(article.id)
        if found is None:
            found = self._hits[article.id] = self._pattern.find_all(
                article.text, self._fold(article), article.hidden
            )
        return found

    def step(self, article: Article, offset: int, direction: int, count: int = 1) -> Span | None:
        """The hit `count` after (or before) the one that starts at `offset`; None past the article's ends."""
        hits = self.hits(article)
        if direction > 0:
            target = bisect_right(hits, offset, key=_START) + count - 1
        else:
            target = bisect_left(hits, offset, key=_START) - count
        return hits[target] if 0 <= target < len(hits) else None

    def first_with_hits(self, articles: Iterable[Article]) -> Article | None:
        """The first of `articles` that holds a hit."""
        return next((article for article in articles if self.hits(article)), None)

    def total(self, articles: Iterable[Article]) -> int:
        """How many hits there are in all of `articles`."""
        return sum(len(self.hits(article)) for article in articles)

    def number(self, article: Article | None, offset: int) -> int:
        """Which hit of the article starts at `offset`, counted from 1; 0 if none does."""
        hits = self.hits(article)
        position = bisect_left(hits, offset, key=_START)
        return position + 1 if position < len(hits) and hits[position].start == offset else 0

    def _fold(self, article: Article) -> str:
        folded = self._folded.get(article.id)
        if folded is None:
            folded = self._folded[article.id] = fold(article.text)
            if len(self._folded) > _KEPT_FOLDED:
                self._folded.popitem(last=False)
        else:
            self._folded.move_to_end(article.id)
        return folded
