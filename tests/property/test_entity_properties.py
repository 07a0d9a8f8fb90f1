"""What holds for the names of any text whatever."""

from __future__ import annotations

import itertools
import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from naming import analysed, paragraphs
from skyread.entities.analysis import Analysis
from skyread.entities.lexicon import Lexicon
from skyread.entities.recogniser import analyse
from skyread.entities.resolver import resolve
from skyread.library.article import BlockKind

PIECES = st.sampled_from(
    ["Sergei", "Sergey", "Ryabkov", "Andrei", "Koshkin", "Petrov", "Anna", "J.", "K.", "US", "U.S.", "United", "States", "of", "the", "and", "for", "NATO", "(NATO)", "DON", "(DON)", "Open\n", "", "", "", "Skies", "Treaty", "Ministry", "Foreign", "Affairs", "Kiev", "Moscow's", "Paris", "Jordan", "said", "in", "The", "the", "President", "Trump", "administration", "-", "—", "“", "”\n", "", "", "", "'", '"', ".", ",", ";", ":", "9M729", "START-3", "Minsk-2", "(ABM)", "1992", "May", "5", "Tuesday", "January", "van", "der", "Leyen", "al-Assad", "WHAT", "HAPPENED", "IN", "İstanbul", "ß\n", "", "", "", "Institute", "University", "Lake", "War", "Summit", "World", "Cup", "Nature", "Split", "Will", "Mark", "Bush", "Inc.", "D.C.", "non-NATO", "US-led", "\r\n", "\t", "\xa0\n", "", "", "", "\n\n", "de", "E3", "X", "Q&A", "iPhone", "6", "&", "Co.", "R-Tenn", "Łódź", "Ðð", "Kyiv"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map(" ".join) | st.text(max_size=200)

NAMINGS = st.lists(
    st.sampled_from(
        (
            "Sergei Petrov left.",
            "Sergey Petrov left.",
            "Petrov stayed.",
            "Anna Petrova came with Petrov.",
            "Kiev agreed with the US.",
            "Kyiv agreed with the United States.",
            "The Open Skies Treaty holds.",
            "The Treaty on Open Skies (DON) holds.",
            "DON fell.",
            "NATO met Andrei Koshkin on 5 May.",
            "Koshkin wrote to the North Atlantic Treaty Organization.",
        )
    ),
    min_size=1,
    max_size=3,
).map(" ".join)
"""Articles that have few things by many names, so that ties are frequent."""


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_offsets_match_and_mentions_stand_apart(text: str) -> None:
    found = analysed(text)
    spans = sorted([(s, e, found.forms[i].surface) for s, e, i in found.mentions])
    spans += [(d.start, d.end, d.surface) for d in found.dates]
    spans.sort()
    for start, end, surface in spans:
        assert " ".join(text[start:end].replace("’", "'").split()) == surface.replace("’", "'")
        assert 0 <= start < end <= len(text)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans))


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_quotes_stand_apart_in_blocks_and_speakers_are_mentions(text: str) -> None:
    found = analysed(text)
    starts = {start for start, _, _ in found.mentions}
    blocks = paragraphs(text)
    for quote in found.quotes:
        assert any(block.start <= quote.start < quote.end <= block.end for block in blocks)
        assert not text[quote.start].isalnum()
        assert quote.speaker is None or quote.speaker in starts
        assert -1 <= quote.cue_start <= quote.cue_end <= len(text)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found.quotes))


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_descriptions_are_words_of_the_text_beside_their_mention(text: str) -> None:
    found = analysed(text)
    for number, start, end in found.descriptions:
        first, last, _ = found.mentions[number]
        assert text[start:end].strip() == text[start:end] != ""
        assert end < first or last < start


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_analysis_is_pure_and_survives_the_cache(text: str) -> None:
    once, again = analysed(text), analysed(text)
    assert once == again
    assert Analysis.from_bytes(once.to_bytes()) == once
    assert pickle.loads(pickle.dumps(once)) == once


@given(TEXTS)
@settings(max_examples=40, deadline=None)
def test_furniture_yields_nothing(text: str) -> None:
    found = analyse(text, paragraphs(text, BlockKind.FURNITURE), Lexicon.load())
    assert not found.mentions
    assert found.dates == found.definitions == ()


@given(
    st.lists(TEXTS, min_size=2, max_size=5, unique=True)
    | st.lists(NAMINGS, min_size=2, max_size=5, unique=True),
    st.randoms(use_true_random=False),
)
@settings(max_examples=120, deadline=None)
def test_the_order_of_articles_changes_nothing(texts: list[str], random: object) -> None:
    lexicon = Lexicon.load()
    analyses = {f"article {number}": analysed(text) for number, text in enumerate(texts)}
    published = dict.fromkeys(analyses, "2022-01-18")
    shuffled = list(analyses)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one = resolve(analyses, published, lexicon)
    two = resolve({name: analyses[name] for name in shuffled}, published, lexicon)
    assert dict(one.entities) == dict(two.entities)
    assert dict(one.mentions) == dict(two.mentions)
    assert dict(one.assignments) == dict(two.assignments)


@given(st.lists(TEXTS, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_every_mention_has_an_entity_that_knows_its_form(texts: list[str]) -> None:
    analyses = {str(number): analysed(text) for number, text in enumerate(texts)}
    found = resolve(analyses, dict.fromkeys(analyses), Lexicon.load())
    assert set(found.mentions) == set(found.assignments) == set(analyses)
    for article, mentions in found.mentions.items():
        for mention, entity_id in zip(mentions, found.assignments[article], strict=True):
            entity = found.entities[entity_id]
            assert entity.id == entity_id
            assert entity.type == mention.type
            assert mention.surface in entity.aliases
