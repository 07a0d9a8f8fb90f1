"""What an article says a person, body or place is: found as it stands there, and reachable by entity."""

from __future__ import annotations

import pytest

from naming import analysed, resolved
from skyread.entities.analysis import Analysis
from skyread.entities.model import EntityType
from skyread.index.library_index import Index
from small_library import article_of


def described(text: str) -> list[tuple[str, str]]:
    """Surface of the mention and the words that say what it is."""
    found = resolved(text)
    surfaces = {mention.start: mention.surface for mention in found.mentions["0"]}
    return [(surfaces[start], text[span.start : span.end]) for start, span in found.descriptions.get("0", ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deputy Foreign Minister of Russia Sergey Varkov left.",
         [("Sergey Varkov", "Deputy Foreign Minister of Russia")]),
        ("So says the leading researcher of the Institute for Distant Seas Anna Melnik.",
         [("Anna Melnik", "leading researcher of the Institute for Distant Seas")]),
        ("So says the Norvik minister Mrs Laura Benne.", [("Laura Benne", "Norvik minister")]),
        ("According to acting chief inspector Paul Orde, it rained.",
         [("Paul Orde", "acting chief inspector")]),
        ("Laura Benne, head of the Norvik Institute, laughed.",
         [("Laura Benne", "head of the Norvik Institute")]),
        ("After the vote, the Secretary General of the River League, Laura Benne, smiled.",
         [("Laura Benne", "Secretary General of the River League")]),
        ("He added that Norvane’s chief economist, Dr Paul Orde, had left.",
         [("Paul Orde", "Norvane’s chief economist")]),
        ("They met in Debalt, a railway town.", [("Debalt", "railway town")]),
        ("They sold Norvane, the maker of clocks.", [("Norvane", "maker of clocks")]),
    ],
)  # fmt: skip
def test_an_office_or_kind_beside_a_name_is_kept(text: str, expected: list[tuple[str, str]]) -> None:
    assert described(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mr Paul Orde left.",  # a form of address says nothing
        "Paul Orde, 41, left.",
        "The ambassador and Paul Orde left.",  # somebody else's office
        "It rained in Garissa. Paul Orde left.",
        "They saw Anna Melnik, Paul Orde and others.",
        "In a letter to the president, Anna Melnik, wrote of ferries.",  # who wrote it
        "The ministers met, Anna Melnik, in Norvik, left.",
    ],
)
def test_what_says_nothing_of_a_name_is_not_kept(text: str) -> None:
    assert described(text) == []


def test_descriptions_survive_the_cache() -> None:
    analysis = analysed("Ambassador Anna Melnik spoke.")
    assert analysis.descriptions
    assert Analysis.from_bytes(analysis.to_bytes()) == analysis


def test_descriptions_of_one_entity_come_from_the_whole_library() -> None:
    texts = [
        "President Anna Melnik left.",
        "Nobody came.",
        "Anna Melnik, a former nurse, spoke. Minister Paul Orde slept.",
    ]
    articles = [article_of(text) for text in texts]
    by_id = {article.id: article.text for article in articles}
    found = resolved(*texts)
    named = {str(number): article.id for number, article in enumerate(articles)}
    again = type(found)(
        found.entities,
        {named[key]: value for key, value in found.mentions.items()},
        {named[key]: value for key, value in found.assignments.items()},
        {named[key]: value for key, value in found.descriptions.items()},
    )
    index = Index.build(articles, again)
    melnik = next(
        e.id for e in found.entities.values() if e.name == "Anna Melnik" and e.type is EntityType.PERSON
    )
    words = [by_id[one.article][one.start : one.end] for one in index.descriptions(melnik)]
    assert words == ["President", "former nurse"]
    assert index.descriptions("nobody") == []
