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


def remembered(found: Iterable[Candidate], lexicon: Lexicon) -> dict[str, Candidate]:
    """The names of an article that a headline may repeat, and the surnames of its people, by surface."""
    known: dict[str, Candidate] = {}
    for item in found:
        if item.weak or item.weight < 0 or item.kind in ("w", "G"):
            continue
        known.setdefault(item.surface, item)
        if item.type == PERSON and " " in item.surface:
            surname = item.surface.rsplit(" ", 1)[-1]
            if len(surname) > 2 and not lexicon.common_word(surname.lower()):
                known.setdefault(surname, item)
    return known


def recalled(
    plain: str, start: int, end: int, known: Mapping[str, Candidate], found: list[Candidate]
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
                    surname = item.type == PERSON and text not in (item.surface, item.surface.upper())
                    weight = 4 if surname else item.weight
                    repeated.append(
                        Candidate(at, at + len(text), text, item.type, weight, item.kind, False, False)
                    )
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
