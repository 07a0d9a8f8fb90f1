"""The card of an entity over the panes: its sections of lines, and a preview of where the line under the cursor leads."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from rich.style import Style

from skyread.desk.desk import Desk
from skyread.desk.listing import label
from skyread.desk.picker import Item
from skyread.desk.preview import PreviewRow, preview
from skyread.library.article import Article
from skyread.text.widths import cell_width, drawn, ellipsize
from skyread.ui.lines import LinePane, Piece, aligned, fill, foot, plain
from skyread.ui.paint import Overlay, Overlays, paint
from skyread.ui.panes.reader import published
from skyread.ui.themes import Role

BESIDE_FROM = 100
"""Cells of width from which the preview stands beside the lines and not below them."""
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


class CardPane(LinePane):
    """Draws `Desk.card`; `key_of` tells the key of a command as it is shown."""

    def __init__(self, desk: Desk, key_of: Callable[[str], str]) -> None:
        super().__init__(id="card")
        self.desk = desk
        self.key_of = key_of
        self.display = False
        self._preview: list[PreviewRow] = []
        self._article: Article | None = None
        """The article that is previewed."""
        self._overlays = Overlays(())

    # Geometry: one line of frame on every side, what is said of the whole, lines, and the preview.

    @property
    def _inner(self) -> int:
        return max(1, self.area.width - 2)

    @property
    def _body(self) -> int:
        return max(1, self.area.height - 3)

    @property
    def _beside(self) -> bool:
        return self.area.width >= BESIDE_FROM

    @property
    def _preview_rows(self) -> int:
        if self._beside:
            return max(0, self._body - 1)
        return self._body // 3 if self._body >= _BELOW_FROM else 0

    @property
    def _line_rows(self) -> int:
        return self._body if self._beside or not self._preview_rows else self._body - self._preview_rows - 1

    @property
    def _line_width(self) -> int:
        return self._inner * 11 // 20 if self._beside else self._inner

    @property
    def _preview_width(self) -> int:
        return max(1, self._inner - self._line_width - 3 if self._beside else self._inner - 2)

    def prepare(self) -> None:
        """Tell the card how many of its rows are on screen."""
        self.desk.card.window.resize(self._line_rows)

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
        passage = line.passage if line is not None else None
        self._preview = []
        self._article = self.desk.articles.get(passage.article) if passage is not None else None
        if passage is not None and self._article is not None and self._preview_rows:
            others = line.others if line is not None else ()
            painted = [Overlay(one.start, one.end, self.palette[Role.MENTION_FOCUS]) for one in others]
            painted.append(Overlay(passage.start, passage.end, self.palette[Role.CURRENT]))
            self._overlays = Overlays(painted)
            self._preview, card.preview_scroll = preview(
                self._article, passage, self._preview_width, self._preview_rows, card.preview_scroll
            )

    # Drawing ---------------------------------------------------------------------------------------------

    def line(self, y: int) -> list[Piece]:
        """One line of the box."""
        base = self.palette[Role.OVERLAY]
        frame = base + self.palette[Role.BORDER_ACTIVE]
        if y == 0:
            return self._top(frame)
        if y == self.area.height - 1:
            keys = ((self.key_of(command), word) for command, word in _KEYS)
            return foot(keys, self._inner, frame, self.palette[Role.KEY])
        inside = self._about(base) if y == 1 else self._body_line(y - 2, base)
        return [("│", frame), *fill(inside, self._inner, base), ("│", frame)]

    def _top(self, frame: Style) -> list[Piece]:
        card = self.desk.card
        name = ellipsize(plain(card.entity.name) if card.entity else "", max(1, self._inner - 4))
        title = f" {name} "
        rule = max(0, self._inner - 1 - cell_width(title))
        return [("╭─", frame), (title, frame + self.palette[Role.TITLE]), ("─" * rule + "╮", frame)]

    def _about(self, base: Style) -> list[Piece]:
        card = self.desk.card
        narrowed = [(f" /{plain(card.filter)} ", self.palette[Role.MATCH])] if card.filter else []
        return aligned([(f" {card.about}", self.palette[Role.DIM])], narrowed, self._inner, base)

    def _body_line(self, y: int, base: Style) -> list[Piece]:
        rule = self.palette[Role.BORDER]
        if self._beside:
            left = fill(self._row(y, self._line_width, base), self._line_width, base)
            return [*left, ("│ ", base + rule), *self._preview_line(y - 1, base)]
        if y < self._line_rows:
            return self._row(y, self._inner, base)
        if y == self._line_rows:
            return [("─" * self._inner, base + rule)]
        return [(" ", base), *self._preview_line(y - self._line_rows - 1, base)]

    def _row(self, y: int, width: int, base: Style) -> list[Piece]:
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

    def _preview_line(self, y: int, base: Style) -> list[Piece]:
        article = self._article
        if article is None:
            return []
        if y < 0:
            about = " · ".join(part for part in (published(article), plain(label(article))) if part)
            return [(about, base + self.palette[Role.HEADING])]
        if y >= len(self._preview):
            return []
        return paint(article.text, self._preview[y].spans, base, self._overlays)

    def row_at(self, y: int) -> int | None:
        """The row drawn at line `y`."""
        row = y - 2 + self.desk.card.window.top
        return row if 2 <= y < 2 + self._line_rows and row < len(self.desk.card.rows) else None
