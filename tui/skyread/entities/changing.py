"""Names that are being changed: which entity each mention is of, over names that stay as they were recognised.

Only what is touched is made anew, so that a change costs what it touches and not what the library holds. What the
changes are is not said here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from skyread.entities.decisions import Decision, Effect, Place
from skyread.entities.model import Entity, EntityType, Mention, Resolution
from skyread.entities.resolver import slug

Texts = Mapping[str, str]
"""Article id → its text, page furniture blanked out."""

Spot = tuple[str, int]
"""An article's id and the number of a mention in it."""
Range = tuple[int, int]
_NO_OWNERS: frozenset[str] = frozenset()


class Ground:
    """Recognised names with what laying decisions over them needs again and again; made once for a resolution."""

    def __init__(self, resolution: Resolution, texts: Callable[[], Texts]) -> None:
        """`texts` is asked when the first decision adds a name."""
        self.resolution = resolution
        self._texts = texts
        self._read: Texts | None = None
        self._articles: dict[str, list[str]] | None = None
        self._owners: dict[str, set[str]] | None = None
        self._counts: dict[str, Counter[str]] = {}
        self._found: dict[tuple[str, ...], Mapping[str, Sequence[Range]]] = {}
        self.laid: tuple[tuple[Decision, ...], Names, Mapping[str, Effect]] | None = None
        """The decisions that were laid last, the names as they are then, and what came of each."""

    @property
    def articles(self) -> Mapping[str, Sequence[str]]:
        """Entity id → the articles in which it stands."""
        if self._articles is None:
            found: defaultdict[str, list[str]] = defaultdict(list)
            for article in sorted(self.resolution.assignments):
                for owner in set(self.resolution.assignments[article]):
                    found[owner].append(article)
            self._articles = dict(found)
        return self._articles

    @property
    def owners(self) -> Mapping[str, set[str]]:
        """Surface form → the entities that are called so; dates are none."""
        if self._owners is None:
            found: defaultdict[str, set[str]] = defaultdict(set)
            for entity in self.resolution.entities.values():
                if entity.type is not EntityType.DATE:
                    for form in entity.aliases:
                        found[form].add(entity.id)
            self._owners = dict(found)
        return self._owners

    def count(self, form: str, owner: str) -> int:
        """How often an entity is called by a form."""
        known = self._counts.get(owner)
        if known is None:
            names = self.resolution
            known = self._counts[owner] = Counter(
                mention.surface
                for article in self.articles.get(owner, ())
                for mention, one in zip(names.mentions[article], names.assignments[article], strict=True)
                if one == owner
            )
        return known[form]

    def text(self, article: str) -> str:
        """The text of an article; empty where there is none."""
        if self._read is None:
            self._read = self._texts()
        return self._read.get(article, "")

    def found(self, forms: Sequence[str]) -> Mapping[str, Sequence[Range]]:
        """Where words stand, by article, ascending and without overlap."""
        words = sorted(
            {tuple(form.split()) for form in forms if form.split()}, key=lambda one: (-len(one), one)
        )
        key = tuple(" ".join(one) for one in words)
        if key not in self._found:
            if self._read is None:
                self._read = self._texts()
            self._found[key] = _search(words, self._read) if words else {}
        return self._found[key]


def _search(words: Sequence[tuple[str, ...]], texts: Texts) -> dict[str, list[Range]]:
    """Forms, the longest first, as whole words, whatever white space parts their words."""
    ordered = sorted(words, key=lambda one: -len(" ".join(one)))
    patterns = [r"\s+".join(map(re.escape, form)).replace("'", "['’]") for form in ordered]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")
    firsts = {form[0].partition("'")[0] for form in words}
    found = {}
    for article, text in texts.items():
        if any(first in text for first in firsts):
            spans = [match.span() for match in pattern.finditer(text)]
            if spans:
                found[article] = spans
    return found


