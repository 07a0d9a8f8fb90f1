"""Orders, scopes and company in the list of mentions, and `gw`: whom a name is named with."""

from __future__ import annotations

from textual.pilot import Pilot

from skyread.desk.mention_source import MentionSource, Within
from skyread.ui.screen import DeskScreen
from small_desk import focused, press, screen_of, sentence, settle, type_in, written

MARCH = written(
    "The young [Ada Berg] met [Karl Moe] in the hall. [Berg|Ada Berg] asked why. It rained. [Moe|Karl Moe] left.",
    title="March",
    published="2021-03-01",
    source="Gazette",
    path="m.txt",
)
MAY = written(
    "[Karl Moe] was alone. A tired [Ms Berg|Ada Berg] came late.",
    sentence(1),
    "[Eva Lind] slept.",
    title="May",
    published="2021-05-01",
    source="Courier",
    path="y.txt",
)


def rows(screen: DeskScreen) -> list[str]:
    return [item.label[item.column - 8 : item.column + 14].strip() for item in screen.desk.picker.items]


def title(screen: DeskScreen) -> str:
    return screen.desk.picker.source.title if screen.desk.picker.source else ""


def marked(screen: DeskScreen) -> list[str]:
    return ["".join(item.label[mark] for mark in item.marks) for item in screen.desk.picker.items]


async def test_a_key_goes_through_the_orders_and_marks_the_word_that_is_sorted() -> None:
    async with screen_of(MARCH, MAY) as screen:
        press(screen, "enter", "g", "r")
        await settle(screen)
        assert title(screen).endswith("in reading order")
        press(screen, "ctrl+s")
        await settle(screen)
        assert title(screen).endswith("by the word after")
        assert marked(screen) == ["Bergasked", "Ms Bergcame", "Ada Bergmet"]
        press(screen, "ctrl+s")
        await settle(screen)
        assert title(screen).endswith("by the word before")
        assert marked(screen) == ["hallBerg", "tiredMs Berg", "youngAda Berg"]
        press(screen, "ctrl+s")
        await settle(screen)
        assert [item.tier for item in screen.desk.picker.items] == ["2021-03-01", "2021-03-01", "2021-05-01"]
        press(screen, "ctrl+s")
        await settle(screen)
        assert [item.tier for item in screen.desk.picker.items] == ["Courier", "Gazette", "Gazette"]


async def test_the_scope_goes_from_the_library_to_what_is_listed_and_to_the_article() -> None:
    async with screen_of(MARCH, MAY) as screen:
        press(screen, "/")
        type_in(screen, "may")
        press(screen, "enter", "enter", "]", "e", "g", "r")
        await settle(screen)
        counts = []
        for _ in range(4):
            counts.append((title(screen).split(" · ")[1], len(screen.desk.picker.items)))
            press(screen, "ctrl+r")
            await settle(screen)
        assert counts == [
            ("in the library", 3),
            ("in the articles listed", 1),
            ("in this article", 1),
            ("in the library", 3),
        ]


async def test_a_second_name_keeps_the_mentions_near_it_and_points_both_out() -> None:
    async with screen_of(MARCH, MAY) as screen:
        press(screen, "enter", "g", "r", "ctrl+t")
        type_in(screen, "lind")
        await settle(screen)
        press(screen, "enter")
        await settle(screen)
        assert title(screen).startswith("Ada Berg with Eva Lind · at most a sentence apart")
        assert rows(screen) == [] and screen.desk.picker.remark == "nowhere so near"
        press(screen, "ctrl+t")
        type_in(screen, "moe")
        await settle(screen)
        press(screen, "enter")
        await settle(screen)
        assert marked(screen) == [
            "Ada BergKarl Moe",
            "Karl MoeBerg",
            "Karl MoeMs Berg",
        ]
        item = screen.desk.picker.items[0]
        assert [MARCH.text[one.start : one.end] for one in item.others] == ["Karl Moe"]
        counts = []
        for _ in Within:
            counts.append((title(screen).split(" · ")[1], len(screen.desk.picker.items)))
            press(screen, "ctrl+s")
            await settle(screen)
        assert counts == [
            ("at most a sentence apart", 3),
            ("at most 3 sentences apart", 3),
            ("in one paragraph", 3),
            ("in one article", 3),
            ("in one sentence", 1),
        ]


async def test_company_is_listed_with_bars_and_leads_to_the_passages() -> None:
    async with screen_of(MARCH, MAY) as screen:
        press(screen, "enter", "g", "w")
        await settle(screen)
        assert [item.label.split()[1:] for item in screen.desk.picker.items] == [
            ["Karl", "Moe"],
            ["Eva", "Lind"],
        ]
        moe, lind = screen.desk.picker.items
        assert moe.label.startswith("████████ ") and lind.label[0] in "█▏▎▍▌▋▊▉"
        assert moe.detail == "1 sentence · 2 articles" and lind.detail == "1 article"
        press(screen, "enter")
        await settle(screen)
        press(screen, "down", "enter")
        assert focused(screen.desk.reader) == "Berg asked why."
        assert screen.desk.current == "ada berg"


async def test_company_opens_as_near_as_the_two_come() -> None:
    async with screen_of(MARCH, MAY) as screen:
        press(screen, "enter", "g", "w")
        await settle(screen)
        press(screen, "down", "enter")
        await settle(screen)
        assert title(screen).startswith("Ada Berg with Eva Lind · in one article")
        assert len(rows(screen)) == 1


async def test_company_is_filtered_by_any_name() -> None:
    async with screen_of(MARCH, MAY) as screen:
        press(screen, "enter", "g", "w")
        type_in(screen, "moe")
        await settle(screen)
        assert [item.key for item in screen.desk.picker.items] == ["karl moe"]


async def test_the_name_stands_in_one_column_at_any_width() -> None:
    async with screen_of(MARCH, MAY) as screen:
        press(screen, "enter", "g", "r")
        for width in (20, 40, 80, 130, 160):
            await Pilot(screen.app).resize_terminal(width, 20)
            await settle(screen)
            lines = ["".join(text for text, _ in screen.picker.line(3 + row)) for row in range(3)]
            places = {line.index(name) for line, name in zip(lines, ("Ada", "Berg", "Ms"), strict=True)}
            assert len(places) == 1


async def test_words_that_are_typed_narrow_the_mentions_and_are_marked() -> None:
    async with screen_of(MARCH, MAY) as screen:
        press(screen, "enter", "g", "r")
        type_in(screen, "tired")
        await settle(screen)
        assert marked(screen) == ["tiredMs Berg"]


async def test_a_list_of_very_many_says_how_many_more_there_are() -> None:
    async with screen_of(MARCH, MAY) as screen:
        press(screen, "enter", "g", "r")
        source = screen.desk.picker.source
        assert isinstance(source, MentionSource)
        screen.desk.picker.source = source.up_to(2)
        press(screen, "ctrl+s")
        await settle(screen)
        assert screen.desk.picker.rows[-1] == "… and 1 more: narrow them down"
        assert screen.desk.picker.total == "3"
