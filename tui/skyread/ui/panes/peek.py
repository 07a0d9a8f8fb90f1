"""The peek at an entity: a small box near the focus."""

from __future__ import annotations

from collections.abc import Hashable

from rich.style import Style

from skyread.desk.desk import Desk
from skyread.text.widths import drawn, ellipsize
from skyread.ui.lines import Piece, edge, plain
from skyread.ui.panes.box import BoxPane
from skyread.ui.themes import Role


class PeekPane(BoxPane):
    """Draws `Desk.peek`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(str, id="peek")
        self.desk = desk
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

    def top(self, frame: Style) -> list[Piece]:
        """The upper edge with the name."""
        name = plain(self.desk.peek.entity.name) if self.desk.peek is not None else ""
        title = f" {ellipsize(name, max(1, self.inner - 4))} "
        return edge([(title, frame + self.palette[Role.TITLE])], (), self.inner, frame)

    def body_line(self, y: int, base: Style) -> list[Piece]:
        """A row of what is said."""
        row = drawn(self._rows[y]) if y < len(self._rows) else ""
        return [(" " + row, base + self.palette[Role.DIM] if y == 0 else base)]
