"""The article list's view model: order, filter, cursor.

`order` is also the reading order of the library, which stepping through mentions follows. Drawing, opening and
reading state are not here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from skyread.desk.window import Window
from skyread.library.article import Article
from skyread.library.scanning import Skipped
from skyread.text.folding import fold


class SortKey(StrEnum):
    """What the list can be sorted by."""

    DATE = "date"
    TITLE = "title"
    SOURCE = "source"
    LENGTH = "length"
    PROGRESS = "progress"
    ENTITY = "mentions"
    WALK = "folder"
    REPEATS = "repeats"


class Listing:
    """Articles in order, those that pass the filter, and a cursor among them."""

    def __init__(self) -> None:
        self.window = Window()
        self.sort = SortKey.DATE
        self.reverse = False
        self.filter = ""
        self.only = ""
        """The name of the entity that listed articles must hold; empty for all."""
        self.order: list[str] = []
        """Every article's id in list order, whatever the filter."""
        self.rows: list[str] = []
        """Ids of the articles that pass the filter."""
        self.closed: list[Skipped] = []
        """Files that need an extra, listed after the articles."""
        self._articles: dict[str, Article] = {}
        self._walk: list[str] = []
        self._haystacks: dict[str, str] = {}
        self._all_closed: list[Skipped] = []

    @property
    def selected(self) -> str | None:
        """Id of the article under the cursor."""
        return self.rows[self.window.cursor] if self.window.cursor < len(self.rows) else None

    @property
    def selected_closed(self) -> Skipped | None:
        """The file under the cursor that cannot be opened as things are."""
        number = self.window.cursor - len(self.rows)
        return self.closed[number] if 0 <= number < len(self.closed) else None

    def fill(self, articles: Sequence[Article], closed: Sequence[Skipped] = ()) -> None:
        """Take the library's articles, in the order of the walk, and the files that need an extra."""
        self._all_closed = list(closed)
        self._articles = {article.id: article for article in articles}
        self._walk = [article.id for article in articles]
        self._haystacks = {}

    def arrange(
        self,
        progress: Callable[[str], float],
        count: Callable[[str], int],
        families: Callable[[], Mapping[str, str]],
        keep: Callable[[str], bool] = lambda _id: True,
    ) -> None:
        """Sort and filter anew; the cursor stays on its article. Only articles that `keep` agrees to are listed.

        `families` says which articles are nearly the same: those with the same word for it.
        """
        selected = self.selected
        family = families() if self.sort is SortKey.REPEATS else {}
        first = {family.get(id_, ""): -number for number, id_ in enumerate(reversed(self._walk))}
        keys: dict[SortKey, Callable[[str], object]] = {
            SortKey.DATE: lambda id_: self._articles[id_].published,
            SortKey.TITLE: lambda id_: fold(label(self._articles[id_])),
            SortKey.SOURCE: lambda id_: fold(self._articles[id_].source or ""),
            SortKey.LENGTH: lambda id_: self._articles[id_].words,
            SortKey.PROGRESS: progress,
            SortKey.ENTITY: lambda id_: -count(id_),
            SortKey.WALK: lambda _id: 0,
            SortKey.REPEATS: lambda id_: first[family[id_]],
        }
        # A stable sort over the walk keeps the folder's order among equals; what is not known comes last either way.
        known = [id_ for id_ in self._walk if self._is_known(id_, family)]
        unknown = [id_ for id_ in self._walk if not self._is_known(id_, family)]
        self.order = sorted(known, key=keys[self.sort], reverse=self.reverse) + unknown  # type: ignore[arg-type]
        words = fold(self.filter).split()
        self.rows = [id_ for id_ in self.order if keep(id_) and self._matches(id_, words)]
        self.closed = [
            file
            for file in self._all_closed
            if not self.only and all(word in fold(file.path) for word in words)
        ]
        cursor = self.rows.index(selected) if selected in self.rows else 0
        self.window.fill(len(self.rows) + len(self.closed), cursor)

    def _is_known(self, article: str, family: Mapping[str, str]) -> bool:
        """Whether an article has what the list is sorted by."""
        if self.sort is SortKey.REPEATS:
            return article in family
        one = self._articles[article]
        return {SortKey.DATE: one.published, SortKey.SOURCE: one.source}.get(self.sort, True) is not None

    def select(self, article: str) -> bool:
        """Put the cursor on an article; False if the filter hides it."""
        if article not in self.rows:
            return False
        self.window.go(self.rows.index(article))
        return True

    def neighbour(self, article: str | None, count: int) -> str | None:
        """The article `count` rows after `article` in the list (before, if negative); None past the ends."""
        rows = self.rows if article in self.rows else self.order
        if article not in rows:
            return None
        target = rows.index(article) + count
        return rows[target] if 0 <= target < len(rows) else None

    def restore(self, sort: str, reverse: bool) -> None:
        """Take an order that was kept; one that is not known is passed over."""
        if sort in set(SortKey):
            self.sort, self.reverse = SortKey(sort), reverse

    def next_sort(self) -> SortKey:
        """Go on to the next sort key."""
        keys = list(SortKey)
        self.sort = keys[(keys.index(self.sort) + 1) % len(keys)]
        return self.sort

    def _matches(self, article: str, words: list[str]) -> bool:
        if not words:
            return True
        haystack = self._haystacks.get(article)
        if haystack is None:
            one = self._articles[article]
            parts = (label(one), one.source or "", one.published or "", *one.paths)
            haystack = self._haystacks[article] = fold(" ".join(parts))
        return all(word in haystack for word in words)


def label(article: Article) -> str:
    """An article's title, or its first words where it has none."""
    if article.title:
        return article.title
    for block in article.blocks:
        if block.kind.value not in {"furniture", "caption"}:
            words = article.text[block.start : min(block.end, block.start + 200)].split()
            return " ".join(words[:16]) + ("…" if len(words) > 16 else "")
    return article.path
