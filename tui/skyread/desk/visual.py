"""The caret in the text and what is selected with it: caret and visual mode, without a screen.

A `Visual` lives while the mode is on. It moves its caret by `motions`, selects by `textobjects`, and takes the focus
and the view of the reader along. What is then done with the selection is the business of others. Offsets are code
points of the article's text; the caret and the anchor are always stops, so nothing is selected that is not drawn.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from skyread.desk import motions
from skyread.desk.motions import Find, Motion
from skyread.desk.reader import MentionsBetween, Reader
from skyread.desk.stops import Page, Stops
from skyread.desk.textobjects import Ends, Object, find, paragraph, sentence, word
from skyread.entities.model import Mention
from skyread.library.article import Article
from skyread.text.spans import Span

_ROW_END = 1_000_000_000
"""The wished column of one who went to the end of a row: further right than any."""

_MARKS = 4
"""Characters passed over that still belong to what is selected, as the marks that close a quotation and one within."""
_END = attrgetter("end")
_COUNTED = 200_000
"""Code points up to which words are counted at every key."""


class Mode(StrEnum):
    """What moving the caret does; the value is what the mode is called."""

    CARET = "caret"
    """Nothing is selected."""
    CHARACTERS = "visual"
    """The characters from the anchor to the caret are selected, both included."""
    SENTENCES = "sentences"
    """Whole sentences are selected, from the anchor's to the caret's."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A selection that can be made again."""

    article: str
    """The article's id."""
    mode: Mode
    anchor: int
    caret: int


