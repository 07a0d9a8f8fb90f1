"""Annotations come back as they were kept, stand where they should, and lose nothing to a second window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from skyread.notebook.annotation import Candidate, Placement, State
from skyread.notebook.annotations import Came
from skyread.notebook.store import Notebook, NotKeptError
from small_notebook import Window, annotation

MEAN = '\'); DROP TABLE annotation; -- [b]$(rm)`\u202e\x1b[31m é 👩‍👩‍👧 "quoted" \\ %s {}'


@pytest.fixture
def window() -> Iterator[Window]:
    with Window(Notebook.in_memory()) as window:
        yield window


def moved_to(article: str, start: int = 40, state: State = State.MOVED) -> Placement:
    found = state in (State.EXACT, State.MOVED)
    candidates = (Candidate(start, start + 5, 0.9), Candidate(1, 6, 0.4))
    return Placement(article, state, start if found else None, start + 5 if found else None, 0.9, candidates)


def test_everything_of_an_annotation_is_there_after_reopening(tmp_path: Path) -> None:
    kept = [annotation("b", note=MEAN, tags=(MEAN, "law")), annotation("a", "other", exact=MEAN)]
    with Window(tmp_path / "n.sqlite") as window:
        window.annotations.keep(kept, MEAN, "home")
    with Window(tmp_path / "n.sqlite") as window:
        assert window.annotations.all() == [kept[1], kept[0]]
        assert window.annotations.get("b") == kept[0]
        assert window.annotations.get("c") is None
        assert window.annotations.tags() == [(MEAN, 1), ("law", 1)]
        assert [act.title for act in window.history.acts()] == [MEAN]


def test_an_article_lists_its_notes_first_then_by_place_the_longest_first(window: Window) -> None:
    window.annotations.keep(
        [
            annotation("late", start=50),
            annotation("short", start=10, exact="The ferry"),
            annotation("long", start=10, exact="The ferry sails"),
            annotation("whole", start=0, exact="", note="On all of it"),
            annotation("elsewhere", "other"),
        ],
        "Import",
    )
    placed = window.annotations.on("home")
    assert [one.annotation.id for one in placed] == ["whole", "long", "short", "late"]
    assert {one.placement.state for one in placed} == {State.EXACT}
    assert placed[3].placement.start == 50


def test_placements_make_it_stand_in_the_changed_article_too(window: Window) -> None:
    window.annotations.keep([annotation("a"), annotation("b", note="x"), annotation("c")], "Import")
    places = [("a", moved_to("new")), ("b", moved_to("new", 5)), ("c", moved_to("new", state=State.ORPHAN))]
    window.annotations.place([*places, ("gone", moved_to("new"))])
    assert [one.annotation.id for one in window.annotations.on("new")] == ["b", "a"]
    assert window.annotations.on("new")[1].placement == moved_to("new")
    assert dict(window.annotations.counts()) == {"home": (3, 1), "new": (2, 1)}
    assert window.annotations.placed() == {id_: [placement] for id_, placement in places}


def test_a_placement_never_overrides_the_article_where_it_was_made(window: Window) -> None:
    window.annotations.keep([annotation("a")], "Mark")
    window.annotations.place([("a", moved_to("home", state=State.ORPHAN))])
    assert window.annotations.on("home")[0].placement.state is State.EXACT


def test_what_the_user_rules_stays_and_can_be_undone(window: Window) -> None:
    window.annotations.keep([annotation("a")], "Mark")
    window.annotations.place([("a", moved_to("new"))])
    window.annotations.decide("a", moved_to("new", state=State.ORPHAN), "Not here")
    window.annotations.place([("a", moved_to("new", 70))])
    assert window.annotations.on("new") == []
    assert window.annotations.placed()["a"][0].by_hand
    window.history.undo()
    window.annotations.place([("a", moved_to("new", 70))])
    assert window.annotations.on("new")[0].placement == moved_to("new", 70)


def test_a_ruling_cannot_come_back_without_its_annotation_nor_be_left_behind(window: Window) -> None:
    window.annotations.keep([annotation("a")], "Mark")
    window.annotations.decide("a", moved_to("new"), "Here")
    with pytest.raises(NotKeptError, match=r"Cannot be undone, .*\(Mark\)"):
        window.history.toggle(1)
    window.history.undo()
    window.history.toggle(1)
    with pytest.raises(NotKeptError, match=r"Cannot be brought back, .*\(Here\)"):
        window.history.toggle(2)
    assert window.annotations.all() == []
    assert window.notebook.rows("PRAGMA foreign_key_check") == []


def test_a_note_keeps_what_was_found_and_another_range_does_not(window: Window) -> None:
    first = annotation("a")
    window.annotations.keep([first], "Mark")
    window.annotations.place([("a", moved_to("new"))])
    window.annotations.keep([replace(first, note="A note")], "Note")
    assert len(window.annotations.on("new")) == 1
    longer = replace(first, note="A note", target=replace(first.target, end=90))
    window.annotations.keep([longer], "Grow")
    assert window.annotations.on("new") == []
    window.annotations.decide("a", moved_to("new"), "Here")
    window.annotations.delete(["a"], "Delete")
    assert dict(window.annotations.counts()) == {}
    window.history.undo()
    assert window.annotations.on("new")[0].placement.by_hand


def test_keeping_what_is_there_already_is_no_act(window: Window) -> None:
    window.annotations.keep([annotation("a")], "Mark")
    window.annotations.keep([replace(annotation("a"), updated="2030-01-01T00:00:00.000Z")], "Again")
    window.annotations.delete(["gone"], "Delete nothing")
    assert [act.title for act in window.history.acts()] == ["Mark"]


def test_an_act_gives_the_annotation_its_time(window: Window) -> None:
    window.annotations.keep([annotation("a")], "Mark")
    window.annotations.keep([replace(annotation("a"), note="n")], "Note")
    found = window.annotations.get("a")
    assert found is not None
    assert found.updated > annotation("a").updated
    assert found.created == annotation("a").created


def test_what_is_held_is_what_is_kept_after_any_act(window: Window, tmp_path: Path) -> None:
    annotations, history = window.annotations, window.history

    def agree() -> None:
        fresh = Window(window.notebook).annotations
        assert annotations.all() == fresh.all()
        assert annotations.counts() == fresh.counts()
        assert annotations.tags() == fresh.tags()
        assert annotations.placed() == fresh.placed()
        for article in ("home", "new", "other"):
            assert annotations.on(article) == fresh.on(article)

    agree()
    before = annotations.changed
    annotations.keep([annotation("a"), annotation("b", moment="2020-01-01T00:00:00.000Z")], "Mark")
    agree()
    annotations.place([("a", moved_to("new"))])
    agree()
    annotations.keep([replace(annotation("a"), note="n", tags=("t",))], "Note")
    agree()
    annotations.keep([replace(annotation("b"), target=annotation("b", "other").target)], "Move")
    agree()
    annotations.decide("b", moved_to("new"), "Here")
    agree()
    annotations.delete(["a"], "Delete")
    agree()
    for _ in range(5):
        history.undo()
        agree()
    for _ in range(5):
        history.redo()
        agree()
    assert annotations.changed > before


def test_replacing_several_by_one_is_one_act(window: Window) -> None:
    window.annotations.keep([annotation("a"), annotation("b"), annotation("c")], "Import")
    window.annotations.replace_with([annotation("a", note="All")], ["b", "c"], "Merge highlights")
    assert window.ids() == ["a"]
    window.history.undo()
    assert window.ids() == ["a", "b", "c"]


def test_importing_takes_the_later_and_deletes_nothing(window: Window) -> None:
    annotations = window.annotations
    later = "2026-03-02T10:00:00Z"
    annotations.keep([annotation("a"), annotation("b"), annotation("mine")], "Mark")
    incoming = [
        replace(annotation("a", note="later"), updated=later),
        replace(annotation("b", note="earlier"), updated="2026-03-01T10:00:00+01:00"),
        annotation("new"),
    ]
    assert annotations.merge(incoming, "Import") == {
        "a": Came.CHANGED,
        "b": Came.UNCHANGED,
        "new": Came.ADDED,
    }
    assert [(one.id, one.note) for one in annotations.all()] == [
        ("a", "later"),
        ("b", ""),
        ("mine", ""),
        ("new", ""),
    ]
    assert annotations.get("a") == incoming[0]
    assert set(annotations.merge(incoming, "Import").values()) == {Came.UNCHANGED}
    assert len(window.history.acts()) == 2
    window.history.undo()
    assert window.ids() == ["a", "b", "mine"]


def test_places_given_by_hand_elsewhere_come_with_an_import_and_go_with_it(window: Window) -> None:
    annotations = window.annotations
    there = Placement("there", State.MOVED, 3, 9, 0.5, by_hand=True)
    otherwise = replace(there, start=40, end=46)
    annotations.keep([annotation("ruled"), annotation("bare"), annotation("other", note="mine")], "Mark")
    bare, ruled = annotations.get("bare"), annotations.get("ruled")
    assert bare is not None and ruled is not None
    annotations.decide("ruled", there, "Ruled here")
    incoming = [annotation("new"), bare, ruled, annotation("other")]
    rulings = {one.id: [otherwise] for one in incoming}
    assert annotations.merge(incoming, "Import", rulings) == {
        "new": Came.ADDED,
        "bare": Came.CHANGED,
        "ruled": Came.UNCHANGED,
        "other": Came.UNCHANGED,
    }
    assert annotations.placed() == {"new": [otherwise], "bare": [otherwise], "ruled": [there]}
    assert annotations.places_of("ruled") == [there] and annotations.places_of("other") == []
    assert set(annotations.merge(incoming, "Import", rulings).values()) == {Came.UNCHANGED}
    window.history.undo()
    assert annotations.placed() == {"ruled": [there]} and "new" not in window.ids()


def test_tags_are_renamed_merged_and_removed_everywhere(window: Window) -> None:
    annotations = window.annotations
    tags = [("law", "sea"), ("Law",), ("lawn",), ('a"law"', "law"), ()]
    annotations.keep([annotation(str(number), tags=one) for number, one in enumerate(tags)], "Import")
    assert annotations.rename_tag("law", "sea") == 2
    assert annotations.tags() == [("sea", 2), ("Law", 1), ('a"law"', 1), ("lawn", 1)]
    assert annotations.rename_tag("sea", "") == 2
    assert [one.tags for one in annotations.all()] == [(), ("Law",), ("lawn",), ('a"law"',), ()]
    assert annotations.rename_tag("nothing", "else") == 0
    window.history.undo()
    window.history.undo()
    assert [one.tags for one in annotations.all()] == tags


def test_fifty_articles_read_only_what_is_asked_for(window: Window) -> None:
    many = [annotation(f"{n:04}", f"article {n % 50}", note="n" * (n % 2)) for n in range(1200)]
    window.annotations.merge(many, "Import")
    queries: list[str] = []
    window.notebook.connection.set_trace_callback(queries.append)
    assert window.annotations.counts()["article 7"] == (24, 24)
    assert len(window.annotations.on("article 7")) == 24
    window.notebook.connection.set_trace_callback(None)
    assert len(queries) == 3
    window.history.undo()
    assert window.annotations.all() == []


# two windows


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Window, Window]]:
    with Window(tmp_path / "n.sqlite") as one, Window(tmp_path / "n.sqlite") as other:
        one.annotations.keep([annotation("a", tags=("sea",))], "Mark")
        assert other.annotations.notice_others()
        for window in (one, other):
            assert window.ids() == ["a"]
            assert window.annotations.counts()
        yield one, other


def test_each_window_sees_what_the_other_does(two: tuple[Window, Window]) -> None:
    one, other = two
    assert not other.annotations.notice_others()
    changed = other.annotations.changed
    one.annotations.keep([annotation("b")], "Mark")
    one.annotations.keep([replace(annotation("a"), note="n")], "Note")
    assert other.annotations.notice_others()
    assert other.annotations.changed > changed
    assert other.annotations.all() == one.annotations.all()
    assert other.annotations.counts() == {"home": (2, 1)}
    one.annotations.place([("a", moved_to("new"))])
    assert other.annotations.notice_others()
    assert other.annotations.on("new") == one.annotations.on("new") != []
    one.history.undo()
    assert other.annotations.notice_others()
    assert other.annotations.on("home")[0].annotation.note == ""
    assert not other.annotations.notice_others()
    assert not one.annotations.notice_others()


def test_scrolling_and_typing_in_another_window_is_no_news(two: tuple[Window, Window]) -> None:
    one, other = two
    one.reading.remember_place("home", 3, 4, 0.5)
    one.drafts.put("a", "half a no", "")
    assert not other.annotations.notice_others()
    one.annotations.place([("a", moved_to("new"))])
    one.annotations.keep([annotation("b")], "Mark")
    other.reading.remember_place("home", 3, 4, 0.5)
    assert not one.annotations.notice_others()


@pytest.mark.parametrize("noticed", [False, True])
@pytest.mark.parametrize("stamped", [False, True])
def test_both_change_one_annotation_and_neither_change_is_lost(
    two: tuple[Window, Window], noticed: bool, stamped: bool
) -> None:
    one, other = two
    in_hand = one.annotations.all()[0]
    other.annotations.keep([replace(in_hand, tags=("sea", "law"))], "Tag")
    if noticed:
        one.annotations.notice_others()
        one.annotations.all()
    moment = {"updated": "2040-01-01T00:00:00.000Z"} if stamped else {}
    one.annotations.keep([replace(in_hand, note="Mine", pen="doubt", **moment)], "Note")
    other.annotations.notice_others()
    both = other.annotations.all()[0]
    assert (both.note, both.tags, both.pen) == ("Mine", ("sea", "law"), "doubt")
    assert one.annotations.get("a") == both


def test_two_different_notes_are_for_a_person_to_bring_together(two: tuple[Window, Window]) -> None:
    one, other = two
    in_hand = one.annotations.all()[0]
    other.annotations.keep([replace(in_hand, note="Theirs")], "Note")
    with pytest.raises(NotKeptError, match="changed this note"):
        one.annotations.keep([replace(in_hand, note="Mine")], "Note")
    one.annotations.notice_others()
    seen = one.annotations.all()[0]
    assert seen.note == "Theirs"
    one.annotations.keep([replace(seen, note="Theirs and mine")], "Note")
    assert other.annotations.get("a") == one.annotations.get("a")


def test_a_note_on_what_the_other_window_deleted_is_kept(two: tuple[Window, Window]) -> None:
    one, other = two
    in_hand = one.annotations.all()[0]
    other.annotations.delete(["a"], "Delete")
    one.annotations.keep([replace(in_hand, note="Mine")], "Note")
    found = one.annotations.get("a")
    assert found is not None
    assert found.note == "Mine"
