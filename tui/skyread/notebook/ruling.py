"""Whether a place is good enough to be the passage of an annotation without asking the user.

The rulings rest on one thought: an annotation that lands on a lookalike lies to its reader, one that asks does not.
So likeness alone never decides: what stands around a place must speak for it too, and signs that the passage was
cut out, or that its surroundings still stand elsewhere, speak against every other place. The limits are set by the random
edits of the torture tests.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from skyread.notebook.levelled import Levelled
from skyread.notebook.likeness import (
    Surroundings,
    Wanted,
    ends_paragraph,
    likeness,
    missing_keys,
    paragraph_at,
    starts_paragraph,
    surroundings,
)

MARGIN = 0.08
"""By how much a place must be ahead of the runner-up."""
SHORT = 12
"""A quote of fewer characters means nothing without its surroundings."""
LEAST = 0.62
"""Likeness below which a place cannot be the passage; sentences that have nothing in common reach 0.55."""
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
        """Likeness and surroundings together, from 0 to 1: what places are ranked by."""
        return 0.5 * self.same + 0.5 * self.around.mean


def weigh(wanted: Wanted, text: Levelled, start: int, end: int) -> Place:
    """Gather the evidence for the levelled range from `start` to `end`, whose white space at both ends is left out."""
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
        if place is not best and place.same >= LEAST and (place.same == 1 or place.around.mean >= 0.25)
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
        differing = 0.7 if place.lacking or place.strange else LEAST
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
        return len(wanted.plain) >= SHORT
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
    if len(wanted.plain) < SHORT or len(wanted.quote.words) < 5:
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
