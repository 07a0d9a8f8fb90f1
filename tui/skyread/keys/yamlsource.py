"""YAML files of the user's as values that know their line and column, whatever is in the file.

Only what key map and settings need: mappings, lists and words. Words stay text (`no`, `on` and `1` are not
turned into other things), aliases and deep nesting are refused, and no file can make it raise or run long.
What the values mean stays out.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from skyread.keys.problems import Problem

if TYPE_CHECKING:
    from yaml.events import Event


class _Mark(Protocol):
    """What the parser in C and the one in Python have in common."""

    line: int
    column: int


MAX_BYTES = 65_536
MAX_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Word:
    """A scalar as it was written, without its quotes."""

    text: str
    plain: bool
    """Written without quotes."""
    line: int
    column: int

    @property
    def is_null(self) -> bool:
        """Whether it says “nothing” on purpose."""
        return self.plain and self.text in ("null", "Null", "NULL", "~")

    @property
    def is_missing(self) -> bool:
        """Whether there is nothing after the colon or the dash, not even a comment sign in quotes."""
        return self.plain and not self.text


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Value, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping, in the file's order; a name that is given twice is in it twice."""

    entries: tuple[tuple[Word, Value], ...]
    line: int
    column: int


Value = Word | Items | Table


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its top mapping, or what is wrong with it."""

    file: str
    table: Table
    problems: tuple[Problem, ...] = ()


def is_absent(path: Path) -> bool:
    """Whether there is no such file; one that can't be looked at counts as there, and `read_file` tells why."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def read_file(path: Path) -> Source:
    """Read a YAML file whose top is a mapping."""
    file = str(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _refused(file, 1, 1, f"can't be read ({reason}); check its name and rights")
    if len(data) > MAX_BYTES:
        return _refused(file, 1, 1, f"is larger than {MAX_BYTES // 1024} KB; this can't be the right file")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        return _refused(file, line, column, "is not UTF-8 here; save the file as UTF-8")
    return read_text(text, file)


def read_text(text: str, file: str) -> Source:
    """Read YAML whose top is a mapping; nothing but comments is an empty one."""
    import yaml  # noqa: PLC0415  30 ms that only those pay who have a file to read

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        builder = _Builder()
        for event in yaml.parse(text, Loader=loader):
            builder.feed(event)
    except _RefusedError as refused:
        return _refused(file, refused.line, refused.column, refused.message)
    except yaml.MarkedYAMLError as error:
        line, column = _place(error.problem_mark or error.context_mark)
        return _refused(
            file, line, column, f"is not YAML here ({error.problem}); put keys and texts in quotes"
        )
    except (yaml.YAMLError, ValueError, OverflowError):  # the last two: escapes for impossible characters
        line, column = _first_unprintable(text)
        return _refused(file, line, column, "has a character here that YAML does not allow; remove it")
    top = builder.top
    if top is None or (isinstance(top, Word) and top.plain and not top.text):
        return Source(file, Table((), 1, 1))
    if not isinstance(top, Table):
        return _refused(
            file, top.line, top.column, "is not a list of names and values; write `name: value` lines"
        )
    return Source(file, top)


def _refused(file: str, line: int, column: int, message: str) -> Source:
    return Source(file, Table((), 1, 1), (Problem(file, line, column, message),))


def _place(mark: _Mark | None) -> tuple[int, int]:
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)


def _first_unprintable(text: str) -> tuple[int, int]:
    for number, line in enumerate(text.split("\n"), 1):
        for column, character in enumerate(line, 1):
            if not character.isprintable() and character not in "\t\r":
                return number, column
    return 1, 1


class _RefusedError(Exception):
    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.message = message


class _Builder:
    """Puts parser events together with a stack of its own, so that nesting can't exhaust the interpreter's."""

    def __init__(self) -> None:
        self.top: Value | None = None
        self._open: list[tuple[bool, list[Value], int, int]] = []
        self._documents = 0

    def feed(self, event: Event) -> None:
        """Take the parser's next event; raises `_RefusedError` for what these files have no use for."""
        from yaml import events  # noqa: PLC0415

        line, column = _place(event.start_mark)
        match event:
            case events.ScalarEvent():
                self._add(Word(event.value, bool(event.implicit[0]), line, column))
            case events.MappingStartEvent() | events.SequenceStartEvent():
                if len(self._open) == MAX_DEPTH:
                    raise _RefusedError(line, column, "is nested too deep here; this can't be the right file")
                self._open.append((isinstance(event, events.MappingStartEvent), [], line, column))
            case events.MappingEndEvent() | events.SequenceEndEvent():
                is_table, values, line, column = self._open.pop()
                self._add(_table(values, line, column) if is_table else Items(tuple(values), line, column))
            case events.AliasEvent():
                raise _RefusedError(line, column, "has an alias (*name) here; put a key that is * in quotes")
            case events.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    raise _RefusedError(line, column, "has a second document here; keep everything in one")

    def _add(self, value: Value) -> None:
        if self._open:
            self._open[-1][1].append(value)
        else:
            self.top = value


def _table(values: list[Value], line: int, column: int) -> Table:
    entries: list[tuple[Word, Value]] = []
    for name, value in zip(values[::2], values[1::2], strict=True):
        if not isinstance(name, Word):
            raise _RefusedError(
                name.line, name.column, "has a list where a name belongs; write `name: value`"
            )
        entries.append((name, value))
    return Table(tuple(entries), line, column)
