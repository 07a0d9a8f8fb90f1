"""Sequences survive showing and reading; the key reader does what the obvious slow one does; no file breaks it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import event, given
from hypothesis import strategies as st

from skyread.keys.commands import Context
from skyread.keys.keymap import check
from skyread.keys.sequences import ANY_CHARACTER, KEY_NAMES, parse, show
from skyread.keys.settings import load_settings
from skyread.keys.trie import MAX_COUNT, Cancelled, KeyReader, Matched, NotFound, Pending

CHARACTERS = st.characters(exclude_categories=("C", "Z"))
SINGLE = st.one_of(
    CHARACTERS,
    st.sampled_from(KEY_NAMES),
    st.builds("{}+{}".format, st.sampled_from(["ctrl", "alt", "alt+ctrl"]), st.sampled_from("abcxyz+]/09")),
    st.builds("shift+{}".format, st.sampled_from(KEY_NAMES)),
)
SPELLED = st.sampled_from(["up", "F1", "ctrl+a", "Ctrl++", "{char}", "pgdn", "alt+ctrl+x", "shift+q"]).map(
    list
)


@given(
    st.one_of(st.lists(SINGLE, min_size=1, max_size=5), SPELLED),
    st.booleans(),
)
def test_what_is_shown_reads_back(keys: list[str], wildcard: bool) -> None:
    sequence = (*keys, ANY_CHARACTER) if wildcard else tuple(keys)
    assert parse(show(sequence)) == sequence


BINDINGS = {
    ("j",): "reader.line_down",
    ("g", "g"): "reader.top",
    ("g", "1"): "pane.list",
    ("%",): "reader.percent",
    ("0",): "app.redraw",
    ("m", "{char}"): "mark.set",
    ("'", "{char}"): "mark.go",
    ("'", "'"): "trail.previous_place",
    ("escape",): "app.cancel",
}
COUNTED = {"reader.line_down", "reader.percent"}


class SlowReader:
    """Looks through the whole list of bindings at every key."""

    def __init__(self) -> None:
        self.digits = ""
        self.keys: tuple[str, ...] = ()

    def feed(self, key: str) -> tuple[str, str | None, int | None, str | None]:
        if key == "escape" and (self.digits or self.keys):
            self.digits, self.keys = "", ()
            return "cancelled", None, None, None
        if not self.keys and (key in "123456789" or (key == "0" and self.digits)):
            self.digits += key
            return "pending", None, None, None
        self.keys = (*self.keys, key)
        typed = self.keys
        exact = [(sequence, command) for sequence, command in BINDINGS.items() if sequence == typed]
        open_ended = [
            (sequence, command)
            for sequence, command in BINDINGS.items()
            if sequence[-1] == ANY_CHARACTER and sequence[:-1] == typed[:-1] and len(typed[-1]) == 1
        ]
        for sequence, command in exact + open_ended:
            count = min(int(self.digits), MAX_COUNT) if self.digits and command in COUNTED else None
            self.digits, self.keys = "", ()
            return "matched", command, count, typed[-1] if sequence[-1] == ANY_CHARACTER else None
        if any(len(sequence) > len(typed) and sequence[: len(typed)] == typed for sequence in BINDINGS):
            return "pending", None, None, None
        self.digits, self.keys = "", ()
        return "not found", None, None, None


@given(st.lists(st.sampled_from(["j", "g", "1", "0", "4", "%", "m", "'", "x", "escape", "up"]), max_size=12))
def test_keys_are_read_as_the_obvious_slow_reader_reads_them(keys: list[str]) -> None:
    reader, slow = KeyReader({Context.READER: BINDINGS}), SlowReader()
    for key in keys:
        result = reader.feed(Context.READER, key)
        kind, command, count, argument = slow.feed(key)
        match result:
            case Matched():
                assert (result.command, result.count, result.argument) == (command, count, argument)
            case Pending():
                assert kind == "pending"
                assert result.shown == reader.pending
            case Cancelled():
                assert kind == "cancelled"
            case NotFound():
                assert kind == "not found"


FRAGMENTS = st.sampled_from(
    ["global:", "reader:", " list.up: ", "\n", "  ", "- ", "[", "]", "{", "}", '"', "'", "#", "*a", "&a ", "!!x ", "preset: ",
     "unbind:", "ctrl+", "m{char}", "theme: ", "library: ", ": ", "\t", "\x1b[31m", "é", "\x85", "---\n", "%YAML 9\n"]
)  # fmt: skip


@given(
    st.one_of(
        st.binary(max_size=80), st.lists(FRAGMENTS, max_size=14).map(lambda parts: "".join(parts).encode())
    )
)
def test_any_file_is_used_or_told_in_plain_lines(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "any.yaml"
        file.write_bytes(data)
        for problem in (*check(file).problems, *load_settings(file).problems):
            assert str(problem).isprintable()
            assert (
                1 <= problem.line <= data.count(b"\n") + data.count(b"\r") + data.count("\x85".encode()) + 2
            )


FREED = """\
unbind:
  global: [e, ga, g/, gj, g1, g2, g3, zf, zl, ze, zh, z+, z-, z=, "m{char}", "'{char}", "''"]
  reader: [gg, g?, za, zA, zt, zz, zb, yy]
  list: [gg, gO]
  entities: [gg]
"""
"""No default is in the way of what the test binds."""
KEYS = st.text("egmzy'", min_size=2, max_size=3)
CHANGES = st.dictionaries(
    st.sampled_from(
        [
            ("reader", "search.next"),
            ("reader", "reader.top"),
            ("reader", "mark.go"),
            ("list", "list.open"),
            ("list", "jump.entities"),
            ("global", "app.quit"),
            ("global", "mark.set"),
        ]
    ),
    st.lists(KEYS, min_size=1, max_size=2),
    max_size=3,
)


@given(CHANGES)
def test_every_key_of_an_accepted_key_map_runs_its_command(changes: dict[tuple[str, str], list[str]]) -> None:
    lines: dict[str, list[str]] = {}
    for (context, name), keys in changes.items():
        ending = ANY_CHARACTER if name.startswith("mark.") else ""
        written = ", ".join(f'"{key}{ending}"' for key in keys)
        lines.setdefault(context, []).append(f"  {name}: [{written}]\n")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "keymap.yaml"
        file.write_text(
            FREED + "".join(f"{context}:\n{''.join(rows)}" for context, rows in lines.items()),
            encoding="utf-8",
        )
        report = check(file)
    event("refused" if report.problems else "accepted")
    keymap = report.keymap
    reader = KeyReader(keymap.by_context())
    for context in Context:
        for sequence, command in keymap.effective(context).items():
            results = [reader.feed(context, "x" if key == ANY_CHARACTER else key) for key in sequence]
            assert [type(result) for result in results[:-1]] == [Pending] * (len(sequence) - 1)
            assert isinstance(results[-1], Matched)
            assert results[-1].command == command
