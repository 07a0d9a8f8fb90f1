"""The one screen: panes and overlays over a desk, keys to commands, and nothing that could be said headless.

Keys are read here, before any of textual's own bindings, and go through the key reader to an act. After every act
the panes are asked whether what they show has changed. Workers only post messages.
"""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import AppFocus, Key, Paste, Resize
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen

from skyread.desk.arrangement import Arrangement, Pane, View, editor_box, overlay
from skyread.desk.desk import Desk
from skyread.desk.finders import Finders
from skyread.desk.helpview import HelpView
from skyread.desk.opening import Opening
from skyread.desk.picker import Item, Source
from skyread.desk.review import Review
from skyread.keys.commands import Command, Context, Need, by_id
from skyread.keys.keymap import Keymap
from skyread.keys.sequences import from_event, show
from skyread.keys.trie import KeyReader, Matched, Pending
from skyread.library.collection import Library
from skyread.notebook.store import NotKeptError
from skyread.ui import anchors, background, merges, mouse, naming, noting, repeats, safety, views, worklists
from skyread.ui.anchors import AnchorsFound
from skyread.ui.background import WorkFailed
from skyread.ui.cursor import Shape, TerminalCursor
from skyread.ui.dispatch import Press, act_of
from skyread.ui.keynames import key_of, teaching, way_to
from skyread.ui.lines import DrawingFailed, LinePane, PaneClicked, PaneScrolled
from skyread.ui.loading import ArticlesRead, Loader, LoadingFailed, NamesFound
from skyread.ui.merges import MergesFound
from skyread.ui.naming import NamesLaid
from skyread.ui.panes.card import CardPane
from skyread.ui.panes.editor import EditorPane
from skyread.ui.panes.entities import EntitiesPane
from skyread.ui.panes.help import HelpPane
from skyread.ui.panes.list import ListPane
from skyread.ui.panes.peek import PeekPane
from skyread.ui.panes.picker import PickerPane
from skyread.ui.panes.reader import ReaderPane, TextDragged
from skyread.ui.panes.review import ReviewPane
from skyread.ui.panes.status import StatusPane
from skyread.ui.repeats import RepeatsFound
from skyread.ui.safety import BackupFailed
from skyread.ui.themes import PALETTES
from skyread.ui.views import CardGathered
from skyread.ui.worklists import WorkGathered

if TYPE_CHECKING:
    from skyread.desk.sources import EntitySource

FAILURE = 70
"""Exit code for an error of skyread itself (EX_SOFTWARE)."""

KEEPS_OFFER = frozenset({"search.next", "search.previous"})
"""Commands that take up the offer to search on in another article; any other withdraws it."""

TYPING = frozenset({Context.PROMPT, Context.PICKER, Context.EDITOR})
"""Where keys are text."""

_PATIENCE = 5.0
"""Seconds that leaving may take once the terminal was closed."""

_KEEP_AFTER_TICKS = 10
"""The place is kept after so many ticks even while keys are being pressed."""


@dataclass
class Found(Message):
    """A slow source has found items for a query."""

    source: Source
    query: str
    items: list[Item]


