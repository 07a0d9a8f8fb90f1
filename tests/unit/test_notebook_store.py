"""The notebook's file survives what happens to files."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from skyread.notebook import files, schema, store
from skyread.notebook.reading import Reading
from skyread.notebook.store import Notebook
from skyread.text.spans import Passage


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "notebook.sqlite"


def test_it_is_made_with_its_folder_and_durable(path: Path) -> None:
    notebook = Notebook.open(path)
    assert notebook.notice is None
    pragmas = {
        name: notebook.rows(f"PRAGMA {name}")[0][0]
        for name in ("journal_mode", "synchronous", "foreign_keys")
    }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    notebook.close()


def test_two_connections_see_each_others_acts(path: Path) -> None:
    one, other = Notebook.open(path), Notebook.open(path)
    Reading(one).set_mark("A", Passage("x", 1, 2, "mark"))
    Reading(other).set_mark("B", Passage("y", 3, 4, "mark"))
    assert [letter for letter, _ in Reading(one).marks()] == ["A", "B"]
    assert Reading(one).marks() == Reading(other).marks()
    one.close()
    other.close()


def test_two_processes_that_begin_it_at_once_both_write(path: Path) -> None:
    code = (
        "import sys, pathlib; from skyread.notebook.store import Notebook; from skyread.notebook.reading import Reading\n"
        "notebook = Notebook.open(pathlib.Path(sys.argv[1])); assert notebook.notice is None, notebook.notice\n"
        "for number in range(20): Reading(notebook).set_setting(f'{sys.argv[2]}{number}', number)\n"
        "assert notebook.notice is None, notebook.notice\n"
    )
    children = [subprocess.Popen([sys.executable, "-c", code, str(path), name]) for name in "ab"]
    assert [child.wait() for child in children] == [0, 0]
    notebook = Notebook.open(path)
    assert notebook.rows("SELECT count(*) FROM setting") == [(40,)]
    notebook.close()


def test_an_act_that_fails_leaves_nothing_behind(path: Path) -> None:
    notebook = Notebook.open(path)

    def half(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO setting VALUES ('a', '1')")
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        notebook.act(half)
    assert notebook.rows("SELECT * FROM setting") == []
    assert notebook.act(lambda connection: connection.execute("INSERT INTO setting VALUES ('a', '1')"))
    notebook.close()


def test_a_killed_process_loses_no_act(path: Path) -> None:
    code = (
        "import os, sys, pathlib; from skyread.notebook.store import Notebook; from skyread.notebook.reading import Reading\n"
        "reading = Reading(Notebook.open(pathlib.Path(sys.argv[1])))\n"
        "reading.set_read(['a'], True); reading.set_setting('theme', 'dark'); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    notebook = Notebook.open(path)
    assert Reading(notebook).state("a").read
    assert Reading(notebook).setting("theme") == "dark"
    notebook.close()


@pytest.mark.parametrize(
    "content", [b"hello, I am not a database" * 100, b"SQLite format 3\0" + b"\xff" * 5000]
)
def test_a_damaged_file_is_set_aside_and_a_fresh_one_begun(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    notebook = Notebook.open(path)
    (aside,) = path.parent.glob("notebook.sqlite.damaged-*")
    assert aside.read_bytes() == content
    assert notebook.notice is not None
    assert aside.name in notebook.notice
    Reading(notebook).set_setting("theme", "light")
    notebook.close()
    again = Notebook.open(path)
    assert again.notice is None
    assert Reading(again).setting("theme") == "light"
    again.close()


def test_a_fresh_file_that_another_window_has_put_in_place_of_a_damaged_one_is_not_set_aside(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    path.write_bytes(b"hello, I am not a database" * 100)
    connect, begun = files.connect, []

    def connect_late(wanted: Path) -> sqlite3.Connection:
        """The other window finds the damage first, and has begun anew before this one does anything about it."""
        if not begun:
            begun.append(wanted)
            with pytest.raises(sqlite3.DatabaseError):
                connect(wanted)
            begun.append(Notebook.open(wanted))
            raise sqlite3.DatabaseError("file is not a database")
        return connect(wanted)

    monkeypatch.setattr(files, "connect", connect_late)
    late = Notebook.open(path)
    assert len(list(path.parent.glob("notebook.sqlite.damaged-*"))) == 1
    early = begun[-1]
    assert isinstance(early, Notebook)
    Reading(early).set_setting("theme", "light")
    assert Reading(late).setting("theme") == "light"
    early.keep_file()
    early.close()
    late.close()


def overwrite_all_but_the_first_page(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))


def test_a_file_with_damage_inside_is_set_aside(path: Path) -> None:
    notebook = Notebook.open(path)
    Reading(notebook).set_setting("theme", "light")
    notebook.close()
    overwrite_all_but_the_first_page(path)
    notebook = Notebook.open(path)
    assert notebook.notice is not None
    assert len(list(path.parent.glob("notebook.sqlite.damaged-*"))) == 1
    assert Reading(notebook).setting("theme") is None
    notebook.close()


def test_damage_found_while_in_use_does_not_stop_the_reading(path: Path) -> None:
    notebook = Notebook.open(path)
    reading = Reading(notebook)
    reading.set_setting("theme", "light")
    notebook.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    overwrite_all_but_the_first_page(path)
    notebook.rows("PRAGMA shrink_memory")
    assert reading.setting("theme") is None
    reading.set_setting("measure", 60)
    assert reading.setting("measure") == 60
    assert notebook.notice is not None
    assert "nothing you do is kept" in notebook.notice
    notebook.close()


def test_a_file_of_a_later_version_is_left_alone(path: Path) -> None:
    Notebook.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 1000")
    connection.close()
    before = path.read_bytes()
    notebook = Notebook.open(path)
    assert notebook.notice is not None
    assert "later" in notebook.notice
    Reading(notebook).set_setting("theme", "light")
    notebook.close()
    assert path.read_bytes() == before


def test_an_older_file_is_brought_up_to_date_with_what_it_holds(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = Notebook.open(path)
    Reading(notebook).set_setting("theme", "light")
    notebook.close()
    monkeypatch.setattr(
        schema, "MIGRATIONS", (*schema.MIGRATIONS, ("CREATE TABLE later (id TEXT PRIMARY KEY)",))
    )
    notebook = Notebook.open(path)
    assert notebook.rows("SELECT * FROM later") == []
    assert Reading(notebook).setting("theme") == "light"
    assert notebook.rows("PRAGMA user_version") == [(len(schema.MIGRATIONS),)]
    notebook.close()


def test_where_no_file_can_be_made_it_lives_in_memory_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for path in (tmp_path / "file" / "notebook.sqlite", tmp_path, Path("nul\0byte")):
        notebook = Notebook.open(path)
        assert notebook.notice is not None
        assert "nothing you do is kept" in notebook.notice
        Reading(notebook).set_setting("theme", "light")
        assert Reading(notebook).setting("theme") == "light"
        notebook.close()


def test_a_disk_that_fills_up_does_not_stop_the_reading(path: Path) -> None:
    notebook = Notebook.open(path)
    reading = Reading(notebook)
    reading.set_setting("theme", "light")
    pages = notebook.rows("PRAGMA page_count")[0][0]
    notebook.connection.execute(f"PRAGMA max_page_count = {pages}")
    reading.set_setting("long", "x" * 100_000)
    assert notebook.notice is not None
    assert "nothing you do is kept" in notebook.notice
    assert reading.setting("theme") == "light"
    assert reading.setting("long") == "x" * 100_000
    notebook.close()


def test_a_file_that_can_only_be_read_is_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notebook = Notebook.open(path)
    Reading(notebook).set_setting("theme", "light")
    notebook.close()

    def refuse(*_: object) -> sqlite3.Connection:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(store.files, "connect", refuse)
    notebook = Notebook.open(path)
    assert notebook.notice is not None
    assert Reading(notebook).setting("theme") == "light"
    notebook.close()


def test_an_act_that_another_program_keeps_out_is_reported(path: Path) -> None:
    notebook = Notebook.open(path)
    notebook.connection.execute("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert not notebook.act(lambda connection: connection.execute("INSERT INTO setting VALUES ('a', '1')"))
    assert notebook.notice is not None
    other.execute("COMMIT")
    assert notebook.act(lambda connection: connection.execute("INSERT INTO setting VALUES ('a', '1')"))
    other.close()
    notebook.close()
