"""Makes entities of the forms of all articles: which form is which thing, under which name, of which type.

Pure and independent of the order of the articles. Short names go to the full name in their article, then in the
library; spellings of one name are folded together.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from skyread.entities.analysis import TYPES, Analysis
from skyread.entities.dates import date_values
from skyread.entities.lexicon import Lexicon
from skyread.entities.model import Entity, EntityType, Mention, Resolution
from skyread.entities.people import People
from skyread.entities.spelling import fold_name

Key = tuple[str, ...]
"""What forms of one entity share: a type or "known", and a folded name."""

_GENERIC = frozenset(
    [
        "treaty",
        "organization",
        "organisation",
        "agreement",
        "convention",
        "accord",
        "program",
        "programme",
        "pact",
    ]
)
_COMPANY = frozenset(
    [
        "inc",
        "corp",
        "corporation",
        "co",
        "ltd",
        "llc",
        "plc",
        "group",
        "holdings",
        "company",
        "gmbh",
        "ag",
        "sa",
    ]
)
_ACRONYM = re.compile(r"[A-Z0-9][A-Z0-9.&+-]{1,6}s?\Z")


def resolve(
    analyses: Mapping[str, Analysis], published: Mapping[str, str | None], lexicon: Lexicon
) -> Resolution:
    """The entities of a library, and the final mentions of each article.

    `published` has each article's ISO day, month or year, or None; dates without a year are read by it. The order of
    the mappings changes nothing.
    """
    order = sorted(analyses)
    types = _types(order, analyses)
    people = People.gather(order, analyses, types, lexicon)
    links = _Links()
    keys = {article: _keys(analyses[article], types[article], lexicon) for article in order}
    for article in order:
        _link_article(analyses[article], types[article], keys[article], links)
    chosen: dict[str, list[tuple[Mention, Key]]] = {}
    for article in order:
        chosen[article] = list(
            _article_mentions(analyses[article], types[article], keys[article], people.reader(article), links)
        )
    return _resolution(chosen, analyses, published)


class _Links:
    """Union-find over keys; the smallest key of a group stands for it."""

    def __init__(self) -> None:
        self.parent: dict[Key, Key] = {}

    def find(self, key: Key) -> Key:
        while (up := self.parent.get(key, key)) != key:
            key = up
        return key

    def join(self, one: Key, two: Key) -> None:
        a, b = sorted((self.find(one), self.find(two)), key=_rank)
        if a != b:
            self.parent[b] = a


def _rank(key: Key) -> tuple[bool, Key]:
    return key[0] != "known", key


def _types(order: list[str], analyses: Mapping[str, Analysis]) -> dict[str, list[EntityType]]:
    """One type for each form of each article: its votes there, pulled by the library's."""
    library: defaultdict[str, list[float]] = defaultdict(lambda: [0.0] * len(TYPES))
    for article in order:
        for form in analyses[article].forms:
            total = sum(v for v in form.votes if v > 0) or 1
            tally = library[form.surface]
            for i, vote in enumerate(form.votes):
                tally[i] += vote / total
    return {
        article: [_type(form.votes, library[form.surface]) for form in analyses[article].forms]
        for article in order
    }


def _type(votes: tuple[int, ...], library: list[float]) -> EntityType:
    best = max(range(len(TYPES)), key=lambda i: (votes[i] + 2 * library[i], -i))
    return TYPES[best]


def _keys(analysis: Analysis, types: list[EntityType], lexicon: Lexicon) -> list[Key]:
    keys: list[Key] = []
    for form, type_ in zip(analysis.forms, types, strict=True):
        sense = lexicon.sense(form.surface)
        if sense is not None and sense.type is type_:
            keys.append(("known", type_.value, sense.name))
        else:
            keys.append((type_.value, _drop_company(fold_name(form.surface)) or form.surface))
    return keys


