"""Reviewing where annotations stand, in the real screen: what was beside what is offered, a key an answer."""

from __future__ import annotations

import pytest

from skyread.desk.anchor_review import cases, compared
from skyread.desk.arrangement import Pane
from skyread.desk.review import Case, Choice, Review
from skyread.desk.sheet import Look, Sheet
from skyread.notebook.annotation import Candidate, Placement, State
from skyread.notebook.store import Notebook, NotKeptError
from skyread.ui.lines import LinePane
from skyread.ui.screen import DeskScreen
from small_desk import Written, desk_of, press, screen_of, sentence, settle, type_in, written
from small_notes import note_on, notebook_of

BEFORE = written(
    "The pier was shut on Monday. Crews went home.",
    "A ferry was late. A ferry was late again.",
    "The mayor promised a bridge.",
    title="Pier",
    path="pier.txt",
)
AFTER = written(
    sentence(1),
    "The pier was closed on Monday. Crews went home.",
    "A ferry was late. A ferry was late.",
    title="Pier, corrected",
    published="2024-05-02",
    path="pier.txt",
)
OTHER = written("Nothing here has to do with it.", title="Other", path="other.txt")

PIER = note_on(BEFORE, "The pier was shut on Monday.", id="pier", note="Which Monday?", tags=("pier",))
FERRY = note_on(BEFORE, "A ferry was late.", id="ferry", pen="doubt")
BRIDGE = note_on(BEFORE, "The mayor promised a bridge.", id="bridge")


def at(quote: str, score: float, number: int = 0) -> Candidate:
    start = -1
    for _ in range(number + 1):
        start = AFTER.text.index(quote, start + 1)
    return Candidate(start, start + len(quote), score)


CLOSED = at("The pier was closed on Monday.", 0.81)
FIRST, SECOND = at("A ferry was late.", 0.74), at("A ferry was late.", 0.7, 1)
PLACED = (
    ("pier", Placement(AFTER.id, State.MOVED, CLOSED.start, CLOSED.end, 0.81)),
    ("ferry", Placement(AFTER.id, State.AMBIGUOUS, None, None, 0.74, (FIRST, SECOND))),
    ("bridge", Placement(AFTER.id, State.ORPHAN, None, None, 0.2)),
)


def notebook() -> Notebook:
    return notebook_of(PIER, FERRY, BRIDGE, placed=PLACED)


def begin(screen: DeskScreen) -> None:
    press(screen, ":")
    type_in(screen, "anchors")
    press(screen, "enter")


def where(screen: DeskScreen, id_: str) -> tuple[State, int | None, bool]:
    [placement] = screen.desk.annotations.placed()[id_]
    return placement.state, placement.start, placement.by_hand


def on_screen(screen: DeskScreen) -> str:
    case = screen.review.case
    return case.key if case else ""


def drawn(pane: LinePane) -> list[str]:
    pane.begin()
    return ["".join(text for text, _ in pane.line(y)) for y in range(pane.size.height)]


async def test_what_was_and_what_is_offered_stand_beside_each_other() -> None:
    async with screen_of(AFTER, OTHER, notebook=notebook()) as screen:
        begin(screen)
        await settle(screen)
        shown = drawn(screen.reviewing)
        assert "places of annotations" in shown[0] and "3 left" in shown[0]
        assert "≈ moved: “The pier was shut on Monday.”" in shown[1]
        both = next(row for row in shown if "As it was" in row)
        assert "81% alike" in both and "1 of 1" not in both
        assert "Tab" not in shown[-1]
        text = "\n".join(shown)
        for part in (
            "was shut on",
            "was closed on",
            "✎ Which Monday?",
            "#pier",
            "Pier, corrected · 2024-05-02",
        ):
            assert part in text
        assert "y yes" in shown[-1] and "n no" in shown[-1]


async def test_yes_takes_it_and_goes_on_until_all_is_done() -> None:
    async with screen_of(AFTER, OTHER, notebook=notebook()) as screen:
        begin(screen)
        press(screen, "y")
        assert where(screen, "pier") == (State.MOVED, CLOSED.start, True)
        assert on_screen(screen) == "ferry"
        press(screen, "j", "y")
        assert where(screen, "ferry") == (State.EXACT, SECOND.start, True)
        press(screen, "y")
        assert "Nothing is offered" in screen.desk.message and on_screen(screen) == "bridge"
        press(screen, "n")
        assert where(screen, "bridge") == (State.ORPHAN, None, True)
        await settle(screen)
        assert "All done" in "".join(drawn(screen.reviewing))
        press(screen, "y", "n", "j", "space", "enter", "r", "escape")
        begin(screen)
        assert not screen.review.shown and "in its place" in screen.desk.message


