"""Headlines in which every word has a capital: the rest of the article says which of the words are names.

Only recalls what was found elsewhere in the article; what a headline alone names is the recogniser's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from skyread.entities.analysis import PERSON
from skyread.entities.candidates import Candidate
from skyread.entities.lexicon import Lexicon
from skyread.entities.tokens import runs

_LONGEST = 7
"""So many words of a headline may be one name."""


Remembered = tuple[str, int, int, str]
"""A name of the article that a headline may repeat: surface, type, weight and kind as in `Candidate`."""


def remember(known: dict[str, Remembered], found: Iterable[Candidate], lexicon: Lexicon) -> None:
    """Adds to `known`, by surface, the names that a headline may repeat, and the surnames of people."""
    for item in found:
        if item.weak or item.weight < 0 or item.kind in ("w", "G"):
            continue
        surface = item.surface
        before = known.get(surface)
        if before is None:
            known[surface] = surface, item.type, item.weight, item.kind
        elif before[1] == PERSON or item.type != PERSON:
            continue
        if item.type == PERSON and " " in surface:
            surname = surface.rsplit(" ", 1)[-1]
            if len(surname) > 2 and surname not in known and not lexicon.common_word(surname.lower()):
                known[surname] = surface, item.type, item.weight, item.kind


def recalled(
    plain: str, start: int, end: int, known: Mapping[str, Remembered], found: list[Candidate]
) -> list[Candidate]:
    """`found`, the names of the headline from `start` to `end`, with what the article knows in place of guesses."""
    repeated = []
    for run in runs(plain, start, end):
        words = run.group().split(" ")
        at, i = run.start(), 0
        while i < len(words):
            taken = 1
            for length in range(min(_LONGEST, len(words) - i), 0, -1):
                text = " ".join(words[i : i + length])
                item = known.get(text)
                if item is not None and words[i]:
                    surface, type_, weight, kind = item
                    if type_ == PERSON and text not in (surface, surface.upper()):
                        weight = 4  # a surname
                    repeated.append(Candidate(at, at + len(text), text, type_, weight, kind, False, False))
                    taken = length
                    break
            at += sum(len(word) + 1 for word in words[i : i + taken])
            i += taken
    sure = [item for item in found if not any(_clash(item, other) for other in repeated)]
    repeated = [item for item in repeated if not any(item.start < o.end and o.start < item.end for o in sure)]
    return sure + repeated


def _clash(item: Candidate, other: Candidate) -> bool:
    """Whether they overlap and `item` is only a guess, or no longer than `other`."""
    if item.end <= other.start or other.end <= item.start:
        return False
    return item.weight < 8 or item.end - item.start <= other.end - other.start
