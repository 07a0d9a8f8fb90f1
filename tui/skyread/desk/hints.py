"""Hint labels: short unambiguous letter codes for the mentions on the screen.

Which mentions are on screen and how labels are drawn is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from skyread.entities.model import Mention

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""Home row first, since the nearest mentions take the first labels."""


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
    """Labels on mentions, and what has been typed of one so far."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.typed = ""
        self._all = list(zip(labels(len(mentions)), mentions, strict=False))

    @property
    def open(self) -> list[tuple[str, Mention]]:
        """Labels that what is typed can still become, with their mentions."""
        return [(label, mention) for label, mention in self._all if label.startswith(self.typed)]

    def type(self, letter: str) -> Mention | None:
        """Take a letter; the mention if that completes a label. A letter that fits no label is not taken."""
        typed = self.typed + letter.lower()
        fitting = [(label, mention) for label, mention in self._all if label.startswith(typed)]
        if fitting:
            self.typed = typed
        return next((mention for label, mention in fitting if label == typed), None)

    def erase(self) -> bool:
        """Take back a letter; False if there is none."""
        had = bool(self.typed)
        self.typed = self.typed[:-1]
        return had
