"""Acts of caret and visual mode: beginning, moving, selecting, and what is done with a selection."""

from __future__ import annotations

from collections.abc import Callable

from skyread.desk import motions
from skyread.desk.arrangement import Pane
from skyread.desk.citation import citation
from skyread.desk.hints import Hints
from skyread.desk.marking import range_of
from skyread.desk.motions import Find, Motion
from skyread.desk.prompt import Purpose
from skyread.desk.sources import TextSource
from skyread.desk.textobjects import Object
from skyread.desk.visual import Kept, Mode, Visual, restore, start, starts_on_screen
from skyread.keys.commands import Context
from skyread.ui.acts.searching import LIVE_UP_TO
from skyread.ui.clipboard import copy
from skyread.ui.dispatch import Press, act
from skyread.ui.keynames import key_of, way_to
from skyread.ui.screen import DeskScreen

_NOTHING_DRAWN = "There is no text to select here"
_START_KEY = "v"
"""The label of the focus: the letter that begins, typed twice."""


# Beginning and leaving -------------------------------------------------------------------------------------


@act("visual.start")
def begin(screen: DeskScreen, _press: Press) -> None:
    """Label where the sentences on screen begin; a label starts selecting there."""
    desk = screen.desk
    reader = desk.reader
    here = start(reader, desk.mentions_between, Mode.CHARACTERS)
    if here is None:
        desk.say(_NOTHING_DRAWN)
        return
    seen = reader.visible()
    held = reader.hit or reader.focus
    focus = here.caret
    if held is not None and held.overlaps(seen.start, seen.end):
        focus = here.page.stops.at(max(held.start, seen.start))
    screen.focus_pane(Pane.READER)
    starts = starts_on_screen(reader)
    screen.reader.hints = Hints(starts, lambda offset: select_from(screen, offset), (_START_KEY, focus))
    desk.say(f"A label selects from there, {_START_KEY} from the focus")


def select_from(screen: DeskScreen, offset: int, mode: Mode = Mode.CHARACTERS) -> None:
    """Put the caret on `offset` and select from there."""
    _enter(screen, start(screen.desk.reader, screen.desk.mentions_between, mode, offset))


def _enter(screen: DeskScreen, visual: Visual | None) -> None:
    desk = screen.desk
    if visual is None:
        desk.say(_NOTHING_DRAWN)
        return
    screen.focus_pane(Pane.READER)
    desk.visual = visual
    visual.go_to(visual.caret)


@act("visual.sentences")
def sentences(screen: DeskScreen, _press: Press) -> None:
    """Select whole sentences, from the one in focus; in that mode, go back to the caret."""
    desk = screen.desk
    if desk.visual is not None:
        desk.visual.switch(Mode.SENTENCES)
    else:
        _enter(screen, start(desk.reader, desk.mentions_between, Mode.SENTENCES))


@act("visual.again")
def again(screen: DeskScreen, _press: Press) -> None:
    """Select the annotation in focus, to give it another range; else what was selected last, in any article."""
    desk = screen.desk
    kept = desk.last_selection
    placed = desk.marking.in_focus
    if placed is not None:
        first, end = range_of(placed)
        kept = Kept(placed.placement.article, Mode.CHARACTERS, first, end - 1)
    if kept is None or kept.article not in desk.articles:
        ways = f"{way_to(screen, 'visual.start')} and {way_to(screen, 'visual.sentences')}"
        desk.say(f"Nothing was selected yet: {ways} select")
        return
    if desk.reader.article is None or desk.reader.article.id != kept.article:
        desk.open(kept.article)
    _enter(screen, restore(desk.reader, desk.mentions_between, kept))
    desk.marking.changing = placed.annotation.id if placed is not None else None


@act("visual.toggle")
def toggle(screen: DeskScreen, _press: Press) -> None:
    """Select characters, or go back to the caret."""
    if screen.desk.visual is not None:
        screen.desk.visual.switch(Mode.CHARACTERS)


@act("visual.leave")
def leave(screen: DeskScreen, _press: Press) -> None:
    """Leave; the view stays where it is."""
    screen.desk.visual = None


# Moving ----------------------------------------------------------------------------------------------------


def _act(name: str, do: Callable[[DeskScreen, Visual, Press], object]) -> None:
    """Register what is done with the caret that is there."""

    def run(screen: DeskScreen, press: Press) -> None:
        visual = screen.desk.visual
        if visual is not None:
            do(screen, visual, press)

    act(f"visual.{name}")(run)


