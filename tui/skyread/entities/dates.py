"""DATE mentions of an article, and the ISO values they have by the article's own date.

The grammar of date expressions is `skyread.text.dates`; here the year that is not written is inferred.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skyread.entities.analysis import DateMention
from skyread.text.dates import DateExpression, find_dates, resolve


def date_mentions(text: str, start: int, end: int) -> Iterator[DateMention]:
    """The dates named in `text[start:end]`, left to right."""
    for found in find_dates(text, start, end):
        surface = " ".join(text[found.start : found.end].split())
        yield DateMention(found.start, found.end, surface, found.year, found.month, found.day, found.weekday)


def date_values(dates: Sequence[DateMention], published: str | None) -> list[str | None]:
    """The ISO day, month or year of each date of an article, None where that cannot be told.

    A year that is not written is the one that brings the date nearest to `published` (ISO day, month or year);
    without `published`, the year written nearest before it in the article, else nearest after. A bare weekday is the
    last one not after `published`, which must be a day.
    """
    written = [date.year for date in dates]
    values = []
    for i, date in enumerate(dates):
        year = date.year
        if year is None and date.month is not None:
            year = _year(date, i, written, published)
        expression = DateExpression(date.start, date.end, year, date.month, date.day, date.weekday)
        values.append(resolve(expression, published))
    return values


def _year(date: DateMention, index: int, written: Sequence[int | None], published: str | None) -> int | None:
    """The year a date without one means; None leaves it to its weekday and the reference."""
    if date.weekday is not None and published:
        return None
    if published:
        reference, month = int(published[:4]), int(published[5:7] or 0)
        if not month or date.month is None:
            return reference
        distance = date.month - month
        return reference + (distance < -6) - (distance > 6)
    nearest = (*reversed(written[:index]), *written[index + 1 :])
    return next((year for year in nearest if year is not None), None)
