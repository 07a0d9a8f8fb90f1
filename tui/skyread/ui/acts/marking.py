"""Acts that mark: highlights, notes, tags, pens; going from one annotation to the next; undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from skyread.desk.arrangement import Pane
from skyread.desk.marking import range_of
from skyread.desk.prompt import Purpose
from skyread.library.article import Article
from skyread.notebook.annotation import Annotation
from skyread.notebook.history import Act
from skyread.notebook.store import NotKeptError
from skyread.text.spans import Passage
from skyread.ui import worklists
from skyread.ui.acts.notes import nothing_yet
from skyread.ui.anchors import STILL_LOOKING, looking
from skyread.ui.dispatch import Press, act
from skyread.ui.keynames import takes_back, way_to
from skyread.ui.noting import job_for, open_job
from skyread.ui.screen import DeskScreen

_NO_TEXT = "There is no text to highlight here"


@act("annotation.highlight")
def highlight(screen: DeskScreen, _press: Press) -> None:
    """Highlight the selection or the sentence in focus; make the highlight in focus longer."""
    desk, marking = screen.desk, screen.desk.marking
    placed = marking.in_focus
    if desk.visual is not None or marking.reattaching is not None:
        _take_selection(screen)
    elif placed is None:
        _made(screen, marking.highlight_sentence())
    else:
        start, end = range_of(placed)
        grown = marking.grow(placed)
        if grown is None:
            desk.say("This highlight can't be made longer")
        else:
            longer = len(grown) > end - start
            desk.say(f"Made longer; {takes_back(screen)}" if longer else "As it was at first")


def _take_selection(screen: DeskScreen, pen: str | None = None) -> None:
    """Highlight what is selected, or give it to the annotation that waits for a range, and leave the selection."""
    desk, marking = screen.desk, screen.desk.marking
    article, span = desk.reader.article, desk.visual.span if desk.visual else desk.reader.focus
    if article is None or span is None:
        return
    waiting, changing = marking.reattaching, marking.changing
    changed = marking.annotations.get(changing) if changing else None
    if waiting is not None:
        done = marking.attach(waiting, article, span)
        desk.say(
            f"It stands here now; {takes_back(screen)}" if done else "There is no text here to attach it to"
        )
        marking.reattaching = None if done else waiting
    elif changed is not None and pen is None:
        done = marking.give_range(changed, article, span, "Changed a highlight's range")
        desk.say(f"Its range is changed; {takes_back(screen)}" if done else _NO_TEXT)
    elif (same := marking.same(article, span, pen or marking.pen)) is not None:
        marking.choose(same.id)
        desk.say(f"It is highlighted as {same.pen} already")
        done = True
    else:
        done = _made(screen, marking.highlight(article, span, pen=pen)) is not None
    if done:
        desk.visual = None
        desk.reader.focus_sentence_at(span.start)


def _made(screen: DeskScreen, annotation: Annotation | None) -> Annotation | None:
    if annotation is None:
        screen.desk.say(_NO_TEXT)
    else:
        screen.desk.say(f"Highlighted as {annotation.pen}")
    return annotation


def _here(screen: DeskScreen) -> tuple[Annotation | None, Callable[[], None]]:
    """The annotation in focus, made if there is none; and what takes back the making if nothing comes of it."""
    desk = screen.desk
    if desk.marking.focus is not None:
        return desk.marking.focus, lambda: None
    made = _made(screen, desk.marking.highlight_sentence())
    making = next((one for one in desk.history.acts(1) if one.mine), None)

    def take_back() -> None:
        if made is None or making is None or desk.annotations.get(made.id) is None:
            return
        with suppress(NotKeptError):  # something has come of it elsewhere: then it stays
            desk.history.toggle(making.number)
            desk.say("Nothing written, nothing highlighted")

    return made, take_back


@act("annotation.note")
def write_note(screen: DeskScreen, _press: Press) -> None:
    """Write a note on the annotation in focus."""
    annotation, take_back = _here(screen)
    if annotation is not None:
        open_job(screen, job_for(screen, annotation, take_back))


@act("annotation.article_note")
def write_article_note(screen: DeskScreen, _press: Press) -> None:
    """Write a note on the article shown, or in the list on the one under the cursor."""
    article = shown_or_listed(screen)
    if article is not None:
        open_job(screen, job_for(screen, screen.desk.marking.note_on_article(article)))


def shown_or_listed(screen: DeskScreen) -> Article | None:
    """The article that a key means: in the list the one under the cursor, elsewhere the one shown."""
    desk = screen.desk
    in_list = desk.pane is Pane.LIST
    return desk.articles.get(desk.listing.selected or "") if in_list else desk.reader.article


@act("annotation.tags")
def tag(screen: DeskScreen, press: Press) -> None:
    """Ask for the tags of the annotation in focus."""
    annotation, take_back = _here(screen)
    if annotation is None:
        return
    if press.argument:
        accept_tags(screen, annotation, ", ".join((*annotation.tags, press.argument)))
        return
    used = [name for name, _ in screen.desk.annotations.tags()]
    screen.desk.prompt.open(
        Purpose(
            "tags",
            "tags: ",
            lambda line: accept_tags(screen, annotation, line),
            leave=take_back,
            complete=lambda line: complete_tags(line, used),
        ),
        "".join(f"{one}, " for one in annotation.tags),
    )


def accept_tags(screen: DeskScreen, annotation: Annotation, line: str) -> None:
    """Give an annotation the tags of a line: they are parted by commas, a `#` before them is left out."""
    names = (" ".join(part.split()).lstrip("#").strip() for part in line.split(","))
    tags = tuple(dict.fromkeys(name for name in names if name))
    if tags != annotation.tags:
        screen.desk.marking.set_tags(annotation, tags)
        screen.desk.say(f"Tagged {', '.join(f'#{one}' for one in tags)}" if tags else "No tags any more")


def complete_tags(line: str, used: Sequence[str]) -> Sequence[str]:
    """Lines in which the last tag is one that is in use."""
    before, comma, last = line.rpartition(",")
    given = {part.strip() for part in before.split(",")}
    start = f"{before}, " if comma else ""
    typed = last.strip().lstrip("#").casefold()
    free = [tag for tag in used if tag not in given]
    starting = [tag for tag in free if tag.casefold().startswith(typed)]
    inside = [tag for tag in free if typed and typed in tag.casefold() and tag not in starting]
    return [f"{start}{tag}, " for tag in (*starting, *inside)]


@act("annotation.pen")
def take_pen(screen: DeskScreen, press: Press) -> None:
    """Take a pen in hand, by its letter or its name."""
    desk, marking = screen.desk, screen.desk.marking
    pen = marking.pens.get(press.argument) or marking.pen_for(press.argument)
    if pen is None:
        known = "  ".join(f"{one.key} {one.name}" for one in marking.pens.values())
        desk.say(f"There is no pen “{press.argument}”: {known}")
        return
    if desk.visual is not None:
        _take_selection(screen, pen.name)
        marking.take_pen(pen.name)
        return
    annotation = marking.focus
    if annotation is not None:
        marking.set_pen(annotation, pen.name)
    marking.take_pen(pen.name)
    desk.say(f"Pen {pen.name} in hand" if annotation is None else f"Now {pen.name}")


@act("annotation.delete")
def delete(screen: DeskScreen, _press: Press) -> None:
    """Delete the annotation in focus."""
    annotation = screen.desk.marking.focus
    if annotation is not None:
        screen.desk.marking.delete(annotation)
        screen.desk.say(
            f"Deleted{' with its note' if annotation.note else ''}; {way_to(screen, 'history.undo')} brings it back"
        )


@act("annotation.repeat")
def repeat(screen: DeskScreen, _press: Press) -> None:
    """Do the last marking again here."""
    annotation = screen.desk.marking.repeat()
    if annotation is None:
        screen.desk.say(_NO_TEXT)
    else:
        tags = "".join(f" #{one}" for one in annotation.tags)
        screen.desk.say(f"{annotation.pen}{tags}{' with the note' if annotation.note else ''}")


@act("annotation.lengthen")
def lengthen(screen: DeskScreen, press: Press) -> None:
    """Move the end of the highlight in focus forward."""
    _move_end(screen, press.times)


@act("annotation.shorten")
def shorten(screen: DeskScreen, press: Press) -> None:
    """Move the end of the highlight in focus back."""
    _move_end(screen, -press.times)


def _move_end(screen: DeskScreen, words: int) -> None:
    placed = screen.desk.marking.in_focus
    if placed is not None and not screen.desk.marking.lengthen(placed, words):
        screen.desk.say("Its end can't go further this way")


@act("annotation.cycle")
def cycle(screen: DeskScreen, press: Press) -> None:
    """Put the next one of overlapping annotations in focus."""
    if not screen.desk.marking.cycle(press.times):
        screen.desk.say("No other annotation lies over this one")


@act("annotation.merge")
def merge(screen: DeskScreen, _press: Press) -> None:
    """Make one annotation of those that overlap."""
    placed = screen.desk.marking.in_focus
    merged = screen.desk.marking.merge_overlapping(placed) if placed else 0
    screen.desk.say(f"Merged {merged + 1} annotations" if merged else "No other annotation overlaps this one")


@act("annotation.next")
def next_annotation(screen: DeskScreen, press: Press) -> None:
    """Go to the next annotation."""
    _step(screen, press.times)


@act("annotation.previous")
def previous_annotation(screen: DeskScreen, press: Press) -> None:
    """Go to the previous annotation."""
    _step(screen, -press.times)


def _step(screen: DeskScreen, count: int) -> None:
    desk = screen.desk
    step = desk.marking.step(count, desk.listing.order)
    if step is None:
        _say_none(screen)
        return
    placed, wrapped = step
    start, end = range_of(placed)
    desk.jump(Passage(placed.placement.article, start, end, "annotation"))
    desk.marking.choose(placed.annotation.id)
    if wrapped:
        desk.say("Round the end of the library" if count > 0 else "Round the beginning of the library")


def _say_none(screen: DeskScreen) -> None:
    """Say why there is no annotation to go to."""
    if not screen.desk.annotations.counts():
        screen.desk.say(nothing_yet(screen))
    elif looking(screen):
        screen.desk.say(STILL_LOOKING)
    else:
        lists = f"{way_to(screen, 'jump.annotations')} lists them all"
        screen.desk.say(f"No annotation stands in these articles: {lists}")


@act("history.undo")
def undo(screen: DeskScreen, press: Press) -> None:
    """Take acts back."""
    _turn(screen, press.times, screen.desk.history.undo, "Undone", "Nothing to undo")


@act("history.redo")
def redo(screen: DeskScreen, press: Press) -> None:
    """Do again what was taken back."""
    _turn(screen, press.times, screen.desk.history.redo, "Done again", "Nothing to do again")


def _turn(screen: DeskScreen, times: int, turn: Callable[[], Act | None], what: str, otherwise: str) -> None:
    """Undo or redo so many acts, or as many as there are, and say which was the last."""
    desk, done, refused = screen.desk, None, ""
    for _ in range(times):
        try:
            last = turn()
        except NotKeptError as problem:
            if done is None:
                raise
            refused = f" — no further: {problem}"
            break
        if last is None:
            break
        done = last
    if done is None:
        desk.say(otherwise)
        return
    desk.refresh_states()
    turned = desk.work.turned()
    if turned:
        worklists.go_to(screen, turned)
    shown = desk.reader.article.id if desk.reader.article else ""
    elsewhere = done.article in desk.articles and done.article != shown
    where = f" — in {desk.title_of(done.article)}" if elsewhere else ""
    desk.say(f"{what}: {done.title}{where}{refused}")
