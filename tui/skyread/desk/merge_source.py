"""The other entities, to choose the one that an entity is the same as: the likely ones first, and why.

Which are likely is `entities.suggestions`' business; what is done with the one that was picked, the screen's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from skyread.desk.picker import Item, Results
from skyread.desk.sources import EntitySource
from skyread.entities.model import Entity, EntityType
from skyread.text.spans import Passage

_NONE_ALIKE = "none looks alike: type letters of its other name"


@dataclass(frozen=True, slots=True)
class MergeSource:
    """Everything but dates that an entity may be the same as."""

    entity: Entity
    entities: EntitySource
    likely: Mapping[str, str]
    """Ids of those that may be the same, the likeliest first, and why."""
    merge: Callable[[Entity], None]
    """Called with the one that was picked."""
    slow: bool = False
    previews: bool = True

    @property
    def title(self) -> str:
        """What is picked."""
        return f"{self.entity.name} is the same as"

    def find(self, query: str) -> list[Item]:
        """Entities for a query; for an empty one the likely ones, then those whose names look alike."""
        found = self.entities.find(query or self.entity.name.split()[-1])
        if not query:
            likely = [self._likely(id_) for id_ in self.likely]
            found = [*likely, *(one for one in found if one.key not in self.likely)]
        others = ((item, self.entities.index.entity(item.key)) for item in found)
        fit = [
            item
            for item, other in others
            if other is not None and other.id != self.entity.id and other.type is not EntityType.DATE
        ]
        return fit if fit or query else Results(fit, remark=_NONE_ALIKE)

    def _likely(self, id_: str) -> Item:
        index = self.entities.index
        other = index.entity(id_)
        mentions, articles = index.counts(id_)
        kind = other.type.value.lower() if other else ""
        detail = f"{kind} · {mentions} in {articles}"
        return Item(id_, other.name if other else "", detail, self.likely[id_], ())

    def landing(self, item: Item) -> Passage | None:
        """Where the other one stands, to make sure."""
        return self.entities.landing(item)

    def pick(self, item: Item) -> bool:
        """Merge."""
        other = self.entities.index.entity(item.key)
        if other is not None:
            self.merge(other)
        return False
