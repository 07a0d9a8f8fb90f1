"""Editing a note in the user's own program: the one place that starts a program with the user's words for it.

The words come from the setting or the environment, are split as a shell would and run without one. The text goes
through a file that only the user can read, which is removed afterwards.
"""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from textual.app import App, SuspendNotSupported

from skyread.keys.settings import EDITORS


@dataclass(frozen=True, slots=True)
class Edited:
    """What came back from the program."""

    text: str | None
    """None where the program did not run or the file cannot be read."""
    problem: str = ""
    """One line on what went wrong; there can be a text all the same."""


class NoEditorError(Exception):
    """There is no command to run; the message says what to do."""


def command_for(setting: str, environment: Mapping[str, str] = os.environ) -> list[str]:
    """The program and its words: the setting, if it names one, else $VISUAL, else $EDITOR. Raises NoEditorError."""
    chosen = "" if setting in EDITORS else setting.strip()
    line = chosen or environment.get("VISUAL", "").strip() or environment.get("EDITOR", "").strip()
    if not line:
        raise NoEditorError("There is no editor to go to: set $EDITOR, or editor in config.yaml")
    try:
        return shlex.split(line)
    except ValueError:
        raise NoEditorError(f"The editor “{line}” has a quote that is not closed") from None


def edit_outside(app: App[object], command: Sequence[str], text: str, folder: Path) -> Edited:
    """Hand the terminal to `command` with `text` in a file in `folder`, and take back what it left there."""
    try:
        with app.suspend(), _keys_are_the_childs():
            # Nothing may be raised here: textual would not take the terminal back.
            return _edited(command, text, folder)
    except SuspendNotSupported:
        return Edited(None, "This terminal can't be handed to another program")


def _edited(command: Sequence[str], text: str, folder: Path) -> Edited:
    try:
        path = _write(text, folder)
    except OSError as problem:
        return Edited(None, f"No file for the editor can be written: {problem.strerror}")
    try:
        done = subprocess.run([*command, str(path)], check=False)
    except (OSError, ValueError) as problem:
        _remove(path)
        return Edited(None, f"{command[0]} can't be run: {getattr(problem, 'strerror', None) or problem}")
    try:
        left = path.read_text(encoding="utf-8", errors="replace")
    except OSError as problem:
        return Edited(None, f"What {command[0]} left can't be read: {problem.strerror}")
    _remove(path)
    if not text.endswith("\n"):
        left = left.removesuffix("\n")  # which editors add
    if done.returncode:
        how = f"ended with {done.returncode}" if done.returncode > 0 else "was ended"
        return Edited(left, f"{command[0]} {how}; the note is not kept yet")
    return Edited(left)


def _write(text: str, folder: Path) -> Path:
    """A file with the text, for the user's eyes only."""
    folder.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(prefix="note-", suffix=".md", dir=folder)
    with open(number, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123  an open descriptor
        file.write(text + "\n" if text and not text.endswith("\n") else text)
    return Path(name)


def _remove(path: Path) -> None:
    """Remove the file; one that stays costs nothing of what was written."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


@contextmanager
def _keys_are_the_childs() -> Iterator[None]:
    """Let Ctrl-C and Ctrl-\\ be for the program that has the terminal; it gets them as if we were not there."""

    def pass_by(*_: object) -> None:
        """Not SIG_IGN, which a child would inherit."""

    before = {one: signal.signal(one, pass_by) for one in (signal.SIGINT, signal.SIGQUIT)}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
