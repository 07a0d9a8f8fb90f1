"""The quick matcher gives what the slow and obvious one gives."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from fuzzy_reference import best_alignment, reference_find, score_alignment, slip_cost
from skyread.index import alignment
from skyread.index.fuzzy import FuzzyIndex, Tier
from skyread.index.vocabulary import Vocabulary

SHORT = ["".join(letters) for size in (1, 2, 3) for letters in itertools.product("ab ", repeat=size)]
WORDS = st.sampled_from(
    [
        "Ann",
        "anna",
        "Anne",
        "Hannah",
        "Banner",
        "Bannerman",
        "of",
        "the",
        "ABC",
        "Abacus",
        "b",
        "Báb",
        "al-Banna",
    ]
)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
CANDIDATES = st.lists(st.tuples(NAMES, st.sampled_from("uvwxyz")), max_size=8)
KEYS = st.frozensets(st.sampled_from("uvwxyz"))
QUERIES = st.one_of(
    st.lists(
        st.one_of(
            WORDS,
            st.text("abnAB'!-", min_size=1, max_size=4),
            st.sampled_from(["bannre", "anan", "banermna"]),
        ),
        max_size=3,
    ).map(" ".join),
    st.text("abn hér'!. ", max_size=8),
)


def found(candidates, query, limit, first, only):
    hits = FuzzyIndex(candidates).find(query, limit, first, only)
    return [(hit.key, hit.text, hit.tier, hit.score) for hit in hits]


def test_every_short_query_over_every_short_name_of_two_letters() -> None:
    longer = ["".join(letters) for letters in itertools.product("ab ", repeat=4)]
    names = sorted({" ".join(text.split()) for text in SHORT + longer} - {""})
    candidates = [(name, name) for name in names]
    index = FuzzyIndex(candidates)
    for query in SHORT:
        hits = [(hit.key, hit.text, hit.tier, hit.score) for hit in index.find(query, 100)]
        assert hits == reference_find(candidates, query, 100), query


@settings(max_examples=250, deadline=None)
@given(CANDIDATES, QUERIES, st.integers(1, 12), KEYS, st.one_of(st.none(), KEYS))
def test_any_query_over_any_names(candidates, query, limit, first, only) -> None:
    expected = reference_find(candidates, query, limit, first, only)
    assert found(candidates, query, limit, first, only) == expected


def assert_best_of_all(term: str, norm: str) -> None:
    best = best_alignment(term, norm)
    expected = best if best >= alignment.WORTH_SHOWING * len(term) else None
    assert alignment.align(term, norm) == expected
    if expected is not None:
        way = tuple(alignment.places(term, norm))
        assert "".join(norm[place] for place in way) == term
        assert score_alignment(way, norm) == best


def test_the_alignment_is_the_best_of_all_in_every_short_name() -> None:
    for size in range(1, 7):
        for letters in itertools.product("abx ", repeat=size):
            norm = "".join(letters)
            if norm == " ".join(norm.split()):
                for term in ("a", "ab", "aab", "aba", "abb"):
                    assert_best_of_all(term, norm)


@settings(max_examples=150, deadline=None)
@given(
    st.text("ab", min_size=1, max_size=4),
    st.text("ab ", max_size=10).map(lambda text: " ".join(text.split())),
)
def test_the_alignment_is_the_best_of_all(term, norm) -> None:
    assert_best_of_all(term, norm)


@settings(max_examples=200, deadline=None)
@given(
    st.text("abc", min_size=3, max_size=9),
    st.lists(st.text("abc", min_size=1, max_size=9), max_size=5),
    st.data(),
)
def test_near_words_are_those_within_the_slips_allowed_at_their_price(token, words, data) -> None:
    slipped = data.draw(st.permutations(token)).copy()
    words += ["".join(slipped), token[1:], "b" + token, token[:-2] + token[:-3:-1]]
    vocabulary = Vocabulary(words)
    near = {vocabulary.words[word]: cost for word, cost in vocabulary.near(token).items()}
    prices = {word: slip_cost(token, word) for word in words}
    assert near == {word: cost for word, cost in prices.items() if cost is not None}


@settings(max_examples=100, deadline=None)
@given(CANDIDATES, QUERIES)
def test_positions_are_letters_of_the_text_in_order(candidates, query) -> None:
    for hit in FuzzyIndex(candidates).find(query, 20):
        assert list(hit.positions) == sorted(set(hit.positions))
        assert all(hit.text[place].isalnum() for place in hit.positions)
        letters = sum(letter.isalnum() for letter in query)
        if hit.tier in (Tier.EXACT, Tier.PREFIX, Tier.WORD, Tier.ACRONYM) and "!" not in query:
            assert len(hit.positions) == letters
