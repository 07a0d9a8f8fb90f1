"""Acts of search in articles: `/ g? n N` and going on into the next article."""

from __future__ import annotations

from collections.abc import Iterator

from skyread.desk.arrangement import Pane
from skyread.desk.listing import label
from skyread.desk.prompt import Purpose
from skyread.keys.commands import Context
from skyread.library.article import Article
from skyread.text.spans import Passage, Span
from skyread.ui.dispatch import Press, act
from skyread.ui.keynames import key_of, way_to
from skyread.ui.screen import DeskScreen

LIVE_UP_TO = 2_000_000
"""Code points of an article up to which hits are shown while one types: beyond, a key would have to wait."""


@act("search.forward")
def search_forward(screen: DeskScreen, _press: Press) -> None:
    """Ask what to search for, showing the first hit while it is typed."""
    _ask(screen, forward=True)


@act("search.backward")
def search_backward(screen: DeskScreen, _press: Press) -> None:
    """The same, backward."""
    _ask(screen, forward=False)


def _ask(screen: DeskScreen, *, forward: bool) -> None:
    desk = screen.desk
    article = desk.reader.article
    if article is None:
        return
    reader, search = desk.reader, desk.search
    top, here = reader.top_offset, desk.here()
    earlier, hit_before = search.query, reader.hit

    def restore() -> None:
        reader.focus_passage(here.start, here.end)
        reader.scroll_to(reader.layout.row_of(top) if reader.layout else 0)
        reader.hit = hit_before

    def show(query: str) -> None:
        if len(article.text) > LIVE_UP_TO:
            desk.say(f"{key_of(screen, 'prompt.accept', Context.PROMPT)} searches")
            return
        search.set(query)
        hit = _first(screen, article, here.start, forward=forward) if search else None
        if hit is None:
            restore()
            desk.say("no hit in this article" if search else "")
        else:
            reader.focus_hit(hit)
            hits = search.hits(article)
            desk.say(f"{search.number(article, hit.start)}/{len(hits)}")

    def accept(query: str) -> None:
        restore()
        search.forward = forward
        search.set(query or earlier)
        if not search:
            return
        if not query:
            _step(screen, 1 if forward else -1, 1)
            return
        hit = _first(screen, article, here.start, forward=forward)
        if hit is not None:
            desk.jump(Passage(article.id, hit.start, hit.end, "hit"))
            reader.focus_hit(hit)
        else:
            _offer(screen, 1 if forward else -1)

    def leave() -> None:
        search.set(earlier)
        restore()

    desk.prompt.open(Purpose("search", "/" if forward else "g?", accept, show, leave))


def _first(screen: DeskScreen, article: Article, offset: int, *, forward: bool) -> Span | None:
    """The hit to show first: from the focus on, else round the article's end."""
    search = screen.desk.search
    direction = 1 if forward else -1
    hit = search.step(article, offset - 1 if forward else offset, direction)
    hits = search.hits(article)
    return hit or (hits[0 if forward else -1] if hits else None)


@act("search.next")
def search_next(screen: DeskScreen, press: Press) -> None:
    """The next hit in the direction of the search."""
    _step(screen, 1 if screen.desk.search.forward else -1, press.times)


@act("search.previous")
def search_previous(screen: DeskScreen, press: Press) -> None:
    """The next hit against the direction of the search."""
    _step(screen, -1 if screen.desk.search.forward else 1, press.times)


@act("search.next_anywhere")
def next_anywhere(screen: DeskScreen, press: Press) -> None:
    """The next hit, in whatever article."""
    _step_anywhere(screen, 1, press.times)


@act("search.previous_anywhere")
def previous_anywhere(screen: DeskScreen, press: Press) -> None:
    """The previous hit, in whatever article."""
    _step_anywhere(screen, -1, press.times)


