"""The commands that work in every pane: mentions, jumps, the trail, marks, panes, view and the program itself."""

from __future__ import annotations

from skyread.keys.command import Argument, Command, Context, Need

_G = (Context.GLOBAL,)
_GC = (Context.GLOBAL, Context.CARD)
_GV = (Context.GLOBAL, Context.VISUAL)

MENTIONS: tuple[Command, ...] = (
    Command(
        "mention.next",
        "Next mention",
        "Make the entity in focus current and show its next mention in the library.",
        _G,
        Need.ARTICLE,
        takes_count=True,
    ),
    Command(
        "mention.previous",
        "Previous mention",
        "Make the entity in focus current and show its previous mention.",
        _G,
        Need.ARTICLE,
        takes_count=True,
    ),
    Command(
        "mention.repeat_next",
        "Next mention of the current entity",
        "Show the current entity's next mention, from wherever you are.",
        _G,
        Need.ENTITY,
        takes_count=True,
    ),
    Command(
        "mention.repeat_previous",
        "Previous mention of the current entity",
        "Show the current entity's previous mention, from wherever you are.",
        _G,
        Need.ENTITY,
        takes_count=True,
    ),
    Command(
        "entity.next",
        "Next entity in the article",
        "Move the focus to the next mention of any entity in this article.",
        _G,
        Need.ARTICLE,
        takes_count=True,
    ),
    Command(
        "entity.previous",
        "Previous entity in the article",
        "Move the focus to the previous mention of any entity here.",
        _G,
        Need.ARTICLE,
        takes_count=True,
    ),
)

JUMPS: tuple[Command, ...] = (
    Command(
        "jump.hints",
        "Hint labels",
        "Label every mention on the screen; type a label to focus it.",
        _G,
        Need.ARTICLE,
    ),
    Command(
        "jump.entities",
        "Jump to an entity",
        "Find a person, treaty or place by a few letters of any of its names.",
        _G,
    ),
    Command(
        "jump.entities_here",
        "Jump to an entity of this article",
        "Find an entity by a few letters, in this article only.",
        _G,
        Need.ARTICLE,
    ),
    Command("jump.articles", "Jump to an article", "Find an article by a few letters of its title.", _G),
    Command("jump.text", "Jump to words", "Find words in the text of all articles.", _G),
    Command(
        "jump.mentions",
        "Mentions in context",
        "List the mentions of the entity in focus, each with the words around it.",
        _GC,
        Need.ARTICLE,
    ),
    Command("jump.trail", "Jump along the trail", "List the places you came through and go to one.", _G),
    Command("jump.marks", "Jump to a mark", "List the marks with what stands there, and go to one.", _G),
    Command("jump.resume", "Resume the last jump", "Open the last picker again as you left it.", _G),
)

TRAIL: tuple[Command, ...] = (
    Command(
        "jump.repeated",
        "Where it was read before",
        "Go to where the paragraph in focus was read before, or else stands too.",
        _G,
        Need.ARTICLE,
    ),
    Command(
        "trail.back",
        "Back",
        "Go back to where you jumped from, in any article.",
        _G,
        takes_count=True,
    ),
    Command("trail.forward", "Forward", "Go forward again along the trail.", _G, takes_count=True),
    Command(
        "trail.previous_place",
        "Previous place",
        "Swap this place with the one before the last jump.",
        _G,
    ),
    Command(
        "mark.set",
        "Set a mark",
        "Mark this place with a letter; a capital works across articles.",
        _G,
        Need.ARTICLE,
        Argument.CHARACTER,
    ),
    Command(
        "mark.go", "Go to a mark", "Go to the place marked with a letter.", _G, argument=Argument.CHARACTER
    ),
    Command(
        "search.next_anywhere",
        "Next hit in any article",
        "Show the next hit of the search, going on into other articles.",
        _G,
        Need.HITS,
        takes_count=True,
    ),
    Command(
        "search.previous_anywhere",
        "Previous hit in any article",
        "Show the previous hit of the search, going back into other articles.",
        _G,
        Need.HITS,
        takes_count=True,
    ),
    Command(
        "reader.next_article",
        "Next article",
        "Show the next article of the list.",
        _G,
        Need.ARTICLE,
        takes_count=True,
    ),
    Command(
        "reader.previous_article",
        "Previous article",
        "Show the previous article of the list.",
        _G,
        Need.ARTICLE,
        takes_count=True,
    ),
)

PANES: tuple[Command, ...] = (
    Command("pane.list", "Go to the list", "Put the focus in the list of articles.", _G),
    Command("pane.reader", "Go to the reader", "Put the focus in the article.", _G),
    Command("pane.entities", "Go to the entities", "Put the focus in the entities.", _G),
    Command("pane.next", "Next pane", "Put the focus in the next pane.", _G),
    Command("pane.previous", "Previous pane", "Put the focus in the previous pane.", _G),
    Command("pane.left", "Pane to the left", "Put the focus in the pane to the left.", _G),
    Command("pane.right", "Pane to the right", "Put the focus in the pane to the right.", _G),
    Command("pane.only", "Only this pane", "Hide the other panes, or show them again.", _G),
)

VIEW: tuple[Command, ...] = (
    Command("view.wider", "Wider text", "Set the text in longer lines.", _G, takes_count=True),
    Command("view.narrower", "Narrower text", "Set the text in shorter lines.", _G, takes_count=True),
    Command("view.reset_measure", "Usual text width", "Set the text in lines of the usual length.", _G),
    Command(
        "view.zen", "Only the text", "Hide everything but the article, or show it again.", _G, words=("zen",)
    ),
    Command("view.toggle_list", "Show or hide the list", "Show or hide the list of articles.", _G),
    Command("view.toggle_entities", "Show or hide the entities", "Show or hide the pane of entities.", _G),
    Command(
        "view.toggle_paint", "Show or hide colours", "Show or hide the colours of mentions and hits.", _G
    ),
    Command(
        "view.theme",
        "Theme",
        "Change the colours: dark, light, high-contrast or ansi.",
        _G,
        argument=Argument.TEXT,
        words=("theme",),
    ),
)

PROGRAM: tuple[Command, ...] = (
    Command("app.help", "Help", "List the keys that work here.", (*_GV, Context.CARD), words=("help", "h")),
    Command("app.command_line", "Command line", "Type a command by its name.", _GV),
    Command("app.palette", "Find a command", "Find a command by a few letters of it and run it.", _G),
    Command(
        "app.close",
        "Close or go back",
        "Close what is open on top or go back one pane; from the list, quit.",
        _GV,
        words=("close",),
    ),
    Command("app.quit", "Quit", "Leave skyread; places and marks are kept.", _GV, words=("quit", "q")),
    Command("app.cancel", "Cancel", "Take back one layer: pending keys, a filter, the search's paint.", _G),
    Command("app.redraw", "Redraw", "Draw the whole screen again.", _GV, words=("redraw",)),
    Command("app.suspend", "Suspend", "Leave for the shell; `fg` comes back.", _GV),
    Command("app.reload", "Reload", "Read changed, added and vanished files again.", _G, words=("reload",)),
    Command(
        "app.restore",
        "Restore the notebook",
        "Go back to the newest backup of a notebook that was damaged.",
        _G,
        words=("restore",),
    ),
)

EVERYWHERE: tuple[Command, ...] = MENTIONS + JUMPS + TRAIL + PANES + VIEW + PROGRAM
