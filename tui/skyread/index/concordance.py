"""Mentions with the words around them, in the orders in which a concordance is read: by place, by the word after, …

Every row is a name with what stands on its two sides on one line. Which mentions are meant and how rows are drawn is said elsewhere.
"""

from __future__ import annotations

import re
import string
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from operator import attrgetter

from skyread.index.library_index import Index
from skyread.library.article import Article, Block, BlockKind
from skyread.text.folding import fold
from skyread.text.spans import Passage, Span

BEFORE, AFTER = 110, 110
"""Code points of text around a mention that belong to its row."""
_SORTED = 32
"""Code points beside a mention by whose words it is sorted."""
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_BLANKS = re.compile(r"\s+")
_START = attrgetter("start")
_PUNCTUATION = f"{string.punctuation}{string.whitespace}\xa0“”„‘’‚«»‹›…–—•·"
_LAST = "\U0010ffff"
"""Sorted after everything that is known."""
_Key = Callable[[Passage], str]


class Sort(Enum):
    """What the rows are sorted by; those that are equal in it stand in reading order."""

    READING = "in reading order"
    AFTER = "by the word after"
    BEFORE = "by the word before"
    DATE = "by date"
    SOURCE = "by source"

    @property
    def next(self) -> Sort:
        """The one that a key goes on to."""
        kinds = list(Sort)
        return kinds[(kinds.index(self) + 1) % len(kinds)]


@dataclass(frozen=True, slots=True)
class Row:
    """A mention on one line."""

    passage: Passage
    before: str
    name: str
    after: str
    others: tuple[Span, ...] = ()
    """Where in the article other names stand that are looked for."""
    near: tuple[Span, ...] = ()
    """Those of them that stand in `before + name + after`: where in it."""

    @property
    def word_after(self) -> Span | None:
        """Where in `before + name + after` the word stands that follows the name."""
        found = _WORD.search(self.after)
        start = len(self.before) + len(self.name)
        return Span(start + found.start(), start + found.end()) if found else None

    @property
    def word_before(self) -> Span | None:
        """Where the word stands that the name follows."""
        found = [*_WORD.finditer(self.before)]
        return Span(found[-1].start(), found[-1].end()) if found else None


class Concordance:
    """The rows of some mentions, given in reading order. Orders and folded rows are made once, when they are asked for."""

    def __init__(
        self, index: Index, passages: Sequence[Passage], others: Sequence[tuple[Span, ...]] = ()
    ) -> None:
        """`others` has, for each passage or not at all, ranges of its article that rows and previews point out."""
        self.passages = passages
        self.others = others
        self._index = index
        self._orders: dict[Sort, list[int]] = {Sort.READING: list(range(len(passages)))}
        self._folded: list[str] = []
        self._printed: dict[str, list[Block]] = {}
        """By article id: what its page printed around it."""

    def __len__(self) -> int:
        return len(self.passages)

    def order(self, sort: Sort) -> Sequence[int]:
        """The numbers of the rows in an order."""
        found = self._orders.get(sort)
        if found is None:
            keys = [*map(self._key(sort), self.passages)]
            found = sorted(range(len(keys)), key=keys.__getitem__)
            self._orders[sort] = found
        return found

    def holding(self, words: Sequence[str], sort: Sort) -> Sequence[int]:
        """The numbers of the rows whose line, title, source or date holds every one of some folded words, in an order."""
        if not words:
            return self.order(sort)
        if not self._folded:
            self._folded = self._haystacks()
        return [one for one in self.order(sort) if all(word in self._folded[one] for word in words)]

    def row(self, number: int) -> Row:
        """A row by its number."""
        place = self.passages[number]
        article = self._index.article(place.article)
        if article is None:
            return Row(place, "", "", "")
        start, end = self._around(article, place)
        before = _line(article.visible(start, place.start))
        name = _line(article.visible(place.start, place.end))
        after = _line(article.visible(place.end, end))
        near = []
        others = self.others[number] if self.others else ()
        for one in others:
            at = None
            if place.end <= one.start and one.end <= end:
                at = len(before) + len(name) + len(_line(article.visible(place.end, one.start)))
            elif start <= one.start and one.end <= place.start:
                at = len(before) - len(_line(article.visible(one.start, place.start)))
            if at is not None:
                near.append(Span(at, at + len(_line(article.visible(one.start, one.end)))))
        return Row(place, before, name, after, others, tuple(near))

    def _around(self, article: Article, place: Passage) -> tuple[int, int]:
        """Where the text of a row begins and ends: what the page printed around the article is none of it."""
        start, end = max(0, place.start - BEFORE), place.end + AFTER
        printed = self._printed.get(article.id)
        if printed is None:
            printed = [block for block in article.blocks if block.kind is BlockKind.FURNITURE]
            self._printed[article.id] = printed
        if printed:
            number = bisect_right(printed, place.start, key=_START)
            if number:
                start = max(start, min(printed[number - 1].end, place.start))
            if number < len(printed):
                end = max(place.end, min(end, printed[number].start))
        return start, end

    def _key(self, sort: Sort) -> _Key:
        texts = {article.id: article for article in self._index.articles}

        def after(place: Passage) -> str:
            article = texts[place.article]
            end = min(self._around(article, place)[1], place.end + _SORTED)
            return article.text[place.end : end].lower().lstrip(_PUNCTUATION)

        def before(place: Passage) -> str:
            article = texts[place.article]
            start = max(self._around(article, place)[0], place.start - _SORTED)
            text = article.text[start : place.start]
            return " ".join(text.lower().rstrip(_PUNCTUATION).split()[::-1])

        def date(place: Passage) -> str:
            return texts[place.article].published or _LAST

        sources = {id_: fold(article.source) if article.source else _LAST for id_, article in texts.items()}

        def source(place: Passage) -> str:
            return sources[place.article]

        return {Sort.AFTER: after, Sort.BEFORE: before, Sort.DATE: date}.get(sort, source)

    def _haystacks(self) -> list[str]:
        """The rows with what is known of their articles, folded."""
        about = {article.id: fold(_about(article)) for article in self._index.articles}
        found = []
        for place in self.passages:
            article = self._index.article(place.article)
            if article is None:
                found.append("")
                continue
            text = " ".join(article.visible(*self._around(article, place)).split())
            # Blanks are level already: what is ASCII needs its case levelled only.
            found.append(f"{text.lower() if text.isascii() else fold(text)} {about[place.article]}")
        return found


def _about(article: Article) -> str:
    return " ".join(part for part in (article.title, article.source, article.published) if part)


def _line(text: str) -> str:
    """White space as single blanks, those at the ends kept: neighbouring pieces still fit together."""
    return _BLANKS.sub(" ", text)
