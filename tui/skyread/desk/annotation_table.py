"""All annotations of the notebook with where they stand, made ready to be asked at every key.

The table is made in the background from what the screen's thread hands over and never changes; only what fitted the
terms of the last query is kept, so that a longer query asks no more than that. How items are worded stays out.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Hashable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TypeVar

from skyread.desk.annotation_query import Query, Term
from skyread.desk.listing import label
from skyread.desk.standing import Standing, standing
from skyread.index.library_index import Index
from skyread.library.article import Article
from skyread.notebook.annotation import Annotation, Placement
from skyread.text.folding import fold
from skyread.text.spans import Passage

_Value = TypeVar("_Value", bound=Hashable)


class Order(Enum):
    """In which order annotations are listed."""

    ARTICLE = "by article"
    NEWEST = "newest first"
    OLDEST = "oldest first"

    @property
    def next(self) -> Order:
        """The one after it, round the end."""
        orders = list(Order)
        return orders[(orders.index(self) + 1) % len(orders)]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a table is made of, safe to be read by another thread."""

    annotations: Sequence[Annotation]
    placed: Mapping[str, Sequence[Placement]]
    articles: Mapping[str, Article]
    order: Sequence[str]
    """Ids of the articles, in the order of the list."""
    index: Index


@dataclass(frozen=True, slots=True)
class Row:
    """An annotation in its place."""

    annotation: Annotation
    standing: Standing
    title: str
    """Of the article as it is; as it was, where the library does not hold it."""
    haystack: str
    """Title, tags, note and quote, folded: what is likeliest to be asked for is found first."""
    where: str
    """Titles and paths of the article, folded."""
    pen: str
    tags: tuple[str, ...]
    names: frozenset[str]
    """Ids of the entities in the passage as it is, and the names, folded, that were in it, each after a "~"."""
    day: str
    """When it was made, as the user's calendar has it."""

    @property
    def state(self) -> str:
        """The name of its state, "elsewhere" where the library does not hold its article."""
        return self.standing.state.value if self.standing.state else "elsewhere"


class AnnotationTable:
    """Annotations in the order of articles and places; `select` gives the numbers of those that fit a query."""

    def __init__(self, snapshot: Snapshot, before: AnnotationTable | None = None) -> None:
        """Make the rows; those of annotations and articles that have not changed are taken over from `before`."""
        self.index = snapshot.index
        making = _Rows(snapshot, before)
        rows = [making.row(one) for one in snapshot.annotations]
        ranks = {id_: rank for rank, id_ in enumerate(snapshot.order)}
        last = len(ranks)
        rows.sort(key=lambda row: _place(row, ranks, last))
        self.rows: Sequence[Row] = rows
        # Copies that lie in memory in the order in which they are looked through: that is where the time goes.
        self.haystacks = "\n".join(row.haystack for row in rows).split("\n")
        self._by_time = array("i", sorted(range(len(rows)), key=lambda one: rows[one].annotation.created))
        self._numbers = {row.annotation.id: number for number, row in enumerate(rows)}
        self._columns = _Columns(rows, snapshot.index)
        self._steps: Sequence[tuple[Term, Sequence[int]]] = ()
        """The terms of the last query, each with what fitted it and those before it."""

    def select(self, query: Query, order: Order) -> Sequence[int]:
        """Numbers of the rows that fit a query, in an order."""
        before = self._steps
        alike = True  # as long as the terms are those of the query before, what fitted them is known
        candidates: Sequence[int] = range(len(self.rows))
        steps: list[tuple[Term, Sequence[int]]] = []
        for number, term in enumerate(query.terms):
            alike = alike and number < len(before)
            last, fitted = before[number] if alike else (None, candidates)
            if term == last:
                candidates = fitted
            else:
                alike = False
                known = last is not None and term.narrows(last)
                candidates = self._having(term, fitted if known else candidates)
            steps.append((term, candidates))
        self._steps = steps
        return candidates if order is Order.ARTICLE else self._in_time(candidates, order)

    def _in_time(self, numbers: Sequence[int], order: Order) -> Sequence[int]:
        """Rows in the order of time. They are looked through in the order in which they lie in memory."""
        in_order = self._by_time if order is Order.OLDEST else self._by_time[::-1]
        if len(numbers) == len(in_order):
            return in_order
        fits = bytearray(len(in_order))
        for number in numbers:
            fits[number] = 1
        return [number for number in in_order if fits[number]]

    def row(self, id_: str) -> Row | None:
        """The row of the annotation with that id, if there is one."""
        number = self._numbers.get(id_)
        return self.rows[number] if number is not None else None

    def _having(self, term: Term, candidates: Sequence[int]) -> Sequence[int]:
        """Those of the candidates that a term fits."""
        negated = term.negated
        if not term.field:
            value, haystacks = term.value, self.haystacks
            return [one for one in candidates if (value in haystacks[one]) is not negated]
        codes, fits = self._columns.fitting(term)
        return [one for one in candidates if fits[codes[one]] is not negated]


