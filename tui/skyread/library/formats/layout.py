"""From lines at their places on pages to paragraphs: what a PDF's makers knew and did not write down.

A line ends a paragraph where more space follows than between lines, where the letters change their size, where the
next line is indented or begins an item, or where it stops short. Words divided at line ends are made whole, unless
the document writes them with a hyphen elsewhere. What stands at the same place on several pages is running heads.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from skyread.library.article import BlockKind
from skyread.library.formats.titles import Lines
from skyread.library.lines import is_bulleted, is_numbered

_EDGE = 3
"""How many lines at the top and at the bottom of a page may be running heads."""
_SAME_PLACE = 6.0
"""Points within which two lines are at the same height."""
_MORE_SPACE = 1.35
_LARGER = 1.12
_TITLE_SIZE = 1.3
_TOP = 12
"""Among how many lines of the first page the headline is looked for: the largest of them."""
_SHORT = 0.72
_LONGEST_HEADING = 200
_PAGE_NUMBER = re.compile(
    r"[\s\[\]|·–—-]*(?:page|p\.|seite|стр\.)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|von|из)\s*\d{1,4})?[\s\[\]|·–—-]*",
    re.IGNORECASE,
)
_WORD = 60
"""How many characters of a line's end are searched for a divided word."""
_DIGITS = re.compile(r"\d+")
_DIVIDED = re.compile(r"(\w{2,})[-\u2010]$")
_FIRST_WORD = re.compile(r"\w+")
_HYPHENED = re.compile(r"(?<!\w)\w{1,40}[-\u2010]\w{1,40}(?!\w)")
_STOPS = (".", "!", "?", ":", ";", "…")
_CLOSERS = "\"'”’»)]"


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of text on a page; lengths in points, `y` counted from below."""

    text: str
    x: float
    y: float
    size: float


Page = Sequence[Placed]


def paragraphs_of(pages: Sequence[Page]) -> Lines:
    """The paragraphs of a document in the order of its text, running heads and page numbers at the end."""
    heads = _running_heads(pages)
    body = [
        [line for number, line in enumerate(page) if number not in heads[at]] for at, page in enumerate(pages)
    ]
    usual = _usual_size(body)
    words = {one.lower() for page in body for line in page for one in _HYPHENED.findall(line.text)}
    made: Lines = []
    title = max((line.size for page in body[:1] for line in page[:_TOP]), default=0.0)
    for page in body:
        for number, group in enumerate(_groups(page)):
            kind, text = _kind(group, usual), _joined([line.text for line in group], words)
            if kind is BlockKind.HEADING and group[0].size == title > usual * _TITLE_SIZE:
                kind, title = BlockKind.TITLE, 0.0
            if number == 0 and made and _goes_on(made[-1], kind, text):
                made[-1] = (made[-1][0], _joined([made[-1][1], text], words))
            else:
                made.append((kind, text))
    return made + _furniture(pages, heads)


def _running_heads(pages: Sequence[Page]) -> list[set[int]]:
    """For each page the numbers of its lines that stand alike, but for digits, at the same height of another page."""
    edges = [_edge(page) for page in pages]
    seen: Counter[tuple[str, int]] = Counter()
    for page, edge in zip(pages, edges, strict=True):
        seen.update({key for number in edge for key in _places(page[number])})
    found = []
    for page, edge in zip(pages, edges, strict=True):
        heads = {number for number in edge if any(seen[key] > 1 for key in _places(page[number]))}
        outer = (edge[0], edge[-1]) if len(edge) > 1 else ()
        heads |= {number for number in outer if _PAGE_NUMBER.fullmatch(page[number].text)}
        found.append(heads if len(heads) < len(page) else set())
    return found


def _edge(page: Page) -> list[int]:
    """The numbers of the topmost and the lowest lines, from above."""
    order = sorted(range(len(page)), key=lambda number: -page[number].y)
    return order if len(order) <= 2 * _EDGE else order[:_EDGE] + order[-_EDGE:]


def _places(line: Placed) -> set[tuple[str, int]]:
    """What a line says without its numbers, at its height; twice, so that a boundary parts no neighbours."""
    said = _DIGITS.sub("#", line.text.casefold())
    return {(said, int(line.y // _SAME_PLACE)), (said, -1 - int((line.y + _SAME_PLACE / 2) // _SAME_PLACE))}


def _usual_size(pages: Sequence[Page]) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _groups(page: Page) -> Iterator[list[Placed]]:
    """The lines of a page, those of a paragraph together."""
    steps = [one.y - two.y for one, two in pairwise(page) if 0 < one.y - two.y < 4 * max(one.size, 1)]
    leading = median(steps) if steps else 0.0
    lengths = sorted(len(line.text) for line in page)
    full = lengths[len(lengths) * 3 // 4] if lengths else 0
    group: list[Placed] = []
    for line in page:
        if group and _breaks(group, line, leading, full):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _breaks(group: list[Placed], line: Placed, leading: float, full: int) -> bool:
    before = group[-1]
    step = before.y - line.y
    if abs(line.size - before.size) > (_LARGER - 1) * max(line.size, before.size):
        return True
    if (
        step > leading * _MORE_SPACE
        or is_bulleted(line.text)
        or (is_numbered(line.text) and _ended(before.text))
    ):
        return True
    if step < -before.size:
        # The next column.
        return _ended(before.text)
    hanging = len(group) == 1 and (is_bulleted(before.text) or is_numbered(before.text))
    if line.x > before.x + 0.8 * line.size and not hanging and step > 0:
        return True
    return len(before.text) < _SHORT * full and _ended(before.text)


def _ended(text: str) -> bool:
    return text.rstrip(_CLOSERS).endswith(_STOPS)


def _kind(group: list[Placed], usual: float) -> BlockKind | None:
    first = group[0]
    if first.size > usual * _LARGER and sum(len(line.text) for line in group) <= _LONGEST_HEADING:
        return BlockKind.HEADING
    return BlockKind.ITEM if is_bulleted(first.text) else None


def _goes_on(before: tuple[BlockKind | None, str], kind: BlockKind | None, text: str) -> bool:
    """Whether a page begins in the midst of the paragraph with which the one before it ended."""
    if before[0] in (BlockKind.HEADING, BlockKind.TITLE) or kind is not None:
        return False
    return not _ended(before[1]) and (text[:1].islower() or _DIVIDED.search(before[1][-_WORD:]) is not None)


def _joined(texts: Sequence[str], words: set[str]) -> str:
    """Lines as one, divided words made whole."""
    made: list[str] = []
    for text in texts:
        line = " ".join(text.split())
        last = made[-1] if made else ""
        divided = _DIVIDED.search(last[-_WORD:])
        begins = _FIRST_WORD.match(line)
        if last.endswith("\xad"):
            made[-1] = last[:-1]
        elif divided and begins and line[0].islower():
            if f"{divided[1]}-{begins[0]}".lower() not in words:
                made[-1] = last[:-1]
        elif made:
            made.append(" ")
        made.append(line)
    return "".join(made).replace("\xad", "")


def _furniture(pages: Sequence[Page], heads: Sequence[set[int]]) -> Lines:
    """Running heads, each once, and the page numbers on one line."""
    lines = [page[number].text for page, found in zip(pages, heads, strict=True) for number in sorted(found)]
    numbers = [line for line in lines if _PAGE_NUMBER.fullmatch(line)]
    # A head that differs from another in its page number only is the same head.
    heads_said = {
        _DIGITS.sub("#", line): line for line in reversed(lines) if not _PAGE_NUMBER.fullmatch(line)
    }
    said = list(reversed(heads_said.values()))
    if numbers:
        said.append(" ".join(numbers))
    return [(BlockKind.FURNITURE, line) for line in said]
