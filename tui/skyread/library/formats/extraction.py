"""Which lines of a page are its article, by trafilatura, or by the page's markup where that finds nothing.

The extractor is asked for its text only; its lines are looked up among the page's own, so that these keep their
wording and order. Pages that are too large or too deeply nested for it are judged by their markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from skyread.library.article import BlockKind
from skyread.library.blocks import ends_openly
from skyread.library.formats.extras import needed
from skyread.library.formats.pieces import Piece
from skyread.library.formats.titles import key
from skyread.library.furniture import is_furniture

LARGEST_EXTRACTED = 4 * 1024 * 1024
"""Pages with more characters of markup, without scripts and what is embedded, are judged by their markup alone."""
MOST_TAGS = 60_000
"""So are pages with more tags, of which the extractor makes several trees."""
DEEPEST_EXTRACTED = 200
"""So are pages whose elements may be nested more deeply; the extractor walks them recursively."""

_HEAVY = re.compile(r"<(script|style)(?=[\s/>])", re.IGNORECASE)
_HEAVY_ENDS = {name: re.compile(rf"</{name}[^>]*>", re.IGNORECASE) for name in ("script", "style")}
_EMBEDDED = re.compile(r"""data:[\w/+.-]{0,60}[;,][^"'\s)>]{100,}""")
_RUN = 4
"""How many words in a row must be found for a line to be recognised by a part of it."""
_SHARE = 0.7
_LINKS = 0.8
_PROSE = 100
_BLOCKS = frozenset(
    (
        "p",
        "head",
        "item",
        "list",
        "quote",
        "row",
        "table",
        "lb",
        "div",
        "ab",
        "code",
        "figure",
        "graphic",
        "fw",
    )
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """For each piece of a page whether it belongs to the article."""

    main: tuple[bool, ...]
    remarks: tuple[str, ...] = ()


def article_lines(markup: str, pieces: Sequence[Piece], depth: int) -> Chosen:
    """Tell the article's lines from the page's. `depth` is how deeply elements are nested."""
    remarks: tuple[str, ...] = ()
    found: list[str] = []
    markup = _lightened(markup)
    if len(markup) > LARGEST_EXTRACTED or markup.count("<") > MOST_TAGS or depth > DEEPEST_EXTRACTED:
        remarks = ("too large or too deeply nested for the extractor; judged by its markup",)
    else:
        found = list(_extracted(markup))
    main = _matching(pieces, found)
    if not any(main):
        main = [not piece.chrome for piece in pieces]
        if not any(main):
            main = [True] * len(pieces)
        return Chosen(tuple(main), remarks)
    _complete(pieces, main)
    return Chosen(tuple(main), remarks)


def _lightened(markup: str) -> str:
    """A page without scripts, styles and the pictures and fonts that some browsers save inside it.

    They make most of such a page, and the extractor has no use for them.
    """
    parts: list[str] = []
    at = 0
    while (opened := _HEAVY.search(markup, at)) is not None:
        parts.append(markup[at : opened.start()])
        ended = _HEAVY_ENDS[opened[1].lower()].search(markup, opened.end())
        at = ended.end() if ended is not None else len(markup)
    parts.append(markup[at:])
    return _EMBEDDED.sub("data:,", "".join(parts))


def _extracted(markup: str) -> Iterator[str]:
    """The lines of the article as the extractor sees them; none where it finds none."""
    trafilatura = needed("trafilatura", "html")
    try:
        document = trafilatura.bare_extraction(markup, include_comments=False)
        body = None if document is None else document.body
        if body is not None:
            yield from _lines(body)
    except Exception:  # whatever a hostile page does to a library, it is still a page of ours
        return


def _lines(body: Any) -> Iterator[str]:
    """The text of an extracted tree, broken at its block elements. Goes through the tree without recursion."""
    etree = needed("lxml.etree", "html")
    line: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS:
            yield "".join(line)
            line = []
        line.append((element.text if event == "start" else element.tail) or "")
    yield "".join(line)


def _matching(pieces: Sequence[Piece], found: Iterable[str]) -> list[bool]:
    """The pieces that the extractor's lines hold, whole or nearly so."""
    whole: set[str] = set()
    runs: set[tuple[str, ...]] = set()
    for line in found:
        if identity := key(line):
            whole.add(identity)
            runs.update(_runs(line))
    keys = [key(piece.text) for piece in pieces]
    main = [
        bool(one) and (one in whole or _held(piece, runs)) for one, piece in zip(keys, pieces, strict=True)
    ]
    _drop_copies(pieces, keys, main)
    _drop_link_lists(pieces, main)
    return main


def _runs(text: str) -> list[tuple[str, ...]]:
    words = [identity for word in text.split() if (identity := key(word))]
    return [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]


def _held(piece: Piece, runs: set[tuple[str, ...]]) -> bool:
    own = _runs(piece.text)
    return len(own) > 1 and sum(run in runs for run in own) >= _SHARE * len(own)


def _drop_copies(pieces: Sequence[Piece], keys: Sequence[str], main: list[bool]) -> None:
    """Of lines that stand on the page more than once, leave those nearest to lines that stand there once."""
    places: dict[str, list[int]] = {}
    for number, one in enumerate(main):
        if one:
            places.setdefault(keys[number], []).append(number)
    sure = [numbers[0] for numbers in places.values() if len(numbers) == 1 and len(keys[numbers[0]]) >= 30]
    if not sure:
        return
    first, last = min(sure), max(sure)
    for numbers in places.values():
        inside = [number for number in numbers if first <= number <= last]
        headings = [number for number in numbers if pieces[number].level]
        for number in numbers if len(numbers) > 1 else ():
            main[number] = number in (inside or headings[-1:]) or not (
                inside or headings or pieces[number].chrome
            )


def _drop_link_lists(pieces: Sequence[Piece], main: list[bool]) -> None:
    """Lines of links at either end of the article, and before its headline, are menus."""
    for numbers in (range(len(pieces)), reversed(range(len(pieces)))):
        for number in numbers:
            if main[number] and (pieces[number].linked < _LINKS or pieces[number].level == 1):
                break
            main[number] = False


def _is_prose(piece: Piece) -> bool:
    return len(piece.text) >= _PROSE and piece.linked < 0.3 and not ends_openly(piece.text)


def _complete(pieces: Sequence[Piece], main: list[bool]) -> None:
    """Take in what an extractor leaves out between the headline and the end: captions, leads, whole sections.

    Short lines only where they stand beside lines of the article; prose that is not marked as the page's own
    wherever it stands, because text that is folded by mistake is worse than a line too many.
    """
    numbers = [number for number, one in enumerate(main) if one]
    homes = {pieces[number].container for number in numbers}
    start = max((n for n in range(numbers[0]) if pieces[n].level == 1), default=numbers[0])
    for number in range(start, numbers[-1] + 1):
        piece = pieces[number]
        if main[number] or piece.chrome:
            continue
        if piece.kind is BlockKind.CAPTION:
            main[number] = True
        elif piece.linked < 0.5 and (_is_prose(piece) or (number >= numbers[0] and piece.container in homes)):
            main[number] = not is_furniture(piece.text)
    for number in range(numbers[-1] + 1, len(pieces)):
        # What closes the article in its own element, as the names under an open letter do.
        piece = pieces[number]
        own = piece.container == pieces[numbers[-1]].container and not piece.chrome and piece.linked < 0.5
        if not own or piece.kind is BlockKind.HEADING or is_furniture(piece.text):
            break
        main[number] = True
