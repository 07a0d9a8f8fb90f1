"""The help: the live key map over the panes, so that it cannot say what is not so."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from rich.style import Style

from skyread.desk.helpview import HelpView
from skyread.ui.lines import Piece, edge, fill
from skyread.ui.panes.box import BoxPane
from skyread.ui.themes import Role

_KEYS_WIDTH = 24
_KEYS = (("help.filter", "filters"), ("help.close", "closes"))


class HelpPane(BoxPane):
    """Draws a `HelpView`."""

    def __init__(self, view: HelpView, key_of: Callable[[str], str]) -> None:
        super().__init__(key_of, id="help")
        self.view = view

    def prepare(self) -> None:
        """Tell the view how many rows are on screen."""
        self.view.window.resize(max(1, self.body))

    def state(self) -> Hashable:
        """What the drawing depends on."""
        window = self.view.window
        return (
            self.view.shown,
            self.view.title,
            self.view.filter,
            window.top,
            window.cursor,
            len(self.view.lines),
        )

    def keys(self) -> Iterable[tuple[str, str]]:
        """What can be done in the help."""
        return _KEYS

    def top(self, frame: Style) -> list[Piece]:
        """The upper edge with what is filtered by."""
        title = f" {self.view.title} " + (f" /{self.view.filter} " if self.view.filter else "")
        return edge([(title, frame + self.palette[Role.TITLE])], (), self.inner, frame)

    def body_line(self, y: int, base: Style) -> list[Piece]:
        """A command, or the heading of some."""
        number = y + self.view.window.top
        if number >= len(self.view.lines):
            text = " No command has these letters" if number == 0 else ""
            return [(text, base + self.palette[Role.DIM])]
        line = self.view.lines[number]
        if isinstance(line, str):
            return [(" " + line, base + self.palette[Role.HEADING])]
        style = base + self.palette[Role.CURSOR] if number == self.view.window.cursor else base
        keys = "  ".join(line.keys) or f":{line.command}"
        width = min(_KEYS_WIDTH, self.inner // 2)
        return fill(
            [*fill([("  " + keys, self.palette[Role.KEY])], width, style), (" " + line.help, style)],
            self.inner,
            style,
        )
