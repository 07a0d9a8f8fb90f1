"""Finding an annotation's passage again in a text that may have changed: exact, moved, ambiguous or orphan.

The order: the position, if the text there is still the same in the same surroundings; the quote, word for word but
for typography; a changed quote. Every place is weighed by its likeness and by its surroundings, and is taken only if
it is good enough *and* ahead of the runner-up. An annotation that lands on a lookalike lies to its reader, one
that asks does not: so doubt ends as ambiguous or orphan, with the places that could be meant.

Pure functions. Evidence comes from `likeness`, changed quotes from `approximate`; what is good enough is decided by
`ruling`, and where lookalikes forbid it, by `elimination`. What is still in doubt, `claims` may settle, which
compares the stored surroundings of the passage with those of its lookalikes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz import fuzz
from rapidfuzz.distance import Postfix, Prefix

from skyread.notebook import approximate
from skyread.notebook.annotation import Candidate, Placement, State, Target
from skyread.notebook.claims import claims
from skyread.notebook.elimination import by_lookalikes, is_doubtful, is_in_a_lookalike
from skyread.notebook.levelled import Levelled, Word, bare, level
from skyread.notebook.likeness import Wanted, own_sentence, paragraph_at, whole_sentence
from skyread.notebook.lookalikes import like_it
from skyread.notebook.ruling import (
    MARGIN,
    PINNED,
    Place,
    is_ahead,
    is_clear_without_its_sentence,
    is_sure,
    weigh,
)
from skyread.text.sentences import sentences
from skyread.text.spans import Span

SHORTEST_CONTEXT = 32
LONGEST_CONTEXT = 300
"""Code points on each side of a passage, where the text has them."""
_ENOUGH_CONTEXT = 100
"""Sentences are added to a context until it reaches so many code points beyond the passage's own sentence."""
_LONG = 3000
"""A quote of more characters is found by its two ends."""
_END = 800
_PIECE = 100_000
_MOST_HITS = 2000
_MOST_WEIGHED = 120
"""How many places with the same words are looked at, and how many of them closely."""
_FURTHEST = 500_000
"""In a text of twice as many characters, a changed quote is looked for within so many of its old position only."""
_MOST_CANDIDATES = 5
_CLEAR_LEAD = 30.0
"""Bits by which a claim must be ahead; among random edits hardly a wrong one was by twenty."""
_CLEAR_SURROUNDINGS = 10.0
"""Bits that must stand around words that stood in several places: such words may have come anew."""
_HARDLY_APART = 0.6
"""A lookalike whose surroundings agreed so far with the passage's when it was marked is not told from it by them."""
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
    return text[first:start], text[end:last], paragraph_at(text, start)


def _line_sentences(text: str, low: int, high: int) -> Iterator[Span]:
    for line in text[low:high].split("\n"):
        yield from sentences(text, low, low + len(line))
        low += len(line) + 1


def _line_around(text: str, start: int, end: int) -> tuple[int, int]:
    low = max(text.rfind("\n", 0, start) + 1, start - LONGEST_CONTEXT)
    high = text.find("\n", end)
    return low, min(len(text) if high < 0 else high, end + LONGEST_CONTEXT)


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
    return _find_in(target, level(text), article)


def _find_in(target: Target, text: Levelled, article: str) -> Placement:
    if len(target.exact) > _LONG:
        return _find_long(target, text, article)
    wanted = Wanted(target)
    if not wanted.plain:
        return Placement(article, State.ORPHAN, None, None, 0.0)
    before, after = own_sentence(target)
    alone = not (before.strip() or after.strip())
    found = _find(wanted, text, article) if alone else _find_part(wanted, text, article)
    return found if found.state in {State.EXACT, State.MOVED} else _claimed(wanted, text, article, found)


def _claimed(wanted: Wanted, text: Levelled, article: str, undecided: Placement) -> Placement:
    """Give a passage that is not surely found the place of the same words to which it has by far the best claim."""
    weighed = (weigh(wanted, text, *hit) for hit in _hits(wanted, text))
    unchanged = sorted(weighed, key=lambda place: -place.score)[:_MOST_CANDIDATES]
    shown = ((text.level(one.start), text.level(one.end)) for one in undecided.candidates)
    places = _apart([*unchanged, *(weigh(wanted, text, *one) for one in shown)]) if unchanged else []
    best = next(iter(claims(wanted, text, places)), None)
    if best is None or best.place.same < 1 or best.lead < _CLEAR_LEAD:
        return undecided
    holding = [one for one in wanted.target.lookalikes or () if wanted.plain in bare(one.text)]
    if holding and best.around < _CLEAR_SURROUNDINGS:
        return undecided
    inside = bare(whole_sentence(wanted.target).exact).count(wanted.plain)
    if inside > 1 or any(one.around >= _HARDLY_APART for one in holding):
        return undecided
    if wanted.gap_is_closed(text.plain, best.place.start, best.place.end):
        return undecided
    return _placement(wanted, text, article, best.place, places)


