"""The trail: where the reader has been, across articles, and the way back and forth on it.

A place that was left is never dropped by going elsewhere: a jump after going back is added at the end, as in
vim, so Ctrl-O always returns to where one jumped from. Knows no screen and stores nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from skyread.text.spans import Passage

LIMIT = 500


class Trail:
    """A bounded list of passages with a position in it; the position past the end means "here, live"."""

    def __init__(self, entries: Iterable[Passage] = (), position: int | None = None) -> None:
        self._entries = list(entries)[-LIMIT:]
        self._position = len(self._entries) if position is None else min(position, len(self._entries))

    @property
    def entries(self) -> tuple[Passage, ...]:
        """All places, oldest first."""
        return tuple(self._entries)

    @property
    def position(self) -> int:
        """Index of the place that back and forth stand on; the number of entries when not on the trail."""
        return self._position

    def carry_over(self, old: str, new: str, move: Callable[[int], int]) -> None:
        """Follow an article whose text changed: its id, and by `move` where an offset of the old text is now."""
        self._entries = [
            Passage(new, move(one.start), move(one.end), one.why) if one.article == old else one
            for one in self._entries
        ]

    def leave(self, here: Passage) -> None:
        """Record that a jump starts at `here`."""
        self._entries = [entry for entry in self._entries if not _same(entry, here)]
        self._entries.append(here)
        del self._entries[:-LIMIT]
        self._position = len(self._entries)

    def back(self, here: Passage, count: int = 1) -> Passage | None:
        """The place `count` steps back, or None at the beginning. `here` is kept so that forward returns to it."""
        position = self._position
        if position == len(self._entries):
            self.leave(here)
            position = len(self._entries) - 1
        target = position - count
        if target < 0:
            if position == 0:
                return None
            target = 0
        self._position = target
        return self._entries[target]

    def forward(self, count: int = 1) -> Passage | None:
        """The place `count` steps forward, or None at the end."""
        last = len(self._entries) - 1
        if self._position >= last:
            return None
        self._position = min(last, self._position + count)
        return self._entries[self._position]

    @property
    def previous(self) -> Passage | None:
        """The place that was left last."""
        return self._entries[-1] if self._entries else None


def _same(one: Passage, other: Passage) -> bool:
    return one.article == other.article and one.start == other.start
