"""A candidate: a stretch of an article that may be a name, with the evidence gathered for it so far."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Candidate:
    """Mutable while one article is analysed; what remains becomes mentions."""

    start: int
    end: int
    surface: str
    type: int
    """What the grammar takes it for: a position in `analysis.TYPES`."""
    weight: int
    kind: str
    """The classes of its words, see `tokens.Atom`."""
    weak: bool
    """Whether it counts only if something else in the article supports it."""
    initial: bool
    """Whether it opens a sentence."""
    votes: list[tuple[int, int]] = field(default_factory=list)
    """Further evidence: type and weight, which may be negative."""
