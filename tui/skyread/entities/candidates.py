"""A candidate: a stretch of an article that may be a name, with the evidence gathered for it so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from skyread.entities.analysis import TYPES


@dataclass(slots=True)
class Candidate:
    """Mutable while one article is analysed; what remains becomes mentions."""

    start: int
    end: int
    surface: str
    type: int
    """What the grammar takes it for: a position in `analysis.TYPES`."""
    weight: int
    kind: str
    """The classes of its words, see `tokens.Atom`."""
    weak: bool
    """Whether it counts only if something else in the article supports it."""
    initial: bool
    """Whether it opens a sentence."""
    votes: tuple[tuple[int, int], ...] = ()
    """Further evidence: type and weight, which may be negative."""


def tally(type_: int, weight: int, votes: Iterable[tuple[int, int]]) -> list[int]:
    """The votes for each of TYPES: `weight` for the type that the grammar found, and those that were gathered."""
    sums = [0] * len(TYPES)
    sums[type_] = weight
    for voted, more in votes:
        sums[voted] += more
    return sums
