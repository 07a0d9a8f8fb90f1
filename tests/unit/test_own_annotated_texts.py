"""On our own annotated texts names are found nearly all, and nearly all with the right type and entity."""

from __future__ import annotations

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
    wanted = found = right = named = 0
    for document in quoted_texts().values():
        text = document["text"]
        owners = {m["start"]: m["entity"] for m in document["mentions"]}
        gold = {(q["start"], q["end"]): q["speaker"] for q in document["quotes"]}
        gold = {span: who for span, who in gold.items() if len(text[slice(*span)].split()) > 3}
        here = [q for q in analysed(text).quotes if len(text[q.start : q.end].split()) > 3]
        wanted, found = wanted + len(gold), found + len(here)
        right += sum((q.start, q.end) in gold for q in here)
        named += sum(owners.get(q.speaker) == gold.get((q.start, q.end), "") for q in here)
    assert 2 * right / (wanted + found) > 0.96
    assert named / wanted > 0.94
