"""Acts that copy to the clipboard, and say by which way."""

from __future__ import annotations

from skyread.desk.arrangement import Pane
from skyread.desk.citation import citation, quoted
from skyread.text.spans import Span
from skyread.ui.clipboard import copy
from skyread.ui.dispatch import Press, act
from skyread.ui.screen import DeskScreen


@act("copy.sentence")
def copy_sentence(screen: DeskScreen, press: Press) -> None:
    """Copy the sentence in focus, or as many from it as the count says."""
    article, sentences = screen.desk.reader.article, _sentences(screen, press.times)
    if article is not None and sentences:
        _copy(screen, quoted(article, sentences), "sentence" if len(sentences) == 1 else "sentences")


@act("copy.citation")
def copy_citation(screen: DeskScreen, press: Press) -> None:
    """Copy the same as a citation."""
    article, sentences = screen.desk.reader.article, _sentences(screen, press.times)
    if article is not None and sentences:
        _copy(screen, citation(article, sentences, screen.desk.settings.citation), "citation")


@act("list.copy_link")
def copy_link(screen: DeskScreen, _press: Press) -> None:
    """Copy where the article under the cursor comes from: its address, else its path."""
    article = screen.desk.articles.get(screen.desk.listing.selected or "")
    if article is not None:
        _copy(screen, article.link or article.path, "link" if article.link else "path")


@act("list.open_original")
def open_original(screen: DeskScreen, _press: Press) -> None:
    """Open the original in the browser: only ever an address of the web, and only on this key."""
    desk = screen.desk
    article = (
        desk.articles.get(desk.listing.selected or "") if desk.pane is Pane.LIST else desk.reader.article
    )
    if article is None:
        return
    if not article.link or not article.link.lower().startswith(("https://", "http://")):
        desk.say("This article does not say where it was published")
        return
    screen.app.open_url(article.link)
    desk.say(f"Opening {article.link}")


def _sentences(screen: DeskScreen, count: int) -> list[Span]:
    """The sentence in focus and the next ones that are shown, `count` in all."""
    reader = screen.desk.reader
    if reader.focus is None or reader.sentences is None:
        screen.desk.say("No sentence is in focus")
        return []
    found = [reader.focus]
    while len(found) < count:
        following = reader.sentences.step(found[-1].start, 1)
        if following is None or following == found[-1]:
            break
        found.append(following)
    return found


def _copy(screen: DeskScreen, text: str, what: str) -> None:
    screen.desk.say(copy(screen.app, text, screen.desk.settings.clipboard, what))
