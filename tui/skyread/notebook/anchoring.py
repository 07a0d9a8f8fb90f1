"""Finding an annotation's passage again in a text that may have changed: exact, moved, ambiguous or orphan.

The order: the position, if the text there is still the same in the same surroundings; the quote, word for word but
for typography; a changed quote. Every place is weighed by its likeness and by its surroundings, and is taken only if
it is good enough *and* ahead of the runner-up. An annotation that lands on a lookalike lies to its reader, one
that asks does not: so doubt ends as ambiguous or orphan, with the places that could be meant.

Pure functions. Evidence comes from `likeness`, changed quotes from `approximate`; what came of it is kept elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapidfuzz.distance import Postfix, Prefix

from skyread.notebook import approximate
from skyread.notebook.annotation import Candidate, Placement, State, Target
from skyread.notebook.levelled import Levelled, level, word_forms
from skyread.notebook.likeness import (
    Surroundings,
    Wanted,
    ends_paragraph,
    likeness,
    missing_keys,
    own_sentence,
    starts_paragraph,
    surroundings,
)
from skyread.text.sentences import sentences
from skyread.text.spans import Span

SHORTEST_CONTEXT = 32
LONGEST_CONTEXT = 300
"""Code points on each side of a passage, where the text has them."""
_ENOUGH_CONTEXT = 100
"""Sentences are added to a context until it reaches so many code points beyond the passage's own sentence."""
_SHORT = 12
"""A quote of fewer characters means nothing without its surroundings."""
_LONG = 3000
"""A quote of more characters is found by its two ends."""
_END = 800
_MARGIN = 0.08
"""By how much a place must be ahead of the runner-up."""
_LEAST = 0.62
"""Likeness below which a place cannot be the passage; sentences that have nothing in common reach 0.55."""
_PINNED = 0.97
"""Both sides agree so far only where nearly nothing around the passage has changed."""
_MOST_HITS = 2000
_MOST_WEIGHED = 120
"""How many places with the same words are looked at, and how many of them closely."""
_MOST_CANDIDATES = 5
_WEAKEST = 0.45
"""A candidate below this score is not worth showing."""


def context_of(text: str, start: int, end: int) -> tuple[str, str, int]:
    """Prefix, suffix and paragraph number (from 0) of the passage `text[start:end]`, to be kept in its target.

    A context has 32 code points or more where the text has them, grown to whole sentences, 300 at most. A paragraph
    ends at a line break. Offsets beyond the text count as its end.
    """
    start = max(0, min(start, len(text)))
    end = max(start, min(end, len(text)))
    low, high = max(0, start - LONGEST_CONTEXT), min(len(text), end + LONGEST_CONTEXT)
    before = [span.start for span in _line_sentences(text, low, start) if span.start > low or low == 0]
    after = [span.end for span in _line_sentences(text, end, high) if span.end < high or high == len(text)]
    own = sentences(text, *_line_around(text, start, end))
    begin = next((span.start for span in own if span.start <= start < span.end), start)
    stop = next((span.end for span in own if span.start < end <= span.end), end)
    first = max((at for at in before if begin - at >= _ENOUGH_CONTEXT), default=low)
    last = min((at for at in after if at - stop >= _ENOUGH_CONTEXT), default=high)
    return text[first:start], text[end:last], _paragraph(text, start)


def _line_sentences(text: str, low: int, high: int) -> Iterator[Span]:
    for line in text[low:high].split("\n"):
        yield from sentences(text, low, low + len(line))
        low += len(line) + 1


def _line_around(text: str, start: int, end: int) -> tuple[int, int]:
    low = max(text.rfind("\n", 0, start) + 1, start - LONGEST_CONTEXT)
    high = text.find("\n", end)
    return low, min(len(text) if high < 0 else high, end + LONGEST_CONTEXT)


def _paragraph(text: str, at: int) -> int:
    return sum(1 for line in text[:at].split("\n")[:-1] if line.strip())


