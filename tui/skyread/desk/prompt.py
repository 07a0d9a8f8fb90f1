"""The one-line input at the bottom: search, filters and the `:` line share it.

Holds the typed line, its history and its completions; what a line means is given by whoever opens it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from skyread.desk.lineedit import LineEdit

HISTORY = 100


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why a line is asked for, and what becomes of it."""

    name: str
    """Lines of the same name share a history."""
    sign: str
    """Shown before the line: "/", ":", "filter:"."""
    accept: Callable[[str], None]
    changed: Callable[[str], None] = field(default=lambda _text: None)
    """Called with the line at every change, to show at once what it would do."""
    leave: Callable[[], None] = field(default=lambda: None)
    """Takes back what `changed` showed."""
    complete: Callable[[str], Sequence[str]] = field(default=lambda _text: ())
    """Whole lines that could be meant by what is typed."""


class Prompt:
    """The input line; `purpose` is None while it is closed."""

    def __init__(self) -> None:
        self.edit = LineEdit()
        self.purpose: Purpose | None = None
        self.candidates: Sequence[str] = ()
        self.candidate: int | None = None
        self._history: dict[str, list[str]] = {}
        self._back = 0
        self._draft = ""

    def open(self, purpose: Purpose, text: str = "") -> None:
        """Ask for a line."""
        self.purpose = purpose
        self.edit.set(text)
        self._back = 0
        self._after_change()

    def press(self, key: str) -> bool:
        """Take a typed key; False if it is not one of editing. Backspace in an empty line leaves."""
        if key == "backspace" and not self.edit.text:
            self.leave()
            return True
        if not self.edit.press(key):
            return False
        self._after_change()
        return True

    def paste(self, text: str) -> None:
        """Insert a text of any length; what it brings about is asked once."""
        self.edit.insert(text)
        self._after_change()

    def accept(self) -> None:
        """Run the line."""
        purpose, text = self.purpose, self.edit.text
        self.purpose = None
        if purpose is None:
            return
        history = self._history.setdefault(purpose.name, [])
        if text.strip():
            if text in history:
                history.remove(text)
            history.append(text)
            del history[:-HISTORY]
        purpose.accept(text)

    def leave(self) -> None:
        """Close without running."""
        purpose = self.purpose
        self.purpose = None
        if purpose is not None:
            purpose.leave()

    def history(self, step: int) -> None:
        """Take an older (1) or newer (-1) line of the same purpose that starts as the typed one does."""
        if self.purpose is None:
            return
        if self._back == 0:
            self._draft = self.edit.text
        lines = [line for line in self._history.get(self.purpose.name, []) if line.startswith(self._draft)]
        back = max(0, min(len(lines), self._back + step))
        self._back = back
        self.edit.set(lines[-back] if back else self._draft)
        self.candidate = None
        self.candidates = self.purpose.complete(self.edit.text)
        self.purpose.changed(self.edit.text)

    def last(self, name: str) -> str:
        """The latest line of a purpose, or an empty one."""
        lines = self._history.get(name)
        return lines[-1] if lines else ""

    def complete(self, step: int) -> None:
        """Take the next (1) or previous (-1) completion."""
        if not self.candidates or self.purpose is None:
            return
        if self.candidate is None:
            self.candidate = 0 if step > 0 else len(self.candidates) - 1
        else:
            self.candidate = (self.candidate + step) % len(self.candidates)
        self.edit.set(self.candidates[self.candidate])
        self.purpose.changed(self.edit.text)

    def _after_change(self) -> None:
        assert self.purpose is not None
        self._back = 0
        self.candidate = None
        self.candidates = self.purpose.complete(self.edit.text)
        self.purpose.changed(self.edit.text)
