"""What happened when, to pick from: dates of the texts in the order of time under their years, each with its sentence.

Which dates there are is `index.timeline`'s business. Finding is done in the background, where sentences are read too.
"""

from __future__ import annotations

from calendar import month_name
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from threading import Lock
from typing import TYPE_CHECKING

from skyread.desk.annotation_query import Term, parse
from skyread.desk.listing import label
from skyread.desk.oneline import begun_near, marks_of, one_line
from skyread.desk.picker import Item, Results
from skyread.desk.sparkline import sparkline
from skyread.entities.model import Entity
from skyread.index.library_index import Index
from skyread.index.timeline import Event, Timeline, bounds
from skyread.text.folding import fold
from skyread.text.spans import Passage, Span
from skyread.text.widths import ellipsize

if TYPE_CHECKING:
    from skyread.desk.desk import Desk

LIMIT = 500
"""Items made for one query; how many more there are is said after the last."""
FIELDS = ("in", "since", "until")
_HINT = " ".join(f"{field}:" for field in FIELDS)
"""What may be asked, said as long as nothing is."""
NO_DATES = "no dates"
_MANY = 24
"""Dates of a year from which its months have headings."""
_ORIGIN = 18
"""Cells for the article of a date."""
_LONGEST = 300
"""Code points shown of a sentence."""
_YEAR = len("2019")


class Scope(Enum):
    """Which dates are listed."""

    SENTENCE = "in sentences with the name"
    NAMED = "in articles with the name"
    LIBRARY = "in the library"
    LISTED = "in the articles listed"
    ARTICLE = "in this article"


class Order(Enum):
    """In which order dates are listed."""

    EARLIEST = "earliest first"
    LATEST = "latest first"
    ARTICLE = "by article"

    @property
    def next(self) -> Order:
        """The one after it, round the end."""
        orders = list(Order)
        return orders[(orders.index(self) + 1) % len(orders)]


class TimelineTable:
    """The dates of the library in order of time, those of one day with the oldest article first."""

    def __init__(self, index: Index, ranks: Mapping[str, int], sentences: dict[tuple[str, int], str]) -> None:
        """`ranks` has the place of each article in the list; `sentences` keeps what was read of the texts."""
        self.index = index
        self._times = Timeline(index)
        self._ranks = ranks
        self._sentences = sentences
        self._abouts: dict[str, tuple[str, str, str]] = {}
        events = [event for event in self._times.events() if event.article in ranks]
        events.sort(key=lambda event: (event.when, self.about(event)[1] or "9999", ranks[event.article]))
        self.events: Sequence[Event] = events
        self._spoken: dict[str, frozenset[Event]] = {}

    def select(
        self, terms: Sequence[Term], entity: str | None, scope: Scope, articles: Sequence[str]
    ) -> Sequence[Event]:
        """The dates of a scope that fit all terms; `articles` are those of a scope that is no entity's."""
        found = self.events
        if entity is not None and scope is Scope.SENTENCE:
            spoken = self._spoken_of(entity)
            found = [event for event in found if event in spoken]
        elif scope is not Scope.LIBRARY:
            held = frozenset(self._naming(entity) if entity and scope is Scope.NAMED else articles)
            found = [event for event in found if event.article in held]
        for term in terms:
            fits = self._test(term)
            found = [event for event in found if fits(event) is not term.negated]
        return found

    def arranged(self, events: Sequence[Event], order: Order) -> Sequence[Event]:
        """Dates that were selected, in an order."""
        if order is Order.LATEST:  # what several articles tell of one day stays as it is
            return sorted(events, key=lambda event: event.when, reverse=True)
        if order is Order.ARTICLE:
            return sorted(events, key=lambda event: (self._ranks[event.article], event.start))
        return events

    def sentence(self, event: Event) -> Passage:
        """Where the sentence of a date stands."""
        span = self._times.sentence(event)
        return Passage(event.article, span.start, span.end, "date")

    def words(self, event: Event) -> str:
        """The sentence of a date on one line."""
        key = (event.article, event.start)
        if key not in self._sentences:
            self._sentences[key] = self._times.context(event)
        return self._sentences[key]

    def about(self, event: Event) -> tuple[str, str, str]:
        """Of the date's article: what it is called for short, its own date, and all that `in:` looks at, folded."""
        found = self._abouts.get(event.article)
        if found is None:
            article = self.index.article(event.article)
            assert article is not None
            title, source = one_line(label(article)), article.source or ""
            where = fold(" ".join((title, source, *article.paths)))
            found = self._abouts[event.article] = (source or title, article.published or "", where)
        return found

    def stated(self, event: Event) -> bool:
        """Whether the text itself says the year; otherwise it was inferred."""
        article = self.index.article(event.article)
        text = article.text[event.start : event.end] if article else ""
        years = {value[:_YEAR] for value in event.value.split("/")}
        return any(year in text for year in years) or any(
            text.endswith(f"{sign}{year[2:]}") for year in years for sign in "/.-"
        )

    def _naming(self, entity: str) -> list[str]:
        return [article.id for article in self.index.articles_naming(entity)]

    def _spoken_of(self, entity: str) -> frozenset[Event]:
        if entity not in self._spoken:
            self._spoken[entity] = frozenset(self._times.events(entity, self._naming(entity)))
        return self._spoken[entity]

    def _test(self, term: Term) -> Callable[[Event], bool]:
        """Whether a date has what a term asks for."""
        value = term.value
        match term.field:
            case "in":
                return lambda event: value in self.about(event)[2]
            case "since":
                first = bounds(value)[0]
                return lambda event: event.last >= first
            case "until":
                last = bounds(value)[1]
                return lambda event: event.first <= last
            case _:
                return lambda event: value in fold(self.words(event))


