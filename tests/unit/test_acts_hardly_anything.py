"""Every key in every place, where there is hardly anything to read and hardly any room to show it."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from skyread.keys.commands import Context
from skyread.keys.sequences import ANY_CHARACTER
from skyread.library.examining import read_bytes
from skyread.ui.screen import DeskScreen
from small_desk import FURNITURE, Written, press, screen_of, settle, written

NOTHING: tuple[Written, ...] = ()
FURNITURE_ONLY = (written((FURNITURE, "Share"), (FURNITURE, "Print")),)
ONE_WORD = (written("Word"),)
ONE_NAME = (written("[Ada Berg]"), written("[Berg|Ada Berg]", path="b.txt"))
HOSTILE = (
    Written(read_bytes(b"[/markup] \x1b]0;title\x07 \x9b31m \x00 [bold]x", "\x1b[31m[/b].txt"), ()),
    Written(read_bytes("\u202eevil\u2066 \ud7ff \U0001f469\u200d\U0001f680 e\u0301".encode(), "{x}.txt"), ()),
    Written(read_bytes(b"---\ntitle: '{quote} %s [/]'\n---\n# [x]\n\ntext", "m.md"), ()),
)

STARTS = {
    Context.LIST: ("g", "1"),
    Context.READER: ("g", "2"),
    Context.ENTITIES: ("g", "3"),
    Context.PICKER: ("g", "a"),
    Context.PROMPT: (":",),
    Context.HELP: ("?",),
    Context.HINTS: ("g", "2", "f"),
    Context.VISUAL: ("g", "2", "V"),
    Context.EDITOR: ("g", "2", "A"),
}
LEAVING = {"app.quit", "app.suspend", "app.close"}


def press_everything(screen: DeskScreen) -> None:
    """Press every key sequence of every place, from there, one after the other."""
    for context, start in STARTS.items():
        for keys, command in screen.keymap.by_context()[context].items():
            if command in LEAVING:
                continue
            press(screen, "escape", "escape", "escape", *start)
            press(screen, *("a" if key == ANY_CHARACTER else key for key in keys))
            assert screen.failure is None, f"{command} by {keys} in {context.value}"


@pytest.mark.parametrize("size", [(1, 1), (24, 6), (130, 24)], ids=["1x1", "24x6", "130x24"])
@pytest.mark.parametrize(
    "library",
    [NOTHING, FURNITURE_ONLY, ONE_WORD, ONE_NAME, HOSTILE],
    ids=["nothing", "furniture", "a word", "a name", "hostile"],
)
async def test_every_key_survives(library: tuple[Written, ...], size: tuple[int, int]) -> None:
    async with screen_of(*library, size=size) as screen:
        press_everything(screen)
        await settle(screen)


async def test_an_empty_library_says_what_to_do() -> None:
    async with screen_of(size=(80, 24)) as screen:
        press(screen, "g", "2")
        await settle(screen)
        pane = screen.reader
        text = "\n".join("".join(part for part, _ in pane.line(y)) for y in range(pane.size.height))
        assert "nothing to read here yet" in text
        assert "skyread FOLDER" in text


async def test_every_width_and_height_draws() -> None:
    long = written(*(f"[Ada Berg] said {number} [/b] 核条約." for number in range(30)), title="核条約 " * 20)
    async with screen_of(long) as screen:
        press(screen, "enter", "*")
        for width, height in (
            (1, 1),
            (2, 1),
            (1, 40),
            (3, 2),
            (11, 3),
            (23, 4),
            (79, 24),
            (80, 5),
            (119, 9),
            (300, 100),
        ):
            await Pilot(screen.app).resize_terminal(width, height)
            for keys in ("g1", "g2", "g3", "e"):
                press(screen, *keys)
                await settle(screen)
            press(screen, "escape", "?")
            await settle(screen)
            press(screen, "escape", "g", "2")
            await settle(screen)
            assert screen.failure is None
            assert screen.reader.size.width == width or width >= 80
