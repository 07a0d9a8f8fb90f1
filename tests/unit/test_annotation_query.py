"""What may be asked of the list of annotations, and that no query is an error."""

from __future__ import annotations

from datetime import date

import pytest

from skyread.desk.annotation_query import Query, Term, parse, quoted
from skyread.desk.annotation_table import AnnotationTable, Order, Snapshot
from skyread.notebook.annotation import Annotation, Candidate, Placement, State
from small_desk import index_of, written
from small_notes import note_on

TODAY = date(2024, 6, 15)

HARBOUR = written(
    "[Sergey Ryabkov|Ryabkov] called the café proposal empty. Nobody replied.",
    "The [Open Skies Treaty|Treaty on Open Skies] was not named.",
    title="Harbour talks",
    path="wire/harbour.txt",
)
RIVER = written("A river has no treaty at all. It only floods.", title="The river", path="notes/river.txt")
GONE = written("This text is in no library any more.", title="Lost page", path="old/lost.txt")

NOTES = [
    note_on(
        HARBOUR, "Ryabkov called the café proposal empty.", id="cafe", pen="claim", tags=("arms control",)
    ),
    note_on(
        HARBOUR,
        "The Open Skies Treaty was not named.",
        id="silence",
        pen="doubt",
        note="Why is it silent?",
        tags=("arms", "to do"),
        created="2024-06-15T12:00:00.000Z",
    ),
    note_on(
        RIVER, "It only floods.", id="flood", pen="claim", created="2023-12-31T12:00:00.000Z", names=("Elbe",)
    ),
    note_on(RIVER, "", id="whole", note="Read again", created="2024-06-14T12:00:00.000Z"),
    note_on(GONE, "in no library", id="gone", pen="quote", created="2024-06-08T12:00:00.000Z"),
]


def table(
    notes: list[Annotation] = NOTES, placed: dict[str, list[Placement]] | None = None
) -> AnnotationTable:
    articles = {one.id: one.article for one in (HARBOUR, RIVER)}
    return AnnotationTable(
        Snapshot(notes, placed or {}, articles, [HARBOUR.id, RIVER.id], index_of(HARBOUR, RIVER))
    )


def asked(query: str, one: AnnotationTable | None = None) -> str:
    """Ids of the annotations that fit, in the order of articles."""
    one = one or table()
    numbers = one.select(parse(query, TODAY), Order.ARTICLE)
    return " ".join(one.rows[number].annotation.id for number in numbers)


EVERYTHING = "cafe silence whole flood gone"


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("", EVERYTHING),
        ("  ", EVERYTHING),
        ("CAFE proposal", "cafe"),
        ("silent", "silence"),
        ("harbour", "cafe silence"),
        ("nowhere", ""),
        ('"was not named"', "silence"),
        ('"named not"', ""),
        ('"was not nam', "silence"),
        ("pen:doubt", "silence"),
        ("pen:cl", "cafe flood"),
        ("-pen:claim", "silence whole gone"),
        ("tag:arms", "silence"),
        ("tag:arm", "cafe silence"),
        ('tag:"arms control"', "cafe"),
        ('-tag:"to do"', "cafe whole flood gone"),
        ("entity:ryabkov", "cafe"),
        ("entity:sergey", "cafe"),
        ('entity:"treaty on open skies"', "silence"),
        ("entity:elbe", "flood"),
        ("-entity:elbe has:note", "silence whole"),
        ("in:harbour", "cafe silence"),
        ("in:notes/", "whole flood"),
        ("in:old/lost", "gone"),
        ("since:2024-06", "silence whole gone"),
        ("until:2023", "flood"),
        ("since:2024 until:2024-05", "cafe"),
        ("since:today", "silence"),
        ("since:yesterday", "silence whole"),
        ("since:7d", "silence whole gone"),
        ("state:exact", "cafe silence whole flood"),
        ("state:elsewhere", "gone"),
        ("has:note", "silence whole"),
        ("has:tags -has:note", "cafe"),
        ("is:highlight", "cafe flood gone"),
        ("is:article", "whole"),
        ("-treaty", "cafe whole flood gone"),
        ("-", EVERYTHING),
        ("pen:", EVERYTHING),
        ("-tag: in:", EVERYTHING),
        ("since:", EVERYTHING),
    ],
)
def test_annotations_are_found_by_words_and_fields(query: str, fits: str) -> None:
    assert asked(query) == fits
    assert parse(query, TODAY).remarks == ()


