"""Makes entities of the forms of all articles: which form is which thing, under which name, of which type.

Pure and independent of the order of the articles. Short names go to the full name in their article, then in the
library; spellings of one name are folded together.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from skyread.entities.aliases import ACRONYM, Aliases, Key
from skyread.entities.analysis import TYPES, Analysis
from skyread.entities.dates import date_values
from skyread.entities.lexicon import Lexicon
from skyread.entities.model import Entity, EntityType, Mention, Resolution
from skyread.entities.people import People
from skyread.entities.spelling import fold_name, person_parts
from skyread.text.spans import Span

_INNER_BRACKET = re.compile(r"(.+) \((\w[\w-]*)\) (\w+)")
"""A name that holds its own short form: "Comprehensive Test Ban (CTBT) Treaty" is the CTBT Treaty."""
_COMPANY = frozenset("inc corp corporation co ltd llc plc group holdings company gmbh ag sa".split())


_MOST_PULL = 4.0
"""So many articles' worth of the library weigh at most against what an article itself says of a form."""


def resolve(
    analyses: Mapping[str, Analysis], published: Mapping[str, str | None], lexicon: Lexicon
) -> Resolution:
    """The entities of a library, and the final mentions of each article.

    `published` has each article's ISO day, month or year, or None; dates without a year are read by it. The order of
    the mappings changes nothing.
    """
    order = sorted(analyses)
    types = _types(order, analyses, lexicon)
    people = People.gather(order, analyses, types, lexicon)
    keys = {article: _keys(analyses[article], types[article], lexicon) for article in order}
    aliases = Aliases.gather(order, analyses, types, keys)
    chosen = {
        article: _mention_keys(
            analyses[article], types[article], aliases.keys[article], people.reader(article)
        )
        for article in order
    }
    return _resolution(chosen, analyses, types, published)


def _types(
    order: list[str], analyses: Mapping[str, Analysis], lexicon: Lexicon
) -> dict[str, list[EntityType]]:
    """One type for each form of each article: its votes there, pulled by the library's."""
    library: defaultdict[str, list[float]] = defaultdict(lambda: [0.0] * len(TYPES))
    for article in order:
        for form in analyses[article].forms:
            total = sum(v for v in form.votes if v > 0) or 1
            tally = library[form.surface]
            for i, vote in enumerate(form.votes):
                if vote:
                    tally[i] += vote / total
    types = {
        article: [_type(form.votes, library[form.surface]) for form in analyses[article].forms]
        for article in order
    }
    _follow_definitions(order, analyses, types, lexicon)
    return types


def _follow_definitions(
    order: list[str], analyses: Mapping[str, Analysis], types: dict[str, list[EntityType]], lexicon: Lexicon
) -> None:
    """Gives an acronym that an article does not define the type it has where it is defined; changes `types`."""
    defined: defaultdict[str, set[EntityType]] = defaultdict(set)
    own: dict[str, set[int]] = {}
    for article in order:
        analysis = analyses[article]
        own[article] = {short for _, short in analysis.definitions}
        for short in own[article]:
            defined[analysis.forms[short].surface].add(types[article][short])
    for article in order:
        for index, form in enumerate(analyses[article].forms):
            meant = defined.get(form.surface, ())
            if len(meant) != 1 or index in own[article] or not ACRONYM.match(form.surface):
                continue
            if lexicon.sense(form.surface) is None:
                types[article][index] = next(iter(meant))


def _type(votes: tuple[int, ...], library: list[float]) -> EntityType:
    total = sum(pull for pull in library if pull > 0)
    scale = 2 * _MOST_PULL / total if total > _MOST_PULL else 2.0
    weights = [vote + scale * pull for vote, pull in zip(votes, library, strict=True)]
    return TYPES[weights.index(max(weights))]


def _keys(analysis: Analysis, types: list[EntityType], lexicon: Lexicon) -> list[Key]:
    keys: list[Key] = []
    for form, type_ in zip(analysis.forms, types, strict=True):
        sense, surface = lexicon.sense(form.surface) or lexicon.sense(f"The {form.surface}"), form.surface
        bracket = _INNER_BRACKET.fullmatch(surface)
        if sense is None and bracket is not None:
            surface = f"{bracket[2]} {bracket[3]}"
            sense = lexicon.sense(surface) or lexicon.sense(f"{bracket[1]} {bracket[3]}")
        if sense is not None and sense.type is type_:
            keys.append(("known", type_.value, sense.name))
        else:
            keys.append((type_.value, _drop_company(fold_name(surface)) or surface))
    return keys


def _drop_company(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[-1] in _COMPANY:
        words.pop()
    return " ".join(words)


def _mention_keys(
    analysis: Analysis,
    types: Sequence[EntityType],
    keys: Sequence[Key],
    person: Callable[[str, Key], Key],
) -> list[Key]:
    """The key of each mention of an article; the same surname may mean different people in its course."""
    return [
        person(analysis.forms[i].surface, keys[i]) if types[i] is EntityType.PERSON else keys[i]
        for _, _, i in analysis.mentions
    ]


def _resolution(
    chosen: Mapping[str, Sequence[Key]],
    analyses: Mapping[str, Analysis],
    types: Mapping[str, Sequence[EntityType]],
    published: Mapping[str, str | None],
) -> Resolution:
    surfaces: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    kinds: defaultdict[Key, Counter[EntityType]] = defaultdict(Counter)
    for article, keys in chosen.items():
        forms = analyses[article].forms
        for (_, _, index), key in zip(analyses[article].mentions, keys, strict=True):
            surfaces[key][forms[index].surface] += 1
            kinds[key][types[article][index]] += 1
    entities: dict[str, Entity] = {}
    by_key: dict[Key, Entity] = {}
    for key in sorted(surfaces):
        type_ = max(kinds[key].items(), key=lambda item: (item[1], item[0].value))[0]
        entity = _entity(key, type_, surfaces[key], entities)
        by_key[key] = entities[entity.id] = entity
    final, assigned = {}, {}
    for article, keys in chosen.items():
        analysis = analyses[article]
        rows = [
            (start, end, analysis.forms[index].surface, by_key[key])
            for (start, end, index), key in zip(analysis.mentions, keys, strict=True)
        ]
        named = [
            (Mention(start, end, surface, entity.type), entity.id) for start, end, surface, entity in rows
        ]
        named += _dates(analysis, published.get(article), entities)
        named.sort(key=lambda row: row[0].start)
        final[article] = tuple(mention for mention, _ in named)
        assigned[article] = tuple(entity_id for _, entity_id in named)
    described = {
        article: tuple(
            (analysis.mentions[number][0], Span(start, end)) for number, start, end in analysis.descriptions
        )
        for article, analysis in analyses.items()
        if analysis.descriptions
    }
    return Resolution(entities, final, assigned, described)


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
        full = [s for s in aliases if person_parts(s)[0]]
        return full[0] if full else (key[2] if key[0] == "known" else aliases[0])
    longer = [s for s in aliases if not _is_short(s) and surfaces[s] * 20 >= total]
    return longer[0] if longer else aliases[0]


def _is_short(surface: str) -> bool:
    """Whether a form is an acronym or shouted: NATO, SPbU, VIENNA."""
    capitals = sum(map(str.isupper, surface))
    return (
        surface.isupper()
        or bool(ACRONYM.match(surface))
        or (capitals > 1 and len(surface) < 7 and " " not in surface)
    )


def slug(name: str) -> str:
    """The name as a part of an id: lower case, words joined by hyphens."""
    return re.sub(r"[^\w]+", "-", name.lower()).strip("-") or "x"
