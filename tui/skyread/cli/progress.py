"""A progress bar on stderr, for people only: where stderr is a terminal and the work is not done at once."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType

PATIENCE = 0.5
"""Seconds before the bar appears."""
_PAUSE = 0.1
_CELLS = 24
_CLEAR_LINE = "\r\x1b[K"


class ProgressBar:
    """Use it as a context: the bar is gone again when the work ends."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._due = clock() + PATIENCE
        self._drawn = False
        self._visible = sys.stderr is not None and sys.stderr.isatty()

    def show(self, what: str, done: int, total: int) -> None:
        """Say that `done` of `total` is done; draws only now and then."""
        if not self._visible or not total or self._clock() < self._due:
            return
        self._due = self._clock() + _PAUSE
        self._drawn = True
        full = _CELLS * done // total
        bar = "#" * full + "." * (_CELLS - full)
        sys.stderr.write(f"{_CLEAR_LINE}{what} [{bar}] {done}/{total}")
        sys.stderr.flush()

    def __enter__(self) -> ProgressBar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._drawn:
            sys.stderr.write(_CLEAR_LINE)
            sys.stderr.flush()
