"""What happened when: events in the order of time, spans of time, the entity that a sentence names."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli_calls import call
from skyread.desk.naming import Analyser, name_library
from skyread.entities.lexicon import Lexicon
from skyread.index.timeline import Timeline
from skyread.library.examining import read_bytes

FIRST = """Published 20 January 2022

The treaty of 1987 was dead by August 2019.

Oleg Maranov said so on January 12.

Talks ran from November 2021 to February 2022, and inspectors came on 7–9 July 2020.
"""
SECOND = """In the years 2014–2016 nobody met. Anna Weiss wrote the first draft on 3 March 2017; Oleg Maranov read it in May 2017.
"""


def timeline_of(*texts: str) -> Timeline:
    articles = [read_bytes(text.encode(), f"{number}.txt") for number, text in enumerate(texts)]
    return Timeline(name_library(articles, Analyser(Lexicon.load(), None)).index)


def test_events_come_in_the_order_of_time_over_all_articles() -> None:
    values = [event.value for event in timeline_of(FIRST, SECOND).events()]
    assert values == [
        "1987",
        "2014/2016",
        "2017-03-03",
        "2017-05",
        "2019-08",
        "2020-07-07/2020-07-09",
        "2021-11/2022-02",
        "2022-01-12",
        "2022-01-20",
    ]


def test_a_year_comes_before_its_months_and_a_month_before_its_days() -> None:
    later = "Published 2 March 2020\n\nOn 1 January 2011 the ferry sank. In January 2011 it had been full.\n"
    earlier = "Published 1 March 2020\n\nIt was built in 2011. On 1 January 2011 it sank.\n"
    times = timeline_of(later, earlier)
    told = [(event.value, times.context(event)) for event in times.events()][:4]
    assert told == [
        ("2011", "It was built in 2011."),
        ("2011-01", "In January 2011 it had been full."),
        ("2011-01-01", "On 1 January 2011 it sank."),
        ("2011-01-01", "On 1 January 2011 the ferry sank."),
    ]


def test_an_entity_has_the_events_of_its_own_sentences() -> None:
    times = timeline_of(FIRST, SECOND)
    assert [event.value for event in times.events("person/anna-weiss")] == ["2017-03-03", "2017-05"]
    maranov = times.events("person/oleg-maranov")
    assert [event.value for event in maranov] == ["2017-03-03", "2017-05", "2022-01-12"]
    assert times.context(maranov[-1]) == "Oleg Maranov said so on January 12."
    assert times.events("person/nobody") == []


def test_of_an_endless_sentence_only_what_is_around_the_date_is_told() -> None:
    endless = ", ".join(f"in May {1900 + number % 100} the ferry ran" for number in range(3_000))
    times = timeline_of(f"The ferry\n\nIt ran on and on {endless}.\n")
    events = times.events()
    assert len(events) == 3_000
    told = [times.context(event) for event in events]
    assert max(map(len, told)) <= 1_250
    assert all(" the ferry ran" in one and not one.startswith("n May") for one in told)


def test_events_of_some_articles_only() -> None:
    times = timeline_of(FIRST, SECOND)
    (second, *_) = [event.article for event in times.events() if event.value == "2017-05"]
    assert {event.article for event in times.events(order=[second])} == {second}


def test_months_are_counted_without_mere_years() -> None:
    times = timeline_of(SECOND)
    assert times.months(times.events()) == [("2017-03", 1), ("2017-05", 1)]


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("It lasted from 2014 to 2019 and ended.", "2014/2019", "2014 to 2019"),
        ("It lasted between May 2014 and June 2015.", "2014-05/2015-06", "May 2014 and June 2015"),
        ("They met from November to December 2021.", "2021-11/2021-12", "November to December 2021"),
        ("They stayed 25–26 January 2022 in Bern.", "2022-01-25/2022-01-26", "25–26 January 2022"),
    ],
)
def test_a_span_of_time_is_one_event(text: str, value: str, shown: str) -> None:
    (event,) = timeline_of(text).events()
    assert (event.value, text[event.start : event.end]) == (value, shown)


@pytest.mark.parametrize(
    "text",
    [
        "It moved from May 2014 to Bern in 2013.",
        "In 2019 and 2020 they met.",
        "They went from May 2019 to May 2018.",
    ],
)
def test_two_dates_that_are_no_span_stay_two(text: str) -> None:
    assert len(timeline_of("Published 20 January 2022\n\n" + text).events()) == 3


def test_the_verb_lists_dates_with_their_sentences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKYREAD_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    first = call("timeline", "a.txt", "--json").records()[0]
    assert (first["date"], first["text"]) == ("1987", FIRST[first["start"] : first["end"]])
    assert first["context"] == "The treaty of 1987 was dead by August 2019."
    (line,) = call("timeline", "a.txt", "--entity", "maranov").out.splitlines()
    assert line.split("  ") == ["2022-01-12", "Oleg Maranov said so on January 12.", "a.txt"]
    assert call("timeline", "a.txt", "--entity", "qqqqqq").code == 1
