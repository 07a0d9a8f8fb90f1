"""The candidates of a whole article, kept small: most of them say no more than another one has said before.

What a candidate is made of, but for its place, is kept once; what concerns all of an article is decided once for
each of these, however often it stands in the text.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import compress
from operator import attrgetter
from typing import NamedTuple

from skyread.entities.candidates import Candidate, tally


class Evidence(NamedTuple):
    """All that is known of a candidate but its place; see there for the fields."""

    surface: str
    type: int
    weight: int
    kind: str
    weak: bool
    initial: bool
    votes: tuple[tuple[int, int], ...]

    def tally(self) -> list[int]:
        """The votes for each of `analysis.TYPES`."""
        return tally(self.type, self.weight, self.votes)

    def voting(self, type_: int, weight: int) -> Evidence:
        """The same with one more vote."""
        *others, votes = self
        return Evidence._make((*others, (*votes, (type_, weight))))

    def taken_for(self, type_: int, weight: int) -> Evidence:
        """The same as something else."""
        surface, _, _, *others = self
        return Evidence._make((surface, type_, weight, *others))


_TOLD = attrgetter(*Evidence._fields)


class Gathered:
    """Candidates in the order of the text."""

    def __init__(self) -> None:
        self.starts, self.ends = array("I"), array("I")
        """Code points of the article, end exclusive."""
        self.numbers = array("I")
        """For each candidate, which of `kinds` it is."""
        self.kinds: list[Evidence] = []
        self._known: dict[tuple[object, ...], int] = {}

    def add(self, found: Sequence[Candidate], base: int) -> None:
        """Adds the candidates of one section, in order; `base` is added to their offsets."""
        known, kinds, numbers = self._known, self.kinds, self.numbers
        for told in map(_TOLD, found):
            number = known.get(told)
            if number is None:
                evidence = tuple.__new__(Evidence, told)
                number = known[evidence] = len(kinds)
                kinds.append(evidence)
            numbers.append(number)
        self.starts.extend([base + item.start for item in found])
        self.ends.extend([base + item.end for item in found])

    def merge(self, since: int) -> None:
        """Puts the candidates from number `since` on, which are in order, where they belong among those before."""
        columns = (self.starts, self.ends, self.numbers)
        merged = tuple(array("I") for _ in columns)
        at = 0
        for number in range(since, len(self.starts)):
            place = bisect_left(self.starts, self.starts[number], at, since)
            for column, made in zip(columns, merged, strict=True):
                made.extend(column[at:place])
                made.append(column[number])
            at = place
        for column, made in zip(columns, merged, strict=True):
            made.extend(column[at:since])
        self.starts, self.ends, self.numbers = merged

    def change(self, judge: Callable[[Evidence], Evidence | None]) -> None:
        """Makes of each candidate what `judge` makes of its evidence; None drops it."""
        dropped = set()
        for number in dict.fromkeys(self.numbers):
            made = judge(self.kinds[number])
            if made is None:
                dropped.add(number)
            else:
                self.kinds[number] = made
        if dropped:
            kept = bytes(number not in dropped for number in self.numbers)
            self.starts = array("I", compress(self.starts, kept))
            self.ends = array("I", compress(self.ends, kept))
            self.numbers = array("I", compress(self.numbers, kept))

    def first_seen(self) -> list[Evidence]:
        """Each kind of evidence once, in the order in which they are met first."""
        return [self.kinds[number] for number in dict.fromkeys(self.numbers)]

    def last_seen(self) -> list[Evidence]:
        """Each kind of evidence once, in the order in which they are met last."""
        return [self.kinds[number] for number in reversed(dict.fromkeys(reversed(self.numbers)))]

    def counted(self) -> list[tuple[Evidence, int]]:
        """`first_seen`, each with how many candidates it is the evidence of."""
        return [(self.kinds[number], count) for number, count in Counter(self.numbers).items()]
