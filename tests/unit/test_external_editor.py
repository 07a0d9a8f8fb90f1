"""A note goes to the user's own program and comes back, whatever that program does."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pytest
from textual.app import App

from skyread.ui.external import Edited, NoEditorError, command_for, edit_outside


class Terminal:
    """What `edit_outside` needs of an application."""

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """There is nothing to hand over."""
        yield


def edited(does: str, text: str, folder: Path) -> Edited:
    """What comes back from a program that does something with the file that it is given."""
    program = f"import pathlib, sys; note = pathlib.Path(sys.argv[1]); {does}"
    return edit_outside(cast(App[object], Terminal()), [sys.executable, "-c", program], text, folder)


@pytest.mark.parametrize(("before", "after"), [("", "A word."), ("One.", "Two."), ("One.\n", "Two.\n")])
def test_what_the_program_wrote_comes_back_and_the_file_goes(tmp_path: Path, before: str, after: str) -> None:
    written = after if after.endswith("\n") else after + "\n"
    assert edited(f"note.write_text({written!r})", before, tmp_path) == Edited(after)
    assert list(tmp_path.iterdir()) == []


def test_only_the_user_can_read_the_file(tmp_path: Path) -> None:
    does = "note.write_text(oct(note.stat().st_mode & 0o777))"
    assert edited(does, "x", tmp_path) == Edited("0o600")


def test_the_text_comes_back_from_a_program_that_fails(tmp_path: Path) -> None:
    back = edited("note.write_text('half'); sys.exit(3)", "x", tmp_path)
    assert back.text == "half" and "ended with 3" in back.problem


def test_the_text_comes_back_where_the_file_cannot_be_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refused)
    assert edited("note.write_text('all of it')", "x", tmp_path) == Edited("all of it")


def test_a_file_that_the_program_took_away_is_told(tmp_path: Path) -> None:
    back = edited("note.unlink()", "x", tmp_path)
    assert back.text is None and "can't be read" in back.problem


def test_a_program_that_is_not_there_is_told_and_leaves_no_file(tmp_path: Path) -> None:
    back = edit_outside(cast(App[object], Terminal()), [str(tmp_path / "none")], "x", tmp_path / "files")
    assert back.text is None and "can't be run: No such file" in back.problem
    assert list((tmp_path / "files").iterdir()) == []


@pytest.mark.parametrize(
    ("setting", "environment", "command"),
    [
        ("inline", {"EDITOR": "ed -s"}, ["ed", "-s"]),
        ("external", {"EDITOR": "ed", "VISUAL": "'my vi' -n"}, ["my vi", "-n"]),
        ("nano -w", {"EDITOR": "ed"}, ["nano", "-w"]),
        ("  ", {"EDITOR": "ed"}, ["ed"]),
    ],
)
def test_the_program_is_the_settings_or_the_environments(
    setting: str, environment: dict[str, str], command: list[str]
) -> None:
    assert command_for(setting, environment) == command


@pytest.mark.parametrize(
    ("setting", "environment", "said"),
    [
        ("inline", {}, "There is no editor"),
        (" ", {"EDITOR": " "}, "There is no editor"),
        ("vi '", {}, "quote that is not closed"),
    ],
)
def test_without_a_program_it_says_what_to_do(setting: str, environment: dict[str, str], said: str) -> None:
    with pytest.raises(NoEditorError, match=said):
        command_for(setting, environment)
