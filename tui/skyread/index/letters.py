"""Which of many names may hold an abbreviation: a cheap test that lets through all that do and few that don't."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence


class Letters:
    """The letters of numbered texts in normal form, as bits, and the texts themselves: by initial, and in one long
    string.
    """

    def __init__(self, norms: Sequence[str]) -> None:
        self._norms = norms
        self._held = [_bits(norm) for norm in norms]
        self._by_initial: dict[str, list[int]] = {}
        for number, norm in enumerate(norms):
            for initial in {word[0] for word in norm.split()}:
                self._by_initial.setdefault(initial, []).append(number)
        self._joined = "\n".join(norms)
        self._starts = array("q")
        start = 0
        for norm in norms:
            self._starts.append(start)
            start += len(norm) + 1

    def holding(self, term: str) -> set[int]:
        """The numbers of the texts that hold the letters of the term in order, the first one beginning a word, or
        the whole term in one piece.
        """
        wanted, held, norms = _bits(term), self._held, self._norms
        in_order = re.compile(r"\b" + ".*?".join(term)).search
        found = {
            number
            for number in self._by_initial.get(term[0], ())
            if held[number] & wanted == wanted and in_order(norms[number])
        }
        place = self._joined.find(term)
        while place >= 0:
            number = bisect_right(self._starts, place) - 1
            found.add(number)
            after = self._starts[number] + len(self._norms[number])
            place = self._joined.find(term, after)
        return found


def _bits(letters: str) -> int:
    """One bit for each letter or digit that occurs; those beyond a–z share the upper bits."""
    bits = 0
    for one in set(letters):
        if one != " ":
            code = ord(one)
            bits |= 1 << (code - 48 if 48 <= code < 58 else code - 87 if 97 <= code < 123 else 36 + code % 27)
    return bits
