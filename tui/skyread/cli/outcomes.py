"""Exit codes and the two streams: data on stdout, narration on stderr, whatever the locale and whoever listens."""

from __future__ import annotations

import contextlib
import sys

from skyread.text.sanitise import printable

OK = 0
NOTHING = 1
"""Nothing was found; for the checking verbs: something is wrong."""
USAGE = 2
FAILED_INPUTS = 3
"""Some inputs could not be read."""


class UsageError(Exception):
    """A call that can't be understood; the message is one line that says what to write instead."""


class UnwritableError(Exception):
    """Standard output takes nothing more, and not because its reader has gone."""


def narrate(text: str) -> None:
    """Tell the user one line on stderr."""
    if sys.stderr is not None:  # closed by the caller; print would turn to stdout
        with contextlib.suppress(OSError):  # nobody listens: no reason to leave the work
            print(printable(text), file=sys.stderr, flush=True)


def write(text: str) -> None:
    """Write `text` to stdout as it is, in UTF-8; the caller has made it safe.

    Raises BrokenPipeError where nobody reads any longer, UnwritableError where the system refuses.
    """
    if sys.stdout is None:
        raise UnwritableError("standard output is closed")
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise UnwritableError(problem.strerror or str(problem)) from None


def flush() -> None:
    """Hand on what was written, so that a failure is heard of. Raises as `write` does."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise UnwritableError(problem.strerror or str(problem)) from None
