"""A process that is killed while it acts on the notebook leaves every act that it acknowledged, and none half done.

`make torture` does the same hundreds of times.
"""

from __future__ import annotations

import random
from pathlib import Path

from act_stream import Killed


def test_killed_in_the_middle_of_acts(tmp_path: Path) -> None:
    chance = random.Random(4)
    for number in range(10):
        Killed(tmp_path / f"{number // 5}.sqlite", [f"process {number}"], chance).check()


def test_two_windows_killed_in_the_middle_of_acts(tmp_path: Path) -> None:
    chance = random.Random(5)
    for number in range(2):
        Killed(tmp_path / "n.sqlite", [f"one {number}", f"other {number}"], chance).check()
