"""The entities beside an article: grouped, counted, filtered, with a cursor that stands on names only."""

from __future__ import annotations

from skyread.desk.desk import Desk
from skyread.desk.sidebar import AliasRow, EntityRow, HeadingRow
from skyread.desk.sparkline import sparkline
from skyread.entities.model import EntityType
from small_desk import desk_of, sentence, written

KINDS = {"Open Skies": EntityType.TREATY, "Geneva": EntityType.PLACE, "North Pact": EntityType.ORG}
TALKS = written(
    "[Karl Moe] came to [Geneva] for [Open Skies].",
    "[Ada Berg] and [Berg|Ada Berg] spoke; [A. Berg|Ada Berg] left [Geneva].",
    sentence(1),
)
ELSEWHERE = written("[Ada Berg] wrote to the [North Pact].", path="b.txt")


def at_work() -> Desk:
    desk = desk_of(TALKS, ELSEWHERE, kinds=KINDS)
    desk.open(TALKS.id)
    return desk


def listed(desk: Desk) -> list[str]:
    shown = []
    for row in desk.sidebar.rows:
        if isinstance(row, HeadingRow):
            shown.append(f"{row.text} ({row.count})")
        elif isinstance(row, EntityRow):
            shown.append(f"{row.entity.name} {row.count}")
        else:
            shown.append(f"= {row.text}")
    return shown


def test_entities_of_the_article_stand_by_type_the_most_frequent_first() -> None:
    desk = at_work()
    assert listed(desk) == [
        "People (2)",
        "Ada Berg 3",
        "= Berg",
        "= A. Berg",
        "Karl Moe 1",
        "Places (1)",
        "Geneva 2",
        "Treaties (1)",
        "Open Skies 1",
    ]


def test_the_whole_library_counts_mentions_and_articles() -> None:
    desk = at_work()
    desk.sidebar.library_scope = True
    desk.fill_sidebar()
    assert "North Pact 1" in listed(desk)
    assert desk.sidebar.selected is not None
    assert (desk.sidebar.selected.count, desk.sidebar.selected.articles) == (4, 2)


def test_the_cursor_passes_over_headings_and_other_names() -> None:
    desk = at_work()
    seen = []
    for _ in range(5):
        assert desk.sidebar.selected is not None
        seen.append(desk.sidebar.selected.entity.name)
        assert isinstance(desk.sidebar.rows[desk.sidebar.window.cursor], EntityRow)
        desk.sidebar.move(1)
    assert seen == ["Ada Berg", "Karl Moe", "Geneva", "Open Skies", "Open Skies"]
    desk.sidebar.move(-100)
    assert desk.sidebar.selected is not None and desk.sidebar.selected.entity.name == "Ada Berg"


def test_other_names_stand_below_the_cursor_only() -> None:
    desk = at_work()
    desk.sidebar.move(1)
    assert not any(isinstance(row, AliasRow) for row in desk.sidebar.rows)


def test_the_filter_finds_any_name_of_an_entity() -> None:
    desk = at_work()
    desk.sidebar.narrow("a. be")
    assert listed(desk) == ["People (1)", "Ada Berg 3", "= Berg", "= A. Berg"]
    desk.sidebar.narrow("nobody")
    assert desk.sidebar.rows == [] and desk.sidebar.selected is None
    desk.sidebar.move(1)
    desk.sidebar.go(0)
    desk.sidebar.narrow("")
    assert desk.sidebar.entities == 4


def test_a_click_on_a_heading_or_another_name_takes_the_nearest_entity() -> None:
    desk = at_work()
    desk.sidebar.go(5)
    assert desk.sidebar.selected is not None and desk.sidebar.selected.entity.name == "Geneva"
    desk.sidebar.go(100)
    assert desk.sidebar.selected.entity.name == "Open Skies"


def test_the_filter_stays_when_another_article_is_shown() -> None:
    desk = at_work()
    desk.sidebar.narrow("berg")
    desk.open(ELSEWHERE.id)
    assert listed(desk)[:2] == ["People (1)", "Ada Berg 1"]


def test_the_current_entity_comes_under_the_cursor() -> None:
    desk = at_work()
    desk.set_current("open skies")
    assert desk.sidebar.selected is not None and desk.sidebar.selected.entity.name == "Open Skies"
    desk.set_current("north pact")
    assert desk.sidebar.selected.entity.name == "Open Skies"


def test_a_sparkline_shows_where_in_the_article_a_name_stands() -> None:
    assert sparkline([0, 1, 2, 99], 100, 4) == "█  ▃"
    assert sparkline([], 100, 3) == "   "
    assert sparkline([5], 0, 3) == "   "
    assert sparkline([1], 10, 0) == ""
