"""What a reader sees of HTML, line by line: headings, paragraphs, items, quotations, captions, table rows.

Everything visible becomes a piece, in the order of the document, so that nothing is lost whichever part of it is
the article; scripts, styles, templates and what only shows without scripts are never read. Which pieces are the
article is decided by who knows: all of them in a book or a feed, what the extractor finds in a saved page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from skyread.library.article import BlockKind
from skyread.library.formats.markup import Comment, Event, Tag, Text
from skyread.library.formats.reading import UnreadableError
from skyread.library.lines import paragraphs, split_lines

DEEPEST = 2_000
"""Elements nested more deeply are read as if they stood at this depth."""
MOST_PIECES = 200_000
"""Documents of more lines are refused: each costs far more memory than the few bytes that it can be made of."""
LONGEST_ROW = 300
"""A table row with more characters is a layout, and its cells are paragraphs."""

_BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol "
    "optgroup option p pre section select summary table tbody td textarea tfoot th thead tr ul".split()
)
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr frame keygen basefont".split()
)
_LEFT_OPEN = frozenset("p li dt dd tr td th option thead tbody tfoot colgroup".split())
_NEVER = frozenset(("script", "style", "template", "noscript", "svg", "math", "object", "canvas", "title"))
_CONTAINERS = frozenset("article aside body div footer form header main nav section td th".split())
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CHROME = frozenset(("nav", "footer", "aside", "form", "button", "select", "menu", "dialog", "textarea"))
_CHROME_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu")
)
_CHROME_CLASS = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|footer|sidebar|share|sharing|social|related|comments?|"
    r"cookies?|consent|newsletter|subscribe|promo|advert\w*|ads?|banner|widget|popup|modal|sponsor\w*|toolbar|tags?|"
    r"editsection|skip|masthead|recommend\w*|popular|trending|pagination|pager)(?=$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:caption|credits?|photo-?credit|legend)(?=$|[\s_-]|text)", re.IGNORECASE
)
_ID_HYPHENS = 2
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# What a start tag ends, if it is still open on top: HTML lets these end tags be left out.
_ENDS = {
    "li": frozenset(("li",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "td": frozenset(("td", "th")),
    "th": frozenset(("td", "th")),
    "tr": frozenset(("tr", "td", "th")),
    "option": frozenset(("option",)),
    **dict.fromkeys(_HEADINGS, _HEADINGS),
}
_INVISIBLE = str.maketrans("", "", "\xad\u200b\ufeff\u2060")


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a page as a reader sees it."""

    text: str
    """White space collapsed; never empty."""
    kind: BlockKind | None
    """What the markup says that it is; None where it says nothing but "text"."""
    chrome: bool = False
    """Whether the markup says that it belongs to the page and not to an article."""
    container: int = 0
    """The element that holds it and its neighbours, as a number."""
    linked: float = 0.0
    """The share of its characters that are links."""
    level: int = 0
    """1 to 6 for a heading."""
    cell: tuple[int, int] = (0, 0)
    """The table row and the cell in which it stands; (0, 0) outside tables."""


def pieces_of(stream: Iterable[Event]) -> list[Piece]:
    """The pieces of a document, given as its events. Raises UnreadableError where there are too many."""
    return read_pieces(stream)[0]


