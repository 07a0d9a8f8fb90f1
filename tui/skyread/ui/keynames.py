"""Keys as messages name them: those of the key map in force, which the reader may have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skyread.keys.commands import Context, by_id
from skyread.keys.sequences import show

if TYPE_CHECKING:
    from skyread.ui.screen import DeskScreen


def key_of(screen: DeskScreen, command: str, context: Context = Context.READER) -> str:
    """The first key of a command, as it is shown; empty where it has none."""
    return next(map(show, screen.keymap.keys_of(command, context)), "")


def way_to(screen: DeskScreen, command: str) -> str:
    """The first key of a command in the reader, else its line."""
    return key_of(screen, command) or f":{by_id(command).title.lower()}"


def takes_back(screen: DeskScreen) -> str:
    """What takes the last act back."""
    return f"{way_to(screen, 'history.undo')} takes it back"
