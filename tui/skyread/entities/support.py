"""What the candidates of an article say of each other: lists lend their type, full names support what is short.

Candidates that nothing supports are dropped here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import pairwise

from skyread.entities import heads
from skyread.entities.analysis import EVENT, ORG, PERSON, PLACE, TREATY
from skyread.entities.candidates import Candidate, tally
from skyread.entities.evidence import Evidence, Gathered
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
        unsure.votes += ((sure.type, 3),)
    elif (
        sure.type == PLACE
        and sure.weight == 4
        and ((unsure.weak and unsure.kind in ("q", "Q")) or (unsure.kind == "u" and sure.end < unsure.start))
    ):
        unsure.votes += ((PLACE, 3),)
    elif sure.kind in ("u", "a", "g") and not unsure.votes:
        votes = tally(sure.type, sure.weight, sure.votes)
        if max(votes) >= _ENOUGH - 1:
            unsure.votes += ((votes.index(max(votes)), 2),)


def supported(
    found: Gathered,
    lowered: AbstractSet[str],
    definitions: Mapping[str, str],
    nicknames: AbstractSet[str],
) -> None:
    """Drops weak candidates that nothing else in the article supports; what is short becomes what it is short for."""
    names = _Names.of(found, definitions, nicknames)

    def judge(item: Evidence) -> Evidence | None:
        explained = names.explain(item)
        if explained is None:
            if not names.keep(item, lowered):
                return None
            explained = item
        return explained._replace(weak=False) if explained.weak else explained

    found.change(judge)


@dataclass(slots=True)
class _Names:
    """What the names of an article say of others."""

    shorts: Mapping[str, tuple[int, int]]
    """Short forms that are defined: type and weight of what they are short for."""
    nicknames: AbstractSet[str]
    parts_of_names: set[str] = field(default_factory=set)
    """Given names and surnames of the people named in full."""
    sure: set[str] = field(default_factory=set)
    inside: set[str] = field(default_factory=set)
    """Surfaces that stand inside a sentence somewhere."""
    firsts: dict[str, int] = field(default_factory=dict)
    """First words of longer names of bodies and treaties, and their type."""
    houses: set[str] = field(default_factory=set)
    """What names of firms have before "& Co"."""
    beginnings: set[str] = field(default_factory=set)
    """What names of bodies of three words and more begin with."""
    storms: set[str] = field(default_factory=set)
    placed: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    """Last words of the names of clubs and things."""
    explaining: set[str] = field(default_factory=set)
    """All surfaces that one of these may explain."""

    @classmethod
    def of(cls, found: Gathered, definitions: Mapping[str, str], nicknames: AbstractSet[str]) -> _Names:
        """Gathered from all candidates of an article."""
        seen = found.first_seen()
        names = cls(_short_forms(seen, definitions) if definitions else {}, nicknames)
        for item in seen:
            names._gather(item)
        for item in found.last_seen():
            if len(item.kind) > 1 and (type_ := _body(item)) is not None:
                names.firsts[item.surface.split(" ", 1)[0]] = type_
        names.explaining.update(
            names.parts_of_names, names.shorts, names.storms, names.firsts, names.beginnings, names.sides
        )
        return names

    def _gather(self, item: Evidence) -> None:
        surface, type_, _, kind, weak, initial, votes = item
        if not weak or _evidence(item) >= _ENOUGH:
            self.sure.add(surface)
        if not initial:
            self.inside.add(surface)
        if kind in ("u", "g") and (PLACE, 4) in votes:
            self.placed.add(surface)
        if type_ == PERSON:
            if not weak and " " in surface:
                self.parts_of_names.update((surface.split(" ", 1)[0], surface.rsplit(" ", 1)[-1]))
        elif type_ == ORG:
            last = surface.rsplit(" ", 1)[-1]
            self.sides.add(last)
            if len(kind) > 1:
                self._gather_firm(surface, last)
        elif len(kind) > 1:
            self.sides.add(surface.rsplit(" ", 1)[-1])
            if type_ == EVENT and kind[0] == "V" and len(kind) == 2:
                self.storms.add(surface.partition(" ")[2])

    def _gather_firm(self, surface: str, last: str) -> None:
        houses = _HOUSE.findall(surface)
        self.houses.update(houses)
        self.beginnings.update(houses)
        if last in heads.COMPANIES:
            more = surface.count(" ")
            self.beginnings.update(surface.rsplit(" ", count)[0] for count in (1, 2) if more > count)

    def explain(self, item: Evidence) -> Evidence | None:
        """What the candidate is if other names explain it, else None."""
        surface, _, weight, kind, _, initial, _ = item
        if surface not in self.explaining and surface not in self.nicknames:
            return None
        if surface in self.parts_of_names and len(kind) == 1 and kind not in "kKo":
            return item.voting(PERSON, 4 - min(weight, 0))
        if surface in self.shorts and kind not in "kK":
            return item.taken_for(*self.shorts[surface])
        if kind in _MAY_BE_NICKNAME and surface in self.nicknames and not initial:
            return item.taken_for(ORG, 5)
        if surface in self.storms and len(kind) == 1:
            return item.taken_for(EVENT, 6)
        if kind in ("u", "g") and surface in self.firsts and surface not in self.placed:
            return item.voting(self.firsts[surface], 5)
        if surface in self.beginnings and (" " in surface or surface in self.houses):
            return item.taken_for(ORG, 7)
        if kind == "w" and surface.endswith("s") and surface in self.sides:
            return item.taken_for(ORG, 3)
        return None

    def keep(self, item: Evidence, lowered: AbstractSet[str]) -> bool:
        """Whether the candidate is a name although nothing explains it; `lowered` are words that are no names here."""
        surface, _, weight, kind, weak, initial, _ = item
        if weak:
            known = kind in _KNOWN_KINDS and weight > 0 and surface.lower() not in lowered
            return known or surface in self.sure
        return not (kind == "u" and initial and surface.lower() in lowered and surface not in self.inside)


def _short_forms(found: list[Evidence], definitions: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    meanings = {item.surface: (item.type, max(item.weight, 6)) for item in reversed(found)}
    shorts = {short: meanings[long] for short, long in definitions.items()}
    return shorts | {
        short.capitalize(): meant for short, meant in shorts.items() if short.isupper() and len(short) <= 4
    }


def _body(item: Evidence) -> int | None:
    """The type of a name of several words if its first may stand for it: a body's or a treaty's own word."""
    if item.type in (ORG, TREATY) and item.kind[0] in "ug" and not item.weak:
        return PLACE if item.surface.rsplit(" ", 1)[-1] in heads.LOCAL else item.type
    return ORG if item.kind == "uu" and _likely(item) == ORG and _evidence(item) > 3 else None


def nicknames_of(text: str, lowered: AbstractSet[str], lexicon: Lexicon) -> AbstractSet[str]:
    """The nicknames of clubs, if the article is about a game."""
    return lexicon.nicknames if about_sport(text, lowered) else frozenset()


def _evidence(item: Evidence) -> int:
    """The votes for what the candidate most likely is."""
    return max(item.tally())


def _likely(item: Evidence) -> int:
    votes = item.tally()
    return votes.index(max(votes))
