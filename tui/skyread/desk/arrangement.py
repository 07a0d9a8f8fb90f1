"""Which panes stand on the screen and how wide they are, at any size down to one cell.

Wide (from 120 columns): list, reader, entities. Medium (80 to 119): the reader and one side pane. Narrow: one
pane at a time. Pure arithmetic.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

WIDE = 120
MEDIUM = 80


class Pane(StrEnum):
    """A pane that can have the keys."""

    LIST = "list"
    READER = "reader"
    ENTITIES = "entities"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Widths in cells; 0 means that the pane is not on screen."""

    list: int
    reader: int
    entities: int

    def shows(self, pane: Pane) -> bool:
        """Whether a pane is on screen."""
        return bool(getattr(self, pane.value))


def arrange(
    width: int,
    pane: Pane,
    *,
    side: Pane = Pane.LIST,
    list_on: bool = True,
    entities_on: bool = True,
    zen: bool = False,
) -> Arrangement:
    """The panes for `width` cells when `pane` has the keys and `side` is the side pane that had them last."""
    width = max(1, width)
    if zen and pane is Pane.READER:
        return Arrangement(0, width, 0)
    if width < MEDIUM:
        return Arrangement(*(width if one is pane else 0 for one in Pane))
    if width >= WIDE:
        left = _side_width(width) if list_on or pane is Pane.LIST else 0
        right = _side_width(width) - 2 if entities_on or pane is Pane.ENTITIES else 0
        return Arrangement(left, width - left - right, right)
    wanted = pane if pane is not Pane.READER else side
    if wanted is Pane.LIST and (list_on or pane is Pane.LIST):
        return Arrangement(30, width - 30, 0)
    if wanted is Pane.ENTITIES and (entities_on or pane is Pane.ENTITIES):
        return Arrangement(0, width - 28, 28)
    return Arrangement(0, width, 0)


def _side_width(width: int) -> int:
    return min(48, 24 + width // 12)


class View:
    """Which panes the user wants to see: hidden ones, the side pane that was looked at last, only the text."""

    def __init__(self) -> None:
        self.zen = False
        self._side = Pane.LIST
        self._hidden: set[Pane] = set()

    def panes(self, width: int, pane: Pane) -> Arrangement:
        """The panes for `width` cells when `pane` has the keys."""
        return arrange(
            width,
            pane,
            side=self._side,
            list_on=Pane.LIST not in self._hidden,
            entities_on=Pane.ENTITIES not in self._hidden,
            zen=self.zen,
        )

    def look_at(self, pane: Pane) -> None:
        """A pane gets the keys: a side pane is then the one that stands beside the text."""
        if pane is not Pane.READER:
            self._side = pane
            self.zen = False

    def toggle(self, side: Pane, width: int, pane: Pane) -> None:
        """Show or hide the pane `side`, on a screen of `width` cells where `pane` has the keys."""
        if self.panes(width, pane).shows(side):
            self._hidden.add(side)
        else:
            self._hidden.discard(side)
            self._side = side


@dataclass(frozen=True, slots=True)
class Box:
    """Where an overlay stands, in cells."""

    x: int
    y: int
    width: int
    height: int


def overlay(width: int, height: int) -> Box:
    """The place of an overlay: nearly all of a small screen, a window in a large one; the last row stays free."""
    across = width if width < 60 else min(width - 4, 150)
    down = height - 1 if height < 20 else min(height - 3, 46)
    return Box((width - across) // 2, 0 if height < 20 else 1, max(1, across), max(1, down))


EDITOR_BESIDE_TEXT = 11
"""Rows above the status line from which the note editor leaves some of the text in sight."""
EDITOR_ROWS = 6


def editor_box(width: int, height: int, panes: Arrangement) -> Box:
    """The place of the note editor: the lower half of the reader; all of the screen where that is little.

    `height` is without the status line.
    """
    if height < EDITOR_BESIDE_TEXT:
        return Box(0, 0, max(1, width), max(1, height))
    rows = max(EDITOR_ROWS, height // 2)
    x, across = (panes.list, panes.reader) if panes.reader else (0, width)
    return Box(x, height - rows, max(1, across), rows)
