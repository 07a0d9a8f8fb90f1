"""Which windows have a notebook open: each act belongs to one, and only those that are gone leave theirs to others.

A window is a row in `session`, made with its first act and removed when it is closed. One that was killed leaves its
row behind; it is gone when its process is: no process of that number on this machine, or another that has started at
another moment. Of a window on another machine, which may share the file, nothing but its last act can be known.
"""

from __future__ import annotations

import contextlib
import os
import platform
import sqlite3
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

_ELSEWHERE_FOR = timedelta(days=1)
"""How long after its last act a window of another machine counts as open."""


def arrive(connection: sqlite3.Connection, window: str) -> None:
    """Note that the window is open and has just done something. Within the caller's transaction."""
    process = os.getpid()
    connection.execute(
        """
        INSERT INTO session (id, host, process, started, seen) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET seen = excluded.seen
        """,
        (window, platform.node(), process, started(process), _stamp(datetime.now(UTC))),
    )


def leave(connection: sqlite3.Connection, window: str) -> None:
    """Note that the window is closed."""
    connection.execute("DELETE FROM session WHERE id = ?", (window,))


def forget_gone(connection: sqlite3.Connection) -> None:
    """Remove the windows that are gone. Within the caller's transaction."""
    rows = connection.execute("SELECT id, host, process, started, seen FROM session").fetchall()
    for window, host, process, start, seen in rows:
        if not _is_open(host, process, start, seen):
            leave(connection, window)


def _is_open(host: str, process: int, start: str, seen: str) -> bool:
    if host != platform.node():
        return seen > _stamp(datetime.now(UTC) - _ELSEWHERE_FOR)
    return _is_alive(process) and start in ("", started(process))


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # it is another user's, or the number is none of a process
        return True
    return True


def started(process: int) -> str:
    """When the process has started, in a form that differs from that of any other of its number; "" if not told."""
    with contextlib.suppress(OSError, IndexError):
        # The second field is the program's name in brackets, which may hold anything; the start is the 22nd.
        fields = (
            Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2]
        )
        return f"{_boot()} {fields.split()[19]}"
    return ""


@cache
def _boot() -> str:
    with contextlib.suppress(OSError):
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    return ""


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