class _Columns:
    """What fields ask about, one column a field: a term comes down to the set of values that it means."""

    def __init__(self, rows: Sequence[Row], index: Index) -> None:
        self._index = index
        days = _coded([row.day for row in rows])
        self._single = {
            "pen": _coded([row.pen for row in rows]),
            "in": _coded([row.where for row in rows]),
            "since": days,
            "until": days,
            "state": _coded([row.state for row in rows]),
            "is": _coded([_kind(row) for row in rows]),
        }
        self._several = {
            "tag": _coded([row.tags for row in rows]),
            "entity": _coded([row.names for row in rows]),
            "has": _coded([_things(row) for row in rows]),
        }
        self._known: dict[str, frozenset[str]] = {
            field: frozenset(values) for field, (_, values) in self._single.items()
        }
        self._known |= {field: frozenset().union(*values) for field, (_, values) in self._several.items()}
        self._aliases: list[tuple[str, tuple[str, ...]]] | None = None

    def fitting(self, term: Term) -> tuple[Sequence[int], Sequence[bool]]:
        """The codes of a field, row by row, and which codes a term fits."""
        meant = self._meant(term)
        if (single := self._single.get(term.field)) is not None:
            return single[0], [value in meant for value in single[1]]
        codes, several = self._several[term.field]
        return codes, [not meant.isdisjoint(values) for values in several]

    def _meant(self, term: Term) -> Set[str]:
        """The values of a field that a term means."""
        value, known = term.value, self._known[term.field]
        match term.field:
            case "pen" | "tag":
                # A whole name means just that one; the beginning of one, all that begin so.
                return {value} if value in known else {one for one in known if one.startswith(value)}
            case "in":
                return {one for one in known if value in one}
            case "since":
                return {day for day in known if day[: len(value)] >= value}
            case "until":
                return {day for day in known if day[: len(value)] <= value}
            case "entity":
                return self._names(value, known)
            case _:
                return {value}

    def _names(self, value: str, known: Set[str]) -> Set[str]:
        """Ids of the entities that have such a name, and the kept names that are one of theirs or like it."""
        if self._aliases is None:
            self._aliases = [
                (one.id, tuple(_squeezed(alias) for alias in (one.name, *one.aliases)))
                for one in self._index.entities()
            ]
        meant = [one for one in self._aliases if value in one[1]]
        if not meant:
            meant = [one for one in self._aliases if any(_begins_word(value, alias) for alias in one[1])]
        aliases = {alias for _, all_ in meant for alias in all_}
        kept = {
            one
            for one in known
            if one.startswith(_KEPT) and (one[1:] in aliases or _begins_word(value, one[1:]))
        }
        return kept | {id_ for id_, _ in meant}


def _coded(column: Sequence[_Value]) -> tuple[Sequence[int], Sequence[_Value]]:
    """A column as codes, which lie close together in memory, and the value of each code."""
    numbers: dict[_Value, int] = {}
    codes = array("i", [numbers.setdefault(value, len(numbers)) for value in column])
    return codes, list(numbers)


_KEPT = "~"
"""Before a name that was kept with an annotation, to tell it from an entity's id."""


def _kind(row: Row) -> str:
    if row.annotation.target.whole:
        return "article"
    return "noted" if row.annotation.note else "highlight"


def _things(row: Row) -> tuple[str, ...]:
    one = row.annotation
    return (*(("note",) if one.note else ()), *(("tags",) if one.tags else ()))


def _begins_word(value: str, name: str) -> bool:
    """Whether a value is the beginning of a name, or of a word in it and what follows."""
    return name.startswith(value) or f" {value}" in name


def _squeezed(text: str) -> str:
    return " ".join(fold(text).split())


class _Rows:
    """Makes rows, with what those of one article have in common worked out once."""

    def __init__(self, snapshot: Snapshot, before: AnnotationTable | None) -> None:
        self._snapshot = snapshot
        self._before = {row.annotation.id: row for row in before.rows} if before is not None else {}
        self._same_names = before is not None and before.index is snapshot.index
        self._titles = {id_: label(article) for id_, article in snapshot.articles.items()}
        self._starts: dict[str, list[int]] = {}

    def row(self, annotation: Annotation) -> Row:
        """The row of an annotation: the one that there was, if nothing of it has changed."""
        snapshot, target = self._snapshot, annotation.target
        stands = standing(annotation, snapshot.placed.get(annotation.id, ()), snapshot.articles)
        article = snapshot.articles.get(stands.article) if stands.article is not None else None
        title = self._titles[article.id] if article is not None else target.source.title or target.source.path
        before = self._before.get(annotation.id)
        same = before is not None and self._same_names and before.standing == stands
        if before is not None and same and before.title == title and before.annotation == annotation:
            return before
        paths = article.paths if article is not None else ()
        return Row(
            annotation,
            stands,
            title,
            _squeezed(" ".join((title, *annotation.tags, annotation.note, target.exact))),
            _squeezed(" ".join((title, target.source.title or "", target.source.path, *paths))),
            _squeezed(annotation.pen),
            tuple(_squeezed(tag) for tag in annotation.tags),
            self._entities(stands.passage if not target.whole else None).union(
                _KEPT + _squeezed(name) for name in target.entities
            ),
            local(annotation.created)[:10],
        )

    def _entities(self, passage: Passage | None) -> frozenset[str]:
        if passage is None:
            return frozenset()
        index = self._snapshot.index
        mentions = index.mentions_in(passage.article)
        starts = self._starts.get(passage.article)
        if starts is None:
            starts = self._starts[passage.article] = [mention.start for mention in mentions]
        first, last = bisect_left(starts, passage.start), bisect_left(starts, passage.end)
        if first and mentions[first - 1].end > passage.start:
            first -= 1
        return frozenset(index.entity_ids_in(passage.article)[first:last])


def _place(row: Row, ranks: Mapping[str, int], last: int) -> tuple[int, str, str, int, str]:
    """Articles in the order of the list, those that are not in the library by title; then by place in the text."""
    stands, target = row.standing, row.annotation.target
    start = stands.passage.start if stands.passage is not None else target.start
    whole = -1 if target.whole else start
    if stands.article is not None:
        return ranks.get(stands.article, last), "", "", whole, row.annotation.created
    return last + 1, row.title, target.article, whole, row.annotation.created


def local(moment: str) -> str:
    """An ISO time in UTC as "YYYY-MM-DD HH:MM" of the user's clock; what is no time stays as it is."""
    try:
        return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return moment
