"""Finding an entity by one of its names: the fuzzy matcher over every name and alias of the library.

Ranking within a tier is the matcher's; what this adds is what comes first among equals: a name before an alias, the
entities of the article that is being read, then the most mentioned, then by name.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from skyread.entities.model import Entity, EntityType
from skyread.index.fuzzy import FuzzyIndex, Tier
from skyread.index.library_index import Index


@dataclass(frozen=True, slots=True)
class NameHit:
    """An entity that was found, and the name under which it was."""

    entity: Entity
    alias: str
    """The form that matched: the entity's name or one of its aliases."""
    tier: Tier
    score: int
    positions: tuple[int, ...]
    """Offsets of the matching characters of `alias`."""


class NameFinder:
    """Finds entities of one index. Building it takes a moment on a big library; finding does not."""

    def __init__(self, index: Index, kinds: Collection[EntityType] | None = None) -> None:
        """`kinds` restricts what is found to entities of these types."""
        self._index = index
        self._fuzzy = FuzzyIndex(
            (text, entity.id)
            for entity in index.entities()
            if kinds is None or entity.type in kinds
            for text in dict.fromkeys((entity.name, *entity.aliases))
        )

    def warm_up(self) -> None:
        """Do ahead, in a worker, what the first misspelt query would have to wait for."""
        self._fuzzy.warm_up()

    def find(
        self, query: str, limit: int = 50, article_id: str | None = None, *, here_only: bool = False
    ) -> list[NameHit]:
        """The best `limit` entities for the query, best first.

        With `article_id`, the entities of that article come first among equals; with `here_only` too, no others
        are looked for. An empty query lists the most mentioned entities (those of the article before all others).
        """
        here = frozenset(self._index.entity_ids_in(article_id)) if article_id is not None else frozenset()
        hits = []
        for hit in self._fuzzy.find(query, limit, here, here if here_only else None):
            entity = self._index.entity(hit.key)
            if entity is not None:
                hits.append(NameHit(entity, hit.text, hit.tier, hit.score, hit.positions))
        return hits
