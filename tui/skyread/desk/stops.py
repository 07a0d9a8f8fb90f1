"""Where a caret may stand: the grapheme clusters that the layout draws, in order.

White space at the end of a row, hidden markup, folded furniture and what has no width are no stops. What moves
between stops, and what is selected, is decided in `motions` and `visual`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from skyread.desk.sentences import Sentences
from skyread.library.article import Article
from skyread.text.widths import SPECIAL, cell_width, clusters
from skyread.text.wrap import Layout, RowKind

_KEPT_ROWS = 2000
_END = attrgetter("end")

_Row = tuple[Sequence[int], Sequence[int]]
"""Starts and ends of the clusters drawn in a row."""


class Stops:
    """The clusters of `article` that `layout` draws. A stop is the offset at which such a cluster starts."""

    def __init__(self, article: Article, layout: Layout) -> None:
        self._article = article
        self.layout = layout
        self._kept: dict[int, _Row] = {}

    @property
    def first(self) -> int | None:
        """The first stop of the article; None if nothing of it is drawn."""
        return self._from_row(0, 1)

    @property
    def last(self) -> int | None:
        """The last stop of the article."""
        return self._from_row(len(self.layout.rows) - 1, -1)

    def in_row(self, row: int) -> Sequence[int]:
        """The stops of a row, left to right."""
        return self._row(row)[0]

    def at(self, offset: int) -> int:
        """The stop whose cluster holds `offset`; else the next one, else the last one before.

        `offset` itself where nothing is drawn at all.
        """
        row = self.layout.row_of(offset)
        starts, ends = self._row(row)
        number = bisect_right(starts, offset) - 1
        if number >= 0 and offset < ends[number]:
            return starts[number]
        if number + 1 < len(starts):
            return starts[number + 1]
        found = self._from_row(row + 1, 1)
        if found is None:
            found = self._from_row(row, -1)
        return offset if found is None else found

    def end(self, stop: int) -> int:
        """The end of the cluster that starts at `stop`, exclusive."""
        starts, ends = self._row(self.layout.row_of(stop))
        number = bisect_right(starts, stop) - 1
        return ends[number] if number >= 0 else stop + 1

    def after(self, stop: int) -> int | None:
        """The stop behind `stop`; None behind the last."""
        row = self.layout.row_of(stop)
        starts = self._row(row)[0]
        number = bisect_right(starts, stop)
        return starts[number] if number < len(starts) else self._from_row(row + 1, 1)

    def before(self, stop: int) -> int | None:
        """The last stop before the offset `stop`; None before the first."""
        row = self.layout.row_of(stop)
        starts = self._row(row)[0]
        number = bisect_left(starts, stop) - 1
        return starts[number] if number >= 0 else self._from_row(row - 1, -1)

    def parted(self, stop: int, following: int) -> bool:
        """Whether white space stands between two stops that follow each other, drawn or not."""
        start = self.end(stop)
        if start == following:
            return False
        hidden = self._article.hidden
        for span in hidden[bisect_right(hidden, start, key=_END) :]:
            if span.start >= following:
                break
            if any(map(str.isspace, self._article.text[start : span.start])):
                return True
            start = span.end
        return any(map(str.isspace, self._article.text[start:following]))

    def _from_row(self, row: int, direction: int) -> int | None:
        """The first stop found from the beginning of `row` on, or the last one found from its end back."""
        while 0 <= row < len(self.layout.rows):
            starts = self._row(row)[0]
            if starts:
                return starts[0 if direction > 0 else -1]
            row += direction
        return None

    def _row(self, row: int) -> _Row:
        kept = self._kept.get(row)
        if kept is None:
            if len(self._kept) > _KEPT_ROWS:
                self._kept.clear()
            kept = self._kept[row] = self._find(row)
        return kept

    def _find(self, row: int) -> _Row:
        if not 0 <= row < len(self.layout.rows) or self.layout.row(row).kind is not RowKind.TEXT:
            return (), ()
        pieces = self.layout.pieces(row)
        text = self._article.text
        if len(pieces) == 1 and SPECIAL.search(text, pieces[0].start, pieces[0].end) is None:
            start, end = pieces[0].start, pieces[0].end
            return range(start, end), range(start + 1, end + 1)
        starts, ends = [], []
        for piece in pieces:
            for start, end in clusters(text[piece.start : piece.end]):
                if cell_width(text[piece.start + start : piece.start + end]):
                    starts.append(piece.start + start)
                    ends.append(piece.start + end)
        return starts, ends


@dataclass(frozen=True, slots=True)
class Page:
    """An article as it is laid out: all that motions and text objects need to know."""

    article: Article
    sentences: Sentences
    stops: Stops

    def ends(self, start: int, end: int) -> tuple[int, int] | None:
        """The first and the last stop within `start`..`end`; None if nothing of it is drawn."""
        first, last = self.stops.at(start), self.stops.before(end)
        return (first, last) if last is not None and start <= first <= last < end else None