def _moving(motion: Motion) -> Callable[[DeskScreen, Visual, Press], object]:
    return lambda _screen, visual, press: visual.move(motion, press.times)


def _far(motion: Motion) -> Callable[[DeskScreen, Visual, Press], None]:
    def go(screen: DeskScreen, visual: Visual, press: Press) -> None:
        screen.desk.trail.leave(screen.desk.here())
        visual.move(motion, press.times)

    return go


def _finding(*, forward: bool, till: bool) -> Callable[[DeskScreen, Visual, Press], None]:
    def go(screen: DeskScreen, visual: Visual, press: Press) -> None:
        if not visual.look_for(Find(press.argument, forward, till), press.times):
            screen.desk.say(f"No “{press.argument}” that way in this paragraph")

    return go


def _finding_again(*, back: bool) -> Callable[[DeskScreen, Visual, Press], None]:
    def go(screen: DeskScreen, visual: Visual, press: Press) -> None:
        if visual.find is None:
            ways = filter(None, (key_of(screen, f"visual.{one}", Context.VISUAL) for one in ("find", "till")))
            screen.desk.say(f"No character was looked for yet: {' and '.join(ways)} do")
        elif not visual.look_again(press.times, back=back):
            screen.desk.say(f"No “{visual.find.character}” that way in this paragraph")

    return go


for _name, _motion in {
    "left": motions.left,
    "right": motions.right,
    "word_next": motions.word_next,
    "word_back": motions.word_back,
    "word_end": motions.word_end,
    "word_end_back": motions.word_end_back,
    "row_start": motions.row_start,
    "row_text": motions.row_text,
    "row_end": motions.row_end,
    "next_sentence": motions.sentence_next,
    "previous_sentence": motions.sentence_back,
    "next_paragraph": motions.paragraph_next,
    "previous_paragraph": motions.paragraph_back,
}.items():
    _act(_name, _moving(_motion))
_act("top", _far(motions.top))
_act("bottom", _far(motions.bottom))
_act("down", lambda _screen, visual, press: visual.move_rows(press.times))
_act("up", lambda _screen, visual, press: visual.move_rows(-press.times))
_act("page_down", lambda screen, visual, press: visual.move_screen(press.times * _page(screen)))
_act("page_up", lambda screen, visual, press: visual.move_screen(-press.times * _page(screen)))
_act("half_down", lambda screen, visual, press: visual.move_screen(press.times * _half(screen)))
_act("half_up", lambda screen, visual, press: visual.move_screen(-press.times * _half(screen)))
_act("find", _finding(forward=True, till=False))
_act("find_back", _finding(forward=False, till=False))
_act("till", _finding(forward=True, till=True))
_act("till_back", _finding(forward=False, till=True))
_act("find_again", _finding_again(back=False))
_act("find_reverse", _finding_again(back=True))


def _page(screen: DeskScreen) -> int:
    return max(1, screen.desk.reader.height - 1)


