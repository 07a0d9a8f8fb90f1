"""Picker, command line, help, themes, copies, paste and mouse in the real screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste

from skyread.desk.arrangement import Pane
from skyread.keys.settings import Settings
from skyread.library.examining import read_bytes
from skyread.notebook.store import Notebook
from skyread.ui import clipboard
from skyread.ui.lines import LinePane, PaneClicked, PaneScrolled
from skyread.ui.screen import DeskScreen, Found
from skyread.ui.themes import PALETTES, Role
from small_desk import (
    FURNITURE,
    Written,
    focused,
    named,
    press,
    screen_of,
    sentence,
    settle,
    type_in,
    written,
)

MARCH = written(
    "[Ada Berg] met [Karl Moe] in the hall. It was raining.",
    *(sentence(n) for n in range(2, 20)),
    "[Berg|Ada Berg] said no.",
    title="March",
    published="2021-03-01",
    source="The Wire",
    path="m.txt",
)
MAY = written("[Lena Dahl] was alone with a zebra.", title="May [talks]", path="y.txt")
ALL = (MARCH, MAY)


def where(screen: DeskScreen) -> tuple[str, str | None]:
    article = screen.desk.reader.article
    assert article is not None
    return article.title or "", named(screen.desk.reader)


def drawn(pane: LinePane) -> str:
    """What a pane shows, line by line."""
    return "\n".join(
        "".join(text for text, _ in pane.line(y)) for y in range(pane.size.height) if pane.begin() is None
    )


# The picker


async def test_a_misspelt_name_is_found_and_enter_goes_to_it() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "e")
        type_in(screen, "lena dhal")
        press(screen, "enter")
        assert where(screen) == ("May [talks]", "Lena Dahl")
        assert (screen.desk.pane, screen.desk.current) == (Pane.READER, "lena dahl")
        press(screen, "ctrl+o")
        assert where(screen)[0] == "March"


async def test_the_scope_of_the_names_is_switched_and_keeps_the_query() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", "e")
        type_in(screen, "dahl")
        assert [item.label for item in screen.desk.picker.items] == ["Lena Dahl"]
        press(screen, "ctrl+r")
        assert (screen.desk.picker.items, screen.desk.picker.edit.text) == ([], "dahl")
        press(screen, "ctrl+r")
        assert [item.label for item in screen.desk.picker.items] == ["Lena Dahl"]
        press(screen, "escape", "E")
        assert {item.label for item in screen.desk.picker.items} == {"Ada Berg", "Karl Moe"}


async def test_the_last_picker_is_resumed_with_query_and_cursor() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, ";")
        assert "Nothing to resume" in screen.desk.message
        press(screen, "e")
        type_in(screen, "a")
        press(screen, "ctrl+n")
        chosen = screen.desk.picker.selected
        press(screen, "escape", "j", ";")
        assert screen.desk.picker.shown
        assert (screen.desk.picker.edit.text, screen.desk.picker.selected) == ("a", chosen)


async def test_articles_are_picked_by_title() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "g", "a")
        type_in(screen, "talks")
        press(screen, "enter")
        assert where(screen)[0] == "May [talks]"
        assert screen.desk.state(MAY.id).read


async def test_text_is_found_in_the_background_and_jumped_to() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "g", "/")
        type_in(screen, "zebra")
        for _ in range(1000):
            await settle(screen)
            if screen.desk.picker.items:
                break
        press(screen, "enter")
        assert where(screen)[0] == "May [talks]"


async def test_what_another_picker_found_late_is_dropped() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "g", "/")
        slow = screen.desk.picker.source
        assert slow is not None
        press(screen, "escape", "g", "a", "ctrl+n")
        before = (screen.desk.picker.items, screen.desk.picker.selected)
        screen.on_found(Found(slow, "", []))
        assert (screen.desk.picker.items, screen.desk.picker.selected) == before


async def test_the_trail_is_picked_from() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "g", "j")
        assert "trail is empty" in screen.desk.message
        press(screen, "enter", "*", "g", "j")
        assert len(screen.desk.picker.items) == 1
        press(screen, "enter")
        assert where(screen) == ("March", "Ada Berg")


async def test_the_palette_runs_a_command() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", "ctrl+p")
        type_in(screen, "next article")
        press(screen, "enter")
        assert where(screen)[0] == "May [talks]"


async def test_enter_on_nothing_keeps_the_picker_open() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "e")
        type_in(screen, "qqqqqqq")
        press(screen, "enter", "ctrl+n", "pagedown", "ctrl+d", "ctrl+u")
        assert screen.desk.picker.shown
        press(screen, "escape")
        assert not screen.desk.picker.shown


async def test_the_preview_scrolls_no_further_than_its_text() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "e")
        type_in(screen, "ada")
        await settle(screen)
        before = drawn(screen.picker)
        assert "raining" in before
        for _ in range(9):
            press(screen, "ctrl+u")
            drawn(screen.picker)
        assert drawn(screen.picker) == before
        press(screen, "ctrl+d")
        assert drawn(screen.picker) != before


# The command line


async def test_commands_are_run_by_name_and_wrong_ones_get_advice() -> None:
    async with screen_of(*ALL) as screen:
        for line, said in (
            ("them dark", "did you mean “theme”"),
            ("theme pink", "There is no theme “pink”"),
            ("mark.set", "wants one character"),
            ("", ""),
        ):
            press(screen, ":")
            type_in(screen, line)
            press(screen, "enter")
            assert said in screen.desk.message


async def test_names_and_arguments_are_completed() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, ":")
        type_in(screen, "them")
        press(screen, "tab")
        assert screen.desk.prompt.edit.text == "theme"
        type_in(screen, " hi")
        press(screen, "tab", "enter")
        assert screen.status.palette.name == "high-contrast"


async def test_backspace_in_an_empty_line_leaves_it() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, ":", "x", "backspace")
        assert screen.desk.prompt.purpose is not None
        press(screen, "backspace")
        assert screen.desk.prompt.purpose is None
        press(screen, "j")
        assert where(screen)[0] == "May [talks]"


async def test_pasted_text_is_one_clean_line() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", "/")
        screen.on_paste(Paste("was\r\nraining\x1b[31m\x00"))
        assert "\n" not in screen.desk.prompt.edit.text and "\x1b" not in screen.desk.prompt.edit.text
        press(screen, "escape", "e")
        screen.on_paste(Paste("lena\ndahl\x07"))
        assert screen.desk.picker.edit.text == "lena dahl"
        assert screen.desk.picker.items[0].label == "Lena Dahl"
        press(screen, "escape")
        screen.on_paste(Paste("jjj"))
        assert where(screen)[0] == "March"


# Help


async def test_help_lists_the_keys_of_the_pane_and_is_narrowed() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "?")
        assert screen.help_view.shown and screen.help_view.title.startswith("Help")
        lines = len(screen.help_view.lines)
        press(screen, "/")
        type_in(screen, "unread")
        assert 0 < len(screen.help_view.lines) < lines
        press(screen, "backspace", "escape")
        assert len(screen.help_view.lines) == lines
        for key in ("j", "k", "space", "b", "ctrl+d", "ctrl+u", "G", "g", "g"):
            press(screen, key)
        assert screen.help_view.window.top == 0
        press(screen, "q")
        assert not screen.help_view.shown
        assert where(screen)[0] == "March"


# Themes


async def test_every_theme_draws_every_pane_and_the_choice_is_kept() -> None:
    notebook = Notebook.in_memory()
    async with screen_of(*ALL, notebook=notebook) as screen:
        press(screen, "enter", "*", "/")
        type_in(screen, "rain")
        press(screen, "enter", "?")
        for name in PALETTES:
            press(screen, "escape", ":")
            type_in(screen, f"theme {name}")
            press(screen, "enter", "e")
            await settle(screen)
            assert {pane.palette.name for pane in screen.panes} == {name}
            for pane in (screen.list, screen.reader, screen.entities, screen.status, screen.picker):
                assert drawn(pane).strip()
            assert "March" in drawn(screen.list)
        press(screen, "escape", ":")
        type_in(screen, "theme light")
        press(screen, "enter")
    async with screen_of(*ALL, notebook=notebook) as screen:
        assert screen.status.palette.name == "light"


async def test_no_color_is_honoured_whatever_was_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with screen_of(*ALL, settings=Settings(theme="light")) as screen:
        assert screen.status.palette.name == "mono"
        assert all(
            style.color is None or style.color.is_default for style in screen.status.palette.styles.values()
        )


@pytest.mark.parametrize("name", PALETTES)
def test_themes_have_a_look_for_every_meaning_and_tell_the_important_ones_apart(name: str) -> None:
    palette = PALETTES[name]
    assert set(palette.styles) == set(Role)
    for one, other in (
        (Role.HIT, Role.CURRENT),
        (Role.HIT, Role.HIT_FOCUS),
        (Role.UNREAD, Role.READ),
        (Role.CURSOR, Role.CURSOR_IDLE),
        (Role.CURRENT, Role.PERSON),
    ):
        assert palette[one] != palette[other]


# Copies


async def test_the_sentence_in_focus_is_copied_with_the_users_command(tmp_path: Path) -> None:
    target = tmp_path / "copied"
    async with screen_of(*ALL, settings=Settings(clipboard=f"tee '{target}'")) as screen:
        press(screen, "enter", "y", "y")
        assert target.read_text() == "Ada Berg met Karl Moe in the hall."
        assert screen.desk.message == "Copied the sentence with tee"
        press(screen, "3", "y", "y")
        assert target.read_text() == f"Ada Berg met Karl Moe in the hall. It was raining. {sentence(2)}"
        press(screen, ")", "Y")
        assert target.read_text() == "“It was raining.” — March, The Wire, 2021-03-01"
        assert "citation" in screen.desk.message


async def test_what_is_not_drawn_is_not_copied(tmp_path: Path) -> None:
    target = tmp_path / "copied"
    marked = Written(read_bytes(b"# Talks\n\nHe **said** it was [so](http://x.org).\n", "m.md"), ())
    folded = written("One is here.", (FURNITURE, "Share on a network"), "Two is here.", path="f.txt")
    async with screen_of(marked, folded, settings=Settings(clipboard=f"tee '{target}'")) as screen:
        press(screen, "enter", ")", "y", "y")
        assert target.read_text() == "He said it was so."
        press(screen, "J", "2", "y", "y")
        assert target.read_text() == "One is here. Two is here."


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ("none", "switched off"),
        ("osc52", "through the terminal (OSC 52)"),
        ("false", "Not copied: false ended with 1"),
        ("no-such-program-anywhere", "Not copied: no-such-program-anywhere"),
        ("tee 'open", "Not copied"),
    ],
)
async def test_copying_says_by_which_way_or_why_not(choice: str, said: str) -> None:
    async with screen_of(*ALL, settings=Settings(clipboard=choice)) as screen:
        press(screen, "enter", "y", "y")
        assert said in screen.desk.message


@pytest.mark.parametrize(
    ("environment", "there", "tool"),
    [
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, {"wl-copy", "xclip"}, "wl-copy"),
        ({"DISPLAY": ":0"}, {"wl-copy", "xclip"}, "xclip"),
        ({"DISPLAY": ":0"}, {"xsel"}, "xsel"),
        ({}, {"wl-copy", "xclip", "xsel"}, None),
        ({}, {"pbcopy"}, "pbcopy"),
        ({}, {"clip.exe"}, "clip.exe"),
        ({"DISPLAY": ":0", "SSH_CONNECTION": "1 2 3 4"}, {"xclip"}, None),
        ({"SSH_TTY": "/dev/pts/1"}, {"pbcopy"}, None),
        ({"DISPLAY": ":0"}, set(), None),
    ],
)
def test_the_clipboard_tool_is_the_one_that_works_here(
    environment: dict[str, str], there: set[str], tool: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard.shutil, "which", lambda name: name if name in there else None)
    command = clipboard.find_tool(environment)
    assert (command[0] if command else None) == tool


# The mouse


async def test_a_click_goes_where_it_points_and_the_wheel_scrolls() -> None:
    async with screen_of(*ALL) as screen:
        text = screen.reader
        row = next(
            y for y in range(text.size.height) if "Karl Moe" in "".join(part for part, _ in text.line(y))
        )
        column = "".join(part for part, _ in text.line(row)).index("Karl")
        screen.on_pane_clicked(PaneClicked(text, column + 1, row, False))
        assert (screen.desk.pane, named(screen.desk.reader)) == (Pane.READER, "Karl Moe")
        screen.on_pane_scrolled(PaneScrolled(text, 1))
        assert screen.desk.reader.top == 3
        screen.on_pane_scrolled(PaneScrolled(text, -5))
        assert screen.desk.reader.top == 0
        screen.on_pane_clicked(PaneClicked(screen.list, 3, 3, False))
        assert (screen.desk.pane, where(screen)[0]) == (Pane.LIST, "May [talks]")
        screen.on_pane_clicked(PaneClicked(screen.list, 3, 1, True))
        assert (screen.desk.pane, where(screen)[0]) == (Pane.READER, "March")
        screen.on_pane_clicked(PaneClicked(screen.entities, 3, 2, True))
        assert screen.desk.current == "ada berg"
        press(screen, "e")
        await settle(screen)
        screen.on_pane_clicked(PaneClicked(screen.picker, 3, 4, True))
        assert not screen.desk.picker.shown and screen.desk.current is not None
        press(screen, "?")
        screen.on_pane_scrolled(PaneScrolled(screen.help, 2))
        screen.on_pane_clicked(PaneClicked(text, 1, 1, False))
        assert not screen.help_view.shown


async def test_a_click_beside_the_text_keeps_what_is_in_focus() -> None:
    async with screen_of(MAY) as screen:
        press(screen, "enter")
        before = focused(screen.desk.reader)
        screen.on_pane_clicked(PaneClicked(screen.reader, 0, screen.reader.size.height - 1, False))
        assert focused(screen.desk.reader) == before
