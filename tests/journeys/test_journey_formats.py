"""A folder of what people really have, in the real program: texts, saved pages, a book, a PDF, feeds, exports, mail."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from mixed_library import MAN, PAGE_LINK, PAGE_TITLE, mixed_library, newsboat_cache
from terminal import PROGRAM, Terminal, environment, untoward

TITLES = [
    "The ledger",  # a book's chapter
    "A letter from the islands",  # Markdown
    PAGE_TITLE,  # a saved page
    "The lantern accord, archived",  # a web archive
    "Lamps counted",  # a feed's entry
    "Minutes of the evening",  # a message
    "Guild objects",  # a record of JSON Lines
    "Register opened",  # a row of a table
    "Keepers meet at Skerry Point",  # plain text
    "The report on the lamps",  # a PDF
]
"""The articles that name the man, in the order of the list: by date, those without one last."""


def test_a_misspelt_name_is_followed_through_every_format_and_back(tmp_path: Path) -> None:
    library = mixed_library(tmp_path / "library")
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > "{opened}"\n', encoding="utf-8")
    browser.chmod(0o755)
    with Terminal(library, home=tmp_path, columns=150, rows=40, env={"BROWSER": str(browser)}) as terminal:
        terminal.wait_until_named().wait_for("Articles 13")
        terminal.press("e").wait_for("› ").type("halstroem").wait_for_row(f"▸ {MAN}").press("Enter")
        for number, title in enumerate(TITLES, 1):
            if number > 1:
                terminal.press("]m")
            terminal.wait_for_status(rf"{MAN} {number}/10 · article {number} of 10 .*│ {title[:30]}")
            assert MAN in " ".join(terminal.focus)
            if title == PAGE_TITLE:
                # What the site printed around it is folded; its original opens on a key, and only then.
                assert "Subscribe" not in terminal.screen
                assert not opened.exists()
                terminal.press("o").wait_for_status(f"Opening {PAGE_LINK[:30]}")
                terminal.wait_for(lambda _: opened.is_file() and opened.read_text() == PAGE_LINK)
        for title in reversed(TITLES[:-1]):
            terminal.press("Ctrl+O").wait_for_status(rf"│ {title[:30]}")
        terminal.press("]m").wait_for_status(rf"{MAN} 2/10")
        terminal.press("o").wait_for_status("does not say where it was published")
        assert untoward(terminal.raw) == []
        terminal.press("Q")
        assert terminal.wait_exit() == 0

    with Terminal(library, home=tmp_path, columns=150, rows=40) as terminal:
        terminal.wait_until_named().wait_for_status("A letter from the islands")
        terminal.press("Q")
        assert terminal.wait_exit() == 0


def test_without_an_extra_its_files_are_listed_and_the_rest_opens(tmp_path: Path) -> None:
    library = mixed_library(tmp_path / "library")
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    # As if it were not installed: Python takes such an entry for a module that is not there.
    (hidden / "sitecustomize.py").write_text(
        'import sys\nsys.modules["feedparser"] = None\n', encoding="utf-8"
    )
    env = {"PYTHONPATH": str(hidden)}
    with Terminal(library, home=tmp_path, columns=150, rows=40, env=env) as terminal:
        terminal.wait_until_named().wait_for("g-feed.xml")
        terminal.press("G", "Enter").wait_for_status(
            r"g-feed\.xml needs feedparser: pip install 'skyread\[feeds\]'"
        )
        terminal.press("gg", "Enter").wait_for_status("The keeper")
        terminal.press("Q")
        assert terminal.wait_exit() == 0
    told = subprocess.run(
        [PROGRAM, "index", "--json", library],
        env=environment(tmp_path, env),
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0
    states = {Path(one["article"]).name: one["state"] for one in map(json.loads, told.stdout.splitlines())}
    assert [name for name, state in states.items() if state == "skipped"] == ["g-feed.xml"]
    assert len(states) == 12


def test_newsboats_articles_open_in_the_reader_and_what_is_no_cache_is_told(tmp_path: Path) -> None:
    cache = newsboat_cache(tmp_path / "boat" / "cache.db")
    with Terminal("--newsboat", cache, home=tmp_path, columns=150, rows=40) as terminal:
        terminal.wait_until_named().wait_for("Articles 1", "Lamps relit", "Quay Courier")
        terminal.press("Q")
        assert terminal.wait_exit() == 0
    (tmp_path / "notes.txt").write_text("The lamps were lit.\n", encoding="utf-8")
    for words, reason in (
        (["--newsboat=gone.db"], "gone.db: no such file or directory"),
        (["--newsboat", tmp_path / "notes.txt"], "no newsboat cache: not an SQLite database"),
    ):
        with Terminal(*words, home=tmp_path, columns=200) as terminal:
            assert terminal.wait_exit() == 3
            assert reason in terminal.screen
            assert len([row for row in terminal.rows if row]) == 1
