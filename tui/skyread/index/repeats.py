"""Paragraphs that stand in several articles of a library: wire copy, reposts, the same background once more.

Two paragraphs are the same if their words are, whatever stands between them and whatever the case. Short ones are
passed over: greetings and bylines are nobody's copy. Pure; the time grows with the text alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from skyread.library.article import Article, BlockKind
from skyread.text.folding import fold
from skyread.text.spans import Passage

FEWEST_WORDS = 12
"""A paragraph of fewer words counts as nobody's."""
NEARLY_ALL = 0.8
"""The share of an article's paragraphs that make it nearly the same as another that has them too."""
_FEWEST_PARAGRAPHS = 2
_MOST_PLACES = 40
"""A paragraph in more articles is part of a page, and tells nothing of one article being like another.

Also the number of other places that are listed of one."""
_MOST_TEXT = 40_000_000
"""Code points that are looked through, so that the time and memory for it have a bound."""

_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTATION})
_BETWEEN_WORDS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Repeated:
    """A paragraph and where else it stands. Offsets are code points in the article's text, end exclusive."""

    start: int
    end: int
    elsewhere: tuple[Passage, ...]
    """One place in each of the other articles, in the order of the library; of very many the first only."""
    others: int
    """In how many other articles it stands."""


@dataclass(frozen=True, slots=True)
class Repeats:
    """What repeats in a library."""

    paragraphs: Mapping[str, tuple[Repeated, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """By article id, in the order of the text."""
    nearly: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Articles that are nearly the same as another, with that other's id: the one that shares most."""

    def families(self) -> dict[str, str]:
        """By id: articles that are nearly the same, also through others, with the id that stands for all of them."""
        found: dict[str, str] = {}

        def root(id_: str) -> str:
            while found.setdefault(id_, id_) != id_:
                id_ = found[id_]
            return id_

        for pair in self.nearly.items():
            first, second = sorted(map(root, pair))
            found[second] = first
        return {id_: root(id_) for id_ in found}


def find_repeats(articles: Sequence[Article]) -> Repeats:
    """The paragraphs that stand in several of the articles, and the articles that are nearly the same."""
    places: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    numbers: list[int] = []
    text = 0
    for number, article in enumerate(articles):
        text += len(article.text)
        if text > _MOST_TEXT:
            break
        own = _paragraphs(article)
        numbers.append(len({key for key, _, _ in own}))
        for key, start, end in own:
            places[key].append((number, start, end))
    shared = {key: found for key, found in places.items() if found[0][0] != found[-1][0]}
    return Repeats(_by_article(articles, shared), _nearly(articles, numbers, shared))


def _paragraphs(article: Article) -> list[tuple[int, int, int]]:
    """The longer paragraphs of an article: what tells their words from others, start, end."""
    folded = fold(article.text)
    found = []
    for block in article.blocks:
        if block.kind not in _KINDS:
            continue
        words = _BETWEEN_WORDS.sub(" ", folded[block.start : block.end]).split()
        if len(words) >= FEWEST_WORDS:
            found.append((hash(" ".join(words)), block.start, block.end))
    return found


def _by_article(
    articles: Sequence[Article], shared: Mapping[int, Sequence[tuple[int, int, int]]]
) -> dict[str, tuple[Repeated, ...]]:
    found: defaultdict[str, list[Repeated]] = defaultdict(list)
    for places in shared.values():
        first = {number: (start, end) for number, start, end in reversed(places)}
        everywhere = [
            Passage(articles[number].id, *first[number], "repeated")
            for number in sorted(first)[: _MOST_PLACES + 1]
        ]
        for number, start, end in places:
            own = articles[number].id
            others = tuple(one for one in everywhere if one.article != own)
            found[own].append(Repeated(start, end, others, len(first) - 1))
    return {id_: tuple(sorted(some, key=lambda one: one.start)) for id_, some in found.items()}


def _nearly(
    articles: Sequence[Article], numbers: Sequence[int], shared: Mapping[int, Sequence[tuple[int, int, int]]]
) -> dict[str, str]:
    common: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for places in shared.values():
        holders = sorted({number for number, _, _ in places})
        if len(holders) <= _MOST_PLACES:
            for number in holders:
                common[number].update(other for other in holders if other != number)
    nearly = {}
    for number, others in common.items():
        other, count = min(others.items(), key=lambda one: (-one[1], one[0]))
        if count >= _FEWEST_PARAGRAPHS and count >= NEARLY_ALL * numbers[number]:
            nearly[articles[number].id] = articles[other].id
    return nearly
