"""Looking for annotations whose article has changed, in the background, and saying what came of it.

The looking is `desk.reanchoring`'s; it runs on a thread that only hands over its result, which the screen keeps.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from skyread.notebook.annotation import Placement, State
from skyread.notebook.apart import reading_apart
from skyread.ui import background

if TYPE_CHECKING:
    from skyread.ui.screen import DeskScreen

STILL_LOOKING = "Annotations of changed articles are being looked for; try again in a moment"
_LOOKED = "anchors.looked"
_KEPT_LIBRARIES = 20


@dataclass
class AnchorsFound(Message):
    """Annotations have been looked for in the library."""

    placements: Sequence[tuple[str, Placement]]
    looked: str
    """What was looked for where, so that it need not be done again."""


def look(screen: DeskScreen) -> None:
    """Look for annotations that were made in texts which the library does not hold, unless that was done before."""
    from skyread.desk.reanchoring import Reanchoring  # noqa: PLC0415  not needed for the first frame

    desk = screen.desk
    if not desk.articles:
        return
    articles, before = list(desk.articles.values()), desk.reading.setting(_LOOKED)
    read = reading_apart(desk.notebook, desk.annotations, desk.articles)

    def find() -> AnchorsFound | None:
        strays = read()
        parts = sorted(article.id for article in articles)
        parts += (f"{one.id} {one.target.start} {one.target.end}" for one in strays.annotations)
        looked = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
        if not strays.annotations or (isinstance(before, list) and looked in before):
            return None
        return AnchorsFound(Reanchoring(articles).look(strays.annotations, strays.placed), looked)

    background.run(screen, find, "anchors")


def looking(screen: DeskScreen) -> bool:
    """Whether annotations are being looked for, or articles read in which they may be."""
    return background.busy(screen, "anchors") or screen.loader.reading


def take(screen: DeskScreen, message: AnchorsFound) -> None:
    """Keep what was found, and say it where something is not where it was."""
    desk = screen.desk
    desk.annotations.place(message.placements)
    before = desk.reading.setting(_LOOKED)
    kept = [one for one in before if one != message.looked] if isinstance(before, list) else []
    desk.reading.set_setting(_LOOKED, [*kept, message.looked][-_KEPT_LIBRARIES:])
    count = {state: sum(place.state is state for _, place in message.placements) for state in State}
    lost = count[State.AMBIGUOUS] + count[State.ORPHAN]
    told = [f"{count[State.MOVED]} ≈ moved with their articles"] if count[State.MOVED] else []
    told += [f"{lost} need{'s' if lost == 1 else ''} you: :anchors shows which"] if lost else []
    if told:
        desk.tell(f"Annotations: {', '.join(told)}")
