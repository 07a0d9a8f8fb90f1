"""Whom "he", "the diplomat" and "the ministry" mean where a quote is attributed: for quotes only, never a mention.

The nearest fitting person is the one whom the sentences before speak of first; a sentence that itself begins with a pronoun
or a role points further back. Words that stand with a person's name say which roles fit.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from skyread.entities import callings
from skyread.entities import speech_cues as words
from skyread.entities.analysis import PERSON
from skyread.entities.bodies import REACH, Bodies
from skyread.entities.foregoing import Foregoing
from skyread.entities.portraits import Portraits
from skyread.entities.scene import Kind, Scene, Source
from skyread.entities.speakers import before, sentence_end, speaks_for, trailing, voice
from skyread.entities.speaking_nouns import possessive
from skyread.entities.subjects import agent, is_demonym, subject
from skyread.library.article import Block, BlockKind
from skyread.text.spans import Span

_SAME_SENTENCE = 150
_CALLED = 500
"""Characters over which a sentence that speaks of somebody by a role leads to a pronoun."""
_UNNAMED = 500
"""Characters over which somebody without a name is spoken of."""
_FRONTED = re.compile(
    r"(?:In (?:response|reply|answer|reference)|Asked|When asked|[A-Z][a-z]+(?<!Dur)ing)\b[^\n]*?, "
)
"""A clause before its sentence's subject: the people in it are others."""
_NATION = re.compile(r"\b(?:[Tt]he|[Tt]his) ([A-Z][a-z]+) (?:[\w-]+ ){0,3}\Z")
_ASKED = re.compile(
    rf"(?<!was )(?<!were )(?<!been )(?<!being )(?<!When )\b(?:{'|'.join(sorted(words.ASKING))})\b"
)
_PRONOUN = re.compile(r"(?:[A-Z][a-z ]{1,20}, )?([Hh]e|[Ss]he)\b")
_SAID_BY = re.compile(r", ([a-z]+)(?= (?:the |[A-Z]))")
_THE = re.compile(r"(?:\b[Tt]he|['’]s) (?:[\w-]+ ){0,3}\Z")
_NAMES = 40
"""So many mentions back a spokesman is looked for."""
_TOLD = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTATION)


