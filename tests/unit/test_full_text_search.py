"""Full-text search: what a query means, which passage answers it, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skyread.index.search import SearchResult, TextSearch
from skyread.text.spans import Span
from small_library import article_of

PARLEY = article_of(
    "# Parley on missiles\n\nThe envoy came late. Missiles were counted, and the envoy counted again.\n\n"
    "A cease-fire\nwas not agreed; the U.S. side left.",
    title="Parley on missiles",
    source="Harbour Gazette",
)
CAFE = article_of(
    "In a café the envoy’s clerk wrote of missile tests.\n\nNobody mentioned a fire.", source="Inland Post"
)
OTHER = article_of("An envoy, and far below it, in the same paragraph, some missiles.")
LIBRARY = [PARLEY, CAFE, OTHER]


@pytest.fixture(scope="module")
def search() -> TextSearch:
    return TextSearch(LIBRARY)


def answers(result: SearchResult) -> list[str]:
    texts = {article.id: article.text for article in LIBRARY}
    return [texts[hit.passage.article][hit.passage.start : hit.passage.end] for hit in result.hits]


def holders(result: SearchResult) -> set[int]:
    places = {article.id: place for place, article in enumerate(LIBRARY)}
    return {places[hit.passage.article] for hit in result.hits}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("envoy", {0, 1, 2}),
        ("envoy missiles", {0, 2}),
        ("envoy -missiles", {1}),
        ('envoy -"counted again"', {1, 2}),
        ("cafe", {1}),
        ("CAFÉ", {1}),
        ('"envoy counted"', {0}),
        ('"counted envoy"', set()),
        ("cease-fire", {0}),
        ("U.S.", {0}),
        ("title:parley envoy", {0}),
        ("title:parley", {0}),
        ("-title:parley envoy", {1, 2}),
        ("source:post", {1}),
        ('source:"harbour gazette"', {0}),
        ("-envoy", set()),
        ("fire", {0, 1}),
        ("unheard", set()),
        ('"', set()),
        ("-", set()),
        ("title:", set()),
        ("", set()),
        ("!?.", set()),
    ],
)
def test_which_articles_answer(search: TextSearch, query: str, expected: set[int]) -> None:
    result = search.search(query, typing=False)
    assert holders(result) == expected
    assert result.articles == len(expected)


def test_the_last_word_may_go_on_while_typing(search: TextSearch) -> None:
    assert holders(search.search("missil")) == {0, 1, 2}
    assert answers(search.search("cou")) == ["counted", "counted"]
    assert holders(search.search("missil", typing=False)) == set()
    assert holders(search.search("missil ")) == set()
    assert holders(search.search('"envoy coun')) == {0}
    assert holders(search.search('"envoy coun"')) == set()


def test_whole_words_come_before_the_beginnings_of_longer_ones(search: TextSearch) -> None:
    assert answers(search.search("missile"))[0] == "missile"


def test_the_closest_words_of_a_paragraph_are_the_passage(search: TextSearch) -> None:
    found = answers(search.search("envoy counted"))
    assert found == ["envoy counted"]
    assert answers(search.search("missiles envoy", typing=False))[0] == "envoy came late. Missiles"


def test_a_phrase_goes_on_across_a_line_break_and_not_across_paragraphs(search: TextSearch) -> None:
    assert answers(search.search('"cease fire was"')) == ["cease-fire\nwas"]
    assert search.search('"again a cease"').total == 0


def test_titles_come_first_and_ties_keep_the_order(search: TextSearch) -> None:
    assert answers(search.search("missiles", typing=False)) == ["missiles", "Missiles", "missiles"]
    result = search.search("envoy", typing=False)
    places = {article.id: place for place, article in enumerate(LIBRARY)}
    assert [places[hit.passage.article] for hit in result.hits] == [0, 0, 1, 2]
    backwards = search.search("envoy", order=[OTHER.id, PARLEY.id], typing=False)
    assert [places[hit.passage.article] for hit in backwards.hits] == [2, 0, 0]


def test_words_in_different_paragraphs_still_answer_but_last() -> None:
    apart = article_of("One speaks of tunnels.\n\nAnother speaks of bridges.")
    together = article_of("Bridges and tunnels.")
    result = TextSearch([apart, together]).search("tunnels bridges", typing=False)
    assert [hit.passage.article for hit in result.hits] == [together.id, apart.id]


def test_context_is_the_text_around_the_hit_and_begins_with_a_word(search: TextSearch) -> None:
    hit = search.search("cease", typing=False).hits[0]
    assert (hit.before, hit.after) == ("A ", "-fire\nwas not agreed; the U.S. side left.")
    long = article_of("word " * 40 + "needle" + " word" * 40)
    hit = TextSearch([long]).search("needle").hits[0]
    assert hit.before.startswith("word")
    assert hit.after.endswith("word")
    assert 50 <= len(hit.before) <= 60
    assert 50 <= len(hit.after) <= 60


def test_markup_that_is_not_drawn_is_not_found_but_does_not_part_a_phrase() -> None:
    text = "The **open** skies [treaty](https://example.org/open-skies) was signed."
    marks = [Span(4, 6), Span(10, 12), Span(19, 20), Span(26, text.index(" was"))]
    result = TextSearch([replace(article_of(text), hidden=tuple(marks))]).search('"open skies"')
    assert [(hit.passage.start, hit.passage.end) for hit in result.hits] == [(6, text.index(" [treaty"))]


def test_only_the_best_are_given_and_all_are_counted(search: TextSearch) -> None:
    result = search.search("envoy", limit=2)
    assert (len(result.hits), result.total, result.articles, result.complete) == (2, 4, 3, True)


def test_a_common_word_of_a_big_library_does_not_have_to_be_counted_to_the_end() -> None:
    library = [
        article_of(f"{number} common common common common " + "filler " * 6000) for number in range(40)
    ]
    search = TextSearch(library)
    some = search.search("common", limit=10, typing=False)
    assert not some.complete
    assert len(some.hits) == 10
    every = search.search("common", limit=None, typing=False)
    assert (every.complete, every.total, every.articles) == (True, 160, 40)


def test_an_article_that_is_one_enormous_paragraph_is_searched() -> None:
    article = article_of("near " * 40_000 + "rare " + "near " * 40_000)
    result = TextSearch([article]).search("near rare", typing=False)
    assert [hit.passage.end - hit.passage.start for hit in result.hits] == [len("near rare")]
