"""What attribution looks at: a text with its mentions, and a speaker as a clause names them.

Shared by the modules that find who speaks; nothing is decided here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    """How a speaker is named where a quote is attributed."""

    NAME = "name"
    HE = "he"
    SHE = "she"
    ROLE = "role"
    NOBODY = "nobody"
    """Somebody who is no one of the named."""


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker as a clause names them, with the cue that says so."""

    kind: Kind
    at: int
    """Where the wording stands."""
    mention: int = -1
    """For NAME the mention; for ROLE that of the institution whose they are, or -1."""
    noun: str = ""
    cue: tuple[int, int] = (-1, -1)

    def by(self, cue: tuple[int, int]) -> Source:
        """The same source with its cue."""
        return Source(self.kind, self.at, self.mention, self.noun, cue)


@dataclass(frozen=True, slots=True)
class Scene:
    """A text with its mentions, as attribution looks at it."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    types: Sequence[int]
    """Positions in `analysis.TYPES`, mention by mention."""
    memo: dict[object, object] = field(default_factory=dict)

    def between(self, start: int, end: int) -> range:
        """The mentions that begin in `text[start:end]`."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def ending_at(self, end: int) -> int:
        """The mention that ends at `end`, or -1."""
        number = bisect_left(self.starts, end) - 1
        return number if number >= 0 and self.ends[number] == end else -1
