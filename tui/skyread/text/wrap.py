"""Wrapping: the only place that knows rows and cells.

`lay_out` turns a text and its regions (paragraphs, headings, folded furniture) into rows for a given width. The
layout answers which row and column show an offset, and which offset a row and column show. What a region means,
and how it looks, is for others to know.

Rows are kept as columns of offsets, and a `Row` is made when it is asked for: a large article has a hundred
thousand of them and shows forty.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, overload

from skyread.text.breaking import break_rows, collapsed
from skyread.text.spans import Span
from skyread.text.widths import cell_width, clusters


class RowKind(Enum):
    """What a row of the screen holds."""

    TEXT = "text"
    GAP = "gap"
    """A blank row before a region."""
    LABEL = "label"
    """The one row that stands for a folded region."""


@dataclass(frozen=True, slots=True)
class Region:
    """A range of the text that starts on a row of its own."""

    start: int
    end: int
    indent: int = 0
    """Cells before its first row."""
    hanging: int = 0
    """Cells before its further rows."""
    gap: int = 1
    """Blank rows before it; none before the first region."""
    label: str | None = None
    """When set, the region is folded: this label is drawn as one row instead of the text."""
    keep_lines: bool = False
    """Whether line breaks and leading spaces in the region are kept (verse, tables, code)."""


class Row(NamedTuple):
    """One row of the screen: `text[start:end]` without its hidden ranges, after `indent` cells.

    White space at a break belongs to no row's range; `Layout.row_of` counts it to the row before.
    """

    start: int
    end: int
    indent: int
    region: int
    """Index of its region."""
    kind: RowKind


def lay_out(text: str, regions: Sequence[Region], width: int, hidden: Sequence[Span] = ()) -> Layout:
    """Wrap the `regions` of `text` to `width` cells (at least 1).

    `regions` are sorted and do not overlap; `hidden` are ranges that are not drawn, sorted, without overlap.
    Outside `keep_lines` regions a line break is white space like any other, and white space around it is drawn
    as one space. Words longer than a row are broken, grapheme clusters never; a row is wider than `width` only
    if a single cluster is. An indent takes at most half the width.
    """
    width = max(1, width)
    starts, ends, first_rows = array("q"), array("q"), array("q")
    concealed: list[tuple[int, int]] = [(span.start, span.end) for span in hidden]
    hidden_starts = [start for start, _ in concealed]
    hidden_ends = [end for _, end in concealed]
    folds: list[tuple[int, int]] = []
    previous_end = 0
    for number, region in enumerate(regions):
        first_rows.append(len(starts))
        for _ in range(region.gap if number else 0):
            starts.append(previous_end)
            ends.append(previous_end)
        previous_end = region.end
        if region.label is not None:
            starts.append(region.start)
            ends.append(region.end)
            continue
        piece = text[region.start : region.end]
        masks = folds_here = [] if region.keep_lines else collapsed(piece, region.start)
        if concealed:
            at = bisect_right(hidden_ends, region.start)
            stop = bisect_left(hidden_starts, region.end)
            masks = _merged(concealed[at:stop], folds_here)
        folds += folds_here
        limit = width // 2
        cells = (width - min(region.indent, limit), width - min(region.hanging, limit))
        break_rows(piece, region.start, cells, masks, (starts, ends), keep_lines=region.keep_lines)
    first_rows.append(len(starts))
    return Layout(text, tuple(regions), width, (starts, ends, first_rows), _merged(concealed, folds))


def _merged(some: list[tuple[int, int]], others: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Both lists of ranges as one: sorted, touching and overlapping ranges joined."""
    if not some or not others:
        return some or others
    joined: list[tuple[int, int]] = []
    for start, end in sorted(some + others):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


class _Rows(Sequence[Row]):
    """The rows of a layout, made as they are asked for."""

    __slots__ = ("_layout", "_length")

    def __init__(self, layout: Layout, length: int) -> None:
        self._layout = layout
        self._length = length

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self._layout.row(number) for number in range(*index.indices(self._length))]
        number = index + self._length if index < 0 else index
        if not 0 <= number < self._length:
            raise IndexError(index)
        return self._layout.row(number)


