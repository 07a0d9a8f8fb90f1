"""Which entities may be one: pairs with the evidence in words, best first, for the user to rule on.

Precision comes before recall: a pair is only named for a reason that can be said, and not where the texts speak against
it. Names are compared within small groups (those that begin or end alike, acronyms with initials), so that it takes
no longer than the names are many.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import OSA

from skyread.entities.kinds import flat
from skyread.entities.model import Entity, EntityType, Resolution
from skyread.entities.spelling import fold_word, person_parts

SIDE_BY_SIDE = 60
"""Code points between two names within which a text that uses both means two things."""
_LARGEST_GROUP = 60
"""Names that begin or end alike are compared one by one up to so many; more are too common to tell anything."""
_SHORTEST = 5
"""Letters of a word from which one letter may be a slip."""
_EDGE = 4
_NAMESAKES = 3
"""Full names with one surname that are compared; where there are more, the surname tells little."""
_WEAK = 0.5
"""What is no reason by itself, but with the same role."""
_LETTERS = 0.88
_SAME_LETTERS = "the same letters"
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset("the of on for and in a an to de la le du des der die von et".split())
_NUMBER = re.compile(r"\d|\b[ivx]+\b")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9.&-]{1,7}\Z")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two entities that may be one."""

    entity: str
    """Id of the one that stands less often."""
    into: str
    """Id of the one that stands more often."""
    score: float
    """How likely it is, up to 1."""
    evidence: tuple[str, ...]
    """Why, in words, the strongest first."""


@dataclass(frozen=True, slots=True)
class _Sign:
    weight: float
    words: str


_Pair = tuple[str, str]
"""Two entity ids, ascending."""


def suggest(
    resolution: Resolution,
    texts: Callable[[str], str],
    apart: Collection[frozenset[str]] = (),
    limit: int = 500,
) -> list[Suggestion]:
    """The likeliest pairs, best first. `texts` gives an article's text by its id; `apart` are pairs known to be two."""
    entities = {
        id_: one for id_, one in resolution.entities.items() if one.type is not EntityType.DATE and one.name
    }
    counts = Counter(owner for owners in resolution.assignments.values() for owner in owners)
    signs: defaultdict[_Pair, dict[str, float]] = defaultdict(dict)
    known = sorted(entities.values(), key=lambda one: one.id)
    for one, other, sign in _signs(known):
        if one.id != other.id and _may_be_one(one, other):
            pair = (min(one.id, other.id), max(one.id, other.id))
            signs[pair][sign.words] = max(sign.weight, signs[pair].get(sign.words, 0.0))
    beside = _beside(resolution, entities, texts)
    for pair in beside.defined:
        if _may_be_one(entities[pair[0]], entities[pair[1]]):
            signs[pair]["one is given in brackets behind the other"] = 0.95
    shared_role = _roles(resolution, texts, signs)
    found = []
    for pair, told in signs.items():
        if frozenset(pair) in apart or (pair in beside.apart and pair not in beside.defined):
            continue
        role = shared_role(*pair)
        less, more = sorted(pair, key=lambda id_: (counts[id_], id_))
        best = max(told.values())
        score = best + 0.01 * (len(told) - 1) + (0.2 if role and best <= _WEAK else 0.08 if role else 0)
        if score <= _WEAK + 0.05:
            continue
        score += 0.02 if counts[more] >= 5 * counts[less] else 0
        evidence = sorted(told, key=lambda words: (-told[words], words))
        if role:
            evidence.append(f"both “{role}”")
        found.append(Suggestion(less, more, min(round(score, 3), 1.0), tuple(evidence)))
    found.sort(key=lambda one: (-one.score, -counts[one.into], one.into, one.entity))
    return found[:limit]


def _may_be_one(one: Entity, other: Entity) -> bool:
    return one.type is other.type or EntityType.OTHER in (one.type, other.type)


