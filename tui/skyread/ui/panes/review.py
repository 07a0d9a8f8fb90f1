"""The review over the panes: what was beside what is offered, and the keys that answer."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence

from rich.style import Style

from skyread.desk.review import Review
from skyread.text.widths import cell_width, ellipsize
from skyread.ui.lines import Piece, edge, fill, plain
from skyread.ui.panes.box import BoxPane
from skyread.ui.sheets import SheetLines
from skyread.ui.themes import Role

_SEVERAL = 2
"""Candidates from which there is another one to go to."""
BESIDE_FROM = 100
"""Cells of width from which the two texts stand beside each other and not one above the other."""
_KEYS = (
    ("review.take", "yes"),
    ("review.reject", "no"),
    ("review.next", "next"),
    ("review.later", "later"),
    ("review.undo", "back"),
    ("review.show", "show"),
    ("review.by_hand", "by hand"),
    ("review.leave", "leave"),
)


class ReviewPane(BoxPane):
    """Draws a `Review`."""

    head_rows = 2

    def __init__(self, review: Review, key_of: Callable[[str], str]) -> None:
        super().__init__(key_of, id="review")
        self.review = review
        self._left: SheetLines | None = None
        self._right: SheetLines | None = None

    # Geometry: below the heading the two texts with a title each ------------------------------------------

    @property
    def beside(self) -> bool:
        """Whether the two texts stand beside each other."""
        return self.area.width >= BESIDE_FROM

    @property
    def _half(self) -> int:
        """Cells of one of two columns, a blank on both its sides."""
        return max(1, (self.inner - 1) // 2 - 2)

    def state(self) -> Hashable:
        """What the drawing depends on."""
        review = self.review
        return (
            review.shown,
            review.title,
            id(review.cases),
            review.number,
            review.choice,
            len(review.choices),
            review.left,
            review.put_off,
            review.scroll,
        )

    def begin(self) -> None:
        """Lay out the two texts."""
        self._left = self._right = None
        case, offered = self.review.case, self.review.offered
        if case is None:
            return
        width = self._half if self.beside else max(1, self.inner - 2)
        was, now = offered.panels() if offered is not None else case.alone()
        self._left = SheetLines(was, width, self.palette)
        self._right = SheetLines(now, width, self.palette)
        both = ((self._left, self._rows_left), (self._right, self._rows_right))
        up = max(sheet.start(rows) for sheet, rows in both)
        down = max(sheet.hidden(rows) - sheet.start(rows) for sheet, rows in both)
        self.review.scroll = max(-up, min(self.review.scroll, down))

    @property
    def _rows_left(self) -> int:
        """Rows for what was."""
        if self.beside or self._left is None:
            return max(0, self.body - 1)
        return min(len(self._left.rows), max(1, self.body // 2 - 1))

    @property
    def _rows_right(self) -> int:
        """Rows for what is offered."""
        return max(0, self.body - 1 if self.beside else self.body - self._rows_left - 2)

    # Drawing ---------------------------------------------------------------------------------------------

    def top(self, frame: Style) -> list[Piece]:
        """The upper edge with what is reviewed and how much is left."""
        review = self.review
        title = f" {review.title} "
        later = f", {review.put_off} for later" if review.put_off else ""
        count = f" {review.left} left{later} " if review.cases else ""
        title = ellipsize(title, max(1, self.inner - 2 - cell_width(count)))
        return edge([(title, frame + self.palette[Role.TITLE])], [(count, frame)], self.inner, frame)

    def keys(self) -> Iterator[tuple[str, str]]:
        """What answers."""
        case = self.review.case
        idle = {
            "review.by_hand": case is None or case.by_hand is None,
            "review.next": len(self.review.choices) < _SEVERAL,
        }
        yield from ((command, word) for command, word in _KEYS if not idle.get(command))

    def heading(self, base: Style) -> list[Piece]:
        """What the case is about."""
        case = self.review.case
        if case is None:
            return []
        return [(" " + plain(case.heading), base + self.palette[Role.TITLE])]

    def body_line(self, y: int, base: Style) -> list[Piece]:
        """One line of the two texts."""
        if self._left is None:
            return self._done(y, base)
        was = self.review.case.was if self.review.case is not None else ""
        if self.beside:
            left = self._column(self._left, was, y, base)
            rule: Piece = ("│", base + self.palette[Role.BORDER])
            width = self._half + 2
            return [*fill(left, width, base), rule, *fill(self._offer(y, base), width, base)]
        rows = self._rows_left + 1
        return self._column(self._left, was, y, base) if y < rows else self._offer(y - rows, base)

    def _offer(self, y: int, base: Style) -> list[Piece]:
        review = self.review
        several = f"{review.choice + 1} of {len(review.choices)} · " * (len(review.choices) >= _SEVERAL)
        title = f"{several}{review.offered.heading}" if review.offered else "Nothing is offered"
        return self._column(self._right, title, y, base) if self._right is not None else []

    def _column(self, sheet: SheetLines, title: str, y: int, base: Style) -> list[Piece]:
        if y == 0:
            return [(" " + plain(title), base + self.palette[Role.HEADING])]
        rows = self._rows_left if sheet is self._left else self._rows_right
        scroll = sheet.clamp(sheet.start(rows) + self.review.scroll, rows)
        return [(" ", base), *sheet.line(y - 1 + scroll, base)] if y <= rows else []

    def _done(self, y: int, base: Style) -> list[Piece]:
        put_off = self.review.put_off
        lines: Sequence[str] = (
            f"All gone through; {put_off} left for later" if put_off else "All done",
            f"{self.key_of('review.undo')} takes the last answer back, {self.key_of('review.leave')} leaves",
        )
        role = Role.HEADING if y == 0 else Role.DIM
        return [(" " + lines[y], base + self.palette[role])] if y < len(lines) else []
