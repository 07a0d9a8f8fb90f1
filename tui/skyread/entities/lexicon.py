"""The lexicon: what is known about words and names before any text is read.

It is read once from the package's data files, plus the user's own known names. It only answers look-ups; rules
are in the recogniser.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

from skyread.entities import cues
from skyread.entities.model import EntityType
from skyread.entities.names import KnownName, LexiconError, parse_names, read_lines

__all__ = ["ANALYSER_VERSION", "Lexicon", "LexiconError", "Sense"]

ANALYSER_VERSION = 25
"""Raised whenever the rules change what they find; with `Lexicon.digest` it keys cached analyses."""

MEMO_SIZE = 16_000
"""So many words are kept in `memo`; what is rare does not pay."""
DATA_FILES = ("names.txt", "places.txt", "demonyms.txt", "given.txt", "words.txt")
ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
           ("ly", ""), ("er", ""), ("ers", ""), ("er", "e"), ("est", ""), ("est", "e"), ("ness", ""), ("iness", "y"), ("ily", "y"),
           ("ier", "y"), ("ment", ""), ("ments", ""), ("ation", "e"), ("ations", "e"), ("ation", ""), ("able", ""),
           ("less", ""), ("ful", ""), ("ion", "e"), ("ions", "e"), ("ion", ""), ("ions", ""), ("ication", "y"))  # fmt: skip
_FIRST_WORD = re.compile(r"[^ ,—–/(]+")
_FIRST_BARE = re.compile(r"[^ ,—–/(']+")
_BEYOND_RUN = re.compile(
    r"[,—–/(]|'s\b| \d| (?!of |and |for |on |in |to |de |du |la |al |el |bin |van |von |der )[a-z]"
)
_COMPOUND = re.compile(
    r"(\w{3,}?)(?:makers?|making|workers?|holders?|keepers?|goers?|owners?|writers?|builders?|wide|proof|men|women|"
    r"boats?|ships?|planes?|houses?|fields?|works?|books?)\Z"
)
BRITISH = (("our", "or"), ("ence", "ense"), ("tre", "ter"), ("ise", "ize"), ("isi", "izi"), ("isa", "iza"), ("yse", "yze"),
           ("ogue", "og"), ("lling", "ling"), ("lled", "led"), ("llor", "lor"), ("programme", "program"), ("grey", "gray"),
           ("cheque", "check"), ("tyre", "tire"), ("plough", "plow"), ("sceptic", "skeptic"), ("aluminium", "aluminum"),
           ("jeweller", "jeweler"), ("mould", "mold"), ("manoeuvr", "maneuver"), ("offence", "offense"), ("metre", "meter"),
           ("litre", "liter"), ("fibre", "fiber"), ("aero", "air"), ("paed", "ped"), ("haem", "hem"), ("foetus", "fetus"))  # fmt: skip
"""British spellings and the American ones that the word list has."""
PREFIXES = (
    "un",
    "re",
    "non",
    "over",
    "anti",
    "pre",
    "mis",
    "dis",
    "counter",
    "sub",
    "multi",
    "inter",
    "cyber",
    "in",
    "bio",
    "web",
)


@dataclass(frozen=True, slots=True)
class Sense:
    """What a surface form stands for when nothing in the text says otherwise."""

    type: EntityType
    name: str
    """The name of the entity it stands for; the same for all its aliases."""
    weight: int
    """How sure that is: 10 country in a list of known names, 9 other known name, 8 country, 6 state, 4 city."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Look-up tables; build it with `Lexicon.load`."""

    known: dict[str, Sense]
    """Every known surface form, of one word or more."""
    phrases: dict[str, tuple[str, ...]]
    """First word → the known forms and titles of more than one word that begin with it, longest first."""
    tails: dict[str, tuple[str, ...]]
    """The same for known forms that go on after a run of capitalised words ("Paris climate agreement")."""
    given: frozenset[str]
    demonyms: frozenset[str]
    common: frozenset[str]
    words: frozenset[str]
    nicknames: frozenset[str]
    """Last words of the names of clubs that are called by their town ("Bulls"); a club's in an article about games."""
    series: frozenset[str]
    """What the names of weapons have before a hyphen and a number ("Hwasong")."""
    digest: str
    """Changes whenever anything in the lexicon changes."""
    memo: dict[str, bool] = field(default_factory=dict, repr=False)
    """Words (in small letters) that were asked for before, and whether they are ordinary."""
    parsed: tuple[dict[str, object], dict[str, object]] = field(default_factory=lambda: ({}, {}), repr=False)
    """What the grammar makes of runs, within sentences and at their beginning; kept by it."""

    @classmethod
    def load(cls, user_names: Path | None = None, own: bool = True) -> Lexicon:
        """The shipped lexicon with the names of `user_names` over it; `own=False` leaves out the shipped known names.

        Raises LexiconError (one line: file:line:column: what, what to do) when the user's file cannot be used.
        """
        if user_names is None:
            return _shipped(own)
        try:
            text = user_names.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise LexiconError(f"{user_names}:1:1: {error}, make it a readable UTF-8 file") from error
        return _build(own, parse_names(text, str(user_names)), text)

    def sense(self, form: str) -> Sense | None:
        """What a surface form stands for, also where it is shouted: UKRAINE is Ukraine."""
        found = self.known.get(form)
        if found is None and len(form) > 3 and form.isupper():
            found = self.known.get(form.title()) or self.known.get(form.title().replace(" Of ", " of "))
        if found is None and not form.isascii():
            found = self.known.get(flat := _unaccented(form)) or self.known.get(_lettered(flat))
        if found is None and form.startswith(("Al-", "El-")):
            found = self.known.get(form[0].lower() + form[1:])
        return found

    def ordinary(self, word: str) -> bool:
        """Whether a word (any case) is an ordinary English word in one of its regular forms."""
        lower = word.lower()
        found = self.memo.get(lower)
        if found is None:
            found = self._ordinary(lower)
            if len(self.memo) < MEMO_SIZE:
                self.memo[lower] = found
        return found

    def _ordinary(self, word: str) -> bool:
        words = self.words
        if word in words or word in cues.FUNCTION:
            return True
        if "-" in word:
            return all(
                part in words or self._inflected(part) or part.isdigit() for part in word.split("-") if part
            )
        return (
            self._inflected(word)
            or self._compound(word)
            or (word.startswith(PREFIXES) and any(self._without(word, prefix) for prefix in PREFIXES))
            or any(self._american(other) for other in _american_spellings(word))
        )

    def common_word(self, word: str) -> bool:
        """Whether a word (in small letters) is so common that a capital means little, in either spelling."""
        return word in self.common or any(other in self.common for other in _american_spellings(word))

    def plural(self, word: str) -> bool:
        """Whether a word (in small letters) is the regular plural of an ordinary word."""
        return word.endswith("s") and not word.endswith("ss") and self.ordinary(word[:-1])

    def _american(self, word: str) -> bool:
        return word in self.words or self._inflected(word)

    def _without(self, word: str, prefix: str) -> bool:
        rest = word.removeprefix(prefix)
        return len(rest) > 3 and rest != word and (rest in self.words or self._inflected(rest))

    def _compound(self, word: str) -> bool:
        match = _COMPOUND.match(word)
        return match is not None and match.group(1) in self.words

    def _inflected(self, word: str) -> bool:
        for cut, put in _ENDINGS_BY_LETTER.get(word[-1:], ()):
            if word.endswith(cut):
                stem = word[: -len(cut)] + put
                if len(stem) > 2 and (
                    stem in self.words or (stem[-1] == stem[-2] and stem[:-1] in self.words)
                ):
                    return True
        return False


