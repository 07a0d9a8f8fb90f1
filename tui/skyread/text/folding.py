"""Folding: the form of a text in which letter case, accents and typography make no difference.

Folding keeps the length, so an offset found in a folded text is the offset in the text itself. Splitting into
words or ranking hits is done elsewhere.
"""

from __future__ import annotations

import re
import unicodedata

_SAME_AS = {
    "'": "‘’‚‛′´`ʼʹ＇",
    '"': "“”„‟«»″＂",
    "-": "‐‑‒–—―−﹣－",
    # Latin letters whose stroke or shape Unicode does not count as an accent.
    "o": "øØ",
    "l": "łŁ",
    "d": "đĐ",
    "h": "ħĦ",
    "t": "ŧŦ",
    "i": "ı",
}
_BY_HAND = {variant: plain for plain, variants in _SAME_AS.items() for variant in variants}

# What English news is full of: levelled by whole-string passes, far quicker than character by character.
_FREQUENT = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("—", "-"), ("–", "-"), ("\xa0", " "))
_NOT_ASCII = re.compile("[^\x00-\x7f]+")
_ASCII = {code: " " if chr(code).isspace() else chr(code).lower() for code in range(128)}


def _fold_character(character: str) -> str:
    """The folded form of one character; always one character."""
    plain = _BY_HAND.get(character)
    if plain is not None:
        return plain
    if character.isspace():
        return " "
    decomposed = unicodedata.normalize("NFKD", character)
    base = "".join(part for part in decomposed if not unicodedata.combining(part))
    for candidate in (base.casefold(), character.casefold()):
        if len(candidate) == 1:
            return _BY_HAND.get(candidate, candidate)
    return character


class _Table(dict[int, str]):
    """A translation table that works out each character the first time it is met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_TABLE = _Table(_ASCII)


def fold(text: str) -> str:
    """Fold `text` for searching: case, accents, quotation marks, dashes and kinds of white space are levelled.

    The result has the length of `text`, so `fold(text).find(fold(query))` is an offset into `text`. Characters
    whose folded form would be longer ("ß", ligatures) stay as they are.
    """
    if not text.isascii():
        for variant, plain in _FREQUENT:
            text = text.replace(variant, plain)
        text = _NOT_ASCII.sub(lambda run: run[0].translate(_TABLE), text)
        if not text.isascii():
            # Everything beyond ASCII is folded already; what is left can be levelled by whole-string passes.
            for blank in "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f":
                text = text.replace(blank, " ")
            return text.lower()
    return text.translate(_ASCII)
