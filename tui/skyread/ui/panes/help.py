"""The help: the live key map over the panes, so that it cannot say what is not so."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from rich.style import Style

from skyread.desk.helpview import HelpView
from skyread.ui.lines import Piece, edge, fill
from skyread.ui.panes.box import BoxPane
from skyread.ui.themes import Role

_KEYS = (("help.filter", "filters"), ("help.close", "closes"))


class HelpPane(BoxPane):
    """Draws a `HelpView`."""

    def __init__(self, view: HelpView, key_of: Callable[[str], str]) -> None:
        super().__init__(key_of, id="help")
        self.view = view

    def prepare(self) -> None:
        """Tell the view how much is on screen."""
        self.view.resize(self.inner, max(1, self.body))

    def state(self) -> Hashable:
        """What the drawing depends on."""
        window = self.view.window
        return (
            self.view.shown,
            self.view.title,
            self.view.filter,
            window.top,
            window.cursor,
            len(self.view.rows),
        )

    def keys(self) -> Iterable[tuple[str, str]]:
        """What can be done in the help."""
        return _KEYS

    def top(self, frame: Style) -> list[Piece]:
        """The upper edge with what is filtered by."""
        title = f" {self.view.title} " + (f" /{self.view.filter} " if self.view.filter else "")
        return edge([(title, frame + self.palette[Role.TITLE])], (), self.inner, frame)

    def body_line(self, y: int, base: Style) -> list[Piece]:
        """A row of a command, or the heading of some."""
        number, rows = y + self.view.window.top, self.view.rows
        if number >= len(rows):
            text = " No command has these letters" if number == 0 else ""
            return [(text, base + self.palette[Role.DIM])]
        row = rows[number]
        if row.heading:
            return [(" " + row.heading, base + self.palette[Role.HEADING])]
        in_focus = row.line == rows[self.view.window.cursor].line
        style = base + self.palette[Role.CURSOR] if in_focus else base
        keys: Piece = (row.keys, style + self.palette[Role.KEY])
        if not row.help:
            return fill([("  ", style), keys], self.inner, style)
        column = fill([keys], self.view.keys_width, style)
        return fill([("  ", style), *column, (" ", style), (row.help, style)], self.inner, style)
