"""Writing a note of many lines: what keys do to the text, where the caret stands, what undo takes back."""

from __future__ import annotations

import pytest

from skyread.desk.noteedit import LIMIT, NoteEdit


def editing(text: str = "", *, at: int | None = None, width: int = 20, height: int = 5) -> NoteEdit:
    """A note under edit; the cursor at an offset, else at the end."""
    edit = NoteEdit(text)
    edit.resize(width, height)
    if at is not None:
        edit.cursor = at
    return edit


def write(edit: NoteEdit, text: str) -> None:
    """Type a text, line breaks with Enter."""
    for character in text:
        edit.press("enter" if character == "\n" else character)


def keys(edit: NoteEdit, *names: str) -> NoteEdit:
    """Press keys by name."""
    for name in names:
        assert edit.press(name), f"{name} does nothing"
    return edit


def shown(edit: NoteEdit) -> list[str]:
    """The rows of the text."""
    edit.resize(edit._width + 1, edit.height)
    return [edit.text[edit.rows.row(n).start : edit.rows.row(n).end] for n in range(len(edit.rows))]


def with_cursor(edit: NoteEdit) -> str:
    """The text with a bar where the cursor stands."""
    return f"{edit.text[: edit.cursor]}|{edit.text[edit.cursor :]}"


def test_what_is_typed_stands_at_the_cursor() -> None:
    edit = editing()
    write(edit, "First line\nsecond")
    keys(edit, "left", "left", "space")
    assert with_cursor(edit) == "First line\nseco |nd"


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        ("one two|", "ctrl+w", "one |"),
        ("one two   |", "ctrl+w", "one |"),
        ("one\n|two", "ctrl+w", "one|two"),
        ("one\n   |two", "ctrl+w", "one\n|two"),
        ("one\ntwo th|ree", "ctrl+u", "one\n|ree"),
        ("one\n|two", "ctrl+u", "one|two"),
        ("o|ne\ntwo", "ctrl+k", "o|\ntwo"),
        ("one|\ntwo", "ctrl+k", "one|two"),
        ("one|", "ctrl+k", "one|"),
        ("one|\ntwo", "delete", "one|two"),
        ("one\n|two", "backspace", "one|two"),
        ("|one", "backspace", "|one"),
        ("one|", "delete", "one|"),
        ("one two|", "ctrl+left", "one |two"),
        ("one, |two", "ctrl+left", "|one, two"),
        ("one| -- two", "ctrl+right", "one -- two|"),
        ("one| two three", "alt+d", "one| three"),
        ("one\ntw|o", "ctrl+a", "one\n|two"),
        ("one\ntw|o\nx", "ctrl+e", "one\ntwo|\nx"),
        ("one\ntw|o\nx", "ctrl+home", "|one\ntwo\nx"),
        ("one\ntw|o\nx", "ctrl+end", "one\ntwo\nx|"),
    ],
)
def test_editing_keys_are_those_of_every_line_of_text(before: str, key: str, after: str) -> None:
    edit = editing(before.replace("|", ""), at=before.index("|"))
    assert with_cursor(keys(edit, key)) == after


@pytest.mark.parametrize(
    "cluster", ["e\u0301", "\U0001f469\u200d\U0001f680", "\U0001f1e9\U0001f1ea", "👍🏽", "核", "\u0928\u093f"]
)
def test_what_looks_like_one_character_is_one(cluster: str) -> None:
    edit = editing(f"a{cluster}b")
    assert with_cursor(keys(edit, "left", "left")) == f"a|{cluster}b"
    assert with_cursor(keys(edit, "right")) == f"a{cluster}|b"
    assert with_cursor(keys(edit, "backspace")) == "a|b"


def test_long_lines_break_at_words_and_the_caret_walks_their_rows() -> None:
    edit = editing("the quick brown fox jumps", width=11)
    assert shown(edit) == ["the quick ", "brown fox ", "jumps"]
    assert edit.caret == (5, 2)
    assert with_cursor(keys(edit, "up")) == "the quick brown| fox jumps"
    assert with_cursor(keys(edit, "end")) == "the quick brown fox| jumps"
    assert edit.caret == (9, 1)
    assert with_cursor(keys(edit, "home")) == "the quick |brown fox jumps"


def test_moving_up_and_down_keeps_to_the_column_that_was_left() -> None:
    edit = editing("a long line\n\nanother line", at=8)
    assert with_cursor(keys(edit, "down")) == "a long line\n|\nanother line"
    assert with_cursor(keys(edit, "down")) == "a long line\n\nanother |line"
    assert with_cursor(keys(edit, "down")) == "a long line\n\nanother line|"
    assert with_cursor(keys(edit, "up", "up", "up")) == "|a long line\n\nanother line"


