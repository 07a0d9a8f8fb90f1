"""The README's two-minute tour, step by step in the real program: what it says is what a newcomer sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sample_library import copy_samples
from terminal import Terminal

README = Path(__file__).parents[2] / "README.md"
TYPED = {"Esc": "Escape"}
"""Keys that the terminal of the tests knows by another name."""


class Tourist:
    """Someone who follows the tour and presses nothing that it does not name."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.pressed: set[str] = set()

    def press(self, *keys: str) -> Terminal:
        """Press keys as the tour writes them."""
        self.pressed |= set(keys)
        return self.terminal.press(*(TYPED.get(key, key) for key in keys))


def steps() -> dict[int, str]:
    """The numbered steps of the tour."""
    tour = README.read_text(encoding="utf-8").split("\n## A two-minute tour\n")[1].split("\n## ")[0]
    found = re.findall(r"^(\d+)\. (.*?)(?=^\d+\. |^\||\Z)", tour, re.MULTILINE | re.DOTALL)
    return {int(number): " ".join(text.split()) for number, text in found}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The samples, in a folder of the test's own."""
    return copy_samples(tmp_path / "library")


@pytest.fixture
def terminal(tmp_path: Path, library: Path) -> Iterator[Terminal]:
    """The program on the samples, as `make run` opens them."""
    with Terminal(library, home=tmp_path, columns=150, rows=40) as terminal:
        terminal.wait_until_named().wait_for("People")
        yield terminal


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file with its bytes and its time of change."""
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


def test_the_tour_leads_where_it_says_and_leaves_the_articles_alone(
    terminal: Terminal, library: Path
) -> None:
    before = contents(library)
    tourist = Tourist(terminal)
    _read_and_follow_a_name(tourist)
    _label_and_search(tourist)
    _look_at_the_panes(tourist)
    _mark_and_find_again(tourist)
    _mend_a_name(tourist)
    _look_round_a_name(tourist)
    _work_through_a_list(tourist)
    _copy_and_get_help(tourist)
    tourist.press("q", "q")
    assert terminal.wait_exit() == 0
    assert contents(library) == before
    written = {key for step in steps().values() for key in re.findall(r"`([^`]+)`", step)}
    assert written - tourist.pressed == {"Q"}, "every key of the tour was tried, but for the other way out"


def _read_and_follow_a_name(tourist: Tourist) -> None:
    terminal = tourist.terminal
    tourist.press("Enter", "Space", "b", "j", "k", ")", "(")
    assert "*ryabkof*" in steps()[2]
    tourist.press("e").wait_for("entities ──").type("ryabkof").wait_for("▸ Sergei Ryabkov")
    tourist.press("Enter").wait_for_status(r"Sergei Ryabkov 1/\d+ · article 1 of")
    tourist.press("*").wait_for_status("Sergei Ryabkov 2/")
    terminal.wait_for("also Sergey Ryabkov")
    tourist.press("*").wait_for_status("Sergei Ryabkov 3/")
    tourist.press("#").wait_for_status("Sergei Ryabkov 2/")
    tourist.press("gr").wait_for("mentions of Sergei Ryabkov")
    tourist.press("Esc").wait_until_gone("mentions of Sergei Ryabkov")
    tourist.press("Ctrl+O").wait_for_status("Sergei Ryabkov 3/")
    tourist.press("]j").wait_for_status("Sergei Ryabkov 2/")
    tourist.press("gj").wait_for("the trail")
    tourist.press("Esc").wait_until_gone("the trail")


def _label_and_search(tourist: Tourist) -> None:
    terminal = tourist.terminal
    before = terminal.screen
    labelled = tourist.press("f").wait_for(lambda t: t.screen != before).screen
    terminal.press("a").wait_for(lambda t: t.screen != labelled)
    tourist.press("*").wait_for_status(r"\d+/\d+ · article \d+ of \d+")
    assert "*missile*" in steps()[6]
    tourist.press("/").wait_for_status("^ /")
    terminal.type("missile").wait_for_status(r"/missile +\d+/\d+")
    tourist.press("Enter").wait_for_status(r"/missile \d+/\d+ │")
    while not re.search("No more hits here; n again", terminal.status):
        shown = terminal.status
        tourist.press("n").wait_for(lambda t, shown=shown: t.status != shown)
    tourist.press("g/").wait_for("text of the whole library").type("inspectors").wait_for("▸")
    tourist.press("Esc").wait_until_gone("text of the whole library")


def _look_at_the_panes(tourist: Tourist) -> None:
    tourist.press("g3", "L").wait_for("Entities · library")
    tourist.press("j", "k", "Enter")
    tourist.press("g1", "O").wait_for(lambda t: "date ↓" not in t.screen)
    tourist.press("/").wait_for_status("filter:")
    tourist.press("Esc").wait_for_status("^(?! filter:)")
    tourist.press("n")


def _mark_and_find_again(tourist: Tourist) -> None:
    terminal = tourist.terminal
    tourist.press("Enter")
    terminal.press("gg", "}", "}")
    tourist.press("H").wait_for_status("Highlighted as claim")
    tourist.press("H").wait_for_status("Made longer")
    tourist.press("a").wait_for("keeps").type("ask the archive")
    tourist.press("Ctrl+S").wait_for_status("Note kept")
    tourist.press("t").wait_for_status("^ tags:")
    terminal.type("follow")
    tourist.press("Enter").wait_for_status("Tagged #follow")
    tourist.press("c").wait_for_status("e evidence")
    terminal.press("e").wait_for_status("Now evidence")
    terminal.press("}")
    tourist.press(")", ".").wait_for_status("evidence #follow with the note")
    tourist.press("dd").wait_for_status("Deleted with its note")
    tourist.press("u").wait_for_status("Undone: Deleted")
    terminal.press("}", "}")
    tourist.press("v").wait_for_status("A label selects")
    terminal.press("v").wait_for_status("VISUAL")
    tourist.press("w", "e", "is", "iq", "ie", "H").wait_for_status("Highlighted as evidence")
    assert "*pen:evidence*" in steps()[10]
    tourist.press("gh").wait_for("annotations · by article").type("pen:evidence ask")
    tourist.press("Enter").wait_until_gone("pen:evidence")
    tourist.press("]h").wait_for_status("^ evidence")
    tourist.press(":").wait_for_status("^ :")
    terminal.type("history")
    tourist.press("Enter").wait_for("history ·")
    tourist.press("Esc").wait_until_gone("history ·")


def _mend_a_name(tourist: Tourist) -> None:
    terminal = tourist.terminal
    tourist.press("e").wait_for("entities ──").type("reagan").wait_for("→ Ronald Reagan")
    tourist.press("Enter").wait_for_status("Ronald Reagan")
    tourist.press("M").wait_for("Ronald Reagan is the same as")
    tourist.press("Esc").wait_until_gone("is the same as")
    tourist.press("S").wait_for("Which of Ronald Reagan is somebody else")
    tourist.press("Esc").wait_until_gone("somebody else")
    tourist.press("R").wait_for_status("^ name: Ronald Reagan")
    terminal.press("Ctrl+U").type("R. Reagan")
    tourist.press("Enter").wait_for_status("Called R. Reagan now")
    tourist.press("T").wait_for_status("T")
    terminal.press("o").wait_for_status("listed under org")
    tourist.press("gs").wait_for_status("Only in this article now")
    tourist.press("gs").wait_for_status("In the whole library now")
    tourist.press("u", "u").wait_for_status("Undone")
    tourist.press("X").wait_for_status("Muted R. Reagan")
    tourist.press("u", "u", "u").wait_for_status("Undone: Ronald Reagan is called R. Reagan")
    tourist.press("g=").wait_for("names that may be one")
    tourist.press("Esc").wait_until_gone("names that may be one")


def _look_round_a_name(tourist: Tourist) -> None:
    terminal = tourist.terminal
    terminal.press("e").wait_for("entities ──").type("reagan").wait_for("→ Ronald Reagan")
    terminal.press("Enter").wait_for_status("Ronald Reagan 1/")
    tourist.press("gd").wait_for("Names", "Together with")
    tourist.press("Esc").wait_until_gone("Together with")
    before = terminal.screen
    tourist.press("i").wait_for(lambda t: t.screen != before)
    tourist.press("Esc").wait_until_gone("person ·")
    for key, title in (
        ("gw", "together with Ronald Reagan"),
        ('g"', "quotes"),
        ("gT", "timeline of Ronald Reagan"),
    ):
        tourist.press(key).wait_for(title)
        tourist.press("Esc").wait_until_gone(title)


def _work_through_a_list(tourist: Tourist) -> None:
    tourist.press("gr").wait_for("mentions of Ronald Reagan", "▸")
    tourist.press("Ctrl+Q").wait_for_status("Worklist .*: 10 items")
    tourist.press("]q").wait_for_status(r"worklist .* 2/\d+")
    tourist.press("s").wait_for_status("1 kept")
    tourist.press("x").wait_for_status(r"worklist .* 4/\d+")
    tourist.press("gq").wait_for("●", "×")
    tourist.press("Esc").wait_until_gone("×")


def _copy_and_get_help(tourist: Tourist) -> None:
    tourist.press("yy").wait_for_status("[Cc]opied the sentence")
    tourist.press("Y").wait_for_status("[Cc]opied the citation")
    tourist.press("?").wait_for("Help: keys in the reader")
    tourist.press("Esc").wait_until_gone("Help: keys")
    tourist.press(":").wait_for_status("^ :")
    tourist.press("Esc").wait_for_status("^(?! :)")
    tourist.press("Ctrl+P").wait_for("commands")
    tourist.press("Esc").wait_until_gone("commands")
