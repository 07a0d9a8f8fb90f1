"""Resolves a library again after some of its articles came, went or changed, without starting anew.

What articles say of each other's names is kept in tallies; a change is followed from the tallies that it touches to the
articles that share them, stage by stage, and nothing else is looked at. What comes out equals `resolver.resolve` of
the whole, which is the reference; the rules are its own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from skyread.entities.aliases import ACRONYM, Key, explained, tells
from skyread.entities.analysis import TYPES, Analysis
from skyread.entities.keeping import keeping_all
from skyread.entities.lexicon import Lexicon
from skyread.entities.model import Entity, EntityType, Mention, Resolution
from skyread.entities.people import People, leading, named_in_full, persons_of
from skyread.entities.resolver import (
    Keys,
    Votes,
    dates_of,
    described_in,
    draft_of,
    free_id,
    mention_keys,
    named,
    pull_of,
    shares_of,
    type_of,
)
from skyread.entities.spelling import person_parts
from skyread.entities.tallies import Holders, Tallies
from skyread.text.spans import Span

_NUMBER = re.compile(r"(?:-\d+)+\Z")


class Resolver:
    """The names of a library that changes. `update` is told the whole library and looks at what is other than before."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._analyses: dict[str, Analysis] = {}
        self._published: dict[str, str | None] = {}
        self._types: dict[str, list[EntityType]] = {}
        self._tally: dict[str, list[int]] = {}
        self._voters: dict[str, dict[Votes, set[str]]] = {}
        self._told: dict[str, dict[Votes, EntityType]] = {}
        self._defined: Tallies[str, EntityType] = Tallies()
        self._meant: dict[str, EntityType] = {}
        self._full: Tallies[str, str] = Tallies()
        self._groups: dict[str, dict[str, Key]] = {}
        self._names: dict[str, list[str]] = {}
        self._persons: dict[str, Key] = {}
        self._by_surname: dict[str, Counter[Key]] = {}
        self._in_article: dict[str, Mapping[str, tuple[Key, ...]]] = {}
        self._people = People(self._persons, self._by_surname, self._in_article)
        self._naming: Holders[str] = Holders()
        self._calling: Holders[str] = Holders()
        self._known = Keys(lexicon)
        self._keys: dict[str, list[Key]] = {}
        self._local: dict[str, dict[int, Key]] = {}
        self._explained: Tallies[Key, Key] = Tallies()
        self._agreed: dict[Key, Key] = {}
        self._having: Holders[Key] = Holders()
        self._chosen: dict[str, list[Key]] = {}
        self._surfaces: Tallies[Key, str] = Tallies()
        self._kinds: Tallies[Key, EntityType] = Tallies()
        self._using: Holders[Key] = Holders()
        self._drafts: dict[Key, Entity] = {}
        self._alike: defaultdict[str, set[Key]] = defaultdict(set)
        self._owners: dict[Key, Entity] = {}
        self._dates: Tallies[str, tuple[str, str]] = Tallies()
        self._entities: dict[str, Entity] = {}
        self._mentions: dict[str, tuple[Mention, ...]] = {}
        self._assigned: dict[str, tuple[str, ...]] = {}
        self._described: dict[str, tuple[tuple[int, Span], ...]] = {}

    @property
    def analyses(self) -> Mapping[str, Analysis]:
        """By article id: what `update` was told last."""
        return self._analyses

    def update(self, analyses: Mapping[str, Analysis], published: Mapping[str, str | None]) -> Resolution:
        """What `resolve` gives for these analyses and dates; only what is other than in the call before is worked out."""
        gone = {
            article: before
            for article, before in self._analyses.items()
            if (after := analyses.get(article)) is not before and after != before
        }
        come = {
            article: after
            for article, after in analyses.items()
            if article in gone or article not in self._analyses
        }
        dates = {article: published.get(article) for article in analyses}
        redated = {article for article, date in dates.items() if self._published.get(article) != date}
        self._analyses, self._published = dict(analyses), dates
        left = gone.keys() - come.keys()
        with keeping_all():
            retyped = self._retype(gone, come)
            renamed = self._gather_people(left, retyped)
            aliased = self._gather_aliases(left, retyped)
            rechosen, touched = self._choose(left, retyped, renamed | aliased)
            self._write(left, rechosen | redated | self._own(touched))
        return Resolution(
            dict(self._entities), dict(self._mentions), dict(self._assigned), dict(self._described)
        )

    def _retype(self, gone: Mapping[str, Analysis], come: Mapping[str, Analysis]) -> set[str]:
        """The articles that came or whose forms have other types."""
        touched = self._count(gone, come)
        dirty = set(come)
        for surface in touched:
            voters = self._voters[surface]
            before = self._told.pop(surface, {})
            if not voters:
                del self._voters[surface], self._tally[surface]
                continue
            pull = pull_of(self._tally[surface])
            after = self._told[surface] = {votes: type_of(votes, pull) for votes in voters}
            for votes, type_ in after.items():
                if before.get(votes) is not type_:
                    dirty |= voters[votes]
        dirty |= self._define(gone.keys() - come.keys(), dirty)
        retyped = set(come)
        for article in gone.keys() - come.keys():
            del self._types[article]
        for article in dirty:
            types = self._base(article)
            own = {short for _, short in self._analyses[article].definitions}
            for index, form in enumerate(self._analyses[article].forms):
                if form.surface in self._meant and index not in own:
                    types[index] = self._meant[form.surface]
            if types != self._types.get(article):
                self._types[article] = types
                retyped.add(article)
        return retyped

    def _count(self, gone: Mapping[str, Analysis], come: Mapping[str, Analysis]) -> set[str]:
        """Change the votes of the library; the surfaces that had other ones."""
        touched: set[str] = set()
        for article, analysis in gone.items():
            for form in analysis.forms:
                touched.add(form.surface)
                voters, tally = self._voters[form.surface], self._tally[form.surface]
                voters[form.votes].discard(article)
                if not voters[form.votes]:
                    del voters[form.votes]
                for i, part in shares_of(form.votes):
                    tally[i] -= part
        for article, analysis in come.items():
            for form in analysis.forms:
                touched.add(form.surface)
                self._voters.setdefault(form.surface, {}).setdefault(form.votes, set()).add(article)
                tally = self._tally.setdefault(form.surface, [0] * len(TYPES))
                for i, part in shares_of(form.votes):
                    tally[i] += part
        return touched

    def _base(self, article: str) -> list[EntityType]:
        """The types of an article's forms by votes alone."""
        return [self._told[form.surface][form.votes] for form in self._analyses[article].forms]

    def _define(self, left: Iterable[str], dirty: Iterable[str]) -> set[str]:
        """The articles with a form that another type is meant by where brackets define it."""
        touched: set[str] = set()
        for article in left:
            touched |= self._defined.put(article, {})
        for article in dirty:
            analysis, base = self._analyses[article], self._base(article)
            shorts = {short for _, short in analysis.definitions}
            touched |= self._defined.put(
                article, Counter((analysis.forms[short].surface, base[short]) for short in shorts)
            )
        concerned: set[str] = set()
        for surface in touched:
            found = self._defined.of(surface)
            agreed = len(found) == 1 and ACRONYM.match(surface) and self._lexicon.sense(surface) is None
            meant = next(iter(found)) if agreed else None
            if meant is not self._meant.get(surface):
                self._meant.pop(surface, None)
                if meant is not None:
                    self._meant[surface] = meant
                concerned = concerned.union(*self._voters.get(surface, {}).values())
        return concerned

    def _gather_people(self, left: Iterable[str], retyped: Iterable[str]) -> set[str]:
        """The articles in which names may mean other people."""
        touched: set[str] = set()
        for article in left:
            del self._names[article]
            touched |= self._full.put(article, {})
            self._naming.put(article, ())
            self._calling.put(article, ())
            del self._in_article[article]
        for article in retyped:
            forms = zip(self._analyses[article].forms, self._types[article], strict=True)
            persons = [form.surface for form, type_ in forms if type_ is EntityType.PERSON]
            full = [surface for surface in persons if " " in surface]
            touched |= self._full.put(article, Counter((person_parts(name)[1], name) for name in full))
            self._naming.put(article, full)
            self._calling.put(article, (person_parts(one)[1] for one in persons if " " not in one))
            self._names[article] = full
        dirty = set(retyped)
        for surname in touched:
            dirty |= self._regroup(surname)
        for article in dirty:
            self._in_article[article] = named_in_full(self._names[article], self._people.keys)
        return dirty

    def _regroup(self, surname: str) -> set[str]:
        """Tell the people of a surname apart again; the articles in which that changes who is meant."""
        counts = self._full.of(surname)
        keys = persons_of(counts, self._lexicon)
        dirty: set[str] = set()
        for name in self._groups.pop(surname, {}).keys() - keys.keys():
            del self._persons[name]
        for name, key in keys.items():
            if self._persons.get(name) != key:
                self._persons[name] = key
                dirty |= self._naming.of(name)
        ranked: Counter[Key] = Counter()
        for name, count in counts.items():
            ranked[keys[name]] += count
        if leading(ranked) != leading(self._by_surname.pop(surname, None)):
            dirty |= self._calling.of(surname)
        if keys:
            self._groups[surname], self._by_surname[surname] = keys, ranked
        return dirty

    def _gather_aliases(self, left: Iterable[str], retyped: Iterable[str]) -> set[str]:
        """The articles in which short forms may stand for other long ones."""
        touched: set[Key] = set()
        for article in left:
            del self._keys[article], self._local[article]
            touched |= self._explained.put(article, {})
            self._having.put(article, ())
        for article in retyped:
            analysis, types = self._analyses[article], self._types[article]
            keys = self._keys[article] = self._known.of(analysis, types)
            local = self._local[article] = dict(explained(analysis, types, keys))
            self._having.put(article, keys)
            touched |= self._explained.put(
                article,
                Counter(
                    (keys[index], key)
                    for index, key in local.items()
                    if tells(analysis.forms[index].surface, keys[index])
                ),
            )
        dirty: set[str] = set()
        for key in touched:
            meant = self._explained.of(key)
            target = next(iter(meant)) if len(meant) == 1 else None
            if target != self._agreed.get(key):
                dirty |= self._having.of(key)
                self._agreed.pop(key, None)
                if target is not None:
                    self._agreed[key] = target
        return dirty

    def _choose(
        self, left: Iterable[str], retyped: set[str], concerned: set[str]
    ) -> tuple[set[str], set[Key]]:
        """The articles with mentions that are of other entities, and the entities that gained or lost any."""
        touched: set[Key] = set()
        for article in left:
            del self._chosen[article]
            touched |= self._surfaces.put(article, {}) | self._kinds.put(article, {})
            self._using.put(article, ())
        rechosen: set[str] = set()
        for article in retyped | concerned:
            analysis, types, local = self._analyses[article], self._types[article], self._local[article]
            keys = [
                local.get(index) or self._agreed.get(key, key)
                for index, key in enumerate(self._keys[article])
            ]
            chosen = mention_keys(analysis, types, keys, self._people.reader(article))
            if article not in retyped and chosen == self._chosen.get(article):
                continue
            self._chosen[article] = chosen
            rechosen.add(article)
            pairs = [(index, key) for (_, _, index), key in zip(analysis.mentions, chosen, strict=True)]
            touched |= self._surfaces.put(
                article, Counter((key, analysis.forms[index].surface) for index, key in pairs)
            )
            touched |= self._kinds.put(article, Counter((key, types[index]) for index, key in pairs))
            self._using.put(article, chosen)
        return rechosen, touched

    def _own(self, touched: Iterable[Key]) -> set[str]:
        """Make the entities of these keys anew; the articles with mentions whose entity has another id or type.

        Entities of one name are numbered in the order of their keys, so those that may get each other's numbers are
        made together.
        """
        stems: set[str] = set()
        owned: dict[Key, Entity] = {}
        for key in touched:
            draft = self._drafts.pop(key, None)
            if draft is not None:
                self._alike[_stem(draft.id)].discard(key)
                stems.add(_stem(draft.id))
                owned[key] = self._owners.pop(key)
            if surfaces := self._surfaces.of(key):
                draft = self._drafts[key] = draft_of(key, surfaces, self._kinds.of(key))
                self._alike[_stem(draft.id)].add(key)
                stems.add(_stem(draft.id))
        for stem in stems:
            owned |= {key: self._owners.pop(key) for key in self._alike[stem] if key in self._owners}
        for owner in owned.values():
            del self._entities[owner.id]
        dirty: set[str] = set()
        for stem in stems:
            for key in sorted(self._alike[stem]):
                draft, before = self._drafts[key], owned.get(key)
                entity_id = free_id(draft.id, self._entities)
                owner = Entity(entity_id, draft.name, draft.type, draft.aliases)
                self._owners[key] = self._entities[entity_id] = owner
                if before is None or (before.id, before.type) != (owner.id, owner.type):
                    dirty |= self._using.of(key)
            if not self._alike[stem]:
                del self._alike[stem]
        return dirty

    def _write(self, left: Iterable[str], dirty: Iterable[str]) -> None:
        """Write down the mentions of articles, and the dates of the library."""
        touched: set[str] = set()
        for article in left:
            del self._mentions[article], self._assigned[article]
            self._described.pop(article, None)
            touched |= self._dates.put(article, {})
        for article in dirty:
            analysis = self._analyses[article]
            rows = dates_of(analysis, self._published[article])
            touched |= self._dates.put(
                article, Counter((entity_id, (date.surface, name)) for date, entity_id, name in rows)
            )
            owners = [self._owners[key] for key in self._chosen[article]]
            self._mentions[article], self._assigned[article] = named(analysis, owners, rows)
            self._described.pop(article, None)
            if analysis.descriptions:
                self._described[article] = described_in(analysis)
        for entity_id in touched:
            written = self._dates.of(entity_id)
            self._entities.pop(entity_id, None)
            if written:
                name = min(name for _, name in written)
                aliases = tuple(sorted({surface for surface, _ in written}))
                self._entities[entity_id] = Entity(entity_id, name, EntityType.DATE, aliases)


def _stem(entity_id: str) -> str:
    return _NUMBER.sub("", entity_id)
