"""The progress bar: for people who wait, and for nobody else."""

from __future__ import annotations

from cli_calls import streams
from skyread.cli.progress import ProgressBar


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def drawn(*times: float, terminal: bool = True) -> str:
    """What a bar writes when it is told of one step more at each of these times."""
    clock = Clock()
    with streams(terminal=terminal) as (_, err):
        with ProgressBar(clock) as bar:
            for number, now in enumerate(times, 1):
                clock.seconds = now
                bar.show("reading", number, len(times))
        return err.text()


def test_quick_work_shows_no_bar() -> None:
    assert drawn(0.0, 0.2, 0.49) == ""


def test_longer_work_shows_one_and_takes_it_away() -> None:
    written = drawn(0.1, 0.6, 1.0, 2.0)
    assert "reading [############............] 2/4" in written
    assert written.endswith("\r\x1b[K")


def test_it_is_drawn_only_now_and_then() -> None:
    assert drawn(0.6, 0.61, 0.62, 0.8).count("reading") == 2


def test_nothing_is_drawn_where_stderr_is_no_terminal() -> None:
    assert drawn(1.0, 2.0, terminal=False) == ""


def test_work_on_nothing_shows_nothing() -> None:
    with streams(terminal=True) as (_, err):
        clock = Clock()
        with ProgressBar(clock) as bar:
            clock.seconds = 2.0
            bar.show("reading", 0, 0)
        assert err.text() == ""
