"""A process that does act after act on a notebook until it is killed, and what must be true of the notebook then.

    python tests/act_stream.py NOTEBOOK NAME SEED

Each act that has returned is acknowledged by a line of JSON: the turn of the process's latest act, and what it has made
(`made`) as it is now. `Killed` starts such processes, kills them and checks.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from skyread.notebook.history import Act
from skyread.notebook.store import NotKeptError
from small_notebook import Window, annotation

SHARED = "shared"
"""The annotation to which all processes add tags."""
IDS, ARTICLES = 6, 3


class Stream:
    """Random acts on annotations, read marks and drafts of one name, and on the tags of one shared annotation."""

    def __init__(self, window: Window, name: str, chance: random.Random) -> None:
        self.window, self.name, self.chance = window, name, chance
        self.count = 0
        self.shared: set[str] = set()
        """Tags that this process has put on the shared annotation and not taken back."""

    def act(self) -> None:
        """Do something."""
        self.count += 1
        doing: Sequence[Callable[[], object]] = (
            self.keep, self.keep, self.keep, self.several, self.delete, self.read, self.share, self.draft,
            self.undo, self.redo,
        )  # fmt: skip
        self.chance.choice(doing)()

    def some_id(self) -> str:
        return f"{self.name} {self.chance.randrange(IDS)}"

    def keep(self) -> None:
        one = self.some_id()
        kept = self.window.annotations.get(one) or annotation(one, f"article {self.name}")
        self.window.annotations.keep([replace(kept, note="n" * self.chance.randrange(9000))], f"Keep {one}")

    def several(self) -> None:
        ids = [f"{self.name} {number}" for number in range(IDS)]
        tags = (f"tag {self.count}",)
        kept = [self.window.annotations.get(one) or annotation(one, f"article {self.name}") for one in ids]
        self.window.annotations.keep([replace(one, tags=tags) for one in kept], "Keep several")

    def delete(self) -> None:
        self.window.annotations.delete([self.some_id(), self.some_id()], "Delete")

    def read(self) -> None:
        ids = [f"{self.name} {number}" for number in range(self.chance.randint(1, ARTICLES))]
        self.window.reading.set_read(ids, self.chance.random() < 0.5, self.window.history, "Read")

    def share(self) -> None:
        tag = f"{self.name}.{self.count}"
        kept = self.window.annotations.get(SHARED)
        if kept is None and self.name.startswith("other"):
            return  # two that make it at once would make two annotations of one id, which the program never does
        kept = kept or annotation(SHARED)
        self.window.annotations.keep([replace(kept, tags=(*kept.tags, tag))], tag)
        self.shared.add(tag)

    def draft(self) -> None:
        self.window.drafts.put(self.name, f"{self.count} " + "d" * self.chance.randrange(3000), "")

    def undo(self) -> None:
        self._turned(self.window.history.undo())

    def redo(self) -> None:
        self._turned(self.window.history.redo())

    def _turned(self, act: Act | None) -> None:
        if act is not None and act.title.startswith(f"{self.name}."):
            (self.shared.discard if act.undone else self.shared.add)(act.title)


def made(window: Window, name: str) -> str:
    """A digest of what the process of that name has made, but for its draft, as it is in the notebook."""
    queries = {
        "SELECT * FROM annotation WHERE article = ? ORDER BY id": f"article {name}",
        "SELECT id, read FROM article WHERE id LIKE ? AND read ORDER BY id": f"{name} %",
    }
    rows = [window.notebook.rows(query, value) for query, value in queries.items()]
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def drafted(window: Window, name: str) -> int:
    """How far the process of that name had come when it kept its draft."""
    draft = window.drafts.get(name)
    return int(draft.text.split()[0]) if draft else 0


def latest_turn(window: Window, process: int) -> int:
    """The turn of the latest act of a process."""
    query = "SELECT max(turn) FROM act JOIN session ON id = window WHERE process = ?"
    return window.notebook.rows(query, process)[0][0] or 0


def stream(path: Path, name: str, seed: int) -> None:
    """Act until killed."""
    with Window(path) as window:
        acting = Stream(window, name, random.Random(seed))
        while True:
            try:
                acting.act()
            except NotKeptError:
                continue
            line = {
                "turn": latest_turn(window, os.getpid()),
                "made": made(window, name),
                "draft": drafted(window, name) if window.drafts.safe else 0,
                "shared": sorted(acting.shared),
            }
            os.write(1, (json.dumps(line) + "\n").encode())


class Killed:
    """Processes that act on one notebook at once, and are killed at a random moment."""

    def __init__(self, path: Path, names: Sequence[str], chance: random.Random) -> None:
        self.path, self.names = path, names
        command = [sys.executable, __file__, str(path)]
        self.children = [
            subprocess.Popen([*command, name, str(chance.randrange(10**9))], stdout=subprocess.PIPE)
            for name in names
        ]
        acknowledged = chance.choice((0, 0, 1, 2, 5, 10, 20, 40))
        self.acks: list[list[str]] = [self._lines(child, acknowledged) for child in self.children]
        for _ in range(chance.randrange(30_000)):  # a part of the time that an act takes
            pass
        # All stop before one is killed: a window that goes on may take back what one that is gone has done.
        for signal_ in (signal.SIGSTOP, signal.SIGKILL):
            for child in self.children:
                child.send_signal(signal_)
        for child, lines in zip(self.children, self.acks, strict=True):
            assert child.stdout is not None
            with closing(child.stdout) as rest:
                lines += [line.decode() for line in rest if line.endswith(b"\n")]
            assert child.wait() == -9
        self.acknowledged = sum(map(len, self.acks))

    @staticmethod
    def _lines(child: subprocess.Popen[bytes], count: int) -> list[str]:
        assert child.stdout is not None
        return [child.stdout.readline().decode() for _ in range(count)]

    def check(self) -> None:
        """Every act that was acknowledged is there, and none is half there."""
        with Window(self.path) as window:
            assert window.notebook.notice is None, window.notebook.notice
            assert window.notebook.rows("PRAGMA integrity_check") == [("ok",)]
            assert window.notebook.rows("PRAGMA foreign_key_check") == []
            check_records(window)
            shared = window.annotations.get(SHARED)
            for name, child, lines in zip(self.names, self.children, self.acks, strict=True):
                if not lines:
                    continue
                last = json.loads(lines[-1])
                query = "SELECT count(*) FROM act JOIN session ON id = window WHERE process = ? AND turn > ?"
                unacknowledged = window.notebook.rows(query, child.pid, last["turn"])[0][0]
                assert unacknowledged <= 1
                assert latest_turn(window, child.pid) >= last["turn"]
                if not unacknowledged:
                    assert made(window, name) == last["made"]
                    assert set(last["shared"]) <= set(shared.tags if shared else ())
                assert drafted(window, name) >= last["draft"]


def check_records(window: Window) -> None:
    """The rows are what the acts that stand have made of nothing, to the letter, but for when they were changed last."""
    rows: dict[str, dict[str, Any]] = {}
    query = "SELECT key, before, after FROM act JOIN change ON act = number WHERE standing = 1 AND place = 'annotation'"
    for key, before, after in window.notebook.rows(f"{query} ORDER BY number, step"):
        name = json.loads(key)[0]
        if after is None:
            del rows[name]
        elif before is None:
            assert name not in rows
            rows[name] = json.loads(after)
        else:
            rows[name].update(json.loads(after))
    names = [row[0] for row in window.notebook.rows("SELECT name FROM pragma_table_info('annotation')")]
    kept = [dict(zip(names, row, strict=True)) for row in window.notebook.rows("SELECT * FROM annotation")]
    for row in (*kept, *rows.values()):
        assert row.pop("updated")
    assert {row["id"]: row for row in kept} == rows
    assert window.notebook.rows("SELECT count(*) FROM act WHERE number NOT IN (SELECT act FROM change)") == [
        (0,)
    ]


if __name__ == "__main__":
    stream(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
