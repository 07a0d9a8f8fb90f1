"""What an article says a name is: "Deputy Foreign Minister of Russia" before a person, "a railway town" behind a place.

Words of the text with where they stand, never made up: the words before a person's name that call an office, and the
words behind a comma that say what a person, body or place is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from skyread.entities import cues
from skyread.entities.analysis import ORG, PERSON, PLACE, Analysis, Mentions

_OFFICES = (
    cues.PERSON_BEFORE
    | cues.DESCRIBED
    | frozenset(title.lower() for title in cues.TITLES if " " not in title and "." not in title)
)
_FORMS_OF_ADDRESS = frozenset(
    "mr mrs ms miss mx sir dame madam lord lady madame monsieur herr frau senor señor dr prof".split()
)
"""Titles that say nothing of what somebody is."""
_CALLINGS = _OFFICES | cues.OF_OFFICES
_LONGEST = 150
_NEAR = 50
"""Characters that most offices fit into."""
_WORD = re.compile(r"[\w'’.&-]+|[^\w\s]")
_BEHIND = re.compile(r", ((?:[^,;:.()\"“”«»\n]|\.(?=\w)|(?<=[A-Z])\.(?= ?[A-Z])){3,110})(?=[,;.)\n]|\Z)")
_DETERMINER = re.compile(r"(?:the|a|an|one of the|one of|his|her|its|their|our|another) ", re.IGNORECASE)
_HOLDER = re.compile(
    r"(?:\A|[\n.!?,;:“”\"(]\s*|[–—-]\s)"
    r"(?P<office>[^\s,;:.!?()\"“”«»\n–—][^,;:.!?()\"“”«»\n–—]{2,110}), (?:(?:Dr|Mr|Mrs|Ms|Prof|Sir|Gen|Col)\.? ){0,2}\Z"
)
"""What stands between a sign of punctuation and the comma before a name."""
_CLAUSE = re.compile(r"\b(?:and|but|that|as|when|while|where|because)\s")
_CLOSING = frozenset((",", ".", ";", "\n", ""))
_BEFORE_NOUN = 5
"""Words of an office in which its noun must come."""
_AGE = re.compile(r"\d+\Z")
_KINDS = {PERSON: _OFFICES, PLACE: cues.PLACE_KINDS, ORG: cues.ORG_KINDS}
_BREAKS = frozenset("who which that where when whose was were is are has had said says told and but".split())


def with_roles(analysis: Analysis, text: str) -> Analysis:
    """The analysis of `text` with the descriptions of its people, bodies and places."""
    types = analysis.types()
    return replace(analysis, descriptions=tuple(_descriptions(text, analysis.mentions, types)))


def _descriptions(text: str, mentions: Mentions, types: Sequence[int]) -> list[tuple[int, int, int]]:
    scene = _Scene(mentions.starts, mentions.ends, types)
    found = []
    for number, (start, end, type_) in enumerate(zip(mentions.starts, mentions.ends, types, strict=True)):
        if type_ not in _KINDS:
            continue
        if type_ == PERSON and text[start - 1 : start] == " ":
            role = _before(text, start, scene)
            if role is not None:
                found.append((number, *role))
        behind = _behind(text, end, type_) if text[end : end + 2] == ", " else None
        if behind is not None:
            found.append((number, *behind))
        elif type_ == PERSON and text[end : end + 1] in _CLOSING and ", " in text[max(0, start - 8) : start]:
            role = _apposed(text, start)
            if role is not None:
                found.append((number, *role))
    return found


def _before(text: str, start: int, scene: _Scene) -> tuple[int, int] | None:
    """The office before a person's name: its noun with what belongs to it on both sides."""
    last = text[max(0, start - 24) : start - 1].rpartition(" ")[2]
    if not last or not (last[0].isupper() or last in _CALLINGS):
        return None
    words, at, noun = _office(text, max(0, start - _NEAR), start, scene)
    if at < 2:  # the first word may begin before, and others of the office too
        words, at, noun = _office(text, max(0, start - _LONGEST), start, scene)
    if noun == len(words):
        return None
    while at < noun and words[at].group().lower() in _LINKS:
        at += 1
    stop = len(words)
    while stop > at and words[stop - 1].group().lower().rstrip(".") in _FORMS_OF_ADDRESS:
        stop -= 1
    return (words[at].start(), words[stop - 1].end()) if noun < stop else None


