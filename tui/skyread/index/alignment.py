"""Scoring letters that stand in a name in the order typed, but not side by side.

Two ways to match are worth showing; any other is chance, and chance finds something in every long name:

- abbreviation: the first letter begins a word, and whenever the letters go on in another word, they enter it at its
  beginning ("jstolt", "srgrybkv", "intmonfund");
- a run of letters inside one word ("berg").

They are scored in the manner of fzf's second algorithm (github.com/junegunn/fzf, `src/algo/algo.go`), simplified,
by the best alignment there is:

- every letter matched is worth 16;
- a letter at the start of a word is worth 8 more, and the first letter typed twice that;
- a letter that follows the one before it immediately is worth 4 more;
- letters left out between two matched ones cost 3 for the first and 1 for each other.

An alignment worth less than `WORTH_SHOWING` for each letter typed is no match either.
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
    row = _word_starts(term[0], norm)
    for letter in term[1:]:
        if not row:
            break
        row = [(place, score) for place, score, _ in _next_row(letter, norm, row)]
    best = max((score for _, score in row), default=0)
    if term in norm:
        best = max(best, _run(term))
    return best if best >= WORTH_SHOWING * len(term) else None


def places(term: str, norm: str) -> list[int]:
    """Where the letters of the best alignment stand in the normal form; empty where there is no alignment."""
    row = _word_starts(term[0], norm)
    origins: list[dict[int, int]] = []
    for letter in term[1:]:
        entries = _next_row(letter, norm, row)
        origins.append({place: origin for place, _, origin in entries})
        row = [(place, score) for place, score, _ in entries]
    place, best = max(row, key=lambda entry: entry[1], default=(0, 0))
    if term in norm and _run(term) > best:
        return list(range(norm.index(term), norm.index(term) + len(term)))
    if not row:
        return []
    found = [place]
    for origin in reversed(origins):
        place = origin[place]
        found.append(place)
    return found[::-1]


def _run(term: str) -> int:
    """What a run of letters inside a word is worth."""
    return len(term) * LETTER + (len(term) - 1) * SIDE_BY_SIDE


def _word_starts(letter: str, norm: str) -> list[tuple[int, int]]:
    row = [(0, LETTER + 2 * WORD_START)] if norm.startswith(letter) else []
    place = norm.find(" " + letter)
    while place >= 0:
        row.append((place + 1, LETTER + 2 * WORD_START))
        place = norm.find(" " + letter, place + 1)
    return row


def _next_row(letter: str, norm: str, row: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """The best score of an alignment that ends at each place of `letter`, with the place of the letter before.

    A skip from `q` to `p` costs `FIRST_SKIPPED + (p - q - 2) * NEXT_SKIPPED`, so the best origin is the one with
    the highest score plus `q`, whatever `p` is: running maxima serve the whole row. Two are kept, of all the places
    passed and of those in the word passed last, since only the start of a word may be reached from another word.
    """
    entries: list[tuple[int, int, int]] = []
    anywhere = inside = (-1, -1)  # height (score plus place), and place
    word = -1
    taken = 0
    place = norm.find(letter, row[0][0] + 1) if row else -1
    while place >= 0:
        while taken < len(row) and row[taken][0] < place - 1:
            before, score = row[taken]
            reached = (score + before * NEXT_SKIPPED, before)
            anywhere = max(anywhere, reached)
            start = norm.rfind(" ", 0, before) + 1
            inside = reached if start != word else max(inside, reached)
            word = start
            taken += 1
        start = norm.rfind(" ", 0, place) + 1
        height, origin = anywhere if start == place else inside if start == word else (-1, -1)
        best = -1
        if origin >= 0:
            best = height - FIRST_SKIPPED - (place - 2) * NEXT_SKIPPED + LETTER
            best += WORD_START if start == place else 0
        if taken < len(row) and row[taken][0] == place - 1:
            beside = row[taken][1] + LETTER + SIDE_BY_SIDE
            if origin < 0 or beside >= best:
                best, origin = beside, place - 1
        if origin >= 0:
            entries.append((place, best, origin))
        place = norm.find(letter, place + 1)
    return entries
