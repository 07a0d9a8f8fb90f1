"""The notebook's tables, and the way to them from every earlier version of the file.

Only statements: who reads and writes the tables is the business of the modules beside it.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Mapping

_READING_STATE = (
    """
    CREATE TABLE article (
        id TEXT PRIMARY KEY,
        top INTEGER NOT NULL DEFAULT 0,
        focus INTEGER NOT NULL DEFAULT 0,
        progress REAL NOT NULL DEFAULT 0,
        read INTEGER NOT NULL DEFAULT 0,
        opened TEXT,
        finished TEXT,
        title TEXT,
        path TEXT
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE mark (
        letter TEXT NOT NULL,
        scope TEXT NOT NULL,
        article TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        PRIMARY KEY (letter, scope)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE trail (
        number INTEGER PRIMARY KEY,
        article TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        why TEXT NOT NULL
    )
    """,
    "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)

# A placement may only go with its annotation: what was found by itself goes by trigger, what the user ruled has to
# be deleted, and so recorded, before. The triggers also forget what was found for a range that is no more.
_ANNOTATIONS = (
    """
    CREATE TABLE annotation (
        id TEXT PRIMARY KEY,
        article TEXT NOT NULL,
        extractor TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        exact TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        paragraph INTEGER NOT NULL,
        title TEXT,
        published TEXT,
        source TEXT,
        path TEXT NOT NULL,
        link TEXT,
        entities TEXT NOT NULL,
        pen TEXT NOT NULL,
        note TEXT NOT NULL,
        tags TEXT NOT NULL,
        created TEXT NOT NULL,
        updated TEXT NOT NULL
    )
    """,
    "CREATE INDEX annotation_article ON annotation (article)",
    "CREATE INDEX annotation_noted ON annotation (article) WHERE note <> ''",
    "CREATE INDEX annotation_tags ON annotation (tags) WHERE tags <> '[]'",
    """
    CREATE TABLE placement (
        annotation TEXT NOT NULL REFERENCES annotation (id),
        article TEXT NOT NULL,
        state TEXT NOT NULL,
        first INTEGER,
        last INTEGER,
        score REAL NOT NULL,
        candidates TEXT NOT NULL,
        by_hand INTEGER NOT NULL,
        PRIMARY KEY (annotation, article)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX placement_article ON placement (article)",
    """
    CREATE TRIGGER annotation_deleted BEFORE DELETE ON annotation BEGIN
        DELETE FROM placement WHERE annotation = OLD.id AND NOT by_hand;
    END
    """,
    """
    CREATE TRIGGER annotation_moved AFTER UPDATE OF article, first, last, exact, prefix, suffix ON annotation BEGIN
        DELETE FROM placement WHERE annotation = NEW.id AND NOT by_hand;
    END
    """,
    """
    CREATE TABLE session (
        id TEXT PRIMARY KEY,
        host TEXT NOT NULL,
        process INTEGER NOT NULL,
        started TEXT NOT NULL,
        seen TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE act (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        window TEXT NOT NULL,
        title TEXT NOT NULL,
        article TEXT NOT NULL,
        made TEXT NOT NULL,
        standing INTEGER NOT NULL,
        turn INTEGER NOT NULL
    )
    """,
    "CREATE INDEX act_standing ON act (standing, turn)",
    "CREATE INDEX act_turn ON act (turn)",
    """
    CREATE TABLE change (
        act INTEGER NOT NULL REFERENCES act (number) ON DELETE CASCADE,
        step INTEGER NOT NULL,
        place TEXT NOT NULL,
        key TEXT NOT NULL,
        before TEXT,
        after TEXT,
        PRIMARY KEY (act, step)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE draft (
        key TEXT PRIMARY KEY,
        text TEXT NOT NULL,
        base TEXT NOT NULL,
        updated TEXT NOT NULL
    ) WITHOUT ROWID
    """,
)

_DECISIONS = (
    "ALTER TABLE annotation ADD COLUMN lookalikes TEXT",
    """
    CREATE TABLE decision (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        body TEXT NOT NULL,
        made TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE worklist (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        made TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE workitem (
        list TEXT NOT NULL,
        number INTEGER NOT NULL,
        article TEXT NOT NULL,
        extractor TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        exact TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        paragraph INTEGER NOT NULL,
        title TEXT,
        published TEXT,
        source TEXT,
        path TEXT NOT NULL,
        link TEXT,
        why TEXT NOT NULL,
        label TEXT NOT NULL,
        verdict TEXT NOT NULL,
        PRIMARY KEY (list, number)
    )
    """,
    # What is no act stands apart, so that it is never in the way of taking one back.
    """
    CREATE TABLE workseen (
        list TEXT NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (list, number)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE workplace (
        list TEXT PRIMARY KEY,
        number INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_READING_STATE, _ANNOTATIONS, _DECISIONS)
"""Statements that lead from each schema version to the next. Entries are only ever added, never changed."""

AUTOMATIC: Mapping[str, str] = {"placement": "by_hand"}
"""Tables of which some rows are nobody's act, and the column that is 0 in these: they give way to any act."""

STAMPS: Mapping[str, str] = {"annotation": "updated"}
"""Tables whose rows tell when they were changed last, and the column that does: it is in no act's way."""


class NotebookFromTheFutureError(Exception):
    """The file was written by a later skyread, whose tables this one does not know."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables up to date, within the caller's transaction.

    Raises `NotebookFromTheFutureError` for a later version, `sqlite3.DatabaseError` for another program's tables.
    """
    _migrate(connection)
    if not _tables(connection) >= _tables_wanted():
        raise sqlite3.DatabaseError("its tables are not those of a notebook")


def _migrate(connection: sqlite3.Connection) -> None:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > len(MIGRATIONS):
        raise NotebookFromTheFutureError
    if version < len(MIGRATIONS):
        for statements in MIGRATIONS[version:]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def _tables(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """The tables with the statements that made them."""
    return set(connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))


def _tables_wanted() -> set[tuple[str, str]]:
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        _migrate(fresh)
        return _tables(fresh)
