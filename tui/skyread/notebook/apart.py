"""Reading annotations on another thread: fifty thousand of them must not hold up a key.

A connection belongs to the thread that opened it, so the other thread opens one of its own, for reading only.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
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


def reading_apart(
    notebook: Notebook, annotations: Annotations, outside: Collection[str] = ()
) -> Callable[[], Noted]:
    """What reads the annotations that were made in other texts than those of `outside`, with what came of looking.

    It may be called on whatever thread; make it on the thread of the notebook. One that lives in memory is read at
    once.
    """
    path, inside = notebook.path, frozenset(outside)
    if path is None:
        wanted = [one for one in annotations.all() if one.target.article not in inside]
        noted = Noted(wanted, annotations.placed())
        return lambda: noted
    return lambda: _read(f"{path.absolute().as_uri()}?mode=ro", inside)


def _read(uri: str, outside: Collection[str]) -> Noted:
    """What a file holds; nothing where it cannot be read, which its own thread finds out and tells."""
    try:
        with contextlib.closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
            connection.execute("BEGIN")  # so that all queries see the same moment
            homes = [home for (home,) in connection.execute("SELECT DISTINCT article FROM annotation")]
            wanted = [home for home in homes if home not in outside]
            if not wanted:
                return Noted()
            query = f"SELECT {rows.ANNOTATION} FROM annotation"
            if len(wanted) < len(homes):
                query += " WHERE article IN (SELECT value FROM json_each(:wanted))"
            found = connection.execute(f"{query} ORDER BY created, id", {"wanted": json.dumps(wanted)})
            annotations = list(rows.annotations_of(found))
            placed: dict[str, list[Placement]] = {}
            for id_, *row in connection.execute(f"SELECT annotation, {rows.PLACEMENT} FROM placement"):
                placed.setdefault(id_, []).append(rows.placement_of(tuple(row)))
            return Noted(annotations, placed)
    except sqlite3.Error:
        return Noted()
