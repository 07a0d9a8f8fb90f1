"""Date expressions of English news: where they stand, what they say, and which day that is.

`find_dates` reports what is written, to the part: a month without a year has no year. `resolve` fills in what
follows from a reference date. Durations, clock times, seasons and words like "yesterday" are left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _capitalised(words: tuple[str, ...]) -> str:
    """A pattern for the words as names are written: "March" or "MARCH", never "march"."""
    return "|".join(f"{word.capitalize()}|{word.upper()}" for word in words)


_MONTH = rf"(?:{_capitalised(_MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_FULL_MONTH = rf"(?:{_capitalised(_MONTHS)})"
_WEEKDAY = rf"(?:{_capitalised(_WEEKDAYS)})"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d|[.,]\d|%)\b"
_YEAR = r"(?:19|20)\d\d(?![\d%]|[.,]\d)\b"
_SPACE = r"(?:[ \t\xa0]+(?:\r?\n[ \t\xa0]*)?|\r?\n[ \t\xa0]*)"
_UNITS = (
    r"km|kilomet\w+|met(?:er|re)s?|miles?|feet|people|persons?|men|troops|soldiers|dollars|euros|rubles|percent|missiles|warheads|"
    r"launchers|bombs|times|tons?|tonnes|kg|kilograms?|flights?|hours|minutes|aircraft|planes|tanks|vehicles|mw|kw|seats|votes|"
    r"delegates|participants|cases|deaths|points|pages|words|articles|guests|residents|refugees|workers|civilians"
)

_PATTERN = re.compile(
    rf"""
    (?:
      (?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>0[1-9]|1[0-2])-(?P<iso_day>0[1-9]|[12]\d|3[01])(?![\d-])
    | (?P<first>[0-3]?\d)(?P<mark>[./])(?P<second>[0-3]?\d)(?P=mark)(?P<num_year>(?:19|20)\d\d)(?!\d|[./-]\d)
    | (?:(?P<wd1>{_WEEKDAY}),?{_SPACE})?
      (?P<month1>{_MONTH}){_SPACE}(?P<day1>{_DAY})(?:[-–](?:{_DAY}))?
      (?:,?{_SPACE}(?P<year1>{_YEAR}))?
    | (?:(?P<wd2>{_WEEKDAY}),?{_SPACE})?
      (?P<day2>{_DAY})(?:[-–](?:{_DAY}))?{_SPACE}(?:of{_SPACE})?(?P<month2>{_MONTH})
      (?:,?{_SPACE}(?P<year2>{_YEAR}))?
    | (?P<month3>{_MONTH})(?:,?{_SPACE}(?:of{_SPACE})?)(?P<year3>{_YEAR})
    | (?P<month4>{_FULL_MONTH})\b(?!\s\d)
    | (?P<year4>{_YEAR})
    | (?P<wd3>{_WEEKDAY})\b
    )
    (?:(?!\w)|(?=T\d\d:))
    """,
    re.VERBOSE,
)
# Where an expression can begin. Looking for these first is five times as fast as trying the whole pattern at
# every character.
_FIRST = re.compile(
    r"[0-9JFMASONDTW](?<![\w$€£#№].)(?:(?<=[0-9])[0-9]*|an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec|on|ue|ed|hu|ri|at|"
    r"AN|EB|AR|PR|AY|UN|UL|UG|EP|CT|OV|EC|ON|UE|ED|HU|RI|AT)"
)
_BEGINNINGS = frozenset(word[:3] for word in (*_MONTHS, *_WEEKDAYS))
_YEAR_DIGITS = 4
_BEHIND_DAY = frozenset("JFMASONDo \t\r\n\xa0")
"""What can stand behind a day and a blank: the beginning of a month, "of", or more white space."""
_JOINED_TO_DAY = frozenset("./-–stnr\t\r\n\xa0")
"""What can stand directly behind a day, beside a blank."""
_QUALIFIER = re.compile(r"\b(early|mid|late)(?:-|\s+)\Z", re.IGNORECASE)
# What must stand before a month that is also a word or a name, and before a year that stands alone.
_LEADS_MONTH = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|during|last|next|this|from|to|before|after|through|between|and|for|every)|[(,–—-])\s*\Z",
    re.IGNORECASE,
)
_LEADS_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|of|before|after|during|through|between|and|to|or|year|circa|around|about|for|over|"
    r"spring|summer|autumn|fall|winter|throughout|as|the|this|that|its|his|their|our|a|back)|['’]s|[(;]|(?:19|20)\d\d\s?[-–—,/])\s*\Z",
    re.IGNORECASE,
)
_NO_YEAR_AFTER = re.compile(rf"\s*(?:{_UNITS})\b|s\b|[-–]\w|\s*[%$€£]", re.IGNORECASE)
_NAME_AFTER = re.compile(r"\s+[“\"]?[A-Z]")
_PARTS = "month1 month2 month3 month4 year1 year2 year3 year4 day1 day2 wd1 wd2 wd3".split()
_MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(_MONTHS, 1)}
_WORDS_TOO = (3, 5)
_NAMES_TOO = (4, 6, 8)


@dataclass(frozen=True, slots=True)
class DateExpression:
    """What a date expression says, part by part; None for parts that it leaves open."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 for Monday to 6 for Sunday."""
    qualifier: str | None = None
    """"early", "mid" or "late"."""


