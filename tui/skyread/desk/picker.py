"""The picker's view model: a typed query, what a source finds for it, a cursor.

A source finds items for a query; the picker never knows what it finds. Results that come late never move a
cursor that the user has moved, and results for an older query are dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from skyread.desk.lineedit import LineEdit
from skyread.desk.window import Window
from skyread.text.spans import Passage


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to pick."""

    key: str
    """What the source calls it: an entity's id, a command's id, a number."""
    label: str
    detail: str
    """Said after the label, dimmed."""
    tier: str
    """Why it matches, in a word; empty where that goes without saying."""
    marks: tuple[int, ...]
    """Offsets into `label` of the characters that matched."""
    passage: Passage | None = None
    """Where picking it leads, if that was known when it was found."""


class Source(Protocol):
    """What a picker picks from."""

    @property
    def title(self) -> str:
        """What is picked, for the picker's first line."""

    @property
    def slow(self) -> bool:
        """Whether finding may take longer than a key press, and is to be done in the background."""

    @property
    def previews(self) -> bool:
        """Whether its items lead to passages."""

    def find(self, query: str) -> list[Item]:
        """Items for a query, best first; for an empty one, what is likeliest."""

    def landing(self, item: Item) -> Passage | None:
        """Where picking an item leads, and what the preview shows; asked for the one under the cursor only."""


class Picker:
    """An open picker. `shown` tells whether it is on screen; its state outlives being closed, for resuming."""

    def __init__(self) -> None:
        self.shown = False
        self.edit = LineEdit()
        self.window = Window()
        self.source: Source | None = None
        self.items: list[Item] = []
        self.preview_scroll = 0
        self._moved = False

    @property
    def selected(self) -> Item | None:
        """The item under the cursor."""
        return self.items[self.window.cursor] if self.items else None

    @property
    def landing(self) -> Passage | None:
        """Where the item under the cursor leads."""
        item = self.selected
        return self.source.landing(item) if self.source is not None and item is not None else None

    def open(self, source: Source, query: str = "") -> None:
        """Start picking from `source`."""
        self.source = source
        self.edit.set(query)
        self.items = []
        self.window.fill(0, 0)
        self._moved = False
        self.preview_scroll = 0
        self.shown = True

    def resume(self) -> bool:
        """Show the picker as it was left; False if there was none."""
        self.shown = self.source is not None
        return self.shown

    def close(self) -> None:
        """Take the picker off the screen; its state stays."""
        self.shown = False

    def typed(self) -> None:
        """The query has changed: what the user pointed at belongs to the old one."""
        self._moved = False

    def move(self, rows: int) -> None:
        """Move the cursor by `rows`, round the ends if by one."""
        size = len(self.items)
        if not size:
            return
        if abs(rows) == 1:
            self.window.go((self.window.cursor + rows) % size)
        else:
            self.window.move(rows)
        self._moved = True
        self.preview_scroll = 0

    def go(self, row: int) -> None:
        """Put the cursor on a row, as the mouse does."""
        self.window.go(row)
        self._moved = True
        self.preview_scroll = 0

    def take(self, query: str, items: list[Item]) -> None:
        """Show what was found for `query`, unless another query has been typed since."""
        if query != self.edit.text:
            return
        pointed = self.selected.key if self._moved and self.selected else None
        self.items = items
        cursor = next((row for row, item in enumerate(items) if item.key == pointed), 0)
        self.window.fill(len(items), cursor)
        if pointed is None:
            self.preview_scroll = 0
