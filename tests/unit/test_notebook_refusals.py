"""An act that cannot be kept is refused with the reason, whole, and can be tried again; reading goes on."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from skyread.notebook import files, store
from skyread.notebook.store import Notebook, NotKeptError
from small_notebook import Window, annotation

LONG = "n" * 100_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "n.sqlite"


@contextmanager
def full_disk(window: Window) -> Iterator[None]:
    """No more pages than there are: what SQLite answers to a full disk."""
    pages = window.notebook.rows("PRAGMA page_count")[0][0]
    connection = window.notebook.connection
    connection.execute(f"PRAGMA max_page_count = {pages}")
    yield
    connection.execute("PRAGMA max_page_count = 1000000")


@contextmanager
def locked(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def everything(path: Path) -> list[list[object]]:
    with closing(sqlite3.connect(path)) as connection:
        tables = ("annotation", "placement", "act", "change", "article", "setting")
        return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]


def test_on_a_full_disk_an_act_is_refused_and_works_once_there_is_room(path: Path) -> None:
    with Window(path) as window:
        window.annotations.keep([annotation("a")], "Mark")
        before = everything(path)
        with full_disk(window):
            for _ in range(2):
                with pytest.raises(NotKeptError, match="the disk is full; make room and try again"):
                    window.annotations.keep([annotation("a", note=LONG)], "Note")
            assert everything(path) == before
            found = window.annotations.get("a")
            assert found is not None
            assert found.note == ""
        assert window.notebook.path == path
        assert window.notebook.notice is None
        window.annotations.keep([annotation("a", note=LONG)], "Note")
    with Window(path) as window:
        assert window.annotations.all()[0].note == LONG


def test_undo_that_the_disk_refuses_leaves_all_as_it_is(path: Path) -> None:
    with Window(path) as window:
        window.annotations.keep([annotation("a", note=LONG)], "Mark")
        window.annotations.delete(["a"], "Delete")
        window.notebook.connection.execute("VACUUM")
        before = everything(path)
        with full_disk(window), pytest.raises(NotKeptError, match="disk is full"):
            window.history.undo()
        assert everything(path) == before
        assert window.history.undo() is not None


def test_what_was_noted_in_passing_on_a_full_disk_gets_into_the_file_later(path: Path) -> None:
    with Window(path) as window:
        window.annotations.keep([annotation("a")], "Mark")
        with full_disk(window):
            window.reading.set_setting("long", LONG)
            window.reading.set_read(["home"], True)
            assert window.reading.setting("long") == LONG
            assert window.notebook.notice is not None
            assert "nothing you do is kept" in window.notebook.notice
            assert window.ids() == ["a"]
            with pytest.raises(NotKeptError, match="disk is full"):
                window.annotations.keep([annotation("a", note="n")], "Note")
            assert window.ids() == ["a"]
        window.annotations.keep([annotation("a", note="n")], "Note")
        assert window.notebook.notice == "The notebook is written again"
        assert window.notebook.path == path
        window.annotations.keep([annotation("b")], "Mark")
    with Window(path) as window:
        assert window.reading.setting("long") == LONG
        assert window.reading.state("home").read
        assert [one.note for one in window.annotations.all()] == ["n", ""]


def test_what_is_owed_is_written_at_the_end_at_the_latest(path: Path) -> None:
    with Window(path) as window:
        with full_disk(window):
            window.reading.set_setting("long", LONG)
        assert window.notebook.path is None
    with Window(path) as window:
        assert window.reading.setting("long") == LONG


def test_while_another_program_writes_an_act_is_refused_soon(path: Path) -> None:
    with Window(path) as window:
        assert files.BUSY_MILLISECONDS <= 1000
        assert window.notebook.rows("PRAGMA busy_timeout") == [(files.BUSY_MILLISECONDS,)]
        window.notebook.connection.execute("PRAGMA busy_timeout = 1")
        with locked(path):
            with pytest.raises(NotKeptError, match="another program holds the notebook"):
                window.annotations.keep([annotation("a")], "Mark")
            window.reading.set_read(["home"], True, window.history, "Read")
            assert window.notebook.notice is not None
        assert window.notebook.path == path
        window.annotations.keep([annotation("a")], "Mark")
        assert window.ids() == ["a"]


def refuse(monkeypatch: pytest.MonkeyPatch, message: str) -> None:
    def connect(*_: object) -> sqlite3.Connection:
        raise sqlite3.OperationalError(message)

    monkeypatch.setattr(store.files, "connect", connect)


def test_in_a_folder_that_cannot_be_written_notes_are_read_and_acts_refused(path: Path) -> None:
    with Window(path) as window:
        window.annotations.keep([annotation("a", note="n")], "Mark")
    with pytest.MonkeyPatch.context() as monkeypatch:
        refuse(monkeypatch, "attempt to write a readonly database")
        window = Window(path)
        assert window.notebook.notice is not None
        assert [one.note for one in window.annotations.all()] == ["n"]
        for act in (
            lambda: window.annotations.keep([annotation("b")], "Mark"),
            lambda: window.annotations.delete(["a"], "Delete"),
            window.history.undo,
        ):
            with pytest.raises(NotKeptError, match=r"^Not kept: .*readonly"):
                act()
        assert window.ids() == ["a"]
        window.reading.set_read(["home"], True, window.history, "Read")
        assert window.reading.state("home").read
    window.annotations.keep([annotation("b")], "Mark")
    assert window.reading.state("home").read
    window.notebook.close()
    with Window(path) as window:
        assert window.ids() == ["a", "b"]
        assert window.reading.state("home").read


@pytest.mark.parametrize("what", ["folder", "file in the way", "later version"])
def test_where_there_is_no_file_of_ours_acts_are_refused(path: Path, what: str) -> None:
    if what == "folder":
        path.mkdir()
    elif what == "file in the way":
        path.write_text("in the way")
        path = path / "n.sqlite"
    else:
        Notebook.open(path).close()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA user_version = 1000")
    with Window(path) as window:
        with pytest.raises(NotKeptError, match="Not kept"):
            window.annotations.keep([annotation("a")], "Mark")
        assert window.annotations.all() == []
        assert window.annotations.counts() == {}
        window.drafts.put("a", "text", "")
        draft = window.drafts.get("a")
        assert draft is not None
        assert draft.text == "text"


def test_a_notebook_found_damaged_in_use_refuses_acts_and_is_set_aside_at_the_next_start(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "CHECKED_AT_START", 0)
    with Window(path) as window:
        window.annotations.merge([annotation(str(n), note="n" * 500) for n in range(200)], "Import")
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2] + b"\xff" * (len(content) // 2))
    with Window(path) as window, pytest.raises(NotKeptError, match="damaged"):
        window.annotations.keep([replace(annotation(str(n)), note="x") for n in range(200)], "Notes")
    with Window(path) as window:
        assert window.notebook.notice is not None
        assert "set aside" in window.notebook.notice
        window.annotations.keep([annotation("a")], "Mark")


def test_errors_in_our_own_statements_are_not_blamed_on_the_disk(path: Path) -> None:
    with Window(path) as window:
        with pytest.raises(sqlite3.IntegrityError):
            window.notebook.commit(
                lambda connection: connection.execute("INSERT INTO setting VALUES ('a', NULL)")
            )
        assert window.notebook.path == path


def test_a_notebook_that_is_deleted_while_it_is_open_is_written_again_with_all_that_it_held(
    tmp_path: Path,
) -> None:
    path = tmp_path / "data" / "n.sqlite"
    with Window(path) as window:
        window.annotations.keep([annotation("a")], "Mark")
        window.drafts.put("a", "half a note", "")
        shutil.rmtree(path.parent)
        window.annotations.keep([annotation("b")], "Mark")
        assert window.notebook.notice == "The notebook was deleted and is written again"
        with Window(path) as other:
            assert other.ids() == window.ids() == ["a", "b"]
            kept = other.drafts.get("a")
            assert kept is not None
            assert kept.text == "half a note"
        window.drafts.put("a", "all of a note", "")
        window.history.undo()
        shutil.rmtree(path.parent)
    with Window(path) as window:
        assert window.ids() == ["a"]
        assert [draft.text for draft in window.drafts.all()] == ["all of a note"]


def test_acts_are_refused_where_a_deleted_notebook_cannot_be_written_again(tmp_path: Path) -> None:
    path = tmp_path / "data" / "n.sqlite"
    with Window(path) as window:
        window.annotations.keep([annotation("a")], "Mark")
        shutil.rmtree(path.parent)
        path.parent.write_text("a file where the folder was")
        with pytest.raises(NotKeptError, match="was deleted and cannot be written again"):
            window.annotations.keep([annotation("b")], "Mark")
        assert window.reading.set_setting("pen", "claim") is None
        path.parent.unlink()
        window.annotations.keep([annotation("b")], "Mark")
    with Window(path) as window:
        assert window.ids() == ["a", "b"]


def test_acts_are_refused_where_another_file_was_put_in_place_of_the_notebook(
    tmp_path: Path, path: Path
) -> None:
    with Window(tmp_path / "other.sqlite") as other:
        other.annotations.keep([annotation("z")], "Mark")
    with Window(path) as window:
        window.annotations.keep([annotation("a")], "Mark")
        (tmp_path / "other.sqlite").replace(path)
        with pytest.raises(
            NotKeptError, match=r"another n\.sqlite was put in its place; start skyread again"
        ):
            window.annotations.keep([annotation("b")], "Mark")
            assert window.ids() == ["a"]


def test_a_notebook_deleted_while_its_disk_was_full_is_written_again_with_all_that_it_held(
    tmp_path: Path,
) -> None:
    path = tmp_path / "data" / "n.sqlite"
    with Window(path) as window:
        window.annotations.keep([annotation("a")], "Mark")
        with full_disk(window):
            window.reading.set_setting("long", LONG)
            assert window.notebook.path is None
            shutil.rmtree(path.parent)
        window.annotations.keep([annotation("b")], "Mark")
        with Window(path) as other:
            assert other.ids() == ["a", "b"]
            assert other.reading.setting("long") == LONG


def test_another_file_that_came_while_the_disk_was_full_is_not_written_to(tmp_path: Path, path: Path) -> None:
    with Window(tmp_path / "other.sqlite") as other:
        other.annotations.keep([annotation("z")], "Mark")
    with Window(path) as window:
        window.annotations.keep([annotation("a")], "Mark")
        with full_disk(window):
            window.reading.set_setting("long", LONG)
            (tmp_path / "other.sqlite").replace(path)
        with pytest.raises(NotKeptError, match="was put in its place"):
            window.annotations.keep([annotation("b")], "Mark")
        window.reading.set_setting("theme", "dark")
        assert window.ids() == ["a"]
