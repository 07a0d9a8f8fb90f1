"""Key names and key sequences, as they are written in keymap.yaml and shown in the help.

A key is a string: a printable character as itself (`j`, `]`), or a name such as `space`, `enter`, `f1`,
`ctrl+o`, `shift+tab`. Nothing here knows commands or terminals.
"""

from __future__ import annotations

from collections.abc import Sequence

ANY_CHARACTER = "{char}"
"""Stands at the end of a sequence for one printable character that the command gets."""

_TITLES = {
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    **{f"f{n}": f"F{n}" for n in range(1, 25)},
}
_OTHER_NAMES = {
    "esc": "escape",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "del": "delete",
    "ins": "insert",
    "page_up": "pageup",
    "page_down": "pagedown",
}
_PUNCTUATION = {
    "ampersand": "&",
    "apostrophe": "'",
    "asterisk": "*",
    "at": "@",
    "backslash": "\\",
    "circumflex_accent": "^",
    "colon": ":",
    "comma": ",",
    "dollar_sign": "$",
    "equals_sign": "=",
    "exclamation_mark": "!",
    "full_stop": ".",
    "grave_accent": "`",
    "greater_than_sign": ">",
    "left_curly_bracket": "{",
    "left_parenthesis": "(",
    "left_square_bracket": "[",
    "less_than_sign": "<",
    "minus": "-",
    "number_sign": "#",
    "percent_sign": "%",
    "plus": "+",
    "question_mark": "?",
    "quotation_mark": '"',
    "right_curly_bracket": "}",
    "right_parenthesis": ")",
    "right_square_bracket": "]",
    "semicolon": ";",
    "slash": "/",
    "tilde": "~",
    "underscore": "_",
    "vertical_line": "|",
}
"""What a terminal event calls characters when a modifier is held; sequences have the character itself."""
_MODIFIERS = ("alt", "ctrl", "hyper", "meta", "shift", "super")
_SAME_BYTE = {"ctrl+h": "backspace", "ctrl+j": "enter", "ctrl+m": "enter", "ctrl+[": "escape"}

KEY_NAMES: tuple[str, ...] = tuple(_TITLES)


class BadKeysError(ValueError):
    """A key sequence that can't be read; the message says why and, but for an unknown name, what to do."""

    def __init__(self, message: str, unknown: str | None = None) -> None:
        super().__init__(message)
        self.unknown = unknown
        """The name that no key has, for which a near one may be found."""


def parse(spec: str) -> tuple[str, ...]:
    """Read a key sequence: `gg`, `ctrl+w h`, `]e`, `m{char}`.

    Words between spaces are key names (in any case, with or without modifiers) or else characters, one key each;
    from four letters on, a word that is no name is taken for a misspelt one. Raises `BadKeysError` for that, for an
    empty sequence, an unknown name after a modifier, a key that terminals can't tell from another, characters that
    can't be typed, and a `{char}` that is not the end.
    """
    keys: list[str] = []
    for word in spec.split(" "):
        if word:
            keys.extend(_read_word(word))
    if not keys:
        raise BadKeysError("no key is given; write [] to unbind")
    if ANY_CHARACTER in keys[:-1]:
        raise BadKeysError("{char} can only be the last key; move it to the end")
    return tuple(keys)


def show(sequence: Sequence[str]) -> str:
    """Write a sequence for people, such that `parse` reads it back: `gg`, `Ctrl+W h`, `Space`, `m{char}`."""
    words: list[str] = []
    run: list[str] = []
    for key in (*sequence, ""):
        if len(key) == 1 or key == ANY_CHARACTER:
            run.append(key)
            continue
        words.extend(_spell_run(run))
        run = []
        if key:
            words.append(_title(key))
    return " ".join(words)


def from_event(key: str, character: str | None) -> str:
    """The key as it stands in sequences, from a terminal event's key name and the character it typed, if any.

    With a modifier the name counts: alt+j comes with the character j and is another key.
    """
    if "+" in key:
        *modifiers, last = key.split("+")
        return "+".join([*sorted(modifiers), _PUNCTUATION.get(last, last)])
    if character is not None and len(character) == 1 and character.isprintable() and character != " ":
        return character
    return key


def is_character(key: str) -> bool:
    """Whether the key types one printable character (the space bar counts)."""
    return len(key) == 1 or key == "space"


def _read_word(word: str) -> list[str]:
    if len(word) == 1:
        return [_typeable(word)]
    key = _named(word)
    if key is not None:
        return [key]
    if len(word) > 3 and word.isalpha():
        # nobody types four letters for a command, but many misspell "enter"
        raise BadKeysError(f"there is no key “{word}”", word)
    keys: list[str] = []
    at = 0
    while at < len(word):
        if word.startswith(ANY_CHARACTER, at):
            keys.append(ANY_CHARACTER)
            at += len(ANY_CHARACTER)
        else:
            keys.append(_typeable(word[at]))
            at += 1
    return keys


def _named(word: str) -> str | None:
    """The key that `word` names, or None where it is only a run of characters."""
    name = word.lower()
    name = _OTHER_NAMES.get(name, name)
    if name in _TITLES:
        return name
    modifiers: set[str] = set()
    rest = name
    while True:
        head, plus, tail = rest.partition("+")
        if not (plus and tail and head in _MODIFIERS):
            break
        modifiers.add(head)
        rest = tail
    if not modifiers:
        return None
    rest = _OTHER_NAMES.get(rest, rest)
    rest = _PUNCTUATION.get(rest, rest)
    if rest not in _TITLES and not (len(rest) == 1 and rest.isprintable()):
        raise BadKeysError(f"there is no key “{rest}”", rest)
    if modifiers == {"shift"} and len(rest) == 1:
        raise BadKeysError(f"“{word}” is not a key; write the character that it types")
    key = "+".join([*sorted(modifiers), rest])
    if key in _SAME_BYTE:
        raise BadKeysError(f"terminals send {key} as {_SAME_BYTE[key]}; write {_SAME_BYTE[key]}")
    return key


def _typeable(character: str) -> str:
    if not character.isprintable() or character.isspace():
        raise BadKeysError(f"the character U+{ord(character):04X} is not a key; remove it")
    return character


def _title(key: str) -> str:
    *modifiers, last = key.split("+") if len(key) > 1 and not key.endswith("+") else [key]
    if key.endswith("++"):
        modifiers, last = key[:-2].split("+"), "+"
    shown = _TITLES.get(last, last.upper() if last.upper().lower() == last else last)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), shown])


def _spell_run(keys: list[str]) -> list[str]:
    """Character keys as one word where that reads back the same, else one word for each key."""
    if not keys:
        return []
    run = "".join(keys)
    try:
        if _read_word(run) == keys:
            return [run]
    except BadKeysError:
        pass
    return keys
