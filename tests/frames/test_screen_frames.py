"""What a reader sees at the sizes and in the states that matter most, as whole frames of text.

The articles are written here and their names are marked, so that a frame changes only when the screen does.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from small_desk import Written, press, screen_of, settle, type_in
from three_articles import KINDS, LIBRARY

Golden = Callable[[str, Screen[None]], None]


async def _frame(
    golden: Golden,
    name: str,
    size: tuple[int, int],
    *keys: str,
    typed: str = "",
    library: tuple[Written, ...] = LIBRARY,
) -> None:
    async with screen_of(*library, size=size, kinds=KINDS) as screen:
        await settle(screen)
        press(screen, *keys)
        await settle(screen)
        type_in(screen, typed)
        await settle(screen)
        golden(name, screen)


async def test_a_first_run_on_a_wide_screen_shows_three_panes_and_teaches_three_keys(golden: Golden) -> None:
    await _frame(golden, "first run 160x45", (160, 45))


async def test_a_common_screen_shows_list_and_reader_with_the_current_name_counted(golden: Golden) -> None:
    await _frame(golden, "reading 80x24", (80, 24), "enter", "]", "e", "*", "*")


async def test_a_narrow_screen_shows_one_pane(golden: Golden) -> None:
    await _frame(golden, "reading 40x12", (40, 12), "enter", "}", "}")


async def test_the_pane_of_entities_lists_names_with_their_spread(golden: Golden) -> None:
    await _frame(golden, "entities 100x24", (100, 24), "g", "3")


async def test_the_picker_finds_a_misspelt_name_and_previews_its_place(golden: Golden) -> None:
    await _frame(golden, "picker 120x24", (120, 24), "e", typed="lindkvist")


async def test_the_search_shows_its_first_hit_while_it_is_typed(golden: Golden) -> None:
    await _frame(golden, "search 80x24", (80, 24), "enter", "/", typed="lantern")


async def test_the_help_of_the_list_is_filtered(golden: Golden) -> None:
    await _frame(golden, "help 80x24", (80, 24), "?", "/", typed="read")


async def test_an_empty_library_says_what_to_do(golden: Golden) -> None:
    await _frame(golden, "empty 80x24", (80, 24), library=())


async def test_a_frame_fills_exactly_its_screen(golden: Golden) -> None:
    from skyread.text.widths import cell_width

    for size in ((160, 45), (80, 24), (40, 12)):
        async with screen_of(*LIBRARY, size=size, kinds=KINDS) as screen:
            press(screen, "enter", "J")
            await settle(screen)
            widths = [
                sum(segment.cell_length for segment in strip) for strip in screen._compositor.render_strips()
            ]
            texts = [
                "".join(segment.text for segment in strip) for strip in screen._compositor.render_strips()
            ]
            assert widths == [size[0]] * size[1]
            assert [cell_width(text) for text in texts] == widths