def find(target: Target, text: str, article: str) -> Placement:
    """Find the passage of `target` in the text of the article with the id `article`.

    Exact means the same characters at the same offsets; moved, surely found elsewhere or in a slightly other form;
    ambiguous, several places of which none is ahead; orphan, no place that is good enough. Candidates are at most
    five, best first. A target that is a whole article stands in any text.
    """
    if target.whole:
        return Placement(article, State.EXACT, 0, 0, 1.0)
    here = text.startswith(target.exact, target.start) if 0 <= target.start <= len(text) else False
    if here and (target.article == article or _undisturbed(target, text)):
        return Placement(article, State.EXACT, target.start, target.start + len(target.exact), 1.0)
    wanted = Wanted(target) if len(target.exact) <= _LONG else None
    if wanted is None:
        return _find_long(target, text, article)
    if not wanted.plain:
        return Placement(article, State.ORPHAN, None, None, 0.0)
    before, after = own_sentence(target)
    if not (before.strip() or after.strip()):
        return _find(wanted, level(text), article)
    return _find_part(wanted, before, after, level(text), article)


def _find_part(wanted: Wanted, before: str, after: str, text: Levelled, article: str) -> Placement:
    """Find a part of a sentence: first the sentence, then the part within it.

    The same few words may stand in many a sentence, and a copy of the sentence brings all their surroundings along.
    """
    target = wanted.target
    sentence = replace(
        target,
        start=target.start - len(before),
        end=target.end + len(after),
        exact=before + target.exact + after,
        prefix=target.prefix[: len(target.prefix) - len(before)],
        suffix=target.suffix[len(after) :],
    )
    whole, _ = _decide(Wanted(sentence), text)
    direct, ranked = _decide(wanted, text)
    if whole is None:
        if direct is not None and _clear_without_its_sentence(wanted, text, direct):
            return _placement(wanted, text, article, direct, ranked)
        return _undecided(text, article, ranked, doubt=direct is not None)
    inner = [hit for hit in _hits(wanted, text) if whole.start <= hit[0] and hit[1] <= whole.end]
    inner += [one for one in approximate.images(wanted, text, whole.start, whole.end) if one not in inner]
    places = _apart(
        sorted((_weigh(wanted, text, *one) for one in inner), key=lambda place: -_inner_score(place))
    )
    if (
        not places
        or places[0].same < 0.7
        or (
            places[0].around.weaker < 0.75
            and wanted.remains_elsewhere(text.plain, places[0].start, places[0].end)
        )
    ):
        return _undecided(text, article, ranked, doubt=False)
    if any(_inner_score(one) + _MARGIN / 2 > _inner_score(places[0]) for one in places[1:]):
        return _undecided(text, article, places, doubt=True)
    return _placement(wanted, text, article, places[0], ranked)


def _clear_without_its_sentence(wanted: Wanted, text: Levelled, place: _Place) -> bool:
    """Whether words in a sentence that is hardly the same any more stand where they stood."""
    repeated = wanted.plain in wanted.before.levelled.plain or wanted.plain in wanted.after.levelled.plain
    if place.same < 1 or repeated or wanted.remains_elsewhere(text.plain, place.start, place.end):
        return False
    around = place.around
    if around.weaker >= 0.4 and around.stronger >= 0.5:
        return True
    return any(side.known and side.beyond >= 0.85 for side in (around.before, around.after))


def _inner_score(place: _Place) -> float:
    return 0.5 * place.same + 0.25 * (place.around.before.all + place.around.after.all)


