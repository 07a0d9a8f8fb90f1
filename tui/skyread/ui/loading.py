"""Bringing the library to the screen: started once at the beginning and again when files have changed.

The work is `desk.opening`'s, on its own thread; here it is turned into messages to the screen. Nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from skyread.desk.opening import Opening
from skyread.library.collection import Library, changed

if TYPE_CHECKING:
    from skyread.desk.naming import Naming

WAIT_FOR_ARTICLES = 0.15
"""Seconds that the first frame waits for the articles, so that it usually shows them."""


@dataclass
class ArticlesRead(Message):
    """The library's articles are there."""

    library: Library


@dataclass
class NamesFound(Message):
    """The library's names are there."""

    naming: Naming
    notice: str = ""
    """What the user should hear about them."""


@dataclass
class LoadingFailed(Message):
    """The library could not be read, or its names not be found."""

    reason: str


class Loader:
    """The opening under way, and the library that is on screen."""

    def __init__(self, opening: Opening, post: Callable[[Message], object]) -> None:
        self._opening = opening
        self._post = post
        self.library: Library | None = None
        """The library whose articles were taken last."""

    def start(self) -> Library | None:
        """The articles, if they are there at once; otherwise messages bring them."""
        articles = self._opening.articles
        wait((articles,), WAIT_FOR_ARTICLES)
        if not articles.done() or articles.exception() is not None:
            self._await_articles()
            return None
        self._await_names()
        self.library = articles.result()
        return self.library

    def find_names(self) -> None:
        """Go on to the names: called when the first frame is drawn, which would otherwise share its time with them."""
        self._opening.go_on()

    def take(self, library: Library) -> None:
        """The articles were taken; the names come next."""
        self.library = library
        self._await_names()

    def again(self, *, only_if_changed: bool) -> bool:
        """Read the library again; False if it is being read, or if nothing has changed."""
        if self.library is None or not self._opening.names.done():
            return False
        if only_if_changed and not changed(self.library):
            return False
        self._opening = Opening(self._opening.request)
        self._opening.go_on()
        self._await_articles()
        return True

    @property
    def progress(self) -> str:
        """How far the work is, in words; empty when it is done."""
        if self._opening.names.done():
            return ""
        step = self._opening.progress
        return f"{step[0]} {step[1]}/{step[2]}" if step is not None and step[2] > 1 else "finding names"

    @property
    def reading(self) -> bool:
        """Whether articles are still being read."""
        return not self._opening.articles.done()

    def _await_articles(self) -> None:
        self._opening.articles.add_done_callback(
            lambda future: self._post(
                LoadingFailed(str(future.exception()))
                if future.exception()
                else ArticlesRead(future.result())
            )
        )

    def _await_names(self) -> None:
        opening = self._opening

        def tell(future: Future[Naming]) -> None:
            problem = future.exception()
            if problem is not None:
                self._post(LoadingFailed(str(problem)))
            else:
                self._post(NamesFound(future.result(), opening.notice))

        opening.names.add_done_callback(tell)