def _find_part(wanted: Wanted, text: Levelled, article: str) -> Placement:
    """Find a part of a sentence: first the sentence, then the part within it.

    The same few words may stand in many a sentence, and a copy of the sentence brings all their surroundings along.
    """
    sentence = Wanted(whole_sentence(wanted.target))
    whole, _ = _best(sentence, text)
    doubtful = whole is not None and is_doubtful(sentence, text, whole)
    direct, ranked = _decide(wanted, text)
    if whole is None:
        if (
            direct is not None
            and is_clear_without_its_sentence(wanted, text, direct)
            and not is_in_a_lookalike(wanted, text, direct)
        ):
            return _placement(wanted, text, article, direct, ranked)
        return _undecided(text, article, ranked, doubt=direct is not None)
    inner = [hit for hit in _hits(wanted, text) if whole.start <= hit[0] and hit[1] <= whole.end]
    inner += [one for one in approximate.images(wanted, text, whole.start, whole.end) if one not in inner]
    places = _apart(
        sorted((weigh(wanted, text, *one) for one in inner), key=lambda place: -_inner_score(place))
    )
    if (
        not places
        or places[0].same < 0.7
        or (doubtful and (places[0].same < 1 or whole.same == 1))
        or (places[0].same < 1 and places[0].around.mean < 0.85 and _is_nearly_repeated(wanted))
        or (
            not (places[0].same == 1 and _is_once_in_its_sentence(wanted))
            and places[0].around.weaker < 0.75
            and wanted.remains_elsewhere(text.plain, places[0].start, places[0].end)
        )
    ):
        return _undecided(text, article, ranked, doubt=False)
    unchanged = sum(place.same == 1 for place in places)
    if 0 < unchanged < bare(whole_sentence(wanted.target).exact).count(wanted.plain):
        return _undecided(text, article, places, doubt=True)
    if any(_inner_score(one) + MARGIN / 2 > _inner_score(places[0]) for one in places[1:]):
        return _undecided(text, article, places, doubt=True)
    return _placement(wanted, text, article, places[0], ranked)


def _is_once_in_its_sentence(wanted: Wanted) -> bool:
    """Whether a part of a sentence is known to have stood in no other place of its sentence."""
    sentence = bare(whole_sentence(wanted.target).exact)
    return wanted.target.lookalikes is not None and sentence.count(wanted.plain) == 1


def _is_nearly_repeated(wanted: Wanted) -> bool:
    """Whether much the same words stand in the rest of the sentence that a passage is a part of."""
    rest = (bare(part) for part in own_sentence(wanted.target))
    return any(
        len(one) >= 0.8 * len(wanted.plain) and fuzz.partial_ratio(wanted.plain, one) >= 80 for one in rest
    )


def _inner_score(place: Place) -> float:
    return 0.5 * place.same + 0.25 * (place.around.before.all + place.around.after.all)


def _undisturbed(target: Target, text: str) -> bool:
    """Whether the passage stands where it stood, between the same contexts."""
    end = target.start + len(target.exact)
    return (
        len(target.prefix) + len(target.suffix) >= SHORTEST_CONTEXT
        and text[: target.start].endswith(target.prefix)
        and text.startswith(target.suffix, end)
    )


def _find(wanted: Wanted, text: Levelled, article: str) -> Placement:
    best, ranked = _decide(wanted, text)
    if best is not None:
        return _placement(wanted, text, article, best, ranked)
    return _undecided(text, article, ranked, doubt=any(is_sure(wanted, text, place) for place in ranked))


def _decide(wanted: Wanted, text: Levelled) -> tuple[Place | None, list[Place]]:
    """The place that is surely the passage, if there is one; and all that were weighed, best first, without overlap."""
    best, ranked = _best(wanted, text)
    return (None if best is None or is_doubtful(wanted, text, best) else best), ranked


