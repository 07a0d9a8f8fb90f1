"""Finds runs of capitalised words and says of each word what class it belongs to.

A run is what one compiled pattern finds: capitalised words, with the small words that may stand inside a name.
A class is one letter (see `Kind`), so that the grammar can be patterns over strings of classes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from skyread.entities import cues, heads
from skyread.entities.lexicon import Lexicon, Sense
from skyread.entities.model import EntityType

_UPPER = "A-ZÀ-ÖØ-Þ\u0100-\u024f\u0386-\u03ab\u0400-\u042f\u1e00-\u1eff"
_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sen|Rep|Gov|St|Capt|Sgt|Adm|Maj|Rev|Hon|Jr|Sr|Inc|Corp|Co|Ltd|Cpl|Cmdr|Brig|"
    "Mt|Ft|Messrs"
)
_STATES = (
    "Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|"
    "Tex|Va|Vt|Wash|Wis|Wyo|Ont|Que"
)
"""American states and Canadian provinces as agencies shorten them behind a town."""
_OWNED = (
    "People|Women|Men|Children|King|Queen|Moody|McDonald|Lloyd|Sotheby|Christie|Levi|Macy|Wendy|Sainsbury|Reader|"
    "Valentine|Standard & Poor|New Year|Alzheimer|Parkinson|Veteran|Farmer|Soldier|Mother"
)
_WORD = (
    rf"(?:(?:{_ABBREVIATIONS}|GOV|SEN|REP|GEN|DR|MR|MRS|MS|LT|COL|CAPT|PROF)\.(?= |\Z)"
    rf"|(?:(?<=, )|\A)(?:{_STATES})\."
    rf"|(?:{_OWNED})'s(?= [{_UPPER}])"
    rf"|(?:Prime Minister|President|Attorney|Attorney General|Prosecutor|Mayor|Governor|Sheriff|Coroner|Chancellor)'s(?= (?:Office|Relief|Fund|Department|Council)\b)"
    rf"|(?:Workers|Farmers|Veterans|Teachers|Players|Writers|Journalists|Mothers|Soldiers|Employers)'(?= [{_UPPER}])"
    rf"|[{_UPPER}]\w+s'(?= (?:Club|Association|Union|Party|Federation|Institute|League|Council|Office|Day|Guild|Front)\b)"
    rf"|(?:[{_UPPER}]\.){{2,}}[{_UPPER}]?(?!\w)"
    rf"|[{_UPPER}]\.(?= ?[{_UPPER}])|(?:Yu|Ya|Ye|Th|Kh|Zh|Sh|Ch|Ph|Dm)\.(?= ?[{_UPPER}])"
    rf"|(?:al|el|ash|an|ar|as|at|ad|ul)-[{_UPPER}][\w-]*"
    rf"|\d+[A-Z]\d+\w*|[a-z][A-Z]\w+"
    rf"|(?>[{_UPPER}]\w*)(?!'t\b)(?:-\w+|'(?!(?:s|t|re|ll|ve|d|m)\b)\w+|&\w+|\.(?:com|org|net|ru|gov|co|uk|io)\b|\+(?!\w)|\+\d\b)*)"
)
_SMALL = (
    r"(?:of the|of|for the|for|and the|and|on the|on|in the|in|to the|&|de la|de los|de las|de|del|della|di|da|dos|do|"
    r"das|du|van der|van den|van de|van|von der|von und zu|von|der|den|ter|ten|zu|bin|ibn|al|el|la|le|y|e)"
)
RUN = re.compile(
    rf"(?<![\w@#])(?<!\w')(?:(?:de|van|von|bin|al|del|della|di) )?{_WORD}"
    rf"(?:(?: +|(?<=[{_UPPER}]\.)|(?<=[{_UPPER}][a-z]\.))(?:{_SMALL} )?(?:\([A-Z][\w-]{{1,7}}\) +(?=(?:Treaty|Convention|Agreement|Protocol|Act|Organi|Commission|"
    rf"Agency|Program|Pact)))?{_WORD}| +\d{{1,3}}(?![\w:%/–-]|[.,]\d)){{0,30}}"
)
_CAPITAL = re.compile(rf"[{_UPPER}]")
_PARTICLES = ("de ", "van ", "von ", "bin ", "al ", "del ", "della ", "di ")
_BEFORE_CAPITAL = re.compile(
    r"(?:(?<!\w)(?:de|van|von|bin|al|del|della|di) |(?:al|el|ash|an|ar|as|at|ad|ul)-|\d+|[a-z])\Z"
)
TOKEN = re.compile(rf"\([A-Z][\w-]+\)|{_WORD}|\d+|{_SMALL}(?= )")
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
_INITIAL = re.compile(rf"(?:[{_UPPER}]|Yu|Ya|Ye|Th|Kh|Zh|Sh|Ch|Ph|Dm)\.\Z")
_SMALL_KINDS = {"of": "f", "for": "F", "and": "&", "on": "O", "in": "I", "to": "T"}


def runs(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The runs between two offsets, as `RUN.finditer` finds them, but with a search for capitals alone first."""
    at = start
    while (capital := _CAPITAL.search(text, at, end)) is not None:
        first = capital.start()
        before = text[first - 1 : first] if first > at else ""
        run = None
        if before and (
            before.isalnum() or before == "-" or (before == " " and text.endswith(_PARTICLES, at, first))
        ):
            early = _BEFORE_CAPITAL.search(text, max(at, first - 6), first)
            run = RUN.match(text, early.start(), end) if early is not None else None
        run = run or RUN.match(text, first, end)
        at = first + 1
        if run is not None:
            yield run
            at = run.end()


