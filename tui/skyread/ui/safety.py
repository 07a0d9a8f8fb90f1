"""The daily copy of the notebook, made in the background, and going back to one when the notebook was damaged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from skyread.ui import background

if TYPE_CHECKING:
    from skyread.ui.screen import DeskScreen


@dataclass
class BackupFailed(Message):
    """The notebook could not be copied, or is damaged."""

    reason: str


def back_up(screen: DeskScreen) -> None:
    """Copy the notebook, once a day, on a thread of its own."""
    path = screen.desk.notebook.path
    if path is None:
        return

    def copy() -> BackupFailed | None:
        from skyread.notebook.backups import back_up as make  # noqa: PLC0415  not needed for the first frame

        reason = make(path)
        return BackupFailed(reason) if reason else None

    background.run(screen, copy, "backup")


def restore(screen: DeskScreen) -> None:
    """Go back to the newest good copy of a notebook that was damaged and set aside; what was made since is kept too."""
    desk = screen.desk
    offer = desk.notebook.still_on_offer()
    if offer is None:
        desk.say("The notebook is not damaged: there is nothing to restore")
        return
    made, ruled = desk.annotations.all(), desk.deciding.kept.all()
    desk.notebook.restore(offer)
    desk.annotations.notice_others()
    desk.deciding.kept.forget()
    if made:
        desk.annotations.merge(made, "Kept what was marked before the restoring")
    if ruled:
        desk.deciding.kept.keep(ruled, "Kept what was ruled before the restoring")
    desk.refresh_states()
    desk.say(f"Restored what was kept on {offer.day}{', beside what was made since' * bool(made or ruled)}")
