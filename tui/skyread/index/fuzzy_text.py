"""The form in which names and queries meet, and what a typed query asks for.

The normal form of a text is its folded words joined by single spaces: case, accents, hyphens, apostrophes and dots
make no difference, and a word start is position 0 or what follows a space.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from skyread.text.folding import fold

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_COMBINING = re.compile(r"[\u0300-\u036f]")


def normal(text: str) -> str:
    """The normal form of a text; empty where it has no letter or digit."""
    joined = " ".join(_WORD.findall(fold(text)))
    return joined if joined.isascii() else _COMBINING.sub("", joined)


def normal_offsets(text: str) -> list[int]:
    """For each character of `normal(text)`, the offset in `text` from which it comes; -1 for the spaces."""
    offsets: list[int] = []
    for word in _WORD.finditer(fold(text)):
        if offsets:
            offsets.append(-1)
        offsets += [
            word.start() + place for place, one in enumerate(word[0]) if not "\u0300" <= one <= "\u036f"
        ]
    return offsets


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, taken apart. All but `capitals` are normal forms."""

    joined: str
    """The words to be found, in the order typed."""
    tokens: tuple[str, ...]
    """The same, one by one."""
    terms: tuple[str, ...]
    """Pieces between blanks, each with its words run together ("al-assad" is "alassad")."""
    loose: tuple[str, ...]
    """The words in which a slip of the finger is forgiven: those not typed after an apostrophe."""
    exact: tuple[str, ...]
    """What must stand in the text as typed: pieces that began with an apostrophe."""
    banned: tuple[str, ...]
    """What must not stand in the text: pieces that began with an exclamation mark."""
    capitals: tuple[str, ...]
    """Pieces with a capital, as typed: texts that hold them so come first among equals."""

    def admits(self, norm: str) -> bool:
        """Whether a text with this normal form passes the exact and banned pieces."""
        return all(one in norm for one in self.exact) and not any(one in norm for one in self.banned)


def parse(query: str) -> Query:
    """Take a query apart. Every string is a query."""
    wanted: list[str] = []
    loose: list[str] = []
    exact: list[str] = []
    banned: list[str] = []
    capitals: list[str] = []
    for piece in query.split():
        sign = piece[0] if piece[0] in "'!" else ""
        typed = piece[len(sign) :]
        norm = normal(typed)
        if not norm:
            continue
        if sign == "!":
            banned.append(norm)
            continue
        wanted.append(norm)
        (exact if sign else loose).append(norm)
        if typed != typed.lower():
            capitals.append(typed)
    joined = " ".join(wanted)
    return Query(
        joined=joined,
        tokens=tuple(joined.split()),
        terms=tuple(one.replace(" ", "") for one in wanted),
        loose=tuple(" ".join(loose).split()),
        exact=tuple(exact),
        banned=tuple(banned),
        capitals=tuple(capitals),
    )
