"""`gd` and `i` on the screen: the card of an entity and a peek at it, and going on from there."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from skyread.desk.arrangement import Pane
from skyread.entities.model import EntityType
from skyread.keys.commands import Context
from skyread.ui.screen import DeskScreen
from small_desk import focused, press, screen_of, sentence, settle, type_in, written

MARCH = written(
    "[Ada Berg] met [Karl Moe] in the old hall. [Berg|Ada Berg] said no.",
    *(sentence(number) for number in range(12)),
    "[Karl Moe] left the hall.",
    title="March",
    published="2021-03-01",
    path="m.txt",
)
MAY = written(
    "[Karl Moe] was alone. [Berg|Ada Berg] came late to the [Harbour].",
    title="May",
    published="2021-05-01",
    path="y.txt",
)
KINDS = {"Harbour": EntityType.PLACE}


def shown(screen: DeskScreen) -> str:
    return "\n".join("".join(text for text, _ in screen.card.line(y)) for y in range(screen.card.area.height))


def on_line(screen: DeskScreen) -> str:
    selected = screen.desk.card.selected
    return selected.label.strip("█▉▊▋▌▍▎▏ ") if selected else ""


async def test_the_card_of_the_name_in_focus_leads_into_the_text_and_back() -> None:
    async with screen_of(MARCH, MAY, kinds=KINDS) as screen:
        press(screen, "enter", "g", "d")
        await settle(screen)
        assert screen.context is Context.CARD
        assert "Ada Berg" in shown(screen) and "person · 3 mentions in 2 articles" in shown(screen)
        press(screen, "/")
        type_in(screen, "may")
        press(screen, "enter", "enter")
        assert screen.context is Context.READER
        assert focused(screen.desk.reader).startswith("Berg came late")
        assert screen.desk.current == "ada berg"
        press(screen, "ctrl+o")
        assert focused(screen.desk.reader).startswith("Ada Berg met")


async def test_the_card_closes_on_what_was_there_and_comes_back_where_it_was_left() -> None:
    async with screen_of(MARCH, MAY, kinds=KINDS) as screen:
        press(screen, "enter", "g", "d", "tab")
        line = on_line(screen)
        press(screen, "j", "k", "q")
        assert screen.context is Context.READER and focused(screen.desk.reader).startswith("Ada Berg met")
        press(screen, "g", "d")
        assert on_line(screen) == line != ""
        press(screen, "/")
        type_in(screen, "karl")
        press(screen, "enter", "escape")
        assert screen.context is Context.CARD and screen.desk.card.filter == ""
        press(screen, "escape")
        assert screen.context is Context.READER


async def test_a_companion_leads_to_the_passages_where_both_stand_and_escape_back_to_the_card() -> None:
    async with screen_of(MARCH, MAY, kinds=KINDS) as screen:
        press(screen, "enter", "g", "d", "/")
        type_in(screen, "moe")
        press(screen, "enter", "enter")
        await settle(screen)
        source = screen.desk.picker.source
        assert source is not None and source.title.startswith("Ada Berg with Karl Moe")
        assert len(screen.desk.picker.items) == 3
        press(screen, "escape")
        assert screen.context is Context.CARD
        press(screen, "enter")
        await settle(screen)
        press(screen, "down", "enter")
        assert screen.context is Context.READER
        assert focused(screen.desk.reader).startswith("Berg said no")


async def test_the_other_views_of_the_same_name_open_from_its_card() -> None:
    async with screen_of(MARCH, MAY, kinds=KINDS) as screen:
        press(screen, "enter", "g", "d", "g", "r")
        await settle(screen)
        assert screen.desk.picker.source is not None
        assert screen.desk.picker.source.title.startswith("mentions of Ada Berg")
        press(screen, "escape", "g", "w")
        await settle(screen)
        assert [item.label.split("  ")[-1].strip() or item.key for item in screen.desk.picker.items]
        assert screen.desk.picker.source.title == "together with Ada Berg"


async def test_what_is_ruled_on_the_card_is_seen_on_it_and_taken_back() -> None:
    async with screen_of(MARCH, MAY, kinds=KINDS) as screen:
        press(screen, "enter", "g", "3")
        screen.desk.sidebar.select("karl moe")
        press(screen, "g", "d", "T", "o")
        await settle(screen)
        assert screen.context is Context.CARD
        assert screen.desk.card.about.startswith("org · 3 mentions")
        assert "Karl Moe is an organisation" in shown(screen)
        press(screen, "u")
        await settle(screen)
        assert screen.desk.card.about.startswith("person")
        press(screen, "R")
        type_in(screen, " Jr")
        press(screen, "enter")
        await settle(screen)
        assert screen.desk.card.entity is not None and screen.desk.card.entity.name == "Karl Moe Jr"


async def test_a_name_that_is_muted_on_its_card_takes_the_card_away() -> None:
    async with screen_of(MARCH, MAY, kinds=KINDS) as screen:
        press(screen, "enter", "g", "d", "X")
        await settle(screen)
        assert screen.context is Context.READER
        assert "Muted Ada Berg" in screen.desk.message


@pytest.mark.parametrize("limit", ["FEW_MENTIONS", "FEW_ARTICLES", "FEW_NOTES"])
async def test_a_large_card_is_gathered_in_the_background(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"skyread.ui.views.{limit}", -1)
    async with screen_of(MARCH, MAY, kinds=KINDS) as screen:
        press(screen, "enter", "g", "d")
        assert not screen.desk.card.ready
        press(screen, "j", "tab", "enter")
        await screen.app.workers.wait_for_complete()
        await settle(screen)
        assert screen.desk.card.ready and on_line(screen) == "Berg"


async def test_without_a_name_the_card_and_the_peek_say_how_to_get_one() -> None:
    async with screen_of(written("Nobody was there at all.", title="May", path="y.txt")) as screen:
        for keys in (("g", "d"), ("i",), ("g", "w")):
            press(screen, "enter", *keys)
            assert screen.context is Context.READER and screen.desk.peek is None
            assert "]e" in screen.desk.message


async def test_a_peek_is_gone_with_the_next_key_which_does_what_it_does() -> None:
    async with screen_of(MARCH, MAY, kinds=KINDS) as screen:
        press(screen, "enter", "i")
        await settle(screen)
        assert screen.peek.display
        drawn = "\n".join(
            "".join(text for text, _ in screen.peek.line(y)) for y in range(screen.peek.area.height)
        )
        assert "Ada Berg" in drawn and "person · 3 × in 2 articles" in drawn
        press(screen, ")")
        await settle(screen)
        assert not screen.peek.display and focused(screen.desk.reader) == "Berg said no."
        press(screen, "i", "escape")
        assert screen.desk.peek is None and focused(screen.desk.reader) == "Berg said no."
        assert screen.desk.pane is Pane.READER


async def test_a_peek_never_lies_over_the_sentence_in_focus() -> None:
    async with screen_of(MARCH, MAY, kinds=KINDS) as screen:
        press(screen, "enter")
        for size in ((130, 24), (80, 24), (40, 12), (40, 6)):
            await Pilot(screen.app).resize_terminal(*size)
            press(screen, "g", "g", "i")
            await settle(screen)
            first, last = screen.reader.focus_rows(screen.reader.area.height)
            if screen.desk.peek is None:
                assert "×" in screen.desk.message
            else:
                top = screen.peek.region.y
                assert top > last or top + screen.peek.region.height <= first


async def test_at_the_entities_the_one_under_the_cursor_is_peeked_at() -> None:
    async with screen_of(MARCH, MAY, kinds=KINDS) as screen:
        press(screen, "enter", "g", "3", "j", "i")
        await settle(screen)
        assert screen.desk.peek is not None and screen.desk.peek.entity.name == "Karl Moe"
        row = screen.entities.cursor_row()
        assert not screen.peek.region.y <= row < screen.peek.region.y + screen.peek.region.height


async def test_cards_and_peeks_are_drawn_at_any_size() -> None:
    async with screen_of(MARCH, MAY, kinds=KINDS) as screen:
        for size in ((1, 1), (2, 2), (3, 3), (12, 4), (40, 12), (99, 20), (100, 5), (200, 60)):
            for keys in (("enter", "i"), ("escape", "g", "d"), ("tab", "ctrl+d"), ("G",)):
                press(screen, *keys)
                await Pilot(screen.app).resize_terminal(*size)
                await settle(screen)
            press(screen, "k", "tab", "q")


async def test_the_mouse_goes_to_lines_of_the_card_and_closes_it_outside() -> None:
    async with screen_of(MARCH, MAY, kinds=KINDS) as screen:
        pilot = Pilot(screen.app)
        press(screen, "enter", "g", "d")
        await settle(screen)
        row = next(y for y in range(2, 20) if screen.card.row_at(y) == screen.desk.card.headings[1] + 2)
        await pilot.click(screen.card, offset=(5, row))
        assert screen.desk.card.window.cursor == screen.desk.card.headings[1] + 2
        await pilot.click(screen.list, offset=(0, 20))
        assert screen.context is not Context.CARD
