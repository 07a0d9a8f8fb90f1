"""Commands, keymap.yaml, presets and README agree, and no default key is in another's way."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from skyread.keys.assets import asset
from skyread.keys.commands import COMMANDS, WORDS, Argument, Command, Context, by_id
from skyread.keys.helptable import rows
from skyread.keys.keymap import PRESETS, load_default
from skyread.keys.sequences import ANY_CHARACTER

ROOT = Path(__file__).parents[2]
PANES = (Context.LIST, Context.READER, Context.ENTITIES)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_says_what_it_does(command: Command) -> None:
    assert command.title
    assert command.help.endswith(".")
    assert len(command.help) <= 76, "a help line must fit 80 columns"
    assert command.contexts


def test_ids_and_words_mean_one_command() -> None:
    words = [word for command in COMMANDS for word in (command.id, *command.words)]
    assert len(words) == len(set(words))
    assert all(WORDS[command.id] is by_id(command.id) is command for command in COMMANDS)


def test_the_default_key_map_is_the_one_at_the_top() -> None:
    assert asset("keymap.yaml").samefile(ROOT / "keymap.yaml")


def test_every_command_is_in_the_default_key_map_bound_or_unbound() -> None:
    listed = {command for bindings in load_default().bindings.values() for command in bindings}
    assert listed == {command.id for command in COMMANDS}


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("context", Context)
def test_no_default_sequence_begins_another_or_is_bound_twice(preset: str, context: Context) -> None:
    keymap = load_default(preset)
    own = [keys for sequences in keymap.bindings[context].values() for keys in sequences]
    assert len(own) == len(set(own))
    works = keymap.effective(context)
    if context.inherits:
        masked = keymap.masked.get(context, frozenset())
        everywhere = {
            keys
            for command, sequences in keymap.bindings[Context.GLOBAL].items()
            for keys in sequences
            if command not in keymap.bindings[context] and keys not in masked
        }
        assert not everywhere & set(own)
    starts = {keys[:end] for keys in works for end in range(1, len(keys))}
    assert not starts & set(works)


@pytest.mark.parametrize("preset", PRESETS)
def test_one_can_always_get_help_and_out(preset: str) -> None:
    keymap = load_default(preset)
    for pane in PANES:
        for command in ("app.help", "app.quit", "app.close", "app.cancel", "app.command_line"):
            assert keymap.keys_of(command, pane), f"{command} has no key in {pane}"
    for context, command in (
        (Context.PICKER, "picker.leave"),
        (Context.PROMPT, "prompt.leave"),
        (Context.HELP, "help.close"),
        (Context.HINTS, "hints.leave"),
        (Context.EDITOR, "editor.leave"),
    ):
        assert ("escape",) in keymap.keys_of(command, context)


@pytest.mark.parametrize("preset", PRESETS)
def test_no_command_hangs_on_a_key_that_a_plain_terminal_can_not_send(preset: str) -> None:
    keymap = load_default(preset)
    for context in Context:
        for command, sequences in keymap.bindings[context].items():
            plain = [
                keys
                for keys in sequences
                if not any(key == "ctrl+i" or key.startswith(("alt+", "super+")) for key in keys)
            ]
            assert plain or not sequences, command


def test_typing_contexts_bind_no_character() -> None:
    for context in (Context.PICKER, Context.PROMPT, Context.HINTS, Context.EDITOR):
        assert not [
            keys for keys in load_default().effective(context) if len(keys[0]) == 1 or keys[0] == "space"
        ]


def test_commands_with_a_character_and_only_they_wait_for_one() -> None:
    for context in Context:
        for keys, command in load_default().effective(context).items():
            assert (keys[-1] == ANY_CHARACTER) == (by_id(command).argument is Argument.CHARACTER)


def test_the_help_of_a_pane_lists_exactly_the_keys_that_work_there() -> None:
    for preset in PRESETS:
        keymap = load_default(preset)
        for context in Context:
            shown = [key for row in rows(keymap, context) for key in row.keys]
            assert len(shown) == len(set(shown)) == len(keymap.effective(context))


def test_the_readme_has_the_tables_of_keys_settings_and_verbs() -> None:
    tool = ROOT / "tui" / "tools" / "readme.py"
    done = subprocess.run([sys.executable, tool, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_readmes_own_words_are_left_alone() -> None:
    written = runpy.run_path(str(ROOT / "tui" / "tools" / "readme.py"))["written"]
    text = (
        "# Title\n<!-- keys -->\nstale\n<!-- /keys -->\nbetween\n<!-- settings -->\n<!-- /settings -->\n"
        "<!-- verbs -->\n<!-- /verbs -->\nend\n"
    )
    once = written(text)
    assert "stale" not in once
    assert once.startswith("# Title\n<!-- keys -->\n")
    assert "\n<!-- /keys -->\nbetween\n<!-- settings -->\n" in once
    assert once.endswith("\n<!-- /verbs -->\nend\n")
    assert written(once) == once
