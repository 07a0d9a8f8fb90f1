"""Quotations by their marks: which pairs of quotation marks stand in a paragraph.

Only marks are looked at, as text objects need it: who speaks is no business of this module. Read from left to
right with a stack of what is open. Marks are used in every national way, and wrongly in machine-translated text,
so what a mark does is ruled by what stands beside it and by what is open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from skyread.text.spans import Span

_PAIRS = {"“": "”“", "„": "“”", "”": "”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", '"': '"', "'": "'"}
"""Marks that can open, and those that close each."""
_MARK = re.compile("[“”„«»‘’‚\"']")
_ONLY_OPENS = "„‚"
_GOES_ON = '“„«"'
"""Marks that may open what is closed in a later paragraph."""
_DEEPEST = 8
"""Marks that are kept open at once: what is open below them is given up, so that no text takes long."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A pair of marks and what they hold."""

    outer: Span
    """With the marks."""
    inner: Span
    """Without them."""


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The quotations in `text[start:end]`, one paragraph, sorted by where they begin, outer ones first.

    A double mark that can only have opened and is never closed holds what follows to the end of the paragraph, as
    where a quotation goes on in the next one; it is left out where it would cut through a closed pair.
    """
    found: list[Quotation] = []
    opened: list[int] = []
    for mark in _MARK.finditer(text, start, end):
        at, character = mark.start(), mark[0]
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        level = _closes(text, opened, character, before, after)
        if level is not None:
            opening = opened[level]
            del opened[level:]
            found.append(Quotation(Span(opening, at + 1), Span(opening + 1, at)))
        elif _opens(character, before, after):
            opened = [*opened[-_DEEPEST:], at]
    for at in opened:
        open_end = Quotation(Span(at, end), Span(at + 1, end))
        if text[at] in _GOES_ON and not any(one.outer.start < at < one.outer.end for one in found):
            found.append(open_end)
    return sorted(found, key=lambda one: (one.outer.start, -one.outer.end))


def _closes(text: str, opened: list[int], character: str, before: str, after: str) -> int | None:
    """Which of the open marks this one closes; None if it closes none."""
    if character in "’'" and (before.isspace() or after.isalnum()):
        return None  # an apostrophe, or a mark that opens
    if character in _ONLY_OPENS:
        return None
    if character in "“‘" and (before.isspace() or after.isalnum()) and not _follows(opened, text, character):
        return None
    if character in '"«»' and before.isspace() and (after.isalnum() or after in "([“„‘'"):
        return None
    for level in range(len(opened) - 1, -1, -1):
        if character in _PAIRS[text[opened[level]]]:
            return level
    return None


def _follows(opened: list[int], text: str, character: str) -> bool:
    """Whether the mark opened last is one that ends with `character` in print: „so“ and ‚so‘."""
    return bool(opened) and text[opened[-1]] + character in ("„“", "‚‘")


def _opens(character: str, before: str, after: str) -> bool:
    if character in "“„»‚":
        return not after.isspace()
    if character == "«":  # set off by spaces in French
        return not after.isspace() or before.isspace()
    if character == "‘":
        return not after.isspace() and not after.isdigit()
    return not before.isalnum() and not after.isspace() and (character != "’")
