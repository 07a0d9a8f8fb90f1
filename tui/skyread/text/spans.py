"""Ranges of a text and places one can jump to, shared by every floor.

Offsets are code points into the text, end exclusive. Nothing here knows what a range means.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of a text: `text[start:end]`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, offset: int) -> bool:
        """Whether the character at `offset` lies in the span."""
        return self.start <= offset < self.end

    def overlaps(self, start: int, end: int) -> bool:
        """Whether the span shares at least one character with `start`..`end`."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """A place that can be jumped to: a range of an article, and why it is listed.

    `article` is the article's id (its content hash), `why` a short word for the reader ("hit", "mention",
    "mark", …).
    """

    article: str
    start: int
    end: int
    why: str
