"""The way back: what the trail holds, and what back, forward and '' do on it."""

from __future__ import annotations

from pathlib import Path

from skyread.desk.trail import LIMIT, Trail
from skyread.notebook.store import Notebook
from skyread.text.spans import Passage
from small_desk import desk_of, focused, named, sentence, written

ADA = written(
    f"[Ada Berg] spoke. {sentence(1)}",
    *(sentence(n) for n in range(2, 20)),
    "[Ada Berg] left.",
    published="2021-01-01",
    path="ada.txt",
)
MOE = written(f"{sentence(30)} [Berg|Ada Berg] met [Karl Moe].", published="2021-02-01", path="moe.txt")


def place(name: str) -> Passage:
    """A place that is called by a letter."""
    return Passage("article", ord(name), ord(name) + 1, "place")


def called(passage: Passage | None) -> str | None:
    return chr(passage.start) if passage else None


def trail_of(names: str) -> Trail:
    trail = Trail()
    for name in names:
        trail.leave(place(name))
    return trail


def test_back_goes_through_all_places_and_forward_returns_to_where_one_was() -> None:
    trail = trail_of("abc")
    assert [called(trail.back(place("x"))) for _ in range(3)] == ["c", "b", "a"]
    assert trail.back(place("a")) is None
    assert [called(trail.forward()) for _ in range(3)] == ["b", "c", "x"]
    assert trail.forward() is None


def test_counts_go_several_places_and_stop_at_the_ends() -> None:
    trail = trail_of("abcde")
    assert called(trail.back(place("x"), 3)) == "c"
    assert called(trail.back(place("c"), 100)) == "a"
    assert called(trail.forward(2)) == "c"
    assert called(trail.forward(100)) == "x"


def test_going_elsewhere_after_going_back_drops_nothing() -> None:
    trail = trail_of("abc")
    trail.back(place("x"))
    trail.back(place("c"))
    trail.leave(place("b"))
    assert [chr(entry.start) for entry in trail.entries] == ["a", "c", "x", "b"]
    assert called(trail.back(place("y"))) == "b"


def test_a_place_stands_on_the_trail_once() -> None:
    trail = trail_of("abab")
    assert [chr(entry.start) for entry in trail.entries] == ["a", "b"]


def test_an_empty_trail_leads_nowhere() -> None:
    trail = Trail()
    assert trail.forward() is None and trail.previous is None
    trail = Trail([], 7)
    assert trail.position == 0


def test_the_oldest_places_give_way() -> None:
    trail = Trail(Passage("article", number, number, "place") for number in range(LIMIT + 20))
    assert len(trail.entries) == LIMIT
    trail.leave(Passage("article", 9999, 9999, "place"))
    assert len(trail.entries) == LIMIT and trail.entries[-1].start == 9999


def test_a_walk_through_the_library_is_walked_back_step_by_step() -> None:
    desk = desk_of(ADA, MOE)
    desk.reader.resize(40, 8)
    desk.open(ADA.id)
    where = []
    for _ in range(3):
        where.append(desk.here())
        assert desk.step_mention(1, 1, take_focus=True)
    assert desk.here() == where[0]
    for expected in reversed(where[1:]):
        desk.back(1)
        assert (desk.here().article, desk.here().start) == (expected.article, expected.start)
        assert named(desk.reader) in {"Ada Berg", "Berg"}
    assert not desk.back(5) or desk.here().start == where[0].start


def test_back_over_articles_brings_the_sentence_one_left() -> None:
    desk = desk_of(ADA, MOE)
    desk.reader.resize(40, 8)
    desk.open(ADA.id)
    desk.reader.move_sentence(4)
    left = focused(desk.reader)
    desk.open(MOE.id)
    assert desk.back(1)
    assert desk.reader.article is not None and desk.reader.article.id == ADA.id
    assert focused(desk.reader) == left
    assert desk.forward(1)
    assert desk.reader.article.id == MOE.id


def test_the_trail_is_there_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "notebook.sqlite"
    notebook = Notebook.open(file)
    desk = desk_of(ADA, MOE, notebook=notebook)
    desk.open(ADA.id)
    desk.step_mention(1, 1, take_focus=True)
    desk.step_mention(1, 1, take_focus=True)
    entries = desk.trail.entries
    assert len(entries) == 2
    desk.remember()
    notebook.close()

    notebook = Notebook.open(file)
    desk = desk_of(ADA, MOE, notebook=notebook)
    desk.return_to_last()
    assert desk.trail.entries == entries
    assert desk.back(1)
    assert (desk.here().article, desk.here().start) == (entries[1].article, entries[1].start)
    notebook.close()


def test_a_trail_of_another_library_does_not_stop_the_reader() -> None:
    notebook = Notebook.in_memory()
    desk = desk_of(ADA, MOE, notebook=notebook)
    desk.open(ADA.id)
    desk.step_mention(1, 2, take_focus=True)
    desk.remember()
    desk = desk_of(MOE, notebook=notebook)
    desk.return_to_last()
    assert not desk.back(1)
    assert "not in the library" in desk.message
    assert desk.reader.article is not None and desk.reader.article.id == MOE.id
