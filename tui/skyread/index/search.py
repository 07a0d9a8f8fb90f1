"""Full-text search over the library: the passages that answer a query, best first.

A word index says which articles can answer; their texts say where. A hit is a passage: the range of the matched
words nearest each other within one paragraph; markup that is not drawn holds none. An article must hold all of the words asked for, though not in one
paragraph: where none holds them all, the paragraph with most of them stands for the article.

The score, at most 100, is the sum of

- 60 × the share of the terms that stand in the paragraph,
- 20 × how close together they stand: characters asked for ÷ length of the passage,
- 10 where every word is found whole, not merely as the beginning of a longer one,
- 10 where the paragraph is the article's title, 5 where it is a heading, -20 where it is page furniture.

Equal scores keep the library's order (or the one asked for), then that of the text. The query language is in
`search_query`.
"""

from __future__ import annotations

import string
import threading
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from skyread.index.matching import is_hidden
from skyread.index.search_query import WORD, SearchQuery, Term, parse
from skyread.library.article import Article, Block, BlockKind
from skyread.text.folding import fold
from skyread.text.spans import Passage

CONTEXT = 60
"""At most so many characters of the paragraph are given before and after a hit."""
_KEPT_FOLDED = 32_000_000
"""Folded texts are kept in memory while the library has no more characters than this."""
_ENOUGH = 1_000_000
"""So many characters are looked through, at least, before a search with enough hits stops."""
_LAST_CHARACTER = "\U0010ffff"
_KIND_SCORE = {BlockKind.TITLE: 10.0, BlockKind.HEADING: 5.0, BlockKind.FURNITURE: -20.0}
_BLANK_OUT = {code: " " for code in range(128) if chr(code) not in string.ascii_letters + string.digits}


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query."""

    passage: Passage
    score: float
    before: str
    """What stands before the passage in its paragraph, as it stands there, from a word's beginning on."""
    after: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The best hits of a search, and how many there are."""

    hits: tuple[Hit, ...]
    total: int
    articles: int
    """How many articles hold the hits of `total`."""
    complete: bool
    """False where the search stopped early: there are more hits than `total`."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A hit before its context is cut: score, place in the order walked, range, and paragraph."""

    score: float
    article: int
    start: int
    end: int
    block: Block


class TextSearch:
    """The words of a library. The first search builds the index; `build` does it earlier, from any thread."""

    def __init__(self, articles: Sequence[Article]) -> None:
        """Search these articles; their order is the library's."""
        self._articles = tuple(articles)
        self._lock = threading.Lock()
        self._holders: dict[str, array[int]] = {}
        self._words: list[str] = []
        self._folded: list[str] | None = None
        self._built = False

    def build(self) -> None:
        """Index the words, once; later calls return at once."""
        with self._lock:
            if self._built:
                return
            keep = sum(len(article.text) for article in self._articles) <= _KEPT_FOLDED
            kept: list[str] = []
            holders: dict[str, array[int]] = {}
            for number, article in enumerate(self._articles):
                folded = fold(article.text)
                if keep:
                    kept.append(folded)
                for word in _words(folded):
                    known = holders.get(word)
                    if known is None:
                        holders[word] = array("I", (number,))
                    else:
                        known.append(number)
            self._holders, self._words = holders, sorted(holders)
            self._folded = kept if keep else None
            self._built = True

    def search(
        self,
        query: str,
        limit: int | None = 200,
        order: Sequence[str] | None = None,
        *,
        typing: bool = True,
    ) -> SearchResult:
        """The best `limit` hits; with None all of them.

        `order` lists the ids of the articles to search, in the order for ties; all in the library's order by
        default. While `typing`, the last word also matches longer words. A query that names no word of the text
        (only fields, only words to leave out) lists the beginnings of the articles that pass.
        """
        asked = parse(query, typing)
        if not asked:
            return SearchResult((), 0, 0, complete=True)
        self.build()
        found: list[_Found] = []
        articles = looked_through = 0
        complete = True
        for number in self._candidates(asked, order):
            if limit is not None and len(found) >= limit and looked_through >= _ENOUGH:
                complete = False
                break
            looked_through += len(self._articles[number].text)
            before = len(found)
            found += self._in_article(asked, number)
            articles += len(found) > before
        total = len(found)
        found.sort(key=lambda one: -one.score)
        return SearchResult(tuple(self._hit(one) for one in found[:limit]), total, articles, complete)

    # which articles

    def _candidates(self, asked: SearchQuery, order: Sequence[str] | None) -> Iterator[int]:
        """The articles that may answer, in order: by their words and by what is known about them."""
        possible: set[int] | None = None
        for term in asked.terms:
            holding = self._holding(term)
            possible = holding if possible is None else possible & holding
        for number in self._walk(order):
            if (possible is None or number in possible) and self._passes(asked, number):
                yield number

    def _walk(self, order: Sequence[str] | None) -> Iterable[int]:
        if order is None:
            return range(len(self._articles))
        numbers = {article.id: number for number, article in enumerate(self._articles)}
        return [numbers[one] for one in dict.fromkeys(order) if one in numbers]

    def _holding(self, term: Term) -> set[int]:
        """The articles that hold every word of the term, somewhere."""
        held: set[int] | None = None
        for place, word in enumerate(term.words):
            if term.unfinished and place == len(term.words) - 1:
                low = bisect_left(self._words, word)
                high = bisect_left(self._words, word + _LAST_CHARACTER, low)
                holding = set[int]().union(*(self._holders[one] for one in self._words[low:high]))
            else:
                holding = set(self._holders.get(word, ()))
            held = holding if held is None else held & holding
        return held or set()

    def _passes(self, asked: SearchQuery, number: int) -> bool:
        article = self._articles[number]
        about = {"title": fold(article.title or ""), "source": fold(article.source or "")}
        if not all(term.matches(about[field]) for field, term in asked.fields):
            return False
        if any(term.matches(about[field]) for field, term in asked.banned_fields):
            return False
        return not any(
            number in self._holding(term) and (len(term.words) == 1 or term.matches(self._fold(number)))
            for term in asked.banned
        )

    def _fold(self, number: int) -> str:
        return fold(self._articles[number].text) if self._folded is None else self._folded[number]

    # where in an article

    def _in_article(self, asked: SearchQuery, number: int) -> list[_Found]:
        article = self._articles[number]
        blocks = article.blocks or (Block(BlockKind.PARAGRAPH, 0, len(article.text)),)
        if not asked.terms:
            first = next((one for one in blocks if one.kind is BlockKind.TITLE), blocks[0])
            return [_Found(0.0, number, first.start, first.end, first)]
        folded = self._fold(number)
        starts = [block.start for block in blocks]
        by_block: dict[int, list[tuple[int, int, int]]] = {}
        for which, term in enumerate(asked.terms):
            matches = [one for one in term.matches(folded) if not is_hidden(article.hidden, one[0])]
            if not matches:
                return []
            for start, end in matches:
                place = bisect_right(starts, start) - 1
                if place >= 0 and end <= blocks[place].end:
                    by_block.setdefault(place, []).append((start, end, which))
        if len(asked.terms) == 1:
            windows = [(place, [one]) for place, found in by_block.items() for one in found]
        else:
            windows = _paragraph_windows(by_block, len(asked.terms))
        return [_found(asked.terms, number, blocks[place], window) for place, window in windows]

    def _hit(self, found: _Found) -> Hit:
        text = self._articles[found.article].text
        low, high = found.block.start, found.block.end
        if low < found.start - CONTEXT:
            low = found.start - CONTEXT
            while low < found.start and not text[low - 1].isspace():
                low += 1
        if high > found.end + CONTEXT:
            high = found.end + CONTEXT
            while high > found.end and not text[high].isspace():
                high -= 1
        passage = Passage(self._articles[found.article].id, found.start, found.end, "hit")
        return Hit(passage, found.score, text[low : found.start], text[found.end : high])


