"""Bad input in the real program: it goes through a folder of traps, and no control sequence of a file gets out."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from hostile_library import MARK, make_hostile
from terminal import Terminal, untoward


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of traps."""
    return make_hostile(tmp_path_factory.mktemp("hostile") / "library")


def test_a_folder_of_traps_is_read_through_and_nothing_of_it_steers_the_terminal(
    hostile: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    before = {path: path.stat().st_mtime_ns for path in hostile.iterdir() if path.exists()}
    with Terminal(hostile, home=home, columns=120, rows=30) as terminal:
        terminal.wait_until_named()
        match = re.search(r"Articles (\d+)", terminal.screen)
        assert match is not None
        articles = int(match[1])
        assert articles >= 20

        # Down the list, then through every article to its end, each drawn.
        for number in range(2, articles + 1):
            terminal.press("j").wait_for_status(rf"\b{number}/{articles}\b")
        terminal.press("gg").wait_for_status(rf"\b1/{articles}\b")
        terminal.press("Enter")
        for number in range(1, articles + 1):
            terminal.wait_for_status(rf"\b{number}/{articles}\b")
            terminal.press("Ctrl+D", ")", "}", "zA", "G", "]e", "J")
        terminal.wait_for_status("last article")

        # The folder's words and names everywhere else that text is shown.
        terminal.press("g/").wait_for("text of the whole").type(MARK).wait_for(f"› {MARK}", "▸")
        terminal.press("Down", "Down", "Escape").wait_until_gone("› ")
        terminal.press("ga").wait_for("articles ─").type("txt").press("Escape").wait_until_gone("articles ─")
        terminal.press("e").wait_for("› ").type("sokolov").wait_for_row("▸ .*Viktor Sokolov").press("Enter")
        terminal.wait_for_status(r"Viktor Sokolov \d+/\d+")
        terminal.press("g3").wait_for("Entities").press("L", "G", "g2")
        terminal.press("/").type(MARK).press("Enter").wait_for_status(MARK)
        terminal.press("*", "*", "*", "Ctrl+O", "?").wait_for("Help").press("q").wait_until_gone("Help")
        terminal.press(":").type("reload").press("Enter").wait_for_status("again")
        terminal.press("Q")
        assert terminal.wait_exit() == 0
        assert untoward(terminal.raw) == []
    assert {path: path.stat().st_mtime_ns for path in hostile.iterdir() if path.exists()} == before


def test_traps_that_are_named_or_piped_end_in_a_line_of_text(hostile: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    named = [path for path in sorted(os.fsencode(path) for path in hostile.iterdir()) if b"\x1b" in path]
    with Terminal(*named, hostile / "empty.txt", home=home, columns=80, rows=24) as terminal:
        terminal.wait_until_named().wait_for("Articles")
        terminal.press("j", "j", "Enter", "Q")
        assert terminal.wait_exit() == 0
        assert untoward(terminal.raw) == []
    for missing in (f"gone-\x1b]0;{MARK}\x07\x9b31m.txt", b"gone-\xff\x9b31m\n.txt"):
        with Terminal(missing, home=home, columns=80, rows=24) as terminal:
            assert terminal.wait_exit() == 3
            assert b"no such file" in terminal.raw
            assert untoward(terminal.raw) == []
    with Terminal(
        hostile / "planted.txt", home=home, columns=80, rows=24, shell='cat "$1" | "$SKYREAD" -'
    ) as terminal:
        terminal.wait_until_named().press("g2").press("Space", "Space", "G", "Q")
        assert terminal.wait_exit() == 0
        assert untoward(terminal.raw) == []
