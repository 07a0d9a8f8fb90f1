"""HTML inside other formats: chapters of books, entries of feeds, bodies of messages. All of it is the article.

Needs no library. Menus and the like that a fragment marks as such are furniture.
"""

from __future__ import annotations

import re

from skyread.library.article import BlockKind
from skyread.library.blocks import find_blocks
from skyread.library.formats.markup import events
from skyread.library.formats.pieces import pieces_of
from skyread.library.formats.titles import Lines

_MARKED_UP = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|table|img|figure|section|article)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)


def is_markup(text: str) -> bool:
    """Whether a text is HTML and not prose that happens to hold angle brackets."""
    return _MARKED_UP.search(text) is not None


def lines_of(markup: str, *, xml: bool = False) -> Lines:
    """The lines of a fragment of HTML, with what its markup makes of them."""
    return [
        (BlockKind.FURNITURE if piece.chrome else piece.kind, piece.text)
        for piece in pieces_of(events(markup, xml=xml))
    ]


def plain_lines(text: str) -> Lines:
    """The paragraphs of a plain text, with what their place and wording make of them."""
    return [(block.kind, " ".join(text[block.start : block.end].split())) for block in find_blocks(text)]


def text_lines(text: str) -> Lines:
    """The lines of a text that is either HTML or plain."""
    return lines_of(text) if is_markup(text) else plain_lines(text)
