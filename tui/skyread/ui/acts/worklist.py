"""Acts of worklists: making one of a list, going through it, keeping and dismissing, giving away what was kept."""

from __future__ import annotations

from pathlib import Path

from skyread.desk.picker import Acting, Item, Removing
from skyread.desk.worklist import state_counts
from skyread.desk.worklist_source import WorklistsSource, WorkSource
from skyread.keys.command import Context
from skyread.library.scanning import reason_of
from skyread.notebook.exchange.folder import NotOursError
from skyread.notebook.exchange.worklists import FORMATS, write_worklist
from skyread.notebook.worklists import Verdict, WorkItem
from skyread.ui import worklists
from skyread.ui.dispatch import Press, act
from skyread.ui.keynames import key_of, takes_back, way_to
from skyread.ui.screen import DeskScreen


def _say_none(screen: DeskScreen) -> None:
    if screen.desk.work.lists.all():
        screen.desk.say(f"No worklist is in hand: {way_to(screen, 'worklist.next')} takes one up")
    else:
        key = key_of(screen, "picker.worklist", Context.PICKER)
        screen.desk.say(f"There is no worklist yet: {key} in a list of results makes one of it")


@act("picker.worklist")
def make(screen: DeskScreen, _press: Press) -> None:
    """Make a worklist of all that the picker's query finds."""
    desk, picker = screen.desk, screen.desk.picker
    source, query = picker.source, picker.edit.text
    if source is None or not source.previews or isinstance(source, Acting):
        desk.say("These results are no passages: a worklist can't be made of them")
        return
    worklists.make(screen, source, query)


def _ready(screen: DeskScreen) -> bool:
    """Have a worklist in hand: the newest, if none was."""
    work = screen.desk.work
    if work.current is None and work.lists.all():
        work.take(work.lists.all()[0].id)
    if work.current is None:
        _say_none(screen)
    return work.current is not None


@act("worklist.next")
def step_forward(screen: DeskScreen, press: Press) -> None:
    """Go to a further item."""
    _step(screen, press.times)


@act("worklist.previous")
def step_back(screen: DeskScreen, press: Press) -> None:
    """Go to an earlier item."""
    _step(screen, -press.times)


def _step(screen: DeskScreen, count: int) -> None:
    if not _ready(screen):
        return
    number = screen.desk.work.ahead(count)
    if not number:
        where = "last" if count > 0 else "first"
        screen.desk.say(f"This is the {where} item{_progress(screen)}")
        return
    worklists.go_to(screen, number)


def _progress(screen: DeskScreen) -> str:
    one = screen.desk.work.current
    return f" of “{one.title}”: {state_counts(one)}" if one is not None else ""


@act("worklist.keep")
def keep(screen: DeskScreen, _press: Press) -> None:
    """Keep the item in focus."""
    _judge(screen, Verdict.KEPT)


@act("worklist.dismiss")
def dismiss(screen: DeskScreen, _press: Press) -> None:
    """Dismiss the item in focus."""
    _judge(screen, Verdict.DISMISSED)


def _judge(screen: DeskScreen, verdict: Verdict) -> None:
    desk, work, reader = screen.desk, screen.desk.work, screen.desk.reader
    if work.current is None:
        _say_none(screen)
        return
    item = work.in_focus(reader.article.id if reader.article else "", reader.focus)
    if item is None:
        desk.say(
            f"No item of the worklist is in focus: {way_to(screen, 'worklist.next')} goes to the next one"
        )
        return
    said = work.judge(item, verdict)
    if said is None:
        desk.say("That worklist is not there any more")
    elif said is Verdict.NONE:
        desk.say(f"Item {item.number:,} is neither kept nor dismissed any more")
    else:
        number = work.ahead(1)
        if number:
            worklists.go_to(screen, number)
        else:
            desk.say(f"{said.value.capitalize()}; this is the last item{_progress(screen)}")


