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
