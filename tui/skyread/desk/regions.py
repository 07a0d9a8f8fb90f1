"""How an article's blocks become regions to lay out: what is indented, set apart or folded.

This is the one place that knows how a kind of block stands on the page. Rows and cells are the business of
`text.wrap`, colours of the screen.
"""

from __future__ import annotations

from collections.abc import Collection

from skyread.library.article import Article, Block, BlockKind
from skyread.text.wrap import Region

# (cells before the first row, cells before further rows)
_INDENTS = {
    BlockKind.ITEM: (2, 4),
    BlockKind.QUOTATION: (4, 4),
    BlockKind.CAPTION: (2, 2),
    BlockKind.FURNITURE: (2, 2),
}
# Blocks that stand close together when one follows the other.
_CLOSE = {BlockKind.ITEM, BlockKind.CAPTION, BlockKind.FURNITURE}


def regions_of(article: Article, opened: Collection[int] = ()) -> list[Region]:
    """Regions of `article` in order; furniture runs are folded unless their first block's number is in `opened`."""
    regions: list[Region] = []
    blocks = article.blocks
    number = 0
    previous: Block | None = None
    while number < len(blocks):
        block = blocks[number]
        last = _run_end(blocks, number)
        gap = 0 if previous is not None and previous.kind is block.kind and block.kind in _CLOSE else 1
        if block.kind is BlockKind.FURNITURE and number not in opened:
            label = _fold_label(last - number + 1)
            regions.append(Region(block.start, blocks[last].end, 2, 2, gap, label))
        else:
            for one in blocks[number : last + 1]:
                first, further = _INDENTS.get(one.kind, (0, 0))
                regions.append(Region(one.start, one.end, first, further, gap))
                gap = 0
        previous = blocks[last]
        number = last + 1
    return regions


def furniture_run(article: Article, offset: int) -> int | None:
    """Number of the first block of the furniture run at `offset`, or of the nearest one after it, then before it."""
    runs = [
        (number, block.start, article.blocks[_run_end(article.blocks, number)].end)
        for number, block in enumerate(article.blocks)
        if block.kind is BlockKind.FURNITURE
        and (number == 0 or article.blocks[number - 1].kind is not BlockKind.FURNITURE)
    ]
    for number, _start, end in runs:
        if offset < end:
            return number
    return runs[-1][0] if runs else None


def furniture_runs(article: Article) -> list[int]:
    """Numbers of the first block of every furniture run."""
    return [
        number
        for number, block in enumerate(article.blocks)
        if block.kind is BlockKind.FURNITURE
        and (number == 0 or article.blocks[number - 1].kind is not BlockKind.FURNITURE)
    ]


def _run_end(blocks: tuple[Block, ...], number: int) -> int:
    """The last block of the furniture run that starts at `number`; `number` itself for any other kind."""
    last = number
    if blocks[number].kind is BlockKind.FURNITURE:
        while last + 1 < len(blocks) and blocks[last + 1].kind is BlockKind.FURNITURE:
            last += 1
    return last


def _fold_label(blocks: int) -> str:
    return "▸ page furniture" if blocks == 1 else f"▸ page furniture, {blocks} lines"
