"""A cursor in a list of which a window is on screen: the motions that every list shares.

Knows only numbers of rows; what a row is, is its owner's business.
"""

from __future__ import annotations


class Window:
    """`cursor` is a row of `size`, `top` the first row on screen, `height` the rows on screen."""

    def __init__(self) -> None:
        self.size = 0
        self.height = 20
        self.cursor = 0
        self.top = 0

    def resize(self, height: int) -> None:
        """Set how many rows are on screen."""
        self.height = max(1, height)
        self._follow()

    def fill(self, size: int, cursor: int | None = None) -> None:
        """Set how many rows there are and, if given, where the cursor stands."""
        self.size = size
        self.go(self.cursor if cursor is None else cursor)

    def go(self, row: int) -> bool:
        """Put the cursor on `row`, or on the nearest there is; False if it did not move."""
        before = self.cursor
        self.cursor = max(0, min(row, self.size - 1))
        self._follow()
        return self.cursor != before

    def move(self, rows: int) -> bool:
        """Move the cursor by `rows`; False if it did not move."""
        return self.go(self.cursor + rows)

    def scroll(self, rows: int) -> None:
        """Move the window by `rows`, and the cursor only as far as it must to stay on screen."""
        self.top = max(0, min(self.top + rows, self.size - self.height))
        self.cursor = max(self.top, min(self.cursor, self.top + self.height - 1, max(0, self.size - 1)))

    def _follow(self) -> None:
        if self.cursor < self.top:
            self.top = self.cursor
        elif self.cursor >= self.top + self.height:
            self.top = self.cursor - self.height + 1
        self.top = max(0, min(self.top, self.size - self.height))
