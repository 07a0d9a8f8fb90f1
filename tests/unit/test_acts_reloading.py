"""The screen over real files: waiting for names, files that change under it, and starting again."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event
from unittest.mock import patch

import pytest
from textual.events import AppFocus

from skyread.desk import opening as opening_module
from skyread.desk.desk import Desk
from skyread.desk.naming import Naming
from skyread.desk.opening import Opening, Request
from skyread.keys.keymap import load_default
from skyread.keys.settings import Settings
from skyread.library.collection import Library
from skyread.notebook.store import Notebook
from skyread.ui.app import Skyread
from skyread.ui.screen import DeskScreen
from small_desk import focused, press, sentence, settle, type_in

BODY = "\n\n".join(sentence(number) for number in range(40))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Talks\n\nMaria Lindqvist came.\n\n{BODY}\n", encoding="utf-8")
    (folder / "b.txt").write_text("Letters\n\nMaria Lindqvist wrote. It rained.\n", encoding="utf-8")
    return folder


@asynccontextmanager
async def open_screen(
    folder: Path, notebook: Notebook | None = None, encoding: str | None = None
) -> AsyncIterator[DeskScreen]:
    desk = Desk(notebook or Notebook.in_memory(), Settings())
    opening = Opening(Request((str(folder),), encoding, None, None, None))
    app = Skyread(desk, opening, load_default(), [])
    async with app.run_test(size=(130, 24)):
        yield app.desk_screen
    assert app.desk_screen.failure is None


async def until(screen: DeskScreen, true: Callable[[], bool]) -> None:
    """Wait for what happens in the background."""
    for _ in range(2000):
        await settle(screen)
        if true():
            return
    raise AssertionError("it never happened")


def known(screen: DeskScreen) -> bool:
    return screen.desk.named and bool(screen.desk.index.articles)


def command(screen: DeskScreen, line: str) -> None:
    press(screen, ":")
    type_in(screen, line)
    press(screen, "enter")


async def test_a_changed_a_new_and_a_vanished_file_are_taken_in_and_the_place_is_kept(folder: Path) -> None:
    async with open_screen(folder) as screen:
        await until(screen, lambda: known(screen))
        press(screen, "enter", "1", "0", ")")
        left, before = focused(screen.desk.reader), screen.desk.index
        text = (folder / "a.txt").read_text(encoding="utf-8")
        (folder / "a.txt").write_text(
            text.replace("Lindqvist came", "Lindqvist came by. It was cold"), "utf-8"
        )
        (folder / "b.txt").unlink()
        (folder / "c.txt").write_text("A third one\n\nPavel Horak came.\n", encoding="utf-8")
        command(screen, "reload")
        await until(screen, lambda: screen.desk.index is not before and known(screen))
        assert focused(screen.desk.reader) == left
        assert {Path(one.path).name for one in screen.desk.articles.values()} == {"a.txt", "c.txt"}
        assert "It was cold" in (screen.desk.reader.article.text if screen.desk.reader.article else "")


async def test_coming_back_to_the_terminal_looks_for_changes_only(folder: Path) -> None:
    async with open_screen(folder) as screen:
        await until(screen, lambda: known(screen))
        before = screen.desk.index
        screen.on_app_focus(AppFocus())
        assert screen.desk.message == ""
        (folder / "c.txt").write_text("A third one\n\nPavel Horak came.\n", encoding="utf-8")
        screen.on_app_focus(AppFocus())
        assert "changed" in screen.desk.message
        await until(screen, lambda: screen.desk.index is not before and known(screen))
        assert len(screen.desk.articles) == 3


async def test_reading_and_searching_do_not_wait_for_names(folder: Path) -> None:
    go_on = Event()

    def slowly(*given: object) -> Naming:
        go_on.wait(60)
        return found(*given)  # type: ignore[arg-type]

    found = opening_module.find_names
    with patch("skyread.desk.opening.find_names", slowly):
        async with open_screen(folder) as screen:
            await until(screen, lambda: bool(screen.desk.articles))
            press(screen, "enter", ")", "/")
            type_in(screen, "line 7")
            press(screen, "enter")
            assert focused(screen.desk.reader) == sentence(7)
            for keys in (("*",), ("]", "e"), ("f",)):
                press(screen, *keys)
                assert "Names are still being found" in screen.desk.message
            press(screen, "e")
            type_in(screen, "lindkvist")
            assert screen.desk.picker.items == []
            go_on.set()
            await until(screen, lambda: known(screen) and bool(screen.desk.picker.items))
            press(screen, "enter")
            assert screen.desk.reader.mention is not None
            assert screen.desk.reader.mention.surface in {"Maria Lindqvist", "Lindqvist"}


async def test_every_picker_opens_before_the_articles_are_there(folder: Path) -> None:
    go_on = Event()

    def slowly(*given: object) -> Library:
        go_on.wait(60)
        return read(*given)  # type: ignore[arg-type]

    read = opening_module.read_articles
    with patch("skyread.desk.opening.read_articles", slowly):
        async with open_screen(folder) as screen:
            try:
                for keys in ("e", "ga", "g/", "gj", "j", "G", "*", "J", "?"):
                    press(screen, *keys)
                    press(screen, "a", "escape", "escape")
                    assert screen.failure is None
            finally:
                go_on.set()
            await until(screen, lambda: known(screen))
            assert len(screen.desk.articles) == 2


async def test_what_cannot_be_read_is_told(folder: Path) -> None:
    async with open_screen(folder, encoding="no-such-encoding") as screen:
        await until(screen, lambda: bool(screen.reader.notice))
        assert "no-such-encoding" in screen.reader.notice
        press(screen, "j", "*", "e", "escape")


async def test_the_screen_comes_back_as_it_was_left(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "notebook.sqlite"
    notebook = Notebook.open(file)
    async with open_screen(folder, notebook) as screen:
        await until(screen, lambda: known(screen))
        press(screen, "enter", "m", "Q", "2", "0", ")", "-")
        left, measure = focused(screen.desk.reader), screen.reader.measure
        press(screen, "G", "ctrl+o")
        command(screen, "theme light")
        press(screen, "Q")
        await settle(screen)
    notebook.close()
    notebook = Notebook.open(file)
    async with open_screen(folder, notebook) as screen:
        await until(screen, lambda: known(screen))
        assert screen.desk.pane.value == "reader"
        assert focused(screen.desk.reader) == left
        assert (screen.reader.measure, screen.status.palette.name) == (measure, "light")
        assert not screen.status.teaching
        press(screen, "]", "j")
        assert focused(screen.desk.reader) == sentence(39)
        press(screen, "'", "Q")
        assert focused(screen.desk.reader) != left
    notebook.close()
