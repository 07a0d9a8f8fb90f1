"""What stands around a name and says what it is: titles before it, verbs after it, "in" and "the".

Votes only; the tally over the article decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from sys import intern

from skyread.entities import cues
from skyread.entities.analysis import EVENT, ORG, OTHER, PERSON, PLACE, TREATY, WEAPON
from skyread.entities.candidates import Candidate
from skyread.entities.grammar import Piece
from skyread.library.article import Block

_APPOSITION = re.compile(r", (?:a|an|the|one of|his|her|its|their|another) (\w[^,.;:()]{2,60})")
_BASED_FIRM = re.compile(
    r"based (?:[a-z-]+ )?(?:house|producer|giant|lab|outfit|consultancy|studio|nonprofit|provider)\b"
)
_CAMEL = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]")
_MADE = re.compile(
    r",? (?:made|developed|produced|manufactured|published|written|directed|released|designed) by"
)
_SEATED = re.compile(r",? (?:based|owned|headquartered|operated|acquired|founded) (?:by|in)\b")
_MAY_TELL = frozenset(
    "based made developed produced manufactured published written directed released designed owned headquartered operated "
    "acquired founded".split()
)
"""The words with which the two patterns above can go on."""
_NUMBERED = re.compile(r"/\d")
_POSTED = re.compile(r" to (?:the )?[A-Z][\w-]+(?: (?:and )?[A-Z][\w-]+)*")
_WORKED = re.compile(
    r" (?:gold|silver|copper|coal|iron|nickel|zinc|uranium|diamond|oil|gas|power|nuclear|wind)(?: ore)? "
    r"(?:mine|pit|field|plant|station|refinery|farm)"
)
_PRINTED = re.compile(r" (?:magazine|newspaper)\b")
_GOVERNING = re.compile(r" (?:government|administration|cabinet|presidency|era)\b")
_NOUN_AFTER = re.compile(r" ([a-z]+)")
_TAIL = re.compile(
    r" (?:(?:climate|peace|nuclear|trade|ceasefire|disarmament) )?"
    r"(treaty|convention|pact|agreements?|accords?|format|protocols?|memorandum|process)\b"
)
_LOOSE = frozenset(("format", "process", "agreement", "agreements", "memorandum"))
"""Words that follow any name, not only that of a treaty."""
_MATTERS = re.compile(r"(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?)+,? and [A-Z][a-z]+(?: [A-Z][a-z]+)?")


_DETERMINERS = frozenset(
    "the a an this that these those our their his her its your any each every no new".split()
)
Votes = Sequence[tuple[int, int]]
_SPEECH = {"u": 2, "a": 0}
"""What a verb of speech behind a name of a class says for a person; bodies with letters for a name speak, too."""
_COUNTRY = 10
"""From this weight on a name is that of a country; their agreements have no such names as "Oslo accords"."""
_KEPT = 4_096
"""So many results of what depends on a word or two are kept."""


def candidate(plain: str, block: Block, at: int, piece: Piece, initial: bool) -> Candidate | None:
    """The candidate that a piece of the run at offset `at` is, with the votes of what stands around it; None for none."""
    start, end, kind, type_ = at + piece.start, at + piece.end, piece.kind, piece.type
    if plain.startswith("The ", start):
        start += 4
    if kind == "W" and _NUMBERED.match(plain, end):
        return None  # a document: "ES-11/7"
    if kind == "a" and plain.endswith("flight ", 0, start):
        return None
    surface = piece.surface
    if not plain.startswith(surface, start):
        surface = intern(" ".join(plain[start:end].split()))
    opens = initial and piece.start == 0
    found = Candidate(start, end, surface, type_, piece.weight, kind, piece.weak, opens)
    if type_ == ORG:
        _lengthen_list(plain, block, found)
        if surface.endswith(("Mission", "Delegation")):
            _lengthen_to(plain, block, found)
    if kind in _MAY_NAME_TREATY and piece.weight < _COUNTRY:
        _lengthen(plain, block, found)
    if _told_by_next(plain, found):
        return found
    if type_ == PLACE and found.surface in cues.ADJECTIVE_PLACES and _is_adjective(plain, block, found):
        return None
    if found.weak and type_ == ORG and len(kind) > 1:
        before = plain[max(block.start, start - 12) : start].split()
        found.weak = not before or before[-1].lower() in _DETERMINERS or before[-1].endswith(".")
    if piece.settled:
        return found
    before = plain[max(block.start, start - 32) : start].split()
    votes = [(PERSON, 5)] if piece.titled else []
    if len(kind) > 1 and len(before) > 1 and before[-1] == "the" and before[-2] in cues.WON:
        votes.append((OTHER, 3))
    if before:
        votes += _votes_before(before[-1].lower().rstrip(","), before[-2] if len(before) > 1 else "")
    after = plain[end : min(block.end, end + 28)]
    if after.startswith("'s "):
        votes += _votes_of_owned(after)
    elif after:
        if piece.kind in ("u", "uu") and _WORKED.match(after):
            votes.append((PLACE, 5))  # "the Quellaveta gold mine"
        elif kind in ("u", "g", "G") and _GOVERNING.match(after) and before and before[-1] in ("the", "The"):
            votes.append((PERSON, 8))  # "the Andrews government"
        else:
            said = _votes_after(after, _SPEECH.get(kind, 3))
            if not (after.startswith(" who ") and (PLACE, 4) in votes):  # "every girl in Selma who walked"
                votes += said
        if after.startswith(", "):
            said = _apposition(plain, end, block.end)
            votes += [vote for vote in said if vote[0] != PERSON or piece.kind not in ("k", "q")]
    if kind in ("u", "w", "G", "g"):
        votes += _morphology(surface)
    found.votes = tuple(votes)
    return found


def _told_by_next(plain: str, found: Candidate) -> bool:
    """Whether what directly follows says all: "Astute-class" is a warship's, "Life magazine" a body's; changes `found`."""
    if plain.startswith("-class", found.end):
        found.type, found.weight, found.kind, found.weak = WEAPON, 8, "x", False
        return True
    if found.kind in "wGH" and _PRINTED.match(plain, found.end):
        found.type, found.weight, found.weak = ORG, 5, False
        return True
    return False


@lru_cache(_KEPT)
def _votes_before(last: str, second: str) -> Votes:
    """What the last word before a name says about it; `second` is the one before that."""
    apart, of_whom = second.endswith(","), second[:1].isupper()
    second = second.lower()
    votes = [(PERSON, 5)] if last in cues.PERSON_BEFORE else []
    if last in cues.PLACE_BEFORE:
        votes.append((PLACE, 4))
    elif last == "in":
        votes.append((ORG, 2) if second in cues.NO_PLACE_BEFORE_IN else (PLACE, 4))
    elif last == "of" and second:
        votes.append(
            (PLACE, 4 if second in cues.PLACE_NOUNS else 3)
            if apart or second in cues.PLACE_NOUNS
            else _of(second, of_whom)
        )
    elif (last in ("to", "from", "for", "into") and second in cues.MOVED) or (
        last == "for" and second in cues.ELECTED
    ):
        votes.append((PLACE, 4))
    elif (last == "for" and second in cues.EMPLOYED) or (last == "at" and second in cues.ADVISERS):
        votes.append((ORG, 4))
    elif last == "by" and second in cues.AUTHORED:
        votes.append((PERSON, 4))
    elif last == "at" and second in cues.ACADEMIC:
        votes.append((ORG, 5))
    elif last == "at":
        votes += [(ORG, 1), (PLACE, 0 if second in cues.AIMED else 3)]
    elif last == "the":
        votes += [(ORG, 2), (OTHER, 1), (PERSON, -3)]
        if apart and second[:-1] in cues.PLACE_KINDS:
            votes.append((PLACE, 5))  # "a second hotel, the Yibi"
        if second in ("in", "near", "across", "at"):
            votes.append((PLACE, 3))
        elif second in cues.ORG_BEFORE_THE:
            votes.append((ORG, 3))
    elif last in cues.WARSHIPS:
        votes.append((WEAPON, 5))
    elif last in cues.CALLED or last in cues.WORK_BEFORE:
        votes.append((OTHER, 4))
    elif last == "from" and (second in cues.PERSON_BEFORE or second in cues.SOMEBODY):
        votes.append((PLACE, 4))
    elif last == "from" and second in cues.GIVEN_FROM:
        votes.append((ORG, 3))
    elif last in cues.PLACE_BEFORE_WEAK:
        votes.append((PLACE, 1))
    elif last in cues.COMPANY_BEFORE or (last[-1:] == "s" and last[:-1] in cues.COMPANY_BEFORE):
        votes.append((ORG, 4))
    elif last in cues.PLACE_KIND_BEFORE:
        votes.append((PLACE, 4))
    elif last in cues.ATTENDED:
        votes.append((EVENT, 2))
    elif last in cues.STORMS:
        votes.append((EVENT, 5))
    return votes


def _of(noun: str, named: bool) -> tuple[int, int]:
    """What "of X" makes of X behind a noun; `named` if that has a capital."""
    if named or noun in cues.ORG_BEFORE_OF:
        return (ORG, 3)
    return (PLACE, 1)


_AFTER = (
    (cues.PLACE_AFTER, PLACE),
    (cues.ORG_AFTER, ORG),
    (cues.OTHER_AFTER, OTHER),
    (cues.WEAPON_HEADS, WEAPON),
)


_TELLING = _MAY_TELL.union(cues.ANALYSTS, cues.PERSON_AFTER, *(words for words, _ in _AFTER)) | {
    "index",
    "indices",
    "who",
}
"""The words behind a name that can say something about it."""


def _votes_after(after: str, speech: int) -> Votes:
    """What follows a name: a verb of speech (worth `speech`), an age, a noun that tells what it is."""
    following = after.lstrip(" ,\"'”").partition(" ")[0].rstrip(",.;:")
    if following not in _TELLING and not following.isdigit():
        return ()
    comma = after.startswith(", ")
    if comma and len(following) == 2 and following.isdigit():
        return [(PERSON, 5)]
    if following in _MAY_TELL:
        if _MADE.match(after):
            return [(OTHER, 4)]
        if _SEATED.match(after):
            return [(ORG, 4)]
    if following in cues.ANALYSTS and not comma:
        return [(ORG, 6)]
    if following in ("index", "indices"):
        return [(OTHER, 5)]
    if following == "who":
        return [(PERSON, 3)]
    if following in cues.PERSON_AFTER and not comma:
        return [(PERSON, speech)]
    return [(type_, 3 + (type_ == ORG)) for words, type_ in _AFTER if following in words][:1]


def _votes_of_owned(after: str) -> Votes:
    """What the noun says that a name owns: "Exxotrade's shares", "Kolar's wife"."""
    noun, _, more = after[3:].partition(" ")
    noun = noun.rstrip(",.;:")
    if noun == "chief":
        return [(ORG, 3)] if more.startswith(("exec", "fin", "oper")) else []
    return [(type_, 3) for words, type_ in _OWNED if noun in words][:1]


_OWNED = ((cues.OWNED_BY_PERSON, PERSON), (cues.OWNED_BY_PLACE, PLACE), (cues.OWNED_BY_ORG, ORG))
_MAY_NAME_TREATY = frozenset("kqKQuay")


def _lengthen(plain: str, block: Block, found: Candidate) -> None:
    """Makes "Oslo" in "Oslo accords" the treaty; countries are left out, their agreements have no such names."""
    tail = _TAIL.match(plain, found.end, block.end)
    if tail is None or (found.kind in "ua" and tail.group(1) in _LOOSE):
        return
    found.end = tail.end()
    found.surface = " ".join(plain[found.start : found.end].split())
    found.type, found.kind, found.weak, found.weight = TREATY, "y", False, max(found.weight, 6)


def _lengthen_list(plain: str, block: Block, found: Candidate) -> None:
    """Goes on in "Ministry of Land" to ", Infrastructure and Transport"."""
    if "f" not in found.kind or found.kind[-1] not in "wcC":
        return
    more = _MATTERS.match(plain, found.end, block.end)
    if more is not None:
        found.end = more.end()
        found.surface = " ".join(plain[found.start : found.end].split())


def _lengthen_to(plain: str, block: Block, found: Candidate) -> None:
    """Goes on in "OSCE Mission" to " to Montenegro"."""
    more = _POSTED.match(plain, found.end, block.end)
    if more is not None:
        found.end = more.end()
        found.surface = " ".join(plain[found.start : found.end].split())


def _is_adjective(plain: str, block: Block, found: Candidate) -> bool:
    """Whether a place that may be an adjective is one here ("Atlantic ties")."""
    following = _NOUN_AFTER.match(plain, found.end, block.end)
    return following is not None and following.group(1) not in cues.FUNCTION


def _apposition(plain: str, end: int, stop: int) -> Votes:
    """What the words behind a comma call it: "Debaltseve, a railway town"."""
    match = _APPOSITION.match(plain, end, stop)
    if match is None:
        return []
    for word in match.group(1).split()[:7]:
        if word in cues.PLACE_KINDS:
            return [(PLACE, 5)]
        if word in cues.PERSON_BEFORE:
            return [(PERSON, 4)]
        if word in cues.ORG_KINDS or (word.endswith("-based") and _BASED_FIRM.search(match.group(1))):
            return [(ORG, 5)]
        if word in ("of", "in", "for", "who", "which", "that", "and"):
            break
    return []


@lru_cache(_KEPT)
def _morphology(word: str) -> Votes:
    low = word.lower()
    votes = []
    if low.endswith(cues.PLACE_SUFFIX):
        votes.append((PLACE, 2))
    if low.endswith(cues.PERSON_SUFFIX):
        votes.append((PERSON, 2))
    if _CAMEL.search(word) and not word.startswith(("Mc", "Mac", "De", "Di", "La", "Le", "O'", "D'")):
        votes += [(ORG, 3), (OTHER, 1)]
    if low[-1].isdigit():
        votes.append((OTHER, 3))
    if low.endswith(cues.ORG_SUFFIX):
        votes.append((ORG, 3))
    if "." in word or "&" in word:
        votes.append((ORG, 4))
    return votes
