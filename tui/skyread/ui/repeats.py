"""Looking for paragraphs that stand in several articles, in the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from skyread.index.repeats import Repeats, find_repeats

if TYPE_CHECKING:
    from skyread.ui.screen import DeskScreen


@dataclass
class RepeatsFound(Message):
    """The articles of the library were compared."""

    repeats: Repeats


def look(screen: DeskScreen) -> None:
    """Compare the articles of the library."""
    articles = list(screen.desk.articles.values())

    def find() -> None:
        screen.post_message(RepeatsFound(find_repeats(articles)))

    screen.run_worker(find, thread=True, group="repeats", exclusive=True, exit_on_error=False)
