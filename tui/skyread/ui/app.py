"""The textual application: themes and the one screen. Everything else belongs to the screen or below."""

from __future__ import annotations

import os
from shutil import get_terminal_size
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.events import Resize
from textual.geometry import Size

from skyread.desk.desk import Desk
from skyread.desk.opening import Opening
from skyread.keys.keymap import Keymap
from skyread.ui.screen import DeskScreen
from skyread.ui.themes import PALETTES


class Skyread(App[None], inherit_bindings=False):
    """A reading desk in the terminal."""

    CSS_PATH = "app.tcss"
    TITLE = "skyread"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, desk: Desk, opening: Opening, keymap: Keymap, notices: list[str]) -> None:
        # Under NO_COLOR textual chooses its filter here, before any theme is on: without this it would grey colours.
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        for palette in PALETTES.values():
            self.register_theme(palette.theme)
        self.desk_screen = DeskScreen(desk, opening, keymap, notices)
        self._theme_name = _theme_for(desk)

    def get_default_screen(self) -> DeskScreen:
        """The desk."""
        return self.desk_screen

    def on_resize(self, event: Resize) -> None:
        """Follow the terminal through sizes that come and go faster than they can be laid out.

        Going to another size and back changes nothing for the layout, but the terminal has cut off what stood outside
        the smaller one. And two signals at once can bring their sizes in the wrong order, so that the last is stale.
        """
        size = event.size if self._tells_its_size else Size(*get_terminal_size())
        if event.size != size:
            self.post_message(Resize(size, size))
        elif self.desk_screen.is_running and size == self.desk_screen.outer_size:
            self.desk_screen.redraw()

    @property
    def _tells_its_size(self) -> bool:
        """Whether sizes come in order with the keys: from a terminal that reports them itself, or from a test."""
        return self.supports_smooth_scrolling or self.is_headless

    def on_mount(self) -> None:
        """Put the theme on."""
        self.desk_screen.set_theme(self._theme_name)


def _theme_for(desk: Desk) -> str:
    """The theme: none of colours under NO_COLOR, else what was chosen last, else what the settings say."""
    if os.environ.get("NO_COLOR"):
        return "mono"
    kept = desk.reading.setting("theme")
    return kept if isinstance(kept, str) and kept in PALETTES else desk.settings.theme
