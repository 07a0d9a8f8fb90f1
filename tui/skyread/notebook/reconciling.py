"""Bringing together what two windows have done to one annotation: nobody's change is lost unseen."""

from __future__ import annotations

from dataclasses import replace

from skyread.notebook.annotation import Annotation


class ClashError(Exception):
    """Both have changed the note, and only a person can make one of the two."""


def reconciled(base: Annotation, mine: Annotation, theirs: Annotation) -> Annotation:
    """What both made of `base`.

    Of what only one has changed, the change is taken; tags that either added or removed are added or removed; where
    both chose another pen or range, mine holds, being the later choice. Raises `ClashError` where both changed the note.
    """
    if mine.note != base.note and theirs.note not in (base.note, mine.note):
        raise ClashError
    return replace(
        mine,
        target=mine.target if mine.target != base.target else theirs.target,
        pen=mine.pen if mine.pen != base.pen else theirs.pen,
        note=mine.note if mine.note != base.note else theirs.note,
        tags=_tags(base.tags, mine.tags, theirs.tags),
        created=theirs.created,
    )


def _tags(base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    kept = (tag for tag in theirs if tag in mine or tag not in base)
    added = (tag for tag in mine if tag not in base)
    return tuple(dict.fromkeys((*kept, *added)))
