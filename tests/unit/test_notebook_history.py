"""Acts are taken back and made again: across sessions and windows, whole or not at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from skyread.notebook import history as history_module
from skyread.notebook.history import Recorder
from skyread.notebook.store import Notebook, NotKeptError
from small_notebook import Window, annotation


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "n.sqlite"


@pytest.fixture
def window() -> Iterator[Window]:
    with Window(Notebook.in_memory()) as window:
        yield window


def mark(window: Window, *names: str) -> None:
    for name in names:
        window.annotations.keep([annotation(name)], f"Mark {name}", "home")


def contents(window: Window) -> dict[str, list[object]]:
    tables = ("article", "mark", "setting", "annotation", "placement")
    return {table: window.notebook.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables}


def test_there_is_nothing_to_undo_at_first(window: Window) -> None:
    assert window.history.undo() is None
    assert window.history.redo() is None
    assert window.history.toggle(7) is None
    assert window.history.acts() == []


def test_acts_are_undone_from_the_last_and_redone_from_the_first(window: Window) -> None:
    mark(window, "a", "b", "c")
    undone = [window.history.undo() for _ in range(4)]
    assert [act and act.title for act in undone] == ["Mark c", "Mark b", "Mark a", None]
    assert window.ids() == []
    assert all(act.undone and act.mine and act.article == "home" for act in undone if act)
    redone = [window.history.redo() for _ in range(4)]
    assert [act and act.title for act in redone] == ["Mark a", "Mark b", "Mark c", None]
    assert window.ids() == ["a", "b", "c"]
    assert [(act.title, act.undone) for act in window.history.acts(2)] == [
        ("Mark c", False),
        ("Mark b", False),
    ]


def test_after_a_new_act_redo_has_nothing_but_any_act_can_be_brought_back(window: Window) -> None:
    mark(window, "a", "b")
    window.history.undo()
    mark(window, "c")
    assert window.history.redo() is None
    titles = {act.title: act for act in window.history.acts()}
    assert titles["Mark b"].undone
    window.history.toggle(titles["Mark b"].number)
    assert window.ids() == ["a", "b", "c"]
    window.history.toggle(titles["Mark a"].number)
    assert window.ids() == ["b", "c"]
    act = window.history.redo()
    assert act is not None
    assert act.title == "Mark a"


def test_an_act_whose_rows_were_changed_since_is_not_undone_and_nothing_half_done(window: Window) -> None:
    window.annotations.keep([annotation("a"), annotation("b")], "Mark both")
    window.annotations.keep([annotation("b", note="n")], "Note on b")
    before = contents(window)
    first = window.history.acts()[-1]
    with pytest.raises(
        NotKeptError, match=r"Cannot be undone, for this came after it: Note on b \(Mark both\)"
    ):
        window.history.toggle(first.number)
    assert contents(window) == before
    assert not window.history.acts()[-1].undone
    window.history.undo()
    window.history.toggle(first.number)
    assert window.ids() == []


def test_an_act_is_taken_back_alone_when_later_ones_changed_something_else(window: Window) -> None:
    window.annotations.keep([annotation("a")], "Mark")
    for change in ({"note": "n"}, {"tags": ("t",)}, {"pen": "doubt"}):
        window.annotations.keep([replace(window.annotations.all()[0], **change)], next(iter(change)))
    numbers = {act.title: act.number for act in window.history.acts()}
    window.annotations.delete(["a"], "Delete")
    window.history.undo()
    window.history.toggle(numbers["tags"])
    window.history.toggle(numbers["note"])
    [bare] = window.annotations.all()
    assert (bare.note, bare.tags, bare.pen) == ("", (), "doubt")
    window.history.toggle(numbers["tags"])
    assert window.annotations.all()[0].tags == ("t",)
    for title in ("tags", "pen", "Mark"):
        undone = window.history.undo()
        assert undone is not None
        assert undone.title == title
    assert window.annotations.all() == []


def test_an_act_is_not_taken_back_under_a_later_one_though_the_values_are_the_same(window: Window) -> None:
    window.annotations.keep([annotation("a", pen="claim")], "Mark")
    for pen in ("doubt", "claim", "doubt"):
        window.annotations.keep([replace(window.annotations.all()[0], pen=pen)], f"Pen {pen}")
    number = window.history.acts()[2].number
    with pytest.raises(NotKeptError, match=r"for this came after it: Pen doubt"):
        window.history.toggle(number)
    assert window.annotations.all()[0].pen == "doubt"


def test_what_is_taken_back_alone_is_not_lost_to_a_window_that_has_not_seen_it(path: Path) -> None:
    with Window(path) as one, Window(path) as other:
        one.annotations.keep([annotation("a")], "Mark")
        one.annotations.keep([replace(one.annotations.all()[0], tags=("t",))], "Tag")
        one.annotations.keep([replace(one.annotations.all()[0], pen="doubt")], "Pen")
        [seen] = other.annotations.all()
        one.history.toggle(one.history.acts()[1].number)
        other.annotations.keep([replace(seen, note="n")], "Note")
        [kept] = Window(one.notebook).annotations.all()
        assert (kept.tags, kept.note, kept.pen) == ((), "n", "doubt")


def test_an_act_is_undone_in_a_later_session(path: Path) -> None:
    with Window(path) as window:
        mark(window, "a")
        window.annotations.delete(["a"], "Delete a")
    with Window(path) as window:
        assert [act.mine for act in window.history.acts()] == [False, False]
        act = window.history.undo()
        assert act is not None
        assert (act.title, act.mine) == ("Delete a", True)
        assert window.ids() == ["a"]
    with Window(path) as window:
        act = window.history.redo()
        assert act is not None
        assert act.title == "Delete a"


def test_the_acts_of_a_killed_window_can_be_undone(path: Path) -> None:
    code = (
        "import os, sys, pathlib\n"
        "from small_notebook import Window, annotation\n"
        "window = Window(pathlib.Path(sys.argv[1]))\n"
        "window.annotations.keep([annotation('a')], 'Mark a')\n"
        "os.kill(os.getpid(), 9)\n"
    )
    tests = str(Path(__file__).parents[1])
    subprocess.run(
        [sys.executable, "-c", code, str(path)], env={**os.environ, "PYTHONPATH": tests}, check=False
    )
    with Window(path) as window:
        assert window.ids() == ["a"]
        act = window.history.undo()
        assert act is not None
        assert window.ids() == []


def test_an_open_window_keeps_its_acts_to_itself(path: Path) -> None:
    with Window(path) as one, Window(path) as other:
        mark(one, "a")
        mark(other, "b")
        mark(one, "c")
        act = other.history.undo()
        assert act is not None
        assert act.title == "Mark b"
        assert other.history.undo() is None
        theirs = other.history.acts()[0]
        assert (theirs.title, theirs.mine) == ("Mark c", False)
        with pytest.raises(NotKeptError, match="another window"):
            other.history.toggle(theirs.number)
        mark(one, "d")
        assert other.history.redo() is not None
        assert one.ids() == ["a", "b", "c", "d"]
        one.history.undo()
        assert other.history.redo() is None
        mark(other, "e")
        assert one.history.redo() is not None


def test_what_another_window_changed_since_is_not_undone(path: Path) -> None:
    with Window(path) as one, Window(path) as other:
        mark(one, "a")
        other.annotations.keep([annotation("a", note="n")], "Note on a")
        with pytest.raises(
            NotKeptError, match="Cannot be undone, for in another window this came after it: Note on a"
        ):
            one.history.undo()
        other.history.undo()
        assert one.history.undo() is not None


@pytest.mark.parametrize(
    ("host", "process", "started", "gone"),
    [
        ("same", "own", "then", True),
        ("same", "own", "own", False),
        ("same", "own", "", False),
        ("same", "none", "own", True),
        ("other", "none", "own", False),
    ],
)
def test_a_number_of_a_process_that_is_used_again_is_not_that_window(
    path: Path, host: str, process: str, started: str, gone: bool
) -> None:
    """The window's row is changed to what another process would have left."""
    with Window(path) as one, Window(path) as other:
        mark(one, "a")
        child = subprocess.Popen([sys.executable, "-c", ""])
        child.wait()
        values: dict[str, object] = {}
        if host == "other":
            values["host"] = "elsewhere"
        if process == "none":
            values["process"] = child.pid
        if started != "own":
            values["started"] = started
        for column, value in values.items():
            other.notebook.commit(
                lambda connection, column=column, value=value: connection.execute(
                    f"UPDATE session SET {column} = ?", (value,)
                )
            )
        assert (other.history.undo() is not None) is gone


