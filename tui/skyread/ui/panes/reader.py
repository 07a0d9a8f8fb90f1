"""The reader pane: the article's rows with its names, hits and focus, and the gutter beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from textwrap import wrap

from rich.style import Style
from textual.events import MouseDown, MouseMove, MouseUp
from textual.geometry import Offset, Size
from textual.message import Message

from skyread.desk.desk import Desk
from skyread.desk.hints import Hints
from skyread.desk.listing import label
from skyread.library.article import Article, Basis, BlockKind
from skyread.text.widths import drawn, ellipsize
from skyread.text.wrap import RowKind
from skyread.ui.annotations import DrawnAnnotations
from skyread.ui.lines import LinePane, Piece, aligned, fill, plain
from skyread.ui.paint import Overlay, Overlays, paint
from skyread.ui.themes import Role

_KIND_ROLES = {
    BlockKind.TITLE: Role.TITLE,
    BlockKind.HEADING: Role.HEADING,
    BlockKind.QUOTATION: Role.QUOTATION,
    BlockKind.CAPTION: Role.CAPTION,
    BlockKind.FURNITURE: Role.FURNITURE,
}

_EMPTY = (
    "There is nothing to read here yet.",
    "",
    "skyread FOLDER      opens texts, saved pages, books, mail …",
    "skyread FILE …      opens files, whatever their suffix",
    "some-command | skyread -    reads what a command prints",
    "",
    "Or name your folders once in the configuration:",
    "`skyread config` shows where it is. Q quits.",
)


@dataclass
class TextDragged(Message):
    """The mouse was moved over the text with its button held down, from a cell of the pane to a cell."""

    start: Offset
    to: Offset
    begins: bool
    """Whether this is the first move since the button was pressed."""


class ReaderPane(LinePane):
    """Draws `Desk.reader`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="reader")
        self.desk = desk
        self.measure = desk.settings.measure
        self.active = False
        self.painted = True
        """Whether names and hits are painted."""
        self.hints: Hints | None = None
        self.notice = ""
        """Shown instead of an article: what is being read, or why nothing is."""
        self.covered = 0
        """Rows at the bottom that the note editor lies over."""
        self._before_cover: tuple[object, int, int] | None = None
        """The layout, its top row, and the one that it got so that the focus is not covered."""
        self._pressed: Offset | None = None
        """Where the mouse button was pressed, until it is released."""
        self._dragging = False
        self._left = 0
        self._overlays = Overlays(())
        self._marks: dict[int, set[Role]] = {}
        self._annotations = DrawnAnnotations(desk)
        self._marks_of: Hashable = None

    # Geometry --------------------------------------------------------------------------------------------

    @property
    def header_rows(self) -> int:
        """Rows above the text."""
        return self._header_rows(self.area.height)

    @property
    def side_cells(self) -> int:
        """Cells right of the text for marks and the scroll bar."""
        return self._side_cells(self.area.width)

    @staticmethod
    def _header_rows(height: int) -> int:
        return 1 if height >= 4 else 0

    @staticmethod
    def _side_cells(width: int) -> int:
        return 3 if width >= 24 else 1 if width >= 4 else 0

    @property
    def left(self) -> int:
        """Cells before the text."""
        return self._left

    def focus_rows(self, height: int) -> tuple[int, int]:
        """The first and the last line on which the sentence in focus stands in a pane of `height` lines."""
        reader = self.desk.reader
        if reader.focus is None or reader.layout is None or not reader.layout.rows:
            return 0, 0
        rows = (
            reader.layout.row_of(at)
            for at in (reader.focus.start, max(reader.focus.start, reader.focus.end - 1))
        )
        first, last = (
            max(0, min(row - reader.top, reader.height - 1)) + self._header_rows(height) for row in rows
        )
        return first, last

    def prepare(self) -> None:
        """Lay the text out for the pane's size."""
        self.fit(self.area)

    def fit(self, size: Size) -> None:
        """Give the reader as much of the measure as fits into `size`, and centre it.

        Also called for a size that the pane is about to get: what keys do next must not rest on the size before.
        """
        room = max(1, size.width - self._side_cells(size.width))
        bar = 2 if room >= 12 else 0
        measure = max(1, min(self.measure, room - 2 * bar if room >= 40 else room - bar))
        self._left = max(bar, (room - measure) // 2)
        reader = self.desk.reader
        top, cells, rows = reader.top, reader.width, reader.height
        reader.resize(measure, size.height - self._header_rows(size.height) - self.covered)
        if self.desk.visual is not None and (cells, rows) != (reader.width, reader.height):
            self.desk.visual.reveal()
        if self.covered and reader.height != rows and reader.focus is not None:
            reader.reveal(reader.focus.start, reader.focus.end)
            if self._before_cover is None:
                self._before_cover = (reader.layout, top, reader.top)
        elif not self.covered and self._before_cover is not None:
            layout, before, under = self._before_cover
            self._before_cover = None
            if layout is reader.layout and reader.top == under:
                reader.scroll_to(before)

    def state(self) -> Hashable:
        """What the drawing depends on."""
        reader, search = self.desk.reader, self.desk.search
        return (
            id(reader.layout),
            reader.top,
            reader.focus,
            reader.mention,
            reader.current,
            search.query if search else "",
            id(self.desk.index),
            (self.desk.annotations.changed, self.desk.marking.focus_id),
            self.desk.work.words,
            tuple(self.desk.seen_before.in_sight()),
            self.active,
            self.painted,
            self.notice,
            reader.height,
            self.desk.visual.kept if self.desk.visual else None,
            (id(self.hints), self.hints.typed) if self.hints else None,
        )

    # Drawing ---------------------------------------------------------------------------------------------

    def line(self, y: int) -> list[Piece]:
        """One line of the pane."""
        reader = self.desk.reader
        article = reader.article
        if article is None:
            return self._line_without_article(y)
        if y < self.header_rows:
            return self._header(article)
        y -= self.header_rows
        text = self._text_row(article, reader.top + y)
        if not self.side_cells:
            return text
        used = self.area.width - self.side_cells
        base = self.palette[Role.TEXT]
        cells = self.gutter_cells(y)
        return fill(text, used, base) + cells

    def gutter_cells(self, y: int) -> list[Piece]:
        """The mark and the scroll bar of text row `y`."""
        reader = self.desk.reader
        here = self._marks.get(y, set())
        mark, role = " ", Role.TEXT
        if len(here) == 2:
            mark, role = "◆", Role.GUTTER_ENTITY
        elif Role.GUTTER_ENTITY in here:
            mark, role = "•", Role.GUTTER_ENTITY
        elif Role.GUTTER_HIT in here:
            mark, role = "▪", Role.GUTTER_HIT
        rows = max(1, reader.rows)
        first = reader.top * reader.height // rows
        last = max(first, -(-(reader.top + reader.height) * reader.height // rows) - 1)
        thumb = first <= y <= last and rows > reader.height
        bar: Piece = ("┃", self.palette[Role.THUMB]) if thumb else ("│", self.palette[Role.BORDER])
        noted = self._annotations.gutter(y)
        note: Piece = (noted or " ", self.palette[Role.GUTTER_NOTE])
        if self.side_cells == 1:
            return [(mark, self.palette[role]) if here else note if noted else bar]
        return [note, (mark, self.palette[role]), bar]

    def _header(self, article: Article) -> list[Piece]:
        style = self.palette[Role.HEADER_ACTIVE if self.active else Role.HEADER]
        about = [part for part in (plain(article.source or ""), published(article)) if part]
        note = self.desk.marking.article_note
        if note is not None:
            about.insert(0, f"✎ {ellipsize(plain(note.note), 30)}")
        null = Style.null()
        return aligned(
            [(" " + plain(label(article)), null)],
            [(" " + " · ".join(about) + " ", null)] if about else [],
            self.area.width,
            style,
        )

    def _text_row(self, article: Article, number: int) -> list[Piece]:
        reader = self.desk.reader
        layout = reader.layout
        if layout is None or number >= reader.rows:
            return []
        row = layout.rows[number]
        if row.kind is RowKind.GAP:
            return []
        if row.kind is RowKind.LABEL:
            return [
                (" " * (self._left + row.indent), Style.null()),
                (layout.regions[row.region].label or "", self.palette[Role.FURNITURE]),
            ]
        focus = reader.focus
        in_focus = focus is not None and focus.overlaps(row.start, max(row.end, row.start + 1))
        margin = self._annotations.margin(number, self._left, self.palette, in_focus=in_focus)
        left = [*margin, (" " * row.indent, Style.null())]
        kind = self._kind_at(article, row.start)
        base = self.palette[_KIND_ROLES[kind]] if kind in _KIND_ROLES else Style.null()
        return left + paint(article.text, layout.pieces(number), base, self._overlays)

    def _kind_at(self, article: Article, offset: int) -> BlockKind:
        sentences = self.desk.reader.sentences
        number = sentences.block_at(offset) if sentences is not None else None
        return article.blocks[number].kind if number is not None else BlockKind.PARAGRAPH

    def _line_without_article(self, y: int) -> list[Piece]:
        lines = [
            row
            for line in ((self.notice,) if self.notice else _EMPTY)
            for row in wrap(line, max(1, self.area.width - 2), subsequent_indent="    ") or [""]
        ]
        row = y - max(0, (self.area.height - len(lines)) // 2)
        if not 0 <= row < len(lines):
            return []
        indent = max(0, (self.area.width - max(map(len, lines))) // 2)
        return [(" " * indent + drawn(lines[row]), self.palette[Role.DIM])]

    # What is painted -------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Find what is to be painted on the rows on screen, and the marks of the gutter."""
        article = self.desk.reader.article
        if article is None:
            return
        self._overlays = Overlays(self._overlays_of(article))
        self._annotations.begin(shown=self.painted)
        reader = self.desk.reader
        # Scrolling changes none of these, and an article can have tens of thousands of hits.
        of = (
            (id(reader.layout), reader.height, reader.current),
            (self.desk.search.query, id(self.desk.index), self.desk.annotations.changed),
        )
        if (of, self.painted) != self._marks_of:
            self._marks_of = (of, self.painted)
            self._marks = self._find_marks(article) if self.painted else {}

    def _find_marks(self, article: Article) -> dict[int, set[Role]]:
        """By row of the gutter: what stands in the part of the article that the row means."""
        reader, search = self.desk.reader, self.desk.search
        marks: dict[int, set[Role]] = {}
        if reader.layout is None:
            return marks
        scale = max(reader.rows, reader.height)
        places = [(hit.start, Role.GUTTER_HIT) for hit in search.hits(article)] if search else []
        if reader.current:
            starts = self._starts_of(reader.current, article.id)
            places.extend((start, Role.GUTTER_ENTITY) for start in starts)
        for offset, role in places:
            y = reader.layout.row_of(offset) * reader.height // scale
            marks.setdefault(y, set()).add(role)
        return marks

    def _starts_of(self, entity: str, article: str) -> list[int]:
        index = self.desk.index
        if not index.count_in(entity, article):
            return []
        pairs = zip(index.mentions_in(article), index.entity_ids_in(article), strict=True)
        return [mention.start for mention, id_ in pairs if id_ == entity]

    def _overlays_of(self, article: Article) -> Iterator[Overlay]:
        reader, palette = self.desk.reader, self.palette
        seen = reader.visible()
        if self.painted:
            for known in self.desk.seen_before.in_sight():
                yield Overlay(known.start, known.end, palette[Role.DIM])
        if reader.focus is not None:
            yield Overlay(reader.focus.start, reader.focus.end, palette[Role.FOCUS])
        if self.painted:
            yield from self._annotations.highlights(seen, palette)
        pairs = self.desk.mentions_between(article.id, max(0, seen.start - 200), seen.end)
        if self.painted:
            for mention, id_ in pairs:
                yield Overlay(mention.start, mention.end, palette.mention(mention.type))
                if id_ == reader.current:
                    yield Overlay(mention.start, mention.end, palette[Role.CURRENT])
        if self.painted and self.desk.search:
            hits = self.desk.search.hits(article)
            for hit in hits[bisect_left(hits, seen.start, key=attrgetter("end")) :]:
                if hit.start >= seen.end:
                    break
                yield Overlay(hit.start, hit.end, palette[Role.HIT_FOCUS if reader.hit == hit else Role.HIT])
        words = self.desk.work.words
        if self.painted and words is not None and words.article == article.id:
            yield Overlay(words.start, words.end, palette[Role.HIT_FOCUS])
        if reader.mention is not None:
            yield Overlay(reader.mention.start, reader.mention.end, palette[Role.MENTION_FOCUS])
        visual = self.desk.visual
        if visual is not None:
            if visual.selecting:
                yield Overlay(visual.span.start, visual.span.end, palette[Role.SELECTION])
            caret = palette[Role.CARET_SELECTED if visual.selecting else Role.CARET]
            yield Overlay(visual.caret, visual.caret_span.end, caret)
        if self.hints is not None:
            for code, offset in self.hints.open:
                yield Overlay(offset, offset + len(code), palette[Role.HINT], code.upper())

    def caret_cell(self) -> tuple[int, int] | None:
        """The cell of the pane where the caret stands, else where the focus begins; None where that is off the screen."""
        visual, reader = self.desk.visual, self.desk.reader
        place = reader.mention or reader.focus
        if reader.layout is None or not reader.layout.rows or (visual is None and place is None):
            return None
        offset = visual.caret if visual is not None else place.start if place else 0
        row = reader.layout.row_of(offset)
        if not reader.top <= row < reader.top + reader.height:
            return None
        column = reader.layout.column_of(row, offset)
        return self._left + column, self.header_rows + row - reader.top

    def on_mouse_down(self, event: MouseDown) -> None:
        """Note where a selection would begin."""
        self._dragging = False
        self._pressed = event.offset if event.button == 1 else None

    def on_mouse_move(self, event: MouseMove) -> None:
        """Tell the screen that a selection is drawn with the mouse."""
        if (
            self._pressed is None
            or event.button != 1
            or (not self._dragging and event.offset == self._pressed)
        ):
            return
        begins = not self._dragging
        if begins:
            self._dragging = True
            self.capture_mouse()
            self.suppress_click()
        event.stop()
        self.post_message(TextDragged(self._pressed, event.offset, begins))

    def on_mouse_up(self, _event: MouseUp) -> None:
        """The selection is as it is to be."""
        if self._dragging:
            self.release_mouse()
        self._pressed, self._dragging = None, False

    def row_at(self, y: int) -> int:
        """The row of the article drawn at line `y`."""
        return self.desk.reader.top + y - self.header_rows

    def offset_at(self, x: int, y: int) -> int | None:
        """The offset drawn at a cell of the pane; None where no text is."""
        reader, row = self.desk.reader, self.row_at(y)
        if reader.layout is None or y < self.header_rows or not 0 <= row < reader.rows:
            return None
        return reader.layout.offset_at(row, max(0, x - self._left))


def published(article: Article) -> str:
    """An article's date for the eye; "≈" where it is inferred."""
    if not article.published:
        return ""
    return ("≈ " if article.published_basis is Basis.INFERRED else "") + article.published
