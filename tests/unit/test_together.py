"""Whom an entity is named with, and the passages where two of them meet."""

from __future__ import annotations

import pytest

from skyread.desk.picker import Results
from skyread.desk.together_source import TogetherSource
from skyread.entities.model import EntityType
from skyread.index.library_index import Index
from skyread.index.together import company, meetings
from small_desk import FURNITURE, Written, index_of, sentence, written

TALKS = written(
    "[Ada Berg] met [Karl Moe] at noon. [Eva Lind] was late.",
    "[Ada Berg] wrote a letter. It was long. [Karl Moe] read it.",
    sentence(1),
    "[Otto Falk] sang.",
    title="Talks",
)
NOTES = written("[Otto Falk] sang again. [Karl Moe] slept.", sentence(2), "[Ada Berg] left.", path="b.txt")


def names(index: Index, entity: str) -> list[str]:
    return [one.entity for one in company(index, entity).companions]


def where(index: Index, within: int | None, *, of: str = "ada berg", with_: str = "karl moe") -> list[str]:
    places = [met.passage for met in meetings(index, of, with_, within)]
    return [f"{one.article[:2]}:{one.start}" for one in places]


def test_a_sentence_counts_more_than_a_paragraph_and_that_more_than_an_article() -> None:
    index = index_of(TALKS)
    assert names(index, "ada berg") == ["karl moe", "eva lind", "otto falk"]
    moe, lind, falk = company(index, "ada berg").companions
    assert (moe.sentences, moe.paragraphs, moe.articles) == (1, 2, 1)
    assert (lind.sentences, lind.paragraphs, lind.articles) == (0, 1, 1)
    assert (falk.sentences, falk.paragraphs, falk.articles) == (0, 0, 1)
    assert moe.strength == 1 > lind.strength > falk.strength > 0


def test_who_stands_everywhere_gives_way_to_who_stands_here() -> None:
    crowd = [
        written(*(f"[Karl Moe] spoke. {sentence(n)}" for n in range(30)), path=f"{n}.txt") for n in range(3)
    ]
    library = (TALKS, written("[Ada Berg] and [Karl Moe] and [Eva Lind] sat down.", path="c.txt"))
    assert names(index_of(*library), "ada berg")[0] == "karl moe"
    assert names(index_of(*library, *crowd), "ada berg")[0] == "eva lind"


def test_dates_are_no_company_and_unknown_names_have_none() -> None:
    index = index_of(written("[Ada Berg] came on [May 1]."), kinds={"May 1": EntityType.DATE})
    assert names(index, "ada berg") == []
    assert names(index, "nobody") == []


def test_each_companion_leads_to_where_the_two_are_nearest() -> None:
    index = index_of(NOTES, TALKS)
    nearest = {one.entity: one.nearest for one in company(index, "karl moe").companions}
    assert nearest["ada berg"].article == TALKS.id
    assert TALKS.text[nearest["ada berg"].start :].startswith("Karl Moe at noon")
    assert nearest["otto falk"].article == NOTES.id


def test_of_a_very_large_library_articles_spread_over_it_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skyread.index.together.MOST_READ", 500)
    library = [written(f"[Ada Berg] met [Karl Moe]. {sentence(n)}", path=f"{n}.txt") for n in range(20)]
    found = company(index_of(*library), "ada berg")
    assert 0 < found.read < found.of == 20
    assert found.companions[0].articles == found.read


@pytest.mark.parametrize(("within", "count"), [(0, 1), (1, 1), (2, 2), (None, 2)])
def test_mentions_are_kept_near_which_the_other_one_stands(within: int | None, count: int) -> None:
    assert len(where(index_of(TALKS), within)) == count


def test_sentences_are_counted_over_paragraphs_and_not_in_furniture() -> None:
    apart = written("[Ada Berg] left.", (FURNITURE, "Share this. Print this. Send this."), "[Karl Moe] came.")
    assert len(where(index_of(apart), 1)) == 1
    assert where(index_of(apart), 0) == where(index_of(apart), None) == []


def test_a_meeting_tells_every_mention_of_the_other_one_that_is_near() -> None:
    one = written("[Ada Berg] saw [Karl Moe]. Then [Moe|Karl Moe] went. All was quiet. [Karl Moe] slept.")
    (met,) = meetings(index_of(one), "ada berg", "karl moe", 1)
    assert [one.text[span.start : span.end] for span in met.others] == ["Karl Moe", "Moe"]


def test_meetings_come_in_the_order_of_reading_that_is_asked_for() -> None:
    index = index_of(TALKS, NOTES)
    order = [NOTES.id, TALKS.id]
    found = meetings(index, "karl moe", "ada berg", 9, order)
    assert [one.passage.article for one in found] == [NOTES.id, TALKS.id, TALKS.id]


def test_articles_that_name_an_entity_come_in_the_order_of_the_library() -> None:
    library: tuple[Written, ...] = (NOTES, written("Nobody."), TALKS)
    index = index_of(*library)
    assert [one.id for one in index.articles_naming("ada berg")] == [NOTES.id, TALKS.id]
    assert index.articles_naming("nobody") == []


def test_whoever_stands_below_the_end_of_the_list_is_found_by_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skyread.desk.together_source.MOST", 2)
    index = index_of(TALKS)
    entity = index.entity("ada berg")
    assert entity is not None
    source = TogetherSource(index, entity, lambda *_: None)
    listed = source.find("")
    assert [item.key for item in listed] == ["karl moe", "eva lind"]
    assert isinstance(listed, Results) and listed.tail == "… and 1 more: narrow them down"
    assert [item.key for item in source.find("falk")] == ["otto falk"]
