"""On our own annotated texts names are found nearly all, and nearly all with the right type and entity."""

from __future__ import annotations

import said
from annotated import own_texts, quoted_texts
from naming import analysed, resolved


def test_names_of_general_news_are_found_with_their_types() -> None:
    wanted, found, typed, right = 0, 0, 0, 0
    for document in own_texts().values():
        gold = {(m["start"], m["end"]): m["type"] for m in document["mentions"]}
        mentions = [m for m in resolved(document["text"]).mentions["0"] if m.type != "DATE"]
        wanted += len(gold)
        found += len(mentions)
        right += sum((m.start, m.end) in gold for m in mentions)
        typed += sum(gold.get((m.start, m.end)) == m.type for m in mentions)
    assert 2 * right / (wanted + found) > 0.96
    assert 2 * typed / (wanted + found) > 0.95


def test_mentions_of_one_thing_are_one_entity() -> None:
    pairs = joined = 0
    for document in own_texts().values():
        gold = {(m["start"], m["end"]): m["entity"] for m in document["mentions"]}
        result = resolved(document["text"])
        entities = {
            (m.start, m.end): entity
            for m, entity in zip(result.mentions["0"], result.assignments["0"], strict=True)
            if (m.start, m.end) in gold
        }
        spans = sorted(entities)
        for i, one in enumerate(spans):
            for two in spans[i + 1 :]:
                together = gold[one] == gold[two]
                pairs += together
                joined += together and entities[one] == entities[two]
                assert together or entities[one] != entities[two], (one, two, gold[one], gold[two])
    assert joined / pairs > 0.95


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
    assert told.span_f1 > 0.96
    assert told.right_speaker > 0.94
