"""From text to blocks: what each range of an article is to its reader.

Works on trimmed units (a line, or the lines of a hand-wrapped paragraph). Wording is judged by `furniture`;
here a unit's place and its neighbours decide: a headline is the first line of the article proper, a heading
stands alone before a paragraph, a link to another article follows its picture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from skyread.library.article import Block, BlockKind
from skyread.library.furniture import (
    image_alt,
    introduces_caption,
    introduces_links,
    is_agency,
    is_byline,
    is_credit,
    is_furniture,
    is_latin,
    is_tagline,
    markup_tail,
)
from skyread.library.lines import Line, is_bulleted, is_numbered, is_quoted, paragraphs, split_lines
from skyread.text.dates import find_dates
from skyread.text.folding import fold

_EDGE = 6
"""How many units at the top and the bottom of a page are its edge."""
_MOST_UNITS = 50_000
"""A text of more lines is a table or a log, not a page: all of it is paragraphs, and reading stays quick."""
_LONGEST_TITLE = 220
_LONGEST_HEADING = 110
_LONGEST_CAPTION = 300
_STOPS = (".", "!", "…", ",", ";", ":", "。")
# Speech that opens with a dash, as Russian prints it: "- We wait, - said the envoy."
_SPOKEN_AFTER_DASH = re.compile(r"[-–—]\s.{3,600}?[,.!?…]['\"”]?\s?[-–—]\s")
_CLOSERS = "\"'”’»)]*_ \xa0"


@dataclass(slots=True)
class Unit:
    """A candidate for a block."""

    start: int
    end: int
    text: str
    gap: bool
    """Whether a blank line stands before it."""
    kind: BlockKind | None = None


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text: sorted, without overlap, skipping white space."""
    units = []
    for group in paragraphs(split_lines(text)):
        units += _units_of(group, text)
    if len(units) <= _MOST_UNITS:
        classify(units)
    return blocks_of(units)


def blocks_of(units: Sequence[Unit]) -> tuple[Block, ...]:
    """Units as blocks; lines of one quotation become one block."""
    blocks: list[Block] = []
    for unit in units:
        kind = unit.kind or BlockKind.PARAGRAPH
        if blocks and kind is BlockKind.QUOTATION is blocks[-1].kind and not unit.gap:
            blocks[-1] = Block(kind, blocks[-1].start, unit.end)
        else:
            blocks.append(Block(kind, unit.start, unit.end))
    return tuple(blocks)


def _units_of(group: list[Line], text: str) -> list[Unit]:
    """One unit, or two where markup was left behind a paragraph's text."""
    first, last = group[0], group[-1]
    whole = Unit(first.start, last.end, text[first.start : last.end], first.gap)
    tail = markup_tail(whole.text)
    if not tail:
        return [whole]
    body = whole.text[:tail].rstrip()
    if "<" in body:
        return [whole]
    rest = Unit(whole.start + tail, whole.end, whole.text[tail:], False, BlockKind.FURNITURE)
    return [Unit(whole.start, whole.start + len(body), body, whole.gap), rest] if body else [rest]


def classify(units: Sequence[Unit], *, find_title: bool = True) -> None:
    """Give every unit that has no kind yet its kind. `find_title` is off where a title is marked already."""
    for unit in units:
        if unit.kind is None:
            unit.kind = _kind_by_wording(unit.text)
    _spread_captions(units)
    _caption_above_credit(units)
    _judge_lists_of_links(units)
    _judge_edges(units)
    _judge_script(units)
    _judge_links(units)
    _judge_repetitions(units)
    if find_title:
        _find_title(units)
    _find_items(units)
    _find_headings(units)
    for unit in units:
        unit.kind = unit.kind or BlockKind.PARAGRAPH


def _kind_by_wording(text: str) -> BlockKind | None:
    if is_quoted(text):
        return BlockKind.QUOTATION
    if len(text) > 500:
        return None
    if is_furniture(text):
        return BlockKind.FURNITURE
    return BlockKind.CAPTION if is_credit(text) else None


