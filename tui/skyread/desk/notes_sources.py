"""What else of the notebook is picked from: the tags in use, and the acts that can be taken back or done again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from skyread.desk.annotation_table import local
from skyread.desk.picker import Item, Results
from skyread.notebook.history import Act
from skyread.text.folding import fold
from skyread.text.spans import Passage

LIMIT = 1000
"""Acts that are listed for one query; how many more there are is said after the last."""
_UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class TagSource:
    """Tags with how often they are used; picking one is for `pick` to do."""

    tags: Sequence[tuple[str, int]]
    pick: Callable[[Item], bool]
    title: str = "tags in use"
    slow: bool = False
    previews: bool = False

    def find(self, query: str) -> list[Item]:
        """Tags that have the words of a query, the most used first."""
        words = fold(query).lstrip("#").split()
        return [
            Item(tag, f"#{tag}", f"{count:,} annotation{'s' if count != 1 else ''}", "", ())
            for tag, count in self.tags
            if all(word in fold(tag) for word in words)
        ]

    def landing(self, item: Item) -> Passage | None:
        """A tag stands in many places."""
        del item
        return None


@dataclass(frozen=True, slots=True)
class HistorySource:
    """What the user did, newest first; picking an act is for `pick` to do, after which `acts` tells others."""

    acts: Callable[[], Sequence[Act]]
    title_of: Callable[[str], str]
    pick: Callable[[Item], bool]
    title: str = "history · Enter takes an act back or does it again"
    slow: bool = False
    previews: bool = False
    _told: dict[int, str] = field(default_factory=dict)
    """By an act's number: what is said of it, folded; there may be ten thousand, and each is asked at every key."""

    def find(self, query: str) -> list[Item]:
        """Acts whose title, article, day or state has the words of a query."""
        words, acts = fold(query).split(), self.acts()
        found = [one for one in acts if all(word in self._haystack(one) for word in words)] if words else acts
        more = len(found) - LIMIT
        return Results(
            [self._item(one) for one in found[:LIMIT]],
            f"{len(found):,} of {len(acts):,}" if acts else "",
            tail=f"… and {more:,} more: narrow them down" if more > 0 else "",
        )

    def landing(self, item: Item) -> Passage | None:
        """An act need not be about a passage."""
        del item
        return None

    def _haystack(self, one: Act) -> str:
        told = self._told.get(one.number)
        if told is None:
            day, article = local(one.made)[:10], self._article(one)
            told = self._told[one.number] = fold(f"{one.title} {article} {day}")
        return f"{told} {_UNDONE}" if one.undone else told

    def _item(self, one: Act) -> Item:
        day, _, clock = local(one.made).partition(" ")
        when = clock if day == date.today().isoformat() else day
        state = _UNDONE if one.undone else ""
        return Item(str(one.number), f"{when:<10}  {one.title}", self._article(one), state, ())

    def _article(self, one: Act) -> str:
        return self.title_of(one.article) if one.article else ""
