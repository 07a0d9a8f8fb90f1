"""Hint labels: short unambiguous letter codes for places on the screen.

Which places those are, what choosing one does and how labels are drawn is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""Home row first, since the nearest places take the first labels."""


def labels(count: int, letters: str = LETTERS) -> list[str]:
    """`count` labels of one or two letters, none a prefix of another; as many as two letters can tell apart."""
    size = len(letters)
    if count <= size:
        return list(letters[:count])
    # Give up just enough single letters to serve as first letters of pairs.
    pairs_from = -(-(count - size) // (size - 1))
    if pairs_from >= size:
        return [first + second for first in letters for second in letters][:count]
    singles = list(letters[: size - pairs_from])
    doubles = [first + second for first in letters[size - pairs_from :] for second in letters]
    return (singles + doubles)[:count]


class Hints:
    """Labels on offsets of the article shown, and what has been typed of one so far."""

    def __init__(
        self, offsets: Sequence[int], go: Callable[[int], None], own: tuple[str, int] | None = None
    ) -> None:
        """`go` does what choosing an offset means. `own` is a letter that labels one place and no other."""
        self.typed = ""
        self.go = go
        letters = LETTERS.replace(own[0], "") if own else LETTERS
        others = [offset for offset in offsets if own is None or offset != own[1]]
        self._all = [*([own] if own else ()), *zip(labels(len(others), letters), others, strict=False)]

    @property
    def open(self) -> list[tuple[str, int]]:
        """Labels that what is typed can still become, with their offsets."""
        return [(label, offset) for label, offset in self._all if label.startswith(self.typed)]

    def type(self, letter: str) -> int | None:
        """Take a letter; the offset if that completes a label. A letter that fits no label is not taken."""
        typed = self.typed + letter.lower()
        fitting = [(label, offset) for label, offset in self._all if label.startswith(typed)]
        if fitting:
            self.typed = typed
        return next((offset for label, offset in fitting if label == typed), None)

    def erase(self) -> bool:
        """Take back a letter; False if there is none."""
        had = bool(self.typed)
        self.typed = self.typed[:-1]
        return had
