"""Acts about what is said and when it was: the lists of quotes and of dates, and steps from quote to quote."""

from __future__ import annotations

from dataclasses import replace

from skyread.desk.annotation_query import quoted
from skyread.desk.desk import NOT_NAMED
from skyread.desk.picker import Item
from skyread.desk.quote_source import QuoteSource
from skyread.desk.quote_table import Order
from skyread.desk.timeline_source import TimelineSource
from skyread.entities.model import EntityType
from skyread.text.spans import Passage
from skyread.ui import renewing
from skyread.ui.acts.views import chosen
from skyread.ui.dispatch import Press, act
from skyread.ui.screen import DeskScreen


@act("jump.quotes")
def jump_quotes(screen: DeskScreen, _press: Press) -> None:
    """Pick a quote: of whoever speaks here, of or about the current entity, or of anybody."""
    desk = screen.desk
    if not desk.named:
        desk.say(NOT_NAMED)
        return
    source = renewing.quotes(screen)
    query = _asked(screen)
    screen.open_picker(replace(source, order=Order.ARTICLE) if query else source, query)


def _asked(screen: DeskScreen) -> str:
    """What is asked for without a word: quotes by whom one looks at or reads, else about whom one follows."""
    desk, quotes = screen.desk, screen.desk.quotes
    followed = chosen(screen) or desk.entity(desk.current)
    speaking = desk.entity(desk.said.speaker) if desk.said else desk.entity(desk.reader.entity)
    for entity in (chosen(screen), speaking, followed):
        if entity is not None and quotes.by_speaker(entity.id):
            return f"by:{quoted(entity.name)} "
    named = desk.index.passages(followed.id) if followed is not None else ()
    if followed is not None and any(quotes.at(place.article, place.start) for place in named):
        return f"about:{quoted(followed.name)} "
    return ""


@act("jump.timeline")
def jump_timeline(screen: DeskScreen, _press: Press) -> None:
    """Pick a date: of the current entity if there is one."""
    desk = screen.desk
    if not desk.named:
        desk.say(NOT_NAMED)
        return
    entity = chosen(screen) or desk.entity(desk.current)
    if entity is not None and entity.type is EntityType.DATE:
        entity = None
    screen.open_picker(TimelineSource.of(screen.finders.dates(), desk, entity))


@act("picker.same")
def same_elsewhere(screen: DeskScreen, _press: Press) -> None:
    """List who else tells the same statement as the quote under the cursor; called again, all quotes."""
    picker = screen.desk.picker
    source, item = picker.source, picker.selected
    if not isinstance(source, QuoteSource):
        return
    found = source.wider
    if found is None and item is not None:
        found = source.grouped(item, picker.edit.text)
        if found is None:
            picker.remark = source.alone
            picker.taken += 1
    if found is not None:
        picker.source, query = found
        picker.edit.set(query)
        picker.stay()
        screen.search_picker()


def follow_quote(screen: DeskScreen, source: QuoteSource, item: Item) -> None:
    """Go where a quote stands; it is the one in focus."""
    if item.passage is not None and screen.desk.jump(item.passage):
        screen.desk.speaking.land(source.said(item))


@act("quote.next")
def next_quote(screen: DeskScreen, press: Press) -> None:
    """Go to the next quote of who speaks here."""
    _step(screen, 1, press.times)


@act("quote.previous")
def previous_quote(screen: DeskScreen, press: Press) -> None:
    """Go to the previous quote of who speaks here."""
    _step(screen, -1, press.times)


def _step(screen: DeskScreen, direction: int, count: int) -> None:
    desk = screen.desk
    if not desk.named:
        desk.say(NOT_NAMED)
        return
    speaker, step = desk.speaking.step(direction, count, desk.listing.order)
    if step is None:
        desk.say("There are no quotes in this article")
        return
    said = step.said
    if not desk.jump(Passage(said.article, said.start, said.end, "quote")):
        return
    desk.speaking.land(said)
    entity = desk.entity(speaker)
    if entity is None:
        where = f"Quote {step.number}/{step.total} of this article"
        over = "its end" if direction > 0 else "its beginning"
    else:
        where = f"{entity.name} says: {step.number}/{step.total}"
        where += f" · article {step.article_number} of {step.article_total}"
        over = "the end of the library" if direction > 0 else "the beginning of the library"
    desk.say(f"{where} · round {over}" if step.wrapped else where)
