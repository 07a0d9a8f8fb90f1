"""The words of many names: which words begin with what was typed, and which come near it.

Nearness is the Damerau–Levenshtein distance (insertion, deletion, substitution, swap of neighbours), computed by
rapidfuzz over the distinct words, of which there are far fewer than names. It is imported when first needed: it
costs more than starting skyread does.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence

LAST_CHARACTER = "\U0010ffff"

EDIT_COST = 8
UNFINISHED_COST = 2
OTHER_INITIAL_COST = 1
_TYPED = 24
"""Letters of a word that are typed at most, usually: a longer one is laid out only when somebody does type it."""
_KEPT_TOKENS = 64
"""While a query is typed, its first words are asked for again with every letter."""


def edits_allowed(token: str) -> int:
    """How many slips are forgiven in a word: none up to 3 letters, one up to 7, then two."""
    return 0 if len(token) < 4 else 1 if len(token) < 8 else 2


class Vocabulary:
    """The distinct words of numbered texts in normal form, sorted, with the texts that hold them."""

    def __init__(self, norms: Iterable[str]) -> None:
        holders: dict[str, array[int]] = {}
        for number, norm in enumerate(norms):
            for word in set(norm.split()):
                holders.setdefault(word, array("i")).append(number)
        self.words: Sequence[str] = sorted(holders)
        self.holders = [holders[word] for word in self.words]
        self._near: dict[str, dict[int, int]] = {}
        self._beginnings: dict[int, tuple[list[str], list[int]]] = {}
        self._lengths: dict[int, tuple[list[str], list[int]]] = {}

    def beginning_with(self, token: str) -> range:
        """The numbers of the words that begin with `token`."""
        low = bisect_left(self.words, token)
        return range(low, bisect_left(self.words, token + LAST_CHARACTER, low))

    def near(self, token: str) -> dict[int, int]:
        """The numbers of the words that `token` may mean, each with what that costs.

        A word may be meant when it or a beginning of it is at most `edits_allowed(token)` edits away. It costs
        `EDIT_COST` for each edit, `UNFINISHED_COST` where only a beginning was matched, and `OTHER_INITIAL_COST`
        where it begins with another letter than the token; the cheapest reading counts.
        """
        costs = self._near.get(token)
        if costs is None:
            if len(self._near) >= _KEPT_TOKENS:
                self._near.clear()
            costs = self._near[token] = self._find_near(token)
        return costs

    def _find_near(self, token: str) -> dict[int, int]:
        allowed = edits_allowed(token)
        costs: dict[int, int] = {}
        for word in self.beginning_with(token):
            costs[word] = 0 if len(self.words[word]) == len(token) else UNFINISHED_COST
        if not allowed:
            return costs
        for length in range(len(token) - allowed, len(token) + allowed + 1):
            whole, numbers = self._of_length(length)
            for place, edits in _within(token, whole, allowed):
                self._offer(costs, token, numbers[place], edits * EDIT_COST)
            beginnings, lows = self._beginnings_of_length(length)
            for place, edits in _within(token, beginnings, allowed):
                cost = edits * EDIT_COST + UNFINISHED_COST
                for word in range(lows[2 * place], lows[2 * place + 1]):
                    if len(self.words[word]) > length:
                        self._offer(costs, token, word, cost)
        return costs

    def warm_up(self) -> None:
        """Import and lay out what `near` needs, so that the first slip is answered as quickly as the next."""
        for length in range(3, min(max(map(len, self.words), default=0), _TYPED) + 1):
            self._of_length(length)
            self._beginnings_of_length(length)
        _within("", [], 0)

    def _offer(self, costs: dict[int, int], token: str, word: int, cost: int) -> None:
        if self.words[word][0] != token[0]:
            cost += OTHER_INITIAL_COST
        if cost < costs.get(word, cost + 1):
            costs[word] = cost

    def _of_length(self, length: int) -> tuple[list[str], list[int]]:
        """The words of this length, and their numbers."""
        kept = self._lengths.get(length)
        if kept is None:
            numbers = [number for number, word in enumerate(self.words) if len(word) == length]
            kept = self._lengths[length] = ([self.words[number] for number in numbers], numbers)
        return kept

    def _beginnings_of_length(self, length: int) -> tuple[list[str], list[int]]:
        """The distinct beginnings, of this length, of longer words; and for each the range of words that share it."""
        kept = self._beginnings.get(length)
        if kept is None:
            beginnings = sorted({word[:length] for word in self.words if len(word) > length})
            bounds: list[int] = []
            for beginning in beginnings:
                found = self.beginning_with(beginning)
                bounds += (found.start, found.stop)
            kept = self._beginnings[length] = (beginnings, bounds)
        return kept


def _within(token: str, choices: list[str], allowed: int) -> list[tuple[int, int]]:
    """The places of the choices at most `allowed` edits away from the token, with how many there are."""
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415

    found = process.extract(
        token, choices, scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=None
    )
    return [(place, int(edits)) for _, edits, place in found]
