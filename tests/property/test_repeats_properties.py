"""Repeated paragraphs: ranges that hold the same words, told from both sides, and nothing left out."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from skyread.index.repeats import FEWEST_WORDS, find_repeats
from small_desk import Written, written

POOL = [" ".join(f"word{number}{place}" for place in range(FEWEST_WORDS)) for number in range(4)]
PARAGRAPHS = st.sampled_from(
    [*POOL, *(one.upper() for one in POOL), *(one.replace(" ", ", ") for one in POOL), "Short."]
)
LIBRARIES = st.lists(st.lists(PARAGRAPHS, min_size=1, max_size=5), max_size=5)


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def held(one: Written) -> set[str]:
    return {words(one.text[block.start : block.end]) for block in one.article.blocks}


@given(LIBRARIES)
def test_repeats_are_the_same_words_elsewhere_and_all_of_them(texts: list[list[str]]) -> None:
    library = [written(f"Number {number}.", *some) for number, some in enumerate(texts)]
    by_id = {one.id: one for one in library}
    found = find_repeats([one.article for one in library])
    for id_, some in found.paragraphs.items():
        for one in some:
            own = words(by_id[id_].text[one.start : one.end])
            assert {place.article for place in one.elsewhere} == {
                other.id for other in library if other.id != id_ and own in held(other)
            }
            for place in one.elsewhere:
                assert words(by_id[place.article].text[place.start : place.end]) == own
    for one in library:
        told = {words(one.text[some.start : some.end]) for some in found.paragraphs.get(one.id, ())}
        others = set[str]().union(*(held(other) for other in library if other.id != one.id))
        assert told == {own for own in held(one) & others if len(own.split()) >= FEWEST_WORDS}