def _words(folded: str) -> set[str]:
    """The distinct words of a folded text. Splitting at blanks is far quicker than a pattern, where it will do."""
    return set(folded.translate(_BLANK_OUT).split() if folded.isascii() else WORD.findall(folded))


def _paragraph_windows(
    by_block: dict[int, list[tuple[int, int, int]]], terms: int
) -> list[tuple[int, list[tuple[int, int, int]]]]:
    """The closest matches of each paragraph that holds all terms; where none does, of the one with most of them."""
    held = {place: len({which for _, _, which in found}) for place, found in by_block.items()}
    most = max(held.values(), default=0)
    places = [place for place in sorted(by_block) if held[place] == most]
    windows = [(place, _closest(sorted(by_block[place]), most)) for place in places]
    if most == terms or not windows:
        return windows
    return [min(windows, key=lambda one: _length(one[1]))]


def _closest(matches: list[tuple[int, int, int]], wanted: int) -> list[tuple[int, int, int]]:
    """The shortest run of sorted matches that holds `wanted` different terms."""
    count: dict[int, int] = {}
    best = (0, len(matches))
    shortest = matches[-1][1] - matches[0][0] + 1
    low = 0
    for high, (_, _, which) in enumerate(matches):
        count[which] = count.get(which, 0) + 1
        while len(count) == wanted:
            if matches[high][1] - matches[low][0] < shortest:
                best, shortest = (low, high + 1), matches[high][1] - matches[low][0]
            first = matches[low][2]
            count[first] -= 1
            if not count[first]:
                del count[first]
            low += 1
    return matches[slice(*best)]


def _length(window: list[tuple[int, int, int]]) -> int:
    return max(end for _, end, _ in window) - window[0][0]


def _found(terms: Sequence[Term], number: int, block: Block, window: list[tuple[int, int, int]]) -> _Found:
    """Score a window of matches as the module says."""
    held = {which for _, _, which in window}
    length = _length(window)
    score = 60 * len(held) / len(terms)
    score += 20 * min(1.0, (sum(len(terms[which]) for which in held) + len(held) - 1) / length)
    if all(end - start <= len(terms[which]) or not terms[which].unfinished for start, end, which in window):
        score += 10
    score += _KIND_SCORE.get(block.kind, 0.0)
    return _Found(round(score, 2), number, window[0][0], window[0][0] + length, block)
