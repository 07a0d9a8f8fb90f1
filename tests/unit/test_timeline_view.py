"""What happened when, in the real screen: dates in the order of time with their sentences."""

from __future__ import annotations

import pytest

from said_library import answered, article, reading
from skyread.desk.naming import Analyser, name_library
from skyread.desk.timeline_source import Scope, TimelineSource, TimelineTables
from skyread.entities.lexicon import Lexicon
from skyread.text.spans import Passage
from skyread.ui.lines import LinePane
from skyread.ui.screen import DeskScreen
from small_desk import focused, press, screen_of, settle

TREATY = "treaty/delta-treaty"


async def found(screen: DeskScreen) -> list[str]:
    """The dates that are listed as they are shown, once those for what is typed have come."""
    picker = await answered(screen)
    assert isinstance(picker.source, TimelineSource)
    return [item.label[:12].strip() for item in picker.items]


async def asked(screen: DeskScreen, query: str) -> list[str]:
    screen.desk.picker.edit.set(query)
    screen.search_picker()
    return await found(screen)


def headings(screen: DeskScreen) -> list[str]:
    return [row for row in screen.desk.picker.rows if isinstance(row, str)]


def drawn(pane: LinePane) -> list[str]:
    pane.begin()
    return ["".join(text for text, _ in pane.line(y)).rstrip() for y in range(pane.size.height)]


async def test_dates_stand_under_their_years_with_sentence_and_article() -> None:
    async with reading() as screen:
        press(screen, "g", "T")
        assert await found(screen) == [
            "1994-05-03",
            "1994-05-03",
            "2003",
            "2017-05",
            "2019-08",
            "≈ 2022-01-17",
            "2022-01-20",
            "2022-02-02",
            "2022-03-05",
        ]
        assert headings(screen) == [
            "1994 ▏····█·······▕ 2",
            "2003 · 1",
            "2017 ▏····█·······▕ 1",
            "2019 ▏·······█····▕ 1",
            "2022 ▏█▄▄·········▕ 4",
        ]
        await settle(screen)
        shown = drawn(screen.picker)
        assert "timeline · in the library" in shown[0] and "9 of 9" in shown[0]
        [line] = [row for row in shown if "2017-05" in row]
        assert "She left in May 2017." in line and "What the harbour…" in line
        [item] = [item for item in screen.desk.picker.items if "2017-05" in item.label]
        assert item.passage is not None
        dates = [Passage(item.passage.article, one.start, one.end, "date") for one in item.others]
        assert [screen.desk.text_of(date) for date in dates] == ["May 2017"]


async def test_the_current_entity_has_its_sentences_then_its_articles_then_all() -> None:
    async with reading() as screen:
        screen.desk.set_current(TREATY)
        press(screen, "g", "T")
        assert await found(screen) == ["1994-05-03", "1994-05-03", "2019-08"]
        assert screen.desk.picker.source is not None
        assert (
            screen.desk.picker.source.title
            == "timeline of Delta Treaty · in sentences with the name · earliest first"
        )
        press(screen, "ctrl+r")
        assert len(await found(screen)) == 7
        press(screen, "ctrl+r")
        assert len(await found(screen)) == 9
        press(screen, "ctrl+r")
        assert len(await found(screen)) == 4
        press(screen, "ctrl+r")
        assert len(await found(screen)) == 3


async def test_a_list_of_nothing_says_what_to_do() -> None:
    async with reading((80, 24)) as screen:
        screen.desk.set_current("person/anna-weiss")
        press(screen, "g", "T")
        assert await found(screen) == []
        await settle(screen)
        assert "Nothing here; Ctrl+R looks elsewhere" in "".join(drawn(screen.picker))
        assert await asked(screen, "snow") == []
        assert "Nothing found; Ctrl+R looks elsewhere" in "".join(drawn(screen.picker))
        press(screen, "ctrl+r", "ctrl+r")
        assert await found(screen) == []
        assert "Nothing found  " in "".join(drawn(screen.picker))


async def test_a_list_that_waits_for_words_is_not_called_empty() -> None:
    async with reading((80, 24)) as screen:
        press(screen, "g", "/")
        await answered(screen)
        await settle(screen)
        assert "Nothing" not in "".join(drawn(screen.picker))


async def test_a_narrow_list_has_room_for_the_sentence() -> None:
    async with reading((40, 12)) as screen:
        press(screen, "g", "T")
        await found(screen)
        await settle(screen)
        [line] = [row for row in drawn(screen.picker) if "2003" in row and "·" not in row]
        assert "2003        A second quay" in line