class Layout:
    """The rows of one text at one width, and the ways between rows, columns and offsets."""

    __slots__ = (
        "_ends",
        "_first_rows",
        "_hidden",
        "_hidden_ends",
        "_region_starts",
        "_starts",
        "_text",
        "regions",
        "rows",
        "width",
    )

    rows: Sequence[Row]
    regions: tuple[Region, ...]
    width: int

    def __init__(
        self,
        text: str,
        regions: tuple[Region, ...],
        width: int,
        columns: tuple[array[int], array[int], array[int]],
        hidden: list[tuple[int, int]],
    ) -> None:
        self._text = text
        self.regions = regions
        self.width = width
        self._starts, self._ends, self._first_rows = columns
        self._hidden = hidden
        self._hidden_ends = [end for _, end in hidden]
        self._region_starts = [region.start for region in regions]
        self.rows = _Rows(self, len(self._starts))

    def row(self, number: int) -> Row:
        """The row with this number, counted from the top."""
        index = bisect_right(self._first_rows, number) - 1
        region = self.regions[index]
        first = self._first_text_row(index)
        if number < first:
            kind, indent = RowKind.GAP, 0
        else:
            kind = RowKind.TEXT if region.label is None else RowKind.LABEL
            indent = min(region.indent if number == first else region.hanging, self.width // 2)
        return Row(self._starts[number], self._ends[number], indent, index, kind)

    def _first_text_row(self, region: int) -> int:
        return self._first_rows[region] + (self.regions[region].gap if region else 0)

    def _region_of(self, offset: int) -> int:
        """The region that holds `offset`, or the nearest before it; the first one if there is none before."""
        return max(0, bisect_right(self._region_starts, offset) - 1)

    def row_of(self, offset: int) -> int:
        """The number of the row that shows `offset`.

        Between regions that is the last row before it, in a folded region the label. 0 if there are no rows.
        """
        if not self.regions:
            return 0
        region = self._region_of(offset)
        first = self._first_text_row(region)
        return max(first, bisect_right(self._starts, offset, first, self._first_rows[region + 1]) - 1)

    def pieces(self, row: int) -> list[Span]:
        """What a text row draws: its range without the hidden ranges. Nothing for gaps and labels."""
        if self.row(row).kind is not RowKind.TEXT:
            return []
        start, end = self._starts[row], self._ends[row]
        found = []
        at = bisect_right(self._hidden_ends, start)
        while start < end and at < len(self._hidden) and self._hidden[at][0] < end:
            hidden_start, hidden_end = self._hidden[at]
            if start < hidden_start:
                found.append(Span(start, hidden_start))
            start = hidden_end
            at += 1
        if start < end:
            found.append(Span(start, end))
        return found

    def column_of(self, row: int, offset: int) -> int:
        """The column, in cells from the left edge, at which `row` shows `offset`; clamped to the row's text."""
        if not self.regions:
            return 0
        column = self.row(row).indent
        for piece in self.pieces(row):
            if offset <= piece.start:
                break
            column += cell_width(self._text[piece.start : min(offset, piece.end)])
        return column

    def offset_at(self, row: int, column: int) -> int:
        """The offset shown at `column` of `row`: the start of a grapheme cluster, clamped to the row's text.

        Gaps and labels give their own start.
        """
        if not self.regions:
            return 0
        used = self.row(row).indent
        offset = self._starts[row]
        found = False
        for piece in self.pieces(row):
            for start, end in clusters(self._text[piece.start : piece.end]):
                cells = cell_width(self._text[piece.start + start : piece.start + end])
                if cells == 0:
                    continue
                if found and column < used:
                    return offset
                offset = piece.start + start
                found = True
                used += cells
        return offset

    def rows_of(self, start: int, end: int) -> range:
        """The numbers of the rows that show any of `start`..`end`."""
        return range(self.row_of(start), self.row_of(max(start, end - 1)) + 1)