def _signs(entities: Sequence[Entity]) -> Iterator[tuple[Entity, Entity, _Sign]]:
    yield from _one_letter(entities)
    yield from _same_words(entities)
    yield from _acronyms(entities)
    yield from _beginnings(entities)
    yield from _surnames([one for one in entities if one.type is EntityType.PERSON])


def _one_letter(entities: Sequence[Entity]) -> Iterator[tuple[Entity, Entity, _Sign]]:
    """Names with a letter more, less or otherwise: two such names share their beginning or their end.

    Those that differ in nothing but capitals and accents belong here too.
    """
    groups: defaultdict[tuple[str, str], list[tuple[str, Entity]]] = defaultdict(list)
    for one in entities:
        name = flat(one.name).lower()
        groups["begins", name[: 2 * _EDGE]].append((name, one))
        groups["ends", name[-2 * _EDGE :]].append((name, one))
    for group in groups.values():
        if len(group) <= _LARGEST_GROUP:
            for (name, one), (named, other) in combinations(group, 2):
                if name == named:
                    yield one, other, _Sign(_LETTERS, _SAME_LETTERS)
                elif abs(len(name) - len(named)) <= 1 and _slip(name, named):
                    weight = 0.8 if len(name) >= 2 * _SHORTEST else 0.7
                    yield one, other, _Sign(weight, "one letter apart")


def _slip(name: str, other: str) -> bool:
    """Whether two names differ in one letter, or have two neighbours changed, inside a long word, and not in a number or a woman's ending."""
    if name[0] != other[0] or OSA.distance(name, other, score_cutoff=1) > 1:
        return False
    if _NUMBER.findall(name) != _NUMBER.findall(other):
        return False
    words, others = name.split(), other.split()
    if len(words) != len(others):
        return False
    differing = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    if len(differing) != 1:
        return False
    short, long = sorted(differing[0], key=len)
    return len(short) >= _SHORTEST and short[0] == long[0] and long not in (short + "a", short + "s")


def _same_words(entities: Sequence[Entity]) -> Iterator[tuple[Entity, Entity, _Sign]]:
    """Names of the same words in another order, or in other spellings of the same letters."""
    groups: defaultdict[tuple[str, ...], list[Entity]] = defaultdict(list)
    for one in entities:
        words = tuple(sorted(word for word in _WORD.findall(flat(one.name).lower()) if word not in _SMALL))
        if len("".join(words)) >= _SHORTEST:
            groups[words].append(one)
            if len(words) > 1:
                groups["", "".join(_WORD.findall(flat(one.name).lower()))].append(one)
    for key, group in groups.items():
        if len(group) <= _LARGEST_GROUP:
            for one, other in combinations(group, 2):
                if key[0] == "":
                    yield one, other, _Sign(_LETTERS, _SAME_LETTERS)
                elif flat(one.name).lower() != flat(other.name).lower():
                    yield one, other, _Sign(_LETTERS, "the same words")


def _acronyms(entities: Sequence[Entity]) -> Iterator[tuple[Entity, Entity, _Sign]]:
    """An acronym and the names whose initials it is; where there are several, it tells little."""
    initials: defaultdict[str, list[Entity]] = defaultdict(list)
    for one in entities:
        words = [word for word in re.split(r"[\s-]+", one.name) if word[:1].isupper()]
        if len(words) > 1 and one.type is not EntityType.PERSON:
            initials["".join(word[0] for word in words)].append(one)
    for one in entities:
        letters = one.name.replace(".", "").replace("&", "")
        if _ACRONYM.match(one.name) and len(letters) > 2 and one.type is not EntityType.PERSON:
            meant = [other for other in initials.get(letters, ()) if _may_be_one(one, other)]
            if len(meant) <= 2:
                weight = 0.84 if len(meant) == 1 and len(letters) > 3 else 0.76 if len(meant) == 1 else 0.6
                yield from ((one, other, _Sign(weight, "initials")) for other in meant)


