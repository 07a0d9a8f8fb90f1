"""What is being typed survives the end of the program, however it comes."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest

from skyread.notebook import files
from skyread.notebook.store import Notebook
from small_notebook import Window, annotation


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "n.sqlite"


def test_a_draft_is_there_again_until_it_is_dropped(path: Path) -> None:
    with Window(path) as window:
        window.drafts.put("a", "first", "")
        window.drafts.put("b", "it's; DROP TABLE draft --", "what it was")
        window.drafts.put("a", "first words", "")
        assert window.drafts.safe
    with Window(path) as window:
        assert [(draft.key, draft.text) for draft in window.drafts.all()] == [
            ("a", "first words"),
            ("b", "it's; DROP TABLE draft --"),
        ]
        draft = window.drafts.get("b")
        assert draft is not None
        assert draft.base == "what it was"
        window.drafts.drop("a")
        assert window.drafts.get("a") is None
        assert [draft.key for draft in window.drafts.all()] == ["b"]


def test_every_key_survives_a_kill(path: Path) -> None:
    code = (
        "import os, sys, pathlib\n"
        "from small_notebook import Window\n"
        "window = Window(pathlib.Path(sys.argv[1]))\n"
        "for length in range(1, 200): window.drafts.put('a', 'x' * length, '')\n"
        "os.kill(os.getpid(), 9)\n"
    )
    tests = str(Path(__file__).parents[1])
    subprocess.run(
        [sys.executable, "-c", code, str(path)], env={**os.environ, "PYTHONPATH": tests}, check=False
    )
    with Window(path) as window:
        draft = window.drafts.get("a")
        assert draft is not None
        assert draft.text == "x" * 199


def test_a_key_does_not_wait_for_the_disk(path: Path) -> None:
    """Without FULL and between checkpoints SQLite only hands the change to the system."""
    with Window(path) as window:
        window.drafts.put("a", "x", "")
        connection = window.drafts._connection
        assert connection is not None
        assert connection.execute("PRAGMA synchronous").fetchone() == (1,)
        assert connection.execute("PRAGMA wal_autocheckpoint").fetchone()[0] >= 10_000
        assert connection.execute("PRAGMA busy_timeout").fetchone()[0] <= 20


def test_a_draft_that_finds_the_file_locked_is_held_and_written_with_the_next_key(path: Path) -> None:
    with Window(path) as window, closing(sqlite3.connect(path, isolation_level=None)) as other:
        window.drafts.put("a", "kept", "")
        other.execute("BEGIN IMMEDIATE")
        window.drafts.put("a", "held", "")
        window.drafts.put("b", "held too", "")
        assert not window.drafts.safe
        draft = window.drafts.get("a")
        assert draft is not None
        assert draft.text == "held"
        assert {one.key for one in window.drafts.all()} == {"a", "b"}
        window.drafts.flush()
        assert not window.drafts.safe
        other.execute("ROLLBACK")
        window.drafts.flush()
        assert window.drafts.safe
        window.drafts.put("a", "next", "")
        with Window(path) as later:
            assert {(one.key, one.text) for one in later.drafts.all()} == {("a", "next"), ("b", "held too")}


def test_a_draft_that_is_held_at_the_end_waits_for_another_program_as_an_act_does(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "BUSY_MILLISECONDS", 60_000)
    with Window(path) as window:
        window.drafts.put("a", "kept", "")
        other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        window.drafts.put("a", "held", "")
        assert not window.drafts.safe
        release = Timer(0.1, lambda: other.execute("ROLLBACK"))
        release.start()
    release.join()
    other.close()
    with Window(path) as later:
        assert [draft.text for draft in later.drafts.all()] == ["held"]


def test_a_draft_outlives_the_refusal_of_its_note(path: Path) -> None:
    with Window(path) as window:
        window.drafts.put("a", "words", "")
        window.notebook.connection.execute("PRAGMA busy_timeout = 0")
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(Exception, match="Not kept"):
                window.annotations.keep([annotation("a", note="words")], "Note")
            other.execute("ROLLBACK")
        draft = window.drafts.get("a")
        assert draft is not None
        assert draft.text == "words"


def test_without_a_file_drafts_are_held_as_long_as_the_window_is_open() -> None:
    with Window(Notebook.in_memory()) as window:
        window.drafts.put("a", "words", "")
        assert [draft.text for draft in window.drafts.all()] == ["words"]
        window.drafts.drop("a")
        assert window.drafts.all() == []
        assert window.drafts.get("a") is None
