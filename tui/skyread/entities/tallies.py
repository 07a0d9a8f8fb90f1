"""What articles give to a library, kept so that one article's part can be taken back.

Only counting; what is counted, and what follows from it, is the business of `incremental`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import Generic, TypeVar

_K = TypeVar("_K", bound=Hashable)
_T = TypeVar("_T", bound=Hashable)


class Holders(Generic[_T]):
    """Which articles hold what, and what each of them holds."""

    def __init__(self) -> None:
        self._held: dict[str, frozenset[_T]] = {}
        self._by: defaultdict[_T, set[str]] = defaultdict(set)

    def of(self, one: _T) -> set[str]:
        """The articles that hold it."""
        return self._by.get(one, set())

    def put(self, article: str, things: Iterable[_T]) -> None:
        """Let the article hold these and nothing else."""
        after = frozenset(things)
        before = self._held.pop(article, frozenset())
        for one in before - after:
            self._by[one].discard(article)
            if not self._by[one]:
                del self._by[one]
        for one in after - before:
            self._by[one].add(article)
        if after:
            self._held[article] = after


class Tallies(Generic[_K, _T]):
    """How often articles give things to keys: for each key a count, without what was taken away."""

    def __init__(self) -> None:
        self._given: dict[str, Mapping[tuple[_K, _T], int]] = {}
        self._counts: dict[_K, Counter[_T]] = {}

    def of(self, key: _K) -> Counter[_T]:
        """The counts of a key."""
        return self._counts.get(key, Counter())

    def put(self, article: str, given: Mapping[tuple[_K, _T], int]) -> set[_K]:
        """Let the article give this and nothing else; the keys whose counts are other ones are returned."""
        before = self._given.pop(article, {})
        if given:
            self._given[article] = given
        if before == given:
            return set()
        for sign, part in ((-1, before), (1, given)):
            for (key, one), count in part.items():
                counts = self._counts.setdefault(key, Counter())
                counts[one] += sign * count
                if not counts[one]:
                    del counts[one]
        touched = {key for key, _ in (*before, *given)}
        for key in touched:
            if not self._counts[key]:
                del self._counts[key]
        return touched
