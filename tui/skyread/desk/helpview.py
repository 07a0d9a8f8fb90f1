"""The help screen's view model: the live key map as lines, filtered, broken into rows, with a window over them.

No sentence is cut: where the screen is narrow a command takes several rows, and keys that are longer than their column
a row of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from skyread.desk.window import Window
from skyread.keys.helptable import TITLES, HelpRow
from skyread.text.folding import fold
from skyread.text.widths import cell_width
from skyread.text.wrap import Region, lay_out

HelpLine = HelpRow | str
"""A command with its keys, or the heading of a group."""

KEYS_WIDTH = 22
"""Cells of the column of keys where there is room."""
_ROOMY = 64
_NARROW_KEYS_WIDTH = 10


@dataclass(frozen=True, slots=True)
class HelpPiece:
    """A row of the help: a heading, or keys, a part of a sentence, or both."""

    line: int
    """Number of the line that it belongs to."""
    heading: str = ""
    keys: str = ""
    help: str = ""


class HelpView:
    """What the help shows; `shown` tells whether it is on screen."""

    def __init__(self) -> None:
        self.shown = False
        self.title = ""
        self.filter = ""
        self.lines: list[HelpLine] = []
        self.rows: list[HelpPiece] = []
        """The lines as they are drawn; the window is over these, its cursor on the first row of a line."""
        self.window = Window()
        self.keys_width = KEYS_WIDTH
        """Cells of the column of keys."""
        self._width = 80
        self._all: Sequence[HelpRow] = ()

    def open(self, title: str, rows: Sequence[HelpRow]) -> None:
        """Show `rows`, grouped by where their keys are bound."""
        self.title = title
        self._all = rows
        self.shown = True
        self.narrow("")
        self.window.go(0)

    def close(self) -> None:
        """Take the help off the screen."""
        self.shown = False

    def narrow(self, text: str) -> None:
        """Keep the rows that hold every word of `text` in keys, title, help or command."""
        self.filter = text
        words = fold(text).split()
        self.lines = []
        context = None
        for row in self._all:
            haystack = fold(" ".join((*row.keys, row.title, row.help, row.command)))
            if all(word in haystack for word in words):
                if row.context is not context:
                    context = row.context
                    self.lines.append(TITLES[context])
                self.lines.append(row)
        self._break()
        self.window.fill(len(self.rows), 0)

    def resize(self, width: int, height: int) -> None:
        """Set the cells and the rows on screen; the cursor stays on its line."""
        if width != self._width:
            at = self.rows[self.window.cursor].line if self.rows else 0
            self._width = width
            self._break()
            self.window.fill(len(self.rows), self._first(at))
        self.window.resize(height)

    def move(self, rows: int) -> None:
        """Go by so many rows to the line that stands there, at least to the next one; the window goes with far jumps."""
        if not self.rows:
            return
        here = self.rows[self.window.cursor].line
        row = max(0, min(self.window.cursor + rows, len(self.rows) - 1))
        if abs(rows) >= max(2, self.window.height // 2):
            self.window.scroll(rows)
        line = self.rows[row].line
        if line == here and rows > 0:
            line = min(here + 1, len(self.lines) - 1)
        first = self._first(line)
        last = max(number for number, one in enumerate(self.rows) if one.line == line)
        self.window.go(last)
        self.window.go(first)

    def _first(self, line: int) -> int:
        return next((number for number, one in enumerate(self.rows) if one.line == line), 0)

    def _break(self) -> None:
        """Break the lines into rows."""
        self.keys_width = KEYS_WIDTH if self._width >= _ROOMY else min(_NARROW_KEYS_WIDTH, self._width // 3)
        self.rows = []
        for number, line in enumerate(self.lines):
            if isinstance(line, str):
                self.rows.append(HelpPiece(number, heading=line))
            else:
                self.rows += self._rows(number, line)

    def _rows(self, number: int, line: HelpRow) -> Iterator[HelpPiece]:
        keys = "  ".join(line.keys) or f":{line.command}"
        region = Region(0, len(line.help))
        layout = lay_out(line.help, [region], max(1, self._width - self.keys_width - 3))
        parts = [
            "".join(line.help[piece.start : piece.end] for piece in layout.pieces(row))
            for row in range(len(layout.rows))
        ]
        if cell_width(keys) > self.keys_width:
            yield HelpPiece(number, keys=keys)
            keys = ""
        for part in parts:
            yield HelpPiece(number, keys=keys, help=part)
            keys = ""
