"""The commands of the views of an entity: its card, a peek at it, whom it is named with."""

from __future__ import annotations

from skyread.keys.command import Command, Context, Need

_G = (Context.GLOBAL,)

VIEWS: tuple[Command, ...] = (
    Command(
        "jump.together",
        "Named together",
        "List whom the entity in focus is named with, then where.",
        _G,
        Need.ARTICLE,
    ),
    Command(
        "picker.beside",
        "Beside another entity",
        "Among mentions: keep those near which another entity stands.",
        (Context.PICKER,),
    ),
)
