"""THE one command table: key map, help, palette, `:` line, README and tests all come from it.

The rows stand in the `table_*` modules, by where the commands work. No key is named here: keys are in keymap.yaml.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from skyread.keys.command import Argument, Command, Context, Need
from skyread.keys.table_deciding import DECIDING
from skyread.keys.table_editor import DRAFTS, EDITOR
from skyread.keys.table_everywhere import EVERYWHERE
from skyread.keys.table_lists import ENTITIES, HELP, HINTS, LIST, PICKER, PROMPT
from skyread.keys.table_marking import MARKING
from skyread.keys.table_notes import NOTES, REVIEW
from skyread.keys.table_reader import READER
from skyread.keys.table_said import SAID
from skyread.keys.table_views import CARD, VIEWS
from skyread.keys.table_visual import VISUAL
from skyread.keys.table_worklist import WORKLIST

__all__ = ["COMMANDS", "WORDS", "Argument", "Command", "Context", "Need", "by_id"]

COMMANDS: tuple[Command, ...] = (
    READER
    + VISUAL
    + CARD
    + MARKING
    + DECIDING
    + EVERYWHERE
    + VIEWS
    + SAID
    + NOTES
    + WORKLIST
    + DRAFTS
    + LIST
    + ENTITIES
    + EDITOR
    + PICKER
    + REVIEW
    + PROMPT
    + HELP
    + HINTS
)

WORDS: Mapping[str, Command] = MappingProxyType(
    {word: command for command in COMMANDS for word in (*command.words, command.id)}
)
"""What may be typed on the `:` line: short names and ids."""

_BY_ID = {command.id: command for command in COMMANDS}


def by_id(command_id: str) -> Command:
    """The command with this id; KeyError where there is none."""
    return _BY_ID[command_id]