class TimelineTables:
    """Keeps the latest table, and the sentences that were read for it and those before."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._table: TimelineTable | None = None
        self._order: Sequence[str] = ()
        self._sentences: dict[tuple[str, int], str] = {}

    def table(self, index: Index, order: Sequence[str]) -> TimelineTable:
        """The table of an index with the articles in that order; on any thread, and made only once."""
        with self._lock:
            if self._table is None or self._table.index is not index or self._order is not order:
                ranks = {id_: rank for rank, id_ in enumerate(order)}
                self._table, self._order = TimelineTable(index, ranks, self._sentences), order
            return self._table


@dataclass(frozen=True, slots=True, eq=False)
class TimelineSource:
    """The dates of the library, of an article, or of an entity."""

    tables: TimelineTables
    index: Index
    orders: Mapping[Scope, Sequence[str]]
    """The articles of each scope that there is; of those that only concern an entity, none."""
    scope: Scope
    entity: Entity | None = None
    order: Order = Order.EARLIEST
    limit: int = LIMIT
    slow: bool = True
    previews: bool = True

    @classmethod
    def of(cls, tables: TimelineTables, desk: Desk, entity: Entity | None) -> TimelineSource:
        """What happened when, as the desk knows it: to an entity, or at all."""
        orders: dict[Scope, Sequence[str]] = {}
        if entity is not None:
            orders |= {Scope.SENTENCE: (), Scope.NAMED: ()}
        orders[Scope.LIBRARY] = desk.listing.order
        if len(desk.listing.rows) < len(desk.listing.order):
            orders[Scope.LISTED] = desk.listing.rows
        if desk.reader.article is not None:
            orders[Scope.ARTICLE] = (desk.reader.article.id,)
        return cls(tables, desk.index, orders, next(iter(orders)), entity)

    @property
    def title(self) -> str:
        """Whose dates, and where."""
        of_entity = self.entity is not None and self.scope in (Scope.SENTENCE, Scope.NAMED)
        whose = f"timeline of {self.entity.name}" if self.entity is not None and of_entity else "timeline"
        return f"{whose} · {self.scope.value} · {self.order.value}"

    def reordered(self) -> TimelineSource:
        """The same in the next order."""
        return replace(self, order=self.order.next)

    @property
    def widest(self) -> bool:
        """Whether there is nowhere else to look."""
        return self.scope is Scope.LIBRARY

    def rescoped(self) -> TimelineSource:
        """The same in the next scope that there is."""
        scopes = list(self.orders)
        return replace(self, scope=scopes[(scopes.index(self.scope) + 1) % len(scopes)])

    def up_to(self, limit: int) -> TimelineSource:
        """The same with so many dates."""
        return replace(self, limit=limit)

    def find(self, query: str) -> list[Item]:
        """Dates in whose sentence the words of a query stand; `in:` the article, `since:` and `until:` a date."""
        table = self.tables.table(self.index, self.orders[Scope.LIBRARY])
        asked = parse(query, date.today(), FIELDS)
        entity = self.entity.id if self.entity is not None else None
        chosen = table.select(asked.terms, entity, self.scope, self.orders[self.scope])
        events = table.arranged(chosen, self.order)
        headings = _Articles(table) if self.order is Order.ARTICLE else _Years(events)
        items = [
            _item(table, event, headings.before(event), asked.words, self.order)
            for event in events[: self.limit]
        ]
        more = len(events) - len(items)
        return Results(
            items,
            f"{len(events):,} of {len(table.events):,}" if table.events else "",
            " · ".join(asked.remarks) if query.strip() else _HINT if events else NO_DATES,
            f"… and {more:,} more: narrow them down" if more else "",
        )

    def landing(self, item: Item) -> Passage | None:
        """The sentence of a date."""
        return item.passage


class _Articles:
    """The articles, each with its own date."""

    def __init__(self, table: TimelineTable) -> None:
        self._table = table
        self._last = ""

    def before(self, event: Event) -> str:
        """What is said before a date, given that it is asked in order: empty within an article."""
        known, self._last = self._last, event.article
        article = self._table.index.article(event.article)
        if event.article == known or article is None:
            return ""
        return " · ".join(part for part in (article.published, article.source, label(article)) if part)


class _Years:
    """Years, and the months of those with many dates; each year with a bar for every month."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._months: dict[int, Counter[int]] = {}
        for event in events:
            self._months.setdefault(event.first.year, Counter())[event.month] += 1
        self._last: tuple[int, int] | None = None

    def before(self, event: Event) -> str:
        """What is said before a date, given that it is asked in order: empty within a group."""
        year, month = event.first.year, event.month
        months = self._months[year]
        many = months.total() >= _MANY
        group, last = (year, month if many else 0), self._last
        self._last = group
        if group == last:
            return ""
        begins = last is None or last[0] != year
        of_month = f"{month_name[month] if month else 'in the year'} · {months[month]:,}"
        if not begins:
            return f"{year} {of_month}"
        bars = sparkline((one - 1 for one in months.elements() if one), 12, 12).replace(" ", "·")
        dated = months.total() > months[0]
        figure = f"{year} ▏{bars}▕ {months.total():,}" if dated else f"{year} · {months.total():,}"
        return f"{figure}, {of_month}" if many else figure


def _item(table: TimelineTable, event: Event, heading: str, words: tuple[str, ...], order: Order) -> Item:
    sign = " " if table.stated(event) else "≈"
    when = f"{sign} {event.value.replace('/', ' … '):<10}  "
    text = when + begun_near(table.words(event), words)[:_LONGEST]
    origin = ellipsize(table.about(event)[0], _ORIGIN) if order is not Order.ARTICLE else ""
    marks = marks_of(text, words)
    return Item(
        f"{event.article}:{event.start}",
        text,
        "",
        origin,
        marks,
        table.sentence(event),
        heading,
        others=(Span(event.start, event.end),),
    )
