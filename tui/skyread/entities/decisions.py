"""What the user has ruled about names, laid over what was recognised: pure, and the same for any order of articles.

A decision refers to surface forms and to quoted places, never to ids that a later analysis may give otherwise. What
was recognised is not changed: without the decisions everything is as it was. Where decisions are kept is not said
here.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from skyread.entities.model import Entity, EntityType, Mention, Resolution
from skyread.entities.resolver import slug


class Kind(StrEnum):
    """What is ruled."""

    MERGE = "merge"
    """The entities of `forms` and of `others` are one, which is called as `others` is."""
    SPLIT = "split"
    """`forms`, or the mentions at `places`, are somebody else than the entity of `others`."""
    RENAME = "rename"
    RETYPE = "retype"
    MUTE = "mute"
    """No name at all."""
    ADD = "add"
    """The words of `forms` are a name wherever they stand."""
    DIFFERENT = "different"
    """The entities of `forms` and of `others` are not one, though they look alike; changes no mention."""


@dataclass(frozen=True, slots=True)
class Place:
    """One mention: `text[start:end]` of an article, in code points, and the words before it."""

    article: str
    start: int
    end: int
    before: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One ruling."""

    id: str
    kind: Kind
    forms: tuple[str, ...]
    """Surface forms of the entity that it is about, the one that tells it best first."""
    type: EntityType | None = None
    """Of the entity that it is about; for RETYPE and ADD, the type that it gets."""
    others: tuple[str, ...] = ()
    """Surface forms of the other entity."""
    name: str = ""
    """The name that it gets."""
    article: str = ""
    """Id of the article that it is limited to; empty for the whole library."""
    places: tuple[Place, ...] = ()
    made: str = ""
    """ISO 8601 in UTC."""
    who: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """Names after the decisions."""

    resolution: Resolution
    touched: Mapping[str, tuple[str, ...]]
    """By entity id: the ids of the decisions that made it what it is."""
    idle: frozenset[str]
    """Ids of decisions that found nothing to apply to."""


Texts = Mapping[str, str]
"""Article id → its text."""

_Spot = tuple[str, int]
"""An article's id and the number of a mention in it."""


def decide(resolution: Resolution, decisions: Sequence[Decision], texts: Texts) -> Decided:
    """Lay decisions, the oldest first, over names. `texts` are searched for the forms of ADD."""
    if not decisions:
        return Decided(resolution, {}, frozenset())
    names = _Names(resolution)
    touched: defaultdict[str, list[str]] = defaultdict(list)
    idle = set()
    for decision in decisions:
        changed = _APPLY[decision.kind](names, decision, texts)
        for entity in changed:
            touched[entity].append(decision.id)
        if not changed:
            idle.add(decision.id)
    final = names.resolution()
    kept = {entity: tuple(ids) for entity, ids in touched.items() if entity in final.entities}
    return Decided(final, kept, frozenset(idle))


