"""The table of keys that the help, `skyread keys` and the README show."""

from __future__ import annotations

from pathlib import Path

from skyread.keys.commands import Context
from skyread.keys.helptable import HelpRow, markdown, rows
from skyread.keys.keymap import Keymap, load, load_default


def user_keymap(folder: Path, text: str) -> Keymap:
    file = folder / "keymap.yaml"
    file.write_text(text, encoding="utf-8")
    return load(file).keymap


def row(keymap: Keymap, context: Context | None, command: str) -> HelpRow:
    """The one row of a command."""
    [found] = [row for row in rows(keymap, context) if row.command == command]
    return found


def test_a_panes_own_keys_come_before_those_of_every_pane() -> None:
    contexts = [row.context for row in rows(load_default(), Context.READER)]
    own = contexts.count(Context.READER)
    assert contexts == [Context.READER] * own + [Context.GLOBAL] * (len(contexts) - own)


def test_where_characters_are_typed_only_their_own_keys_are_listed() -> None:
    assert {row.context for row in rows(load_default(), Context.PICKER)} == {Context.PICKER}


def test_the_help_shows_the_keys_in_force(tmp_path: Path) -> None:
    keymap = user_keymap(tmp_path, 'preset: less\nreader: {jump.entities: "Z"}\nglobal: {app.redraw: []}\n')
    assert row(keymap, Context.READER, "jump.entities").keys == ("Z",)
    assert row(keymap, Context.LIST, "jump.entities").keys == ("e",)
    assert row(keymap, Context.READER, "search.backward").keys == ("?",)
    assert row(keymap, Context.READER, "app.redraw").keys == ()


def test_keys_taken_from_one_pane_are_not_in_its_help(tmp_path: Path) -> None:
    keymap = user_keymap(tmp_path, 'unbind: {reader: ["]a"]}\n')
    assert row(keymap, Context.READER, "reader.next_article").keys == ("J", "Shift+PgDn")
    assert row(keymap, Context.LIST, "reader.next_article").keys == ("J", "]a", "Shift+PgDn")


def test_the_whole_table_has_each_binding_once_where_it_is_made() -> None:
    listed = [(row.context, row.command) for row in rows(load_default())]
    assert len(listed) == len(set(listed))
    assert (Context.GLOBAL, "mention.next") in listed
    assert (Context.READER, "mention.next") not in listed


def test_markdown_keeps_keys_that_mean_something_in_tables(tmp_path: Path) -> None:
    keymap = user_keymap(tmp_path, 'reader: {reader.percent: ["|", "`"]}\n')
    assert "| `\\|` `` ` `` | Go to this far into the article" in markdown(keymap)
