"""The list of acts in the real screen: any of them is taken back or done again, and the list stays."""

from __future__ import annotations

import pytest

from skyread.desk import notes_sources
from skyread.notebook.annotation import Annotation, now
from skyread.notebook.history import KEPT, Act
from skyread.ui.lines import PaneClicked
from skyread.ui.screen import DeskScreen
from small_desk import press, screen_of, settle, type_in, written
from small_notes import note_on

MAY = written("The harbour was closed.", "Ships waited outside.", title="May", path="y.txt")
CLOSED = note_on(MAY, "The harbour was closed.", id="closed")
WAITED = note_on(MAY, "Ships waited outside.", id="waited")


def make(screen: DeskScreen, *annotations: Annotation) -> None:
    for one in annotations:
        screen.desk.annotations.keep([one], f"Made {one.id}", MAY.id)


def open_history(screen: DeskScreen) -> None:
    press(screen, ":")
    type_in(screen, "history")
    press(screen, "enter")


def kept(screen: DeskScreen) -> set[str]:
    return {one.id for one in screen.desk.annotations.all()}


async def test_any_act_is_taken_back_and_done_again() -> None:
    async with screen_of(MAY) as screen:
        make(screen, CLOSED, WAITED)
        picker = screen.desk.picker
        open_history(screen)
        assert [(item.label[12:], item.detail, item.tier) for item in picker.items] == [
            ("Made waited", "May", ""),
            ("Made closed", "May", ""),
        ]
        press(screen, "down", "enter")
        assert kept(screen) == {"waited"}
        assert picker.shown and screen.desk.message == "Undone: Made closed"
        assert [item.tier for item in picker.items] == ["", "undone"]
        press(screen, "enter")
        assert kept(screen) == {"closed", "waited"} and screen.desk.message == "Done again: Made closed"


async def test_acts_are_found_by_words() -> None:
    async with screen_of(MAY) as screen:
        make(screen, CLOSED, WAITED)
        open_history(screen)
        type_in(screen, "waited may")
        assert [item.label[12:] for item in screen.desk.picker.items] == ["Made waited"]


async def test_acts_that_are_too_many_to_list_are_found_and_taken_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(notes_sources, "LIMIT", 1)
    async with screen_of(MAY) as screen:
        make(screen, CLOSED, WAITED)
        picker = screen.desk.picker
        open_history(screen)
        assert [item.label[12:] for item in picker.items] == ["Made waited"]
        assert picker.total == "2 of 2" and picker.rows[-1] == "… and 1 more: narrow them down"
        type_in(screen, "closed")
        press(screen, "enter")
        assert kept(screen) == {"waited"}
        type_in(screen, " undone")
        assert [(item.label[12:], item.tier) for item in picker.items] == [("Made closed", "undone")]


def test_the_oldest_act_that_can_be_taken_back_is_listed_for_its_words() -> None:
    acts = [Act(number, f"Act {number}.", "", now(), False, True) for number in range(KEPT, 0, -1)]
    source = notes_sources.HistorySource(lambda: acts, str, lambda _: True)
    assert [item.key for item in source.find("act 1.")][-1] == "1"


async def test_an_act_that_can_not_be_taken_back_says_so_and_the_list_stays() -> None:
    async with screen_of(MAY) as screen:
        make(screen, CLOSED)
        [one] = screen.desk.annotations.all()
        screen.desk.annotations.delete([one.id], "Deleted it")
        open_history(screen)
        press(screen, "down", "enter")
        assert screen.desk.picker.shown and screen.desk.message and "Undone" not in screen.desk.message
        assert kept(screen) == set()


async def test_without_acts_it_says_so() -> None:
    async with screen_of(MAY) as screen:
        open_history(screen)
        assert not screen.desk.picker.shown and "Nothing was done yet" in screen.desk.message


async def test_what_the_notebook_refuses_to_a_click_is_said_as_to_a_key() -> None:
    async with screen_of(MAY) as screen:
        make(screen, CLOSED)
        open_history(screen)
        screen.desk.notebook.connection.execute("PRAGMA query_only = ON")
        await settle(screen)
        screen.on_pane_clicked(PaneClicked(screen.picker, 3, 3, double=True))
        assert screen.desk.message.startswith("Not kept")
        assert kept(screen) == {"closed"} and screen.desk.picker.shown
        screen.desk.notebook.connection.execute("PRAGMA query_only = OFF")
