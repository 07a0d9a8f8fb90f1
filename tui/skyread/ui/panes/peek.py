"""The peek at an entity: a small box near the focus."""

from __future__ import annotations

from collections.abc import Hashable

from skyread.desk.desk import Desk
from skyread.text.widths import cell_width, drawn, ellipsize
from skyread.ui.lines import LinePane, Piece, fill, plain
from skyread.ui.themes import Role


class PeekPane(LinePane):
    """Draws `Desk.peek`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="peek")
        self.desk = desk
        self.display = False
        self._rows: list[str] = []

    def state(self) -> Hashable:
        """What the drawing depends on."""
        return self.desk.peek

    def begin(self) -> None:
        """Wrap what is said."""
        peek = self.desk.peek
        self._rows = (
            peek.rows(max(1, self.area.width - 4), max(1, self.area.height - 2)) if peek is not None else []
        )

    def line(self, y: int) -> list[Piece]:
        """One line of the box."""
        base = self.palette[Role.OVERLAY]
        frame = base + self.palette[Role.BORDER_ACTIVE]
        inner = max(1, self.area.width - 2)
        if y == 0:
            name = plain(self.desk.peek.entity.name) if self.desk.peek is not None else ""
            title = f" {ellipsize(name, max(1, inner - 4))} "
            rule = max(0, inner - 1 - cell_width(title))
            return [("╭─", frame), (title, frame + self.palette[Role.TITLE]), ("─" * rule + "╮", frame)]
        if y == self.area.height - 1:
            return [("╰" + "─" * inner + "╯", frame)]
        row = drawn(self._rows[y - 1]) if y - 1 < len(self._rows) else ""
        style = base + self.palette[Role.DIM] if y == 1 else base
        return [("│", frame), *fill([(" " + row, style)], inner, base), ("│", frame)]
