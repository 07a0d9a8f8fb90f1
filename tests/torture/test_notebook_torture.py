"""Processes are killed at random moments under a stream of acts on the notebook, alone and two at once."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from act_stream import Killed

ROUNDS, ROUNDS_OF_TWO = 500, 60
ROUNDS_PER_FILE = 25
"""A fresh file now and then, so that the making of one is hit too."""


def told(capsys: pytest.CaptureFixture[str], rounds: list[Killed], what: str) -> None:
    acknowledged = sum(one.acknowledged for one in rounds)
    with capsys.disabled():
        print(f"\n{what}: {len(rounds)} rounds, {acknowledged:,} acts acknowledged, 0 lost, 0 half done")


def test_no_acknowledged_act_is_lost_and_none_half_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(2026)
    rounds: list[Killed] = []
    for number in range(ROUNDS):
        path = tmp_path / f"{number // ROUNDS_PER_FILE}.sqlite"
        rounds.append(Killed(path, [f"process {number}"], chance))
        rounds[-1].check()
    told(capsys, rounds, "killed under a stream of acts")


def test_two_windows_at_once_lose_nothing_of_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(2027)
    rounds: list[Killed] = []
    for number in range(ROUNDS_OF_TWO):
        path = tmp_path / f"{number // ROUNDS_PER_FILE}.sqlite"
        rounds.append(Killed(path, [f"one {number}", f"other {number}"], chance))
        rounds[-1].check()
    told(capsys, rounds, "two windows killed under streams of acts")
