"""The keys of the reader in the real screen: names, trail, marks, articles, panes, hints."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from skyread.desk.arrangement import Pane
from skyread.ui.screen import DeskScreen
from small_desk import FURNITURE, focused, named, press, reload, screen_of, sentence, settle, type_in, written

MARCH = written(
    (FURNITURE, "Home » News"),
    "[Ada Berg] met [Karl Moe] in the hall. Nobody else came. It was raining.",
    *(f"{sentence(n)} {sentence(n + 30)}" for n in range(2, 20)),
    "[Berg|Ada Berg] said no. [Moe|Karl Moe] said yes.",
    title="March",
    published="2021-03-01",
    path="m.txt",
)
APRIL = written(*(sentence(n) for n in range(60, 80)), title="April", published="2021-04-01", path="a.txt")
MAY = written("[Karl Moe] was alone. [Ms Berg|Ada Berg] came late.", title="May", path="y.txt")
ALL = (MARCH, APRIL, MAY)


def where(screen: DeskScreen) -> tuple[str, str | None]:
    reader = screen.desk.reader
    assert reader.article is not None
    return reader.article.title or "", named(reader)


def title(screen: DeskScreen) -> str:
    return where(screen)[0]


async def test_a_first_run_starts_in_the_list_and_enter_reads() -> None:
    async with screen_of(*ALL) as screen:
        assert (screen.desk.pane, title(screen)) == (Pane.LIST, "March")
        assert screen.status.teaching
        press(screen, "j")
        assert (screen.desk.pane, title(screen)) == (Pane.LIST, "April")
        assert not screen.desk.state(APRIL.id).read
        press(screen, "enter")
        assert screen.desk.pane is Pane.READER
        assert screen.desk.state(APRIL.id).read
        press(screen, "h")
        assert screen.desk.pane is Pane.LIST


async def test_star_walks_one_name_through_the_library_and_the_trail_leads_back() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", "*")
        assert where(screen) == ("March", "Berg")
        assert screen.desk.current == "ada berg"
        press(screen, "*")
        assert where(screen) == ("May", "Ms Berg")
        step = screen.desk.step
        assert step is not None and (step.number, step.total, step.article_number) == (3, 3, 2)
        press(screen, "ctrl+o")
        assert where(screen) == ("March", "Berg")
        press(screen, "[", "j")
        assert where(screen) == ("March", "Ada Berg")
        press(screen, "ctrl+o")
        assert screen.desk.message == "This is where the trail begins"
        press(screen, "]", "j", "]", "j")
        assert where(screen) == ("May", "Ms Berg")
        press(screen, "]", "j")
        assert screen.desk.message == "This is where the trail ends"


async def test_counts_hash_and_going_round() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", "2", "*")
        assert where(screen) == ("May", "Ms Berg")
        press(screen, "2", "#")
        assert where(screen) == ("March", "Ada Berg")
        press(screen, "#")
        assert (where(screen), screen.desk.message) == (
            ("May", "Ms Berg"),
            "Round the beginning of the library",
        )
        press(screen, "*")
        assert (where(screen), screen.desk.message) == (("March", "Ada Berg"), "Round the end of the library")


async def test_star_without_a_name_in_focus_says_what_to_do() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", ")", "*")
        assert screen.desk.message.startswith("No name is in focus")
        assert screen.desk.trail.entries == ()


async def test_star_in_the_sidebar_follows_the_name_under_the_cursor() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", ")", "g", "3")
        assert screen.desk.pane is Pane.ENTITIES
        press(screen, "/")
        type_in(screen, "karl")
        press(screen, "enter", "*")
        assert (where(screen), screen.desk.pane) == (("March", "Moe"), Pane.READER)
        assert screen.desk.current == "karl moe"
        press(screen, "g", "3", "enter")
        assert where(screen) == ("March", "Karl Moe")


async def test_the_sidebar_of_the_library_leads_to_other_articles() -> None:
    async with screen_of(MARCH, written("[Lena Dahl] alone.", title="Alone", path="l.txt")) as screen:
        press(screen, "enter", "g", "3", "L", "G", "enter")
        assert where(screen) == ("Alone", "Lena Dahl")


async def test_the_mention_in_focus_moves_and_the_repeat_follows_the_current_one() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", "]", "e")
        assert where(screen) == ("March", "Karl Moe")
        press(screen, "2", "]", "e")
        assert where(screen) == ("March", "Moe")
        press(screen, "]", "e")
        assert screen.desk.message == "No more names this way in this article"
        press(screen, "[", "e", "#", "]", "m")
        assert (where(screen), screen.desk.current) == (("March", "Berg"), "ada berg")
        press(screen, "]", "e", "]", "m")
        assert where(screen) == ("May", "Ms Berg")
        press(screen, "[", "m")
        assert where(screen) == ("March", "Berg")


async def test_quote_quote_swaps_the_last_two_places() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", "*")
        for expected in ("Ada Berg", "Berg", "Ada Berg"):
            press(screen, "'", "'")
            assert where(screen) == ("March", expected)


async def test_marks_of_an_article_and_of_the_library() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", "3", ")", "m", "a", "G", "m", "Z")
        left = focused(screen.desk.reader)
        press(screen, "'", "a")
        assert focused(screen.desk.reader) == sentence(2)
        press(screen, "J", "'", "a")
        assert "no mark a" in screen.desk.message
        press(screen, "'", "Z")
        assert (title(screen), focused(screen.desk.reader)) == ("March", left)
        press(screen, "m", "1")
        assert "A mark is a letter" in screen.desk.message
        press(screen, "ctrl+o")
        assert title(screen) == "April"


async def test_neighbours_with_counts_and_at_the_ends() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", "J")
        assert title(screen) == "April"
        press(screen, "J", "J")
        assert (title(screen), screen.desk.message) == ("May", "This is the last article")
        press(screen, "2", "K")
        assert title(screen) == "March"
        press(screen, "K")
        assert screen.desk.message == "This is the first article"
        press(screen, "ctrl+o")
        assert title(screen) == "May"


async def test_space_reads_on_into_the_next_article() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter")
        for _ in range(60):
            press(screen, "space")
            if title(screen) == "April":
                break
        assert (title(screen), screen.desk.reader.top) == ("April", 0)
        assert screen.desk.state(MARCH.id).progress == 1


async def test_lines_scroll_and_then_move_the_focus() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", "k")
        assert screen.desk.reader.top == 0
        press(screen, "5", "j")
        assert screen.desk.reader.top == 5
        press(screen, "G")
        last = focused(screen.desk.reader)
        press(screen, "(", "(")
        before = focused(screen.desk.reader)
        press(screen, "j")
        assert focused(screen.desk.reader) != before
        press(screen, "j", "j", "j")
        assert focused(screen.desk.reader) == last
        press(screen, "ctrl+u", "ctrl+d")
        assert screen.desk.reader.progress == 1


async def test_percentages_by_key_and_on_the_command_line() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", "%")
        assert "Type a number first" in screen.desk.message
        press(screen, "5", "0", "%")
        by_key = focused(screen.desk.reader)
        press(screen, "g", "g", ":")
        type_in(screen, "50%")
        press(screen, "enter")
        assert focused(screen.desk.reader) == by_key
        press(screen, "9", "0", "0", "%")
        assert screen.desk.reader.progress == 1


async def test_panes_go_round_and_left_and_right() -> None:
    async with screen_of(*ALL) as screen:
        seen = []
        for keys in (
            "tab",
            "tab",
            "tab",
            "shift+tab",
            "ctrl+w h",
            "ctrl+w h",
            "ctrl+w h",
            "ctrl+w l",
            "ctrl+w w",
        ):
            press(screen, *keys.split())
            seen.append(screen.desk.pane.value)
        assert seen == [
            "reader",
            "entities",
            "list",
            "entities",
            "reader",
            "list",
            "list",
            "reader",
            "entities",
        ]
        press(screen, "q")
        assert screen.desk.pane is Pane.READER
        press(screen, "q")
        assert screen.desk.pane is Pane.LIST


async def test_panes_are_hidden_and_shown() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", "z", "l")
        assert not screen.list.display and screen.entities.display
        press(screen, "z", "e")
        assert not screen.entities.display
        press(screen, "z", "l", "z", "e")
        assert screen.list.display and screen.entities.display
        press(screen, "z", "f")
        assert not screen.list.display and not screen.entities.display
        press(screen, "g", "1")
        assert screen.list.display and screen.desk.pane is Pane.LIST
        press(screen, "z", "l")
        assert screen.desk.pane is Pane.READER


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (100, "enter LR, ze RE, ze R, ze RE, zl LR, g3 RE, g2 RE, g1 LR, zf R, zf LR, g3 RE, zf R"),
        (60, "enter R, ze R, g3 E, g2 R, g1 L, zf R, g3 E"),
    ],
)
async def test_what_a_smaller_screen_shows_beside_the_reader(width: int, shown: str) -> None:
    async with screen_of(*ALL, size=(width, 24)) as screen:
        panes = {"L": screen.list, "R": screen.reader, "E": screen.entities}
        for step in shown.split(", "):
            keys, expected = step.split()
            press(screen, *([keys] if keys == "enter" else keys))
            assert "".join(name for name, pane in panes.items() if pane.display) == expected, step


async def test_the_measure_changes_and_is_kept() -> None:
    async with screen_of(*ALL, size=(160, 20)) as screen:
        measure = screen.reader.measure
        press(screen, "enter", "-", "-")
        assert screen.reader.measure == measure - 8
        assert screen.desk.reading.setting("measure") == measure - 8
        press(screen, "5", "0", "-")
        assert screen.reader.measure == 20
        press(screen, "=")
        assert screen.reader.measure == measure
        press(screen, "+")
        assert screen.reader.measure == measure + 4
        assert screen.desk.reader.width <= measure + 4


async def test_hints_label_the_names_on_screen_and_a_letter_goes_there() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", "G", "f")
        hints = screen.reader.hints
        assert hints is not None
        text = screen.desk.reader.article.text if screen.desk.reader.article else ""
        assert [text[offset:].split()[0].strip(".,") for _, offset in hints.open] == ["Berg", "Moe"]
        press(screen, "!", "S")
        assert where(screen) == ("March", "Moe")
        assert screen.reader.hints is None
        press(screen, "f", "escape")
        assert screen.reader.hints is None
        press(screen, "f", "backspace")
        assert screen.reader.hints is None
        press(screen, "ctrl+o")
        assert where(screen)[1] == "Moe" or focused(screen.desk.reader)


async def test_labels_go_when_their_article_vanishes() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", "f")
        reload(screen)
        press(screen, "a", "j")
        assert screen.failure is None


async def test_furniture_opens_and_folds() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter")
        folded = screen.desk.reader.visible().start
        press(screen, "g", "g", "z", "A", "(")
        assert focused(screen.desk.reader) == "Home » News"
        press(screen, "z", "a")
        assert focused(screen.desk.reader) != "Home » News"
        assert screen.desk.reader.visible().start == folded
        press(screen, "J", "z", "a")
        assert screen.desk.message == "This article has no page furniture"


@pytest.mark.parametrize("size", [(40, 12), (90, 10), (130, 24)])
async def test_keys_typed_before_the_reader_is_on_screen_put_the_focus_where_it_is_seen(
    size: tuple[int, int],
) -> None:
    async with screen_of(MARCH, size=size) as screen:
        press(screen, "enter", "4", "}")
        await settle(screen)
        reader = screen.desk.reader
        assert reader.focus is not None
        assert reader.visible().overlaps(reader.focus.start, reader.focus.end)
        press(screen, "4", "}")
        assert reader.visible().overlaps(reader.focus.start, reader.focus.end)


async def test_the_sentence_on_top_stays_when_the_terminal_changes_its_size() -> None:
    async with screen_of(MARCH, size=(130, 20)) as screen:
        press(screen, "enter", "9", "j")
        kept = screen.desk.reader.top_offset
        for width, height in ((60, 12), (20, 5), (90, 18), (130, 20)):
            await Pilot(screen.app).resize_terminal(width, height)
            layout = screen.desk.reader.layout
            assert layout is not None
            top = layout.rows[screen.desk.reader.top]
            assert top.start <= kept < max(top.end, top.start) + 2
        assert screen.desk.reader.top_offset == kept


@pytest.mark.parametrize("keys", [("z", "t"), ("z", "z"), ("z", "b")])
async def test_the_focus_is_placed_and_stays_what_it_is(keys: tuple[str, ...]) -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", "1", "0", ")")
        before = focused(screen.desk.reader)
        press(screen, *keys)
        assert focused(screen.desk.reader) == before


async def test_escape_takes_back_one_layer_at_a_time() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", "*", "/")
        type_in(screen, "said")
        press(screen, "enter", "z", "f", "escape")
        assert not screen.desk.search
        assert screen.view.zen and screen.desk.current
        press(screen, "escape")
        assert not screen.view.zen and screen.desk.current
        press(screen, "escape", "escape")
        assert screen.desk.current is None


async def test_a_place_whose_article_is_gone_is_told_and_nothing_breaks() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", "m", "A", "*", "*", "g", "j", "escape", "g", "a", "escape")
        reload(screen, APRIL)
        press(screen, "'", "A")
        assert "not in the library" in screen.desk.message
        for keys in (
            ("ctrl+o",),
            ("]", "j"),
            ("'", "'"),
            ("*",),
            ("#",),
            ("]", "m"),
            ("g", "j"),
            ("escape",),
        ):
            press(screen, *keys)
            assert screen.failure is None
        assert title(screen) == "April"


async def test_a_picker_resumed_after_its_articles_are_gone_breaks_nothing() -> None:
    async with screen_of(*ALL) as screen:
        for keys in (("g", "a"), ("g", "j"), ("e",)):
            press(screen, "enter", "*", *keys, "ctrl+n", "escape")
            reload(screen, APRIL)
            press(screen, ";")
            type_in(screen, "m")
            press(screen, "backspace", "ctrl+n", "enter", "escape")
            assert screen.failure is None
            assert title(screen) == "April"
            reload(screen, *ALL)
            screen.desk.open(MARCH.id)
