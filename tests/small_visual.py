"""Carets and selections for tests, over small desks."""

from __future__ import annotations

from skyread.desk.desk import Desk
from skyread.desk.visual import Mode, Visual, start
from small_desk import Written, desk_of


def opened(one: Written, *, width: int = 30, height: int = 6) -> Desk:
    """A desk that shows one article."""
    desk = desk_of(one)
    desk.reader.resize(width, height)
    desk.reader.show(one.article)
    return desk


def caret_in(
    one: Written, at: str | int = 0, mode: Mode = Mode.CARET, *, width: int = 30, height: int = 6
) -> Visual:
    """A caret in an article, on an offset or where some text first stands."""
    desk = opened(one, width=width, height=height)
    offset = one.text.index(at) if isinstance(at, str) else at
    visual = start(desk.reader, desk.mentions_between, mode, offset)
    assert visual is not None
    return visual


def selected(visual: Visual) -> str:
    """The text that is selected, as it stands in the article."""
    return visual.article.text[visual.span.start : visual.span.end]


def rest(visual: Visual, length: int = 12) -> str:
    """What stands at the caret."""
    return visual.article.text[visual.caret : visual.caret + length]
