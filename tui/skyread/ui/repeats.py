"""Looking for paragraphs that stand in several articles, in the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from skyread.desk.listing import SortKey
from skyread.index.repeats import Repeats, find_repeats
from skyread.ui import background

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skyread.library.article import Article
    from skyread.ui.screen import DeskScreen


@dataclass
class RepeatsFound(Message):
    """The articles of the library were compared."""

    articles: Mapping[str, Article]
    """By id: those that were compared."""
    repeats: Repeats


def look(screen: DeskScreen) -> None:
    """Compare the articles of the library."""
    articles = screen.desk.articles

    background.run(screen, lambda: RepeatsFound(articles, find_repeats([*articles.values()])), "repeats")


def take(screen: DeskScreen, message: RepeatsFound) -> None:
    """Have repeated paragraphs told; those of a library that was read again since are of no use."""
    desk = screen.desk
    if message.articles is desk.articles:
        desk.seen_before.repeats = message.repeats
        if desk.listing.sort is SortKey.REPEATS:
            desk.arrange_list()
