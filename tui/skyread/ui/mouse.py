"""What the mouse does: nothing that keys could not, on the same view models.

One click goes to what is under the pointer, two clicks open it; dragging over the text selects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skyread.desk.arrangement import Pane
from skyread.ui.dispatch import Press
from skyread.ui.lines import PaneClicked, PaneScrolled

if TYPE_CHECKING:
    from skyread.desk.visual import Visual
    from skyread.ui.panes.reader import TextDragged
    from skyread.ui.screen import DeskScreen

WHEEL_ROWS = 3
"""Rows per notch of the wheel."""


def scrolled(screen: DeskScreen, message: PaneScrolled) -> None:
    """Scroll what is under the pointer."""
    pane, rows = message.pane, message.notches * WHEEL_ROWS
    if pane is screen.reader:
        screen.desk.reader.scroll(rows)
    elif pane is screen.list:
        screen.desk.listing.window.scroll(message.notches)
    elif pane is screen.entities:
        screen.desk.sidebar.window.scroll(rows)
    elif pane is screen.picker:
        screen.desk.picker.move(message.notches)
    elif pane is screen.help:
        screen.help_view.window.scroll(rows)
    elif pane is screen.card:
        screen.desk.card.window.scroll(rows)
    elif pane is screen.reviewing:
        screen.review.scroll += rows
    elif pane is screen.editor:
        screen.desk.editor.edit.scroll(rows)


def clicked(screen: DeskScreen, message: PaneClicked) -> None:
    """Go to what was clicked; outside an overlay, close it."""
    pane, y = message.pane, message.y
    screen.desk.peek = None
    if screen.help_view.shown and pane is not screen.help:
        screen.help_view.close()
    elif screen.desk.picker.shown and pane is not screen.picker:
        screen.desk.picker.close()
    elif screen.review.shown and not screen.desk.picker.shown:
        return
    elif screen.desk.card.shown and pane is not screen.picker:
        _on_card(screen, message)
    elif screen.desk.editor.job is not None and pane is not screen.picker:
        if pane is screen.editor:
            screen.editor.click(message.x, y)
    elif pane is screen.reader:
        _in_reader(screen, message)
    elif pane is screen.list and (row := screen.list.row_at(y)) is not None:
        screen.focus_pane(Pane.LIST)
        screen.desk.listing.window.go(row)
        screen.show_selected()
        _open(screen, message, "list.open")
    elif pane is screen.entities and (row := screen.entities.row_at(y)) is not None:
        screen.focus_pane(Pane.ENTITIES)
        screen.desk.sidebar.go(row)
        _open(screen, message, "entities.first_mention")
    elif pane is screen.picker and (row := screen.picker.row_at(y)) is not None:
        screen.desk.picker.go(row)
        _open(screen, message, "picker.accept")


def _on_card(screen: DeskScreen, message: PaneClicked) -> None:
    if message.pane is not screen.card:
        screen.desk.card.close()
    elif (row := screen.card.row_at(message.y)) is not None:
        screen.desk.card.go(row)
        _open(screen, message, "card.go")


def dragged(screen: DeskScreen, message: TextDragged) -> None:
    """Select from where the button was pressed to the pointer; beyond the text, scroll it by a row."""
    desk, pane = screen.desk, screen.reader
    if (
        screen.help_view.shown
        or desk.picker.shown
        or screen.review.shown
        or desk.card.shown
        or desk.editor.job is not None
        or desk.prompt.purpose
    ):
        return
    visual = desk.visual
    if message.begins:
        visual = _caret_at(screen, pane.offset_at(*message.start))
    if visual is None:
        return
    top, bottom = pane.header_rows, pane.header_rows + desk.reader.height - 1
    if not top <= message.to.y <= bottom:
        desk.reader.scroll(1 if message.to.y > bottom else -1)
    y = max(top, min(message.to.y, bottom))
    offset = pane.offset_at(message.to.x, y)
    while offset is not None and y > top and not visual.page.stops.in_row(pane.row_at(y)):
        y -= 1  # a gap belongs to the row above
        offset = pane.offset_at(message.to.x, y)
    visual.go_to(len(visual.article.text) if offset is None else offset)


def _caret_at(screen: DeskScreen, offset: int | None) -> Visual | None:
    """Begin to select at an offset, or at the end of the article."""
    from skyread.desk.visual import Mode, start  # noqa: PLC0415  not needed for the first frame

    desk = screen.desk
    end = len(desk.reader.article.text) if desk.reader.article else 0
    visual = start(desk.reader, desk.mentions_between, Mode.CHARACTERS, end if offset is None else offset)
    if visual is not None:
        screen.reader.hints = None
        screen.focus_pane(Pane.READER)
        desk.visual = visual
    return visual


def _in_reader(screen: DeskScreen, message: PaneClicked) -> None:
    screen.focus_pane(Pane.READER)
    screen.desk.visual = None
    reader = screen.desk.reader
    offset = screen.reader.offset_at(message.x, message.y)
    if offset is None or reader.article is None or reader.toggle_fold_at(screen.reader.row_at(message.y)):
        return
    reader.focus_sentence_at(offset)
    found = screen.desk.index.mention_at(reader.article.id, offset)
    if found is not None:
        reader.mention, reader.entity = found
        _open(screen, message, "mention.next")
    elif message.double:
        visual = _caret_at(screen, offset)
        if visual is not None:
            visual.select_word()


def _open(screen: DeskScreen, message: PaneClicked, command: str) -> None:
    if message.double:
        screen.run_command(command, Press())
