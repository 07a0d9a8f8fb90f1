"""The help is read to its end at every size, tells the user's own keys, and those of what opens over the panes."""

from __future__ import annotations

import re

import pytest

from skyread.keys.commands import COMMANDS
from skyread.keys.helptable import HelpRow
from skyread.ui.screen import DeskScreen
from small_desk import press, screen_of, settle, type_in, written

ARTICLE = written("[Ada Berg] met [Karl Moe] in the hall. It was raining.", title="March")


def box(screen: DeskScreen) -> list[str]:
    """The rows within the frame of the help."""
    pane = screen.help
    assert pane.begin() is None
    rows = ["".join(text for text, _ in pane.line(y)) for y in range(pane.size.height)]
    return [row[1:-1] for row in rows[1:-1]]


async def all_rows(screen: DeskScreen) -> list[str]:
    """What is read by going through the help page by page."""
    window, found = screen.help_view.window, {}
    press(screen, "g", "g")
    while True:
        await settle(screen)
        found |= {window.top + y: row for y, row in enumerate(box(screen))}
        if window.top + window.height >= window.size:
            return [found[number] for number in sorted(found)]
        top = window.top
        press(screen, "space")
        assert window.top > top or window.top + window.height >= window.size


def status(screen: DeskScreen) -> str:
    pane = screen.status
    return "".join(text for text, _ in pane.line(pane.area.height - 1))


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (40, 12)])
async def test_no_sentence_of_the_help_is_cut(size: tuple[int, int]) -> None:
    async with screen_of(ARTICLE, size=size) as screen:
        press(screen, "enter", "?")
        await settle(screen)
        rows, view = await all_rows(screen), screen.help_view
        assert not [row for row in rows if "…" in row]
        told = squeezed(
            "".join(
                text[view.keys_width + 2 :] for text, row in zip(rows, view.rows, strict=True) if row.help
            )
        )
        for line in view.lines:
            if isinstance(line, HelpRow):
                assert squeezed(line.help) in told


async def test_the_cursor_goes_by_commands_and_shows_the_whole_of_each() -> None:
    async with screen_of(ARTICLE, size=(40, 12)) as screen:
        press(screen, "enter", "?")
        await settle(screen)
        view = screen.help_view
        for number in range(1, 40):
            press(screen, "j")
            await settle(screen)
            assert view.rows[view.window.cursor].line == number
            shown = view.rows[view.window.top : view.window.top + view.window.height]
            own = [row for row in view.rows if row.line == number]
            assert [row for row in shown if row.line == number] == own
        press(screen, *"5k")
        assert view.rows[view.window.cursor].line < 39


async def test_the_help_tells_what_works_in_notes_pickers_and_reviews() -> None:
    async with screen_of(ARTICLE, size=(80, 24)) as screen:
        press(screen, "enter", "?", "/")
        type_in(screen, "draft")
        press(screen, "enter")
        await settle(screen)
        text = "\n".join(box(screen))
        for words in ("Note editor", "Ctrl+R", "Esc", "Close the editor", ":jump.drafts"):
            assert words in text


async def test_a_page_of_the_help_is_a_page_further() -> None:
    async with screen_of(ARTICLE, size=(80, 24)) as screen:
        press(screen, "enter", "?")
        await settle(screen)
        before = box(screen)
        press(screen, "space")
        await settle(screen)
        assert not set(before) & set(box(screen))
        press(screen, "b")
        await settle(screen)
        assert box(screen) == before


@pytest.mark.parametrize(("preset", "keys"), [("vim", "g?"), ("less", "?")])
async def test_the_help_tells_the_keys_of_the_preset(preset: str, keys: str) -> None:
    async with screen_of(ARTICLE, size=(80, 24), preset=preset) as screen:
        press(screen, "enter", "f1", "/")
        type_in(screen, "search backward")
        press(screen, "enter")
        await settle(screen)
        assert f"  {keys}  " in "\n".join(box(screen))


@pytest.mark.parametrize(("preset", "key"), [("vim", "?"), ("less", "g?")])
async def test_what_is_taught_and_the_way_to_help_are_the_users_keys(preset: str, key: str) -> None:
    async with screen_of(ARTICLE, size=(110, 24), preset=preset) as screen:
        await settle(screen)
        assert f" · {key} lists all keys" in status(screen)
        press(screen, "enter", "escape")
        await settle(screen)
        assert status(screen).endswith(f" {key} help ")


def test_no_sentence_of_the_help_names_a_key_that_the_user_may_have_changed() -> None:
    named = r"\b(Tab|Enter|Esc|Space|Ctrl.[A-Z]|[b-z]|[a-z]g|g[a-z=]) (again|brings|takes|completes|goes|opens|comes|keeps|merges|selects|limits)\b|[`;] (opens|comes)"
    told = {command.help for command in COMMANDS}
    assert [one for one in told if re.search(named, one) and "`fg`" not in one] == []


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_what_may_be_typed_next_is_told_in_whole_words_and_how_many_more_there_are(
    size: tuple[int, int],
) -> None:
    async with screen_of(ARTICLE, size=size) as screen:
        press(screen, "enter", "g")
        await settle(screen)
        told = re.fullmatch(r" (?P<hints>.*)  … (?P<more>\d+) more +g *", status(screen))
        assert told is not None
        hints = told["hints"].split("  ")
        assert "…" not in told["hints"]
        assert len(hints) + int(told["more"]) == len(screen.status.continuations)
        press(screen, "escape", "c")
        await settle(screen)
        assert status(screen).startswith(" c claim  e evidence  ")
