"""Passages inside quotation marks: which mark opens, which closes, and where a quote ends whose closing mark is missing.

Marks of every style, also straight ones and those that translation machines set wrongly. Who speaks stays out; only whether an
attribution follows a place is asked, since that tells the end of a quote from a quote inside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from skyread.entities import speech_cues as words

ANY_DOUBLE = re.compile("[\"“”„‟«»]|``|''")
"""A double mark of any style."""
_ANY = re.compile('["“”„‟«»‘]|``')
_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(—–:])|(?<![\s\S]))[‘'](?=[^\W\d_])")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s])[’'](?=[\s.,;:)!?—–-]|\Z)")
_OPENING = frozenset("“„‟«`")
_STOPS = frozenset(",.!?…;:")
_ENDS = frozenset(",.!?…")
_AFTER_CLOSE = frozenset(" \t\n\r\xa0.,;:!?)…—–-−]”»'’/")
_BEFORE_OPEN = frozenset(" \t\n\r\xa0([—–-−/“«„‘`:")
_REACH = 170
_FAR = 2_000
"""Characters before a mark in which an attribution is looked for that ended the quote before it."""
_LONGEST_SINGLE = 3_000
_LOST = 500
"""Characters that may stand between the mark that closes a quote too early and the one that does it rightly."""
_STOP_INSIDE = re.compile(r"[.!?…] ")

_VERBS = words.SAYING - words.LOOSE | {"believes", "continues", "expressed"}
_WITH_DASH = _VERBS | {"pointed", "sure", "convinced", "confident", "certain"}
_LAST_STOP = re.compile(r"[,.!?…;]['’]?(?P<gap> ?(?P<dash>[—–−-]+)? ?)(?=[^\W\d_])")
_BETWEEN_DASHES = re.compile(
    r"[,.!?…](?P<gap> ?[—–-]{1,2} ?)(?P<said>[^—–”\"“\n]{3,140}?)[.,] ?[—–-]{1,2} ?(?=\w)"
)
_CLAUSE = re.compile(r"[^.!?…\n]{0,150}")
_TOKEN = re.compile(r"[\w'’-]+|[,:;]")
_ADDRESSED = frozenset("in on at to during reporters journalists the".split())
_MOST_WORDS = 5
"""Words of a name or of a role before its verb."""


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
    opened, depth, closed, looked = -1, 0, -1, 0
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
            cut = _cut(text, max(opened + 12, looked), at)
            looked = at - _REACH
            if cut is not None:
                found.append(Quoted(opened, cut))
                opened, depth, closed = at, 1, -1
            else:
                depth += 1
        elif verdict < 0:
            depth -= 1
            closed = stop
            if depth == 0 or attributed(stop):
                found += _parted(text, opened, stop)
                opened, depth = -1, 0
    if depth:
        found += _unclosed(text, opened, end, closed, start)
    return found


def _parted(text: str, opened: int, stop: int) -> Iterator[Quoted]:
    """The quote, or its two parts where words of attribution stand in it between dashes: “…, — said X. — …”."""
    for inside in _BETWEEN_DASHES.finditer(text, opened + 12, stop):
        tokens = _TOKEN.findall(inside["said"])
        if tokens and (tokens[0] in _VERBS or _is_attribution(tokens)):
            yield Quoted(opened, inside.start("gap"))
            yield Quoted(inside.end(), stop)
            return
    yield Quoted(opened, stop)


def _strays(text: str, at: int, stop: int, end: int) -> bool:
    """Whether a mark outside any quote is one that closes: behind a stop, a blank between at most."""
    if text[at] not in "”»\"'" or text[max(0, at - 2) : at].rstrip()[-1:] not in _ENDS:
        return False
    return text[at] not in "\"'" or ANY_DOUBLE.search(text, stop, end) is None


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
    if text[at] in _OPENING:
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


def _cut(text: str, start: int, at: int) -> int | None:
    """Where a quote ended, if the mark at `at` begins another one: an attribution stands between `start` and it."""
    anew = text[at - 3 : at].rstrip()[-1:] in (".", "!", "?", "…", ":", ",")
    for stop, strong in _attributions(text, max(start, at - _FAR), at):
        if strong or (anew and at - stop < _REACH):
            return stop
    return None


def _attributions(text: str, start: int, end: int) -> Iterator[tuple[int, bool]]:
    """Where a quote without a closing mark may end, behind its last stop; and whether that is beyond doubt."""
    for found in _LAST_STOP.finditer(text, start, end):
        clause = _CLAUSE.match(text, found.end(), end)
        tokens = _TOKEN.findall(clause[0]) if clause is not None else []
        if found["dash"]:
            if not _WITH_DASH.isdisjoint(tokens):
                yield found.start("gap"), True
        elif tokens[0] in _VERBS:
            if (
                found["gap"]
                and len(tokens) > 1
                and (tokens[1][0].isupper() or tokens[1] in ("the", "he", "she"))
            ):
                yield found.start("gap"), True
        elif _is_attribution(tokens):
            yield found.start("gap"), False


def _is_attribution(tokens: list[str]) -> bool:
    """Whether a clause is no more than a speaker and a verb of saying: "the diplomat said", "Smith then told X"."""
    first = tokens[0].lower()
    verb = 1
    if first == "the":
        verb = next((n for n, token in enumerate(tokens[: _MOST_WORDS + 2]) if token in _VERBS), 0)
        if verb < 2:
            return False
    elif first not in ("he", "she"):
        while verb < len(tokens) and verb < _MOST_WORDS and tokens[verb][0].isupper():
            verb += 1
        if not tokens[0][0].isupper():
            return False
    if verb < len(tokens) and (tokens[verb].endswith("ly") or tokens[verb] in ("also", "then")):
        verb += 1
    if verb >= len(tokens) or tokens[verb] not in _VERBS:
        return False
    rest = tokens[verb + 1 :]
    return not rest or rest[0] in ",:;" or rest[0] in _ADDRESSED or rest[0][0].isupper()


def _unclosed(text: str, opened: int, end: int, closed: int, start: int) -> Iterator[Quoted]:
    """A quote whose closing mark is missing: it ends before its attribution, else with its block."""
    stop = next((stop for stop, _ in _attributions(text, opened + 12, end)), None)
    if stop is not None:
        early = closed > 0 and not text[closed:stop].strip(" ,.")
        yield Quoted(opened, closed if early else stop)
    elif closed == end or (closed > 0 and not text[closed:end].strip(" .,;")):
        yield Quoted(opened, closed)
    elif not text[start:opened].strip() or text[start:opened].rstrip().endswith((":", ",")):
        yield Quoted(opened, end, open=True)


def _single(text: str, start: int, end: int, taken: list[Quoted]) -> Iterator[Quoted]:
    """Passages in single marks that stand in no double ones; an apostrophe closes nothing."""
    at, place = start, 0
    while (mark := _SINGLE_OPEN.search(text, at, end)) is not None:
        at = mark.end()
        while place < len(taken) and taken[place].end <= mark.start():
            place += 1
        if place < len(taken) and taken[place].start <= mark.start():
            at = taken[place].end
            continue
        limit = min(taken[place].start if place < len(taken) else end, at + _LONGEST_SINGLE)
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
