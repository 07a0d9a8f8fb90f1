"""Keys as messages name them: those of the key map in force, which the reader may have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skyread.desk.desk import NO_ENTITY
from skyread.keys.commands import Context, by_id
from skyread.keys.sequences import ANY_CHARACTER, show

if TYPE_CHECKING:
    from skyread.ui.screen import DeskScreen


def key_of(screen: DeskScreen, command: str, context: Context = Context.READER) -> str:
    """The first key of a command, as it is shown; empty where it has none."""
    return next(map(show, screen.keymap.keys_of(command, context)), "")


def way_to(screen: DeskScreen, command: str) -> str:
    """The first key of a command in the reader, else its line."""
    key = key_of(screen, command).replace(ANY_CHARACTER, " and a letter")
    return key or f":{by_id(command).title.lower()}"


def teaching(screen: DeskScreen, width: int) -> str:
    """What a first run is told in a line of so many cells: what opens, finds, goes on and helps."""
    taught = (
        ("list.open", "reads", "reads"),
        ("jump.entities", "finds a name", "finds names"),
        ("mention.next", "goes to its next mention", ""),
        ("app.help", "lists all keys", "all keys"),
    )
    keys = [key_of(screen, command, Context.LIST) for command, *_ in taught]
    lines = [
        " · ".join(
            f"{key} {words[form]}"
            for key, (_, *words) in zip(keys, taught, strict=True)
            if key and words[form]
        )
        for form in (0, 1)
    ]
    return lines[0] if width > len(lines[0]) else lines[1]


def no_entity(screen: DeskScreen) -> str:
    """That there is no entity to do something with, and what leads to one."""
    step, label, find = (way_to(screen, one) for one in ("entity.next", "jump.hints", "jump.entities"))
    return f"{NO_ENTITY}: {step} or {label} goes to one, {find} finds one by a few letters"


def takes_back(screen: DeskScreen) -> str:
    """What takes the last act back."""
    return f"{way_to(screen, 'history.undo')} takes it back"
