"""Whether a place is good enough to be the passage of an annotation without asking the user.

The rulings rest on one thought: an annotation that lands on a lookalike lies to its reader, one that asks does not.
So likeness alone never decides: what stands around a place must speak for it too, and signs that the passage was
cut out, or that its surroundings still stand elsewhere, speak against every other place. The limits are set by the random
edits of the torture tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from skyread.notebook.levelled import Levelled, bare, word_forms
from skyread.notebook.likeness import (
    Surroundings,
    Wanted,
    ends_paragraph,
    likeness,
    missing_keys,
    paragraph_at,
    starts_paragraph,
    surroundings,
    whole_sentence,
)
from skyread.notebook.lookalikes import BLANK_LINE, Ranges, nearest, threat
from skyread.text.sentences import sentences

MARGIN = 0.08
"""By how much a place must be ahead of the runner-up."""
_SHORT = 12
"""A quote of fewer characters means nothing without its surroundings."""
_LEAST = 0.62
"""Likeness below which a place cannot be the passage; sentences that have nothing in common reach 0.55."""
_LEAST_AMONG_KNOWN = 0.68
"""As `_LEAST`, where it is known what looked like the passage and others are more likely to be meant."""
_TIE = 0.02
_LIKE_IT = 0.78
"""Likeness from which a place without its surroundings may be the passage, where it is told from all lookalikes."""
_UNLIKE_OTHERS = 0.06
_UNLIKE_OTHERS_AT_ALL = 0.1
"""By how much it must be more like the passage than any lookalike; by less than the second, in whole words too."""
_AROUND_CHANGED = 0.3
"""How far the surroundings of a changed passage must agree unless it is one sentence and little has changed in it."""
_BESIDE_TWINS = 0.7
"""How far the surroundings must agree where the very same sentence stood twice."""
PINNED = 0.97
"""Both sides agree so far only where nearly nothing around the passage has changed."""


@dataclass(frozen=True, slots=True)
class Place:
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


def weigh(wanted: Wanted, text: Levelled, start: int, end: int) -> Place:
    plain = text.plain[start:end].strip()
    same = likeness(wanted.plain, plain)
    return Place(
        start,
        end,
        same,
        surroundings(wanted, text, start, end),
        *((0, 0) if same == 1 else missing_keys(wanted.quote, text, start, end)),
        wanted.starts_sentence and wanted.ends_sentence and wanted.in_context(plain),
    )


def is_ahead(best: Place, ranked: Iterable[Place]) -> bool:
    """Whether a place is ahead of all others that could be meant by the margin."""
    rivals = (
        place
        for place in ranked
        if place is not best and place.same >= _LEAST and (place.same == 1 or place.around.mean >= 0.25)
    )
    return all(place.score + MARGIN <= best.score for place in rivals)


def is_clear_without_its_sentence(wanted: Wanted, text: Levelled, place: Place) -> bool:
    """Whether words in a sentence that is hardly the same any more stand where they stood."""
    repeated = wanted.plain in wanted.before.levelled.plain or wanted.plain in wanted.after.levelled.plain
    if place.same < 1 or repeated or wanted.remains_elsewhere(text.plain, place.start, place.end):
        return False
    around = place.around
    if around.weaker >= 0.4 and around.stronger >= 0.5:
        return True
    return any(side.known and side.beyond >= 0.85 for side in (around.before, around.after))


def is_sure(wanted: Wanted, text: Levelled, place: Place) -> bool:
    """Whether a place is good enough by itself to be taken without asking."""
    around = place.around
    if place.neighbour and around.weaker < (0.88 if place.same == 1 else PINNED):
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


def _sure_of_the_same(wanted: Wanted, text: Levelled, place: Place) -> bool:
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


def _still_a_whole(wanted: Wanted, text: Levelled, place: Place) -> bool:
    """Whether sentences without their old surroundings are the same ones nevertheless.

    They are if they were and are a paragraph of their own, which may have been moved; or if nothing of the old
    surroundings is left and the place is where it was.
    """
    start, end = text.raw_range(place.start, place.end)
    if wanted.is_paragraph and starts_paragraph(text.text, start) and ends_paragraph(text.text, end):
        return True
    if wanted.last_before in text.plain or wanted.first_after in text.plain or place.around.mean < 0.4:
        return False
    return abs(paragraph_at(text.text, start) - wanted.target.paragraph) <= 2


def _known_by_its_paragraph(wanted: Wanted, around: Surroundings) -> bool:
    """Whether all of the stored surroundings that can be expected in the same paragraph are there."""
    before, after = around.before, around.after
    if before.near and wanted.ends_paragraph and not after.near:
        return before.beyond >= 0.8
    return after.near and wanted.starts_paragraph and not before.near and after.beyond >= 0.8


def _one_side_is_enough(wanted: Wanted, text: Levelled, place: Place) -> bool:
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


def by_lookalikes(
    wanted: Wanted, text: Levelled, best: Place | None, ranked: Sequence[Place]
) -> Place | None:
    """The place that the lookalikes of old leave for the passage; `best` is the one that is sure without them."""
    if best is not None and best.same < _LEAST_AMONG_KNOWN:
        best = None
    if best is not None and not wanted.target.lookalikes:
        return best
    lookalikes, here = wanted.target.lookalikes or (), Ranges(text)
    unchanged = [place for place in ranked if place.same == 1]
    if wanted.is_sentence and len(unchanged) == 1 and nearest(lookalikes, wanted.plain) < 1:
        best = best if best is unchanged[0] else None
        open_to_it = unchanged
    else:
        open_to_it = list(ranked)
    if best is not None:
        danger = _threat(wanted, here, best)
        tied = 0 < best.same - danger < _UNLIKE_OTHERS_AT_ALL and best.same < 1 and best.around.mean < 0.8
        threatened = danger >= best.same or (tied and not _differs_less(wanted, here, best))
        return None if threatened else best
    return next((place for place in open_to_it if _is_left_for_it(wanted, here, place, ranked)), None)


def is_in_a_lookalike(wanted: Wanted, text: Levelled, place: Place) -> bool:
    """Whether the sentence that holds a place of the passage's words is rather one that looked like its own."""
    here = Ranges(text)
    within = here.within(place.start, place.end)
    if not wanted.target.lookalikes or not within:
        return False
    start, end = within[0][0], within[-1][1]
    own = likeness(bare(whole_sentence(wanted.target).exact), text.plain[start:end])
    return threat(wanted, here, start, end) >= own


