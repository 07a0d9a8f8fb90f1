"""One line of typed text with a cursor and the readline keys, for every prompt of the screen.

No drawing and no key dispatch: keys come in by name, what a prompt means is its owner's business.
"""

from __future__ import annotations

import unicodedata


class LineEdit:
    """An editable line; `cursor` is a code point offset into `text`."""

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.cursor = len(text)

    def set(self, text: str) -> None:
        """Replace the line and put the cursor at its end."""
        self.text = text
        self.cursor = len(text)

    def insert(self, typed: str) -> None:
        """Insert text at the cursor; line breaks become spaces, other control characters are dropped."""
        clean = "".join(
            " " if ch in "\r\n\t" else ch
            for ch in typed
            if ch in "\r\n\t" or unicodedata.category(ch) != "Cc"
        )
        self.text = self.text[: self.cursor] + clean + self.text[self.cursor :]
        self.cursor += len(clean)

    def press(self, key: str) -> bool:
        """Handle an editing key by name ("backspace", "ctrl+w", …) or a printable character; False if not one."""
        if len(key) == 1:
            self.insert(key)
            return True
        if key == "space":
            self.insert(" ")
            return True
        action = _KEYS.get(key)
        if action is None:
            return False
        action(self)
        return True

    def _cut(self, start: int, end: int) -> None:
        self.text = self.text[:start] + self.text[end:]
        self.cursor = start

    def _word_left(self) -> int:
        head = self.text[: self.cursor].rstrip()
        return len(head) - len(head.split(" ")[-1])

    def _backspace(self) -> None:
        if self.cursor:
            self._cut(self.cursor - 1, self.cursor)

    def _delete(self) -> None:
        self._cut(self.cursor, self.cursor + 1)

    def _delete_word(self) -> None:
        self._cut(self._word_left(), self.cursor)

    def _delete_left(self) -> None:
        self._cut(0, self.cursor)

    def _delete_right(self) -> None:
        self._cut(self.cursor, len(self.text))

    def _left(self) -> None:
        self.cursor = max(0, self.cursor - 1)

    def _right(self) -> None:
        self.cursor = min(len(self.text), self.cursor + 1)

    def _home(self) -> None:
        self.cursor = 0

    def _end(self) -> None:
        self.cursor = len(self.text)


_KEYS = {
    "backspace": LineEdit._backspace,
    "ctrl+h": LineEdit._backspace,
    "delete": LineEdit._delete,
    "ctrl+w": LineEdit._delete_word,
    "alt+backspace": LineEdit._delete_word,
    "ctrl+u": LineEdit._delete_left,
    "ctrl+k": LineEdit._delete_right,
    "left": LineEdit._left,
    "ctrl+b": LineEdit._left,
    "right": LineEdit._right,
    "ctrl+f": LineEdit._right,
    "home": LineEdit._home,
    "ctrl+a": LineEdit._home,
    "end": LineEdit._end,
    "ctrl+e": LineEdit._end,
}
