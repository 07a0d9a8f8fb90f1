"""The subject of a verb of saying: a name, a pronoun or a role, before its verb ("X said") or after it ("said X").

What a clause says of its speaker is read here; where such a clause stands is found by `speakers`, whom "he" and "the minister"
mean by `antecedents`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import partial

from skyread.entities import callings, cues
from skyread.entities import speech_cues as words
from skyread.entities.analysis import ORG, OTHER, PERSON, PLACE
from skyread.entities.clauses import bare_subject
from skyread.entities.scene import Kind, Scene, Source
from skyread.entities.speaking_nouns import (
    HEAD_OF,
    WORD,
    calls,
    determined,
    indefinite,
    noun,
    of_owner,
    possessive,
    role,
    speaks_for,
)

_LED_NOUN = re.compile(
    r"\b(?:in|for|with|to|at|on|by|after|during) (?:an?|the|his|her|its|this) (?:[\w-]+ )?\Z"
)
"""What makes of the noun behind it anything but a subject."""
_TITLED = re.compile(r"[“\"«„][^”\"»“\n]{2,60}[”\"»“],? ")
"""A name in marks that stands between a role and the name of who has it."""
_OPENING_PRONOUN = re.compile(r"\W*(?:[A-Z][a-z ]{1,20}, )?([Hh]e|[Ss]he)\b")
_JOINING = frozenset("and or but that which as if than".split())
_UNNAMED = frozenset("representatives officials spokesmen spokespeople diplomats sources".split())
_UNKNOWN = words.NOBODY | {"a", "an", "another"}
_WHO = re.compile(r"\bwho\b")
_THEM = frozenset("them us these those".split())
_ONE_OF = re.compile(r"\W*(?:[Oo]ne|[Aa]nother|[Ss]ome|[Ss]everal|[Mm]any|[Mm]ost|[Bb]oth|[Nn]one) of \Z")
_ASIDE = re.compile(
    r"\b(?:on|in|over|under|beside|behind|above) (?:the|his|her|its|their|my|our|an?) (?:[\w-]+ )?\Z"
)
"""What makes of the noun behind it a place."""
_OF_WHAT = re.compile(r"\s+(?:of|for|at|from|with|in|to)\s+(?:the\s+)?\Z")


def subject(scene: Scene, start: int, end: int, *, narrow: bool = False) -> Source | None:
    """Who the subject of a verb at `end` is, read from the words of its sentence before it; None if it has none.

    `narrow` wants a name, a pronoun or a known role right before the verb.
    """
    has_who = scene.text.find("who", start, end) >= 0
    if not narrow and (has_who or scene.text.find(",", start, end) >= 0):
        bare = bare_subject(scene.text, start, end, partial(_has_person, scene))
        if len(bare) < end - start:
            found = subject(scene, bare.start, bare.end)
            if found is not None:
                return found
    if has_who:
        behind = (
            w for w in _WHO.finditer(scene.text, start, end) if _only_adverbs(scene.text[w.end() : end])
        )
        who = next(behind, None)
        if who is not None:
            return _whose_clause(scene, start, who.start())
    last, before = _last_word(scene, start, end)
    if last is None:
        return None
    number = scene.ending_at(last.end())
    if number >= 0 and is_demonym(scene, number):
        return Source(Kind.ROLE, last.start(), -1, last[0].lower())
    if scene.text[last.end() : end].lstrip('”»"’ ').startswith((",", ")")) and not narrow:
        return in_apposition(scene, start, last.end())
    if number >= 0:
        return _named(scene, start, number)
    found = _common(scene, start, last, before, narrow=narrow)
    if found is not None or narrow:
        return found
    return opening_subject(scene, start, end)


def is_demonym(scene: Scene, number: int) -> bool:
    """Whether a mention is what a person is called by where they come from: "the Arizonan", "the Frenchwoman"."""
    start, end = scene.starts[number], scene.ends[number]
    return (
        scene.types[number] in (PERSON, ORG, OTHER)
        and scene.text.startswith(("The ", "the "), start - 4)
        and callings.NATIONAL.match(scene.text, start, end) is not None
    )


def _only_adverbs(text: str) -> bool:
    return all(word.lower() in words.ADVERBS or word.endswith("ly") for word in text.split())


def _last_word(scene: Scene, start: int, end: int) -> tuple[re.Match[str] | None, str]:
    """The last word before a verb that is neither adverb nor auxiliary, and the one before it."""
    tokens = list(WORD.finditer(scene.text, start, end))
    while tokens and (tokens[-1][0].lower() in words.ADVERBS or tokens[-1][0].endswith("ly")):
        if scene.ending_at(tokens[-1].end()) >= 0:
            break
        tokens.pop()
    return (tokens[-1] if tokens else None, tokens[-2][0] if len(tokens) > 1 else "")


def _common(scene: Scene, start: int, last: re.Match[str], before: str, *, narrow: bool) -> Source | None:
    """The subject whose last word is no name: a pronoun, a role, an institution's noun."""
    low, at = noun(last), last.start()
    if low in _JOINING:
        return None
    if low in _THEM and _ONE_OF.match(scene.text, start, at) is not None:
        return Source(Kind.NOBODY, at)
    if low in words.HE or low in words.SHE:
        return Source(Kind.HE if low == "he" else Kind.SHE, at)
    if low == "it" or (low in words.VOICES and before == "its"):
        return Source(Kind.ROLE, at, -1, low)
    if low in _UNNAMED:
        owner = scene.ending_at(at - 1)
        if owner >= 0 and scene.types[owner] == ORG:
            return Source(Kind.NAME, scene.starts[owner], owner)
    if low == "source" and before.lower() == "the":
        return Source(Kind.ROLE, at, -1, low)
    if low in words.NOBODY:
        return Source(Kind.NOBODY, at) if low != "who" else _whose_clause(scene, start, at)
    if calls(low):
        led_in = _LED_NOUN.search(scene.text, max(start, at - 60), at)
        if led_in is not None and any(scene.types[n] == PERSON for n in scene.between(start, led_in.start())):
            return in_apposition(scene, start, led_in.start())
        return role(scene, start, last)
    headed = HEAD_OF.search(scene.text, max(start, at - 60), at)
    if headed is not None and headed[1].lower() in ("head", "chief") and last[0].islower():
        return role(scene, start, last)
    nation = last[0].istitle() and before == "The" and callings.AGENT.match(low) is not None
    if not narrow and (last[0].islower() or nation) and not scene.between(max(start, at - 50), at):
        unknown = determined(scene.text, start, at)
        if unknown is not None and _ASIDE.search(scene.text, max(start, at - 60), at) is not None:
            return None
        if unknown is not None:
            return Source(Kind.NOBODY if unknown else Kind.ROLE, at, -1, low)
    return None


