"""Acts of the note editor, and the list of drafts."""

from __future__ import annotations

from skyread.desk.draft_source import DraftSource
from skyread.ui import noting
from skyread.ui.dispatch import Press, act
from skyread.ui.screen import DeskScreen


@act("editor.keep")
def keep(screen: DeskScreen, _press: Press) -> None:
    """Keep the note."""
    noting.keep(screen)


@act("editor.leave")
def leave(screen: DeskScreen, _press: Press) -> None:
    """Close the editor; a draft stays."""
    noting.leave(screen)


@act("editor.external")
def external(screen: DeskScreen, _press: Press) -> None:
    """Go on in the user's own program."""
    noting.go_outside(screen, then_keep=False)


@act("editor.restore")
def restore(screen: DeskScreen, _press: Press) -> None:
    """Take what is kept."""
    noting.restore(screen)


@act("editor.undo")
def undo(screen: DeskScreen, _press: Press) -> None:
    """Take back what was typed."""
    if not screen.desk.editor.edit.undo():
        screen.desk.say("Nothing was typed before")
    noting.typed(screen)


@act("editor.redo")
def redo(screen: DeskScreen, _press: Press) -> None:
    """Type again what was taken back."""
    if not screen.desk.editor.edit.redo():
        screen.desk.say("Nothing to type again")
    noting.typed(screen)


@act("jump.drafts")
def drafts(screen: DeskScreen, _press: Press) -> None:
    """Pick a draft."""
    latest_first = screen.desk.drafts.all()
    if not latest_first:
        screen.desk.say("There are no drafts: every note that was begun is kept")
        return
    screen.open_picker(DraftSource(latest_first, lambda key: noting.about(screen, key)))
