"""Laying styles over ranges of text: how a row of an article becomes pieces of a line.

Ranges are code point offsets into the article; rows come from the layout. What is painted and why is decided by
the panes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.style import Style

from skyread.text.spans import Span
from skyread.text.widths import cell_width, drawn
from skyread.ui.lines import Piece


@dataclass(frozen=True, slots=True)
class Overlay:
    """A look laid over `start`..`end`; a label takes the place of what is drawn there."""

    start: int
    end: int
    style: Style
    label: str = ""


class Overlays:
    """Overlays of the part of a text that is on screen; later ones lie over earlier ones."""

    def __init__(self, overlays: Iterable[Overlay]) -> None:
        self._overlays = list(overlays)
        # By end: overlays of one kind never nest, so those that touch a row lie close together.
        self._order = sorted(range(len(self._overlays)), key=lambda number: self._overlays[number].end)
        self._ends = [self._overlays[number].end for number in self._order]

    def touching(self, start: int, end: int) -> list[Overlay]:
        """Overlays that share a character with `start`..`end`, lowest first."""
        first = bisect_left(self._ends, start + 1)
        numbers = sorted(number for number in self._order[first:] if self._overlays[number].start < end)
        return [self._overlays[number] for number in numbers]


def paint(text: str, spans: Sequence[Span], base: Style, overlays: Overlays) -> list[Piece]:
    """The drawn pieces of `spans` of `text`, in `base` style with the overlays on it."""
    pieces: list[Piece] = []
    for span in spans:
        touching = overlays.touching(span.start, span.end)
        if not touching:
            pieces.append((drawn(text[span.start : span.end]), base))
            continue
        cuts = {span.start, span.end}
        for overlay in touching:
            cuts.add(max(overlay.start, span.start))
            cuts.add(min(overlay.end, span.end))
        bounds = sorted(cuts)
        for start, end in pairwise(bounds):
            style, label = base, ""
            for overlay in touching:
                if overlay.start <= start and end <= overlay.end:
                    style += overlay.style
                    label = overlay.label if overlay.start == start else label
            content = drawn(text[start:end])
            if label:
                cells = cell_width(content)
                content = label[:cells].ljust(cells)
            pieces.append((content, style))
    return pieces
