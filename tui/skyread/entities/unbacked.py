"""Single unknown names that nothing in the article explains.

News names people in full before it calls them by their surname. So a name that never stands with a given name or a
title, and that nothing around it explains, is seldom a person: in business news a firm, elsewhere mostly a place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set as AbstractSet

from skyread.entities import cues
from skyread.entities.analysis import ORG, PERSON, PLACE, TYPES
from skyread.entities.evidence import Evidence, Gathered

_ENOUGH = 4
"""So many different words of business make an article one about business."""
_HEARSAY = 3
"""Votes for a person that a verb of speech alone may give; firms speak, too."""


def unbacked(found: Gathered, lowered: AbstractSet[str]) -> dict[str, tuple[int, int]]:
    """By surface, a vote for what unknown single names without evidence most likely are: type and weight."""
    single: defaultdict[str, list[tuple[Evidence, int]]] = defaultdict(list)
    for item, count in found.counted():
        if item.kind == "u" and item.weight <= 0:
            single[item.surface].append((item, count))
    if not single:
        return {}
    business = len(cues.BUSINESS & lowered) >= _ENOUGH
    more: dict[str, tuple[int, int]] = {}
    for surface, items in single.items():
        votes = [0] * len(TYPES)
        for item, count in items:
            for type_, weight in item.votes:
                votes[type_] += weight * count
        others = max(vote for type_, vote in enumerate(votes) if type_ != PERSON)
        if others > 0:
            continue
        if votes[PERSON] <= 0:
            more[surface] = ORG if business else PERSON if items[0][0].initial else PLACE, 1
            continue
        hearsay = _HEARSAY * sum(count for _, count in items)
        if business and votes[PERSON] <= hearsay and votes[PERSON] <= 2 * _HEARSAY:
            more[surface] = ORG, votes[PERSON] + 1
    return more
