"""What else of the notebook is picked from: the tags in use, and the acts that can be taken back or done again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from skyread.desk.annotation_table import local
from skyread.desk.picker import Item
from skyread.notebook.history import Act
from skyread.text.folding import fold
from skyread.text.spans import Passage


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

    def find(self, query: str) -> list[Item]:
        """Acts whose title or article has the words of a query."""
        words, today = fold(query).split(), date.today().isoformat()
        items = []
        for one in self.acts():
            day, _, clock = local(one.made).partition(" ")
            article = self.title_of(one.article) if one.article else ""
            state = "undone" if one.undone else ""
            if all(word in fold(f"{one.title} {article} {state} {day}") for word in words):
                label = f"{clock if day == today else day:<10}  {one.title}"
                items.append(Item(str(one.number), label, article, state, ()))
        return items

    def landing(self, item: Item) -> Passage | None:
        """An act need not be about a passage."""
        del item
        return None
