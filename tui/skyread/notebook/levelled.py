"""A text with its typography levelled, and the way back: what makes a quote and a text comparable.

Case, accents, kinds of quotation marks, dashes and blanks are folded; runs of white space count as one blank,
blanks around dashes, soft hyphens, zero-width characters and combining marks as nothing. Every offset of the
levelled text leads back to an offset of the text. What is compared is decided by `likeness` and `anchoring`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from skyread.text.folding import fold
from skyread.text.widths import clusters

# Drawn as nothing or on top of the character before: soft hyphen, zero-width characters, combining marks.
_NOTHING = "\xad\u200b-\u200f\u2060\ufeff\u0300-\u036f\ufe00-\ufe0f"
_IRREGULAR = re.compile(
    rf" [ {_NOTHING}]*+-[ {_NOTHING}]*+|-[ {_NOTHING}]++|[ {_NOTHING}]{{2,}}+|[{_NOTHING}]|\.\.\."
)
# A number with its separators, a word with its apostrophes, or one character of a script that sets no blanks.
_WORD = re.compile(
    r"\d+(?:[.,]\d+)*+|[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]++(?:'[^\W_]++)*+"
)
_CLUSTER_REACH = 32
"""How far back and ahead the limits of a grapheme cluster are looked for."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a levelled text: its form and its levelled offsets."""

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Levelled:
    """`text` levelled to `plain`. Ranges of `plain` are called levelled ranges, those of `text` raw ones."""

    text: str
    plain: str
    _levels: list[int] = field(repr=False)
    _raws: list[int] = field(repr=False)
    """From the levelled offset `_levels[n]` on, a character stands at the raw offset `_raws[n]` and so on."""

    def raw(self, at: int) -> int:
        """The raw offset of the character at the levelled offset `at`."""
        n = bisect_right(self._levels, at) - 1
        return min(self._raws[n] + at - self._levels[n], len(self.text))

    def raw_range(self, start: int, end: int) -> tuple[int, int]:
        """The raw range of a levelled one that is not empty; it never cuts a grapheme cluster."""
        return whole_clusters(self.text, self.raw(start), self.raw(end - 1) + 1)

    def level(self, at: int) -> int:
        """The levelled offset of the first character that stands at the raw offset `at` or after it."""
        n = bisect_right(self._raws, at) - 1
        stop = self._levels[n + 1] if n + 1 < len(self._levels) else len(self.plain)
        return min(self._levels[n] + at - self._raws[n], stop)

    def words(self, start: int = 0, end: int | None = None) -> list[Word]:
        """The words of a levelled range, in order."""
        stop = len(self.plain) if end is None else end
        return [Word(m[0], m.start(), m.end()) for m in _WORD.finditer(self.plain, max(0, start), stop)]

    def key(self, word: Word) -> bool:
        """Whether a word says who, how many or whether: names, numbers and negations. They tell lookalikes apart."""
        first = self.text[self.raw(word.start) : self.raw(word.start) + 1]
        return is_key(word.form, capital=first.isupper())


def level(text: str) -> Levelled:
    """Level a text of any length, in linear time."""
    folded = fold(text)
    parts: list[str] = []
    levels, raws = [0], [0]
    done = at = 0
    for run in _IRREGULAR.finditer(folded):
        kept = run[0][0] if len(run[0]) == 1 else run[0]
        instead = "-" if "-" in kept else " " if " " in kept else "…" if kept == "..." else ""
        parts += (folded[done : run.start()], instead)
        at += run.start() - done + len(instead)
        done = run.end()
        levels.append(at)
        raws.append(done)
    parts.append(folded[done:])
    return Levelled(text, "".join(parts), levels, raws)


def bare(text: str) -> str:
    """The levelled form of a quote or a context, without blanks at its ends."""
    return level(text).plain.strip()


def word_forms(plain: str) -> list[str]:
    """The words of an already levelled text."""
    return _WORD.findall(plain)


_SMALL = frozenset(
    "the a an this that these those he she it they we i you his her its their our my your in on at by for from with "
    "as but and or so if when while after before since until although though however meanwhile moreover then there "
    "here what who why how where according also earlier later now to of into over under between both each some many "
    "most more such other others all any".split()
)
_SAYING_HOW_MANY = frozenset(
    "not no never none nor neither nothing nobody without cannot hardly "
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion "
    "trillion dozen half third quarter first second fourth fifth once twice".split()
)


def is_key(form: str, *, capital: bool) -> bool:
    """Whether a folded word is a number, a negation, or a word of sense with a capital letter."""
    if form[0].isdigit() or form in _SAYING_HOW_MANY or form.endswith("n't"):
        return True
    return capital and form not in _SMALL


def whole_clusters(text: str, start: int, end: int) -> tuple[int, int]:
    """The raw range, grown to whole grapheme clusters."""
    low = max(0, start - _CLUSTER_REACH)
    window = text[low : start + _CLUSTER_REACH]
    limits = [low + first for first, _ in clusters(window)]
    # The window may itself begin inside a cluster; only limits behind its first are sure.
    start = limits[max(0, bisect_right(limits, start) - 1)] if limits and start - low else start
    low = max(start, end - _CLUSTER_REACH)
    limits = [low + last for _, last in clusters(text[low : end + _CLUSTER_REACH])]
    where = bisect_left(limits, end)
    return start, limits[where] if where < len(limits) else end
