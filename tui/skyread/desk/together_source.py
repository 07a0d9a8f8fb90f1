"""Whom an entity is named with, to pick from: picking one lists the passages where both stand.

How strongly two entities belong together is `index.together`'s business; it is asked in the background, once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock

from skyread.desk.picker import Item, Results
from skyread.desk.sparkline import bar
from skyread.entities.model import Entity
from skyread.index.library_index import Index
from skyread.index.together import Companion, Company, beside, company
from skyread.text.folding import fold
from skyread.text.spans import Passage

MOST = 500
"""Companions that are listed."""
_BAR = 8
"""Cells of the bar that says how strongly two belong together."""
_NAME = 24
"""Cells of a name after which what is said of it stands in one column."""


@dataclass(frozen=True, slots=True, eq=False)
class TogetherSource:
    """The companions of an entity, the strongest first; picking one is for `choose` to do."""

    index: Index
    entity: Entity
    choose: Callable[[Entity, Companion], None]
    made: list[Company] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)
    """Held while they are worked out: who types on meanwhile waits for that."""
    slow: bool = True
    previews: bool = True

    @property
    def title(self) -> str:
        """Whose companions."""
        return f"together with {self.entity.name}"

    def find(self, query: str) -> list[Item]:
        """Companions one of whose names holds every word of the query."""
        with self.lock:
            if not self.made:
                self.made.append(company(self.index, self.entity.id))
            found = self.made[0]
        words = fold(query).split()
        entities = ((one, self.index.entity(one.entity)) for one in found.companions)
        fitting = [
            (one, entity)
            for one, entity in entities
            if entity is not None and (not words or _holds(entity, words))
        ]
        more = len(fitting) - MOST
        return Results(
            [self._item(one, entity) for one, entity in fitting[:MOST]],
            f"{len(fitting):,}" if fitting else "",
            f"looked at {found.read:,} of {found.of:,} articles" if found.read < found.of else "",
            f"… and {more:,} more: narrow them down" if more > 0 else "",
        )

    def _item(self, one: Companion, entity: Entity) -> Item:
        label = f"{bar(one.strength, _BAR)}  {entity.name:<{_NAME}}"
        others = beside(self.index, one.nearest, entity.id)
        kind = entity.type.value.lower()
        return Item(entity.id, label, _about(one), kind, (), one.nearest, others=others)

    def landing(self, item: Item) -> Passage | None:
        """Where both stand as near to each other as they ever do."""
        return item.passage

    def pick(self, item: Item) -> bool:
        """List where both stand."""
        one = (
            next((one for one in self.made[0].companions if one.entity == item.key), None)
            if self.made
            else None
        )
        other = self.index.entity(item.key)
        if one is not None and other is not None:
            self.choose(other, one)
        return True


def _holds(entity: Entity, words: Sequence[str]) -> bool:
    return any(all(word in fold(alias) for word in words) for alias in (entity.name, *entity.aliases))


def _about(one: Companion) -> str:
    """How near the two stand, the nearest first; what is nowhere so is left out."""
    parts = []
    if one.sentences:
        parts.append(f"{one.sentences} sentence{'s' if one.sentences != 1 else ''}")
    elif one.paragraphs:
        parts.append(f"{one.paragraphs} paragraph{'s' if one.paragraphs != 1 else ''}")
    parts.append(f"{one.articles} article{'s' if one.articles != 1 else ''}")
    return " · ".join(parts)
