"""The commands of the note editor that its user may bind. Typing and moving in it are as in every line of text."""

from __future__ import annotations

from skyread.keys.command import Command, Context

_N = (Context.EDITOR,)

EDITOR: tuple[Command, ...] = (
    Command("editor.keep", "Keep the note", "Keep the note and close the editor.", _N),
    Command("editor.leave", "Leave a draft", "Close the editor; what was typed stays as a draft.", _N),
    Command(
        "editor.external", "Your own editor", "Go on in $VISUAL, $EDITOR or the program set as editor.", _N
    ),
    Command("editor.restore", "What is kept", "Put the note as it is kept in the place of the draft.", _N),
    Command("editor.undo", "Undo typing", "Take back what was typed or deleted last, in the note.", _N),
    Command("editor.redo", "Redo typing", "Type or delete again what was taken back.", _N),
)

DRAFTS: tuple[Command, ...] = (
    Command(
        "jump.drafts",
        "Drafts of notes",
        "List the notes that were begun and not kept, to go on with one.",
        (Context.GLOBAL,),
        words=("drafts",),
    ),
)
