"""On our own annotated texts names are found nearly all, and nearly all with the right type and entity."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import said
from annotated import own_texts, quoted_texts
from naming import analysed, resolved
from skyread.entities.model import Resolution


@cache
def resolutions() -> dict[str, Resolution]:
    """The names of each text, each a library of its own."""
    return {name: resolved(document["text"]) for name, document in own_texts().items()}


def test_names_of_news_statements_and_interviews_are_found_with_their_types() -> None:
    wanted, found, typed, right = 0, 0, 0, 0
    for name, document in own_texts().items():
        gold = {(m["start"], m["end"]): m["type"] for m in document["mentions"]}
        mentions = [m for m in resolutions()[name].mentions["0"] if m.type != "DATE"]
        wanted += len(gold)
        found += len(mentions)
        right += sum((m.start, m.end) in gold for m in mentions)
        typed += sum(gold.get((m.start, m.end)) == m.type for m in mentions)
    assert 2 * right / (wanted + found) > 0.965
    assert 2 * typed / (wanted + found) > 0.93


def test_mentions_of_one_thing_are_one_entity_and_of_two_hardly_ever() -> None:
    pairs = joined = wrong = 0
    for name, document in own_texts().items():
        gold = {(m["start"], m["end"]): m["entity"] for m in document["mentions"]}
        result = resolutions()[name]
        entities = {
            (m.start, m.end): entity
            for m, entity in zip(result.mentions["0"], result.assignments["0"], strict=True)
            if (m.start, m.end) in gold
        }
        for one, two in combinations(sorted(entities), 2):
            together = gold[one] == gold[two]
            same = entities[one] == entities[two]
            pairs += together
            joined += together and same
            wrong += same and not together
    assert joined / pairs > 0.95
    assert wrong / pairs < 0.005


def test_quotes_are_found_nearly_all_with_their_speakers() -> None:
    gold = quoted_texts()
    found = {}
    for name, document in gold.items():
        result = resolved(document["text"])
        owned = list(zip(result.mentions["0"], result.assignments["0"], strict=True))
        speakers = {mention.start: entity for mention, entity in owned}
        found[name] = {
            "mentions": [{"start": m.start, "end": m.end, "entity": entity} for m, entity in owned],
            "quotes": [
                {
                    "start": q.start,
                    "end": q.end,
                    "speaker": None if q.speaker is None else speakers[q.speaker],
                }
                for q in analysed(document["text"]).quotes
            ],
        }
    told = said.score(gold, found)
    assert told.span_f1 > 0.98
    assert told.right_speaker > 0.97
