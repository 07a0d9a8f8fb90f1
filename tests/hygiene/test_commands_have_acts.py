"""The command table and the screen agree: what is listed in the help does something."""

from __future__ import annotations

import skyread.ui.acts  # noqa: F401  registers the acts
from skyread.keys.commands import COMMANDS
from skyread.ui.dispatch import ACTS


def test_every_command_has_an_act_and_every_act_a_command() -> None:
    assert set(ACTS) == {command.id for command in COMMANDS}