@act("worklist.items")
def items(screen: DeskScreen, _press: Press) -> None:
    """List the items of the worklist in hand."""
    if not _ready(screen):
        return
    desk, work = screen.desk, screen.desk.work
    worklist = work.current
    assert worklist is not None

    def pick(item: Item) -> bool:
        desk.picker.close()
        worklists.go_to(screen, int(item.key))
        return True

    def title_of(article: str) -> str:
        return desk.title_of(article) if article in desk.articles else ""

    screen.open_picker(WorkSource(worklist, lambda: work.items, work.placement, title_of, pick))
    if work.item is not None:
        desk.picker.go(work.item.number - 1)


@act("worklist.all")
def all_worklists(screen: DeskScreen, _press: Press) -> None:
    """List all worklists."""
    desk, work = screen.desk, screen.desk.work
    if not work.lists.all():
        _say_none(screen)
        return

    def pick(item: Item) -> bool:
        desk.picker.close()
        work.take(item.key)
        if not worklists.go_to(screen, work.item.number if work.item else 1):
            desk.say("This worklist has no items")
        return True

    def delete(item: Item) -> None:
        work.lists.delete(item.key)

    def in_hand() -> str:
        return work.current.id if work.current else ""

    screen.open_picker(WorklistsSource(work.lists.all, in_hand, pick, delete))


@act("picker.remove")
def remove(screen: DeskScreen, _press: Press) -> None:
    """Delete what is under the cursor."""
    picker = screen.desk.picker
    item = picker.selected
    if item is None or not isinstance(picker.source, Removing):
        return
    row = picker.window.cursor
    picker.source.remove(item)
    picker.typed()
    screen.search_picker()
    picker.go(min(row, len(picker.rows) - 1))


@act("worklist.put_away")
def put_away(screen: DeskScreen, _press: Press) -> None:
    """Have no worklist in hand."""
    one = screen.desk.work.current
    screen.desk.work.put_away()
    again = way_to(screen, "worklist.all")
    screen.desk.say(f"“{one.title}” is put away: {again} lists all worklists" if one else "None is in hand")


@act("worklist.annotate_kept")
def annotate_kept(screen: DeskScreen, press: Press) -> None:
    """Highlight what was kept, in one act."""
    desk = screen.desk
    if not _ready(screen):
        return
    names = (" ".join(part.split()).lstrip("#").strip() for part in press.argument.split(","))
    tags = tuple(dict.fromkeys(name for name in names if name))
    made, lost = desk.work.annotate(desk.annotations, desk.marking.pen, tags, desk.index)
    if not made and not lost:
        desk.say("Nothing of this worklist is kept yet")
        return
    tagged = "".join(f" #{tag}" for tag in tags)
    without = f"; {lost:,} not found again" if lost else ""
    are = f"passage{'s are' if made != 1 else ' is'}"
    desk.say(f"{made:,} {are} {desk.marking.pen}{tagged} now{without}; {takes_back(screen)}")


@act("worklist.export")
def export(screen: DeskScreen, press: Press) -> None:
    """Write the worklist to a file: what was kept, or all where nothing was."""
    desk = screen.desk
    if not _ready(screen):
        return
    worklist, path = desk.work.current, Path(press.argument).expanduser()
    assert worklist is not None
    kept: list[WorkItem] = [one for one in desk.work.items if one.verdict is Verdict.KEPT]
    given = kept or list(desk.work.items)
    form = FORMATS.get(path.suffix.lower(), "md")
    try:
        write_worklist(path, [(worklist.title, given)], form)
    except NotOursError as problem:
        desk.say(f"{problem}; choose another name")
    except OSError as problem:
        desk.say(f"{path}: {reason_of(problem)}")
    else:
        items = f"item{'s' * (len(given) != 1)}"
        desk.say(f"{path}: {len(given):,} {f'kept {items}' if kept else f'{items}; none is kept yet'}")
