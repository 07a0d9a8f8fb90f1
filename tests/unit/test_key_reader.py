"""Keys in, commands out: counts, half-typed sequences, characters as arguments, what a pane takes over."""

from __future__ import annotations

import pytest

from skyread.keys.commands import Context
from skyread.keys.keymap import load_default
from skyread.keys.trie import Cancelled, KeyReader, Matched, NotFound, Pending, Result


@pytest.fixture
def reader() -> KeyReader:
    return KeyReader(load_default().by_context())


def press(reader: KeyReader, keys: str, context: Context = Context.READER) -> Result:
    """The result of the last of `keys`, which are parted by spaces."""
    results = [reader.feed(context, key) for key in keys.split(" ")]
    return results[-1]


@pytest.mark.parametrize(
    ("keys", "result"),
    [
        ("j", Matched("reader.line_down")),
        ("1 2 j", Matched("reader.line_down", 12)),
        ("2 0 j", Matched("reader.line_down", 20)),
        ("4 0 %", Matched("reader.percent", 40)),
        ("g g", Matched("reader.top")),
        ("g 1", Matched("pane.list")),
        ("m a", Matched("mark.set", None, "a")),
        ("m 7", Matched("mark.set", None, "7")),
        ("' b", Matched("mark.go", None, "b")),
        ("' '", Matched("trail.previous_place")),
        ("ctrl+w l", Matched("pane.right")),
        ("5 e", Matched("jump.entities")),
        ("0", NotFound("0")),
        ("g x", NotFound("gx")),
        ("3 g x", NotFound("3gx")),
        ("m enter", NotFound("m Enter")),
        ("escape", Matched("app.cancel")),
        ("3 escape", Cancelled("3")),
        ("2 ctrl+w escape", Cancelled("2 Ctrl+W")),
        ("m escape", Cancelled("m")),
        ("m escape ~", NotFound("~")),
    ],
)
def test_keys_in_the_reader(reader: KeyReader, keys: str, result: Result) -> None:
    assert press(reader, keys) == result


def test_a_count_reaches_only_commands_that_take_one(reader: KeyReader) -> None:
    assert press(reader, "3 *") == Matched("mention.next", 3)
    assert press(reader, "3 Q") == Matched("app.quit", None)


def test_a_silly_count_stays_a_number_that_can_be_counted_to(reader: KeyReader) -> None:
    result = press(reader, " ".join("9" * 40) + " j")
    assert isinstance(result, Matched)
    assert result.count == 99_999


def test_what_is_pending_is_shown_with_what_can_follow(reader: KeyReader) -> None:
    result = press(reader, "2 z")
    assert isinstance(result, Pending)
    assert result.shown == reader.pending == "2z"
    assert ("z", "reader.focus_middle") in result.continuations
    assert ("f", "view.zen") in result.continuations
    assert press(reader, "z") == Matched("reader.focus_middle")
    assert reader.pending == ""


def test_the_same_key_means_what_the_pane_says(reader: KeyReader) -> None:
    assert press(reader, "n", Context.LIST) == Matched("list.next_unread")
    assert press(reader, "n", Context.READER) == Matched("search.next")
    assert press(reader, "n", Context.ENTITIES) == NotFound("n")


@pytest.mark.parametrize("pane", [Context.LIST, Context.READER, Context.ENTITIES])
def test_names_and_jumps_work_in_every_pane(reader: KeyReader, pane: Context) -> None:
    assert press(reader, "*", pane) == Matched("mention.next")
    assert press(reader, "g a", pane) == Matched("jump.articles")


@pytest.mark.parametrize("typing", [Context.PICKER, Context.PROMPT, Context.HINTS])
def test_where_characters_are_typed_they_are_no_commands(reader: KeyReader, typing: Context) -> None:
    assert [reader.feed(typing, key) for key in "3q*"] == [NotFound("3"), NotFound("q"), NotFound("*")]


def test_a_change_of_pane_forgets_what_was_half_typed(reader: KeyReader) -> None:
    press(reader, "3 g", Context.READER)
    assert press(reader, "j", Context.LIST) == Matched("list.down")
