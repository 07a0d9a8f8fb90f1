"""There is a good copy to go back to, whatever happens to the notebook and to the copies."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from threading import Thread

import pytest

from skyread.notebook import backups, files
from skyread.notebook.backups import Backup, all_of, back_up, newest_good
from skyread.notebook.store import NotKeptError
from small_notebook import Window, annotation

FIRST = date(2026, 3, 1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "notebook.sqlite"
    with Window(path) as window:
        window.annotations.keep([annotation("a", note="A note")], "Mark")
    return path


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def test_a_copy_is_made_once_a_day_and_seven_are_kept(path: Path) -> None:
    assert [back_up(path, day(number)) for number in range(9)] == [None] * 9
    copies = all_of(path)
    assert [one.day for one in copies] == [day(number).isoformat() for number in range(8, 1, -1)]
    before = copies[0].path.stat().st_mtime_ns
    assert back_up(path, day(8)) is None
    assert all_of(path)[0].path.stat().st_mtime_ns == before
    assert sorted(one.name for one in (path.parent / backups.FOLDER).iterdir()) == sorted(
        one.path.name for one in copies
    )


def test_a_copy_made_while_the_notebook_is_written_is_whole(path: Path) -> None:
    with Window(path) as window:
        thread = Thread(target=back_up, args=(path, FIRST))
        thread.start()
        number = 0
        while thread.is_alive() or number < 10:
            window.annotations.keep([annotation(str(number))], "Mark")
            number += 1
        thread.join()
    (copy,) = all_of(path)
    with closing(sqlite3.connect(copy.path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        acts, annotations = (
            connection.execute(f"SELECT count(*) FROM {table}").fetchone() for table in ("act", "annotation")
        )
        assert acts == annotations


def damage(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))


def test_a_damaged_notebook_leads_to_its_newest_good_copy(path: Path) -> None:
    for number in range(3):
        back_up(path, day(number))
    damage(all_of(path)[0].path)
    damage(path)
    with Window(path) as window:
        offer = window.notebook.offer
        assert offer is not None
        assert offer.day == day(1).isoformat()
        assert window.notebook.notice is not None
        assert "set aside" in window.notebook.notice
    with Window(path) as window:  # a verb, or a reader that was left, met the damage first
        assert window.notebook.offer is None
        offer = window.notebook.still_on_offer()
        assert offer is not None
        assert offer.day == day(1).isoformat()
        window.annotations.keep([annotation("fresh")], "Mark")
        window.reading.set_setting("theme", "dark")
        window.notebook.restore(offer)
        assert window.annotations.notice_others()
        assert [one.note for one in window.annotations.all()] == ["A note"]
        assert window.notebook.offer is None
        assert window.notebook.still_on_offer() is None
        window.annotations.keep([annotation("b")], "Mark")
        assert window.history.undo() is not None
        assert window.history.undo() is not None
    with Window(path) as window:
        assert window.notebook.notice is None
        assert window.notebook.rows("PRAGMA journal_mode") == [("wal",)]
        assert window.ids() == []


def test_the_other_window_sees_what_was_restored(path: Path) -> None:
    back_up(path, FIRST)
    damage(path)
    with Window(path) as window, Window(path) as other:
        offer = window.notebook.offer
        assert offer is not None
        other.annotations.keep([annotation("fresh"), annotation("b")], "Mark")
        for one in (window, other):
            one.annotations.notice_others()
        assert other.ids() == window.ids() == ["b", "fresh"]
        window.notebook.restore(offer)
        assert other.annotations.notice_others()
        assert other.ids() == ["a"]
        assert other.annotations.counts() == {"home": (1, 1)}
        assert not other.annotations.notice_others()


def test_the_copy_that_was_offered_stays_however_many_come_after_it(path: Path) -> None:
    back_up(path, FIRST)
    damage(path)
    with Window(path) as window:
        offer = window.notebook.offer
        assert offer is not None
    for number in range(1, 12):
        back_up(path, day(number))
    assert len(all_of(path)) == backups.KEPT + 1
    assert offer in all_of(path)
    assert newest_good(path) == all_of(path)[0]
    with Window(path) as window:
        window.notebook.restore(offer)
    with Window(path) as window:
        assert window.ids() == ["a"]


def test_a_damaged_notebook_is_not_copied_over_good_copies(path: Path) -> None:
    back_up(path, FIRST)
    damage(path)
    problem = back_up(path, day(1))
    assert problem is not None
    assert "damaged" in problem
    assert [one.day for one in all_of(path)] == [FIRST.isoformat()]
    assert list((path.parent / backups.FOLDER).glob("*.part")) == []


def test_a_large_notebook_found_damaged_by_the_backup_is_checked_at_the_next_start(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "CHECKED_AT_START", 0)
    monkeypatch.setattr(backups, "CHECKED_AT_START", 0)
    with Window(path) as window:
        window.annotations.merge([annotation(str(n), note="n" * 500) for n in range(200)], "Import")
    back_up(path, FIRST)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2] + b"\xff" * (len(content) // 2))
    with Window(path) as window:
        assert window.notebook.offer is None
        problem = back_up(path, FIRST)
        assert problem is not None
        assert "damaged" in problem
    with Window(path) as window:
        assert window.notebook.offer == newest_good(path)
        assert window.notebook.offer is not None
        window.notebook.restore(window.notebook.offer)
        assert len(window.annotations.all()) == 201


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_raised(path: Path) -> None:
    (path.parent / backups.FOLDER).write_text("in the way")
    problem = back_up(path, FIRST)
    assert problem is not None
    assert "could not be backed up" in problem
    assert back_up(path.with_name("none.sqlite"), FIRST) is None


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_what_is_no_copy_of_ours_is_neither_offered_nor_restored(path: Path, content: bytes) -> None:
    folder = path.parent / backups.FOLDER
    folder.mkdir()
    stray = folder / f"{path.stem}-2026-03-09{path.suffix}"
    stray.write_bytes(content)
    (folder / "notebook-yesterday.sqlite").write_bytes(b"")
    assert newest_good(path) is None
    with Window(path) as window:
        with pytest.raises(NotKeptError, match="cannot be restored"):
            window.notebook.restore(Backup("2026-03-09", stray))
        assert window.ids() == ["a"]


def test_a_copy_of_an_older_version_is_brought_up_to_date(path: Path) -> None:
    folder = path.parent / backups.FOLDER
    folder.mkdir()
    copy = folder / f"{path.stem}-2026-03-09{path.suffix}"
    script = Path(__file__).parents[1] / "notebooks" / "version-1.sql"
    with closing(sqlite3.connect(copy)) as connection:
        connection.executescript(script.read_text(encoding="utf-8"))
    with Window(path) as window:
        offer = newest_good(path)
        assert offer is not None
        window.notebook.restore(offer)
        assert window.annotations.notice_others()
        assert window.annotations.all() == []
        assert window.reading.state("c3").read
        window.annotations.keep([annotation("b")], "Mark")


def test_what_a_killed_copying_left_is_cleared_away(path: Path) -> None:
    folder = path.parent / backups.FOLDER
    folder.mkdir()
    left = [folder / f"notebook-2026-02-01.sqlite.77{ending}" for ending in (".part", ".part-journal")]
    for one in left:
        one.write_bytes(b"half")
        os.utime(one, (0, 0))
    being_made = folder / "notebook-2026-03-01.sqlite.78.part"
    being_made.write_bytes(b"half")
    assert back_up(path, FIRST) is None
    assert [one.day for one in all_of(path)] == [FIRST.isoformat()]
    assert not any(one.exists() for one in left)
    assert being_made.exists()
