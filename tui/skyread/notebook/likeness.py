"""How alike a quote and a place are, and how far the surroundings agree: the evidence that anchoring weighs.

Figures between 0 and 1 and yes-or-no findings about one place at a time. What is good enough is ruled on in
`ruling`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel, LCSseq, Levenshtein

from skyread.notebook.annotation import Target
from skyread.notebook.levelled import Levelled, Word, bare, level, word_forms
from skyread.text.sentences import sentences

_EDGE = 24
"""Levelled characters of a context that are looked for by themselves, as a sign of where the passage once stood."""
_LEAST_REST, _SHIFT = 24, 25
_NEARBY = 400
_JOINT = 40
"""Levelled characters of either context that must stand side by side to say that the passage was cut out."""
_HALF = 10
"""At this distance, in words, a word of a context weighs half of what it weighs beside the passage."""
_BETWEEN = 20
"""So many words between the passage and its context halve the agreement."""
_STOPS = ".!?…。！？"
_CLOSING = "\"')]» "


@dataclass(frozen=True, slots=True)
class Part:
    """A quote or one of its contexts: levelled, in words."""

    levelled: Levelled
    words: tuple[Word, ...]
    keys: frozenset[str]

    @property
    def forms(self) -> list[str]:
        """The folded words."""
        return [word.form for word in self.words]


def part_of(text: str) -> Part:
    """Take a quote or a context apart."""
    levelled = level(text)
    words = tuple(levelled.words())
    return Part(levelled, words, frozenset(word.form for word in words if levelled.key(word)))


class Wanted:
    """A target prepared for looking: quote and contexts, levelled once."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self.quote = part_of(target.exact)
        self.before = part_of(target.prefix)
        self.after = part_of(target.suffix)
        self.plain = self.quote.levelled.plain.strip()
        words, quoted = self.quote.words, self.quote.levelled.plain
        self.lead = quoted[: words[0].start].lstrip() if words else ""
        self.trail = quoted[words[-1].end :].rstrip() if words else ""
        """Punctuation around the quote's words."""
        prefix, suffix, exact = target.prefix.rstrip(), target.suffix.lstrip(), target.exact.strip()
        before, after = (bare(part) for part in own_sentence(target))
        self.own_text = before[-_EDGE:], after[:_EDGE]
        self.own_before, self.own_after = len(word_forms(before)), len(word_forms(after))
        """How many words of the contexts belong to the sentences that the quote is a part of."""
        self.starts_paragraph = not prefix or "\n" in target.prefix[len(prefix) :]
        self.ends_paragraph = not suffix or "\n" in target.suffix[: len(target.suffix) - len(suffix)]
        self.starts_sentence = self.starts_paragraph or _ends_a_sentence(prefix)
        self.ends_sentence = self.ends_paragraph or _ends_a_sentence(exact)

    @property
    def is_sentence(self) -> bool:
        """Whether it is one or several sentences as a whole, and long enough to say something of its own."""
        return self.starts_sentence and self.ends_sentence and len(self.quote.words) >= 5

    @cached_property
    def sentences(self) -> int:
        """How many sentences of five words or more it has."""
        found = sentences(self.target.exact)
        return sum(
            1 for span in found if len(word_forms(level(self.target.exact[span.start : span.end]).plain)) >= 5
        )

    @property
    def is_paragraph(self) -> bool:
        """Whether it is all of its paragraph."""
        return self.starts_paragraph and self.ends_paragraph and self.is_sentence

    @cached_property
    def last_before(self) -> str:
        """The end of what stood before, levelled; empty where it is too short to say anything."""
        edge = self.before.levelled.plain.strip()[-_EDGE:]
        return edge if len(edge) == _EDGE else ""

    @cached_property
    def first_after(self) -> str:
        """The beginning of what stood after, levelled; empty where it is too short to say anything."""
        edge = self.after.levelled.plain.strip()[:_EDGE]
        return edge if len(edge) == _EDGE else ""

    def gap_is_closed(self, plain: str, start: int, end: int) -> bool:
        """Whether what stood before and after the passage stands side by side: the passage was cut out there.

        The levelled range of a place that may be the passage is no such gap.
        """
        before = self.before.levelled.plain.strip()[-_JOINT:]
        after = self.after.levelled.plain.strip()[:_JOINT]
        pairs = [(before, after)] if before and after and len(before) + len(after) >= _EDGE else []
        own, rest = self.own_text
        if own and rest and len(own) + len(rest) >= _EDGE // 2:
            pairs.append((own, rest))
        for left, right in pairs:
            for joint in (f"{left} {right}", f"{left}{right}"):
                at = plain.find(joint)
                while at >= 0:
                    if not start - 1 <= at + len(left) <= end + 1:
                        return True
                    at = plain.find(joint, at + 1)
        return False

    def out_of_order(self, plain: str, start: int, end: int) -> bool:
        """Whether what stood before the passage in its paragraph stands after a place, or the other way round."""
        before, after = self.last_before, self.first_after
        left, right = plain[max(0, start - _NEARBY) : start], plain[end : end + _NEARBY]
        if before and not self.starts_paragraph and before in right and before not in left:
            return True
        return bool(after) and not self.ends_paragraph and after in left and after not in right

    def remains_elsewhere(self, plain: str, start: int, end: int) -> bool:
        """Whether what stood beside the passage in its paragraph still stands somewhere, but not beside a place."""
        before = bare(self.target.prefix[self.target.prefix.rfind("\n") + 1 :])[-_JOINT:]
        after = bare(self.target.suffix.split("\n", 1)[0])[:_JOINT]
        reach = _JOINT + _SHIFT
        if (
            len(before) >= _LEAST_REST
            and before in plain
            and before not in plain[max(0, start - reach) : start]
        ):
            return True
        return len(after) >= _LEAST_REST and after in plain and after not in plain[end : end + reach]

    def in_context(self, plain: str) -> bool:
        """Whether the words of a place are rather a piece of the stored surroundings than the quote.

        A neighbour of the passage that looks like it must not be taken for it.
        """
        own = likeness(self.plain, plain)
        for part in (self.before, self.after):
            near = part.levelled.plain
            if near and len(near) >= 0.8 * len(plain) and fuzz.partial_ratio(plain, near) / 100 >= own - 0.02:
                return True
        return False


