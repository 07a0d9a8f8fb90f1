"""The commands about what is said and when it was: quotes, and the dates of the texts."""

from __future__ import annotations

from skyread.keys.command import Command, Context, Need

_GC = (Context.GLOBAL, Context.CARD)

SAID: tuple[Command, ...] = (
    Command(
        "jump.quotes",
        "Quotes",
        "List who said what: the entity in focus, or all; by:, about:, since: ask.",
        _GC,
        words=("quotes",),
    ),
    Command(
        "jump.timeline",
        "Timeline",
        "List what happened when, to the current entity or at all.",
        _GC,
        words=("timeline",),
    ),
    Command(
        "quote.next",
        "Next quote",
        "Go to the next quote of who speaks here, through the library.",
        (Context.GLOBAL,),
        Need.ARTICLE,
        takes_count=True,
    ),
    Command(
        "quote.previous",
        "Previous quote",
        "Go to the previous quote of who speaks here, through the library.",
        (Context.GLOBAL,),
        Need.ARTICLE,
        takes_count=True,
    ),
    Command(
        "picker.same",
        "The same elsewhere",
        "Among quotes: list who else tells the same statement, or all again.",
        (Context.PICKER,),
    ),
)
