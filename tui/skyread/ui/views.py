"""Showing what there is about an entity: its card, gathered on another thread where that takes a while, and the peek."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from skyread.desk.arrangement import Pane
from skyread.desk.card import Section
from skyread.notebook.apart import reading_apart
from skyread.ui import background

if TYPE_CHECKING:
    from collections.abc import Hashable

    from skyread.desk.arrangement import Box
    from skyread.entities.model import Entity
    from skyread.ui.screen import DeskScreen

FEW_MENTIONS, FEW_ARTICLES, FEW_NOTES = 2_000, 300, 1_000
"""Of the entity, the library and the notebook: up to so many a card is gathered while the user waits."""


@dataclass
class CardGathered(Message):
    """What there is about an entity."""

    of: Hashable
    """Of which entity, in which state of the library and the notebook."""
    sections: list[Section]


def _state(screen: DeskScreen, entity: Entity) -> Hashable:
    desk = screen.desk
    return entity.id, desk.index, desk.annotations.changed, desk.deciding.kept.changed


def open_card(screen: DeskScreen, entity: Entity) -> None:
    """Show the card of an entity."""
    from skyread.desk.gathering import Evidence, gather  # noqa: PLC0415  not needed for the first frame

    desk = screen.desk
    desk.card.open(entity, desk.index)
    evidence = Evidence(
        desk.index,
        tuple(desk.listing.order),
        desk.title_of,
        desk.quotes.by_speaker,
        reading_apart(desk.notebook, desk.annotations),
        [(one, desk.deciding.where(one)) for one in desk.deciding.of(entity.id)],
    )
    desk.card.of = of = _state(screen, entity)
    noted = sum(count for count, _ in desk.annotations.counts().values())
    if (
        desk.index.counts(entity.id)[0] <= FEW_MENTIONS
        and len(desk.index.articles) <= FEW_ARTICLES
        and noted <= FEW_NOTES
    ):
        desk.card.take(gather(entity, evidence))
        return

    background.run(screen, lambda: CardGathered(of, gather(entity, evidence)), "card")


def take_card(screen: DeskScreen, message: CardGathered) -> None:
    """Show what was gathered, unless another card has been opened since."""
    if message.of == screen.desk.card.of:
        screen.desk.card.take(message.sections)


def renew_card(screen: DeskScreen) -> None:
    """Gather the open card again where names, annotations or rulings have changed; one whose entity is gone closes."""
    desk = screen.desk
    card = desk.card
    if not card.shown or card.entity is None or card.of == _state(screen, card.entity):
        return
    entity = desk.entity(card.entity.id)
    if entity is None and card.anchor is not None:
        # Ruled to be another, or none: what stands now where its first mention stood.
        found = desk.index.mention_at(card.anchor.article, card.anchor.start)
        entity = desk.entity(found[1]) if found is not None else None
    if entity is None:
        card.close()
    else:
        open_card(screen, entity)


def open_peek(screen: DeskScreen, entity: Entity) -> None:
    """Say in a few lines what an entity is, in a box or, where there is no room for one, in the status line."""
    from skyread.desk.peek import peek_at  # noqa: PLC0415  not needed for the first frame

    desk = screen.desk
    desk.peek = peek_at(entity, desk.index, tuple(desk.listing.order))
    if place_peek(screen) is None:
        desk.say(f"{entity.name}: {desk.peek.about}")
        desk.peek = None


def place_peek(screen: DeskScreen) -> Box | None:
    """Where the peek stands: near the sentence in focus or the cursor of the entities, and never over it."""
    desk = screen.desk
    if desk.peek is None:
        return None
    from skyread.desk.peek import MOST_ROWS, WIDEST, peek_box  # noqa: PLC0415  not needed for the first frame

    width, height = screen.app.size
    height -= screen.status.rows if height > 2 else 1
    panes = screen.view.panes(width, desk.pane)
    spared = screen.reader.focus_rows(height)
    column = panes.list + screen.reader.left
    if desk.pane is Pane.ENTITIES:
        row = screen.entities.cursor_row()
        both = (min(row, spared[0]), max(row, spared[1]))
        roomy = panes.reader and max(both[0], height - 1 - both[1]) >= MOST_ROWS
        spared, column = both if roomy else (row, row), width - panes.entities
    across = min(width, WIDEST)
    rows = len(desk.peek.rows(max(1, across - 4))) + 2
    return peek_box(width, height, rows, spared, column)
