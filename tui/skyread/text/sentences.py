"""Sentences: where one ends and the next begins inside a block of prose.

Rules for edited and for machine-translated English: abbreviations, initials, decimals, ellipses, brackets, and
closing quotation marks that stand apart from their sentence or stick to the next word. Which ranges are prose
is the caller's business.

One pass of a regular expression finds the stops; each is then ruled on by the word before and the word after.
"""

from __future__ import annotations

import re

from skyread.text.spans import Span

_CLOSERS = "\"'”’»›)\\]"
_OPENERS = "\"'“‘«‹(\\[„"

# A stop with the closing marks that belong to it (also set off by a space: `over. ”Smith said`), then the blank
# before the next sentence. Full-width stops need no blank. Possessive repeats keep runs of dots linear.
_STOP = re.compile(
    rf"""
    (?<![.!?…])(?P<stop>[.!?…]++)
    (?P<close>[{_CLOSERS}]*+(?:[ \xa0][”»](?=[^\s]))?[{_CLOSERS}]*+)
    (?: (?=\s) | (?<=[”»])(?=\w) )
    (?P<next>[{_OPENERS}\-–—•*\s]*+\w{{0,40}})
    | [。！？][」』”]*
    """,
    re.VERBOSE,
)


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


# Always followed by a name or a number: a stop behind them ends nothing.
_TITLES = _words(
    "mr mrs ms mx messrs dr prof gen lt col sgt maj capt cpl pvt cmdr adm sen rep gov pres rev hon st mt ft "
    "brig comdr supt insp amb atty vs cf e.g i.e viz eds ed al"
)
# Stand before figures: end a sentence only if no figure follows.
_BEFORE_FIGURES = _words(
    "no nos art arts sec secs para paras fig figs ch vol vols p pp approx ca c jan feb mar apr jun jul aug "
    "sep sept oct nov dec"
)
# May end a sentence; they do if what follows can hardly be part of a name.
_EITHER_WAY = _words(
    "inc ltd co corp jr sr bros dept est min max etc ph.d m.d b.a m.a esq plc a.m p.m u.s u.n u.k e.u u.s.a "
    "u.s.s.r d.c"
)
_STARTERS = _words(
    "the a an this that these those he she it they we i you his her its their our my in on at by for from with "
    "as but and or so if when while after before since until although though however meanwhile moreover then "
    "there here what who why how where according also earlier later now today yesterday asked speaking"
)
_LAST_WORD = re.compile(rf"[^\s{_CLOSERS}{_OPENERS}–—-]+\Z")
_DASHES = ("-", "–", "—")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `text[start:end]`: trimmed, in order, without overlap.

    Everything but white space belongs to a sentence; prose without a stop is one sentence.
    """
    stop = len(text) if end is None else end
    found: list[Span] = []
    at = _skip_blanks(text, start, stop)
    for candidate in _STOP.finditer(text, at, stop):
        if candidate["stop"] is None:
            boundary = candidate.end()
        elif candidate.start("next") < stop and _ends(text, at, candidate):
            boundary = candidate.end("close")
        else:
            continue
        if boundary > at:
            found.append(Span(at, boundary))
            at = _skip_blanks(text, boundary, stop)
    last = at + len(text[at:stop].rstrip())
    if last > at:
        found.append(Span(at, last))
    return found


def _skip_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _ends(text: str, sentence_start: int, candidate: re.Match[str]) -> bool:
    """Whether this stop ends a sentence, by the word before it and the word after it."""
    follower = candidate["next"].lstrip("\"'“‘«‹([„-–—•* \t\r\n\xa0")
    if follower and follower[0].islower():
        return False
    if not follower and text[candidate.end("next") : candidate.end("next") + 1] in (".", "!", "?", "…"):
        return False
    if candidate["next"].lstrip()[:1] in _DASHES and follower.lower() not in _STARTERS:
        return False
    if candidate["stop"] != "." or candidate["close"].strip(")]"):
        return True
    stop = candidate.start()
    word = _LAST_WORD.search(text, max(sentence_start, stop - 24), stop)
    if word is None:
        return True
    return _word_may_end(word[0], follower, word.start() == sentence_start)


def _word_may_end(word: str, follower: str, opens: bool) -> bool:
    """Whether a sentence may end with `word` and a full stop, with `follower` as the next word.

    `opens` says that the word is the sentence's first: "1." and "A." number what follows.
    """
    plain = word.lower()
    starts_anew = follower.lower() in _STARTERS
    if plain in _TITLES:
        return False
    if plain in _BEFORE_FIGURES:
        return not follower[:1].isdigit() and (starts_anew or plain == "no")
    if opens and (word.isdigit() or len(word) == 1):
        return False
    if plain in _EITHER_WAY or _ACRONYM.match(word):
        return starts_anew
    if len(word) == 1 and word.isupper():
        return starts_anew
    return True
