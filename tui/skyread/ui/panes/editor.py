"""The note editor: a box over the lower part of the reader with what is annotated, the text, and the keys."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from rich.style import Style

from skyread.desk.desk import Desk
from skyread.desk.targets import QUOTING
from skyread.keys.commands import Context
from skyread.keys.keymap import Keymap
from skyread.keys.sequences import show
from skyread.text.widths import cell_width, crop, drawn
from skyread.ui.lines import LinePane, Piece, fill, plain
from skyread.ui.themes import Role

_NULL = Style.null()
_FRAMED = (12, 4)
"""Columns and rows from which there is a frame; below, every cell is for the text."""
_QUOTED = 12
"""Cells of the quote that are worth showing; a line that has not so many tells something else instead."""


class EditorPane(LinePane):
    """Draws `Desk.editor`."""

    def __init__(self, desk: Desk, keymap: Keymap) -> None:
        super().__init__(id="editor")
        self.desk = desk
        self.display = False
        self._keymap = keymap

    @property
    def framed(self) -> bool:
        """Whether the box has a frame."""
        return self.area.width >= _FRAMED[0] and self.area.height >= _FRAMED[1]

    @property
    def _text_width(self) -> int:
        return self.area.width - 4 if self.framed else self.area.width

    def prepare(self) -> None:
        """Break the text for the box."""
        rows = self.area.height - 2 if self.framed else self.area.height
        self.desk.editor.edit.resize(self._text_width, rows)

    def state(self) -> Hashable:
        """What the drawing depends on."""
        editor = self.desk.editor
        edit = editor.edit
        return (id(editor.job), edit.text, edit.cursor, edit.top, editor.draft_of, editor.changed_elsewhere)

    def caret_cell(self) -> tuple[int, int] | None:
        """Column and row of the caret in the pane; None while the editor is closed."""
        edit = self.desk.editor.edit
        if self.desk.editor.job is None or not self.area.width:
            return None
        column, row = edit.caret
        x, y = (2, 1) if self.framed else (0, 0)
        return min(x + column, self.area.width - 1), y + row - edit.top

    def click(self, x: int, y: int) -> None:
        """Put the caret where the pane was clicked."""
        left, above = (2, 1) if self.framed else (0, 0)
        self.desk.editor.edit.click(self.desk.editor.edit.top + y - above, x - left)

    # Drawing ---------------------------------------------------------------------------------------------

    def line(self, y: int) -> list[Piece]:
        """One line of the box."""
        base = self.palette[Role.OVERLAY]
        frame = base + self.palette[Role.BORDER_ACTIVE]
        if not self.framed:
            return fill(self._text_row(y, base), self.area.width, base)
        if y == 0:
            return self._title(base, frame)
        if y == self.area.height - 1:
            return self._keys(base, frame)
        return [("│ ", frame), *fill(self._text_row(y - 1, base), self._text_width, base), (" │", frame)]

    def _text_row(self, y: int, base: Style) -> list[Piece]:
        edit = self.desk.editor.edit
        number = edit.top + y
        if number >= len(edit.rows):
            return []
        row, room = edit.rows.row(number), max(1, self._text_width - 1)
        _, caret_row = edit.caret
        if number != caret_row:
            return [(crop(edit.text[row.start : row.end], room), base)]
        before = crop(edit.text[row.start : edit.cursor], room)
        under = edit.cluster
        at = drawn(edit.text[under.start : min(under.end, row.end)])
        after = crop(edit.text[under.end : row.end], room - cell_width(before) - cell_width(at))
        return [(before, base), (at or " ", base + self.palette[Role.CARET]), (after, base)]

    def _title(self, base: Style, frame: Style) -> list[Piece]:
        """What is annotated, and whether this is a draft."""
        job = self.desk.editor.job
        inner = self.area.width - 2
        about = _longest(self._about_draft(), inner - 4)
        left = f" {plain(job.title)} " if job else ""
        room = inner - 2 - cell_width(about) - cell_width(left)
        if job and job.quote and room > _QUOTED:
            quote = plain(job.quote)
            short = crop(quote, room - 4)
            short += "" if short == quote else "…"
            left += f"{short if quote[0] in QUOTING else f'“{short}”'} "
        left = left if cell_width(left) <= inner - 2 - cell_width(about) else ""
        rule = max(0, inner - 2 - cell_width(left) - cell_width(about))
        return [
            ("╭─", frame),
            (left, base + self.palette[Role.TITLE]),
            ("─" * rule, frame),
            (about, base + self.palette[Role.WARNING]),
            ("─╮", frame),
        ]

    def _about_draft(self) -> Iterable[str]:
        """That this is a draft, or begun from a text that is no longer the one kept; the longest first."""
        editor = self.desk.editor
        key = self._key("editor.restore") if editor.kept_something else ""
        take = f" · {key} takes what is kept" if key else ""
        if editor.changed_elsewhere:
            said = f"draft from {editor.draft_of}, " if editor.draft_of else ""
            yield f" {said}changed elsewhere since{take} "
            yield f" changed elsewhere{take} "
            yield " changed elsewhere "
        elif editor.draft_of:
            yield f" draft from {editor.draft_of}{take} "
            yield f" draft from {editor.draft_of} "
            yield " draft "

    def _keys(self, base: Style, frame: Style) -> list[Piece]:
        """What the keys do, as they are bound."""
        named = (
            ("editor.keep", "keeps"),
            ("editor.leave", "leaves a draft" if self.desk.editor.changed else "leaves"),
            ("editor.external", "$EDITOR"),
        )
        words = [f"{key} {what}" for command, what in named if (key := self._key(command))]
        inner = self.area.width - 2
        shown = [f" {' · '.join(words[:number])} " for number in range(len(words), 0, -1)]
        foot = _longest(shown, inner - 2)
        rule = max(0, inner - 1 - cell_width(foot))
        return [("╰" + "─" * rule, frame), (foot, base + self.palette[Role.KEY]), ("─╯", frame)]

    def _key(self, command: str) -> str:
        keys = self._keymap.keys_of(command, Context.EDITOR)
        return show(keys[0]) if keys else ""


def _longest(texts: Sequence[str] | Iterable[str], cells: int) -> str:
    """The first of the texts, longest first, that fits; an empty one where none does."""
    return next((text for text in texts if cell_width(text) <= cells), "")
