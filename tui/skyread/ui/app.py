"""The textual application: themes and the one screen. Everything else belongs to the screen or below."""

from __future__ import annotations

import os
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.events import Resize

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
        """Draw everything where the terminal went to another size and came back before that was laid out.

        It has cut off what stood outside the smaller size, and for the layout nothing has changed.
        """
        if self.desk_screen.is_running and event.size == self.desk_screen.outer_size:
            self.desk_screen.redraw()

    def on_mount(self) -> None:
        """Put the theme on."""
        self.desk_screen.set_theme(self._theme_name)


def _theme_for(desk: Desk) -> str:
    """The theme: none of colours under NO_COLOR, else what was chosen last, else what the settings say."""
    if os.environ.get("NO_COLOR"):
        return "mono"
    kept = desk.reading.setting("theme")
    return kept if isinstance(kept, str) and kept in PALETTES else desk.settings.theme
