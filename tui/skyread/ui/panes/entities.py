"""The entities pane: names by type, how often they stand and where in the article."""

from __future__ import annotations

from collections.abc import Hashable

from rich.style import Style

from skyread.desk.desk import Desk
from skyread.desk.sidebar import AliasRow, EntityRow, HeadingRow, SidebarRow
from skyread.desk.sparkline import sparkline
from skyread.ui.lines import LinePane, Piece, aligned, fill, plain
from skyread.ui.themes import Role

_NULL = Style.null()
_SPARK_CELLS = 8
RULED = " ·"
"""Stands behind a name that the user's rulings made what it is."""


class EntitiesPane(LinePane):
    """Draws `Desk.sidebar`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="entities")
        self.desk = desk
        self.active = False

    @property
    def header_rows(self) -> int:
        """Lines above the rows."""
        return 1 if self.area.height >= 3 else 0

    def prepare(self) -> None:
        """Tell the sidebar how many rows are on screen."""
        self.desk.sidebar.window.resize(self.area.height - self.header_rows)

    def state(self) -> Hashable:
        """What the drawing depends on."""
        sidebar = self.desk.sidebar
        selected = sidebar.selected
        return (
            id(self.desk.index),
            sidebar.library_scope,
            sidebar.filter,
            sidebar.window.top,
            sidebar.window.cursor,
            selected.entity.id if selected else None,
            len(sidebar.rows),
            self.active,
            self.desk.current,
            self.desk.reader.entity,
            self.desk.named,
            self.desk.reader.article.id if self.desk.reader.article else None,
        )

    def line(self, y: int) -> list[Piece]:
        """One line of the pane."""
        if y < self.header_rows:
            return self._header()
        number = y - self.header_rows + self.desk.sidebar.window.top
        rows = self.desk.sidebar.rows
        if number < len(rows):
            return self._row(rows[number], number)
        if number == 0:
            text = " Finding names …" if not self.desk.named else " No names here"
            return [(text, self.palette[Role.DIM])]
        return []

    def _header(self) -> list[Piece]:
        sidebar = self.desk.sidebar
        style = self.palette[Role.HEADER_ACTIVE if self.active else Role.HEADER]
        scope = "library" if sidebar.library_scope else "this article"
        left = f" Entities · {scope}" + (f"  /{sidebar.filter}" if sidebar.filter else "")
        return aligned([(left, _NULL)], [(f"{sidebar.entities} ", _NULL)], self.area.width, style)

    def _row(self, row: SidebarRow, number: int) -> list[Piece]:
        width, palette = self.area.width, self.palette
        base = palette[Role.TEXT]
        if isinstance(row, HeadingRow):
            return aligned(
                [(" " + row.text, palette[Role.HEADING])], [(f"{row.count} ", palette[Role.DIM])], width, base
            )
        if isinstance(row, AliasRow):
            return fill([("    also " + plain(row.text), palette[Role.DIM])], width, base)
        return self._entity(row, number, width)

    def _entity(self, row: EntityRow, number: int, width: int) -> list[Piece]:
        desk, palette = self.desk, self.palette
        base = palette[Role.TEXT]
        if number == desk.sidebar.window.cursor:
            base = base + palette[Role.CURSOR if self.active else Role.CURSOR_IDLE]
        current = row.entity.id == desk.current
        style = palette.mention(row.entity.type) + (palette[Role.CURRENT] if current else _NULL)
        mark = "▸ " if current else "› " if row.entity.id == desk.reader.entity else "  "
        right: list[Piece] = []
        article = desk.reader.article
        if row.offsets and article is not None and width >= 24:
            right.append((sparkline(row.offsets, len(article.text), _SPARK_CELLS), palette[Role.SPARK]))
        elif desk.sidebar.library_scope:
            right.append((f"in {row.articles}", palette[Role.DIM]))
        right.append((f"{row.count:>4} ", palette[Role.COUNT if current else Role.DIM]))
        left: list[Piece] = [(mark, palette[Role.KEY]), (plain(row.entity.name), style)]
        if desk.deciding.made(row.entity.id):
            left.append((RULED, palette[Role.DIM]))
        return aligned(left, right, width, base)

    def cursor_row(self) -> int:
        """The line of the pane on which the cursor stands."""
        window = self.desk.sidebar.window
        return self.header_rows + window.cursor - window.top

    def row_at(self, y: int) -> int | None:
        """The row of the sidebar drawn at line `y`."""
        row = y - self.header_rows + self.desk.sidebar.window.top
        return row if y >= self.header_rows and row < len(self.desk.sidebar.rows) else None
