"""A small library in which people speak and things happen on dates, read and named as the program does it."""

from __future__ import annotations

from functools import cache

from skyread.desk.naming import Analyser, Naming, name_library
from skyread.entities.lexicon import Lexicon
from skyread.library.article import Article
from skyread.library.examining import read_bytes
from small_desk import Written

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
