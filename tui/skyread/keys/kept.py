"""The key map as it was checked last, so that a start does not read and check YAML that has not changed.

Only a map without problems is kept, beside what it was made of. The YAML files are the truth: a kept map that does
not fit them, or cannot be read, is made anew.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import Any

import skyread
from skyread.keys.assets import asset
from skyread.keys.commands import Context
from skyread.keys.keymap import PRESET_FOLDER, Keymap, KeymapReport, load


def load_kept(user_file: Path, preset: str, kept: Path) -> KeymapReport:
    """As `keymap.load`, by way of the file `kept`. Raises `BrokenDefaultsError`."""
    made_of = _made_of(user_file, preset)
    try:
        plain = json.loads(kept.read_bytes())
        if plain["made of"] == made_of:
            return KeymapReport(_keymap(plain), ())
    except (OSError, ValueError, TypeError, KeyError):
        pass  # none yet, or not one of ours
    report = load(user_file, preset)
    if not report.problems:
        _keep(report.keymap, made_of, kept)
    return report


def _made_of(user_file: Path, preset: str) -> list[Any]:
    """What a key map depends on: skyread itself, the preset, and size and time of the files and of the code."""
    files = (
        asset("keymap.yaml"),
        *sorted(PRESET_FOLDER.iterdir()),
        user_file,
        Path(__file__).with_name("commands.py"),
    )
    tables = sorted(Path(__file__).parent.glob("table_*.py"))
    return [skyread.__version__, preset, *(_fingerprint(file) for file in (*files, *tables))]


def _fingerprint(file: Path) -> list[int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return [status.st_size, status.st_mtime_ns]


def _keep(keymap: Keymap, made_of: list[Any], kept: Path) -> None:
    plain = {
        "made of": made_of,
        "bindings": {context.value: dict(commands) for context, commands in keymap.bindings.items()},
        "masked": {context.value: sorted(keys) for context, keys in keymap.masked.items()},
    }
    with contextlib.suppress(OSError):  # a full or read-only disk keeps nothing
        kept.parent.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps(plain), encoding="utf-8")
        fresh.replace(kept)


def _keymap(plain: dict[str, Any]) -> Keymap:
    return Keymap(
        {
            Context(context): {
                command: tuple(tuple(keys) for keys in sequences) for command, sequences in commands.items()
            }
            for context, commands in plain["bindings"].items()
        },
        {
            Context(context): frozenset(tuple(keys) for keys in masked)
            for context, masked in plain["masked"].items()
        },
    )
