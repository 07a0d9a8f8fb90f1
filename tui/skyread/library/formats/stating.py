"""How files write what they state about themselves: dates in many forms, addresses, names.

A date is taken at the precision in which it is written, and only where the calendar has such a day; nothing is
guessed from the text here.
"""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_tz
from urllib.parse import urlsplit

from skyread.library.formats.composing import one_line
from skyread.text.dates import find_dates, resolve

_ISO = re.compile(
    r"\s*(?P<year>(?:1[5-9]|20)\d\d)(?:(?P<mark>[-/.]?)(?P<month>0[1-9]|1[0-2])(?:(?P=mark)(?P<day>0[1-9]|[12]\d|3[01]))?)?"
    r"(?![\d])(?:[T\s].*)?\s*\Z",
    re.DOTALL,
)
_LONGEST = 80


def iso_date(value: str | None) -> str | None:
    """A stated date as ISO day, month or year; None where it can't be told for sure.

    Knows ISO 8601 and its short form, dates of mail and feeds (RFC 2822) and English dates written out. The day is
    that of the time zone in which it is stated.
    """
    if not value or len(value) > _LONGEST:
        return None
    found = _ISO.match(value)
    if found is not None:
        parts = [part for part in (found["year"], found["month"], found["day"]) if part]
        return "-".join(parts) if len(parts) < 3 or _exists(*map(int, parts)) else None
    try:
        mailed = parsedate_tz(value)
    except (ValueError, IndexError, TypeError, OverflowError):
        mailed = None
    if mailed is not None and _exists(*mailed[:3]):
        return date(*mailed[:3]).isoformat()
    for expression in find_dates(value, day_first=None):
        stated = resolve(expression, None)
        if stated is not None and expression.year is not None:
            return stated
    return None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        return date(year, month, day).year >= 1500
    except ValueError:
        return False


def web_address(value: str | None) -> str | None:
    """An address of the web as it is stated; None for anything else, so that nothing else is ever opened."""
    line = one_line(value)
    if line is None or " " in line:
        return None
    try:
        parts = urlsplit(line)
    except ValueError:
        return None
    return line if parts.scheme.lower() in ("http", "https") and parts.netloc else None