async def test_no_offers_the_next_and_after_the_last_the_passage_is_lost() -> None:
    async with screen_of(AFTER, notebook=notebook()) as screen:
        begin(screen)
        press(screen, "space", "n")
        assert on_screen(screen) == "ferry"
        assert screen.review.offered is not None and screen.review.offered.passage is not None
        assert screen.review.offered.passage.start == SECOND.start
        press(screen, "n")
        assert where(screen, "ferry") == (State.ORPHAN, None, True)
        press(screen, "u")
        assert where(screen, "ferry")[2] is False
        press(screen, "u")
        assert len(screen.review.choices) == 2 and screen.review.choice == 0
        press(screen, "u", "u")
        assert on_screen(screen) == "pier" and "Nothing is answered" in screen.desk.message


async def test_an_answer_is_an_act_that_u_takes_back_in_the_review_and_outside() -> None:
    async with screen_of(AFTER, notebook=notebook()) as screen:
        begin(screen)
        press(screen, "y", "u")
        assert where(screen, "pier")[2] is False and on_screen(screen) == "pier"
        press(screen, "y", "q", "u")
        assert where(screen, "pier")[2] is False
        assert "Put “The pier was shut" in screen.desk.message


async def test_what_is_left_for_later_comes_again_with_the_next_review() -> None:
    async with screen_of(AFTER, notebook=notebook()) as screen:
        begin(screen)
        press(screen, "h", "h", "h")
        await settle(screen)
        shown = "".join(drawn(screen.reviewing))
        assert "3 left, 3 for later" in shown and "3 left for later" in shown
        press(screen, "q")
        begin(screen)
        assert on_screen(screen) == "pier"


async def test_enter_shows_the_place_and_the_review_goes_on_where_it_was_left() -> None:
    async with screen_of(AFTER, OTHER, notebook=notebook()) as screen:
        begin(screen)
        press(screen, "space", "tab", "enter")
        desk = screen.desk
        assert not screen.review.shown and desk.pane is Pane.READER
        assert desk.reader.focus is not None and desk.reader.focus.start == SECOND.start
        begin(screen)
        assert on_screen(screen) == "ferry"


async def test_a_place_is_given_by_hand() -> None:
    async with screen_of(AFTER, OTHER, notebook=notebook()) as screen:
        begin(screen)
        press(screen, "space", "space", "r")
        assert not screen.review.shown and "press H to attach it" in screen.desk.message
        assert screen.desk.reader.article is not None and screen.desk.reader.article.id == AFTER.id
        assert screen.desk.marking.reattaching == "bridge"
        press(screen, "g", "g", "H")
        [here] = [one for one in screen.desk.annotations.on(AFTER.id) if one.annotation.id == "bridge"]
        assert here.placement.start == 0 and here.placement.by_hand
        begin(screen)
        assert [case.key for case in screen.review.cases] == ["pier", "ferry"]


async def test_the_same_words_given_by_hand_are_known_to_be_the_same() -> None:
    async with screen_of(AFTER, notebook=notebook()) as screen:
        begin(screen)
        press(screen, "space", "r", "H")
        assert where(screen, "ferry") == (State.EXACT, FIRST.start, True)


async def test_escape_gives_up_placing_by_hand() -> None:
    async with screen_of(AFTER, notebook=notebook()) as screen:
        begin(screen)
        press(screen, "r", "escape")
        assert screen.desk.marking.reattaching is None


def test_only_doubtful_places_are_reviewed() -> None:
    placed = (
        ("pier", Placement(AFTER.id, State.MOVED, CLOSED.start, CLOSED.end, 0.97)),
        ("ferry", Placement("f" * 64, State.ORPHAN, None, None, 0.0)),
        ("bridge", Placement(AFTER.id, State.MOVED, 0, 9, 0.6)),
    )
    desk = desk_of(AFTER, notebook=notebook_of(PIER, FERRY, BRIDGE, placed=placed))
    waiting = cases(desk.annotations, desk.articles, lambda *_: lambda: None, str)
    assert [case.key for case in waiting] == ["bridge"]


