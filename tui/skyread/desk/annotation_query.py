"""The query language of lists of passages: words, fields, quotes and negation; the fields of annotations stand here.

Parsing never fails: a field without a value asks for nothing, and what cannot be understood is told in `remarks`.
Which annotations a term fits is the business of `annotation_table`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from skyread.text.folding import fold

_TOKEN = re.compile(r'(?P<minus>-?)(?:(?P<field>[^\s":]+):)?(?:"(?P<quoted>(?:[^"]|"")*)"?|(?P<plain>\S*))')
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_DAYS = re.compile(r"(\d{1,4})d")

STATES = ("exact", "moved", "ambiguous", "orphan", "elsewhere")
THINGS = ("note", "tags")
KINDS = ("highlight", "article")
_CHOICES = {"state": STATES, "has": THINGS, "is": KINDS}
FIELDS = ("pen", "tag", "entity", "in", "since", "until", "state", "has", "is")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a passage must have, or must not."""

    field: str
    """One of those that were to be read, or empty for words."""
    value: str
    """Folded, its white space single blanks; of dates an ISO day, month or year."""
    negated: bool = False

    def narrows(self, wider: Term) -> bool:
        """Whether whatever fits this certainly fits `wider`, so that only what fitted that need be asked."""
        words = not (self.field or wider.field or self.negated or wider.negated)
        return self == wider or (words and wider.value in self.value)


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for: all of the terms."""

    terms: tuple[Term, ...] = ()
    remarks: tuple[str, ...] = ()
    """What could not be understood, for the reader."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words and phrases asked for, to show where they stand."""
        return tuple(term.value for term in self.terms if not term.field and not term.negated)


def parse(text: str, today: date, fields: Collection[str] = FIELDS) -> Query:
    """Read a query; `today` is what relative dates count from, `fields` are those that the list has."""
    terms: list[Term] = []
    remarks: list[str] = []
    for token in _TOKEN.finditer(text):
        field = fold(token["field"] or "")
        typed = token["plain"] if token["quoted"] is None else token["quoted"].replace('""', '"')
        value = " ".join(fold(typed).split())
        negated = bool(token["minus"])
        if field and field not in fields:
            if field.isalpha():
                remarks.append(f"there is no field “{field}:”")
            value, field = f"{field}:{value}", ""
        if not value:
            continue
        if field in _CHOICES:
            options = _CHOICES[field]
            chosen = next((one for one in options if one.startswith(value)), None)
            if chosen is None:
                remarks.append(f"{field}: takes {', '.join(options)}")
                continue
            value = chosen
        elif field in ("since", "until"):
            day = _day(value, today)
            if day is None:
                remarks.append(f"{field}: takes 2024, 2024-05, 2024-05-31, today, yesterday or 7d")
                continue
            value = day
        terms.append(Term(field, value, negated))
    return Query(tuple(terms), tuple(dict.fromkeys(remarks)))


def _day(value: str, today: date) -> str | None:
    """The ISO day, month or year that is meant; None where none is."""
    if value in ("today", "yesterday"):
        return (today - timedelta(days=value == "yesterday")).isoformat()
    if days := _DAYS.fullmatch(value):
        return (today - timedelta(days=int(days[1]))).isoformat()
    return value if _DATE.fullmatch(value) else None


def quoted(value: str) -> str:
    """A value as it is typed: in quotation marks where it has blanks or such marks, which are doubled there."""
    doubled = value.replace('"', '""')
    return f'"{doubled}"' if re.search(r'[\s"]', value) else value