async def test_dates_are_listed_backward_and_by_article() -> None:
    async with reading() as screen:
        screen.desk.set_current(TREATY)
        press(screen, "g", "T", "ctrl+s")
        assert await found(screen) == ["2019-08", "1994-05-03", "1994-05-03"]
        titles = [
            screen.desk.title_of(item.passage.article) for item in screen.desk.picker.items if item.passage
        ]
        assert titles[1:] == ["Talks on the river open", "A quiet quay"]
        press(screen, "ctrl+s")
        assert await found(screen) == ["1994-05-03", "2019-08", "1994-05-03"]
        assert headings(screen) == ["2022-01-20 · Talks on the river open", "2022-03-05 · A quiet quay"]


async def test_enter_goes_to_the_sentence_and_the_trail_leads_back() -> None:
    async with reading() as screen:
        before = focused(screen.desk.reader)
        press(screen, "g", "T")
        assert await asked(screen, "left") == ["2017-05"]
        press(screen, "enter")
        assert focused(screen.desk.reader) == "She left in May 2017."
        press(screen, "ctrl+o")
        assert focused(screen.desk.reader) == before


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("quay", ["2003"]),
        ("treaty -basel", ["1994-05-03", "2019-08"]),
        ("since:2020 until:2022-01", ["≈ 2022-01-17", "2022-01-20"]),
        ("since:2019-08-15 until:2019-08-20", ["2019-08"]),
        ("until:1994", ["1994-05-03", "1994-05-03"]),
        ("in:quiet", ["1994-05-03", "2003", "2022-03-05"]),
        ("no such words", []),
    ],
)
async def test_a_query_asks_for_words_articles_and_dates(query: str, wanted: list[str]) -> None:
    async with reading() as screen:
        press(screen, "g", "T")
        assert await asked(screen, query) == wanted


async def test_one_event_of_several_articles_stands_together_the_first_told_first() -> None:
    async with reading() as screen:
        press(screen, "g", "T")
        await found(screen)
        one, two, *_ = screen.desk.picker.items
        assert one.passage and two.passage
        titles = [screen.desk.title_of(item.passage.article) for item in (one, two) if item.passage]
        assert titles == ["Talks on the river open", "A quiet quay"]


async def test_an_entity_that_was_merged_has_the_dates_of_both() -> None:
    async with reading() as screen:
        treaty, maranov = screen.desk.entity(TREATY), screen.desk.entity("person/oleg-maranov")
        assert treaty and maranov
        screen.desk.set_current(TREATY)
        press(screen, "g", "T")
        assert len(await found(screen)) == 3
        press(screen, "escape")
        screen.desk.deciding.merge(maranov, treaty)
        screen.sync()
        press(screen, ";")
        assert await found(screen) == ["1994-05-03", "1994-05-03", "2019-08", "≈ 2022-01-17"]
        press(screen, "escape", "u", ";")
        assert len(await found(screen)) == 3


def test_a_year_of_many_dates_has_its_months() -> None:
    days = [f"They met on {day} May 2019." for day in range(1, 21)]
    days += [f"They met on {day} June 2019." for day in range(1, 6)]
    one = article("All of it\n\n" + "\n\n".join([*days, "They met in 2019 and from 2014 to 2016."]), "a.txt")
    naming = name_library([one], Analyser(Lexicon.load(), None))
    source = TimelineSource(TimelineTables(), naming.index, {Scope.LIBRARY: (one.id,)}, Scope.LIBRARY)
    items = source.find("")
    assert [item.heading for item in items if item.heading] == [
        "2014 · 1",
        "2019 ▏····█▂······▕ 26, in the year · 1",
        "2019 May · 20",
        "2019 June · 5",
    ]
    assert items[0].label.startswith("  2014 … 2016  They met in 2019")


async def test_dates_of_no_library_and_of_one_whose_names_are_not_found_yet() -> None:
    async with screen_of() as screen:
        press(screen, "g", "T")
        assert await found(screen) == []
        press(screen, "escape")
        screen.desk.named = False
        press(screen, "g", "T")
        assert screen.desk.message.startswith("Names are still being found")


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (20, 5), (40, 12), (80, 24)])
async def test_the_list_is_drawn_at_any_size(size: tuple[int, int]) -> None:
    async with reading(size) as screen:
        press(screen, "g", "T")
        await found(screen)
        press(screen, "down", "ctrl+r", "pagedown")
        await found(screen)
        press(screen, "enter")
        assert focused(screen.desk.reader)
