"""The sentences of one article, found block by block when they are asked for, and the motions over them.

Motions pass over blocks that are folded away. What is drawn where is no business of this module.
"""

from __future__ import annotations

from bisect import bisect_right

from skyread.library.article import Article
from skyread.text.sentences import sentences
from skyread.text.spans import Span


class Sentences:
    """Sentence spans of an article; `shown` tells for each block whether motions may land in it."""

    def __init__(self, article: Article, shown: list[bool]) -> None:
        self._article = article
        self._starts = [block.start for block in article.blocks]
        self._by_block: dict[int, list[Span]] = {}
        self.shown = shown

    def in_block(self, number: int) -> list[Span]:
        """Sentences of one block, by its number."""
        found = self._by_block.get(number)
        if found is None:
            block = self._article.blocks[number]
            found = sentences(self._article.text, block.start, block.end)
            if not found:
                found = [Span(block.start, block.end)]
            self._by_block[number] = found
        return found

    def block_at(self, offset: int) -> int | None:
        """Number of the shown block that holds `offset`; else of the next shown one, then of the last one before."""
        first = max(0, bisect_right(self._starts, offset) - 1)
        for number in range(first, len(self._starts)):
            if self.shown[number] and (number > first or offset < self._article.blocks[number].end):
                return number
        for number in range(min(first, len(self._starts) - 1), -1, -1):
            if self.shown[number]:
                return number
        return None

    def at(self, offset: int) -> Span | None:
        """The sentence that holds `offset`, or the nearest one in the block that `block_at` gives."""
        number = self.block_at(offset)
        if number is None:
            return None
        inside = self.in_block(number)
        position = bisect_right([sentence.start for sentence in inside], offset) - 1
        return inside[max(0, position)]

    def step(self, offset: int, count: int) -> Span | None:
        """The sentence `count` after (or, if negative, before) the one at `offset`; stops at the ends."""
        number = self.block_at(offset)
        if number is None:
            return None
        inside = self.in_block(number)
        position = max(0, bisect_right([sentence.start for sentence in inside], offset) - 1)
        direction = 1 if count > 0 else -1
        for _ in range(abs(count)):
            if 0 <= position + direction < len(inside):
                position += direction
                continue
            following = self._neighbour(number, direction)
            if following is None:
                break
            number = following
            inside = self.in_block(number)
            position = 0 if direction > 0 else len(inside) - 1
        return inside[position]

    def step_block(self, offset: int, count: int) -> Span | None:
        """First sentence of the block `count` further; going back stops at the start of the block one is in."""
        number = self.block_at(offset)
        if number is None:
            return None
        if count < 0 and offset > self.in_block(number)[0].start:
            count += 1
        direction = 1 if count > 0 else -1
        for _ in range(abs(count)):
            following = self._neighbour(number, direction)
            if following is None:
                break
            number = following
        return self.in_block(number)[0]

    def _neighbour(self, number: int, direction: int) -> int | None:
        number += direction
        while 0 <= number < len(self.shown):
            if self.shown[number]:
                return number
            number += direction
        return None