class _Names:
    """Names that are being changed: which entity each mention is of."""

    def __init__(self, base: Resolution) -> None:
        self.base = base
        self.entities: dict[str, Entity] = dict(base.entities)
        self.mentions: dict[str, list[Mention | None]] = {
            id_: list(all_) for id_, all_ in base.mentions.items()
        }
        self.owners: dict[str, list[str]] = {id_: list(all_) for id_, all_ in base.assignments.items()}
        self.spots: defaultdict[str, list[_Spot]] = defaultdict(list)
        self.by_form: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.renamed: set[str] = set()
        for article, owners in self.owners.items():
            for number, owner in enumerate(owners):
                self._put((article, number), owner)

    def _put(self, spot: _Spot, owner: str) -> None:
        article, number = spot
        mention = self.mentions[article][number]
        assert mention is not None
        self.owners[article][number] = owner
        self.spots[owner].append(spot)
        self.by_form[mention.surface][owner] += 1

    def _take(self, spot: _Spot) -> Mention:
        article, number = spot
        mention, owner = self.mentions[article][number], self.owners[article][number]
        assert mention is not None
        self.by_form[mention.surface][owner] -= 1
        return mention

    def of(self, forms: Iterable[str], type_: EntityType | None, but: str = "") -> str | None:
        """The entity that forms mean: the one with most mentions of the first form that any has, of that type if any."""
        for form in forms:
            owners = {
                owner: count for owner, count in self.by_form[form].items() if count > 0 and owner != but
            }
            typed = {owner: n for owner, n in owners.items() if self.entities[owner].type is type_}
            if owners:
                candidates = typed or owners
                return min(candidates, key=lambda owner: (-candidates[owner], owner))
        return None

    def mentions_of(self, entity: str, article: str = "") -> list[_Spot]:
        """Where an entity stands."""
        return [spot for spot in self.spots[entity] if not article or spot[0] == article]

    def surface(self, spot: _Spot) -> str:
        """The form that stands at a spot."""
        mention = self.mentions[spot[0]][spot[1]]
        return mention.surface if mention else ""

    def move(self, spots: Sequence[_Spot], entity: str) -> None:
        """Make mentions those of another entity."""
        moved = [(spot, self._take(spot)) for spot in spots]
        self._leave(spots)
        for spot, mention in moved:
            self.mentions[spot[0]][spot[1]] = replace(mention, type=self.entities[entity].type)
            self._put(spot, entity)

    def _leave(self, spots: Sequence[_Spot]) -> None:
        """Take spots from the entities that own them."""
        gone = set(spots)
        for owner in {self.owners[article][number] for article, number in spots}:
            self.spots[owner] = [spot for spot in self.spots[owner] if spot not in gone]

    def drop(self, spots: Sequence[_Spot]) -> None:
        """Take mentions away."""
        self._leave(spots)
        for spot in spots:
            self._take(spot)
            self.mentions[spot[0]][spot[1]] = None

    def add(self, article: str, mention: Mention, entity: str) -> None:
        """Put a further mention into an article; what it overlaps gives way."""
        inside = [
            (article, number)
            for number, one in enumerate(self.mentions.setdefault(article, []))
            if one is not None and one.start < mention.end and mention.start < one.end
        ]
        self.drop(inside)
        self.mentions[article].append(mention)
        self.owners.setdefault(article, []).append(entity)
        self._put((article, len(self.mentions[article]) - 1), entity)

    def fresh(self, name: str, type_: EntityType) -> str:
        """An entity that no mention is of yet."""
        base = id_ = f"{type_.value.lower()}/{slug(name)}"
        number = 2
        while id_ in self.entities:
            id_ = f"{base}-{number}"
            number += 1
        self.entities[id_] = Entity(id_, name, type_, (name,))
        self.renamed.add(id_)
        return id_

    def resolution(self) -> Resolution:
        """What it has come to."""
        mentions, owners = {}, {}
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for article, all_ in self.mentions.items():
            pairs = [
                (mention, owner)
                for mention, owner in zip(all_, self.owners.get(article, ()), strict=True)
                if mention is not None
            ]
            pairs.sort(key=lambda pair: pair[0].start)
            mentions[article] = tuple(mention for mention, _ in pairs)
            owners[article] = tuple(owner for _, owner in pairs)
            for mention, owner in pairs:
                counts[owner][mention.surface] += 1
        entities = {}
        for id_, surfaces in counts.items():
            entity = self.entities[id_]
            aliases = tuple(sorted(surfaces, key=lambda form: (-surfaces[form], form)))
            name = entity.name
            if (
                id_ not in self.renamed
                and name not in surfaces
                and name in self.base.entities.get(id_, entity).aliases
            ):
                name = aliases[0]  # its name has gone to another entity
            entities[id_] = replace(entity, name=name, aliases=aliases)
        return replace(self.base, entities=entities, mentions=mentions, assignments=owners)


