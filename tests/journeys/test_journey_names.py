"""A reader who puts names right in the real program: two spellings made one, a namesake parted, taken back, shared."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from terminal import Terminal

RIVERS = """Talks on rivers resume in Lodz

LODZ, March 3, 2021 - Foreign Minister Anton Ryabkov opened the talks on the rivers on Wednesday. Anton Ryabkov was brief.

The ferries waited. Anton Ryabkov told reporters that no letter was answered.
"""
LETTERS = """Ferries wait for an answer

VIENNA, May 5, 2021 - Foreign Minister Anton Rybakov answered by letter. Anton Rybakov smiled.
"""


def names(library: Path, home: Path) -> dict[str, int]:
    """The people of the library by what the command line says, with how often they stand."""
    done = subprocess.run(
        [sys.executable, "-m", "skyread", "entities", "--json", str(library)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"SKYREAD_HOME": str(home)},
    )
    records = map(json.loads, done.stdout.splitlines())
    return {one["name"]: one["mentions"] for one in records if one["type"] == "PERSON"}


def test_names_are_put_right_stay_so_and_are_taken_back(tmp_path: Path) -> None:
    library, home = tmp_path / "library", tmp_path / "home"
    library.mkdir()
    home.mkdir()
    (library / "rivers.txt").write_text(RIVERS, encoding="utf-8")
    (library / "letters.txt").write_text(LETTERS, encoding="utf-8")
    before = names(library, home)
    assert before == {"Anton Ryabkov": 3, "Anton Rybakov": 2}

    with Terminal(library, home=home, columns=120, rows=30) as terminal:
        terminal.wait_until_named()
        # Two spellings become one, by a few letters.
        terminal.press("e").wait_for("› ").type("rybak").wait_for_row("▸ .*Anton Rybakov").press("Enter")
        terminal.wait_for_status(r"Anton Rybakov 1/2")
        terminal.press("M").wait_for("is the same as").type("ryabkov").wait_for_row("▸ .*Anton Ryabkov")
        terminal.press("Enter").wait_for_status("Anton Rybakov is Anton Ryabkov now; u takes it back")
        terminal.press("*").wait_for_status(r"Anton Ryabkov \d/5")
        # One mention is somebody else, who gets a name.
        terminal.press("S").wait_for("somebody else?").press("Enter")
        terminal.wait_for_status("This mention is somebody else")
        terminal.press("R").wait_for_status("name:")
        terminal.press("Ctrl+U").type("Boris Ryabkov").press("Enter")
        terminal.wait_for_status("Called Boris Ryabkov now")
        terminal.press("Q")
        assert terminal.wait_exit() == 0
    assert names(library, home) == {"Anton Ryabkov": 4, "Boris Ryabkov": 1}

    with Terminal(library, home=home, columns=120, rows=30) as terminal:
        terminal.wait_until_named()
        terminal.press(":").type("decisions").press("Enter").wait_for("renamed", "split", "merged")
        terminal.press("Escape").wait_until_gone("renamed")
        terminal.press("u", "u", "u").wait_until_gone("Boris")
        terminal.press("Q")
        assert terminal.wait_exit() == 0
    assert names(library, home) == before
