"""What a terminal sends reaches the command: bytes through textual's parser to the keys of the key map."""

from __future__ import annotations

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key

from skyread.keys.commands import Context
from skyread.keys.keymap import PRESETS, load_default
from skyread.keys.sequences import ANY_CHARACTER, from_event

SENT = {
    "space": " ",
    "enter": "\r",
    "escape": "\x1b[27u",  # a bare ESC byte waits for a timeout
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "shift+pageup": "\x1b[5;2~",
    "shift+pagedown": "\x1b[6;2~",
    "alt+left": "\x1b[1;3D",
    "alt+right": "\x1b[1;3C",
    "ctrl+i": "\x1b[105;5u",  # only terminals with the kitty protocol tell it from tab
    "f1": "\x1bOP",
    "ctrl+_": "\x1f",
    "ctrl+enter": "\x1b[13;5u",
    "alt+enter": "\x1b[13;3u",
}
SENT |= {f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefgklnopqrstuvwxyz"}


def arriving(sent: str) -> list[str]:
    """The keys that bytes from a terminal become."""
    parser = XTermParser()
    return [
        from_event(event.key, event.character)
        for event in (*parser.feed(sent), *parser.feed(""))
        if isinstance(event, Key)
    ]


@pytest.mark.parametrize("preset", PRESETS)
def test_every_default_key_arrives_as_it_is_written(preset: str) -> None:
    keys = {key for works in load_default(preset).by_context().values() for keys in works for key in keys}
    for key in sorted(keys - {ANY_CHARACTER}):
        assert arriving(SENT[key] if len(key) > 1 else key) == [key]


@pytest.mark.parametrize(("sent", "key"), [("\x1bj", "alt+j"), ("\x1d", "ctrl+]"), ("é", "é"), ("語", "語")])
def test_other_keys_arrive_as_a_user_would_write_them(sent: str, key: str) -> None:
    assert arriving(sent) == [key]


def test_alt_with_a_letter_is_not_the_letter() -> None:
    works = load_default().effective(Context.READER)
    assert ("j",) in works
    assert tuple(arriving("\x1bj")) not in works
