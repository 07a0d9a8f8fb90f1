"""Ruling about names by keys: one key where the error is seen, one key to take it back."""

from __future__ import annotations

from small_desk import press, screen_of, settle, type_in, written

from skyread.entities.model import EntityType
from skyread.notebook.store import Notebook
from skyread.ui.screen import DeskScreen

EAST = written(
    "[Sergei Rybakov] opened the talks. [Rybakov] was brief.",
    "[Helmut Brandt] listened. The harbour board met too.",
    title="East",
    published="2021-01-01",
)
WEST = written(
    "[Sergey Rybakov] answered by letter. [Brandt|Helmut Brandt] smiled. [Monday Club] met. The harbour board did not.",
    title="West",
    published="2021-02-01",
    path="b.txt",
)


def names(screen: DeskScreen) -> dict[str, int]:
    """The names of the library with how often they stand."""
    index = screen.desk.index
    return {entity.name: index.counts(entity.id)[0] for entity in index.entities()}


async def test_two_spellings_are_merged_by_a_few_letters_and_parted_by_one() -> None:
    async with screen_of(EAST, WEST) as screen:
        press(screen, "enter", "M")
        type_in(screen, "sergey")
        press(screen, "enter")
        assert names(screen)["Sergey Rybakov"] == 2
        assert "Sergei Rybakov" not in names(screen)
        assert screen.desk.message.startswith("Sergei Rybakov is Sergey Rybakov now; u takes it back")
        press(screen, "u")
        assert names(screen)["Sergei Rybakov"] == 1


async def test_what_was_merged_is_stepped_through_as_one() -> None:
    async with screen_of(EAST, WEST) as screen:
        press(screen, "enter", "*", "M")
        type_in(screen, "sergey")
        press(screen, "enter", "*")
        assert screen.desk.reader.article is WEST.article
        assert screen.desk.step is not None and screen.desk.step.total == 2


async def test_one_mention_is_split_off_and_named() -> None:
    async with screen_of(EAST, WEST) as screen:
        press(screen, "enter", "e")
        type_in(screen, "brandt")
        press(screen, "enter", "*", "S", "enter")
        assert names(screen) | {"Brandt": 1, "Helmut Brandt": 1} == names(screen)
        press(screen, "R", "ctrl+u")
        type_in(screen, "Karl Brandt")
        press(screen, "enter")
        assert "Karl Brandt" in names(screen)
        press(screen, "u", "u")
        assert names(screen)["Helmut Brandt"] == 2


async def test_a_wrong_name_is_muted_and_comes_back() -> None:
    async with screen_of(EAST, WEST) as screen:
        before = names(screen)
        press(screen, "enter", "J", "e")
        type_in(screen, "monday")
        press(screen, "enter", "X")
        assert "Monday Club" not in names(screen)
        press(screen, "u")
        assert names(screen) == before


async def test_a_type_is_put_right_by_its_letter_from_the_entities() -> None:
    async with screen_of(EAST, WEST) as screen:
        press(screen, "enter", "J", "e")
        type_in(screen, "monday")
        press(screen, "enter", "g", "3", "T", "o")
        entity = next(one for one in screen.desk.index.entities() if one.name == "Monday Club")
        assert entity.type is EntityType.ORG


async def test_a_selection_becomes_a_name_in_the_whole_library_or_only_here() -> None:
    async with screen_of(EAST, WEST) as screen:
        press(screen, "enter", "}", ")", "v", "v", "w", "e", "e", "o", "w", "@", "o")
        assert names(screen)["harbour board"] == 2
        press(screen, "g", "s")
        assert names(screen)["harbour board"] == 1
        assert screen.desk.message == "Only in this article now"


async def test_what_was_ruled_holds_in_the_next_session() -> None:
    notebook = Notebook.in_memory()
    async with screen_of(EAST, WEST, notebook=notebook) as screen:
        press(screen, "enter", "M")
        type_in(screen, "sergey")
        press(screen, "enter")
    async with screen_of(EAST, WEST, notebook=notebook) as screen:
        await settle(screen)
        assert names(screen)["Sergey Rybakov"] == 2


async def test_where_no_name_is_meant_it_is_said() -> None:
    async with screen_of(written("Nobody is named here.")) as screen:
        for key in ("M", "S", "X", "R"):
            press(screen, "enter", key)
            assert screen.desk.message.startswith("No name is in focus")
