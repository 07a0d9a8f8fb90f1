"""Who stands with whom: the entities that are named near another one, and the passages where two of them meet.

Worked out for one entity when it is asked for, from its own paragraphs only: nothing is kept for pairs that nobody looks at.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from skyread.entities.model import EntityType, Mention
from skyread.index.library_index import Index
from skyread.library.article import Article, BlockKind
from skyread.text.sentences import sentences
from skyread.text.spans import Passage, Span

SENTENCE, PARAGRAPH, ARTICLE = 4, 2, 1
"""What a sentence, a paragraph and an article count in which both stand; each only where the closer one does not hold."""
FLOOR = 8
"""Mentions that every entity is taken to have besides its own: one that stands once, by chance just here, does not win."""
MOST_READ = 600_000
"""Code points of articles that are looked at for one entity; of more, articles spread evenly over the library are."""

_RARENESS = 2 / 3
_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Companion:
    """An entity that is named near another one."""

    entity: str
    """Its id."""
    strength: float
    """From 0 to 1, the strongest companion's."""
    sentences: int
    """In how many of the sentences looked at both stand."""
    paragraphs: int
    articles: int
    nearest: Passage
    """The first mention of the entity that has the other one as near as it ever comes."""


@dataclass(frozen=True, slots=True)
class Company:
    """The companions of an entity, the strongest first."""

    companions: Sequence[Companion]
    read: int
    """In how many articles it was looked for."""
    of: int
    """How many articles name the entity."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A mention of an entity near which another one stands."""

    passage: Passage
    others: tuple[Span, ...]
    """The mentions of the other one that are near, in order."""


def company(index: Index, entity_id: str) -> Company:
    """Whom an entity is named with. Dates are left out; unknown ids have no company.

    A sentence in which both stand counts 4, a paragraph where no sentence holds both 2, an article where no paragraph
    does 1. The sum is divided by how often the other one is named anywhere (and `FLOOR` times more), to the power of
    two thirds: so who stands everywhere does not lead every list, and who stands once, just here, none.
    """
    evidence = _Evidence(entity_id)
    read, holders = _sampled(index, entity_id)
    for article in read:
        evidence.add(index, article)
    scores = {}
    for other, weight in evidence.weights.items():
        entity = index.entity(other)
        if entity is not None and entity.type is not EntityType.DATE:
            scores[other] = weight / (index.counts(other)[0] + FLOOR) ** _RARENESS
    top = max(scores.values(), default=1.0)
    ranked = sorted(scores, key=lambda one: (-scores[one], -evidence.weights[one], one))
    return Company([evidence.companion(one, scores[one] / top) for one in ranked], len(read), holders)


