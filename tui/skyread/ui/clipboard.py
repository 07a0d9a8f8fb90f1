"""The clipboard: the system's own tool where there is one, else the terminal's OSC 52.

A tool is only asked for when something is copied. Text goes to it on standard input, never through a shell.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping, Sequence

from textual.app import App

_TOOLS: Sequence[tuple[str, Sequence[str]]] = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("", ("pbcopy",)),
    ("", ("clip.exe",)),
)
"""(the variable that must be set for the tool to work, the command)"""

TIMEOUT = 3
"""Seconds after which a tool that hangs is given up."""


def copy(app: App[object], text: str, choice: str, what: str) -> str:
    """Copy `text` as the setting `choice` says (auto, osc52, none or a command) and return what to tell the user."""
    if choice == "none":
        return "Copying is switched off in config.yaml (clipboard: none)"
    try:
        command = (
            find_tool(os.environ) if choice == "auto" else None if choice == "osc52" else shlex.split(choice)
        )
    except ValueError as problem:
        return f"Not copied: the clipboard command in config.yaml cannot be understood: {problem}"
    if command:
        failure = _run(command, text)
        if failure is None:
            return f"Copied the {what} with {command[0]}"
        if choice != "auto":
            return f"Not copied: {failure}"
    app.copy_to_clipboard(text)
    return f"Copied the {what} through the terminal (OSC 52)"


def find_tool(environment: Mapping[str, str]) -> Sequence[str] | None:
    """The clipboard tool that works here, as a command; None where there is none. Over ssh it would be the wrong end."""
    if environment.get("SSH_TTY") or environment.get("SSH_CONNECTION"):
        return None
    for variable, command in _TOOLS:
        if (not variable or environment.get(variable)) and shutil.which(command[0]):
            return command
    return None


def _run(command: Sequence[str], text: str) -> str | None:
    """Give `text` to a command; what went wrong, or None."""
    try:
        done = subprocess.run(
            command,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        return f"{command[0]}: {problem}"
    return None if done.returncode == 0 else f"{command[0]} ended with {done.returncode}"
