"""How key sequences are written, shown, and recognised in a terminal's events."""

from __future__ import annotations

import pytest

from skyread.keys.sequences import BadKeysError, from_event, parse, show


@pytest.mark.parametrize(
    ("spec", "keys"),
    [
        ("j", ("j",)),
        ("gg", ("g", "g")),
        ("]e", ("]", "e")),
        ("''", ("'", "'")),
        ("g/", ("g", "/")),
        ("space", ("space",)),
        ("SPACE", ("space",)),
        ("s p a c e", ("s", "p", "a", "c", "e")),
        ("ctrl+w h", ("ctrl+w", "h")),
        ("Ctrl+W  h", ("ctrl+w", "h")),
        ("shift+alt+Left", ("alt+shift+left",)),
        ("z+", ("z", "+")),
        ("ctrl++", ("ctrl++",)),
        ("alt+slash", ("alt+/",)),
        ("g PgDn", ("g", "pagedown")),
        ("esc", ("escape",)),
        ("m{char}", ("m", "{char}")),
        ("{", ("{",)),
        ("é", ("é",)),
    ],
)
def test_sequences_are_read_as_people_write_them(spec: str, keys: tuple[str, ...]) -> None:
    assert parse(spec) == keys


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        ("", "no key is given; write [] to unbind"),
        ("   ", "no key is given; write [] to unbind"),
        ("entre", "there is no key “entre”"),
        ("page up", "there is no key “page”"),
        ("ctrl+dwn", "there is no key “dwn”"),
        ("ctrl+m", "terminals send ctrl+m as enter; write enter"),
        ("ctrl+left_square_bracket", "terminals send ctrl+[ as escape; write escape"),
        ("shift+j", "“shift+j” is not a key; write the character that it types"),
        ("{char}m", "{char} can only be the last key; move it to the end"),
        ("g\x1b", "the character U+001B is not a key; remove it"),
        ("g\u00a0g", "the character U+00A0 is not a key; remove it"),
    ],
)
def test_what_can_not_be_pressed_is_refused_with_the_reason(spec: str, message: str) -> None:
    with pytest.raises(BadKeysError) as raised:
        parse(spec)
    assert str(raised.value) == message


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        (("g", "g"), "gg"),
        (("ctrl+o",), "Ctrl+O"),
        (("ctrl+w", "h"), "Ctrl+W h"),
        (("space",), "Space"),
        (("shift+pagedown",), "Shift+PgDn"),
        (("u", "p"), "u p"),
        (("ctrl++",), "Ctrl++"),
        (("m", "{char}"), "m{char}"),
        (("z", "ctrl+a", "z", "z"), "z Ctrl+A zz"),
    ],
)
def test_sequences_are_shown_short_and_never_as_another_key(keys: tuple[str, ...], shown: str) -> None:
    assert show(keys) == shown


@pytest.mark.parametrize(
    ("name", "character", "key"),
    [
        ("j", "j", "j"),
        ("J", "J", "J"),
        ("right_square_bracket", "]", "]"),
        ("space", " ", "space"),
        ("enter", "\r", "enter"),
        ("tab", "\t", "tab"),
        ("escape", "\x1b", "escape"),
        ("shift+tab", None, "shift+tab"),
        ("ctrl+o", "\x0f", "ctrl+o"),
        ("ctrl+right_square_bracket", "\x1d", "ctrl+]"),
        ("shift+alt+left", None, "alt+shift+left"),
        ("pagedown", None, "pagedown"),
    ],
)
def test_events_of_a_terminal_become_the_keys_of_the_key_map(
    name: str, character: str | None, key: str
) -> None:
    assert from_event(name, character) == key
    assert parse(key) == (key,)
