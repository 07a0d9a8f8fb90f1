"""Who said what and when, in the real program: names put right change who speaks, and a treaty's dates are read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from terminal import Terminal

SHARED = Path(__file__).parents[2] / ".." / "shared" / "seeds"

ARTICLES = {
    "lock.txt": """Talks on the lock begin

Published 20 January 2022

“The lock will open when the ice is gone,” Oleg Maranov said on Monday. The Delta Treaty was signed on 3 May 1994.
""",
    "charts.txt": """The charts come out

Published 2 February 2022

“Nobody has drawn the delta twice,” Oleg Maranow told reporters. The Delta Treaty has had 12 members since June 2003.
""",
    "barges.txt": """Barges wait

Published 5 March 2022

The Delta Treaty was broken in August 2019. “I was not asked about the barges,” Oleg Maranov said.
""",
    "brother.txt": """A brother writes

Published 6 March 2022

A letter came from Oleg Maranov, who keeps bees. Nobody spoke of the Delta Treaty after 2020.
""",
    "bees.txt": """Bees of the delta

Published 7 April 2022

The Delta Treaty was signed on 3 May 1994, and the bees came later.
""",
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder with five articles."""
    folder = tmp_path / "library"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def dates(terminal: Terminal) -> list[str]:
    """The dates in the list that is open, from top to bottom, as far as they are on the screen."""
    found = (re.search(r"│[▸ ] [≈ ] (\d{4}(?:-\d\d)*)\b", row) for row in terminal.rows)
    return [match[1] for match in found if match]


def go_to(terminal: Terminal, typed: str, name: str) -> Terminal:
    """Find an entity by a few letters and go to it; it is current then."""
    terminal.press("e").wait_for("› ").type(typed).wait_for_row(f"▸ .*{name}")
    terminal.press("Enter").wait_for_status(f"{name} \\d")
    return terminal


def test_names_put_right_change_who_speaks_and_a_treatys_dates_are_read(
    tmp_path: Path, library: Path
) -> None:
    with Terminal(library, home=tmp_path, columns=130, rows=40) as terminal:
        terminal.wait_until_named()
        # Two spellings are one speaker.
        go_to(terminal, "maranow", "Oleg Maranow")
        terminal.wait_for_status("quote: Oleg Maranow · told")
        terminal.press("M").wait_for("is the same as").type("maranov").wait_for_row("▸ .*Oleg Maranov")
        terminal.press("Enter").wait_for_status("Oleg Maranow is Oleg Maranov now")
        terminal.press(']"').wait_for_status("Oleg Maranov says: 3/3 · article 3 of 3")
        terminal.press('["').wait_for_status("Oleg Maranov says: 2/3 · article 2 of 3")
        terminal.press('g"').wait_for(
            '› by:"Oleg Maranov"', "ice is gone", "drawn the delta", "about the barges"
        )
        terminal.press("Escape").wait_until_gone("quotes ·")
        # A namesake is parted and put back.
        terminal.press("ga").wait_for("articles ─").type("brother").wait_for_row("▸ .*A brother writes")
        terminal.press("Enter").wait_for("who keeps bees")
        terminal.press("}", "}").wait_for_status("person Oleg Maranov|Oleg Maranov 4/4")
        terminal.press("S").wait_for("somebody else?").press("Enter").wait_for_status("somebody else now")
        terminal.press("u").wait_for_status("Undone: ")
        terminal.press("Q").wait_exit()

    with Terminal(library, home=tmp_path, columns=130, rows=40) as terminal:
        terminal.wait_until_named()
        go_to(terminal, "maranow", "Oleg Maranov")
        terminal.wait_for_status("Oleg Maranov \\d/4 · article \\d of 4")
        go_to(terminal, "delta tr", "Delta Treaty")
        terminal.press("gT").wait_for("timeline of Delta Treaty · in sentences with the name", "5 of ")
        assert dates(terminal) == ["1994-05-03", "1994-05-03", "2003-06", "2019-08", "2020"]
        terminal.type("since:2019 broken").wait_for("1 of ").press("Enter")
        terminal.wait_for(lambda one: one.focus and one.focus[0].startswith("The Delta Treaty was broken"))
        terminal.press("Ctrl+O").wait_for_status("Delta Treaty \\d/")
        terminal.press("Q").wait_exit()


@pytest.mark.skipif(not SHARED.is_dir(), reason="the articles are not beside this checkout")
def test_the_dates_of_one_treaty_through_five_real_articles(tmp_path: Path) -> None:
    with Terminal(SHARED, home=tmp_path, columns=160, rows=45) as terminal:
        terminal.wait_until_named()
        go_to(terminal, "INFMT", "INFMT")
        terminal.press("M").wait_for("is the same as").type("INF Tr").wait_for_row("▸ .*INF Treaty")
        terminal.press("Enter").wait_for_status("INFMT is INF Treaty now")
        terminal.press("Q").wait_exit()

    with Terminal(SHARED, home=tmp_path, columns=160, rows=45) as terminal:
        terminal.wait_until_named()
        go_to(terminal, "INFMT", "INF Treaty")
        terminal.press("gT").wait_for(
            "timeline of INF Treaty · in sentences with the name", "1987", "2019-02-02"
        )
        assert dates(terminal) == sorted(dates(terminal))
        in_sentences = len(dates(terminal))
        terminal.press("Ctrl+R").wait_for("in articles with the name")
        terminal.wait_for(lambda one: len(dates(one)) > in_sentences)
        terminal.press("Ctrl+R").wait_for("timeline · in the library").type("until:1990")
        terminal.wait_for(lambda one: 0 < len(dates(one)) < in_sentences)
        assert all(date < "1991" for date in dates(terminal))
        terminal.press("Enter").wait_until_gone("timeline ·")
        terminal.wait_for(lambda one: one.focus)
        terminal.press("Ctrl+O").wait_for_status("INF Treaty \\d+/\\d+ · article \\d of \\d")
        terminal.press("Q").wait_exit()
