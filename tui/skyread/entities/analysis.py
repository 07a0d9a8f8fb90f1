"""What the analysis of one article yields: mentions of forms, with the evidence for what each form is.

Plain data that can be pickled, cached and compared. Which entity a form is, is decided over all articles by the
resolver.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import cast

from skyread.entities.model import EntityType

TYPES = tuple(EntityType)
"""The order of `Form.votes`."""
PERSON, ORG, PLACE, TREATY, WEAPON, EVENT, DATE, OTHER = range(len(TYPES))
"""Positions in it."""

_Plain = tuple[
    tuple[tuple[str, tuple[int, ...]], ...],
    tuple[bytes, bytes, bytes],
    tuple[tuple[int, int], ...],
    tuple[tuple[int, int, str, int | None, int | None, int | None, int | None, int | None, bool], ...],
    tuple[tuple[int, int, int | None, int, int], ...],
    tuple[tuple[int, int, int], ...],
]


@dataclass(frozen=True, slots=True)
class Form:
    """One surface form of an article: its text with single spaces, and votes for each of TYPES."""

    surface: str
    votes: tuple[int, ...]


class Mentions:
    """Where which form stands: start, end, index into the forms; sorted, without overlap.

    Yields tuples, but is kept in columns: a large library has millions of them.
    """

    __slots__ = ("ends", "forms", "starts")

    def __init__(self, starts: array[int], ends: array[int], forms: array[int]) -> None:
        self.starts, self.ends, self.forms = starts, ends, forms

    @classmethod
    def of(cls, mentions: Iterable[tuple[int, int, int]]) -> Mentions:
        """From tuples."""
        rows = list(mentions)
        starts, ends, forms = (array("I", (row[column] for row in rows)) for column in range(3))
        return cls(starts, ends, forms)

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        return zip(self.starts, self.ends, self.forms, strict=True)

    def __getitem__(self, number: int) -> tuple[int, int, int]:
        return self.starts[number], self.ends[number], self.forms[number]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Mentions):
            return NotImplemented
        return (self.starts, self.ends, self.forms) == (other.starts, other.ends, other.forms)

    def __hash__(self) -> int:
        return hash((len(self.starts), *self.starts[:8]))


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as written; the parts that it names itself, None where it does not."""

    start: int
    end: int
    surface: str
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    """0 is Monday."""
    near: int | None
    """For a date without a year that of which the sentences before it speak; -1, 0, 1 for last, this and next year."""
    ahead: bool = False
    """Whether its sentence speaks of it as coming; told of dates without a year."""

    def moved(self, by: int) -> DateMention:
        """The same date so many code points on."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted speech, its marks included."""

    start: int
    end: int
    speaker: int | None
    """Where the mention starts that names its speaker, beside the quote or elsewhere; None where nobody is named."""
    cue_start: int
    """Where the words stand that say so, -1 where there are none."""
    cue_end: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """The names of one article."""

    forms: tuple[Form, ...]
    mentions: Mentions
    definitions: tuple[tuple[int, int], ...]
    """Pairs of forms: a long name and the short form that a bracket gives it."""
    dates: tuple[DateMention, ...]
    quotes: tuple[Quote, ...] = ()
    """Sorted, without overlap."""
    descriptions: tuple[tuple[int, int, int], ...] = ()
    """Index into `mentions`, and start and end of the words that say what it is ("Deputy Foreign Minister of Russia")."""

    def types(self) -> bytes:
        """For each mention the type that most votes of its form are for, as a position in TYPES."""
        likely = bytes(form.votes.index(max(form.votes)) for form in self.forms)
        return bytes(map(likely.__getitem__, self.mentions.forms))

    def to_bytes(self) -> bytes:
        """A compact form for a cache on this machine; `from_bytes` reads it back."""
        plain: _Plain = (
            tuple((form.surface, form.votes) for form in self.forms),
            (self.mentions.starts.tobytes(), self.mentions.ends.tobytes(), self.mentions.forms.tobytes()),
            self.definitions,
            tuple(
                (d.start, d.end, d.surface, d.year, d.month, d.day, d.weekday, d.near, d.ahead)
                for d in self.dates
            ),
            tuple((q.start, q.end, q.speaker, q.cue_start, q.cue_end) for q in self.quotes),
            self.descriptions,
        )
        return marshal.dumps(plain)

    @classmethod
    def from_bytes(cls, data: bytes) -> Analysis:
        """The analysis that `to_bytes` wrote. Raises ValueError on anything else."""
        try:
            forms, mentions, definitions, dates, quotes, descriptions = cast(_Plain, marshal.loads(data))
            return cls(
                tuple(Form(*form) for form in forms),
                Mentions(*(array("I", column) for column in mentions)),
                definitions,
                tuple(DateMention(*date) for date in dates),
                tuple(Quote(*quote) for quote in quotes),
                descriptions,
            )
        except (EOFError, TypeError) as error:
            raise ValueError("not an analysis") from error
