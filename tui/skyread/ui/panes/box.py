"""Boxes over the panes: a frame with a title and keys, a heading, and a body, which may be rows beside a preview.

What a box lists, and what its keys do, is its own business; here is only how all of them are put together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from rich.style import Style

from skyread.desk.desk import Desk
from skyread.desk.listing import label
from skyread.desk.preview import PreviewRow, preview
from skyread.library.article import Article
from skyread.text.spans import Passage, Span
from skyread.ui.lines import LinePane, Piece, fill, foot, plain
from skyread.ui.paint import Overlay, Overlays, paint
from skyread.ui.panes.reader import published
from skyread.ui.themes import Role


class BoxPane(LinePane):
    """A pane in a frame; `key_of` tells the key of a command as it is shown."""

    head_rows: ClassVar[int] = 0
    """Lines between the upper edge and the body: 1 is a heading, 2 a heading with a rule below it."""

    def __init__(self, key_of: Callable[[str], str], *, id: str) -> None:  # noqa: A002 — textual's name for it
        super().__init__(id=id)
        self.key_of = key_of
        self.display = False

    @property
    def inner(self) -> int:
        """Cells within the frame."""
        return max(1, self.area.width - 2)

    @property
    def body(self) -> int:
        """Rows below the heading."""
        return max(0, self.area.height - 2 - self.head_rows)

    def top(self, frame: Style) -> list[Piece]:
        """The upper edge."""
        raise NotImplementedError

    def keys(self) -> Iterable[tuple[str, str]]:
        """Commands that the lower edge names, and what they do in a word."""
        return ()

    def heading(self, base: Style) -> list[Piece]:
        """The line below the upper edge, if there is one."""
        raise NotImplementedError

    def body_line(self, y: int, base: Style) -> list[Piece]:
        """Line `y` of the body, which is filled up."""
        raise NotImplementedError

    def line(self, y: int) -> list[Piece]:
        """One line of the box."""
        base = self.palette[Role.OVERLAY]
        frame = base + self.palette[Role.BORDER_ACTIVE]
        if y == 0:
            return self.top(frame)
        if y == self.area.height - 1:
            named = ((self.key_of(command), word) for command, word in self.keys())
            return foot(named, self.inner, frame, self.palette[Role.KEY])
        row = y - 1 - self.head_rows
        if row >= 0:
            inside = self.body_line(row, base)
        else:
            inside = self.heading(base) if y == 1 else self.rule(self.inner, base)
        return [("│", frame), *fill(inside, self.inner, base), ("│", frame)]

    def rule(self, width: int, base: Style) -> list[Piece]:
        """A rule across `width` cells of the box."""
        return [("─" * width, base + self.palette[Role.BORDER])]


class PreviewingBox(BoxPane):
    """A box of rows with a preview of where the one under the cursor leads, beside them or below."""

    beside_from: ClassVar[int] = 100
    """Cells of width from which the preview stands beside the rows."""

    def __init__(self, desk: Desk, key_of: Callable[[str], str], *, id: str) -> None:  # noqa: A002 — as above
        super().__init__(key_of, id=id)
        self.desk = desk
        self.article: Article | None = None
        """The article that is previewed."""
        self._preview: list[PreviewRow] = []
        self._overlays = Overlays(())

    @property
    def previews(self) -> bool:
        """Whether there is anything to preview."""
        return True

    @property
    def rows_below(self) -> int:
        """Rows of a preview below the rows; 0 where there is no room for one."""
        raise NotImplementedError

    def row(self, y: int, width: int, base: Style) -> list[Piece]:
        """Row `y` of those on screen, in `width` cells."""
        raise NotImplementedError

    # Geometry --------------------------------------------------------------------------------------------

    @property
    def body(self) -> int:
        """Rows below the heading: at least one, whatever the size."""
        return max(1, super().body)

    @property
    def beside(self) -> bool:
        """Whether the preview stands beside the rows."""
        return self.area.width >= self.beside_from and self.previews

    @property
    def preview_rows(self) -> int:
        """Rows of the preview, without what stands above it."""
        if self.beside:
            return self.body - 1
        return self.rows_below if self.previews else 0

    @property
    def row_count(self) -> int:
        """Rows of what is listed."""
        if self.beside or not self.preview_rows:
            return self.body
        return self.body - self.preview_rows - 1

    @property
    def row_width(self) -> int:
        """Cells of what is listed."""
        return self.inner * 11 // 20 if self.beside else self.inner

    @property
    def preview_width(self) -> int:
        """Cells of the preview."""
        return max(1, self.inner - self.row_width - 3 if self.beside else self.inner - 2)

    def row_on(self, y: int) -> int | None:
        """Which of the rows on screen is drawn at line `y` of the box."""
        row = y - 1 - self.head_rows
        return row if 0 <= row < self.row_count else None

    # Drawing ---------------------------------------------------------------------------------------------

    def lay_preview(self, passage: Passage | None, others: Sequence[Span], rows: int, scroll: int) -> int:
        """Lay out `rows` rows around a passage, moved by `scroll`; `others` are what else counts there.

        Returns how far it could be moved.
        """
        self._preview = []
        self.article = self.desk.articles.get(passage.article) if passage is not None else None
        if passage is None or self.article is None or not rows:
            return scroll
        painted = [Overlay(one.start, one.end, self.palette[Role.MENTION_FOCUS]) for one in others]
        painted.append(Overlay(passage.start, passage.end, self.palette[Role.CURRENT]))
        self._overlays = Overlays(painted)
        self._preview, moved = preview(self.article, passage, self.preview_width, rows, scroll)
        return moved

    def body_line(self, y: int, base: Style) -> list[Piece]:
        """A row, the preview, or both with a rule between them."""
        if self.beside:
            left = fill(self.row(y, self.row_width, base), self.row_width, base)
            rule: Piece = ("│ ", base + self.palette[Role.BORDER])
            return [*left, rule, *self.preview_line(y - 1, base)]
        if y < self.row_count:
            return self.row(y, self.inner, base)
        if y == self.row_count:
            return self.rule(self.inner, base)
        return [(" ", base), *self.preview_line(y - self.row_count - 1, base)]

    def preview_line(self, y: int, base: Style) -> list[Piece]:
        """Row `y` of the preview; above the first one stands which article it is."""
        if self.article is None:
            return []
        if y < 0:
            about = " · ".join(part for part in (published(self.article), plain(label(self.article))) if part)
            return [(about, base + self.palette[Role.HEADING])]
        if y >= len(self._preview):
            return []
        return paint(self.article.text, self._preview[y].spans, base, self._overlays)
