"""The list pane: two lines an article, what it is and how far it was read."""

from __future__ import annotations

from collections.abc import Hashable

from rich.style import Style

from skyread.desk.desk import Desk
from skyread.desk.listing import label
from skyread.library.scanning import Skipped
from skyread.ui.lines import LinePane, Piece, aligned, fill, plain
from skyread.ui.panes.reader import published
from skyread.ui.themes import Role

_NULL = Style.null()
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_BAR_CELLS = 4


class ListPane(LinePane):
    """Draws `Desk.listing`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="list")
        self.desk = desk
        self.active = False

    @property
    def row_height(self) -> int:
        """Lines per article: one where the pane is low."""
        return 2 if self.area.height >= 8 else 1

    def prepare(self) -> None:
        """Tell the listing how many rows are on screen."""
        header = 1 if self.area.height >= 3 else 0
        self.desk.listing.window.resize(max(1, (self.area.height - header) // self.row_height))

    def state(self) -> Hashable:
        """What the drawing depends on."""
        listing, desk = self.desk.listing, self.desk
        return (
            tuple(listing.rows),
            len(listing.closed),
            listing.window.cursor,
            listing.window.top,
            listing.filter,
            listing.only,
            listing.sort,
            listing.reverse,
            self.active,
            desk.current,
            id(desk.index),
            desk.reader.article.id if desk.reader.article else None,
            tuple(desk.state(id_) for id_ in self._on_screen()),
            desk.annotations.changed,
            id(desk.seen_before.repeats),
        )

    def _on_screen(self) -> list[str]:
        window = self.desk.listing.window
        return self.desk.listing.rows[window.top : window.top + window.height]

    def line(self, y: int) -> list[Piece]:
        """One line of the pane, with the border at its right."""
        width = self.area.width - 1
        border = self.palette[Role.BORDER_ACTIVE if self.active else Role.BORDER]
        if width < 1:
            return [("│", border)]
        header = 1 if self.area.height >= 3 else 0
        if y < header:
            pieces = self._header(width)
        else:
            number, part = divmod(y - header, self.row_height)
            number += self.desk.listing.window.top
            pieces = self._row(number, part, width)
        return [*pieces, ("│", border)]

    def _header(self, width: int) -> list[Piece]:
        listing = self.desk.listing
        style = self.palette[Role.HEADER_ACTIVE if self.active else Role.HEADER]
        total = len(listing.order)
        count = f"{len(listing.rows)} of {total}" if listing.filter or listing.only else str(total)
        arrow = "↑ " if listing.reverse else "↓ "
        # What the list is narrowed to is news; what it is sorted by is not.
        order = arrow if listing.filter or listing.only else f"{listing.sort.value} {arrow}"
        only = f"  & {plain(listing.only)}" if listing.only else ""
        left = f" Articles {count}{only}" + (f"  /{listing.filter}" if listing.filter else "")
        return aligned([(left, _NULL)], [(order, _NULL)], width, style)

    def _row(self, number: int, part: int, width: int) -> list[Piece]:
        listing, desk = self.desk.listing, self.desk
        base = self.palette[Role.TEXT]
        if number >= len(listing.rows):
            closed = number - len(listing.rows)
            if closed < len(listing.closed):
                return self._closed_row(listing.closed[closed], number, part, width)
            if number == 0 and listing.filter and part == 0:
                return fill([(" No article has these letters", self.palette[Role.DIM])], width, base)
            return fill([], width, base)
        id_ = listing.rows[number]
        article, state = desk.articles[id_], desk.state(id_)
        if number == listing.window.cursor:
            base = base + self.palette[Role.CURSOR if self.active else Role.CURSOR_IDLE]
        if part == 0:
            mark = " " if state.read else "●" if state.progress == 0 else "◐"
            role = self.palette[Role.READ if state.read else Role.UNREAD]
            count = desk.index.count_in(desk.current, id_) if desk.current else 0
            right: list[Piece] = [(f"{count} ", self.palette[Role.COUNT])] if count else []
            marked, noted = desk.annotations.counts().get(id_, (0, 0))
            if marked:
                sign = "✎" if noted else "▬"
                right.insert(0, (f"{sign}{marked} ", self.palette[Role.GUTTER_NOTE]))
            left: list[Piece] = [(mark + " ", self.palette[Role.COUNT]), (plain(label(article)), role)]
            return aligned(left, right, width, base)
        known = (published(article), plain(article.source or ""))
        about = " · ".join(text for text in known if text) or f"{article.words} words"
        nearly = "≡ " * (id_ in desk.seen_before.repeats.nearly)
        dim = self.palette[Role.DIM]
        done: list[Piece] = []
        if state.progress > 0:
            done = [
                (_bar(state.progress), self.palette[Role.SPARK]),
                (f" {round(state.progress * 100):3}% ", dim),
            ]
        return aligned([(f"  {nearly}{about}", dim)], done, width, base)

    def _closed_row(self, file: Skipped, number: int, part: int, width: int) -> list[Piece]:
        """A file that needs an extra: there, dimmed, with what to do."""
        base, dim = self.palette[Role.TEXT], self.palette[Role.DIM]
        if number == self.desk.listing.window.cursor:
            base = base + self.palette[Role.CURSOR if self.active else Role.CURSOR_IDLE]
        text = file.path.rsplit("/", 1)[-1] if part == 0 else file.reason
        return fill([("○ " if part == 0 else "  ", dim), (plain(text), dim)], width, base)

    def row_at(self, y: int) -> int | None:
        """The row of the listing drawn at line `y`."""
        header = 1 if self.area.height >= 3 else 0
        row = (y - header) // self.row_height + self.desk.listing.window.top
        return row if y >= header and row < self.desk.listing.window.size else None


def _bar(share: float) -> str:
    eighths = round(share * _BAR_CELLS * 8)
    full, rest = divmod(eighths, 8)
    return ("█" * full + (_EIGHTHS[rest] if rest else "")).ljust(_BAR_CELLS)
