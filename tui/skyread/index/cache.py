"""What reading and analysing produced, kept on disk so that it is worked out once for each content and version.

One SQLite file of opaque blobs; whoever stores them converts them, and says what they depend on by key and version. The cache can only save time: a broken file is
thrown away, and where nothing can be written everything is simply worked out again. No call raises.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

_SCHEMA = """
CREATE TABLE IF NOT EXISTS analysis (
    article TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    blob BLOB NOT NULL
) WITHOUT ROWID
"""
_BATCH = 500
_T = TypeVar("_T")


class BlobCache:
    """One blob for each article id, with its version, which names an analyser and its lexicon.

    Calls may come from any thread; they take turns.
    """

    def __init__(self, path: Path) -> None:
        """Use the file at `path`; its folder and the file are made when first needed."""
        self._path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._dead = False

    def get_many(self, ids: Iterable[str], version: str) -> dict[str, bytes]:
        """The blobs that are there for these article ids and this version."""
        wanted = list(ids)

        def read(connection: sqlite3.Connection) -> dict[str, bytes]:
            found: dict[str, bytes] = {}
            for low in range(0, len(wanted), _BATCH):
                batch = wanted[low : low + _BATCH]
                marks = ",".join("?" * len(batch))
                found.update(
                    connection.execute(
                        f"SELECT article, blob FROM analysis WHERE version = ? AND article IN ({marks})",
                        (version, *batch),
                    )
                )
            return found

        return self._attempt(read) or {}

    def put_many(self, blobs: Mapping[str, bytes], version: str) -> None:
        """Keep these blobs, by article id, in place of those of any other version. A full disk keeps nothing."""
        rows = [(article, version, blob) for article, blob in blobs.items()]

        def write(connection: sqlite3.Connection) -> None:
            with connection:
                connection.executemany("INSERT OR REPLACE INTO analysis VALUES (?, ?, ?)", rows)

        self._attempt(write)

    def close(self) -> None:
        """Close the file; a later call opens it again."""
        with self._lock:
            self._close()

    def _attempt(self, act: Callable[[sqlite3.Connection], _T]) -> _T | None:
        """Do `act`, once more on a fresh file where this one is broken; None where neither works."""
        with self._lock:
            for _ in range(2):
                if self._dead:
                    return None
                try:
                    return act(self._open())
                except (
                    sqlite3.OperationalError
                ):  # locked, full, read-only, no such folder: not the file's fault
                    return None
                except sqlite3.DatabaseError:
                    self._throw_away()
                except (OSError, ValueError):  # a path that no file can have, a folder that cannot be made
                    self._dead = True
        return None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self._path, timeout=2.0, check_same_thread=False)
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = OFF")  # losing it costs time only
                connection.execute(_SCHEMA)
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        return self._connection

    def _throw_away(self) -> None:
        self._close()
        for suffix in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                self._path.with_name(self._path.name + suffix).unlink()
        self._dead = self._path.exists()

    def _close(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None
