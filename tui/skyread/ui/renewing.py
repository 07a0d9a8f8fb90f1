"""Asking a list that was left open again, or opened again: names may have been ruled about since, or files read again.

Which orders and scopes there are is the sources' business; lists of annotations have their own way (`acts.notes`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.message import Message

from skyread.desk.mention_source import MentionSource, Scope
from skyread.desk.quote_source import QuoteSource
from skyread.desk.timeline_source import TimelineSource
from skyread.desk.together_source import TogetherSource
from skyread.ui.background import WorkFailed

if TYPE_CHECKING:
    from skyread.desk.picker import Source
    from skyread.ui.screen import DeskScreen


@dataclass
class QuotesCompared(Message):
    """All quotes of the library have been compared, which took longer than listing them."""


def renew(screen: DeskScreen) -> None:
    """Ask the picker's list again of what the desk holds by now, if it is one that can have changed."""
    picker = screen.desk.picker
    source = _renewed(screen, picker.source)
    if source is not None:
        picker.source = source
        picker.stay()
        screen.search_picker()


def quotes(screen: DeskScreen) -> QuoteSource:
    """The quotes of the library as the desk has it."""
    tables = screen.finders.quotes()

    def told(problem: Exception | None) -> None:
        screen.post_message(QuotesCompared() if problem is None else WorkFailed(problem))

    tables.told = told
    return QuoteSource.of(tables, screen.desk)


def take(screen: DeskScreen) -> None:
    """List again what was asked of the quotes: it is known what is told more than once."""
    picker = screen.desk.picker
    if isinstance(picker.source, QuoteSource):
        picker.stay()
        screen.search_picker()


def _renewed(screen: DeskScreen, source: Source | None) -> Source | None:
    """The same as a source, of what the desk holds by now; None for one that can't be had."""
    if isinstance(source, QuoteSource):
        return _quotes_as(screen, source)
    if isinstance(source, TimelineSource):
        return _dates_as(screen, source)
    if isinstance(source, MentionSource):
        return _mentions_as(screen, source)
    if isinstance(source, TogetherSource):
        entity = screen.desk.entity(source.entity.id)
        return TogetherSource(screen.desk.index, entity, source.choose) if entity is not None else None
    return None


def _quotes_as(screen: DeskScreen, source: QuoteSource) -> QuoteSource:
    now = quotes(screen)
    scope = source.scope if source.scope in now.orders else now.scope
    wider = source.wider
    if wider is not None:
        before, query = wider
        wider = (_renewed(screen, before) or before, query)
    return replace(now, scope=scope, order=source.order, group=source.group, wider=wider)


def _dates_as(screen: DeskScreen, source: TimelineSource) -> TimelineSource:
    entity = screen.desk.entity(source.entity.id) if source.entity is not None else None
    now = TimelineSource.of(screen.finders.dates(), screen.desk, entity)
    scope = source.scope if source.scope in now.orders else now.scope
    return replace(now, scope=scope, order=source.order)


def _mentions_as(screen: DeskScreen, source: MentionSource) -> MentionSource | None:
    """The mentions of the same entities; None where one of them is gone."""
    desk = screen.desk
    entity = desk.entity(source.entity.id)
    other = desk.entity(source.other.id) if source.other is not None else None
    if entity is None or (source.other is not None and other is None):
        return None
    now = MentionSource.of(desk, entity)
    scope = source.scope if source.scope in now.orders else Scope.LIBRARY
    return replace(now, scope=scope, sort=source.sort, other=other, within=source.within)
