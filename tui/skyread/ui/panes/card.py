"""The card of an entity over the panes: its sections of lines, and a preview of where the line under the cursor leads."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from rich.style import Style

from skyread.desk.desk import Desk
from skyread.desk.picker import Item
from skyread.text.widths import drawn, ellipsize
from skyread.ui.lines import Piece, aligned, edge, plain
from skyread.ui.panes.box import PreviewingBox
from skyread.ui.themes import Role

_BELOW_FROM = 12
"""Rows of lines from which there is a preview below them."""
_KEYS = (
    ("card.go", "go there"),
    ("card.next_section", "next section"),
    ("card.filter", "filter"),
    ("jump.mentions", "in context"),
    ("jump.together", "together"),
    ("jump.timeline", "timeline"),
    ("jump.quotes", "quotes"),
    ("card.close", "close"),
)


class CardPane(PreviewingBox):
    """Draws `Desk.card`."""

    head_rows = 1

    def __init__(self, desk: Desk, key_of: Callable[[str], str]) -> None:
        super().__init__(desk, key_of, id="card")

    @property
    def rows_below(self) -> int:
        """Rows of a preview below the lines."""
        return self.body // 3 if self.body >= _BELOW_FROM else 0

    def prepare(self) -> None:
        """Tell the card how many of its rows are on screen."""
        self.desk.card.window.resize(self.row_count)

    def state(self) -> Hashable:
        """What the drawing depends on."""
        card = self.desk.card
        return (
            card.shown,
            card.entity.name if card.entity else "",
            card.about,
            card.ready,
            card.taken,
            card.filter,
            card.window.cursor,
            card.window.top,
            card.preview_scroll,
        )

    def begin(self) -> None:
        """Lay out the preview of the line under the cursor."""
        card = self.desk.card
        line = card.selected
        passage, others = (line.passage, line.others) if line is not None else (None, ())
        card.preview_scroll = self.lay_preview(passage, others, self.preview_rows, card.preview_scroll)

    # Drawing ---------------------------------------------------------------------------------------------

    def keys(self) -> Iterable[tuple[str, str]]:
        """What can be done on the card."""
        return _KEYS

    def top(self, frame: Style) -> list[Piece]:
        """The upper edge with the name."""
        card = self.desk.card
        name = ellipsize(plain(card.entity.name) if card.entity else "", max(1, self.inner - 4))
        return edge([(f" {name} ", frame + self.palette[Role.TITLE])], (), self.inner, frame)

    def heading(self, base: Style) -> list[Piece]:
        """What is said of the whole."""
        card = self.desk.card
        narrowed = [(f" /{plain(card.filter)} ", self.palette[Role.MATCH])] if card.filter else []
        return aligned([(f" {card.about}", self.palette[Role.DIM])], narrowed, self.inner, base)

    def row(self, y: int, width: int, base: Style) -> list[Piece]:
        """One line of a section, or its heading."""
        card = self.desk.card
        number = card.window.top + y
        if number >= len(card.rows):
            if number or card.rows:
                return []
            said = "Nothing has these letters" if card.ready else "Gathering …"
            return [(f" {said}", base + self.palette[Role.DIM])]
        row = card.rows[number]
        if isinstance(row, str):
            role = Role.HEADING if number in card.headings else Role.DIM
            return [((" " if number in card.headings else "    ") + plain(row), base + self.palette[role])]
        selected = number == card.window.cursor and row.passage is not None
        style = base + self.palette[Role.CURSOR] if selected else base
        left: list[Piece] = [
            (" ▸ " if selected else "   ", style + self.palette[Role.KEY]),
            *self._text(row, style),
        ]
        right: list[Piece] = [(f"{row.tier} ", self.palette[Role.DIM])] if row.tier else []
        return aligned(left, right, width, style)

    def _text(self, row: Item, style: Style) -> list[Piece]:
        pieces: list[Piece] = [(drawn(row.label), style)]
        if row.detail:
            pieces.append(("  " + plain(row.detail), style + self.palette[Role.DIM]))
        return pieces

    def row_at(self, y: int) -> int | None:
        """The row drawn at line `y`."""
        on_screen = self.row_on(y)
        row = None if on_screen is None else self.desk.card.window.top + on_screen
        return row if row is not None and row < len(self.desk.card.rows) else None
