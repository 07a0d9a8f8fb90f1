"""Calls of the command line within the test's own process, with streams that keep the bytes."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple
from unittest import mock

from skyread.cli.main import main

OBEYED = frozenset(
    chr(code)
    for code in (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)
"""Every control but newline and tab, and the marks that turn the direction of text."""


class Answer(NamedTuple):
    """What a call came to."""

    code: int
    out: str
    err: str

    def records(self) -> list[dict[str, Any]]:
        """The JSON Lines on stdout."""
        return [json.loads(line) for line in self.out.splitlines()]


class _Stream(io.TextIOWrapper):
    def __init__(self, data: bytes = b"", terminal: bool = False) -> None:
        self.bytes = io.BytesIO(data)
        self._terminal = terminal
        super().__init__(self.bytes, encoding="ascii", errors="backslashreplace")

    def isatty(self) -> bool:
        return self._terminal

    def text(self) -> str:
        self.flush()
        return self.bytes.getvalue().decode()


@contextlib.contextmanager
def streams(stdin: bytes = b"", *, terminal: bool = False) -> Iterator[tuple[_Stream, _Stream]]:
    """The standard streams replaced: (stdout, stderr). Neither can encode anything but ASCII by itself."""
    out, err = _Stream(terminal=terminal), _Stream(terminal=terminal)
    with (
        mock.patch.object(sys, "stdin", _Stream(stdin)),
        mock.patch.object(sys, "stdout", out),
        mock.patch.object(sys, "stderr", err),
    ):
        yield out, err


def call(*words: str, stdin: bytes = b"", terminal: bool = False) -> Answer:
    """Call skyread with these words."""
    with streams(stdin, terminal=terminal) as (out, err):
        code = main(words)
        return Answer(code, out.text(), err.text())
