"""What the candidates of an article say of each other: lists lend their type, full names support what is short.

Candidates that nothing supports are dropped here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from skyread.entities import heads
from skyread.entities.analysis import EVENT, ORG, PERSON, PLACE, TREATY, TYPES
from skyread.entities.candidates import Candidate
from skyread.entities.lexicon import Lexicon
from skyread.entities.sports import about_sport

_KNOWN_KINDS = frozenset("kKoyxez")
_MAY_BE_NICKNAME = frozenset("wmctH")
_ENOUGH = 4
"""Votes that make a candidate a name although its words are ordinary."""
_COORDINATIONS = frozenset((" and ", ", ", " or ", ", and ", " & ", "/", " / "))
_RANGES = (" to ", " to the ")
_HOUSE = re.compile(r"(.+) & (?:Co|Sons|Company|Partners)\b")
_WIDEST = max(map(len, (*_COORDINATIONS, *_RANGES)))


def coordinate(plain: str, found: list[Candidate]) -> None:
    """In "Nordea and Danske Bank" the sure one says what the unsure one is, and so on down a list."""
    linked = [
        (one, two)
        for one, two in pairwise(found)
        if two.start - one.end <= _WIDEST and _linked(plain, one, two)
    ]
    for one, two in linked:
        _lend(one, two)
    for one, two in reversed(linked):
        _lend(two, one)


def _linked(plain: str, one: Candidate, two: Candidate) -> bool:
    gap = plain[one.end : two.start]
    return gap in _COORDINATIONS or (gap in _RANGES and plain.endswith("from ", 0, one.start))


def _lend(sure: Candidate, unsure: Candidate) -> None:
    """Gives `unsure` a vote for what `sure` is, if one is sure and the other is not."""
    if unsure.weight > 4:
        return
    if sure.weight > 4:
        unsure.votes.append((sure.type, 3))
    elif sure.type == PLACE and sure.weight == 4 and unsure.kind == "u" and sure.end < unsure.start:
        unsure.votes.append((PLACE, 3))
    elif sure.kind in ("u", "a", "g") and _evidence(sure) >= _ENOUGH - 1 and not unsure.votes:
        unsure.votes.append((_likely(sure), 2))


def supported(
    found: list[Candidate],
    lowered: AbstractSet[str],
    definitions: Mapping[str, str],
    nicknames: AbstractSet[str],
) -> list[Candidate]:
    """Drops weak candidates that nothing else in the article supports; what is short becomes what it is short for."""
    names = _Names.of(found, definitions, nicknames)
    kept = []
    for item in found:
        if names.explain(item) or names.keep(item, lowered):
            item.weak = False
            kept.append(item)
    return kept


@dataclass(frozen=True, slots=True)
class _Names:
    """What the names of an article say of others."""

    parts_of_names: AbstractSet[str]
    """Given names and surnames of the people named in full."""
    sure: AbstractSet[str]
    inside: AbstractSet[str]
    """Surfaces that stand inside a sentence somewhere."""
    shorts: Mapping[str, tuple[int, int]]
    """Short forms that are defined: type and weight of what they are short for."""
    firsts: Mapping[str, int]
    """First words of longer names of bodies and treaties, and their type."""
    houses: AbstractSet[str]
    """What names of firms have before "& Co"."""
    beginnings: AbstractSet[str]
    """What names of bodies of three words and more begin with."""
    storms: AbstractSet[str]
    placed: AbstractSet[str]
    sides: AbstractSet[str]
    """Last words of the names of clubs and things."""
    nicknames: AbstractSet[str]

    @classmethod
    def of(
        cls, found: list[Candidate], definitions: Mapping[str, str], nicknames: AbstractSet[str]
    ) -> _Names:
        """Gathered from all candidates of an article."""
        full = [
            item.surface for item in found if item.type == PERSON and " " in item.surface and not item.weak
        ]
        several = [item for item in found if len(item.kind) > 1]
        return cls(
            {name.rsplit(" ", 1)[-1] for name in full} | {name.split(" ", 1)[0] for name in full},
            {item.surface for item in found if not item.weak or _evidence(item) >= _ENOUGH},
            {item.surface for item in found if not item.initial},
            _short_forms(found, definitions),
            {item.surface.split(" ", 1)[0]: type_ for item in several if (type_ := _body(item)) is not None},
            {house for item in several if item.type == ORG for house in _HOUSE.findall(item.surface)},
            {house for item in several if item.type == ORG for house in _HOUSE.findall(item.surface)}
            | {
                item.surface.rsplit(" ", count)[0]
                for item in several
                if item.type == ORG and item.surface.rsplit(" ", 1)[-1] in heads.COMPANIES
                for count in (1, 2)
                if item.surface.count(" ") > count
            },
            {
                item.surface.partition(" ")[2]
                for item in several
                if item.type == EVENT and item.kind[0] == "V" and len(item.kind) == 2
            },
            {item.surface for item in found if item.kind in ("u", "g") and (PLACE, 4) in item.votes},
            {
                item.surface.rsplit(" ", 1)[-1]
                for item in found
                if item.type == ORG or (item.type != PERSON and len(item.kind) > 1)
            },
            nicknames,
        )

    def explain(self, item: Candidate) -> bool:
        """Whether other names explain the candidate; it then becomes what they say."""
        surface, kind = item.surface, item.kind
        if surface in self.parts_of_names and len(kind) == 1 and kind not in "kKo":
            item.votes.append((PERSON, 4 - min(item.weight, 0)))
        elif surface in self.shorts and kind not in "kK":
            item.type, item.weight = self.shorts[surface]
        elif kind in _MAY_BE_NICKNAME and surface in self.nicknames and not item.initial:
            item.type, item.weight = ORG, 5
        elif surface in self.storms and len(kind) == 1:
            item.type, item.weight = EVENT, 6
        elif kind in ("u", "g") and surface in self.firsts and surface not in self.placed:
            item.votes.append((self.firsts[surface], 5))
        elif surface in self.beginnings and (" " in surface or surface in self.houses):
            item.type, item.weight = ORG, 7
        elif kind == "w" and surface.endswith("s") and surface in self.sides:
            item.type, item.weight = ORG, 3
        else:
            return False
        return True

    def keep(self, item: Candidate, lowered: AbstractSet[str]) -> bool:
        """Whether the candidate is a name although nothing explains it; `lowered` are words that are no names here."""
        common = item.surface.lower() in lowered
        if item.weak:
            known = item.kind in _KNOWN_KINDS and item.weight > 0 and not common
            return known or item.surface in self.sure
        return not (item.kind == "u" and item.initial and common and item.surface not in self.inside)


def _short_forms(found: list[Candidate], definitions: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    meanings = {item.surface: (item.type, max(item.weight, 6)) for item in reversed(found)}
    shorts = {short: meanings[long] for short, long in definitions.items()}
    return shorts | {
        short.capitalize(): meant for short, meant in shorts.items() if short.isupper() and len(short) <= 4
    }


def _body(item: Candidate) -> int | None:
    """The type of a name of several words if its first may stand for it: a body's or a treaty's own word."""
    if item.type in (ORG, TREATY) and item.kind[0] in "ug" and not item.weak:
        return PLACE if item.surface.rsplit(" ", 1)[-1] in heads.LOCAL else item.type
    return ORG if item.kind == "uu" and _likely(item) == ORG and _evidence(item) > 3 else None


def nicknames_of(plain: str, lowered: AbstractSet[str], lexicon: Lexicon) -> AbstractSet[str]:
    """The nicknames of clubs, if the article is about a game."""
    return lexicon.nicknames if about_sport(plain, lowered) else frozenset()


def _tally(item: Candidate) -> list[int]:
    votes = [0] * len(TYPES)
    votes[item.type] = item.weight
    for type_, weight in item.votes:
        votes[type_] += weight
    return votes


def _evidence(item: Candidate) -> int:
    """The votes for what the candidate most likely is."""
    return max(_tally(item))


def _likely(item: Candidate) -> int:
    votes = _tally(item)
    return votes.index(max(votes))
