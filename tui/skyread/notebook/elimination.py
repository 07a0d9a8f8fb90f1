"""What the lookalikes of old say about a place: where they leave it to the passage, and where it is one of them.

The evidence comes from `lookalikes`. Whether a place is good enough without them is decided by `ruling`.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from skyread.notebook.levelled import Levelled, bare, word_forms
from skyread.notebook.likeness import Wanted, ends_paragraph, likeness, starts_paragraph, whole_sentence
from skyread.notebook.lookalikes import BLANK_LINE, Ranges, nearest, threat
from skyread.notebook.ruling import MARGIN, SHORT, Place, is_sure
from skyread.text.sentences import sentences

_LEAST_AMONG_KNOWN = 0.68
"""As `LEAST`, where it is known what looked like the passage and others are more likely to be meant."""
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


_AROUND_DOUBTFUL = 0.5
"""As `_AROUND_CHANGED`, where a name, a number or much else has changed."""
_AROUND_A_COPY = 0.55
"""How far both sides together must agree around unchanged words that stood twice or stand elsewhere in a paragraph."""
_AROUND_ALIKE = 0.5
"""How far one side must agree around unchanged words that a copy, or a lookalike edited into them, may be."""
_BESIDE_ITS_LIKE = 0.7
"""How much a sentence must be like a passage of few words to be what has become of it."""
_AROUND_TORN = 0.8
"""How far they must agree where what stood beside a changed passage still stands somewhere else."""
_AROUND_NEARLY_TIED = 0.7
_NEARLY_TIED = 0.2
_AROUND_TIED = 0.95
"""How far they must agree where a changed passage is hardly more like itself than like a lookalike."""


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
    """Whether the sentence that holds a place of the passage's words may rather be one that looked like its own."""
    if any(wanted.plain in bare(one.text) for one in wanted.target.lookalikes or ()):
        return True
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
    if len(wanted.plain) < SHORT or len(wanted.quote.words) < 3 or place.same < _LIKE_IT:
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


def is_doubtful(wanted: Wanted, text: Levelled, place: Place) -> bool:
    """Whether something speaks against a place that is good enough otherwise, so that the user must be asked."""
    if place.same == 1:
        return _same_words_elsewhere(wanted, text, place)
    around = place.around.mean
    much_changed = place.same < 0.85 or place.lacking or place.strange
    if around < (_AROUND_DOUBTFUL if much_changed else _AROUND_CHANGED):
        return True
    if around < _AROUND_TORN and wanted.remains_elsewhere(text.plain, place.start, place.end):
        return True
    if wanted.gap_is_closed(text.plain, place.start, place.end):
        return True
    if wanted.out_of_order(text.plain, place.start, place.end):
        return True
    if around < _AROUND_TIED and _is_rather_a_lookalike(wanted, text, place):
        return True
    here = Ranges(text)
    ahead = place.same - threat(wanted, here, place.start, place.end)
    if ahead >= _UNLIKE_OTHERS_AT_ALL:
        return ahead < _NEARLY_TIED and around < _AROUND_NEARLY_TIED
    if _limits_crossed(wanted, text, place):
        return True
    return around < _AROUND_TIED and not _differs_less(wanted, here, place)


def _same_words_elsewhere(wanted: Wanted, text: Levelled, place: Place) -> bool:
    """Whether the very words of the passage may be boilerplate, or a lookalike that was edited into them."""
    few = len(wanted.quote.words) < 5
    known = wanted.target.lookalikes or ()
    if not few and wanted.target.lookalikes == () and wanted.starts_sentence and wanted.ends_sentence:
        return False  # a sentence like no other, found unchanged, needs no surroundings
    strayed = few or place.around.mean < _AROUND_A_COPY or nearest(known, wanted.plain) > 0.9
    if strayed and _limits_crossed(wanted, text, place) == 2:
        return True
    if few and _stands_beside_its_like(wanted, text, place):
        return True
    twins = nearest(known, wanted.plain) == 1
    alone = place.around.stronger < _AROUND_ALIKE
    if twins and (alone or (place.around.mean < _AROUND_A_COPY and not is_sure(wanted, text, place))):
        return True
    if not wanted.remains_elsewhere(text.plain, place.start, place.end):
        return False
    if alone and _threat(wanted, Ranges(text), place) > 0.9:
        return True
    if few and twins:
        return True
    unclear = few or twins or wanted.out_of_order(text.plain, place.start, place.end)
    return unclear and not is_sure(wanted, text, place)


def _stands_beside_its_like(wanted: Wanted, text: Levelled, place: Place) -> bool:
    """Whether a sentence next to a place is much like the passage and was not in its article: which one is meant?"""
    beside = (
        text.plain[start:end]
        for start, end in Ranges(text).within(place.start - 2, place.end + 2)
        if end <= place.start or place.end <= start
    )
    known = wanted.target.lookalikes or ()
    return any(
        likeness(wanted.plain, one) >= _BESIDE_ITS_LIKE and nearest(known, one) < 0.9 for one in beside
    )


def _is_rather_a_lookalike(wanted: Wanted, text: Levelled, place: Place) -> bool:
    """Whether a place is more like a lookalike than like the passage; a neighbour or one with another name, as much."""
    near = nearest(wanted.target.lookalikes or (), text.plain[place.start : place.end].strip())
    if place.lacking and place.strange and near > place.same - _UNLIKE_OTHERS:
        return near > place.same or not _differs_less(wanted, Ranges(text), place)
    return near > place.same or (place.neighbour and near == place.same)


def _limits_crossed(wanted: Wanted, text: Levelled, place: Place) -> int:
    """On how many sides a place is at the limit of a paragraph and the passage was not, or the other way round."""
    start, end = text.raw_range(place.start, place.end)
    before = starts_paragraph(text.text, start) != wanted.starts_paragraph
    return before + (ends_paragraph(text.text, end) != wanted.ends_paragraph)