def find_dates(
    text: str, start: int = 0, end: int | None = None, *, day_first: bool | None = False
) -> list[DateExpression]:
    """The date expressions in `text[start:end]`, in order, without overlap.

    `day_first` says how to read 05/06/2021; None leaves such dates out. Dots always have the day first. Bare
    years (1900–2099) count only where the words around make them dates.
    """
    stop = len(text) if end is None else end
    found: list[DateExpression] = []
    at = start
    for candidate in _FIRST.finditer(text, start, stop):
        if candidate.start() < at or not _may_begin(text, *candidate.span()):
            continue
        match = _PATTERN.match(text, candidate.start(), stop)
        expression = _expression(text, match, day_first) if match is not None else None
        if expression is not None:
            found.append(expression)
            at = expression.end
    return found


def _may_begin(text: str, start: int, end: int) -> bool:
    """Whether what `_FIRST` found can begin an expression; asking this costs less than trying the pattern."""
    if not text[start].isdecimal():
        return text[start:end].lower() in _BEGINNINGS
    if end - start > 2:
        return end - start == _YEAR_DIGITS and text.startswith(("19", "20"), start)
    behind = text[end : end + 1]
    return text[end + 1 : end + 2] in _BEHIND_DAY if behind == " " else behind in _JOINED_TO_DAY


def _expression(text: str, match: re.Match[str], day_first: bool | None) -> DateExpression | None:
    start, end = match.span()
    if match["iso_year"]:
        return _checked((start, end), int(match["iso_year"]), int(match["iso_month"]), int(match["iso_day"]))
    if match["num_year"]:
        return _numeric(match, day_first)
    month1, month2, month3, month4, year1, year2, year3, year4, day1, day2, wd1, wd2, wd3 = match.group(
        *_PARTS
    )
    month_name = month1 or month2 or month3 or month4
    month = _MONTH_NUMBERS[month_name[:3].lower()] if month_name else None
    year_digits = year1 or year2 or year3 or year4
    year = int(year_digits) if year_digits else None
    day_digits = day1 or day2
    weekday_name = wd1 or wd2 or wd3
    weekday = _WEEKDAYS.index(weekday_name.lower()) if weekday_name else None
    if day_digits:
        return _checked((start, end), year, month, int(day_digits.rstrip("sthndr")), weekday)
    leading = _QUALIFIER.search(text, max(0, start - 8), start)
    qualifier = leading[1].lower() if leading is not None and weekday is None else None
    if month is not None and year is None and qualifier is None and not _is_month(text, match, month):
        return None
    if month is None and year is not None and qualifier is None and not _is_year(text, match):
        return None
    if leading is not None and qualifier is not None:
        start = leading.start()
    return DateExpression(start, end, year, month, None, weekday, qualifier)


