"""Makes entities of the forms of all articles: which form is which thing, under which name, of which type.

Pure and independent of the order of the articles. Short names go to the full name in their article, then in the
library; spellings of one name are folded together.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from functools import lru_cache
from operator import add, itemgetter

from skyread.entities.aliases import ACRONYM, Aliases, Key
from skyread.entities.analysis import TYPES, Analysis
from skyread.entities.dates import date_values
from skyread.entities.keeping import keeping_all
from skyread.entities.lexicon import Lexicon
from skyread.entities.model import Entity, EntityType, Mention, Resolution
from skyread.entities.people import People
from skyread.entities.spelling import fold_name, person_parts
from skyread.text.spans import Span

Votes = tuple[int, ...]
_FORM = itemgetter(2)
_WHOLE = math.lcm(*range(1, 41))
"""Divided by most sums of votes without a rest."""
_INNER_BRACKET = re.compile(r"(.+) \((\w[\w-]*)\) (\w+)")
"""A name that holds its own short form: "Comprehensive Test Ban (CTBT) Treaty" is the CTBT Treaty."""
_TREATY = re.compile(
    r"(treaty|convention|agreement|pact|accord|protocol|charter|declaration) (?:on|of|for) (.+)"
)
"""The folded name of a treaty that begins with what it is: "Treaty on Open Skies" is the Open Skies Treaty."""
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
    with keeping_all():
        return _resolve(analyses, published, lexicon)


def _resolve(
    analyses: Mapping[str, Analysis], published: Mapping[str, str | None], lexicon: Lexicon
) -> Resolution:
    order = sorted(analyses)
    types = _types(order, analyses, lexicon)
    people = People.gather(order, analyses, types, lexicon)
    known = Keys(lexicon)
    keys = {article: known.of(analyses[article], types[article]) for article in order}
    aliases = Aliases.gather(order, analyses, types, keys)
    chosen = {
        article: mention_keys(
            analyses[article], types[article], aliases.keys[article], people.reader(article)
        )
        for article in order
    }
    return _resolution(chosen, analyses, types, published)


def _types(
    order: list[str], analyses: Mapping[str, Analysis], lexicon: Lexicon
) -> dict[str, list[EntityType]]:
    """One type for each form of each article: its votes there, pulled by the library's."""
    library: defaultdict[str, list[int]] = defaultdict(lambda: [0] * len(TYPES))
    shares: dict[Votes, list[tuple[int, int]]] = {}
    for article in order:
        for form in analyses[article].forms:
            share = shares.get(form.votes)
            if share is None:
                share = shares[form.votes] = shares_of(form.votes)
            tally = library[form.surface]
            for i, part in share:
                tally[i] += part
    pulls = {surface: pull_of(tally) for surface, tally in library.items()}
    told: dict[tuple[str, Votes], EntityType] = {}
    types: dict[str, list[EntityType]] = {}
    for article in order:
        types[article] = here = []
        for form in analyses[article].forms:
            one = (form.surface, form.votes)
            type_ = told.get(one)
            if type_ is None:
                type_ = told[one] = type_of(form.votes, pulls[form.surface])
            here.append(type_)
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
    meant = {
        surface: next(iter(found))
        for surface, found in defined.items()
        if len(found) == 1 and ACRONYM.match(surface) and lexicon.sense(surface) is None
    }
    for article in order if meant else ():
        for index, form in enumerate(analyses[article].forms):
            if form.surface in meant and index not in own[article]:
                types[article][index] = meant[form.surface]


