"""A small library in which people speak and things happen on dates, read and named as the program does it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache

from skyread.desk.naming import Analyser, Naming, name_library
from skyread.desk.picker import Picker
from skyread.entities.lexicon import Lexicon
from skyread.library.article import Article
from skyread.library.examining import read_bytes
from skyread.ui.screen import DeskScreen
from small_desk import Written, press, screen_of, settle

RIVER = """Talks on the river open

Published 20 January 2022

“We shall open the lock in spring and keep it open for every barge,” Oleg Maranov said on Monday. Anna Weiss answered that
“no map will ever be drawn again in this house”.

The Delta Treaty was signed in Basel on 3 May 1994. The Delta Treaty fell in August 2019.

Nobody else came to the quay that day. “The water does not ask who owns it,” Maranov told the press.
"""
HARBOUR = """What the harbour says

Published 2 February 2022

In Basel Anna Weiss wrote that “the charts of the delta are older than the dispute”. She left in May 2017.

“We shall open the lock in spring, and keep it open for every barge,” Oleg Maranov said again.
"""
QUAY = """A quiet quay

Published 5 March 2022

The Delta Treaty was signed on 3 May 1994, and ships came. A second quay was built in 2003.
"""


def article(text: str, name: str) -> Article:
    """The article of a file of that name."""
    return read_bytes(text.encode(), name)


@cache
def said_library() -> tuple[tuple[Written, ...], Naming]:
    """The three articles and what is found in them; made once."""
    texts = {"river.txt": RIVER, "harbour.txt": HARBOUR, "quay.txt": QUAY}
    articles = [article(text, name) for name, text in texts.items()]
    naming = name_library(articles, Analyser(Lexicon.load(), None))
    return tuple(Written(one, ()) for one in articles), naming


@asynccontextmanager
async def reading(size: tuple[int, int] = (160, 40)) -> AsyncIterator[DeskScreen]:
    """The small library on the screen, with its first article open."""
    library, naming = said_library()
    async with screen_of(*library, naming=naming, size=size) as screen:
        press(screen, "enter")
        yield screen


async def answered(screen: DeskScreen) -> Picker:
    """The picker, once what was found for what is typed has come."""
    picker = screen.desk.picker
    for _ in range(2000):
        await settle(screen)
        if picker.answered == picker.edit.text:
            break
    return picker
