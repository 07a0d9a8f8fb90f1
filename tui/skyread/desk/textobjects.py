"""Text objects: the word, sentence, paragraph, quotation or name at the caret, as ranges of stops.

Each takes a page and a stop, and gives the first and the last stop of the object, or None where there is none. The
`around` forms take in what belongs to it: the blank behind (else before) a word, sentence or name, the marks of a
quotation. Whether a range is then selected, or added to the selection, is decided in `visual`.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from skyread.desk.motions import LONGEST_WORD, Kind, joined, kind
from skyread.desk.quotemarks import quotations
from skyread.desk.stops import Page
from skyread.entities.model import Mention

Ends = tuple[int, int]
"""First and last stop of a range."""

MentionsIn = Callable[[int, int], list[Mention]]
"""The mentions that start in a range of the article."""


class Object(StrEnum):
    """What can be selected as a whole; the value is what it is called."""

    WORD = "word"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    NAME = "name"


def find(what: Object, page: Page, stop: int, mentions: MentionsIn, *, around: bool) -> Ends | None:
    """The object of a kind at a stop."""
    found: Ends | None
    if what is Object.WORD:
        found = word(page, stop)
    elif what is Object.SENTENCE:
        found = sentence(page, stop)
    elif what is Object.PARAGRAPH:
        return paragraph(page, stop)
    elif what is Object.QUOTATION:
        return quotation(page, stop, around=around)
    else:
        found = name(page, stop, mentions)
    return _with_blank(page, found) if around and found else found


def word(page: Page, stop: int) -> Ends:
    """The word at a stop, or the run of marks or blanks."""
    first = last = stop
    for _ in range(LONGEST_WORD):
        before = page.stops.before(first)
        if before is None or not joined(page, before, first):
            break
        first = before
    for _ in range(LONGEST_WORD):
        after = page.stops.after(last)
        if after is None or not joined(page, last, after):
            break
        last = after
    return first, last


def sentence(page: Page, stop: int) -> Ends | None:
    """The sentence that holds a stop; on the blank between two, the one before."""
    found = page.sentences.at(stop)
    return page.ends(found.start, found.end) if found else None


def paragraph(page: Page, stop: int) -> Ends | None:
    """The block that holds a stop."""
    number = page.sentences.block_at(stop)
    if number is None:
        return None
    block = page.article.blocks[number]
    return page.ends(block.start, block.end)


def quotation(page: Page, stop: int, *, around: bool) -> Ends | None:
    """The innermost quotation that holds a stop, else the next one in the paragraph."""
    number = page.sentences.block_at(stop)
    if number is None:
        return None
    block = page.article.blocks[number]
    found = quotations(page.article.text, block.start, block.end)
    holding = [one for one in found if one.outer.covers(stop)]
    following = [one for one in found if one.outer.start > stop]
    ordered = sorted(holding, key=lambda one: len(one.outer)) + following
    for one in ordered:
        span = one.outer if around else one.inner
        ends = page.ends(span.start, span.end)
        if ends is not None:
            return ends
    return None


def name(page: Page, stop: int, mentions: MentionsIn) -> Ends | None:
    """The name that holds a stop, else the next one in the sentence."""
    here = page.sentences.at(stop)
    if here is None:
        return None
    found = mentions(here.start, here.end)
    chosen = next((one for one in found if one.start <= stop < one.end), None)
    chosen = chosen or next((one for one in found if one.start > stop), None)
    return page.ends(chosen.start, chosen.end) if chosen else None


def _with_blank(page: Page, ends: Ends) -> Ends:
    """With the blanks drawn behind a range, else with those before it."""
    first, last = ends
    after = page.stops.after(last)
    if after is not None and kind(page, after) is Kind.BLANK:
        return first, word(page, after)[1]
    before = page.stops.before(first)
    if before is not None and kind(page, before) is Kind.BLANK:
        return word(page, before)[0], last
    return ends