def ends_openly(text: str) -> bool:
    """Whether a line ends without the stop of a sentence, as headlines and headings do."""
    return not text.rstrip(_CLOSERS).endswith(_STOPS)


def _spread_captions(units: Sequence[Unit]) -> None:
    """A bullet list that credits a picture is its caption as a whole; so is the line that touches a credit."""
    for number, unit in enumerate(units):
        if unit.kind is not BlockKind.CAPTION and not is_agency(unit.text):
            continue
        bulleted = is_bulleted(unit.text)
        if unit.kind is None and not bulleted:
            continue
        for step in (-1, 1):
            at = number + step
            while 0 <= at < len(units) and not units[max(at, at - step)].gap:
                near = units[at]
                same = bulleted and is_bulleted(near.text) and len(near.text) <= 200
                if near.kind is not None or not (same or is_agency(near.text)):
                    break
                near.kind = BlockKind.CAPTION
                at += step
        if unit.kind is None and any(
            other.kind is BlockKind.CAPTION and is_bulleted(other.text)
            for other in units[max(0, number - 1) : number + 2]
        ):
            unit.kind = BlockKind.CAPTION


def _caption_above_credit(units: Sequence[Unit]) -> None:
    """A short line right above a credit is the picture's caption, if the two stand apart or lines are paragraphs."""
    for number in range(len(units) - 1):
        unit, credit = units[number], units[number + 1]
        if introduces_caption(unit.text) and credit.kind is None:
            credit.kind = BlockKind.CAPTION
        elif (
            unit.kind is None
            and credit.kind is BlockKind.CAPTION
            and not credit.gap
            and len(unit.text) <= (_LONGEST_CAPTION if unit.gap else _LONGEST_HEADING)
            and (unit.gap or not ends_openly(unit.text))
            and image_alt(credit.text) is None
            and (number + 2 >= len(units) or units[number + 2].gap is unit.gap)
        ):
            unit.kind = BlockKind.CAPTION


def _judge_lists_of_links(units: Sequence[Unit]) -> None:
    """Short lines under "Read also", "Related topics" and the like lead elsewhere.

    In the middle of the text they touch; where no prose follows any more, blank lines may stand between.
    """
    last_prose = max((number for number, unit in enumerate(units) if _is_prose(unit)), default=-1)
    open_list = False
    for number, unit in enumerate(units):
        if unit.kind is BlockKind.FURNITURE:
            open_list = introduces_links(unit.text)
        elif not open_list or unit.kind is not None:
            open_list = False
        elif (
            len(unit.text) <= _LONGEST_TITLE
            and ends_openly(unit.text)
            and (not unit.gap or number > last_prose)
        ):
            unit.kind = BlockKind.FURNITURE
        else:
            open_list = False


def _judge_edges(units: Sequence[Unit]) -> None:
    """Taglines stand at the top or the bottom of a page; a masthead stands above the menu, and the headline below that."""
    _judge_masthead(units)
    for number, unit in enumerate(units):
        if unit.kind is None and (number < 3 or number >= len(units) - 3) and is_tagline(unit.text):
            unit.kind = BlockKind.FURNITURE


def _judge_masthead(units: Sequence[Unit]) -> None:
    """The first line that is no furniture, if it has a bar in it, a menu right below and a headline further down."""
    number = next((n for n, unit in enumerate(units[:_EDGE]) if unit.kind is not BlockKind.FURNITURE), None)
    if number is None or units[number].kind is not None or " | " not in units[number].text:
        return
    below = units[number + 1 : number + 2 * _EDGE]
    if not below or below[0].kind is not BlockKind.FURNITURE:
        return
    headline = next((unit for unit in below if unit.kind is None), None)
    if headline is not None and not _is_prose(headline):
        units[number].kind = BlockKind.FURNITURE


