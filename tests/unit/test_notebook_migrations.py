"""Notebooks of every earlier version open with all that they hold; one is stored per version in `tests/notebooks`.

When a migration is added, a notebook of the version before it is added there (`iterdump` and its `user_version`).
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from skyread.notebook.annotation import Candidate, Placement, State
from skyread.notebook.reading import LastSeen
from skyread.notebook.schema import MIGRATIONS
from skyread.text.spans import Passage
from small_notebook import Window, annotation

STORED = Path(__file__).parents[1] / "notebooks"


def stored(version: int, path: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript((STORED / f"version-{version}.sql").read_text(encoding="utf-8"))
    return path


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_reading_state_of_every_version_is_there(version: int, tmp_path: Path) -> None:
    with Window(stored(version, tmp_path / "n.sqlite")) as window:
        assert window.notebook.notice is None
        assert window.notebook.rows("PRAGMA user_version") == [(len(MIGRATIONS),)]
        reading = window.reading
        state = reading.state("a1")
        assert (state.top, state.focus, state.progress, state.read) == (120, 180, 0.4, False)
        assert reading.state("b2").read
        assert reading.state("c3").finished is not None
        assert reading.state("c3").opened is None
        assert reading.mark("q", "a1") == Passage("a1", 7, 9, "mark")
        assert reading.mark("Q", "a1") == Passage("b2", 3, 11, "mark")
        trail = [Passage("a1", 1, 5, "mention"), Passage("b2", 0, 3, "hit")]
        assert reading.load_trail() == (trail, 1)
        assert reading.last() == LastSeen("a1", "reader")
        assert reading.setting("theme") == {"name": "dark", "measure": 72}
        titles = window.notebook.rows("SELECT title, path FROM article WHERE id = 'b2'")
        assert titles == [("O’Brien’s “last” note; DROP TABLE article", "o'brien.md")]


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_a_notebook_of_every_version_can_be_worked_with(version: int, tmp_path: Path) -> None:
    path = stored(version, tmp_path / "n.sqlite")
    with Window(path) as window:
        window.annotations.keep([annotation("a")], "Mark")
        window.reading.set_read(["a1"], True, window.history, "Read")
        assert window.history.undo() is not None
    with Window(path) as window:
        assert "a" in window.ids()
        assert not window.reading.state("a1").read


def test_a_notebook_of_every_earlier_version_is_stored() -> None:
    assert {path.name for path in STORED.iterdir()} >= {
        f"version-{version}.sql" for version in range(1, len(MIGRATIONS))
    }


@pytest.mark.parametrize("version", range(2, len(MIGRATIONS)))
def test_annotations_of_every_version_that_had_them_are_there(version: int, tmp_path: Path) -> None:
    with Window(stored(version, tmp_path / "n.sqlite")) as window:
        kept = annotation("n1", "a1", note="It’s a [note]; DROP TABLE annotation", tags=("sea", "law"))
        assert window.annotations.all() == [kept]
        (placed,) = window.annotations.on("b2")
        candidates = (Candidate(40, 62, 0.9), Candidate(1, 9, 0.4))
        assert placed.placement == Placement("b2", State.MOVED, 40, 62, 0.9, candidates)
        draft = window.drafts.get("n1")
        assert draft is not None
        assert (draft.text, draft.base) == ("half a no", "It was")
        assert [act.title for act in window.history.acts()] == ["Delete", "Not here", "Mark", "Mark"]
        window.history.undo()
        assert window.ids() == ["n1", "n2"]
        assert window.annotations.placed()["n2"][0].by_hand
        for _ in range(3):
            assert window.history.undo() is not None
        assert window.ids() == []
