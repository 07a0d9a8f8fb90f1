"""Who said what, to pick from: how each quote is worded, under its speaker, its article, or beside others that say the same.

What fits a query is `quote_table`'s business. Finding is done in the background, where the table is made too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from skyread.desk.annotation_query import Query, parse
from skyread.desk.mention_source import Scope
from skyread.desk.oneline import begun_near, marks_of
from skyread.desk.picker import Item, Results, Source
from skyread.desk.quote_table import FIELDS, NOBODY, Order, QuoteTable, QuoteTables
from skyread.index.library_index import Index
from skyread.index.quotes import Quotes, Said
from skyread.text.spans import Passage
from skyread.text.widths import ellipsize

if TYPE_CHECKING:
    from skyread.desk.desk import Desk

LIMIT = 500
"""Items made for one query; how many more there are is said after the last."""
_HINT = " ".join(f"{field}:" for field in FIELDS)
"""What may be asked, said as long as nothing is."""
NOT_TWICE = "nothing that two articles tell"
_COMPARING = "still looking for what is told more than once"
_LONGEST = 300
"""Code points shown of a quote."""
_ORIGIN = 16
"""Cells for the source of a quote."""


@dataclass(frozen=True, slots=True, eq=False)
class QuoteSource:
    """The quotes of the library, or those that make the same statement."""

    tables: QuoteTables
    quotes: Quotes
    index: Index
    orders: Mapping[Scope, Sequence[str]]
    """The articles of each scope that there is, in the order of the list."""
    scope: Scope = Scope.LIBRARY
    order: Order = Order.SPEAKER
    group: Said | None = None
    """One of those that make the same statement, to list only these."""
    wider: tuple[Source, str] | None = None
    """Of a group: what was listed before, and what was typed there."""
    limit: int = LIMIT
    slow: bool = True
    previews: bool = True

    @classmethod
    def of(cls, tables: QuoteTables, desk: Desk) -> QuoteSource:
        """The quotes of the library as the desk has it."""
        orders: dict[Scope, Sequence[str]] = {Scope.LIBRARY: desk.listing.order}
        if len(desk.listing.rows) < len(desk.listing.order):
            orders[Scope.LISTED] = desk.listing.rows
        if desk.reader.article is not None:
            orders[Scope.ARTICLE] = (desk.reader.article.id,)
        return cls(tables, desk.quotes, desk.index, orders)

    @property
    def title(self) -> str:
        """What is picked, where, and in which order."""
        if self.group is not None:
            return "quotes · the same statement"
        return f"quotes · {self.scope.value} · {self.order.value}"

    def reordered(self) -> QuoteSource:
        """The same in the next order."""
        return self if self.group is not None else replace(self, order=self.order.next)

    @property
    def widest(self) -> bool:
        """Whether there is nowhere else to look."""
        return self.scope is Scope.LIBRARY

    def rescoped(self) -> QuoteSource:
        """The same in the next scope that there is."""
        if self.group is not None:
            return self
        scopes = [scope for scope in Scope if scope in self.orders]
        return replace(self, scope=scopes[(scopes.index(self.scope) + 1) % len(scopes)])

    def up_to(self, limit: int) -> QuoteSource:
        """The same with so many quotes."""
        return replace(self, limit=limit)

    def grouped(self, item: Item, query: str) -> tuple[Source, str] | None:
        """Only what makes the same statement as an item, and the query for it; None where no other article has it."""
        said = self.said(item)
        table = self._table()
        number = table.number(said.article, said.start) if said is not None else None
        if number is None or not table.kin(number):
            return None
        return replace(self, group=said, wider=(self, query)), ""

    @property
    def alone(self) -> str:
        """Why there is nothing else that makes the same statement."""
        return (
            "no other article has this statement" if self._table().compare(self.tables.told) else _COMPARING
        )

    def find(self, query: str) -> list[Item]:
        """Quotes that fit a query: words, and `by:`, `about:`, `in:`, `since:`, `until:`."""
        table = self._table()
        compared = table.compare(self.tables.told)
        asked = parse(query, date.today(), FIELDS)
        numbers = self._numbers(table, asked)
        order = self.order if self.group is None else Order.ARTICLE
        items = _Wording(table, order, asked).items(numbers, self.limit)
        more = len(numbers) - len(items)
        remarks = [*asked.remarks]
        if self.order is Order.REPEATED and not numbers:
            remarks.append(NOT_TWICE if compared else _COMPARING)
        return Results(
            items,
            f"{len(numbers):,} of {len(table.rows):,}" if table.rows and self.group is None else "",
            " · ".join(remarks) if query.strip() or remarks else _HINT,
            f"… and {more:,} more: narrow them down" if more else "",
        )

    def landing(self, item: Item) -> Passage | None:
        """Where a quote stands."""
        return item.passage

    def said(self, item: Item) -> Said | None:
        """The quote that an item stands for."""
        return self.quotes.at(item.passage.article, item.passage.start) if item.passage else None

    def _numbers(self, table: QuoteTable, asked: Query) -> Sequence[int]:
        if self.group is None:
            articles = None if self.scope is Scope.LIBRARY else frozenset(self.orders[self.scope])
            return table.select(asked, self.order, articles)
        number = table.number(self.group.article, self.group.start)
        group = table.kin(number) if number is not None else ()
        fitting = frozenset(table.select(asked, Order.ARTICLE, None))
        return [one for one in group if one in fitting]

    def _table(self) -> QuoteTable:
        return self.tables.table(self.quotes, self.index, self.orders[Scope.LIBRARY])


class _Wording:
    """Rows as items under headings."""

    def __init__(self, table: QuoteTable, order: Order, asked: Query) -> None:
        self._table = table
        self._order = order
        self._words = asked.words
        self._asks_who = any(term.field == "by" and not term.negated for term in asked.terms)
        self._names = order in (Order.ARTICLE, Order.NEWEST)
        """Whether each item says who speaks."""

    def items(self, numbers: Sequence[int], limit: int) -> list[Item]:
        """Items for the first of these rows; a heading says how many are under it."""
        if self._asks_who and len({self._table.rows[one].said.speaker for one in numbers}) == 1:
            self._names = False
        key = self._group_key()
        sizes = Counter(map(key, numbers)) if key is not None else Counter[object]()
        items: list[Item] = []
        last: object = None
        for number in numbers[:limit]:
            group = key(number) if key is not None else None
            heading = self._heading(number, sizes[group]) if group is not None and group != last else ""
            last = group
            items.append(self._item(number, heading))
        return items

    def _group_key(self) -> Callable[[int], object] | None:
        rows = self._table.rows
        match self._order:
            case Order.SPEAKER:
                return lambda one: rows[one].said.speaker or NOBODY
            case Order.ARTICLE:
                return lambda one: rows[one].said.article
            case Order.REPEATED:
                return lambda one: self._table.group(one)[0]
        return None

    def _heading(self, number: int, size: int) -> str:
        row = self._table.rows[number]
        if self._order is Order.SPEAKER:
            return f"{row.speaker or NOBODY.capitalize()} · {size:,}"
        if self._order is Order.ARTICLE:
            return " · ".join(part for part in (row.day, row.source, row.title) if part)
        group = self._table.group(number)
        speakers = dict.fromkeys(self._table.rows[one].speaker for one in group)
        who = ", ".join(name for name in speakers if name) or NOBODY.capitalize()
        return f"{who} · in {self._table.holders(group)} articles"

    def _differ(self, number: int) -> bool:
        """Whether a statement that is told more than once is not always given to the same speaker."""
        rows = self._table.rows
        return self._order is Order.REPEATED and any(
            rows[one].said.speaker != rows[number].said.speaker for one in self._table.group(number)
        )

    def _item(self, number: int, heading: str) -> Item:
        row = self._table.rows[number]
        parts = (row.speaker or "?",) if self._names or self._differ(number) else ()
        lead = " · ".join(part for part in (*parts, row.cue) if part)
        label = f"{lead}  " * bool(lead) + begun_near(row.text, self._words)[:_LONGEST]
        others = self._table.holders(self._table.kin(number)) - 1 if self._order is not Order.REPEATED else 0
        right = [f"also in {others} other{'s' * (others > 1)}"] if others > 0 else []
        if self._order is not Order.ARTICLE:
            right.append(f"{ellipsize(row.source or row.title, _ORIGIN)} {row.day}".strip())
        said = row.said
        return Item(
            f"{said.article}:{said.start}",
            label,
            "",
            " · ".join(right),
            marks_of(label, self._words),
            Passage(said.article, said.start, said.end, "quote"),
            heading,
        )
