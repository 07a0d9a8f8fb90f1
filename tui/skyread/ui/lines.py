"""Panes made of lines: the base of every widget, and the small tools that lines are built with.

A pane draws what its view model says and keeps nothing but a cache of drawn lines. It is a plain line-API widget
without textual's scrolling: which row is on top is the view model's to say, so that the same state can be tested
without a screen and no scroll position exists twice.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from skyread.text.widths import cell_width, drawn, ellipsize
from skyread.ui.themes import PALETTES, Palette, Role

_KEPT_SCREENS = 8
"""Screens of lines that a pane keeps drawn."""

Piece = tuple[str, Style]
"""Text without control characters, and how it looks."""


@dataclass
class DrawingFailed(Message):
    """A pane could not be drawn."""

    problem: Exception


@dataclass
class PaneScrolled(Message):
    """The mouse wheel was turned over a pane."""

    pane: LinePane
    notches: int
    """Down, if positive."""


@dataclass
class PaneClicked(Message):
    """A pane was clicked, at a cell of it."""

    pane: LinePane
    x: int
    y: int
    double: bool


class LinePane(Widget):
    """A widget that draws itself line by line from its view model."""

    ALLOW_SELECT = False
    can_focus = False

    def __init__(self, *, id: str) -> None:  # noqa: A002 — textual's name for it
        super().__init__(id=id)
        self.palette: Palette = PALETTES["dark"]
        self.area = Size(0, 0)
        """The pane's size; asking textual for it takes long, and every line asks several times."""
        self._drawn: dict[int, Strip] = {}
        self._strips: dict[tuple[Piece, ...], Strip] = {}
        """Lines by what they are made of: most lines of a state are those of the state before, somewhere else."""
        self._filters: Sequence[LineFilter] = ()
        self._under = Color(0, 0, 0)
        self._state: Hashable = None
        self._size_drawn: Size | None = None
        self._begun = False

    def state(self) -> Hashable:
        """Everything that the drawing depends on; equal states draw the same."""
        raise NotImplementedError

    def line(self, y: int) -> list[Piece]:
        """Pieces of the line `y` of the pane; what is missing to the pane's width is filled up."""
        raise NotImplementedError

    def prepare(self) -> None:
        """Bring the view model in line with the pane's size, before it is asked for its state."""

    def caret_cell(self) -> tuple[int, int] | None:
        """The cell (x, y) of the pane where the terminal's cursor belongs; None where it says nothing."""
        return None

    def begin(self) -> None:
        """Called once before the lines of a changed state are drawn, to work out what they share."""

    def sync(self) -> None:
        """Draw again if what there is to see has changed."""
        self.area = self.size
        if not self.display or not self.area.width or not self.area.height:
            return
        self.prepare()
        state = self.state()
        if self._size_drawn != self.area or state != self._state:
            self._take(state)
            self.refresh()

    def _take(self, state: Hashable) -> None:
        """Forget what was drawn for another state."""
        self._state = state
        if self._size_drawn != self.area or len(self._strips) > _KEPT_SCREENS * self.area.height:
            self._strips.clear()
        self._size_drawn = self.area
        self._drawn.clear()
        self._begun = False

    def forget(self) -> None:
        """Draw anew next time, whatever the state."""
        self._size_drawn = None

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Tell the screen that the wheel was turned."""
        event.stop()
        self.post_message(PaneScrolled(self, 1))

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Tell the screen that the wheel was turned."""
        event.stop()
        self.post_message(PaneScrolled(self, -1))

    def on_click(self, event: Click) -> None:
        """Tell the screen where the pane was clicked."""
        event.stop()
        self.post_message(PaneClicked(self, event.x, event.y, event.chain > 1))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines within `crop`, drawn once per state. Textual's own style cache is passed by: it costs more."""
        self.area = self.size
        width = self.area.width
        try:
            if self._size_drawn != self.area:
                self.prepare()
                self._take(self.state())
            if not self._begun:
                self._begun = True
                self._filters, self._under = self.get_line_filters(), self.background_colors[1]
                self.begin()
            lines = [self._drawn.get(y) or self._draw(y, width) for y in crop.line_range]
        except Exception as problem:  # the screen ends the program in order
            self.post_message(DrawingFailed(problem))
            lines = [Strip.blank(width)] * crop.height
        left, right = crop.column_span
        return lines if (left, right) == (0, width) else [strip.crop(left, right) for strip in lines]

    def _draw(self, y: int, width: int) -> Strip:
        pieces = tuple(self.line(y))
        strip = self._strips.get(pieces)
        if strip is None:
            segments = segments_of(pieces, width, self.palette[Role.TEXT])
            for one in self._filters:
                segments = one.apply(segments, self._under)
            strip = self._strips[pieces] = _Line(segments, width)
        self._drawn[y] = strip
        return strip


class _Line(Strip):
    """A strip that is mostly drawn uncut.

    Textual's own keeps the result of an empty cut, which is the strip itself, and so becomes a cycle that only the
    garbage collector can free: in the middle of a key, after some hundred lines.
    """

    __slots__ = ()

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """The strip in parts that end at `cuts`."""
        wanted = list(cuts)
        return [self] if wanted == [self.cell_length] else super().divide(wanted)


def segments_of(pieces: Iterable[Piece], width: int, base: Style) -> list[Segment]:
    """Segments that fill exactly `width` cells; styles are laid over `base`."""
    return [Segment(text, style) for text, style in fill(pieces, width, base) if text]


def fill(pieces: Iterable[Piece], width: int, style: Style) -> list[Piece]:
    """`pieces` cut or padded to `width` cells, with `style` laid under all of them. Nothing follows what was cut."""
    out: list[Piece] = []
    room = width
    for text, own in pieces:
        cells = cell_width(text)
        if cells > room:
            kept = text.rstrip()  # blanks that are cut off are not missed
            shown = kept if cell_width(kept) <= room else ellipsize(text, room)
            out.append((shown, style + own))
            room -= cell_width(shown)
            break
        out.append((text, style + own))
        room -= cells
    if room > 0:
        out.append((" " * room, style))
    return out


def aligned(left: list[Piece], right: list[Piece], width: int, style: Style) -> list[Piece]:
    """`left` and `right` at the two ends of a line of `width` cells, a cell apart; the left end gives way."""
    cells = sum(cell_width(text) for text, _ in right)
    if not right or cells + 5 > width:
        return fill(left, width, style)
    gap: Piece = (" ", style)
    return [*fill(left, width - cells - 1, style), gap, *((text, style + own) for text, own in right)]


def edge(left: Sequence[Piece], right: Sequence[Piece], width: int, frame: Style) -> list[Piece]:
    """The upper edge of a box `width` cells wide inside, with `left` and `right` set into it."""
    rule = max(0, width - 2 - sum(cell_width(text) for text, _ in (*left, *right)))
    return [("╭─", frame), *left, ("─" * rule, frame), *right, ("─╮", frame)]


def foot(keys: Iterable[tuple[str, str]], width: int, frame: Style, key_style: Style) -> list[Piece]:
    """The lower edge of a box `width` cells wide inside, with as many (key, what it does) as fit; those without key are left out."""
    pieces: list[Piece] = []
    room = width - 2
    for key, word in keys:
        cells = cell_width(f" {key} {word} ")
        if key and cells <= room:
            pieces += [(f" {key}", frame + key_style), (f" {word} ", frame)]
            room -= cells
    return [("╰─", frame), *pieces, ("─" * max(0, room) + "─╯", frame)]


def plain(text: str) -> str:
    """Text from an article or file on one line, safe to draw."""
    return " ".join(drawn(text).split())
