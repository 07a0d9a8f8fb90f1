"""Ruling about names by keys: one key where the error is seen, one key to take it back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event

import pytest

from skyread.desk.decision_source import DecisionSource
from skyread.desk.layering import Laid, Layer
from skyread.desk.picker import Item
from skyread.entities.decisions import Decision
from skyread.entities.model import EntityType
from skyread.notebook.store import Notebook
from skyread.ui.screen import DeskScreen
from small_desk import desk_of, press, reload, screen_of, settle, type_in, written

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


async def test_the_likeliest_partner_is_offered_before_a_letter_is_typed() -> None:
    kinds = {"Black Sea Club": EntityType.ORG, "Blacksea Club": EntityType.ORG, "2021": EntityType.DATE}
    one = written("The [Black Sea Club] met in [2021]. The Club of [Black] too.")
    other = written("The [Blacksea Club] did not.", path="b.txt")
    async with screen_of(one, other, kinds=kinds) as screen:
        press(screen, "enter", "M")
        first, *rest = screen.desk.picker.items
        assert (first.label, first.tier) == ("Blacksea Club", "the same letters")
        assert first.label not in [item.label for item in rest]
        type_in(screen, "2021")
        assert screen.desk.picker.items == []


async def test_where_no_name_looks_alike_it_is_said_what_to_do() -> None:
    async with screen_of(written("[Black Sea Club] wrote to [Helmut Brandt].")) as screen:
        press(screen, "enter", "M")
        await settle(screen)
        assert screen.desk.picker.rows == []
        assert screen.desk.picker.remark == "none looks alike: type letters of its other name"
        type_in(screen, "helm")
        assert screen.desk.picker.remark == "" and len(screen.desk.picker.rows) == 1


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


async def test_the_letters_of_the_types_are_shown_when_one_is_asked_for() -> None:
    async with screen_of(EAST, WEST) as screen:
        press(screen, "enter", "T")
        line = "".join(text for text, _ in screen.status.line(0))
        assert "p person" in line and "x other" in line


async def test_messages_name_the_keys_that_are_in_force() -> None:
    async with screen_of(EAST, WEST, preset="less") as screen:
        press(screen, "enter", "X")
        assert "; U takes it back, " in screen.desk.message


async def test_one_article_is_counted_as_one() -> None:
    async with screen_of(EAST, WEST) as screen:
        press(screen, "enter")
        screen.desk.set_current("monday club")
        line = "".join(text for text, _ in screen.status.line(0))
        assert "Monday Club 1 in 1 article │" in line


async def test_a_selection_becomes_a_name_in_the_whole_library_or_only_here() -> None:
    async with screen_of(EAST, WEST) as screen:
        press(screen, "enter", "}", ")", "v", "v", "w", "e", "e", "o", "w", "@", "o")
        assert names(screen)["harbour board"] == 2
        press(screen, "g", "s")
        assert names(screen)["harbour board"] == 1
        assert screen.desk.message == "Only in this article now"


async def test_the_limit_that_was_taken_back_is_set_again_by_the_same_key() -> None:
    async with screen_of(EAST, WEST) as screen:
        press(screen, "enter", "}", ")", "v", "v", "w", "e", "e", "o", "w", "@", "o", "g", "s", "u")
        assert names(screen)["harbour board"] == 2
        press(screen, "g", "s")
        assert screen.desk.message == "Only in this article now"
        assert names(screen)["harbour board"] == 1


CHOIR = written(
    "[Brandt|Helmut Brandt] sang first.",
    "[Helmut Brandt] sang last. [H. Brandt|Helmut Brandt] did not sing.",
    "A long evening went on like this, with songs that nobody there had ever heard before, and none that anybody "
    "wished to hear again. [Brandt|Helmut Brandt] clapped.",
    title="Choir",
)


async def test_several_forms_and_mentions_are_split_off_together() -> None:
    async with screen_of(CHOIR) as screen:
        press(screen, "enter", "S")
        type_in(screen, "h. br")
        press(screen, "tab", *["backspace"] * 5)
        type_in(screen, "clapped")
        press(screen, "tab", "enter")
        assert not screen.desk.picker.shown
        assert screen.desk.message.startswith("H. Brandt, 1 mention are somebody else now")
        index = screen.desk.index
        owners = index.entity_ids_in(CHOIR.id)
        assert owners[0] == owners[1] != owners[2] == owners[3]
        press(screen, "u")
        assert len(set(screen.desk.index.entity_ids_in(CHOIR.id))) == 1


async def test_all_of_an_entity_cannot_be_split_from_it() -> None:
    async with screen_of(CHOIR) as screen:
        press(screen, "enter", "S", *["tab"] * 8, "enter")
        assert screen.desk.message == "That is all of it; R gives it another name"
        assert names(screen) == {"Helmut Brandt": 4}


async def test_a_namesake_that_was_split_off_is_the_one_that_is_renamed() -> None:
    """Both are called Brandt; the one in focus is meant, though the other stands more often."""
    more = written("[Brandt|Helmut Brandt] and [Brandt|Helmut Brandt] again.", title="More", path="b.txt")
    async with screen_of(CHOIR, more) as screen:
        press(screen, "enter", "S", "enter", "R", "ctrl+u")
        type_in(screen, "Karl Brandt")
        press(screen, "enter")
        assert names(screen) == {"Karl Brandt": 1, "Helmut Brandt": 5}


async def test_the_name_of_a_namesake_goes_with_him_when_the_split_is_taken_back() -> None:
    async with screen_of(CHOIR) as screen:
        press(screen, "enter", "S", "enter", "R", "ctrl+u")
        type_in(screen, "Karl Brandt")
        press(screen, "enter")
        listed(screen)
        press(screen, "down", "enter")
        assert [item.tier for item in screen.desk.picker.items] == ["idle", "taken back"]
        assert names(screen) == {"Helmut Brandt": 4}


async def test_a_split_mention_is_found_again_in_an_edited_article_or_rests() -> None:
    first = (
        "A long line of quiet words stands before the place where [Brandt|Helmut Brandt] sang first of all."
    )
    second = (
        "Nobody expected what came after the break, when [Brandt|Helmut Brandt] went home without a word."
    )
    async with screen_of(written(first, second)) as screen:
        press(screen, "enter", "S", "enter")
        assert len(names(screen)) == 2
        edited = written("Something new stands above it all.", first, second)
        reload(screen, edited)
        owners = screen.desk.index.entity_ids_in(edited.id)
        assert len(set(owners)) == 2
        gone = written("The singer had a cold. [Brandt|Helmut Brandt] sang.", second)
        reload(screen, gone)
        assert len(set(screen.desk.index.entity_ids_in(gone.id))) == 1
        assert "idle" in [item.tier for item in listed(screen)]


def listed(screen: DeskScreen) -> list[Item]:
    """The list of decisions."""
    press(screen, ":")
    type_in(screen, "decisions")
    press(screen, "enter")
    return screen.desk.picker.items


async def test_decisions_are_listed_newest_first_taken_back_and_put_again() -> None:
    async with screen_of(EAST, WEST) as screen:
        press(screen, "enter", "M")
        type_in(screen, "sergey")
        press(screen, "enter", "J", "e")
        type_in(screen, "monday")
        press(screen, "enter", "X")
        items = listed(screen)
        assert [item.label for item in items] == [
            "muted       Monday Club is no name",
            "merged      Sergei Rybakov is Sergey Rybakov",
        ]
        source = screen.desk.picker.source
        assert isinstance(source, DecisionSource)
        told = source.sheet(items[1])
        assert told is not None and told.text.startswith(
            "It applies to 1 mention, found by the name “Sergei Ry"
        )
        press(screen, "enter")
        assert names(screen)["Monday Club"] == 1
        assert screen.desk.picker.items[0].tier == "taken back"
        press(screen, "enter")
        assert "Monday Club" not in names(screen)
        press(screen, "escape", "u", "u")
        assert "Monday Club" not in names(screen)
        press(screen, "u")
        assert names(screen)["Monday Club"] == 1


async def test_why_a_decision_was_made_is_written_down_found_and_taken_back() -> None:
    notebook = Notebook.in_memory()
    async with screen_of(EAST, WEST, notebook=notebook) as screen:
        press(screen, "enter", "X")
        before = screen.desk.index
        listed(screen)
        press(screen, "ctrl+y")
        type_in(screen, "not  in this war")
        press(screen, "enter")
        assert screen.desk.message == "It is written down; u takes it back"
        assert screen.desk.picker.items[0].detail.endswith("not in this war")
        assert screen.desk.index is before, "a reason changes no name"
        type_in(screen, "war")
        source, [found] = screen.desk.picker.source, screen.desk.picker.items
        assert isinstance(source, DecisionSource)
        told = source.sheet(found)
        assert told is not None and "Why: not in this war" in told.text
    async with screen_of(EAST, WEST, notebook=notebook) as screen:
        assert [one.why for one in screen.desk.deciding.all()] == ["not in this war"]
        listed(screen)
        press(screen, "ctrl+y")
        assert screen.desk.prompt.edit.text == "not in this war"
        press(screen, "ctrl+u", "enter")
        assert [one.why for one in screen.desk.deciding.all()] == [""]
        press(screen, "escape", "u")
        assert [one.why for one in screen.desk.deciding.all()] == ["not in this war"]


async def test_what_was_taken_back_needs_no_reason_and_an_unchanged_one_is_no_act() -> None:
    async with screen_of(EAST, WEST) as screen:
        press(screen, "enter", "X")
        listed(screen)
        press(screen, "ctrl+y", "enter")
        assert len(screen.desk.history.acts()) == 1
        press(screen, "enter", "ctrl+y")
        assert screen.desk.prompt.purpose is None
        assert "It was taken back" in screen.desk.message
        press(screen, "escape", "e", "ctrl+y")
        assert screen.desk.prompt.purpose is None, "names have no reasons"


async def test_a_ruled_name_has_a_sign_in_the_sidebar() -> None:
    async with screen_of(EAST, WEST) as screen:
        press(screen, "enter", "R", "ctrl+u")
        type_in(screen, "S. Rybakov")
        press(screen, "enter")
        await settle(screen)
        drawn = ["".join(text for text, _ in screen.entities.line(y)) for y in range(8)]
        assert any("S. Rybakov ·" in line for line in drawn)
        assert not any("Helmut Brandt ·" in line for line in drawn)


async def test_a_large_library_is_put_right_in_the_background(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skyread.desk.deciding.AT_ONCE", 0)
    notebook = Notebook.in_memory()
    async with screen_of(EAST, WEST, notebook=notebook) as screen:
        press(screen, "enter", "M")
        type_in(screen, "sergey")
        press(screen, "enter")
        assert screen.desk.deciding.laying
        assert screen.status.progress == "putting names right …"
        press(screen, "j", "u", "u")
        while screen.desk.deciding.laying or screen.desk.deciding.stale:
            await settle(screen)
        assert names(screen)["Sergei Rybakov"] == 1
        press(screen, "ctrl+r")
        while screen.desk.deciding.laying or screen.desk.deciding.stale:
            await settle(screen)
        assert names(screen)["Sergey Rybakov"] == 2
    async with screen_of(EAST, WEST, notebook=notebook) as screen:
        assert names(screen)["Sergey Rybakov"] == 2


async def test_what_is_being_laid_in_the_background_is_let_finish_before_it_is_laid_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun, go_on, lay = [0], Event(), Layer.lay

    def slow(layer: Layer, decisions: Sequence[Decision]) -> Laid:
        begun[0] += 1
        go_on.wait(10)
        return lay(layer, decisions)

    async with screen_of(EAST, WEST) as screen:
        before = names(screen)
        monkeypatch.setattr("skyread.desk.deciding.AT_ONCE", 0)
        monkeypatch.setattr(Layer, "lay", slow)
        press(screen, "enter", "X")
        while not begun[0]:
            await settle(screen)
        listed(screen)
        press(screen, "enter")
        assert screen.desk.deciding.all() == []
        assert begun == [1], "one layer is not for two threads"
        go_on.set()
        while screen.desk.deciding.laying or screen.desk.deciding.stale:
            await settle(screen)
        assert names(screen) == before


async def test_another_window_sees_what_was_ruled(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    one, other = Notebook.open(path), Notebook.open(path)
    async with screen_of(EAST, WEST, notebook=one) as screen:
        with_other = desk_of(EAST, WEST, notebook=other)
        entity = with_other.index.entity("monday club")
        assert entity is not None
        with_other.deciding.mute(entity)
        screen._tick()
        assert "Monday Club" not in names(screen)
    one.close()
    other.close()


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
