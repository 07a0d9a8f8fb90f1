"""A reader's main job in the real program: find a name, follow it through articles, come back, search, leave.

Which articles are open differs from machine to machine, so nothing here knows their wording beyond names and
everyday words.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sample_library import real_library
from terminal import Terminal

STEP = r"(\d+)/(\d+) · article (\d+) of (\d+)"


def step_of(terminal: Terminal, pattern: str = STEP) -> tuple[int, ...]:
    """What the status line says of the mention in focus: number, of how many, article, of how many."""
    return tuple(int(group) for group in terminal.wait_for_status(pattern).groups())


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (160, 45)], ids=["80x24", "160x45"])
def test_a_name_is_found_followed_through_three_articles_and_left_by_the_trail(
    tmp_path: Path, columns: int, rows: int
) -> None:
    library = real_library(tmp_path / "library")
    home = tmp_path / "home"
    home.mkdir()
    with Terminal(library, home=home, columns=columns, rows=rows) as terminal:
        terminal.wait_until_named()
        assert all(len(row) <= columns for row in terminal.rows)

        # A misspelt name is found; Enter goes to its first mention.
        terminal.press("e").wait_for("› ").type("ryabkof").wait_for_row("▸ .*Sergei Ryabkov").press("Enter")
        number, total, article, articles = step_of(terminal)
        assert (number, article) == (1, 1)
        assert articles >= 3

        # The next mention, through three articles, each step counted.
        walked = [terminal.focus]
        while article < 3:
            terminal.press("*" if number % 2 else "]m")
            number += 1
            _, total_now, article, _ = step_of(terminal, rf"\b({number})/(\d+) · article (\d+) of (\d+)")
            assert total_now == total
            walked.append(terminal.focus)
            assert "Ryabkov" in "\n".join(terminal.rows)
        assert len(walked) == number

        # Back by the trail to where it began, and forth again.
        for steps_back, place in enumerate(reversed(walked[:-1])):
            terminal.press("[j" if steps_back % 2 else "Ctrl+O")
            terminal.wait_for_focus(place)
        terminal.press("]j").wait_for_focus(walked[1])

        _search_on_into_another_article(terminal)
        _look_something_up_in_the_help(terminal)

        place = terminal.focus
        terminal.press("Q")
        assert terminal.wait_exit() == 0

    # The next day everything is as it was left.
    with Terminal(library, home=home, columns=columns, rows=rows) as terminal:
        terminal.wait_until_named().wait_for_focus(place)
        terminal.press("Ctrl+O").wait_for(lambda t: not t.is_in_focus(place))
        terminal.press("q", "q")
        assert terminal.wait_exit() == 0


def _search_on_into_another_article(terminal: Terminal) -> None:
    """Search, step through the hits to the article's end, and on by a second `n`; `N` steps back."""
    terminal.press("/").wait_for_status("^ /")
    terminal.type("treaty").wait_for_status(r"/treaty +\d+/\d+")
    terminal.press("Enter")
    hit, hits = step_of(terminal, r"/treaty (\d+)/(\d+) │")
    for number in range(hit + 1, hits + 1):
        terminal.press("n").wait_for_status(rf"/treaty {number}/{hits}")
    if hits > 1:
        terminal.press("N").wait_for_status(rf"/treaty {hits - 1}/{hits}")
        terminal.press("n").wait_for_status(rf"/treaty {hits}/{hits}")
    offer = terminal.press("n").wait_for_status(r"No more hits here; n again: (\d+) in “([^”…]{1,20})")
    terminal.press("n").wait_for_status(rf"/treaty 1/{offer[1]}\b")
    terminal.wait_for(offer[2])


def _look_something_up_in_the_help(terminal: Terminal) -> None:
    """`?` lists the keys, `/` narrows them, `q` closes."""
    terminal.press("?").wait_for("Help", "Ctrl+D")
    terminal.press("/").wait_for_status("filter:")
    terminal.type("trail").wait_until_gone("half a page").wait_for("Ctrl+O")
    terminal.press("Enter").wait_for_status("^(?! filter:)")
    terminal.press("q").wait_until_gone("Help")
