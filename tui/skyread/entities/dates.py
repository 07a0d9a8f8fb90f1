"""DATE mentions of an article, and the ISO values they have by the article's own date.

The grammar of date expressions is `skyread.text.dates`; here the year that is not written is inferred.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skyread.entities.analysis import DateMention
from skyread.text.dates import DateExpression, find_dates, resolve

_NEAR = 160
"""So many characters on, a story told with a year is taken to be in that year still."""


def date_mentions(text: str, start: int, end: int, *, day_first: bool = False) -> Iterator[DateMention]:
    """The dates named in `text[start:end]`, one block, left to right; `day_first` says how 3/4/2021 is read."""
    year, reach = None, 0
    for found in find_dates(text, start, end, day_first=day_first):
        surface = " ".join(text[found.start : found.end].split())
        told = None
        if found.year is None:
            following = text[found.end : found.end + 14]
            if following.startswith((" of that year", " that year")) or (
                found.start < reach and not following.startswith((" of this year", " this year"))
            ):
                told = year
        elif found.month is not None:
            year, reach = found.year, found.end + _NEAR
        else:
            stop = text.find(". ", found.end, found.end + _NEAR)
            year, reach = found.year, stop if stop >= 0 else found.end + _NEAR
        yield DateMention(
            found.start, found.end, surface, found.year, found.month, found.day, found.weekday, told
        )


def date_values(dates: Sequence[DateMention], published: str | None) -> list[str | None]:
    """The ISO day, month or year of each date of an article, None where that cannot be told.

    A year that is not written is that of the story around it, else the one that brings the date nearest to
    `published` (ISO day, month or year). A bare weekday is the last one not after `published`, which must be a day.
    """
    values = []
    for date in dates:
        year = date.year
        if year is None and date.month is not None:
            year = _year(date, published)
        expression = DateExpression(date.start, date.end, year, date.month, date.day, date.weekday)
        values.append(resolve(expression, published))
    return values


def _year(date: DateMention, published: str | None) -> int | None:
    """The year a date without one means; None leaves it to its weekday and the reference."""
    if date.weekday is not None and published:
        return None
    if date.near is not None or not published:
        return date.near
    reference, month = int(published[:4]), int(published[5:7] or 0)
    if not month or date.month is None:
        return reference
    distance = date.month - month
    return reference + (distance < -6) - (distance > 6)
