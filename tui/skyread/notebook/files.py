"""The notebook's file: opening it for durable single acts, copies in memory, and setting a damaged one aside."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from skyread.notebook.schema import NotebookFromTheFutureError, migrate

BUSY_MILLISECONDS = 1000
"""How long an act of the user waits for another program that is writing."""
_START_BUSY_MILLISECONDS = 5000
"""How long a start waits, where another one may be bringing the tables up to date."""
_AGAIN = 0.02
"""Seconds after which is tried again what SQLite refuses at once."""
CHECKED_AT_START = 32 * 1024 * 1024
"""Files up to this size are checked whole when they are opened, which takes milliseconds; larger ones by `back_up`."""


Identity: TypeAlias = "tuple[int, int]"
"""Device and number of a file."""


def connect(path: Path, busy: int = _START_BUSY_MILLISECONDS) -> sqlite3.Connection:
    """Open the file, or make it and its folder, with its tables up to date; wait `busy` milliseconds for others.

    Raises `sqlite3.OperationalError` where it cannot be written, another `sqlite3.DatabaseError` where it is no
    notebook or damaged, `NotebookFromTheFutureError`, `OSError`, and `ValueError` for a path that cannot be.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=busy / 1000, isolation_level=None)
    try:
        _write_ahead(connection, busy)
        if path.stat().st_size <= CHECKED_AT_START or _suspicion(path).exists():
            check(connection)
            _suspicion(path).unlink(missing_ok=True)
        return _prepare(connection)
    except BaseException:
        connection.close()
        raise


def _write_ahead(connection: sqlite3.Connection, busy: int) -> None:
    """Turn write-ahead logging on. Where two do so at once on a fresh file, SQLite refuses one without waiting."""
    deadline = time.monotonic() + busy / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_AGAIN)
        else:
            return


def identity(path: Path) -> Identity | None:
    """What tells this file from another that is put in its place; None where there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):  # there is none, or there can be none of that name
        return None
    return found.st_dev, found.st_ino


def write_again(source: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """Write what a connection holds, whose file was deleted, to a file at its place, and open that.

    Raises `sqlite3.Error` or `OSError` where it cannot be written; nothing is left of it then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        source.backup(connection)
        connection.execute("PRAGMA journal_mode = WAL")
        return _prepare(connection)
    except BaseException:
        connection.close()
        path.resolve().unlink(missing_ok=True)  # not the link that may lead to it
        raise


def in_memory() -> sqlite3.Connection:
    """A notebook without a file."""
    return _prepare(sqlite3.connect(":memory:", isolation_level=None))


def copy_in_memory(source: sqlite3.Connection) -> sqlite3.Connection:
    """What a connection holds, without a file."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    source.backup(memory)
    return _prepare(memory)


def read_only_copy(path: Path) -> sqlite3.Connection:
    """What a file that cannot be written holds, in memory; nothing where it cannot be read either."""
    # In a folder where no journal can be made SQLite reads a file only if it is told that nobody writes it.
    for how in ("mode=ro", "mode=ro&immutable=1"):
        try:
            with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)) as source:
                return copy_in_memory(source)
        except (sqlite3.Error, NotebookFromTheFutureError):
            continue
    return in_memory()


def check(connection: sqlite3.Connection, how: str = "quick_check") -> None:
    """Raise `sqlite3.DatabaseError` where the file is damaged; `how` is a pragma, "integrity_check" for all of it.

    Better found before the file is used, where it can be set aside whole, than in the middle of an act.
    """
    problem = connection.execute(f"PRAGMA {how}(1)").fetchone()[0]
    if problem != "ok":
        raise sqlite3.DatabaseError(problem)


def suspect(path: Path) -> None:
    """Have the file checked at the next start, however large it is."""
    with contextlib.suppress(OSError):
        _suspicion(path).touch()


def _suspicion(path: Path) -> Path:
    return path.with_name(path.name + ".suspect")


def _prepare(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
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
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    return connection


def set_aside(path: Path) -> Path:
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
    _suspicion(path).unlink(missing_ok=True)
    return aside
