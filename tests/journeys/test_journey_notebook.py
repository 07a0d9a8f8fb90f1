"""A reader's week: marking, noting, tagging, taking back, leaving, being killed, and an article that changes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from terminal import Terminal, environment

FERRY = """The ferry that ran twice

The harbour master said on Monday that the ferry would run again. Nobody on the quay believed it. The posters were
old by then.

A second crossing was promised for the spring. It never took place, because the captain had sold his charts. The
court at Lund ruled in June.

The last ticket was printed on a Friday. The town keeps it in a drawer.
"""
EDITED = FERRY.replace(
    "The harbour master said",
    "Our readers have asked about the ferry, and we have looked again.\n\nThe harbour master said",
).replace("because the captain had sold his charts", "since the captain had sold all his charts")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder with two articles."""
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (folder / "quay.txt").write_text(
        "The quay at night\n\nTwo lamps burn. A third one does not.\n", encoding="utf-8"
    )
    return folder


@contextmanager
def reading(library: Path, home: Path) -> Iterator[Terminal]:
    with Terminal(library, home=home, columns=110, rows=28) as terminal:
        yield terminal.wait_until_named()


def notes(library: Path, home: Path, *words: str) -> list[dict[str, object]]:
    """What `skyread notes` prints as JSON."""
    call = [sys.executable, "-m", "skyread", "notes", *words, "--json"]
    done = subprocess.run(
        call, capture_output=True, text=True, env=environment(home), check=False, cwd=library
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def open_the_ferry(terminal: Terminal) -> None:
    terminal.press("g1", "/").type("ferry").press("Enter", "Enter", "gg").wait_for("The harbour master said")


def test_what_a_reader_marks_outlives_leaving_being_killed_and_an_edited_article(
    tmp_path: Path, library: Path
) -> None:
    with reading(library, tmp_path) as terminal:
        open_the_ferry(terminal)
        terminal.press("}", ")", "H").wait_for_status("Highlighted as claim")
        terminal.press("c", "d").wait_for_status("Now doubt")
        terminal.press("a").wait_for("keeps").type("who says nobody?").press("Ctrl+S").wait_for_status(
            "Note kept"
        )
        terminal.press("t").wait_for_status("tags:")
        terminal.type("ferry, quay").press("Enter").wait_for_status("Tagged #ferry, #quay")
        terminal.press("}", ")", "H").wait_for_status("Highlighted as doubt")
        terminal.press("}", "H").wait_for_status("Highlighted as doubt")
        terminal.press("dd").wait_for_status("Deleted")
        terminal.press("u").wait_for_status("Undone: Deleted")
        terminal.press("Q").wait_exit()

    with reading(library, tmp_path) as terminal:
        open_the_ferry(terminal)
        terminal.press("u").wait_for_status("Undone: Highlighted “The last ticket was printed")
        terminal.press("Ctrl+R").wait_for_status("Done again: Highlighted “The last ticket")
        terminal.press("]h").wait_for_status("doubt #ferry #quay ✎ who says nobody")
        terminal.press("a").wait_for("keeps").type(" Not the captain.").wait_for("Not the captain.")
        terminal.kill()

    (library / "ferry.txt").write_text(EDITED, encoding="utf-8")
    with reading(library, tmp_path) as terminal:
        open_the_ferry(terminal)
        terminal.wait_for("≈ The harbour master")
        terminal.press("]h").wait_for_status("doubt #ferry #quay ✎ who says nobody")
        terminal.press("a").wait_for("who says nobody? Not the captain.").press("Ctrl+S").wait_for_status(
            "Note kept"
        )
        terminal.press("]h").wait_for_status("^ doubt │")
        terminal.wait_for("≈▌A second crossing", "▌since the captain had sold all his charts.")
        terminal.press("gh").wait_for("annotations").type("tag:ferry").wait_for(
            "▸ ≈ doubt", "Nobody on the quay"
        )
        terminal.press("Escape").wait_until_gone("annotations ·").press("Q").wait_exit()

    found = notes(library, tmp_path, "list", "ferry.txt")
    assert [(one["pen"], one["state"], one["tags"]) for one in found] == [
        ("doubt", "moved", ["ferry", "quay"]),
        ("doubt", "moved", []),
        ("doubt", "moved", []),
    ]
    assert found[0]["note"] == "who says nobody? Not the captain."

    (library / "ferry.txt").unlink()
    with reading(library, tmp_path) as terminal:
        terminal.press("gh").wait_for("annotations").type("captain").wait_for(
            "Not the captain.", "Its article is not in the library"
        )
        terminal.press("Escape").wait_until_gone("annotations ·").press("Q").wait_exit()
    kept = notes(library, tmp_path, "export")
    assert len(kept) == 3
    assert kept[0]["exact"] == "Nobody on the quay believed it."


def test_two_windows_see_each_others_marks_and_undo_only_their_own(tmp_path: Path, library: Path) -> None:
    with reading(library, tmp_path) as first, reading(library, tmp_path) as second:
        open_the_ferry(first)
        open_the_ferry(second)
        first.press("}", "H").wait_for_status("Highlighted as claim")
        second.wait_for("▬1")
        second.press("}", "}", "H").wait_for_status("Highlighted as claim")
        first.wait_for("▬2")
        second.press("u").wait_for_status("Undone: Highlighted “A second crossing")
        second.press("u").wait_for_status("Nothing to undo")
        first.wait_for("▬1").press("u").wait_for_status("Undone: Highlighted “The harbour master")
        second.wait_until_gone("▬1")


def test_a_damaged_notebook_is_set_aside_and_what_was_kept_of_it_is_one_command_away(
    tmp_path: Path, library: Path
) -> None:
    with reading(library, tmp_path) as terminal:
        open_the_ferry(terminal)
        terminal.press("}", "H").wait_for_status("Highlighted as claim")
        terminal.press("Q").wait_exit()
    [notebook] = tmp_path.rglob("notebook.sqlite")
    for old in (notebook.parent / "backups").iterdir():
        old.unlink()
    with reading(library, tmp_path) as terminal:  # the day's first start makes its backup
        terminal.press("Q").wait_exit()
    for beside in notebook.parent.glob("notebook.sqlite-*"):
        beside.unlink()
    notebook.write_bytes(b"this is no notebook" * 500)
    with Terminal(library, home=tmp_path, columns=40, rows=12) as terminal:
        terminal.wait_for_status("^ :restore brings back the backup")
        terminal.type(":restore\r").wait_for_status("Restored what was kept")
        terminal.press("]h").wait_for_status("^ claim")
        terminal.press("Q").wait_exit()
    assert list(notebook.parent.glob("notebook.sqlite.damaged-*"))
