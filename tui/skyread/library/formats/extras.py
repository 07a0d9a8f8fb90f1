"""Libraries that only some formats need: imported where they are used, and told by name where they are missing."""

from __future__ import annotations

import importlib
import logging
from types import ModuleType

from skyread.library.formats.reading import PassingError


def needed(module: str, extra: str) -> ModuleType:
    """Import an optional library; raises PassingError with what to install where it is missing.

    The library's log goes nowhere: what it has to say about a file reaches the user as a remark or an error of
    ours, and a line printed across the screen would spoil it.
    """
    try:
        found = importlib.import_module(module)
    except ImportError as error:
        raise PassingError(f"needs the extra “{extra}”: pip install 'skyread[{extra}]'") from error
    root = logging.getLogger(module.partition(".")[0])
    if not root.handlers:
        root.addHandler(logging.NullHandler())
    root.propagate = False
    return found
