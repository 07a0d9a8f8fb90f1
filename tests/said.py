"""Scores quotes: spans by exact match, speakers by the annotated entity that their names stand for.

Passages of fewer than four words are not counted on either side.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

FEWEST = 4


class Score(NamedTuple):
    """Counts over several articles."""

    wanted: int
    found: int
    spans: int
    """Right spans."""
    speakers: int
    """Right spans with the right speaker, or rightly none."""

    @property
    def span_f1(self) -> float:
        """F1 of exact spans."""
        return 2 * self.spans / (self.wanted + self.found) if self.wanted + self.found else 0.0

    @property
    def right_speaker(self) -> float:
        """The share of the annotated quotes that were found with the right speaker."""
        return self.speakers / self.wanted if self.wanted else 0.0


def score(gold: Mapping[str, dict[str, Any]], predicted: Mapping[str, dict[str, Any]]) -> Score:
    """`gold` and `predicted`: text, mentions (start, end, entity) and quotes (start, end, speaker) by article."""
    wanted = found = spans = speakers = 0
    for name, document in gold.items():
        meaning = _meanings(document["mentions"], predicted[name]["mentions"])
        expected = _counted(document["text"], document["quotes"])
        here = _counted(document["text"], predicted[name]["quotes"])
        wanted, found = wanted + len(expected), found + len(here)
        for span in expected.keys() & here.keys():
            speaker = here[span]
            spans += 1
            speakers += expected[span] == (
                None if speaker is None else meaning.get(speaker, f"unknown {speaker}")
            )
    return Score(wanted, found, spans, speakers)


def _counted(text: str, quotes: list[dict[str, Any]]) -> dict[tuple[int, int], str | None]:
    return {
        (quote["start"], quote["end"]): quote["speaker"]
        for quote in quotes
        if len(text[quote["start"] : quote["end"]].split()) >= FEWEST
    }


def _meanings(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> dict[str, str]:
    """For each entity of ours, the annotated one whose mentions its own overlap most often."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in predicted:
        for other in gold:
            if one["start"] < other["end"] and other["start"] < one["end"]:
                votes[one["entity"]][other["entity"]] += 1
    return {entity: counted.most_common(1)[0][0] for entity, counted in votes.items()}
