"""The commands that rule about names: which are one, which are two, what they are called, what they are."""

from __future__ import annotations

from skyread.keys.command import Argument, Command, Context, Need

_RE = (Context.READER, Context.ENTITIES)

DECIDING: tuple[Command, ...] = (
    Command(
        "entity.merge",
        "Merge entity",
        "Say that the entity in focus is the same as another one, which is chosen by a few letters.",
        _RE,
        Need.ARTICLE,
    ),
    Command(
        "entity.split",
        "Split entity",
        "Choose which names of the entity in focus, or whether this mention, are somebody else.",
        _RE,
        Need.ARTICLE,
    ),
    Command(
        "entity.mute",
        "Mute entity",
        "Say that the entity in focus is no name at all.",
        _RE,
        Need.ARTICLE,
    ),
    Command(
        "entity.rename",
        "Rename entity",
        "Give the entity in focus another name.",
        _RE,
        Need.ARTICLE,
    ),
    Command(
        "entity.retype",
        "Type of the entity",
        "Say what the entity in focus is: p person, o organisation, l place, t treaty, w weapon, e event, x other.",
        _RE,
        Need.ARTICLE,
        Argument.CHARACTER,
    ),
    Command(
        "entity.add",
        "Make an entity",
        "Make the selected words a name wherever they stand, of the type that the letter says.",
        (Context.VISUAL,),
        Need.ARTICLE,
        Argument.CHARACTER,
    ),
    Command(
        "entity.only_here",
        "Only in this article",
        "Limit the decision made last to this article, or let it count for the library again.",
        _RE,
        Need.ARTICLE,
    ),
)
