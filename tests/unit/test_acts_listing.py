"""The keys of the article list and of its filter in the real screen."""

from __future__ import annotations

import pytest

from skyread.notebook.store import Notebook
from skyread.ui.screen import DeskScreen
from small_desk import Written, press, screen_of, sentence, type_in, written

LIBRARY: tuple[Written, ...] = tuple(
    written(
        f"{sentence(number)} [Ada Berg] said so.",
        title=f"{word} brief",
        published=f"2021-0{number + 1}-01",
        path=f"{number}.txt",
    )
    for number, word in enumerate(["Alpha", "Beta", "Gamma", "Delta", "Omega"])
)


def at(screen: DeskScreen) -> str:
    """The first word of the article under the cursor, which is also the one shown."""
    selected, shown = screen.desk.listing.selected, screen.desk.reader.article
    assert selected is not None and shown is not None and shown.id == selected
    return (shown.title or "").split()[0]


def rows(screen: DeskScreen) -> list[str]:
    return [(screen.desk.articles[id_].title or "").split()[0] for id_ in screen.desk.listing.rows]


async def test_the_cursor_moves_with_counts_and_shows_what_it_is_on() -> None:
    async with screen_of(*LIBRARY) as screen:
        seen = [at(screen)]
        for keys in ("j", "2j", "k", "G", "gg", "99j", "99k"):
            press(screen, *keys)
            seen.append(at(screen))
        assert seen == ["Alpha", "Beta", "Delta", "Gamma", "Omega", "Alpha", "Omega", "Alpha"]
        assert not any(screen.desk.state(one.id).read for one in LIBRARY)
        for key in ("pagedown", "pageup", "ctrl+d", "ctrl+u"):
            press(screen, key)
        assert at(screen) == "Alpha"


async def test_unread_ones_are_gone_to() -> None:
    async with screen_of(*LIBRARY) as screen:
        press(screen, "j", "r", "k", "n")
        assert at(screen) == "Gamma"
        press(screen, "p")
        assert at(screen) == "Alpha"
        press(screen, "2", "n")
        assert at(screen) == "Delta"
        press(screen, "n", "n")
        assert (at(screen), screen.desk.message) == ("Omega", "No more unread articles this way")
        press(screen, "9", "p")
        assert at(screen) == "Alpha"


async def test_read_is_toggled_in_the_list_and_in_the_reader() -> None:
    async with screen_of(*LIBRARY) as screen:
        press(screen, "j", "r")
        assert screen.desk.reading.state(LIBRARY[1].id).read
        press(screen, "r")
        assert not screen.desk.reading.state(LIBRARY[1].id).read
        press(screen, "enter")
        assert screen.desk.state(LIBRARY[1].id).read
        press(screen, "r")
        assert not screen.desk.reading.state(LIBRARY[1].id).read


async def test_all_that_is_listed_is_marked_and_the_same_key_takes_it_back() -> None:
    async with screen_of(*LIBRARY) as screen:
        press(screen, "G", "r", "R")
        assert all(screen.desk.state(one.id).read for one in LIBRARY)
        press(screen, "R")
        assert [screen.desk.reading.state(one.id).read for one in LIBRARY] == [False] * 4 + [True]
        press(screen, "/")
        type_in(screen, "beta")
        press(screen, "enter", "R", "escape")
        assert [screen.desk.state(one.id).read for one in LIBRARY] == [False, True, False, False, True]


async def test_what_was_read_since_is_not_taken_back() -> None:
    async with screen_of(*LIBRARY) as screen:
        press(screen, "R", "enter", "J", "h", "R")
        assert screen.desk.state(LIBRARY[0].id).read
        assert screen.desk.state(LIBRARY[1].id).read


async def test_order_and_direction_are_changed_said_and_kept() -> None:
    notebook = Notebook.in_memory()
    async with screen_of(*LIBRARY, notebook=notebook) as screen:
        press(screen, "2", "j", "g", "O")
        assert rows(screen) == ["Omega", "Delta", "Gamma", "Beta", "Alpha"]
        assert at(screen) == "Gamma"
        press(screen, "g", "O", "O")
        assert (rows(screen), at(screen)) == (["Alpha", "Beta", "Delta", "Gamma", "Omega"], "Gamma")
        assert "title" in screen.desk.message
    async with screen_of(*LIBRARY, notebook=notebook) as screen:
        assert rows(screen) == ["Alpha", "Beta", "Delta", "Gamma", "Omega"]


