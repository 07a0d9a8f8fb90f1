"""The picker's view model: a typed query, what a source finds for it, a cursor.

A source finds items for a query; the picker never knows what it finds. Results that come late never move a
cursor that the user has moved, and results for an older query are dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from skyread.desk.lineedit import LineEdit
from skyread.desk.sheet import Sheet
from skyread.desk.window import Window
from skyread.entities.model import Entity
from skyread.text.spans import Passage, Span


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
    heading: str = ""
    """Of the group that begins with this item: said on a row of its own before it."""
    column: int = 0
    """Offset into `label` of what stands in one column in all items; 0 where nothing does."""
    others: tuple[Span, ...] = ()
    """Ranges of the passage's article that the preview points out besides the passage."""


class Results(list[Item]):
    """Items of which more is to be said than there are rows for."""

    def __init__(self, items: Iterable[Item], total: str = "", remark: str = "", tail: str = "") -> None:
        super().__init__(items)
        self.total = total
        """How many there are, where that is not the number of items."""
        self.remark = remark
        """Said beside the title: what was wrong with the query."""
        self.tail = tail
        """Said on a row of its own after the last item."""


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


@runtime_checkable
class Ordered(Source, Protocol):
    """A source that can list its items in several orders."""

    def reordered(self) -> Source:
        """The same in the next order."""


@runtime_checkable
class Scoped(Source, Protocol):
    """A source that can look in more places, or in fewer."""

    @property
    def widest(self) -> bool:
        """Whether there is nowhere else to look."""

    def rescoped(self) -> Source:
        """The same in the next scope."""


@runtime_checkable
class Pairing(Source, Protocol):
    """A source of what one entity does, that can be narrowed to what it does near another."""

    @property
    def entity(self) -> Entity:
        """The one."""

    def beside(self, other: Entity) -> Source:
        """Only what stands near the other."""


@runtime_checkable
class Comparing(Source, Protocol):
    """A source of what is said, that can be narrowed to what says the same."""

    def grouped(self, item: Item, query: str) -> tuple[Source, str] | None:
        """Only what says the same as an item, and the query for it; None where nothing else does."""


@runtime_checkable
class Kept(Source, Protocol):
    """A source that keeps more of an item than where it stands."""

    def sheet(self, item: Item) -> Sheet | None:
        """What is kept of it: stands below the preview, or in its place where the item leads nowhere."""


@runtime_checkable
class Acting(Source, Protocol):
    """A source that does something itself with what is picked."""

    def pick(self, item: Item) -> bool:
        """Do it; whether the picker stays open, to pick more."""


@runtime_checkable
class Several(Acting, Protocol):
    """A source of whose items several can be picked at once."""

    def pick_all(self, items: Sequence[Item]) -> bool:
        """Do it with all of them; whether the picker stays open."""


@runtime_checkable
class Bounded(Source, Protocol):
    """A source that lists only so many of the items that there are."""

    def up_to(self, limit: int) -> Source:
        """The same that lists more, or fewer."""


@runtime_checkable
class Removing(Source, Protocol):
    """A source whose items can be deleted."""

    def remove(self, item: Item) -> None:
        """Delete what an item stands for; the picker stays open."""


@runtime_checkable
class Reasoned(Source, Protocol):
    """A source of whose items the user can write down why they are there."""

    def reason(self, item: Item) -> str | None:
        """What is written; None where nothing can be."""

    def give_reason(self, item: Item, reason: str) -> None:
        """Write it down; an empty one takes away what was written. The picker stays open."""


class Picker:
    """An open picker. `shown` tells whether it is on screen; its state outlives being closed, for resuming."""

    def __init__(self) -> None:
        self.shown = False
        self.edit = LineEdit()
        self.window = Window()
        self.source: Source | None = None
        self.items: list[Item] = []
        self.rows: list[Item | str] = []
        """What stands on the window's rows: items, and texts that the cursor passes over."""
        self.remark = ""
        self.total = ""
        self.preview_scroll = 0
        self.answered: str | None = None
        """The query whose items are shown; None before any were found."""
        self.marked: dict[str, Item] = {}
        """By key: items that are to be picked together; they stay so while the query changes."""
        self.taken = 0
        """How often items were taken: what is drawn depends on it."""
        self._moved = False

    @property
    def selected(self) -> Item | None:
        """The item under the cursor."""
        row = self.rows[self.window.cursor] if self.rows else None
        return row if isinstance(row, Item) else None

    @property
    def landing(self) -> Passage | None:
        """Where the item under the cursor leads."""
        item = self.selected
        return self.source.landing(item) if self.source is not None and item is not None else None

    def open(self, source: Source, query: str = "") -> None:
        """Start picking from `source`."""
        self.source = source
        self.edit.set(query)
        self.items, self.rows = [], []
        self.marked = {}
        self.remark = self.total = ""
        self.answered = None
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

    def stay(self) -> None:
        """The cursor stays on its item, whatever place that has in the items to come."""
        self._moved = True

    @property
    def several(self) -> bool:
        """Whether several items can be picked at once."""
        return isinstance(self.source, Several)

    def mark(self) -> bool:
        """Mark the item under the cursor, or no longer, and go on to the next; False where one only can be picked."""
        item = self.selected
        if item is None or not self.several:
            return False
        if self.marked.pop(item.key, None) is None:
            self.marked[item.key] = item
        self.taken += 1
        self.move(1)
        return True

    def move(self, rows: int) -> None:
        """Move the cursor by `rows`, round the ends if by one; never onto a row that is no item."""
        size = len(self.rows)
        if not self.items:
            return
        if abs(rows) == 1:
            row = (self.window.cursor + rows) % size
            while isinstance(self.rows[row], str):
                row = (row + rows) % size
            self._go(row)
        else:
            self._go(self._item_row(max(0, min(self.window.cursor + rows, size - 1)), 1 if rows > 0 else -1))
        self._moved = True
        self.preview_scroll = 0

    def go(self, row: int) -> None:
        """Put the cursor on a row, as the mouse does; on one that is no item it stays where it is."""
        if 0 <= row < len(self.rows) and isinstance(self.rows[row], Item):
            self._go(row)
            self._moved = True
            self.preview_scroll = 0

    def take(self, query: str, items: list[Item]) -> None:
        """Show what was found for `query`, unless another query has been typed since."""
        if query != self.edit.text:
            return
        pointed = self.selected.key if self._moved and self.selected else None
        self.items = items
        self.rows = []
        for item in items:
            if item.heading:
                self.rows.append(item.heading)
            self.rows.append(item)
        if isinstance(items, Results):
            self.remark, self.total = items.remark, items.total
            if items and items.tail:
                self.rows.append(items.tail)
        else:
            self.remark = self.total = ""
        self.answered = query
        self.taken += 1
        found = (row for row, item in enumerate(self.rows) if isinstance(item, Item) and item.key == pointed)
        self.window.fill(len(self.rows))
        self._go(next(found, self._item_row(0, 1)) if items else 0)
        if pointed is None:
            self.preview_scroll = 0

    def _item_row(self, row: int, direction: int) -> int:
        """The nearest row with an item, from `row` on this way, else the other way."""
        for step in (direction, -direction):
            place = row
            while 0 <= place < len(self.rows):
                if isinstance(self.rows[place], Item):
                    return place
                place += step
        return 0

    def _go(self, row: int) -> None:
        """Put the cursor on a row; a heading right above the window comes into view with the first of its group."""
        self.window.go(row)
        above = self.window.top - 1
        if self.window.cursor == self.window.top and above >= 0 and isinstance(self.rows[above], str):
            self.window.top -= 1
