"""How many bits a place in a text tells for its having been a certain passage: word by word, sentence by sentence.

A word that a window and a place have in common, in order, tells as much as it is rare in the text; one that is not
there any more tells a little against it. A whole sentence beside the passage may have been taken out, so what is
lost with it is limited, as is what a neighbouring paragraph tells, for paragraphs are moved. The sums are
logarithms of likelihoods, so those of two windows at one place may be subtracted: see `claims`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log2

from rapidfuzz.distance import LCSseq

from skyread.notebook.levelled import Levelled, level

_BREAK = "\n"
"""Stands among the words where a paragraph ends."""
_END = re.compile(r"[.!?…][\"”’»')\]]*\s")
_BY_CHANCE = 12
"""Among so many words beside a place a word may be met by chance."""
_LOST = 2.0
"""What a word that is not there any more costs."""
_PUT_IN, _PUT_IN_AT_MOST, _PUT_IN_A_PASSAGE = 1.0, 4.0, 12.0
"""What a word costs that was put in between two others; at most, between sentences and within a passage."""
_SENTENCE_LOST = 4.0
_SENTENCE_ELSEWHERE = 10.0
"""What a neighbouring sentence costs at most, and what it costs if it stands somewhere else as it was."""
_FEWEST = 4
"""A sentence of fewer words may stand anywhere."""
_PARAGRAPHS_TELL = 15.0
"""What all that stands beyond the limit of the passage's paragraph tells at most, on one side."""
_LIMIT_KEPT, _LIMIT_CROSSED = 0.5, 4.0
"""Whether a paragraph's limit is right beside a place as it was beside the passage."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, or the end of a paragraph, with its levelled range."""

    form: str
    start: int
    end: int
    last: bool
    """Whether a sentence ends with it."""


def _tokens(text: Levelled) -> list[_Token]:
    words = text.words()
    found: list[_Token] = []
    for number, word in enumerate(words):
        after = text.raw(words[number + 1].start) if number + 1 < len(words) else len(text.text)
        gap = text.text[text.raw(word.end - 1) + 1 : after]
        ends = "\n" in gap
        found.append(_Token(word.form, word.start, word.end, ends or bool(_END.search(gap))))
        if ends and number + 1 < len(words):
            found.append(_Token(_BREAK, word.end, word.end, True))
    return found


@dataclass(frozen=True, slots=True)
class Side:
    """The words on one side of a passage, from the passage outwards."""

    forms: tuple[str, ...]
    sentences: tuple[int, ...]
    """The number of the sentence of each word, from 0; the end of a paragraph counts as one."""
    own: bool
    """Whether the first sentence is the one that the passage is a part of."""

    def upto(self, size: int) -> Side:
        """So many words of it, at most."""
        return Side(self.forms[:size], self.sentences[:size], self.own)


def side_of(text: str, *, back: bool, own: bool) -> Side:
    """The words of what stands before (`back`) or after a passage."""
    found = _tokens(level(text))
    limit = text[len(text.rstrip()) :] if back else text[: len(text) - len(text.lstrip())]
    if not found or "\n" in limit:
        found.insert(len(found) if back else 0, _Token(_BREAK, 0, 0, True))
    numbers, number = [], 0
    for one, following in zip(found, [*found[1:], None], strict=True):
        numbers.append(number)
        number += one.last or (following is not None and following.form == _BREAK)
    forms = [one.form for one in found]
    if back:
        forms.reverse()
        numbers = [number and numbers[-1] - one for one in reversed(numbers)]
    return Side(tuple(forms), tuple(numbers), own)