@pytest.mark.parametrize(
    ("query", "remark"),
    [
        ("colour:red", "there is no field “colour:”"),
        ("since:soon", "since: takes 2024"),
        ("until:2024-13", "until: takes 2024"),
        ("state:happy", "state: takes exact, moved"),
        ("has:wings", "has: takes note"),
    ],
)
def test_what_is_not_understood_is_told_and_asks_for_nothing_of_its_own(query: str, remark: str) -> None:
    [told] = parse(query, TODAY).remarks
    assert told.startswith(remark)
    assert asked(f"pen:doubt {query}") == ("" if query.startswith("colour") else "silence")


def test_a_colon_in_the_text_is_no_field() -> None:
    assert parse("10:30", TODAY) == Query((Term("", "10:30"),))


@pytest.mark.parametrize("tag", ["plain", "two words", 'a "so-called" truce', '"', 'x"y', "10:30", "🚀 -go"])
def test_any_value_can_be_asked_for_as_it_is_typed(tag: str) -> None:
    assert parse(f"tag:{quoted(tag)} more", TODAY) == Query((Term("tag", tag), Term("", "more")))


def test_typing_on_and_taking_back_finds_the_same_as_asking_at_once() -> None:
    one = table()
    for query in ("t", "tr", "tre", "tre -pen:d", "tre -pen:cl", "tre", "t", "", "flo", "flo pen:claim", "o"):
        assert asked(query, one) == asked(query)


def test_orders_of_time_are_orders_of_what_fits() -> None:
    one = table()
    for order, ids in (
        (Order.NEWEST, "silence whole gone cafe flood"),
        (Order.OLDEST, "flood cafe gone whole silence"),
    ):
        assert " ".join(one.rows[n].annotation.id for n in one.select(Query(), order)) == ids


def test_the_best_of_what_came_of_looking_tells_the_state() -> None:
    lost = Placement(HARBOUR.id, State.ORPHAN, None, None, 0.0)
    moved = Placement(RIVER.id, State.MOVED, 3, 8, 0.9)
    unsure = Placement(HARBOUR.id, State.AMBIGUOUS, None, None, 0.5, (Candidate(0, 7, 0.5),))
    for placements, state in (
        ([lost], "orphan"),
        ([lost, unsure], "ambiguous"),
        ([unsure, moved, lost], "moved"),
        ([moved, Placement(HARBOUR.id, State.ORPHAN, None, None, 0.0, by_hand=True)], "orphan"),
        ([Placement("f" * 64, State.MOVED, 1, 2, 1.0)], "elsewhere"),
    ):
        one = table(placed={"gone": placements})
        assert asked(f"state:{state} in:lost", one) == "gone"


def test_a_ruling_holds_where_the_annotation_was_made_too() -> None:
    ruling = Placement(HARBOUR.id, State.ORPHAN, None, None, 0.0, by_hand=True)
    assert asked("state:orphan", table(placed={"cafe": [ruling]})) == "cafe"


def test_a_table_made_from_the_one_before_is_like_a_fresh_one() -> None:
    before = table()
    changed = [NOTES[0], note_on(RIVER, "It only floods.", id="flood", pen="doubt", note="Every spring")]
    articles = {RIVER.id: RIVER.article}
    snapshot = Snapshot(changed, {}, articles, [RIVER.id], index_of(RIVER))
    assert list(AnnotationTable(snapshot, before).rows) == list(AnnotationTable(snapshot).rows)
