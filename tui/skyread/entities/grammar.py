"""Patterns over word classes: which stretches of a run of capitalised words are names, and of what type.

Works on one run alone, so its results are kept per run. What stands around the run is weighed by the recogniser.
"""

from __future__ import annotations

import re
from sys import intern
from typing import NamedTuple, cast

from skyread.entities.analysis import OTHER
from skyread.entities.headed import HEADED, LINKED, SIGNS
from skyread.entities.lexicon import Lexicon
from skyread.entities.shapes import RULES
from skyread.entities.stretch import NO_NAME, Made, Rule, Stretch
from skyread.entities.tokens import Atom, atoms


class Piece(NamedTuple):
    """A stretch of a run that may be a name; offsets are relative to the run."""

    start: int
    end: int
    type: int
    weight: int
    kind: str
    """The classes it is made of."""
    weak: bool
    """Whether it counts only if something else in the article supports it."""
    titled: bool
    """Whether a title stands directly before it."""
    surface: str
    """Its words with single spaces, without "The "."""
    settled: bool
    """Whether nothing around it can change what it is taken for."""


class Parsed(NamedTuple):
    """What a run holds."""

    pieces: tuple[Piece, ...]
    """Candidate names, left to right, without overlap."""
    tails: tuple[tuple[int, tuple[str, ...]], ...]
    """Where known names may begin that go on after the run, and which."""
    named: bool
    """Whether one of the names is so sure that the run is no title of a work."""


_OFFICE = re.compile(r"t(?:[fF][wd]+(?:&[wd]+)*)(?![wCcEmYLHPkKoaqQ])")
"""A title with the matters it is for ("High Representative for Foreign Affairs and Security Policy")."""


_RUNS_KEPT = 2_500
"""So many results are kept of either sort, and then all are thrown away: what is met often is soon back."""
_LONGEST_KEPT = 80


def parse(run: str, initial: bool, lexicon: Lexicon) -> Parsed:
    """The candidate names of a run; `initial` when it opens a sentence."""
    kept = lexicon.parsed[initial]
    found = kept.get(run)
    if found is None:
        words = atoms(run, initial, lexicon)
        tails = [
            (atom.start, lexicon.tails[first])
            for atom in words
            if (first := atom.text.partition(" ")[0]) in lexicon.tails
        ]
        pieces = tuple(_parse(run, words, initial, lexicon))
        named = any(piece.weight >= _NAMED and piece.type != OTHER for piece in pieces)
        found = Parsed(pieces, tuple(tails), named)
        if len(run) < _LONGEST_KEPT:
            if len(kept) == _RUNS_KEPT:
                kept.clear()
            kept[run] = found
    return cast(Parsed, found)


def _parse(run: str, words: list[Atom], initial: bool, lexicon: Lexicon) -> list[Piece]:
    classes = "".join(atom.kind for atom in words)
    found: list[Piece] = []
    i = 0
    opening = initial
    while i < len(classes):
        kind = classes[i]
        if kind in "XfF&OITbjNnBl":
            opening = False
            i += 1
            continue
        office = _OFFICE.match(classes, i)
        if office is not None:
            i = office.end()
            opening = False
            continue
        titled = i > 0 and classes[i - 1] == "t"
        made = _next(words, classes, i, opening, lexicon)
        opening = False
        if made is not None:
            found.append(_piece(run, words, classes, i, made, titled=titled))
        i = made.end if made is not None else i + 1
    return found


def _piece(run: str, words: list[Atom], classes: str, i: int, made: Made, *, titled: bool) -> Piece:
    """The piece of a run that a rule made of its atoms from `i` on."""
    start, end, kind = words[i].start, words[made.end - 1].end, intern(classes[i : made.end])
    words_of_it = " ".join(run[start + 4 * run.startswith("The ", start) : end].split())
    surface = run if words_of_it == run else intern(words_of_it)
    settled = (
        made.weight >= _SETTLED or made.weight == NO_NAME or (len(kind) > 1 and not _HEADS.isdisjoint(kind))
    )
    return Piece(start, end, made.type, made.weight, kind, made.weak, titled, surface, settled)


_LINKS = frozenset("OITY")
_HEADS = frozenset("CcEmYLHMVZP")
_SETTLED = 7
"""From this weight on a name needs no votes from around it."""
_NAMED = 6
"""From this weight on it is surely somebody's or something's name."""


def _headed(classes: str) -> tuple[Rule, ...]:
    """The rules for names with heads that can match anywhere in a run of these classes."""
    if not _LINKS.isdisjoint(classes):
        return LINKED
    return () if SIGNS.isdisjoint(classes) else HEADED


def _next(words: list[Atom], classes: str, i: int, initial: bool, lexicon: Lexicon) -> Made | None:
    """What the rules make of the atoms from `i` on."""
    best: Made | None = None
    for rule, make in _headed(classes):
        match = rule.match(classes, i)
        made = make(Stretch(words, classes, i, match.end(), initial, lexicon)) if match is not None else None
        if made is not None and (best is None or made.end > best.end):
            best = made
    if best is not None:
        return best
    for rule, make in RULES:
        match = rule.match(classes, i)
        made = make(Stretch(words, classes, i, match.end(), initial, lexicon)) if match is not None else None
        if made is not None:
            return made
    return None
