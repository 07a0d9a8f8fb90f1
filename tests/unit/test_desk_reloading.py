"""Files that change, vanish and appear while they are open: no place, mark or way back is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skyread.desk.arrangement import Pane
from skyread.desk.desk import Desk
from skyread.text.spans import Passage
from small_desk import Written, desk_of, focused, index_of, sentence, take_names, written

BODY = [sentence(n) for n in range(30)]
DAWN = written(*BODY, title="Dawn", published="2021-01-01", path="dawn.txt")
DUSK = written(*(sentence(n) for n in range(60, 90)), title="Dusk", published="2021-02-01", path="dusk.txt")
DAWN_CHANGED = written(
    "A wholly other opening.",
    "It goes on for a while.",
    *BODY,
    title="Dawn",
    published="2021-01-01",
    path="dawn.txt",
)


def at_work() -> Desk:
    desk = desk_of(DAWN, DUSK)
    desk.reader.resize(40, 8)
    desk.open(DAWN.id)
    desk.reader.scroll(20)
    desk.reader.move_sentence(1)
    desk.remember()
    return desk


def reload(desk: Desk, *library: Written) -> None:
    desk.remember()
    desk.take_articles([one.article for one in library])
    take_names(desk, index_of(*library))


def sentence_at(desk: Desk, place: Passage | None) -> str:
    assert place is not None
    text = desk.articles[place.article].text
    return text[place.start :].split("\n")[0]


def test_the_place_in_the_article_on_screen_is_kept_when_its_file_changes() -> None:
    desk = at_work()
    left = focused(desk.reader)
    reload(desk, DAWN_CHANGED, DUSK)
    assert desk.reader.article is DAWN_CHANGED.article
    assert focused(desk.reader) == left
    assert desk.listing.selected == DAWN_CHANGED.id
    assert desk.state(DAWN_CHANGED.id).read


def test_the_place_in_an_article_that_is_not_shown_is_kept_when_its_file_changes() -> None:
    desk = at_work()
    left = focused(desk.reader)
    desk.open(DUSK.id)
    reload(desk, DAWN_CHANGED, DUSK)
    desk.open(DAWN_CHANGED.id)
    assert focused(desk.reader) == left


@pytest.mark.parametrize("letter", ["a", "Z"])
def test_marks_go_with_their_text_when_its_file_changes(letter: str) -> None:
    desk = at_work()
    left = focused(desk.reader)
    desk.reading.set_mark(letter, desk.here("mark"))
    reload(desk, DAWN_CHANGED, DUSK)
    place = desk.reading.mark(letter, DAWN_CHANGED.id)
    assert sentence_at(desk, place) == left


def test_the_trail_goes_with_its_article_when_its_file_changes() -> None:
    desk = at_work()
    desk.open(DUSK.id)
    reload(desk, DAWN_CHANGED, DUSK)
    assert desk.back(1)
    assert desk.reader.article is DAWN_CHANGED.article


def test_an_article_that_appears_is_listed_and_nothing_moves() -> None:
    desk = desk_of(DAWN)
    desk.reader.resize(40, 8)
    desk.open(DAWN.id)
    desk.reader.scroll(20)
    before = (desk.reader.top_offset, desk.reader.focus)
    reload(desk, DUSK, DAWN)
    assert (desk.reader.top_offset, desk.reader.focus) == before
    assert desk.listing.order == [DAWN.id, DUSK.id]
    assert desk.listing.selected == DAWN.id


def test_an_article_that_moves_keeps_everything() -> None:
    desk = at_work()
    desk.reading.set_mark("a", desk.here("mark"))
    before = desk.here("mark")
    moved = Written(replace(DAWN.article, paths=("elsewhere/dawn-2.txt",)), ())
    reload(desk, moved, DUSK)
    assert desk.here("mark") == before
    assert desk.reading.mark("a", moved.id) == before
    assert desk.state(moved.id).read


def test_where_the_article_on_screen_vanishes_another_is_shown() -> None:
    desk = at_work()
    reload(desk, DUSK)
    assert desk.reader.article is DUSK.article
    assert desk.reader.focus is not None
    assert not desk.back(1)


def test_what_is_read_after_an_article_vanished_is_remembered() -> None:
    desk = at_work()
    reload(desk, DUSK)
    assert desk.pane is Pane.READER
    desk.reader.scroll(20)
    desk.remember()
    assert desk.state(DUSK.id).top == desk.reader.top_offset


def test_a_library_that_vanishes_and_comes_back_is_as_it_was() -> None:
    desk = at_work()
    left = focused(desk.reader)
    reload(desk)
    assert desk.reader.article is None and desk.listing.selected is None
    assert not desk.back(1) and not desk.forward(1)
    assert not desk.go_to_neighbour(1)
    assert not desk.step_mention(1, 1, take_focus=True)
    desk.remember()
    reload(desk, DAWN, DUSK)
    desk.open(DAWN.id)
    assert focused(desk.reader) == left


def test_a_place_in_an_article_that_is_gone_is_not_gone_to() -> None:
    desk = at_work()
    place = desk.here()
    reload(desk, DUSK)
    assert not desk.jump(place)
    assert "not in the library" in desk.message
    assert desk.reader.article is DUSK.article


def test_a_filter_does_not_keep_another_article_from_being_shown() -> None:
    desk = at_work()
    desk.listing.filter = "dawn"
    desk.arrange_list()
    reload(desk, DUSK)
    assert desk.reader.article is DUSK.article
