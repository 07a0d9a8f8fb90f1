"""Whatever two windows do, undo and redo, the notebook is what the acts that stand have made, and both windows see it."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from act_stream import check_records
from skyread.notebook.annotation import Placement, State
from skyread.notebook.store import NotKeptError
from small_notebook import Window, annotation

NAMES = st.sampled_from("abc")
ARTICLES = st.sampled_from(["home", "new"])
STEPS = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.one_of(
            st.tuples(st.just("note"), NAMES, st.sampled_from(["", "one", "two"])),
            st.tuples(st.just("tag"), NAMES, st.sampled_from(["x", "y"])),
            st.tuples(st.just("move"), NAMES, ARTICLES, st.integers(0, 99)),
            st.tuples(st.just("delete"), st.sets(NAMES)),
            st.tuples(st.just("place"), NAMES, ARTICLES, st.sampled_from(list(State))),
            st.tuples(st.just("decide"), NAMES, ARTICLES, st.sampled_from(list(State))),
            st.tuples(st.just("rename"), st.sampled_from(["x", "y"]), st.sampled_from(["x", "y", ""])),
            st.tuples(st.just("read"), st.sets(ARTICLES, min_size=1), st.booleans()),
            st.tuples(st.just("undo")),
            st.tuples(st.just("redo")),
            st.tuples(st.just("toggle"), st.integers(1, 12)),
            st.tuples(st.just("notice")),
        ),
    ),
    max_size=30,
)


def placement(article: str, state: State) -> Placement:
    found = state in (State.EXACT, State.MOVED)
    return Placement(article, state, 5 if found else None, 9 if found else None, 0.5)


def do(window: Window, step: tuple) -> None:
    annotations = window.annotations
    match step:
        case ("note", name, note):
            annotations.keep([replace(annotations.get(name) or annotation(name), note=note)], "Note")
        case ("tag", name, tag):
            kept = annotations.get(name) or annotation(name)
            annotations.keep([replace(kept, tags=tuple(dict.fromkeys((*kept.tags, tag))))], "Tag")
        case ("move", name, article, start):
            kept = annotations.get(name) or annotation(name)
            target = annotation(name, article, start).target
            annotations.keep([replace(kept, target=target)], "Move")
        case ("delete", names):
            annotations.delete(names, "Delete")
        case ("place", name, article, state):
            annotations.place([(name, placement(article, state))])
        case ("decide", name, article, state) if annotations.get(name):
            annotations.decide(name, placement(article, state), "Decide")
        case ("rename", old, new):
            annotations.rename_tag(old, new)
        case ("read", articles, read):
            window.reading.set_read(sorted(articles), read, window.history, "Read")
        case ("undo",):
            window.history.undo()
        case ("redo",):
            window.history.redo()
        case ("toggle", number):
            window.history.toggle(number)
        case ("notice",):
            annotations.notice_others()


def contents(window: Window) -> list[object]:
    tables = ("annotation", "placement", "act", "change", "article")
    return [window.notebook.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables]


def assert_agrees(held: Window, fresh: Window) -> None:
    assert held.annotations.all() == fresh.annotations.all()
    assert held.annotations.counts() == fresh.annotations.counts()
    assert held.annotations.tags() == fresh.annotations.tags()
    assert held.annotations.placed() == fresh.annotations.placed()
    for article in ("home", "new"):
        assert held.annotations.on(article) == fresh.annotations.on(article)
        standing = held.annotations.on(article)
        counted = (len(standing), sum(one.annotation.note != "" for one in standing))
        assert held.annotations.counts().get(article, (0, 0)) == counted


@given(STEPS)
@settings(max_examples=40)
def test_two_windows_and_their_history_agree_with_the_notebook(steps: list[tuple[int, tuple]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "n.sqlite"
        with Window(path) as one, Window(path) as other:
            windows = (one, other)
            for number, step in steps:
                before = contents(one)
                try:
                    do(windows[number], step)
                except NotKeptError:
                    assert contents(one) == before
                for window in windows:
                    window.annotations.counts()
                    window.annotations.all()
            check_records(one)
            assert one.notebook.rows("PRAGMA foreign_key_check") == []
            for window in windows:
                window.annotations.notice_others()
                with_fresh_eyes = Window(one.notebook)
                assert_agrees(window, with_fresh_eyes)


@given(STEPS)
@settings(max_examples=40)
def test_undoing_everything_leaves_nothing_and_redoing_brings_it_back(
    steps: list[tuple[int, tuple]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, Window(Path(folder) / "n.sqlite") as window:

        def made() -> list[object]:
            rulings = window.notebook.rows("SELECT * FROM placement WHERE by_hand")
            return [window.annotations.all(), rulings, window.reading.states(["home", "new"])]

        for _, step in steps:
            if step[0] not in {"undo", "redo", "toggle"}:
                do(window, step)
        end = made()
        for act in window.history.acts():
            undone = window.history.undo()
            assert undone is not None
            assert undone.number == act.number
        assert made()[:2] == [[], []]
        assert not any(state.read for state in window.reading.states(["home", "new"]).values())
        for act in reversed(window.history.acts()):
            redone = window.history.redo()
            assert redone is not None
            assert redone.number == act.number
        assert made() == end
