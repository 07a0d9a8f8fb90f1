"""The quotes of an open library: which one is in focus, and steps from quote to quote.

Who speaks is asked of the names as they are decided at that moment, so that a ruling about a name is one about speakers too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from skyread.desk.reader import Reader
from skyread.index.library_index import Index

if TYPE_CHECKING:
    from skyread.index.quotes import Quotes, Said, SaidStep


class Speaking:
    """What is said in the library, beside the reader."""

    def __init__(self, reader: Reader, index: Callable[[], Index], quotes: Callable[[], Quotes]) -> None:
        """`index` and `quotes` give those with the names as they are decided now."""
        self._reader = reader
        self._index = index
        self._quotes = quotes
        self._landed: Said | None = None

    @property
    def focus(self) -> Said | None:
        """The quote in focus: of those in the sentence the one gone to last, else the one around the name in focus."""
        reader = self._reader
        if reader.article is None or reader.focus is None:
            return None
        quotes = self._quotes().in_article(reader.article.id)
        first = bisect_right(quotes, reader.focus.start, key=lambda said: said.end)
        here = quotes[first : bisect_left(quotes, reader.focus.end, key=lambda said: said.start)]
        landed = self._landed
        if landed is not None:
            for said in here:
                if (said.article, said.start) == (landed.article, landed.start):
                    return said
        if reader.mention is not None:
            for said in here:
                if said.start <= reader.mention.start < said.end:
                    return said
        return here[0] if here else None

    def land(self, said: Said | None) -> None:
        """A quote was gone to: as long as its sentence is in focus, it is the one in focus."""
        self._landed = said

    def named(self, said: Said) -> str:
        """What its speaker is called; empty where nobody is known."""
        entity = self._index().entity(said.speaker) if said.speaker is not None else None
        return entity.name if entity else ""

    def cue(self, said: Said) -> str:
        """The words that say who speaks, on one line; empty without any."""
        article = self._index().article(said.article)
        return " ".join(article.text[slice(*said.cue)].split()) if article and said.cue else ""

    def step(self, direction: int, count: int, order: Sequence[str]) -> tuple[str | None, SaidStep | None]:
        """The `count`-th quote further on, or back, and whose quotes were stepped through; None for anybody's.

        Those of the speaker of the quote in focus in the articles of `order`; without a quote in focus those of the current entity;
        where nobody speaks, the quotes of the article.
        """
        reader, quotes = self._reader, self._quotes()
        if reader.article is None:
            return None, None
        said = self.focus
        speaker = said.speaker if said is not None else reader.current
        if speaker is not None and not quotes.by_speaker(speaker):
            speaker = None
        offset = said.start if said is not None else reader.focus.start if reader.focus else 0
        walked = order if speaker is not None else (reader.article.id,)
        return speaker, quotes.step(speaker, reader.article.id, offset, direction, count, order=walked)
