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


MOST_NAMES = 6
"""Other names that are shown of the entity under the cursor."""

SidebarRow = EntityRow | HeadingRow | AliasRow


class Sidebar:
    """Entities in groups, filtered, with a cursor that stands on entities only."""

    def __init__(self) -> None:
        self.window = Window()
        self.library_scope = False
        self.filter = ""
        self.rows: list[SidebarRow] = []
        self._entries: Sequence[EntityRow] = ()
        self._listed: list[SidebarRow] = []
        """Headings and entities that pass the filter, without the names under the cursor."""
        self._kept: list[EntityRow] = []
        self._places: dict[str, int] = {}
        """Entity id → its number in `_kept`."""
        self._selected: str | None = None

    @property
    def entities(self) -> int:
        """How many entities are listed."""
        return len(self._kept)

    @property
    def selected(self) -> EntityRow | None:
        """The entity under the cursor."""
        place = self._places.get(self._selected or "")
        return self._kept[place] if place is not None else None

    def fill(self, entries: Sequence[EntityRow]) -> None:
        """Take the entities to list: by type in order, most frequent first within a type."""
        order = {kind: number for number, kind in enumerate(EntityType)}
        self._entries = sorted(
            entries, key=lambda row: (order[row.entity.type], -row.count, row.entity.name, row.entity.id)
        )
        self.narrow(self.filter)

    def narrow(self, text: str) -> None:
        """Keep the entities one of whose forms holds every word of `text`."""
        self.filter = text
        words = fold(text).split()
        self._kept = [
            row
            for row in self._entries
            if all(any(word in fold(alias) for alias in row.entity.aliases) for word in words)
        ]
        self._places = {row.entity.id: number for number, row in enumerate(self._kept)}
        self._listed = []
        for kind, group in groupby(self._kept, key=lambda row: row.entity.type):
            members = list(group)
            self._listed.append(HeadingRow(HEADINGS[kind], len(members)))
            self._listed.extend(members)
        if self._selected not in self._places:
            self._selected = self._kept[0].entity.id if self._kept else None
        self._place_cursor()

    def select(self, entity: str) -> None:
        """Put the cursor on an entity, if it is listed."""
        if entity in self._places:
            self._selected = entity
            self._place_cursor()

    def move(self, count: int) -> None:
        """Move the cursor by `count` entities."""
        if self._kept:
            place = self._places[self._selected or self._kept[0].entity.id]
            self.select(self._kept[max(0, min(len(self._kept) - 1, place + count))].entity.id)

    def go(self, row: int) -> None:
        """Put the cursor on the entity at `row` or the nearest one after it, else before it."""
        for one in (*self.rows[row:], *reversed(self.rows[:row])):
            if isinstance(one, EntityRow):
                self.select(one.entity.id)
                return

    def _place_cursor(self) -> None:
        """Put the other names of the entity under the cursor below it, and the window where the cursor is."""
        selected = self.selected
        if selected is None:
            self.rows = list(self._listed)
            self.window.fill(len(self.rows), 0)
            return
        cursor = self._listed.index(selected)
        others = [alias for alias in selected.entity.aliases if alias != selected.entity.name]
        names = [AliasRow(other) for other in others[:MOST_NAMES]]
        self.rows = [*self._listed[: cursor + 1], *names, *self._listed[cursor + 1 :]]
        self.window.fill(len(self.rows), cursor)
        if self.window.top == 1 and cursor == 1:
            self.window.top = 0
