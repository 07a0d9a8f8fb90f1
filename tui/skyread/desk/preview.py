"""A passage with the text around it, wrapped to a small window, for previews.

Lays out only the blocks near the passage, so a preview costs the same in an article of any length.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from skyread.library.article import Article, BlockKind
from skyread.text.spans import Passage, Span
from skyread.text.wrap import Region, RowKind, lay_out

_BLOCKS_AROUND = 6
_LONGEST = 8_000
"""Code points of a block that are laid out on either side of the passage."""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of a preview: the spans of the article that it draws."""

    spans: Sequence[Span]


def preview(
    article: Article, passage: Passage, width: int, height: int, scroll: int = 0
) -> tuple[list[PreviewRow], int]:
    """At most `height` rows of `width` cells with the passage a third of the way down, moved by `scroll` rows.

    Also returns how far it could be moved: `scroll`, or as much of it as there is text for.
    """
    blocks = article.blocks
    if not blocks:
        return [], 0
    here = max(0, bisect_right([block.start for block in blocks], passage.start) - 1)
    if passage.start == passage.end:  # an article as a whole begins below what the page printed above it
        prose = (n for n in range(here, len(blocks)) if blocks[n].kind is not BlockKind.FURNITURE)
        here = next(prose, here)
    regions = []
    for number in range(max(0, here - _BLOCKS_AROUND), min(len(blocks), here + _BLOCKS_AROUND + 1)):
        block = blocks[number]
        if block.kind is BlockKind.FURNITURE and number != here:
            continue
        start = max(block.start, passage.start - _LONGEST)
        end = min(block.end, passage.end + _LONGEST)
        if start < end:
            regions.append(Region(start, end))
    if not regions:
        return [], 0
    layout = lay_out(article.text, regions, max(1, width), article.hidden)
    last = max(0, len(layout.rows) - height)
    unmoved = max(0, min(layout.row_of(passage.start) - height // 3, last))
    top = max(0, min(unmoved + scroll, last))
    rows = [
        PreviewRow(layout.pieces(number) if layout.rows[number].kind is RowKind.TEXT else ())
        for number in range(top, min(len(layout.rows), top + height))
    ]
    return rows, top - unmoved
