"""Where the rows of a note break while it is edited: every character has a row, and every place a column.

Words break as they do in articles (`text.breaking`); unlike there, blanks at a break belong to the row before it, since
the caret must be able to stand among them. No editing and no drawing.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right

from skyread.text.breaking import break_rows
from skyread.text.spans import Span
from skyread.text.widths import cell_width, clusters

_KEPT_LINES = 20_000
"""Lines whose breaks are remembered: a key changes one of them, the others need not be looked at again."""


class NoteRows:
    """The rows of `text` at `width` cells; there is always one. Offsets are code points, end exclusive."""

    def __init__(self) -> None:
        self.text = ""
        self.width = 0
        self._starts = [0]
        self._ends = [0]
        self._breaks: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._starts)

    def lay_out(self, text: str, width: int) -> None:
        """Break `text` for `width` cells (at least 1)."""
        width = max(1, width)
        if text == self.text and width == self.width:
            return
        if width != self.width or len(self._breaks) > _KEPT_LINES:
            self._breaks.clear()
        self.text, self.width = text, width
        self._starts, self._ends = [], []
        at = 0
        for line in text.split("\n"):
            breaks = self._breaks.get(line)
            if breaks is None:
                breaks = self._breaks[line] = _breaks(line, width)
            starts = [at + one for one in breaks]
            self._starts += starts
            self._ends += starts[1:]
            at += len(line)
            self._ends.append(at)
            at += 1

    def row(self, number: int) -> Span:
        """The range of a row, the blanks at its end included, without the line break."""
        return Span(self._starts[number], self._ends[number])

    def row_of(self, offset: int) -> int:
        """The row in which a caret at `offset` stands; at a break within a line that is the row after it."""
        return bisect_right(self._starts, offset) - 1

    def continues(self, number: int) -> bool:
        """Whether the line goes on in the next row."""
        return number + 1 < len(self) and self._starts[number + 1] == self._ends[number]

    def column_of(self, offset: int) -> int:
        """The column of a caret at `offset`, in cells; among blanks that hang over the edge it is the edge."""
        start = self._starts[self.row_of(offset)]
        return min(self.width, cell_width(self.text[start:offset]))

    def offset_at(self, number: int, column: int) -> int:
        """Where in a row a caret at `column` cells stands: never inside of a grapheme cluster."""
        start, end = self._starts[number], self._ends[number]
        used, last = 0, start
        for low, high in clusters(self.text[start:end]):
            last = start + low
            cells = cell_width(self.text[last : start + high])
            if used + cells > column:
                return last
            used += cells
        return last if self.continues(number) else end


def _breaks(line: str, width: int) -> tuple[int, ...]:
    """Where the rows of one line begin."""
    starts: array[int] = array("q")
    break_rows(line, 0, (width, width), [], (starts, array("q")), keep_lines=True)
    # Leading blanks before a word that does not fit after them are skipped there, and have a row of their own here.
    return tuple(starts) if starts[0] == 0 else (0, *starts)
