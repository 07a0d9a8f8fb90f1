"""A spaCy pipeline as an adviser: it settles what a name is where the rules find as much for one type as for another.

It never finds a name and never overrules what speaks for a type: measured on annotated news, the rules are better
wherever they have a reason, and advice that weighs more than a tie makes the types worse. The pipeline is the user's
choice, and spaCy an extra; this module imports without it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeAlias

from skyread.entities.analysis import EVENT, ORG, PERSON, PLACE, TREATY, Analysis, Form

_MEANING = {
    "PERSON": PERSON,
    "PER": PERSON,
    "ORG": ORG,
    "GPE": PLACE,
    "LOC": PLACE,
    "FAC": PLACE,
    "EVENT": EVENT,
    "LAW": TREATY,
}
"""What a pipeline's labels mean here; the others say nothing."""
_SLICE = 200_000
"""Code points that a pipeline gets at once; its own limit is a million."""

Labelled: TypeAlias = tuple[int, int, str]
"""start, end (code points, end exclusive) and the pipeline's label."""
Adviser: TypeAlias = Callable[[str], Sequence[Labelled]]
"""Text → what the pipeline takes for names in it."""


class AdviserError(Exception):
    """The pipeline cannot be used; says what to do about it."""


@cache
def adviser(name: str) -> Adviser:
    """The pipeline with this name, loaded once. Raises `AdviserError`."""
    try:
        import spacy  # noqa: PLC0415  an extra
    except ImportError:
        raise AdviserError(f"nlp: {name} needs spaCy: pip install 'skyread[nlp]'") from None
    try:
        pipeline = spacy.load(name, exclude=["parser", "lemmatizer", "attribute_ruler"])
    except (OSError, ImportError, ValueError):
        raise AdviserError(f"nlp: {name} is not installed: python -m spacy download {name}") from None

    def find(text: str) -> Sequence[Labelled]:
        found: list[Labelled] = []
        for start, part in _slices(text):
            found += (
                (start + one.start_char, start + one.end_char, one.label_) for one in pipeline(part).ents
            )
        return found

    return find


def advise(analysis: Analysis, labelled: Sequence[Labelled]) -> Analysis:
    """The analysis with ties between types settled by what a pipeline has labelled."""
    ordered = sorted(labelled)
    starts = [start for start, _, _ in ordered]
    said: dict[int, Counter[int]] = {}
    for start, end, form in analysis.mentions:
        for first, last, label in ordered[max(0, bisect_left(starts, start) - 1) :]:
            if first > start:
                break
            if last >= end and label in _MEANING:
                said.setdefault(form, Counter())[_MEANING[label]] += 1
    if not said:
        return analysis
    forms = [
        _settled(form, said[number]) if number in said else form for number, form in enumerate(analysis.forms)
    ]
    return replace(analysis, forms=tuple(forms))


def _settled(form: Form, said: Counter[int]) -> Form:
    """The form with one more vote for what the pipeline mostly says, if that ties with another type."""
    (kind, count), *_ = said.most_common()
    most = max(form.votes)
    if form.votes[kind] != most or form.votes.count(most) < 2 or count * 3 < sum(said.values()) * 2:
        return form
    votes = list(form.votes)
    votes[kind] += 1
    return replace(form, votes=tuple(votes))


def _slices(text: str) -> list[tuple[int, str]]:
    """The text in parts that end with a line where they can."""
    parts, start = [], 0
    while start < len(text):
        end = min(len(text), start + _SLICE)
        if end < len(text):
            end = text.rfind("\n", start, end) + 1 or end
        parts.append((start, text[start:end]))
        start = end
    return parts
