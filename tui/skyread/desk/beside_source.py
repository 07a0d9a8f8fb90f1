"""The other entities, to choose beside which one the mentions of an entity are looked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from skyread.desk.mention_source import MentionSource
from skyread.desk.picker import Item
from skyread.desk.sources import EntitySource
from skyread.entities.model import Entity
from skyread.text.spans import Passage


@dataclass(frozen=True, slots=True)
class BesideSource:
    """Every entity but the one whose mentions are meant."""

    mentions: MentionSource
    entities: EntitySource
    show: Callable[[Entity], None]
    """Lists the mentions near which the entity that was picked stands."""
    slow: bool = False
    previews: bool = True

    @property
    def title(self) -> str:
        """What is picked."""
        return f"{self.mentions.entity.name} together with"

    def find(self, query: str) -> list[Item]:
        """Entities for a query."""
        return [item for item in self.entities.find(query) if item.key != self.mentions.entity.id]

    def landing(self, item: Item) -> Passage | None:
        """Where the other one stands."""
        return self.entities.landing(item)

    def pick(self, item: Item) -> bool:
        """List where both stand."""
        other = self.entities.index.entity(item.key)
        if other is not None:
            self.show(other)
        return True