def _threat(wanted: Wanted, here: Ranges, place: Place) -> float:
    """As `threat`, with the surroundings only where they say enough; 1 for what is pieced together of two paragraphs."""
    raw = here.text.text[slice(*here.text.raw_range(place.start, place.end))]
    if BLANK_LINE.search(raw) and not BLANK_LINE.search(wanted.target.exact):
        return 1.0
    pieces = here.within(place.start, place.end)
    if place.same < 1 and len(pieces) > 1 == len(sentences(wanted.target.exact)):
        texts = [here.text.plain[start:end] for start, end in pieces]
        if any(nearest(wanted.target.lookalikes or (), one) > place.same for one in texts):
            return 1.0
    around = place.around.mean
    if place.same == 1:
        both = place.around.before.stored and place.around.after.stored
        firm = around >= (0.62 if both else 0.75)
        return threat(wanted, here, place.start, place.end, around if firm else 0.0)
    plain = here.text.plain[place.start : place.end].strip()
    firm = around >= 0.85 and nearest(wanted.target.lookalikes or (), plain) <= place.same
    return threat(wanted, here, place.start, place.end, around - 0.15 if firm else 0.0)


def _is_left_for_it(wanted: Wanted, here: Ranges, place: Place, ranked: Sequence[Place]) -> bool:
    """Whether a place is like the passage, unlike what looked like it, and the only one of that kind."""
    lookalikes = wanted.target.lookalikes or ()
    if len(wanted.plain) < _SHORT or len(wanted.quote.words) < 3 or place.same < _LIKE_IT:
        return False
    if place.same < 1 and place.around.mean < _AROUND_CHANGED:
        little = place.same >= 0.85 and wanted.sentences <= 1
        if not (little and _differs_less(wanted, here, place)):
            return False
    if not 0.8 <= (place.end - place.start) / len(wanted.plain) <= 1.25:
        return False
    if place.same < 1 and wanted.is_sentence and not here.are_whole(place.start, place.end):
        return False
    twins = nearest(lookalikes, wanted.plain) == 1
    if twins and place.same < 1 and place.around.mean < _BESIDE_TWINS:
        return False
    danger = _threat(wanted, here, place)
    if place.same < 1 and (
        place.same - danger < _UNLIKE_OTHERS
        or (place.same - danger < _UNLIKE_OTHERS_AT_ALL and not _differs_less(wanted, here, place))
    ):
        return False
    if place.same == 1 and danger > 0.99:
        return False
    for rival in ranked:
        if rival is place or (rival.same < place.same and rival.score + MARGIN <= place.score):
            continue
        better_placed = place.same < 1 and rival.around.mean > place.around.mean
        if rival.same < place.same - MARGIN and not better_placed:
            continue
        near = nearest(lookalikes, here.text.plain[rival.start : rival.end])
        if near < rival.same - _TIE:
            return False
        if near < rival.same + _TIE and rival.around.mean + 0.2 > place.around.mean:
            return False
    return True


def _differs_less(wanted: Wanted, here: Ranges, place: Place) -> bool:
    """Whether fewer words of a place differ from the passage than from each of its lookalikes."""
    words = word_forms(here.text.plain[place.start : place.end])
    own = Levenshtein.distance(words, wanted.quote.forms)
    others = (word_forms(bare(one.text)) for one in wanted.target.lookalikes or ())
    return all(own < Levenshtein.distance(words, other) for other in others)
