"""In an article about a game, Sweden and Liverpool are teams: organisations, not places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set as AbstractSet
from itertools import islice

from skyread.entities import cues
from skyread.entities.analysis import ORG, OTHER, PERSON, PLACE
from skyread.entities.evidence import Evidence, Gathered
from skyread.entities.sections import plainly

_ENOUGH = 5
"""So many different words of sport make an article one about sport."""
_SLUG = re.compile(
    r"\s*(?:(?:RUGBY|AMERICAN|AUSTRALIAN|ICE|FIELD) )?(?:SOCCER|FOOTBALL|CRICKET|RUGBY|BASEBALL|BASKETBALL|HOCKEY|NFL|NBA|NHL|MLB|UNION|LEAGUE|"
    r"RULES|HANDBALL|VOLLEYBALL|NETBALL)\s*[-–—:]"
)
"""What an agency's headline begins with where it is about a game of teams."""
_RESULT = re.compile(r"^[A-Z][A-Za-z .'-]{2,30} \d{1,3},? [A-Z][A-Za-z .'-]{2,30} \d{1,3}\b", re.MULTILINE)
"""A line of a table of results."""
_SCORE_AFTER = re.compile(
    r" \(?\d{1,3} ?[-–:] ?\d{1,3}\b| \d{1,3}[,;.)]| vs?\.? | \d{1,3} +(?=[A-Z(\d])| \d{1,3}\Z"
)
_SCORE_BEFORE = re.compile(r"\d ?[-–:] ?\d{1,3}\)? (?:to |over |against )?\Z|\b(?:vs?\.?|\d{1,3},) \Z")
_AND_SIDE = re.compile(r" and [A-Z]")
_BETWEEN = re.compile(r"\bbetween [A-Z][\w ]+ and \Z")
_WORD_BEFORE = re.compile(r"([\w-]+)[ ,]+(?:the )?\Z")
_WORD_AFTER = re.compile(r"(?:'s)? ([a-z]+)")
_AROUND = 60
"""Code points on both sides of a name that say whether it is a team's."""


def about_sport(text: str, lowered: AbstractSet[str]) -> bool:
    """Whether an article with these words in small letters is about a game; agencies say so at its beginning."""
    told = len(cues.SPORTS & lowered)
    if told >= _ENOUGH or _SLUG.match(text) is not None:
        return True
    return told > 1 and sum(1 for _ in islice(_RESULT.finditer(text), 3)) > 2


def teams(text: str, found: Gathered, lowered: AbstractSet[str]) -> None:
    """Makes organisations of the countries and cities that the article treats as teams; changes `found`."""
    if not about_sport(text, lowered):
        return
    maybe = [_may_be_team(item) for item in found.kinds]
    balance: Counter[str] = Counter()
    for number, start, end in zip(found.numbers, found.starts, found.ends, strict=True):
        if maybe[number]:
            first = max(0, start - _AROUND)
            around = plainly(text[first : end + _AROUND])
            balance[found.kinds[number].surface] += _as_team(around, start - first, end - first)

    def judge(item: Evidence) -> Evidence:
        team = balance[item.surface] > 0 and _may_be_team(item)
        return item.taken_for(ORG, max(item.weight, 9)) if team else item

    found.change(judge)


def _may_be_team(item: Evidence) -> bool:
    if item.type == OTHER:
        return item.surface.endswith("s") and len(item.kind) > 1
    if item.kind in ("aq", "uq", "wq", "aQ", "uQ"):
        return True
    if item.type == PLACE:
        return len(item.kind) == 1 or item.surface.endswith((" City", " Town"))
    return item.kind in ("g", "u") and (PERSON, 4) not in item.votes


def _as_team(plain: str, start: int, end: int) -> int:
    before = plain[max(0, start - 24) : start]
    word = _WORD_BEFORE.search(before)
    low = word.group(1).lower() if word else ""
    after = _WORD_AFTER.match(plain, end)
    vote = -2 if before.endswith("(") else 0
    if _SCORE_AFTER.match(plain, end) or _SCORE_BEFORE.search(before):
        vote += 2
    if after is not None and after.group(1) in cues.SPORTS_AFTER:
        vote += 1
    if low in cues.SPORTS_BEFORE:
        vote += 1
    if low in ("in", "at", "near", "across") or before.endswith("from "):
        vote -= 2
    elif low == "of":
        vote -= 3
    elif (before.endswith(" between ") and _AND_SIDE.match(plain, end)) or (
        low == "and" and _BETWEEN.search(plain, max(0, start - 50), start)
    ):
        vote += 1
    return vote
