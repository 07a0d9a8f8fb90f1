"""The finders over an index of names and over the texts, made once for each state of the library.

Making them takes a moment on a large library, so they are made in the background and waited for only by who asks
before they are ready.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from skyread.index.library_index import Index
from skyread.library.article import Article

if TYPE_CHECKING:
    from skyread.desk.annotation_source import Tables
    from skyread.desk.quote_table import QuoteTables
    from skyread.desk.timeline_source import TimelineTables
    from skyread.index.names import NameFinder
    from skyread.index.search import TextSearch


def _name_finder(index: Index) -> NameFinder:
    from skyread.index.names import NameFinder  # noqa: PLC0415  not needed for the first frame

    return NameFinder(index)


def _text_search(articles: Sequence[Article]) -> TextSearch:
    from skyread.index.search import TextSearch  # noqa: PLC0415  not needed for the first frame

    return TextSearch(articles)


def _settle(names: NameFinder) -> None:
    names.warm_up()
    # All that was made for this state of the library stays: the collector need not look at it in the middle of a key.
    gc.freeze()


class Finders:
    """Name finder and text search of one state of the library."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, "finders")
        self._closed = False
        self._names: Future[NameFinder] | None = None
        self._text: Future[TextSearch] | None = None
        self._tables: Tables | None = None
        self._quotes: QuoteTables | None = None
        self._dates: TimelineTables | None = None

    def take_articles(self, articles: Sequence[Article]) -> None:
        """Make the text search for these articles; nothing, once this is closed."""
        if self._closed:
            return
        text = self._text = self._pool.submit(_text_search, articles)
        self._pool.submit(lambda: text.result().build())

    def take_index(self, index: Index) -> None:
        """Make the name finder for this index; nothing, once this is closed."""
        if self._closed:
            return
        names = self._names = self._pool.submit(_name_finder, index)
        self._pool.submit(lambda: _settle(names.result()))

    def names(self) -> NameFinder | None:
        """The name finder of the latest index; None before there is one."""
        return self._names.result() if self._names is not None else None

    def text(self) -> TextSearch | None:
        """The text search of the latest articles; None before there are any."""
        return self._text.result() if self._text is not None else None

    def annotations(self) -> Tables:
        """The tables of annotations, of which the latest is kept."""
        from skyread.desk.annotation_source import Tables  # noqa: PLC0415  not needed for the first frame

        if self._tables is None:
            self._tables = Tables()
        return self._tables

    def quotes(self) -> QuoteTables:
        """The tables of quotes, of which the latest is kept."""
        from skyread.desk.quote_table import QuoteTables  # noqa: PLC0415  not needed for the first frame

        if self._quotes is None:
            self._quotes = QuoteTables()
        return self._quotes

    def warm_up(self, work: Callable[[], object]) -> None:
        """Do in the background, after what was begun before, what a key would otherwise wait for."""
        if not self._closed:
            self._pool.submit(work)

    def dates(self) -> TimelineTables:
        """The tables of dates, of which the latest is kept."""
        from skyread.desk.timeline_source import TimelineTables  # noqa: PLC0415  not needed for the first frame

        if self._dates is None:
            self._dates = TimelineTables()
        return self._dates

    def close(self) -> None:
        """Let the thread end."""
        self._closed = True
        self._pool.shutdown(wait=False, cancel_futures=True)