def _merge(names: _Names, decision: Decision, _texts: Texts) -> list[str]:
    into = names.of(decision.others, None)
    gone = names.of(decision.forms, decision.type, but=into or "")
    if into is None or gone is None:
        return []
    spots = names.mentions_of(gone, decision.article)
    names.move(spots, into)
    return [into] if spots else []


def _split(names: _Names, decision: Decision, _texts: Texts) -> list[str]:
    entity = names.of((*decision.others, *decision.forms), decision.type)
    if entity is None:
        return []
    at = {(place.article, place.start) for place in decision.places}
    spots = []
    for spot in names.mentions_of(entity, decision.article):
        mention = names.mentions[spot[0]][spot[1]]
        if mention is not None and (
            (spot[0], mention.start) in at if at else mention.surface in decision.forms
        ):
            spots.append(spot)
    if not spots or len(spots) == len(names.mentions_of(entity)):
        return []
    common = Counter(names.surface(spot) for spot in spots).most_common(1)[0][0]
    other = names.fresh(decision.name or common, names.entities[entity].type)
    names.move(spots, other)
    return [entity, other]


def _rename(names: _Names, decision: Decision, _texts: Texts) -> list[str]:
    entity = names.of(decision.forms, decision.type)
    if entity is None or not decision.name:
        return []
    names.entities[entity] = replace(names.entities[entity], name=decision.name)
    names.renamed.add(entity)
    return [entity]


def _retype(names: _Names, decision: Decision, _texts: Texts) -> list[str]:
    entity = names.of(decision.forms, None)
    if entity is None or decision.type is None:
        return []
    spots = names.mentions_of(entity, decision.article)
    if decision.article and len(spots) < len(names.mentions_of(entity)):
        entity = names.fresh(names.entities[entity].name, decision.type)
    names.entities[entity] = replace(names.entities[entity], type=decision.type)
    names.move(spots, entity)
    return [entity] if spots else []


def _mute(names: _Names, decision: Decision, _texts: Texts) -> list[str]:
    entity = names.of(decision.forms, decision.type)
    spots = names.mentions_of(entity, decision.article) if entity else []
    names.drop(spots)
    return [entity] if entity and spots else []


def _add(names: _Names, decision: Decision, texts: Texts) -> list[str]:
    type_ = decision.type or EntityType.OTHER
    forms = [form for form in decision.forms if form.strip()]
    pattern = _pattern(forms)
    if pattern is None:
        return []
    entity = names.of((decision.name, *decision.others, *forms), type_)
    found = [
        (article, match)
        for article in ([decision.article] if decision.article else sorted(texts))
        if any(_first_word(form) in texts.get(article, "") for form in forms)
        for match in pattern.finditer(texts[article])
    ]
    if not found:
        return []
    if entity is None or names.entities[entity].type is not type_:
        entity = names.fresh(decision.name or forms[0], type_)
    for article, match in found:
        mention = Mention(match.start(), match.end(), " ".join(match[0].split()), type_)
        names.add(article, mention, entity)
    return [entity]


def _first_word(form: str) -> str:
    return form.split(maxsplit=1)[0]


def _pattern(forms: Sequence[str]) -> re.Pattern[str] | None:
    """Matches the forms as whole words, the longest first, whatever white space parts their words."""
    words = sorted(
        {r"\s+".join(map(re.escape, form.split())) for form in forms}, key=lambda one: (-len(one), one)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)") if words else None


def _different(names: _Names, decision: Decision, _texts: Texts) -> list[str]:
    first = names.of(decision.forms, decision.type)
    second = names.of(decision.others, decision.type, but=first or "")
    return [first, second] if first and second else []


_APPLY = {
    Kind.MERGE: _merge,
    Kind.SPLIT: _split,
    Kind.RENAME: _rename,
    Kind.RETYPE: _retype,
    Kind.MUTE: _mute,
    Kind.ADD: _add,
    Kind.DIFFERENT: _different,
}
