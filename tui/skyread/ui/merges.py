"""Looking for entities that may be one, and the review that asks about them.

In a large library they are looked for on another thread. What speaks for two names being one is not said here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from skyread.desk.review import Undo, taking_back
from skyread.ui import background
from skyread.ui.keynames import way_to

if TYPE_CHECKING:
    from skyread.entities.model import Entity
    from skyread.entities.suggestions import Suggestion
    from skyread.index.library_index import Index
    from skyread.ui.screen import DeskScreen

TITLE = "names that may be one"


@dataclass
class MergesFound(Message):
    """Entities that may be one have been looked for."""

    index: Index
    suggestions: Sequence[Suggestion]


def likely(screen: DeskScreen, entity: Entity) -> dict[str, str]:
    """Ids of the entities that may be one with this, the likeliest first, and why; none where that takes long."""
    desk = screen.desk
    if not desk.deciding.at_once:
        return {}
    found = _find(desk.index, desk.deciding.apart())
    return {
        one.into if one.entity == entity.id else one.entity: one.evidence[0]
        for one in found
        if entity.id in (one.entity, one.into)
    }


def look(screen: DeskScreen) -> None:
    """Look for entities that may be one, and review them."""
    desk = screen.desk
    index, apart = desk.index, desk.deciding.apart()
    if desk.deciding.at_once:
        take(screen, MergesFound(index, _find(index, apart)))
        return
    desk.say("Looking for names that may be one …")

    background.run(screen, lambda: MergesFound(index, _find(index, apart)), "merges")


def _find(index: Index, apart: Collection[frozenset[str]]) -> list[Suggestion]:
    from skyread.entities.suggestions import suggest  # noqa: PLC0415  not needed for the first frame

    def text_of(article: str) -> str:
        found = index.article(article)
        return found.text if found else ""

    return suggest(index.resolution, text_of, apart)


def take(screen: DeskScreen, message: MergesFound) -> None:
    """Begin the review."""
    from skyread.desk.merge_review import cases  # noqa: PLC0415  not needed for the first frame

    desk = screen.desk
    if message.index is not desk.index:  # ruled or read again since
        look(screen)
        return
    if not message.suggestions:
        desk.say(
            f"No two names look as if they were one; {way_to(screen, 'entity.merge')} merges the one in focus with any"
        )
        return
    desk.say("")

    def merge(one: Entity, other: Entity) -> Undo:
        desk.deciding.merge(one, other)
        return taking_back(desk.history)

    def keep_apart(one: Entity, other: Entity) -> Undo:
        desk.deciding.different(one, other)
        return taking_back(desk.history)

    screen.review.open(TITLE, cases(message.suggestions, lambda: desk.index, merge, keep_apart), "merges")
