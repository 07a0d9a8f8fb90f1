"""Worklists in the notebook: what is an act and what is noted in passing, and what two windows do to each other."""

from __future__ import annotations

from pathlib import Path

from skyread.notebook.annotation import Source, Target
from skyread.notebook.history import History
from skyread.notebook.store import Notebook
from skyread.notebook.worklists import MOST_ITEMS, Verdict, Worklists

SOURCE = Source("On tides", "2021-04-02", "Harbour Gazette", "tides.txt")


def target(start: int) -> Target:
    return Target("tides", "text", start, start + 4, "tide", "the ", " came", 0, SOURCE)


def made(worklists: Worklists, items: int = 3, title: str = "tides") -> str:
    return worklists.make(title, [(target(number * 10), "hit", f"tide {number}") for number in range(items)])


def window(path: Path) -> Worklists:
    notebook = Notebook.open(path)
    return Worklists(notebook, History(notebook))


def memory() -> Worklists:
    notebook = Notebook.in_memory()
    return Worklists(notebook, History(notebook))


def test_items_come_back_as_they_were_given() -> None:
    worklists = memory()
    id_ = made(worklists)
    assert [item.target for item in worklists.items(id_)] == [target(0), target(10), target(20)]
    assert [(item.number, item.why, item.label) for item in worklists.items(id_)][2] == (3, "hit", "tide 2")


def test_a_worklist_has_a_bound() -> None:
    worklists = memory()
    assert len(worklists.items(made(worklists, MOST_ITEMS + 1))) == MOST_ITEMS


def test_what_was_seen_is_no_act_and_never_in_the_way_of_taking_one_back() -> None:
    worklists = memory()
    id_ = made(worklists)
    worklists.visit(id_, 1, seen=True)
    worklists.visit(id_, 2, seen=False)
    assert [act.title for act in worklists.history.acts()] == ["Worklist “tides” of 3"]
    assert worklists.history.undo() is not None
    assert worklists.all() == [] and list(worklists.items(id_)) == []
    assert worklists.history.redo() is not None
    assert [item.seen for item in worklists.items(id_)] == [True, False, False]
    assert worklists.place(id_) == 2


def test_counts_follow_every_act_and_its_undoing() -> None:
    worklists = memory()
    id_ = made(worklists)
    other = made(worklists, 1, "ebb")

    def counts() -> list[tuple[str, int, int, int, int]]:
        return sorted((one.title, one.kept, one.dismissed, one.seen, one.new) for one in worklists.all())

    worklists.visit(id_, 1, seen=True)
    worklists.judge(id_, 1, Verdict.KEPT, "Keep")
    worklists.judge(id_, 2, Verdict.DISMISSED, "Dismiss")
    assert counts() == [("ebb", 0, 0, 0, 1), ("tides", 1, 1, 0, 1)]
    worklists.items(id_)
    worklists.history.undo()
    worklists.history.undo()
    assert counts() == [("ebb", 0, 0, 0, 1), ("tides", 0, 0, 1, 2)]
    worklists.delete(other)
    assert [one.id for one in worklists.all()] == [id_]


def test_saying_the_same_again_or_of_a_list_that_is_gone_is_no_act() -> None:
    worklists = memory()
    id_ = made(worklists)
    assert worklists.judge(id_, 1, Verdict.KEPT, "Keep")
    assert not worklists.judge(id_, 1, Verdict.KEPT, "Keep")
    assert worklists.delete(id_) and not worklists.delete(id_)
    assert not worklists.judge(id_, 2, Verdict.KEPT, "Keep")


def test_a_deleted_worklist_comes_back_with_all_that_was_said_of_it() -> None:
    worklists = memory()
    id_ = made(worklists)
    worklists.judge(id_, 2, Verdict.KEPT, "Keep")
    before = list(worklists.items(id_))
    worklists.delete(id_)
    worklists.history.undo()
    assert list(worklists.items(id_)) == before


def test_two_windows_see_and_keep_each_others_marks(tmp_path: Path) -> None:
    one, other = window(tmp_path / "n.sqlite"), window(tmp_path / "n.sqlite")
    id_ = made(one)
    assert other.notice_others() and [item.verdict for item in other.items(id_)] == [Verdict.NONE] * 3
    one.judge(id_, 1, Verdict.KEPT, "Keep")
    other.judge(id_, 2, Verdict.DISMISSED, "Dismiss")
    other.visit(id_, 3, seen=True)
    assert one.notice_others() and other.notice_others()
    assert list(one.items(id_)) == list(other.items(id_))
    assert [item.state.value for item in one.items(id_)] == ["kept", "dismissed", "seen"]
    assert not one.notice_others()
