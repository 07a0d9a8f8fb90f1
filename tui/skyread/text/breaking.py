"""Where the rows of one region break: the inner loop of wrapping.

Two ways that give the same rows: plain text, in which every character takes one cell, is cut at the last space
that fits with `str.rfind`; other text is measured word by word and, where a word must be broken, cluster by
cluster. One regular expression decides. Regions, indents and drawing are the business of `wrap`.
"""

from __future__ import annotations

import re
from array import array
from functools import cache

from skyread.text.widths import PLAIN, WIDTHS, cell_width, clusters

_NOT_PLAIN = re.compile(f"[^{PLAIN}\n\t\xa0]")
# No-break spaces are no white space here; neither are hidden characters, which stand as NUL while rows are made.
_WORD = re.compile(r"[^\s]+(?:[\xa0\u202f]+[^\s]+)*|[\xa0\u202f]+")
_BREAK_AND_BLANKS = re.compile(r"\n\s*")
_WIDE = "[\u1100-\u115f\u2e80-\ud7af\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\U0001f300-\U0003ffff]"
_MASK = "\x00"

Columns = tuple["array[int]", "array[int]"]
"""Starts and ends of rows, to be appended to."""


@cache
def _wide() -> re.Pattern[str]:
    # Compiled when first needed: ranges beyond the first plane take milliseconds, and few texts hold any.
    return re.compile(_WIDE)


def collapsed(piece: str, base: int) -> list[tuple[int, int]]:
    """What of the white space around line breaks is not drawn, so that one space remains of each.

    `piece` begins at offset `base` of the text; the ranges are offsets of the text.
    """
    if "\n" not in piece:
        return []
    found = []
    last = 0
    for run in _BREAK_AND_BLANKS.finditer(piece):
        start = kept = run.start()
        while start > last and piece[start - 1].isspace():
            start -= 1
        last = run.end()
        if start < kept:
            found.append((base + start, base + kept))
        if kept + 1 < run.end():
            found.append((base + kept + 1, base + run.end()))
    return found


def break_rows(
    piece: str,
    base: int,
    cells: tuple[int, int],
    masks: list[tuple[int, int]],
    rows: Columns,
    *,
    keep_lines: bool,
) -> None:
    """Append the rows of one region to `rows`; there is always at least one.

    `piece` begins at offset `base` of the text, `cells` are those of the first and of the further rows, `masks`
    are ranges of the text that take no cells.
    """
    if masks:
        piece = _masked(piece, base, masks)
    plain = not masks and _NOT_PLAIN.search(piece) is None
    break_line = _break_plain if plain else _break_measured
    if not keep_lines:
        if plain and ("\n" in piece or "\t" in piece):
            piece = piece.replace("\n", " ").replace("\t", " ")
        end = len(piece.rstrip())
        start = len(piece) - len(piece.lstrip()) if end else 0
        break_line(piece, (start, end), base, cells, rows)
        return
    at = 0
    for line in piece.split("\n"):
        end = at + len(line.rstrip())
        break_line(piece.replace("\t", " ") if plain else piece, (at, end), base, cells, rows)
        at += len(line) + 1
        cells = (cells[1], cells[1])


def _masked(piece: str, base: int, masks: list[tuple[int, int]]) -> str:
    """`piece` with what takes no cells as NUL, and as long as before."""
    parts: list[str] = []
    at = 0
    for start, end in masks:
        low, high = max(at, start - base), min(len(piece), end - base)
        if low < high:
            parts += (piece[at:low], _MASK * (high - low))
            at = high
    return "".join((*parts, piece[at:]))


def _break_plain(piece: str, span: tuple[int, int], base: int, cells: tuple[int, int], rows: Columns) -> None:
    """Break a line in which every character takes one cell."""
    starts, ends = rows
    at, stop = span
    room = cells[0]
    while stop - at > room:
        cut = piece.rfind(" ", at, at + room + 1)
        if cut < at:
            end = rest = at + room
        else:
            end, rest = cut, cut + 1
            while end > at and piece[end - 1] == " ":
                end -= 1
            while piece[rest] == " ":
                rest += 1
            if end == at:
                at = rest
                continue
        starts.append(base + at)
        ends.append(base + end)
        at = rest
        room = cells[1]
    starts.append(base + at)
    ends.append(base + max(at, stop))


def _break_measured(
    piece: str, span: tuple[int, int], base: int, cells: tuple[int, int], rows: Columns
) -> None:
    """Break a line whose characters take no, one or two cells."""
    starts, ends = rows
    row_start = row_end = span[0]
    room = cells[0]
    used = 0

    def emit(next_start: int) -> None:
        nonlocal row_start, row_end, room, used
        starts.append(base + row_start)
        ends.append(base + row_end)
        row_start = row_end = next_start
        room = cells[1]
        used = 0

    for found in _WORD.finditer(piece, *span):
        word = found[0]
        start, end = found.span()
        width = cell_width(word)
        if width == 0:
            continue
        gap = cell_width(piece[row_end:start])
        if used + gap + width <= room:
            row_end = end
            used += gap + width
            continue
        if used == 0:
            row_start = row_end = start
            gap = 0
        elif used + gap >= room or _wide().search(word) is None:
            emit(start)
            gap = 0
        if used + gap + width <= room:
            row_end = end
            used += gap + width
            continue
        used += gap
        for low, high in clusters(word):
            step = sum(map(WIDTHS.__getitem__, word[low:high]))
            if used and used + step > room:
                emit(start + low)
            row_end = start + high
            used += step
    emit(span[1])
