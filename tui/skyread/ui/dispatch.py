"""Commands to deeds: every command of the table has exactly one act, registered here by its id.

Which keys lead to a command is the key map's business; what an act does stands in `acts`, which is imported with
the first key or after the first frame, whichever comes first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skyread.ui.screen import DeskScreen


@dataclass(frozen=True, slots=True)
class Press:
    """How a command was called."""

    count: int | None = None
    """The number typed before it."""
    argument: str = ""
    """The character of `{char}`, or the rest of the `:` line."""

    @property
    def times(self) -> int:
        """The count, or 1."""
        return self.count or 1


Act = Callable[["DeskScreen", Press], None]
ACTS: dict[str, Act] = {}
"""By command id."""


def act_of(command: str) -> Act:
    """The act of a command. The first call imports all of them: what they use is not needed for the first frame."""
    if not ACTS:
        import skyread.ui.acts  # noqa: F401, PLC0415
    return ACTS[command]


def act(*commands: str) -> Callable[[Act], Act]:
    """Register a function as the act of one or more commands."""

    def register(function: Act) -> Act:
        for command in commands:
            assert command not in ACTS, f"two acts for {command}"
            ACTS[command] = function
        return function

    return register