def _numeric(match: re.Match[str], day_first: bool | None) -> DateExpression | None:
    """05/06/2021 and 18.12.2021."""
    first, second = int(match["first"]), int(match["second"])
    if match["mark"] == "." or first > 12:
        day, month = first, second
    elif second > 12:
        month, day = first, second
    elif day_first is None:
        return None
    else:
        day, month = (first, second) if day_first else (second, first)
    return _checked(match.span(), int(match["num_year"]), month, day)


def _checked(
    span: tuple[int, int], year: int | None, month: int | None, day: int, weekday: int | None = None
) -> DateExpression | None:
    """The expression, if the calendar has such a day; 2000 was a leap year."""
    if month is None or not _exists(year or 2000, month, day):
        return None
    return DateExpression(*span, year, month, day, weekday)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _is_month(text: str, match: re.Match[str], month: int) -> bool:
    """Whether a bare month is one: March and May are words, April and June are women, August is an emperor."""
    if month not in _WORDS_TOO + _NAMES_TOO:
        return True
    before = text[max(0, match.start() - 12) : match.start()]
    if _LEADS_MONTH.search(before) is None:
        return False
    # "in August Bebel's time", "by April Glaspie": a name goes on.
    return not (
        month in _NAMES_TOO
        and _NAME_AFTER.match(text, match.end())
        and before.rstrip()[-2:] in ("by", "of", "to")
    )


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Whether four digits are a year, by the words around them."""
    if _NO_YEAR_AFTER.match(text, match.end()):
        # "1991–1995" is two years, "2014-style" none.
        return text[match.end() : match.end() + 1] in ("-", "–") and bool(
            re.match(rf"[-–]{_YEAR}", text[match.end() : match.end() + 6])
        )
    before = text[max(0, match.start() - 14) : match.start()]
    if before[-1:] in ("-", "/", ".", ","):
        return bool(re.search(r"(?:19|20)\d\d[-–/,]\Z", before))
    return bool(_LEADS_YEAR.search(before)) or (
        _NAME_AFTER.match(text, match.end()) is not None and not before.strip()
    )


def resolve(expression: DateExpression, reference: str | None, *, not_after: str | None = None) -> str | None:
    """The ISO day, month or year that an expression means, at the precision it states; None if it can't be told.

    `reference` is the article's own date (ISO day, month or year). A weekday with day and month is the latest
    such day not after `not_after`, or without that the nearest to the reference. Other dates without a year take the
    reference's; a bare weekday is the last one up to a reference that is a day.
    """
    year, month, day = expression.year, expression.month, expression.day
    if month is None and year is None:
        return _last_weekday(expression.weekday, reference)
    if year is None and month is not None and day is not None and expression.weekday is not None:
        year = _year_with_weekday((month, day, expression.weekday), reference, not_after)
    if year is None and reference is not None:
        year = int(reference[:4])
    if year is None:
        return None
    if month is None:
        return f"{year:04}"
    if day is None:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}" if _exists(year, month, day) else None


def _last_weekday(weekday: int | None, reference: str | None) -> str | None:
    if weekday is None or reference is None or len(reference) < 10:
        return None
    day = date.fromisoformat(reference)
    return (day - timedelta(days=(day.weekday() - weekday) % 7)).isoformat()


def _year_with_weekday(
    wanted: tuple[int, int, int], reference: str | None, not_after: str | None
) -> int | None:
    """The year in which the day falls on the weekday."""
    month, day, weekday = wanted
    if not_after is not None:
        last = int(not_after[:4])
        years = list(range(last, last - 29, -1))
    elif reference is not None:
        near = int(reference[:4])
        years = sorted(range(near - 12, near + 13), key=lambda year: (abs(year - near), year))
    else:
        return None
    for year in years:
        if _exists(year, month, day) and date(year, month, day).weekday() == weekday:
            iso = f"{year:04}-{month:02}-{day:02}"
            if not_after is None or iso[: len(not_after)] <= not_after:
                return year
    return None
