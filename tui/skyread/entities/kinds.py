"""What class a word of a name is of: by the lexicon, by the lists of heads, by its shape.

The letters are explained at `tokens.Atom`.
"""

from __future__ import annotations

import re
import unicodedata

from skyread.entities import cues, heads
from skyread.entities.lexicon import Lexicon, Sense
from skyread.entities.model import EntityType

UPPER = "A-ZÀ-ÖØ-Þ\u0100-\u024f\u0386-\u03ab\u0400-\u042f\u1e00-\u1eff"
_ROMAN = re.compile(r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})\Z")
_ACRONYM = re.compile(
    r"[A-Z]{2,}\d{1,3}\Z|[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*s?\Z|[A-Z]&[A-Z]\Z|(?:[A-Z]\.)+[A-Z]?\Z|[A-Z]{2,}-[A-Z]{2,}\Z"
)
_WEAPON = re.compile(
    r"(?:Mk\d{1,3}[A-Z]?|[A-Z][A-Za-z]{0,3}-\d{1,3}[A-Z]{0,3}\d?\w?|\d{1,2}[A-Z]\d{1,4}\w?|[A-Z][a-z]?[A-Z]?-\d{1,3}\w{0,3})\Z"
)
_INITIALS = re.compile(r"(?:[A-Z]\.){2,3}\Z")
_PARTY_STATE = re.compile(r"[RDI]-[A-Z][a-z]")
_SERIAL = re.compile(r"[A-Z]\d{1,3}\Z")
_INITIAL = re.compile(rf"(?:[{UPPER}]|Yu|Ya|Ye|Th|Kh|Zh|Sh|Ch|Ph|Dm)\.\Z")
_SENSE_KINDS = {
    EntityType.PERSON: "p",
    EntityType.ORG: "o",
    EntityType.PLACE: "k",
    EntityType.TREATY: "y",
    EntityType.WEAPON: "x",
    EntityType.EVENT: "e",
    EntityType.OTHER: "z",
    EntityType.DATE: "X",
}
_SURNAME_HEADS = frozenset(
    [
        "Park",
        "Hill",
        "Hall",
        "Wood",
        "Woods",
        "Field",
        "Battle",
        "Church",
        "House",
        "Bridge",
        "Lane",
        "Forest",
        "Gates",
        "Day",
        "Post",
        "Banks",
        "Lake",
        "Street",
        "Castle",
        "Temple",
        "Bell",
        "Wall",
        "Marsh",
        "Rivers",
        "Parks",
        "Hills",
        "Brook",
        "Brooks",
        "Stone",
        "Young",
        "Fields",
        "Barnes",
        "Spring",
        "Weeks",
        "Holiday",
        "Trail",
        "Cove",
        "Line",
        "Garden",
        "Gardens",
        "Lakes",
        "Falls",
        "Head",
        "Cross",
        "Ford",
        "West",
        "North",
        "Star",
        "Mills",
        "Parish",
        "Abbey",
        "Lough",
        "Firth",
        "Fountain",
        "Bunker",
        "Quarry",
        "Marina",
    ]
)


def flat(text: str) -> str:
    """The text without accents."""
    if text.isascii():
        return text
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.translate(_LETTERS)


_LETTERS = str.maketrans(
    {"Ł": "L", "ł": "l", "Ø": "O", "ø": "o", "Đ": "D", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae"}
)
"""Letters that have no accent to take off."""


def sense_kind(form: str, sense: Sense, lexicon: Lexicon) -> str:
    """The class of a known form by what it stands for."""
    kind = _SENSE_KINDS[sense.type]
    if kind != "k":
        return kind
    if sense.weight == 4:
        kind = "q"
    return kind.upper() if flat(form) in lexicon.given else kind


def kind_of(word: str, initial: bool, lexicon: Lexicon) -> str:
    """The class of one word, the surest first."""
    known = lexicon.sense(word)
    if known is None and word[-1].isdigit() and word.rpartition("-")[0] in lexicon.series:
        return "x"
    if known is not None and not (known.weight == 4 and word in cues.CHIEFLY_GIVEN):
        return sense_kind(word, known, lexicon)
    if word in lexicon.demonyms or (word[-1] == "s" and word[:-1] in lexicon.demonyms):
        return "d"
    if word in cues.TITLES or (word[-1] == "." and word.capitalize() in cues.TITLES):
        return "t"
    lower = word.lower()
    if word in cues.COMMON_ACRONYMS:
        return "n" if _ROMAN.match(word) else "A"
    if word[-1] == "'":
        return kind_of(word[:-1], initial, lexicon)
    if lower == "all" and not initial:
        return "w"
    if word in cues.CALENDAR or lower in cues.FUNCTION:
        return "A" if not initial and len(word) == 2 and word.isupper() else "X"
    if lower in cues.COUNTING:
        return "X" if initial else "w"
    return _head_kind(word) or _shape_kind(word, lexicon) or _plain_kind(word, lexicon)


def _head_kind(word: str) -> str:
    if word in heads.PLACE_FIRST:
        return "M"
    if word in _SURNAME_HEADS and (word in heads.PLACE_HEADS or word in heads.ORG_HEADS):
        return "H"
    if word in heads.ORG_FIRST and word not in heads.ORG_HEADS:
        return "Z"
    if word in heads.OTHER_HEADS:
        return "P"
    if word in heads.TREATY_HEADS:
        return "Y"
    if word in heads.ORG_HEADS:
        return "c" if word in heads.ORG_HEADS_WEAK else "C"
    if word in heads.EVENT_FIRST:
        return "V"
    if word in heads.PLACE_HEADS:
        return "L"
    if word in heads.EVENT_HEADS:
        return "m" if word in heads.EVENT_HEADS_WEAK else "E"
    return "D" if word in heads.DIRECTIONS else ""


def _shape_kind(word: str, lexicon: Lexicon) -> str:
    if word in ("Jr", "Jr.", "Sr", "Sr."):
        return "j"
    if word[0] == "(":
        return "b"
    if word.isdigit() or _SERIAL.match(word) or (len(word) == 1 and word != "I"):
        return "N"
    if _ROMAN.match(word):
        return "n"
    if _INITIAL.match(word) or _INITIALS.match(word):
        return "i"
    if _PARTY_STATE.match(word):
        return "X"
    if _WEAPON.match(word):
        return "W"
    return "a" if _ACRONYM.match(word) and not _is_shouted(word, lexicon) else ""


def _is_shouted(word: str, lexicon: Lexicon) -> bool:
    """Whether capitals throughout are loudness and not an acronym."""
    return len(word) > 5 and word.isalpha() and (lexicon.ordinary(word) or word.capitalize() in lexicon.given)


def _plain_kind(word: str, lexicon: Lexicon) -> str:
    given = flat(word) in lexicon.given
    if word in cues.CHIEFLY_GIVEN:
        return "g"
    if lexicon.ordinary(word):
        return "G" if given else "w"
    return "g" if given or ("-" in word and flat(word.split("-", maxsplit=1)[0]) in lexicon.given) else "u"
