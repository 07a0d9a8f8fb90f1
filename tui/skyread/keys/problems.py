"""What is wrong in a file of the user's, as one line that an editor can jump to.

Shared by key map and settings. How a problem is shown on the screen stays out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One complaint about one place; lines and columns count from 1."""

    file: str
    line: int
    column: int
    message: str
    """What is wrong; after a semicolon, what to do."""

    def __str__(self) -> str:
        return printable(f"{self.file}:{self.line}:{self.column}: {self.message}")


def printable(text: str) -> str:
    """`text` with everything that a terminal could obey replaced by U+FFFD, so that it stays one plain line."""
    return "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text
    )


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name that `word` was most likely meant to be, or None where none is near.

    Indel similarity by rapidfuzz, which is only imported when something is wrong.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    found = process.extractOne(word, sorted(names), scorer=fuzz.ratio, score_cutoff=60)
    return None if found is None else str(found[0])


def advice(word: str, names: Iterable[str], otherwise: str) -> str:
    """“did you mean …?” where a name is near, else `otherwise`."""
    name = nearest(word, names)
    return otherwise if name is None else f"did you mean “{name}”?"
