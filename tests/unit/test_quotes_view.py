"""Who said what, in the real screen: the list of quotes, the same statement elsewhere, steps from quote to quote."""

from __future__ import annotations

from threading import Event

import pytest

from said_library import answered, article, reading, said_library
from skyread.desk.arrangement import Pane
from skyread.desk.naming import Analyser, name_library
from skyread.desk.quote_source import QuoteSource
from skyread.desk.quote_table import QuoteTable
from skyread.entities.lexicon import Lexicon
from skyread.ui.lines import LinePane
from skyread.ui.screen import DeskScreen
from small_desk import Written, focused, press, screen_of, settle, type_in

LOCK = "“We shall open the lock in spring and keep it open for every barge,”"
LOCK_AGAIN = "“We shall open the lock in spring, and keep it open for every barge,”"
MAP = "“no map will ever be drawn again in this house”"
WATER = "“The water does not ask who owns it,”"
CHARTS = "“the charts of the delta are older than the dispute”"


async def found(screen: DeskScreen) -> list[str]:
    """The quotes that are listed, once those for what is typed have come."""
    picker = await answered(screen)
    assert isinstance(picker.source, QuoteSource)
    return [screen.desk.text_of(item.passage) for item in picker.items if item.passage]


async def asked(screen: DeskScreen, query: str) -> list[str]:
    """What is listed for a query."""
    screen.desk.picker.edit.set(query)
    screen.search_picker()
    return await found(screen)


def headings(screen: DeskScreen) -> list[str]:
    return [row for row in screen.desk.picker.rows if isinstance(row, str)]


def drawn(pane: LinePane) -> list[str]:
    pane.begin()
    return ["".join(text for text, _ in pane.line(y)).rstrip() for y in range(pane.size.height)]


def status(screen: DeskScreen) -> str:
    return "".join(text for text, _ in screen.status.line(0))


async def test_without_a_name_in_focus_all_quotes_stand_under_their_speakers() -> None:
    async with reading() as screen:
        press(screen, "g", '"')
        assert await found(screen) == [LOCK, WATER, LOCK_AGAIN, MAP, CHARTS]
        assert headings(screen) == ["Oleg Maranov · 3", "Anna Weiss · 2"]
        await settle(screen)
        shown = drawn(screen.picker)
        assert "quotes · in the library · by speaker" in shown[0] and "5 of 5" in shown[0]
        [line] = [row for row in shown if "told  “The water" in row]
        assert "2022-01-20" in line
        assert sum("also in 1 other" in row for row in shown) == 2
        assert any("Ctrl+G same statement" in row for row in shown)


async def test_enter_goes_to_a_quote_and_the_trail_leads_back() -> None:
    async with reading() as screen:
        press(screen, "}")
        before = focused(screen.desk.reader)
        press(screen, "g", '"')
        assert await asked(screen, "water") == [WATER]
        press(screen, "enter")
        assert focused(screen.desk.reader).startswith(WATER)
        assert "quote: Oleg Maranov · told" in status(screen)
        press(screen, "ctrl+o")
        assert focused(screen.desk.reader) == before


async def test_whoever_speaks_here_is_asked_for() -> None:
    async with reading() as screen:
        press(screen, "}", "}")
        assert focused(screen.desk.reader).startswith(LOCK)
        press(screen, "g", '"')
        assert await found(screen) == [LOCK, WATER, LOCK_AGAIN]
        assert screen.desk.picker.edit.text == 'by:"Oleg Maranov" '
        assert not any("Maranov" in item.label for item in screen.desk.picker.items)
        await asked(screen, "-by:oleg")
        assert screen.desk.picker.items[1].label.startswith("Anna Weiss · wrote  “the charts")
        await asked(screen, 'by:"oleg maranov"')
        assert headings(screen) == [
            "2022-01-20 · Talks on the river open",
            "2022-02-02 · What the harbour says",
        ]


