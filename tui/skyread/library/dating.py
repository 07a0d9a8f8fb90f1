"""When an article was published, as far as its text tells.

What the text states (a "Published" line, a date line, a dateline with its year) is stated. Failing that, the date
is worked out and called inferred: news names recent and coming days without their year, so the publication
lies between the last past and the next coming day, and some other evidence must fix the year. Without such
evidence nothing is claimed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from skyread.library.article import Basis, Block, BlockKind
from skyread.library.furniture import image_alt
from skyread.text.dates import DateExpression, find_dates, resolve

_ANNOUNCED = re.compile(
    r"(?:first |originally |last )?(?:published|posted|updated|modified|issued|released|dated?|created|опубликовано|дата)\b"
    r"[^\d]{0,40}$",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:last )?(?:updated|modified|edited)\b", re.IGNORECASE)
_DATELINE = re.compile(r"[A-Z][A-Z .,'’/()-]{2,50}[,.(]?\s*\(?$")
_PLACE = re.compile(r"[A-Z][\w.'’-]*(?:,? (?:& )?[A-Z][\w.'’-]*){0,3}")
_AFTER_DATELINE = re.compile(r"\s*[.,)]?\s*(?:\([^)\n]{1,30}\)|/[^/\n]{1,30}/)?\s*[-–—.:/]")
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?|\b(?:GMT|UTC|MSK|CET|EST|ET|at|on|by)\b", re.IGNORECASE
)
_TIME_OF_DAY = re.compile(r"\s+(?:morning|noon|afternoon|evening|night),?\s+")
_SENTENCE_START = re.compile(r"[.!?]['\"’”)]*\s+(?=\W*[A-Z])|;\s+")
"""Where another sentence begins, or what might be one."""

# With the words that make up the verb: "will be discussed" is not past for its last word.
_COMING_VERB = r"(?:will|would|shall|won['’]t)(?: \w+){0,2}|(?:is|are) (?:to|due|expected|scheduled|set|planned|slated|going)"
_COMING = (
    rf"{_COMING_VERB}|expires?|(?:agreed|plans?|planned|intends?|expected|scheduled|due|wants?|set|hopes?|"
    r"promised|pledged|preparing|invited|proposed) to|(?:planned|scheduled|slated|set|due) (?:for|in|on|at)|upcoming|coming"
)
_PAST = r"was|were|had|has|have|took|held|met|said|began|ended|came|went|saw|made|gave|told|left|since|last|\w{2,}ed"
_CUE_BEFORE = re.compile(
    rf"\b(?:(?P<coming>{_COMING})|{_PAST})\b|(?P<limit>\b(?:by|until|till|next|before)\s*\Z)", re.IGNORECASE
)
_CUE_AFTER = re.compile(rf"\b(?:(?P<coming>{_COMING_VERB})|{_PAST})\b", re.IGNORECASE)

_PROSE = (BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTATION)
_HALF_A_YEAR = 183
_TOP = 10
_MOST = 400
"""Dates that are looked at: a chronicle of a thousand dates is not dated by them."""
_SHORTEST_PROSE = 80
_FURTHEST = 100_000
"""Characters of the text that are looked at."""


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A date expression in the prose, and whether it is spoken of as coming."""

    expression: DateExpression
    coming: bool


@dataclass(frozen=True, slots=True)
class DateHints:
    """What is known about a file's dates before any of them is read."""

    not_after: str | None = None
    """A day (ISO) after which the article can't have been published; without it weekdays fix no year."""
    day_first: bool = False
    """Whether 3/4/2021 is the third of April."""


NO_HINTS = DateHints()


def publication(
    text: str, blocks: Sequence[Block], hints: DateHints = NO_HINTS
) -> tuple[str | None, Basis | None]:
    """The publication date (ISO day, month or year) and how it is known; (None, None) if it can't be told."""
    not_after = hints.not_after
    dates = find_dates(text, 0, min(len(text), _FURTHEST), day_first=hints.day_first)
    announced = _announced(text, blocks, dates)
    if announced is not None and announced.year is not None:
        return resolve(announced, None), Basis.STATED
    sightings = _sightings(text, blocks, dates)
    inferred = _dated_by_days(sightings, announced, not_after) or _dated_by_pictures(
        text, blocks, sightings, not_after
    )
    return (inferred, Basis.INFERRED) if inferred else (None, None)


