"""What happens when skyread itself is wrong: one line, a log with the details, and nothing of the user's lost.

Only for errors of the program; bad input is told where it is met and stops nothing.
"""

from __future__ import annotations

import traceback
from datetime import UTC, datetime
from pathlib import Path

from skyread.text.sanitise import printable


def describe(problem: Exception, log: Path) -> str:
    """Write the details to `log`, and return the line that the user is told."""
    told = printable(f"{type(problem).__name__}: {problem}")
    where = f"details are in {log}"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')}\n")
            file.write("".join(traceback.format_exception(problem)) + "\n")
    except OSError as unwritable:
        where = f"no details could be written to {log}: {unwritable.strerror}"
    return f"skyread stopped on an error of its own ({told}); places and marks are kept, {where}"
