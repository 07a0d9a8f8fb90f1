"""The entity sidebar's view model: the entities of this article or of the library, grouped by type.

Rows are headings, entities and, under the cursor, an entity's other names. No drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from skyread.desk.window import Window
from skyread.entities.model import Entity, EntityType
from skyread.text.folding import fold

HEADINGS = {
    EntityType.PERSON: "People",
    EntityType.ORG: "Organisations",
    EntityType.PLACE: "Places",
    EntityType.TREATY: "Treaties",
    EntityType.WEAPON: "Weapons",
    EntityType.EVENT: "Events",
    EntityType.DATE: "Dates",
    EntityType.OTHER: "Other",
}


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One entity with what the sidebar tells of it."""

    entity: Entity
    count: int
    offsets: Sequence[int]
    """Starts of its mentions in the article; empty in the library's list."""
    articles: int
    """How many articles of the library name it."""


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """The name of a group of entities and how many it has."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class AliasRow:
    """The other forms of the entity above it."""

    text: str


SidebarRow = EntityRow | HeadingRow | AliasRow


class Sidebar:
    """Entities in groups, filtered, with a cursor that stands on entities only."""

    def __init__(self) -> None:
        self.window = Window()
        self.library_scope = False
        self.filter = ""
        self.rows: list[SidebarRow] = []
        self.entities = 0
        self._entries: Sequence[EntityRow] = ()
        self._selected: str | None = None

    @property
    def selected(self) -> EntityRow | None:
        """The entity under the cursor."""
        if 0 <= self.window.cursor < len(self.rows):
            row = self.rows[self.window.cursor]
            if isinstance(row, EntityRow):
                return row
        return None

    def fill(self, entries: Sequence[EntityRow]) -> None:
        """Take the entities to list: by type in order, most frequent first within a type."""
        order = {kind: number for number, kind in enumerate(EntityType)}
        self._entries = sorted(
            entries, key=lambda row: (order[row.entity.type], -row.count, row.entity.name, row.entity.id)
        )
        self._arrange()

    def narrow(self, text: str) -> None:
        """Keep the entities one of whose forms holds every word of `text`."""
        self.filter = text
        self._arrange()

    def select(self, entity: str) -> None:
        """Put the cursor on an entity, if it is listed."""
        self._selected = entity
        self._arrange()

    def move(self, count: int) -> None:
        """Move the cursor by `count` entities."""
        entries = [row for row in self.rows if isinstance(row, EntityRow)]
        if not entries:
            return
        here = self.selected
        position = entries.index(here) if here in entries else 0
        target = entries[max(0, min(len(entries) - 1, position + count))]
        self._selected = target.entity.id
        self._arrange()

    def go(self, row: int) -> None:
        """Put the cursor on the entity at `row` or the nearest one after it."""
        for one in [*self.rows[row:], *reversed(self.rows[:row])]:
            if isinstance(one, EntityRow):
                self._selected = one.entity.id
                self._arrange()
                return

    def _arrange(self) -> None:
        words = fold(self.filter).split()
        kept = [
            row
            for row in self._entries
            if all(any(word in fold(alias) for alias in row.entity.aliases) for word in words)
        ]
        self.entities = len(kept)
        if kept and self._selected not in {row.entity.id for row in kept}:
            self._selected = kept[0].entity.id
        self.rows = []
        cursor = 0
        for kind, group in groupby(kept, key=lambda row: row.entity.type):
            members = list(group)
            self.rows.append(HeadingRow(HEADINGS[kind], len(members)))
            for row in members:
                if row.entity.id == self._selected:
                    cursor = len(self.rows)
                self.rows.append(row)
                if row.entity.id == self._selected:
                    others = [alias for alias in row.entity.aliases if alias != row.entity.name]
                    self.rows.extend(AliasRow(other) for other in others[:6])
        self.window.fill(len(self.rows), cursor)
        if self.window.top == 1 and cursor == 1:
            self.window.top = 0
