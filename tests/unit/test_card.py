"""The card of an entity: what is gathered for it, and the list with its cursor; the box of a peek."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from skyread.desk.card import Card, Section
from skyread.desk.gathering import Evidence, described, gather
from skyread.desk.peek import MOST_ROWS, peek_at, peek_box
from skyread.desk.picker import Item
from skyread.desk.sparkline import bar
from skyread.desk.spread import Spread
from skyread.entities.analysis import Quote
from skyread.entities.decisions import Decision, Kind
from skyread.entities.model import EntityType
from skyread.index.library_index import Index
from skyread.index.quotes import Quotes
from skyread.notebook.annotation import Annotation
from skyread.notebook.apart import Noted
from skyread.text.spans import Passage, Span
from small_desk import Written, index_of, sentence, written
from small_notes import note_on

MARCH = written(
    "The harbour master [Ada Berg] met [Karl Moe].",
    "[Berg|Ada Berg] said: “No ferry leaves.” Nobody asked why.",
    title="March",
    published="2021-03-01",
    source="Gazette",
    path="m.txt",
)
MAY = written(
    "[Berg|Ada Berg], the harbour master, was alone.", title="May", published="2021-05-09", path="y.txt"
)
SLIP = written("[Ada Berg] signed. [Karl Moe] did not.", title="Slip", path="z.txt")


def described_index(library: Sequence[Written], words: Mapping[Written, Sequence[tuple[str, str]]]) -> Index:
    """The index of a library whose texts say what some names are: (name, its description)."""
    index = index_of(*library)
    found = {
        one.id: tuple(
            (one.text.index(name), Span(one.text.index(said), one.text.index(said) + len(said)))
            for name, said in pairs
        )
        for one, pairs in words.items()
    }
    return Index.build([one.article for one in library], replace(index.resolution, descriptions=found))


INDEX = described_index(
    (MARCH, MAY, SLIP), {MARCH: [("Ada Berg", "harbour master")], MAY: [("Berg", "harbour master")]}
)


def evidence(
    *annotations: Annotation, decisions: Sequence[tuple[Decision, Passage | None]] = (), index: Index = INDEX
) -> Evidence:
    start = MARCH.text.index("“")
    cue = MARCH.text.index("said")
    quote = Quote(start, MARCH.text.index("”") + 1, MARCH.text.index("Berg said"), cue, cue + 4)
    quotes = Quotes(index, {MARCH.id: [quote]})
    titles = {one.id: one.article.title or "" for one in (MARCH, MAY, SLIP)}
    return Evidence(
        index,
        [MARCH.id, MAY.id, SLIP.id],
        lambda id_: titles.get(id_, ""),
        quotes.by_speaker,
        lambda: Noted(annotations),
        decisions,
    )


def card_of(one: Evidence) -> dict[str, list[Item]]:
    entity = one.index.entity("ada berg")
    assert entity is not None
    return {section.title: list(section.lines) for section in gather(entity, one)}


def said(items: Sequence[Item]) -> list[tuple[str, str, str]]:
    return [(item.label.strip("█▉▊▋▌▍▎▏▇▆▅▄▃▂▁ "), item.detail, item.tier) for item in items]


def text_at(item: Item) -> str:
    assert item.passage is not None
    article = INDEX.article(item.passage.article)
    assert article is not None
    return article.text[item.passage.start : item.passage.end]


def test_everything_on_a_card_says_where_it_stands() -> None:
    card = card_of(evidence())
    assert said(card["Described as"]) == [("harbour master", "2021-03-01 · March", "2 ×")]
    assert said(card["Names"]) == [("Ada Berg", "", "2 ×"), ("Berg", "", "2 ×")]
    assert said(card["Articles"]) == [
        ("March", "Gazette · 2021-03-01", "2 ×"),
        ("May", "2021-05-09", "1 ×"),
        ("Slip", "", "1 ×"),
    ]
    assert said(card["Together with"]) == [("Karl Moe", "person", "in 2 articles")]
    assert said(card["Quotes"]) == [("“No ferry leaves.”", "2021-03-01 · March", "")]
    leading = [item for items in card.values() for item in items if item.key != "spread"]
    assert all(item.passage is not None for item in leading)
    assert [text_at(item) for item in card["Names"]] == ["Ada Berg", "Berg"]
    assert text_at(card["Described as"][0]) == "harbour master"


def test_quotes_stand_newest_first_and_those_of_one_article_in_its_order() -> None:
    old = written("[Berg|Ada Berg]: “Old.”", published="2019", path="o.txt")
    new = written("[Berg|Ada Berg]: “First.” [Berg|Ada Berg]: “Second.”", published="2020-05", path="n.txt")
    when = written("[Berg|Ada Berg]: “Undated.”", path="u.txt")
    index = index_of(when, old, new)
    quoted = {
        one.id: [
            Quote(match.start(), match.end(), one.text.rindex("Berg", 0, match.start()), -1, -1)
            for match in re.finditer("“[^”]+”", one.text)
        ]
        for one in (when, old, new)
    }
    found = replace(evidence(index=index), quotes=Quotes(index, quoted).by_speaker)
    assert [item.label for item in card_of(found)["Quotes"]] == [
        "“First.”",
        "“Second.”",
        "“Old.”",
        "“Undated.”",
    ]


def test_a_card_says_when_it_looked_at_some_articles_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skyread.index.together.MOST_READ", 50)
    assert "Together with, in 1 of 3 articles" in card_of(evidence())


def test_when_it_is_named_is_told_by_the_dates_of_the_articles() -> None:
    when = card_of(evidence())["When"]
    assert [item.label for item in when] == ["2021-03 █ ▄ 2021-05", "first 2021-03-01", "last  2021-05-09"]
    assert [item.passage.article for item in when if item.passage] == [MARCH.id, MAY.id]
    assert "When" not in card_of(evidence(index=index_of(SLIP)))


def test_notes_are_those_whose_passage_names_it_as_it_is_or_as_it_was() -> None:
    inside = note_on(MARCH, "“No ferry leaves.” Nobody asked why.", names=("Ada Berg",), note="Why?")
    beside = note_on(SLIP, "Karl Moe] did".replace("]", ""), id="beside")
    around = note_on(SLIP, "Ada Berg signed", id="around", tags=("ink",))
    lookalike = note_on(MARCH, "master Ada", id="part")
    notes = card_of(evidence(inside, beside, around, lookalike))["Notes"]
    assert said(notes) == [
        ("✎ Why?", "claim", "2024-05-10"),
        ("“Ada Berg signed”", "claim · #ink", "2024-05-10"),
    ]


def test_decisions_say_who_ruled_what_and_when() -> None:
    ruling = Decision(
        "1",
        Kind.MERGE,
        ("Berg",),
        EntityType.PERSON,
        ("Ada Berg",),
        made="2024-05-01T10:00:00Z",
        who="kim",
    )
    other = Decision("2", Kind.RETYPE, ("Ada Berg",), EntityType.OTHER, article=MAY.id)
    place = Passage(MAY.id, 0, 4, "decision")
    lines = card_of(evidence(decisions=[(ruling, place), (other, None)]))["Decisions"]
    assert said(lines) == [
        ("Berg is Ada Berg", "kim", "2024-05-01"),
        ("Ada Berg is another name", "only in one article", ""),
    ]
    assert [item.passage for item in lines] == [place, None]


def test_a_name_of_which_little_is_known_has_few_sections() -> None:
    assert [*card_of(evidence(index=index_of(written("[Ada Berg] left.", title="x"))))] == [
        "Names",
        "Articles",
    ]


# The list ------------------------------------------------------------------------------------------------


def line(name: str, *, leads: bool = True) -> Item:
    return Item(name, name, "", "", (), Passage("a", 0, 1, "") if leads else None)


def opened(*sections: Section, height: int = 20) -> Card:
    card = Card()
    entity = INDEX.entity("ada berg")
    assert entity is not None
    card.open(entity, INDEX)
    card.window.resize(height)
    card.take(sections)
    return card


def at(card: Card) -> str:
    return card.selected.label if card.selected else ""


NAMES = Section("Names", [line(f"name {number}") for number in range(12)])
WHEN = Section("When", [line("bars", leads=False), line("first"), line("last")])
RULED = Section("Decisions", [line("a ruling", leads=False)])


def test_the_cursor_goes_over_lines_that_lead_somewhere_only() -> None:
    card = opened(WHEN, RULED, NAMES)
    assert at(card) == "first"
    card.move(1)
    card.move(1)
    assert at(card) == "name 0"
    card.move(-1)
    assert at(card) == "last"
    card.move(-9)
    assert at(card) == "first"
    card.move(99)
    assert at(card) == "name 7"


def test_sections_are_stepped_through_round_the_ends_and_those_that_lead_nowhere_passed_over() -> None:
    card = opened(NAMES, RULED, WHEN)
    seen = []
    for _ in range(3):
        card.move_section(1)
        seen.append(at(card))
    assert seen == ["first", "name 0", "first"]
    card.move(1)
    card.move_section(-1)
    assert at(card) == "first"
    card.move_section(-1)
    assert at(card) == "name 0"
    card.move_section(-1)
    assert at(card) == "first"


def test_what_stands_below_the_last_line_that_leads_somewhere_is_seen_with_it() -> None:
    card = opened(NAMES, RULED, height=6)
    card.move(99)
    assert at(card) == "name 7"
    assert card.window.top + card.window.height == len(card.rows)


def test_long_sections_are_cut_until_a_filter_looks_through_all_of_them() -> None:
    card = opened(NAMES, WHEN)
    assert "… and 4 more; a filter finds them" in card.rows
    assert "Names  12" in card.rows
    card.narrow("name 11")
    assert [row for row in card.rows if isinstance(row, str)] == ["Names"]
    assert at(card) == "name 11"
    card.narrow("nothing like it")
    assert card.rows == [] and card.selected is None
    card.move(1)
    card.move_section(1)


def test_a_card_that_is_taken_anew_keeps_the_line_and_opened_again_the_place() -> None:
    card = opened(NAMES, WHEN)
    card.move(3)
    card.take([WHEN, NAMES])
    assert at(card) == "name 3"
    entity = INDEX.entity("ada berg")
    assert entity is not None
    card.close()
    card.open(entity, INDEX)
    assert at(card) == "name 3" and card.shown


@pytest.mark.parametrize("height", [1, 2, 3, 5])
def test_a_heading_comes_into_view_with_the_first_of_its_lines(height: int) -> None:
    card = opened(NAMES, WHEN, height=height)
    card.move(8)
    card.move(-1)
    card.move_section(-1)
    window = card.window
    assert window.top <= window.cursor < window.top + height
    assert window.top == 0 or height == 1


# Peek, bars ----------------------------------------------------------------------------------------------


def test_a_peek_tells_what_it_is_when_and_where_it_is_named_first() -> None:
    entity = INDEX.entity("ada berg")
    assert entity is not None
    peek = peek_at(entity, INDEX, (MAY.id, MARCH.id, SLIP.id))
    assert peek.about == "person · 4 × in 3 articles · 2021-03-01 to 2021-05-09"
    assert peek.lines == ("harbour master", "Berg, the harbour master, was alone.")
    assert described(entity, INDEX)[0][0] == "harbour master"


def test_a_peek_is_never_longer_than_its_box_and_says_where_it_is_cut() -> None:
    long = written(" ".join(["[Ada Berg]", *(sentence(n).rstrip(".") for n in range(30))]) + ".")
    index = index_of(long)
    entity = index.entity("ada berg")
    assert entity is not None
    peek = peek_at(entity, index, (long.id,))
    for width in (1, 7, 40, 72):
        rows = peek.rows(width)
        assert len(rows) == MOST_ROWS - 2
        assert all(len(row) <= width for row in rows[1:])
        assert rows[-1].endswith("…")
        assert len(peek.rows(width, 1)) == 1


@pytest.mark.parametrize("first", range(24))
@pytest.mark.parametrize("lines", [1, 4, 24])
def test_the_box_of_a_peek_stands_beside_the_sentence_and_never_on_it(first: int, lines: int) -> None:
    last = min(23, first + lines - 1)
    box = peek_box(80, 24, 7, (first, last), 30)
    if box is None:
        assert first < 3 and 23 - last < 3
        return
    assert box.y + box.height <= first or box.y > last
    assert box.y >= 0 and box.y + box.height <= 24 and box.x + box.width <= 80
    assert box.height == 7 or max(first, 23 - last) < 7


@pytest.mark.parametrize(
    ("counts", "spread"),
    [
        ([("2020-11-02", 1), ("2021-02", 4)], "2020-11 ▂  █ 2021-02"),
        ([("2015", 2), ("2017-03", 1)], "2015 █ ▄ 2017"),
        ([("2015-01", 2), ("2019-03", 2)], "2015 █   █ 2019"),
        ([("1800", 1), ("1999", 1)], "1800 █" + " " * 48 + "█ 1999"),
        ([("2020-11", 1), ("2020-11-03", 2)], "None"),
        ([("2020", 1)], "None"),
        ([], "None"),
    ],
)
def test_mentions_are_spread_over_months_or_years(counts: list[tuple[str, int]], spread: str) -> None:
    assert str(Spread.of(counts)) == spread


@pytest.mark.parametrize(
    ("share", "drawn"), [(0, "    "), (0.001, "▏   "), (0.5, "██  "), (0.6, "██▍ "), (1, "████"), (9, "████")]
)
def test_a_bar_is_as_long_as_its_share(share: float, drawn: str) -> None:
    assert bar(share, 4) == drawn