async def test_other_keys_and_the_mouse_leave_the_review_alone() -> None:
    async with screen_of(AFTER, notebook=notebook()) as screen:
        begin(screen)
        press(screen, "g", "h", "Q", "x", ":", "ctrl+d", "ctrl+d", "ctrl+u")
        assert screen.review.shown and on_screen(screen) == "ferry" and screen.desk.prompt.purpose is None


@pytest.mark.parametrize("size", [(1, 1), (1, 9), (3, 2), (9, 5), (40, 12), (99, 30), (100, 12), (220, 60)])
@pytest.mark.parametrize("library", [(AFTER, OTHER)])
async def test_any_size_shows_the_review(size: tuple[int, int], library: tuple[Written, ...]) -> None:
    async with screen_of(*library, notebook=notebook(), size=size) as screen:
        begin(screen)
        for key in ("ctrl+d", "y", "j", "ctrl+u", "y", "y", "n", "u"):
            press(screen, key)
            await settle(screen)
        assert on_screen(screen) == "bridge"
        if size == (40, 12):
            press(screen, "u")
            await settle(screen)
            shown = "\n".join(drawn(screen.reviewing))
            assert "As it was" in shown and "2 of 2" in shown and "y yes" in shown


# The review itself


def answered(log: list[str], what: str) -> Choice:
    def take() -> object:
        log.append(f"took {what}")
        return lambda: log.append(f"untook {what}")

    return Choice(what, lambda: (Sheet.of([]), Sheet.of([])), take)  # type: ignore[arg-type]


def case(log: list[str], key: str, *choices: str) -> Case:
    def refuse() -> object:
        log.append(f"refused {key}")
        return lambda: log.append(f"unrefused {key}")

    return Case(
        key, key, lambda: (Sheet.of([]), Sheet.of([])), [answered(log, one) for one in choices], refuse
    )  # type: ignore[arg-type]


def test_cases_for_later_wait_until_the_others_are_answered() -> None:
    log: list[str] = []
    review = Review()
    three = [case(log, "a", "1"), case(log, "b", "2", "3"), case(log, "c", "4")]
    review.open("t", three, "go")
    review.later()
    review.close()
    review.open("t", three, "go")
    assert review.case is not None and review.case.key == "b"
    review.open("t", three, "other")
    review.later()
    review.later()
    review.take()
    assert (review.case, review.left, review.put_off) == (None, 2, 2)
    assert review.undo() and review.undo()
    assert log == ["took 4", "untook 4"]
    assert review.case is not None and review.case.key == "b"
    review.take()
    review.take()
    assert (review.case, review.left, review.put_off) == (None, 1, 1)
    assert log == ["took 4", "untook 4", "took 2", "took 4"]


def test_an_answer_that_is_refused_leaves_the_case_on_the_screen() -> None:
    def refused() -> object:
        raise NotKeptError("the disk is full")

    review = Review()
    offer = Choice("x", lambda: (Sheet.of([]), Sheet.of([])), refused)  # type: ignore[arg-type]
    review.open("t", [Case("a", "a", offer.panels, [offer], refused)], "t")  # type: ignore[arg-type]
    for answer in (review.take, review.reject):
        with pytest.raises(NotKeptError):
            answer()
    assert review.case is not None and review.left == 1 and not review.undo()


def test_words_that_differ_are_marked_on_both_sides() -> None:
    old, new = compared("The pier was shut on Monday.", "The old pier was closed on Monday.")
    assert [text for text, look in old if look is Look.DIFFERS] == ["shut"]
    assert [text for text, look in new if look is Look.DIFFERS] == ["old", "closed"]
    assert "".join(text for text, _ in old) == "The pier was shut on Monday."


async def test_what_is_offered_in_the_same_words_says_so() -> None:
    async with screen_of(AFTER, OTHER, notebook=notebook()) as screen:
        begin(screen)
        press(screen, "space")
        await settle(screen)
        assert on_screen(screen) == "ferry"
        text = "\n".join(drawn(screen.reviewing))
        assert "% alike, same words" in text


async def test_the_margin_says_what_has_moved_also_beside_a_note_that_has_not() -> None:
    fresh = note_on(AFTER, "The pier was closed on Monday.", id="fresh", note="As it reads today.")
    placed = (("pier", Placement(AFTER.id, State.MOVED, CLOSED.start, CLOSED.end, 0.81)),)
    async with screen_of(AFTER, notebook=notebook_of(PIER, fresh, placed=placed)) as screen:
        press(screen, "enter", "escape")
        await settle(screen)
        assert any("≈ The pier was closed" in row for row in drawn(screen.reader))
