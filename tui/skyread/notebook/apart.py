"""Reading all annotations on another thread: fifty thousand of them must not hold up a key.

A connection belongs to the thread that opened it, so the other thread opens one of its own, for reading only.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from skyread.notebook import rows
from skyread.notebook.annotation import Annotation, Placement
from skyread.notebook.annotations import Annotations
from skyread.notebook.store import Notebook


@dataclass(frozen=True, slots=True)
class Noted:
    """What a notebook holds of annotations, at one moment."""

    annotations: Sequence[Annotation] = ()
    """In the order in which they were made."""
    placed: Mapping[str, Sequence[Placement]] = field(default_factory=dict)
    """What came of looking for them, by annotation id."""


def reading_apart(notebook: Notebook, annotations: Annotations) -> Callable[[], Noted]:
    """What reads all annotations, on whatever thread it is called; make it on the thread of the notebook.

    A notebook that lives in memory is read at once.
    """
    path = notebook.path
    if path is None:
        noted = Noted(annotations.all(), annotations.placed())
        return lambda: noted
    return lambda: _read(f"{path.absolute().as_uri()}?mode=ro")


def _read(uri: str) -> Noted:
    """What a file holds; nothing where it cannot be read, which its own thread finds out and tells."""
    try:
        with contextlib.closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
            connection.execute("BEGIN")  # so that both queries see the same moment
            found = connection.execute(f"SELECT {rows.ANNOTATION} FROM annotation ORDER BY created, id")
            annotations = list(rows.annotations_of(found))
            placed: dict[str, list[Placement]] = {}
            for id_, *row in connection.execute(f"SELECT annotation, {rows.PLACEMENT} FROM placement"):
                placed.setdefault(id_, []).append(rows.placement_of(tuple(row)))
            return Noted(annotations, placed)
    except sqlite3.Error:
        return Noted()
