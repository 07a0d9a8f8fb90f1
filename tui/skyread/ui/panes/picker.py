"""The picker: a box over the panes with a query, what was found for it, and a preview of where that leads."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator

from rich.style import Style

from skyread.desk.desk import Desk
from skyread.desk.listing import label
from skyread.desk.picker import Item, Kept, Ordered, Pairing, Removing, Scoped, Several
from skyread.desk.preview import PreviewRow, preview
from skyread.library.article import Article
from skyread.text.widths import cell_width, drawn, ellipsize
from skyread.ui.lines import LinePane, Piece, aligned, fill, foot, plain
from skyread.ui.paint import Overlay, Overlays, paint
from skyread.ui.panes.reader import published
from skyread.ui.sheets import SheetLines
from skyread.ui.themes import Role

_BREAKS = re.compile(r"[^\S ]+")
BESIDE_FROM = 90
"""Cells of width from which the preview stands beside the results and not below them."""

_KEYS: tuple[tuple[type, str, str], ...] = (
    (Several, "picker.mark", "mark"),
    (Ordered, "picker.order", "other order"),
    (Scoped, "picker.scope", "other scope"),
    (Pairing, "picker.beside", "beside another name"),
    (Removing, "picker.remove", "delete"),
)
"""Kinds of sources, and what can be done with theirs."""


class PickerPane(LinePane):
    """Draws `Desk.picker`; `key_of` tells the key of a command as it is shown."""

    def __init__(self, desk: Desk, key_of: Callable[[str], str]) -> None:
        super().__init__(id="picker")
        self.desk = desk
        self.key_of = key_of
        self.display = False
        self._preview: list[PreviewRow] = []
        self._article: Article | None = None
        """The article that is previewed."""
        self._overlays = Overlays(())
        self._text_rows = 0
        """Rows of the preview that show its text."""
        self._sheet: SheetLines | None = None
        """What is kept of an item besides the text where it stands."""

    # Geometry: one line of frame on every side, the query, a rule, results, and the preview.

    @property
    def previews(self) -> bool:
        """Whether there is anything to preview: commands lead nowhere in the text."""
        source = self.desk.picker.source
        return source is not None and source.previews

    @property
    def beside(self) -> bool:
        """Whether the preview stands beside the results."""
        return self.area.width >= BESIDE_FROM and self.previews

    @property
    def _inner(self) -> int:
        return max(1, self.area.width - 2)

    @property
    def _body(self) -> int:
        return max(1, self.area.height - 4)

    @property
    def result_rows(self) -> int:
        """Rows for results."""
        if self.beside or not self._preview_rows:
            return self._body
        return self._body - self._preview_rows - 1

    @property
    def _preview_rows(self) -> int:
        if self.beside:
            return self._body - 1
        return max(3, self._body * 2 // 5) if self._body >= 10 and self.previews else 0

    @property
    def _result_width(self) -> int:
        return self._inner * 11 // 20 if self.beside else self._inner

    @property
    def _preview_width(self) -> int:
        return self._inner - self._result_width - 3 if self.beside else self._inner - 2

    def prepare(self) -> None:
        """Tell the picker how many results are on screen."""
        self.desk.picker.window.resize(self.result_rows)

    def state(self) -> Hashable:
        """What the drawing depends on."""
        picker = self.desk.picker
        return (
            picker.shown,
            picker.edit.text,
            picker.edit.cursor,
            picker.taken,
            picker.window.cursor,
            picker.window.top,
            picker.preview_scroll,
            picker.source,
        )

    def begin(self) -> None:
        """Lay out the preview of the result under the cursor: the text, and below it what was noted there."""
        picker = self.desk.picker
        source, item, passage = picker.source, picker.selected, picker.landing
        self._preview, self._text_rows = [], 0
        self._article = self.desk.articles.get(passage.article) if passage is not None else None
        rows = self._preview_rows
        sheet = source.sheet(item) if rows and isinstance(source, Kept) and item is not None else None
        self._sheet = SheetLines(sheet, self._preview_width, self.palette) if sheet is not None else None
        if passage is not None and self._article is not None and rows:
            noted = min(len(self._sheet.rows), rows // 2) if self._sheet is not None else 0
            self._text_rows = rows - noted - 1 if noted else rows
            others = item.others if item is not None else ()
            painted = [Overlay(one.start, one.end, self.palette[Role.MENTION_FOCUS]) for one in others]
            painted.append(Overlay(passage.start, passage.end, self.palette[Role.CURRENT]))
            self._overlays = Overlays(painted)
            self._preview, picker.preview_scroll = preview(
                self._article, passage, self._preview_width, self._text_rows, picker.preview_scroll
            )
        elif self._sheet is not None:
            picker.preview_scroll = self._sheet.clamp(picker.preview_scroll, rows)

    # Drawing ---------------------------------------------------------------------------------------------

    def line(self, y: int) -> list[Piece]:
        """One line of the box."""
        base = self.palette[Role.OVERLAY]
        frame = base + self.palette[Role.BORDER_ACTIVE]
        last = self.area.height - 1
        if y == 0:
            return self._edge("╭", "╮", frame)
        if y == last:
            return foot(self._keys(), self._inner, frame, self.palette[Role.KEY])
        if y == 1:
            inside = self._query(base)
        elif y == 2:
            inside = [("─" * self._inner, base + self.palette[Role.BORDER])]
        else:
            inside = self._body_line(y - 3, base)
        return [("│", frame), *fill(inside, self._inner, base), ("│", frame)]

    def _keys(self) -> Iterator[tuple[str, str]]:
        """What can be done with what is listed, besides going there."""
        picker = self.desk.picker
        for kind, command, word in _KEYS:
            if isinstance(picker.source, kind):
                yield self.key_of(command), word
        if picker.items and picker.items[0].passage is not None:
            yield self.key_of("picker.worklist"), "worklist"

    def _edge(self, left: str, right: str, frame: Style) -> list[Piece]:
        picker = self.desk.picker
        title = f" {picker.source.title} " if picker.source else ""
        chosen = f"{len(picker.marked)} of " if picker.marked else ""
        number = picker.total or (chosen + str(len(picker.items)) if picker.items else "")
        count = f" {number} " if number else ""
        if title:
            title = f" {ellipsize(plain(title), max(1, self._inner - 4 - cell_width(count)))} "
        room = self._inner - 5 - cell_width(title + count)
        remark = f" {ellipsize(plain(picker.remark), room)} " if picker.remark and room > 0 else ""
        between = "─" if remark else ""
        rule = max(0, self._inner - 2 - cell_width(title + between + remark + count))
        return [
            (f"{left}─", frame),
            (title, frame + self.palette[Role.TITLE]),
            (between, frame),
            (remark, frame + self.palette[Role.MATCH]),
            ("─" * rule + count + "─" + right, frame),
        ]

    def _query(self, base: Style) -> list[Piece]:
        edit = self.desk.picker.edit
        key = self.palette[Role.KEY]
        return [(" › ", base + key), *caret_line(edit.text, edit.cursor, base, self.palette[Role.CARET])]

    def caret_cell(self) -> tuple[int, int] | None:
        """Where the query is typed."""
        edit = self.desk.picker.edit
        return min(self._inner, 4 + cell_width(edit.text[: edit.cursor])), 1

    def _body_line(self, y: int, base: Style) -> list[Piece]:
        if self.beside:
            rule: Piece = ("│ ", base + self.palette[Role.BORDER])
            left = fill(self._result(y, self._result_width, base), self._result_width, base)
            return [*left, rule, *self._preview_line(y, base)]
        if y < self.result_rows:
            return self._result(y, self._inner, base)
        if y == self.result_rows:
            return [("─" * self._inner, base + self.palette[Role.BORDER])]
        return [(" ", base), *self._preview_line(y - self.result_rows - 1, base)]

    def _result(self, y: int, width: int, base: Style) -> list[Piece]:
        picker = self.desk.picker
        number = picker.window.top + y
        if number >= len(picker.rows):
            if number == 0 and y == 0 and picker.edit.text.strip():
                return [(" Nothing found", base + self.palette[Role.DIM])]
            return []
        item = picker.rows[number]
        if isinstance(item, str):
            return [(" " + plain(item), base + self.palette[Role.DIM])]
        selected = number == picker.window.cursor
        style = base + self.palette[Role.CURSOR] if selected else base
        sign = "▸" if selected else " "
        if picker.several:
            sign += " ✓" if item.key in picker.marked else "  "
        left: list[Piece] = [
            (sign + " ", style + self.palette[Role.KEY]),
            *self._label(item, style, width - 1 - len(sign)),
        ]
        if item.detail:
            left.append(("  " + plain(item.detail), style + self.palette[Role.DIM]))
        right: list[Piece] = [(f"{item.tier} ", self.palette[Role.DIM])] if item.tier else []
        return aligned(left, right, width, style)

    def _label(self, item: Item, style: Style, width: int) -> list[Piece]:
        """The label with what matched; one whose match lies far to the right is shown from nearer to it."""
        match = style + self.palette[Role.MATCH]
        marks = set(item.marks)
        pieces: list[Piece] = []
        start = 0
        if item.column:
            # What is left out before is as much in every row, so that the column stays one.
            start = max(0, item.column - width * 2 // 5)
            if item.label[:start].strip():
                pieces.append(("…", style))
                start += 1
        elif item.marks and item.marks[0] > width * 2 // 3:
            start = item.label.find(" ", item.marks[0] - width // 2) + 1
            pieces.append(("…", style))
        for position in range(start + 1, len(item.label) + 1):
            if position == len(item.label) or (position in marks) != (start in marks):
                text = item.label[start:position]
                pieces.append((_one_line(text), match if start in marks else style))
                start = position
        return pieces

    def _preview_line(self, y: int, base: Style) -> list[Piece]:
        article = self._article
        if article is None:
            scroll = self.desk.picker.preview_scroll
            return self._sheet.line(y + scroll, base) if self._sheet is not None else []
        if self.beside:
            if y == 0:
                about = " · ".join(part for part in (published(article), plain(label(article))) if part)
                return [(about, base + self.palette[Role.HEADING])]
            y -= 1
        if self._sheet is not None and y >= self._text_rows:
            rule: Piece = ("─" * self._preview_width, base + self.palette[Role.BORDER])
            return [rule] if y == self._text_rows else self._sheet.line(y - self._text_rows - 1, base)
        if y >= len(self._preview):
            return []
        return paint(article.text, self._preview[y].spans, base, self._overlays)

    def row_at(self, y: int) -> int | None:
        """The result drawn at line `y`."""
        rows, row = self.desk.picker.rows, y - 3 + self.desk.picker.window.top
        if not 3 <= y < 3 + self.result_rows or row >= len(rows) or isinstance(rows[row], str):
            return None
        return row


def _one_line(text: str) -> str:
    """Drawable text on one line that keeps its blanks: sources set columns with them."""
    return drawn(_BREAKS.sub(" ", text))


def caret_line(text: str, cursor: int, base: Style, caret: Style) -> list[Piece]:
    """A typed line with its caret, each character drawn safely."""
    before, at, after = drawn(text[:cursor]), drawn(text[cursor : cursor + 1]), drawn(text[cursor + 1 :])
    return [(before, base), (at or " ", base + caret), (after, base)]