def _half(screen: DeskScreen) -> int:
    return max(1, screen.desk.reader.height // 2)


# Searching -------------------------------------------------------------------------------------------------


def _search(screen: DeskScreen, visual: Visual, _press: Press) -> None:
    """Ask what to search for, and take the caret to the first hit while it is typed."""
    desk = screen.desk
    search, reader, earlier = desk.search, desk.reader, desk.search.query
    caret, top = visual.caret, reader.top

    def put_back() -> None:
        if desk.visual is visual:
            visual.go_to(caret)
            reader.scroll_to(top)

    def show(query: str) -> None:
        if len(visual.article.text) > LIVE_UP_TO:
            desk.say(f"{key_of(screen, 'prompt.accept', Context.PROMPT)} searches")
            return
        search.set(query)
        put_back()
        if search and not _to_hit(screen, visual, caret - 1, 1, 1):
            desk.say("no hit from here on")

    def accept(query: str) -> None:
        put_back()
        search.forward = True
        search.set(query or earlier)
        if search:
            _step(screen, visual, 1, 1)

    def forget() -> None:
        search.set(earlier)
        put_back()

    desk.prompt.open(Purpose("search", "/", accept, show, forget))


def _to_hit(screen: DeskScreen, visual: Visual, offset: int, direction: int, count: int) -> bool:
    """Take the caret to a hit counted from `offset`; False if there is none."""
    hit = screen.desk.search.step(visual.article, offset, direction, count)
    if hit is None or screen.desk.visual is not visual:
        return False
    visual.go_to(hit.start)
    return True


def _step(screen: DeskScreen, visual: Visual, direction: int, count: int) -> None:
    desk = screen.desk
    if not desk.search:
        search = key_of(screen, "visual.search", Context.VISUAL)
        desk.say(f"Nothing was searched for yet{f': {search} does' * bool(search)}")
    elif not _to_hit(screen, visual, visual.caret, direction, count):
        desk.say(f"No more hits of “{desk.search.query}” that way in this article")


def _direction(screen: DeskScreen) -> int:
    return 1 if screen.desk.search.forward else -1


_act("search", _search)
_act("next_hit", lambda screen, visual, press: _step(screen, visual, _direction(screen), press.times))
_act("previous_hit", lambda screen, visual, press: _step(screen, visual, -_direction(screen), press.times))


# Selecting -------------------------------------------------------------------------------------------------


def _selecting(what: Object, *, around: bool = False) -> Callable[[DeskScreen, Visual, Press], None]:
    def select(screen: DeskScreen, visual: Visual, press: Press) -> None:
        if not visual.select_object(what, press.times, around=around):
            where = "in this paragraph" if what is Object.QUOTATION else "here"
            screen.desk.say(f"No {'further ' if visual.anchor != visual.caret else ''}{what.value} {where}")

    return select


def _growing(what: Object) -> Callable[[DeskScreen, Visual, Press], None]:
    def grow(screen: DeskScreen, visual: Visual, press: Press) -> None:
        if not _times(press, lambda: visual.grow(what)):
            screen.desk.say("The selection can't grow further")

    return grow


def _shrink(screen: DeskScreen, visual: Visual, press: Press) -> None:
    if not _times(press, visual.shrink):
        screen.desk.say("Nothing to shrink back to")


def _times(press: Press, do: Callable[[], bool]) -> bool:
    """Do something as often as the count says, or as long as it goes; whether it went at all."""
    done = 0
    while done < press.times and do():
        done += 1
    return done > 0


def _swap(screen: DeskScreen, visual: Visual, _press: Press) -> None:
    if not visual.swap():
        screen.desk.say("Nothing is selected")


_act("word", _selecting(Object.WORD))
_act("a_word", _selecting(Object.WORD, around=True))
_act("sentence", _selecting(Object.SENTENCE))
_act("a_sentence", _selecting(Object.SENTENCE, around=True))
_act("paragraph", _selecting(Object.PARAGRAPH))
_act("quotation", _selecting(Object.QUOTATION))
_act("a_quotation", _selecting(Object.QUOTATION, around=True))
_act("entity", _selecting(Object.NAME))
_act("an_entity", _selecting(Object.NAME, around=True))
_act("grow_sentences", _growing(Object.SENTENCE))
_act("grow_paragraphs", _growing(Object.PARAGRAPH))
_act("shrink", _shrink)
_act("other_end", _swap)


# What is done with it --------------------------------------------------------------------------------------


def _copy(screen: DeskScreen, visual: Visual, _press: Press) -> None:
    """Copy the selection, or with a caret alone its sentence, and leave."""
    text = visual.text
    what = f"selection, {visual.size}," if visual.selecting else "sentence"
    _hand_over(screen, text, what)


def _cite(screen: DeskScreen, visual: Visual, _press: Press) -> None:
    """Copy the same as a citation, and leave."""
    _hand_over(screen, citation(visual.article, visual.parts, screen.desk.settings.citation), "citation")


def _hand_over(screen: DeskScreen, text: str, what: str) -> None:
    desk = screen.desk
    desk.visual = None
    desk.say(copy(screen.app, text, desk.settings.clipboard, what))


def _find_everywhere(screen: DeskScreen, visual: Visual, _press: Press) -> None:
    """Look for the selection, or the word at the caret, as a phrase in all articles; here, n and N step through it."""
    desk, finder = screen.desk, screen.finders.text()
    if finder is None:
        desk.say("The articles are still being read; try again in a moment")
        return
    span = visual.span if visual.selecting else visual.word
    phrase = " ".join(visual.article.visible(span.start, span.end).split())
    if not any(map(str.isalnum, phrase)):
        desk.say("There is no word in the selection")
        return
    desk.visual = None
    desk.search.set(phrase)
    desk.search.forward = True
    quoted = phrase.replace('"', " ")
    screen.open_picker(TextSource(finder, desk.text_of, desk.title_of), f'"{quoted}"')


_act("copy", _copy)
_act("cite", _cite)
_act("find_everywhere", _find_everywhere)
