"""The commands that mark: highlights, notes, tags and pens, and taking acts back."""

from __future__ import annotations

from skyread.keys.command import Argument, Command, Context, Need

_R = (Context.READER,)
_RV = (Context.READER, Context.VISUAL)
_G = (Context.GLOBAL,)
_GC = (Context.GLOBAL, Context.CARD)

MARKING: tuple[Command, ...] = (
    Command(
        "annotation.highlight",
        "Highlight",
        "Highlight the selection or the sentence in focus; a highlight grows.",
        _RV,
        Need.ARTICLE,
        words=("highlight",),
    ),
    Command(
        "annotation.note",
        "Note",
        "Write a note on the annotation in focus, or on the sentence.",
        _R,
        Need.ARTICLE,
        words=("note",),
    ),
    Command(
        "annotation.tags",
        "Tags",
        "Tag the annotation in focus, or the sentence; tags in use are completed.",
        _R,
        Need.ARTICLE,
        words=("tag",),
    ),
    Command(
        "annotation.pen",
        "Pen",
        "Take the pen with this letter; what is in focus or selected gets it.",
        _RV,
        Need.ARTICLE,
        Argument.CHARACTER,
        words=("pen",),
    ),
    Command(
        "annotation.delete",
        "Delete annotation",
        "Delete the annotation in focus; undoing brings it back.",
        _R,
        Need.ANNOTATION,
        words=("delete",),
    ),
    Command(
        "annotation.repeat",
        "Mark again",
        "Do the last marking again here: the same pen, tags and note.",
        _R,
        Need.ARTICLE,
    ),
    Command(
        "annotation.lengthen",
        "Lengthen highlight",
        "Move the end of the highlight in focus forward by a word.",
        _R,
        Need.ANNOTATION,
        takes_count=True,
        words=("lengthen",),
    ),
    Command(
        "annotation.shorten",
        "Shorten highlight",
        "Move the end of the highlight in focus back by a word.",
        _R,
        Need.ANNOTATION,
        takes_count=True,
        words=("shorten",),
    ),
    Command(
        "annotation.cycle",
        "Next of overlapping",
        "Put the next of the annotations that overlap here in focus.",
        _R,
        Need.ANNOTATION,
        takes_count=True,
    ),
    Command(
        "annotation.merge",
        "Merge overlapping",
        "Make one annotation of those that overlap here; all notes and tags stay.",
        _R,
        Need.ANNOTATION,
    ),
    Command(
        "annotation.article_note",
        "Note on the article",
        "Write a note on the article as a whole.",
        _G,
        Need.ARTICLE,
        words=("article-note",),
    ),
    Command(
        "annotation.next",
        "Next annotation",
        "Go to the next annotation, in this article or the next one.",
        _G,
        takes_count=True,
    ),
    Command(
        "annotation.previous",
        "Previous annotation",
        "Go to the previous annotation, in this article or one before.",
        _G,
        takes_count=True,
    ),
    Command(
        "history.undo",
        "Undo",
        "Take the last act back: a mark, a tag, a deletion, a ruling, in any article.",
        _GC,
        takes_count=True,
        words=("undo",),
    ),
    Command(
        "history.redo",
        "Redo",
        "Do again what was taken back.",
        _GC,
        takes_count=True,
        words=("redo",),
    ),
)
