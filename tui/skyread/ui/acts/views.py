"""Acts that open the views of an entity: its mentions in context, and whom it is named with."""

from __future__ import annotations

from skyread.desk.arrangement import Pane
from skyread.desk.beside_source import BesideSource
from skyread.desk.desk import NOT_NAMED
from skyread.desk.mention_source import MentionSource, Within
from skyread.desk.together_source import TogetherSource
from skyread.entities.model import Entity
from skyread.index.together import Companion
from skyread.ui.dispatch import Press, act
from skyread.ui.keynames import no_entity
from skyread.ui.screen import DeskScreen


def chosen(screen: DeskScreen) -> Entity | None:
    """The entity that is pointed at outside the text: whose card is open, else under the cursor of the entities."""
    desk = screen.desk
    if desk.card.shown:
        return desk.card.entity
    row = desk.sidebar.selected if desk.pane is Pane.ENTITIES else None
    return row.entity if row is not None else None


def looked_at(screen: DeskScreen) -> Entity | None:
    """The entity that a key means: the one that is pointed at, else in focus, else current. That there is none is told."""
    desk = screen.desk
    entity = chosen(screen) or desk.entity(desk.reader.entity) or desk.entity(desk.current)
    if entity is None:
        desk.say(no_entity(screen) if desk.named else NOT_NAMED)
    return entity


@act("jump.mentions")
def jump_mentions(screen: DeskScreen, _press: Press) -> None:
    """Pick a mention of an entity."""
    entity = looked_at(screen)
    if entity is not None:
        screen.open_picker(MentionSource.of(screen.desk, entity))


@act("jump.together")
def jump_together(screen: DeskScreen, _press: Press) -> None:
    """Pick whom an entity is named with, then where."""
    entity = looked_at(screen)
    if entity is not None:
        list_together(screen, entity)


def list_together(screen: DeskScreen, entity: Entity) -> None:
    """List whom an entity is named with; picking one lists where both stand."""

    def choose(other: Entity, companion: Companion) -> None:
        list_meetings(screen, entity, other, companion)

    screen.open_picker(TogetherSource(screen.desk.index, entity, choose))


def list_meetings(screen: DeskScreen, entity: Entity, other: Entity, companion: Companion) -> None:
    """List the mentions of an entity near which another one stands, as near as they are known to come."""
    within = (
        Within.ONE if companion.sentences else Within.PARAGRAPH if companion.paragraphs else Within.ARTICLE
    )
    screen.open_picker(MentionSource.of(screen.desk, entity).beside(other, within))


@act("picker.beside")
def beside(screen: DeskScreen, _press: Press) -> None:
    """Choose an entity beside which the mentions that are listed must stand; called again, choose another."""
    source = screen.desk.picker.source
    if not isinstance(source, MentionSource):
        return

    def show(other: Entity) -> None:
        screen.open_picker(source.beside(other))

    screen.open_picker(BesideSource(source, screen.entity_source(here_only=False), show))
