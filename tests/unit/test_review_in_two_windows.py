"""Answers of a review while another window answers too."""

from __future__ import annotations

from pathlib import Path

from skyread.desk.anchor_review import cases
from skyread.desk.review import Review, Undo, taking_back
from skyread.notebook.annotation import Placement, State
from small_desk import sentence, written
from small_notebook import Window
from small_notes import note_on

BEFORE = written("The pier was shut on Monday.", "A ferry was late.", title="Pier", path="pier.txt")
AFTER = written(sentence(1), "The pier was closed on Monday.", title="Pier", path="pier.txt")
PIER, FERRY = note_on(BEFORE, "The pier was shut on Monday."), note_on(BEFORE, "A ferry was late.")
START = AFTER.text.index("The pier")
MOVED = Placement(AFTER.id, State.MOVED, START, START + 30, 0.8)


def test_taking_back_an_answer_that_changed_nothing_takes_nothing_else_back(tmp_path: Path) -> None:
    with Window(tmp_path / "n.sqlite") as here, Window(tmp_path / "n.sqlite") as there:
        here.annotations.keep([PIER, FERRY], "Made them")
        here.annotations.place([(PIER.id, MOVED)])

        def decide(annotation: str, placement: Placement, title: str) -> Undo:
            here.annotations.decide(annotation, placement, title)
            return taking_back(here.history)

        review = Review()
        review.open("t", cases(here.annotations, {AFTER.id: AFTER.article}, decide, str), "t")
        there.annotations.decide(PIER.id, MOVED, "The same answer")
        assert review.take() and review.undo()
        assert set(here.ids()) == {PIER.id, FERRY.id}
        assert [one.title for one in here.history.acts() if one.undone] == []
