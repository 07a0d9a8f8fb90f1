"""Changes of rows, written down while they are made, so that they can be taken back and made again.

A change is a row before and after: whole where the row came or went, else only the columns that differ. So what two
acts did to different columns of one row can be taken back separately. Which tables there are and what their keys are
is asked of the database; a name of a table or a column never comes from anywhere else. When a row was changed last is told by a
column that each act sets, so that one is never compared; where others have set it since, it becomes the moment of the
undoing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from skyread.notebook.annotation import after
from skyread.notebook.schema import AUTOMATIC, STAMPS

Row: TypeAlias = dict[str, Any]
Key: TypeAlias = tuple[object, ...]

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_OWN = frozenset({"act", "change", "session", "draft"})


class ChangedSinceError(Exception):
    """A row is not what the change left, so the change cannot be taken back or made again."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an act did to one row; None where the row was not there before, or is not afterwards."""

    table: str
    key: Key
    before: Row | None
    after: Row | None

    def turned(self) -> Change:
        """The change that takes this one back."""
        return Change(self.table, self.key, self.after, self.before)

    def touches(self, other: Change) -> bool:
        """Whether both concern the same columns of one row, or one of them the whole row."""
        if (self.table, self.key) != (other.table, other.key):
            return False
        if None in (self.before, self.after, other.before, other.after):
            return True
        shared = (self.after or {}).keys() & (other.after or {}).keys()
        return bool(shared - {STAMPS.get(self.table)})


class Table:
    """A table whose rows can be changed one by one, and its statements."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        """Ask the database about the table. Raises `ValueError` where it has none, or none of that kind."""
        info = connection.execute(
            "SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", (name,)
        ).fetchall()
        self.keys = [column for _, column in sorted((place, column) for column, place in info if place)]
        if not self.keys or name in _OWN or name.startswith("sqlite_"):
            raise ValueError(f"no table of the notebook that can be changed: {name!r}")
        self.columns = [column for column, _ in info]
        self._where = " AND ".join(f"{_quoted(key)} = ?" for key in self.keys)
        self._name = _quoted(name)
        self._automatic = AUTOMATIC.get(name)
        self.stamp = STAMPS.get(name)
        """The column that tells when a row was changed last, if there is one."""

    def row(self, connection: sqlite3.Connection, key: Key) -> Row | None:
        """The row with that key; None where there is none but, at most, one that is nobody's act."""
        found = connection.execute(f"SELECT * FROM {self._name} WHERE {self._where}", key).fetchone()
        if found is None:
            return None
        row = dict(zip(self.columns, found, strict=True))
        return None if self._automatic and not row[self._automatic] else row

    def insert(self, connection: sqlite3.Connection, key: Key, row: Mapping[str, object]) -> None:
        """Put a whole row in place of what may stand there."""
        values = {**row, **dict(zip(self.keys, key, strict=True))}
        self.check(values)
        names = ", ".join(map(_quoted, values))
        marks = ", ".join("?" * len(values))
        self.delete(connection, key)
        connection.execute(f"INSERT INTO {self._name} ({names}) VALUES ({marks})", tuple(values.values()))

    def update(self, connection: sqlite3.Connection, key: Key, columns: Mapping[str, object]) -> None:
        """Change some columns of the row."""
        if columns:
            self.check(columns)
            names = ", ".join(f"{_quoted(name)} = ?" for name in columns)
            connection.execute(
                f"UPDATE {self._name} SET {names} WHERE {self._where}", (*columns.values(), *key)
            )

    def delete(self, connection: sqlite3.Connection, key: Key) -> None:
        """Remove the row, if it is there."""
        connection.execute(f"DELETE FROM {self._name} WHERE {self._where}", key)

    def check(self, columns: Iterable[str]) -> None:
        """Raise `ValueError` for columns that the table has not."""
        unknown = set(columns) - set(self.columns)
        if unknown:
            raise ValueError(f"no such columns in {self._name}: {', '.join(sorted(unknown))}")


