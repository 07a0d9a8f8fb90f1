"""Names that may be one: which pairs are named and which are not, and the review that asks about them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from skyread.entities.decisions import Kind
from skyread.entities.model import EntityType
from skyread.entities.suggestions import Suggestion, suggest
from skyread.library.article import BlockKind
from skyread.notebook.store import Notebook
from skyread.text.spans import Span
from small_desk import Written, desk_of, index_of, press, screen_of, type_in, written
from small_library import library_of, texts_of

P, ORG, T = EntityType.PERSON, EntityType.ORG, EntityType.TREATY


def suggested(*marked: str, kinds: dict[str, EntityType], apart: tuple[str, ...] = ()) -> list[Suggestion]:
    articles, resolution = library_of(*marked, kinds=kinds)
    roles = {
        one.id: tuple(
            (match.end() + 1, Span(*match.span()))
            for match in re.finditer(r"\w+ minister|\w+ singer", one.text)
        )
        for one in articles
    }
    resolution = replace(resolution, descriptions=roles)
    pairs = [frozenset(one.lower() for one in apart)] if apart else []
    return suggest(resolution, texts_of(articles).__getitem__, pairs)


@pytest.mark.parametrize(
    ("one", "other", "kind", "why"),
    [
        ("Anton Ryabkov", "Anton Rybakov", P, "one letter apart"),
        ("Lodz Pact on Rivers", "Rivers Pact of Lodz", T, "the same words"),
        ("Black Sea Pact", "Blacksea Pact", T, "the same letters"),
        ("Orava Pact", "Oráva Pact", T, "the same letters"),
        ("ORNF", "Office for River Navigation and Ferries", ORG, "initials"),
        ("Ryabkov", "Anton Ryabkov", P, "same surname"),
        ("Meridian", "Meridian News", ORG, "one name begins the other"),
    ],
)
def test_names_that_look_alike_are_suggested_with_the_reason(
    one: str, other: str, kind: EntityType, why: str
) -> None:
    found = suggested(
        f"[{one}] came.", f"[{other}] left. [{other}] stayed away.", kinds={one: kind, other: kind}
    )
    assert [(pair.entity, pair.into, pair.evidence) for pair in found] == [
        (one.lower(), other.lower(), (why,))
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Treaty of 1991", "Treaty of 1992"),
        ("Article IV Group", "Article VI Group"),
        ("Daniel Berg", "Daniela Berg"),
        ("Zambia", "Gambia"),
        ("Iran", "Iraq"),
        ("Group A", "Group B"),
    ],
)
def test_names_that_differ_in_what_tells_them_apart_are_not(one: str, other: str) -> None:
    assert suggested(f"[{one}] came.", f"[{other}] left.", kinds={}) == []


def test_the_likeliest_pair_comes_first() -> None:
    found = suggested(
        "[Lodz Pact on Rivers] holds. [Ryabkov] said so.",
        "[Rivers Pact of Lodz] held. [Anton Ryabkov] said so.",
        kinds={"Ryabkov": P, "Anton Ryabkov": P, "Lodz Pact on Rivers": T, "Rivers Pact of Lodz": T},
    )
    assert [pair.into for pair in found] == ["rivers pact of lodz", "ryabkov"]


def test_two_that_one_sentence_names_beside_each_other_are_two() -> None:
    beside = "[Anton Ryabkov] and [Anton Rybakov] came."
    assert suggested(beside, kinds={"Anton Ryabkov": P, "Anton Rybakov": P}) == []


def test_a_name_in_brackets_behind_another_says_what_it_is() -> None:
    [pair] = suggested(
        "The [River Board] ([RBX]) met. [River Board] news.", kinds={"River Board": ORG, "RBX": ORG}
    )
    assert pair.evidence == ("one is given in brackets behind the other",)


def test_types_are_not_mixed_unless_one_of_them_says_nothing() -> None:
    marked = ("[Anton Ryabkov] came.", "[Anton Rybakov] left.")
    assert suggested(*marked, kinds={"Anton Ryabkov": P, "Anton Rybakov": ORG}) == []
    assert len(suggested(*marked, kinds={"Anton Ryabkov": P})) == 1


def test_what_was_ruled_apart_is_not_suggested_again() -> None:
    marked = ("[Anton Ryabkov] came.", "[Anton Rybakov] left.")
    assert suggested(*marked, kinds={}, apart=("Anton Ryabkov", "Anton Rybakov")) == []


def test_what_both_are_described_as_speaks_for_them() -> None:
    first = "The river minister [Anton Ryabkov] came."
    [pair] = suggested(
        first, "Then river minister [Anton Rybakov] left.", kinds={"Anton Ryabkov": P, "Anton Rybakov": P}
    )
    assert pair.evidence == ("one letter apart", "both “river minister”")


def test_two_with_one_surname_and_initial_are_suggested_only_if_they_have_one_role() -> None:
    kinds = {"Andrey Lessin": P, "Andrew Lessin": P, "Ada Brandt": P, "Agnes Brandt": P}
    found = suggested(
        "The river minister [Andrey Lessin] came. The singer [Ada Brandt] sang.",
        "Then river minister [Andrew Lessin] left. The painter [Agnes Brandt] did not.",
        kinds=kinds,
    )
    assert [{one.entity, one.into} for one in found] == [{"andrey lessin", "andrew lessin"}]


# The review ----------------------------------------------------------------------------------------------

EAST = written("[Anton Ryabkov] opened the talks. [Lodz Pact on Rivers] was their matter.", title="East")
WEST = written(
    "[Anton Rybakov] answered. [Anton Rybakov] smiled. [Rivers Pact of Lodz] was not.",
    title="West",
    path="b.txt",
)


def names(one: Written, other: Written) -> set[str]:
    return {entity.name for entity in index_of(one, other).entities()}


async def test_pairs_are_answered_one_after_the_other_and_no_is_remembered() -> None:
    async with screen_of(EAST, WEST) as screen:
        press(screen, "enter", "g", "=")
        assert screen.review.left == 2
        case = screen.review.case
        assert case is not None and case.heading == "Are both Rivers Pact of Lodz?  the same words"
        assert case.was.startswith("Lodz Pact on Rivers")
        assert case.choices[0].heading.startswith("Rivers Pact of Lodz")
        left, right = case.choices[0].panels()
        assert "was their matter" in left.text and "was not" in right.text
        press(screen, "n")
        assert screen.review.left == 1
        press(screen, "y")
        known = {entity.name for entity in screen.desk.index.entities()}
        assert known == {"Anton Rybakov", "Lodz Pact on Rivers", "Rivers Pact of Lodz"}
        press(screen, "q", ":")
        type_in(screen, "merges")
        press(screen, "enter")
        assert not screen.review.shown
        assert screen.desk.message.startswith("No two names look as if they were one")


async def test_both_are_shown_where_the_texts_tell_most_of_them() -> None:
    east = written(
        (BlockKind.TITLE, "[Ryabkov|Anton Ryabkov] in the east"),
        "[Ryabkov|Anton Ryabkov] came late.",
        "The ferryman [Anton Ryabkov] was with him.",
        title="Ryabkov in the east",
    )
    async with screen_of(east, WEST) as screen:
        press(screen, "enter", "g", "=")
        case = screen.review.case
        assert case is not None and case.heading.endswith("one letter apart")
        _, into = case.choices[0].panels()
        assert into.text.startswith("also Ryabkov\nThe ferryman Anton Ryabkov")


async def test_an_answer_is_taken_back_in_the_review_and_after_it() -> None:
    async with screen_of(EAST, WEST) as screen:
        press(screen, "enter", "g", "=", "y", "u")
        assert {entity.name for entity in screen.desk.index.entities()} == names(EAST, WEST)
        press(screen, "y", "q")
        assert "Lodz Pact on Rivers" not in {entity.name for entity in screen.desk.index.entities()}
        press(screen, "u")
        assert {entity.name for entity in screen.desk.index.entities()} == names(EAST, WEST)


async def test_taking_an_answer_back_leaves_what_another_window_did_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    one, other = Notebook.open(path), Notebook.open(path)
    elsewhere = desk_of(EAST, WEST, notebook=other)
    async with screen_of(EAST, WEST, notebook=one) as screen:
        entity = elsewhere.index.entity("anton ryabkov")
        assert entity is not None
        ruled: list[object] = []

        def rule_elsewhere(_: object) -> None:
            if not ruled:
                ruled.append(entity)
                elsewhere.deciding.mute(entity)

        screen.desk.history.listen(rule_elsewhere)
        press(screen, "enter", "g", "=", "y")
        press(screen, "u")
        elsewhere.deciding.kept.forget()
        assert [one.kind for one in elsewhere.deciding.all()] == [Kind.MUTE]
    one.close()
    other.close()