def _best(wanted: Wanted, text: Levelled) -> tuple[Place | None, list[Place]]:
    """As `_decide`, before all that speaks against the best place is heard."""
    hits = sorted((weigh(wanted, text, *hit) for hit in _hits(wanted, text)), key=lambda place: -place.score)
    if hits and hits[0].around.weaker >= 0.75 and is_ahead(hits[0], hits) and is_sure(wanted, text, hits[0]):
        return by_lookalikes(wanted, text, hits[0], hits), hits
    known = {(place.start, place.end) for place in hits}
    ranges = approximate.places(wanted, text, _words_near(wanted, text))
    if wanted.target.lookalikes is not None:
        ranges += like_it(wanted, text)
    changed = [weigh(wanted, text, *one) for one in dict.fromkeys(ranges) if one not in known]
    fresh = [
        place for place in changed if all(place.end <= hit.start or hit.end <= place.start for hit in hits)
    ]
    real = [place for place in fresh if not place.neighbour or place.around.weaker >= PINNED]
    ranked = _apart(sorted((*hits, *real), key=lambda place: -place.score))
    best = next((place for place in ranked if is_sure(wanted, text, place)), None)
    if best is not None and not is_ahead(best, ranked):
        best = None
    if wanted.target.lookalikes is not None:
        every = _apart(sorted((*hits, *fresh), key=lambda place: -place.score))
        best = by_lookalikes(wanted, text, best, every)
        ranked = every if best in every else ranked
    return best, ranked


def _words_near(wanted: Wanted, text: Levelled) -> list[Word]:
    """The words among which a changed quote is looked for: all, or in a huge text those around its old position."""
    old = text.level(max(0, min(wanted.target.start, len(text.text))))
    return text.words(old - _FURTHEST, old + _FURTHEST) if len(text.plain) > 2 * _FURTHEST else text.words()


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


def _apart(ranked: list[Place]) -> list[Place]:
    """Places that do not overlap a better one."""
    kept: list[Place] = []
    for place in ranked:
        if all(place.end <= other.start or other.end <= place.start for other in kept):
            kept.append(place)
        if len(kept) > 4 * _MOST_CANDIDATES:
            break
    return kept


def _placement(wanted: Wanted, text: Levelled, article: str, place: Place, ranked: list[Place]) -> Placement:
    start, end = text.raw_range(place.start, place.end)
    target = wanted.target
    at_home = start == target.start and text.text[start:end] == target.exact
    state = State.EXACT if at_home else State.MOVED
    others = tuple(
        _candidate(text, other) for other in ranked if other is not place and other.score >= _WEAKEST
    )
    return Placement(article, state, start, end, round(place.score, 3), others[:_MOST_CANDIDATES])


def _undecided(text: Levelled, article: str, ranked: list[Place], *, doubt: bool) -> Placement:
    shown = [place for place in ranked if place.score >= _WEAKEST]
    rivals = [place for place in shown if place.score > shown[0].score - MARGIN]
    state = State.AMBIGUOUS if doubt or (len(rivals) > 1 and shown[0].score >= 0.6) else State.ORPHAN
    candidates = tuple(_candidate(text, place) for place in shown[:_MOST_CANDIDATES])
    return Placement(article, state, None, None, candidates[0].score if candidates else 0.0, candidates)


def _candidate(text: Levelled, place: Place) -> Candidate:
    start, end = text.raw_range(place.start, place.end)
    return Candidate(start, end, round(place.score, 3))


def _find_long(target: Target, text: Levelled, article: str) -> Placement:
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
    first, last = _find_in(head, text, article), _find_in(tail, text, article)
    score = round(min(first.score, last.score), 3)
    candidates: tuple[Candidate, ...] = ()
    if first.start is not None and last.end is not None and first.start < last.end:
        start, end = first.start, last.end
        found = text.text[start:end]
        if start == target.start and found == exact:
            return Placement(article, State.EXACT, start, end, score)
        if 0.67 <= (end - start) / len(exact) <= 1.5 and _shared_words(exact, found) >= 0.7:
            return Placement(article, State.MOVED, start, end, score)
        candidates = (Candidate(start, end, score),)
    elif first.start is not None:
        candidates = (Candidate(first.start, min(len(text.text), first.start + len(exact)), score),)
    elif last.end is not None:
        candidates = (Candidate(max(0, last.end - len(exact)), last.end, score),)
    return Placement(article, State.ORPHAN, None, None, score, candidates)


def _shared_words(one: str, other: str) -> float:
    """The share of words that two texts have in common, whatever their order (Dice).

    Of huge texts three pieces are compared, from the beginning, the middle and the end, and the least share counts.
    """
    if max(len(one), len(other)) > 4 * _PIECE:
        return min(_shared_words(*pieces) for pieces in zip(_pieces(one), _pieces(other), strict=True))
    first, second = Counter(one.lower().split()), Counter(other.lower().split())
    return 2 * (first & second).total() / max(1, first.total() + second.total())


def _pieces(text: str) -> tuple[str, str, str]:
    middle = max(0, len(text) // 2 - _PIECE // 2)
    return text[:_PIECE], text[middle : middle + _PIECE], text[-_PIECE:]
