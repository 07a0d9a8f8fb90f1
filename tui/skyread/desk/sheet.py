"""A sheet: a short text put together from pieces, with what each piece is, for panels that show no article.

What a kept quote, a candidate and a note look like beside each other is said here in roles; wrapping is the
business of `text.wrap`, colours that of the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from skyread.text.spans import Span
from skyread.text.wrap import Layout, Region, RowKind, lay_out


class Look(Enum):
    """What a piece of a sheet is."""

    HEADING = "heading"
    CONTEXT = "context"
    """What stands around a quote."""
    QUOTE = "quote"
    DIFFERS = "differs"
    """A word of a quote that the other side has otherwise."""
    NOTE = "note"
    ABOUT = "about"
    """Said about the rest: sources, dates."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a sheet: offsets are code points in its text, end exclusive."""

    start: int
    end: int
    look: Look


@dataclass(frozen=True, slots=True)
class Sheet:
    """Text of paragraphs whose pieces are marked."""

    text: str
    paragraphs: tuple[Span, ...]
    marks: tuple[Mark, ...]
    """In order, without overlap."""

    @classmethod
    def of(cls, paragraphs: Sequence[Sequence[tuple[str, Look]]]) -> Sheet:
        """The sheet of these paragraphs, each of pieces; empty ones are left out."""
        text, spans, marks = "", [], []
        for paragraph in paragraphs:
            start = len(text)
            for piece, look in paragraph:
                if piece:
                    marks.append(Mark(len(text), len(text) + len(piece), look))
                    text += piece
            if len(text) > start:
                spans.append(Span(start, len(text)))
                text += "\n"
        return cls(text, tuple(spans), tuple(marks))

    def layout(self, width: int) -> Layout:
        """The sheet in rows of `width` cells, a blank row between its paragraphs but those of one note."""
        looks = {mark.start: mark.look for mark in self.marks}
        regions: list[Region] = []
        before: Look | None = None
        for one in self.paragraphs:
            look = looks.get(one.start)
            regions.append(Region(one.start, one.end, gap=0 if look is before is Look.NOTE else 1))
            before = look
        return lay_out(self.text, regions, max(1, width))


def rows_of(layout: Layout) -> list[Sequence[Span]]:
    """What each row draws of the text; nothing in the blank ones."""
    return [
        layout.pieces(number) if row.kind is RowKind.TEXT else () for number, row in enumerate(layout.rows)
    ]
