"""The help: the live key map over the panes, so that it cannot say what is not so."""

from __future__ import annotations

from collections.abc import Hashable

from skyread.desk.helpview import HelpView
from skyread.text.widths import cell_width
from skyread.ui.lines import LinePane, Piece, fill
from skyread.ui.themes import Role

_KEYS_WIDTH = 24


class HelpPane(LinePane):
    """Draws a `HelpView`."""

    def __init__(self, view: HelpView) -> None:
        super().__init__(id="help")
        self.view = view
        self.display = False

    def prepare(self) -> None:
        """Tell the view how many rows are on screen."""
        self.view.window.resize(max(1, self.area.height - 2))

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

    def line(self, y: int) -> list[Piece]:
        """One line of the box."""
        base = self.palette[Role.OVERLAY]
        frame = base + self.palette[Role.BORDER_ACTIVE]
        inner = max(1, self.area.width - 2)
        if y == 0:
            title = f" {self.view.title} " + (f" /{self.view.filter} " if self.view.filter else "")
            rule = "─" * max(0, inner - 1 - cell_width(title))
            return [("╭─", frame), (title, frame + self.palette[Role.TITLE]), (rule + "╮", frame)]
        if y == self.area.height - 1:
            foot = " / filters · Esc closes "
            rule = "─" * max(0, inner - 1 - cell_width(foot))
            return [("╰" + rule, frame), (foot, frame), ("─╯", frame)]
        return [("│", frame), *fill(self._row(y - 1, inner), inner, base), ("│", frame)]

    def _row(self, y: int, inner: int) -> list[Piece]:
        base = self.palette[Role.OVERLAY]
        number = y + self.view.window.top
        if number >= len(self.view.lines):
            text = " No command has these letters" if number == 0 else ""
            return [(text, base + self.palette[Role.DIM])]
        line = self.view.lines[number]
        if isinstance(line, str):
            return [(" " + line, base + self.palette[Role.HEADING])]
        style = base + self.palette[Role.CURSOR] if number == self.view.window.cursor else base
        keys = "  ".join(line.keys) or f":{line.command}"
        width = min(_KEYS_WIDTH, inner // 2)
        return fill(
            [*fill([("  " + keys, self.palette[Role.KEY])], width, style), (" " + line.help, style)],
            inner,
            style,
        )
