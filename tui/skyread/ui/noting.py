"""Opening the note editor for an annotation, and what keeping, leaving and going to another program mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from skyread.desk.editor import CHANGED_ELSEWHERE, EditorJob
from skyread.desk.noteedit import LIMIT
from skyread.desk.standing import standing
from skyread.keys.commands import Context
from skyread.notebook.annotation import Annotation
from skyread.notebook.store import NotKeptError
from skyread.text.spans import Passage
from skyread.ui.keynames import key_of

if TYPE_CHECKING:
    from skyread.ui.screen import DeskScreen

ON_ARTICLE = "article:"
"""Before the article's id in the key of a draft for a note on it: such a note has no id before it is kept."""


def draft_key(annotation: Annotation) -> str:
    """The key of the draft of an annotation's note."""
    return ON_ARTICLE + annotation.target.article if annotation.target.whole else annotation.id


def job_for(
    screen: DeskScreen, annotation: Annotation, given_up: Callable[[], None] = lambda: None
) -> EditorJob:
    """The editing of an annotation's note; `given_up` is called where nothing is written."""
    marking, annotations = screen.desk.marking, screen.desk.annotations
    whole = annotation.target.whole

    def now() -> Annotation | None:
        return annotations.get(annotation.id)

    def save(text: str) -> None:
        current = now()
        if current is None and not whole:
            undo = key_of(screen, "history.undo")
            raise NotKeptError(
                f"What this note is on has been deleted{f'; {undo} brings it back' * bool(undo)}"
            )
        marking.set_note(current or annotation, text)

    def kept() -> str:
        current = now()
        return current.note if current else ""

    title = (
        f"note on the article {annotation.target.source.title or ''}" if whole else annotation.pen or "note"
    )
    return EditorJob(
        title.strip(), annotation.target.exact, annotation.note, draft_key(annotation), save, kept, given_up
    )


def annotation_of(screen: DeskScreen, key: str) -> Annotation | None:
    """The annotation that a draft is for; None where it has been deleted, or is a first note on a missing article."""
    desk = screen.desk
    if not key.startswith(ON_ARTICLE):
        return desk.annotations.get(key)
    id_ = key.removeprefix(ON_ARTICLE)
    if id_ in desk.articles:
        return desk.marking.note_on_article(desk.articles[id_])
    kept = (placed.annotation for placed in desk.annotations.on(id_))
    return next((annotation for annotation in kept if annotation.target.whole), None)


def about(screen: DeskScreen, key: str) -> tuple[str, Passage | None]:
    """What a draft is on, in words, and where that stands in the library."""
    annotation = annotation_of(screen, key)
    if annotation is None:
        return "what it was on is not here any more", None
    desk, target = screen.desk, annotation.target
    placements = desk.annotations.places_of(annotation.id)
    return target.exact or target.source.title or "an article", standing(
        annotation, placements, desk.articles
    ).passage


def open_draft(screen: DeskScreen, key: str) -> None:
    """Go on with a draft: where it is on a passage of the library, go there first."""
    desk, annotation = screen.desk, annotation_of(screen, key)
    if annotation is None:
        open_job(screen, _homeless(key))
        return
    _, place = about(screen, key)
    if place is not None:
        desk.jump(place)
    open_job(screen, job_for(screen, annotation))


def _homeless(key: str) -> EditorJob:
    """A draft whose annotation is gone: its text can be read and copied, emptied and left, but not kept."""

    def save(text: str) -> None:
        if text:
            raise NotKeptError("What this note was on is not here any more")

    return EditorJob("note on what is not here any more", "", "", key, save)


def open_job(screen: DeskScreen, job: EditorJob) -> None:
    """Edit a note, in the box or at once in the user's own program, as the setting says."""
    screen.desk.editor.open(job)
    if screen.desk.settings.editor != "inline":
        go_outside(screen, then_keep=True)


def keep(screen: DeskScreen) -> None:
    """Keep the note and close; where that is refused, the editor stays open."""
    desk, editor = screen.desk, screen.desk.editor
    empty = not editor.edit.text.strip()
    try:
        closed = editor.save()
    except NotKeptError as problem:
        desk.say(f"{problem} — the text stays here as a draft")
        return
    if closed:
        desk.say("There is no note now" if empty else "Note kept")
    else:
        save, take = (
            key_of(screen, "editor.keep", Context.EDITOR),
            key_of(screen, "editor.restore", Context.EDITOR),
        )
        desk.say(f"{CHANGED_ELSEWHERE}: {save} again keeps yours, {take} takes that one")


def leave(screen: DeskScreen) -> None:
    """Close; what was typed stays as a draft."""
    desk, job = screen.desk, screen.desk.editor.job
    if job is None or not desk.editor.leave():
        return
    again = key_of(
        screen, "annotation.article_note" if job.draft_key.startswith(ON_ARTICLE) else "annotation.note"
    )
    kept = "Draft kept" if desk.drafts.safe else "Draft kept until you quit"
    desk.say(f"{kept}: {again or ':drafts'} opens it again")


def restore(screen: DeskScreen) -> None:
    """Take what is kept."""
    screen.desk.editor.restore()
    undo = key_of(screen, "editor.undo", Context.EDITOR)
    screen.desk.say(f"This is what is kept{f'; {undo} brings the draft back' * bool(undo)}")


def typed(screen: DeskScreen) -> None:
    """After every key: keep the draft, and say if the key was refused."""
    editor = screen.desk.editor
    editor.keep_draft()
    if editor.edit.refused:
        screen.desk.say(f"A note can't be longer than {LIMIT:,} characters; this was not taken")


def go_outside(screen: DeskScreen, *, then_keep: bool) -> None:
    """Edit the text in the user's own program; on its good end keep it at once, or go on in the box."""
    from skyread.keys.places import places  # noqa: PLC0415  not needed for the first frame
    from skyread.ui.external import NoEditorError, command_for, edit_outside  # noqa: PLC0415

    desk, editor = screen.desk, screen.desk.editor
    try:
        command = command_for(desk.settings.editor)
    except NoEditorError as problem:
        desk.say(str(problem))
        return
    editor.keep_draft()
    edited = edit_outside(screen.app, command, editor.edit.text, places().state_dir)
    if edited.text is not None:
        editor.edit.take(edited.text)
        editor.keep_draft()
    if edited.problem:
        desk.say(edited.problem)
    elif then_keep:
        if editor.changed:
            keep(screen)
        else:
            editor.leave()
            desk.say("The note is as it was")
