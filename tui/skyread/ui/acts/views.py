"""Acts that open the views of an entity: its mentions in context, and whom it is named with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from skyread.desk.arrangement import Pane
from skyread.desk.desk import NO_ENTITY
from skyread.desk.mention_source import MentionSource, Within
from skyread.desk.picker import Item
from skyread.desk.sources import EntitySource
from skyread.desk.together_source import TogetherSource
from skyread.entities.model import Entity
from skyread.index.together import Companion
from skyread.text.spans import Passage
from skyread.ui.dispatch import Press, act
from skyread.ui.screen import DeskScreen


def looked_at(screen: DeskScreen) -> Entity | None:
    """The entity a view is asked of: whose card is open, else under the cursor, in focus, or current; None is told."""
    desk = screen.desk
    if desk.card.shown:
        return desk.card.entity
    selected = desk.sidebar.selected if desk.pane is Pane.ENTITIES else None
    entity = desk.entity(selected.entity.id if selected else desk.reader.entity or desk.current)
    if entity is None:
        desk.say(NO_ENTITY if desk.named else "Names are still being found; try again in a moment")
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


@dataclass(frozen=True, slots=True)
class BesideSource:
    """The other entities, to choose beside which one mentions are looked for."""

    mentions: MentionSource
    entities: EntitySource
    show: Callable[[Entity], None]
    slow: bool = False
    previews: bool = True

    @property
    def title(self) -> str:
        """What is picked."""
        return f"{self.mentions.entity.name} together with"

    def find(self, query: str) -> list[Item]:
        """Entities for a query."""
        return [item for item in self.entities.find(query) if item.key != self.mentions.entity.id]

    def landing(self, item: Item) -> Passage | None:
        """Where the other one stands."""
        return self.entities.landing(item)

    def pick(self, item: Item) -> bool:
        """List where both stand."""
        other = self.entities.index.entity(item.key)
        if other is not None:
            self.show(other)
        return True


@act("picker.beside")
def beside(screen: DeskScreen, _press: Press) -> None:
    """Choose an entity beside which the mentions that are listed must stand; called again, choose another."""
    source = screen.desk.picker.source
    if not isinstance(source, MentionSource):
        return

    def show(other: Entity) -> None:
        screen.open_picker(source.beside(other))

    screen.open_picker(BesideSource(source, screen.entity_source(here_only=False), show))
