"""The list of annotations to pick from: how each is worded, grouped by article or in order of time.

What fits a query is `annotation_table`'s business. Finding is done in the background, where the table is made too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock

from skyread.desk.annotation_query import FIELDS, parse
from skyread.desk.annotation_table import AnnotationTable, Order, Row, Snapshot, local
from skyread.desk.oneline import cut, marks_of, one_line
from skyread.desk.picker import Item, Results
from skyread.desk.sheet import Look, Sheet
from skyread.index.library_index import Index
from skyread.library.article import Article
from skyread.notebook.annotation import State
from skyread.notebook.apart import Noted
from skyread.text.spans import Passage

LIMIT = 200
"""Items made for one query; how many more there are is said after the last."""
_QUOTE, _QUOTE_BESIDE_NOTE, _QUOTE_BESIDE_TAGS, _NOTE = 200, 40, 28, 160
"""Code points shown of a quote, of one with a note or with tags beside it, and of a note."""
_HINT = " ".join(f"{field}:" for field in FIELDS)
"""What may be asked, said as long as nothing is."""
_ELSEWHERE = "–"
"""The sign of an annotation whose article the library does not hold."""


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """What a table depends on; two are the same if nothing of it was replaced."""

    changed: int
    articles: Mapping[str, Article]
    order: Sequence[str]
    index: Index

    def same(self, other: Sight | None) -> bool:
        """Whether a table of the other would be no other."""
        return (
            other is not None
            and self.changed == other.changed
            and self.articles is other.articles
            and self.order is other.order
            and self.index is other.index
        )


class Tables:
    """Keeps the latest table, from which the next one is made."""

    def __init__(self) -> None:
        self.latest: AnnotationTable | None = None
        """What was made last; nobody waits for it."""
        self._lock = Lock()
        self._sight: Sight | None = None

    def table(self, sight: Sight, read: Callable[[], Noted]) -> AnnotationTable:
        """The table of what is in sight; on any thread, and made only once."""
        with self._lock:
            table = self.latest
            if table is None or not sight.same(self._sight):
                noted = read()
                snapshot = Snapshot(noted.annotations, noted.placed, sight.articles, sight.order, sight.index)
                table = self.latest = AnnotationTable(snapshot, table)
                self._sight = sight
            return table


@dataclass(frozen=True, slots=True)
class AnnotationSource:
    """All annotations of the notebook."""

    tables: Tables
    sight: Sight
    read: Callable[[], Noted]
    order: Order = Order.ARTICLE
    slow: bool = True
    previews: bool = True
    limit: int = LIMIT
    here: str | None = None
    """Id of the article shown."""
    here_only: bool = False

    @property
    def widest(self) -> bool:
        """Whether there is nowhere else to look."""
        return not self.here_only

    def rescoped(self) -> AnnotationSource:
        """Those of the article shown only, or all of them."""
        return replace(self, here_only=self.here is not None and not self.here_only)

    def up_to(self, limit: int) -> AnnotationSource:
        """The same with so many annotations."""
        return replace(self, limit=limit)

    @property
    def title(self) -> str:
        """What is picked, and in which order."""
        return f"annotations{' of this article' if self.here_only else ''} · {self.order.value}"

    def reordered(self) -> AnnotationSource:
        """The same in the next order."""
        return replace(self, order=self.order.next)

    def find(self, query: str) -> list[Item]:
        """Annotations that fit a query; see `annotation_query` for what may be asked."""
        table = self.tables.table(self.sight, self.read)
        asked = parse(query, date.today())
        numbers = table.select(asked, self.order)
        if self.here_only:
            numbers = [one for one in numbers if table.rows[one].standing.article == self.here]
        items: list[Item] = []
        group: tuple[str | None, str] | None = None
        for number in numbers[: self.limit]:
            row = table.rows[number]
            of = (row.standing.article, row.title)
            heading = row.title if self.order is Order.ARTICLE and of != group else ""
            group = of
            items.append(_item(row, heading, asked.words, self.order))
        more = len(numbers) - len(items)
        return Results(
            items,
            f"{len(numbers):,} of {len(table.rows):,}" if table.rows else "",
            " · ".join(asked.remarks) if query.strip() else _HINT,
            f"… and {more:,} more: narrow them down" if more else "",
        )

    def landing(self, item: Item) -> Passage | None:
        """Where an annotation stands."""
        return item.passage

    def sheet(self, item: Item) -> Sheet | None:
        """The note of an annotation; all that is kept of one that stands nowhere in the library."""
        row = self.row(item)
        if row is None:
            return None
        if item.passage is None:
            return kept(row)
        return Sheet.of(_noted(row)) if row.annotation.note or row.annotation.tags else None

    def row(self, item: Item) -> Row | None:
        """The annotation that an item stands for, as it was when the list was made last."""
        latest = self.tables.latest
        return latest.row(item.key) if latest is not None else None


def kept(row: Row) -> Sheet:
    """What an annotation holds of its passage and its article, for a reader who has it no more."""
    one = row.annotation
    target, source = one.target, one.target.source
    state = {
        State.AMBIGUOUS: "It may stand in several places: :anchors shows them",
        State.ORPHAN: "Its passage was not found: :anchors can place it",
    }.get(row.standing.state or State.EXACT, "Its article is not in the library")
    about = [part for part in (source.title, source.source, source.published, source.path) if part]
    return Sheet.of(
        [
            [(state, Look.HEADING)],
            [(target.prefix, Look.CONTEXT), (target.exact, Look.QUOTE), (target.suffix, Look.CONTEXT)],
            *_noted(row),
            [(" · ".join(about), Look.ABOUT)],
            [(" · ".join(part for part in (one.pen, local(one.created)) if part), Look.ABOUT)],
        ]
    )


def _noted(row: Row) -> list[list[tuple[str, Look]]]:
    """Note and tags of an annotation, as paragraphs of a sheet."""
    one = row.annotation
    lines = [line for line in one.note.splitlines() if line.strip()]
    signed = [f"✎ {lines[0]}", *lines[1:]] if lines else []
    return [[(line, Look.NOTE)] for line in (*signed, " ".join(f"#{tag}" for tag in one.tags))]


def sign_of(row: Row) -> str:
    """One character for how surely the passage is known."""
    return row.standing.state.sign if row.standing.state is not None else _ELSEWHERE


def _item(row: Row, heading: str, words: tuple[str, ...], order: Order) -> Item:
    one = row.annotation
    quote, note = one_line(one.target.exact), one_line(one.note)
    parts = [sign_of(row), f"{one.pen:<9}" if one.pen else "article  "]
    if quote:
        room = _QUOTE_BESIDE_TAGS if one.tags else _QUOTE_BESIDE_NOTE if note else _QUOTE
        parts.append(cut(quote, words, room))
    parts += [f"#{tag}" for tag in one.tags]
    if note:
        parts.append("✎ " + cut(note, words, _NOTE))
    label = " ".join(parts)
    detail = "" if order is Order.ARTICLE else row.title
    return Item(one.id, label, detail, row.day, marks_of(label, words), row.standing.passage, heading)
