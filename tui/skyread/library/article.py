"""The article: one text with its blocks and metadata.

Pure data. How it was read from a file is the business of `formats` and `reading`; what names stand in it, of
the floor above.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from skyread.text.spans import Span

_END = attrgetter("end")


class BlockKind(StrEnum):
    """What a range of an article is to its reader."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    """A photo's caption or credit line: dimmed, but its names count."""
    FURNITURE = "furniture"
    """What the page printed around the article: folded, and never read as names."""


class Basis(StrEnum):
    """How a date is known."""

    STATED = "stated"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Block:
    """A range of an article that belongs together. Blocks are sorted, do not overlap, and skip white space."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One text with blocks and metadata. Every offset anywhere in skyread counts code points of `text`."""

    id: str
    """SHA-256 of `text` in UTF-8, hexadecimal: an article is its content, whatever its path."""
    text: str
    blocks: tuple[Block, ...]
    title: str | None
    published: str | None
    """ISO day, month or year: "2022-01-10", "2022-01", "2022"."""
    published_basis: Basis | None
    source: str | None
    paths: tuple[str, ...]
    """Every path that holds this text, as given, in the order of the walk; "-" is stdin."""
    format: str
    """The name of the format that read it: "text" or "markdown"."""
    encoding: str
    encoding_guessed: bool
    """True when the encoding was neither declared nor UTF-8 but chosen by its statistics."""
    words: int
    author: str | None = None
    link: str | None = None
    """Where it was published, as an address; None where the file does not say."""
    hidden: tuple[Span, ...] = ()
    """Ranges that are not drawn (Markdown markup), sorted, without overlap."""

    def visible(self, start: int, end: int) -> str:
        """`text[start:end]` as it is drawn: without the ranges that are hidden."""
        parts = []
        for number in range(bisect_right(self.hidden, start, key=_END), len(self.hidden)):
            span = self.hidden[number]
            if span.start >= end:
                break
            parts.append(self.text[start : max(start, span.start)])
            start = min(end, span.end)
        return "".join((*parts, self.text[start:end]))

    @property
    def path(self) -> str:
        """The first path, which stands for the article on the command line."""
        return self.paths[0]
