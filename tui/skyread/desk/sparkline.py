"""Where in a text something stands, as a row of small bars or as marks beside the scroll bar.

Pure figures and characters; no widths of panes, no colours.
"""

from __future__ import annotations

from collections.abc import Iterable

_BARS = " ▁▂▃▄▅▆▇█"


def buckets(offsets: Iterable[int], length: int, cells: int) -> list[int]:
    """How many of `offsets` fall into each of `cells` equal parts of a text of `length` code points."""
    counts = [0] * cells
    if length <= 0 or cells <= 0:
        return counts
    for offset in offsets:
        counts[min(cells - 1, max(0, offset) * cells // length)] += 1
    return counts


def sparkline(offsets: Iterable[int], length: int, cells: int) -> str:
    """A row of `cells` bars; the tallest stands for the densest part."""
    counts = buckets(offsets, length, cells)
    top = max(counts, default=0)
    if top == 0:
        return " " * max(0, cells)
    return "".join(_BARS[-(-count * 8 // top)] for count in counts)
