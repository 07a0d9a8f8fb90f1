"""Short forms of bodies, treaties and places: which longer name they stand for, in their article, then in the library.

People are not the business of this module; their surnames follow other rules.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from skyread.entities.analysis import Analysis, Form
from skyread.entities.model import EntityType

Key = tuple[str, ...]
"""What forms of one entity share: "known" or a type, and a folded name."""

ACRONYM = re.compile(r"[A-Z0-9][A-Z0-9.&+-]{1,6}s?\Z")
_STORMS = ("Cyclone ", "Hurricane ", "Typhoon ", "Storm ", "Tropical Storm ", "Operation ")
_GENERIC = frozenset(
    "treaty organization organisation agreement convention accord program programme pact".split()
)


@dataclass(frozen=True, slots=True)
class Aliases:
    """The keys of all forms once short forms stand for long ones."""

    keys: Mapping[str, Sequence[Key]]
    """Article → key of each of its forms."""

    @classmethod
    def gather(
        cls,
        order: Sequence[str],
        analyses: Mapping[str, Analysis],
        types: Mapping[str, Sequence[EntityType]],
        keys: Mapping[str, Sequence[Key]],
    ) -> Aliases:
        """Resolves short forms within each article; one that its article does not explain follows the library.

        The library counts only for single words and for forms that brackets defined, and only where all articles that
        explain the form agree: a "Foreign Ministry" is another one in every article. What an acronym that is known
        stands for in one article says nothing of the others.
        """
        local = {
            article: dict(explained(analyses[article], types[article], keys[article])) for article in order
        }
        meant: defaultdict[Key, Counter[Key]] = defaultdict(Counter)
        for article in order:
            for index, key in local[article].items():
                if tells(analyses[article].forms[index].surface, keys[article][index]):
                    meant[keys[article][index]][key] += 1
        agreed = {key: next(iter(targets)) for key, targets in meant.items() if len(targets) == 1}
        return cls(
            {
                article: [
                    local[article].get(index) or agreed.get(key, key)
                    for index, key in enumerate(keys[article])
                ]
                for article in order
            }
        )


def tells(surface: str, key: Key) -> bool:
    """Whether what a form stands for in one article may say what it stands for in others."""
    return " " not in surface and key[0] != "known"


def explained(
    analysis: Analysis, types: Sequence[EntityType], keys: Sequence[Key]
) -> Iterator[tuple[int, Key]]:
    """Form and key of what it stands for, for the forms that the article itself explains."""
    forms = analysis.forms
    by_short: dict[str, Key] = {}
    for long, short in analysis.definitions:
        if types[long] is EntityType.PERSON:
            continue
        by_short[forms[short].surface.lower()] = keys[long]
        if keys[short][0] != "known" or _is_another(forms[long].surface, forms[short].surface, keys[short]):
            yield short, keys[long]
        elif keys[long][0] != "known" and (
            forms[long].surface[0] == forms[short].surface[0] or _only_acronym(keys[short])
        ):
            yield long, keys[short]
    defined = {short for _, short in analysis.definitions}
    index = _LongNames.of(forms, types)
    for i, form in enumerate(forms):
        if types[i] is EntityType.PERSON or i in defined:
            continue
        if keys[i][0] == "known":
            if _only_acronym(keys[i]):
                unknown = [j for j in index.candidates(form.surface) if types[j] is types[i]]
                if len({keys[j] for j in unknown}) == 1 and keys[unknown[0]][0] != "known":
                    yield from ((j, keys[i]) for j in unknown)
            continue
        first, *rest = form.surface.lower().split() or [""]
        if rest and first in by_short and _GENERIC.issuperset(rest):
            yield i, by_short[first]
            continue
        if types[i] is EntityType.PLACE and not ACRONYM.match(form.surface):
            continue  # Bangor is not Bangor Cathedral
        longer = {keys[j] for j in index.candidates(form.surface) if j != i and types[j] is types[i]}
        if len(longer) == 1:
            yield i, longer.pop()


def _is_another(long: str, short: str, known: Key) -> bool:
    """Whether a name whose initials an article gives as a known acronym is none of the known name's: they share no word."""
    words, others = (frozenset(re.findall(r"\w{4,}", name.lower())) for name in (long, known[-1]))
    return len(others) > 1 and words.isdisjoint(others) and _initials(long) == short.replace(".", "")


def _only_acronym(key: Key) -> bool:
    """Whether all that is known of a name are its letters."""
    return bool(ACRONYM.match(key[-1]))


@dataclass(frozen=True, slots=True)
class _LongNames:
    """The names of several words of an article, by what may stand for them."""

    by_beginning: Mapping[str, Sequence[int]]
    by_end: Mapping[str, Sequence[int]]
    by_initials: Mapping[str, Sequence[int]]
    storms: frozenset[str]
    """What storms and operations are called for short: Freddy is Cyclone Freddy."""

    @classmethod
    def of(cls, forms: Sequence[Form], types: Sequence[EntityType]) -> _LongNames:
        """The index of the forms that are no people's names."""
        beginning: defaultdict[str, list[int]] = defaultdict(list)
        end: defaultdict[str, list[int]] = defaultdict(list)
        initials: defaultdict[str, list[int]] = defaultdict(list)
        for i, form in enumerate(forms):
            if " " not in form.surface or types[i] is EntityType.PERSON:
                continue
            letters, beginnings, ends = _parts(form.surface)
            initials[letters].append(i)
            for part in beginnings:
                beginning[part].append(i)
            for part in ends:
                end[part].append(i)
        storms = [
            form.surface.partition(" ")[2]
            for i, form in enumerate(forms)
            if types[i] is EntityType.EVENT and form.surface.startswith(_STORMS)
        ]
        return cls(beginning, end, initials, frozenset(storms))

    def candidates(self, short: str) -> Iterator[int]:
        """The long names that `short` is an acronym, the beginning or the end of."""
        if ACRONYM.match(short):
            yield from self.by_initials.get(short.replace(".", "").replace("&", ""), ())
            return
        several = " " in short
        if several or len(short) > 3:
            yield from self.by_beginning.get(short, ())
        if several or (short.endswith("s") and len(short) > 4) or short in self.storms:
            yield from self.by_end.get(short, ())


@lru_cache(maxsize=20_000)
def _parts(name: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The initials of a name of several words, and what it begins and ends with, the whole left out."""
    words = name.split(" ")
    cuts = range(1, len(words))
    return (
        _initials(name),
        tuple(" ".join(words[:cut]) for cut in cuts),
        tuple(" ".join(words[cut:]) for cut in cuts),
    )


def _initials(name: str) -> str:
    """The capitals that begin the words of a name, and its numbers: Internet Explorer 6 is IE6."""
    words = re.split(r"[\s-]+", name)
    return "".join(
        word if word.isdigit() else word[0] for word in words if word[:1].isupper() or word.isdigit()
    )
