"""Acts of the review, and the one that reviews where annotations stand."""

from __future__ import annotations

from skyread.desk.anchor_review import cases
from skyread.desk.review import Undo, taking_back
from skyread.keys.commands import Context
from skyread.notebook.annotation import Placement
from skyread.text.spans import Passage
from skyread.ui.anchors import STILL_LOOKING, looking
from skyread.ui.dispatch import Press, act
from skyread.ui.keynames import key_of, way_to
from skyread.ui.screen import DeskScreen

_ROWS = 5
"""Rows that a long text is scrolled by."""


@act("notes.anchors")
def review_anchors(screen: DeskScreen, _press: Press) -> None:
    """Review the annotations whose passage has changed, from the one that was left."""
    desk, review = screen.desk, screen.review

    def decide(annotation: str, placement: Placement, title: str) -> Undo:
        desk.annotations.decide(annotation, placement, title)
        return taking_back(desk.history)

    def by_hand(annotation: str) -> str:
        desk.marking.reattaching = annotation
        attach, cancel = way_to(screen, "annotation.highlight"), way_to(screen, "app.cancel")
        return f"Select the passage and press {attach} to attach it; {cancel} gives up"

    waiting = cases(desk.annotations, desk.articles, decide, by_hand)
    if waiting:
        review.open("places of annotations", waiting, "anchors")
    elif looking(screen):
        desk.say(STILL_LOOKING)
    else:
        desk.say("Every annotation of these articles is in its place")


@act("review.take")
def take(screen: DeskScreen, _press: Press) -> None:
    """Take what is offered."""
    review = screen.review
    if review.take():
        screen.desk.refresh_states()
    elif review.case is not None:
        screen.desk.say(f"Nothing is offered; {key_of(screen, 'review.reject', Context.REVIEW)} leaves it so")


@act("review.reject")
def reject(screen: DeskScreen, _press: Press) -> None:
    """Reject what is offered."""
    screen.review.reject()
    screen.desk.refresh_states()


@act("review.next")
def next_choice(screen: DeskScreen, _press: Press) -> None:
    """Show the next candidate."""
    _move(screen, 1)


@act("review.previous")
def previous_choice(screen: DeskScreen, _press: Press) -> None:
    """Show the candidate before."""
    _move(screen, -1)


def _move(screen: DeskScreen, step: int) -> None:
    if not screen.review.move(step):
        screen.desk.say("There is no other candidate")


@act("review.later")
def later(screen: DeskScreen, _press: Press) -> None:
    """Leave the case for later."""
    screen.review.later()


@act("review.undo")
def undo(screen: DeskScreen, _press: Press) -> None:
    """Take the last answer back."""
    if screen.review.undo():
        screen.desk.refresh_states()
    else:
        screen.desk.say("Nothing is answered yet")


@act("review.scroll_down")
def scroll_down(screen: DeskScreen, _press: Press) -> None:
    """Show more of long texts."""
    screen.review.scroll += _ROWS


@act("review.scroll_up")
def scroll_up(screen: DeskScreen, _press: Press) -> None:
    """Show the beginning again."""
    screen.review.scroll -= _ROWS


@act("review.show")
def show(screen: DeskScreen, _press: Press) -> None:
    """Leave for the text."""
    passage = _place(screen)
    if passage is not None:
        screen.review.close()
        screen.desk.jump(passage)
        screen.desk.say(f":{screen.review.command} goes on with the review")


@act("review.by_hand")
def by_hand(screen: DeskScreen, _press: Press) -> None:
    """Leave for the text, where the answer is given."""
    case, passage = screen.review.case, _place(screen)
    if case is None or case.by_hand is None:
        return
    screen.review.close()
    if passage is not None:
        screen.desk.jump(passage)
    screen.desk.say(case.by_hand())


def _place(screen: DeskScreen) -> Passage | None:
    """Where the candidate on the screen stands, or where one would look for it."""
    review = screen.review
    if review.offered is not None and review.offered.passage is not None:
        return review.offered.passage
    return review.case.passage if review.case is not None else None


@act("review.leave")
def leave(screen: DeskScreen, _press: Press) -> None:
    """Leave the review."""
    screen.review.close()
