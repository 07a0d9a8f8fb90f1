"""Work in several processes, for what is too much for one.

Only pure functions of one item are meant for this. Where no process can be started the work is done here instead.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def in_processes(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    prepare: Callable[..., None],
    arguments: tuple[object, ...] = (),
    apart: bool = False,
) -> Iterator[Result]:
    """`function` of every item, in order. `prepare(*arguments)` is called once in each process before.

    Where there is nothing to share no process is started, unless the work is to be done `apart` from this one.
    Raises what `function` raises, and concurrent.futures.BrokenExecutor where the system has ended a process.
    """
    workers = min(os.cpu_count() or 1, len(items))
    if workers < 2 and not apart:
        prepare(*arguments)
        yield from map(function, items)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  most libraries need no processes
    from multiprocessing import get_context  # noqa: PLC0415

    # Processes are started by the constructor and by the first call, and inherit the stream that sys.stderr names:
    # while the screen is on, that is no real one.
    with contextlib.redirect_stderr(sys.__stderr__):
        # spawn, since the screen's threads must not be forked
        pool = ProcessPoolExecutor(workers, get_context("spawn"), prepare, arguments)
        results = pool.map(function, items)
    with pool:
        yield from results


def nothing() -> None:
    """A preparation that prepares nothing."""