@dataclass(frozen=True, slots=True)
class Window:
    """A passage with what stands on both sides of it, in words."""

    before: Side
    core: tuple[str, ...]
    after: Side


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a place tells for having been a passage, in bits."""

    core: float
    """By its own words."""
    around: float
    """By those on both sides."""

    @property
    def all(self) -> float:
        """Both together."""
        return self.core + self.around


class Scene:
    """A text whose places are compared with windows."""

    def __init__(self, text: Levelled) -> None:
        self.text = text
        self._tokens = _tokens(text)
        self._forms = [token.form for token in self._tokens]
        self._starts = [token.start for token in self._tokens]
        self._counts = Counter(self._forms)

    @cached_property
    def _line(self) -> str:
        return " ".join(("", *(form for form in self._forms if form != _BREAK), ""))

    def rarity(self, forms: Iterable[str]) -> float:
        """How many bits the words tell if each of them is where it is looked for."""
        return sum(self._bits(form) for form in forms)

    def _bits(self, form: str) -> float:
        return log2((len(self._forms) + 20) / max(1, self._counts[form]))

    def evidence(self, window: Window, start: int, end: int) -> Evidence:
        """What the levelled range, which holds a word at least, tells for having been the passage of a window."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        while first < last and self._forms[first] == _BREAK:
            first += 1
        while first < last and self._forms[last - 1] == _BREAK:
            last -= 1
        reach = len(window.before.forms) * 4 // 3 + 8
        left = self._forms[max(0, first - reach) : first][::-1]
        right = self._forms[last : last + len(window.after.forms) * 4 // 3 + 8]
        around = self._side(window.before, left if first > reach else [*left, _BREAK])
        around += self._side(
            window.after, right if last + len(right) < len(self._forms) else [*right, _BREAK]
        )
        return Evidence(self._core(window.core, self._forms[first:last]), around)

    def _core(self, wanted: Sequence[str], here: Sequence[str]) -> float:
        same = [wanted[i] for i, _ in matches(wanted, here)]
        put_in = min(_PUT_IN_A_PASSAGE, _PUT_IN * (len(here) - len(same)))
        return self.rarity(same) - _LOST * (len(wanted) - len(same)) - put_in

    def _side(self, side: Side, here: Sequence[str]) -> float:
        """What stands beside a place tells: each sentence for itself, as all of one may be lost at once."""
        if not side.forms:
            return 0.0
        partners = dict(matches(side.forms, here))
        sums = [0.0] * (side.sentences[-1] + 1)
        previous = (-1, -1)
        for at, form in enumerate(side.forms):
            number = side.sentences[at]
            if at not in partners:
                sums[number] -= _LOST
                continue
            sums[number] += self._by_its_rarity(form)
            extra = (partners[at] - previous[1]) - (at - previous[0])
            most = _PUT_IN_A_PASSAGE if side.own and not number else _PUT_IN_AT_MOST
            sums[number] -= min(most, _PUT_IN * max(0, extra))
            previous = at, partners[at]
        limit = _BREAK in (side.forms[0], *here[:1])
        kept = side.forms[0] == here[0] if here and limit else True
        inside, beyond = self._added(side, sums)
        return inside + min(beyond, _PARAGRAPHS_TELL) + (_LIMIT_KEPT if kept else -_LIMIT_CROSSED)

    def _added(self, side: Side, sums: Sequence[float]) -> tuple[float, float]:
        """The sentences of the passage's paragraph, and those beyond its limit, with what each costs at most."""
        broken = next((side.sentences[at] for at, form in enumerate(side.forms) if form == _BREAK), len(sums))
        inside = 0.0
        for number, figure in enumerate(sums[:broken]):
            if figure < 0 and (number or not side.own) and self._stands_elsewhere(side, number):
                inside -= _SENTENCE_ELSEWHERE
            else:
                inside += max(-_SENTENCE_LOST, figure)
        return inside, sum(max(-_SENTENCE_LOST, figure) for figure in sums[broken:])

    def _stands_elsewhere(self, side: Side, number: int) -> bool:
        """Whether a sentence that is not beside a place stands somewhere in the text, word for word."""
        words = [form for form, one in zip(side.forms, side.sentences, strict=True) if one == number]
        line = " ".join(words)
        return len(words) >= _FEWEST and (
            f" {line} " in self._line or f" {' '.join(reversed(words))} " in self._line
        )

    def _by_its_rarity(self, form: str) -> float:
        if form == _BREAK:
            return 1.5
        return max(0.0, log2((len(self._forms) + 20) / (_BY_CHANCE * max(1, self._counts[form]))))


def matches(wanted: Sequence[str], here: Sequence[str]) -> list[tuple[int, int]]:
    """Positions of the same words, in order: the longest common subsequence."""
    if wanted == here:
        return [(at, at) for at in range(len(wanted))]
    return [
        (op.src_start + n, op.dest_start + n)
        for op in LCSseq.opcodes(wanted, here)
        if op.tag == "equal"
        for n in range(op.src_end - op.src_start)
    ]
