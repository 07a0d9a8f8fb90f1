"""Which institution "the ministry", "it" and "the statement" mean where a quote is attributed: for quotes only, never a mention.

The one whose name has the noun, else the one that spoke last; people are found by `antecedents`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from skyread.entities import callings
from skyread.entities import speech_cues as words
from skyread.entities.analysis import EVENT, ORG, PERSON, PLACE, TREATY
from skyread.entities.portraits import Portraits
from skyread.entities.scene import Kind, Scene, Source
from skyread.entities.speakers import sentence_end

REACH = 1500
"""Characters over which "the statement" and "it" mean the institution that spoke."""
_OPENS_SENTENCE = re.compile(r"(?:\A|[\n.!?”\"] ?)(?:The |In the |At the |[A-Z][\w.]+['’]s )?\Z")
_THE_BODY = re.compile(
    rf"[.!?\n”]\s(?:[A-Z][\w ]{{0,30}}, )?[Tt]he ({'|'.join(sorted(words.BODIES))})\b(?! of)"
)
_SOURCE_IN = re.compile(r"\bsource (?:in|at|from|within|close to) (?:the )?")
_MENTIONS = 400
"""So many mentions back an institution is looked for by its noun."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """The institutions of one text, as far as it has been read."""

    scene: Scene
    portraits: Portraits
    spoken: Sequence[tuple[int, int]]
    """Where an attribution stands, and the mention of its speaker, ascending; it grows as the text is read."""

    def said_before(self, at: int, reach: int) -> int:
        """The mention of the last speaker whose attribution stands at most `reach` before `at`, or -1."""
        place = bisect_left(self.spoken, (at, -2))
        if place and at - self.spoken[place - 1][0] <= reach:
            return self.spoken[place - 1][1]
        return -1

    def of_noun(self, source: Source) -> int:
        """The institution that a noun such as "ministry" means."""
        scene, noun = self.scene, source.noun
        if source.mention >= 0:
            return self._of_place(source) if scene.types[source.mention] == PLACE else source.mention
        fallback = -1
        last = bisect_left(scene.starts, source.at)
        for number in range(last - 1, max(-1, last - _MENTIONS), -1):
            if scene.types[number] in (PERSON, TREATY, EVENT) or self.portraits.quoted(scene.starts[number]):
                continue
            surface = scene.text[scene.starts[number] : scene.ends[number]].lower()
            if noun in surface or surface in callings.ALLIANCES.get(noun, ()):
                return number
            if (
                fallback < 0
                and noun in callings.LOOSE_BODIES
                and scene.types[number] == ORG
                and source.at - scene.starts[number] < 600
            ):
                fallback = number
        said = self.said_before(source.at, REACH)
        if said < 0 or scene.types[said] not in (ORG, PLACE):
            return fallback
        other = words.BODIES.intersection(scene.text[scene.starts[said] : scene.ends[said]].lower().split())
        return fallback if other and noun not in callings.LOOSE_BODIES else said

    def _of_place(self, source: Source) -> int:
        """The body that spoke last, if "the US department" can mean it; else the place for whose bodies it stands."""
        scene = self.scene
        said = self.said_before(source.at, REACH)
        surface = scene.text[scene.starts[said] : scene.ends[said]].lower() if said >= 0 else ""
        fits = source.noun in surface or surface in callings.ALLIANCES.get(source.noun, ())
        return said if fits else source.mention

    def last(self, at: int) -> int:
        """The institution that spoke last, or that a sentence after that begins with; else the one that is named last."""
        scene = self.scene
        place = bisect_left(self.spoken, (at, -2)) - 1
        while place >= 0 and (
            self.spoken[place][1] < 0 or scene.types[self.spoken[place][1]] not in (ORG, PLACE)
        ):
            place -= 1
        spoke = self.spoken[place] if place >= 0 and at - self.spoken[place][0] <= REACH else (-1, -1)
        named = -1
        last = bisect_left(scene.starts, at)
        for number in range(last - 1, max(-1, last - _MENTIONS), -1):
            start = scene.starts[number]
            if start < max(spoke[0], at - REACH // 2):
                break
            if scene.types[number] != ORG or self.portraits.quoted(start):
                continue
            if _OPENS_SENTENCE.search(scene.text, max(0, start - 24), start) is not None or (
                sentence_end(scene.text, scene.ends[number], at) >= at
            ):
                return self._later(number, start, at)
            named = number if named < 0 else named
        return self._later(*(spoke[::-1] if spoke[1] >= 0 else (named, at - REACH)), at)

    def _later(self, number: int, since: int, at: int) -> int:
        """`number`, unless an institution is called by its noun between `since` and `at`."""
        called = list(_THE_BODY.finditer(self.scene.text, max(0, since, at - 300), at))
        if not called:
            return number
        body = self.of_noun(Source(Kind.ROLE, called[-1].start(), -1, called[-1][1]))
        return body if body >= 0 else number

    def of_source(self, at: int) -> int:
        """The institution in which the source spoken of before `at` sits, or -1."""
        told = list(_SOURCE_IN.finditer(self.scene.text, max(0, at - REACH // 2), at))
        if not told:
            return -1
        owner = self.scene.between(told[-1].end(), told[-1].end() + 1)
        return owner[0] if owner and self.scene.types[owner[0]] in (ORG, PLACE) else -1
