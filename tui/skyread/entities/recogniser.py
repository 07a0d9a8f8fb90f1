"""Finds the names in one article: `analyse` is a pure function of the text, its blocks and the lexicon.

Runs of capitalised words are parsed by the grammar; what stands around them, and what the rest of the article
says, is weighed here. Which entity a form is, across articles, is the resolver's business.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from skyread.entities import cues
from skyread.entities.analysis import Analysis, DateMention, Form
from skyread.entities.dates import date_mentions
from skyread.entities.grammar import EVENT, ORG, OTHER, PERSON, PLACE, TREATY, WEAPON, Piece, pieces
from skyread.entities.lexicon import ANALYSER_VERSION, Lexicon
from skyread.entities.tokens import RUN
from skyread.library.article import Block, BlockKind

__all__ = ["ANALYSER_VERSION", "Analysis", "analyse"]

_SENTENCE_OPENERS = frozenset(".!?:;•*…\"'“”„«»‘([{—–-|/")
_SPACES = str.maketrans(
    {"\n": " ", "\r": " ", "\t": " ", "\u00a0": " ", "\u2019": "'", "\u02bc": "'", "\u2011": "-"}
)
_BRACKET = re.compile(
    r" ?\((?:the |hereinafter |or |also )?[\"“'«]?([A-Z][\w-]{1,11}(?: (?:[IVX]+|Treaty|\d))?)[\"”'»]?\)"
)
_BRACKET_COMMON = re.compile(r"((?:[\w-]+ ){1,7})\(([A-Z]{2,6})s?\)")
_TAIL = re.compile(
    r" (?:(?:climate|peace|nuclear|trade|ceasefire|disarmament) )?(?:agreements?|accords?|format|protocols?|memorandum|process)\b"
)
_LOWER_WORDS = re.compile(r"(?<![\w'’])[a-z][a-z-]+")


@dataclass(slots=True)
class _Found:
    """A candidate on its way to a mention."""

    start: int
    end: int
    surface: str
    type: int
    weight: int
    kind: str
    weak: bool
    initial: bool
    votes: list[tuple[int, int]] = field(default_factory=list)


def analyse(text: str, blocks: Sequence[Block], lexicon: Lexicon) -> Analysis:
    """The names and dates of one article. Furniture is never read; offsets are code points of `text`, end exclusive."""
    plain = text.translate(_SPACES)
    found: list[_Found] = []
    dates: list[DateMention] = []
    for block in blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        dates += date_mentions(plain, block.start, block.end)
        found += _block_names(plain, block, lexicon)
    taken = [(date.start, date.end) for date in dates]
    found = _apart(found, taken)
    lowered = set(_LOWER_WORDS.findall(plain))
    found, definitions = _defined(plain, found)
    found = _supported(found, lowered, definitions)
    return _analysis(found, definitions, dates)


def _block_names(plain: str, block: Block, lexicon: Lexicon) -> Iterator[_Found]:
    start, end = block.start, block.end
    shouted = _shouted(plain[start:end])
    titled = not shouted and _title_case(plain[start:end])
    for match in RUN.finditer(plain, start, end):
        at = match.start()
        initial = titled or shouted or _opens_sentence(plain, start, at)
        for piece in pieces(match.group(), initial, lexicon):
            if (shouted or titled) and not _trusted_in_title(piece):
                continue
            yield _in_context(plain, block, at, piece, initial)


def _shouted(block: str) -> bool:
    letters = [c for c in block[:200] if c.isalpha()]
    return len(letters) > 12 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def _title_case(block: str) -> bool:
    if len(block) > 200:
        return False
    words = [word for word in block.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.75 * len(words)


def _trusted_in_title(piece: Piece) -> bool:
    return piece.weight >= 5 or piece.kind in ("u", "a", "g", "uu", "ug", "gu")


def _opens_sentence(plain: str, block_start: int, at: int) -> bool:
    i = at - 1
    while i >= block_start and plain[i] == " ":
        i -= 1
    return i < block_start or plain[i] in _SENTENCE_OPENERS


def _in_context(plain: str, block: Block, at: int, piece: Piece, initial: bool) -> _Found:
    start, end = at + piece.start, at + piece.end
    surface = " ".join(plain[start:end].split())
    found = _Found(
        start, end, surface, piece.type, piece.weight, piece.kind, piece.weak, initial and piece.start == 0
    )
    if piece.weight >= 7:
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
        votes.append((PLACE, 4))
    elif low in cues.PLACE_BEFORE_WEAK:
        votes.append((PLACE, 1))
    elif low == "at":
        votes += [(ORG, 1), (PLACE, 1)]
    elif low == "the":
        votes += [(ORG, 2), (OTHER, 1), (PERSON, -3)]
        if len(before) > 1 and before[-2].lower() in cues.ORG_BEFORE_THE:
            votes.append((ORG, 3))
    elif low in cues.ORG_BEFORE_THE:
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
    if after.startswith("'s "):
        votes.append((PERSON, 0))
    if piece.kind in ("u", "w", "G", "g"):
        votes += _morphology(surface)
    return found


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
    if "." in word or "&" in word:
        votes.append((ORG, 4))
    return votes


def _apart(found: list[_Found], taken: list[tuple[int, int]]) -> list[_Found]:
    """The candidates that do not overlap a date."""
    spans = sorted(taken)
    kept, i = [], 0
    for item in sorted(found, key=lambda f: f.start):
        while i < len(spans) and spans[i][1] <= item.start:
            i += 1
        if i == len(spans) or spans[i][0] >= item.end:
            kept.append(item)
    return kept


def _defined(plain: str, found: list[_Found]) -> tuple[list[_Found], dict[str, str]]:
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
        inner.type, inner.weight, inner.weak = item.type, max(inner.weight, 6), False
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


def _supported(found: list[_Found], lowered: set[str], definitions: dict[str, str]) -> list[_Found]:
    """Drops weak candidates that nothing else in the article supports."""
    last_names = {
        item.surface.rsplit(" ", 1)[-1]
        for item in found
        if item.type == PERSON and len(item.kind) > 1 and not item.weak
    }
    sure: defaultdict[str, int] = defaultdict(int)
    for item in found:
        if not item.weak:
            sure[item.surface] += 1
    shorts = set(definitions)
    shorts |= {short.capitalize() for short in definitions if short.isupper() and len(short) <= 4}
    kept = []
    for item in found:
        if item.surface in last_names and len(item.kind) == 1 and item.kind not in "kKo":
            item.votes.append((PERSON, 4))
            item.weak = False
        elif item.surface in shorts and item.kind not in "kK":
            item.weak = False
            item.type, item.weight = _definition_type(item, found, definitions)
        elif (
            item.weak
            and not sure[item.surface]
            and item.weight + sum(v for t, v in item.votes if t == item.type) < 6
        ) or (
            item.kind == "u"
            and item.initial
            and item.surface.lower() in lowered
            and not _elsewhere(item, found)
        ):
            continue
        kept.append(item)
    return kept


def _elsewhere(item: _Found, found: list[_Found]) -> bool:
    return any(other.surface == item.surface and not other.initial for other in found)


def _definition_type(item: _Found, found: list[_Found], definitions: dict[str, str]) -> tuple[int, int]:
    long = definitions.get(item.surface) or definitions.get(item.surface.upper())
    for other in found:
        if other.surface == long:
            return other.type, max(other.weight, 6)
    return item.type, item.weight


def _analysis(found: list[_Found], definitions: dict[str, str], dates: list[DateMention]) -> Analysis:
    votes: dict[str, list[int]] = {}
    index: dict[str, int] = {}
    mentions = []
    for item in found:
        tally = votes.setdefault(item.surface, [0] * 8)
        index.setdefault(item.surface, len(index))
        tally[item.type] += item.weight
        for type_, weight in item.votes:
            tally[type_] += weight
        mentions.append((item.start, item.end, index[item.surface]))
    forms = tuple(Form(surface, tuple(tally)) for surface, tally in votes.items())
    pairs = []
    for short, long in definitions.items():
        variants = [variant for variant in (short, short.capitalize()) if variant in index and long in index]
        pairs += [(index[long], index[variant]) for variant in variants]
    return Analysis(forms, tuple(mentions), tuple(dict.fromkeys(pairs)), tuple(dates))
