"""Dates of an article and the values they have by its own date."""

from __future__ import annotations

from naming import resolved


def values(text: str, published: str | None) -> dict[str, str | None]:
    found = resolved(text, published=published)
    return {m.surface: m.value for m in found.mentions["0"] if m.type == "DATE"}


def test_a_date_without_a_year_is_the_one_nearest_to_the_article() -> None:
    found = values(
        "In December drafts came. On January 10 they met; in early June they will meet.", "2022-01-18"
    )
    assert found == {"December": "2021-12", "January 10": "2022-01-10", "early June": "2022-06"}


def test_a_month_that_nothing_is_said_of_has_been_and_one_spoken_of_as_coming_comes() -> None:
    told = values("In May the pact was extended, and in January it had been in doubt.", "2024-12-30")
    assert told == {"May": "2024-05", "January": "2024-01"}
    assert values("In July the pact was signed.", "2022-02-10") == {"July": "2021-07"}
    assert values("In July the pact will be signed.", "2022-02-10") == {"July": "2022-07"}
    assert values("Until July nothing changes.", "2022-02-10") == {"July": "2022-07"}
    assert values("In April the pact expires.", "2022-02-10") == {"April": "2022-04"}


def test_a_weekday_is_the_last_one_and_needs_a_day_to_count_from() -> None:
    assert values("It happened on Tuesday.", "2022-01-20") == {"Tuesday": "2022-01-18"}
    assert values("It happened on Tuesday.", "2022-01") == {"Tuesday": None}


def test_a_year_may_be_counted_from_the_articles_own() -> None:
    text = "On May 21 of last year they left; they met on 6 June this year and meet in March next year."
    found = values(text, "2021-07-18")
    assert found == {"May 21": "2020-05-21", "6 June": "2021-06-06", "March": "2022-03"}
    assert values("On May 21 of last year they left.", None) == {"May 21": None}


def test_a_told_story_keeps_its_year() -> None:
    text = "The crisis began in March 2014. On 5 March they met, and on 9 November of that year they parted."
    found = values(text, "2019-12-05")
    assert found["5 March"] == "2014-03-05"
    assert found["9 November"] == "2014-11-09"


def test_nothing_is_invented_where_nothing_is_known() -> None:
    assert values("They met on January 10.", None) == {"January 10": None}


def test_a_year_before_a_treaty_is_a_date_of_its_own() -> None:
    found = resolved("The 1972 ABM Treaty ended.", published="2002")
    assert [(m.surface, m.type.value) for m in found.mentions["0"]] == [
        ("1972", "DATE"),
        ("ABM Treaty", "TREATY"),
    ]


def test_a_weekday_spoken_of_as_coming_is_the_next_one() -> None:
    assert values("They met on Tuesday and will meet on Friday.", "2022-01-20") == {
        "Tuesday": "2022-01-18",
        "Friday": "2022-01-21",
    }


def test_a_weekday_beside_a_day_that_is_named_is_in_its_week() -> None:
    text = "On Monday, January 10, the envoys met. They had dined on Sunday, and they will go to Bern on Thursday."
    assert values(text, "2022-01") == {
        "Monday, January 10": "2022-01-10",
        "Sunday": "2022-01-09",
        "Thursday": "2022-01-13",
    }
    text = "On Tuesday they agreed to hold talks on January 21. We shall see on Friday."
    assert values(text, "2022-01") == {
        "Tuesday": "2022-01-18",
        "January 21": "2022-01-21",
        "Friday": "2022-01-21",
    }