def own_sentence(target: Target) -> tuple[str, str]:
    """What stands of the quote's own sentences before and after it, as far as it is stored."""
    at = target.prefix.rfind("\n") + 1
    stop = target.suffix.find("\n")
    joined = target.prefix[at:] + target.exact + (target.suffix if stop < 0 else target.suffix[:stop])
    start = len(target.prefix) - at
    end = start + len(target.exact)
    before = after = ""
    for span in sentences(joined):
        if span.start < start < span.end:
            before = joined[span.start : start]
        if span.start < end < span.end:
            after = joined[end : span.end]
    return before, after


def whole_sentence(target: Target) -> Target:
    """The target grown to the whole of the sentences that it is a part of, as far as they are stored."""
    before, after = own_sentence(target)
    return replace(
        target,
        start=target.start - len(before),
        end=target.end + len(after),
        exact=before + target.exact + after,
        prefix=target.prefix[: len(target.prefix) - len(before)],
        suffix=target.suffix[len(after) :],
    )


def _ends_a_sentence(text: str) -> bool:
    return text.rstrip(_CLOSING + "”’»").endswith(tuple(_STOPS))


def likeness(one: str, other: str) -> float:
    """Likeness of two levelled strings, character by character: the Indel ratio."""
    return fuzz.ratio(one, other) / 100


@dataclass(frozen=True, slots=True)
class Side:
    """How far one side of a place agrees with what is stored of it."""

    all: float
    beyond: float
    """What lies beyond the quote's own sentence, which a copy of the sentence would not bring along; the same as
    `all` where nothing of it is stored."""
    own: float
    """What lies within it; 1 where the quote goes to its limit."""
    stored: bool
    """Whether anything is stored; where nothing is, agreeing proves little."""
    known: bool
    """Whether anything beyond the sentence is stored."""
    near: bool
    """Whether the side goes on in the same paragraph, both in the text and in what is stored."""

    @property
    def mean(self) -> float:
        """Both figures together."""
        return (self.all + self.beyond) / 2


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How far what stands around a place agrees with what stood around the passage."""

    before: Side
    after: Side

    @property
    def mean(self) -> float:
        """Both sides together; a side beyond a paragraph's limit counts less, for paragraphs may be moved."""
        before, after = (1.0 if side.near else 0.5 for side in (self.before, self.after))
        return (self.before.mean * before + self.after.mean * after) / (before + after)

    @property
    def weaker(self) -> float:
        """The side that agrees less."""
        return min(self.before.beyond, self.after.beyond)

    @property
    def stronger(self) -> float:
        """The side that agrees more, of those that are stored."""
        sides = (self.before, self.after)
        return max((side.beyond for side in sides if side.stored), default=self.weaker)


def surroundings(wanted: Wanted, text: Levelled, start: int, end: int) -> Surroundings:
    """Compare the surroundings of the levelled range with the stored ones."""
    raw_start, raw_end = text.raw_range(start, end)
    near_before = not wanted.starts_paragraph and not starts_paragraph(text.text, raw_start)
    near_after = not wanted.ends_paragraph and not ends_paragraph(text.text, raw_end)
    return Surroundings(
        Side(*_agreement(wanted.before, wanted.own_before, text, start, back=True), near_before),
        Side(*_agreement(wanted.after, wanted.own_after, text, end, back=False), near_after),
    )


def starts_paragraph(text: str, start: int) -> bool:
    """Whether a line begins at the raw offset, but for blanks."""
    head = text[max(0, start - 200) : start]
    rest = head.rstrip()
    return (not rest and start <= 200) or "\n" in head[len(rest) :]