def test_a_window_of_another_machine_that_was_silent_for_days_is_gone(path: Path) -> None:
    with Window(path) as one, Window(path) as other:
        mark(one, "a")
        other.notebook.commit(
            lambda connection: connection.execute(
                "UPDATE session SET host = 'x', seen = '2020-01-01T00:00:00+00:00'"
            )
        )
        assert other.history.undo() is not None


def test_read_marks_are_undone_and_places_stay(window: Window) -> None:
    reading, history = window.reading, window.history
    reading.set_read(["b"], True)
    finished = reading.state("b").finished
    reading.set_read(["a", "b", "c"], True, history, "Mark 3 articles as read")
    reading.remember_place("a", 5, 6, 0.5)
    assert reading.state("a").read
    act = history.undo()
    assert act is not None
    assert act.title == "Mark 3 articles as read"
    assert [reading.state(one).read for one in "abc"] == [False, True, False]
    assert reading.state("b").finished == finished
    assert (reading.state("a").top, reading.state("a").progress) == (5, 0.5)
    assert reading.state("a").finished is None
    history.redo()
    assert [reading.state(one).read for one in "abc"] == [True, True, True]
    reading.set_read(["a"], True, history, "Nothing to do")
    reading.set_read(["a"], False, history, "Unread")
    assert [act.title for act in history.acts()] == ["Unread", "Mark 3 articles as read"]
    assert history.acts()[0].article == "a"


