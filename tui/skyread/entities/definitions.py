"""Short forms that an article defines in brackets: `Long Name (ABC)`, and acronyms of common nouns to leave out."""

from __future__ import annotations

import re

from skyread.entities.candidates import Candidate
from skyread.entities.grammar import EVENT, ORG, TREATY

_BRACKET = re.compile(
    r" ?\( ?(?:the |hereinafter |or |also )?[\"“'«]?([A-Z][\w-]{1,11}(?: (?:[IVX]+|Treaty|\d))?)[\"”'»]? ?\)"
)
_BRACKET_COMMON = re.compile(r"((?:[\w-]+ ){1,7})\(([A-Z]{2,6})s?\)")


def defined(plain: str, found: list[Candidate]) -> tuple[list[Candidate], dict[str, str]]:
    """Adds `Long Name (ABC)` definitions, as short surface → long surface, and drops acronyms of common nouns."""
    definitions: dict[str, str] = {}
    by_start = {item.start: item for item in found}
    for item in found:
        match = _BRACKET.match(plain, item.end)
        if match is None or item.kind in ("k", "q", "K", "Q", "p") or " " not in item.surface:
            continue
        short = match.group(1)
        inner = by_start.get(match.start(1))
        if inner is None or not (
            _initials_match(item.surface, short) or (item.type in (TREATY, ORG, EVENT) and short.isupper())
        ):
            continue
        definitions[inner.surface] = item.surface
        item.weak = False
        item.weight = max(item.weight, 6)
        inner.type, inner.weight, inner.weak = item.type, item.weight, False
    common = set()
    for match in _BRACKET_COMMON.finditer(plain):
        words = match.group(1).replace("-", " ").split()
        short = match.group(2)
        tail = words[-len(short) :]
        if len(tail) == len(short) and all(
            w[0].lower() == c.lower() and w.islower() for w, c in zip(tail, short, strict=True)
        ):
            common |= {short, short + "s"}
    if common:
        found = [item for item in found if item.surface not in common or item.surface in definitions]
    return found, definitions


def _initials_match(long: str, short: str) -> bool:
    """Whether the letters of `short` appear in order as the first letters of words of `long`, or most of them do."""
    initials = [word[0].lower() for word in re.split(r"[\s-]+", long) if word]
    letters = [c.lower() for c in short if c.isalpha()]
    i = 0
    for letter in initials:
        if i < len(letters) and letter == letters[i]:
            i += 1
    return i == len(letters)
