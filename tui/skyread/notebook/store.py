"""The notebook's file: one SQLite database that survives crashes, a second skyread, and its own corruption.

It opens, sets aside what cannot be opened, and brings the schema up to date; what stands in the tables is the
business of the modules beside it, each of which adds its migration to `MIGRATIONS`. No article text is kept here.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from skyread.notebook.schema import NotebookFromTheFutureError, migrate

_BUSY_MILLISECONDS = 5000
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_OUR_FAULT = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.NotSupportedError)


class NotKeptError(Exception):
    """An act was refused, and nothing of it is written. The message is one sentence for the user."""


class Notebook:
    """An open notebook. `Notebook.open` never fails: where the file is of no use it says so in `notice`.

    All calls come from the thread that opened it.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path | None, notice: str | None = None) -> None:
        """Use an open connection whose schema is up to date; `path` is None for one that lives in memory only."""
        self.connection = connection
        self.path = path
        self.notice = notice
        """One sentence for the status line where something about the file is not as it should be."""
        self._closing: list[Callable[[], object]] = []

    @classmethod
    def open(cls, path: Path) -> Notebook:
        """Open the notebook at `path`, or make it.

        A file that is no notebook or is damaged is set aside beside it, its name ending in the time, and a fresh
        one is begun. Where no file can be written the notebook is kept in memory, with what a file that can still
        be read holds. `notice` tells of both.
        """
        try:
            return cls(_connect(path), path)
        except NotebookFromTheFutureError:
            reason = f"{path.name} was written by a later skyread and is left alone"
            return cls(_in_memory(), None, _nothing_kept(reason))
        except sqlite3.OperationalError as error:
            return cls(_read_only_copy(path), None, _nothing_kept(str(error)))
        except sqlite3.DatabaseError:
            return cls._after_setting_aside(path)
        except (OSError, ValueError) as error:
            return cls(_in_memory(), None, _nothing_kept(str(error)))

    @classmethod
    def in_memory(cls) -> Notebook:
        """A notebook that is forgotten when it is closed."""
        return cls(_in_memory(), None)

    @classmethod
    def _after_setting_aside(cls, path: Path) -> Notebook:
        try:
            aside = _set_aside(path)
            return cls(_connect(path), path, f"The notebook was damaged and is set aside as {aside.name}")
        except (sqlite3.Error, OSError) as error:
            return cls(_in_memory(), None, _nothing_kept(f"the notebook is damaged and stays so: {error}"))

    def act(self, work: Callable[[sqlite3.Connection], object]) -> bool:
        """Do one act of the user in one transaction: all of it is on disk on return, or none of it where it raises.

        Where the disk refuses (full, gone, read-only) the notebook goes on in memory, with all that it holds, and
        `notice` says so. False where the act is not kept at all, because another skyread held the file too long.
        """
        try:
            self._transact(work)
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", None) in _BUSY:
                self.notice = "Not kept: another program holds the notebook"
                return False
            if self.path is None or isinstance(error, _OUR_FAULT):
                raise
            self._go_on_in_memory(str(error))
            self._transact(work)
        return True

    def commit(self, work: Callable[[sqlite3.Connection], object]) -> None:
        """Do one act of the user that must never be lost unnoticed, in one transaction.

        Raises `NotKeptError` where it is refused; nothing of it is there then, and it can be tried again.
        """
        if self.path is None and self.notice is not None:
            raise NotKeptError(f"Not kept: {self.notice}")
        try:
            self._transact(work)
        except sqlite3.DatabaseError as error:
            if isinstance(error, _OUR_FAULT):
                raise
            raise NotKeptError(f"Not kept: {error}") from error

    def at_close(self, last: Callable[[], object]) -> None:
        """Have something done before the file is closed."""
        self._closing.append(last)

    def rows(self, query: str, *values: object) -> list[Any]:
        """The rows that a query finds, as tuples; none, and a `notice`, where the file cannot be read."""
        try:
            return self.connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            if isinstance(error, _OUR_FAULT):
                raise
            self.notice = f"The notebook cannot be read ({error})"
            return []

    def _transact(self, work: Callable[[sqlite3.Connection], object]) -> None:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            work(self.connection)
            self.connection.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self.connection.execute("ROLLBACK")
            raise

    def _go_on_in_memory(self, reason: str) -> None:
        try:
            memory = _copy_to_memory(self.connection)
        except sqlite3.Error:
            memory = _in_memory()
        self.connection.close()
        self.connection = memory
        self.path = None
        self.notice = _nothing_kept(reason)

    def close(self) -> None:
        """Close the file. Everything is on disk already."""
        for last in self._closing:
            last()
        self._closing.clear()
        self.connection.close()


def _connect(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=_BUSY_MILLISECONDS / 1000, isolation_level=None)
    try:
        return _prepare(connection)
    except BaseException:
        connection.close()
        raise


def _nothing_kept(reason: str) -> str:
    return f"The notebook cannot be written, nothing you do is kept ({reason})"


def _in_memory() -> sqlite3.Connection:
    return _prepare(sqlite3.connect(":memory:", isolation_level=None))


def _copy_to_memory(source: sqlite3.Connection) -> sqlite3.Connection:
    memory = sqlite3.connect(":memory:", isolation_level=None)
    source.backup(memory)
    return _prepare(memory)


def _read_only_copy(path: Path) -> sqlite3.Connection:
    """What a file that cannot be written holds, in memory; nothing where it cannot be read either."""
    try:
        with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source:
            return _copy_to_memory(source)
    except (sqlite3.Error, NotebookFromTheFutureError):
        return _in_memory()


def _prepare(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Set the connection up for durable single acts and bring the schema up to date.

    Raises `sqlite3.DatabaseError` for a damaged file: better found here, where it can be set aside whole, than in
    the middle of an act. A notebook is a few megabytes, whose check takes milliseconds.
    """
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    problem = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if problem != "ok":
        raise sqlite3.DatabaseError(problem)
    # The write lock comes first, so that two processes that start at once do not both migrate; it also shows now,
    # not at the first act, whether the file can be written.
    connection.execute("BEGIN IMMEDIATE")
    try:
        migrate(connection)
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    return connection


def _set_aside(path: Path) -> Path:
    """Rename a damaged file and its journals so that a fresh one can be begun and this one be looked into."""
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.damaged-{stamp}-{number}")
    path.rename(aside)
    for suffix in ("-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
    return aside
