"""Acts of the article list."""

from __future__ import annotations

from skyread.desk.prompt import Purpose
from skyread.ui.acts.moving import motions
from skyread.ui.dispatch import Press, act
from skyread.ui.keynames import no_entity
from skyread.ui.screen import DeskScreen


def _move(screen: DeskScreen, rows: int) -> None:
    """Move the cursor and show the article under it in passing."""
    screen.desk.listing.window.move(rows)
    screen.show_selected()


motions(
    "list",
    _move,
    lambda screen: screen.desk.listing.window.height,
    lambda screen: screen.desk.listing.window.size,
)


@act("list.open")
def open_article(screen: DeskScreen, _press: Press) -> None:
    """Read the article under the cursor."""
    selected, closed = screen.desk.listing.selected, screen.desk.listing.selected_closed
    if selected is not None:
        screen.desk.open(selected)
    elif closed is not None:
        screen.desk.say(f"{closed.path} {closed.reason}")


@act("list.filter")
def filter_list(screen: DeskScreen, _press: Press) -> None:
    """Ask for letters and narrow the list while they are typed."""
    desk = screen.desk
    before, selected = desk.listing.filter, desk.listing.selected

    def narrow(text: str) -> None:
        desk.listing.filter = text
        desk.arrange_list()
        screen.show_selected()

    def leave() -> None:
        desk.listing.filter = before
        desk.arrange_list()
        if selected is not None:
            desk.listing.select(selected)
        screen.show_selected()

    desk.prompt.open(Purpose("list filter", "filter: ", narrow, narrow, leave), before)


@act("list.narrow")
def narrow_list(screen: DeskScreen, _press: Press) -> None:
    """List only the articles that name the current entity; called again, list all."""
    desk = screen.desk
    entity = desk.entity(desk.current or desk.reader.entity)
    if desk.narrowed_to is not None:
        desk.narrow_list(None)
        desk.say("All articles are listed")
    elif entity is None:
        desk.say(no_entity(screen))
    else:
        desk.narrow_list(entity.id)
        desk.say(f"{len(desk.listing.rows)} articles name {entity.name}; & lists all again")


@act("list.clear_filter")
def clear_filter(screen: DeskScreen, _press: Press) -> None:
    """List everything again."""
    screen.desk.listing.filter = ""
    screen.desk.narrow_list(None)


@act("list.next_unread")
def next_unread(screen: DeskScreen, press: Press) -> None:
    """Move to the next unread article."""
    _to_unread(screen, 1, press.times)


@act("list.previous_unread")
def previous_unread(screen: DeskScreen, press: Press) -> None:
    """Move to the previous unread article."""
    _to_unread(screen, -1, press.times)


def _to_unread(screen: DeskScreen, direction: int, count: int) -> None:
    desk = screen.desk
    rows, cursor = desk.listing.rows, desk.listing.window.cursor
    behind = range(cursor - 1, -1, -1) if direction < 0 else range(cursor + 1, len(rows))
    unread = [row for row in behind if not desk.state(rows[row]).read]
    if not unread:
        desk.say("No more unread articles this way")
        return
    desk.listing.window.go(unread[min(count, len(unread)) - 1])
    screen.show_selected()


@act("list.toggle_read")
def toggle_read(screen: DeskScreen, _press: Press) -> None:
    """Mark the article as read, or as unread again."""
    desk = screen.desk
    in_reader = desk.pane.value == "reader" and desk.reader.article is not None
    id_ = desk.reader.article.id if in_reader and desk.reader.article else desk.listing.selected
    if id_ is not None:
        read = not desk.state(id_).read
        said = "Marked as read" if read else "Marked as unread"
        desk.set_read([id_], read, by_hand=said)
        desk.say(said)


@act("list.mark_all_read")
def mark_all_read(screen: DeskScreen, _press: Press) -> None:
    """Mark everything that is listed as read; called again at once, mark it as unread."""
    desk = screen.desk
    unread = [id_ for id_ in desk.listing.rows if not desk.state(id_).read]
    if unread:
        desk.set_read(unread, True, by_hand=f"Marked {len(unread)} as read")
        screen.marked_read = unread
        desk.say(f"{len(unread)} marked as read; R again takes that back")
    elif screen.marked_read:
        desk.set_read(screen.marked_read, False, by_hand=f"Marked {len(screen.marked_read)} as unread")
        desk.say(f"{len(screen.marked_read)} marked as unread again")
        screen.marked_read = []
    else:
        desk.say("Everything listed is read")


@act("list.sort")
def sort_list(screen: DeskScreen, _press: Press) -> None:
    """Sort by the next key."""
    desk = screen.desk
    key = desk.listing.next_sort()
    desk.arrange_list()
    _keep_order(screen)
    desk.say(f"Sorted by {key.value}")


@act("list.reverse")
def reverse_list(screen: DeskScreen, _press: Press) -> None:
    """Turn the order round."""
    desk = screen.desk
    desk.listing.reverse = not desk.listing.reverse
    desk.arrange_list()
    _keep_order(screen)
    desk.say("Order turned round")


def _keep_order(screen: DeskScreen) -> None:
    listing = screen.desk.listing
    screen.desk.reading.set_setting("sort", {"key": listing.sort.value, "reverse": listing.reverse})