_ENDINGS_BY_LETTER = {
    letter: tuple(pair for pair in ENDINGS if pair[0][-1] == letter)
    for letter in {cut[-1] for cut, _ in ENDINGS}
}
_BRITISH = re.compile("|".join(british for british, _ in BRITISH))


def _american_spellings(word: str) -> list[str]:
    """What a word would be in American spelling, if it may be British."""
    if _BRITISH.search(word) is None:
        return []
    return [word.replace(*pair) for pair in BRITISH if pair[0] in word]


@cache
def _shipped(own: bool) -> Lexicon:
    return _build(own, (), "")


def _build(own: bool, extra: Iterable[KnownName], extra_text: str) -> Lexicon:
    data = files("skyread.entities") / "data"
    texts = [(data / name).read_text(encoding="utf-8") for name in DATA_FILES]
    digest = hashlib.sha256("\0".join([*texts, str(own), extra_text]).encode()).hexdigest()[:16]
    names, places, demonyms, given, words = texts
    common, rest = words.split("\n\n")
    known = dict(_place_senses(places))
    tails: list[str] = []
    bodies: list[str] = []
    for entry in (*(read_lines(names) if own else ()), *extra):
        forms = (entry.name, *entry.aliases)
        country = entry.type is EntityType.PLACE and any(
            form in known and known[form].weight >= 8 for form in forms
        )
        sense = Sense(entry.type, entry.name, 10 if country else 9)
        tails += [form for form in forms if not form.isalpha() and _BEYOND_RUN.search(form)]
        if entry.type is EntityType.ORG:
            bodies += forms
        known |= dict.fromkeys(forms, sense)
    common_words = frozenset(common.split("\n"))
    return Lexicon(
        known=known,
        phrases=_by_first_word((*known, *cues.TITLES)),
        tails=_by_first_word(tails, _FIRST_BARE),
        given=frozenset(given.split()),
        demonyms=frozenset(_demonym_forms(demonyms.split())) | cues.AFFILIATION,
        common=common_words,
        words=common_words.union(rest.split("\n")),
        nicknames=frozenset(_nicknames(bodies, known)),
        series=frozenset(_series(known)),
        digest=digest,
    )


def _unaccented(form: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c))


def _lettered(form: str) -> str:
    """The form with plain letters for those that have no accent to take off."""
    return form.replace("Ł", "L").replace("ł", "l").replace("ø", "o").replace("Ø", "O")


def _nicknames(clubs: Iterable[str], known: dict[str, Sense]) -> Iterator[str]:
    for form in clubs:
        town, _, nickname = form.rpartition(" ")
        if nickname[-1] == "s" and town in known and known[town].type is EntityType.PLACE:
            yield nickname


def _series(known: Mapping[str, Sense]) -> Iterator[str]:
    for form, sense in known.items():
        if sense.type is EntityType.WEAPON:
            stem, _, number = form.rpartition("-")
            if len(stem) > 3 and stem.isalpha() and number[:1].isdigit():
                yield stem


def _place_senses(text: str) -> Iterator[tuple[str, Sense]]:
    weights = {"country": 8, "state": 6, "city": 4}
    for line in text.strip("\n").split("\n"):
        kind, name, *target = line.split("\t")
        yield name, Sense(EntityType.PLACE, target[0] if target else name, weights[kind])


def _demonym_forms(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield word
        if not word.endswith(("ese", "sh", "ch", "s")):
            yield word + "s"


def _by_first_word(
    forms: Iterable[str], first_word: re.Pattern[str] = _FIRST_WORD
) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for form in forms:
        if form.isalpha():
            continue
        first = first_word.match(form)
        if first is not None and first.end() < len(form):
            groups.setdefault(first.group(), []).append(form)
    return {
        first: tuple(sorted(group, key=lambda form: (-len(form), form))) for first, group in groups.items()
    }
