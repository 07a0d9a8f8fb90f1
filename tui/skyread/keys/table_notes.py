"""The commands that find annotations again: lists of notes, tags and acts, and the review of what needs a ruling."""

from __future__ import annotations

from skyread.keys.command import Argument, Command, Context

_G = (Context.GLOBAL,)
_R = (Context.REVIEW,)

NOTES: tuple[Command, ...] = (
    Command(
        "jump.annotations",
        "Annotations",
        "List all annotations; find them by word, pen:, tag:, entity:, in:, since:.",
        _G,
        words=("annotations",),
    ),
    Command("jump.notes", "Notes", "List all annotations that have a note.", _G, words=("notes",)),
    Command(
        "jump.tags", "Tags in use", "List the tags in use and the annotations of one.", _G, words=("tags",)
    ),
    Command(
        "notes.rename_tag",
        "Rename a tag",
        "Call a tag otherwise everywhere: OLD NEW; two that are alike become one.",
        _G,
        argument=Argument.TEXT,
        words=("rename-tag",),
    ),
    Command(
        "notes.anchors",
        "Review lost places",
        "Go through annotations whose passage has changed, and say where they belong.",
        _G,
        words=("anchors",),
    ),
    Command(
        "history.list",
        "History",
        "List what you did, newest first; take back or do again any of it.",
        _G,
        words=("history",),
    ),
)

REVIEW: tuple[Command, ...] = (
    Command("review.take", "Yes, this one", "Take what is offered.", _R),
    Command("review.reject", "No, not this one", "Reject what is offered; the next one follows.", _R),
    Command("review.next", "Next candidate", "Show the next thing that is offered.", _R),
    Command("review.previous", "Previous candidate", "Show the thing offered before.", _R),
    Command("review.later", "Later", "Leave this one for later.", _R),
    Command("review.undo", "Take back", "Take back the last answer.", _R),
    Command("review.show", "Show in the text", "Go there; the command that began the review resumes it.", _R),
    Command("review.by_hand", "By hand", "Leave, and select the right passage yourself.", _R),
    Command("review.scroll_down", "Scroll down", "Show more of long texts.", _R),
    Command("review.scroll_up", "Scroll up", "Show the beginning of long texts again.", _R),
    Command("review.leave", "Leave", "Leave the review; what is answered is kept.", _R),
)