class DeskScreen(Screen[None]):
    """List, reader, entities, status line; picker and help over them."""

    def __init__(self, desk: Desk, opening: Opening, keymap: Keymap, notices: list[str]) -> None:
        super().__init__()
        self.desk = desk
        self.loader = Loader(opening, self.post_message)
        self.keymap = keymap
        self.keys = KeyReader(keymap.by_context())
        self.finders = Finders()
        self.help_view = HelpView()
        self.review = Review()
        self.view = View()
        self.offered: tuple[str, int, str] | None = None
        """The offer to go on with the search in another article: from which article, which way, for what."""
        self.marked_read: list[str] = []
        self.leaving = False
        self.failure: Exception | None = None
        """The error of the program that ended it."""
        self._notices = notices
        self._rested = True
        """Whether no key was pressed since the last tick: writing to disk must not get between two keys."""
        self._ticks_since_kept = 0
        self.drafts_told = False
        """Whether the user has heard of the drafts that were there at the start."""
        self._first_run = desk.reading.last() is None
        self.cursor = TerminalCursor(lambda: self.app)
        self.list = ListPane(desk)
        self.reader = ReaderPane(desk)
        self.entities = EntitiesPane(desk)
        self.status = StatusPane(desk, lambda: key_of(self, "app.help"))
        self.picker = PickerPane(desk, partial(key_of, self, context=Context.PICKER))
        self.card = CardPane(desk, partial(key_of, self, context=Context.CARD))
        self.peek = PeekPane(desk)
        self.help = HelpPane(self.help_view, partial(key_of, self, context=Context.HELP))
        self.reviewing = ReviewPane(self.review, partial(key_of, self, context=Context.REVIEW))
        self.editor = EditorPane(desk, keymap)

    def compose(self) -> ComposeResult:
        """The panes, and the overlays above them."""
        with Horizontal(id="panes"):
            yield self.list
            yield self.reader
            yield self.entities
        yield self.status
        yield self.editor
        yield self.peek
        yield self.card
        yield self.reviewing
        yield self.picker
        yield self.help

    @property
    def panes(self) -> tuple[LinePane, ...]:
        """Everything that is drawn."""
        return (
            self.list,
            self.reader,
            self.entities,
            self.status,
            self.editor,
            self.peek,
            self.card,
            self.reviewing,
            self.picker,
            self.help,
        )

    # Start and end ---------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Show what is there already and wait for the rest."""
        self._restore_view()
        self.place_panes()
        library = self.loader.start()
        if library is not None:
            self._take(library)
        else:
            self.reader.notice = "Reading …"
        self.status.progress = self.loader.progress
        if self._notices:
            self.desk.tell(" · ".join(self._notices))
        self.set_interval(0.5, self._tick)
        self.app.app_suspend_signal.subscribe(self, lambda _app: self.cursor.give_back())
        self.app.app_resume_signal.subscribe(self, lambda _app: self.redraw())
        for number in (signal.SIGTERM, signal.SIGHUP):
            # Whoever ends the program from outside gets the terminal back too, and the place is kept.
            # Not the loop's handlers: those are never called while writing to a terminal that is gone blocks the loop.
            signal.signal(number, partial(self._end, asyncio.get_running_loop()))
        self.call_after_refresh(self._after_first_frame)
        self.sync()

    def _end(self, loop: asyncio.AbstractEventLoop, number: int, _frame: object) -> None:
        """Quit because somebody outside said so, and soon: a terminal that is gone never takes what is left to write."""
        last = threading.Timer(_PATIENCE, os._exit, (128 + number,))  # all that was done is on disk
        last.daemon = True
        last.start()
        loop.call_soon_threadsafe(self.quit, 128 + number)

    def _after_first_frame(self) -> None:
        """What the first frame did not need to wait for."""
        self.loader.find_names()
        act_of("app.help")
        safety.back_up(self)

    def on_backup_failed(self, message: BackupFailed) -> None:
        """Say what is wrong with the notebook's file."""
        self.desk.tell(message.reason)
        self.sync()

    def _restore_view(self) -> None:
        reading = self.desk.reading
        measure, sort = reading.setting("measure"), reading.setting("sort")
        if isinstance(measure, int):
            self.reader.measure = measure
        if isinstance(sort, dict):
            self.desk.listing.restore(str(sort.get("key")), bool(sort.get("reverse")))

    def on_articles_read(self, message: ArticlesRead) -> None:
        """Show the articles."""
        if self.leaving:
            return
        self._take(message.library)
        self.loader.take(message.library)
        self.status.progress = self.loader.progress
        if not self.desk.message:
            count = len(message.library.articles)
            self.desk.tell("1 article" if count == 1 else f"{count} articles")
        self.sync()

    def on_names_found(self, message: NamesFound) -> None:
        """Show the names."""
        if self.leaving:
            return
        naming.take(self, message)
        self.call_after_refresh(repeats.look, self)
        self._renew_picker()
        self.sync()

    def on_names_laid(self, message: NamesLaid) -> None:
        """Show the names as they are decided."""
        if not self.leaving:
            naming.take_laid(self, message)
            self.sync()

    def on_card_gathered(self, message: CardGathered) -> None:
        """Show what there is about an entity."""
        if not self.leaving:
            views.take_card(self, message)
            self.sync()

    def on_merges_found(self, message: MergesFound) -> None:
        """Review the entities that may be one."""
        if not self.leaving:
            merges.take(self, message)
            self.sync()

    def on_quotes_compared(self, _message: Message) -> None:
        """It is known which quotes are told more than once."""
        if not self.leaving:
            from skyread.ui import renewing  # noqa: PLC0415  not needed for the first frame

            renewing.take(self)
            self.sync()

    def on_work_gathered(self, message: WorkGathered) -> None:
        """Make a worklist of what was gathered for it."""
        if not self.leaving:
            worklists.take(self, message)
            self.sync()

    def on_anchors_found(self, message: AnchorsFound) -> None:
        """Annotations of changed articles were looked for."""
        if not self.leaving:
            anchors.take(self, message)
            self._renew_picker()
            self.sync()

    def on_repeats_found(self, message: RepeatsFound) -> None:
        """Paragraphs that stand in several articles were looked for."""
        if not self.leaving:
            repeats.take(self, message)
            self.sync()

    def on_loading_failed(self, message: LoadingFailed) -> None:
        """Say what could not be done; what is there stays."""
        self.reader.notice = message.reason
        self.desk.say(message.reason)
        self.desk.named = True
        self.sync()

    def _take(self, library: Library) -> None:
        self.reader.notice = ""
        self.reader.hints = None
        self.desk.take_articles(library.articles, library.closed)
        self.call_after_refresh(self.finders.take_articles, library.articles)
        self.call_after_refresh(anchors.look, self)
        if self.desk.reader.article is None:
            self.desk.return_to_last()
        if self._first_run and library.articles:
            self._first_run = False
            self.status.teaching = teaching(self, self.app.size.width)
        self.desk.say("")
        problems = [*library.failed, *library.remarks]
        if problems:
            more = f" (and {len(problems) - 1} more: skyread index tells all)" if len(problems) > 1 else ""
            self.desk.tell(f"{problems[0].path}: {problems[0].reason}{more}")

    def reload(self, *, only_if_changed: bool = False) -> None:
        """Read files again that changed, appeared or vanished; the place in the text is kept."""
        self.desk.remember()
        if self.loader.again(only_if_changed=only_if_changed):
            self.desk.say(
                "Files have changed; reading them again" if only_if_changed else "Reading the library again"
            )

    def on_app_focus(self, _event: AppFocus) -> None:
        """Look for changed files when the user comes back to the terminal."""
        self.reload(only_if_changed=True)
        self.sync()

    def quit(self, code: int = 0) -> None:
        """Keep everything and leave; what still comes in from the background finds nobody."""
        self.leaving = True
        self.desk.remember()
        self.finders.close()
        self.cursor.give_back()
        self.app.exit(return_code=code)

    def _tick(self) -> None:
        """Twice a second: show how far background work is, and keep the place once the keys rest."""
        self._ticks_since_kept += 1
        if self._rested or self._ticks_since_kept >= _KEEP_AFTER_TICKS:
            self.desk.remember()
            self._ticks_since_kept = 0
        if self._rested:
            gc.collect(0)  # so that it seldom comes to that in the middle of a key
        self._rested = True
        self.desk.drafts.flush()
        self.desk.work.lists.notice_others()
        if self.desk.annotations.notice_others():
            self.desk.refresh_states()
            self.desk.deciding.kept.forget()
            self._renew_picker()
        self.status.progress = self.loader.progress or naming.progress(self)
        if self.desk.reader.article is None and self.loader.library is None and self.status.progress:
            self.reader.notice = self.status.progress
        self.sync()

    # Keys ------------------------------------------------------------------------------------------------

    @property
    def context(self) -> Context:
        """Whose keys are in force."""
        if self.desk.prompt.purpose is not None:
            return Context.PROMPT
        if self.desk.picker.shown:
            return Context.PICKER
        if self.help_view.shown:
            return Context.HELP
        if self.review.shown:
            return Context.REVIEW
        if self.desk.card.shown:
            return Context.CARD
        if self.desk.editor.job is not None:
            return Context.EDITOR
        if self.reader.hints is not None:
            return Context.HINTS
        if self.desk.visual is not None and self.desk.pane is Pane.READER:
            return Context.VISUAL
        return Context(self.desk.pane.value)

    def on_key(self, event: Key) -> None:
        """Take every key before textual's own bindings see it."""
        event.stop()
        event.prevent_default()
        self.press(from_event(event.key, event.character))

    def press(self, key: str) -> None:
        """Do what a key means here."""
        self._rested = False
        self._safely(partial(self._press, key))

    def _safely(self, do: Callable[[], None]) -> None:
        """Do what the user asked for and draw what came of it; what is refused is said, and an error ends in order."""
        try:
            do()
            self.sync()
        except NotKeptError as refused:
            self.desk.say(str(refused))
            self.app.bell()
            self.sync()
        except Exception as problem:  # nothing of the user's may be lost
            self.fail(problem)

    def on_drawing_failed(self, message: DrawingFailed) -> None:
        """A pane could not be drawn."""
        self.fail(message.problem)

    def on_work_failed(self, message: WorkFailed) -> None:
        """Work in the background met an error of the program."""
        self.fail(message.problem)

    def redraw(self) -> None:
        """Draw everything: the terminal has shown something else since."""
        self.refresh(layout=True)
        self.sync(force=True)

    def fail(self, problem: Exception) -> None:
        """End in order on an error of the program: keep everything and say where the details are."""
        if self.failure is None:
            self.failure = problem
            self.desk.remember()
            self.cursor.give_back()
            self.app.exit(return_code=FAILURE)

    def _press(self, key: str) -> None:
        if self.desk.peek is not None:
            self.desk.peek = None
            if key == "escape":
                return
        context = self.context
        typing = context in TYPING
        if not typing or context is Context.EDITOR:
            self.desk.say("")
            self.status.teaching = ""
        result = self.keys.feed(context, key)
        self.status.pending = self.keys.pending
        self.status.continuations = result.continuations if isinstance(result, Pending) else ()
        if isinstance(result, Matched):
            self.run_command(result.command, Press(result.count, result.argument or ""))
        elif not isinstance(result, Pending):
            self._type(context, key)
            if key == "ctrl+c" and not typing:
                self.desk.say(f"{way_to(self, 'app.quit')} quits; everything is kept")
        if not isinstance(result, Pending) and self.context not in TYPING:
            self.desk.tell_waiting()

    def _type(self, context: Context, key: str) -> None:
        """Take a key that is no command where text or labels are typed."""
        if context is Context.PROMPT:
            self.desk.prompt.press(key)
        elif context is Context.PICKER:
            if self.desk.picker.edit.press(key):
                self.desk.picker.typed()
                self.search_picker()
        elif context is Context.EDITOR:
            self.desk.editor.edit.press(key)
            noting.typed(self)
        elif context is Context.HINTS and self.reader.hints is not None:
            hints = self.reader.hints
            offset = hints.type(key) if len(key) == 1 else None
            if offset is not None:
                self.reader.hints = None
                hints.go(offset)

    def on_paste(self, event: Paste) -> None:
        """Paste into whatever is being typed."""
        event.stop()
        self._safely(partial(self._paste, event.text))

    def _paste(self, text: str) -> None:
        if self.context is Context.PROMPT:
            self.desk.prompt.paste(text)
        elif self.context is Context.PICKER:
            self.desk.picker.edit.insert(text)
            self.desk.picker.typed()
            self.search_picker()
        elif self.context is Context.EDITOR:
            self.desk.editor.edit.paste(text)
            noting.typed(self)

    def available(self, command: Command) -> bool:
        """Whether what a command needs is there."""
        desk = self.desk
        return {
            Need.NOTHING: True,
            Need.ARTICLE: desk.reader.article is not None,
            Need.ENTITY: desk.current is not None,
            Need.HITS: bool(desk.search),
            Need.ANNOTATION: desk.marking.focus is not None,
            Need.CARET: desk.visual is not None,
        }[command.needs]

    def run_command(self, command: str, press: Press) -> None:
        """Run a command by id, if what it needs is there."""
        one = by_id(command)
        if command not in KEEPS_OFFER:
            self.offered = None
        if command != "list.mark_all_read":
            self.marked_read = []
        if self.available(one):
            act_of(command)(self, press)
        else:
            self.desk.say(f"{one.title}: only where {one.needs.value}")

    def keys_of(self, command: str) -> str:
        """A command's keys in the pane that has the keys, as they are shown."""
        return "  ".join(show(keys) for keys in self.keymap.keys_of(command, Context(self.desk.pane.value)))

    def on_pane_scrolled(self, message: PaneScrolled) -> None:
        """The mouse wheel."""
        self._safely(partial(mouse.scrolled, self, message))

    def on_pane_clicked(self, message: PaneClicked) -> None:
        """A mouse click."""
        self._safely(partial(mouse.clicked, self, message))

    def on_text_dragged(self, message: TextDragged) -> None:
        """Text is selected with the mouse."""
        self._safely(partial(mouse.dragged, self, message))

    # Panes -----------------------------------------------------------------------------------------------

    def focus_pane(self, pane: Pane) -> None:
        """Give a pane the keys."""
        self.desk.pane = pane
        self.view.look_at(pane)
        if pane is Pane.READER:
            self.desk.opened = self.desk.reader.article is not None
        else:
            self.desk.visual = None
        if pane is Pane.ENTITIES and self.desk.reader.entity is not None:
            self.desk.sidebar.select(self.desk.reader.entity)

    def toggle_pane(self, pane: Pane) -> None:
        """Show or hide a side pane; the reader keeps the keys."""
        if self.desk.pane is pane:
            self.desk.pane = Pane.READER
        self.view.toggle(pane, self.size.width, self.desk.pane)

    def show_selected(self) -> None:
        """Show the article under the list's cursor in passing."""
        selected = self.desk.listing.selected
        reader = self.desk.reader
        closed = self.desk.listing.selected_closed
        self.reader.notice = f"{closed.path} {closed.reason}" if closed else ""
        if closed is not None:
            self.desk.show_nothing()
        if selected is not None and (reader.article is None or reader.article.id != selected):
            self.desk.show(selected)

    def entity_source(self, *, here_only: bool) -> EntitySource:
        """The entities to pick from; none yet while names are being found."""
        from skyread.desk.sources import EntitySource  # noqa: PLC0415  not needed for the first frame

        desk = self.desk
        article = desk.reader.article.id if desk.reader.article else None
        finder = self.finders.names() if desk.named else None
        return EntitySource(finder, desk.index, desk.landing, article, here_only)

    def open_picker(self, source: Source, query: str = "") -> None:
        """Pick from `source`."""
        self.desk.picker.open(source, query)
        self.search_picker()

    def search_picker(self) -> None:
        """Find what the picker's source has for what is typed."""
        picker = self.desk.picker
        source, query = picker.source, picker.edit.text
        if source is None:
            return
        if not source.slow:
            picker.take(query, source.find(query))
            return

        background.run(self, lambda: Found(source, query, source.find(query)), "picker")

    def _renew_picker(self) -> None:
        """What a list on the screen was made of has changed."""
        if self.desk.picker.shown:
            from skyread.ui.acts.notes import renew  # noqa: PLC0415  not needed for the first frame

            renew(self)

    def on_found(self, message: Found) -> None:
        """Show what a slow source found."""
        if message.source is self.desk.picker.source:
            self.desk.picker.take(message.query, message.items)
            self.sync()

    # Drawing ---------------------------------------------------------------------------------------------

    def set_theme(self, name: str) -> None:
        """Change the colours."""
        palette = PALETTES[name]
        for pane in self.panes:
            pane.palette = palette
            pane.forget()
        self.app.theme = palette.theme.name
        self.sync()

    def on_resize(self, _event: Resize) -> None:
        """Arrange the panes for the new size."""
        self.sync()

    def place_panes(self) -> None:
        """Give every pane its place for the size of the screen and what is open."""
        width, height = self.app.size
        widths = self.view.panes(width, self.desk.pane)
        if not self.desk.listing.window.size and not self.desk.listing.filter:
            widths = Arrangement(0, width, 0)  # nothing to list: what to do about it has the screen
        for pane, cells in (
            (self.list, widths.list),
            (self.reader, widths.reader),
            (self.entities, widths.entities),
        ):
            pane.display = cells > 0
            pane.styles.width = max(1, cells)
        status_rows = self.status.rows if height > 2 else 1
        self.status.styles.height = status_rows
        note, writing = editor_box(width, height - status_rows, widths), self.desk.editor.job is not None
        self.reader.covered = note.height if writing and note.y else 0
        self.reader.fit(Size(max(1, widths.reader), max(1, height - status_rows)))
        box, peeked = overlay(width, height), views.place_peek(self)
        for over, shown, place in (
            (self.picker, self.desk.picker.shown, box),
            (self.card, self.desk.card.shown, box),
            (self.reviewing, self.review.shown, box),
            (self.help, self.help_view.shown, box),
            (self.editor, writing, note),
            (self.peek, peeked is not None, peeked or box),
        ):
            over.display = shown and height > 1
            over.styles.width, over.styles.height = place.width, place.height
            over.styles.offset = (place.x, place.y)

    def sync(self, *, force: bool = False) -> None:
        """Draw whatever has changed."""
        if self.desk.deciding.stale:
            naming.lay(self)
        views.renew_card(self)
        self.place_panes()
        self.list.active = self.desk.pane is Pane.LIST
        self.reader.active = self.desk.pane is Pane.READER
        self.entities.active = self.desk.pane is Pane.ENTITIES
        for pane in self.panes:
            if force:
                pane.forget()
            pane.sync()
        self._put_cursor(again=force)

    def _put_cursor(self, *, again: bool) -> None:
        """Put the terminal's cursor where text is typed or selected, hidden on the focus where neither is done."""
        pane, shape = {
            Context.PROMPT: (self.status, Shape.BAR),
            Context.PICKER: (self.picker, Shape.BAR),
            Context.EDITOR: (self.editor, Shape.BAR),
            Context.VISUAL: (self.reader, Shape.BLOCK),
        }.get(self.context, (self.reader, Shape.HIDDEN))
        visual = self.desk.visual
        if shape is Shape.BLOCK and visual is not None and visual.selecting:
            shape = Shape.UNDERLINE
        cell = pane.caret_cell() if pane.display else None
        if cell is None:
            cell, shape = (0, 0), Shape.HIDDEN
        self.cursor.put(pane.region.offset + cell, shape, again=again)
