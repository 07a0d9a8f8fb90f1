"""The help screen's view model: the live key map as lines, filtered, with a window over them."""

from __future__ import annotations

from collections.abc import Sequence

from skyread.desk.window import Window
from skyread.keys.helptable import TITLES, HelpRow
from skyread.text.folding import fold

HelpLine = HelpRow | str
"""A command with its keys, or the heading of a group."""


class HelpView:
    """What the help shows; `shown` tells whether it is on screen."""

    def __init__(self) -> None:
        self.shown = False
        self.title = ""
        self.filter = ""
        self.lines: list[HelpLine] = []
        self.window = Window()
        self._rows: Sequence[HelpRow] = ()

    def open(self, title: str, rows: Sequence[HelpRow]) -> None:
        """Show `rows`, grouped by where their keys are bound."""
        self.title = title
        self._rows = rows
        self.shown = True
        self.narrow("")
        self.window.fill(len(self.lines), 0)

    def close(self) -> None:
        """Take the help off the screen."""
        self.shown = False

    def narrow(self, text: str) -> None:
        """Keep the rows that hold every word of `text` in keys, title, help or command."""
        self.filter = text
        words = fold(text).split()
        self.lines = []
        context = None
        for row in self._rows:
            haystack = fold(" ".join((*row.keys, row.title, row.help, row.command)))
            if all(word in haystack for word in words):
                if row.context is not context:
                    context = row.context
                    self.lines.append(TITLES[context])
                self.lines.append(row)
        self.window.fill(len(self.lines), 0)
