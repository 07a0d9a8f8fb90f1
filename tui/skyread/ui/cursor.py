"""The terminal's own cursor: where it stands, and a shape that tells the mode.

Textual hides it. Readers with a braille display or a magnifier follow it, so it stands wherever text is typed or
selected, and moves, hidden, with the focus elsewhere. Where that is, is the panes' to say.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

from textual.app import App
from textual.geometry import Offset


class Shape(IntEnum):
    """What the cursor looks like: numbers of the terminal's DECSCUSR; 0 is the terminal's own choice."""

    HIDDEN = -1
    OWN = 0
    BLOCK = 2
    UNDERLINE = 4
    BAR = 6


class TerminalCursor:
    """Puts the cursor of the terminal somewhere, writing no more than what has changed."""

    def __init__(self, app: Callable[[], App[object]]) -> None:
        """`app` gives the running application, which is not known before the screen is on it."""
        self._app = app
        self._shape = Shape.HIDDEN
        self._at = Offset(0, 0)

    def put(self, at: Offset, shape: Shape, *, again: bool = False) -> None:
        """Put it at a cell of the screen. `again`: the terminal may have forgotten what it was told."""
        if again:
            self._shape = Shape.HIDDEN
        if at == self._at and shape is self._shape:
            return
        # textual ends every update there; where nothing is drawn, nothing would move it
        self._app().cursor_position = at
        codes = ""
        if shape is not self._shape:
            codes += "\x1b[?25l" if shape is Shape.HIDDEN else f"\x1b[{shape.value} q\x1b[?25h"
        if shape is not Shape.HIDDEN:
            codes += f"\x1b[{at.y + 1};{at.x + 1}H"
        self._at, self._shape = at, shape
        self._write(codes)

    def give_back(self) -> None:
        """Leave the terminal with the cursor that it had."""
        if self._shape is not Shape.HIDDEN:
            self._shape = Shape.HIDDEN
            self._write(f"\x1b[{Shape.OWN.value} q")

    def _write(self, codes: str) -> None:
        app = self._app()
        driver = app._driver  # textual has no other way to write to the terminal
        if codes and driver is not None and not app.is_headless:
            driver.write(codes)
