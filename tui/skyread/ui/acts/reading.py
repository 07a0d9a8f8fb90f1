"""Acts of the reader: scrolling, the focus, folding, the measure."""

from __future__ import annotations

from skyread.desk.arrangement import Pane
from skyread.keys.settings import MEASURES, Settings
from skyread.ui.dispatch import Press, act
from skyread.ui.keynames import way_to
from skyread.ui.screen import DeskScreen

MEASURE_STEP = 4


@act("reader.line_down")
def line_down(screen: DeskScreen, press: Press) -> None:
    """Scroll down; where the text cannot move further, the focus does."""
    reader = screen.desk.reader
    if not reader.scroll(press.times):
        reader.move_sentence(press.times)


@act("reader.line_up")
def line_up(screen: DeskScreen, press: Press) -> None:
    """Scroll up; where the text cannot move further, the focus does."""
    reader = screen.desk.reader
    if not reader.scroll(-press.times):
        reader.move_sentence(-press.times)


@act("reader.page_down")
def page_down(screen: DeskScreen, press: Press) -> None:
    """Scroll by a page that keeps a line in common; at the end go on to the next article."""
    desk = screen.desk
    if not desk.reader.scroll(press.times * max(1, desk.reader.height - 1)):
        desk.remember()
        desk.go_to_neighbour(1)


@act("reader.page_up")
def page_up(screen: DeskScreen, press: Press) -> None:
    """Scroll up by a page."""
    screen.desk.reader.scroll(-press.times * max(1, screen.desk.reader.height - 1))


@act("reader.half_down")
def half_down(screen: DeskScreen, press: Press) -> None:
    """Scroll by half a page; where the text cannot move further, the focus goes to the end of the screen."""
    reader = screen.desk.reader
    if not reader.scroll(press.times * max(1, reader.height // 2)):
        reader.focus_sentence_at(max(0, reader.visible().end - 1))


@act("reader.half_up")
def half_up(screen: DeskScreen, press: Press) -> None:
    """Scroll up by half a page."""
    reader = screen.desk.reader
    if not reader.scroll(-press.times * max(1, reader.height // 2)):
        reader.focus_sentence_at(reader.top_offset)


@act("reader.top")
def top(screen: DeskScreen, _press: Press) -> None:
    """Go to the beginning; the place left goes on the trail."""
    _leave(screen)
    screen.desk.reader.scroll_to_share(0)


@act("reader.bottom")
def bottom(screen: DeskScreen, _press: Press) -> None:
    """Go to the end."""
    _leave(screen)
    screen.desk.reader.scroll_to_share(1)


@act("reader.percent")
def percent(screen: DeskScreen, press: Press) -> None:
    """Go to a percentage of the article."""
    if press.count is None:
        screen.desk.say("Type a number first: 40% goes two fifths of the way in")
        return
    _leave(screen)
    screen.desk.reader.scroll_to_share(min(100, press.count) / 100)


def _leave(screen: DeskScreen) -> None:
    if screen.desk.reader.article is not None:
        screen.desk.trail.leave(screen.desk.here())


def _onward(screen: DeskScreen) -> str:
    return f"{way_to(screen, 'reader.next_article')} goes on to the next article"


@act("reader.next_sentence")
def next_sentence(screen: DeskScreen, press: Press) -> None:
    """Move the focus forward by sentences."""
    if not screen.desk.reader.move_sentence(press.times):
        screen.desk.say(f"This is the last sentence; {_onward(screen)}")


@act("reader.previous_sentence")
def previous_sentence(screen: DeskScreen, press: Press) -> None:
    """Move the focus back by sentences."""
    screen.desk.reader.move_sentence(-press.times)


@act("reader.next_paragraph")
def next_paragraph(screen: DeskScreen, press: Press) -> None:
    """Move the focus forward by paragraphs."""
    if not screen.desk.reader.move_paragraph(press.times):
        screen.desk.say(f"This is the last paragraph; {_onward(screen)}")


@act("reader.previous_paragraph")
def previous_paragraph(screen: DeskScreen, press: Press) -> None:
    """Move the focus back by paragraphs."""
    screen.desk.reader.move_paragraph(-press.times)


@act("reader.focus_top")
def focus_top(screen: DeskScreen, _press: Press) -> None:
    """Scroll the focus to the top."""
    screen.desk.reader.place_focus(0)


@act("reader.focus_middle")
def focus_middle(screen: DeskScreen, _press: Press) -> None:
    """Scroll the focus to the middle."""
    screen.desk.reader.place_focus(0.5)


@act("reader.focus_bottom")
def focus_bottom(screen: DeskScreen, _press: Press) -> None:
    """Scroll the focus to the bottom."""
    screen.desk.reader.place_focus(1)


@act("reader.back")
def back(screen: DeskScreen, _press: Press) -> None:
    """Go to the list."""
    screen.focus_pane(Pane.LIST)


@act("fold.toggle")
def toggle_fold(screen: DeskScreen, _press: Press) -> None:
    """Open or fold the page furniture at the focus."""
    if not screen.desk.reader.toggle_fold():
        screen.desk.say("This article has no page furniture")


@act("fold.toggle_all")
def toggle_all_folds(screen: DeskScreen, _press: Press) -> None:
    """Open or fold all page furniture."""
    if not screen.desk.reader.toggle_all_folds():
        screen.desk.say("This article has no page furniture")


@act("view.wider")
def wider(screen: DeskScreen, press: Press) -> None:
    """Set the text in longer lines."""
    _set_measure(screen, screen.reader.measure + MEASURE_STEP * press.times)


@act("view.narrower")
def narrower(screen: DeskScreen, press: Press) -> None:
    """Set the text in shorter lines."""
    _set_measure(screen, screen.reader.measure - MEASURE_STEP * press.times)


@act("view.reset_measure")
def reset_measure(screen: DeskScreen, _press: Press) -> None:
    """Set the text in lines as the settings say."""
    _set_measure(screen, screen.desk.settings.measure or Settings().measure)


def _set_measure(screen: DeskScreen, measure: int) -> None:
    measure = max(MEASURES.start, min(MEASURES.stop - 1, measure))
    screen.reader.measure = measure
    screen.desk.reading.set_setting("measure", measure)
    screen.desk.say(f"Lines of {measure} cells")
