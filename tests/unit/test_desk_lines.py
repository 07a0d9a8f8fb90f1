"""Typed lines: the readline keys, history, completion, and what leaving and pasting do."""

from __future__ import annotations

import pytest

from skyread.desk.lineedit import LineEdit
from skyread.desk.prompt import HISTORY, Prompt, Purpose


def typed(edit: LineEdit | Prompt, text: str) -> None:
    for character in text:
        assert edit.press("space" if character == " " else character)


def after(text: str, *keys: str) -> tuple[str, int]:
    """The line and the cursor after typing `text` and pressing `keys`."""
    edit = LineEdit()
    typed(edit, text)
    for key in keys:
        assert edit.press(key)
    return edit.text, edit.cursor


@pytest.mark.parametrize(
    ("keys", "text", "cursor"),
    [
        (("ctrl+a", "x"), "xopen skies treaty", 1),
        (("home", "delete"), "pen skies treaty", 0),
        (("ctrl+a", "right", "ctrl+f", "X"), "opXen skies treaty", 3),
        (("left", "ctrl+b", "backspace"), "open skies trety", 14),
        (("ctrl+w",), "open skies ", 11),
        (("ctrl+w", "ctrl+w"), "open ", 5),
        (("left", "left", "ctrl+w"), "open skies ty", 11),
        (("alt+backspace", "alt+backspace", "alt+backspace", "alt+backspace"), "", 0),
        (("left", "ctrl+u"), "y", 0),
        (("ctrl+a", "ctrl+k"), "", 0),
        (("ctrl+a", "right", "ctrl+k", "ctrl+e"), "o", 1),
        (("ctrl+a", "end", "ctrl+h"), "open skies treat", 16),
        (("ctrl+a", "left", "backspace", "ctrl+w"), "open skies treaty", 0),
        (("end", "right", "delete"), "open skies treaty", 17),
    ],
)
def test_readline_keys(keys: tuple[str, ...], text: str, cursor: int) -> None:
    assert after("open skies treaty", *keys) == (text, cursor)


def test_other_keys_are_not_taken() -> None:
    edit = LineEdit("x")
    for key in ("f5", "enter", "escape", "tab", "up", "ctrl+x", "pagedown"):
        assert not edit.press(key)
    assert (edit.text, edit.cursor) == ("x", 1)


def test_pasted_line_breaks_become_blanks_and_control_characters_go() -> None:
    edit = LineEdit("ab")
    edit.press("left")
    edit.insert("one\r\ntwo\tthree\x1b[31m\x00\x07\x9b\x7f")
    assert edit.text == "aone  two three[31mb"
    assert edit.cursor == len(edit.text) - 1


def test_letters_of_any_script_are_typed() -> None:
    assert after("Рябков 核条約", "left", "backspace") == ("Рябков 核約", 8)


class Line:
    """A prompt with a purpose that notes what it is told."""

    def __init__(self, *lines: str) -> None:
        self.prompt = Prompt()
        self.told: list[str] = []
        for line in lines:
            self.run(line)

    def open(self, text: str = "") -> Prompt:
        self.prompt.open(
            Purpose(
                "command",
                ":",
                accept=lambda line: self.told.append(f"run {line}"),
                changed=self.told.append,
                leave=lambda: self.told.append("left"),
                complete=lambda line: [
                    one for one in ("reload", "read", "quit") if line and one.startswith(line)
                ],
            ),
            text,
        )
        return self.prompt

    def run(self, line: str) -> None:
        typed(self.open(), line)
        self.prompt.accept()


def test_a_line_is_shown_as_it_is_typed_and_run_once() -> None:
    line = Line("quit")
    assert line.told == ["", "q", "qu", "qui", "quit", "run quit"]
    assert line.prompt.purpose is None
    line.prompt.accept()
    assert line.told[-1] == "run quit" and line.told.count("run quit") == 1


def test_older_and_newer_lines_come_back_and_then_what_was_typed() -> None:
    line = Line("one", "two", "three")
    prompt = line.open()
    seen = []
    for step in (1, 1, 1, 1, -1, -1, -1, -1):
        prompt.history(step)
        seen.append(prompt.edit.text)
    assert seen == ["three", "two", "one", "one", "two", "three", "", ""]


def test_history_keeps_to_lines_that_start_as_the_typed_one_does() -> None:
    line = Line("theme dark", "quit", "theme light", "reload")
    prompt = line.open()
    typed(prompt, "th")
    seen = []
    for step in (1, 1, 1, -1, -1):
        prompt.history(step)
        seen.append(prompt.edit.text)
    assert seen == ["theme light", "theme dark", "theme dark", "theme light", "th"]


def test_an_edited_old_line_is_a_line_of_its_own() -> None:
    line = Line("one", "two")
    prompt = line.open()
    prompt.history(1)
    typed(prompt, "!")
    prompt.accept()
    assert line.told[-1] == "run two!"
    assert prompt.last("command") == "two!"
    line.open()
    for expected in ("two!", "two", "one"):
        prompt.history(1)
        assert prompt.edit.text == expected


def test_a_line_typed_twice_stands_in_the_history_once_and_blank_ones_not_at_all() -> None:
    line = Line("one", "two", "one", "  ")
    prompt = line.open()
    for expected in ("one", "two", "two"):
        prompt.history(1)
        assert prompt.edit.text == expected
    many = Line(*(f"n{number}" for number in range(HISTORY + 5)))
    many.open().history(HISTORY + 5)
    assert many.prompt.edit.text == "n5"


def test_other_purposes_have_other_histories() -> None:
    line = Line("quit")
    line.prompt.open(Purpose("search", "/", accept=lambda _text: None))
    line.prompt.history(1)
    assert line.prompt.edit.text == ""
    assert line.prompt.last("search") == ""


def test_completions_are_cycled_both_ways_and_shown_at_once() -> None:
    line = Line()
    prompt = line.open()
    typed(prompt, "re")
    seen = []
    for step in (1, 1, 1, -1, -1):
        prompt.complete(step)
        seen.append(prompt.edit.text)
    assert seen == ["reload", "read", "reload", "read", "reload"]
    assert line.told[-1] == "reload"
    typed(prompt, " x")
    assert not prompt.candidates
    prompt.complete(1)
    assert prompt.edit.text == "reload x"
    typed(line.open(), "re")
    prompt.complete(-1)
    assert prompt.edit.text == "read"


def test_backspace_in_an_empty_line_leaves_and_takes_back_what_was_shown() -> None:
    line = Line()
    prompt = line.open()
    typed(prompt, "q")
    prompt.press("backspace")
    assert prompt.purpose is not None
    prompt.press("backspace")
    assert prompt.purpose is None
    assert line.told[-1] == "left"


def test_leaving_runs_nothing_and_keeps_nothing() -> None:
    line = Line()
    typed(line.open(), "quit")
    line.prompt.leave()
    assert "run quit" not in line.told
    assert line.prompt.last("command") == ""
    line.prompt.leave()
    line.prompt.history(1)
    line.prompt.complete(1)
    assert line.told.count("left") == 1


def test_completion_goes_on_from_the_line_that_history_brought() -> None:
    line = Line("reload now")
    prompt = line.open()
    typed(prompt, "re")
    prompt.history(1)
    prompt.complete(1)
    assert prompt.edit.text == "reload now"
