"""Mentions in the orders of a concordance, and what a row of it shows."""

from __future__ import annotations

import pytest

from skyread.index.concordance import Concordance, Sort
from skyread.library.article import BlockKind
from skyread.text.spans import Span
from small_desk import index_of, written

MAY = written(
    "Then old [Berg|Ada Berg] left. The young [Berg|Ada Berg], amused, stayed.",
    title="May",
    published="2021-05-01",
    source="Élan Post",
    path="m.txt",
)
MARCH = written(
    "A brave [Berg|Ada Berg] came. Nobody saw [Berg|Ada Berg] Zander.",
    title="March",
    published="2021-03-01",
    source="Gazette",
    path="a.txt",
)
UNDATED = written("[Ada Berg]", title="Slip", path="z.txt")


def concordance() -> Concordance:
    index = index_of(MAY, MARCH, UNDATED)
    return Concordance(index, index.passages("ada berg"))


def words(sort: Sort) -> list[str]:
    lines = concordance()
    rows = [lines.row(number) for number in lines.order(sort)]
    return [" ".join((row.before.split() or ["-"])[-1:] + row.after.split()[:1]) for row in rows]


@pytest.mark.parametrize(
    ("sort", "said"),
    [
        (Sort.READING, ["old left.", "young ,", "brave came.", "saw Zander.", "-"]),
        (Sort.AFTER, ["-", "young ,", "brave came.", "old left.", "saw Zander."]),
        (Sort.BEFORE, ["-", "brave came.", "old left.", "saw Zander.", "young ,"]),
        (Sort.DATE, ["brave came.", "saw Zander.", "old left.", "young ,", "-"]),
        (Sort.SOURCE, ["old left.", "young ,", "brave came.", "saw Zander.", "-"]),
    ],
)
def test_rows_are_sorted_and_equals_stay_in_reading_order(sort: Sort, said: list[str]) -> None:
    assert words(sort) == said


def test_every_order_is_reached_and_the_first_comes_again() -> None:
    seen = [Sort.READING]
    while seen[-1].next is not Sort.READING:
        seen.append(seen[-1].next)
    assert set(seen) == set(Sort)


def test_the_words_beside_a_name_are_told() -> None:
    row = concordance().row(1)
    line = row.before + row.name + row.after
    assert row.word_before is not None and line[row.word_before.start : row.word_before.end] == "young"
    assert row.word_after is not None and line[row.word_after.start : row.word_after.end] == "amused"
    alone = concordance().row(4)
    assert alone.word_before is None and alone.word_after is None


def test_what_the_page_printed_around_an_article_is_none_of_its_lines() -> None:
    one = written(
        (BlockKind.FURNITURE, "Subscribe today"),
        "[Ada Berg] rowed.",
        (BlockKind.FURNITURE, "Share this"),
        "She sang; [Ada Berg] always did.",
    )
    index = index_of(one)
    lines = Concordance(index, index.passages("ada berg"))
    assert [(row.before.strip(), row.after.strip()) for row in map(lines.row, range(2))] == [
        ("", "rowed."),
        ("She sang;", "always did."),
    ]
    assert not lines.holding(["share"], Sort.READING) and not lines.holding(["subscribe"], Sort.READING)


def test_words_narrow_by_line_title_and_date_and_keep_the_order() -> None:
    lines = concordance()
    assert [*lines.holding(["zander"], Sort.READING)] == [2, 3]
    assert [*lines.holding(["march", "nobody"], Sort.BEFORE)] == [2, 3]
    assert [*lines.holding(["2021-05"], Sort.AFTER)] == [1, 0]
    assert [*lines.holding(["slip"], Sort.AFTER)] == [4]
    assert [*lines.holding(["elsewhere"], Sort.READING)] == []


def test_other_names_are_found_again_in_the_row_on_both_sides() -> None:
    one = written("First   [Karl Moe] and\nthen [Ada Berg] with\n[Moe|Karl Moe] again.")
    index = index_of(one)
    spans = [Span(place.start, place.end) for place in index.passages("karl moe")]
    lines = Concordance(index, index.passages("ada berg"), [tuple(spans)])
    row = lines.row(0)
    line = row.before + row.name + row.after
    assert [line[span.start : span.end] for span in row.near] == ["Karl Moe", "Moe"]
    assert row.others == tuple(spans)