class Atom(NamedTuple):
    """One word or known phrase of a run."""

    start: int
    end: int
    text: str
    kind: str
    """One letter:
    k country or region, q city, K Q the same where it is a given name too; o y x e z p known organisation, treaty,
    weapon, event, other thing, person; d demonym, t title, X word that ends a name; C c head of an organisation, sure
    or weak; Z word that begins a body's name; L H head of a place, the second also a surname; M word that begins a
    place; E m head of an event, sure or weak; V word that begins an event; Y head of a treaty; P head of a thing's name;
    D direction; a acronym, A acronym that is a common noun; n numeral, N number, W model code; i initial, g given name,
    G given name that is an ordinary word too, w ordinary word, u unknown word; f F & O I T v small words, l "and the", B the sign &;
    b bracketed short form; j junior and the like."""


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
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def atoms(run: str, initial: bool, lexicon: Lexicon) -> list[Atom]:
    """The words and known phrases of a run; `initial` when it opens a sentence."""
    found: list[Atom] = []
    position = 0
    while match := TOKEN.search(run, position):
        start, word = match.start(), match.group()
        phrase = _phrase(run, start, word, lexicon) or _shouted_phrase(run, start, word, lexicon)
        if phrase is not None:
            found.append(phrase)
        elif word == "&":
            found.append(Atom(start, match.end(), word, "B"))
        elif word == "Against" and found:
            found.append(Atom(start, match.end(), word, "O"))
        elif word[0].islower() and not (len(word) > 1 and (word[1].isupper() or "-" in word)):
            small = "l" if word == "and the" else _SMALL_KINDS.get(word.partition(" ")[0], "v")
            found.append(Atom(start, match.end(), word, small))
        else:
            after_name = bool(found) and found[-1].kind in "ugGH"
            found.extend(_word_atoms(start, word, initial and not found, after_name, lexicon))
        position = max(found[-1].end, match.end() if phrase is None else phrase.end)
    for i, (one, two) in enumerate(pairwise(found)):
        if one.kind == "X" and two.kind in "CEw" and one.text.lower() in cues.ORDINALS:
            found[i] = one._replace(kind="w")
            continue
        if one.text in _ALSO_GIVEN and two.kind in "ug":
            found[i] = one._replace(kind="g")
        elif (
            two.text in _ALSO_INNER
            and one.kind in "gGKQ"
            and len(found) > i + 2
            and found[i + 2].kind in "ugGKQ"
        ):
            found[i + 1] = two._replace(kind="u")  # "Hassan Sheikh Mohamud"
        elif two.text == "San" and one.kind in "ug" and len(found) > i + 2:
            found[i + 1] = two._replace(kind="u")  # "Aung San Suu Kyi"
    return found


_ALSO_INNER = frozenset(
    ("Sheikh", "Shah", "King", "Prince", "Dean", "Earl", "Duke", "Major", "Marshal", "Abbot")
)
"""Titles that also stand inside people's names."""
_ALSO_GIVEN = frozenset(
    "Roman Christian Jan April June May August Grant Mark Frank Hope Faith Grace Joy Dawn Rich Drew Miles Chase Chance Hunter "
    "Mason Carter Cooper Parker Tucker Tanner Porter Guy Art Victor Major Earl Duke Prince Rose Lily Daisy Violet Ivy Olive Pearl Jade "
    "Crystal Summer Autumn Robin Drake Dean Heath Stone Wolf Con Sol Sal Cal Hal Mel Les Kit Pip Tad Ward Royal Sterling Noble Merry "
    "Gay Happy Bunny Kitty Penny Dot Patience Prudence Charity Mercy Constance Honor Justice Blessing Precious Gift Innocent Fortune "
    "Goodluck Sunday Friday Monday Wednesday Buster Sonny Junior Skip Chip Buck Ace Red Blue Storm River Rain Sky".split()
)


