"""DATE mentions of an article, and the ISO values they have by the article's own date.

The grammar of date expressions is `skyread.text.dates`; here the year that is not written is inferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from skyread.entities.analysis import DateMention
from skyread.library.dating import lies_ahead
from skyread.text.dates import DateExpression, find_dates, resolve

_JOINED = len(", and ")
_WHOLE_DAY = len("2022-01-18")
_COMING = ("will", "would", "shall", "won't", "coming", "expire", " due", "schedul", "plan", "slated", "set ", "expected", "agreed to",
           "intend", "wants to", "want to", "hope", "promised to", "pledged to", "preparing to", "invited to", "proposed to", " is to", "are to",
           "is going", "are going")  # fmt: skip
"""Without one of these nothing is spoken of as coming; looking for them is cheap."""
_BESIDE = 3_000
"""Characters over which a day that is named says which week a bare weekday is in."""
_LIMIT = re.compile(
    r"\b(?:until|till|by|before|next|upcoming|coming)(?: the)? (?:(?:end|beginning|middle) of |early |late |mid-)?\Z",
    re.IGNORECASE,
)
"""Words before a month that is to come, whatever the tense."""
_NEXT = 3
"""Months to come in which a month lies that nothing is said of; a later one has been."""
_COUNTED = {"last": -1, "this": 0, "next": 1}
"""Years as they are counted from that of the article."""
_BESIDE_YEAR = re.compile(r",? (?:of )?(last|next|this|that) year\b")
_NEAR = 160
"""So many characters on, a story told with a year is taken to be in that year still."""


def date_mentions(text: str, start: int, end: int, *, day_first: bool = False) -> Iterator[DateMention]:
    """The dates named in `text[start:end]`, one block, left to right; `day_first` says how 3/4/2021 is read."""
    year, reach = None, 0
    for found in find_dates(text, start, end, day_first=day_first):
        surface = " ".join(text[found.start : found.end].split())
        told = None
        if found.year is None:
            beside = _BESIDE_YEAR.match(text, found.end)
            if beside is not None and beside[1] != "that":
                told = _COUNTED[beside[1]]
            elif beside is not None or found.start < reach:
                told = year
        elif found.month is not None:
            year, reach = found.year, found.end + _NEAR
        else:
            stop = text.find(". ", found.end, found.end + _NEAR)
            year, reach = found.year, stop if stop >= 0 else found.end + _NEAR
        ahead = _matters(found) and _may_lie_ahead(text, start, end, found)
        yield DateMention(
            found.start, found.end, surface, found.year, found.month, found.day, found.weekday, told, ahead
        )


def _matters(found: DateExpression) -> bool:
    """Whether it may matter if a date lies ahead: where its year is not written, and of a weekday which week is meant."""
    return found.year is None and (found.month is not None or found.weekday is not None)


def _may_lie_ahead(text: str, start: int, end: int, found: DateExpression) -> bool:
    if found.month is not None and _LIMIT.search(text, max(start, found.start - 30), found.start):
        return True
    around = text[max(start, found.start - 110) : min(end, found.end + 80)]
    return any(word in around for word in _COMING) and lies_ahead(text, start, end, found)


def date_values(dates: Sequence[DateMention], published: str | None) -> list[str | None]:
    """The ISO day, month or year of each date of an article, None where that cannot be told.

    A year that is not written is that of the story around it, or one counted from the article's own ("last year"); else
    the one that brings the date nearest to `published` (ISO day, month or year), what is not spoken of as coming being
    past, or near. A bare weekday is the last one up to the day of publication, or the next one where it is spoken of as
    coming; where that day is not known, the one nearest to the day that is named next to it.
    """
    values: list[str | None] = []
    for place, one in enumerate(dates):
        year = one.year
        if year is None and one.month is not None:
            year = _year_behind(one, dates[place + 1] if place + 1 < len(dates) else None) or _year(
                one, published
            )
        expression = DateExpression(one.start, one.end, year, one.month, one.day, one.weekday)
        values.append(resolve(expression, published))
    days = [(one, day) for one, value in zip(dates, values, strict=True) if (day := _day(value)) is not None]
    for place, one in enumerate(dates):
        if one.weekday is None or one.month is not None or one.year is not None:
            continue
        if published is None or len(published) < _WHOLE_DAY:
            values[place] = _beside(one, days)
        elif one.ahead:
            values[place] = _from(one.weekday, date.fromisoformat(published), 1)
    return values


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value is not None and len(value) == _WHOLE_DAY else None


def _beside(one: DateMention, days: Sequence[tuple[DateMention, date]]) -> str | None:
    """The bare weekday by the day that is named nearest to it in the text: on the side of it that the tenses tell."""
    if one.weekday is None or not days:
        return None
    other, day = min(days, key=lambda named: abs(named[0].start - one.start))
    if abs(other.start - one.start) > _BESIDE:
        return None
    if one.ahead and not other.ahead:
        return _from(one.weekday, day, 1)
    if other.ahead and not one.ahead:
        return _from(one.weekday, day, -1)
    return min(
        (_from(one.weekday, day, 1), _from(one.weekday, day, -1)),
        key=lambda iso: abs(date.fromisoformat(iso) - day),
    )


def _from(weekday: int, day: date, direction: int) -> str:
    """The first such weekday at or after (1), or at or before (-1) a day."""
    return (day + timedelta(days=direction * ((direction * (weekday - day.weekday())) % 7))).isoformat()


def _year_behind(one: DateMention, two: DateMention | None) -> int | None:
    """The year that stands with the date right behind: "from November to December 2021", "on 3 May and 5 May 2019"."""
    if (
        two is None
        or two.year is None
        or two.month is None
        or one.month is None
        or two.start - one.end > _JOINED
    ):
        return None
    return two.year - (one.month > two.month)


def _year(one: DateMention, published: str | None) -> int | None:
    """The year a date without one means; None leaves it to its weekday and the reference."""
    counted = one.near is not None and one.near in _COUNTED.values()
    if one.weekday is not None and published and not counted:
        return None
    if not published:
        return None if counted else one.near
    reference, month = int(published[:4]), int(published[5:7] or 0)
    if one.near is not None:
        return reference + one.near if counted else one.near
    if not month or one.month is None:
        return reference
    distance = one.month - month
    if one.ahead:
        return reference + (distance < -6) - (distance > 6)
    return reference - (distance > _NEXT)
