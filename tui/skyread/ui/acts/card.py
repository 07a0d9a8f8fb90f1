"""Acts of the card of an entity, and the peek at one."""

from __future__ import annotations

from skyread.desk.prompt import Purpose
from skyread.ui import views
from skyread.ui.acts.moving import motions
from skyread.ui.acts.views import list_meetings, looked_at
from skyread.ui.dispatch import Press, act
from skyread.ui.screen import DeskScreen

motions(
    "card",
    lambda screen, rows: screen.desk.card.move(rows),
    lambda screen: screen.desk.card.window.height,
    lambda screen: len(screen.desk.card.rows),
)


@act("entity.card")
def show_card(screen: DeskScreen, _press: Press) -> None:
    """Show the card of an entity."""
    entity = looked_at(screen)
    if entity is not None:
        views.open_card(screen, entity)


@act("entity.peek")
def peek(screen: DeskScreen, _press: Press) -> None:
    """Say in a few lines what an entity is."""
    entity = looked_at(screen)
    if entity is not None:
        views.open_peek(screen, entity)


@act("card.go")
def go(screen: DeskScreen, _press: Press) -> None:
    """Go where the line leads; from another entity to where both stand."""
    desk, line = screen.desk, screen.desk.card.selected
    entity = desk.card.entity
    if line is None or line.passage is None or entity is None:
        return
    companion = desk.card.companion(line)
    other = desk.entity(companion.entity) if companion is not None else None
    if companion is not None and other is not None:
        list_meetings(screen, entity, other, companion)
        return
    found = desk.index.mention_at(line.passage.article, line.passage.start)
    if found is not None and found[1] == entity.id:
        desk.jump_to_entity(entity.id, line.passage)
    elif desk.jump(line.passage) and (annotation := desk.card.annotation(line)) is not None:
        desk.marking.choose(annotation)


@act("card.next_section")
def next_section(screen: DeskScreen, _press: Press) -> None:
    """Move to the next section."""
    screen.desk.card.move_section(1)


@act("card.previous_section")
def previous_section(screen: DeskScreen, _press: Press) -> None:
    """Move to the section before."""
    screen.desk.card.move_section(-1)


@act("card.filter")
def filter_card(screen: DeskScreen, _press: Press) -> None:
    """Ask for letters and narrow the card while they are typed."""
    card = screen.desk.card
    before = card.filter
    purpose = Purpose("card filter", "filter: ", card.narrow, card.narrow, lambda: card.narrow(before))
    screen.desk.prompt.open(purpose, before)


@act("card.preview_down")
def preview_down(screen: DeskScreen, _press: Press) -> None:
    """Scroll the preview down."""
    screen.desk.card.preview_scroll += 4


@act("card.preview_up")
def preview_up(screen: DeskScreen, _press: Press) -> None:
    """Scroll the preview up."""
    screen.desk.card.preview_scroll -= 4


@act("card.close")
def close(screen: DeskScreen, _press: Press) -> None:
    """Take back the filter, then close the card."""
    card = screen.desk.card
    if card.filter:
        card.narrow("")
    else:
        card.close()
