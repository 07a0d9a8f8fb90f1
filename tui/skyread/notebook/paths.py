"""Paths as annotations keep them: the same from wherever skyread is started next."""

from __future__ import annotations

import os


def absolute(path: str) -> str:
    """The path from the root; as it is where the folder that relative paths start from has been removed."""
    try:
        return os.path.abspath(path)  # noqa: PTH100  the path may be no valid one
    except OSError:
        return path