def _judge_script(units: Sequence[Unit]) -> None:
    """In a Latin text, a short line in another script belongs to the page, not to the article."""
    odd = [
        unit
        for unit in units
        if unit.kind is None and len(unit.text) <= 200 and not is_latin(unit.text, least=0.2)
    ]
    if not odd or len(odd) > max(3, len(units) // 5):
        return
    prose = [unit for unit in units if unit.kind is None and len(unit.text) > 200][:8] or [
        unit for unit in units if unit.kind is None and unit not in odd
    ]
    if prose and all(is_latin(unit.text[:2000]) for unit in prose):
        for unit in odd:
            unit.kind = BlockKind.FURNITURE


def _judge_links(units: Sequence[Unit]) -> None:
    """Among paragraphs, a headline right after a picture's alternative text links to another article."""
    prose_seen = False
    for before, unit, after in zip(units, units[1:], units[2:], strict=False):
        prose_seen = prose_seen or (before.kind is None and not ends_openly(before.text))
        if (
            unit.kind is None
            and before.kind is BlockKind.CAPTION
            and image_alt(before.text)
            and not unit.gap
            and len(unit.text) <= _LONGEST_TITLE
            and ends_openly(unit.text)
            and not (after.kind is None and not after.gap and ends_openly(after.text))
            and prose_seen
        ):
            unit.kind = BlockKind.FURNITURE


def _judge_repetitions(units: Sequence[Unit]) -> None:
    """A headline that stands a second time near the top was printed around the article.

    A lead that does is left alone: it is the article's text, and its names are names.
    """
    seen: set[str] = set()
    for unit in units[: 4 * _EDGE]:
        if unit.kind is not None or len(unit.text) < 25 or _is_prose(unit):
            continue
        key = " ".join(fold(unit.text).split())
        if key in seen:
            unit.kind = BlockKind.FURNITURE
        seen.add(key)


def _find_title(units: Sequence[Unit]) -> None:
    """The headline: the first line of the article proper, if it reads like one and prose follows."""
    for number, unit in enumerate(units[: 2 * _EDGE]):
        if unit.kind in (BlockKind.FURNITURE, BlockKind.CAPTION):
            continue
        if (
            unit.kind is None
            and "\n" not in unit.text.strip()
            and 3 <= len(unit.text) <= _LONGEST_TITLE
            and ends_openly(unit.text)
            and not is_bulleted(unit.text)
            and unit.text[0] not in '“"«('
            and any(_is_prose(later) for later in units[number + 1 :])
        ):
            unit.kind = BlockKind.TITLE
        return


def _is_prose(unit: Unit) -> bool:
    return unit.kind in (None, BlockKind.PARAGRAPH) and (
        len(unit.text) > _LONGEST_HEADING or not ends_openly(unit.text)
    )


def _find_items(units: Sequence[Unit]) -> None:
    """Bulleted lines, and numbered lines that have a numbered neighbour."""
    numbered = [unit.kind is None and is_numbered(unit.text) for unit in units]
    for number, unit in enumerate(units):
        if unit.kind is not None:
            continue
        near = numbered[max(0, number - 1) : number] + numbered[number + 1 : number + 2]
        spoken = _SPOKEN_AFTER_DASH.match(unit.text) is not None
        if (is_bulleted(unit.text) and not spoken) or (numbered[number] and any(near)):
            unit.kind = BlockKind.ITEM


def _find_headings(units: Sequence[Unit]) -> None:
    """Short lines without a full stop that stand alone before prose or a list."""
    later: Unit | None = None
    for unit in reversed(units):
        if unit.kind in (BlockKind.CAPTION, BlockKind.FURNITURE):
            continue
        if (
            unit.kind is None
            and later is not None
            and (later.kind in (BlockKind.ITEM, BlockKind.QUOTATION) or _is_prose(later))
            and _reads_like_heading(unit.text)
        ):
            unit.kind = BlockKind.HEADING
        later = unit


def _reads_like_heading(text: str) -> bool:
    first = next((character for character in text if character.isalnum()), "")
    return (
        len(text) <= _LONGEST_HEADING
        and len(text.split()) <= 16
        and "\n" not in text
        and ends_openly(text)
        and bool(first)
        and not first.islower()
        and not text[-1].isdigit()
        and not is_byline(text)
        and not any(found.day for found in find_dates(text))
    )
