"""The open notebook: one SQLite database that survives crashes, a second skyread, and its own corruption.

What stands in the tables is the business of the modules beside it. No article text is kept here.

There are two kinds of changes. An *act* of the user (`commit`) is kept, or refused with the reason. What is noted *in
passing* (`act`), as the place in an article, must never be in the way: where the disk refuses, the notebook goes on in
memory, and returns to its file with what it owes as soon as that can be written. A file that could not even be opened
is tried again with the next act of the user.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

from skyread.notebook import backups, files
from skyread.notebook.schema import NotebookFromTheFutureError

Work: TypeAlias = Callable[[sqlite3.Connection], object]

_OUR_FAULT = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.NotSupportedError)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_UNWRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)


class NotKeptError(Exception):
    """An act was refused, and nothing of it is written. The message is one sentence for the user."""


class Notebook:
    """An open notebook. `Notebook.open` never fails: where the file is of no use it says so in `notice`.

    All calls come from the thread that opened it.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path | None, notice: str | None = None) -> None:
        """Use an open connection whose tables are up to date; `path` is None for one that lives in memory only."""
        self.connection = connection
        self.path = path
        """The file that is written; None while nothing is."""
        self.notice = notice
        """One sentence for the status line where something about the file is not as it should be."""
        self.offer: backups.Backup | None = None
        """The newest good backup of a notebook that was damaged and set aside; see `restore`."""
        self.generation = 0
        """Grows when all that the notebook holds is replaced at once."""
        self._identity = files.identity(path) if path else None
        self._lost: str | None = None
        self._home: Path | None = None
        self._file: sqlite3.Connection | None = None
        self._owed: list[Work] = []
        self._closing: list[Callable[[], object]] = []

    @classmethod
    def open(cls, path: Path) -> Notebook:
        """Open the notebook at `path`, or make it.

        A file that is no notebook or is damaged is set aside beside it, its name ending in the time, and a fresh
        one is begun; `offer` has the newest good backup then. Where no file can be written the notebook is kept in
        memory, with what a file that can still be read holds. `notice` tells of both.
        """
        found = files.identity(path)
        try:
            return cls(files.connect(path), path)
        except NotebookFromTheFutureError:
            return cls._without_file(
                files.in_memory(), f"{path.name} was written by a later skyread and is left alone"
            )
        except sqlite3.OperationalError as error:
            return cls._without_file(files.read_only_copy(path), str(error), path)
        except sqlite3.DatabaseError:
            return cls._after_setting_aside(path, found)
        except (OSError, ValueError) as error:
            return cls._without_file(files.in_memory(), str(error), path)

    @classmethod
    def in_memory(cls) -> Notebook:
        """A notebook that is forgotten when it is closed."""
        return cls(files.in_memory(), None)

    @classmethod
    def _without_file(cls, memory: sqlite3.Connection, reason: str, home: Path | None = None) -> Notebook:
        """A notebook in memory that should have been a file; `home` is where it may become one yet."""
        notebook = cls(memory, None)
        notebook._lose(reason, home)
        return notebook

    @classmethod
    def _after_setting_aside(cls, path: Path, damaged: files.Identity | None) -> Notebook:
        try:
            if files.identity(path) != damaged:  # another window has done it, and begun a fresh one
                return cls(files.connect(path), path)
            aside = files.set_aside(path)
            notebook = cls(files.connect(path), path)
        except (sqlite3.Error, OSError) as error:
            return cls._without_file(files.in_memory(), f"the notebook is damaged and stays so: {error}")
        notebook.notice = f"The notebook was damaged and is set aside as {aside.name}"
        notebook.offer = backups.pin(backups.newest_good(path))
        return notebook

    def still_on_offer(self) -> backups.Backup | None:
        """The backup that is offered, or was when an earlier notebook was set aside and nothing was restored since."""
        if self.offer is not None or self.path is None:
            return self.offer
        restored = self.rows("SELECT 1 FROM setting WHERE key = ?", backups.RESTORED)
        return None if restored else backups.newest_pinned(self.path)

    def commit(self, work: Work) -> None:
        """Do one act of the user in one transaction: all of it is on disk on return.

        Raises `NotKeptError` where it is refused: then nothing of it is there, and it can be tried again. What
        `work` raises comes through, after everything was taken back.
        """
        try:
            if self._lost is None:
                self.keep_file()
                self._transact(work)
            else:
                self._return_to_file(work)
        except sqlite3.DatabaseError as error:
            if isinstance(error, _OUR_FAULT):
                raise
            raise NotKeptError(self._refusal(error)) from error

    def act(self, work: Work) -> bool:
        """Note something in passing, in one transaction.

        Where the disk refuses (full, gone, read-only) the notebook goes on in memory, with all that it holds, and
        `notice` says so. False where it is not kept at all, because another program held the file too long.
        """
        with contextlib.suppress(NotKeptError):
            self.keep_file()
        try:
            if self._file is not None:
                with contextlib.suppress(sqlite3.DatabaseError, NotKeptError):
                    self._return_to_file(work)
                    return True
            self._transact(work)
        except sqlite3.DatabaseError as error:
            if _code(error) in _BUSY:
                self.notice = "Not kept: another program holds the notebook"
                return False
            if self.path is None or isinstance(error, _OUR_FAULT):
                raise
            self._go_on_in_memory(error)
            self._transact(work)
        if self._lost is not None and self._home is not None:
            self._owed.append(work)
        return True

    def rows(self, query: str, *values: object) -> list[Any]:
        """The rows that a query finds, as tuples; none, and a `notice`, where the file cannot be read."""
        try:
            return self.connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            if isinstance(error, _OUR_FAULT):
                raise
            self.notice = f"The notebook cannot be read ({error})"
            return []

    def restore(self, backup: backups.Backup) -> None:
        """Replace all that the notebook holds by what a backup holds.

        Raises `NotKeptError` where that cannot be done; the notebook is as it was then.
        """
        try:
            backups.restore(backup, self.connection)
        except (sqlite3.Error, OSError, NotebookFromTheFutureError) as error:
            raise NotKeptError(f"The backup of {backup.day} cannot be restored: {error}") from error
        self.offer = None
        self.generation += 1

    def keep_file(self) -> None:
        """Write the file again where somebody has deleted it: what is open goes on, but would be gone at the end.

        Raises `NotKeptError` where that cannot be done, or where another file stands in its place.
        """
        if self.path is None:
            return
        kept = self._in_its_place(self.connection, self.path)
        if kept is not self.connection:
            self.connection = kept
            self.generation += 1
            self.notice = "The notebook was deleted and is written again"

    def _in_its_place(self, file: sqlite3.Connection, path: Path) -> sqlite3.Connection:
        """An open file, or the one that was written again where somebody has deleted it. Raises `NotKeptError`."""
        found = files.identity(path)
        if found == self._identity:
            return file
        if found is not None:
            raise NotKeptError(f"Not kept: another {path.name} was put in its place; start skyread again")
        try:
            fresh = files.write_again(file, path)
        except (sqlite3.Error, OSError) as error:
            raise NotKeptError(
                f"Not kept: the notebook was deleted and cannot be written again ({error})"
            ) from None
        file.close()
        self._identity = files.identity(path)
        return fresh

    def at_close(self, last: Callable[[], object]) -> None:
        """Have something done before the file is closed."""
        self._closing.append(last)

    def close(self) -> None:
        """Close the file. Everything is on disk already, but for what is owed to a file that could not be written."""
        if self._owed:
            with contextlib.suppress(sqlite3.Error, NotKeptError):
                self._return_to_file(lambda _: None)
        with contextlib.suppress(NotKeptError):
            self.keep_file()
        for last in self._closing:
            last()
        self._closing.clear()
        self.connection.close()
        if self._file is not None:
            self._file.close()

    def _transact(self, work: Work) -> None:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            work(self.connection)
            self.connection.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self.connection.execute("ROLLBACK")
            raise

    # without the file

    def _lose(self, reason: str, home: Path | None) -> None:
        self.path, self._home, self._lost = None, home, reason
        self.notice = f"The notebook cannot be written, nothing you do is kept ({reason})"

    def _go_on_in_memory(self, error: sqlite3.DatabaseError) -> None:
        damaged, file, home = _code(error) in _DAMAGED, self.connection, self.path
        try:
            self.connection = files.copy_in_memory(file)
        except sqlite3.Error:
            self.connection = files.in_memory()
            damaged = True
        if damaged:
            file.close()
            if home is not None:
                files.suspect(home)
        else:
            self._file = file
        self._lose(str(error), None if damaged else home)

    def _return_to_file(self, work: Work) -> None:
        """Do what is owed and `work` in one transaction on the file, and use that from here on.

        Raises `NotKeptError` or `sqlite3.DatabaseError` where that fails; all is as it was then.
        """
        if self._file is not None and self._home is not None:
            self._file = self._in_its_place(self._file, self._home)
        file = self._file or self._opened_again()
        memory, self.connection = self.connection, file
        try:
            self._transact(lambda connection: [one(connection) for one in (*self._owed, work)])
        except BaseException:
            self.connection, self._file = memory, file
            raise
        memory.close()
        self.generation += 1
        self.path, self._home, self._lost, self._file = self._home, None, None, None
        self._owed.clear()
        self.notice = "The notebook is written again"

    def _opened_again(self) -> sqlite3.Connection:
        if self._home is None:
            raise NotKeptError(f"Not kept: {self._lost}")
        try:
            file = files.connect(self._home, files.BUSY_MILLISECONDS)
        except (sqlite3.Error, OSError, ValueError, NotebookFromTheFutureError):
            raise NotKeptError(f"Not kept: the notebook cannot be written ({self._lost})") from None
        self._identity = files.identity(self._home)
        return file

    def _refusal(self, error: sqlite3.DatabaseError) -> str:
        """What went wrong and what to do, in one sentence."""
        code = _code(error)
        if code in _BUSY:
            return "Not kept: another program holds the notebook; try again in a moment"
        if code == sqlite3.SQLITE_FULL:
            return "Not kept: the disk is full; make room and try again"
        if code in _UNWRITABLE:
            return f"Not kept: the notebook cannot be written ({error}); see who may write {self.path or self._home}"
        if code in _DAMAGED:
            if self.path is not None:
                files.suspect(self.path)
            return "Not kept: the notebook is damaged; start skyread again to have it set aside"
        return f"Not kept: the disk refuses ({error}); try again"


def _code(error: sqlite3.DatabaseError) -> int:
    """SQLite's primary result code."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