def shares_of(votes: Votes) -> list[tuple[int, int]]:
    """Position and share in the whole of each vote, in parts of _WHOLE: integers, so that the order of adding changes nothing."""
    total = sum(vote for vote in votes if vote > 0) or 1
    return [(i, vote * _WHOLE // total) for i, vote in enumerate(votes) if vote]


def pull_of(tally: Sequence[int]) -> list[float]:
    """What the library's votes for a surface add to an article's own."""
    shares = [share / _WHOLE for share in tally]
    total = sum(share for share in shares if share > 0)
    scale = 2 * _MOST_PULL / total if total > _MOST_PULL else 2.0
    return [scale * share for share in shares]


def type_of(votes: Votes, pull: list[float]) -> EntityType:
    """The type of a form of an article with these votes, the first of those with most."""
    weights = list(map(add, votes, pull))
    return TYPES[weights.index(max(weights))]


class Keys(dict[tuple[str, EntityType], Key]):
    """The key of a surface that is of a type, worked out when it is asked for first."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, asked: tuple[str, EntityType]) -> Key:
        key = self[asked] = _key(*asked, self._lexicon)
        return key

    def of(self, analysis: Analysis, types: list[EntityType]) -> list[Key]:
        """The keys of all forms of an article."""
        return [self[form.surface, type_] for form, type_ in zip(analysis.forms, types, strict=True)]


def _key(surface: str, type_: EntityType, lexicon: Lexicon) -> Key:
    sense = lexicon.sense(surface) or lexicon.sense(f"The {surface}")
    bracket = _INNER_BRACKET.fullmatch(surface)
    if sense is None and bracket is not None:
        surface = f"{bracket[2]} {bracket[3]}"
        sense = lexicon.sense(surface) or lexicon.sense(f"{bracket[1]} {bracket[3]}")
    if sense is not None and sense.type is type_:
        return ("known", type_.value, sense.name)
    name = _drop_company(fold_name(surface))
    treaty = _TREATY.fullmatch(name) if type_ is EntityType.TREATY else None
    return (type_.value, f"{treaty[2]} {treaty[1]}" if treaty else name or surface)


def _drop_company(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[-1] in _COMPANY:
        words.pop()
    return " ".join(words)


def mention_keys(
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
        forms, here = analyses[article].forms, types[article]
        indexes = map(_FORM, analyses[article].mentions)
        for (index, key), count in Counter(zip(indexes, keys, strict=True)).items():
            surfaces[key][forms[index].surface] += count
            kinds[key][here[index]] += count
    entities: dict[str, Entity] = {}
    by_key: dict[Key, Entity] = {}
    for key in sorted(surfaces):
        draft = draft_of(key, surfaces[key], kinds[key])
        by_key[key] = entity = Entity(free_id(draft.id, entities), draft.name, draft.type, draft.aliases)
        entities[entity.id] = entity
    final, assigned = {}, {}
    for article, keys in chosen.items():
        rows = dates_of(analyses[article], published.get(article))
        for date, entity_id, name in rows:
            _add_date(entities, entity_id, name, date.surface)
        final[article], assigned[article] = named(analyses[article], [by_key[key] for key in keys], rows)
    described = {id_: described_in(analysis) for id_, analysis in analyses.items() if analysis.descriptions}
    return Resolution(entities, final, assigned, described)


def named(
    analysis: Analysis, owners: Sequence[Entity], dates: Sequence[tuple[Mention, str, str]]
) -> tuple[tuple[Mention, ...], tuple[str, ...]]:
    """The mentions of an article, `owners` being the entities of its names, and the id of the entity of each."""
    forms = analysis.forms
    mentions = [
        Mention(start, end, forms[index].surface, owner.type)
        for (start, end, index), owner in zip(analysis.mentions, owners, strict=True)
    ]
    ids = [owner.id for owner in owners]
    if dates:
        rows = [*zip(mentions, ids, strict=True), *((date, entity_id) for date, entity_id, _ in dates)]
        rows.sort(key=lambda row: row[0].start)
        mentions, ids = [mention for mention, _ in rows], [entity_id for _, entity_id in rows]
    return tuple(mentions), tuple(ids)


def described_in(analysis: Analysis) -> tuple[tuple[int, Span], ...]:
    """Where a mention starts, and the words that say what it is."""
    return tuple(
        (analysis.mentions[number][0], Span(start, end)) for number, start, end in analysis.descriptions
    )


def dates_of(analysis: Analysis, published: str | None) -> list[tuple[Mention, str, str]]:
    """The dates of an article, with the id and the name of the entity of each."""
    rows = []
    for date, value in zip(analysis.dates, date_values(analysis.dates, published), strict=True):
        name = value or date.surface
        mention = Mention(date.start, date.end, date.surface, EntityType.DATE, value)
        rows.append((mention, f"date/{slug(name)}", name))
    return rows


def _add_date(entities: dict[str, Entity], entity_id: str, name: str, surface: str) -> None:
    known = entities.get(entity_id)
    if known is None:
        entities[entity_id] = Entity(entity_id, name, EntityType.DATE, (surface,))
    elif surface not in known.aliases or name < known.name:
        aliases = tuple(sorted({*known.aliases, surface}))
        entities[entity_id] = Entity(entity_id, min(known.name, name), EntityType.DATE, aliases)


def draft_of(key: Key, surfaces: Counter[str], kinds: Counter[EntityType]) -> Entity:
    """The entity of a key, by how often which forms and types have it; its id may be another entity's too."""
    type_ = max(kinds.items(), key=lambda item: (item[1], item[0].value))[0]
    aliases = tuple(sorted(surfaces, key=lambda s: (-surfaces[s], s)))
    name = _name(key, type_, surfaces, aliases)
    return Entity(f"{type_.value.lower()}/{slug(name)}", name, type_, aliases)


def free_id(wanted: str, taken: Container[str]) -> str:
    """The id, with the first number behind it that makes it another than those that are taken."""
    entity_id, number = wanted, 2
    while entity_id in taken:
        entity_id = f"{wanted}-{number}"
        number += 1
    return entity_id


def _name(key: Key, type_: EntityType, surfaces: Counter[str], aliases: tuple[str, ...]) -> str:
    """The most frequent full form: no bare surname, no acronym unless nothing longer is common."""
    total = sum(surfaces.values())
    if type_ is EntityType.PERSON:
        full = [s for s in aliases if person_parts(s)[0]]
        return full[0] if full else (key[2] if key[0] == "known" else aliases[0])
    longer = [s for s in aliases if not _is_short(s) and surfaces[s] * 20 >= total]
    if not longer and key[0] == "known" and key[2].upper() == aliases[0]:
        return key[2]  # where it is only shouted: OSLO is called Oslo
    return longer[0] if longer else aliases[0]


def _is_short(surface: str) -> bool:
    """Whether a form is an acronym or shouted: NATO, SPbU, VIENNA."""
    capitals = sum(map(str.isupper, surface))
    return (
        surface.isupper()
        or bool(ACRONYM.match(surface))
        or (capitals > 1 and len(surface) < 7 and " " not in surface)
    )


@lru_cache(maxsize=10_000)
def slug(name: str) -> str:
    """The name as a part of an id: lower case, words joined by hyphens."""
    return re.sub(r"[^\w]+", "-", name.lower()).strip("-") or "x"
