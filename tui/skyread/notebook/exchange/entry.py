"""What goes out and comes in: an annotation with what the user has ruled about its place, and the order of many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from skyread.notebook.annotation import Annotation, Placement


@dataclass(frozen=True, slots=True)
class Entry:
    """An annotation and the places that were given to it by hand; what was computed can be computed again."""

    annotation: Annotation
    rulings: tuple[Placement, ...] = ()


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """The entries as every format lists them: by the time when they were made, then by id."""
    return sorted(entries, key=lambda entry: (entry.annotation.created, entry.annotation.id))
