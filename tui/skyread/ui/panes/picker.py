"""The picker: a box over the panes with a query, what was found for it, and a preview of where that leads."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator

from rich.style import Style

from skyread.desk.desk import Desk
from skyread.desk.picker import (
    Comparing,
    Item,
    Kept,
    Ordered,
    Pairing,
    Reasoned,
    Removing,
    Scoped,
    Several,
)
from skyread.text.widths import cell_width, drawn, ellipsize
from skyread.ui.lines import Piece, aligned, edge, plain
from skyread.ui.panes.box import PreviewingBox
from skyread.ui.sheets import SheetLines
from skyread.ui.themes import Role

_BREAKS = re.compile(r"[^\S ]+")
_KEYS: tuple[tuple[type, str, str], ...] = (
    (Several, "picker.mark", "mark"),
    (Ordered, "picker.order", "other order"),
    (Scoped, "picker.scope", "other scope"),
    (Pairing, "picker.beside", "beside another name"),
    (Comparing, "picker.same", "same statement"),
    (Removing, "picker.remove", "delete"),
    (Reasoned, "picker.why", "say why"),
)
"""Kinds of sources, and what can be done with theirs."""
_WIDE = 60
"""Columns from which a row has room for all that stands at its right."""
_BETWEEN = 4
"""Columns of a row for the sign at its left and the blanks around what stands at its right."""


class PickerPane(PreviewingBox):
    """Draws `Desk.picker`."""

    head_rows = 2
    beside_from = 90

    def __init__(self, desk: Desk, key_of: Callable[[str], str]) -> None:
        super().__init__(desk, key_of, id="picker")
        self._text_rows = 0
        """Rows of the preview that show its text."""
        self._sheet: SheetLines | None = None
        """What is kept of an item besides the text where it stands."""

    # Geometry --------------------------------------------------------------------------------------------

    @property
    def previews(self) -> bool:
        """Whether there is anything to preview: commands lead nowhere in the text."""
        source = self.desk.picker.source
        return source is not None and source.previews

    @property
    def rows_below(self) -> int:
        """Rows of a preview below the results."""
        return max(3, self.body * 2 // 5) if self.body >= 10 else 0

    def prepare(self) -> None:
        """Tell the picker how many results are on screen."""
        self.desk.picker.window.resize(self.row_count)

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
        rows = self.preview_rows
        sheet = source.sheet(item) if rows and isinstance(source, Kept) and item is not None else None
        self._sheet = SheetLines(sheet, self.preview_width, self.palette) if sheet is not None else None
        noted = min(len(self._sheet.rows), rows // 2) if self._sheet is not None else 0
        self._text_rows = rows - noted - 1 if noted else rows
        others = item.others if item is not None else ()
        scroll = self.lay_preview(passage, others, self._text_rows, picker.preview_scroll)
        if self.article is None and self._sheet is not None:
            scroll = self._sheet.clamp(scroll, rows)
        picker.preview_scroll = scroll

    # Drawing ---------------------------------------------------------------------------------------------

    def keys(self) -> Iterator[tuple[str, str]]:
        """What can be done with what is listed, besides going there."""
        picker = self.desk.picker
        for kind, command, word in _KEYS:
            if isinstance(picker.source, kind):
                yield command, word
        if picker.items and picker.items[0].passage is not None:
            yield "picker.worklist", "worklist"

    def top(self, frame: Style) -> list[Piece]:
        """The upper edge with what is picked from, what is remarked on it, and how many there are."""
        picker = self.desk.picker
        title = f" {picker.source.title} " if picker.source else ""
        chosen = f"{len(picker.marked)} of " if picker.marked else ""
        number = picker.total or (chosen + str(len(picker.items)) if picker.items else "")
        count = f" {number} " if number else ""
        if title:
            title = f" {ellipsize(plain(title), max(1, self.inner - 4 - cell_width(count)))} "
        room = self.inner - 5 - cell_width(title + count)
        remark = f" {ellipsize(plain(picker.remark), room)} " if picker.remark and room > 0 else ""
        left = [(title, frame + self.palette[Role.TITLE])]
        if remark:
            left += [("─", frame), (remark, frame + self.palette[Role.MATCH])]
        return edge(left, [(count, frame)], self.inner, frame)

    def heading(self, base: Style) -> list[Piece]:
        """The query."""
        edit = self.desk.picker.edit
        key = self.palette[Role.KEY]
        return [(" › ", base + key), *caret_line(edit.text, edit.cursor, base, self.palette[Role.CARET])]

    def caret_cell(self) -> tuple[int, int] | None:
        """Where the query is typed."""
        edit = self.desk.picker.edit
        return min(self.inner, 4 + cell_width(edit.text[: edit.cursor])), 1

    def row(self, y: int, width: int, base: Style) -> list[Piece]:
        """One result, or a heading between them."""
        picker = self.desk.picker
        number = picker.window.top + y
        if number >= len(picker.rows):
            if number == 0 and y == 0 and picker.answered is not None:
                return [(f" {self._nothing()}", base + self.palette[Role.DIM])]
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
        tier = _aside(item, width)
        right: list[Piece] = [(f"{tier} ", self.palette[Role.DIM])] if tier else []
        return aligned(left, right, width, style)

    def _nothing(self) -> str:
        """What stands in the place of results where there are none; nothing where something is to be typed first."""
        picker = self.desk.picker
        scoped = picker.source if isinstance(picker.source, Scoped) else None
        typed = picker.edit.text.strip()
        said = "Nothing found" if typed else picker.remark if scoped is None else "Nothing here"
        key = self.key_of("picker.scope") if scoped is not None and not scoped.widest else ""
        return f"{said}; {key} looks elsewhere" if key else said

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

    def preview_line(self, y: int, base: Style) -> list[Piece]:
        """Row `y` of the preview: the text, and below it what was noted there, which stands alone where no text is."""
        sheet = self._sheet
        if self.article is None:
            row = y + self.beside + self.desk.picker.preview_scroll
            return sheet.line(row, base) if sheet is not None else []
        if sheet is not None and y >= self._text_rows:
            if y == self._text_rows:
                return self.rule(self.preview_width, base)
            return sheet.line(y - self._text_rows - 1, base)
        return super().preview_line(y, base)

    def row_at(self, y: int) -> int | None:
        """The result drawn at line `y`."""
        picker, on_screen = self.desk.picker, self.row_on(y)
        row = None if on_screen is None else picker.window.top + on_screen
        return (
            row
            if row is not None and row < len(picker.rows) and not isinstance(picker.rows[row], str)
            else None
        )


def _aside(item: Item, width: int) -> str:
    """As much of what stands at a row's right as leaves a narrow row to what it stands beside: all, a date, nothing."""
    aside = cell_width(item.tier)
    if width >= _WIDE or aside < width // 4 or cell_width(item.label) + aside + _BETWEEN <= width:
        return item.tier
    last = item.tier.rpartition(" ")[2]
    return last if last[:1].isdigit() and cell_width(last) < width // 4 else ""


def _one_line(text: str) -> str:
    """Drawable text on one line that keeps its blanks: sources set columns with them."""
    return drawn(_BREAKS.sub(" ", text))


def caret_line(text: str, cursor: int, base: Style, caret: Style) -> list[Piece]:
    """A typed line with its caret, each character drawn safely."""
    before, at, after = drawn(text[:cursor]), drawn(text[cursor : cursor + 1]), drawn(text[cursor + 1 :])
    return [(before, base), (at or " ", base + caret), (after, base)]