class Recorder:
    """Makes changes within a transaction and writes them down, for `History.do`."""

    def __init__(self, connection: sqlite3.Connection, tables: dict[str, Table]) -> None:
        """`tables` keeps what is known about tables from one recorder to the next."""
        self._connection = connection
        self._tables = tables
        self.changes: list[Change] = []
        """What was changed, in order."""

    def row(self, table: str, key: Key) -> Row | None:
        """The row as it is within the transaction."""
        return self._table(table).row(self._connection, key)

    def read(self, query: str, *values: object) -> list[Any]:
        """The rows that a query finds within the transaction, as tuples."""
        return self._connection.execute(query, values).fetchall()

    def put(self, table: str, key: Key, row: Mapping[str, object]) -> None:
        """Insert a row, or change the columns named in `row` where it is there. `row` may leave out the key."""
        if self.row(table, key) is not None:
            self.update(table, key, **row)
            return
        about = self._table(table)
        about.insert(self._connection, key, row)
        self.changes.append(Change(table, key, None, about.row(self._connection, key)))

    def update(self, table: str, key: Key, /, **columns: object) -> None:
        """Change columns of a row. Nothing happens where it is not there or has these values already."""
        about = self._table(table)
        before = about.row(self._connection, key)
        if before is None:
            return
        about.check(columns)
        # Only what differs: a column that is set fires the triggers that watch it.
        about.update(
            self._connection, key, {name: value for name, value in columns.items() if before[name] != value}
        )
        after = about.row(self._connection, key)
        if after is None:
            raise ValueError(f"the key of a row in {table} cannot be changed")
        differing = [name for name in about.columns if before[name] != after[name]]
        if differing:
            old, new = ({name: row[name] for name in differing} for row in (before, after))
            self.changes.append(Change(table, key, old, new))

    def delete(self, table: str, key: Key) -> None:
        """Remove a row. Nothing happens where it is not there."""
        about = self._table(table)
        before = about.row(self._connection, key)
        if before is not None:
            about.delete(self._connection, key)
            self.changes.append(Change(table, key, before, None))

    def ensure(self, table: str, key: Key) -> None:
        """Make sure that a row is there, with its defaults, and write nothing down.

        For rows that also hold what is nobody's act, as the place in an article: taking an act back must not take
        them away.
        """
        about = self._table(table)
        names, marks = ", ".join(map(_quoted, about.keys)), ", ".join("?" * len(about.keys))
        self._connection.execute(f"INSERT OR IGNORE INTO {_quoted(table)} ({names}) VALUES ({marks})", key)

    def make(self, change: Change) -> None:
        """Make a change that was written down. Raises `ChangedSinceError` where the row is not as it was before."""
        about = self._table(change.table)
        row = about.row(self._connection, change.key)
        if (row is None) != (change.before is None):
            raise ChangedSinceError
        known = {name: value for name, value in (change.after or {}).items() if name in about.columns}
        if row is not None:
            before = change.before or {}
            differing = {name for name, value in before.items() if name in row and row[name] != value}
            if differing - {about.stamp}:
                raise ChangedSinceError
            known.update({name: after(row[name]) for name in differing if name in known})
        if change.after is None:
            about.delete(self._connection, change.key)
        elif row is None:
            about.insert(self._connection, change.key, known)
        else:
            about.update(self._connection, change.key, known)

    def _table(self, name: str) -> Table:
        if name not in self._tables:
            self._tables[name] = Table(self._connection, name)
        return self._tables[name]


def packed(changes: Sequence[Change]) -> list[tuple[int, str, str, str | None, str | None]]:
    """Changes as they are kept: their number, table, and key, before and after as JSON."""
    return [
        (step, one.table, _json(one.key), _json_or_none(one.before), _json_or_none(one.after))
        for step, one in enumerate(changes)
    ]


def unpacked(table: str, key: str, before: str | None, after: str | None) -> Change:
    """A change as it was packed."""
    return Change(
        table,
        tuple(json.loads(key)),
        None if before is None else json.loads(before),
        None if after is None else json.loads(after),
    )


def _json(value: object) -> str:
    return _ENCODER.encode(value)


def _json_or_none(row: Row | None) -> str | None:
    return None if row is None else _json(row)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
