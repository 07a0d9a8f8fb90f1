"""What is being typed into a note and is no act yet: kept at every key, so that no end of the program loses it.

A key must cost next to nothing, so drafts have a connection of their own that does not wait for the disk: they survive
the end of the program however it comes, though a power cut may cost the last keys. Where the file refuses, a draft is
held and written with the next key or `flush`.
"""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from skyread.notebook import files
from skyread.notebook.annotation import now
from skyread.notebook.store import Notebook, NotKeptError

_BUSY_MILLISECONDS = 20
"""Less than a key may take; a draft that finds the file locked is written later."""

_CHECKPOINT_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class Draft:
    """A note that is being written."""

    key: str
    """What it is a note on, as its maker has it."""
    text: str
    base: str
    """The note as it was when the writing began."""
    updated: str
    """ISO 8601 in UTC, with milliseconds."""


class Drafts:
    """The drafts in a notebook. All calls come from one thread."""

    def __init__(self, notebook: Notebook) -> None:
        """The file is opened at the first call."""
        self._notebook = notebook
        self._connection: sqlite3.Connection | None = None
        self._generation = notebook.generation
        self._held: dict[str, Draft | None] = {}
        notebook.at_close(self._close)

    def put(self, key: str, text: str, base: str) -> None:
        """Keep the draft as it is after a key. Never raises: what cannot be written is held in memory."""
        self._held[key] = Draft(key, text, base, now())
        self._write()

    def drop(self, key: str) -> None:
        """Forget the draft: it has become a note, or is not wanted."""
        self._held[key] = None
        self._write()

    def get(self, key: str) -> Draft | None:
        """The draft for that key, if there is one."""
        if key in self._held:
            return self._held[key]
        return next((draft for draft in self._kept("WHERE key = ?", key)), None)

    def all(self) -> list[Draft]:
        """All drafts, the latest first."""
        drafts: dict[str, Draft | None] = {draft.key: draft for draft in self._kept("")}
        drafts.update(self._held)
        return sorted((one for one in drafts.values() if one), key=lambda one: one.updated, reverse=True)

    def flush(self) -> None:
        """Try again to write what is held. To be called now and then while nothing is typed."""
        if self._held:
            self._write()

    @property
    def safe(self) -> bool:
        """Whether all drafts are in the file."""
        return not self._held

    def _write(self) -> None:
        with contextlib.suppress(NotKeptError):
            self._notebook.keep_file()
        connection = self._open()
        if connection is None:
            return
        try:
            connection.execute("BEGIN IMMEDIATE")
            for key, draft in self._held.items():
                if draft is None:
                    connection.execute("DELETE FROM draft WHERE key = ?", (key,))
                else:
                    values = (key, draft.text, draft.base, draft.updated)
                    connection.execute("INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?)", values)
            connection.execute("COMMIT")
            self._held.clear()
        except sqlite3.Error:
            with contextlib.suppress(sqlite3.Error):
                connection.execute("ROLLBACK")

    def _kept(self, where: str, *values: object) -> list[Draft]:
        connection = self._open()
        if connection is None:
            return []
        try:
            found = connection.execute(
                f"SELECT key, text, base, updated FROM draft {where}", values
            ).fetchall()
        except sqlite3.Error:
            return []
        return [Draft(*row) for row in found]

    def _open(self) -> sqlite3.Connection | None:
        """The connection; None where the notebook has no file."""
        if self._connection is not None and self._generation != self._notebook.generation:
            self._connection.close()  # it may be that of a file that was deleted
            self._connection = None
        self._generation = self._notebook.generation
        if self._connection is None and self._notebook.path is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection = _connect(self._notebook.path)
        return self._connection

    def _close(self) -> None:
        connection = self._open() if self._held else None
        if connection is not None:  # no key waits any more
            connection.execute(f"PRAGMA busy_timeout = {files.BUSY_MILLISECONDS}")
        self.flush()
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_BUSY_MILLISECONDS / 1000, isolation_level=None)
    connection.execute("PRAGMA synchronous = NORMAL")
    # Moving what was written from the journal into the file waits for the disk; acts do it, a key only if there was
    # no act for thousands of keys.
    connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
    return connection
