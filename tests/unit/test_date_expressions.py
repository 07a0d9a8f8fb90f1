"""Dates in news English: what is found, and which day it is."""

from __future__ import annotations

import pytest

from skyread.text.dates import DateExpression, find_dates, resolve


def one(text: str, **options: bool | None) -> DateExpression:
    [found] = find_dates(text, **options)
    return found


@pytest.mark.parametrize(
    ("text", "span", "iso"),
    [
        ("Signed on January 10, 2022 in Geneva", "January 10, 2022", "2022-01-10"),
        ("Signed on 10 January 2022.", "10 January 2022", "2022-01-10"),
        ("on the 24th of March 1992", "24th of March 1992", "1992-03-24"),
        ("Monday, January 10, 2022", "Monday, January 10, 2022", "2022-01-10"),
        ("in January 2022", "January 2022", "2022-01"),
        ("since late January 2021", "late January 2021", "2021-01"),
        ("by mid-2020 it", "mid-2020", "2020"),
        ("photo of 18.12.2021", "18.12.2021", "2021-12-18"),
        ("stamped 2021-12-18T10:00", "2021-12-18", "2021-12-18"),
        ("on 12/18/2021", "12/18/2021", "2021-12-18"),
        ("Sept. 3, 2013", "Sept. 3, 2013", "2013-09-03"),
        ("the 1972 Anti-Ballistic Missile Treaty", "1972", "1972"),
        ("neutral (from 1955. Editor)", "1955", "1955"),
    ],
)
def test_full_dates(text: str, span: str, iso: str) -> None:
    found = one(text)
    assert text[found.start : found.end] == span
    assert resolve(found, None) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on July 6 by video", "2020-07-06"),
        ("in early June", "2020-06"),
        ("in October", "2020-10"),
        ("in May", "2020-05"),
    ],
)
def test_dates_without_a_year_take_the_articles(text: str, iso: str) -> None:
    assert resolve(one(text), "2020-07") == iso
    assert resolve(one(text), None) is None


@pytest.mark.parametrize(
    "text",
    [
        "it may march on",
        "2000 km of border",
        "the ARMY-2016 fair",
        "1,992 people",
        "January 10,000 men",
        "on 30.02.2020",
        "version 1.2.2020.5",
        "the 1990s",
        "room 2014 was locked",
        "May I come in",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert find_dates(text) == []


def test_weekday_with_day_and_month_fixes_the_year() -> None:
    found = one("on Monday, January 10")
    assert resolve(found, None, not_after="2026-11-01") == "2022-01-10"
    assert resolve(found, None, not_after="2021-12-31") == "2011-01-10"
    assert resolve(found, "2015") == "2011-01-10"


def test_bare_weekday_is_the_last_one() -> None:
    assert resolve(one("on Saturday"), "2021-12-20") == "2021-12-18"
    assert resolve(one("on Saturday"), "2021-12") is None


def test_ambiguous_order_follows_the_option() -> None:
    text = "on 03/04/2021"
    assert resolve(one(text), None) == "2021-03-04"
    assert resolve(one(text, day_first=True), None) == "2021-04-03"
    assert find_dates(text, day_first=None) == []


def test_several_in_order_inside_the_range() -> None:
    text = "1 May 1999. From 1991–1995, and TUESDAY JANUARY 4."
    assert [text[d.start : d.end] for d in find_dates(text, 12)] == ["1991", "1995", "TUESDAY JANUARY 4"]
