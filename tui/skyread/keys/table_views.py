"""The commands of the views of an entity: its card, a peek at it, whom it is named with."""

from __future__ import annotations

from skyread.keys.command import Command, Context, Need
from skyread.keys.table_lists import moves

_GC = (Context.GLOBAL, Context.CARD)
_C = (Context.CARD,)

VIEWS: tuple[Command, ...] = (
    Command(
        "entity.card",
        "Card of the entity",
        "Show what the library holds about the entity in focus.",
        (Context.GLOBAL,),
        Need.ARTICLE,
        words=("card",),
    ),
    Command(
        "entity.peek",
        "Peek at the entity",
        "Say in a few lines what the entity in focus is; any key goes on.",
        (Context.READER, Context.ENTITIES),
        Need.ARTICLE,
    ),
    Command(
        "jump.together",
        "Named together",
        "List whom the entity in focus is named with, then where.",
        _GC,
        Need.ARTICLE,
    ),
    Command(
        "picker.beside",
        "Beside another entity",
        "Among mentions: keep those near which another entity stands.",
        (Context.PICKER,),
    ),
)

CARD: tuple[Command, ...] = (
    *moves(Context.CARD, "line", "lines"),
    Command("card.go", "Go there", "Go where the line leads; the trail comes back.", _C),
    Command("card.next_section", "Next section", "Move to the next section.", _C),
    Command("card.previous_section", "Previous section", "Move to the section before.", _C),
    Command("card.filter", "Filter the card", "Keep only lines with these letters.", _C),
    Command("card.preview_down", "Preview down", "Scroll the preview down.", _C),
    Command("card.preview_up", "Preview up", "Scroll the preview up.", _C),
    Command("card.close", "Close the card", "Take back the filter, then go back to where you were.", _C),
)
