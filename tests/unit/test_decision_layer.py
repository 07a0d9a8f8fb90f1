"""What rulings come to where texts are awkward: edited files, namesakes, names within names, page furniture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from skyread.desk.desk import Desk
from skyread.desk.layering import Laid, Layer
from skyread.entities.decisions import Decision, Kind, Place, place_of
from skyread.entities.model import Entity, EntityType
from skyread.text.spans import Passage
from small_desk import FURNITURE, Written, desk_of, index_of, written

P, ORG = EntityType.PERSON, EntityType.ORG


def laid(decision: Decision, *library: Written, kinds: dict[str, EntityType] | None = None) -> Laid:
    return Layer(index_of(*library, kinds=kinds)).lay([decision])


def standing(found: Laid, one: Written) -> list[tuple[str, str]]:
    """The forms that stand in an article, each with the name of its entity."""
    index = found.index
    owners = [index.entity(id_) for id_ in index.entity_ids_in(one.id)]
    return [
        (mention.surface, owner.name if owner else "")
        for mention, owner in zip(index.mentions_in(one.id), owners, strict=True)
    ]


def at(one: Written, form: str, number: int = 0) -> Place:
    """The place of a form in an article."""
    start = -1
    for _ in range(number + 1):
        start = one.text.index(form, start + 1)
    return place_of(one.id, one.text, start, start + len(form), one.article.path)


def test_a_ruling_goes_on_in_an_edited_file_however_its_path_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    old = written("Nobody knew why, but [Berg] came to the talks.", path="talks.txt")
    desk = desk_of(old)
    berg = desk.index.entity("berg")
    assert berg is not None
    desk.deciding.split(berg, [], [desk.index.passages(berg.id)[0]])
    [ruling] = desk.deciding.all()
    new = written(
        "On Monday it rained.",
        "Nobody knew why, but [Berg] came to the talks. [Berg] ate.",
        path=str(tmp_path / "talks.txt"),
    )
    assert len(set(laid(ruling, new).index.entity_ids_in(new.id))) == 2


def test_a_ruling_for_one_article_goes_on_when_its_file_is_edited() -> None:
    old = written("Nobody knew why, but [Berg] came to the talks.", path="talks.txt")
    new = written("On Monday it rained.", "Nobody knew why, but [Berg] came to the talks.", path="talks.txt")
    other = written("[Berg] sang.", path="songs.txt")
    ruling = Decision("d", Kind.MUTE, ("Berg",), P, article=old.id, path="talks.txt", seen=at(old, "Berg"))
    found = laid(ruling, new, other)
    assert standing(found, new) == []
    assert standing(found, other) == [("Berg", "Berg")]


def test_a_ruling_for_one_article_does_not_go_over_to_another_file_of_that_name() -> None:
    old = written("Nobody knew why, but [Berg] came to the talks.", path="talks.txt")
    another = written("These are other talks, and [Berg] spoke.", path="talks.txt")
    ruling = Decision("d", Kind.MUTE, ("Berg",), P, article=old.id, path="talks.txt", seen=at(old, "Berg"))
    assert laid(ruling, another).decided.effects == {}


def test_a_ruling_for_an_article_that_is_not_there_rests() -> None:
    found = laid(
        Decision("d", Kind.MUTE, ("Berg",), P, article="gone", path="gone.txt"), written("[Berg] sang.")
    )
    assert found.decided.effects == {}


def test_of_two_with_one_name_the_one_that_was_seen_is_meant() -> None:
    one = written("[Berg|Ann Berg] and [Berg|Ann Berg] came. [Berg|Karl Berg] did not.")
    kinds = {"Ann Berg": P, "Karl Berg": P}
    assert standing(laid(Decision("d", Kind.MUTE, ("Berg",), P), one, kinds=kinds), one) == [
        ("Berg", "Karl Berg")
    ]
    seen = Decision("d", Kind.MUTE, ("Berg",), P, seen=at(one, "Berg", 2))
    assert standing(laid(seen, one, kinds=kinds), one) == [("Berg", "Ann Berg")] * 2


def test_a_type_is_put_right_for_the_one_that_had_the_other() -> None:
    one = written("[Jordan] is dry. [Jordan|Jordan Miller] is not, said [Jordan|Jordan Miller].")
    kinds = {"Jordan": EntityType.PLACE, "Jordan Miller": P}
    ruling = Decision("d", Kind.RETYPE, ("Jordan",), ORG, other_type=EntityType.PLACE)
    found = laid(ruling, one, kinds=kinds)
    assert [mention.type for mention in found.index.mentions_in(one.id)] == [ORG, P, P]


def test_an_added_name_leaves_longer_names_whole_but_where_it_was_pointed_at() -> None:
    one = written("[Berg Institute] met. Berg was there, and [Berg Institute] staff.")
    everywhere = Decision("d", Kind.ADD, ("Berg",), P)
    assert standing(laid(everywhere, one), one) == [
        ("Berg Institute", "Berg Institute"),
        ("Berg", "Berg"),
        ("Berg Institute", "Berg Institute"),
    ]
    pointed = Decision("d", Kind.ADD, ("Berg",), P, seen=at(one, "Berg"))
    assert [form for form, _ in standing(laid(pointed, one), one)] == ["Berg", "Berg", "Berg Institute"]


def test_an_added_name_is_found_over_line_ends_and_with_any_apostrophe_but_not_in_furniture() -> None:
    one = written((FURNITURE, "Share Ann's Boat"), "We saw Ann’s\nBoat sink. Ann's Boats float.")
    found = laid(Decision("d", Kind.ADD, ("Ann's Boat",), ORG), one)
    assert [mention.start for mention in found.index.mentions_in(one.id)] == [one.text.index("Ann’s")]


def test_what_applies_to_nothing_leaves_the_names_as_they_were_recognised() -> None:
    index = index_of(written("[Berg] came."))
    found = Layer(index).lay([Decision("d", Kind.MUTE, ("Nobody",), P)])
    assert found.index is index


def test_an_entity_keeps_a_full_name_when_its_best_form_leaves_it() -> None:
    one = written("[Ann Berg] came. [Berg|Ann Berg] and [Berg|Ann Berg] and [Anna Berg|Ann Berg] sang.")
    found = laid(Decision("d", Kind.SPLIT, ("Ann Berg",), P, ("Ann Berg", "Berg")), one)
    assert {name for _, name in standing(found, one)} == {"Ann Berg", "Anna Berg"}


RULINGS: dict[str, Callable[[Desk, Entity, Entity], object]] = {
    "merge": lambda desk, one, other: desk.deciding.merge(one, other),
    "different": lambda desk, one, other: desk.deciding.different(one, other),
    "split": lambda desk, one, _: desk.deciding.split(one, ["Berg"]),
    "split a mention": lambda desk, one, _: desk.deciding.split(one, [], [desk.index.passages(one.id)[1]]),
    "rename": lambda desk, one, _: desk.deciding.rename(one, "Ann B."),
    "retype": lambda desk, one, _: desk.deciding.retype(one, ORG),
    "mute": lambda desk, one, _: desk.deciding.mute(one),
    "add": lambda desk, _one, _: desk.deciding.add("choir", ORG, Passage(CHOIR.id, *CHOIR_AT, "name")),
    "limit": lambda desk, one, _: (desk.deciding.mute(one), desk.deciding.limit_last(CHOIR.article)),
}
CHOIR = written("[Ann Berg] led the choir. [Berg|Ann Berg] sang with [Karl Lund] and the choir.")
CHOIR_AT = CHOIR.text.index("choir"), CHOIR.text.index("choir") + 5


@pytest.mark.parametrize("what", RULINGS)
def test_every_ruling_does_something_and_is_taken_back_and_done_again(what: str) -> None:
    desk = desk_of(CHOIR)
    before = desk.index.resolution
    one, other = desk.index.entity("ann berg"), desk.index.entity("karl lund")
    assert one is not None and other is not None
    RULINGS[what](desk, one, other)
    after = desk.deciding.lay().resolution
    assert len(desk.deciding.decided.effects) == 1
    assert (after == before) is (what == "different")
    while desk.history.undo() is not None:
        pass
    assert desk.deciding.stale
    assert desk.deciding.lay().resolution is before
    while desk.history.redo() is not None:
        pass
    assert desk.deciding.lay().resolution == after
