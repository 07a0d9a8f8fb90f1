"""Exit codes and the two streams: data on stdout, narration on stderr, neither with anything a terminal obeys."""

from __future__ import annotations

import sys

from skyread.text.sanitise import printable

OK = 0
NOTHING = 1
"""Nothing was found; for the checking verbs: something is wrong."""
USAGE = 2
FAILED_INPUTS = 3
"""Some inputs could not be read."""


def narrate(text: str) -> None:
    """Tell the user one line on stderr."""
    print(printable(text), file=sys.stderr)
