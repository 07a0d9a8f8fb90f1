"""The program is killed again and again in the middle of work: what a key has done is there the next time."""

from __future__ import annotations

import random
import signal
import sqlite3
from pathlib import Path

from act_stream import check_records
from sample_library import copy_samples
from small_notebook import Window
from terminal import Terminal

ROUNDS = 15
LETTERS = "ABCDEFGHIJKLMNO"


def test_marks_and_state_survive_being_killed_at_any_moment(tmp_path: Path) -> None:
    library, home = copy_samples(tmp_path / "library"), tmp_path / "home"
    home.mkdir()
    chance = random.Random(5)
    kept: dict[str, list[str]] = {}
    for letter in LETTERS[:ROUNDS]:
        with Terminal(library, home=home, columns=100, rows=30) as terminal:
            terminal.wait_until_named().press("g2")
            for earlier, place in chance.sample(sorted(kept.items()), min(3, len(kept))):
                terminal.press(f"'{earlier}").wait_for_focus(place)
            terminal.press(*chance.choices(["J", "}", ")", "*", "Ctrl+D", "]e", "r"], k=12))
            terminal.press(f"m{letter}").wait_for_status(f"Mark {letter} is set")
            kept[letter] = terminal.focus
            # Keys that write, and the end comes while they are being worked on.
            terminal.press(*chance.choices(["J", "r", "mz", ")", "za", "G", "gg", "g1", "R", "g2"], k=40))
            terminal.take(chance.random() / 5)
            terminal.kill()
        for path in (home / "data").glob("*.sqlite"):
            with sqlite3.connect(path) as database:
                assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            database.close()


def test_highlights_survive_being_killed_at_any_moment_and_none_is_half_there(tmp_path: Path) -> None:
    library, home = copy_samples(tmp_path / "library"), tmp_path / "home"
    home.mkdir()
    chance = random.Random(6)
    kept = highlighted = 0
    for _ in range(ROUNDS):
        with Terminal(library, home=home, columns=100, rows=30) as terminal:
            terminal.wait_until_named().press("g2")
            terminal.press(*chance.choices(["J", "}", ")"], k=8), "H")
            said = terminal.wait_for_status("Highlighted as|Made longer|As it was|made longer").group()
            highlighted += said == "Highlighted as"
            kept += said == "Highlighted as"
            # Keys that write and take nothing away, and the end comes while they are being worked on.
            terminal.press(*chance.choices(["J", ")", "H", "H", "r", "}", "H"], k=40))
            terminal.take(chance.random() / 5)
            terminal.kill()
        (path,) = (home / "data").glob("*.sqlite")
        with Window(path) as window:
            assert window.notebook.notice is None
            assert window.notebook.rows("PRAGMA integrity_check") == [("ok",)]
            assert len(window.ids()) >= kept
            kept = len(window.ids())
            check_records(window)
    assert highlighted > 0


def test_a_signal_ends_it_in_order(tmp_path: Path) -> None:
    library, home = copy_samples(tmp_path / "library"), tmp_path / "home"
    home.mkdir()
    for number in (signal.SIGTERM, signal.SIGHUP):
        with Terminal(library, home=home, columns=100, rows=30) as terminal:
            terminal.wait_until_named().press("g2", "J", "}").wait_for(lambda t: t.focus)
            terminal.child.kill(number)
            assert terminal.wait_exit() in (-number, 128 + number, 0)
