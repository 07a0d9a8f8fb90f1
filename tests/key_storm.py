"""A storm of keys over the screen: random, but made of what the key map knows, and the same for the same seed."""

from __future__ import annotations

import random
from pathlib import Path

from skyread.keys.commands import Context
from skyread.keys.sequences import ANY_CHARACTER
from skyread.notebook.annotation import State
from skyread.notebook.annotations import Annotations
from skyread.notebook.history import History
from skyread.notebook.store import Notebook
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
AT_THE_TEXT = (Context.READER, Context.VISUAL, Context.HINTS, Context.EDITOR)
TYPED = "the treaty of lindqvist and sokolov in geneva ] [ . * \\ ( / %"
NOTING = ("annotation.", "visual.", "history.undo", "editor.", "review.", "mark.", "jump.annotations")
"""What commands of the notebook begin with."""
WORDS = ("anchors", "history", "drafts", "tags")
"""Lists and reviews of the notebook that the `:` line opens."""


class Storm:
    """Presses keys that mean something where the screen is, mostly; it never leaves the program."""

    def __init__(self, screen: DeskScreen, seed: int, favoured: tuple[str, ...] = ()) -> None:
        """Every other sequence is one of a command that begins with something `favoured`, where there is one."""
        self.screen = screen
        self.random = random.Random(seed)
        self.favoured = favoured
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
        if self.favoured and context not in AT_THE_TEXT and chance < 0.5:
            return [self.random.choice(("enter", "enter", "escape", "tab"))]
        if context in (Context.PROMPT, Context.PICKER, Context.EDITOR) and chance < 0.5:
            start = self.random.randrange(len(TYPED))
            return ["space" if letter == " " else letter for letter in TYPED[start : start + 8]]
        if chance < 0.15:
            return [self.random.choice(ODDITIES)]
        if self.favoured and chance < 0.2:
            return ["escape", ":", *self.random.choice(WORDS), "enter"]
        known = self.screen.keymap.by_context()[context]
        sequences = sorted(keys for keys, command in known.items() if command not in LEAVING)
        if not sequences:
            return ["escape"]
        if self.favoured and chance > 0.4:
            favourites = [keys for keys in sequences if known[keys].startswith(self.favoured)]
            sequences = favourites or sequences
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
        visual = self.screen.desk.visual
        selected = (visual.span, visual.caret_span) if visual is not None else ()
        for span in (reader.focus, reader.hit, reader.mention, *selected):
            assert span is None or 0 <= span.start <= span.end <= len(article.text), self.story()

    def judge_notebook(self, file: Path) -> None:
        """What the screen has acknowledged stands in the file, and every range is one of its article's text."""
        desk = self.screen.desk
        kept = desk.annotations.all()
        opened = Notebook.open(file)
        assert opened.notice is None, self.story()
        assert Annotations(opened, History(opened)).all() == kept, self.story()
        opened.close()
        for article in desk.articles.values():
            for one in desk.annotations.on(article.id):
                target, place = one.annotation.target, one.placement
                start, end = place.start or 0, place.end or 0
                assert 0 <= start <= end <= len(article.text), self.story()
                assert target.whole or start < end, self.story()
                if place.state is State.EXACT:
                    assert article.text[start:end] == target.exact, self.story()
        for one in kept:
            article = desk.articles.get(one.target.article)
            if article is not None:
                assert article.text[one.target.start : one.target.end] == one.target.exact, self.story()

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
