"""The library in memory: which entity stands where, and what comes next.

An immutable snapshot made of the articles and the resolution; when either changes, a new one is built. Mentions
are numbered through the library in its order, and everything that is asked often is a column of integers over
these numbers: 500,000 mentions cost a few megabytes beyond the mentions themselves, and every answer is a
bisection. Finding text and finding names by a query stay out (`search`, `names`).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from skyread.entities.model import Entity, EntityType, Mention, Resolution
from skyread.index.walk import Track, Walk, key_of
from skyread.library.article import Article
from skyread.text.spans import Passage

_TYPE_ORDER = {kind: rank for rank, kind in enumerate(EntityType)}


@dataclass(frozen=True, slots=True)
class EntityCount:
    """An entity of one article: how often and where it stands there."""

    entity: Entity
    count: int
    offsets: array[int]
    """Where its mentions start, ascending."""


@dataclass(frozen=True, slots=True)
class Step:
    """Where a step through an entity's mentions lands, and how far along that is."""

    passage: Passage
    number: int
    """The landing mention is the `number`-th (from 1) of the `total` mentions in the order walked."""
    total: int
    article_number: int
    """Its article is the `article_number`-th (from 1) of the `article_total` articles in which the entity stands."""
    article_total: int
    wrapped: bool
    """Whether the step went over the end of the library (or its beginning) to get there."""