def _step_anywhere(screen: DeskScreen, direction: int, count: int) -> None:
    """Go `count` hits further through the library in one jump, round its end."""
    desk = screen.desk
    article = desk.reader.article
    if article is None:
        return
    hit = desk.search.step(article, _from(screen, direction), direction, count)
    if hit is None:
        here = desk.search.step(article, _from(screen, direction), direction)
        ahead = desk.search.hits(article)
        passed = (len(ahead) - ahead.index(here) if direction > 0 else ahead.index(here) + 1) if here else 0
        total = desk.search.total(desk.articles[id_] for id_ in desk.listing.order)
        count = (count - passed - 1) % max(1, total)
        for other in (*_others(screen, direction), article):
            hits = desk.search.hits(other)
            if count < len(hits):
                article, hit = other, hits[count if direction > 0 else -1 - count]
                break
            count -= len(hits)
    if hit is None:
        _offer(screen, direction)
        return
    desk.jump(Passage(article.id, hit.start, hit.end, "hit"))
    desk.reader.focus_hit(hit)


def _from(screen: DeskScreen, direction: int) -> int:
    """The offset from which the next hit in a direction is looked for."""
    reader = screen.desk.reader
    return reader.hit.start if reader.hit else screen.desk.here().start - (1 if direction > 0 else 0)


def _step(screen: DeskScreen, direction: int, count: int) -> None:
    desk = screen.desk
    reader, search = desk.reader, desk.search
    if not search:
        desk.say(f"Nothing was searched for yet: {way_to(screen, 'search.forward')} does")
        return
    if reader.article is None:
        return
    offset = _from(screen, direction)
    hit = search.step(reader.article, offset, direction, count)
    if hit is None and count > 1 and search.step(reader.article, offset, direction) is not None:
        hit = search.hits(reader.article)[-1 if direction > 0 else 0]
    if hit is None:
        if screen.offered != (reader.article.id, direction, search.query):
            _offer(screen, direction)
        else:
            _take_offer(screen, direction)
        return
    if reader.hit is None:
        desk.trail.leave(desk.here())
    desk.pane = Pane.READER
    reader.focus_hit(hit)


def _others(screen: DeskScreen, direction: int) -> Iterator[Article]:
    """The articles after (or before) the one shown in reading order, round the end, without itself."""
    desk = screen.desk
    article = desk.reader.article
    order = desk.listing.order
    if article is None or article.id not in order:
        return
    here = order.index(article.id)
    for step in range(1, len(order)):
        yield desk.articles[order[(here + step * direction) % len(order)]]


def _offer(screen: DeskScreen, direction: int) -> None:
    """Say where the search would go on; the same key again goes there."""
    desk = screen.desk
    following = desk.search.first_with_hits(_others(screen, direction))
    if following is None:
        hits = desk.search.hits(desk.reader.article)
        desk.say(
            f"No more hits of “{desk.search.query}” anywhere"
            if hits
            else f"“{desk.search.query}” stands nowhere"
        )
        return
    if desk.reader.article is not None:
        screen.offered = (desk.reader.article.id, direction, desk.search.query)
    count = len(desk.search.hits(following))
    desk.say(f"No more hits here; {_key(screen, direction)} again: {count} in “{label(following)}”")


def _key(screen: DeskScreen, direction: int) -> str:
    """The key that goes on with the search in a direction."""
    onward = (direction > 0) == screen.desk.search.forward
    here = key_of(screen, "search.next" if onward else "search.previous")
    return here or way_to(screen, "search.next_anywhere" if direction > 0 else "search.previous_anywhere")


def _take_offer(screen: DeskScreen, direction: int) -> None:
    desk = screen.desk
    following = desk.search.first_with_hits(_others(screen, direction))
    if following is None:
        _offer(screen, direction)
        return
    hits = desk.search.hits(following)
    hit = hits[0 if direction > 0 else -1]
    desk.jump(Passage(following.id, hit.start, hit.end, "hit"))
    desk.reader.focus_hit(hit)
