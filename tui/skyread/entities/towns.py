"""Towns that the country or state behind them gives away: "in Auburn Hills, Mich.", "at Mountain View, California"."""

from __future__ import annotations

import re

from skyread.entities import cues
from skyread.entities.analysis import PLACE
from skyread.entities.candidates import Candidate

_TOWN = re.compile(
    r"(?:\A|[ (\"—-])(?:in|near|at|from|of|to|outside|around|In|Near|At|Outside|From) ((?:[A-Z][\w'.-]+ ){0,3}[A-Z][\w'-]+)\Z"
)
_LONGEST = 60
_SURE = 7
"""A name that is as sure as this is left alone."""
_COUNTRY = 6
"""Places from this weight on are states and countries."""


def towns(plain: str, found: list[Candidate]) -> list[Candidate]:
    """`found`, sorted, with what stands between a preposition and ", COUNTRY" as one place."""
    changed = False
    for item in list(found):
        if item.type != PLACE or item.weight < _COUNTRY or plain[item.start - 2 : item.start] != ", ":
            continue
        match = _TOWN.search(plain, max(0, item.start - _LONGEST), item.start - 2)
        if match is None or not cues.CALENDAR.isdisjoint(match.group(1).split()):
            continue
        start, end = match.span(1)
        inside = [other for other in found if other.start < end and start < other.end]
        if len(inside) == 1 and (inside[0].start, inside[0].end) == (start, end):
            if inside[0].weight < _SURE:
                inside[0].votes += ((PLACE, 4),)
        elif all(start <= other.start and other.end <= end and other.weight < _SURE for other in inside):
            found = [other for other in found if other not in inside]
            found.append(Candidate(start, end, match.group(1), PLACE, 5, "M", False, False))
            changed = True
    return sorted(found, key=lambda item: item.start) if changed else found
