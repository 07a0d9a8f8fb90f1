"""The key map as a table: for the help screen, for `skyread keys` and for the README."""

from __future__ import annotations

from dataclasses import dataclass

from skyread.keys.commands import COMMANDS, Context
from skyread.keys.keymap import Keymap
from skyread.keys.sequences import show

TITLES: dict[Context, str] = {
    Context.GLOBAL: "Everywhere",
    Context.READER: "Reader",
    Context.VISUAL: "Caret and selection",
    Context.LIST: "List of articles",
    Context.ENTITIES: "Entities",
    Context.EDITOR: "Note editor",
    Context.PICKER: "Picker",
    Context.CARD: "Card of an entity",
    Context.REVIEW: "Review",
    Context.PROMPT: "Command and search line",
    Context.HELP: "Help",
    Context.HINTS: "Hint labels",
}
"""What contexts are called, in the order in which tables list them."""


@dataclass(frozen=True, slots=True)
class HelpRow:
    """One command with its keys."""

    context: Context
    """Where the keys are bound: `GLOBAL` for what a pane takes over."""
    command: str
    keys: tuple[str, ...]
    """As they are shown; empty for a command that has only its name."""
    title: str
    help: str


def rows(keymap: Keymap, context: Context | None = None) -> list[HelpRow]:
    """The commands that work in `context`, its own first, or those of all contexts, each where it is bound.

    In the table's order, commands without keys included.
    """
    if context is None:
        return [row for place in TITLES for row in _section(keymap, place, place)]
    own = _section(keymap, context, context)
    if not context.inherits:
        return own
    replaced = {row.command for row in own}
    taken_over = _section(keymap, Context.GLOBAL, context)
    return own + [row for row in taken_over if row.command not in replaced]


def markdown(keymap: Keymap) -> str:
    """The table for the README: one part for each context, keys as code."""
    listed = rows(keymap)
    parts: list[str] = []
    for context, title in TITLES.items():
        lines = [f"**{title}**", "", "| Keys | What it does | Command |", "| --- | --- | --- |"]
        for row in listed:
            if row.context is context:
                keys = " ".join(_code(key) for key in row.keys) or "–"
                lines.append(f"| {keys} | {_cell(row.help)} | `{row.command}` |")
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _section(keymap: Keymap, written: Context, pressed: Context) -> list[HelpRow]:
    """The commands bound in context `written`, with the keys that they have for someone in `pressed`."""
    bound = keymap.bindings.get(written, {})
    effective = keymap.effective(pressed)
    found = []
    for command in COMMANDS:
        if command.id in bound:
            keys = tuple(show(keys) for keys in bound[command.id] if effective.get(keys) == command.id)
            found.append(HelpRow(written, command.id, keys, command.title, command.help))
    return found


def _code(key: str) -> str:
    """Key names as Markdown code inside a table cell, where a bar would end the cell."""
    text = _cell(key)
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
