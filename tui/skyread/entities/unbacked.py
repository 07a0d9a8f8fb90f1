"""Single unknown names that nothing in the article explains.

News names people in full before it calls them by their surname. So a name that never stands with a given name or a
title, and that nothing around it explains, is seldom a person: in business news a firm, elsewhere mostly a place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set as AbstractSet

from skyread.entities import cues
from skyread.entities.analysis import ORG, PERSON, PLACE, TYPES
from skyread.entities.candidates import Candidate

_ENOUGH = 4
"""So many different words of business make an article one about business."""
_HEARSAY = 3
"""Votes for a person that a verb of speech alone may give; firms speak, too."""


def unbacked(found: list[Candidate], lowered: AbstractSet[str]) -> None:
    """Votes for what unknown single names without evidence most likely are; changes `found`."""
    single: defaultdict[str, list[Candidate]] = defaultdict(list)
    for item in found:
        if item.kind == "u" and item.weight <= 0:
            single[item.surface].append(item)
    if not single:
        return
    business = len(cues.BUSINESS & lowered) >= _ENOUGH
    for items in single.values():
        votes = [0] * len(TYPES)
        for item in items:
            for type_, weight in item.votes:
                votes[type_] += weight
        others = max(vote for type_, vote in enumerate(votes) if type_ != PERSON)
        if others > 0:
            continue
        if votes[PERSON] <= 0:
            likely = ORG if business else PERSON if items[0].initial else PLACE
            items[0].votes.append((likely, 1))
        elif business and votes[PERSON] <= _HEARSAY * len(items) and votes[PERSON] <= 2 * _HEARSAY:
            items[0].votes.append((ORG, votes[PERSON] + 1))
