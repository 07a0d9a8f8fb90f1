"""The verbs about what the user set: `keys` and `config`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from skyread.cli.outcomes import NOTHING, OK, narrate, write
from skyread.cli.output import write_json, write_table
from skyread.cli.parsing import Call
from skyread.cli.reading import LOG_FILE, NOTEBOOK_FILE
from skyread.keys.helptable import rows
from skyread.keys.keymap import BrokenDefaultsError, check, load
from skyread.keys.places import Places, places
from skyread.keys.problems import Problem
from skyread.keys.settings import SETTINGS, load_settings, value_of


def keys(call: Call) -> int:
    """List the keys in force, or the problems of a key map."""
    try:
        return _keys(call)
    except BrokenDefaultsError as broken:
        for line in str(broken).splitlines():
            narrate(line)
        return NOTHING


def _keys(call: Call) -> int:
    if call.paths:
        narrate("skyread: keys reads no articles; to check a key map, write skyread keys --check FILE")
    home = places()
    preset = load_settings(home.settings_file).settings.keymap_preset
    if "--check" in call.options:
        return _check(Path(call.options["--check"]), preset, call.json)
    report = load(home.keymap_file, preset)
    _tell(report.problems)
    listed = rows(report.keymap)
    if call.json:
        write_json(
            {"context": row.context.value, "command": row.command, "keys": list(row.keys), "help": row.help}
            for row in listed
        )
    else:
        write_table((row.context.value, " ".join(row.keys) or "–", row.command, row.help) for row in listed)
    return NOTHING if report.problems else OK


def config(call: Call) -> int:
    """List the settings in force and the files that skyread uses."""
    home = places()
    report = load_settings(home.settings_file)
    _tell(report.problems)
    records = []
    for setting in SETTINGS:
        value, origin = value_of(report.settings, setting.key), report.origins[setting.key]
        if setting.key == "library" and call.paths:
            value, origin = list(call.paths), "command line"
        records.append(_record("setting", setting.key, value, origin))
    where = "SKYREAD_HOME" if os.environ.get("SKYREAD_HOME") else "default"
    for what, path, origin in _files(home, where):
        records.append(_record("file", what, str(path), origin, os.path.lexists(path)))
    if call.json:
        write_json(records)
    else:
        write_table((_row(record) for record in records), whole=True)
    return NOTHING if report.problems else OK


def _check(file: Path, preset: str, as_json: bool) -> int:
    problems = check(file, preset).problems
    if as_json:
        write_json(
            {"file": one.file, "line": one.line, "column": one.column, "message": one.message}
            for one in problems
        )
    else:
        for problem in problems:
            write(f"{problem}\n")
    if not problems:
        narrate(f"skyread: {file}: nothing is wrong")
    return NOTHING if problems else OK


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        narrate(f"{problem} — the defaults are in force")


def _record(
    kind: str, name: str, value: object, origin: str, exists: bool | None = None
) -> dict[str, object]:
    return {"kind": kind, "name": name, "value": value, "origin": origin, "exists": exists}


def _row(record: dict[str, object]) -> tuple[str, str, str]:
    value = record["value"]
    if isinstance(value, dict):
        value = [f"{field}: {name}" for field, name in value.items()]
    shown = " · ".join(map(str, value)) if isinstance(value, list) else str(value)
    origin = f"{record['origin']}{', not there' if record['exists'] is False else ''}"
    return str(record["name"]), shown or "–", origin


def _files(home: Places, where: str) -> list[tuple[str, Path, str]]:
    from skyread.desk.opening import CACHE_FILE, NAMES_FILE, SAMPLES  # noqa: PLC0415  only for the names
    from skyread.keys.assets import asset  # noqa: PLC0415

    return [
        ("settings file", home.settings_file, where),
        ("key map", home.keymap_file, where),
        ("known names", home.config_dir / NAMES_FILE, where),
        ("notebook", home.data_dir / NOTEBOOK_FILE, where),
        ("cache", home.cache_dir / CACHE_FILE, where),
        ("errors", home.state_dir / LOG_FILE, where),
        ("default keys", asset("keymap.yaml"), "shipped"),
        ("samples", asset(SAMPLES), "shipped"),
    ]
