"""Showing names when they have been found, and again whenever the user has ruled about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skyread.desk.draft_source import waiting

if TYPE_CHECKING:
    from skyread.ui.loading import NamesFound
    from skyread.ui.screen import DeskScreen


def take(screen: DeskScreen, message: NamesFound) -> None:
    """Show the names that were found."""
    desk = screen.desk
    desk.take_names(message.naming.index)
    if message.notice:
        desk.say(message.notice)
    elif not screen.drafts_told and (drafts := waiting(desk.drafts.all())):
        desk.say(drafts)
    screen.drafts_told = True
    screen.status.progress = ""
    _tell_finders(screen)


def lay(screen: DeskScreen) -> None:
    """Lay the user's decisions over the names: one was made, or taken back, here or in another window."""
    screen.desk.take_index(screen.desk.deciding.index())
    _tell_finders(screen)


def _tell_finders(screen: DeskScreen) -> None:
    from skyread.desk.sources import EntitySource  # noqa: PLC0415  not needed for the first frame

    screen.finders.take_index(screen.desk.index)
    source = screen.desk.picker.source
    if isinstance(source, EntitySource):
        # What was typed while names were being found, or is kept for resuming, is asked of the present names.
        screen.desk.picker.source = screen.entity_source(here_only=source.here_only)
        screen.search_picker()
