"""Who said what in a library: by speaker, by article, the next quote, the same statement told twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cli_calls import call
from skyread.desk.naming import Analyser, name_library
from skyread.entities.lexicon import Lexicon
from skyread.index.quotes import Quotes, Said
from skyread.index.statements import same_statements
from skyread.library.examining import read_bytes

FIRST = """Talks on the border

Oleg Maranov arrived on Monday. “The line is open day and night, and nobody calls,” Maranov said.

“We have seen maps of this kind before,” Anna Weiss answered. She left at noon.
"""
SECOND = """A quiet line

Germany answered through Anna Weiss. “No map will replace a road,” Weiss said.

"The line is open by day and night, but nobody calls us," Oleg Maranov told the agency.
"""
THIRD = """Nothing new

Snow fell on the river. “The ice was as thick as a door,” a fisherman said.
"""


@pytest.fixture(scope="module")
def quotes() -> Quotes:
    articles = [
        read_bytes(text.encode(), f"{name}.txt")
        for name, text in zip("abc", (FIRST, SECOND, THIRD), strict=True)
    ]
    naming = name_library(articles, Analyser(Lexicon.load(), None))
    return Quotes(naming.index, naming.quoted)


def words(quotes: Quotes, said: Said | None) -> str:
    return "" if said is None else quotes.text(said)[1:10]


def test_a_speaker_is_one_under_all_names(quotes: Quotes) -> None:
    assert quotes.speakers() == [("person/anna-weiss", 2), ("person/oleg-maranov", 2)]
    assert [words(quotes, said) for said in quotes.by_speaker("person/anna-weiss")] == [
        "We have s",
        "No map wi",
    ]
    assert quotes.by_speaker("person/nobody") == ()


def test_the_quotes_of_an_article_are_found_by_place(quotes: Quotes) -> None:
    first = quotes.all()[0].article
    one, two = quotes.in_article(first)
    assert FIRST[one.start] + FIRST[one.end - 1] == "“”"
    assert quotes.at(first, one.start) == quotes.at(first, one.end - 1) == one
    assert quotes.at(first, one.end) is None
    assert FIRST[slice(*(two.cue or (0, 0)))] == "answered"
    assert quotes.in_article("unknown") == ()


def test_steps_follow_a_speaker_round_the_library(quotes: Quotes) -> None:
    first, _, second, *_ = quotes.all()
    maranov = "person/oleg-maranov"
    there = quotes.step(maranov, first.article, first.start + 3, 1)
    assert there is not None
    assert words(quotes, there.said) == "The line "
    assert there.said.article == second.article
    assert (there.number, there.total, there.article_number, there.article_total) == (2, 2, 2, 2)
    assert not there.wrapped
    again = quotes.step(maranov, there.said.article, there.said.end, 1)
    assert again is not None
    assert (again.said, again.number, again.wrapped) == (first, 1, True)
    assert quotes.step(maranov, first.article, 0, -1) == replace(there, wrapped=True)
    assert quotes.step(maranov, first.article, first.start, 1, 3) == replace(there, wrapped=True)
    last = quotes.step(None, first.article, first.start + 1, -1)
    assert last is not None
    assert last.said == quotes.all()[-1]
    only = quotes.step(maranov, first.article, 0, 1, order=[second.article])
    assert only is not None
    assert (only.said, only.total, only.wrapped) == (there.said, 1, False)
    assert quotes.step("person/nobody", first.article, 0, 1) is None


def test_a_statement_told_twice_is_found_in_the_other_article(quotes: Quotes) -> None:
    first = quotes.all()[0]
    itself, again = quotes.same()[first]
    assert itself == first
    assert words(quotes, again) == "The line "
    assert again.article != first.article
    assert quotes.all()[1] not in quotes.same()
    assert quotes.repeated() == [[first, again]]


def test_alike_words_of_two_people_are_two_statements() -> None:
    one, two = "The northern river froze early this winter", "The northern river froze late this winter"
    assert same_statements([one, two], ["a", "a"]).groups == [[0, 1]]
    assert same_statements([one, two], ["a", "b"]).groups == []
    assert same_statements([one, one], ["a", "b"]).groups == [[0, 1]]
    assert same_statements(["Yes of course not", "Yes of course not"], ["a", "a"]).groups == []


def test_a_part_of_a_longer_quote_is_the_same_statement() -> None:
    whole = "We shall count every launcher twice, and then we shall count the people who count them"
    assert same_statements(["count every launcher twice, and then", whole], [None, "a"]).groups == [[0, 1]]


def test_two_statements_stay_two_where_one_article_tells_both_in_one_quote() -> None:
    one = "We shall count every launcher twice in the northern valley"
    two = "Nobody will be asked to leave the harbour before the ice has melted"
    texts = [one, two, f"{one}. {two}.", f"{one} again", two]
    found = same_statements(texts, ["a"] * 5)
    assert found.groups == [[0, 3], [1, 2, 4]]
    assert found.kin[0] == found.kin[3] == [0, 2, 3]
    assert found.kin[1] == [1, 2, 4]
    assert found.kin[2] == [0, 1, 2, 3, 4]


@pytest.fixture
def _library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKYREAD_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    for name, text in zip("abc", (FIRST, SECOND, THIRD), strict=True):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("_library")
def test_the_verb_tells_speaker_quote_and_cue() -> None:
    records = call("quotes", ".", "--json").records()
    assert [record["speaker"] for record in records] == [
        "person/oleg-maranov",
        "person/anna-weiss",
        "person/anna-weiss",
        "person/oleg-maranov",
        None,
    ]
    assert records[0]["text"] == FIRST[records[0]["start"] : records[0]["end"]]
    assert [record["cue"] for record in records] == ["said", "answered", "said", "told", "said"]
    lines = call("quotes", "a.txt").out.splitlines()
    assert lines[0].split("  ")[0] == "Oleg Maranov"
    assert lines[0].endswith("a.txt")


@pytest.mark.usefixtures("_library")
def test_the_verb_can_be_asked_for_one_speaker() -> None:
    assert len(call("quotes", ".", "--speaker", "weiss", "--json").records()) == 2
    silent = call("quotes", ".", "--speaker", "Germany")
    assert (silent.code, silent.out) == (1, "")
    assert "Germany is not quoted here" in silent.err
    assert call("quotes", ".", "--speaker", "qqqqqqqqq").code == 1
