"""What else in an article looks like a passage, when it is marked and when it is looked for again.

A sentence that nothing in its article looked like is the only one that a later sentence of the same kind can have
come from. Where lookalikes are known, each place that could be the passage must be told from them: a place that is
rather one of them, which stands nowhere else any more, is not the passage.

Pure functions. What follows from a finding is decided by `ruling`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process

from skyread.notebook.annotation import Lookalike, Target
from skyread.notebook.levelled import Levelled, bare, level
from skyread.notebook.likeness import Wanted, surroundings, whole_sentence
from skyread.text.sentences import sentences

LONGEST_TEXT = 100_000
"""In a longer text nobody looks for lookalikes: marking must not wait for it."""
BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_LONGEST_QUOTE = 3000
_MOST = 12
_CONTEXT = 300
"""Code points on each side of a lookalike that are kept with it, as many as a passage's own context may have."""
_ALIKE = 0.6
"""Sentences that have nothing in common reach 0.55."""
_LIKE_IT = 0.75
_ENOUGH = 0.6
"""Below this, surroundings that agree tell nothing apart."""
_MORE = 0.25
"""By so much the surroundings of a place must agree better than those of a lookalike to tell them apart."""


def lookalikes_of(target: Target, text: str) -> tuple[Lookalike, ...] | None:
    """The sentences of `text`, in which `target` was made, that could be taken for its own; those most alike first.

    They look like the sentence or sentences of the passage, or hold its words. None where that is not known: in a
    text of more than 100,000 code points, for a passage of more than 3,000, and where there are more than twelve.
    """
    if target.whole or len(text) > LONGEST_TEXT or len(target.exact) > _LONGEST_QUOTE:
        return None
    own = whole_sentence(target)
    here = Ranges(level(text))
    start, end = here.text.level(own.start), here.text.level(own.end)
    within = here.within(start, end)
    found = _apart(here.like(bare(own.exact), len(within) or 1, _ALIKE, limit=None), start, end)
    if len(within) > 1:
        first, last = max(within, key=lambda one: one[1] - one[0])
        found += _apart(here.like(here.text.plain[first:last], 1, _ALIKE, limit=None), start, end)
    if (part := bare(target.exact)) != bare(own.exact):
        held = [Likely(*one, 0.0) for one in here.sentences if part in here.text.plain[slice(*one)]]
        found = _apart([*found, *held], start, end)
    if len(found) > _MOST:
        return None
    wanted = Wanted(own)
    without = level(text[: own.start] + text[own.end :])
    return tuple(_lookalike(wanted, here.text, without, one) for one in found)


def _lookalike(wanted: Wanted, text: Levelled, without: Levelled, one: Likely) -> Lookalike:
    """One that stands in `text`. What stands around it may agree more in a text without the passage, as neighbours do."""
    own, (start, end) = wanted.target, text.raw_range(one.start, one.end)
    back = own.end - own.start if start >= own.end else 0
    cut = without.level(start - back), without.level(end - back)
    around = max(
        surroundings(wanted, text, one.start, one.end).mean, surroundings(wanted, without, *cut).mean
    )
    prefix, suffix = text.text[max(0, start - _CONTEXT) : start], text.text[end : end + _CONTEXT]
    return Lookalike(text.text[start:end], round(around, 3), prefix, suffix)


def _apart(ranked: Iterable[Likely], start: int, end: int) -> list[Likely]:
    """Ranges that overlap neither a better one nor a levelled range."""
    kept: list[Likely] = []
    for one in ranked:
        free = one.end <= start or end <= one.start
        if free and all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return kept


@dataclass(frozen=True, slots=True)
class Likely:
    """A levelled range and its likeness to what was looked for."""

    start: int
    end: int
    same: float


