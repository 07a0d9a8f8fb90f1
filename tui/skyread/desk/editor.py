"""The note editor: what is being edited, for whom, and the draft of it that is kept at every key.

A note that was not kept yet stands in its draft, with the text that it was begun from: so a note that another window
has changed meanwhile is not overwritten unseen. Keys and drawing are the screen's, where drafts lie is the notebook's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from skyread.desk.noteedit import NoteEdit, cleaned
from skyread.notebook.drafts import Drafts

CHANGED_ELSEWHERE = "The note was changed elsewhere since you began"


@dataclass(frozen=True, slots=True)
class EditorJob:
    """One note to be edited."""

    title: str
    """What is annotated, in a word or two: the pen, or "the article"."""
    quote: str
    """The passage; empty for a note on an article."""
    text: str
    """The note as it is kept; empty for a fresh one."""
    draft_key: str
    """Under which its draft is kept: the same for the same note at every time."""
    save: Callable[[str], None]
    """Keeps the note; an empty one is no note. Raises NotKeptError."""
    kept_now: Callable[[], str] | None = None
    """The note as it is kept by now, where another window may have changed it."""
    given_up: Callable[[], None] = lambda: None
    """Called when the editor is left and nothing was written: takes back what was made for the note."""

    def kept(self) -> str:
        """The note as it is kept, as it would be edited."""
        return cleaned(self.kept_now() if self.kept_now else self.text)


class Editor:
    """The editor; `job` is None while it is closed."""

    def __init__(self, drafts: Drafts) -> None:
        self.drafts = drafts
        self.job: EditorJob | None = None
        self.edit = NoteEdit()
        self.draft_of: str = ""
        """When the draft was written that the editor was opened with: "14:05"; empty where there was none."""
        self._base = ""
        self._told: str | None = None
        """What is kept, where that is not what this text was begun from and the user was told."""
        self._drafted = ""

    def open(self, job: EditorJob) -> None:
        """Edit a note: the draft of it, if there is one, else what is kept."""
        if self.job is not None:
            self.leave()
        kept = job.kept()
        draft = self.drafts.get(job.draft_key)
        self.job = job
        self._told = None
        if draft is None or draft.text == kept:
            self.edit, self._base, self.draft_of = NoteEdit(kept), kept, ""
            if draft is not None:
                self.drafts.drop(job.draft_key)
        else:
            self.edit, self._base, self.draft_of = NoteEdit(draft.text), draft.base, clock(draft.updated)
            if draft.base != kept:
                self._told = kept
        self._drafted = self.edit.text

    @property
    def changed_elsewhere(self) -> bool:
        """Whether what is kept is not what this text was begun from."""
        return self._told is not None

    @property
    def kept_something(self) -> bool:
        """Whether there was a note already when this text was begun, or there is one by now."""
        return bool(self._base or self._told)

    @property
    def changed(self) -> bool:
        """Whether the text is not what it was begun from."""
        return self.edit.text != self._base

    def keep_draft(self) -> None:
        """Keep the text as a draft, if it has changed since that was done last."""
        text = self.edit.text
        if self.job is None or text == self._drafted:
            return
        if text == self._base:
            self.drafts.drop(self.job.draft_key)
        else:
            self.drafts.put(self.job.draft_key, text, self._base)
        self._drafted = text

    def save(self) -> bool:
        """Keep the note, drop its draft and close.

        False where the note has been changed elsewhere since the user was told of it last. Raises NotKeptError, and
        the editor stays as it is.
        """
        job = self.job
        assert job is not None
        kept = job.kept()
        if kept not in (self._base, self._told, self.edit.text):
            self._told = kept
            return False
        text = self.edit.text
        note = text if text.strip() else ""
        if note != kept:
            job.save(note)
        self.job = None
        self.drafts.drop(job.draft_key)
        return True

    def leave(self) -> bool:
        """Close; True if a draft stays, with all that was typed."""
        job, changed = self.job, self.changed
        self.keep_draft()
        self.job = None
        if job is not None and not changed:
            self.drafts.drop(job.draft_key)
            job.given_up()
        return changed

    def restore(self) -> None:
        """Put what is kept in the place of the text; undo brings the text back."""
        assert self.job is not None
        self._base, self._told = self.job.kept(), None
        self.draft_of = ""
        self.edit.take(self._base)
        self.drafts.drop(self.job.draft_key)
        self._drafted = self.edit.text


def clock(moment: str) -> str:
    """A moment as the notebook keeps it, for the eye: the time of today, else the day with it."""
    try:
        local = datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return moment
    today = local.date() == datetime.now().astimezone().date()
    return local.strftime("%H:%M" if today else "%Y-%m-%d %H:%M")