def test_a_blank_typed_at_the_edge_is_not_lost_and_the_caret_stays_inside() -> None:
    edit = editing(width=6)
    write(edit, "abcde   f")
    assert edit.text == "abcde   f"
    edit.cursor = 8
    assert shown(edit) == ["abcde   ", "f"]
    assert edit.caret == (0, 1)
    edit.cursor = 7
    assert edit.caret == (5, 0)


@pytest.mark.parametrize(
    "text", ["        abcdefgh", "核核核核 核核核核核核核", "x" * 50, " " * 40, "a\n\n\nb\n"]
)
def test_every_character_has_a_row_and_every_row_fits(text: str) -> None:
    edit = editing(text, width=11)
    rows = shown(edit)
    assert "".join(rows) == text.replace("\n", "")
    assert all(len(row.rstrip()) <= 10 for row in rows)


def test_the_text_scrolls_with_the_cursor() -> None:
    edit = editing("\n".join(str(number) for number in range(30)), at=0, height=5)
    keys(edit, "pagedown")
    edit.resize(20, 5)
    assert (edit.caret[1], edit.top) == (4, 4)
    keys(edit, "ctrl+end")
    edit.resize(20, 5)
    assert edit.top == 25
    keys(edit, "pageup", "pageup")
    edit.resize(20, 5)
    assert edit.top <= edit.caret[1] < edit.top + 5


def test_a_click_puts_the_caret_there() -> None:
    edit = editing("one\ntwo three")
    edit.click(1, 4)
    assert with_cursor(edit) == "one\ntwo |three"
    edit.click(9, 90)
    assert with_cursor(edit) == "one\ntwo three|"


def test_undo_takes_back_word_by_word_and_redo_brings_back() -> None:
    edit = editing()
    write(edit, "treaty of Rome")
    assert edit.undo()
    assert with_cursor(edit) == "treaty of |"
    assert edit.undo() and edit.undo()
    assert edit.text == ""
    assert not edit.undo()
    assert edit.redo()
    assert with_cursor(edit) == "treaty |"
    write(edit, "x")
    assert not edit.redo()
    assert edit.text == "treaty x"


def test_undo_puts_the_cursor_where_it_was() -> None:
    edit = editing("alpha beta gamma", at=16)
    keys(edit, "ctrl+w")
    keys(edit, "ctrl+home", "delete")
    assert edit.undo()
    assert with_cursor(edit) == "|alpha beta "
    assert edit.undo()
    assert with_cursor(edit) == "alpha beta gamma|"


def test_characters_deleted_one_after_the_other_come_back_at_once() -> None:
    edit = editing("alpha")
    keys(edit, "backspace", "backspace", "backspace")
    assert edit.undo()
    assert edit.text == "alpha"


def test_a_paste_of_many_lines_is_one_step_and_nothing_in_it_reaches_the_terminal() -> None:
    edit = editing("[]", at=1)
    edit.paste("one\r\ntwo\x1b[31m\x07\rthree\u202e")
    assert edit.text == "[one\ntwo\ufffd[31m\ufffd\nthree\ufffd]"
    assert edit.undo()
    assert edit.text == "[]"


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("- first", "- first\n- |"),
        ("  * first", "  * first\n  * |"),
        ("9. ninth", "9. ninth\n10. |"),
        ("2) second", "2) second\n3) |"),
        ("- [x] done", "- [x] done\n- [ ] |"),
        ("> quoted", "> quoted\n> |"),
        ("-no item", "-no item\n|"),
        ("3.5 percent", "3.5 percent\n|"),
    ],
)
def test_lists_go_on_by_themselves(line: str, following: str) -> None:
    assert with_cursor(keys(editing(line), "enter")) == following


def test_an_item_with_nothing_in_it_ends_the_list() -> None:
    edit = editing("- first")
    assert with_cursor(keys(edit, "enter", "enter")) == "- first\n|"


def test_enter_before_the_mark_of_an_item_makes_no_item() -> None:
    assert with_cursor(keys(editing("- first", at=0), "enter")) == "\n|- first"


def test_a_note_does_not_grow_without_end() -> None:
    edit = editing("x" * (LIMIT - 1))
    write(edit, "ab")
    assert edit.text.endswith("xa")
    assert edit.refused
    edit.paste("long")
    assert edit.refused
    keys(edit, "backspace")
    assert not edit.refused
    assert len(edit.text) == LIMIT - 1
