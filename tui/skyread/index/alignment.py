"""Scoring letters that stand in a name in the order typed, but not side by side.

The scheme is that of fzf's second algorithm (github.com/junegunn/fzf, `src/algo/algo.go`), simplified: an optimal
alignment by dynamic programming, where

- every letter matched is worth 16;
- a letter at the start of a word is worth 8 more, and the first letter typed twice that;
- a letter that follows the one before it immediately is worth 4 more;
- letters left out between two matched ones cost 3 for the first and 1 for each other.

So "jstolt" prefers the initial of a given name and the beginning of a surname to six letters found anywhere. An
alignment that is worth less than `WORTH_SHOWING` for each letter typed is chance, not meaning, and is no match.
"""

from __future__ import annotations

LETTER = 16
WORD_START = 8
SIDE_BY_SIDE = 4
FIRST_SKIPPED = 3
NEXT_SKIPPED = 1
WORTH_SHOWING = 15


def align(term: str, norm: str) -> int | None:
    """The score of the best alignment of `term` in the normal form of a name; None where there is none worth it.

    `term` has at least one character and no blanks.
    """
    row = _first_row(term[0], norm)
    for letter in term[1:]:
        if not row:
            return None
        row = [(place, score) for place, score, _ in _next_row(letter, norm, row)]
    best = max((score for _, score in row), default=0)
    return best if best >= WORTH_SHOWING * len(term) else None


def places(term: str, norm: str) -> list[int]:
    """Where the letters of the best alignment stand in the normal form; empty where there is no alignment."""
    row = _first_row(term[0], norm)
    origins: list[dict[int, int]] = []
    for letter in term[1:]:
        entries = _next_row(letter, norm, row)
        origins.append({place: origin for place, _, origin in entries})
        row = [(place, score) for place, score, _ in entries]
    if not row:
        return []
    place = max(row, key=lambda entry: entry[1])[0]
    found = [place]
    for origin in reversed(origins):
        place = origin[place]
        found.append(place)
    return found[::-1]


def _first_row(letter: str, norm: str) -> list[tuple[int, int]]:
    row = []
    place = norm.find(letter)
    while place >= 0:
        at_start = place == 0 or norm[place - 1] == " "
        row.append((place, LETTER + 2 * WORD_START if at_start else LETTER))
        place = norm.find(letter, place + 1)
    return row


def _next_row(letter: str, norm: str, row: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """The best score of an alignment that ends at each place of `letter`, with the place before it.

    A skip from `q` to `p` costs `FIRST_SKIPPED + (p - q - 2) * NEXT_SKIPPED`, so the best origin is the one with
    the highest score plus `q`, whatever `p` is: one running maximum serves the whole row.
    """
    entries: list[tuple[int, int, int]] = []
    if not row:
        return entries
    taken = 0
    origin, height = -1, 0
    place = norm.find(letter, row[0][0] + 1)
    while place >= 0:
        while taken < len(row) and row[taken][0] < place - 1:
            before, score = row[taken]
            if origin < 0 or score + before * NEXT_SKIPPED > height:
                origin, height = before, score + before * NEXT_SKIPPED
            taken += 1
        at_start = norm[place - 1] == " "
        best, source = -1, -1
        if origin >= 0:
            best = height - FIRST_SKIPPED - (place - 2) * NEXT_SKIPPED + LETTER
            best += WORD_START if at_start else 0
            source = origin
        if taken < len(row) and row[taken][0] == place - 1:
            beside = row[taken][1] + LETTER + SIDE_BY_SIDE
            if source < 0 or beside >= best:
                best, source = beside, place - 1
        if source >= 0:
            entries.append((place, best, source))
        place = norm.find(letter, place + 1)
    return entries