def _announced(text: str, blocks: Sequence[Block], dates: Sequence[DateExpression]) -> DateExpression | None:
    """The date that the page gives as its own: after "Published", on a line of its own, in a dateline."""
    prose_seen = 0
    for number, block in enumerate(blocks):
        if number >= _TOP and number < len(blocks) - _TOP:
            continue
        for found in _within(dates, block.start, min(block.end, block.start + 200)):
            before = text[block.start : found.start]
            if found.month is None or (found.day is None and found.year is None):
                continue
            if _ANNOUNCED.search(before) and len(before) < 80:
                return found
            if prose_seen == 0 and block.kind is not BlockKind.CAPTION and _alone(text, block, found):
                return found
            if (
                found.day is not None
                and prose_seen < 2
                and _DATELINE.match(before)
                and _AFTER_DATELINE.match(text, found.end)
            ):
                return found
            break
        prose_seen += block.kind is BlockKind.PARAGRAPH and block.end - block.start > _SHORTEST_PROSE
    return None


def _alone(text: str, block: Block, found: DateExpression) -> bool:
    """Whether a line holds a date and hardly anything else, or a place before it; when it was updated may follow."""
    later = _UPDATED.search(text, found.end, block.end)
    end = later.start() if later is not None else block.end
    if end - block.start - (found.end - found.start) >= 60:
        return False
    before, after = (
        _CLOCK.sub("", part).strip(" \t\r\n,.;:|/·•()[]-–—")
        for part in (text[block.start : found.start], text[found.end : end])
    )
    return len(before) + len(after) <= 3 or (not after and _PLACE.fullmatch(before) is not None)


def _within(dates: Sequence[DateExpression], start: int, end: int) -> Sequence[DateExpression]:
    """The dates that stand in a range."""
    low = bisect_left(dates, start, key=lambda found: found.start)
    return dates[low : bisect_left(dates, end, low, key=lambda found: found.start)]


def _sightings(text: str, blocks: Sequence[Block], dates: Sequence[DateExpression]) -> list[_Sighting]:
    found: list[_Sighting] = []
    for block in blocks:
        if block.kind in _PROSE:
            for expression in _within(dates, block.start, block.end):
                sighting = _Sighting(expression, lies_ahead(text, block.start, block.end, expression))
                if found and (joined := _with_weekday(text, found[-1], sighting)):
                    found[-1] = joined
                else:
                    found.append(sighting)
        if len(found) > _MOST:
            break
    return found


def _with_weekday(text: str, before: _Sighting, sighting: _Sighting) -> _Sighting | None:
    """ "Thursday evening, 13 January" as one date; None if the two have nothing to do with each other."""
    first, second = before.expression, sighting.expression
    between = text[first.end : second.start]
    if first.month is not None or second.day is None or second.weekday is not None:
        return None
    if _TIME_OF_DAY.fullmatch(between) is None:
        return None
    return _Sighting(
        replace(second, start=first.start, weekday=first.weekday), before.coming or sighting.coming
    )


def lies_ahead(text: str, start: int, end: int, expression: DateExpression) -> bool:
    """Whether the sentence speaks of the date as lying ahead, by the nearest verb before it, else after it.

    `text[start:end]` is the block in which it stands.
    """
    before = text[max(start, expression.start - 110) : expression.start]
    for opening in _SENTENCE_START.finditer(before):
        before = f"{' ' * opening.end()}{before[opening.end() :]}"
    *_, last = (None, *_CUE_BEFORE.finditer(before))
    if last is not None and last["limit"] is None:
        return last["coming"] is not None
    after = text[expression.end : min(end, expression.end + 80)]
    stop = _SENTENCE_START.search(after)
    cue = _CUE_AFTER.search(after[: stop.start() + 1] if stop else after)
    return cue["coming"] is not None if cue is not None else last is not None


def _dated_by_days(
    sightings: Sequence[_Sighting], dateline: DateExpression | None, not_after: str | None
) -> str | None:
    """The month of the last past day that is named without its year, if something fixes the year."""
    yearless = [s for s in sightings if s.expression.year is None and s.expression.day is not None]
    past = [s.expression for s in yearless if not s.coming]
    coming = [s.expression for s in yearless if s.coming]
    anchor = dateline or _lead(sightings) or _latest(past, coming)
    if anchor is None:
        return None
    fixed = [day for e in (*past, *coming) if (day := _fixed_by_weekday(e, not_after))]
    if dateline is not None and (own := _fixed_by_weekday(dateline, not_after)):
        fixed = [own]
    if not fixed and (met := _coming_weekday(sightings, coming, not_after)):
        fixed = [met]
    day = _nearest_year(anchor, max(fixed)) if fixed else _bounded_by_coming(anchor, sightings)
    if day is None or (not_after is not None and day.isoformat() > not_after):
        return None
    earliest = max((lower for lower in _lower_bounds(sightings) if lower), default=None)
    if earliest is not None and day < earliest - timedelta(days=45):
        return None
    return day.isoformat() if dateline is not None else day.isoformat()[:7]


