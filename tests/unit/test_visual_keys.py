"""Caret and visual mode in the real screen: beginning, leaving, what is drawn, and what is done with a selection."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from textual.events import MouseDown, MouseMove, MouseUp

from skyread.desk.visual import Mode, Visual
from skyread.keys.commands import Context
from skyread.keys.sequences import ANY_CHARACTER
from skyread.keys.settings import Settings
from skyread.ui.lines import PaneClicked
from skyread.ui.screen import DeskScreen
from skyread.ui.themes import PALETTES, Role
from small_desk import FURNITURE, focused, press, reload, screen_of, sentence, settle, type_in, written
from small_visual import selected

APRIL = written(
    "Talks began late. [Ada Berg] said “nothing was lost” and left for Geneva.",
    "The second day was longer. Nobody counted the hours.",
    title="April",
    published="2021-04-02",
    source="Lake Wire",
    path="april.txt",
)
JUNE = written("Nothing was lost in June. Talks went on.", title="June", path="june.txt")
LONG = written(*(f"{sentence(number)} {sentence(number + 100)}" for number in range(30)), title="Long")


def mode(screen: DeskScreen) -> Visual:
    """The caret, which must be there."""
    assert screen.desk.visual is not None
    assert screen.context is Context.VISUAL
    return screen.desk.visual


def status(screen: DeskScreen) -> str:
    """The status line."""
    return "".join(text for text, _ in screen.status.line(0))


def row_with(screen: DeskScreen, text: str) -> tuple[int, int]:
    """The cell of the reader pane at which some text is drawn, (x, y)."""
    for y in range(screen.reader.size.height):
        line = "".join(part for part, _ in screen.reader.line(y))
        if text in line:
            return line.index(text), y
    raise AssertionError(f"{text} is not on the screen")


async def test_a_label_begins_a_selection_at_its_sentence() -> None:
    async with screen_of(APRIL) as screen:
        press(screen, "enter", "v")
        assert screen.context is Context.HINTS
        assert screen.reader.hints is not None
        labels = {APRIL.text[offset:].split()[0]: label for label, offset in screen.reader.hints.open}
        assert labels["Talks"] == "v"
        assert set(labels) == {"Talks", "Ada", "The", "Nobody"}
        press(screen, labels["Nobody"])
        assert selected(mode(screen)) == "N"
        type_in(screen, "is")
        assert selected(mode(screen)) == "Nobody counted the hours."
        assert focused(screen.desk.reader) == "Nobody counted the hours."


async def test_the_same_key_twice_begins_at_the_focus() -> None:
    async with screen_of(APRIL) as screen:
        press(screen, "enter", ")")
        type_in(screen, "vv2w")
        assert selected(mode(screen)) == "Ada Berg s"
        press(screen, "escape")
        type_in(screen, "/lost")
        press(screen, "enter")
        type_in(screen, "vve")
        assert selected(mode(screen)) == "lost"


async def test_leaving_the_labels_leaves_everything() -> None:
    async with screen_of(APRIL) as screen:
        press(screen, "enter", "v", "escape")
        assert screen.context is Context.READER
        assert screen.desk.visual is None


async def test_sentences_are_selected_at_once() -> None:
    async with screen_of(APRIL) as screen:
        press(screen, "enter", "V")
        assert selected(mode(screen)) == "Talks began late."
        press(screen, ")", "o")
        assert selected(mode(screen)).endswith("Geneva.")
        assert mode(screen).caret == 0
        press(screen, "V")
        assert mode(screen).mode is Mode.CARET


async def test_there_is_always_somewhere_to_begin_or_a_line_that_says_why_not() -> None:
    async with screen_of(written((FURNITURE, "Share this"))) as screen:
        for key in ("v", "V"):
            press(screen, "g", "2", key)
            assert screen.desk.visual is None
            assert screen.desk.message
    async with screen_of() as screen:
        press(screen, "g", "2", "v")
        assert screen.desk.message == "Select: only where an article is shown"
    async with screen_of(written("Word")) as screen:
        press(screen, "g", "2", "v", "v")
        assert selected(mode(screen)) == "W"


async def test_the_mode_is_told_in_words_with_the_size_of_the_selection() -> None:
    async with screen_of(APRIL) as screen:
        press(screen, "enter")
        type_in(screen, "vv")
        assert status(screen).startswith(" VISUAL  1 word")
        type_in(screen, "is")
        assert status(screen).startswith(" VISUAL  3 words")
        press(screen, "V")
        assert status(screen).startswith(" SENTENCES  3 words")
        press(screen, "V")
        assert status(screen).startswith(" CARET ")
        press(screen, "2")
        assert status(screen).startswith(" CARET ")
        press(screen, "escape")
        assert mode(screen).mode is Mode.CARET
        press(screen, "escape")
        assert "CARET" not in status(screen)


@pytest.mark.parametrize("theme", PALETTES)
async def test_the_selection_and_the_caret_are_drawn_in_every_theme(theme: str) -> None:
    async with screen_of(APRIL) as screen:
        screen.set_theme(theme)
        press(screen, "enter")
        type_in(screen, "vviw")
        screen.reader.begin()
        _, y = row_with(screen, "Talks began")
        looks = {text: style for text, style in screen.reader.line(y) if text.strip()}
        palette = PALETTES[theme]
        assert bool(looks["Talk"].reverse) == bool(palette[Role.SELECTION].reverse)
        assert looks["Talk"].reverse or looks["Talk"].bgcolor == palette[Role.SELECTION].bgcolor
        assert looks["s"] != looks["Talk"]
        assert looks["Talk"] != looks[" began late."]


async def test_the_cell_of_the_caret_is_where_its_character_is_drawn() -> None:
    wide = written("字字 and a [Name] here, with enough words to fill more than one row of the pane.")
    for size in ((130, 24), (80, 24), (40, 12)):
        async with screen_of(wide, size=size) as screen:
            press(screen, "enter")
            type_in(screen, "vv")
            for key in "llwwwj":
                press(screen, key)
                x, y = screen.reader.caret_cell() or (-1, -1)
                assert screen.reader.offset_at(x, y) == mode(screen).caret


async def test_the_caret_takes_the_view_along_and_leaving_keeps_it() -> None:
    async with screen_of(LONG, size=(80, 24)) as screen:
        press(screen, "enter")
        type_in(screen, "vvG")
        reader = screen.desk.reader
        assert reader.top + reader.height == reader.rows
        top = reader.top
        press(screen, "escape")
        assert (screen.context, reader.top) == (Context.READER, top)
        assert focused(reader) == sentence(129)
        type_in(screen, "[j")
        assert focused(reader) == sentence(0)


async def test_counts_keys_of_vim_and_finding_work_as_keys() -> None:
    async with screen_of(APRIL) as screen:
        press(screen, "enter")
        type_in(screen, "vvfn;")
        assert selected(mode(screen)) == "Talks began late. Ada Berg said “n"
        type_in(screen, ",0")
        assert selected(mode(screen)) == "T"
        type_in(screen, "2}")
        assert mode(screen).caret == APRIL.text.rindex(".")
        type_in(screen, "ggiq")
        assert selected(mode(screen)) == "nothing was lost"
        press(screen, "f", "space")
        assert selected(mode(screen)).endswith("lost” ")
        press(screen, "f", "€")
        assert "“€”" in screen.desk.message


async def test_search_takes_the_caret_along() -> None:
    async with screen_of(APRIL, JUNE) as screen:
        press(screen, "enter")
        type_in(screen, "vv/nobody")
        assert selected(mode_behind_prompt(screen)).endswith("\n\nThe second day was longer. N")
        press(screen, "escape")
        assert selected(mode(screen)) == "T"
        type_in(screen, "/the")
        press(screen, "enter")
        assert selected(mode(screen)).endswith("T")
        press(screen, "n")
        assert selected(mode(screen)).endswith("counted t")
        press(screen, "n")
        assert "No more hits" in screen.desk.message
        press(screen, "N")
        assert mode(screen).caret == APRIL.text.index("The")


def mode_behind_prompt(screen: DeskScreen) -> Visual:
    """The caret while a line is typed."""
    assert screen.context is Context.PROMPT
    assert screen.desk.visual is not None
    return screen.desk.visual


async def test_the_selection_is_copied_and_the_reader_says_what(tmp_path: Path) -> None:
    target = tmp_path / "copied"
    async with screen_of(APRIL, settings=Settings(clipboard=f"tee '{target}'")) as screen:
        press(screen, "enter")
        type_in(screen, "vvisy")
        assert target.read_text() == "Talks began late."
        assert screen.desk.message == "Copied the selection, 3 words, with tee"
        assert screen.context is Context.READER
        type_in(screen, "vvv")
        press(screen, ")", "Y")
        assert "Ada Berg said" in target.read_text()
        assert "April, Lake Wire, 2021-04-02" in target.read_text()
        assert screen.desk.visual is None


async def test_the_selection_is_found_everywhere() -> None:
    async with screen_of(APRIL, JUNE) as screen:
        press(screen, "enter")
        await settle(screen)
        type_in(screen, "/nothing")
        press(screen, "enter")
        type_in(screen, "vv2e")
        assert selected(mode(screen)) == "nothing was"
        press(screen, "*")
        assert screen.context is Context.PICKER
        assert screen.desk.picker.edit.text == '"nothing was"'
        while not screen.desk.picker.items:
            await settle(screen)
        assert {item.passage.article for item in screen.desk.picker.items if item.passage} == {
            APRIL.id,
            JUNE.id,
        }
        press(screen, "escape")
        assert screen.context is Context.READER
        press(screen, "n")
        assert "1 in “June”" in screen.desk.message
        type_in(screen, "vv")
        press(screen, "v", "0")
        press(screen, "*")
        assert screen.desk.picker.edit.text == '"Talks"'


async def test_what_was_selected_is_selected_again_even_in_another_article() -> None:
    async with screen_of(APRIL, JUNE) as screen:
        press(screen, "enter")
        type_in(screen, "gv")
        assert "Nothing was selected" in screen.desk.message
        type_in(screen, "vvis")
        here = mode(screen).kept
        press(screen, "escape", "J")
        assert screen.desk.reader.article == JUNE.article
        type_in(screen, "gv")
        assert mode(screen).kept == here
        reload(screen, JUNE)
        assert screen.desk.visual is None
        type_in(screen, "gv")
        assert screen.desk.visual is None


async def test_going_elsewhere_ends_the_selection() -> None:
    async with screen_of(APRIL, JUNE) as screen:
        for ways in ((":", "list"), ("q",), (":", "next")):
            press(screen, "g", "2")
            type_in(screen, "vv")
            mode(screen)
            if ways[0] == ":":
                type_in(screen, ":" + {"list": "pane.list", "next": "reader.next_article"}[ways[1]])
                press(screen, "enter")
            else:
                press(screen, *ways)
            assert screen.desk.visual is None
            assert screen.context is not Context.VISUAL


async def test_the_help_lists_the_keys_of_the_caret() -> None:
    async with screen_of(APRIL) as screen:
        press(screen, "enter")
        type_in(screen, "vv?")
        assert "caret" in screen.help_view.title
        assert any(getattr(line, "command", "") == "visual.quotation" for line in screen.help_view.lines)
        press(screen, "escape")
        mode(screen)


async def test_commands_of_the_caret_say_that_there_is_none() -> None:
    async with screen_of(APRIL) as screen:
        press(screen, "enter")
        type_in(screen, ":visual.word")
        press(screen, "enter")
        assert screen.desk.message == "Select the word: only where the caret is in the text"


# The mouse


async def drag(screen: DeskScreen, start: tuple[int, int], *stations: tuple[int, int]) -> None:
    """Hold the button down, move, and release it."""
    pane = screen.reader
    at = {"delta_x": 0, "delta_y": 0, "button": 1, "shift": False, "meta": False, "ctrl": False}
    pane.on_mouse_down(MouseDown(pane, *start, **at))  # type: ignore[arg-type]
    for station in (start, *stations):
        pane.on_mouse_move(MouseMove(pane, *station, **at))  # type: ignore[arg-type]
    pane.on_mouse_up(MouseUp(pane, *stations[-1], **at))  # type: ignore[arg-type]
    await settle(screen)


async def test_dragging_selects_what_keys_would() -> None:
    async with screen_of(APRIL) as screen:
        press(screen, "enter")
        x, y = row_with(screen, "Talks began")
        await drag(screen, (x, y), (x + 3, y), (x + 10, y))
        assert selected(mode(screen)) == "Talks began"
        x2, y2 = row_with(screen, "The second")
        await drag(screen, (x2 + 2, y2), (x + 6, y))
        assert selected(mode(screen)).startswith("began") and selected(mode(screen)).endswith("The")
        press(screen, "o")
        assert mode(screen).caret == APRIL.text.index("The") + 2


async def test_dragging_beyond_the_text_scrolls() -> None:
    async with screen_of(LONG, size=(80, 20)) as screen:
        press(screen, "enter")
        reader = screen.desk.reader
        x, y = row_with(screen, sentence(0)[:8])
        below = [(x, screen.reader.size.height + 3)] * 6
        await drag(screen, (x, y), *below)
        assert reader.top == 6
        await drag(screen, (x, y + 4), *([(x, -1)] * 9))
        assert reader.top == 0


async def test_a_click_is_still_a_click() -> None:
    async with screen_of(APRIL) as screen:
        press(screen, "enter")
        type_in(screen, "vvw")
        x, y = row_with(screen, "The second")
        screen.on_pane_clicked(PaneClicked(screen.reader, x, y, False))
        assert screen.context is Context.READER
        assert focused(screen.desk.reader) == "The second day was longer."
        screen.on_pane_clicked(PaneClicked(screen.reader, x + 5, y, True))
        assert selected(mode(screen)) == "second"
        name, there = row_with(screen, "Ada Berg")
        screen.on_pane_clicked(PaneClicked(screen.reader, name, there, True))
        assert screen.desk.visual is None
        assert screen.desk.current == "ada berg"


# Whatever is pressed


LEAVING = {"visual.leave", "visual.copy", "visual.cite", "visual.find_everywhere", "visual.search"}


@pytest.mark.parametrize("size", [(130, 24), (30, 8), (3, 2)])
async def test_one_key_leads_back_to_the_reader_from_wherever_keys_have_led(size: tuple[int, int]) -> None:
    async with screen_of(APRIL, JUNE, LONG, size=size) as screen:
        keys = [
            keys
            for keys, command in sorted(screen.keymap.effective(Context.VISUAL).items())
            if command.startswith(("visual.", "reader.")) and command not in LEAVING
        ]
        reader = screen.desk.reader
        for seed in range(12):
            chance = random.Random(seed)
            press(screen, "g", "2")
            type_in(screen, chance.choice(["vv", "V"]))
            article = reader.article
            for _ in range(15):
                if chance.random() < 0.2:
                    press(screen, chance.choice("2359"))
                press(screen, *("a" if key == ANY_CHARACTER else key for key in chance.choice(keys)))
                mode(screen)
            top = reader.top
            press(screen, "escape")
            assert screen.context is Context.READER
            assert (reader.article, reader.top) == (article, top)
            press(screen, "J")
