"""What the user has ruled about names, as it is kept: each ruling a JSON object, made and taken back by acts.

What a ruling means is not known here; the floors that know names give it its meaning.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from skyread.notebook.history import History, Recorder
from skyread.notebook.recorder import Change
from skyread.notebook.store import Notebook

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
_TABLE = "decision"
_QUERY = f"SELECT id, kind, body, made FROM {_TABLE} ORDER BY made, id"


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision of the user."""

    id: str
    kind: str
    body: Mapping[str, Json]
    made: str
    """ISO 8601 in UTC, with milliseconds."""


class Decisions:
    """The rulings in a notebook."""

    def __init__(self, notebook: Notebook, history: History) -> None:
        """Nothing is read before it is asked for."""
        self._notebook = notebook
        self._history = history
        self._all: list[Ruling] | None = None
        self.changed = 0
        """Grows whenever what is kept may have changed."""
        history.listen(self._after_act)

    def all(self) -> Sequence[Ruling]:
        """Every ruling, the oldest first."""
        if self._all is None:
            self._all = _rulings(self._notebook.rows(_QUERY))
        return self._all

    def keep(self, rulings: Sequence[Ruling], title: str, article: str = "") -> None:
        """Add rulings, or replace those with the same ids, as one act. Raises `NotKeptError`."""

        def work(recorder: Recorder) -> None:
            for one in rulings:
                body = json.dumps(one.body, ensure_ascii=False, sort_keys=True)
                recorder.put(_TABLE, (one.id,), {"kind": one.kind, "body": body, "made": one.made})

        self._history.do(title, work, article)

    def drop(self, id_: str, title: str, article: str = "") -> None:
        """Take a ruling back, as an act. Raises `NotKeptError`."""
        self._history.do(title, lambda recorder: recorder.delete(_TABLE, (id_,)), article)

    def forget(self) -> None:
        """Read again what is kept: another window has written, which may have been something else."""
        before, self._all = self._all, None
        if before is None or self.all() != before:
            self.changed += 1

    def _after_act(self, changes: Sequence[Change]) -> None:
        if any(change.table == _TABLE for change in changes):
            self.forget()


def read_apart(path: Path) -> list[Ruling]:
    """The rulings in a notebook's file, which is only read; none where there is no such file, or it cannot be read."""
    if not path.is_file():
        return []
    # A file without a journal is whole: said to be immutable, it is read without one being made beside it.
    how = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "mode=ro&immutable=1"
    try:
        with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)) as connection:
            return _rulings(connection.execute(_QUERY))
    except sqlite3.Error:
        return []


def _rulings(rows: Iterable[tuple[str, str, str, str]]) -> list[Ruling]:
    return [Ruling(id_, kind, _object(body), made) for id_, kind, body, made in rows]


def _object(body: str) -> dict[str, Json]:
    try:
        found = json.loads(body)
    except ValueError:  # written by other hands
        return {}
    return found if isinstance(found, dict) else {}
