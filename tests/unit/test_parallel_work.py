"""Work in several processes goes on while the screen has taken standard error."""

from __future__ import annotations

import io
import os
from concurrent.futures import BrokenExecutor

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


def test_one_item_can_have_a_process_of_its_own_which_it_may_end() -> None:
    [pid] = in_processes(os.getpgid, [0], prepare=nothing, apart=True)
    assert pid > 0
    with pytest.raises(BrokenExecutor):
        list(in_processes(os._exit, [1], prepare=nothing, apart=True))
