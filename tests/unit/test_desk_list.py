"""The article list: its order, its filter, and the cursor that stays on its article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from skyread.desk.desk import Desk
from skyread.desk.listing import SortKey, label
from skyread.library.article import BlockKind
from small_desk import FURNITURE, Written, desk_of, sentence, written

MAY = written(
    "[Ada Berg] waited. [Ada Berg] left.",
    title="May talks",
    published="2021-05",
    source="Wire",
    path="d/1.txt",
)
JUNE = written(sentence(1), title="éclair June", published="2021-06-01", source="agency", path="d/2.txt")
UNDATED = written(f"[Ada Berg] {sentence(2)} {sentence(3)}", title="Old notes", path="d/3.txt")
YEAR = written(sentence(4), title="Zebra", published="2020", source="Wire", path="d/4-geneva.txt")
ALL = (UNDATED, JUNE, MAY, YEAR)


def titles(desk: Desk, rows: bool = False) -> list[str]:
    return [desk.articles[id_].title or "" for id_ in (desk.listing.rows if rows else desk.listing.order)]


def sorted_by(
    key: SortKey, *, reverse: bool = False, prepare: Callable[[Desk], None] | None = None
) -> list[str]:
    desk = desk_of(*ALL)
    if prepare:
        prepare(desk)
    desk.listing.sort, desk.listing.reverse = key, reverse
    desk.arrange_list()
    return [title.split()[0] for title in titles(desk)]


def read_some(desk: Desk) -> None:
    for one, progress in ((MAY, 0.5), (YEAR, 0.9)):
        desk.reading.remember_place(one.id, 0, 0, progress)
    desk.states = dict(desk.reading.states(desk.articles))


def follow_ada(desk: Desk) -> None:
    desk.set_current("ada berg")


@pytest.mark.parametrize(
    ("key", "prepare", "expected"),
    [
        (SortKey.DATE, None, ["Zebra", "May", "éclair", "Old"]),
        (SortKey.TITLE, None, ["éclair", "May", "Old", "Zebra"]),
        (SortKey.SOURCE, None, ["éclair", "May", "Zebra", "Old"]),
        (SortKey.LENGTH, None, ["May", "éclair", "Zebra", "Old"]),
        (SortKey.PROGRESS, read_some, ["Old", "éclair", "May", "Zebra"]),
        (SortKey.ENTITY, follow_ada, ["May", "Old", "éclair", "Zebra"]),
        (SortKey.WALK, None, ["Old", "éclair", "May", "Zebra"]),
        (SortKey.REPEATS, None, ["Old", "éclair", "May", "Zebra"]),
    ],
)
def test_the_list_is_sorted(
    key: SortKey, prepare: Callable[[Desk], None] | None, expected: list[str]
) -> None:
    assert sorted_by(key, prepare=prepare) == expected


def test_dated_articles_are_turned_round() -> None:
    assert [one for one in sorted_by(SortKey.DATE, reverse=True) if one != "Old"] == [
        "éclair",
        "May",
        "Zebra",
    ]


def test_what_has_no_date_is_last_in_either_direction() -> None:
    assert sorted_by(SortKey.DATE, reverse=True)[-1] == "Old"


def test_every_sort_key_comes_round() -> None:
    desk = desk_of(*ALL)
    assert desk.listing.sort is SortKey.DATE
    seen = [desk.listing.next_sort() for _ in SortKey]
    assert set(seen) == set(SortKey) and seen[-1] is SortKey.DATE


@pytest.mark.parametrize("key", list(SortKey))
def test_the_cursor_stays_on_its_article_when_the_order_changes(key: SortKey) -> None:
    desk = desk_of(*ALL)
    desk.listing.select(MAY.id)
    for reverse in (False, True):
        desk.listing.sort, desk.listing.reverse = key, reverse
        desk.arrange_list()
        assert desk.listing.selected == MAY.id


def test_an_order_that_was_kept_comes_back_and_an_unknown_one_is_passed_over() -> None:
    desk = desk_of(*ALL)
    desk.listing.restore("title", True)
    assert (desk.listing.sort, desk.listing.reverse) == (SortKey.TITLE, True)
    desk.listing.restore("colour", False)
    assert (desk.listing.sort, desk.listing.reverse) == (SortKey.TITLE, True)


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("may", ["May talks"]),
        ("ECLAIR", ["éclair June"]),
        ("wire", ["Zebra", "May talks"]),
        ("wire 2021", ["May talks"]),
        ("geneva", ["Zebra"]),
        ("talks may", ["May talks"]),
        ("  ", ["Zebra", "May talks", "éclair June", "Old notes"]),
        ("nothing has this", []),
    ],
)
def test_the_filter_looks_at_title_source_date_and_path(letters: str, expected: list[str]) -> None:
    desk = desk_of(*ALL)
    desk.listing.filter = letters
    desk.arrange_list()
    assert titles(desk, rows=True) == expected
    assert len(desk.listing.order) == 4


def test_a_filter_that_hides_everything_leaves_no_cursor_and_no_harm() -> None:
    desk = desk_of(*ALL)
    desk.listing.filter = "nothing has this"
    desk.arrange_list()
    assert desk.listing.selected is None
    assert not desk.listing.select(MAY.id)
    assert desk.listing.neighbour(MAY.id, 1) == JUNE.id
    desk.listing.filter = ""
    desk.arrange_list()
    assert desk.listing.selected is not None


def test_neighbours_are_those_of_the_filtered_list() -> None:
    desk = desk_of(*ALL)
    assert desk.listing.neighbour(YEAR.id, 1) == MAY.id
    desk.listing.filter = "wire"
    desk.arrange_list()
    assert desk.listing.neighbour(YEAR.id, 1) == MAY.id
    assert desk.listing.neighbour(MAY.id, 1) is None
    assert desk.listing.neighbour(YEAR.id, -1) is None
    assert desk.listing.neighbour("unknown", 1) is None


def test_an_article_without_title_is_called_by_its_first_words() -> None:
    one = written((FURNITURE, "Share"), (BlockKind.CAPTION, "Photo: nobody"), "It was late. " + "Word " * 40)
    assert label(one.article).startswith("It was late. Word")
    assert label(one.article).endswith("Word…")
    assert label(written("Short one.").article) == "Short one."
    assert label(written((FURNITURE, "Share"), path="x/only.txt").article) == "x/only.txt"


# What reading does to the list


def library() -> tuple[Desk, Written, Written]:
    long = written(*(sentence(n) for n in range(40)), published="2021-01-01", path="1.txt")
    other = written(*(sentence(n) for n in range(50, 90)), published="2021-02-01", path="2.txt")
    desk = desk_of(long, other)
    desk.reader.resize(40, 8)
    return desk, long, other


def test_the_place_in_each_article_is_remembered() -> None:
    desk, long, other = library()
    desk.open(long.id)
    desk.reader.scroll(30)
    desk.reader.move_sentence(1)
    left = (desk.reader.top_offset, desk.reader.focus)
    desk.open(other.id)
    assert desk.reader.top == 0
    desk.open(long.id)
    assert (desk.reader.top_offset, desk.reader.focus) == left


def test_showing_in_passing_neither_marks_as_read_nor_keeps_a_place() -> None:
    desk, long, other = library()
    desk.open(long.id)
    desk.show(other.id)
    desk.reader.scroll(20)
    desk.remember()
    desk.show(long.id)
    desk.show(other.id)
    assert not desk.state(other.id).read
    assert desk.state(other.id).progress == 0
    assert desk.reader.top == 0


def test_opening_marks_as_read_on_disk_and_progress_never_falls() -> None:
    desk, long, _ = library()
    desk.open(long.id)
    assert desk.reading.state(long.id).read
    desk.reader.scroll_to_share(1)
    desk.remember()
    assert desk.state(long.id).progress == 1
    desk.reader.scroll_to_share(0)
    desk.remember()
    assert desk.state(long.id).progress == 1
    assert desk.reading.state(long.id).progress == 1


def test_the_last_place_is_returned_to_and_a_first_run_starts_in_the_list() -> None:
    desk, long, other = library()
    desk.return_to_last()
    assert desk.pane.value == "list" and desk.reader.article is long.article
    desk.open(other.id)
    desk.reader.scroll(12)
    left = desk.reader.top_offset
    desk.remember()
    again = desk_of(long, other, notebook=desk.notebook)
    again.reader.resize(40, 8)
    again.return_to_last()
    assert again.pane.value == "reader" and again.reader.article is other.article
    assert again.reader.top_offset == left
    gone = desk_of(long, notebook=desk.notebook)
    gone.return_to_last()
    assert gone.pane.value == "list" and gone.reader.article is long.article
