"""What the user did, and undoing it: across articles, across sessions, and never across two open windows.

Every act is one transaction together with the record that takes it back, so that there is no act without its record
and no record without its act. A window takes back its own acts and those of windows that are gone.

Acts are ordered by turns: making, undoing and redoing an act each give it the latest turn. `undo` takes the latest
turn that stands, `redo` the latest of those undone. An act made after an undo ends what `redo` would do, though
`toggle` can still bring any act back. An act is turned alone, whatever came after it, unless a later act that stands
has changed the same.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import uuid4

from skyread.notebook import windows
from skyread.notebook.annotation import now
from skyread.notebook.recorder import Change, ChangedSinceError, Key, Recorder, Table, packed, unpacked
from skyread.notebook.store import Notebook, NotKeptError

__all__ = ["Act", "History", "Recorder"]

KEPT = 10_000
"""How many acts can be taken back."""

_STANDS, _UNDONE, _LEFT_BEHIND = 1, 0, -1
"""Values of `standing`; an act left behind is undone, and another was made since."""

_OPEN_ELSEWHERE = "EXISTS (SELECT 1 FROM session WHERE id = act.window AND id <> ?)"

Listener: TypeAlias = Callable[[Sequence[Change]], None]


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that the user did."""

    number: int
    title: str
    article: str
    """Id of the article that it concerns; empty where it concerns none or several."""
    made: str
    """ISO 8601 in UTC, with milliseconds."""
    undone: bool
    mine: bool
    """Whether this window made it, or undid or redid it last."""


@dataclass(frozen=True, slots=True)
class _Later:
    """A change that was made or undone after some act."""

    title: str
    stands: bool
    """Whether it was made after that act, and stands; else it was undone, or an earlier one was made again."""
    elsewhere: bool
    change: Change


