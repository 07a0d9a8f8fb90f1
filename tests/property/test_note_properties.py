"""The note editor under any keys: the caret stays in the text, no character is lost, undo leads all the way back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from skyread.desk.noteedit import _KEYS, NoteEdit, cleaned
from skyread.text.widths import cell_width

TEXTS = st.text(
    st.sampled_from("ab -1.\n\t>[]x核👍🏽\u200d\u0301\u0928\u093f🇩🇪\r\x1b\u202e") | st.characters(),
    max_size=60,
)
KEYS = st.lists(st.sampled_from([*_KEYS, "a", "space", "-", "核", "\u0301"]), max_size=40)
WIDTHS = st.integers(1, 30)


@given(TEXTS, KEYS, WIDTHS)
def test_the_caret_stays_in_the_text_and_on_the_screen(text: str, keys: list[str], width: int) -> None:
    edit = NoteEdit(text)
    for key in keys:
        assert edit.press(key)
        edit.resize(width, 4)
        assert 0 <= edit.cursor <= len(edit.text)
        column, row = edit.caret
        assert 0 <= column <= max(1, width - 1)
        assert edit.top <= row < edit.top + 4


@given(TEXTS, WIDTHS)
def test_rows_hold_every_character_once_and_fit(text: str, width: int) -> None:
    edit = NoteEdit(text)
    edit.resize(width + 1, 4)
    rows = [edit.rows.row(number) for number in range(len(edit.rows))]
    assert "".join(edit.text[row.start : row.end] for row in rows) == edit.text.replace("\n", "")
    for number, row in enumerate(rows):
        assert edit.rows.row_of(row.start) == number
        shown = edit.text[row.start : row.end].rstrip()
        assert cell_width(shown) <= max(2, width)


@given(TEXTS, KEYS)
def test_undo_leads_back_to_the_beginning_and_redo_to_the_end(text: str, keys: list[str]) -> None:
    edit = NoteEdit(text)
    for key in keys:
        edit.press(key)
    last = edit.text
    while edit.undo():
        pass
    assert edit.text == cleaned(text)
    while edit.redo():
        pass
    assert edit.text == last


@given(TEXTS)
def test_backspace_empties_any_text(text: str) -> None:
    edit = NoteEdit(text)
    for _ in range(len(edit.text)):
        edit.press("backspace")
    assert edit.text == ""
