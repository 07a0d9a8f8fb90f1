"""The entry point: decides between the reader and a verb, and imports only what that needs.

`skyread --help` and every verb run without textual; the reader is imported when it is to run and not before.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

from skyread import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Run skyread; returns the exit code (0 done, 1 nothing found, 2 usage, 3 some inputs failed)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(words)
    except BrokenPipeError:
        _drop_output()
        return 0
    except KeyboardInterrupt:
        _drop_output()
        return 130


def _run(words: list[str]) -> int:
    from skyread.cli import outcomes  # noqa: PLC0415  after main's own try, so that Ctrl-C is always heard

    try:
        if words and words[0] == "--version":
            outcomes.write(f"skyread {__version__}\n")
            code = outcomes.OK
        else:
            from skyread.cli import parsing  # noqa: PLC0415  --version must not pay for it

            code = parsing.run(words)
        outcomes.flush()
    except outcomes.UsageError as problem:
        outcomes.narrate(str(problem))
        return outcomes.USAGE
    except outcomes.UnwritableError as problem:
        outcomes.narrate(f"skyread: can't write: {problem}")
        _drop_output()
        return outcomes.NOTHING
    return code


def _drop_output() -> None:
    """Throw away what was written but not handed on: Python would complain once more while it flushes at exit."""
    with contextlib.suppress(OSError, AttributeError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
