"""The settings: one table of keys with their types, defaults and help; config.yaml is checked against it.

Only what the program uses is in the table. Where the file is kept is `places`' business.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from string import Formatter
from types import MappingProxyType

from skyread.keys.layers import PRESETS
from skyread.keys.pens import DEFAULT_PENS, NO_PEN, Pen, look_of, with_keys
from skyread.keys.problems import Problem, advice
from skyread.keys.yamlsource import Items, Table, Value, Word, is_absent, read_file

THEMES = ("dark", "light", "high-contrast", "ansi")
DATE_ORDERS = ("mdy", "dmy")
CLIPBOARDS = ("auto", "osc52", "none")
MEASURES = range(20, 201)
BOOKS = ("chapters", "whole")
EDITORS = ("inline", "external")
RECORD_FIELDS = ("title", "date", "source", "author", "url", "text")
CITATION_FIELDS = ("quote", "title", "source", "date", "article")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose, complete."""

    library: tuple[Path, ...] = ()
    theme: str = "dark"
    measure: int = 72
    date_order: str = "mdy"
    clipboard: str = "auto"
    citation: str = "“{quote}” — {title}, {source}, {date}"
    keymap_preset: str = "vim"
    epub: str = "chapters"
    records: tuple[tuple[str, str], ...] = ()
    """A field of ours, and the name that it has in JSON and CSV files."""
    pens: tuple[Pen, ...] = DEFAULT_PENS
    editor: str = "inline"
    nlp: str = "none"
    """A spaCy pipeline that advises on types; "none" for none."""


@dataclass(frozen=True, slots=True)
class SettingsReport:
    """Settings that can be used, and what is wrong with the file, in which case none of it is used."""

    settings: Settings
    problems: tuple[Problem, ...]
    origins: Mapping[str, str]
    """By key: `default`, or `FILE:LINE`."""


class _WrongValueError(ValueError):
    """Says what a value should have been, and where, if that is further in than the value begins."""

    def __init__(self, message: str, at: Value | None = None) -> None:
        super().__init__(message)
        self.at = at


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of config.yaml."""

    key: str
    values: str
    """What may stand there, in words."""
    help: str
    """One sentence."""
    put: Callable[[Settings, Value, Path], Settings]
    """The settings with this one as it stands in a file of the given folder; raises for a wrong value."""


def load_settings(file: Path | None) -> SettingsReport:
    """Read config.yaml. A file that is not there is no problem; one with problems is not used at all."""
    defaults = MappingProxyType({setting.key: "default" for setting in SETTINGS})
    if file is None or is_absent(file):
        return SettingsReport(Settings(), (), defaults)
    source = read_file(file)
    problems = list(source.problems)
    settings = Settings()
    origins = dict(defaults)
    seen: set[str] = set()
    for name, value in source.table.entries:
        setting = _BY_KEY.get(name.text)
        if setting is None:
            hint = advice(name.text, _BY_KEY, f"the settings are {', '.join(_BY_KEY)}")
            message = f"there is no setting “{name.text}”; {hint}"
            problems.append(Problem(source.file, name.line, name.column, message))
        elif name.text in seen:
            message = f"{name.text} is set twice; keep one of them"
            problems.append(Problem(source.file, name.line, name.column, message))
        else:
            seen.add(name.text)
            try:
                settings = setting.put(settings, value, file.parent)
                origins[setting.key] = f"{file}:{name.line}"
            except _WrongValueError as wrong:
                at = wrong.at or value
                problems.append(Problem(source.file, at.line, at.column, f"{setting.key} {wrong}"))
    if problems:
        return SettingsReport(Settings(), tuple(problems), defaults)
    return SettingsReport(settings, (), MappingProxyType(origins))


def value_of(settings: Settings, key: str) -> str | int | list[str] | dict[str, str]:
    """A setting as config.yaml would have it, for showing and for JSON."""
    if key == "records":
        return dict(settings.records)
    if key == "pens":
        return {pen.name: f"{pen.colour} {pen.style} key={pen.key}" for pen in settings.pens}
    value: str | int | tuple[Path, ...] = getattr(settings, key)
    return [str(path) for path in value] if isinstance(value, tuple) else value


def _text(value: Value) -> str:
    if not isinstance(value, Word) or value.is_null or not value.text.strip():
        raise _WrongValueError("must be a text; write it after the colon")
    if not value.text.isprintable():
        raise _WrongValueError("has characters that can't be shown; remove them")
    return value.text


def _one_of(value: Value, names: tuple[str, ...]) -> str:
    use = f"use {', '.join(names)}"
    if not isinstance(value, Word):
        raise _WrongValueError(f"can't be a list; {use}")
    if value.text not in names:
        raise _WrongValueError(f"can't be “{value.text}”; {advice(value.text, names, use)}")
    return value.text


def _measure(value: Value) -> int:
    text = value.text if isinstance(value, Word) else ""
    if not (text.isascii() and text.isdigit() and len(text) < 4 and int(text) in MEASURES):
        raise _WrongValueError(f"must be a number of columns; use {MEASURES[0]} to {MEASURES[-1]}")
    return int(text)


def _paths(value: Value, folder: Path) -> tuple[Path, ...]:
    """Paths, `~` opened, relative ones from the folder of the file that names them."""
    values = value.items if isinstance(value, Items) else (value,)
    try:
        return tuple(folder / Path(_text(item)).expanduser() for item in values)
    except RuntimeError as error:
        raise _WrongValueError("has a ~ for a home that is not known; write the whole path") from error


def _command(value: Value) -> str:
    """A command as a shell would have it; names such as `auto` are commands of one word."""
    text = _text(value)
    try:
        shlex.split(text)
    except ValueError as error:
        raise _WrongValueError("has a quote that is not closed; close it") from error
    return text


def _records(value: Value) -> tuple[tuple[str, str], ...]:
    """Our fields with their names in other people's files, in the order in which they are written."""
    if not isinstance(value, Table):
        raise _WrongValueError("must be a mapping; write {title: headline, date: day}")
    names: dict[str, str] = {}
    for field, name in value.entries:
        if field.text not in RECORD_FIELDS:
            hint = advice(field.text, RECORD_FIELDS, f"use {', '.join(RECORD_FIELDS)}")
            raise _WrongValueError(f"has an unknown “{field.text}”; {hint}", field)
        if field.text in names:
            raise _WrongValueError(f"has {field.text} twice; keep one of them", field)
        try:
            names[field.text] = _text(name)
        except _WrongValueError as wrong:
            raise _WrongValueError(f"{field.text} {wrong}", name) from wrong
    return tuple(names.items())


