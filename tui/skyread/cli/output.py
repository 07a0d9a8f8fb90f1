"""What verbs print: JSON Lines and tables, with nothing in them that a terminal obeys.

What is worth printing is the verbs' business.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from shutil import get_terminal_size

from skyread.cli.outcomes import write
from skyread.text.sanitise import printable
from skyread.text.widths import cell_width, ellipsize

_ESCAPED = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_GAP = "  "
_WIDEST_BLANK = 40
"""Columns are not aligned at the cost of wider blanks than this; single longer cells push their line on."""


def to_json(record: Mapping[str, object]) -> str:
    """`record` as JSON on one line, letters as they are; what a terminal obeys and lone surrogates escaped.

    A file name that is not UTF-8 comes back from `json.loads` as Python decoded it.
    """
    line = json.dumps(record, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def write_json(records: Iterable[Mapping[str, object]]) -> int:
    """Write JSON Lines; returns how many."""
    number = 0
    for number, record in enumerate(records, 1):  # noqa: B007  the count is the answer
        write(to_json(record) + "\n")
    return number


def write_table(rows: Iterable[Sequence[str]], right: Collection[int] = ()) -> int:
    """Write rows in aligned columns, those in `right` flush right; returns how many.

    On a terminal no line is longer than the terminal is wide; elsewhere everything is there in full.
    """
    cells = [[printable(cell) for cell in row] for row in rows]
    for line in _aligned(cells, right, terminal_width()):
        write(line + "\n")
    return len(cells)


def terminal_width() -> int | None:
    """The columns of the terminal that stdout is; None where it is none."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return max(20, get_terminal_size().columns)


def _aligned(rows: Sequence[Sequence[str]], right: Collection[int], limit: int | None) -> Iterator[str]:
    if not rows:
        return
    widths = [max(map(cell_width, column)) for column in zip(*rows, strict=True)]
    if limit is None:
        widths = [min(width, _WIDEST_BLANK) for width in widths]
    else:
        widths = [min(width, max(limit // 3, 8)) for width in widths[:-1]] + widths[-1:]
    for row in rows:
        shown = []
        for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
            text = cell if limit is None else ellipsize(cell, width)
            blank = " " * (width - cell_width(text))
            shown.append(blank + text if column in right else text + blank)
        line = _GAP.join(shown).rstrip()
        yield line if limit is None else ellipsize(line, limit)
