"""How wide text is on the screen, in cells, and which characters of it are drawn at all.

A text is drawn character for character, except that white space becomes single spaces and what has no shape of
its own (carriage returns, zero-width and format characters, joiners, variation selectors) is left out. Leaving
out joiners makes widths add up, on every terminal alike: terminals disagree about joined emoji, not about
single ones. Rows and wrapping are the business of `wrap`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

_LONGEST_CLUSTER = 200
_LINE_ENDS = frozenset("\r\n")
ELLIPSIS = "…"

# Characters that are certainly drawn as they are, one cell each. A search for anything else is the guard that
# lets nearly all text take the fast path.
PLAIN = " -~\xa1-\xac\xae-\u02ff\u0370-\u0377\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20ac\u2116\u2122\ufffd"
SPECIAL = re.compile(f"[^{PLAIN}]")
"""Finds a character that is not simply drawn in one cell."""

# Assigned after the Unicode version of the oldest supported Python: (first, last, cells).
_RECENT = (
    (0x2630, 0x2637, 2),
    (0x268A, 0x268F, 2),
    (0x2FFC, 0x2FFF, 2),
    (0x31E4, 0x31E5, 2),
    (0x31EF, 0x31EF, 2),
    (0x4DC0, 0x4DFF, 2),
    (0xFA6E, 0xFA6F, 2),
    (0xFADA, 0xFAFF, 2),
    (0x16FF2, 0x16FF6, 2),
    (0x187F8, 0x187FF, 2),
    (0x18CFF, 0x18D1E, 2),
    (0x18D80, 0x18DF2, 2),
    (0x1B132, 0x1B132, 2),
    (0x1B155, 0x1B155, 2),
    (0x1D300, 0x1D356, 2),
    (0x1D360, 0x1D376, 2),
    (0x1F6D8, 0x1F6D8, 2),
    (0x1F6DC, 0x1F6DC, 2),
    (0x1FA75, 0x1FA7C, 2),
    (0x1FA87, 0x1FA8A, 2),
    (0x1FA8E, 0x1FAC6, 2),
    (0x1FAC8, 0x1FAC8, 2),
    (0x1FACD, 0x1FADC, 2),
    (0x1FADF, 0x1FAEA, 2),
    (0x1FAEF, 0x1FAF8, 2),
    (0x2EBF0, 0x2EE5D, 2),
    (0x323B0, 0x33479, 2),
)
# Left out although Unicode does not count them as format characters: Hangul fillers, variation selectors, skin
# tones (which a terminal either merges into the emoji before or draws as a square), tags.
_SHAPELESS = (
    (0x2065, 0x2065),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0x1F3FB, 0x1F3FF),
    (0xE0000, 0xE0FFF),
)
_RECENT_STARTS = [first for first, _, _ in _RECENT]


def _is_left_out(character: str) -> bool:
    code = ord(character)
    if any(first <= code <= last for first, last in _SHAPELESS):
        return True
    return unicodedata.category(character) in ("Cc", "Cf", "Cs") and not character.isspace()


def _cells(character: str) -> int:
    """The cells of one character that is drawn as itself."""
    code = ord(character)
    at = bisect_right(_RECENT_STARTS, code) - 1
    if at >= 0 and code <= _RECENT[at][1]:
        return _RECENT[at][2]
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Mc") or 0x1160 <= code <= 0x11FF or 0xD7B0 <= code <= 0xD7FB:
        return 0
    if category == "Cn" and not 0x20000 <= code <= 0x3FFFD:
        return 1
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


class _Drawn(dict[int, str]):
    """Translation table to the drawn form, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character == "\r" or _is_left_out(character):
            form = ""
        elif character.isspace():
            form = " "
        else:
            form = character
        self[code] = form
        return form


class _Widths(dict[str, int]):
    """Cells of a character, filled as characters are met."""

    def __missing__(self, character: str) -> int:
        form = _DRAWN[ord(character)]
        width = self[character] = _cells(form) if form else 0
        return width


_DRAWN = _Drawn()
WIDTHS = _Widths()
"""Cells of each character as it is drawn: 0, 1 or 2."""


def drawn(text: str) -> str:
    """The form in which `text` is drawn.

    White space of every kind becomes one space each; carriage returns, controls, zero-width and format
    characters become nothing. Combining marks stay.
    """
    if SPECIAL.search(text) is None:
        return text
    return text.translate(_DRAWN)


def cell_width(text: str) -> int:
    """The number of cells that `text` takes as it is drawn."""
    if SPECIAL.search(text) is None:
        return len(text)
    return sum(map(WIDTHS.__getitem__, text))


def cut(text: str, cells: int) -> int:
    """How many characters of `text` fit into `cells`, whole grapheme clusters only."""
    if SPECIAL.search(text) is None:
        return max(0, min(len(text), cells))
    used = 0
    for start, end in clusters(text):
        used += cell_width(text[start:end])
        if used > cells:
            return start
    return len(text)


def crop(text: str, cells: int) -> str:
    """The drawn form of `text`, cut to at most `cells` cells without splitting a grapheme cluster."""
    shown = drawn(text)
    return shown[: cut(shown, cells)] if cells > 0 else ""


def ellipsize(text: str, cells: int) -> str:
    """Like `crop`, but with "…" as the last cell where something was cut off."""
    shown = drawn(text)
    if cell_width(shown) <= cells:
        return shown
    return shown[: cut(shown, cells - 1)].rstrip() + ELLIPSIS if cells > 0 else ""


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """Split `text` into grapheme clusters: (start, end) of each, without gaps.

    A cluster is a character with the zero-width characters behind it; what a zero-width joiner ties together
    stays together, as do the two halves of a flag; a line end joins nothing. A simplification of Unicode's UAX 29 that
    never splits more finely than a reader would.
    """
    start = 0
    half_flag = False
    for at, character in enumerate(text):
        flag = "\U0001f1e6" <= character <= "\U0001f1ff"
        before = text[at - 1] if at else ""
        if before in _LINE_ENDS or character in _LINE_ENDS:
            joined = before == "\r" and character == "\n"
        else:
            joined = WIDTHS[character] == 0 or before == "\u200d" or (flag and half_flag)
        if at and not joined:
            yield start, at
            start = at
            half_flag = flag
        else:
            half_flag = flag and at == start
    if text:
        yield start, len(text)


def snapped(text: str, start: int, end: int) -> tuple[int, int]:
    """`start`..`end` made wider, and put within the text, so that it cuts through no grapheme cluster."""
    start = max(0, min(start, len(text)))
    end = max(start, min(end, len(text)))
    return _cluster_at(text, start)[0], _cluster_at(text, end - 1)[1] if end > start else end


def _cluster_at(text: str, offset: int) -> tuple[int, int]:
    """The grapheme cluster that holds the character at `offset`; nothing at the end of the text."""
    if offset >= len(text):
        return offset, offset
    around = text[max(0, offset - 1) : offset + 2]
    if around.isascii() and around.isprintable():  # none of these ever joins with another
        return offset, offset + 1
    # A line end parts clusters for certain, and no cluster is as long as what is looked back to.
    low = max(text.rfind("\n", 0, offset) + 1, offset - _LONGEST_CLUSTER)
    high = offset + _LONGEST_CLUSTER
    if text[offset] == "\n" and low == offset and offset and text[offset - 1] == "\r":
        low = offset - 1
    for first, last in clusters(text[low:high]):
        if low + last > offset:
            return low + first, low + last
    return offset, offset + 1
