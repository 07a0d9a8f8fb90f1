"""What happened when: the dates of the library's texts in the order of time, each with the sentence it stands in.

Dates were found and given their values with the names; here two that make a span ("from 2014 to 2019") become one event. What
cannot be dated stays out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from skyread.entities.model import EntityType, Mention
from skyread.index.library_index import Index
from skyread.library.article import Article
from skyread.text.sentences import sentences
from skyread.text.spans import Span

_UP_TO = re.compile(r"\s*(?:-|–|—|to|until|till|through)\s*")
_AND = re.compile(r"\s*and\s*")
_FROM = re.compile(r"\b(?:from|since|between)\s+(?:early |mid-|late )?\Z", re.IGNORECASE)
_DAYS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-–](\d{1,2})(?!\d)")
_LONGEST = 1_200
"""Code points of a sentence that is shown whole."""
_MONTH_LENGTH, _DAY_LENGTH = len("2022-01"), len("2022-01-18")


@dataclass(frozen=True, slots=True)
class Event:
    """A date of a text. Offsets are code points of the article's text, end exclusive."""

    article: str
    """The article's id."""
    start: int
    end: int
    value: str
    """ISO day, month or year, or two of them with a slash between: from the first to the last."""
    first: date
    """The first day that it may mean."""
    last: date
    """The last day."""

    @property
    def month(self) -> int:
        """The month in which a date lies or a span of time begins; 0 where only a year is known."""
        return self.first.month if len(self.value.partition("/")[0]) >= _MONTH_LENGTH else 0

    @property
    def when(self) -> tuple[int, int, int, int]:
        """In which order dates stand: of a year first what is said of the year, of a month what is said of the month."""
        return self.first.year, self.month, self.first.toordinal(), -self.last.toordinal()


class Timeline:
    """The dated passages of a library. Like the index it belongs to, it never changes."""

    def __init__(self, index: Index) -> None:
        """Everything is worked out when it is first asked for."""
        self._index = index
        self._events: list[Event] | None = None
        self._sentences: dict[tuple[str, int], list[Span]] = {}

    def events(self, entity_id: str | None = None, order: Sequence[str] | None = None) -> list[Event]:
        """The events in the order of time; of an entity: those in whose sentence it stands.

        What several articles tell of one time comes in the order of their own dates, then of the library.

        `order` lists the ids of the articles that count, without it all do.
        """
        if self._events is None:
            found = [event for article in self._index.articles for event in self._of(article)]
            found.sort(key=lambda event: (event.when, self._published(event)))
            self._events = found
        kept: Iterable[Event] = self._events
        if order is not None:
            wanted = frozenset(order)
            kept = (event for event in kept if event.article in wanted)
        if entity_id is not None:
            kept = (event for event in kept if self._speaks_of(event, entity_id))
        return list(kept)

    def sentence(self, event: Event) -> Span:
        """The sentence in which an event stands, of a very long one what is around; the event itself where there is none."""
        article = self._index.article(event.article)
        if article is None:
            return Span(event.start, event.end)
        place = bisect_right(article.blocks, event.start, key=lambda block: block.start) - 1
        if place < 0:
            return Span(event.start, event.end)
        key = (article.id, place)
        if key not in self._sentences:
            block = article.blocks[place]
            self._sentences[key] = sentences(article.text, block.start, block.end)
        spans = self._sentences[key]
        number = bisect_right(spans, event.start, key=lambda span: span.start) - 1
        if number < 0 or not spans[number].covers(event.start):
            return Span(event.start, event.end)
        return _near(article.text, spans[number], event)

    def context(self, event: Event) -> str:
        """The words of the event's sentence, blanks made single."""
        article = self._index.article(event.article)
        span = self.sentence(event)
        return " ".join(article.visible(span.start, span.end).split()) if article else ""

    def months(self, events: Iterable[Event]) -> list[tuple[str, int]]:
        """How many of the events lie in each month (ISO), in order; those that name no month are left out."""
        counted = Counter(event.value[:7] for event in events if len(event.value.partition("/")[0]) > 4)
        return sorted(counted.items())

    def _published(self, event: Event) -> str:
        article = self._index.article(event.article)
        return (article.published if article else None) or "9999"

    def _speaks_of(self, event: Event, entity_id: str) -> bool:
        span = self.sentence(event)
        here = self._index.next_in(entity_id, event.article, span.start)
        return here is not None and span.start <= here.start < span.end

    def _of(self, article: Article) -> list[Event]:
        """An article's events in reading order."""
        dated = [m for m in self._index.mentions_in(article.id) if m.type is EntityType.DATE and m.value]
        events: list[Event] = []
        skipped = False
        for place, one in enumerate(dated):
            if skipped:
                skipped = False
                continue
            after = dated[place + 1] if place + 1 < len(dated) else None
            event = _span(article, one, after) if after is not None else None
            skipped = event is not None
            events.append(event or _event(article, one.start, one.end, _range_inside(one)))
        return events


def _near(text: str, sentence: Span, event: Event) -> Span:
    """A sentence; of one that no reader would take for one, some words on each side of the event."""
    if len(sentence) <= _LONGEST:
        return sentence
    start = max(sentence.start, event.start - _LONGEST // 2)
    end = min(sentence.end, event.end + _LONGEST // 2)
    if start > sentence.start:
        start = text.find(" ", start, event.start) + 1 or start
    if end < sentence.end:
        last = text.rfind(" ", event.end, end)
        end = last if last > 0 else end
    return Span(start, end)


def _span(article: Article, one: Mention, two: Mention) -> Event | None:
    """One event of two dates that are the ends of a span of time."""
    gap = article.text[one.end : two.start]
    if len(gap) > 9 or not one.value or not two.value or _DAYS.search(one.surface):
        return None
    led = _FROM.search(article.text, max(0, one.start - 16), one.start) is not None
    bare = not gap.strip() or gap.strip() in "-–—"
    if not (_UP_TO.fullmatch(gap) and gap.strip() and (led or bare)) and not (led and _AND.fullmatch(gap)):
        return None
    if bounds(one.value)[0] >= bounds(two.value)[0]:
        return None
    return _event(article, one.start, two.end, f"{one.value}/{two.value}")


def _range_inside(one: Mention) -> str:
    """The value of a date, from day to day where it names two: "7–9 July"."""
    assert one.value is not None
    days = _DAYS.search(one.surface)
    if days is None or len(one.value) != _DAY_LENGTH or not int(days[1]) < int(days[2]) <= 31:
        return one.value
    last = f"{one.value[:8]}{int(days[2]):02}"
    return (
        f"{one.value}/{last}"
        if int(days[2]) <= monthrange(*map(int, one.value.split("-")[:2]))[1]
        else one.value
    )


def _event(article: Article, start: int, end: int, value: str) -> Event:
    return Event(article.id, start, end, value, *bounds(value))


def bounds(value: str) -> tuple[date, date]:
    """The first and the last day of an ISO day, month, year or interval."""
    one, _, two = value.partition("/")
    return _first(one), _last(two or one)


def _first(value: str) -> date:
    year, month, day = (*value.split("-"), "1", "1")[:3]
    return date(int(year), int(month), int(day))


def _last(value: str) -> date:
    parts = [int(part) for part in value.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])
