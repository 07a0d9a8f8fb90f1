"""The motions of the caret: from a stop to a stop, by characters, words, rows, sentences and paragraphs.

Each takes a page, the stop to start from and a count of 1 or more, and gives the stop to go to: the same one where
there is no way on. Names and meanings are vim's; a line of vim's is a row where rows are meant (`0`, `$`) and a
paragraph where text is (`f`, `t`). What a caret is, and what is selected, is the business of `visual`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from skyread.desk.stops import Page
from skyread.text.spans import Span

Motion = Callable[[Page, int, int], int]

LONGEST_WORD = 20_000
"""Characters after which a word ends in any case: what is that long is none, and going through it would take long."""
_FARTHEST = 100_000
"""Characters that one key goes at most by words, whatever the count."""
_APOSTROPHES = "'’"
_LIKE = {'"': "“”„«»", "'": "‘’‚‹›", "-": "–—‑−"}
"""What a key stands for that cannot be typed on most keyboards."""


# Characters and words --------------------------------------------------------------------------------------


class Kind(Enum):
    """What a stop is to a word."""

    BLANK = 0
    WORD = 1
    MARK = 2


def kind(page: Page, stop: int) -> Kind:
    """What stands at a stop. An apostrophe between two letters is part of the word."""
    character = page.article.text[stop]
    if character.isspace():
        return Kind.BLANK
    if character.isalnum() or character == "_":
        return Kind.WORD
    if character in _APOSTROPHES:
        before, after = page.stops.before(stop), page.stops.after(stop)
        if before is not None and after is not None:
            text = page.article.text
            if text[before].isalnum() and text[after].isalnum():
                apart = page.stops.parted(before, stop) or page.stops.parted(stop, after)
                return Kind.MARK if apart else Kind.WORD
    return Kind.MARK


def joined(page: Page, stop: int, following: int) -> bool:
    """Whether two stops that follow each other are of one run: a word, punctuation marks, or blanks."""
    same = kind(page, stop)
    if same is not kind(page, following):
        return False
    return same is Kind.BLANK or not page.stops.parted(stop, following)


def starts_word(page: Page, stop: int) -> bool:
    """Whether a word, or a run of marks, begins at a stop."""
    before = page.stops.before(stop)
    return kind(page, stop) is not Kind.BLANK and (before is None or not joined(page, before, stop))


def ends_word(page: Page, stop: int) -> bool:
    """Whether a word, or a run of marks, ends at a stop."""
    after = page.stops.after(stop)
    return kind(page, stop) is not Kind.BLANK and (after is None or not joined(page, stop, after))


def right(page: Page, stop: int, count: int) -> int:
    """By characters, on into the next row."""
    return _repeat(page.stops.after, stop, count)


def left(page: Page, stop: int, count: int) -> int:
    """Back by characters."""
    return _repeat(page.stops.before, stop, count)


def word_next(page: Page, stop: int, count: int) -> int:
    """To the beginnings of following words; the end of the article where there is none."""
    return _seek(page, stop, count, page.stops.after, starts_word)


def word_back(page: Page, stop: int, count: int) -> int:
    """To the beginning of the word, then of those before."""
    return _seek(page, stop, count, page.stops.before, starts_word)


def word_end(page: Page, stop: int, count: int) -> int:
    """To the end of the word, then of following ones."""
    return _seek(page, stop, count, page.stops.after, ends_word)


def word_end_back(page: Page, stop: int, count: int) -> int:
    """To the ends of the words before."""
    return _seek(page, stop, count, page.stops.before, ends_word)


def _repeat(step: Callable[[int], int | None], stop: int, count: int) -> int:
    for _ in range(count):
        following = step(stop)
        if following is None:
            break
        stop = following
    return stop


def _seek(
    page: Page,
    stop: int,
    count: int,
    step: Callable[[int], int | None],
    wanted: Callable[[Page, int], bool],
) -> int:
    """The `count`th stop in a direction that is `wanted`, or the last there is within reach."""
    begun = 0
    for passed in range(1, _FARTHEST + 1):
        following = step(stop)
        if following is None or not count:
            break
        stop = following
        if wanted(page, stop) or passed - begun == LONGEST_WORD:
            count -= 1
            begun = passed
    return stop


# Rows ------------------------------------------------------------------------------------------------------


def row_start(page: Page, stop: int, _count: int) -> int:
    """To the beginning of the row."""
    stops = page.stops.in_row(page.stops.layout.row_of(stop))
    return stops[0] if stops else stop


def row_text(page: Page, stop: int, _count: int) -> int:
    """To the first character of the row that is no blank."""
    stops = page.stops.in_row(page.stops.layout.row_of(stop))
    return next((one for one in stops if kind(page, one) is not Kind.BLANK), stop)


def row_end(page: Page, stop: int, count: int) -> int:
    """To the end of the row; with a count, of the row that many minus one further down."""
    stop = down(page, stop, count - 1, 0) if count > 1 else stop
    stops = page.stops.in_row(page.stops.layout.row_of(stop))
    return stops[-1] if stops else stop


def down(page: Page, stop: int, rows: int, column: int) -> int:
    """By rows of text, up if negative, to the cell `column`; gaps and folded rows are passed over."""
    layout = page.stops.layout
    row = target = layout.row_of(stop)
    direction = 1 if rows > 0 else -1
    while rows and 0 <= row + direction < len(layout.rows):
        row += direction
        if page.stops.in_row(row):
            target = row
            rows -= direction
    return _in_row(page, target, column, stop)


def down_screen(page: Page, stop: int, rows: int, column: int) -> int:
    """By rows of the screen, gaps included: what a page is made of. Goes to the nearest text at the end."""
    layout = page.stops.layout
    row = max(0, min(layout.row_of(stop) + rows, len(layout.rows) - 1))
    direction = 1 if rows > 0 else -1
    for way in (direction, -direction):
        target = row
        while 0 <= target < len(layout.rows):
            if page.stops.in_row(target):
                return _in_row(page, target, column, stop)
            target += way
    return stop


def _in_row(page: Page, row: int, column: int, otherwise: int) -> int:
    stops = page.stops.in_row(row)
    return page.stops.at(page.stops.layout.offset_at(row, column)) if stops else otherwise


# Sentences, paragraphs, the article ------------------------------------------------------------------------


def sentence_next(page: Page, stop: int, count: int) -> int:
    """To the beginnings of following sentences; to the end of the last one."""
    return _forward(page, stop, count, page.sentences.step)


def paragraph_next(page: Page, stop: int, count: int) -> int:
    """To the beginnings of following paragraphs; to the end of the last one."""
    return _forward(page, stop, count, page.sentences.step_block)


def sentence_back(page: Page, stop: int, count: int) -> int:
    """To the beginning of the sentence, then of those before."""
    for _ in range(count):
        stop = _back(page, stop, page.sentences.at(stop), page.sentences.step)
    return stop


def paragraph_back(page: Page, stop: int, count: int) -> int:
    """To the beginning of the paragraph, then of those before."""
    for _ in range(count):
        number = page.sentences.block_at(stop)
        here = None if number is None else page.sentences.in_block(number)[0]
        stop = _back(page, stop, here, page.sentences.step_block)
    return stop


def _forward(page: Page, stop: int, count: int, step: Callable[[int, int], Span | None]) -> int:
    """The first stop of what is `count` steps on, or the last of all where there are not so many."""
    for _ in range(count):
        target = step(stop, 1)
        found = stop if target is None else page.stops.at(target.start)
        if found <= stop:
            return bottom(page, stop, 1)
        stop = found
    return stop


def _back(page: Page, stop: int, here: Span | None, step: Callable[[int, int], Span | None]) -> int:
    """The first stop of `here`, or of what is before it if that is where one stands; never forward."""
    while here is not None:
        found = page.stops.at(here.start)
        if found < stop:
            return found
        before = step(here.start, -1)
        if before is None or before.start >= here.start:
            break
        here = before
    return stop


def top(page: Page, stop: int, _count: int) -> int:
    """To the beginning of the article."""
    first = page.stops.first
    return stop if first is None else first


def bottom(page: Page, stop: int, _count: int) -> int:
    """To the end of the article."""
    last = page.stops.last
    return stop if last is None else last


# Finding a character ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Find:
    """What `f F t T` were asked for, kept for `;` and `,`."""

    character: str
    forward: bool
    till: bool
    """Whether to stop one short of it."""

    @property
    def reversed(self) -> Find:
        """The same the other way."""
        return Find(self.character, not self.forward, self.till)

    def go(self, page: Page, stop: int, count: int, *, again: bool = False) -> int | None:
        """The stop to go to within the paragraph; None if the character does not stand there so often.

        A plain quotation mark finds every kind of it, a hyphen every dash. `again`: going till it a second time
        passes over the one that the caret stands next to.
        """
        number = page.sentences.block_at(stop)
        if number is None:
            return None
        block = page.article.blocks[number]
        ahead, behind = page.stops.after, page.stops.before
        beside = ahead(stop) if self.forward else behind(stop)
        if again and self.till and beside is not None:
            stop = beside
        found: Iterable[re.Match[str]]
        if self.forward:
            found = self._pattern.finditer(page.article.text, stop + 1, block.end)
        else:
            found = reversed(list(self._pattern.finditer(page.article.text, block.start, stop)))
        for match in found:
            if page.stops.at(match.start()) == match.start():  # else it is not drawn
                count -= 1
                if not count:
                    short = behind(match.start()) if self.forward else ahead(match.start())
                    return match.start() if short is None or not self.till else short
        return None

    @property
    def _pattern(self) -> re.Pattern[str]:
        if self.character == " ":
            return re.compile(r"\s")
        return re.compile("[" + re.escape(self.character + _LIKE.get(self.character, "")) + "]")