async def test_of_an_entity_that_does_not_speak_the_quotes_about_it_are_listed() -> None:
    library, naming = said_library()
    async with screen_of(*library, naming=naming) as screen:
        press(screen, "g", '"')
        assert await asked(screen, "about:basel") == []
        press(screen, "escape")
        screen.desk.set_current("place/basel")
        press(screen, "g", '"')
        assert screen.desk.picker.edit.text == ""


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("by:weiss", [MAP, CHARTS]),
        ("by:maranov lock", [LOCK, LOCK_AGAIN]),
        ("-by:maranov", [MAP, CHARTS]),
        ("by:unknown", []),
        ("since:2022-02", [LOCK_AGAIN, CHARTS]),
        ("until:2022-01", [LOCK, WATER, MAP]),
        ("in:harbour", [LOCK_AGAIN, CHARTS]),
        ("in:harbour by:weiss", [CHARTS]),
        ("wrote", [CHARTS]),
    ],
)
async def test_a_query_asks_for_words_speakers_articles_and_dates(query: str, wanted: list[str]) -> None:
    async with reading() as screen:
        press(screen, "g", '"')
        assert await asked(screen, query) == wanted


async def test_quotes_are_listed_in_four_orders_and_in_this_article() -> None:
    async with reading() as screen:
        press(screen, "g", '"')
        await found(screen)
        press(screen, "ctrl+s")
        assert await found(screen) == [LOCK, MAP, WATER, CHARTS, LOCK_AGAIN]
        press(screen, "ctrl+s")
        assert await found(screen) == [CHARTS, LOCK_AGAIN, LOCK, MAP, WATER]
        assert headings(screen) == []
        press(screen, "ctrl+s")
        assert await found(screen) == [LOCK, LOCK_AGAIN]
        assert headings(screen) == ["Oleg Maranov · in 2 articles"]
        press(screen, "ctrl+s", "ctrl+r")
        assert await found(screen) == [LOCK, WATER, MAP]
        assert "in this article" in screen.desk.picker.source.title  # type: ignore[union-attr]


async def test_a_statement_given_to_two_speakers_says_which_outlet_names_whom() -> None:
    texts = [
        "Day one\n\nOleg Maranov spoke. “We shall open the lock in spring and keep it open,” Maranov said.\n",
        "Day two\n\nAnna Weiss spoke. “We shall open the lock in spring and keep it open,” Weiss said.\n",
    ]
    articles = [article(text, f"{number}.txt") for number, text in enumerate(texts)]
    naming = name_library(articles, Analyser(Lexicon.load(), None))
    async with screen_of(*(Written(one, ()) for one in articles), naming=naming) as screen:
        press(screen, "g", '"', "ctrl+s", "ctrl+s", "ctrl+s")
        await found(screen)
        assert headings(screen) == ["Oleg Maranov, Anna Weiss · in 2 articles"]
        labels = [item.label.partition("  ")[0] for item in screen.desk.picker.items]
        assert labels == ["Oleg Maranov · said", "Anna Weiss · said"]


async def test_the_same_statement_stands_side_by_side_and_the_list_comes_back() -> None:
    async with reading() as screen:
        press(screen, "g", '"')
        type_in(screen, "lock")
        assert await found(screen) == [LOCK, LOCK_AGAIN]
        press(screen, "down", "ctrl+g")
        assert await found(screen) == [LOCK, LOCK_AGAIN]
        assert headings(screen) == [
            "2022-01-20 · Talks on the river open",
            "2022-02-02 · What the harbour says",
        ]
        assert "the same statement" in screen.desk.picker.source.title  # type: ignore[union-attr]
        type_in(screen, "harbour")
        assert await found(screen) == [LOCK_AGAIN]
        press(screen, "ctrl+g")
        assert await found(screen) == [LOCK, LOCK_AGAIN]
        assert screen.desk.picker.edit.text == "lock"
        assert await asked(screen, "water") == [WATER]
        press(screen, "ctrl+g")
        assert await found(screen) == [WATER]
        assert "no other article" in screen.desk.picker.remark


async def test_the_list_that_comes_back_from_a_statement_has_the_names_as_they_are_ruled_by_then() -> None:
    async with reading() as screen:
        press(screen, "g", '"')
        type_in(screen, "lock")
        assert await found(screen) == [LOCK, LOCK_AGAIN]
        press(screen, "ctrl+g")
        assert await found(screen) == [LOCK, LOCK_AGAIN]
        maranov = screen.desk.entity("person/oleg-maranov")
        assert maranov is not None
        screen.desk.deciding.mute(maranov)
        screen.sync()
        await found(screen)
        press(screen, "ctrl+g")
        source = screen.desk.picker.source
        assert isinstance(source, QuoteSource)
        assert source.index is screen.desk.index and source.group is None


