"""What stands around a name and says what it is: titles before it, verbs after it, "in" and "the".

Votes only; the tally over the article decides.
"""

from __future__ import annotations

import re

from skyread.entities import cues
from skyread.entities.candidates import Candidate
from skyread.entities.grammar import ORG, OTHER, PERSON, PLACE, TREATY, WEAPON, Piece
from skyread.library.article import Block

_NOUN_AFTER = re.compile(r" ([a-z]+)")
_TAIL = re.compile(
    r" (?:(?:climate|peace|nuclear|trade|ceasefire|disarmament) )?(?:agreements?|accords?|format|protocols?|memorandum|process)\b"
)


def candidate(plain: str, block: Block, at: int, piece: Piece, initial: bool) -> Candidate:
    start, end = at + piece.start, at + piece.end
    surface = " ".join(plain[start:end].split())
    found = Candidate(
        start, end, surface, piece.type, piece.weight, piece.kind, piece.weak, initial and piece.start == 0
    )
    if piece.weight >= 7:
        if piece.type == PLACE and len(piece.kind) == 1:
            _placecandidate(plain, block, found)
        return found
    votes = found.votes
    before = plain[max(block.start, start - 32) : start].split()
    after = plain[end : min(block.end, end + 24)]
    following = after.lstrip(" ,\"'”").split(" ", 1)[0].rstrip(",.;:") if after else ""
    last = before[-1] if before else ""
    low = last.lower().rstrip(",")
    if piece.titled or low in cues.PERSON_BEFORE:
        votes.append((PERSON, 5))
    if low in cues.PLACE_BEFORE:
        votes.append((PLACE, 2 if low in cues.DIRECTIONS else 3))
    elif low == "in":
        refused = len(before) > 1 and before[-2].lower() in cues.NO_PLACE_BEFORE_IN
        votes.append((ORG, 2) if refused else (PLACE, 4))
    elif low == "of" and len(before) > 1:
        votes.append((PLACE, 4) if before[-2].lower() in cues.PLACE_NOUNS else (ORG, 1))
    elif low in cues.CALLED:
        votes.append((OTHER, 4))
    elif low in cues.PLACE_BEFORE_WEAK:
        votes.append((PLACE, 1))
    elif low == "at":
        votes += [(ORG, 1), (PLACE, 1)]
    elif low == "the":
        votes += [(ORG, 2), (OTHER, 1), (PERSON, -3)]
        if len(before) > 1 and before[-2].lower() in cues.ORG_BEFORE_THE:
            votes.append((ORG, 3))
    elif low in cues.COMPANY_BEFORE:
        votes.append((ORG, 4))
    if (following in cues.PERSON_AFTER and not after.startswith(", ")) or following == "who":
        votes.append((PERSON, 3))
    elif following in cues.PLACE_AFTER:
        votes.append((PLACE, 3))
    elif following in cues.ORG_AFTER:
        votes.append((ORG, 3))
    elif following in cues.OTHER_AFTER:
        votes.append((OTHER, 3))
    elif following in cues.WEAPON_HEADS:
        votes.append((WEAPON, 3))
    if after.startswith(", ") and following[:2].isdigit() and len(following) == 2:
        votes.append((PERSON, 5))
    if piece.kind in ("u", "w", "G", "g"):
        votes += _morphology(surface)
    return found


def _placecandidate(plain: str, block: Block, found: Candidate) -> None:
    """Lengthens a place to the agreement named after it, and doubts an adjective."""
    if found.weight < 10 and (tail := _TAIL.match(plain, found.end, block.end)) is not None:
        found.end = tail.end()
        found.surface = " ".join(plain[found.start : found.end].split())
        found.type, found.kind = TREATY, "y"
    elif found.surface in cues.ADJECTIVE_PLACES:
        following = _NOUN_AFTER.match(plain, found.end, block.end)
        if following is not None and following.group(1) not in cues.FUNCTION:
            found.weak, found.weight = True, -9


def _morphology(word: str) -> list[tuple[int, int]]:
    low = word.lower()
    votes = []
    if low.endswith(cues.PLACE_SUFFIX):
        votes.append((PLACE, 2))
    if low.endswith(cues.PERSON_SUFFIX):
        votes.append((PERSON, 2))
    if any(c.isupper() for c in word[1:]) and not word.startswith(
        ("Mc", "Mac", "De", "Di", "La", "Le", "O'", "D'")
    ):
        votes += [(ORG, 3), (OTHER, 1)]
    if low.endswith(cues.ORG_SUFFIX):
        votes.append((ORG, 3))
    if "." in word or "&" in word:
        votes.append((ORG, 4))
    return votes
