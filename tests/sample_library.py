"""The libraries that tests of the whole program open: the samples, and the folder beside the checkout if it is there.

Only what the repository lists is a sample: `seeds/` is also the user's drop folder.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
NEIGHBOUR = CHECKOUT / ".." / "shared" / "seeds"


def samples() -> list[Path]:
    """The files of the sample library, by name."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "seeds"], cwd=CHECKOUT, capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return sorted(
            (CHECKOUT / "seeds").glob("[12]*")
        )  # an unpacked source distribution holds only samples
    return sorted(CHECKOUT / name for name in listed.split("\0") if name)


def copy_samples(target: Path) -> Path:
    """Put the samples into a folder of a test's own."""
    target.mkdir(parents=True, exist_ok=True)
    for path in samples():
        shutil.copy(path, target / path.name)
    return target


def real_library(target: Path) -> Path:
    """The folder of real articles beside the checkout, else a copy of the samples in `target`."""
    return NEIGHBOUR.resolve() if NEIGHBOUR.is_dir() else copy_samples(target)
