"""The list of acts in the real screen: any of them is taken back or done again, and the list stays."""

from __future__ import annotations

from skyread.notebook.annotation import Annotation
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
