"""What skyread's screen is measured against: the least that textual needs to show and scroll a text.

One line-API widget, no panes, no names, no style but the default. `python bare_app.py FILE` shows the file; j
scrolls by a line, space by a page, Q quits.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import ClassVar

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.events import Key
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

WIDTH = 72


def wrapped(text: str) -> list[str]:
    """The text's lines, broken at the last space before `WIDTH`."""
    lines = []
    for whole in text.splitlines():
        line = whole
        while len(line) > WIDTH:
            cut = line.rfind(" ", 1, WIDTH + 1)
            cut = cut if cut > 0 else WIDTH
            lines.append(line[:cut])
            line = line[cut:].lstrip()
        lines.append(line)
    return lines


class Lines(ScrollView, can_focus=True):
    """The lines of a text."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self.lines = lines
        self.virtual_size = Size(WIDTH, len(lines))

    def render_line(self, y: int) -> Strip:
        """One line of the widget."""
        number = y + self.scroll_offset.y
        text = self.lines[number] if number < len(self.lines) else ""
        return Strip([Segment(text, self.rich_style)]).extend_cell_length(self.size.width, self.rich_style)

    def on_key(self, event: Key) -> None:
        """Scroll."""
        if event.key in {"j", "space"}:
            event.stop()
            rows = 1 if event.key == "j" else self.size.height
            self.scroll_to(y=self.scroll_offset.y + rows, animate=False)


class BareApp(App[None]):
    """A text and nothing else."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [("Q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """The text."""
        yield Lines(wrapped(Path(sys.argv[1]).read_text(encoding="utf-8")))

    def on_mount(self) -> None:
        """Give the text the keys."""
        self.query_one(Lines).focus()


if __name__ == "__main__":
    BareApp().run()
