"""Whatever the library: company is counted as one would by hand, meetings are near, and orders lose no mention."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from skyread.index.concordance import Concordance, Sort
from skyread.index.together import company, meetings
from skyread.text.folding import fold
from small_desk import Written, index_of, written

NAMES = ("Ada Berg", "Karl Moe", "Eva Lind")
SENTENCE = st.lists(st.sampled_from(NAMES), max_size=3)
ARTICLE = st.lists(st.lists(SENTENCE, min_size=1, max_size=3), min_size=1, max_size=6)
LIBRARY = st.lists(ARTICLE, min_size=1, max_size=4)
Names = Sequence[Sequence[Sequence[str]]]


def written_as(number: int, article: Names) -> Written:
    """An article of paragraphs of sentences that hold these names."""
    paragraphs = [
        " ".join(
            f"Then came {' and '.join(f'[{name}]' for name in names) or 'nobody'} home." for names in one
        )
        for one in article
    ]
    return written(f"Part {number}.", *paragraphs, title=f"Part {number}", path=f"{number}.txt")


@given(LIBRARY)
def test_company_is_counted_as_by_hand(library: Sequence[Names]) -> None:
    index = index_of(*(written_as(number, one) for number, one in enumerate(library)))
    for name in NAMES:
        found = {one.entity: one for one in company(index, name.lower()).companions}
        for other in NAMES:
            if other == name:
                assert other.lower() not in found
                continue
            both = {name, other}
            sentences = sum(
                both <= set(one) for article in library for paragraph in article for one in paragraph
            )
            paragraphs = sum(
                both <= {one for names in paragraph for one in names}
                for article in library
                for paragraph in article
            )
            articles = sum(
                both <= {one for paragraph in article for names in paragraph for one in names}
                for article in library
            )
            if not articles:
                assert other.lower() not in found
                continue
            one = found[other.lower()]
            assert (one.sentences, one.paragraphs, one.articles) == (sentences, paragraphs, articles)
            assert 0 < one.strength <= 1
            met = meetings(index, name.lower(), other.lower(), 0)
            if sentences:
                assert one.nearest in [one.passage for one in met]
            else:
                assert not met


@given(LIBRARY, st.integers(0, 4))
def test_meetings_are_those_within_so_many_sentences(library: Sequence[Names], within: int) -> None:
    parts = [written_as(number, one) for number, one in enumerate(library)]
    index = index_of(*parts)
    a, b = NAMES[:2]
    found = {
        (one.passage.article, one.passage.start) for one in meetings(index, a.lower(), b.lower(), within)
    }
    expected = set()
    for part, article in zip(parts, library, strict=True):
        sentences = [names for paragraph in article for names in paragraph]
        starts = iter(start for start, _, name in part.names if name == a)
        for number, names in enumerate(sentences):
            near = sentences[max(0, number - within) : number + within + 1]
            for _ in range(names.count(a)):
                start = next(starts)
                if any(b in one for one in near):
                    expected.add((part.id, start))
    assert found == expected


@given(LIBRARY, st.sampled_from(Sort), st.sampled_from(["ada", "moe home", "part 1", "nobody"]))
def test_every_order_holds_the_same_mentions_and_a_filter_only_takes_away(
    library: Sequence[Names], sort: Sort, query: str
) -> None:
    index = index_of(*(written_as(number, one) for number, one in enumerate(library)))
    lines = Concordance(index, index.passages("ada berg"))
    order = list(lines.order(sort))
    assert sorted(order) == list(range(len(lines)))
    words = fold(query).split()
    kept = list(lines.holding(words, sort))
    assert kept == [number for number in order if number in set(kept)]
    for number in order:
        row = lines.row(number)
        line = fold(" ".join(f"{row.before}{row.name}{row.after}".split()))
        if all(word in line for word in words):
            assert number in kept
