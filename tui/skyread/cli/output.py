"""What verbs print: JSON Lines and tables, with nothing in them that a terminal obeys.

What is worth printing is the verbs' business.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from shutil import get_terminal_size

from skyread.cli.outcomes import write
from skyread.text.jsontext import one_line
from skyread.text.sanitise import printable
from skyread.text.widths import cell_width, drawn, ellipsize

_GAP = "  "
_WIDEST_BLANK = 40
"""Columns are not aligned at the cost of wider blanks than this; single longer cells push their line on."""
_NARROWEST = 20
"""Terminals that say that they are narrower are not believed."""


def to_json(record: Mapping[str, object]) -> str:
    """`record` as JSON on one line, letters as they are; what a terminal obeys and lone surrogates escaped.

    A file name that is not UTF-8 comes back from `json.loads` as Python decoded it.
    """
    return one_line(record)


def write_json(records: Iterable[Mapping[str, object]]) -> int:
    """Write JSON Lines; returns how many."""
    number = 0
    for number, record in enumerate(records, 1):  # noqa: B007  the count is the answer
        write(to_json(record) + "\n")
    return number


def write_table(
    rows: Iterable[Sequence[str]],
    right: Collection[int] = (),
    paths: Collection[int] = (),
    *,
    whole: bool = False,
) -> int:
    """Write rows in aligned columns, those in `right` flush right; returns how many.

    On a terminal no line is longer than the terminal is wide; what is too long loses its end, in the columns of
    `paths` its beginning. Elsewhere, and for a table that is wanted `whole`, everything is there in full.
    """
    cells = [[printable(cell) for cell in row] for row in rows]
    limit = None if whole else terminal_width()
    widths = [max(map(cell_width, column)) for column in zip(*cells, strict=True)]
    widths = [min(width, _WIDEST_BLANK) for width in widths] if limit is None else _shared(widths, limit)
    for row in cells:
        shown = []
        for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
            text = cell
            if limit is not None:
                text = _tail(cell, width) if column in paths else ellipsize(cell, width)
            blank = " " * (width - cell_width(text))
            shown.append(blank + text if column in right else text + blank)
        write(_GAP.join(shown).rstrip() + "\n")
    return len(cells)


def terminal_width() -> int | None:
    """The columns of the terminal that stdout is; None where it is none."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return max(_NARROWEST, get_terminal_size().columns)


def _shared(widths: Sequence[int], limit: int) -> list[int]:
    """Widths that fit in `limit`: the widest column gives way first, the last column least."""
    shared = list(widths)
    room = limit - len(_GAP) * (len(shared) - 1)
    while sum(shared) > room and (widest := max(shared[:-1], default=0)) > limit // 5:
        shared[shared.index(widest)] -= 1
    if shared:
        shared[-1] = max(0, min(shared[-1], room - sum(shared[:-1])))
    return shared


def _tail(text: str, width: int) -> str:
    """The end of `text` in at most `width` cells, with "…" before it where something is missing."""
    shown = drawn(text)
    if cell_width(shown) <= width:
        return shown
    while shown and cell_width(shown) >= width:
        shown = shown[1:]
    return f"…{shown}" if width else ""
