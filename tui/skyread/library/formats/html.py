"""Saved web pages: the article by trafilatura, everything else on the page as furniture.

The extractor decides which lines are the article; their wording, order and kinds come from the page's own markup.
So nothing of the page is lost, and a better extractor changes which lines are folded, not what they say. Nothing
is fetched, no script runs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from skyread.library.article import BlockKind
from skyread.library.formats.composing import compose
from skyread.library.formats.extraction import article_lines
from skyread.library.formats.extras import needed
from skyread.library.formats.markup import decode_markup, events
from skyread.library.formats.page import PageFacts
from skyread.library.formats.pieces import Piece, read_pieces
from skyread.library.formats.plain import decoding_remarks
from skyread.library.formats.reading import Reading, UnreadableError
from skyread.library.formats.titles import headed, key

EXTRA = "html"

LARGEST = 64 * 1024 * 1024
"""Pages of more bytes are not read."""

_TOP = 8
_AROUND_AUTHOR = 60
_SHORT = 100
_XML = re.compile(r"\s*<\?xml\b", re.IGNORECASE)
_ELEMENT = re.compile(r"<[a-zA-Z!/]")


def read(data: bytes, encoding: str | None) -> list[Reading]:
    """Read a saved page as one article. Raises UnreadableError where there is no text, or no trafilatura."""
    needed("trafilatura", EXTRA)
    return [read_page(data, encoding)]


def read_page(data: bytes, encoding: str | None) -> Reading:
    """Read one page; see `read`."""
    if len(data) > LARGEST:
        raise UnreadableError(f"larger than {LARGEST >> 20} MiB")
    decoded = decode_markup(data, encoding)
    if not _ELEMENT.search(decoded.text):
        raise UnreadableError("no HTML" if decoded.text.strip() else "nothing but white space")
    facts = PageFacts()
    xml = _XML.match(decoded.text) is not None
    pieces, depth = read_pieces(facts.watch(events(decoded.text, xml=xml)))
    if not pieces:
        raise UnreadableError("holds no text")
    stated = facts.stated(_only_heading(pieces))
    chosen = article_lines(decoded.text, pieces, depth)
    text, blocks = compose(arranged(pieces, chosen.main, stated.title, stated.author))
    return Reading(
        text=text,
        blocks=blocks,
        encoding=decoded.encoding,
        encoding_guessed=decoded.guessed,
        stated=stated,
        remarks=(*decoding_remarks(decoded), *chosen.remarks),
    )


def _only_heading(pieces: Sequence[Piece]) -> str | None:
    """The page's h1, if it has one outside of what surrounds the article, or only one at all."""
    found = [piece for piece in pieces if piece.level == 1]
    proper = [piece for piece in found if not piece.chrome] or found
    return proper[0].text if len({piece.text for piece in proper}) == 1 else None


def arranged(
    pieces: Sequence[Piece], main: Sequence[bool], title: str | None, author: str | None
) -> list[tuple[BlockKind | None, str]]:
    """The lines of a page in the order in which they are read, with the headline first.

    What the page printed before the article comes at the end, after what it printed behind it. What stands in
    the midst of the article stays there.
    """
    first = next((number for number, one in enumerate(main) if one), 0)
    start = _headline(pieces, first, title)
    byline = key(author or "")
    lines: list[tuple[BlockKind | None, str]] = [
        (piece.kind if main[number] or number == start else BlockKind.FURNITURE, piece.text)
        for number, piece in enumerate(pieces)
    ]
    for number, piece in enumerate(pieces[start + 1 : start + _TOP], start + 1):
        # The author is stated; the line that says so is no part of what the author wrote.
        if byline and byline in key(piece.text) and len(piece.text) <= len(author or "") + _AROUND_AUTHOR:
            lines[number] = (BlockKind.FURNITURE, piece.text)
    before = [(BlockKind.FURNITURE, text) for _, text in lines[:start]]
    return headed(lines[start:], title) + before


def _headline(pieces: Sequence[Piece], first: int, title: str | None) -> int:
    """Where the headline stands before the article's first line; that line itself where there is none.

    Of several lines that say the title, it is the last heading; others are breadcrumbs and menus.
    """
    wanted = key(title or "")
    said = [number for number, piece in enumerate(pieces) if wanted and key(piece.text) == wanted]
    for number in said:
        # Short lines that the extractor took for text before the page's own heading are menus.
        if pieces[number].level == 1 and all(len(piece.text) < _SHORT for piece in pieces[first:number]):
            return number
    before = [number for number in said if number < first]
    headings = [number for number in before if pieces[number].level]
    return (headings or before or [first])[-1]
