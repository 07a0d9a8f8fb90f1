"""Work in several processes goes on while the screen has taken standard error."""

from __future__ import annotations

import io

import pytest

from skyread.library.parallel import in_processes, nothing


class NoStream(io.StringIO):
    """What stands for standard error while the screen is on."""

    def fileno(self) -> int:
        return -1


def test_processes_start_while_the_screen_is_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", NoStream())
    assert list(in_processes(len, ["a", "bb", "ccc"], prepare=nothing)) == [1, 2, 3]


def test_one_item_needs_no_process() -> None:
    assert list(in_processes(str.upper, ["a"], prepare=nothing)) == ["A"]
