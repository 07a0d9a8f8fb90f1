"""What is drawn of annotations in the reader: highlights in the text, signs in the margin, places in the gutter.

The margin also says which paragraphs were read before in another article.

Which annotations there are and which is in focus is told by `desk.marking`; the pane asks for the pieces row by row.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.style import Style

from skyread.desk.desk import Desk
from skyread.desk.marking import is_sure, range_of
from skyread.notebook.annotation import Placed
from skyread.text.spans import Span
from skyread.ui.lines import Piece
from skyread.ui.paint import Overlay
from skyread.ui.themes import Palette, Role


class DrawnAnnotations:
    """The annotations of the article shown, as they are drawn at its present layout."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._signs: dict[int, list[Placed]] = {}
        self._repeated: set[int] = set()
        self._noted: dict[int, str] = {}
        self._noted_of: object = None

    def begin(self, *, shown: bool) -> None:
        """Find out where they stand, before the rows of a changed state are drawn."""
        self._signs, self._repeated = {}, set()
        reader, marking = self._desk.reader, self._desk.marking
        if not shown or reader.layout is None or not reader.layout.rows:
            self._noted, self._noted_of = {}, None
            return
        seen = reader.visible()
        for one in marking.passages():
            if seen.overlaps(*range_of(one)):
                self._signs.setdefault(reader.layout.row_of(range_of(one)[0]), []).append(one)
        self._repeated = {reader.layout.row_of(one.start) for one in self._desk.seen_before.in_sight()}
        of = (id(reader.layout), reader.height, self._desk.annotations.changed)
        if of != self._noted_of:
            self._noted, self._noted_of = self._find_noted(), of

    def highlights(self, seen: Span, palette: Palette) -> Iterator[Overlay]:
        """Highlights on screen, the longest lowest; the one in focus lies over all of them."""
        marking = self._desk.marking
        on_screen = [one for one in marking.passages() if seen.overlaps(*range_of(one))]
        for one in sorted(on_screen, key=lambda one: range_of(one)[0] - range_of(one)[1]):
            yield Overlay(*range_of(one), palette.highlight(marking.pen_called(one.annotation.pen)))
        focus = marking.in_focus
        if focus is not None:
            look = palette.highlight(marking.pen_called(focus.annotation.pen))
            yield Overlay(*range_of(focus), look + palette[Role.ANNOTATION_FOCUS])

    def margin(self, row: int, cells: int, palette: Palette, *, in_focus: bool) -> list[Piece]:
        """The `cells` left of a row of the article: letter and sign of what begins there, and the focus bar."""
        if cells < 2:
            return [(" " * cells, Style.null())]
        focus: Piece = ("▌" if in_focus else " ", palette[Role.FOCUS_BAR])
        here = self._signs.get(row)
        letter, sign, style = "", "", Style.null()
        if here:
            first = next((one for one in here if one.annotation.note), here[0])
            pen = self._desk.marking.pen_called(first.annotation.pen)
            style = palette.margin(pen)
            letter = pen.key if len(here) == 1 else "+"
            sign = "✎" if first.annotation.note else ""
            sign = sign if all(map(is_sure, here)) else "≈"
        if not sign and row in self._repeated:
            sign, style = "≡", style if letter else palette[Role.DIM]
        if cells < 4:
            return [(" " * (cells - 2), Style.null()), (sign or letter or " ", style), focus]
        signs = letter.ljust(1) + sign.ljust(1)
        return [(" " * (cells - 4), Style.null()), (signs, style), focus, (" ", Style.null())]

    def gutter(self, y: int) -> str:
        """The sign for the part of the article that row `y` of the gutter means; empty where nothing is annotated."""
        return self._noted.get(y, "")

    def _find_noted(self) -> dict[int, str]:
        """By row of the gutter: whether there is a note, or but a highlight, in the part that the row means."""
        reader, noted = self._desk.reader, dict[int, str]()
        for one in self._desk.marking.passages():
            if reader.layout is not None:
                y = reader.layout.row_of(range_of(one)[0]) * reader.height // max(reader.rows, reader.height)
                if noted.get(y) != "✎":
                    noted[y] = "✎" if one.annotation.note else "▬"
        return noted