class Visual:
    """A caret in the article that `reader` shows, and the selection that it makes."""

    def __init__(
        self, reader: Reader, mentions_between: MentionsBetween, article: Article, mode: Mode, stop: int
    ) -> None:
        """`stop` is where the caret and the anchor are; `start` finds it."""
        self._reader = reader
        self._mentions_between = mentions_between
        self._page: Page | None = None
        self.article = article
        self.mode = mode
        self.anchor = self.caret = stop
        self.find: Find | None = None
        """What was looked for last with `f F t T`."""
        self._column: int | None = None
        """The cell of a row that moving up and down keeps to; None where it is the caret's."""
        self._grown: list[Kept] = []
        """What to shrink back to, the latest last."""

    # What is selected ------------------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """The article as it is laid out at this moment."""
        layout, sentences = self._reader.layout, self._reader.sentences
        assert layout is not None and sentences is not None
        page = self._page
        if page is None or page.stops.layout is not layout:
            page = self._page = Page(self.article, sentences, Stops(self.article, layout))
            self.caret, self.anchor = page.stops.at(self.caret), page.stops.at(self.anchor)
        return page

    @property
    def selecting(self) -> bool:
        """Whether anything is selected; with a caret alone nothing is."""
        return self.mode is not Mode.CARET

    @property
    def kept(self) -> Kept:
        """The selection, to be made again later."""
        return Kept(self.article.id, self.mode, self.anchor, self.caret)

    @property
    def span(self) -> Span:
        """What is selected, from the first to the last whole grapheme cluster; with a caret alone, its sentence."""
        page = self.page
        first, last = sorted((self.anchor, self.caret))
        if self.mode is not Mode.CHARACTERS:
            begun, ended = sentence(page, first), sentence(page, last)
            first, last = (begun or (first, last))[0], (ended or (first, last))[1]
        return Span(first, page.stops.end(last))

    @property
    def caret_span(self) -> Span:
        """The grapheme cluster under the caret."""
        return Span(self.caret, self.page.stops.end(self.caret))

    @property
    def parts(self) -> list[Span]:
        """What of the selection is drawn, paragraph by paragraph: folded furniture is left out."""
        span, shown, blocks = self.span, self.page.sentences.shown, self.article.blocks
        found = []
        for number in range(bisect_right(blocks, span.start, key=_END), len(blocks)):
            if blocks[number].start >= span.end:
                break
            if shown[number]:
                found.append(Span(max(blocks[number].start, span.start), min(blocks[number].end, span.end)))
        return found

    @property
    def text(self) -> str:
        """The text of the selection as it is drawn: a line for each paragraph, a blank one between them."""
        lines = (" ".join(self.article.visible(part.start, part.end).split()) for part in self.parts)
        return "\n\n".join(line for line in lines if line)

    @property
    def size(self) -> str:
        """How much is selected: in words or, where counting them would take long, in characters."""
        span = self.span
        if len(span) > _COUNTED:
            return f"{len(span):,} characters"
        words = sum(len(self.article.visible(part.start, part.end).split()) for part in self.parts)
        return "1 word" if words == 1 else f"{words:,} words"

    @property
    def word(self) -> Span:
        """The word under the caret."""
        first, last = word(self.page, self.caret)
        return Span(first, self.page.stops.end(last))

    # Moving ----------------------------------------------------------------------------------------------

    def move(self, motion: Motion, count: int = 1) -> bool:
        """Move the caret; False if it could not move."""
        if not self._go(motion(self.page, self.caret, max(1, count))):
            return False
        self._column = _ROW_END if motion is motions.row_end else None
        return True

    def move_rows(self, rows: int) -> bool:
        """Move the caret down by rows of text, up if negative, keeping to its cell of the row."""
        return self._vertical(motions.down, rows)

    def move_screen(self, rows: int) -> bool:
        """Move the caret and the view down by rows of the screen, up if negative."""
        self._reader.top = max(0, min(self._reader.top + rows, self._reader.rows - self._reader.height))
        return self._vertical(motions.down_screen, rows)

    def _vertical(self, motion: Callable[[Page, int, int, int], int], rows: int) -> bool:
        page = self.page
        column = self._column
        if column is None:
            layout = page.stops.layout
            column = layout.column_of(layout.row_of(self.caret), self.caret)
        moved = self._go(motion(page, self.caret, rows, column))
        self._column = column
        return moved

    def go_to(self, offset: int) -> bool:
        """Put the caret on the stop at `offset`, or the nearest."""
        self._column = None
        return self._go(self.page.stops.at(offset))

    def look_for(self, wanted: Find, count: int = 1) -> bool:
        """Move to a character of the paragraph; False if it does not stand there so often."""
        self.find = wanted
        return self._look(wanted, count, again=False)

    def look_again(self, count: int = 1, *, back: bool = False) -> bool:
        """Look once more for what was looked for last, or the other way."""
        if self.find is None:
            return False
        return self._look(self.find.reversed if back else self.find, count, again=True)

    def _look(self, wanted: Find, count: int, *, again: bool) -> bool:
        target = wanted.go(self.page, self.caret, max(1, count), again=again)
        if target is None:
            return False
        self._column = None
        self._go(target)
        return True

    def _go(self, stop: int) -> bool:
        """Put the caret on a stop, and bring focus and view along."""
        moved = stop != self.caret
        if moved:
            self._grown.clear()
        self._put(self.anchor if self.selecting else stop, stop)
        return moved

    def _put(self, anchor: int, caret: int) -> None:
        self.anchor, self.caret = anchor, caret
        self._reader.focus_sentence_at(caret)
        self.reveal()

    def reveal(self) -> None:
        """Bring the caret on screen."""
        self._reader.reveal(self.caret, self.caret + 1)

    # Selecting -------------------------------------------------------------------------------------------

    def switch(self, mode: Mode) -> None:
        """Go over to a mode, or from it back to the caret alone."""
        if self.mode is mode:
            mode = Mode.CARET
        if Mode.CARET in (mode, self.mode):
            self.anchor = self.caret
        self.mode = mode
        self._grown.clear()

    def swap(self) -> bool:
        """Take the caret to the other end of the selection; False if nothing is selected."""
        if not self.selecting:
            return False
        self._column = None
        self._put(self.caret, self.anchor)
        return True

    def select(self, first: int, last: int) -> None:
        """Select from a stop to a stop; the caret goes to the second one."""
        if not self.selecting:
            self.mode = Mode.CHARACTERS
        self._column = None
        self._put(first, last)

    def select_object(self, what: Object, count: int = 1, *, around: bool = False) -> bool:
        """Select the object at the caret, and `count` - 1 further ones; False if there is none.

        A selection that holds more than the caret's character is added to: by the object at the caret or, where
        that is selected already, by the next one.
        """
        was, caret = self.kept, self.caret
        single = not self.selecting or self.anchor == self.caret
        ends = self._object(what, self.caret, around=around)
        if ends is None:
            return False
        backward = not single and self.caret < self.anchor
        if not single:
            held = (min(self.anchor, self.caret), max(self.anchor, self.caret))
            joint = (min(held[0], ends[0]), max(held[1], ends[1]))
            ends = joint if joint != held else self._further(what, held, around=around, backward=backward)
        for _ in range(count - 1):
            further = self._further(what, ends, around=around, backward=backward)
            if further == ends:
                break
            ends = further
        self.select(*(reversed(ends) if backward else ends))
        self._remember(was)
        return self.caret != caret or self.kept != was

    def select_word(self) -> None:
        """Select the word at the caret, or the run of marks or blanks."""
        self.select(*word(self.page, self.caret))

    def _object(self, what: Object, stop: int, *, around: bool) -> Ends | None:
        def mentions(start: int, end: int) -> list[Mention]:
            return [one for one, _ in self._mentions_between(self.article.id, start, end)]

        return find(what, self.page, stop, mentions, around=around)

    def _further(self, what: Object, ends: Ends, *, around: bool, backward: bool) -> Ends:
        """A range with the next object behind it, or before it; the same range where there is none."""
        page = self.page
        step = page.stops.before if backward else page.stops.after
        beside = step(ends[0] if backward else ends[1])
        while beside is not None and motions.kind(page, beside) is motions.Kind.BLANK:
            beside = step(beside)
        found = None if beside is None else self._object(what, beside, around=around)
        for _ in range(_MARKS):
            if beside is None or found is None or not (ends[0] <= found[0] and found[1] <= ends[1]):
                break
            beside = step(beside)
            found = None if beside is None else self._object(what, beside, around=around)
        return ends if found is None else (min(ends[0], found[0]), max(ends[1], found[1]))

    def grow(self, what: Object) -> bool:
        """Select the whole sentences or paragraphs that the selection touches, else one more; False at the end."""
        page, was = self.page, self.kept
        whole = paragraph if what is Object.PARAGRAPH else sentence
        span = self.span if self.selecting else self.caret_span
        held = page.ends(span.start, span.end) or (self.caret, self.caret)
        first, last = whole(page, held[0]) or held, whole(page, held[1]) or held
        ends = (min(held[0], first[0]), max(held[1], last[1]))
        if self.selecting and ends == held:
            ends = self._further(what, held, around=False, backward=False)
        if self.selecting and ends == held:
            return False
        self.select(*ends)
        self._remember(was)
        return True

    def _remember(self, was: Kept) -> None:
        """Keep what a selection has grown from."""
        if was != self.kept:
            self._grown.append(was)

    def shrink(self) -> bool:
        """Take back the last growing or text object; False if there is none since the caret was moved."""
        if not self._grown:
            return False
        back = self._grown.pop()
        self.mode = back.mode
        self._put(back.anchor, back.caret)
        return True


