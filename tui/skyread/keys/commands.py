"""THE one command table: key map, help, palette, `:` line, README and tests all come from it.

The rows stand in the `table_*` modules, by where the commands work. No key is named here: keys are in keymap.yaml.
"""

from __future__ import annotations

from skyread.keys.command import Argument, Command, Context, Need
from skyread.keys.table_everywhere import EVERYWHERE
from skyread.keys.table_lists import ENTITIES, HELP, HINTS, LIST, PICKER, PROMPT
from skyread.keys.table_reader import READER

__all__ = ["COMMANDS", "Argument", "Command", "Context", "Need", "by_id", "by_word"]

COMMANDS: tuple[Command, ...] = READER + EVERYWHERE + LIST + ENTITIES + PICKER + PROMPT + HELP + HINTS

_BY_ID = {command.id: command for command in COMMANDS}
_BY_WORD = {word: command for command in COMMANDS for word in (command.id, *command.words)}


def by_id(command_id: str) -> Command:
    """The command with this id; KeyError where there is none."""
    return _BY_ID[command_id]


def by_word(word: str) -> Command | None:
    """The command that `word` means on the `:` line: a short name or an id."""
    return _BY_WORD.get(word)
