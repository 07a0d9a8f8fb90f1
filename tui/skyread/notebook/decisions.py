"""What the user has ruled about names, as it is kept: each ruling a JSON object, made and taken back by acts.

What a ruling means is not known here; the floors that know names give it its meaning.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from skyread.notebook.history import History, Recorder
from skyread.notebook.recorder import Change
from skyread.notebook.store import Notebook

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
_TABLE = "decision"


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
            found = self._notebook.rows(f"SELECT id, kind, body, made FROM {_TABLE} ORDER BY made, id")
            self._all = [Ruling(id_, kind, _object(body), made) for id_, kind, body, made in found]
        return self._all

    def keep(
        self, rulings: Iterable[Ruling], title: str, article: str = "", *, instead_of: Iterable[str] = ()
    ) -> None:
        """Add rulings, or replace those with the same ids, and drop others, as one act. Raises `NotKeptError`."""
        wanted, unwanted = list(rulings), list(instead_of)

        def work(recorder: Recorder) -> None:
            for id_ in unwanted:
                recorder.delete(_TABLE, (id_,))
            for one in wanted:
                body = json.dumps(one.body, ensure_ascii=False, sort_keys=True)
                recorder.put(_TABLE, (one.id,), {"kind": one.kind, "body": body, "made": one.made})

        self._history.do(title, work, article)

    def drop(self, ids: Iterable[str], title: str) -> None:
        """Take rulings back, as one act. Raises `NotKeptError`."""
        self.keep((), title, instead_of=ids)

    def forget(self) -> None:
        """Read again what is kept: another window has written."""
        self._all = None
        self.changed += 1

    def _after_act(self, changes: Sequence[Change]) -> None:
        if any(change.table == _TABLE for change in changes):
            self.forget()


def _object(body: str) -> dict[str, Json]:
    try:
        found = json.loads(body)
    except ValueError:  # written by other hands
        return {}
    return found if isinstance(found, dict) else {}
