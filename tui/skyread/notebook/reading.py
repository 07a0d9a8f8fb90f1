"""Reading state: where the reader is in each article, what is read, marks, the trail, and how the screen was left.

Everything here is keyed by article id, a hash of the text, so the state of an article whose file changed is carried
over by hand (`Reading.carry_over`), which is told where places of the former text are in the changed one.

Every call that changes something is one transaction that waits for the disk (milliseconds). Places change with
every scrolled line, so the caller keeps the latest in hand and calls `remember_place` when scrolling rests, when
another article is shown and at the end.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

from skyread.notebook.history import History
from skyread.notebook.recorder import Recorder
from skyread.notebook.store import Notebook, NotKeptError
from skyread.text.spans import Passage

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

_BATCH = 500
_TRAIL_POSITION = "trail.position"
_LAST = "last"


@dataclass(frozen=True, slots=True)
class ReadingState:
    """How far an article has been read."""

    top: int = 0
    """Where the sentence starts that was on top of the window."""
    focus: int = 0
    """Where the focus was."""
    progress: float = 0.0
    """From 0 to 1, the furthest place reached."""
    read: bool = False
    opened: str | None = None
    """When it was first opened, ISO 8601 in UTC; None for an article that never was."""
    finished: str | None = None
    """When it was marked as read."""


@dataclass(frozen=True, slots=True)
class LastSeen:
    """What was on the screen when skyread was left."""

    article: str
    pane: str


_UNREAD = ReadingState()
_STATE = "top, focus, progress, read, opened, finished"


class Reading:
    """The reading state in a notebook. Offsets are code points in the article's text."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook

    # places

    def state(self, article_id: str) -> ReadingState:
        """The article's state; that of an article never opened where nothing is known."""
        return self.states([article_id]).get(article_id, _UNREAD)

    def states(self, ids: Iterable[str]) -> Mapping[str, ReadingState]:
        """The states of those of the articles that have one."""
        wanted = list(ids)
        found: dict[str, ReadingState] = {}
        for low in range(0, len(wanted), _BATCH):
            batch = wanted[low : low + _BATCH]
            marks = ",".join("?" * len(batch))
            rows = self._notebook.rows(f"SELECT id, {_STATE} FROM article WHERE id IN ({marks})", *batch)
            for article, top, focus, progress, read, opened, finished in rows:
                found[article] = ReadingState(top, focus, progress, bool(read), opened, finished)
        return found

    def remember_place(
        self,
        article_id: str,
        top: int,
        focus: int,
        progress: float,
        *,
        title: str | None = None,
        path: str | None = None,
    ) -> None:
        """Keep the place in an article, and that it was opened. Progress never falls; it is held within 0 and 1.

        `title` and `path` only help a person to recognise the article in the notebook later.
        """
        reached = min(1.0, max(0.0, progress))
        self._change(
            """
            INSERT INTO article (id, top, focus, progress, opened, title, path) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                top = excluded.top, focus = excluded.focus, progress = max(progress, excluded.progress),
                opened = coalesce(opened, excluded.opened),
                title = coalesce(excluded.title, title), path = coalesce(excluded.path, path)
            """,
            [(article_id, top, focus, reached, _now(), title, path)],
        )

    def set_read(
        self, ids: Iterable[str], read: bool, history: History | None = None, title: str = ""
    ) -> None:
        """Mark articles as read or unread. Only the first time an article is finished is kept.

        With a history it is an act of the user that can be undone; without, it is noted in passing. Where the
        notebook refuses the act, it is noted in passing all the same, so that the list shows what the user wants
        of it as long as it is open; `Notebook.notice` tells that it is not kept.
        """
        wanted = list(ids)
        if history is not None:
            with contextlib.suppress(NotKeptError):
                history.do(
                    title,
                    lambda recorder: _record_read(recorder, wanted, read),
                    wanted[0] if len(wanted) == 1 else "",
                )
                return
        finished = _now() if read else None
        self._change(
            """
            INSERT INTO article (id, read, finished) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                read = excluded.read,
                finished = CASE WHEN excluded.read THEN coalesce(finished, excluded.finished) END
            """,
            [(article, read, finished) for article in wanted],
        )

    def carry_over(self, old_id: str, new_id: str, move: Callable[[int], int]) -> None:
        """Give an article whose text changed the state, the marks and the trail of its former text.

        `move` tells where an offset of the former text is now. A state that the changed article has already is
        kept.
        """

        def copy(connection: sqlite3.Connection) -> None:
            connection.create_function("moved", 1, move)
            connection.execute(
                f"""
                INSERT OR IGNORE INTO article (id, {_STATE}, title, path)
                SELECT ?, moved(top), moved(focus), progress, read, opened, finished, title, path
                FROM article WHERE id = ?
                """,
                (new_id, old_id),
            )
            connection.execute(
                """
                INSERT OR IGNORE INTO mark (letter, scope, article, first, last)
                SELECT letter, ?, ?, moved(first), moved(last) FROM mark WHERE scope = ?
                """,
                (new_id, new_id, old_id),
            )
            for where in (
                "mark SET article = ?1, first = moved(first), last = moved(last) WHERE scope = '' AND",
                "trail SET article = ?1, first = moved(first), last = moved(last) WHERE",
            ):
                connection.execute(f"UPDATE {where} article = ?2", (new_id, old_id))

        self._notebook.act(copy)

    # marks

    def set_mark(self, letter: str, passage: Passage) -> None:
        """Put a mark on a passage: `a`–`z` count within the article, `A`–`Z` throughout the library.

        Raises `ValueError` for anything but one letter of the English alphabet.
        """
        row = (letter, _scope(letter, passage.article), passage.article, passage.start, passage.end)
        self._change(
            "INSERT OR REPLACE INTO mark (letter, scope, article, first, last) VALUES (?, ?, ?, ?, ?)", [row]
        )

    def mark(self, letter: str, article_id: str) -> Passage | None:
        """The passage that carries the mark, looked up from within the article."""
        if not _is_mark(letter):
            return None
        rows = self._notebook.rows(
            "SELECT article, first, last FROM mark WHERE letter = ? AND scope = ?",
            letter,
            _scope(letter, article_id),
        )
        return next((Passage(article, first, last, "mark") for article, first, last in rows), None)

    def marks(self) -> list[tuple[str, Passage]]:
        """Every mark with its letter: those of the library first, then article by article."""
        rows = self._notebook.rows("SELECT letter, article, first, last FROM mark ORDER BY scope, letter")
        return [(letter, Passage(article, first, last, "mark")) for letter, article, first, last in rows]

    # trail

    def save_trail(self, entries: Sequence[Passage], position: int) -> None:
        """Keep the whole trail and the entry at which the reader stands."""
        rows = [(number, one.article, one.start, one.end, one.why) for number, one in enumerate(entries)]

        def write(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM trail")
            connection.executemany("INSERT INTO trail VALUES (?, ?, ?, ?, ?)", rows)
            _put_setting(connection, _TRAIL_POSITION, position)

        self._notebook.act(write)

    def load_trail(self) -> tuple[list[Passage], int]:
        """The trail as it was saved, and the position in it."""
        rows = self._notebook.rows("SELECT article, first, last, why FROM trail ORDER BY number")
        position = self.setting(_TRAIL_POSITION)
        return [Passage(*row) for row in rows], position if isinstance(position, int) else 0

    # how the screen was left

    def set_last(self, last: LastSeen) -> None:
        """Keep which article was shown and which pane had the focus."""
        self.set_setting(_LAST, {"article": last.article, "pane": last.pane})

    def last(self) -> LastSeen | None:
        """What was shown last; None on the first run."""
        kept = self.setting(_LAST)
        if not isinstance(kept, dict):
            return None
        article, pane = kept.get("article"), kept.get("pane")
        return LastSeen(article, pane) if isinstance(article, str) and isinstance(pane, str) else None

    def set_setting(self, key: str, value: Json) -> None:
        """Keep a small piece of view state (theme, measure, sort order) under a key."""
        self._notebook.act(lambda connection: _put_setting(connection, key, value))

    def setting(self, key: str) -> Json:
        """What was kept under the key; None where nothing was."""
        rows = self._notebook.rows("SELECT value FROM setting WHERE key = ?", key)
        if not rows:
            return None
        try:
            kept: Json = json.loads(rows[0][0])
        except ValueError:  # written by other hands
            return None
        return kept

    def _change(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        self._notebook.act(lambda connection: connection.executemany(statement, rows))


def _record_read(recorder: Recorder, ids: Iterable[str], read: bool) -> None:
    for article in ids:
        recorder.ensure("article", (article,))
        before = recorder.row("article", (article,)) or {}
        finished = (before.get("finished") or _now()) if read else None
        recorder.update("article", (article,), read=int(read), finished=finished)


def _put_setting(connection: sqlite3.Connection, key: str, value: Json) -> None:
    connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, json.dumps(value)))


def _is_mark(letter: str) -> bool:
    return len(letter) == 1 and letter.isascii() and letter.isalpha()


def _scope(letter: str, article_id: str) -> str:
    """The article to which a mark belongs; empty for a mark of the whole library."""
    if not _is_mark(letter):
        raise ValueError(f"a mark is a letter from a to z or A to Z, not {letter!r}")
    return article_id if letter.islower() else ""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
