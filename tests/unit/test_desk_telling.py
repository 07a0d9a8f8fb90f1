"""What the user is told: a key's answer stands until the next key, and what nobody asked for waits for its end."""

from __future__ import annotations

from skyread.desk.naming import Naming
from skyread.ui.loading import NamesFound
from skyread.ui.screen import DeskScreen
from small_desk import index_of, press, screen_of, sentence, written

ADA = written(f"[Ada Berg] spoke. {sentence(1)}", sentence(2), sentence(3), path="ada.txt")


def hear(screen: DeskScreen, notice: str) -> None:
    """Names come in from the background, with something to tell."""
    screen.on_names_found(NamesFound(Naming(index_of(ADA), frozenset()), notice))


async def test_a_notice_does_not_take_the_place_of_an_answer_and_comes_with_the_next_key_that_has_none() -> (
    None
):
    async with screen_of(ADA) as screen:
        press(screen, "enter", "H")
        hear(screen, "The lexicon has a flaw")
        assert screen.desk.message.startswith("Highlighted")
        press(screen, "H")
        assert "lexicon" not in screen.desk.message
        press(screen, "j")
        assert screen.desk.message == "The lexicon has a flaw"
        press(screen, "j")
        assert screen.desk.message == ""


async def test_notices_are_told_one_after_the_other_and_none_while_something_is_typed() -> None:
    async with screen_of(ADA) as screen:
        press(screen, "enter", "H")
        hear(screen, "The lexicon has a flaw")
        hear(screen, "Annotations have moved")
        press(screen, "/", "2")
        assert "lexicon" not in screen.desk.message
        press(screen, "escape")
        assert screen.desk.message == "The lexicon has a flaw"
        press(screen, "j")
        assert screen.desk.message == "Annotations have moved"


async def test_with_nothing_to_answer_a_notice_is_told_at_once() -> None:
    async with screen_of(ADA) as screen:
        press(screen, "enter", "j")
        hear(screen, "The lexicon has a flaw")
        assert screen.desk.message == "The lexicon has a flaw"
