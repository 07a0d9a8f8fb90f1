"""Titles of works in quotation marks: a film, a book or a song whose words all have capitals.

Only the shape is judged here; quoted speech has small words throughout, and a known name keeps what it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from skyread.entities.analysis import OTHER
from skyread.entities.candidates import Candidate

_WORD = r"[A-ZÀ-ÖØ-Þ][\w'-]*"
_TITLE = re.compile(
    rf'["“„«](?:(?:The|A|An) )?({_WORD}(?: (?:(?:of|the|and|in|a|an|to|for|on|at|with|from|de|la|du) ){{0,2}}{_WORD}){{1,6}})'
    r'[,.]?["”“»]'
)
_OPENING = ('"', "“", "„", "«")
_SURE = 7
"""A name inside the marks that is as sure as this is no title."""


def quoted_titles(plain: str, start: int, end: int, found: list[Candidate]) -> list[Candidate]:
    """`found`, the names of the block from `start` to `end`, with those in a quoted title replaced by the title."""
    titles = list(_titles(plain, start, end, found))
    if not titles:
        return found
    spans = [(title.start, title.end) for title in titles]
    kept = [item for item in found if not any(item.start < b and a < item.end for a, b in spans)]
    return kept + titles


def _titles(plain: str, start: int, end: int, found: list[Candidate]) -> Iterator[Candidate]:
    if not any(plain.find(mark, start, end) >= 0 for mark in _OPENING):
        return
    starts: list[int] = []
    for match in _TITLE.finditer(plain, start, end):
        first, last = match.span(1)
        if first == start + 1 and last > end - 3:
            continue  # all of the block is quoted
        starts = starts or [item.start for item in found]
        inside = found[bisect_left(starts, first) : bisect_left(starts, last)]
        if any(item.weight >= _SURE and item.end - item.start > (last - first) / 2 for item in inside):
            continue
        yield Candidate(first, last, " ".join(match.group(1).split()), OTHER, 6, "z", False, False)
