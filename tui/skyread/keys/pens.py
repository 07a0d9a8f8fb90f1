"""Pens: highlight styles with a name and a meaning, and what may be said of them in config.yaml.

How a colour looks is the themes' business; what has been highlighted with a pen, the notebook's.
"""

from __future__ import annotations

import string
from collections.abc import Iterable
from dataclasses import dataclass

COLOURS = ("yellow", "green", "red", "blue", "purple", "cyan", "orange", "grey")
STYLES = ("fill", "underline", "bold", "italic")
NO_PEN = "none"
"""Said of a pen in config.yaml, takes it away."""


@dataclass(frozen=True, slots=True)
class Pen:
    """A named highlight style. `key` is the letter that chooses it."""

    name: str
    colour: str
    style: str = "fill"
    key: str = ""


DEFAULT_PENS = (
    Pen("claim", "yellow", key="c"),
    Pen("evidence", "green", key="e"),
    Pen("doubt", "red", key="d"),
    Pen("quote", "blue", key="q"),
    Pen("follow-up", "purple", key="f"),
)


def look_of(words: Iterable[str]) -> tuple[str, str, str]:
    """Colour, style and key as words say them, such as "red underline key=x"; raises ValueError with what to write."""
    colour, style, key = "", "fill", ""
    for word in words:
        if word in COLOURS and not colour:
            colour = word
        elif word in STYLES:
            style = word
        elif word.startswith("key=") and len(word) == 5 and word[4].isascii() and word[4].isalnum():
            key = word[4]
        else:
            raise ValueError(
                f"can't be “{word}”; write a colour ({', '.join(COLOURS)}), "
                f"a style ({', '.join(STYLES)}) or key=x"
            )
    if not colour:
        raise ValueError(f"has no colour; write one of {', '.join(COLOURS)}")
    return colour, style, key


def with_keys(pens: Iterable[Pen]) -> tuple[Pen, ...]:
    """The pens, each with a letter of its own: the one that was asked for, else the first of its name that is free."""
    pens = list(pens)
    taken: set[str] = set()
    given: list[Pen] = []
    for pen in sorted(pens, key=lambda one: not one.key):  # letters that were asked for come first
        letters = [
            *pen.key,
            *pen.name.lower(),
            *string.ascii_lowercase,
            *string.digits,
            *string.ascii_uppercase,
        ]
        key = next((one for one in letters if one.isascii() and one.isalnum() and one not in taken), "")
        taken.add(key)
        given.append(Pen(pen.name, pen.colour, pen.style, key))
    by_name = {pen.name: pen for pen in given}
    return tuple(by_name[pen.name] for pen in pens)
