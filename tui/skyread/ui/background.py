"""Work on another thread: it hands over its result as a message, and an error of the program ends that in order.

Without this an error there would be heard by nobody, and the user would wait for ever.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from skyread.ui.screen import DeskScreen


@dataclass
class WorkFailed(Message):
    """Something went wrong in the background that should never go wrong."""

    problem: Exception


def run(screen: DeskScreen, work: Callable[[], Message | None], group: str) -> None:
    """Do work that nobody waits for; what it returns is posted to the screen.

    What was begun in the same group before goes on, and posts its message too: who takes it must see whether it is out of date.
    """

    def doing() -> None:
        try:
            message = work()
        except Exception as problem:  # the screen's thread ends the program in order
            message = WorkFailed(problem)
        if message is not None:
            screen.post_message(message)

    screen.run_worker(doing, thread=True, group=group, exit_on_error=False)


def busy(screen: DeskScreen, group: str) -> bool:
    """Whether work of that group goes on."""
    return any(worker.group == group and worker.is_running for worker in screen.workers)
