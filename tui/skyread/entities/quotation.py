"""Passages inside quotation marks: which mark opens, which closes, and where a quote ends whose closing mark is missing.

Marks of every style, also straight ones and those that translation machines set wrongly. Who speaks stays out; only whether an
attribution follows a place is asked, since that tells the end of a quote from a quote inside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from skyread.entities import speech_cues as words

ANY_DOUBLE = re.compile('["“”„‟«»]')
"""A double mark of any style."""
_ANY = re.compile('["“”„‟«»‘]')
_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(—–:])|(?<![\s\S]))[‘'](?=[^\W\d_])")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s])[’'](?=[\s.,;:)!?—–-]|\Z)")
_OPENING = frozenset("“„‟«")
_STOPS = frozenset(",.!?…;:")
_ENDS = frozenset(",.!?…")
_AFTER_CLOSE = frozenset(" \t\n\r\xa0.,;:!?)…—–-−]”»'’/")
_BEFORE_OPEN = frozenset(" \t\n\r\xa0([—–-−/“«„‘:")
_REACH = 170
_LOST = 500
"""Characters that may stand between the mark that closes a quote too early and the one that does it rightly."""
_STOP_INSIDE = re.compile(r"[.!?…] ")

_VERBS = "|".join(sorted(words.SAYING - words.LOOSE | {"believes", "continues", "expressed"}))
_NP = r"(?:[Hh]e|[Ss]he|[Tt]he\ (?:[\w'’-]+\ ){1,4}?|(?:[A-Z][\w.'’-]*,?\ ){1,5}?)"
_ATTRIBUTION = re.compile(
    rf"""(?P<stop>[,.!?…;]['’]?)\ ?
    (?: (?P<dash>[—–−-]+)\s?(?=[^.!?\n]{{0,140}}?\b(?:{_VERBS}|is\ (?:sure|convinced|confident|certain))\b)
      | (?P<verb>)(?=(?:{_VERBS})\ (?:[A-Z]|the\ |he\b|she\b))
      | \s*(?={_NP}\s?(?:\w+ly\ |also\ |then\ )?(?:{_VERBS})(?:[.,:;\n]|\Z|\ (?:in|on|at|to|during|reporters|journalists|[A-Z])))
    )""",
    re.VERBOSE,
)
"""The last stop of a quote whose closing mark is missing, and the attribution behind it."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage inside quotation marks, marks included."""

    start: int
    end: int
    open: bool = False
    """Whether its closing mark is missing, so that it may go on in the next block."""


def may_quote(text: str, start: int, end: int) -> bool:
    """Whether anything in `text[start:end]` can open a quote."""
    return _ANY.search(text, start, end) is not None or text.find("'", start, end) >= 0


def quoted(text: str, start: int, end: int, attributed: Callable[[int], bool]) -> list[Quoted]:
    """The outermost quotes of one block, in order, without overlap.

    `attributed` says whether words of attribution begin at a place. Never raises; marks that make no pair are left alone.
    """
    found = list(_double(text, start, end, attributed))
    if text.find("‘", start, end) >= 0 or text.find(" '", start, end) >= 0 or text.startswith("'", start):
        found = sorted((*found, *_single(text, start, end, found)), key=lambda one: one.start)
    return found


def _double(text: str, start: int, end: int, attributed: Callable[[int], bool]) -> list[Quoted]:
    found: list[Quoted] = []
    opened, depth, closed = -1, 0, -1
    for mark in ANY_DOUBLE.finditer(text, start, end):
        at, stop = mark.span()
        if depth == 0:
            if _strays(text, at, stop, end) and attributed(stop):
                _take_stray(text, start, mark, found, attributed)
            elif _can_open(text, at, stop, start, end):
                opened, depth, closed = at, 1, -1
            continue
        verdict = _verdict(text, mark, start, end, attributed)
        if verdict > 0:
            cut = _cut(text, opened, at)
            if cut is not None:
                found.append(Quoted(opened, cut))
                opened, depth, closed = at, 1, -1
            else:
                depth += 1
        elif verdict < 0:
            depth -= 1
            closed = stop
            if depth == 0 or attributed(stop):
                found.append(Quoted(opened, stop))
                opened, depth = -1, 0
    if depth:
        found += _unclosed(text, opened, end, closed, start)
    return found


def _strays(text: str, at: int, stop: int, end: int) -> bool:
    """Whether a mark outside any quote is one that closes: behind a stop, a blank between at most."""
    if text[at] not in '”»"' or text[max(0, at - 2) : at].rstrip()[-1:] not in _ENDS:
        return False
    return text[at] != '"' or ANY_DOUBLE.search(text, stop, end) is None


def _take_stray(
    text: str, start: int, mark: re.Match[str], found: list[Quoted], attributed: Callable[[int], bool]
) -> None:
    """Gives a closing mark too many, with an attribution behind it, to the quote that was closed too early or never opened."""
    at, stop = mark.span()
    if found and not attributed(found[-1].end):
        if at - found[-1].end < _LOST:
            found[-1] = Quoted(found[-1].start, stop)
    elif not found and _STOP_INSIDE.search(text, start, at - 2) is None:
        found.append(Quoted(start, stop))


def _can_open(text: str, at: int, stop: int, start: int, end: int) -> bool:
    if stop >= end:
        return False
    ahead = text[stop]
    behind = text[at - 1] if at > start else " "
    if text[at] in _OPENING:
        return not (behind.isalnum() and ahead in _AFTER_CLOSE)
    return behind in _BEFORE_OPEN and not ahead.isspace() and ahead not in ".,;:!?)”»"


def _verdict(text: str, mark: re.Match[str], start: int, end: int, attributed: Callable[[int], bool]) -> int:
    """1 for a mark that opens a quote inside the open one, -1 for one that closes, 0 for one to be left alone."""
    at, stop = mark.span()
    behind = text[at - 1]
    ahead = text[stop] if stop < end else " "
    closes = not behind.isspace() and (ahead in _AFTER_CLOSE or stop >= end)
    opens = behind in _BEFORE_OPEN and not ahead.isspace() and ahead not in _STOPS
    if mark[0] in _OPENING:
        return -1 if closes and behind not in _BEFORE_OPEN else 1
    if mark[0] in "”»":
        german = mark[0] == "»" and text[at - 1].isspace() and "«" in text[stop:end] and not attributed(stop)
        return 1 if german else -1
    if closes and not opens:
        return -1
    before = text[max(start, at - 3) : at].rstrip()[-1:]
    if opens and behind.isspace():
        return -1 if before in _ENDS and attributed(stop) else 1
    if opens and behind in "([":
        return 1
    return -1


def _cut(text: str, opened: int, at: int) -> int | None:
    """Where the quote that opens at `opened` ended, if the mark at `at` begins another one: an attribution stands between."""
    anew = text[max(opened, at - 3) : at].rstrip()[-1:] in (".", "!", "?", "…", ":", ",")
    for found in _ATTRIBUTION.finditer(text, opened + 12, at):
        if found["dash"] or found["verb"] is not None or (anew and at - found.start() < _REACH):
            return found.end("stop")
    return None


def _unclosed(text: str, opened: int, end: int, closed: int, start: int) -> Iterator[Quoted]:
    """A quote whose closing mark is missing: it ends before its attribution, else with its block."""
    found = _ATTRIBUTION.search(text, opened + 12, end)
    if found is not None:
        if closed > 0 and not text[closed : found.start() + 1].strip(" "):
            yield Quoted(opened, closed)
        else:
            yield Quoted(opened, found.end("stop"))
    elif closed == end or (closed > 0 and not text[closed:end].strip(" .,;")):
        yield Quoted(opened, closed)
    elif not text[start:opened].strip() or text[start:opened].rstrip().endswith((":", ",")):
        yield Quoted(opened, end, open=True)


def _single(text: str, start: int, end: int, taken: list[Quoted]) -> Iterator[Quoted]:
    """Passages in single marks that stand in no double ones; an apostrophe closes nothing."""
    at = start
    while (mark := _SINGLE_OPEN.search(text, at, end)) is not None:
        at = mark.end()
        inside = next((one for one in taken if one.start <= mark.start() < one.end), None)
        if inside is not None:
            at = inside.end
            continue
        limit = next((one.start for one in taken if one.start > mark.start()), end)
        close = next(
            (c for c in _SINGLE_CLOSE.finditer(text, at, limit) if _closes_single(text, c, limit)), None
        )
        if close is not None:
            yield Quoted(mark.start(), close.end())
            at = close.end()


def _closes_single(text: str, mark: re.Match[str], limit: int) -> bool:
    behind = text[mark.start() - 1]
    ahead = text[mark.end()] if mark.end() < limit else ""
    return behind in _STOPS or behind != "s" or not ahead.isspace()
