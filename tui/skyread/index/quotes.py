"""Who said what in the whole library: quotes by speaker and by article, and steps from one to the next.

Where a quote stands and which mention names its speaker was found with the names; here the mention becomes the entity that the
library takes it for. The same statement in several articles is found by `statements`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from skyread.entities.analysis import Quote
from skyread.index.library_index import Index
from skyread.index.statements import Statements, same_statements


@dataclass(frozen=True, slots=True)
class Said:
    """A quote of the library; offsets are code points of the article's text, end exclusive, marks included."""

    article: str
    """The article's id."""
    start: int
    end: int
    speaker: str | None
    """The entity id of who speaks, None where the text does not tell."""
    cue: tuple[int, int] | None
    """Where the words stand that say so ("said", "according to")."""


@dataclass(frozen=True, slots=True)
class SaidStep:
    """Where a step from quote to quote lands, and how far along that is."""

    said: Said
    number: int
    """It is the `number`-th (from 1) of the `total` quotes in the order walked."""
    total: int
    article_number: int
    """Its article is the `article_number`-th (from 1) of the `article_total` that hold such quotes."""
    article_total: int
    wrapped: bool
    """Whether the step went over the end of the library (or its beginning) to get there."""


class Quotes:
    """The quotes of a library. Like the index it belongs to, it never changes.

    Everything is worked out when it is first asked for; unknown ids hold nothing.
    """

    def __init__(self, index: Index, quoted: Mapping[str, Sequence[Quote]]) -> None:
        """`quoted` has the quotes of each article, by its id."""
        self._index = index
        self._quoted = quoted
        self._articles: dict[str, tuple[Said, ...]] = {}
        self._speakers: dict[str, list[Said]] | None = None
        self._told: tuple[list[Said], Statements] | None = None

    def in_article(self, article_id: str) -> Sequence[Said]:
        """The article's quotes in reading order."""
        found = self._articles.get(article_id)
        if found is None:
            quotes = self._quoted.get(article_id, ()) if self._index.article(article_id) else ()
            found = self._articles[article_id] = tuple(self._said(article_id, quote) for quote in quotes)
        return found

    def _said(self, article_id: str, quote: Quote) -> Said:
        named = None if quote.speaker is None else self._index.mention_at(article_id, quote.speaker)
        cue = (quote.cue_start, quote.cue_end) if quote.cue_start >= 0 else None
        return Said(article_id, quote.start, quote.end, named[1] if named else None, cue)

    def all(self) -> list[Said]:
        """Every quote in the order of the library."""
        return [said for article in self._index.articles for said in self.in_article(article.id)]

    def speakers(self) -> list[tuple[str, int]]:
        """Entity ids of those who speak with the number of their quotes, most quotes first, then by name."""
        counted = [(speaker, len(quotes)) for speaker, quotes in self._by_speaker().items()]
        return sorted(counted, key=lambda one: (-one[1], self._name(one[0]), one[0]))

    def by_speaker(self, entity_id: str) -> Sequence[Said]:
        """What the entity is quoted with, in the order of the library."""
        return self._by_speaker().get(entity_id, ())

    def at(self, article_id: str, offset: int) -> Said | None:
        """The quote that covers the character at `offset`."""
        quotes = self.in_article(article_id)
        place = bisect_right(quotes, offset, key=lambda said: said.start) - 1
        return quotes[place] if place >= 0 and offset < quotes[place].end else None

    def step(
        self,
        speaker: str | None,
        article_id: str,
        offset: int,
        direction: int,
        count: int = 1,
        *,
        order: Sequence[str] | None = None,
    ) -> SaidStep | None:
        """The `count`-th quote of a speaker, of anybody for None, after (`direction` 1) or before (-1) a place.

        A place inside a quote counts as its start. `order` lists the ids of the articles to walk, without it all of
        them in the library's order; from an article outside it the walk begins at its first or last quote. At the end
        it goes on at the beginning. None where there is no such quote.
        """
        walked = [article.id for article in self._index.articles] if order is None else order
        ranks = {id_: rank for rank, id_ in enumerate(walked)}
        wanted = self.all() if speaker is None else self.by_speaker(speaker)
        track = sorted(
            ((ranks[said.article], said.start, said) for said in wanted if said.article in ranks),
            key=lambda one: one[:2],
        )
        if not track:
            return None
        covering = self.at(article_id, offset)
        here = (ranks.get(article_id, -1), offset if covering is None else covering.start)
        if direction > 0:
            target = bisect_right(track, here, key=lambda one: one[:2]) + count - 1
        else:
            target = (bisect_left(track, here, key=lambda one: one[:2]) if here[0] >= 0 else 0) - count
        landed = target % len(track)
        holders = sorted({rank for rank, _, _ in track})
        return SaidStep(
            said=track[landed][2],
            number=landed + 1,
            total=len(track),
            article_number=bisect_right(holders, track[landed][0]),
            article_total=len(holders),
            wrapped=here[0] >= 0 and not 0 <= target < len(track),
        )

    def repeated(self) -> Sequence[Sequence[Said]]:
        """Statements that stand in more than one article, each in the order of the library; no quote is in two."""
        quotes, statements = self._statements()
        listed = [[quotes[number] for number in group] for group in statements.groups]
        return [group for group in listed if len({said.article for said in group}) > 1]

    def same(self) -> Mapping[Said, Sequence[Said]]:
        """Quotes that other articles tell too, with all that say what they say, wholly or in part, themselves too."""
        quotes, statements = self._statements()
        listed = {
            quotes[number]: [quotes[other] for other in others] for number, others in statements.kin.items()
        }
        return {said: others for said, others in listed.items() if len({one.article for one in others}) > 1}

    def _statements(self) -> tuple[list[Said], Statements]:
        if self._told is None:
            quotes = self.all()
            texts = [self.text(said) for said in quotes]
            self._told = quotes, same_statements(texts, [said.speaker for said in quotes])
        return self._told

    def text(self, said: Said) -> str:
        """The words of a quote as they stand, marks included."""
        article = self._index.article(said.article)
        return article.text[said.start : said.end] if article else ""

    def _by_speaker(self) -> dict[str, list[Said]]:
        if self._speakers is None:
            found: dict[str, list[Said]] = {}
            for said in self.all():
                if said.speaker is not None:
                    found.setdefault(said.speaker, []).append(said)
            self._speakers = found  # whole at once: another thread may ask too
        return self._speakers

    def _name(self, entity_id: str) -> str:
        entity = self._index.entity(entity_id)
        return entity.name if entity else entity_id
