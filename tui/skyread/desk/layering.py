"""The index of a library's names as they are decided: recognised names with decisions laid over them.

Used on whatever thread and by the verbs too; where decisions come from is not known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from skyread.desk.targets import lasting
from skyread.entities.changing import Ground
from skyread.entities.decisions import Decided, Decision, Place, moved
from skyread.entities.overlay import lay
from skyread.index.library_index import Index
from skyread.library.article import Article


@dataclass(frozen=True, slots=True)
class Laid:
    """Names as they are decided."""

    index: Index
    decided: Decided


class Layer:
    """Recognised names, made ready for decisions to be laid over them again and again."""

    def __init__(self, base: Index) -> None:
        """Nothing is done before there are decisions."""
        self.base = base
        self._ground = Ground(base.resolution, lambda: texts_of(base.articles))
        self._by_path: dict[str, Article] | None = None
        self._last: tuple[Sequence[Decision], Laid] | None = None
        """What was laid last, and what came of it."""

    @property
    def size(self) -> int:
        """How many mentions there are."""
        return sum(map(len, self.base.resolution.mentions.values()))

    def lay(self, decisions: Sequence[Decision]) -> Laid:
        """Lay decisions, the oldest first; without any the index is the one of the recognised names.

        Of one layer nothing may be asked on two threads at once.
        """
        located = [replace(self.located(one), why="") for one in decisions]  # a reason changes no name
        if self._last is None or self._last[0] != located:
            decided = lay(self._ground, located)
            names = Index.build(self.base.articles, decided.resolution) if decided.effects else self.base
            self._last = (located, Laid(names, decided))
        return self._last[1]

    def located(self, decision: Decision) -> Decision:
        """A decision with its places in the articles as they are now; a place that is lost stays where it was."""
        if not (decision.article or decision.places or decision.seen or decision.other_seen):
            return decision
        article = decision.article
        if article and self.base.article(article) is None:
            article = self._edited(decision)
        return replace(
            decision,
            article=article,
            places=tuple(map(self._find, decision.places)),
            seen=self._find(decision.seen) if decision.seen else None,
            other_seen=self._find(decision.other_seen) if decision.other_seen else None,
        )

    def _edited(self, decision: Decision) -> str:
        """The article that has become of the one a decision is limited to; its own id where that is not sure.

        The same path is not enough, which may be that of another library: what was seen must stand in it.
        """
        article, seen = self._now(decision.path), decision.seen
        if article is None:
            return decision.article
        if seen is None or seen.article != decision.article or moved(seen, article.id, article.text):
            return article.id
        return decision.article

    def _find(self, place: Place) -> Place:
        if self.base.article(place.article) is not None:
            return place
        article = self._now(place.path)
        found = moved(place, article.id, article.text) if article else None
        return found or place

    def _now(self, path: str) -> Article | None:
        """The article that a path holds now."""
        if self._by_path is None:
            self._by_path = {
                lasting(path): article for article in self.base.articles for path in article.paths
            }
        return self._by_path.get(lasting(path)) if path else None


def texts_of(articles: Iterable[Article]) -> dict[str, str]:
    """The text of each article, page furniture blanked out: names are never read there."""
    texts = {}
    for article in articles:
        parts, last = [], 0
        for block in article.blocks:
            if block.kind.value == "furniture":
                parts += [article.text[last : block.start], " " * (block.end - block.start)]
                last = block.end
        texts[article.id] = "".join((*parts, article.text[last:])) if parts else article.text
    return texts
