"""Parts an article into stretches that are read one after the other, so that only one is held in memory as it is read.

Reading wants plain spaces, apostrophes and hyphens, letter for letter; a whole article in that form would be a second
copy of its text. Offsets in a section are its own: `base` is to be added for those of the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from skyread.library.article import Block

_LENGTH = 20_000
"""Code points from which on a section ends with the next paragraph."""
_AROUND = 200
"""Code points on both sides of a section that can be looked at."""
_PLAIN = (
    ("\n", " "),
    ("\r", " "),
    ("\t", " "),
    ("\u00a0", " "),
    ("\u2019", "'"),
    ("\u02bc", "'"),
    ("\u2011", "-"),
)
"""What is read as what else, letter for letter."""


class Section(NamedTuple):
    """Some blocks of an article with the text around them as it is read."""

    base: int
    """Where `plain` begins in the article."""
    plain: str
    blocks: tuple[Block, ...]
    """Their offsets are in `plain`."""


def sections(text: str, blocks: Sequence[Block]) -> Iterator[Section]:
    """All of `text` in sections; each but the last ends with an empty line."""
    first, start = 0, 0
    for number in range(1, len(blocks)):
        cut = blocks[number].start
        if cut - start >= _LENGTH and text.count("\n", blocks[number - 1].end, cut) > 1:
            yield _section(text, start, cut, blocks[first:number])
            first, start = number, cut
    yield _section(text, start, len(text), blocks[first:])


def section_of(text: str, block: Block) -> Section:
    """One block as a section of its own."""
    return _section(text, block.start, block.end, (block,))


def _section(text: str, start: int, end: int, blocks: Sequence[Block]) -> Section:
    base = max(0, start - _AROUND)
    here = (
        tuple(Block(block.kind, block.start - base, block.end - base) for block in blocks)
        if base
        else tuple(blocks)
    )
    return Section(base, plainly(text[base : end + _AROUND]), here)


def plainly(text: str) -> str:
    """The text with plain spaces, apostrophes and hyphens; replacing is far faster than translating."""
    for sign, plain in _PLAIN:
        text = text.replace(sign, plain)
    return text
