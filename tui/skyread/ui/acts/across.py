"""Acts that go through the library: mentions, the trail, marks, articles, panes."""

from __future__ import annotations

from skyread.desk.arrangement import Pane
from skyread.desk.desk import NOT_NAMED
from skyread.desk.hints import Hints
from skyread.text.spans import Passage
from skyread.ui.dispatch import Press, act
from skyread.ui.keynames import no_entity
from skyread.ui.screen import DeskScreen


@act("mention.next")
def next_mention(screen: DeskScreen, press: Press) -> None:
    """Make the name in focus current and go to its next mention."""
    _step(screen, 1, press.times)


@act("mention.previous")
def previous_mention(screen: DeskScreen, press: Press) -> None:
    """Make the name in focus current and go to its previous mention."""
    _step(screen, -1, press.times)


def _step(screen: DeskScreen, direction: int, count: int) -> None:
    """Go to a mention of the name in focus, which in the entities pane is the one under the cursor."""
    desk = screen.desk
    in_sidebar, selected = desk.pane is Pane.ENTITIES, desk.sidebar.selected
    if in_sidebar and selected is not None:
        desk.set_current(selected.entity.id)
    if desk.named and desk.current is None and (in_sidebar or desk.reader.entity is None):
        desk.say(no_entity(screen))
    else:
        desk.step_mention(direction, count, take_focus=not in_sidebar)


@act("mention.repeat_next")
def repeat_next(screen: DeskScreen, press: Press) -> None:
    """Go to the current entity's next mention."""
    screen.desk.step_mention(1, press.times, take_focus=False)


@act("mention.repeat_previous")
def repeat_previous(screen: DeskScreen, press: Press) -> None:
    """Go to the current entity's previous mention."""
    screen.desk.step_mention(-1, press.times, take_focus=False)


@act("entity.next")
def next_entity(screen: DeskScreen, press: Press) -> None:
    """Move the mention in focus forward."""
    _move_mention(screen, press.times)


@act("entity.previous")
def previous_entity(screen: DeskScreen, press: Press) -> None:
    """Move the mention in focus back."""
    _move_mention(screen, -press.times)


def _move_mention(screen: DeskScreen, count: int) -> None:
    desk = screen.desk
    if not desk.named:
        desk.say(NOT_NAMED)
    elif not desk.reader.move_mention(count):
        desk.say("No more names this way in this article")
    else:
        desk.pane = Pane.READER


@act("jump.hints")
def hints(screen: DeskScreen, _press: Press) -> None:
    """Label every mention on screen."""
    desk = screen.desk
    article = desk.reader.article
    if article is None:
        return
    seen = desk.reader.visible()
    starts = [mention.start for mention, _ in desk.mentions_between(article.id, seen.start, seen.end)]
    if not starts:
        desk.say("No names on the screen" if desk.named else NOT_NAMED)
        return
    desk.pane = Pane.READER

    def go(offset: int) -> None:
        desk.trail.leave(desk.here())
        desk.reader.focus_passage(offset, offset + 1)

    screen.reader.hints = Hints(starts, go)


@act("hints.leave")
def leave_hints(screen: DeskScreen, _press: Press) -> None:
    """Take the labels away."""
    screen.reader.hints = None


@act("hints.erase")
def erase_hint(screen: DeskScreen, _press: Press) -> None:
    """Take back a letter of a label, or leave."""
    if screen.reader.hints is not None and not screen.reader.hints.erase():
        screen.reader.hints = None


@act("jump.repeated")
def go_to_repeated(screen: DeskScreen, _press: Press) -> None:
    """Go to where the paragraph in focus was read before, or stands too."""
    desk = screen.desk
    known = desk.seen_before.in_focus()
    if known is None:
        desk.say("This paragraph stands in no other article of the library")
    elif desk.jump(known.place):
        more = f"; it stands in {known.others} other articles" if known.others > 1 else ""
        desk.say(f"{'Read here before' if known.read else 'The same paragraph'}{more}")


@act("trail.back")
def trail_back(screen: DeskScreen, press: Press) -> None:
    """Go back on the trail."""
    screen.desk.back(press.times)


