"""Whatever the library and the order, stepping visits every mention once; whatever the text, matches are where they say."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from skyread.index.library_index import Index
from skyread.index.matching import Pattern
from skyread.index.search import TextSearch
from skyread.text.folding import fold
from small_library import article_of, library_of

NAMES = st.sampled_from(["Ada", "Bo", "Cy"])
ARTICLES = st.lists(st.lists(NAMES, max_size=5), min_size=1, max_size=6)
LETTERS = st.text("aáAb B\n’'-–ßıİ", max_size=40)


@given(ARTICLES, st.sampled_from([1, -1]), st.randoms(use_true_random=False), st.booleans())
def test_steps_visit_every_mention_once_and_come_back(written, direction, rng, shuffled) -> None:
    marked = [
        f"article {number}: " + " and ".join(f"[{name}]" for name in names)
        for number, names in enumerate(written)
    ]
    articles, resolution = library_of(*marked)
    index = Index.build(articles, resolution)
    order = [article.id for article in articles]
    if shuffled:
        rng.shuffle(order)
        order = order[: rng.randint(1, len(order))]
    for entity in index.entities():
        expected = [(one.article, one.start) for one in index.passages(entity.id, order)]
        assert len(set(expected)) == len(expected)
        assert len(expected) == sum(index.count_in(entity.id, one) for one in order)
        if not expected:
            assert index.step(entity.id, order[0], 0, direction, order=order) is None
            continue
        place = rng.choice(expected)
        visited = []
        wraps = 0
        for _ in expected:
            step = index.step(entity.id, *place, direction, order=order)
            assert step is not None
            assert expected[step.number - 1] == (step.passage.article, step.passage.start)
            holding = list(dict.fromkeys(article for article, _ in expected))
            assert holding[step.article_number - 1] == step.passage.article
            assert step.article_total == len(holding)
            place = (step.passage.article, step.passage.start)
            visited.append(place)
            wraps += step.wrapped
        assert sorted(visited) == sorted(expected)
        assert wraps == 1
        many = index.step(entity.id, *place, direction, len(expected), order=order)
        assert many is not None
        assert (many.passage.article, many.passage.start) == place


@given(ARTICLES, st.integers(0, 40), st.integers(0, 40))
def test_mentions_between_are_those_that_overlap(written, start, length) -> None:
    articles, resolution = library_of(
        *(" or ".join(f"[{name}]" for name in names) + f" {n}" for n, names in enumerate(written))
    )
    index = Index.build(articles, resolution)
    for article in articles:
        mentions = index.mentions_in(article.id)
        overlapping = [one for one in mentions if one.start < start + length and start < one.end]
        if length:
            assert list(index.mentions_between(article.id, start, start + length)) == overlapping
        found = index.mention_at(article.id, start)
        assert (found and found[0]) == next((one for one in mentions if one.start <= start < one.end), None)


@given(LETTERS, st.text("aáAb B’–", min_size=1, max_size=4))
def test_matches_are_equal_to_the_query_once_folded_and_none_is_missed(text, query) -> None:
    pattern = Pattern.compile(query)
    spans = pattern.find_all(text)
    assert spans == pattern.find_all(text, fold(text))
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    for span in spans:
        found = text[span.start : span.end]
        assert "".join(fold(found).split()) == "".join(fold(query).split())
    if not any(letter.isspace() for letter in query):
        agreeing = [start for start in range(len(text)) if _agrees(query, text[start : start + len(query)])]
        assert bool(agreeing) == bool(spans)
        assert [span.start for span in spans] == _leftmost(agreeing, len(query))


def _agrees(query: str, found: str) -> bool:
    capitals = any(letter.isupper() for letter in query)
    return len(found) == len(query) and all(
        fold(one) == fold(other)
        and (not capitals or one.isupper() == other.isupper())
        and (one != "á" or other in "áÁ")
        for one, other in zip(query, found, strict=True)
    )


def _leftmost(starts: list[int], length: int) -> list[int]:
    chosen: list[int] = []
    for start in starts:
        if not chosen or start >= chosen[-1] + length:
            chosen.append(start)
    return chosen


@given(st.text('ab-":title source!', max_size=20), st.booleans())
def test_no_query_is_wrong_and_every_hit_is_in_its_paragraph(query, typing) -> None:
    articles = [
        article_of("# a title\n\nab ab source\n\nb a b. title ab", title="a title", source="b"),
        article_of("b"),
        article_of(""),
    ]
    result = TextSearch(articles).search(query, typing=typing)
    texts = {article.id: article for article in articles}
    assert result.total == len(result.hits)
    assert result.articles == len({hit.passage.article for hit in result.hits})
    scores = [hit.score for hit in result.hits]
    assert scores == sorted(scores, reverse=True)
    for hit in result.hits:
        article = texts[hit.passage.article]
        start, end = hit.passage.start, hit.passage.end
        low, high = start - len(hit.before), end + len(hit.after)
        assert article.text[low:high] == hit.before + article.text[start:end] + hit.after
        blocks = article.blocks or ()
        assert not blocks or any(block.start <= low and high <= block.end for block in blocks)
