"""`gr` and `gm`: the mentions of one entity with the words around them, and the marks, to pick from."""

from __future__ import annotations

from skyread.desk.picker import Item
from skyread.ui.screen import DeskScreen
from small_desk import focused, press, screen_of, settle, type_in, written

MARCH = written(
    "[Ada Berg] met [Karl Moe] in the old hall. [Berg|Ada Berg] said no.",
    title="March",
    published="2021-03-01",
    path="m.txt",
)
MAY = written(
    "[Karl Moe] was alone. [Ms Berg|Ada Berg] came late to the harbour.",
    title="May",
    published="2021-05-01",
    path="y.txt",
)


def rows(screen: DeskScreen) -> list[Item]:
    return screen.desk.picker.items


async def test_every_mention_is_listed_in_reading_order_with_the_name_in_one_column() -> None:
    async with screen_of(MARCH, MAY) as screen:
        press(screen, "enter", "g", "r")
        await settle(screen)
        names = ["".join(item.label[mark] for mark in item.marks) for item in rows(screen)]
        assert names == ["Ada Berg", "Berg", "Ms Berg"]
        assert len({item.marks[0] for item in rows(screen)}) == 1
        assert "old hall. Berg said no" in rows(screen)[1].label
        drawn = ["".join(text for text, _ in screen.picker.line(3 + row)) for row in range(3)]
        assert len({line.index(name) for line, name in zip(drawn, names, strict=True)}) == 1
        assert [item.detail for item in rows(screen)] == ["March", "March", "May"]


async def test_words_around_narrow_the_list_and_enter_goes_there_and_follows_the_entity() -> None:
    async with screen_of(MARCH, MAY) as screen:
        press(screen, "enter", "g", "r")
        await settle(screen)
        type_in(screen, "harbour")
        await settle(screen)
        assert len(rows(screen)) == 1
        press(screen, "enter")
        assert focused(screen.desk.reader).startswith("Ms Berg came late")
        assert screen.desk.current == "ada berg"
        step = screen.desk.step
        assert step is not None and (step.number, step.total) == (3, 3)
        press(screen, "ctrl+o")
        assert focused(screen.desk.reader).startswith("Ada Berg met")


async def test_in_the_entities_the_one_under_the_cursor_is_listed() -> None:
    async with screen_of(MARCH, MAY) as screen:
        press(screen, "enter", "g", "3", "j", "g", "r")
        await settle(screen)
        assert [item.detail for item in rows(screen)] == ["March", "May"]
        assert screen.desk.picker.source is not None
        assert screen.desk.picker.source.title.startswith("mentions of Karl Moe · ")


async def test_without_a_name_it_says_how_to_get_one() -> None:
    async with screen_of(written("Nobody was there at all.", title="May", path="y.txt")) as screen:
        press(screen, "enter", "g", "r")
        assert not screen.desk.picker.shown
        assert "]e" in screen.desk.message


async def test_marks_are_listed_with_what_stands_there_and_lead_there() -> None:
    async with screen_of(MARCH, MAY) as screen:
        press(screen, "enter", "g", "m")
        assert not screen.desk.picker.shown and "m and a letter" in screen.desk.message
        press(screen, "m", "a", "J", "m", "Z", "g", "m")
        await settle(screen)
        assert [item.label[:1] for item in rows(screen)] == ["Z", "a"]
        assert "Ada Berg met" in rows(screen)[1].label
        type_in(screen, "march")
        await settle(screen)
        press(screen, "enter")
        assert focused(screen.desk.reader).startswith("Ada Berg met")


async def test_mentions_that_were_left_open_are_those_of_the_names_as_they_are_ruled_by_then() -> None:
    async with screen_of(MARCH, MAY) as screen:
        press(screen, "enter", "g", "r")
        await settle(screen)
        press(screen, "escape")
        desk = screen.desk
        berg, moe = desk.entity("ada berg"), desk.entity("karl moe")
        assert berg is not None and moe is not None
        desk.deciding.merge(moe, berg)
        screen.sync()
        press(screen, ";")
        while len(rows(screen)) == 3:
            await settle(screen)
        assert len(rows(screen)) == 5