@act("trail.forward")
def trail_forward(screen: DeskScreen, press: Press) -> None:
    """Go forward on the trail."""
    screen.desk.forward(press.times)


@act("trail.previous_place")
def previous_place(screen: DeskScreen, _press: Press) -> None:
    """Swap this place with the one left last."""
    place = screen.desk.trail.previous
    if place is None:
        screen.desk.say("This is where the trail begins")
    else:
        screen.desk.jump(place)


@act("mark.set")
def set_mark(screen: DeskScreen, press: Press) -> None:
    """Set a mark, on disk before the key is released."""
    desk = screen.desk
    if not (press.argument.isascii() and press.argument.isalpha()):
        desk.say("A mark is a letter: a to z for this article, A to Z for the library")
        return
    desk.reading.set_mark(press.argument, desk.here("mark"))
    desk.say(f"Mark {press.argument} is set; '{press.argument} comes back here")


@act("mark.go")
def go_to_mark(screen: DeskScreen, press: Press) -> None:
    """Go to a mark."""
    desk = screen.desk
    article = desk.reader.article.id if desk.reader.article else ""
    place = desk.reading.mark(press.argument, article)
    if place is None:
        desk.say(f"There is no mark {press.argument}; m{press.argument} sets it")
    else:
        desk.jump(Passage(place.article, place.start, place.end, "mark"))


@act("reader.next_article")
def next_article(screen: DeskScreen, press: Press) -> None:
    """Read the next article."""
    screen.desk.go_to_neighbour(press.times)


@act("reader.previous_article")
def previous_article(screen: DeskScreen, press: Press) -> None:
    """Read the previous article."""
    screen.desk.go_to_neighbour(-press.times)


@act("pane.list")
def pane_list(screen: DeskScreen, _press: Press) -> None:
    """Go to the list."""
    screen.focus_pane(Pane.LIST)


@act("pane.reader", "entities.back")
def pane_reader(screen: DeskScreen, _press: Press) -> None:
    """Go to the reader."""
    screen.focus_pane(Pane.READER)


@act("pane.entities")
def pane_entities(screen: DeskScreen, _press: Press) -> None:
    """Go to the entities."""
    screen.focus_pane(Pane.ENTITIES)


@act("pane.next")
def pane_next(screen: DeskScreen, _press: Press) -> None:
    """Go to the next pane, round the end."""
    panes = list(Pane)
    screen.focus_pane(panes[(panes.index(screen.desk.pane) + 1) % len(panes)])


@act("pane.previous")
def pane_previous(screen: DeskScreen, _press: Press) -> None:
    """Go to the previous pane, round the end."""
    panes = list(Pane)
    screen.focus_pane(panes[(panes.index(screen.desk.pane) - 1) % len(panes)])


@act("pane.left")
def pane_left(screen: DeskScreen, _press: Press) -> None:
    """Go to the pane on the left."""
    panes = list(Pane)
    screen.focus_pane(panes[max(0, panes.index(screen.desk.pane) - 1)])


@act("pane.right")
def pane_right(screen: DeskScreen, _press: Press) -> None:
    """Go to the pane on the right."""
    panes = list(Pane)
    screen.focus_pane(panes[min(len(panes) - 1, panes.index(screen.desk.pane) + 1)])


@act("pane.only", "view.zen")
def zen(screen: DeskScreen, _press: Press) -> None:
    """Hide everything but the article, or show it again."""
    screen.desk.pane = Pane.READER
    screen.view.zen = not screen.view.zen


@act("view.toggle_list")
def toggle_list(screen: DeskScreen, _press: Press) -> None:
    """Show or hide the list."""
    screen.toggle_pane(Pane.LIST)


@act("view.toggle_entities")
def toggle_entities(screen: DeskScreen, _press: Press) -> None:
    """Show or hide the entities."""
    screen.toggle_pane(Pane.ENTITIES)


@act("view.toggle_paint")
def toggle_paint(screen: DeskScreen, _press: Press) -> None:
    """Show or hide the paint of names and hits."""
    screen.reader.painted = not screen.reader.painted