def _apposed(text: str, start: int) -> tuple[int, int] | None:
    """The office that a person's name between commas tells the holder of: "The mayor of Bern, Anna Weiss, …".

    It begins its clause: behind other words it may belong to them and not to the name.
    """
    match = _HOLDER.search(text, max(0, start - _LONGEST), start)
    if match is None:
        return None
    begin, stop = match.span("office")
    begins = [begin, *(one.end() for one in _CLAUSE.finditer(text, begin, stop))]
    return next((role for one in begins if (role := _held(text, one, stop)) is not None), None)


def _held(text: str, begin: int, stop: int) -> tuple[int, int] | None:
    """The office that `text[begin:stop]` is, its article left out."""
    opening = _DETERMINER.match(text, begin, stop)
    begin = opening.end() if opening else begin
    words = text[begin:stop].split()
    if not words or not (
        opening is not None or words[0].lower() in _OFFICES or words[0].endswith(("’s", "'s"))
    ):
        return None
    for count, word in enumerate(words[:_BEFORE_NOUN]):
        low = word.lower()
        if low in _BREAKS or low in _LINKS or (low[-1] == "s" and low[:-1] in _OFFICES):
            return None
        behind = words[count + 1 : count + 2]
        if low in _OFFICES and (not behind or behind[0] in _TO_LINK):
            return begin, stop
    return None


def _office(text: str, since: int, start: int, scene: _Scene) -> tuple[list[re.Match[str]], int, int]:
    """The words of `text` between the offsets, and where in them the office begins that stands last, and its noun."""
    words = list(_WORD.finditer(text, since, start - 1))
    noun = at = len(words)
    while at:
        word = words[at - 1]
        behind = words[at].group() if at < len(words) else ""
        if "\n" in text[word.end() : word.end() + 2] or not scene.belongs(word, behind):
            break
        at -= 1
        if word.group().lower() in _OFFICES:
            noun = at
    return words, at, noun


_LINKS = frozenset("of for at from to in on and the with or his her its their our a an".split())
_TO_LINK = frozenset("of for at from to on and the in".split())


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where the names of an article stand, and what they are."""

    starts: Sequence[int]
    ends: Sequence[int]
    types: Sequence[int]

    def belongs(self, word: re.Match[str], behind: str) -> bool:
        """Whether a word may be part of an office, `behind` being the next: of a name, a link, or what offices are made of."""
        token = word.group()
        low = token.lower()
        type_ = self._type_at(word.start())
        if type_ is not None:
            return type_ != PERSON and not (token[-1] == "." and self._ends_at(word.end() - 1))
        if not token[0].isalnum() or (
            token[-1] == "." and token.count(".") == 1 and len(token) > 4 and token not in cues.TITLES
        ):
            return False
        if token[0].isupper():
            return low not in cues.FUNCTION
        if low == "and":
            return behind.islower()
        return low in _CALLINGS or low in _TO_LINK

    def _ends_at(self, offset: int) -> bool:
        number = bisect_left(self.ends, offset)
        return number < len(self.ends) and self.ends[number] == offset

    def _type_at(self, offset: int) -> int | None:
        """What the mention is in which the character at `offset` lies."""
        number = bisect_left(self.ends, offset + 1)
        return self.types[number] if number < len(self.starts) and self.starts[number] <= offset else None


def _behind(text: str, end: int, type_: int) -> tuple[int, int] | None:
    """The description behind the comma at `end`."""
    match = _BEHIND.match(text, end)
    if match is None:
        return None
    start, stop = match.span(1)
    determiner = _DETERMINER.match(text, start, stop)
    words = text[start:stop].split()
    if _AGE.match(words[0]):
        return None
    if determiner is not None:
        start = determiner.end()
        words = text[start:stop].split()
    elif type_ != PERSON or words[0].lower() not in _CALLINGS:
        return None
    for count, word in enumerate(words[:8]):
        low = word.lower()
        if (low if type_ == PERSON else word) in _KINDS[type_]:
            return start, stop
        if low in _BREAKS or (low in _TO_LINK and count):
            return None
    return None
