"""The mentions of an entity with the words around them, to pick from: in several orders and scopes, alone or beside another entity.

What a row holds and how rows are sorted is `index.concordance`'s business, where two entities meet that of `index.together`. Both
are asked in the background, and what they worked out is kept while the list is open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from threading import Lock
from typing import TYPE_CHECKING

from skyread.desk.picker import Item, Results
from skyread.entities.model import Entity
from skyread.index.concordance import Concordance, Row, Sort
from skyread.index.library_index import Index
from skyread.index.together import meetings
from skyread.text.folding import fold
from skyread.text.spans import Passage, Span

if TYPE_CHECKING:
    from skyread.desk.desk import Desk

MOST_ROWS = 2_000
"""Rows that are made for one query; how many more there are is said after the last."""
COLUMN = 44
"""Cells before the name, of which the pane shows as many as it has room for."""


class Scope(Enum):
    """Where mentions are looked for."""

    LIBRARY = "in the library"
    LISTED = "in the articles listed"
    ARTICLE = "in this article"


class Within(Enum):
    """How far from a mention the other entity may stand."""

    ONE = 1
    THREE = 3
    PARAGRAPH = -1
    ARTICLE = 10**9
    SENTENCE = 0

    @property
    def sentences(self) -> int | None:
        """In sentences; None for the paragraph."""
        return None if self is Within.PARAGRAPH else self.value

    @property
    def words(self) -> str:
        """As it is said in a title."""
        return {
            Within.SENTENCE: "in one sentence",
            Within.ONE: "at most a sentence apart",
            Within.THREE: "at most 3 sentences apart",
            Within.PARAGRAPH: "in one paragraph",
            Within.ARTICLE: "in one article",
        }[self]

    @property
    def next(self) -> Within:
        """The one that a key goes on to."""
        kinds = list(Within)
        return kinds[(kinds.index(self) + 1) % len(kinds)]


@dataclass(frozen=True, slots=True, eq=False)
class MentionSource:
    """Mentions of one entity: all of them, or those near which another one stands."""

    index: Index
    entity: Entity
    orders: Mapping[Scope, Sequence[str]]
    """The articles of each scope that there is, in reading order."""
    title_of: Callable[[str], str]
    scope: Scope = Scope.LIBRARY
    sort: Sort = Sort.READING
    other: Entity | None = None
    within: Within = Within.ONE
    made: dict[tuple[Scope, Within], Concordance] = field(default_factory=dict)
    limit: int = MOST_ROWS
    lock: Lock = field(default_factory=Lock)
    """Held while something is worked out: who types on meanwhile waits for it instead of beginning it again."""
    slow: bool = True
    previews: bool = True

    @classmethod
    def of(cls, desk: Desk, entity: Entity) -> MentionSource:
        """The mentions of an entity in the library as the desk has it."""
        orders = {Scope.LIBRARY: tuple(desk.listing.order)}
        if len(desk.listing.rows) < len(desk.listing.order):
            orders[Scope.LISTED] = tuple(desk.listing.rows)
        if desk.reader.article is not None:
            orders[Scope.ARTICLE] = (desk.reader.article.id,)
        return cls(desk.index, entity, orders, desk.title_of)

    @property
    def passages(self) -> Sequence[Passage]:
        """Where the mentions stand, in reading order."""
        return self._lines().passages

    @property
    def title(self) -> str:
        """Whose mentions, where, and in which order."""
        if self.other is not None:
            return f"{self.entity.name} with {self.other.name} · {self.within.words} · {self.scope.value}"
        return f"mentions of {self.entity.name} · {self.scope.value} · {self.sort.value}"

    def reordered(self) -> MentionSource:
        """The same in the next order; where two entities meet, with the next distance."""
        if self.other is not None:
            return replace(self, within=self.within.next)
        return replace(self, sort=self.sort.next)

    @property
    def widest(self) -> bool:
        """Whether there is nowhere else to look."""
        return self.scope is Scope.LIBRARY

    def rescoped(self) -> MentionSource:
        """The same in the next scope that there is."""
        scopes = [scope for scope in Scope if scope in self.orders]
        return replace(self, scope=scopes[(scopes.index(self.scope) + 1) % len(scopes)])

    def up_to(self, limit: int) -> MentionSource:
        """The same with so many rows."""
        return replace(self, limit=limit)

    def beside(self, other: Entity, within: Within = Within.ONE) -> MentionSource:
        """Only the mentions near which another entity stands."""
        return replace(self, other=other, within=within, made={})

    def find(self, query: str) -> list[Item]:
        """Mentions around which every word of the query stands; all of them for an empty one."""
        lines = self._lines()
        words = fold(query).split()
        numbers = lines.holding(words, self.sort)
        items = [self._item(lines.row(number), words) for number in numbers[: self.limit]]
        more = len(numbers) - len(items)
        return Results(
            items,
            f"{len(numbers):,}" if items else "",
            "" if lines else "nowhere so near",
            tail=f"… and {more:,} more: narrow them down" if more else "",
        )

    def landing(self, item: Item) -> Passage | None:
        """Where the mention stands."""
        return item.passage

    def _lines(self) -> Concordance:
        key = (self.scope, self.within)
        with self.lock:
            found = self.made.get(key)
            if found is None:
                found = self.made[key] = self._work_out()
            return found

    def _work_out(self) -> Concordance:
        order = self.orders[self.scope]
        if self.other is None:
            return Concordance(self.index, self.index.passages(self.entity.id, order))
        met = meetings(self.index, self.entity.id, self.other.id, self.within.sentences, order)
        return Concordance(self.index, [one.passage for one in met], [one.others for one in met])

    def _item(self, row: Row, words: Sequence[str]) -> Item:
        label = _begun(row.before).rjust(COLUMN) + row.name + row.after
        shift = COLUMN - len(row.before)
        places = [*row.near]
        if self.other is None:
            beside = {Sort.AFTER: row.word_after, Sort.BEFORE: row.word_before}.get(self.sort)
            places += [beside] if beside is not None else []
        marks = {*range(COLUMN, COLUMN + len(row.name))}
        for place in places:
            marks.update(range(max(0, place.start + shift), max(0, min(len(label), place.end + shift))))
        for found in _standing(words, label):
            marks.update(range(found.start, found.end))
        title = self.title_of(row.passage.article)
        article = self.index.article(row.passage.article)
        date, source = (article.published, article.source) if article is not None else (None, None)
        said = {Sort.DATE: date or "no date", Sort.SOURCE: source or "no source"}.get(self.sort, "")
        return Item(
            f"{row.passage.article}:{row.passage.start}",
            label,
            title,
            said,
            tuple(sorted(marks)),
            row.passage,
            column=COLUMN,
            others=row.others,
        )


def _begun(before: str) -> str:
    """As much of what stands before a name as there is room for, from the beginning of a word."""
    shown = before[-COLUMN:]
    if len(before) <= COLUMN or before[-COLUMN - 1].isspace() or " " not in shown:
        return shown
    return shown[shown.index(" ") :]


def _standing(words: Sequence[str], label: str) -> Iterator[Span]:
    """Where folded words stand in a label."""
    folded = fold(label) if words else ""
    for word in words:
        at = folded.find(word)
        while at >= 0:
            yield Span(at, at + len(word))
            at = folded.find(word, at + len(word))