def test_a_row_changed_by_nobody_known_is_not_undone(window: Window) -> None:
    window.reading.set_read(["a"], True, window.history, "Read")
    window.reading.set_read(["a"], False)
    with pytest.raises(NotKeptError, match="what it did has been changed since"):
        window.history.undo()


def test_read_marks_in_passing_are_no_acts(window: Window) -> None:
    window.reading.set_read(["a"], True)
    assert window.history.acts() == []


def test_any_table_with_a_key_can_be_recorded(window: Window) -> None:
    def work(recorder: Recorder) -> None:
        recorder.put("mark", ("q", "home"), {"article": "home", "first": 1, "last": 2})
        recorder.put("setting", ("theme",), {"value": "1"})
        recorder.put("setting", ("theme",), {"value": "2"})
        recorder.update("mark", ("q", "home"), last=9)
        recorder.update("mark", ("z", "home"), last=9)
        recorder.delete("mark", ("z", "home"))

    before = contents(window)
    assert window.history.do("Several", work)
    after = contents(window)
    assert after["mark"] == [("q", "home", "home", 1, 9)]
    assert after["setting"] == [("theme", "2")]
    window.history.undo()
    assert contents(window) == before
    window.history.redo()
    assert contents(window) == after
    assert not window.history.do(
        "Nothing", lambda recorder: recorder.update("setting", ("theme",), value="2")
    )
    assert len(window.history.acts()) == 1


@pytest.mark.parametrize(
    "table", ["act", "change", "session", "draft", "sqlite_schema", "none", 'x"; DROP TABLE act; --']
)
def test_only_tables_of_the_notebook_can_be_recorded(window: Window, table: str) -> None:
    with pytest.raises(ValueError, match="no table"):
        window.history.do("Bad", lambda recorder: recorder.delete(table, ("a",)))
    with pytest.raises(ValueError, match="no such column"):
        window.history.do("Bad", lambda recorder: recorder.put("setting", ("a",), {'value") --': "1"}))


def test_work_that_fails_leaves_nothing(window: Window) -> None:
    def work(recorder: Recorder) -> None:
        recorder.put("setting", ("theme",), {"value": "1"})
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        window.history.do("Half", work)
    assert contents(window)["setting"] == []
    assert window.history.acts() == []


def test_the_oldest_acts_are_forgotten_with_their_changes(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_module, "KEPT", 3)
    mark(window, "a", "b", "c", "d", "e")
    assert [act.title for act in window.history.acts()] == ["Mark e", "Mark d", "Mark c"]
    assert window.notebook.rows("SELECT DISTINCT act FROM change") == [(3,), (4,), (5,)]
    assert len(list(iter(window.history.undo, None))) == 3
    assert window.ids() == ["a", "b"]


def test_a_change_recorded_before_a_column_came_is_undone(window: Window) -> None:
    """Later versions add columns to tables; what was recorded before knows nothing of them."""
    mark(window, "a")
    window.annotations.keep([annotation("a", note="n")], "Note")
    window.annotations.delete(["a"], "Delete")
    for number, before, after in window.notebook.rows("SELECT act, before, after FROM change"):
        rows = [row and json.loads(row) for row in (before, after)]
        for row in rows:
            if row:
                row.pop("link", None)
        values = [row and json.dumps(row) for row in rows]
        window.notebook.commit(
            lambda connection, values=values, number=number: connection.execute(
                "UPDATE change SET before = ?, after = ? WHERE act = ?", (*values, number)
            )
        )
    for _ in range(3):
        assert window.history.undo() is not None
    assert window.ids() == []
    for _ in range(2):
        window.history.redo()
    note = annotation("a", note="n")
    found = window.annotations.get("a")
    assert found is not None
    source = replace(note.target.source, link=None)
    assert found == replace(note, target=replace(note.target, source=source), updated=found.updated)
