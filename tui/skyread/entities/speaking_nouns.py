"""Nouns that stand for a speaker, and whose they are: "the diplomat", "a Kremlin spokesman", "the head of X".

Where in a clause such a noun is its subject is read by `subjects`, whom it means is found by `antecedents`.
"""

from __future__ import annotations

import re

from skyread.entities import speech_cues as words
from skyread.entities.analysis import PERSON, PLACE
from skyread.entities.scene import Kind, Scene, Source

WORD = re.compile(r"[^\W\d_][\w'’-]*")
_REACH = 60
"""Characters before a noun in which its owner is looked for."""
_INDEFINITE = frozenset("a an one another some any".split())
_DETERMINERS = _INDEFINITE | frozenset("the his her their its this that our my".split())
_WHOSE = re.compile(r"\b(?:(his|her)|[Tt]he ([a-z]+)['’]s) (?:[\w-]+ ){0,2}\Z")
_FORMERLY = re.compile(
    r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[a-z-]+ )?(?:former|retired|ex)[ -](?:[a-z-]+ )?\Z"
)
"""Somebody without a name who speaks for nobody."""
HEAD_OF = re.compile(r"\b([A-Za-z-]+) (?:of|for|at|from) (?:(?:the|its|his|her|this|that) )?(?:[\w-]+ )?\Z")


def role(scene: Scene, start: int, last: re.Match[str]) -> Source:
    """A noun for a speaker: "the diplomat", "the ministry", "a Kremlin spokesman"."""
    text, low = scene.text, noun(last)
    since = max(start, last.start() - _REACH)
    whose = HEAD_OF.search(text, since, last.start()) if low not in words.ROLES else None
    if whose is not None and (head := whose[1].lower()) in words.ROLES and head not in words.VOICES:
        unknown = indefinite(text, start, whose.start())
        return Source(Kind.NOBODY if unknown else Kind.ROLE, whose.start(), -1, head)
    whose = _WHOSE.search(text, since, last.start())
    if whose is not None and low.startswith("spokes") and whose[1] in ("his", "her"):
        return Source(Kind.HE if whose[1] == "his" else Kind.SHE, last.start())
    if whose is not None and whose[2] in words.BODIES and (low in words.VOICES or low == "service"):
        return Source(Kind.ROLE, whose.start(), -1, whose[2])
    owner = _institution(scene, since, last.start())
    if low in words.DOCUMENTS and (author := _owner(scene, since, last.start())) >= 0:
        return Source(Kind.NAME, scene.starts[author], author)
    body = text[max(start, last.start() - 30) : last.start()].split()[-1:]
    if owner < 0 and low in words.VOICES and body and body[0] in words.BODIES:
        return Source(Kind.ROLE, last.start(), -1, body[0])
    if owner >= 0 and low in words.VOICES and determined(text, start, scene.starts[owner]) is False:
        return Source(Kind.ROLE, last.start(), owner, low)
    if owner >= 0 and low in words.BODIES and low not in words.VOICES and scene.types[owner] == PLACE:
        return Source(Kind.ROLE, last.start(), owner, low)
    if owner >= 0 and _FORMERLY.search(text, max(start, scene.starts[owner] - 30), scene.starts[owner]):
        return Source(Kind.NOBODY, last.start())
    if owner >= 0 and (low in words.VOICES or low in words.DOCUMENTS or low in words.BODIES):
        return Source(Kind.NAME, scene.starts[owner], owner)
    if low in words.ROLES and text.endswith((" my ", "My ", " our "), max(0, last.start() - 5), last.start()):
        return Source(Kind.NOBODY, last.start())
    if indefinite(text, start, last.start()):
        if low.startswith("spokes"):
            return Source(Kind.ROLE, last.start(), -1, "spokespeople")
        return Source(Kind.NOBODY, last.start())
    return Source(Kind.ROLE, last.start(), owner, low)


def _institution(scene: Scene, start: int, at: int) -> int:
    """The institution or place right before the noun at `at`: "a Kremlin spokesman"; or -1."""
    inside = [n for n in scene.between(max(start, at - _REACH), at) if scene.types[n] != PERSON]
    if not inside:
        return -1
    between = scene.text[scene.ends[inside[-1]] : at]
    return inside[-1] if len(between.split()) < 5 and "," not in between else -1


def _owner(scene: Scene, start: int, at: int) -> int:
    """The person whose what stands at `at` is: `Smith's opening statement`; or -1."""
    text = scene.text
    return next(
        (
            n
            for n in scene.between(start, at)
            if scene.types[n] == PERSON
            and possessive(text, scene.ends[n])
            and len(text[scene.ends[n] : at].split()) < 4
        ),
        -1,
    )


def indefinite(text: str, start: int, end: int) -> bool:
    """Whether the nearest article or pronoun before a noun leaves open who is meant."""
    return bool(determined(text, start, end))


def determined(text: str, start: int, end: int) -> bool | None:
    """True for "a fisherman", False for "the fisherman", None where no article or pronoun stands close before."""
    for word in reversed(text[max(start, end - 70) : end].split()[-5:]):
        low = word.lower().strip('“”"«»(')
        if low in _DETERMINERS or low.endswith(("'s", "’s")):
            return low in _INDEFINITE
    return None


def of_owner(scene: Scene, start: int, head: re.Match[str], owner: int) -> Source:
    """A noun with the name of its institution: "the head of X", "a spokesman for X"."""
    low = head[0].lower()
    named = Source(Kind.NAME, scene.starts[owner], owner)
    if low in words.VOICES or low in words.DOCUMENTS or scene.types[owner] == PERSON:
        return (
            named
            if scene.types[owner] != PERSON or low in words.DOCUMENTS
            else Source(Kind.NOBODY, head.start())
        )
    if low in words.ROLES:
        if indefinite(scene.text, start, head.start()):
            return Source(Kind.NOBODY, head.start())
        return Source(Kind.ROLE, head.start(), owner, low)
    return named


def noun(word: re.Match[str]) -> str:
    """A word in small letters; an ex-diplomat is called as a diplomat is."""
    return word[0].lower().removeprefix("ex-")


def calls(word: str) -> bool:
    """Whether a word calls somebody or something that can be quoted."""
    return (
        word in words.ROLES
        or word in words.VOICES
        or word in words.BODIES
        or word in words.NOBODY
        or word in words.DOCUMENTS
    )


def speaks_for(word: str) -> bool:
    """Whether whoever is called so speaks for the place whose he, she or it is."""
    return word in words.VOICES or word in words.BODIES or word in words.DOCUMENTS


def possessive(text: str, end: int) -> bool:
    """Whether what ends at `end` is an owner: "Lavrov's"."""
    return text.startswith(("'s", "’s"), end)
