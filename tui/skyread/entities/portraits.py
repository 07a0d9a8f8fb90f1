"""What a text says of each person it names: the words that stand with the name, and "he" or "she".

Read from the text alone and only when asked for; whom a role or a pronoun means is decided by `antecedents`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from skyread.entities import callings
from skyread.entities import speech_cues as words
from skyread.entities.analysis import PERSON
from skyread.entities.kinds import flat
from skyread.entities.scene import Kind, Scene

_LEAD = 110
_TAIL = 90
_BESIDE = 150
"""Characters within which a counterpart stands behind the person whose counterpart it is."""
_WORD = re.compile(r"[A-Za-z][\w-]*+(?!['’]s\b)")
_NAMED = re.compile(r"[“\"«][^“”\"«».,]{1,40}[”\"»] ")
"""What somebody's office is of, in marks."""
_SHORT = re.compile(r"\b([A-Za-z]+)(\. )\Z")


class Portraits:
    """The people of one text by surname; names inside quotes say nothing of them."""

    def __init__(self, scene: Scene, quotes: Sequence[tuple[int, int]]) -> None:
        self._scene = scene
        self._quotes = quotes
        self._named: dict[str, list[int]] = {}
        for number, kind in enumerate(scene.types):
            if kind == PERSON:
                self._named.setdefault(self.surname(number), []).append(number)
        self._described: dict[str, frozenset[str]] = {}
        self._genders: dict[str, Kind | None] = {}

    def surname(self, number: int) -> str:
        """The last word of a mention, in small letters."""
        return self._scene.text[self._scene.starts[number] : self._scene.ends[number]].split()[-1].lower()

    def quoted(self, at: int) -> bool:
        """Whether a place lies in a quote."""
        place = bisect_right(self._quotes, (at, len(self._scene.text) + 1)) - 1
        return place >= 0 and self._quotes[place][1] > at

    def gender(self, number: int) -> Kind | None:
        """HE or SHE where a name or the word before it tells, else None."""
        surname = self.surname(number)
        if surname not in self._genders:
            self._genders[surname] = self._gender(surname)
        return self._genders[surname]

    def _gender(self, surname: str) -> Kind | None:
        scene, text = self._scene, self._scene.text
        for number in self._named.get(surname, ()):
            start = scene.starts[number]
            behind = max(0, start - 20)
            first, *more = flat(text[start : scene.ends[number]]).lower().split()
            if (more and first in words.FEMALE) or words.FEMALE_TITLES.search(text, behind, start):
                return Kind.SHE
            if (more and first in words.MALE) or words.MALE_TITLES.search(text, behind, start):
                return Kind.HE
        if words.FEMALE_SURNAME.match(surname):
            return Kind.SHE
        return Kind.HE if words.MALE_SURNAME.match(surname) else None

    def described(self, surname: str) -> frozenset[str]:
        """The words (small letters) that stand with the names of a person of this surname, and with whose counterpart it is."""
        found = self._described.get(surname)
        if found is None:
            found = self._words_with(surname)
            if "counterpart" in found:
                found |= self._words_with(self._counterpart(surname))
            self._described[surname] = found
        return found

    def learn(self, number: int, noun: str) -> None:
        """Keeps that a person was called by a noun: by that and its like they go on to be called."""
        surname = self.surname(number)
        self._described[surname] = self.described(surname) | {noun}

    def learn_gender(self, number: int, kind: Kind) -> None:
        """Keeps that "he" or "she" was said of a person of whom nothing else told it."""
        if self.gender(number) is None:
            self._genders[self.surname(number)] = kind

    def _words_with(self, surname: str) -> frozenset[str]:
        found = (word.lower() for part in self._parts(surname) for word in _WORD.findall(part))
        return frozenset(callings.ABBREVIATED.get(word, word) for word in found)

    def _parts(self, surname: str) -> Iterator[str]:
        """What stands before and behind the names."""
        scene, text = self._scene, self._scene.text
        for number in self._named.get(surname, ()):
            start, end = scene.starts[number], scene.ends[number]
            if self.quoted(start):
                continue
            others = (n for n in scene.between(start - _LEAD, start) if scene.types[n] == PERSON)
            lead = text[max(0, start - _LEAD, *(scene.ends[n] for n in others)) : start]
            yield _without_the_rest(lead)
            if text.startswith((", ", " ("), end):
                tail = text[end + 2 : end + _TAIL]
                yield tail[: tail.find(". ")] if ". " in tail else tail

    def _counterpart(self, surname: str) -> str:
        """The surname of the person who is named right before this one first is, or an empty string."""
        scene = self._scene
        first = self._named[surname][0]
        near = scene.between(scene.starts[first] - _BESIDE, scene.starts[first])
        return next((self.surname(n) for n in reversed(near) if scene.types[n] == PERSON), "")


def _without_the_rest(lead: str) -> str:
    """The part of what stands before a name that belongs to it: its sentence, from the last comma on."""
    lead = _NAMED.sub("", lead)
    short = _SHORT.search(lead)
    if short is not None and short[1].lower() in callings.ABBREVIATED:
        lead = lead[: short.start(2)] + " "
    lead = lead[max(lead.rfind(mark) for mark in (". ", "\n", "; ", "”", '"', "''")) + 1 :]
    return lead if lead.endswith(", ") else lead[lead.rfind(", ") + 1 :]
