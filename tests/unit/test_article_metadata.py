"""Title, date and source: what the text states, what follows from it, and when nothing is claimed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from skyread.library.article import Article
from skyread.library.examining import read_bytes

SHARED = Path(__file__).parents[2] / ".." / "shared"
FILE_DAY = datetime(2026, 11, 1, tzinfo=UTC).timestamp()
BODY = "The delegations spent the day in the old hall and left it in the evening without a word to anybody."


def article_of(*paragraphs: str) -> Article:
    return read_bytes("\n\n".join(paragraphs).encode(), "a.txt", modified=FILE_DAY)


@pytest.mark.parametrize(
    "line",
    [
        "Published: January 11, 2022",
        "Tuesday, January 11, 2022",
        "11 January 2022 | 10:30 GMT",
        "Posted on 2022-01-11",
    ],
)
def test_a_date_line_states_the_date(line: str) -> None:
    article = article_of("Talks end in silence", line, BODY, BODY + " On May 3, 1999 it had been worse.")
    assert (article.published, article.published_basis) == ("2022-01-11", "stated")


def test_a_date_line_may_state_a_month_only() -> None:
    article = article_of("Talks end in silence", "Vienna, January 2022", BODY)
    assert (article.published, article.published_basis) == ("2022-01", "stated")


def test_a_dateline_with_its_year_states_the_date() -> None:
    article = article_of("Talks end in silence", f"GENEVA, Jan. 11, 2022 (Example Wire) — {BODY}")
    assert (article.published, article.published_basis) == ("2022-01-11", "stated")


def test_bylines_and_datelines_are_no_headings() -> None:
    article = article_of("Talks end in silence", "By Jane Roe", "Vienna, 11 January 2022", BODY)
    assert [block.kind.value for block in article.blocks] == ["title", "paragraph", "paragraph", "paragraph"]


def test_a_weekday_in_the_dateline_fixes_the_year() -> None:
    article = article_of("Talks end in silence", "Geneva, Tuesday 11 January", BODY)
    assert (article.published, article.published_basis) == ("2022-01-11", "inferred")


def test_a_weekday_in_the_lead_fixes_the_year_at_month_precision() -> None:
    article = article_of(
        f"{BODY} That was on Monday, January 10.", BODY + " They will meet again on January 12."
    )
    assert (article.published, article.published_basis) == ("2022-01", "inferred")


def test_the_only_coming_weekday_is_the_only_coming_day() -> None:
    article = article_of(
        f"{BODY} The envoys met on January 13.",
        "They will meet again on January 21. “We will see on Friday,” one said.",
    )
    assert article.published == "2022-01"


def test_coming_months_with_a_year_bound_the_publication() -> None:
    article = article_of(
        f"{BODY} The conference took place on July 6.",
        "The next one will be held on July 13. Membership will end in November 2020; the other treaty expires in February 2021.",
    )
    assert (article.published, article.published_basis) == ("2020-07", "inferred")


@pytest.mark.parametrize(
    "text",
    [
        "On March 24, 1992 the treaty was signed, and on January 1, 2002 it entered into force.",
        "The envoys met on July 6. The treaty expires in February 2026.",
        "Nothing happened on Monday.",
        "The inspectors came on May 3 and left on May 9.",
        "Washington, 8 December 1987",
    ],
)
def test_nothing_is_claimed_without_evidence(text: str) -> None:
    article = article_of(BODY, text, BODY + " Again.")
    assert (article.published, article.published_basis) == (None, None)


def test_picture_dates_bound_the_publication_and_a_weekday_confirms_the_day() -> None:
    captions = "The hall - Example Wire, 1920, 18.12.2021\n\nThe door - Example Wire, 1920, 14.10.2021"
    assert article_of(f"{BODY} It closed on Saturday.", captions, BODY + " Again.").published == "2021-12-18"
    assert article_of(f"{BODY} It closed on Monday.", captions, BODY + " Again.").published == "2021-12"


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Source: Example Wire", "Example Wire"),
        ("Источник example.org", "example.org"),
        ("Quelle: Beispiel", "Beispiel"),
        ("He told Example Wire about it at some length yesterday.", None),
    ],
)
def test_source_lines(line: str, source: str | None) -> None:
    assert article_of("Talks end in silence", BODY, BODY + " Again.", line).source == source


def test_an_agency_that_signs_several_pictures_is_the_source() -> None:
    one = "The hall - Example Wire, 1920, 18.12.2021"
    assert (
        article_of(BODY, one, BODY + " Again.", "The door - Example Wire, 1920", BODY + " Twice.").source
        == "Example Wire"
    )
    assert article_of(BODY, one, BODY + " Again.").source is None


def test_a_title_is_safe_to_print_and_on_one_line() -> None:
    title = article_of("Talks \x1b[31mend\x9b \u202ein silence", BODY).title
    assert title == "Talks \ufffd[31mend\ufffd \ufffdin silence"


@pytest.mark.parametrize("name", ["000_3d820df62007209e", "004_97952bd1bad2565b"])
def test_annotated_articles(name: str) -> None:
    gold_file = SHARED / "gold" / f"{name}.json"
    if not gold_file.exists():
        pytest.skip("the annotated articles are not here")
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    data = (SHARED / "seeds" / f"{name}.txt").read_bytes()
    article = read_bytes(data, name, modified=FILE_DAY)
    assert (article.title, article.published, article.published_basis) == (
        gold["title"],
        gold["published"],
        gold["published_basis"],
    )
