"""What is known of an article besides its text: title, publication date, source.

What the file states comes first, then what the text shows; where neither tells, nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from skyread.library.article import Basis, Block, BlockKind
from skyread.library.formats.reading import Stated
from skyread.text.sanitise import printable


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article; None where nothing can be told."""

    title: str | None
    published: str | None
    published_basis: Basis | None
    source: str | None


def describe(text: str, blocks: Sequence[Block], stated: Stated, not_after: str | None = None) -> Metadata:
    """The metadata of an article; `not_after` is the day (ISO) after which it can't have been published."""
    title = stated.title or next(
        (
            " ".join(text[block.start : block.end].split())
            for block in blocks
            if block.kind is BlockKind.TITLE
        ),
        None,
    )
    return Metadata(
        printable(title) if title else None,
        stated.published,
        Basis.STATED if stated.published else None,
        stated.source,
    )
