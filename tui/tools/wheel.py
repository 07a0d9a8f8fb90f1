"""Checks that a wheel holds the project's own files and no others: `python tui/tools/wheel.py dist/*.whl`.

The project's own are those that git tracks; where there is no git (an unpacked source distribution), those on disk.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE, SAMPLES, KEYS = "tui/skyread/", "seeds/", "keymap.yaml"


def own_files() -> list[str]:
    """The files of the project, relative to its root."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        return [name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        found = (path.relative_to(ROOT) for top in (CODE, SAMPLES) for path in (ROOT / top).rglob("*"))
        return [KEYS, *(path.as_posix() for path in found if "." in path.name and path.suffix != ".pyc")]


def place_in_wheel(name: str) -> str | None:
    """Where a file of the project belongs in the wheel; None for what stays out: tests, tools, pictures."""
    if name.startswith(CODE):
        return name.removeprefix("tui/")
    return f"skyread/_assets/{name}" if name == KEYS or name.startswith(SAMPLES) else None


def faults(wheel: Path, files: list[str]) -> list[str]:
    """What is missing from the wheel, and what is in it though it should not be."""
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    wanted = {place for name in files if (place := place_in_wheel(name))}
    missing = [f"missing: {name}" for name in sorted(wanted - held)]
    return missing + [f"does not belong there: {name}" for name in sorted(held - wanted)]


def main(wheels: list[str]) -> int:
    """Check wheels; the exit code is 1 where one is not as it should be."""
    found = [(wheel, fault) for wheel in wheels for fault in faults(Path(wheel), own_files())]
    for wheel, fault in found:
        print(f"{Path(wheel).name}: {fault}", file=sys.stderr)
    return 1 if found or not wheels else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
