"""Finds runs of capitalised words and says of each word what class it belongs to.

A run is what one compiled pattern finds: capitalised words, with the small words that may stand inside a name.
A class is one letter (see `Kind`), so that the grammar can be patterns over strings of classes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from skyread.entities import cues
from skyread.entities.kinds import UPPER, kind_of, sense_kind
from skyread.entities.lexicon import Lexicon
from skyread.entities.model import EntityType

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
    rf"(?:(?!(?:St|Saint|Prime|Attorney|Standard|New) )[{UPPER}]\w*+(?![.'&+-])"  # most words, before all that is special
    rf"|(?:{_ABBREVIATIONS}|GOV|SEN|REP|GEN|DR|MR|MRS|MS|LT|COL|CAPT|PROF)\.(?= |\Z)"
    rf"|(?:(?<=, )|\A)(?:{_STATES})\."
    rf"|(?:{_OWNED})'s(?= [{UPPER}])"
    rf"|(?:Prime Minister|President|Attorney|Attorney General|Prosecutor|Mayor|Governor|Sheriff|Coroner|Chancellor)'s(?= (?:Office|Relief|Fund|Department|Council)\b)"
    rf"|(?:St\.?|Saint) [{UPPER}]\w+'s?(?= [{UPPER}])"
    rf"|[dl]'[{UPPER}][\w-]+"
    rf"|(?:Workers|Farmers|Veterans|Teachers|Players|Writers|Journalists|Mothers|Soldiers|Employers)'(?= [{UPPER}])"
    rf"|(?:[{UPPER}]\.){{2,}}[{UPPER}]?(?!\w)"
    rf"|[{UPPER}]\.(?= ?[{UPPER}])|(?:Yu|Ya|Ye|Th|Kh|Zh|Sh|Ch|Ph|Dm)\.(?= ?[{UPPER}])"
    rf"|(?:al|el|ash|an|ar|as|at|ad|ul)-[{UPPER}][\w-]*"
    rf"|\d+[A-Z]\d+\w*|[a-z][A-Z]\w+"
    rf"|(?>[{UPPER}]\w*)(?!'t\b)(?:-\w+|'(?!(?:s|t|re|ll|ve|d|m)\b)\w+|&\w+|\.(?:com|org|net|ru|gov|co|uk|io)\b|\+(?!\w)|\+\d\b"
    r"|(?<=s)'(?= (?:Club|Association|Union|Party|Federation|Institute|League|Council|Office|Day|Guild|Front|Declaration|Statement|Meeting|Summit|Conference|Forum|Dialogue|Initiative|Congress|Trust|Fund|Strike|Charter)\b)"
    r"|'s(?= (?:Way|Bush|End|Wharf|Cross|Gate|Island|Bay|Point|Peak|Bridge)\b))*)"
)
_SMALL = (
    r"(?:of the|of|for the|for|and the|and|on the|on|in den|in the|in|to the|against the|against|Against the|&|de la|de los|de las|de|del|della|di|da|dos|do|"
    r"das|des|du|van der|van den|van de|van|von der|von und zu|von|der|den|ter|ten|zu|bin|ibn|al|el|la|le|y|e)"
)
_STAYS = "|".join(dict.fromkeys(re.findall(r"(?<=[(|])[a-z]+", _SMALL)))
"""The first words of those."""
_GOES_ON = rf"(?= |(?<=\.))(?! +(?!(?:{_STAYS}) )[a-z]++(?![A-Z'-]))"
"""What most runs end at: anything but a blank, or another small word. Only a short cut; what follows would fail, too."""
RUN = re.compile(
    rf"(?<![\w@#])(?<!\w')(?:(?:de|van|von|bin|al|del|della|di) )?{_WORD}"
    rf"(?:{_GOES_ON}(?:(?: +|(?<=[{UPPER}]\.)|(?<=[{UPPER}][a-z]\.))(?:{_SMALL} )?(?:\([A-Z][\w-]{{1,7}}\) +(?=(?:Treaty|Convention|Agreement|Protocol|Act|Organi|Commission|"
    rf"Agency|Program|Pact)))?{_WORD}| +\d{{1,3}}(?![\w:%/–-]|[.,]\d))){{0,30}}"
)
_CAPITAL = re.compile(rf"[{UPPER}]")
_PARTICLES = ("de ", "van ", "von ", "bin ", "al ", "del ", "della ", "di ")
_BEFORE_CAPITAL = re.compile(
    r"(?:(?<!\w)(?:de|van|von|bin|al|del|della|di) |(?:al|el|ash|an|ar|as|at|ad|ul)-|\d+|[a-z])\Z"
)
TOKEN = re.compile(rf"\([A-Z][\w-]+\)|{_WORD}|\d+|{_SMALL}(?= )")
_SMALL_KINDS = {"against": "O", "of": "f", "for": "F", "and": "&", "on": "O", "in": "I", "to": "T"}


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
        elif word[0].islower() and not (
            len(word) > 1 and (word[1].isupper() or word[1] == "'" or "-" in word)
        ):
            small = (
                "l"
                if word == "and the"
                else _SMALL_KINDS.get(word if word == "in den" else word.partition(" ")[0], "v")
            )
            found.append(Atom(start, match.end(), word, small))
        else:
            after_name = bool(found) and found[-1].kind in "ugGH"
            found.extend(_word_atoms(start, word, initial and not found, after_name, lexicon))
        position = max(found[-1].end, match.end() if phrase is None else phrase.end)
    _judge_by_neighbours(found)
    return found


def _judge_by_neighbours(found: list[Atom]) -> None:
    """Gives words another class that the word beside them tells; changes `found`."""
    for i, (one, two) in enumerate(pairwise(found)):
        if one.kind == "X" and two.kind in "CEw" and one.text.lower() in cues.ORDINALS:
            found[i] = one._replace(kind="w")
            continue
        if one.kind == "t" and (
            (one.text == "General" and two.text in _GENERAL) or (one.text == "Private" and two.kind in "Cc")
        ):
            found[i] = one._replace(kind="w")
        if (
            one.text in _PAIRED
            and one.kind in "cC"
            and two.kind == "&"
            and len(found) > i + 3
            and found[i + 2].kind in "cCw"
            and found[i + 3].kind in "cC"
        ):
            found[i], found[i + 2] = one._replace(kind="w"), found[i + 2]._replace(kind="w")
        if two.text == "Hall" and one.text in ("City", "Town") and i == 0:
            found[i], found[i + 1] = one._replace(kind="X"), two._replace(kind="X")
            continue
        if one.text in _ALSO_GIVEN and two.kind in "ug" and one.kind != "t":
            found[i] = one._replace(kind="g")
        elif (
            two.text in _ALSO_INNER
            and one.kind in "gGKQ"
            and len(found) > i + 2
            and found[i + 2].kind in "ugGKQ"
        ):
            found[i + 1] = two._replace(kind="u")  # "Hassan Sheikh Mohamud"
        elif (
            one.kind in "kKqQw" and two.kind in "ug" and _KOREAN.match(two.text) and one.text[-1] not in "s."
        ):
            found[i] = one._replace(kind="g")  # "Moon Jae-in"
        elif two.text == "San" and one.kind in "ug" and len(found) > i + 2:
            found[i + 1] = two._replace(kind="u")  # "Aung San Suu Kyi"


_KOREAN = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{2,5}\Z")
"""A given name of two syllables."""
_ALSO_INNER = frozenset(
    (
        "Sheikh",
        "Shah",
        "King",
        "Prince",
        "Dean",
        "Earl",
        "Duke",
        "Major",
        "Marshal",
        "Abbot",
        "Baron",
        "Bishop",
        "Pope",
        "Judge",
    )
)
"""Titles that also stand inside people's names."""
_PAIRED = frozenset(("Oil", "Water", "Power", "Energy", "Gas", "Food", "Mining", "Steel"))
"""What firms and offices deal in beside another matter ("Oil and Gas Enterprise")."""
_GENERAL = frozenset(
    "Conference Debate Election Elections Committee Strike Council Congress Synod Meeting Hospital".split()
)
"""What can be general; no officers."""
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
            return Atom(start, end, form, sense_kind(form, sense, lexicon) if sense else "t")
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
                return Atom(start, start + len(form), form, sense_kind(form, sense, lexicon))
    return None


def _word_atoms(start: int, word: str, initial: bool, after_name: bool, lexicon: Lexicon) -> list[Atom]:
    kind = kind_of(word, initial, lexicon)
    if initial and word == "The":
        return [Atom(start, start + 3, "the", kind)]
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
    kinds = [kind_of(part, initial, lexicon) if part[:1].isupper() else "" for part in parts]
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