class History:
    """The acts in a notebook. Each object is a window of its own."""

    def __init__(self, notebook: Notebook) -> None:
        """Nothing is written until the first act."""
        self._notebook = notebook
        self._window = uuid4().hex
        self._tables: dict[str, Table] = {}
        self._listeners: list[Listener] = []
        self._arrived = False
        self.made: int | None = None
        """Number of the act that `do` has made last; None where that changed nothing."""
        notebook.at_close(self._leave)

    def listen(self, listener: Listener) -> None:
        """Have the listener called with the changes of each act of this window, undone and redone ones too."""
        self._listeners.append(listener)

    def do(self, title: str, work: Callable[[Recorder], object], article: str = "") -> bool:
        """Let `work` make its changes through a recorder, in one transaction with the record of them.

        On return the act is on disk. False where `work` changed nothing: then there is no act. Raises `NotKeptError`
        where the act is refused; nothing of it is there then.
        """
        changes: list[Change] = []
        number: int | None = None

        def transaction(connection: sqlite3.Connection) -> None:
            nonlocal number
            recorder = Recorder(connection, self._tables)
            work(recorder)
            changes[:] = recorder.changes
            number = self._write_down(connection, title, article, changes) if changes else None

        self._notebook.commit(transaction)
        self.made = number
        self._tell(changes)
        return bool(changes)

    def undo(self) -> Act | None:
        """Take back the latest act of this window or of windows that are gone; None where there is none.

        Raises `NotKeptError` where it is refused, also where what the act did has been changed since.
        """
        return self._turn_latest(_STANDS)

    def redo(self) -> Act | None:
        """Make again the act that was undone last; None where there is none. Raises `NotKeptError` as `undo`."""
        return self._turn_latest(_UNDONE)

    def toggle(self, number: int) -> Act | None:
        """Take back that one act, or make it again; None where it is not known any more.

        Raises `NotKeptError` where it is refused: as `undo`, and where a window that is open made it.
        """
        return self._turn("number = ?", number)

    def acts(self, limit: int = 1000) -> list[Act]:
        """The latest acts, of all windows, newest first."""
        rows = self._notebook.rows(f"SELECT {_ACT} FROM act ORDER BY number DESC LIMIT ?", limit)
        return [self._act(row) for row in rows]

    def turn(self) -> int:
        """A number that grows with each act, undo and redo in any window."""
        rows = self._notebook.rows("SELECT coalesce(max(turn), 0) FROM act")
        return int(rows[0][0]) if rows else 0

    def since(self, turn: int) -> list[tuple[str, str]]:
        """Table and key (as JSON) of the rows that acts of other windows with a later turn have changed."""
        query = """
            SELECT DISTINCT place, key FROM act JOIN change ON change.act = number WHERE turn > ? AND window <> ?
        """
        return self._notebook.rows(query, turn, self._window)

    def _write_down(
        self, connection: sqlite3.Connection, title: str, article: str, changes: list[Change]
    ) -> int | None:
        """Write down an act of this window; returns its number."""
        self._arrive(connection)
        connection.execute(
            f"UPDATE act SET standing = {_LEFT_BEHIND} WHERE standing = {_UNDONE} AND NOT {_OPEN_ELSEWHERE}",
            (self._window,),
        )
        number = connection.execute(
            f"""
            INSERT INTO act (window, title, article, made, standing, turn)
            VALUES (?, ?, ?, ?, {_STANDS}, {_NEXT_TURN})
            """,
            (self._window, title, article, now()),
        ).lastrowid
        connection.executemany(
            "INSERT INTO change (act, step, place, key, before, after) VALUES (?, ?, ?, ?, ?, ?)",
            [(number, *change) for change in packed(changes)],
        )
        connection.execute("DELETE FROM act WHERE number <= ?", ((number or 0) - KEPT,))
        return number

    def _turn_latest(self, standing: int) -> Act | None:
        return self._turn(
            f"standing = {standing} AND NOT {_OPEN_ELSEWHERE} ORDER BY turn DESC LIMIT 1", self._window
        )

    def _turn(self, which: str, *values: object) -> Act | None:
        """Undo the act if it stands, else redo it."""
        turned: list[Act] = []
        changes: list[Change] = []

        def transaction(connection: sqlite3.Connection) -> None:
            self._arrive(connection)
            row = connection.execute(f"SELECT {_ACT} FROM act WHERE {which}", values).fetchone()
            if row is None:
                return
            act = self._act(row)
            self._refuse_if_elsewhere(connection, act)
            changes[:] = self._changes(connection, act)
            self._make(connection, act, changes)
            connection.execute(
                f"UPDATE act SET standing = ?, window = ?, turn = {_NEXT_TURN} WHERE number = ?",
                (_STANDS if act.undone else _UNDONE, self._window, act.number),
            )
            turned.append(Act(act.number, act.title, act.article, act.made, not act.undone, True))

        self._notebook.commit(transaction)
        self._tell(changes)
        return turned[0] if turned else None

    def _changes(self, connection: sqlite3.Connection, act: Act) -> list[Change]:
        """The changes that undo the act, or redo it where it is undone."""
        rows = connection.execute(
            "SELECT place, key, before, after FROM change WHERE act = ? ORDER BY step", (act.number,)
        )
        changes = [unpacked(*row) for row in rows]
        return changes if act.undone else [change.turned() for change in reversed(changes)]

    def _make(self, connection: sqlite3.Connection, act: Act, changes: list[Change]) -> None:
        recorder = Recorder(connection, self._tables)
        later = self._later(connection, act)
        if reason := self._in_the_way(later, changes, standing=True):
            raise _refusal(act, reason)
        try:
            for change in changes:
                recorder.make(change)
        except (ChangedSinceError, sqlite3.IntegrityError):
            reason = self._in_the_way(later, changes, standing=False)
            raise _refusal(act, reason or "for what it did has been changed since") from None

    def _later(self, connection: sqlite3.Connection, act: Act) -> list[_Later]:
        """What was done and undone since to the rows of an act, the latest first."""
        query = f"""
            SELECT title, standing = {_STANDS} AND number > ?, {_OPEN_ELSEWHERE}, place, key, before, after
            FROM act JOIN change ON change.act = number
            WHERE turn > (SELECT turn FROM act WHERE number = ?) AND number <> ?
            AND (place, key) IN (SELECT place, key FROM change WHERE act = ?)
            ORDER BY turn DESC
        """
        rows = connection.execute(query, (act.number, self._window, *[act.number] * 3))
        return [
            _Later(title, bool(over), bool(elsewhere), unpacked(*change))
            for title, over, elsewhere, *change in rows
        ]

    def _in_the_way(self, later: list[_Later], changes: list[Change], *, standing: bool) -> str:
        """Which later act keeps the changes from being made, of those that stand upon them or others; empty for none."""
        concerned: dict[tuple[str, Key], list[Change]] = {}
        for change in changes:
            concerned.setdefault((change.table, change.key), []).append(change)
        for one in later:
            same = concerned.get((one.change.table, one.change.key), ())
            if one.stands == standing and any(map(one.change.touches, same)):
                turned = "came after it" if standing else "was undone after it"
                return f"for {'in another window ' if one.elsewhere else ''}this {turned}: {one.title}"
        return ""

    def _refuse_if_elsewhere(self, connection: sqlite3.Connection, act: Act) -> None:
        query = f"SELECT 1 FROM act WHERE number = ? AND {_OPEN_ELSEWHERE}"
        if connection.execute(query, (act.number, self._window)).fetchone():
            raise NotKeptError(f"“{act.title}” belongs to another window that is open; undo it there")

    def _act(self, row: tuple[Any, ...]) -> Act:
        number, title, article, made, standing, window = row
        return Act(number, title, article, made, standing != _STANDS, window == self._window)

    def _arrive(self, connection: sqlite3.Connection) -> None:
        windows.arrive(connection, self._window)
        windows.forget_gone(connection)
        self._arrived = True

    def _leave(self) -> None:
        if self._arrived:
            with contextlib.suppress(NotKeptError):
                self._notebook.commit(lambda connection: windows.leave(connection, self._window))

    def _tell(self, changes: Sequence[Change]) -> None:
        if changes:
            for listener in self._listeners:
                listener(changes)


def _refusal(act: Act, reason: str) -> NotKeptError:
    what = "brought back" if act.undone else "undone"
    # the reason first: a narrow terminal cuts the end
    return NotKeptError(f"Cannot be {what}, {reason} ({act.title})")


_ACT = "number, title, article, made, standing, window"
_NEXT_TURN = "(SELECT coalesce(max(turn), 0) + 1 FROM act)"
