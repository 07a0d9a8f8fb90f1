"""The sentences that stand before a place of an article, read back block by block: where antecedents are looked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from skyread.entities.speakers import sentence_starts
from skyread.library.article import Block
from skyread.text.spans import Span

_BLOCKS = 10
"""So many blocks back a sentence is read."""
_SENTENCES = 40
"""So many sentences of each."""
_LONGEST = 1_000
"""Characters from which a sentence is read in parts: such a one is no sentence."""


@dataclass(slots=True)
class Foregoing:
    """The sentences of one text, each block parted when it is first asked for."""

    text: str
    blocks: Sequence[Block]
    _starts: list[int] = field(init=False)
    _sentences: dict[int, list[Span]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._starts = [block.start for block in self.blocks]

    def block(self, at: int) -> int:
        """The number of the block in which `at` stands."""
        return bisect_right(self._starts, at) - 1

    def start(self, at: int) -> int:
        """Where the block begins in which `at` stands."""
        return self._starts[self.block(at)]

    def blocks_back(self, at: int) -> range:
        """The numbers of the block of `at` and of those before it, the nearest first."""
        block = self.block(at)
        return range(block, max(-1, block - _BLOCKS), -1)

    def sentences(self, block: int, at: int) -> Iterator[Span]:
        """The sentences of a block that begin before `at`, the last first."""
        told = self._told(block)
        last = bisect_left(told, at, key=lambda sentence: sentence.start)
        return reversed(told[max(0, last - _SENTENCES) : last])

    def last_two(self, at: int) -> Iterator[Span]:
        """The sentence in which `at` stands and the one before it, if its block has one."""
        return islice(self.sentences(self.block(at), at), 2)

    def _told(self, block: int) -> list[Span]:
        found = self._sentences.get(block)
        if found is None:
            whole = self.blocks[block]
            starts = sentence_starts(self.text, whole.start, whole.end)
            ends = (*starts[1:], whole.end)
            found = self._sentences[block] = [
                Span(low, min(low + _LONGEST, end))
                for start, end in zip(starts, ends, strict=True)
                for low in range(start, end, _LONGEST)
            ]
        return found