def _lead(sightings: Sequence[_Sighting]) -> DateExpression | None:
    """The past day at the top of the text that is named with its weekday: news says so of what is news."""
    for sighting in sightings[:3]:
        expression = sighting.expression
        if expression.weekday is not None and expression.day is not None and not sighting.coming:
            return expression if expression.year is None else None
    return None


def _day_of_year(expression: DateExpression) -> int:
    return date(2000, expression.month or 1, expression.day or 1).timetuple().tm_yday


def _latest(past: Sequence[DateExpression], coming: Sequence[DateExpression]) -> DateExpression | None:
    """The past day nearest before a coming one, round the year; without coming ones, the one before the widest gap."""
    if not past:
        return None
    if coming:
        return min(past, key=lambda p: min((_day_of_year(c) - _day_of_year(p)) % 366 for c in coming))
    ordered = sorted(past, key=_day_of_year)
    follower = {id(e): ordered[(n + 1) % len(ordered)] for n, e in enumerate(ordered)}
    return max(ordered, key=lambda e: (_day_of_year(follower[id(e)]) - _day_of_year(e) - 1) % 366)


def _fixed_by_weekday(expression: DateExpression, not_after: str | None) -> date | None:
    """The latest day that fits weekday, day and month."""
    if expression.weekday is None or expression.day is None or not_after is None:
        return None
    iso = resolve(expression, None, not_after=not_after)
    return date.fromisoformat(iso) if iso else None


def _coming_weekday(
    sightings: Sequence[_Sighting], coming: Sequence[DateExpression], not_after: str | None
) -> date | None:
    """The only coming weekday and the only coming day that are named are the same day."""
    days = {(e.month, e.day) for e in coming}
    weekdays = {s.expression.weekday for s in sightings if s.coming and s.expression.weekday is not None}
    if len(days) != 1 or len(weekdays) != 1:
        return None
    return _fixed_by_weekday(replace(coming[0], weekday=weekdays.pop()), not_after)


def _nearest_year(anchor: DateExpression, fixed: date) -> date | None:
    """The anchor's day within half a year of a day that is known."""
    for year in (fixed.year, fixed.year - 1, fixed.year + 1):
        day = _on(year, anchor)
        if day is not None and abs((day - fixed).days) <= _HALF_A_YEAR:
            return day
    return None


def _on(year: int, expression: DateExpression) -> date | None:
    try:
        return date(year, expression.month or 1, expression.day or 1)
    except ValueError:
        return None


def _bounded_by_coming(anchor: DateExpression, sightings: Sequence[_Sighting]) -> date | None:
    """The anchor's last day before the first coming month with a year, if two such months lie near it.

    One alone proves little: a treaty's end may be named years ahead.
    """
    months = {
        (s.expression.year, s.expression.month): s.coming
        for s in sightings
        if s.expression.year is not None and s.expression.month is not None
    }
    coming = sorted(month for month, lies_ahead in months.items() if lies_ahead and month[0] and month[1])
    if not coming:
        return None
    first_year, first_month = coming[0]
    assert first_year is not None and first_month is not None
    first = date(first_year, first_month, 28)
    day = _on(first_year, anchor)
    if day is not None and day > first:
        day = _on(first_year - 1, anchor)
    if day is None:
        return None
    near = [m for m in months if m[0] and m[1] and abs((date(m[0], m[1], 15) - day).days) <= 400]
    return day if len(near) >= 2 else None


def _lower_bounds(sightings: Sequence[_Sighting]) -> Iterator[date | None]:
    """First days of the past dates that name their year."""
    for sighting in sightings:
        expression = sighting.expression
        if expression.year is not None and not sighting.coming:
            yield _on(expression.year, expression)


def _dated_by_pictures(
    text: str, blocks: Sequence[Block], sightings: Sequence[_Sighting], not_after: str | None
) -> str | None:
    """The latest date that the page gives for its pictures.

    It is the day itself if the text speaks of its weekday, else only the month is claimed.
    """
    days = []
    for block in blocks:
        if (
            block.kind is BlockKind.CAPTION
            and (alt := image_alt(text[block.start : block.end]))
            and alt["date"]
        ):
            days += [iso for e in find_dates(alt["date"], day_first=True) if (iso := resolve(e, None))]
    days = [day for day in days if not_after is None or day <= not_after]
    if not days:
        return None
    latest = date.fromisoformat(max(days))
    lower = max((bound for bound in _lower_bounds(sightings) if bound), default=latest)
    if lower > latest:
        return None
    weekdays = {s.expression.weekday for s in sightings if s.expression.month is None}
    return latest.isoformat() if latest.weekday() in weekdays else latest.isoformat()[:7]