def _beginnings(entities: Sequence[Entity]) -> Iterator[tuple[Entity, Entity, _Sign]]:
    """A name that one other name begins with: Sputnik and Sputnik International. Places and people have other rules."""
    longer: defaultdict[str, list[Entity]] = defaultdict(list)
    named = [one for one in entities if one.type not in (EntityType.PERSON, EntityType.PLACE)]
    for one in named:
        words = flat(one.name).lower().split()
        for number in range(1, len(words)):
            longer[" ".join(words[:number])].append(one)
    for one in named:
        name = flat(one.name).lower()
        meant = longer.get(name, ())
        if len(meant) == 1 and len(name) >= _SHORTEST and one.name.istitle() and name not in _SMALL:
            yield one, meant[0], _Sign(0.62, "one name begins the other")


def _surnames(people: Sequence[Entity]) -> Iterator[tuple[Entity, Entity, _Sign]]:
    """A surname alone, or with an initial, and the full names with it; names of two people tell against it."""
    full: defaultdict[str, list[tuple[tuple[str, ...], Entity]]] = defaultdict(list)
    bare: list[tuple[str, tuple[str, ...], Entity]] = []
    for one in people:
        given, surname = person_parts(one.name)
        if given and len(given[0]) > 1:
            full[surname].append((given, one))
        else:
            bare.append((surname, given, one))
    for surname, given, one in bare:
        fitting = [
            other for names, other in full.get(surname, ()) if not given or names[0][:1] == given[0][:1]
        ]
        if len(fitting) == 1 and len(surname) > 2:
            weight, said = (0.86, "same surname, initials") if given else (0.78, "same surname")
            yield one, fitting[0], _Sign(weight, said)
    for group in full.values():
        if len(group) <= _NAMESAKES:
            for (names, one), (others, other) in combinations(group, 2):
                if fold_word(names[0])[:3] == fold_word(others[0])[:3]:
                    yield one, other, _Sign(0.74, "same surname, given names alike")
                elif names[0][:1] == others[0][:1]:
                    yield one, other, _Sign(_WEAK, "same surname and initial")


@dataclass(frozen=True, slots=True)
class _Beside:
    """Pairs that stand side by side in a text."""

    defined: frozenset[_Pair]
    """One in brackets behind the other: what is meant is the same."""
    apart: frozenset[_Pair]


def _beside(resolution: Resolution, entities: Mapping[str, Entity], texts: Callable[[str], str]) -> _Beside:
    defined: set[_Pair] = set()
    apart: set[_Pair] = set()
    for article, mentions in resolution.mentions.items():
        text = None
        last = None
        for mention, owner in zip(mentions, resolution.assignments[article], strict=True):
            if owner not in entities:
                continue
            if last is not None and last[1] != owner and mention.start - last[0] <= SIDE_BY_SIDE:
                pair = (min(owner, last[1]), max(owner, last[1]))
                gap = mention.start - last[0]
                if gap == 2:
                    text = texts(article) if text is None else text
                    bracketed = text[last[0] : mention.start] == " (" and text[mention.end :][:1] == ")"
                    (defined if bracketed else apart).add(pair)
                else:
                    apart.add(pair)
            last = (mention.end, owner)
    return _Beside(frozenset(defined), frozenset(apart))


def _roles(
    resolution: Resolution, texts: Callable[[str], str], pairs: Iterable[_Pair]
) -> Callable[[str, str], str]:
    """A function that tells what two entities are both described as in the texts; empty for nothing."""
    wanted = {id_ for pair in pairs for id_ in pair}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for article, described in resolution.descriptions.items():
        owners = resolution.assignments.get(article, ())
        if wanted.isdisjoint(owners):
            continue
        text = texts(article)
        starts = {
            mention.start: owner
            for mention, owner in zip(resolution.mentions[article], owners, strict=True)
            if owner in wanted
        }
        for start, span in described:
            if start in starts:
                found[starts[start]].add(" ".join(text[span.start : span.end].lower().split()))

    def shared(one: str, other: str) -> str:
        both = found.get(one, set()) & found.get(other, set())
        return max((role for role in both if " " in role), key=lambda role: (len(role), role), default="")

    return shared