@dataclass(slots=True)
class Antecedents:
    """The people and institutions of one text, as far as it has been read; quotes are given in reading order."""

    scene: Scene
    blocks: Sequence[Block]
    quotes: Sequence[tuple[int, int]]
    """Every quote of the text: names in them are not those who speak."""
    spoken: list[tuple[int, int]] = field(default_factory=list)
    """Where an attribution stands, and the mention of its speaker, ascending."""
    _foregoing: Foregoing = field(init=False)
    _within: bool = False
    """Whether a role is looked up to find out whom a pronoun means."""
    _portraits: Portraits = field(init=False)
    _bodies: Bodies = field(init=False)

    def __post_init__(self) -> None:
        self._foregoing = Foregoing(self.scene.text, self.blocks)
        self._portraits = Portraits(self.scene, self.quotes)
        self._bodies = Bodies(self.scene, self._portraits, self.spoken)

    def resolve(self, source: Source) -> int:
        """The mention that a source means, or -1."""
        if source.kind is Kind.NAME:
            return source.mention
        if source.kind is Kind.NOBODY:
            return -1
        if source.kind is Kind.ROLE:
            person = self._role(source)
            if person >= 0 and source.noun in words.ROLES and self.scene.types[person] == PERSON:
                self._portraits.learn(person, source.noun)
            return person
        if self._anonymous(source.at):
            return -1
        asking = self._asking(source)
        fitting = (
            n
            for n in self._people(source.at)
            if self._may_be(n, source.kind) and self._portraits.surname(n) != asking
        )
        nearest = next(fitting, -1)
        if nearest >= 0 and self.scene.types[nearest] == PERSON and self._portraits.gender(nearest) is None:
            for other in islice(fitting, 2):
                first, last = sorted((self.scene.starts[other], self.scene.starts[nearest]))
                close = last - first < _SAME_SENTENCE and sentence_end(self.scene.text, first, last) >= last
                if (
                    close
                    and self.scene.types[other] == PERSON
                    and self._portraits.gender(other) is source.kind
                ):
                    return other
        if nearest >= 0 and self.scene.types[nearest] == PERSON:
            self._portraits.learn_gender(nearest, source.kind)
        return nearest

    def _anonymous(self, at: int) -> bool:
        """Whether a pronoun at `at` means somebody of whom the text has just spoken without a name: "a colonel", "one of them"."""
        scene = self.scene
        for sentence in self._foregoing.last_two(at):
            stop = min(at, sentence.end)
            found = callings.ANYBODY.match(scene.text, sentence.start, stop) or callings.ONE_OF.search(
                scene.text, sentence.start, stop
            )
            if found is not None and self._portraits.quoted(found.start()):
                found = None
            behind = scene.between(found.end() if found else sentence.start, stop)
            if any(scene.types[n] == PERSON and not self._portraits.quoted(scene.starts[n]) for n in behind):
                return False
            if found is not None:
                return True
        return False

    def _asking(self, source: Source) -> str:
        """The surname of who asks in the sentence before an answer, or an empty string."""
        text = self.scene.text
        if text[slice(*source.cue)] not in words.ANSWERING:
            return ""
        for sentence in self._foregoing.last_two(source.at):
            asked = _ASKED.search(text, sentence.start, min(source.at, sentence.end))
            asker = subject(self.scene, sentence.start, asked.start()) if asked is not None else None
            if asker is not None and asker.kind is Kind.NAME and self.scene.types[asker.mention] == PERSON:
                return self._portraits.surname(asker.mention)
        return ""

    def last_source(self, at: int) -> int:
        """Who speaks by the sentence before `at` in its block, or by the last attribution before it; -1 for nobody."""
        block, *back = self._foregoing.blocks_back(at)
        behind = [n for n in back if self.blocks[n].kind in _TOLD]
        for number in (block, *behind[:1]):
            for sentence in self._foregoing.sentences(number, at):
                if sentence.end > at + 2 and number == block:
                    continue
                said = self._said_in(sentence)
                if said is not None:
                    within = bisect_left(self.quotes, (sentence.end,)) - 1
                    closing = trailing(self.scene, max(sentence.start, self.quotes[within][1]), sentence.end)
                    return self.resolve(closing) if closing is not None else said
                source = before(self.scene, sentence.start, sentence.end)
                if source is not None:
                    return self.resolve(source)
                if number != block:
                    break
        return -1

    def _people(self, at: int) -> Iterator[int]:
        """The persons that stand before `at`, the likeliest first; one may come twice."""
        scene = self.scene
        for number in self._foregoing.blocks_back(at):
            for sentence in self._foregoing.sentences(number, at):
                fronted = _FRONTED.match(scene.text, sentence.start, min(at, sentence.end))
                if fronted is not None and at < sentence.end:
                    continue
                if at < sentence.end and self._goes_on(sentence.start, at):
                    continue
                behind = fronted.end() if fronted is not None else sentence.start
                said = self._said_in(sentence, at)
                if said is not None and said >= 0 and scene.types[said] == PERSON:
                    yield said
                    continue
                if (
                    said is not None
                    and said >= 0
                    and speaks_for(scene, sentence.start, min(at, sentence.end))
                ):
                    yield said
                    continue
                here = [
                    n
                    for n in scene.between(sentence.start, min(at, sentence.end))
                    if scene.types[n] == PERSON
                    and not self._portraits.quoted(scene.starts[n])
                    and not is_demonym(scene, n)
                ]
                here.sort(key=lambda n: scene.starts[n] < behind or possessive(scene.text, scene.ends[n]))
                if here and at >= sentence.end and (teller := self._inverted(sentence)) >= 0:
                    yield teller
                    continue
                source = before(scene, sentence.start, min(at, sentence.end)) if here else None
                if source is not None and source.kind is not Kind.NAME:
                    if source.kind is Kind.NOBODY or scene.starts[here[0]] < source.at:
                        yield from here
                    continue
                if source is not None and scene.types[source.mention] == PERSON:
                    yield source.mention
                yield from here
                if not here and (called := self._called(sentence, at)) >= 0:
                    yield called
                if not here and (unnamed := voice(scene, sentence.start, min(at, sentence.end))) >= 0:
                    yield from self._voices(sentence.start)
                    yield unnamed

    def _goes_on(self, start: int, at: int) -> bool:
        """Whether a sentence whose pronoun stands at `at` begins with the same one: `He knew Smith, whom he called …`."""
        first = _PRONOUN.match(self.scene.text, start, at)
        return first is not None and self.scene.text.startswith(first[1].lower() + " ", at)

    def _inverted(self, sentence: Span) -> int:
        """The person who closes a sentence as the one who says it: `the plan is dead, said Smith`; or -1."""
        for cue in reversed(list(_SAID_BY.finditer(self.scene.text, sentence.start, sentence.end))):
            if cue[1] in words.SAYING:
                found = agent(self.scene, cue.end(), sentence.end)
                if (
                    found is not None
                    and found.kind is Kind.NAME
                    and self.scene.types[found.mention] == PERSON
                ):
                    return found.mention
        return -1

    def _called(self, sentence: Span, at: int) -> int:
        """The person whom a sentence right before `at` begins to speak of by a role, or -1."""
        if self._within or at - sentence.start > _CALLED:
            return -1
        found = callings.CALLED.match(self.scene.text, sentence.start, sentence.end)
        if found is None or found[1].lower() in words.VOICES or found.end() >= at:
            return -1
        self._within = True
        person = self._role(Source(Kind.ROLE, found.start(1), -1, found[1].lower()))
        self._within = False
        return person

    def _voices(self, at: int) -> Iterator[int]:
        """Persons named before `at` who are somebody's voice by their calling, the last first."""
        last = bisect_left(self.scene.starts, at)
        for number in range(last - 1, max(-1, last - _NAMES), -1):
            if (
                self.scene.types[number] == PERSON
                and self._portraits.described(self._portraits.surname(number)) & callings.VOICE_CALLINGS
            ):
                yield number

    def _said_in(self, sentence: Span, at: int | None = None) -> int | None:
        """The speaker who is named in a sentence as saying a quote; None if nobody is."""
        end = sentence.end if at is None else min(at, sentence.end)
        place = bisect_left(self.spoken, (end, -2))
        if place and self.spoken[place - 1][0] >= sentence.start:
            return self.spoken[place - 1][1]
        return None

    def _may_be(self, number: int, kind: Kind) -> bool:
        known = self._portraits.gender(number) if self.scene.types[number] == PERSON else None
        return known is None or known is kind

    def _role(self, source: Source) -> int:
        noun = source.noun
        if noun in words.BODIES:
            body = self._bodies.of_noun(source)
            return body if body >= 0 or noun not in words.VOICES else self._bodies.last(source.at)
        if noun == "source":
            return self._bodies.of_source(source.at)
        if noun in callings.AGREED and self._of_agreement(source.at):
            return -1
        if noun in words.DOCUMENTS or noun == "spokespeople":
            return self._bodies.last(source.at)
        if source.mention < 0 and noun in words.VOICES and self.scene.text.startswith("its ", source.at - 4):
            return self._bodies.last(source.at)
        if self._unnamed(source):
            return -1
        if source.mention >= 0 and noun in words.VOICES:
            return self._voice_of(source)
        holder, likely = self._holder(source)
        if holder >= 0:
            return holder
        if likely < 0 and source.mention >= 0:
            return source.mention
        if likely < 0 and noun in words.ROLES and (coming := self._named_later(source)) >= 0:
            return coming
        institution = self._bodies.last(source.at) if noun in words.VOICES else -1
        return institution if institution >= 0 else likely

    def _holder(self, source: Source) -> tuple[int, int]:
        """The person before a role whom the text calls so, and the nearest whom it could call so; each or -1."""
        noun, wanted = source.noun, self._callings(source)
        nation = _NATION.search(self.scene.text, max(0, source.at - 60), source.at)
        said = self._bodies.said_before(source.at, 600)
        here = self._foregoing.start(source.at)
        anybody = (
            noun in words.ROLES or callings.AGENT.match(noun) or callings.NATIONAL.match(noun.capitalize())
        )
        likely = going_on = other_nation = -1
        seen: set[str] = set()
        for number in self._people(source.at):
            surname = self._portraits.surname(number)
            if self.scene.types[number] != PERSON:
                if noun in words.VOICES:
                    return number, -1
                continue
            if surname in seen or not self._noun_fits(number, noun):
                continue
            seen.add(surname)
            described = self._portraits.described(surname)
            against = described & callings.OTHER_CALLINGS.get(noun, frozenset())
            near = self.scene.starts[number] >= here
            if going_on >= 0 and not near:
                return going_on, -1
            if noun in described or (wanted & described and going_on < 0):
                if nation is None or not callings.of_other_nation(nation[1].lower(), described):
                    return number, -1
                other_nation = number if other_nation < 0 else other_nation
                continue
            if number == said and not against and near:
                going_on = number
            if likely < 0 and not against and anybody:
                likely = number
            if len(seen) > 5:
                break
        return going_on if going_on >= 0 else other_nation, likely

    def _named_later(self, source: Source) -> int:
        """The first person behind a role who is called so, or else nothing else, where nobody before fits: "the envoy said"; or -1."""
        scene = self.scene
        if _THE.search(scene.text, max(0, source.at - 60), source.at) is None:
            return -1
        people = (n for n in scene.between(source.at, source.at + REACH) if scene.types[n] == PERSON)
        for place, number in enumerate(people):
            described = self._portraits.described(self._portraits.surname(number))
            uncalled = place == 0 and described.isdisjoint(words.ROLES)
            if (source.noun in described or uncalled) and self._noun_fits(number, source.noun):
                return number
        return -1

    def _callings(self, source: Source) -> frozenset[str]:
        """The words that stand with the name of somebody whom a role means."""
        headed = (
            callings.HEAD_OF.match(self.scene.text, source.at) if source.noun in ("head", "chief") else None
        )
        if headed is not None:
            return callings.HEADS_OF[headed[1].lower()]
        return words.ROLES.get(source.noun, frozenset()) or frozenset((source.noun,))

    def _voice_of(self, source: Source) -> int:
        """Who "the X spokesman" is: a person called so of whom the text has just spoken, or the institution itself."""
        nearest = next((n for n in self._people(source.at) if self.scene.types[n] == PERSON), -1)
        if (
            nearest >= 0
            and self._noun_fits(nearest, source.noun)
            and words.SPOKES & self._portraits.described(self._portraits.surname(nearest))
        ):
            return nearest
        return source.mention

    def _of_agreement(self, at: int) -> bool:
        """Whether the text spoken of at `at` is that of a treaty or a draft, and no statement of anybody."""
        *_, last = ("", *callings.PAPER.findall(self.scene.text, max(0, at - callings.PAPER_REACH), at))
        return last in callings.AGREEMENTS

    def _unnamed(self, source: Source) -> bool:
        """Whether the role is that of somebody without a name who spoke last: "another expert said … the expert said"."""
        told = self.scene.text[max(0, source.at - _UNNAMED) : source.at]
        if (
            re.search(rf"\b(?:unnamed|anonymous|unidentified) (?:[\w-]+ ){{0,3}}{source.noun}\b", told)
            is not None
        ):
            return True
        place = bisect_left(self.spoken, (source.at, -2)) - 1
        if place < 0 or self.spoken[place][1] >= 0 or source.at - self.spoken[place][0] > _UNNAMED:
            return False
        at = self.spoken[place][0]
        named = self.scene.between(at, source.at)
        if any(
            self.scene.types[n] == PERSON and not self._portraits.quoted(self.scene.starts[n]) for n in named
        ):
            return False
        return (
            re.search(
                rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w-]+ ){{0,4}}{source.noun}\b",
                self.scene.text[max(0, at - 120) : at + 80],
            )
            is not None
        )

    def _noun_fits(self, number: int, noun: str) -> bool:
        known = self._portraits.gender(number)
        if noun in words.FEMALE_NOUNS:
            return known is not Kind.HE
        return not (noun in words.MALE_NOUNS and known is Kind.SHE)
