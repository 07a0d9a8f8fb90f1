"""A storm of keys over the screen: random, but made of what the key map knows, and the same for the same seed."""

from __future__ import annotations

import random

from skyread.keys.commands import Context
from skyread.keys.sequences import ANY_CHARACTER
from skyread.text.widths import cell_width
from skyread.ui.screen import DeskScreen

LEAVING = {"app.quit", "app.suspend"}
ODDITIES = (
    "1",
    "4",
    "0",
    "escape",
    "f12",
    "ctrl+g",
    "z",
    "]",
    "enter",
    "tab",
    "%",
    "'",
    "é",
    "字",
    "ctrl+c",
    "backspace",
)
TYPED = "the treaty of lindqvist and sokolov in geneva ] [ . * \\ ( / %"


class Storm:
    """Presses keys that mean something where the screen is, mostly; it never leaves the program."""

    def __init__(self, screen: DeskScreen, seed: int) -> None:
        self.screen = screen
        self.random = random.Random(seed)
        self.pressed: list[str] = []
        """Everything pressed so far, for who must find out what broke."""
        screen.quit = lambda: None  # type: ignore[method-assign]

    def rage(self, bursts: int) -> None:
        """Press so many key sequences, each judged by what a reader relies on."""
        for _ in range(bursts):
            for key in self._sequence():
                self.pressed.append(key)
                self.screen.press(key)
                self.judge()

    def _sequence(self) -> list[str]:
        context, chance = self.screen.context, self.random.random()
        if context in (Context.PROMPT, Context.PICKER, Context.EDITOR) and chance < 0.5:
            start = self.random.randrange(len(TYPED))
            return ["space" if letter == " " else letter for letter in TYPED[start : start + 8]]
        if chance < 0.15:
            return [self.random.choice(ODDITIES)]
        known = self.screen.keymap.by_context()[context]
        sequences = sorted(keys for keys, command in known.items() if command not in LEAVING)
        if not sequences:
            return ["escape"]
        letter = self.random.choice("abYZ5")
        chosen = [letter if key == ANY_CHARACTER else key for key in self.random.choice(sequences)]
        counted = context.counts and self.random.random() < 0.1
        return [*(self.random.choice(["2", "7", "99"]) if counted else ""), *chosen]

    def judge(self) -> None:
        """Nothing has failed, and what is in focus lies in the text that is shown."""
        assert self.screen.failure is None, self.story()
        reader = self.screen.desk.reader
        article = reader.article
        if article is None:
            return
        assert article.id in self.screen.desk.articles, self.story()
        assert 0 <= reader.top <= max(0, reader.rows - 1), self.story()
        for span in (reader.focus, reader.hit, reader.mention):
            assert span is None or 0 <= span.start <= span.end <= len(article.text), self.story()

    def story(self) -> str:
        """The last keys, for an error message."""
        return f"after {len(self.pressed)} keys, the last: {' '.join(self.pressed[-40:])}"


def drawn(screen: DeskScreen) -> list[str]:
    """The rows on the screen; each must be exactly as wide as the screen, by its cells and by its text."""
    rows = []
    for strip in screen._compositor.render_strips():
        text = "".join(segment.text for segment in strip)
        assert strip.cell_length == screen.size.width
        assert cell_width(text) == screen.size.width
        rows.append(text)
    assert len(rows) == screen.size.height
    return rows
