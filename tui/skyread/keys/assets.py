"""Where the files are that ship beside the code: the default keys and the sample library.

A wheel carries them in `skyread/_assets`; in a checkout (an editable install) they stand at its root.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def asset(name: str) -> Path:
    """The shipped file or folder called `name`; FileNotFoundError where the installation lacks it."""
    package = Path(str(files("skyread")))
    for path in (package / "_assets" / name, package.parents[1] / name):
        if path.exists():
            return path
    raise FileNotFoundError(f"{name} is missing from this installation of skyread; install it again")
