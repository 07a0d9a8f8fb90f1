"""Editing a text of many lines: typing, moving, undo, and Markdown lists that go on by themselves.

The model behind the note editor, without drawing, drafts or storage. Keys come in by name, as in `lineedit`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from skyread.desk.noterows import NoteRows
from skyread.text.sanitise import clean
from skyread.text.spans import Span
from skyread.text.widths import clusters

LIMIT = 250_000
"""Code points up to which a note may grow by typing and pasting: a key must never have to wait."""
UNDO_STEPS = 1000
_TAB = "  "
_ITEM = re.compile(r"([ \t]*)(?:([-*+])|(\d{1,9})([.)])|(>))([ \t]+)(\[[ xX]\][ \t]+)?")
_WORD = re.compile(r"\w+")
_CLUSTER_REACH = 256
"""Code points that are looked at for the end of one grapheme cluster."""


def cleaned(text: str) -> str:
    """Text from outside as it may be edited: line breaks as newlines, control characters replaced."""
    return clean(text.replace("\r\n", "\n"))


@dataclass(frozen=True, slots=True)
class _Change:
    """`removed` was taken away at `start` and `put` written there; the cursor was at `before`."""

    start: int
    removed: str
    put: str
    before: int
    kind: str
    """Changes of one kind that touch are one step of undo; those of the kind "" stand alone."""


class NoteEdit:
    """An edited text; `cursor` is a code point offset into it, `top` the first row on screen."""

    def __init__(self, text: str = "") -> None:
        self.text = cleaned(text)
        self.cursor = len(self.text)
        self.top = 0
        self.height = 1
        self.refused = False
        """Whether the last key or paste was refused because the text would have become too long."""
        self.rows = NoteRows()
        self._width = 72
        self._wished: int | None = None
        """The column that moves up and down keep to."""
        self._done: list[_Change] = []
        self._undone: list[_Change] = []
        self._joins = False
        """Whether the next change may be one step of undo with the last."""

    # Rows ------------------------------------------------------------------------------------------------

    def resize(self, width: int, height: int) -> None:
        """Give the text `width` cells, of which the last is for the caret behind a full row, and `height` rows."""
        self._width, self.height = max(1, width - 1), max(1, height)
        self._lay_out()

    @property
    def caret(self) -> tuple[int, int]:
        """Column in cells and row of the cursor, the row counted from the first of the text."""
        self._lay_out()
        return self.rows.column_of(self.cursor), self.rows.row_of(self.cursor)

    @property
    def cluster(self) -> Span:
        """The grapheme cluster under the cursor; empty at the end of a line."""
        if self.text[self.cursor : self.cursor + 1] in ("", "\n"):
            return Span(self.cursor, self.cursor)
        return Span(self.cursor, self._after(self.cursor))

    def click(self, row: int, column: int) -> None:
        """Put the cursor on a row of the text (or the last one) and a column of it."""
        self._lay_out()
        self._go(self.rows.offset_at(max(0, min(row, len(self.rows) - 1)), max(0, column)))

    def scroll(self, rows: int) -> None:
        """Move by rows, as the mouse wheel does."""
        self._vertical(rows)

    def _lay_out(self) -> None:
        self.rows.lay_out(self.text, self._width)
        row = self.rows.row_of(self.cursor)
        self.top = max(0, min(self.top, row, len(self.rows) - self.height), row - self.height + 1)

    # Keys ------------------------------------------------------------------------------------------------

    def press(self, key: str) -> bool:
        """Handle a printable character or an editing key by name; False if it is neither."""
        self.refused = False
        if len(key) == 1 or key == "space":
            self.type(" " if key == "space" else key)
            return True
        action = _KEYS.get(key)
        if action is None:
            return False
        action(self)
        return True

    def type(self, character: str) -> None:
        """Type one character; a word with the blanks behind it is one step of undo."""
        last = self._done[-1].put[-1:] if self._done else ""
        if last.isspace() and not character.isspace():
            self._joins = False
        self._replace(self.cursor, self.cursor, clean(character), "typed")

    def paste(self, text: str) -> None:
        """Insert a text of any number of lines, in one step of undo."""
        self.refused = False
        self._replace(self.cursor, self.cursor, cleaned(text))

    def take(self, text: str) -> None:
        """Put another text in the place of the whole, in one step of undo; it may be longer than `LIMIT`."""
        text = cleaned(text)
        if text != self.text:
            self._apply(_Change(0, self.text, text, self.cursor, ""))

    def undo(self) -> bool:
        """Take back the last change; False if there is none."""
        if not self._done:
            return False
        change = self._done.pop()
        self._undone.append(change)
        self._write(change.start, change.start + len(change.put), change.removed)
        self._go(change.before)
        return True

    def redo(self) -> bool:
        """Make the change again that was taken back last; False if there is none."""
        if not self._undone:
            return False
        change = self._undone.pop()
        self._done.append(change)
        self._write(change.start, change.start + len(change.removed), change.put)
        self._go(change.start + len(change.put))
        return True

    # Changing --------------------------------------------------------------------------------------------

    def _replace(self, start: int, end: int, put: str, kind: str = "") -> None:
        if start == end and not put:
            return
        self.refused = len(put) > end - start and len(self.text) - (end - start) + len(put) > LIMIT
        if not self.refused:
            self._apply(_Change(start, self.text[start:end], put, self.cursor, kind))

    def _apply(self, change: _Change) -> None:
        self._undone.clear()
        self._write(change.start, change.start + len(change.removed), change.put)
        last = self._done[-1] if self._done else None
        if last is not None and self._joins and last.kind == change.kind != "":
            if change.put and change.start == last.start + len(last.put):
                self._done[-1] = replace(last, put=last.put + change.put)
            elif change.removed and change.start + len(change.removed) == last.start:
                self._done[-1] = replace(last, start=change.start, removed=change.removed + last.removed)
            else:
                self._done.append(change)
        else:
            self._done.append(change)
        del self._done[:-UNDO_STEPS]
        self._go(change.start + len(change.put))
        self._joins = bool(change.kind)

    def _write(self, start: int, end: int, put: str) -> None:
        self.text = self.text[:start] + put + self.text[end:]

    def _enter(self) -> None:
        start = self._line_start()
        item = _ITEM.match(self.text, start, self._line_end())
        if item is None or item.end() > self.cursor:
            self._replace(self.cursor, self.cursor, "\n")
        elif item.end() == self._line_end():
            self._replace(start, self.cursor, "")  # an item with nothing in it ends the list
        else:
            indent, bullet, number, dot, quote, blank, box = item.groups()
            mark = bullet or quote or f"{int(number) + 1}{dot}"
            self._replace(self.cursor, self.cursor, f"\n{indent}{mark}{blank}{'[ ] ' if box else ''}")

    def _indent(self) -> None:
        self._replace(self.cursor, self.cursor, _TAB)

    def _backspace(self) -> None:
        self._replace(self._before(self.cursor), self.cursor, "", "erased")

    def _delete(self) -> None:
        self._replace(self.cursor, self._after(self.cursor), "")

    def _delete_word(self) -> None:
        """Delete back over blanks and the word before them, within the line; at its beginning, the line break."""
        start = self._line_start()
        before = self.text[start : self.cursor].rstrip()
        word = len(before) - len(re.split(r"\s", before)[-1])
        self._replace(start + word if start < self.cursor else max(0, start - 1), self.cursor, "")

    def _delete_word_right(self) -> None:
        self._replace(self.cursor, self._word_end(), "")

    def _delete_left(self) -> None:
        start = self._line_start()
        self._replace(start if start < self.cursor else max(0, start - 1), self.cursor, "")

    def _delete_right(self) -> None:
        end = self._line_end()
        self._replace(self.cursor, end if end > self.cursor else min(len(self.text), end + 1), "")

    # Moving ----------------------------------------------------------------------------------------------

    def _go(self, offset: int) -> None:
        self.cursor = offset
        self._wished = None
        self._joins = False

    def _before(self, offset: int) -> int:
        """Where the grapheme cluster before `offset` begins."""
        low = max(self.text.rfind("\n", 0, offset) + 1, offset - _CLUSTER_REACH, 0)
        if low == offset:
            return max(0, offset - 1)
        return low + [start for start, _ in clusters(self.text[low:offset])][-1]

    def _after(self, offset: int) -> int:
        """Where the grapheme cluster at `offset` ends."""
        if self.text[offset : offset + 1] == "\n":
            return offset + 1
        for _, end in clusters(self.text[offset : offset + _CLUSTER_REACH]):
            return offset + end
        return offset

    def _line_start(self) -> int:
        return self.text.rfind("\n", 0, self.cursor) + 1

    def _line_end(self) -> int:
        end = self.text.find("\n", self.cursor)
        return end if end >= 0 else len(self.text)

    def _word_start(self) -> int:
        low = self.cursor
        while low and not self.text[low - 1].isalnum():
            low -= 1
        while low and (self.text[low - 1].isalnum() or self.text[low - 1] == "_"):
            low -= 1
        return low

    def _word_end(self) -> int:
        found = _WORD.search(self.text, self.cursor)
        return found.end() if found else len(self.text)

    def _left(self) -> None:
        self._go(self._before(self.cursor))

    def _right(self) -> None:
        self._go(self._after(self.cursor))

    def _word_left(self) -> None:
        self._go(self._word_start())

    def _word_right(self) -> None:
        self._go(self._word_end())

    def _vertical(self, rows: int) -> None:
        """Move by rows in the column that was left last sideways; past the first and last row, to the ends."""
        column, row = self.caret
        wished = column if self._wished is None else self._wished
        target = row + rows
        if target < 0:
            offset = 0
        elif target >= len(self.rows):
            offset = len(self.text)
        else:
            offset = self.rows.offset_at(target, wished)
        self._go(offset)
        self._wished = wished

    def _up(self) -> None:
        self._vertical(-1)

    def _down(self) -> None:
        self._vertical(1)

    def _page_up(self) -> None:
        self._page(-1)

    def _page_down(self) -> None:
        self._page(1)

    def _page(self, direction: int) -> None:
        rows = direction * max(1, self.height - 1)
        self._vertical(rows)
        self.top = max(0, self.top + rows)

    def _row_start(self) -> None:
        self._lay_out()
        self._go(self.rows.row(self.rows.row_of(self.cursor)).start)

    def _row_end(self) -> None:
        self._lay_out()
        self._go(self.rows.offset_at(self.rows.row_of(self.cursor), self._width + 1))

    def _to_line_start(self) -> None:
        self._go(self._line_start())

    def _to_line_end(self) -> None:
        self._go(self._line_end())

    def _first(self) -> None:
        self._go(0)

    def _last(self) -> None:
        self._go(len(self.text))


_KEYS: dict[str, Callable[[NoteEdit], None]] = {
    "enter": NoteEdit._enter,
    "ctrl+j": NoteEdit._enter,
    "tab": NoteEdit._indent,
    "backspace": NoteEdit._backspace,
    "ctrl+h": NoteEdit._backspace,
    "delete": NoteEdit._delete,
    "ctrl+d": NoteEdit._delete,
    "ctrl+w": NoteEdit._delete_word,
    "alt+backspace": NoteEdit._delete_word,
    "ctrl+backspace": NoteEdit._delete_word,
    "alt+d": NoteEdit._delete_word_right,
    "ctrl+delete": NoteEdit._delete_word_right,
    "ctrl+u": NoteEdit._delete_left,
    "ctrl+k": NoteEdit._delete_right,
    "left": NoteEdit._left,
    "ctrl+b": NoteEdit._left,
    "right": NoteEdit._right,
    "ctrl+f": NoteEdit._right,
    "ctrl+left": NoteEdit._word_left,
    "alt+left": NoteEdit._word_left,
    "alt+b": NoteEdit._word_left,
    "ctrl+right": NoteEdit._word_right,
    "alt+right": NoteEdit._word_right,
    "alt+f": NoteEdit._word_right,
    "up": NoteEdit._up,
    "ctrl+p": NoteEdit._up,
    "down": NoteEdit._down,
    "ctrl+n": NoteEdit._down,
    "pageup": NoteEdit._page_up,
    "pagedown": NoteEdit._page_down,
    "home": NoteEdit._row_start,
    "end": NoteEdit._row_end,
    "ctrl+a": NoteEdit._to_line_start,
    "ctrl+e": NoteEdit._to_line_end,
    "ctrl+home": NoteEdit._first,
    "ctrl+end": NoteEdit._last,
}
