"""The finders over an index of names and over the texts, made once for each state of the library.

Making them takes a moment on a large library, so they are made in the background and waited for only by who asks
before they are ready.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from skyread.index.library_index import Index
from skyread.index.names import NameFinder
from skyread.index.search import TextSearch
from skyread.library.article import Article


class Finders:
    """Name finder and text search of one state of the library."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, "finders")
        self._names: Future[NameFinder] | None = None
        self._text: Future[TextSearch] | None = None

    def take_articles(self, articles: Sequence[Article]) -> None:
        """Make the text search for these articles."""
        self._text = self._pool.submit(TextSearch, articles)

    def take_index(self, index: Index) -> None:
        """Make the name finder for this index."""
        names = self._names = self._pool.submit(NameFinder, index)
        self._pool.submit(lambda: names.result().warm_up())

    def names(self) -> NameFinder | None:
        """The name finder of the latest index; None before there is one."""
        return self._names.result() if self._names is not None else None

    def text(self) -> TextSearch | None:
        """The text search of the latest articles; None before there are any."""
        return self._text.result() if self._text is not None else None

    def close(self) -> None:
        """Let the thread end."""
        self._pool.shutdown(wait=False, cancel_futures=True)
