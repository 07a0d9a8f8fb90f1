"""Where in a text something stands, as a row of small bars or as marks beside the scroll bar.

Pure figures and characters; no widths of panes, no colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_BARS = " ▁▂▃▄▅▆▇█"
_LYING = " ▏▎▍▌▋▊▉"


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
    return columns(buckets(offsets, length, cells))


def columns(counts: Sequence[int]) -> str:
    """A bar for each count; the tallest stands for the highest."""
    top = max(counts, default=0)
    return "".join(_BARS[-(-count * 8 // top)] if top else " " for count in counts)


def bar(share: float, cells: int) -> str:
    """A lying bar as long as `share` (0 to 1) of `cells`, filled up with blanks; never empty for more than nothing."""
    eighths = round(min(1.0, max(0.0, share)) * cells * 8) or (1 if share > 0 else 0)
    full, rest = divmod(eighths, 8)
    return ("█" * full + (_LYING[rest] if rest else "")).ljust(max(0, cells))