def read_pieces(stream: Iterable[Event]) -> tuple[list[Piece], int]:
    """The pieces of a document, and how many of its elements are open at once, at most.

    Raises UnreadableError where there are more than `MOST_PIECES`.
    """
    page = _Page()
    for event in stream:
        if isinstance(event, Text):
            page.text(event)
        elif isinstance(event, Comment):
            continue
        elif event.closing:
            page.end(event.name)
        else:
            page.start(event)
        if len(page.pieces) > MOST_PIECES:
            raise UnreadableError(f"holds more than {MOST_PIECES:,} paragraphs")
    page.flush()
    return _with_rows(page.pieces), page.deepest


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that has not ended."""

    name: str
    container: int
    chrome: bool
    caption: bool
    cell: tuple[int, int]


class _Page:
    """One pass over a document."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._stack = [_Open("", 0, False, False, (0, 0))]
        self._count: Counter[str] = Counter()
        self._unread = ""
        self._unread_depth = 0
        self._number = 0
        self._buffer: list[str] = []
        self._linked = 0
        self._link_ended = False
        self._tags_open = 0
        self.deepest = 0

    def start(self, tag: Tag) -> None:
        """A start tag: a block ends the line before it."""
        name = tag.name.rpartition(":")[2]
        if not tag.empty and name not in _VOID and name not in _LEFT_OPEN:
            self._tags_open += 1
            self.deepest = max(self.deepest, self._tags_open)
        if self._unread:
            self._unread_depth += name == self._unread and not tag.empty
            return
        if name in _NEVER:
            if not tag.empty:
                self._unread, self._unread_depth = name, 1
            return
        if name == "br":
            self._buffer.append("\n")
        elif name == "a":
            if self._link_ended:
                self._buffer.append(" ")
            self._count["a"] = 1
        elif name in _BLOCKS:
            self.flush()
            while self._stack[-1].name in ("p", "span"):
                self._pop()
            if name not in _VOID:
                self._push(name, tag)
        elif name == "span" and (self._count["span"] or _is_chrome(name, tag, self._count)):
            # Only what may hold chrome is kept track of; other inline markup says nothing about lines.
            if _is_chrome(name, tag, self._count):
                self.flush()
            self._push(name, tag)

    def _push(self, name: str, tag: Tag) -> None:
        while self._stack[-1].name in _ENDS.get(name, ()):
            self._pop()
        if len(self._stack) > DEEPEST:
            return
        self._number += 1
        top = self._stack[-1]
        row, cell = top.cell
        if name == "tr":
            row, cell = self._number, 0
        elif name in ("td", "th"):
            cell = self._number
        marked = f"{tag.attributes.get('class', '')} {tag.attributes.get('id', '')}"
        self._stack.append(
            _Open(
                name,
                self._number if name in _CONTAINERS else top.container,
                top.chrome or _is_chrome(name, tag, self._count),
                top.caption or name == "figcaption" or _CAPTION_CLASS.search(marked[:500]) is not None,
                (row, cell),
            )
        )
        self._count[name] += 1

    def _pop(self) -> None:
        self._count[self._stack.pop().name] -= 1

    def end(self, raw_name: str) -> None:
        """An end tag; one that ends nothing is passed over."""
        name = raw_name.rpartition(":")[2]
        if name not in _LEFT_OPEN:
            self._tags_open = max(0, self._tags_open - 1)
        if self._unread:
            if name == self._unread:
                self._unread_depth -= 1
                if self._unread_depth == 0:
                    self._unread = ""
            return
        if name == "a":
            self._count["a"] = 0
            self._link_ended = True
        elif name == "span":
            if self._stack[-1].name == "span":
                if self._stack[-1].chrome and not self._stack[-2].chrome:
                    self.flush()
                self._pop()
        elif name in _BLOCKS:
            self.flush()
            if self._count[name]:
                while self._stack[-1].name != name:
                    self._pop()
                self._pop()

    def text(self, text: Text) -> None:
        """Text, unless it stands where nothing is read."""
        if self._unread or text.within not in ("", "textarea"):
            return
        body = text.text
        if self._count["pre"]:
            self._buffer.append(body)
        else:
            # A line break in the source is a blank; one that shows was put by a tag.
            self._buffer.append(body.replace("\n", " "))
        if self._count["a"]:
            self._linked += len(body)
        self._link_ended = False

    def flush(self) -> None:
        """End the line, or the lines where the page broke them."""
        if not self._buffer:
            return
        raw = "".join(self._buffer).translate(_INVISIBLE)
        linked = self._linked
        self._buffer, self._linked, self._link_ended = [], 0, False
        if not raw or raw.isspace():
            return
        top = self._stack[-1]
        kind, level = self._kind()
        share = min(1.0, linked / len(raw))
        texts = [raw]
        if share > 0.5:
            texts = raw.split("\n")
        elif "\n" in raw.strip():
            texts = [" ".join(line.text for line in group) for group in paragraphs(split_lines(raw))]
        for text in texts:
            line = " ".join(text.split())
            if kind is BlockKind.HEADING:
                # The sign that links to a heading in manuals.
                line = line.rstrip("¶ ")
            if line:
                self.pieces.append(Piece(line, kind, top.chrome, top.container, share, level, top.cell))

    def _kind(self) -> tuple[BlockKind | None, int]:
        """What the open elements make of a line."""
        for opened in reversed(self._stack[-4:]):
            if opened.name in _HEADINGS:
                return BlockKind.HEADING, int(opened.name[1])
        if self._stack[-1].caption:
            return BlockKind.CAPTION, 0
        if self._count["blockquote"]:
            return BlockKind.QUOTATION, 0
        if self._count["li"] or self._count["dd"] or self._count["dt"]:
            return BlockKind.ITEM, 0
        return None, 0


def _is_chrome(name: str, tag: Tag, count: Counter[str]) -> bool:
    if name in _CHROME or (name == "header" and not count["article"] and not count["main"]):
        return True
    values = tag.attributes
    if values.get("role", "").lower() in _CHROME_ROLES or "hidden" in values:
        return True
    if name in ("body", "html", "main", "article"):
        return False
    # An id of several words names what a section is about: "editing-and-navigation".
    names = values.get("id", "")
    most = 0 if name == "section" else _ID_HYPHENS
    marked = f"{values.get('class', '')} {names if names.count('-') <= most else ''}"[:500]
    return bool(_CHROME_CLASS.search(marked) or _UNSEEN.search(values.get("style", "")[:500]))


def _with_rows(pieces: list[Piece]) -> list[Piece]:
    """The cells of a table's row on one line, if each holds one short line."""
    joined: list[Piece] = []
    for row, group in groupby(pieces, key=lambda piece: piece.cell[0]):
        cells = list(group)
        short = sum(len(piece.text) + 3 for piece in cells) <= LONGEST_ROW
        if row and len(cells) > 1 and short and len({piece.cell for piece in cells}) == len(cells):
            text = " | ".join(piece.text for piece in cells)
            linked = sum(piece.linked for piece in cells) / len(cells)
            joined.append(replace(cells[0], text=text, kind=None, linked=linked))
        else:
            joined += cells
    return joined