def _has_person(scene: Scene, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` begin or end with the name of a person, no preposition before it."""
    number = bisect_left(scene.starts, start)
    if number < len(scene.starts) and scene.starts[number] == start + 1 and scene.types[number] == PERSON:
        return not possessive(scene.text, scene.ends[number])
    number = scene.ending_at(end)
    return number >= 0 and scene.types[number] == PERSON and not led(scene.text, start, scene.starts[number])


def _whose_clause(scene: Scene, start: int, at: int) -> Source | None:
    """Of whom "who" at `at` speaks: the person or the role right before it, also with a phrase between commas behind it."""
    text = scene.text
    person = next(
        (
            n
            for n in reversed(scene.between(start, at))
            if scene.types[n] == PERSON and not possessive(text, scene.ends[n])
        ),
        -1,
    )
    behind = scene.ends[person] if person >= 0 else start
    if person >= 0 and text[behind : behind + 1] in (",", " ") and not text[behind:at].lstrip(" ").strip(","):
        return Source(Kind.NAME, scene.starts[person], person)
    if person < 0 or not text.startswith(",", behind):
        heads = [
            t for t in WORD.finditer(text, behind, at) if noun(t) in words.ROLES and not _in_name(scene, t)
        ]
        if heads:
            return role(scene, start, heads[-1])
    return in_apposition(scene, start, at) if person < 0 else Source(Kind.NAME, scene.starts[person], person)


def _named(scene: Scene, start: int, number: int) -> Source:
    """A name right before the verb: the speaker, unless it only belongs to somebody named or called before it."""
    text = scene.text
    name = Source(Kind.NAME, scene.starts[number], number)
    lead = _OF_WHAT.search(text, start, scene.starts[number])
    if lead is None:
        beside = scene.ending_at(scene.starts[number] - 1)
        if beside >= 0 and scene.types[beside] == PERSON:  # "Smith Reuters quotes"
            return Source(Kind.NAME, scene.starts[beside], beside)
        return name
    people = [
        n
        for n in scene.between(start, lead.start())
        if scene.types[n] == PERSON and not possessive(text, scene.ends[n])
    ]
    if people and lead.start() - scene.ends[people[-1]] < 120:
        return Source(Kind.NAME, scene.starts[people[-1]], people[-1])
    *_, head = (None, *WORD.finditer(text, max(start, lead.start() - 40), lead.start()))
    if head is not None and head.end() == lead.start():
        if scene.types[number] == PLACE:
            called = calls(noun(head))
            if called and (lead[0].split()[0] in ("in", "at") or not speaks_for(noun(head))):
                return role(scene, start, head)
            if not called and head[0].islower() and head[0] not in cues.PLACE_KINDS:
                unknown = determined(text, start, head.start())
                if unknown is not None:
                    return Source(Kind.NOBODY if unknown else Kind.ROLE, head.start(), -1, head[0])
        return of_owner(scene, start, head, number)
    return name


def in_apposition(scene: Scene, start: int, end: int) -> Source | None:
    """The subject that a phrase between commas, or "who", speaks about."""
    people = [
        n
        for n in scene.between(start, end)
        if scene.types[n] == PERSON and not possessive(scene.text, scene.ends[n])
    ]
    pronoun = _OPENING_PRONOUN.match(scene.text, start, end)
    if pronoun is not None:
        return Source(Kind.HE if pronoun[1].lower() == "he" else Kind.SHE, pronoun.start(1))
    if people:
        free = [n for n in people if not led(scene.text, start, scene.starts[n])]
        number = (free or people)[0]
        return Source(Kind.NAME, scene.starts[number], number)
    head = next((t for t in WORD.finditer(scene.text, start, end) if t[0].lower() in words.ROLES), None)
    if head is not None and not indefinite(scene.text, start, head.start()):
        return Source(Kind.ROLE, head.start(), -1, head[0].lower())
    others = scene.between(start, end)
    if head is not None and (head[0].lower() not in words.VOICES or not others):
        return Source(Kind.NOBODY, head.start())
    return Source(Kind.NAME, scene.starts[others[0]], others[0]) if others else None


def opening_subject(scene: Scene, start: int, end: int) -> Source | None:
    """The subject of a verb with other words between: the person, the pronoun or the institution that the sentence begins with."""
    text = scene.text
    numbers = [
        n
        for n in scene.between(max(start, end - 260), end)
        if scene.types[n] != OTHER and not possessive(text, scene.ends[n])
    ]
    free = [n for n in numbers if not led(text, start, scene.starts[n])]
    people = [n for n in free if scene.types[n] == PERSON]
    pronoun = next((t for t in WORD.finditer(text, start, end) if t[0].lower() in ("he", "she")), None)
    if pronoun is not None and (not people or scene.starts[people[0]] > pronoun.start()):
        return Source(Kind.HE if pronoun[0].lower() == "he" else Kind.SHE, pronoun.start())
    head = next(
        (
            t
            for t in WORD.finditer(text, start, end)
            if t[0] in words.ROLES and text.startswith("he ", t.start() - 3)
        ),
        None,
    )
    if head is not None and (not people or scene.starts[people[0]] > head.end() + 30):
        return Source(Kind.ROLE, head.start(), -1, head[0])
    for chosen in (people, free, numbers):
        if chosen:
            return Source(Kind.NAME, scene.starts[chosen[0]], chosen[0])
    return None


def led(text: str, start: int, at: int) -> bool:
    """Whether a preposition stands before what begins at `at`."""
    return _OF_WHAT.search(text, max(start, at - 12), at) is not None


def agent(scene: Scene, start: int, stop: int) -> Source | None:
    """The subject that follows its verb: `said X`, `said the expert`, `said a spokesman for X`."""
    text = scene.text
    clause = _clause(scene, start, stop)
    numbers = [n for n in scene.between(start, clause) if scene.types[n] != OTHER]
    first = WORD.search(text, start, clause)
    if first is None:
        return None
    low = first[0].lower()
    if low in ("he", "she") or text.startswith((" him as ", " her as "), first.start() - 1):
        return Source(Kind.HE if low in ("he", "him") else Kind.SHE, first.start())
    if numbers and scene.starts[numbers[0]] == start + 5 and is_demonym(scene, numbers[0]):
        return Source(Kind.ROLE, start + 5, -1, text[start + 5 : scene.ends[numbers[0]]].lower())
    person = next(
        (n for n in numbers if scene.types[n] == PERSON and not possessive(text, scene.ends[n])), None
    )
    if person is not None:
        gap = text[start : scene.starts[person]]
        *_, lead = (None, *WORD.findall(gap))
        if lead is None or lead.lower() not in ("to", "with", "by", "about", "that", "for"):
            return Source(Kind.NAME, scene.starts[person], person)
    titled = _TITLED.match(text, clause, stop)
    if person is None and titled is not None:
        behind = scene.between(titled.end(), titled.end() + 1)
        if behind and scene.types[behind[0]] == PERSON:
            return Source(Kind.NAME, titled.end(), behind[0])
    head = next(
        (t for t in WORD.finditer(text, start, clause) if calls(noun(t)) and not _in_name(scene, t)),
        None,
    )
    if head is not None and head.start() - start < 70:
        voice = WORD.match(text, head.end() + 1, clause)
        if voice is not None and voice[0] in words.VOICES and head[0] in words.BODIES:
            return Source(Kind.ROLE, voice.start(), -1, head[0])
        owner = next(
            (n for n in numbers if abs(scene.starts[n] - head.end()) < 40 or scene.ends[n] <= head.start()),
            -1,
        )
        if owner >= 0 and (scene.types[owner] != PERSON):
            return of_owner(scene, start, head, owner)
        if head[0].lower() in words.NOBODY or indefinite(text, start, head.start()):
            return Source(Kind.NOBODY, head.start())
        return Source(Kind.ROLE, head.start(), -1, noun(head))
    if numbers and scene.starts[numbers[0]] - start < 60 and not led(text, start, scene.starts[numbers[0]]):
        return Source(Kind.NAME, scene.starts[numbers[0]], numbers[0])
    return Source(Kind.NOBODY, first.start()) if first[0].lower() in _UNKNOWN else None


def _in_name(scene: Scene, word: re.Match[str]) -> bool:
    number = bisect_left(scene.starts, word.end()) - 1
    return number >= 0 and scene.ends[number] >= word.end()


_CLAUSE_END = re.compile(
    r"[;:“\"«„(`]|,\s+(?=(?:who|which|when|while|as|but|and|adding|commenting|referring|speaking|in a|in an|during|after|answering)\b)"
    r"|\s(?=(?:in (?:an?|his|her) |during|after|commenting|adding|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|when|while|who|that|told|to (?:reporters|journalists))\b)"
)


def _clause(scene: Scene, start: int, stop: int) -> int:
    found = _CLAUSE_END.search(scene.text, start, stop)
    return found.start() if found is not None else stop


def object_of(scene: Scene, start: int, stop: int, cue: tuple[int, int]) -> Source | None:
    """The source after "according to" and its like."""
    text = scene.text
    first = WORD.search(text, start, stop)
    if first is None:
        return None
    low = first[0].lower()
    if low in ("him", "his"):
        return Source(Kind.HE, first.start(), cue=cue)
    if low == "her":
        return Source(Kind.SHE, first.start(), cue=cue)
    possessor = next(
        (n for n in scene.between(start, min(stop, start + 60)) if possessive(text, scene.ends[n])), None
    )
    if possessor is not None and not text.startswith("ccording", cue[0] + 1):
        return Source(Kind.NAME, scene.starts[possessor], possessor, "", cue)
    comma = text.find(", ", start, stop)
    if comma > start and not scene.between(start, comma) and _has_person(scene, comma + 1, comma + 1):
        number = bisect_left(scene.starts, comma)
        return Source(Kind.NAME, scene.starts[number], number, "", cue)
    found = agent(scene, start, comma + 1 if comma > start else stop)
    return found.by(cue) if found is not None else None