class Names:
    """Names that are being changed: which entity each mention is of. What is not touched stays the ground's."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.entities: dict[str, Entity] = dict(ground.resolution.entities)
        self._mentions: dict[str, list[Mention]] = {}
        self._owners: dict[str, list[str]] = {}
        self._came: defaultdict[str, set[str]] = defaultdict(set)
        """Entity id → articles into which it came by decisions."""
        self._called: defaultdict[str, set[str]] = defaultdict(set)
        """Form → entities that came to be called so."""
        self._counted: Counter[tuple[str, str]] = Counter()
        """(form, entity) → by how much the decisions changed how often that stands."""
        self._changed: set[str] = set()
        self._named: set[str] = set()
        """Entities that a decision has given a name."""

    # What stands where -----------------------------------------------------------------------------------

    def mentions(self, article: str) -> Sequence[Mention]:
        """The mentions of an article, ascending."""
        if article in self._mentions:
            return self._mentions[article]
        return self.ground.resolution.mentions.get(article, ())

    def owners(self, article: str) -> Sequence[str]:
        """The entity of each of them."""
        if article in self._owners:
            return self._owners[article]
        return self.ground.resolution.assignments.get(article, ())

    def count(self, form: str, owner: str) -> int:
        """How often an entity is called by a form."""
        return self.ground.count(form, owner) + self._counted[form, owner]

    def spots(self, entity: str, article: str = "") -> list[Spot]:
        """Where an entity stands."""
        where: Iterable[str] = [article]
        if not article:
            where = sorted({*self.ground.articles.get(entity, ()), *self._came.get(entity, ())})
        return [
            (one, number) for one in where for number, owner in enumerate(self.owners(one)) if owner == entity
        ]

    def at(self, place: Place | None) -> tuple[Mention, str] | None:
        """The mention at a place and its entity, if it begins there still."""
        if place is None:
            return None
        mentions = self.mentions(place.article)
        number = bisect_left(mentions, place.start, key=_start)
        if number == len(mentions) or not _stands(mentions[number], place):
            return None
        return mentions[number], self.owners(place.article)[number]

    def of(
        self, forms: Sequence[str], type_: EntityType | None, seen: Place | None, article: str = ""
    ) -> tuple[str, str] | None:
        """The entity that forms mean, and the form that told: the first form that any entity has counts.

        Of several entities with it, the one that stands at the place `seen` is meant; else one of the type, that stands
        in the article the ruling is limited to, that has the most of the forms, and stands most often.
        """
        for form in forms:
            owners = [owner for owner in self._owners_of(form) if self.count(form, owner) > 0]
            if not owners:
                continue
            here = self.at(seen)
            if here is not None and here[0].surface in forms and here[1] in owners:
                return here[1], form
            return min(owners, key=lambda one: self._rank(one, form, forms, type_, article)), form
        return None

    def _owners_of(self, form: str) -> set[str]:
        return {*self.ground.owners.get(form, _NO_OWNERS), *self._called.get(form, _NO_OWNERS)}

    def _rank(
        self, owner: str, form: str, forms: Sequence[str], type_: EntityType | None, article: str
    ) -> tuple[bool, bool, int, int, str]:
        shared = sum(self.count(one, owner) > 0 for one in forms)
        away = bool(article) and owner not in self.owners(article)
        return self.entities[owner].type is not type_, away, -shared, -self.count(form, owner), owner

    def forms_at(self, spots: Iterable[Spot]) -> Counter[str]:
        """The forms that stand at spots."""
        return Counter(self.mentions(article)[number].surface for article, number in spots)

    def effect(self, entities: Sequence[str], spots: Sequence[Spot], form: str) -> Effect | None:
        """What came of a decision about these mentions; None for none."""
        if not spots:
            return None
        article, number = spots[0]
        return Effect(tuple(entities), len(spots), form, article, self.mentions(article)[number].start)

    # Changes ---------------------------------------------------------------------------------------------

    def move(self, spots: Sequence[Spot], entity: str) -> None:
        """Make mentions those of another entity, or take its type over where they are its own."""
        type_ = self.entities[entity].type
        for article, number in spots:
            mentions, owners = self._own(article)
            mention, owner = mentions[number], owners[number]
            if mention.type is not type_:
                mentions[number] = replace(mention, type=type_)
            owners[number] = entity
            self._tally(mention.surface, owner, -1)
            self._tally(mention.surface, entity, 1)
            self._came[entity].add(article)

    def drop(self, spots: Sequence[Spot]) -> None:
        """Take mentions away."""
        gone: defaultdict[str, set[int]] = defaultdict(set)
        for article, number in spots:
            gone[article].add(number)
        for article, numbers in gone.items():
            mentions, owners = self._own(article)
            for number in numbers:
                self._tally(mentions[number].surface, owners[number], -1)
            kept = [number for number in range(len(mentions)) if number not in numbers]
            self._put(article, [mentions[n] for n in kept], [owners[n] for n in kept])

    def add(self, article: str, spans: Sequence[Range], entity: str) -> None:
        """Put mentions into an article, whose spans do not overlap; what stands there gives way."""
        over = {number for span in spans for number in self.overlapped(article, span)}
        self.drop([(article, number) for number in over])
        text, type_ = self.ground.text(article), self.entities[entity].type
        added = [Mention(start, end, " ".join(text[start:end].split()), type_) for start, end in spans]
        rows = [
            *zip(self.mentions(article), self.owners(article), strict=True),
            *((mention, entity) for mention in added),
        ]
        rows.sort(key=lambda row: row[0].start)
        self._put(article, [mention for mention, _ in rows], [owner for _, owner in rows])
        for mention in added:
            self._tally(mention.surface, entity, 1)
        self._came[entity].add(article)

    def overlapped(self, article: str, span: Range) -> Iterable[int]:
        """The numbers of the mentions that share a character with a span."""
        mentions = self.mentions(article)
        first = bisect_left(mentions, span[0], key=_start)
        if first and mentions[first - 1].end > span[0]:
            first -= 1
        return range(first, bisect_left(mentions, span[1], key=_start))

    def fresh(self, name: str, type_: EntityType) -> str:
        """An entity that no mention is of yet."""
        base = id_ = f"{type_.value.lower()}/{slug(name)}"
        number = 2
        while id_ in self.entities:
            id_ = f"{base}-{number}"
            number += 1
        self.entities[id_] = Entity(id_, name, type_, ())
        self._named.add(id_)
        return id_

    def rename(self, entity: str, name: str) -> None:
        """Give an entity a name, which it keeps."""
        self.entities[entity] = replace(self.entities[entity], name=name)
        self._named.add(entity)
        self._changed.add(entity)

    def retype(self, entity: str, type_: EntityType) -> None:
        """Give an entity a type; its mentions follow by `move`."""
        self.entities[entity] = replace(self.entities[entity], type=type_)

    def _own(self, article: str) -> tuple[list[Mention], list[str]]:
        """The mentions of an article to be changed."""
        if article not in self._owners:
            self._put(article, list(self.mentions(article)), list(self.owners(article)))
        return self._mentions[article], self._owners[article]

    def _put(self, article: str, mentions: list[Mention], owners: list[str]) -> None:
        self._mentions[article], self._owners[article] = mentions, owners

    def _tally(self, form: str, owner: str, by: int) -> None:
        self._counted[form, owner] += by
        self._changed.add(owner)
        if by > 0:
            self._called[form].add(owner)

    def resolution(self) -> Resolution:
        """What it has come to."""
        base = self.ground.resolution
        entities = dict(self.entities)
        called: defaultdict[str, set[str]] = defaultdict(set)
        for form, owner in self._counted:
            called[owner].add(form)
        for id_ in self._changed:
            known = {*called[id_], *entities[id_].aliases}
            forms = {form: count for form in known if (count := self.count(form, id_)) > 0}
            if not forms:
                del entities[id_]
                continue
            entity = entities[id_]
            aliases = tuple(sorted(forms, key=lambda form: (-forms[form], form)))
            gone = entity.name not in forms and entity.name in entity.aliases
            name = full_form(aliases) if gone and id_ not in self._named else entity.name
            entities[id_] = replace(entity, name=name, aliases=aliases)
        mentions = {article: tuple(all_) for article, all_ in self._mentions.items()}
        owners = {article: tuple(all_) for article, all_ in self._owners.items()}
        return replace(
            base,
            entities=entities,
            mentions={**base.mentions, **mentions},
            assignments={**base.assignments, **owners},
        )


def _start(mention: Mention) -> int:
    return mention.start


def _stands(mention: Mention, place: Place) -> bool:
    """Whether a mention is the one at a place: what stands there now may be another."""
    return mention.start == place.start and (
        not place.exact or _plain(place.exact) == _plain(mention.surface)
    )


def _plain(words: str) -> str:
    return " ".join(words.split()).replace("’", "'")


def full_form(forms: Sequence[str]) -> str:
    """The form to call an entity by, of its forms, the most frequent first: one of several words if there is one."""
    return next((form for form in forms if " " in form), forms[0])