async def test_in_a_large_library_what_is_told_twice_comes_when_it_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ready = Event()
    find = QuoteTable._find_groups
    monkeypatch.setattr("skyread.desk.quote_table._COMPARED_AT_ONCE", 0)
    monkeypatch.setattr(QuoteTable, "_find_groups", lambda table: (ready.wait(30), find(table))[1])
    async with reading() as screen:
        press(screen, "g", '"')
        await found(screen)
        assert not any("also in" in item.tier for item in screen.desk.picker.items)
        press(screen, "ctrl+g")
        assert "still looking" in screen.desk.picker.remark
        ready.set()
        for _ in range(5000):
            await settle(screen)
            if any("also in" in item.tier for item in screen.desk.picker.items):
                break
        assert sum("also in 1 other" in item.tier for item in screen.desk.picker.items) == 2


async def test_steps_follow_the_speaker_through_the_library() -> None:
    async with reading() as screen:
        press(screen, "}", "}", "]", '"')
        assert focused(screen.desk.reader).startswith(WATER)
        assert screen.desk.message == "Oleg Maranov says: 2/3 · article 1 of 2"
        press(screen, "]", '"')
        assert focused(screen.desk.reader).startswith(LOCK_AGAIN)
        assert screen.desk.message == "Oleg Maranov says: 3/3 · article 2 of 2"
        press(screen, "]", '"')
        assert screen.desk.message.endswith("1/3 · article 1 of 2 · round the end of the library")
        press(screen, "2", "[", '"')
        assert focused(screen.desk.reader).startswith(WATER)
        press(screen, "ctrl+o")
        assert focused(screen.desk.reader).startswith(LOCK)


async def test_outside_a_quote_steps_are_the_current_entitys_else_the_articles() -> None:
    async with reading() as screen:
        press(screen, "]", '"')
        assert focused(screen.desk.reader).startswith(LOCK)
        assert screen.desk.message == "Quote 1/3 of this article"
        press(screen, "gg")
        screen.desk.reader.focus_sentence_at(0)
        screen.desk.set_current("person/anna-weiss")
        press(screen, "]", '"')
        assert screen.desk.message == "Anna Weiss says: 1/2 · article 1 of 2"
        press(screen, "]", '"')
        assert focused(screen.desk.reader).startswith("In Basel Anna Weiss wrote")
    library, naming = said_library()
    async with screen_of(library[2], naming=naming) as screen:
        press(screen, "enter", "]", '"')
        assert screen.desk.message == "There are no quotes in this article"


async def test_a_ruling_about_a_name_is_one_about_the_speaker() -> None:
    async with reading() as screen:
        press(screen, "}", "}")
        maranov = screen.desk.entity("person/oleg-maranov")
        weiss = screen.desk.entity("person/anna-weiss")
        assert maranov and weiss
        screen.desk.deciding.merge(maranov, weiss)
        screen.sync()
        assert "quote: Anna Weiss · said" in status(screen)
        press(screen, "]", '"')
        assert screen.desk.message.startswith("Anna Weiss says: 2/5")
        press(screen, "g", '"')
        assert len(await found(screen)) == 5
        press(screen, "escape", "u", ";")
        assert await asked(screen, "by:maranov") == [LOCK, WATER, LOCK_AGAIN]
        press(screen, "escape", "ctrl+o")
        screen.desk.deciding.mute(maranov)
        screen.sync()
        assert "quote: speaker unknown" in status(screen)
        press(screen, ";")
        assert await asked(screen, "by:unknown") == [LOCK, WATER, LOCK_AGAIN]


async def test_quotes_of_no_library_and_of_one_whose_names_are_not_found_yet() -> None:
    async with screen_of() as screen:
        press(screen, "g", '"')
        assert await found(screen) == []
        press(screen, "escape")
        screen.desk.named = False
        press(screen, "g", '"')
        assert screen.desk.message.startswith("Names are still being found")


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (20, 5), (40, 12), (80, 24)])
async def test_the_list_is_drawn_at_any_size(size: tuple[int, int]) -> None:
    async with reading(size) as screen:
        press(screen, "]", '"', "g", '"')
        await found(screen)
        press(screen, "ctrl+g", "down", "ctrl+s", "ctrl+r")
        await found(screen)
        press(screen, "enter")
        await settle(screen)
        assert screen.desk.pane is Pane.READER
