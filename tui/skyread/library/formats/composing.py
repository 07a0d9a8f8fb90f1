"""From pieces to an article's text: the text that every offset of a made article counts.

Paragraphs stand apart by a blank line; items, and lines of furniture, have one line each.
"""

from __future__ import annotations

from collections.abc import Iterable

from skyread.library.article import Block, BlockKind
from skyread.library.blocks import Unit, blocks_of, classify
from skyread.text.sanitise import clean, printable

_CLOSE = (BlockKind.ITEM, BlockKind.FURNITURE)
LONGEST_VALUE = 1_000
"""Titles, names and addresses are cut at this length."""


def compose(lines: Iterable[tuple[BlockKind | None, str]]) -> tuple[str, tuple[Block, ...]]:
    """The text made of lines of known or unknown kinds, and its blocks.

    A line without a kind is judged as in plain text. The text is safe to print.
    """
    parts: list[str] = []
    units: list[Unit] = []
    length = 0
    before: BlockKind | None = None
    for kind, line in lines:
        body = clean(line.strip())
        if not body:
            continue
        if units:
            gap = "\n" if kind in _CLOSE and kind is before else "\n\n"
            parts.append(gap)
            length += len(gap)
        units.append(Unit(length, length + len(body), body, True, kind))
        parts.append(body)
        length += len(body)
        before = kind
    classify(units, find_title=not any(unit.kind is BlockKind.TITLE for unit in units))
    return "".join(parts), blocks_of(units)


def one_line(value: str | None) -> str | None:
    """A title, name or address on one line, safe to print; None where it holds nothing."""
    if value is None:
        return None
    return printable(" ".join(value[: 4 * LONGEST_VALUE].split())[:LONGEST_VALUE]).strip() or None
