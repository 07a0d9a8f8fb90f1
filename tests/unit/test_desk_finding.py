"""`/ n N` inside articles: where hits are, which is next, and which other article holds some."""

from __future__ import annotations

import pytest

from skyread.desk.finding import Search
from skyread.library.examining import read_bytes
from small_desk import sentence, written

TEXT = written(
    "The treaty was signed. A Treaty follows.", sentence(1), "No treaty\nwas   ever signed twice."
).article
OTHER = written(sentence(2), "Another treaty.", path="b.txt").article
NONE = written(sentence(3), path="c.txt").article


def found(query: str) -> list[str]:
    search = Search()
    search.set(query)
    return [TEXT.text[hit.start : hit.end] for hit in search.hits(TEXT)]


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("treaty", ["treaty", "Treaty", "treaty"]),
        ("Treaty", ["Treaty"]),
        ("TREATY", []),
        ("treaty was", ["treaty was", "treaty\nwas"]),
        ("was ever", ["was   ever"]),
        ("a.t", []),
        ("signed.", ["signed."]),
        ("[", []),
    ],
)
def test_hits(query: str, hits: list[str]) -> None:
    assert found(query) == hits


def test_an_empty_query_ends_the_search() -> None:
    search = Search()
    search.set("treaty")
    assert search
    search.set("")
    assert not search and search.hits(TEXT) == []
    search.set("   ")
    assert not search
    search.set("treaty")
    assert len(search.hits(TEXT)) == 3


def test_steps_count_and_end_at_the_articles_ends() -> None:
    search = Search()
    search.set("treaty")
    first, second, third = search.hits(TEXT)
    assert search.step(TEXT, -1, 1) == first
    assert search.step(TEXT, first.start, 1) == second
    assert search.step(TEXT, first.start, 1, 2) == third
    assert search.step(TEXT, third.start, 1) is None
    assert search.step(TEXT, third.start, -1, 2) == first
    assert search.step(TEXT, first.start, -1) is None
    assert [search.number(TEXT, hit.start) for hit in (first, second, third)] == [1, 2, 3]
    assert search.number(TEXT, first.start + 1) == 0
    assert search.number(None, 0) == 0


def test_the_first_article_with_hits() -> None:
    search = Search()
    search.set("treaty")
    assert search.first_with_hits([NONE, OTHER, TEXT]) is OTHER
    assert search.first_with_hits([NONE]) is None
    search.set("zebra")
    assert search.first_with_hits([NONE, OTHER, TEXT]) is None


def test_many_articles_are_searched_again_after_others() -> None:
    search = Search()
    search.set("treaty")
    articles = [
        read_bytes(f"Number {number}: one treaty more.".encode(), f"{number}.txt") for number in range(80)
    ]
    for query, hits in (("treaty", 1), ("more", 1), ("zebra", 0), ("treaty", 1)):
        search.set(query)
        assert [len(search.hits(article)) for article in articles] == [hits] * 80
