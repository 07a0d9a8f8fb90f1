"""Making a worklist of what a list finds, on another thread where that takes a while, and going to its items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from skyread.desk.worklist import Found, gathered
from skyread.notebook.annotation import State
from skyread.notebook.store import NotKeptError
from skyread.notebook.worklists import MOST_ITEMS
from skyread.text.spans import Passage
from skyread.ui import background
from skyread.ui.keynames import way_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skyread.desk.picker import Source
    from skyread.ui.screen import DeskScreen

FEW = 100
"""Results up to which a worklist is made of what is listed while the user waits; every list shows more before it is cut."""


@dataclass
class WorkGathered(Message):
    """What is to be a worklist."""

    source: Source
    query: str
    items: Sequence[Found]
    found: int
    """Of how many results."""


def make(screen: DeskScreen, source: Source, query: str) -> None:
    """Make a worklist of all that a list finds for a query, and go to its first item."""
    from skyread.desk.worklist_source import everything, passages_of  # noqa: PLC0415  not needed for the first frame

    picker, articles = screen.desk.picker, screen.desk.articles
    if picker.answered == query and len(picker.items) <= FEW:
        found = passages_of(picker.items)
        take(screen, WorkGathered(source, query, gathered(articles, found), len(found)))
        return

    def gather() -> WorkGathered:
        found = everything(source, query)
        return WorkGathered(source, query, gathered(articles, found), len(found))

    picker.remark = "making a worklist …"
    picker.taken += 1
    background.run(screen, gather, "worklist")


def take(screen: DeskScreen, message: WorkGathered) -> None:
    """Make the worklist. Who has gone on to something else meanwhile is told of it and stays there."""
    from skyread.desk.worklist_source import title_for  # noqa: PLC0415  not needed for the first frame

    desk, picker = screen.desk, screen.desk.picker
    waiting = picker.shown and picker.source is message.source and picker.edit.text == message.query
    say = desk.say if waiting else desk.tell
    made = len(message.items)
    if not made:
        say("There is no passage here to make a worklist of")
        return
    try:
        desk.work.make(title_for(message.source, message.query), message.items)
    except NotKeptError as refused:
        say(str(refused))
        return
    if waiting:
        picker.close()
        go_to(screen, 1)
    worklist = desk.work.current
    title = worklist.title if worklist is not None else ""
    twice = message.found - made
    items = f"{'the first ' * (message.found >= MOST_ITEMS)}{made:,} item{'s' * (made != 1)}"
    more = f", {twice:,} more in the same places" if twice else ""
    keep, dismiss, on = (way_to(screen, f"worklist.{name}") for name in ("keep", "dismiss", "next"))
    say(f"Worklist “{title}”: {items}{more}; {keep} keeps, {dismiss} dismisses, {on} goes on")


def go_to(screen: DeskScreen, number: int) -> bool:
    """Go to an item of the worklist in hand; where its passage is not found, stay and say so."""
    desk = screen.desk
    found = desk.work.go(number)
    if found is None:
        return False
    item, placement = found
    if placement is None:
        source = item.target.source
        where = source.title or source.path
        desk.say(f"Item {number:,} was not found again; it stood in {where}: “{item.target.exact[:60]}”")
        return True
    start, end = placement.start or 0, placement.end or 0
    if not desk.jump(Passage(placement.article, start, end, item.why)):
        return False
    if placement.state is State.MOVED:
        desk.say(f"Item {number:,}: the article has changed; it stands here now")
    return True