def _undisturbed(target: Target, text: str) -> bool:
    """Whether the passage stands where it stood, between the same contexts."""
    end = target.start + len(target.exact)
    return (
        len(target.prefix) + len(target.suffix) >= SHORTEST_CONTEXT
        and text[: target.start].endswith(target.prefix)
        and text.startswith(target.suffix, end)
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """A levelled range that the passage may have become, and the evidence for it."""

    start: int
    end: int
    same: float
    """Likeness to the quote; 1 only where the levelled characters are the same."""
    around: Surroundings
    lacking: int
    strange: int
    """How many names, numbers and negations are only in the quote, and only in the place."""
    neighbour: bool
    """Whether it is rather a piece of the stored surroundings."""

    @property
    def score(self) -> float:
        return 0.5 * self.same + 0.5 * self.around.mean


def _find(wanted: Wanted, text: Levelled, article: str) -> Placement:
    best, ranked = _decide(wanted, text)
    if best is not None:
        return _placement(wanted, text, article, best, ranked)
    return _undecided(text, article, ranked, doubt=any(_sure(wanted, text, place) for place in ranked))


def _decide(wanted: Wanted, text: Levelled) -> tuple[_Place | None, list[_Place]]:
    """The place that is surely the passage, if there is one; and all that were weighed, best first, without overlap."""
    hits = sorted((_weigh(wanted, text, *hit) for hit in _hits(wanted, text)), key=lambda place: -place.score)
    if hits and hits[0].around.weaker >= 0.75 and _ahead(hits[0], hits) and _sure(wanted, text, hits[0]):
        return hits[0], hits
    known = {(place.start, place.end) for place in hits}
    changed = [
        _weigh(wanted, text, *one)
        for one in approximate.places(wanted, text, text.words())
        if one not in known
    ]
    real = [
        place
        for place in changed
        if (not place.neighbour or place.around.weaker >= _PINNED)
        and all(place.end <= hit.start or hit.end <= place.start for hit in hits)
    ]
    ranked = _apart(sorted((*hits, *real), key=lambda place: -place.score))
    best = next((place for place in ranked if _sure(wanted, text, place)), None)
    return (best if best is not None and _ahead(best, ranked) else None), ranked


def _weigh(wanted: Wanted, text: Levelled, start: int, end: int) -> _Place:
    plain = text.plain[start:end].strip()
    same = likeness(wanted.plain, plain)
    return _Place(
        start,
        end,
        same,
        surroundings(wanted, text, start, end),
        *((0, 0) if same == 1 else missing_keys(wanted.quote, text, start, end)),
        wanted.starts_sentence and wanted.ends_sentence and wanted.in_context(plain),
    )


def _hits(wanted: Wanted, text: Levelled) -> list[tuple[int, int]]:
    """Levelled ranges with the quote's words, whole words where it is whole words; the likelier ones if many."""
    quote, plain = wanted.plain, text.plain
    found: list[int] = []
    at = plain.find(quote)
    while at >= 0 and len(found) < _MOST_HITS:
        if _on_word_limits(wanted, plain, at):
            found.append(at)
        at = plain.find(quote, at + max(1, len(quote) // 4))
    if len(found) > _MOST_WEIGHED:
        before, after = wanted.before.levelled.plain, wanted.after.levelled.plain
        old = text.level(max(0, min(wanted.target.start, len(text.text))))
        found.sort(key=lambda hit: (-_touching(plain, hit, hit + len(quote), before, after), abs(hit - old)))
        found = sorted(found[:_MOST_WEIGHED])
    return [(at, at + len(quote)) for at in found]


def _on_word_limits(wanted: Wanted, plain: str, at: int) -> bool:
    end = at + len(wanted.plain)
    inside_before = wanted.before.levelled.plain[-1:].isalnum() and wanted.plain[0].isalnum()
    inside_after = wanted.after.levelled.plain[:1].isalnum() and wanted.plain[-1].isalnum()
    cuts_before = plain[at].isalnum() and plain[at - 1 : at].isalnum()
    cuts_after = plain[end - 1].isalnum() and plain[end : end + 1].isalnum()
    return (inside_before or not cuts_before) and (inside_after or not cuts_after)


def _touching(plain: str, start: int, end: int, before: str, after: str) -> int:
    """How many characters of the contexts stand unchanged beside a range."""
    left = Postfix.similarity(plain[max(0, start - len(before)) : start], before)
    return left + Prefix.similarity(plain[end : end + len(after)], after)


def _apart(ranked: list[_Place]) -> list[_Place]:
    """Places that do not overlap a better one."""
    kept: list[_Place] = []
    for place in ranked:
        if all(place.end <= other.start or other.end <= place.start for other in kept):
            kept.append(place)
        if len(kept) > 4 * _MOST_CANDIDATES:
            break
    return kept


def _ahead(best: _Place, ranked: list[_Place]) -> bool:
    """Whether a place is ahead of all others that could be meant by the margin."""
    rivals = (
        place
        for place in ranked
        if place is not best and place.same >= _LEAST and (place.same == 1 or place.around.mean >= 0.25)
    )
    return all(place.score + _MARGIN <= best.score for place in rivals)


def _sure(wanted: Wanted, text: Levelled, place: _Place) -> bool:
    """Whether a place is good enough by itself to be taken without asking."""
    around = place.around
    if place.neighbour and around.weaker < (0.88 if place.same == 1 else _PINNED):
        return False
    if place.same == 1:
        return _sure_of_the_same(wanted, text, place)
    if around.weaker < 0.7 and wanted.out_of_order(text.plain, place.start, place.end):
        return False
    doubtful = place.lacking or place.strange or around.weaker < 0.85
    if doubtful and wanted.gap_is_closed(text.plain, place.start, place.end):
        return False
    if place.lacking or place.strange or place.same < 0.7:
        pinned = place.same >= 0.8 and around.weaker >= (0.8 if place.same >= 0.85 else 0.9)
        differing = 0.7 if place.lacking or place.strange else _LEAST
        if place.same < differing or (2 * place.lacking > len(wanted.quote.keys) and not pinned):
            return False
        firm = around.weaker >= 0.6 and around.stronger >= 0.7
        if firm or (place.same >= 0.7 and _known_by_its_paragraph(wanted, around)):
            return True
        clear = place.same >= 0.8 and around.stronger >= 0.9 and not place.lacking
        return clear and _one_side_is_enough(wanted, text, place)
    if around.weaker >= 0.45:
        return around.stronger >= 0.6
    if _known_by_its_paragraph(wanted, around):
        return True
    return around.stronger >= 0.65 and _one_side_is_enough(wanted, text, place)


def _sure_of_the_same(wanted: Wanted, text: Levelled, place: _Place) -> bool:
    """Whether the very words of the quote are the passage, and not the same words elsewhere."""
    around = place.around
    if not (wanted.target.prefix or wanted.target.suffix):
        return len(wanted.plain) >= _SHORT
    closed = wanted.gap_is_closed(text.plain, place.start, place.end)
    if wanted.is_sentence and _still_a_whole(wanted, text, place):
        return not (closed and place.neighbour)
    if closed and around.mean < 0.8:
        return False
    if wanted.is_sentence and wanted.sentences > 1:
        return True
    if around.weaker < 0.3 and wanted.is_paragraph:
        return False
    if around.mean < 0.6 and wanted.out_of_order(text.plain, place.start, place.end):
        return False
    if len(wanted.plain) < _SHORT or len(wanted.quote.words) < 5:
        beside = any(side.near and side.beyond >= 0.95 for side in (around.before, around.after))
        return beside or (around.stronger >= 0.6 and around.weaker >= 0.3)
    if wanted.is_sentence and around.weaker >= 0.33 and around.mean >= 0.55:
        return True
    return around.stronger >= 0.6 or (around.weaker >= 0.4 and around.stronger >= 0.55)


def _still_a_whole(wanted: Wanted, text: Levelled, place: _Place) -> bool:
    """Whether sentences without their old surroundings are the same ones nevertheless.

    They are if they were and are a paragraph of their own, which may have been moved; or if nothing of the old
    surroundings is left and the place is where it was.
    """
    start, end = text.raw_range(place.start, place.end)
    if wanted.is_paragraph and starts_paragraph(text.text, start) and ends_paragraph(text.text, end):
        return True
    if wanted.last_before in text.plain or wanted.first_after in text.plain or place.around.mean < 0.4:
        return False
    return abs(_paragraph(text.text, start) - wanted.target.paragraph) <= 2


def _known_by_its_paragraph(wanted: Wanted, around: Surroundings) -> bool:
    """Whether all of the stored surroundings that can be expected in the same paragraph are there."""
    before, after = around.before, around.after
    if before.near and wanted.ends_paragraph and not after.near:
        return before.beyond >= 0.8
    return after.near and wanted.starts_paragraph and not before.near and after.beyond >= 0.8


def _one_side_is_enough(wanted: Wanted, text: Levelled, place: _Place) -> bool:
    """Whether a changed quote may be known by one side: one in its paragraph, while the other side is nowhere."""
    around = place.around
    start, end = text.raw_range(place.start, place.end)
    alone = wanted.is_paragraph and starts_paragraph(text.text, start) and ends_paragraph(text.text, end)
    if alone and around.stronger >= 0.9:
        return True
    sure = 0.95 if place.same >= 0.85 and not place.strange else 2.0
    if around.before.beyond >= around.after.beyond:
        return (around.before.near or around.before.beyond >= sure) and wanted.first_after not in text.plain
    return (around.after.near or around.after.beyond >= sure) and wanted.last_before not in text.plain


def _placement(
    wanted: Wanted, text: Levelled, article: str, place: _Place, ranked: list[_Place]
) -> Placement:
    start, end = text.raw_range(place.start, place.end)
    target = wanted.target
    at_home = start == target.start and text.text[start:end] == target.exact
    state = State.EXACT if at_home else State.MOVED
    others = tuple(
        _candidate(text, other) for other in ranked if other is not place and other.score >= _WEAKEST
    )
    return Placement(article, state, start, end, round(place.score, 3), others[:_MOST_CANDIDATES])


def _undecided(text: Levelled, article: str, ranked: list[_Place], *, doubt: bool) -> Placement:
    shown = [place for place in ranked if place.score >= _WEAKEST]
    rivals = [place for place in shown if place.score > shown[0].score - _MARGIN]
    state = State.AMBIGUOUS if doubt or (len(rivals) > 1 and shown[0].score >= 0.6) else State.ORPHAN
    candidates = tuple(_candidate(text, place) for place in shown[:_MOST_CANDIDATES])
    return Placement(article, state, None, None, candidates[0].score if candidates else 0.0, candidates)


def _candidate(text: Levelled, place: _Place) -> Candidate:
    start, end = text.raw_range(place.start, place.end)
    return Candidate(start, end, round(place.score, 3))


def _find_long(target: Target, text: str, article: str) -> Placement:
    """Find a long passage by its two ends, if what stands between them is much the same."""
    exact = target.exact
    cut = exact.rfind(" ", _END // 2, _END) + 1 or _END
    off = exact.find(" ", len(exact) - _END, len(exact) - _END // 2)
    off = off if off >= 0 else len(exact) - _END
    head = replace(
        target, exact=exact[:cut], suffix=exact[cut : cut + LONGEST_CONTEXT], end=target.start + cut
    )
    context = exact[off - LONGEST_CONTEXT : off]
    tail = replace(target, exact=exact[off:], prefix=context, start=target.start + off)
    first, last = find(head, text, article), find(tail, text, article)
    score = round(min(first.score, last.score), 3)
    candidates: tuple[Candidate, ...] = ()
    if first.start is not None and last.end is not None and first.start < last.end:
        start, end = first.start, last.end
        if start == target.start and text[start:end] == exact:
            return Placement(article, State.EXACT, start, end, score)
        if 0.67 <= (end - start) / len(exact) <= 1.5 and _shared_words(exact, text[start:end]) >= 0.7:
            return Placement(article, State.MOVED, start, end, score)
        candidates = (Candidate(start, end, score),)
    elif first.start is not None:
        candidates = (Candidate(first.start, min(len(text), first.start + len(exact)), score),)
    elif last.end is not None:
        candidates = (Candidate(max(0, last.end - len(exact)), last.end, score),)
    return Placement(article, State.ORPHAN, None, None, score, candidates)


def _shared_words(one: str, other: str) -> float:
    """The share of words that two texts have in common, whatever their order (Dice)."""
    first, second = Counter(word_forms(level(one).plain)), Counter(word_forms(level(other).plain))
    return 2 * (first & second).total() / max(1, first.total() + second.total())
