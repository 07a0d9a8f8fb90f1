"""The real program over very large files and very many of them: it opens, shows, searches and leaves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hostile_library import STORY, make_hostile
from terminal import Terminal, untoward

LONG = 900.0
"""Seconds that finding the names of 50 MB may take on a slow machine."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder for what the program keeps."""
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def named(terminal: Terminal) -> bool:
    """Whether no work is going on any more."""
    return not re.search(r"finding names|reading \d|Reading", terminal.screen)


def test_a_file_of_50_mb_and_a_line_of_5_mb_among_traps(tmp_path: Path, home: Path) -> None:
    library = make_hostile(tmp_path / "library", large=True)
    with Terminal(library, home=home, columns=100, rows=30) as terminal:
        terminal.wait_for(r"Articles", lambda t: re.search(r"Articles [1-9]", t.screen), timeout=LONG)
        terminal.press("ga").wait_for("› ").type("Lindqvist Lindqvist").press("Enter")
        terminal.wait_for(lambda t: "Lindqvist Lindqvist Lindqvist" in t.rows[5], timeout=LONG)
        terminal.press("G").wait_for_status(r"\b100%", timeout=LONG)
        terminal.press("50%").wait_for_status(r"\b50%", timeout=LONG)
        terminal.wait_for(named, timeout=LONG)
        terminal.press("e").wait_for("› ").type("sokolov").wait_for_row("▸ .*Viktor Sokolov", timeout=LONG)
        terminal.press("Enter").wait_for_status(r"Viktor Sokolov 1/\d{5}", timeout=LONG)
        terminal.press("*", "99*", "Ctrl+O").wait_for_status(r"Viktor Sokolov 2/\d{5}", timeout=LONG)
        terminal.press("Q")
        assert terminal.wait_exit(LONG) == 0
        assert untoward(terminal.raw) == []


def test_three_thousand_files(tmp_path: Path, home: Path) -> None:
    library = tmp_path / "many"
    for number in range(3000):
        path = library / f"{number % 30:02}" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Report {number}\n\nGENEVA, March {number % 28 + 1}, 20{number % 22:02} — {STORY}\n")
    with Terminal(library, home=home, columns=120, rows=30) as terminal:
        terminal.wait_for("Articles 3000", named, timeout=LONG)
        terminal.press("G").wait_for_status(r"3000/3000", timeout=LONG)
        terminal.press("/").wait_for_status("filter:")
        terminal.type("2999").wait_for("1 of 3000", timeout=LONG).press("Enter", "Enter")
        terminal.wait_for(lambda t: "Report 2999" in t.focus[0], timeout=LONG)
        terminal.press("e").wait_for("› ").type("sokolof").wait_for_row("▸ .*Viktor Sokolov", timeout=LONG)
        terminal.press("Enter").wait_for_status(r"Viktor Sokolov \d+/3000", timeout=LONG)
        terminal.press("g/").wait_for("whole library").type("report 1234").wait_for_row(
            "▸.*1234", timeout=LONG
        )
        terminal.press("Escape").wait_until_gone("whole library").press("Q")
        assert terminal.wait_exit(LONG) == 0