def _drop_company(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[-1] in _COMPANY:
        words.pop()
    return " ".join(words)


def _link_article(analysis: Analysis, types: list[EntityType], keys: list[Key], links: _Links) -> None:
    """Joins the forms that one article shows to be one thing."""
    forms = analysis.forms
    by_short: dict[str, Key] = {}
    for long, short in analysis.definitions:
        defines = _may_define(forms[long].surface, keys[long], forms[short].surface, keys[short])
        if types[long] is not EntityType.PERSON and defines:
            links.join(keys[long], keys[short])
        by_short[forms[short].surface.lower()] = keys[long]
    long_names = [
        i for i, form in enumerate(forms) if " " in form.surface and types[i] is not EntityType.PERSON
    ]
    for i, form in enumerate(forms):
        if types[i] is EntityType.PERSON or keys[i][0] == "known":
            continue
        words = form.surface.lower().split()
        if len(words) > 1 and words[0] in by_short and set(words[1:]) <= _GENERIC:
            links.join(keys[i], by_short[words[0]])
            continue
        matches = {
            links.find(keys[j])
            for j in long_names
            if j != i and types[j] is types[i] and _short_for(form.surface, forms[j].surface)
        }
        if len(matches) == 1:
            links.join(keys[i], matches.pop())


def _may_define(long: str, long_key: Key, short: str, short_key: Key) -> bool:
    """Two known names stay two; a known short form is not made of a longer name that only contains it."""
    if short_key[0] == "known":
        return long_key[0] != "known" and long[0] == short[0]
    return True


def _short_for(short: str, long: str) -> bool:
    """Whether `short` is an acronym of `long`, or its first word or last words."""
    if _ACRONYM.match(short):
        initials = "".join(word[0] for word in re.split(r"[\s-]+", long) if word[:1].isupper())
        return len(initials) > 1 and initials == short.replace(".", "").replace("&", "")
    if " " in short or (short.endswith("s") and len(short) > 4):
        return long.endswith(" " + short) or long.startswith(short + " ")
    return long.startswith(short + " ") and len(short) > 3


def _article_mentions(
    analysis: Analysis,
    types: list[EntityType],
    keys: list[Key],
    tracker: Callable[[str, Key], Key],
    links: _Links,
) -> Iterable[tuple[Mention, Key]]:
    for start, end, index in analysis.mentions:
        form, type_ = analysis.forms[index], types[index]
        key = links.find(keys[index])
        if type_ is EntityType.PERSON:
            key = tracker(form.surface, key)
        yield Mention(start, end, form.surface, type_), key


def _resolution(
    chosen: Mapping[str, list[tuple[Mention, Key]]],
    analyses: Mapping[str, Analysis],
    published: Mapping[str, str | None],
) -> Resolution:
    surfaces: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    kinds: defaultdict[Key, Counter[EntityType]] = defaultdict(Counter)
    for mentions in chosen.values():
        for mention, key in mentions:
            surfaces[key][mention.surface] += 1
            kinds[key][mention.type] += 1
    entities: dict[str, Entity] = {}
    ids: dict[Key, Entity] = {}
    for key in sorted(surfaces):
        type_ = max(kinds[key].items(), key=lambda item: (item[1], item[0].value))[0]
        entity = _entity(key, type_, surfaces[key], entities)
        ids[key] = entities[entity.id] = entity
    final, assigned = {}, {}
    for article, mentions in chosen.items():
        rows = [(Mention(m.start, m.end, m.surface, ids[key].type), ids[key].id) for m, key in mentions]
        rows += _dates(analyses[article], published.get(article), entities)
        rows.sort(key=lambda row: row[0].start)
        final[article] = tuple(mention for mention, _ in rows)
        assigned[article] = tuple(entity_id for _, entity_id in rows)
    return Resolution(entities, final, assigned)


def _dates(
    analysis: Analysis, published: str | None, entities: dict[str, Entity]
) -> list[tuple[Mention, str]]:
    rows = []
    for date, value in zip(analysis.dates, date_values(analysis.dates, published), strict=True):
        name = value or date.surface
        entity_id = f"date/{slug(name)}"
        known = entities.get(entity_id)
        aliases = known.aliases if known else ()
        if known is None or date.surface not in aliases:
            merged = tuple(sorted({*aliases, date.surface}))
            entities[entity_id] = Entity(entity_id, name, EntityType.DATE, merged)
        rows.append((Mention(date.start, date.end, date.surface, EntityType.DATE, value), entity_id))
    return rows


def _entity(key: Key, type_: EntityType, surfaces: Counter[str], taken: Mapping[str, Entity]) -> Entity:
    aliases = tuple(sorted(surfaces, key=lambda s: (-surfaces[s], s)))
    name = _name(key, type_, surfaces, aliases)
    base = entity_id = f"{type_.value.lower()}/{slug(name)}"
    number = 2
    while entity_id in taken:
        entity_id = f"{base}-{number}"
        number += 1
    return Entity(entity_id, name, type_, aliases)


def _name(key: Key, type_: EntityType, surfaces: Counter[str], aliases: tuple[str, ...]) -> str:
    """The most frequent full form: no bare surname, no acronym unless nothing longer is common."""
    total = sum(surfaces.values())
    if type_ is EntityType.PERSON:
        full = [s for s in aliases if " " in s]
        return full[0] if full else (key[2] if key[0] == "known" else aliases[0])
    longer = [s for s in aliases if not _ACRONYM.match(s) and not s.isupper() and surfaces[s] * 20 >= total]
    return longer[0] if longer else aliases[0]


def slug(name: str) -> str:
    """The name as a part of an id: lower case, words joined by hyphens."""
    return re.sub(r"[^\w]+", "-", name.lower()).strip("-") or "x"
