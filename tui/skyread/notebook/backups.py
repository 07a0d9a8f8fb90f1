"""Daily copies of the notebook's file in a folder beside it, and the way back from one.

A copy is made with SQLite's own backup, so it is whole even while acts go on, and takes its place only after it was
checked. The newest `KEPT` are kept; one that was offered in place of a damaged notebook is pinned and kept for good.
Everything here has connections of its own, so that it can run on another thread than the notebook.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

from skyread.notebook.files import CHECKED_AT_START, check, suspect
from skyread.notebook.schema import MIGRATIONS, migrate

FOLDER = "backups"
KEPT = 7
RESTORED = "restored"
"""The setting that is another after each time that a copy was put in place of what was there."""

_PINNED = "pinned-"
_PART = ".part"


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A copy of a notebook."""

    day: str
    """ISO day on which it was made."""
    path: Path


def back_up(path: Path, day: date | None = None) -> str | None:
    """Copy the notebook at `path` unless that was done today already, and check it.

    Never raises: where something is wrong, a sentence for the user says what, and the earlier copies are left alone.
    A file that is too large to be checked at the start (`files.CHECKED_AT_START`) is checked here every time.
    """
    try:
        if path.exists():
            _back_up(path, (day or date.today()).isoformat())
    except (sqlite3.Error, OSError) as error:
        if _is_damage(error):
            suspect(path)
            return f"The notebook is damaged ({error}); start skyread again to have it set aside"
        return f"The notebook could not be backed up ({error})"
    return None


def _back_up(path: Path, today: str) -> None:
    folder = path.parent / FOLDER
    copy = folder / f"{path.stem}-{today}{path.suffix}"
    if copy.exists():
        if path.stat().st_size > CHECKED_AT_START:
            with contextlib.closing(_read_only(path)) as connection:
                check(connection)
        return
    folder.mkdir(exist_ok=True)
    part = folder / f"{copy.name}.{os.getpid()}{_PART}"
    try:
        _copy(path, part)
        part.replace(copy)
    finally:
        part.unlink(missing_ok=True)
    _sync(folder)
    for old in _of(path, pinned=False)[KEPT:]:
        old.path.unlink(missing_ok=True)
    for left in folder.glob(f"*{_PART}*"):  # of a program that was killed meanwhile
        if left.stat().st_mtime < copy.stat().st_mtime - 3600:
            left.unlink(missing_ok=True)


def _is_damage(error: Exception) -> bool:
    return isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)


def all_of(path: Path) -> list[Backup]:
    """The copies of the notebook at `path`, the newest first."""
    return sorted(_of(path, pinned=False) + _of(path, pinned=True), reverse=True)


def newest_good(path: Path) -> Backup | None:
    """The newest copy of the notebook at `path` that can be read whole."""
    return next((backup for backup in all_of(path) if _is_good(backup.path)), None)


def newest_pinned(path: Path) -> Backup | None:
    """The newest copy that was ever offered in place of a damaged notebook at `path`, of those that can be read."""
    return next((backup for backup in _of(path, pinned=True) if _is_good(backup.path)), None)


def pin(backup: Backup | None) -> Backup | None:
    """Keep a copy for good, however many come after it."""
    if backup is None or backup.path.name.startswith(_PINNED):
        return backup
    pinned = backup.path.with_name(_PINNED + backup.path.name)
    try:
        backup.path.replace(pinned)
    except OSError:
        return backup
    return Backup(backup.day, pinned)


def restore(backup: Backup, target: sqlite3.Connection) -> None:
    """Put what a copy holds, brought up to date, in place of all that the target holds.

    Other windows tell by the setting `RESTORED` that all was replaced. Raises `sqlite3.Error` or
    `NotebookFromTheFutureError` where that fails, and the target is as it was then.
    """
    with (
        contextlib.closing(_read_only(backup.path)) as source,
        contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as copy,
    ):
        check(source, "integrity_check")
        if not _version(source):
            raise sqlite3.DatabaseError("it is no notebook")
        source.backup(copy)
        copy.execute("BEGIN")
        migrate(copy)
        copy.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (RESTORED, json.dumps(uuid4().hex)))
        copy.execute("COMMIT")
        copy.backup(target)
    target.execute("PRAGMA journal_mode = WAL")


def _of(path: Path, *, pinned: bool) -> list[Backup]:
    start = f"{_PINNED if pinned else ''}{path.stem}-"
    found: list[Backup] = []
    for copy in (path.parent / FOLDER).glob(f"*{path.suffix}"):
        day = copy.name.removeprefix(start).removesuffix(path.suffix)
        with contextlib.suppress(ValueError):
            found.append(Backup(date.fromisoformat(day).isoformat(), copy))
    return sorted(found, reverse=True)


def _copy(path: Path, part: Path) -> None:
    part.unlink(missing_ok=True)
    with (
        contextlib.closing(_read_only(path)) as source,
        contextlib.closing(sqlite3.connect(part, isolation_level=None)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.execute("PRAGMA synchronous = FULL")
        check(copy, "integrity_check")
    _sync(part)


def _is_good(path: Path) -> bool:
    try:
        with contextlib.closing(_read_only(path)) as connection:
            check(connection)
            return 0 < _version(connection) <= len(MIGRATIONS)
    except sqlite3.Error:
        return False


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)


def _sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on disk."""
    with contextlib.suppress(OSError):  # some systems open no folders
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
