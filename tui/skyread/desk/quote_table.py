"""All quotes of the library with who speaks, made ready to be asked at every key.

The table is made in the background and never changes; how quotes are worded on the screen stays out.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from threading import Lock, Thread
from typing import TypeAlias

from skyread.desk.annotation_query import Query, Term
from skyread.desk.listing import label
from skyread.desk.oneline import one_line
from skyread.index.library_index import Index
from skyread.index.quotes import Quotes, Said
from skyread.text.folding import fold

NOBODY = "speaker unknown"
FIELDS = ("by", "about", "in", "since", "until")
_COMPARED_AT_ONCE = 3_000
"""Quotes up to which comparing them all keeps nobody waiting."""


Told: TypeAlias = Callable[[Exception | None], None]
"""Told of the end of work in the background, and what went wrong there."""


class Order(Enum):
    """In which order quotes are listed."""

    SPEAKER = "by speaker"
    ARTICLE = "by article"
    NEWEST = "newest first"
    REPEATED = "told more than once"

    @property
    def next(self) -> Order:
        """The one after it, round the end."""
        orders = list(Order)
        return orders[(orders.index(self) + 1) % len(orders)]


@dataclass(frozen=True, slots=True)
class Row:
    """A quote and what is said of it."""

    said: Said
    text: str
    """On one line, marks included."""
    speaker: str
    """The name; empty for nobody known."""
    cue: str
    title: str
    """Of the article."""
    source: str
    day: str
    """ISO day, month or year of the article; empty where that is not known."""
    haystack: str
    """Quote, speaker, cue and title, folded."""
    where: str
    """Title, source and paths of the article, folded."""


class QuoteTable:
    """The quotes of a library in the order of its articles and places; `select` gives the numbers that fit a query."""

    def __init__(self, quotes: Quotes, index: Index, order: Sequence[str]) -> None:
        """`order` has the ids of the articles as the list has them."""
        self.quotes = quotes
        self._index = index
        ranks = {id_: rank for rank, id_ in enumerate(order)}
        said = [one for one in quotes.all() if one.article in ranks]
        said.sort(key=lambda one: (ranks[one.article], one.start))
        making = _Rows(quotes, index)
        self.rows: Sequence[Row] = [making.row(one) for one in said]
        self._haystacks = [row.haystack for row in self.rows]
        self._places = {(row.said.article, row.said.start): number for number, row in enumerate(self.rows)}
        self._speakers = [(id_, making.forms(id_)) for id_, _ in quotes.speakers()]
        self._orders = {
            Order.ARTICLE: array("i", range(len(self.rows))),
            Order.SPEAKER: self._by_speaker(),
            Order.NEWEST: self._newest(),
        }
        self._groups: dict[int, Sequence[int]] | None = None
        self._kin: dict[int, Sequence[int]] = {}
        self._comparing: Thread | None = None
        self._lock = Lock()
        """Held while it is decided who compares them."""

    def select(self, query: Query, order: Order, articles: Collection[str] | None) -> Sequence[int]:
        """Numbers of the quotes of some articles, all of them for None, that fit a query, in an order.

        Of those told more than once all that tell the same follow each other, even where only one of them fits.
        """
        repeated = order is Order.REPEATED
        found: Sequence[int] = self._orders[Order.ARTICLE if repeated else order]
        if articles is not None:
            found = [one for one in found if self.rows[one].said.article in articles]
        for term in query.terms:
            fits = self._test(term)
            found = [one for one in found if fits(one) is not term.negated]
        if not repeated:
            return found
        groups = {id(group): group for one in found if (group := self.group(one))}
        return [one for group in groups.values() for one in group]

    def number(self, article: str, start: int) -> int | None:
        """The number of the quote that begins there."""
        return self._places.get((article, start))

    def group(self, number: int) -> Sequence[int]:
        """The quotes listed with it as one statement, in order of time; nothing where no other article has it."""
        return (self._groups or {}).get(number, ())

    def kin(self, number: int) -> Sequence[int]:
        """All that say what it says, wholly or in part, in order of time; nothing where no other article does."""
        return self._kin.get(number, ())

    def holders(self, numbers: Sequence[int]) -> int:
        """How many articles these quotes stand in."""
        return len({self.rows[one].said.article for one in numbers})

    def compare(self, told: Told) -> bool:
        """Look for statements that are told more than once; whether that is done. On any thread.

        In a large library it takes longer: then `told` is called at its end, on another thread.
        """
        with self._lock:
            if self._groups is None and self._comparing is None:
                if len(self.rows) <= _COMPARED_AT_ONCE:
                    self._find_groups()
                else:
                    # A daemon: nobody who leaves waits for it.
                    self._comparing = Thread(target=self._find_and_tell, args=(told,), daemon=True)
                    self._comparing.start()
        return self._groups is not None

    def _find_and_tell(self, told: Told) -> None:
        try:
            self._find_groups()
        except Exception as problem:  # nobody hears of it on this thread
            told(problem)
        else:
            told(None)

    def _find_groups(self) -> None:
        for said, others in self.quotes.same().items():
            number = self._places.get((said.article, said.start))
            if number is not None:
                self._kin[number] = self._in_time(others)
        groups = map(self._in_time, self.quotes.repeated())
        self._groups = {number: group for group in groups for number in group}

    def _in_time(self, said: Sequence[Said]) -> Sequence[int]:
        """The numbers of quotes, those of the oldest article first."""
        numbers = [self._places[key] for one in said if (key := (one.article, one.start)) in self._places]
        return sorted(numbers, key=lambda one: (self.rows[one].day or "9999", one))

    def _by_speaker(self) -> array[int]:
        ranks: dict[str | None, int] = {id_: rank for rank, (id_, _) in enumerate(self._speakers)}
        last = len(ranks)
        numbers = sorted(range(len(self.rows)), key=lambda one: ranks.get(self.rows[one].said.speaker, last))
        return array("i", numbers)

    def _newest(self) -> array[int]:
        return array("i", sorted(range(len(self.rows)), key=lambda one: self.rows[one].day, reverse=True))

    def _test(self, term: Term) -> Callable[[int], bool]:
        """Whether a row has what a term asks for."""
        value, rows = term.value, self.rows
        match term.field:
            case "by":
                meant = self._meant(value)
                return lambda one: (rows[one].said.speaker or "") in meant
            case "about":
                numbers = self._about(value)
                return lambda one: one in numbers
            case "in":
                return lambda one: value in rows[one].where
            case "since":
                return lambda one: rows[one].day[: len(value)] >= value
            case "until":
                return lambda one: "" < rows[one].day[: len(value)] <= value
            case _:
                return lambda one: value in self._haystacks[one]

    def _meant(self, value: str) -> set[str]:
        """Ids of the speakers with such a name, else with one that begins so; empty for nobody known."""
        named = [*self._speakers, ("", (NOBODY,))]
        return _called(value, named)

    def _about(self, value: str) -> set[int]:
        """Numbers of the quotes in which an entity of such a name is named."""
        named = [
            (one.id, tuple(fold(form) for form in (one.name, *one.aliases))) for one in self._index.entities()
        ]
        found = set()
        for id_ in _called(value, named):
            for place in self._index.passages(id_):
                said = self.quotes.at(place.article, place.start)
                number = self._places.get((said.article, said.start)) if said is not None else None
                if number is not None:
                    found.add(number)
        return found


def _called(value: str, named: Sequence[tuple[str, tuple[str, ...]]]) -> set[str]:
    """Ids of those of whom a folded form is `value`; where there are none, has words that begin so."""
    exact = {id_ for id_, forms in named if value in forms}
    return exact or {
        id_ for id_, forms in named if any(form.startswith(value) or f" {value}" in form for form in forms)
    }


class _Rows:
    """Makes rows, with what those of one article have in common worked out once."""

    def __init__(self, quotes: Quotes, index: Index) -> None:
        self._quotes = quotes
        self._index = index
        self._about: dict[str, tuple[str, str, str, str]] = {}

    def row(self, said: Said) -> Row:
        """The row of a quote."""
        article = self._index.article(said.article)
        assert article is not None
        about = self._about.get(said.article)
        if about is None:
            title, source = one_line(label(article)), article.source or ""
            where = fold(" ".join((title, source, *article.paths)))
            about = self._about[said.article] = (title, source, article.published or "", where)
        title, source, day, where = about
        entity = self._index.entity(said.speaker) if said.speaker is not None else None
        name = entity.name if entity else ""
        text = one_line(article.visible(said.start, said.end))
        cue = one_line(article.text[slice(*said.cue)]) if said.cue else ""
        haystack = fold(" ".join((text, name, cue, title)))
        return Row(said, text, name, cue, title, source, day, haystack, where)

    def forms(self, entity_id: str) -> tuple[str, ...]:
        """All that an entity is called, folded."""
        entity = self._index.entity(entity_id)
        return tuple(fold(form) for form in (entity.name, *entity.aliases)) if entity else ()


class QuoteTables:
    """Keeps the latest table."""

    def __init__(self) -> None:
        self.told: Told = lambda _problem: None
        """Called when it is known what is told more than once, where that took longer; on any thread."""
        self._lock = Lock()
        self._table: QuoteTable | None = None
        self._order: Sequence[str] = ()

    def table(self, quotes: Quotes, index: Index, order: Sequence[str]) -> QuoteTable:
        """The table of these quotes with the articles in that order; on any thread, and made only once."""
        with self._lock:
            if self._table is None or self._table.quotes is not quotes or self._order is not order:
                self._table, self._order = QuoteTable(quotes, index, order), order
            return self._table