def _phrase(run: str, start: int, word: str, lexicon: Lexicon) -> Atom | None:
    for form in lexicon.phrases.get(word, ()):
        end = start + len(form)
        if run.startswith(form, start) and (end == len(run) or not (run[end].isalnum() or run[end] in "-&")):
            sense = lexicon.sense(form)
            return Atom(start, end, form, _sense_kind(form, sense, lexicon) if sense else "t")
        if run.startswith(form + "s", start) and not run[end + 1 : end + 2].isalnum():
            sense = lexicon.sense(form)
            if sense is not None and sense.type is EntityType.WEAPON:
                return Atom(start, end + 1, form + "s", "x")
    return None


def _shouted_phrase(run: str, start: int, word: str, lexicon: Lexicon) -> Atom | None:
    """A known name of two or three words in capitals ("NEW YORK" before a dispatch)."""
    if len(word) < 3 or not word.isupper() or not run.startswith(" ", start + len(word)):
        return None
    words = run[start : start + 60].split(" ")
    for count in (3, 2):
        form = " ".join(words[:count])
        if len(words) >= count and form.isupper():
            sense = lexicon.sense(form)
            if sense is not None:
                return Atom(start, start + len(form), form, _sense_kind(form, sense, lexicon))
    return None


def _sense_kind(form: str, sense: Sense, lexicon: Lexicon) -> str:
    kind = _SENSE_KINDS[sense.type]
    if kind != "k":
        return kind
    if sense.weight == 4:
        kind = "q"
    return kind.upper() if flat(form) in lexicon.given else kind


def _word_atoms(start: int, word: str, initial: bool, after_name: bool, lexicon: Lexicon) -> list[Atom]:
    kind = _kind(word, initial, lexicon)
    if after_name and kind == "w" and "-" in word:
        kind = "u"
    if kind == "g" and word.rpartition("-")[2].islower():
        kind = "u"
    if kind not in "uw" or "-" not in word or after_name:
        return [Atom(start, start + len(word), word, kind)]
    return _hyphenated(start, word, kind, initial, lexicon)


def _hyphenated(start: int, word: str, kind: str, initial: bool, lexicon: Lexicon) -> list[Atom]:
    """A word with hyphens that is not known as a whole: `US-led`, `Anti-Trump`, `Russia-Ukraine`, `Jean-Paul`."""
    parts = word.split("-")
    kinds = [_kind(part, initial, lexicon) if part[:1].isupper() else "" for part in parts]
    if all(kinds) and any(k == "d" for k in kinds):
        return [Atom(start, start + len(word), word, "d")]
    named = [k for k in kinds if k and k in "kqKQoypezxa"]
    lowered = (
        not kinds[-1] and not parts[-1].isdigit() and (parts[-1] in _LINKED or lexicon.ordinary(parts[-1]))
    )
    prefixed = kinds[0] not in named and (parts[0].lower() in _PREFIXES)
    if not named or not (lowered or prefixed or len(named) == len(kinds)):
        if kinds[0] in ("d", "X"):
            return [Atom(start, start + len(word), word, "X")]
        if (
            lowered
            and kinds[0] in ("u", "g")
            and len(parts) == 2
            and (parts[1] in _LINKED or parts[1].endswith("ing"))
        ):
            return [Atom(start, start + len(parts[0]), parts[0], kinds[0]), _stop(start + len(word))]
        return [Atom(start, start + len(word), word, kind)]
    found = []
    for part, part_kind in zip(parts, kinds, strict=True):
        if part_kind and part_kind in "kqKQoypezxa":
            found += [Atom(start, start + len(part), part, part_kind), _stop(start + len(part))]
        start += len(part) + 1
    found[-1] = _stop(start - 1)
    return found


_LINKED = frozenset(
    "led backed based controlled born made run held owned style era occupied trained funded sponsored aligned linked "
    "dominated affiliated appointed built supplied designed wide like bound class type san sahib winning nominated elect".split()
)
"""What a hyphen adds to a name without making another one ("Scorpene-class", "Sato-san")."""
_PREFIXES = frozenset(
    ["non", "anti", "pro", "post", "pre", "ex", "mid", "trans", "inter", "pan", "ultra", "neo", "sub"]
)


def _stop(end: int) -> Atom:
    return Atom(end, end, "", "X")


def _kind(word: str, initial: bool, lexicon: Lexicon) -> str:
    """The class of one word, the surest first."""
    known = lexicon.sense(word)
    if known is not None and not (known.weight == 4 and word in cues.CHIEFLY_GIVEN):
        return _sense_kind(word, known, lexicon)
    if word in lexicon.demonyms or (word[-1] == "s" and word[:-1] in lexicon.demonyms):
        return "d"
    if word in cues.TITLES or (word[-1] == "." and word.capitalize() in cues.TITLES):
        return "t"
    lower = word.lower()
    if word in cues.COMMON_ACRONYMS:
        return "n" if _ROMAN.match(word) else "A"
    if word[-1] == "'":
        return _kind(word[:-1], initial, lexicon)
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