class Index:
    """Mentions by entity and by article. Build it with `Index.build`; it never changes afterwards.

    An unknown article or entity id is not an error: it holds nothing. Only `position` raises `KeyError`.
    """

    def __init__(self, articles: Sequence[Article], resolution: Resolution) -> None:
        self._articles = tuple(articles)
        self._resolution = resolution
        self._positions = {article.id: place for place, article in enumerate(self._articles)}
        self._mentions: list[tuple[Mention, ...]] = []
        self._starts = array("i")
        self._firsts = array("i", [0])
        self._owners = array("i")
        self._collect()
        self._library_walk = self._walk = Walk(tuple(self._positions), self._positions)

    @classmethod
    def build(cls, articles: Sequence[Article], resolution: Resolution) -> Index:
        """The index of `articles`, in their order, with the names of `resolution`."""
        return cls(articles, resolution)

    def _collect(self) -> None:
        """Number the mentions in library order and the entities by count (most frequent first), then name."""
        known = list(self._resolution.entities.values())
        numbers = {entity.id: number for number, entity in enumerate(known)}
        postings = [array("i") for _ in known]
        holders = [0] * len(known)
        for article in self._articles:
            mentions = self._resolution.mentions.get(article.id, ())
            owned = [numbers[one] for one in self._resolution.assignments.get(article.id, ())]
            first = self._firsts[-1]
            self._mentions.append(mentions)
            self._starts.extend([mention.start for mention in mentions])
            self._firsts.append(first + len(mentions))
            self._owners.extend(owned)
            for number, owner in enumerate(owned, first):
                postings[owner].append(number)
            for owner in set(owned):
                holders[owner] += 1
        ranked = [number for number, posting in enumerate(postings) if posting]
        ranked.sort(key=lambda number: (-len(postings[number]), known[number].name, known[number].id))
        renumbered = dict(zip(ranked, range(len(ranked)), strict=True))
        self._owners = array("i", [renumbered[owner] for owner in self._owners])
        self._postings = [postings[number] for number in ranked]
        self._holders = array("i", [holders[number] for number in ranked])
        self._entities = tuple(known[number] for number in ranked)
        self._entity_numbers = {entity.id: number for number, entity in enumerate(self._entities)}

    @property
    def resolution(self) -> Resolution:
        """What it was built from."""
        return self._resolution

    # articles

    @property
    def articles(self) -> Sequence[Article]:
        """The articles in the library's order."""
        return self._articles

    def article(self, article_id: str) -> Article | None:
        """The article with this id, if the library holds it."""
        place = self._positions.get(article_id)
        return None if place is None else self._articles[place]

    def position(self, article_id: str) -> int:
        """The article's place in the library's order, from 0. Raises `KeyError` for an unknown one."""
        return self._positions[article_id]

    # entities

    def entity(self, entity_id: str) -> Entity | None:
        """The entity with this id, if it stands anywhere in the library."""
        number = self._entity_numbers.get(entity_id)
        return None if number is None else self._entities[number]

    def entities(self) -> Sequence[Entity]:
        """Every entity that stands in the library: the most frequent first, then by name."""
        return self._entities

    def counts(self, entity_id: str) -> tuple[int, int]:
        """How many mentions the entity has, and in how many articles."""
        number = self._entity_numbers.get(entity_id)
        return (0, 0) if number is None else (len(self._postings[number]), self._holders[number])

    def descriptions(self, entity_id: str) -> list[Passage]:
        """The words of the library that say what the entity is ("Deputy Foreign Minister of Russia"), in its order."""
        found = []
        for article in self.articles_naming(entity_id):
            for start, span in self._resolution.descriptions.get(article.id, ()):
                at = self.mention_at(article.id, start)
                if at is not None and at[1] == entity_id:
                    found.append(Passage(article.id, span.start, span.end, "description"))
        return found

    def count_in(self, entity_id: str, article_id: str) -> int:
        """How many mentions of the entity stand in the article."""
        number = self._entity_numbers.get(entity_id)
        if number is None:
            return 0
        low, high = self._range(article_id)
        posting = self._postings[number]
        return bisect_left(posting, high) - bisect_left(posting, low)

    def articles_naming(self, entity_id: str) -> list[Article]:
        """The articles in which the entity stands, in the library's order."""
        number = self._entity_numbers.get(entity_id)
        posting = array("i") if number is None else self._postings[number]
        found, at = [], 0
        while at < len(posting):
            place = bisect_right(self._firsts, posting[at]) - 1
            found.append(self._articles[place])
            at = bisect_left(posting, self._firsts[place + 1], at)
        return found

    def entities_in(self, article_id: str) -> list[EntityCount]:
        """The article's entities: by type in the order of `EntityType`, then most frequent first, then by name."""
        low, high = self._range(article_id)
        offsets: dict[int, array[int]] = {}
        for number in range(low, high):
            offsets.setdefault(self._owners[number], array("i")).append(self._starts[number])
        found = [EntityCount(self._entities[owner], len(starts), starts) for owner, starts in offsets.items()]
        found.sort(key=lambda one: (_TYPE_ORDER[one.entity.type], -one.count, one.entity.name, one.entity.id))
        return found

    # mentions

    def mentions_in(self, article_id: str) -> Sequence[Mention]:
        """The article's mentions, sorted by start."""
        place = self._positions.get(article_id)
        return () if place is None else self._mentions[place]

    def entity_ids_in(self, article_id: str) -> Sequence[str]:
        """The entity id of each mention of `mentions_in`, position by position."""
        if article_id not in self._positions:
            return ()
        return self._resolution.assignments.get(article_id, ())

    def mention_at(self, article_id: str, offset: int) -> tuple[Mention, str] | None:
        """The mention that covers the character at `offset`, with its entity id."""
        low, high = self._range(article_id)
        number = bisect_right(self._starts, offset, low, high) - 1
        if number < low:
            return None
        mention = self._mentions[self._positions[article_id]][number - low]
        return (mention, self._entities[self._owners[number]].id) if offset < mention.end else None

    def next_in(self, entity_id: str, article_id: str, offset: int) -> Passage | None:
        """The entity's first mention in the article at or after `offset`, else its first there; None without any."""
        number = self._entity_numbers.get(entity_id)
        if number is None:
            return None
        low, high = self._range(article_id)
        posting = self._postings[number]
        first = bisect_left(posting, low)
        last = bisect_left(posting, high, first)
        if first == last:
            return None
        at = bisect_left(posting, offset, first, last, key=self._starts.__getitem__)
        return self._passage(posting[at if at < last else first])

    def mentions_between(self, article_id: str, start: int, end: int) -> Sequence[Mention]:
        """The mentions that share at least one character with `start`..`end`, sorted."""
        low, high = self._range(article_id)
        mentions = self.mentions_in(article_id)
        first = bisect_right(self._starts, start, low, high) - low
        if first and mentions[first - 1].end > start:
            first -= 1
        return mentions[first : bisect_left(self._starts, end, low, high) - low]

    # walking an entity through the library

    def passages(self, entity_id: str, order: Sequence[str] | None = None) -> Sequence[Passage]:
        """Every mention of the entity in reading order; `order` as in `step`."""
        number = self._entity_numbers.get(entity_id)
        if number is None:
            return ()
        return [self._passage(one) for one in self._track(self._walk_in(order), number).numbers]

    def first(self, entity_id: str, order: Sequence[str] | None = None) -> Passage | None:
        """The first of `passages`."""
        number = self._entity_numbers.get(entity_id)
        if number is None:
            return None
        numbers = self._track(self._walk_in(order), number).numbers
        return self._passage(numbers[0]) if numbers else None

    def step(
        self,
        entity_id: str,
        article_id: str,
        offset: int,
        direction: int,
        count: int = 1,
        *,
        order: Sequence[str] | None = None,
    ) -> Step | None:
        """The `count`-th mention of the entity after (`direction` 1) or before (-1) a place in the library.

        A place inside one of the entity's mentions counts as that mention's start. `order` lists the ids of the
        articles to walk, and articles outside it are not visited; without it the library's order is walked. From
        an article outside the order, the walk begins at its first (or last) mention. At the end it goes on at the
        beginning. None where the order holds no mention of the entity.
        """
        number = self._entity_numbers.get(entity_id)
        if number is None:
            return None
        walk = self._walk_in(order)
        track = self._track(walk, number)
        total = len(track.keys)
        if not total:
            return None
        rank = walk.rank(self._positions.get(article_id))
        if rank < 0:
            target = count - 1 if direction > 0 else total - count
        else:
            key = key_of(rank, offset)
            last = track.last_before(key)
            covered = last is not None and self._passage(last).end > offset
            target = track.target(key, covered, direction, count)
        landed = target % total
        return Step(
            passage=self._passage(track.numbers[landed]),
            number=landed + 1,
            total=total,
            article_number=track.article_number(landed),
            article_total=len(track.ranks),
            wrapped=not 0 <= target < total,
        )

    def _walk_in(self, order: Sequence[str] | None) -> Walk:
        """The walk in the given order; the one used last is kept, since its tracks serve the next key press."""
        if order is None:
            return self._library_walk
        walk = self._walk
        wanted = tuple(order)
        if walk.order != wanted:
            walk = self._walk = Walk(wanted, self._positions)
        return walk

    def _track(self, walk: Walk, entity: int) -> Track:
        return walk.track(entity, self._postings[entity], self._firsts, self._starts)

    def _passage(self, number: int) -> Passage:
        place = bisect_right(self._firsts, number) - 1
        mention = self._mentions[place][number - self._firsts[place]]
        return Passage(self._articles[place].id, mention.start, mention.end, "mention")

    def _range(self, article_id: str) -> tuple[int, int]:
        """The numbers of the article's mentions: first, and one after the last."""
        place = self._positions.get(article_id)
        return (0, 0) if place is None else (self._firsts[place], self._firsts[place + 1])
