"""What is known of an article besides its text: title, publication date, source.

What the file states comes first, then what the text shows; where neither tells, nothing is claimed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from skyread.library.article import Basis, Block, BlockKind
from skyread.library.dating import NO_HINTS, DateHints, publication
from skyread.library.formats.reading import Stated
from skyread.library.furniture import SOURCE_LINE, image_alt
from skyread.text.sanitise import printable
from skyread.text.spans import Span

_LONGEST_SOURCE = 60


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article; None where nothing can be told."""

    title: str | None
    published: str | None
    published_basis: Basis | None
    source: str | None


def describe(
    text: str,
    blocks: Sequence[Block],
    stated: Stated,
    *,
    hints: DateHints = NO_HINTS,
    hidden: Sequence[Span] = (),
) -> Metadata:
    """The metadata of an article.

    `hidden` are the ranges that are not drawn, which a title does not show either.
    """
    published, basis = stated.published, Basis.STATED if stated.published else None
    if published is None:
        published, basis = publication(text, blocks, hints)
    return Metadata(
        stated.title or _title(text, blocks, hidden), published, basis, stated.source or _source(text, blocks)
    )


def _title(text: str, blocks: Sequence[Block], hidden: Sequence[Span]) -> str | None:
    """The headline as it is drawn, on one line and safe to print."""
    title = next((block for block in blocks if block.kind is BlockKind.TITLE), None)
    if title is None:
        return None
    parts = []
    at = title.start
    for span in hidden:
        if span.start >= title.end:
            break
        parts.append(text[at : max(at, span.start)])
        at = max(at, span.end)
    parts.append(text[at : title.end])
    return printable(" ".join("".join(parts).split())) or None


def _source(text: str, blocks: Sequence[Block]) -> str | None:
    """Who published the article: a source line, or the agency that signs more than one picture's text."""
    agencies: Counter[str] = Counter()
    for block in blocks:
        if block.end - block.start > 500:
            continue
        if block.kind is BlockKind.FURNITURE:
            found = SOURCE_LINE.fullmatch(text, block.start, block.end)
            if found is not None and len(found["name"]) <= _LONGEST_SOURCE:
                return printable(found["name"].strip(" .*_"))
        elif block.kind is BlockKind.CAPTION and (alt := image_alt(text[block.start : block.end])):
            agencies[alt["agency"].strip()] += 1
    if agencies:
        agency, count = agencies.most_common(1)[0]
        if count > 1:
            return printable(agency)
    return None
