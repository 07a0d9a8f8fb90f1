"""Drawing a sheet: its looks as roles of the theme, its rows as pieces of lines."""

from __future__ import annotations

from rich.style import Style

from skyread.desk.sheet import Look, Sheet, rows_of
from skyread.ui.lines import Piece
from skyread.ui.paint import Overlay, Overlays, paint
from skyread.ui.themes import Palette, Role

_ROLES = {
    Look.HEADING: Role.HEADING,
    Look.CONTEXT: Role.DIM,
    Look.QUOTE: Role.UNREAD,
    Look.DIFFERS: Role.MENTION_FOCUS,
    Look.NOTE: Role.TEXT,
    Look.ABOUT: Role.DIM,
}


class SheetLines:
    """A sheet laid out at a width."""

    def __init__(self, sheet: Sheet, width: int, palette: Palette) -> None:
        self._text = sheet.text
        layout = sheet.layout(width)
        self.rows = rows_of(layout)
        quoted = [one for one in sheet.marks if one.look in (Look.QUOTE, Look.DIFFERS)]
        self._quote = (
            (layout.row_of(quoted[0].start), layout.row_of(quoted[-1].end - 1)) if quoted else (0, 0)
        )
        plain = Style.null()
        self._overlays = Overlays(
            Overlay(one.start, one.end, plain if one.look is Look.NOTE else palette[_ROLES[one.look]])
            for one in sheet.marks
        )

    def hidden(self, height: int) -> int:
        """How many rows do not fit into `height` rows."""
        return max(0, len(self.rows) - height)

    def start(self, height: int) -> int:
        """The first of `height` rows that show the quote: 0 where it is seen from the beginning."""
        first, last = self._quote
        return 0 if last < height else self.clamp(first - height // 3, height)

    def clamp(self, scroll: int, height: int) -> int:
        """How far `height` rows can be scrolled: `scroll`, or as much of it as there is text for."""
        return max(0, min(scroll, self.hidden(height)))

    def line(self, row: int, base: Style) -> list[Piece]:
        """One row of the sheet; nothing outside it."""
        if not 0 <= row < len(self.rows):
            return []
        return paint(self._text, self.rows[row], base, self._overlays)
