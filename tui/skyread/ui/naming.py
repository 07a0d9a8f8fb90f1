"""Showing names when they have been found, and again whenever the user has ruled about them.

In a large library decisions are laid over the names on another thread; until that is done the names before are in use.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from skyread.desk.draft_source import waiting
from skyread.ui import background

if TYPE_CHECKING:
    from skyread.desk.layering import Laid, Layer
    from skyread.index.library_index import Index
    from skyread.ui.loading import NamesFound
    from skyread.ui.screen import DeskScreen

PROGRESS = "putting names right …"


@dataclass
class NamesLaid(Message):
    """Decisions have been laid over the names."""

    layer: Layer
    laid: Laid
    changed: int
    """Of which state of the decisions."""


def take(screen: DeskScreen, message: NamesFound) -> None:
    """Show the names that were found."""
    desk = screen.desk
    desk.quoted = message.naming.quoted
    desk.deciding.take_base(message.naming.index)
    lay(screen)
    if message.notice:
        desk.tell(message.notice)
    elif not screen.drafts_told and (drafts := waiting(desk.drafts.all())):
        desk.tell(drafts)
    screen.drafts_told = True
    screen.status.progress = progress(screen)


def lay(screen: DeskScreen) -> None:
    """Lay the user's decisions over the names: one was made, or taken back, here or in another window.

    In a large library this goes on in the background.
    """
    desk = screen.desk
    deciding = desk.deciding
    if deciding.laying:  # when it is done, it is begun again for what has changed since
        return
    if deciding.at_once or not deciding.kept.all():
        _show(screen, deciding.lay())
        return
    layer, decisions, changed = deciding.layer, deciding.all(), deciding.kept.changed
    assert layer is not None
    deciding.laying = True
    screen.status.progress = PROGRESS

    background.run(screen, lambda: NamesLaid(layer, layer.lay(decisions), changed), "naming")


def take_laid(screen: DeskScreen, message: NamesLaid) -> None:
    """Show names as they are decided; those of a library that was read again since are of no use."""
    deciding = screen.desk.deciding
    deciding.laying = False
    if message.layer is deciding.layer:
        _show(screen, deciding.take(message.laid, message.changed))
    screen.status.progress = progress(screen)


def progress(screen: DeskScreen) -> str:
    """What is said of decisions that are being laid."""
    return PROGRESS if screen.desk.deciding.laying else ""


def _show(screen: DeskScreen, index: Index) -> None:
    from skyread.desk.decision_source import DecisionSource  # noqa: PLC0415  not needed for the first frame
    from skyread.desk.sources import EntitySource  # noqa: PLC0415  not needed for the first frame

    if index is not screen.desk.index:
        screen.desk.take_index(index)
        screen.finders.take_index(index)
        screen.finders.warm_up(screen.desk.quotes.speakers)
    source = screen.desk.picker.source
    if isinstance(source, EntitySource):
        # What was typed while names were being found, or is kept for resuming, is asked of the present names.
        screen.desk.picker.source = screen.entity_source(here_only=source.here_only)
        screen.search_picker()
    elif isinstance(source, DecisionSource) and screen.desk.picker.shown:
        screen.search_picker()
    elif screen.desk.picker.shown:
        from skyread.ui import renewing  # noqa: PLC0415  not needed for the first frame

        renewing.renew(screen)