def _pens(value: Value) -> tuple[Pen, ...]:
    """The pens of everybody, with those that the user changes, adds or takes away."""
    if not isinstance(value, Table):
        raise _WrongValueError("must be a mapping; write {claim: yellow, irony: red underline}")
    pens = {pen.name: pen for pen in DEFAULT_PENS}
    for field, look in value.entries:
        name = " ".join(field.text.split())
        if not name or not name.isprintable():
            raise _WrongValueError("has a pen without a name; write NAME: colour", field)
        words = look.text.split() if isinstance(look, Word) and not look.is_null else []
        if words == [NO_PEN]:
            pens.pop(name, None)
            continue
        try:
            colour, style, key = look_of(words)
        except ValueError as wrong:
            raise _WrongValueError(f"{name} {wrong}", look) from wrong
        if key:  # a letter that the user gives is taken from whoever had it
            pens = {pen.name: replace(pen, key="" if pen.key == key else pen.key) for pen in pens.values()}
        pens[name] = Pen(name, colour, style, key or (pens[name].key if name in pens else ""))
    if not pens:
        raise _WrongValueError("leaves no pen; keep one")
    return with_keys(pens.values())


def _citation(value: Value) -> str:
    text = _text(value)
    try:
        parts = list(Formatter().parse(text))
    except ValueError as error:
        raise _WrongValueError("has braces that don't fit; write {{ or }} for a brace itself") from error
    for _, name, form, conversion in parts:
        if name is not None and name not in CITATION_FIELDS:
            hint = advice(name, CITATION_FIELDS, "use {" + "}, {".join(CITATION_FIELDS) + "}")
            raise _WrongValueError(f"has an unknown {{{name}}}; {hint}")
        if form or conversion:
            raise _WrongValueError(f"takes {{{name}}} as it is; remove what stands after the name")
    return text


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "library",
        "a path or a list of paths",
        "The files and folders that are opened when none is named; without it, the samples.",
        lambda settings, value, folder: replace(settings, library=_paths(value, folder)),
    ),
    Setting(
        "theme",
        ", ".join(THEMES),
        "The colours; ansi uses the terminal's own sixteen.",
        lambda settings, value, _: replace(settings, theme=_one_of(value, THEMES)),
    ),
    Setting(
        "measure",
        f"{MEASURES[0]} to {MEASURES[-1]}",
        "How many columns wide the text is set.",
        lambda settings, value, _: replace(settings, measure=_measure(value)),
    ),
    Setting(
        "date_order",
        ", ".join(DATE_ORDERS),
        "How 3/4/2021 is read: month first (mdy) or day first (dmy).",
        lambda settings, value, _: replace(settings, date_order=_one_of(value, DATE_ORDERS)),
    ),
    Setting(
        "clipboard",
        f"{', '.join(CLIPBOARDS)} or a command that reads stdin",
        "How text is copied: auto takes the system's tool, else the terminal (osc52).",
        lambda settings, value, _: replace(settings, clipboard=_command(value)),
    ),
    Setting(
        "citation",
        "a text with {" + "}, {".join(CITATION_FIELDS) + "}",
        "What is copied as a citation.",
        lambda settings, value, _: replace(settings, citation=_citation(value)),
    ),
    Setting(
        "keymap_preset",
        ", ".join(PRESETS),
        "The keys to start from; keymap.yaml changes single ones.",
        lambda settings, value, _: replace(settings, keymap_preset=_one_of(value, PRESETS)),
    ),
    Setting(
        "epub",
        ", ".join(BOOKS),
        "Whether each of a book's chapters is an article, or the whole book is one.",
        lambda settings, value, _: replace(settings, epub=_one_of(value, BOOKS)),
    ),
    Setting(
        "records",
        "a mapping of " + ", ".join(RECORD_FIELDS),
        "What the fields are called in your JSON and CSV files; the usual names are known.",
        lambda settings, value, _: replace(settings, records=_records(value)),
    ),
    Setting(
        "pens",
        "a mapping of names to a colour, a style and key=x, or none",
        "The pens that highlight, each with its meaning as its name; they join the five that are there.",
        lambda settings, value, _: replace(settings, pens=_pens(value)),
    ),
    Setting(
        "editor",
        f"{', '.join(EDITORS)} or a command that edits a file",
        "What notes are written in: a box over the text, or $VISUAL, $EDITOR or a command at once.",
        lambda settings, value, _: replace(settings, editor=_command(value)),
    ),
    Setting(
        "nlp",
        "none, or an installed spaCy pipeline such as en_core_web_sm",
        "Who settles what a name is where the rules can't tell; needs the extra nlp.",
        lambda settings, value, _: replace(settings, nlp=_text(value)),
    ),
)
"""THE table of settings: checking, `skyread config` and the documentation come from it."""

_BY_KEY = {setting.key: setting for setting in SETTINGS}
