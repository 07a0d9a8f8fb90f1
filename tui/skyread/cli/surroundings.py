"""The words around a passage, as they stand in its paragraph."""

from __future__ import annotations

from bisect import bisect_right

from skyread.library.article import Article

REACH = 60
"""At most so many code points are given before and after a passage."""


class Surroundings:
    """Gives the words around any passage of one article."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._starts = [block.start for block in article.blocks]

    def around(self, start: int, end: int) -> tuple[str, str]:
        """What stands right before and right after the passage, whole words of the same block only."""
        text = self._article.text
        place = bisect_right(self._starts, start) - 1
        first, last = start, end
        if place >= 0:
            block = self._article.blocks[place]
            first, last = min(block.start, start), max(block.end, end)
        low, high = max(first, start - REACH), min(last, end + REACH)
        while first < low < start and not text[low - 1].isspace():
            low += 1
        while end < high < last and not text[high].isspace():
            high -= 1
        return text[low:start], text[end:high]


def in_line(before: str, text: str, after: str, width: int | None = None) -> str:
    """A passage among its words on one line, in brackets; on a terminal `width` wide, with fewer words before it."""
    if width is not None and len(before) > width // 8:
        _, _, before = before[-(width // 8) :].partition(" ")
    return " ".join(f"{before}[{text}]{after}".split())