async def test_the_filter_narrows_while_typing_and_enter_keeps_it() -> None:
    async with screen_of(*LIBRARY) as screen:
        press(screen, "/")
        type_in(screen, "ta")
        assert (rows(screen), at(screen)) == (["Beta", "Delta"], "Beta")
        press(screen, "backspace", "backspace")
        assert len(rows(screen)) == 5
        type_in(screen, "ta br")
        press(screen, "enter", "j")
        assert (rows(screen), at(screen)) == (["Beta", "Delta"], "Delta")
        press(screen, "j", "enter", "J")
        assert screen.desk.message == "This is the last article"
        press(screen, "h", "escape")
        assert (len(rows(screen)), at(screen)) == (5, "Delta")


@pytest.mark.parametrize("letters", ["omega", "nothing has this"])
async def test_escape_gives_back_the_list_and_the_place_in_it(letters: str) -> None:
    async with screen_of(*LIBRARY) as screen:
        press(screen, "j", "/")
        type_in(screen, letters)
        press(screen, "escape")
        assert (len(rows(screen)), at(screen)) == (5, "Beta")


async def test_escape_keeps_the_filter_that_was_there_before() -> None:
    async with screen_of(*LIBRARY) as screen:
        press(screen, "/")
        type_in(screen, "ta")
        press(screen, "enter", "j", "/")
        type_in(screen, " zzz")
        press(screen, "escape")
        assert (rows(screen), at(screen)) == (["Beta", "Delta"], "Delta")
        press(screen, ":")
        type_in(screen, "list.clear_filter")
        press(screen, "enter")
        assert len(rows(screen)) == 5


async def test_a_list_without_rows_takes_every_key() -> None:
    async with screen_of(*LIBRARY) as screen:
        press(screen, "/")
        type_in(screen, "nothing has this")
        press(screen, "enter")
        for keys in ("j", "k", "G", "gg", "n", "p", "r", "R", "O", "gO", "J", "K"):
            press(screen, *keys)
            assert screen.failure is None
        press(screen, "g", "1", "enter", "escape")
        assert len(rows(screen)) == 5


async def test_the_filter_of_the_entities_is_given_back_by_escape_with_its_cursor() -> None:
    one = written("[Ada Berg] and [Karl Moe] and [Lena Dahl] and [Karl Moe].", title="One")
    async with screen_of(one) as screen:
        press(screen, "enter", "g", "3", "g", "g", "j", "/")
        before = screen.desk.sidebar.selected
        type_in(screen, "lena")
        assert screen.desk.sidebar.entities == 1
        press(screen, "escape")
        assert screen.desk.sidebar.entities == 3
        assert screen.desk.sidebar.selected == before
        press(screen, "/")
        type_in(screen, "moe")
        press(screen, "enter", "escape")
        assert screen.desk.sidebar.entities == 3


async def test_only_articles_that_name_the_current_entity_are_listed_until_escape() -> None:
    with_ada = written("[Ada Berg] came.", title="March", published="2021-03-01", path="m.txt")
    without = written("Nobody came at all.", title="April", published="2021-04-01", path="a.txt")
    later = written("Then [Ada Berg] left.", title="May", published="2021-05-01", path="y.txt")
    async with screen_of(with_ada, without, later) as screen:
        press(screen, "enter", "*", "&")
        assert screen.desk.listing.rows == [with_ada.id, later.id]
        assert screen.desk.listing.only == "Ada Berg"
        press(screen, "K", "J")
        assert screen.desk.reader.article is not None and screen.desk.reader.article.title == "May"
        press(screen, "h", "escape")
        assert len(screen.desk.listing.rows) == 3
        press(screen, "&", "&")
        assert len(screen.desk.listing.rows) == 3
