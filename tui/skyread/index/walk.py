"""One entity's mentions in the order in which a reader walks through articles: the arithmetic behind `*`.

A place in the library is one integer, the article's rank in the order above its offset, so that a walk is a sorted
column and a step a bisection in it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_OFFSET_BITS = 40


def key_of(rank: int, offset: int) -> int:
    """The place `offset` of the article with this rank, as one integer that sorts in reading order."""
    return rank << _OFFSET_BITS | offset


def rank_of(key: int) -> int:
    """The rank of the article in which the place lies."""
    return key >> _OFFSET_BITS


@dataclass(frozen=True, slots=True)
class Track:
    """The mentions of one entity in walking order."""

    keys: array[int]
    """Where each mention starts, as `key_of` tells it, ascending."""
    numbers: array[int]
    """The library-wide number of each mention."""
    ranks: array[int]
    """The ranks of the articles that hold the entity, ascending."""

    def target(self, key: int, covered: bool, direction: int, count: int) -> int:
        """The position of the `count`-th mention after or before the place `key`; it may lie outside the track.

        `covered` says that the last mention that starts at or before the place also covers it: then a step back
        starts from that mention, not behind it.
        """
        passed = bisect_right(self.keys, key)
        if direction > 0:
            return passed + count - 1
        return passed - count - (1 if covered else 0)

    def last_before(self, key: int) -> int | None:
        """The library-wide number of the last mention that starts at or before the place, in the same article."""
        passed = bisect_right(self.keys, key)
        if passed and rank_of(self.keys[passed - 1]) == rank_of(key):
            return self.numbers[passed - 1]
        return None

    def article_number(self, position: int) -> int:
        """Which of the articles that hold the entity the mention at `position` stands in, from 1."""
        return bisect_left(self.ranks, rank_of(self.keys[position])) + 1


class Walk:
    """An order of articles, and the tracks of the entities that were walked in it so far."""

    __slots__ = ("_ranks", "_tracks", "order")

    def __init__(self, order: Sequence[str], positions: Mapping[str, int]) -> None:
        """`positions` gives each article's place in the library; ids that it does not know are passed over."""
        self.order = tuple(order)
        known = [positions[one] for one in self.order if one in positions]
        self._ranks = {place: rank for rank, place in enumerate(dict.fromkeys(known))}
        self._tracks: dict[int, Track] = {}

    def rank(self, place: int | None) -> int:
        """The rank of the article at this place of the library; -1 where the order does not hold it."""
        return -1 if place is None else self._ranks.get(place, -1)

    def track(self, entity: int, posting: array[int], firsts: array[int], starts: array[int]) -> Track:
        """The track of entity number `entity`, whose mentions in library order are `posting`.

        `firsts` holds the number of each article's first mention (and one more at the end), `starts` the offset at
        which each mention starts.
        """
        track = self._tracks.get(entity)
        if track is None:
            track = self._tracks[entity] = self._make(posting, firsts, starts)
        return track

    def _make(self, posting: array[int], firsts: array[int], starts: array[int]) -> Track:
        pairs: list[tuple[int, int]] = []
        ranks: list[int] = []
        low = 0
        while low < len(posting):
            place = bisect_right(firsts, posting[low]) - 1
            high = bisect_left(posting, firsts[place + 1], low)
            rank = self.rank(place)
            if rank >= 0:
                ranks.append(rank)
                pairs += [(key_of(rank, starts[number]), number) for number in posting[low:high]]
            low = high
        pairs.sort()
        return Track(
            array("q", [key for key, _ in pairs]),
            array("i", [number for _, number in pairs]),
            array("i", sorted(ranks)),
        )