class Ranges:
    """The sentences of a text as levelled ranges."""

    def __init__(self, text: Levelled) -> None:
        self.text = text

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Each sentence, in order, without the white space around it; none goes beyond its line."""
        found, at = [], 0
        for line in self.text.text.split("\n"):
            for span in sentences(self.text.text, at, at + len(line)):
                start, end = self.text.level(span.start), self.text.level(span.end)
                if end > start:
                    found.append((start, end))
            at += len(line) + 1
        return found

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """The sentences that overlap a levelled range."""
        return [one for one in self.sentences if one[0] < end and start < one[1]]

    def are_whole(self, start: int, end: int) -> bool:
        """Whether a levelled range begins where a sentence begins, and ends where one ends."""
        own = self.within(start, end)
        return bool(own) and abs(own[0][0] - start) <= 1 and abs(own[-1][1] - end) <= 1

    def like(self, plain: str, size: int, least: float, limit: int | None) -> list[Likely]:
        """The ranges of `size` sentences that look like `plain`, at least so much; those most alike first."""
        lines = self.sentences
        ranges = [(lines[n][0], lines[n + size - 1][1]) for n in range(len(lines) - size + 1)]
        texts = [self.text.plain[start:end] for start, end in ranges]
        ranked = process.extract(plain, texts, scorer=fuzz.ratio, score_cutoff=100 * least, limit=limit)
        found = [Likely(*ranges[number], score / 100) for _, score, number in ranked]
        return found if found and found[0].same == 1 else [*self._unchanged(plain), *found]

    def _unchanged(self, plain: str) -> list[Likely]:
        """Where `plain` stands word for word, but not as whole sentences."""
        at = self.text.plain.find(plain)
        cut = at > 0 and self.text.plain[at - 1].isalnum() and plain[:1].isalnum()
        return [Likely(at, at + len(plain), 1.0)] if at >= 0 and not cut else []


def like_it(wanted: Wanted, text: Levelled) -> list[tuple[int, int]]:
    """The levelled ranges of whole sentences that look most like the passage, if it is whole sentences; three at most."""
    if not wanted.is_sentence:
        return []
    size = _prepared(wanted.target.exact)[1]
    return [(one.start, one.end) for one in Ranges(text).like(wanted.plain, size, _LIKE_IT, limit=3)]


def threat(wanted: Wanted, here: Ranges, start: int, end: int, around: float = 0.0) -> float:
    """How much a levelled range looks like a lookalike of old that stands nowhere else any more; 0 if all do.

    `around` is how far what stands around the range agrees with what stood around the passage. Where that is much
    more than around a lookalike, the range is not that one: edits make surroundings less alike, not more. A
    lookalike stands elsewhere if another sentence is at least as much like it as the range is; each sentence stands
    for one lookalike only, the one it is most like (greedily, best pairs first).
    """
    lookalikes = wanted.target.lookalikes or ()
    plain = here.text.plain[start:end].strip()
    known = [_prepared(one.text) for one in lookalikes]
    likes = [fuzz.ratio(plain, words) / 100 for words, _ in known]
    pairs = [
        (one.same, lookalikes[number].around, number, one)
        for number, (words, size) in enumerate(known)
        for one in here.like(words, size, max(_ALIKE, likes[number]), limit=len(known) + 3)
        if (one.end <= start or end <= one.start) and _may_be(wanted, here, one, lookalikes[number])
    ]
    accounted: set[int] = set()
    taken: list[Likely] = []
    for _, _, number, one in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if number not in accounted and all(one.end <= at.start or at.end <= one.start for at in taken):
            accounted.add(number)
            taken.append(one)
    left = (
        like
        for number, (like, one) in enumerate(zip(likes, lookalikes, strict=True))
        if number not in accounted and around < one.around + _MORE
    )
    return max(left, default=0.0)


def _may_be(wanted: Wanted, here: Ranges, one: Likely, lookalike: Lookalike) -> bool:
    """Whether a sentence that is a lookalike word for word is not better surrounded than that one was."""
    if one.same < 1 or lookalike.around + _MORE > 1:
        return True
    return surroundings(wanted, here.text, one.start, one.end).mean < max(_ENOUGH, lookalike.around + _MORE)


def nearest(lookalikes: Iterable[Lookalike], plain: str) -> float:
    """The likeness of levelled text to the lookalike that it is most like; 0 where there are none."""
    return max((fuzz.ratio(plain, _prepared(one.text)[0]) / 100 for one in lookalikes), default=0.0)


@lru_cache(maxsize=256)
def _prepared(lookalike: str) -> tuple[str, int]:
    """A lookalike levelled, and how many sentences it is."""
    text = level(lookalike)
    return text.plain.strip(), len(Ranges(text).sentences) or 1
