"""Patterns over word classes: which stretches of a run of capitalised words are names, and of what type.

Works on one run alone, so its results are kept per run. What stands around the run is weighed by the recogniser.
"""

from __future__ import annotations

import re
from typing import NamedTuple, cast

from skyread.entities.headed import HEADED, LINKED
from skyread.entities.lexicon import MEMO_SIZE, Lexicon
from skyread.entities.shapes import RULES
from skyread.entities.stretch import Made, Stretch
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
    surface: str = ""
    """Its text with single spaces."""


class Parsed(NamedTuple):
    """What a run holds."""

    pieces: tuple[Piece, ...]
    """Candidate names, left to right, without overlap."""
    tails: tuple[tuple[int, tuple[str, ...]], ...]
    """Where known names may begin that go on after the run, and which."""


_OFFICE = re.compile(r"t(?:[fF][wd]+(?:&[wd]+)*)(?![wCcEmYLHPkKoaqQ])")
"""A title with the matters it is for ("High Representative for Foreign Affairs and Security Policy")."""


def parse(run: str, initial: bool, lexicon: Lexicon) -> Parsed:
    """The candidate names of a run; `initial` when it opens a sentence."""
    key = (run, initial)
    found = lexicon.memo.get(key)
    if found is None:
        words = atoms(run, initial, lexicon)
        tails = [
            (atom.start, lexicon.tails[first])
            for atom in words
            if (first := atom.text.partition(" ")[0]) in lexicon.tails
        ]
        pieces = _parse(words, initial, lexicon)
        found = Parsed(
            tuple(piece._replace(surface=" ".join(run[piece.start : piece.end].split())) for piece in pieces),
            tuple(tails),
        )
        if len(lexicon.memo) < MEMO_SIZE and len(run) < 80:
            lexicon.memo[key] = found
    return cast(Parsed, found)


def _parse(words: list[Atom], initial: bool, lexicon: Lexicon) -> list[Piece]:
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
        piece, i = _next(words, classes, i, opening, lexicon)
        opening = False
        if piece is not None:
            found.append(piece)
    return found


_LINKS = frozenset("OIY")


def _next(
    words: list[Atom], classes: str, i: int, initial: bool, lexicon: Lexicon
) -> tuple[Piece | None, int]:
    """The name that begins at atom `i`, if any, and the index of the atom to go on with."""
    titled = i > 0 and classes[i - 1] == "t"
    best: Made | None = None
    for rule, make in HEADED if _LINKS.isdisjoint(classes) else LINKED:
        match = rule.match(classes, i)
        made = make(Stretch(words, classes, i, match.end(), initial, lexicon)) if match is not None else None
        if made is not None and (best is None or made.end > best.end):
            best = made
    for rule, make in RULES:
        made = best
        if best is None:
            match = rule.match(classes, i)
            made = (
                make(Stretch(words, classes, i, match.end(), initial, lexicon)) if match is not None else None
            )
        if made is not None:
            piece = Piece(
                words[i].start,
                words[made.end - 1].end,
                made.type,
                made.weight,
                classes[i : made.end],
                made.weak,
                titled,
            )
            return piece, made.end
    return None, i + 1