def start(
    reader: Reader, mentions_between: MentionsBetween, mode: Mode, offset: int | None = None
) -> Visual | None:
    """A caret at `offset`, else at the focus, else at the first character drawn; None if nothing is drawn at all."""
    article, layout, sentences = reader.article, reader.layout, reader.sentences
    if article is None or layout is None or sentences is None:
        return None
    stops = Stops(article, layout)
    if stops.first is None:
        return None
    if offset is None:
        held = reader.hit or reader.focus
        offset = held.start if held else reader.top_offset
    return Visual(reader, mentions_between, article, mode, stops.at(offset))


def restore(reader: Reader, mentions_between: MentionsBetween, kept: Kept) -> Visual | None:
    """A selection made again, in the article that it was made in; None in another."""
    if reader.article is None or reader.article.id != kept.article:
        return None
    visual = start(reader, mentions_between, kept.mode, kept.anchor)
    if visual is not None:
        visual.go_to(kept.caret)
    return visual


def starts_on_screen(reader: Reader) -> Sequence[int]:
    """Where the sentences on screen begin: for one that begins above it, the first character on it."""
    article, layout, sentences = reader.article, reader.layout, reader.sentences
    if article is None or layout is None or sentences is None:
        return ()
    stops = Stops(article, layout)
    seen = reader.visible()
    found: list[int] = []
    one = sentences.at(seen.start)
    while one is not None and one.start < seen.end:
        stop = stops.at(max(one.start, seen.start))
        if stop < min(one.end, seen.end) and (not found or found[-1] < stop):
            found.append(stop)
        following = sentences.step(one.start, 1)
        one = following if following is not None and following.start > one.start else None
    return found