def ends_paragraph(text: str, end: int) -> bool:
    """Whether a line ends at the raw offset, but for blanks."""
    tail = text[end : end + 200]
    rest = tail.lstrip()
    return (not rest and end + 200 >= len(text)) or "\n" in tail[: len(tail) - len(rest)]


def paragraph_at(text: str, at: int) -> int:
    """Number, from 0, of the paragraph that holds a raw offset: lines with something in them count."""
    return sum(1 for line in text[:at].split("\n")[:-1] if line.strip())


def _agreement(
    stored: Part, own: int, text: Levelled, at: int, *, back: bool
) -> tuple[float, float, float, bool, bool]:
    """The share of a stored context that stands beside a place, in order: the first figures of a `Side`.

    The longest common subsequence of words, counted from the passage outwards; the first `own` words belong to the
    quote's sentence. Where nothing is stored, the passage stood at the end of its text, and only such a place agrees.
    """
    if not stored.words:
        rest = text.plain[max(0, at - 200) : at] if back else text.plain[at : at + 200]
        figure = 0.0 if word_forms(rest) else 1.0
        return figure, figure, 1.0, False, False
    size = len(stored.levelled.plain)
    reach = size + size // 3 + 20
    words = text.words(at - reach, at) if back else text.words(at, min(len(text.plain), at + reach))
    here = [word.form for word in words]
    wanted = stored.forms
    if back:
        here.reverse()
        wanted.reverse()
    pairs = [
        (op.src_start + n, op.dest_start + n)
        for op in LCSseq.opcodes(wanted, here)
        if op.tag == "equal"
        for n in range(op.src_end - op.src_start)
    ]
    whole = _weighed(stored, wanted, pairs, 0, len(wanted))
    known = own < len(wanted)
    beyond = _weighed(stored, wanted, pairs, own, len(wanted)) if known else whole
    return whole, beyond, _weighed(stored, wanted, pairs, 0, own) if own else 1.0, True, known


def _weighed(stored: Part, wanted: list[str], pairs: list[tuple[int, int]], first: int, last: int) -> float:
    """The share of the words from `first` to `last` that have a partner.

    Names and numbers weigh four times what a small word weighs, for lookalike contexts differ in them. What is next
    to the passage weighs more than what is far off, and all weighs less if something else was put in between.
    """
    partners = {i: j for i, j in pairs if first <= i < last}
    found = total = 0.0
    for number in range(first, min(last, len(wanted))):
        form = wanted[number]
        weight = (4 if form in stored.keys else 1 if len(form) <= 3 else 2) / (1 + (number - first) / _HALF)
        total += weight
        found += weight * (number in partners)
    if not partners:
        return 0.0
    nearest = min(partners)
    between = max(0, partners[nearest] - nearest)
    return found / total / (1 + between / _BETWEEN)


def missing_keys(quote: Part, text: Levelled, start: int, end: int) -> tuple[int, int]:
    """How many names, numbers and negations of the quote the levelled range lacks, and how many others it has.

    A name that is spelt a little differently is the same name: one letter in four may differ, from five letters on.
    """
    words = text.words(start, end)
    forms, wanted = {word.form for word in words}, set(quote.forms)
    strange = {word.form for word in words if word.form not in wanted and text.key(word)}
    lacking = sum(not _spelt_like(key, forms) for key in quote.keys - forms)
    return lacking, sum(not _spelt_like(key, wanted) for key in strange)


def _spelt_like(key: str, forms: set[str]) -> bool:
    if len(key) < 5 or key[0].isdigit():
        return False
    most = len(key) // 4
    return any(Levenshtein.distance(key, form, score_cutoff=most) <= most for form in forms)


def sentence_limits(text: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Raw offsets where sentences begin and where they end, in and around a raw range."""
    low = max(text.rfind("\n", 0, start) + 1, start - 1000)
    high = text.find("\n", end)
    high = min(len(text) if high < 0 else high, end + 1000)
    starts, ends = [], []
    for piece in _lines(text, low, high):
        for span in sentences(text, *piece):
            starts.append(span.start)
            ends.append(span.end)
    return starts, ends


def _lines(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """The pieces of a raw range between blank lines."""
    found, at = [], low
    for piece in text[low:high].split("\n\n"):
        found.append((at, at + len(piece)))
        at += len(piece) + 2
    return found


def word_matches(wanted: list[str], here: list[str]) -> list[tuple[int, int]]:
    """Pairs of positions of the same words, in order: the longest common subsequence.

    Words that are only spelt alike count as the same, so that a text full of slips still finds its place.
    """
    known = set(wanted)
    long = [form for form in known if len(form) >= 4]
    levelled = [form if form in known else _nearest(form, long) for form in here]
    return [
        (op.src_start + n, op.dest_start + n)
        for op in Indel.opcodes(wanted, levelled)
        if op.tag == "equal"
        for n in range(op.src_end - op.src_start)
    ]


def _nearest(form: str, known: list[str]) -> str:
    if len(form) < 4:
        return form
    best = process.extractOne(form, known, scorer=Levenshtein.normalized_similarity, score_cutoff=0.7)
    return best[0] if best else form
