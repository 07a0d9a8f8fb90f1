"""The commands of the two side panes, the pickers, the one-line input, the help and the hint labels."""

from __future__ import annotations

from skyread.keys.command import Command, Context, Need

_L = (Context.LIST,)
_E = (Context.ENTITIES,)
_P = (Context.PICKER,)
_I = (Context.PROMPT,)
_H = (Context.HELP,)
_LABELS = (Context.HINTS,)


def moves(context: Context, row: str, rows: str) -> tuple[Command, ...]:
    """The eight motions that every list has, worded for what its rows are."""
    name, here = context.value, (context,)
    return (
        Command(f"{name}.down", f"Next {row}", f"Move to the next {row}.", here, takes_count=True),
        Command(f"{name}.up", f"Previous {row}", f"Move to the previous {row}.", here, takes_count=True),
        Command(f"{name}.page_down", "Page down", f"Move down by a page of {rows}.", here, takes_count=True),
        Command(f"{name}.page_up", "Page up", f"Move up by a page of {rows}.", here, takes_count=True),
        Command(
            f"{name}.half_down",
            "Half a page down",
            f"Move down by half a page of {rows}.",
            here,
            takes_count=True,
        ),
        Command(
            f"{name}.half_up", "Half a page up", f"Move up by half a page of {rows}.", here, takes_count=True
        ),
        Command(f"{name}.top", f"First {row}", f"Move to the first {row}.", here),
        Command(f"{name}.bottom", f"Last {row}", f"Move to the last {row}.", here),
    )


LIST: tuple[Command, ...] = (
    *moves(Context.LIST, "article", "articles"),
    Command("list.open", "Open the article", "Put the focus in the article and mark it read.", _L),
    Command(
        "list.filter", "Filter the list", "Keep only articles whose title or source has these letters.", _L
    ),
    Command(
        "list.narrow",
        "Only articles that name the entity",
        "List only the articles that name the current entity, or all again.",
        (Context.GLOBAL,),
    ),
    Command("list.clear_filter", "Clear the filter", "List all articles again.", _L, words=("clear",)),
    Command(
        "list.next_unread",
        "Next unread article",
        "Go to the next unread article.",
        (Context.LIST, Context.READER),
        takes_count=True,
    ),
    Command(
        "list.previous_unread",
        "Previous unread article",
        "Go to the previous unread article.",
        (Context.LIST, Context.READER),
        takes_count=True,
    ),
    Command(
        "list.toggle_read",
        "Read or unread",
        "Mark the article as read, or as unread again.",
        (Context.LIST, Context.READER),
        Need.ARTICLE,
    ),
    Command(
        "list.open_original",
        "Open the original",
        "Open the article's original address in the browser.",
        (Context.LIST, Context.READER),
        Need.ARTICLE,
    ),
    Command("list.copy_link", "Copy the link", "Copy the article's original address, else its path.", _L),
    Command("list.mark_all_read", "Mark all as read", "Mark every article that is listed as read.", _L),
    Command(
        "list.sort",
        "Sort the list",
        "Sort by date, title, source, length, progress, mentions, folder or repeats.",
        _L,
    ),
    Command("list.reverse", "Reverse the list", "Turn the order of the list round.", _L),
)

ENTITIES: tuple[Command, ...] = (
    *moves(Context.ENTITIES, "entity", "entities"),
    Command(
        "entities.first_mention",
        "First mention",
        "Make the entity current and show its first mention here.",
        _E,
    ),
    Command(
        "entities.filter",
        "Filter the entities",
        "Keep only entities with these letters in a name or alias.",
        _E,
    ),
    Command("entities.clear_filter", "Clear the filter", "List all entities again.", _E),
    Command(
        "entities.toggle_scope",
        "Article or library",
        "List the entities of the article or of the whole library.",
        _E,
    ),
    Command("entities.back", "Back to the reader", "Put the focus back in the article.", _E),
)

PICKER: tuple[Command, ...] = (
    Command("picker.next", "Next result", "Move to the next result.", _P),
    Command("picker.previous", "Previous result", "Move to the previous result.", _P),
    Command("picker.page_down", "Page down", "Move down by a page of results.", _P),
    Command("picker.page_up", "Page up", "Move up by a page of results.", _P),
    Command("picker.accept", "Go there", "Go to the result.", _P),
    Command("picker.mark", "Mark the result", "Mark the result, where several can be picked at once.", _P),
    Command("picker.leave", "Leave", "Leave the picker; it can be opened again as it was.", _P),
    Command("picker.preview_down", "Preview down", "Scroll the preview down.", _P),
    Command("picker.preview_up", "Preview up", "Scroll the preview up.", _P),
    Command("picker.order", "Other order", "List the results in the next order.", _P),
    Command("picker.scope", "Article or library", "Look in this article only, or in the whole library.", _P),
)

PROMPT: tuple[Command, ...] = (
    Command("prompt.accept", "Run", "Run what is typed.", _I),
    Command("prompt.leave", "Leave", "Leave the line and take back what it showed.", _I),
    Command("prompt.complete", "Complete", "Complete the word, then the next that fits.", _I),
    Command("prompt.complete_previous", "Complete backward", "Take the completion before this one.", _I),
    Command("prompt.older", "Older line", "Take an older line that was typed here.", _I),
    Command("prompt.newer", "Newer line", "Take a newer line that was typed here.", _I),
)

HELP: tuple[Command, ...] = (
    *moves(Context.HELP, "line", "lines"),
    Command("help.filter", "Filter the help", "Keep only lines with these letters.", _H),
    Command("help.close", "Close the help", "Go back to where you were.", _H),
)

HINTS: tuple[Command, ...] = (
    Command("hints.leave", "Leave", "Take the labels away.", _LABELS),
    Command("hints.erase", "Erase", "Take back the last letter of the label.", _LABELS),
)
