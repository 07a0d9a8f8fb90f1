"""Which person a name means: full names of one person gathered, surnames given to the full name they stand for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from skyread.entities.aliases import Key
from skyread.entities.analysis import Analysis
from skyread.entities.lexicon import Lexicon
from skyread.entities.model import EntityType
from skyread.entities.spelling import nicknames, person_parts, same_given

FAMILY_FIRST = frozenset(
    "kim lee yi park pak choi choe moon yoon yun jung jeong jang chang han kang cho jo lim im shin song hwang ahn an li wang zhang xi chen liu "
    "yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo deng jiang wen bo nguyen tran pham hoang phan vu dang".split()
)
"""Family names that stand first: alone they mean who was named first, not who was named last."""


@dataclass(frozen=True, slots=True)
class People:
    """The people of a library, and who is named in full in which article."""

    keys: Mapping[str, Key]
    """Full form → person."""
    by_surname: Mapping[str, Counter[Key]]
    """Folded surname → persons with the number of articles that name them in full."""
    in_article: Mapping[str, Mapping[str, tuple[Key, ...]]]
    """Article → folded surname or given name → persons named in full there."""

    @classmethod
    def gather(
        cls,
        order: list[str],
        analyses: Mapping[str, Analysis],
        types: Mapping[str, list[EntityType]],
        lexicon: Lexicon,
    ) -> People:
        """Groups the full names of all articles into persons."""
        counts: Counter[str] = Counter()
        full_in: dict[str, list[str]] = {}
        for article in order:
            forms = analyses[article].forms
            full = [
                forms[i].surface
                for i in range(len(forms))
                if types[article][i] is EntityType.PERSON and " " in forms[i].surface
            ]
            full_in[article] = full
            counts.update(full)
        keys = persons_of(counts, lexicon)
        by_surname: defaultdict[str, Counter[Key]] = defaultdict(Counter)
        in_article: dict[str, Mapping[str, tuple[Key, ...]]] = {}
        for article, names in full_in.items():
            for name in names:
                by_surname[person_parts(name)[1]][keys[name]] += 1
            in_article[article] = named_in_full(names, keys)
        return cls(keys, by_surname, in_article)

    def reader(self, article: str) -> Callable[[str, Key], Key]:
        """A function that gives the person of each name of the article, called in reading order."""
        here = self.in_article.get(article, {})
        latest: dict[str, Key] = {}

        def person(surface: str, key: Key) -> Key:
            if " " in surface:
                found = self.keys.get(surface, key)
                given, surname = person_parts(surface)
                for part in (surname, *given[:1]):
                    if part not in FAMILY_FIRST or part == surname:
                        latest[part] = found
                return found
            part = person_parts(surface)[1]
            named = here.get(part, ())
            if key[0] == "known":
                return key
            if named:
                return latest.get(part, named[0])
            called = {
                key for other in nicknames(part) if len(part) <= len(other) for key in here.get(other, ())
            }
            if len(called) == 1:
                return called.pop()
            return leading(self.by_surname.get(part)) or ("PERSON", part)

        return person


def named_in_full(names: Iterable[str], keys: Mapping[str, Key]) -> Mapping[str, tuple[Key, ...]]:
    """Folded surname or given name → the persons among the full names of an article, in their order."""
    here: dict[str, tuple[Key, ...]] = {}
    for name in names:
        given, surname = person_parts(name)
        key = keys[name]
        for part in (surname, *given[:1]):
            if key not in here.get(part, ()):
                here[part] = (*here.get(part, ()), key)
    return here


def leading(ranked: Counter[Key] | None) -> Key | None:
    """The person whom a bare surname means in the library: named in full twice as often as any other, or alone."""
    if not ranked:
        return None
    (first, most), *rest = sorted(ranked.items(), key=lambda item: (-item[1], item[0]))
    return first if not rest or most >= 2 * rest[0][1] else None


def persons_of(counts: Counter[str], lexicon: Lexicon) -> dict[str, Key]:
    """Full form → person. Names with one surname and given names that fit are one person; known persons come first."""
    groups: defaultdict[str, list[tuple[Key, tuple[str, ...]]]] = defaultdict(list)
    keys: dict[str, Key] = {}

    def rank(name: str) -> tuple[bool, int, int, str]:
        given = person_parts(name)[0]
        return lexicon.sense(name) is None, -sum(len(part) > 1 for part in given), -counts[name], name

    for name in sorted(counts, key=rank):
        sense = lexicon.sense(name)
        given, surname = person_parts(name)
        if sense is not None and sense.type is EntityType.PERSON:
            key: Key = ("known", "PERSON", sense.name)
        else:
            fitting = [(k, g) for k, g in groups[surname] if same_given(given, g)]
            key = fitting[0][0] if fitting else ("PERSON", surname, *given)
        keys[name] = key
        groups[surname].append((key, given))
    return keys
