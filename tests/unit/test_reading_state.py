"""Places, marks, trail and settings are there again when the notebook is opened again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from skyread.notebook.reading import LastSeen, Reading, ReadingState
from skyread.notebook.store import Notebook
from skyread.text.spans import Passage


@pytest.fixture
def reading() -> Iterator[Reading]:
    notebook = Notebook.in_memory()
    yield Reading(notebook)
    notebook.close()


def test_everything_is_there_after_reopening(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    notebook = Notebook.open(path)
    reading = Reading(notebook)
    trail = [Passage("a", 1, 5, "mention"), Passage("b", 0, 3, "hit")]
    reading.remember_place("a", 120, 180, 0.4, title="A title", path="a.txt")
    reading.set_read(["b"], True)
    reading.set_mark("q", Passage("a", 7, 9, "mark"))
    reading.save_trail(trail, 1)
    reading.set_last(LastSeen("a", "reader"))
    reading.set_setting("theme", {"name": "dark", "measure": 72})
    notebook.close()
    notebook = Notebook.open(path)
    reading = Reading(notebook)
    state = reading.state("a")
    assert (state.top, state.focus, state.progress, state.read) == (120, 180, 0.4, False)
    assert state.opened is not None
    assert reading.state("b").finished is not None
    assert reading.mark("q", "a") == Passage("a", 7, 9, "mark")
    assert reading.load_trail() == (trail, 1)
    assert reading.last() == LastSeen("a", "reader")
    assert reading.setting("theme") == {"name": "dark", "measure": 72}
    notebook.close()


def test_an_article_never_opened_has_the_state_of_one(reading: Reading) -> None:
    assert reading.state("never") == ReadingState()
    assert reading.states(["never"]) == {}
    assert reading.last() is None
    assert reading.load_trail() == ([], 0)
    assert reading.setting("theme") is None


def test_states_of_a_big_library_come_in_one_call(reading: Reading) -> None:
    ids = [str(number) for number in range(1300)]
    reading.set_read(ids[:1200], True)
    assert set(reading.states(ids)) == set(ids[:1200])


def test_progress_is_the_furthest_place_and_places_are_the_latest(reading: Reading) -> None:
    reading.remember_place("a", 500, 510, 0.8)
    opened = reading.state("a").opened
    reading.remember_place("a", 10, 12, 0.1)
    state = reading.state("a")
    assert (state.top, state.focus, state.progress, state.opened) == (10, 12, 0.8, opened)
    reading.remember_place("a", 0, 0, 7.0)
    assert reading.state("a").progress == 1.0


def test_marking_read_in_passing_does_not_open_an_article(reading: Reading) -> None:
    reading.set_read(["a", "b"], True)
    assert reading.state("a").opened is None
    finished = reading.state("a").finished
    reading.set_read(["a"], True)
    assert reading.state("a").finished == finished
    reading.set_read(["a"], False)
    assert reading.state("a") == ReadingState()
    assert reading.state("b").read


def test_small_marks_belong_to_their_article_and_capitals_to_the_library(reading: Reading) -> None:
    here, there = Passage("a", 1, 2, "mark"), Passage("b", 3, 4, "mark")
    reading.set_mark("m", here)
    reading.set_mark("m", there)
    reading.set_mark("M", here)
    assert reading.mark("m", "a") == here
    assert reading.mark("m", "b") == there
    assert reading.mark("m", "c") is None
    assert reading.mark("M", "b") == here
    reading.set_mark("M", there)
    assert reading.mark("M", "a") == there
    assert reading.marks() == [("M", there), ("m", here), ("m", there)]


@pytest.mark.parametrize("letter", ["", "ab", "1", "é", "'"])
def test_only_letters_are_marks(reading: Reading, letter: str) -> None:
    with pytest.raises(ValueError, match="letter"):
        reading.set_mark(letter, Passage("a", 1, 2, "mark"))
    assert reading.mark(letter, "a") is None


def test_a_trail_saved_again_replaces_the_former(reading: Reading) -> None:
    reading.save_trail([Passage("a", 1, 2, "hit")] * 3, 2)
    reading.save_trail([Passage("b", 1, 2, "hit")], 0)
    assert reading.load_trail() == ([Passage("b", 1, 2, "hit")], 0)


def test_a_changed_file_keeps_state_marks_and_trail(reading: Reading) -> None:
    reading.remember_place("old", 100, 110, 0.5, title="T", path="t.txt")
    reading.set_read(["old"], True)
    reading.set_mark("m", Passage("old", 5, 6, "mark"))
    reading.set_mark("M", Passage("old", 5, 6, "mark"))
    reading.save_trail([Passage("old", 1, 2, "hit"), Passage("x", 1, 2, "hit")], 0)
    reading.carry_over("old", "new", lambda offset: offset)
    assert reading.state("new") == reading.state("old")
    assert reading.mark("m", "new") == Passage("new", 5, 6, "mark")
    assert reading.mark("M", "x") == Passage("new", 5, 6, "mark")
    assert [one.article for one in reading.load_trail()[0]] == ["new", "x"]


def test_carrying_over_keeps_what_the_changed_article_has(reading: Reading) -> None:
    reading.remember_place("old", 100, 110, 0.5)
    reading.remember_place("new", 7, 8, 0.1)
    reading.carry_over("old", "new", lambda offset: offset)
    assert reading.state("new").top == 7
