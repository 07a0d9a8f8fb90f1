"""The commands that rule about names: which are one, which are two, what they are called, what they are."""

from __future__ import annotations

from skyread.keys.command import Argument, Command, Context, Need

_RE = (Context.READER, Context.ENTITIES, Context.CARD)

DECIDING: tuple[Command, ...] = (
    Command(
        "entity.merge",
        "Merge entity",
        "Say that the entity in focus is the same as another one.",
        _RE,
        Need.ARTICLE,
    ),
    Command(
        "entity.split",
        "Split entity",
        "Choose which names of the entity in focus are somebody else.",
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
        "Say by a letter what the entity in focus is: p for a person, and so on.",
        _RE,
        Need.ARTICLE,
        Argument.CHARACTER,
    ),
    Command(
        "entity.add",
        "Make an entity",
        "Make the selected words a name of the type that the letter says.",
        (Context.VISUAL,),
        Need.ARTICLE,
        Argument.CHARACTER,
    ),
    Command(
        "entity.only_here",
        "Only in this article",
        "Limit the last ruling about a name to this article, or lift the limit.",
        _RE,
        Need.ARTICLE,
    ),
    Command(
        "entity.suggestions",
        "Suggested merges",
        "Go through pairs of names that may be one: merge them or keep them apart.",
        (Context.GLOBAL,),
        words=("merges",),
    ),
    Command(
        "decisions.list",
        "Decisions about names",
        "List what you ruled about names; take back or put again any of it.",
        (Context.GLOBAL,),
        words=("decisions",),
    ),
    Command(
        "picker.why",
        "Say why",
        "Among decisions: write down why the one under the cursor was made.",
        (Context.PICKER,),
    ),
)