def _sampled(index: Index, entity_id: str) -> tuple[list[Article], int]:
    """Articles that name an entity, as many as `MOST_READ` allows, and how many name it."""
    articles = index.articles_naming(entity_id)
    total = sum(len(article.text) for article in articles)
    every = max(1, -(-total // MOST_READ))
    return articles[::every], len(articles)


class _Evidence:
    """What stands near an entity, as it is counted article by article."""

    def __init__(self, entity: str) -> None:
        self.entity = entity
        self.weights: Counter[str] = Counter()
        self._sentences: Counter[str] = Counter()
        self._paragraphs: Counter[str] = Counter()
        self._articles: Counter[str] = Counter()
        self._nearest: dict[str, tuple[int, Passage]] = {}

    def companion(self, other: str, strength: float) -> Companion:
        """What was found of another entity."""
        counts = self._sentences[other], self._paragraphs[other], self._articles[other]
        return Companion(other, strength, *counts, self._nearest[other][1])

    def add(self, index: Index, article: Article) -> None:
        """Count what stands near the entity in an article that names it."""
        mentions, owners = index.mentions_in(article.id), index.entity_ids_in(article.id)
        starts = [mention.start for mention in mentions]
        mine = [number for number, owner in enumerate(owners) if owner == self.entity]
        weights: Counter[str] = Counter()
        for block in _blocks_of(article, [starts[number] for number in mine]):
            first, last = bisect_left(starts, block.start), bisect_left(starts, block.end)
            inside = set(owners[first:last])
            if len(inside) == 1:
                continue
            together: Counter[str] = Counter()
            for number, end in _sentence_ends(article, block, starts[first:last]):
                here = owners[first + number : first + end]
                if self.entity in here:
                    together.update(set(here))
                    self._note(here, SENTENCE, article, mentions[first + number + here.index(self.entity)])
            self._sentences.update(together)
            self._paragraphs.update(inside)
            self._note(inside, PARAGRAPH, article, mentions[first + owners[first:last].index(self.entity)])
            for other in inside:
                weights[other] += SENTENCE * together[other] or PARAGRAPH
        for other in set(owners):
            weights[other] = weights[other] or ARTICLE
            self._articles[other] += 1
        self._note(weights, ARTICLE, article, mentions[mine[0]])
        del weights[self.entity]
        self.weights.update(weights)

    def _note(self, others: Iterable[str], closeness: int, article: Article, mention: Mention) -> None:
        """Keep the place for those that were never met so closely before."""
        place = None
        for other in others:
            if other not in self._nearest or self._nearest[other][0] < closeness:
                place = place or Passage(article.id, mention.start, mention.end, "mention")
                self._nearest[other] = (closeness, place)


def _blocks_of(article: Article, starts: Sequence[int]) -> list[Span]:
    """The blocks in which these offsets lie, in order."""
    places = {bisect_right(article.blocks, start, key=_START) - 1 for start in starts}
    return [Span(article.blocks[one].start, article.blocks[one].end) for one in sorted(places) if one >= 0]


def _sentence_ends(article: Article, block: Span, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Which of the mentions that start at `starts` stand in each sentence of a block: the first, and one after the last."""
    first = 0
    for sentence in sentences(article.text, block.start, block.end):
        end = bisect_left(starts, sentence.end, first)
        if end > first:
            yield first, end
        first = end


def beside(index: Index, passage: Passage, other_id: str) -> tuple[Span, ...]:
    """The mentions of an entity in the paragraph of a passage, in order."""
    article = index.article(passage.article)
    if article is None:
        return ()
    found = []
    for block in _blocks_of(article, [passage.start]):
        for mention in index.mentions_between(article.id, block.start, block.end):
            at = index.mention_at(article.id, mention.start)
            if at is not None and at[1] == other_id:
                found.append(Span(mention.start, mention.end))
    return tuple(found)


def meetings(
    index: Index,
    entity_id: str,
    other_id: str,
    within: int | None,
    order: Sequence[str] | None = None,
) -> list[Meeting]:
    """The mentions of an entity with the other one at most `within` sentences away; None: in the same paragraph.

    Headings and list items are sentences too, page furniture is none. In reading order; `order` as in `Index.passages`.
    """
    naming = {article.id: article for article in index.articles_naming(entity_id)}
    found: list[Meeting] = []
    for id_ in naming if order is None else [id_ for id_ in order if id_ in naming]:
        if not index.count_in(other_id, id_):
            continue
        pairs = list(zip(index.mentions_in(id_), index.entity_ids_in(id_), strict=True))
        mine = [mention for mention, owner in pairs if owner == entity_id]
        others = [mention for mention, owner in pairs if owner == other_id]
        starts, other_starts = ([one.start for one in some] for some in (mine, others))
        numbers, other_numbers = _numbered(naming[id_], starts, other_starts, within)
        spans = tuple(Span(one.start, one.end) for one in others)
        found += [
            Meeting(Passage(id_, mine[number].start, mine[number].end, "mention"), spans[low:high])
            for number, low, high in _in_reach(numbers, other_numbers, within or 0)
        ]
    return found


def _in_reach(numbers: Sequence[int], others: Sequence[int], reach: int) -> Iterator[tuple[int, int, int]]:
    """The places in `numbers` with what is at most `reach` away in `others` (from, to); both ascend, none is empty."""
    low = high = 0
    for place, number in enumerate(numbers):
        while low < len(others) and others[low] < number - reach:
            low += 1
        while high < len(others) and others[high] <= number + reach:
            high += 1
        if low < high:
            yield place, low, high


def _numbered(
    article: Article, starts: Sequence[int], others: Sequence[int], within: int | None
) -> tuple[list[int], list[int]]:
    """The numbers of the sentences in which two entities' mentions start; for None, of the paragraphs.

    Only paragraphs on the way between two mentions that may be near are parted into sentences; each of the rest counts as
    more than anything reaches over.
    """
    text = article.text
    if within is not None and within >= len(text):  # there are no more sentences than code points
        return [0] * len(starts), [0] * len(others)
    blocks = [
        block
        for block in article.blocks
        if block.kind is not BlockKind.FURNITURE and text[block.start : block.end].strip()
    ]
    begins = [block.start for block in blocks]
    mine, theirs = ([bisect_right(begins, start) - 1 for start in some] for some in (starts, others))
    if within is None:
        return mine, theirs
    units: list[int] = []
    numbers: list[int] = []
    at = 0
    parted = _between(mine, theirs, within)
    for number, block in enumerate(blocks):
        if number in parted:
            here = [one.start for one in sentences(text, block.start, block.end)]
            units += here
            numbers += range(at, at + len(here))
            at += len(here)
        else:
            at += within
            units.append(block.start)
            numbers.append(at)
            at += within + 1
    one, two = ([numbers[bisect_right(units, start) - 1] for start in some] for some in (starts, others))
    return one, two


def _between(mine: Sequence[int], theirs: Sequence[int], within: int) -> set[int]:
    """The paragraphs that lie between a number of `mine` and one of `theirs` no further than `within` away, both included."""
    found: set[int] = set()
    done = 0
    for place, low, high in _in_reach(mine, theirs, within):
        first, last = min(mine[place], theirs[low]), max(mine[place], theirs[high - 1])
        found.update(range(max(first, done), last + 1))
        done = max(done, last + 1)
    return found
