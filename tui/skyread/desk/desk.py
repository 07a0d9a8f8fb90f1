"""The desk: an open library with its index and its notebook, and what the reader is doing with them.

The screen and its commands talk to this: going to places, stepping through mentions, keeping the place. Each pane
has a view model of its own (`reader`, `listing`, `sidebar`, `picker`); here is only what concerns several of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from skyread.desk.arrangement import Pane
from skyread.desk.card import Card
from skyread.desk.deciding import Deciding
from skyread.desk.editor import Editor
from skyread.desk.finding import Search
from skyread.desk.listing import Listing, label
from skyread.desk.marking import Marking
from skyread.desk.picker import Picker
from skyread.desk.prompt import Prompt
from skyread.desk.reader import Reader
from skyread.desk.relocating import relocate
from skyread.desk.rulings import look_again
from skyread.desk.seen_before import SeenBefore
from skyread.desk.sidebar import EntityRow, Sidebar
from skyread.desk.speaking import Speaking
from skyread.desk.trail import Trail
from skyread.desk.worklist import Work
from skyread.entities.model import Entity, Mention, Resolution
from skyread.index.library_index import Index, Step
from skyread.keys.settings import Settings
from skyread.library.article import Article
from skyread.library.scanning import Skipped
from skyread.notebook.annotations import Annotations
from skyread.notebook.decisions import Decisions
from skyread.notebook.drafts import Drafts
from skyread.notebook.history import History
from skyread.notebook.reading import LastSeen, Reading, ReadingState
from skyread.notebook.store import Notebook
from skyread.notebook.worklists import Worklists
from skyread.text.sanitise import printable
from skyread.text.spans import Passage

if TYPE_CHECKING:
    from skyread.desk.peek import Peek
    from skyread.desk.visual import Kept, Visual
    from skyread.entities.analysis import Quote
    from skyread.index.quotes import Quotes, Said

NO_ENTITY = "No name is in focus"
NOT_NAMED = "Names are still being found; try again in a moment"
GONE = "That article is not in the library any more"

READ_FROM = 0.95
"""The share of an article that must have been on screen for it to count as read."""


class Desk:
    """An open library. Offsets are code points in the text of the article shown."""

    def __init__(self, notebook: Notebook, settings: Settings) -> None:
        self.settings = settings
        self.notebook = notebook
        self.reading = Reading(notebook)
        self.history = History(notebook)
        self.annotations = Annotations(notebook, self.history)
        self.history.listen(lambda changes: look_again(changes, self.annotations, self.articles))
        self.work = Work(Worklists(notebook, self.history), self.reading, lambda: self.articles)
        self.deciding = Deciding(Decisions(notebook, self.history))
        self.index = Index.build((), Resolution({}, {}, {}))
        self.articles: dict[str, Article] = {}
        self.quoted: Mapping[str, Sequence[Quote]] = {}
        """The quotes of each article as they were found, by its id."""
        self._quotes: Quotes | None = None
        self.named = False
        """Whether the names of the library are known."""
        self.reader = Reader(self.mentions_between)
        self.marking = Marking(self.annotations, self.reading, self.reader, settings.pens, lambda: self.index)
        self.speaking = Speaking(self.reader, lambda: self.index, lambda: self.quotes)
        self.listing = Listing()
        self.sidebar = Sidebar()
        self.picker = Picker()
        self.card = Card()
        self.peek: Peek | None = None
        self.seen_before = SeenBefore(self.reader, self.state)
        self.prompt = Prompt()
        self.drafts = Drafts(notebook)
        self.editor = Editor(self.drafts)
        self.search = Search()
        entries, position = self.reading.load_trail()
        self.trail = Trail(entries, position)
        self.pane = Pane.LIST
        self.opened = False
        """Whether the article shown is being read, and not only shown in passing."""
        self.message = ""
        self._answering = False
        self._untold: list[str] = []
        self.narrowed_to: str | None = None
        """Id of the entity that articles of the list must name."""
        self.states: dict[str, ReadingState] = {}
        self.last_selection: Kept | None = None
        """What was selected last, to be selected again."""
        self._visual: Visual | None = None
        self._kept: tuple[str, int, int] | None = None
        self._kept_last: LastSeen | None = None
        self._kept_trail = (self.trail.entries, self.trail.position)

    def say(self, message: str) -> None:
        """Answer the user, until the next key."""
        self.message = message
        self._answering = bool(message)

    def tell(self, message: str) -> None:
        """Tell the user something that no key asked for: it waits while an answer stands."""
        if self._answering:
            self._untold.append(message)
        else:
            self.message = message

    def tell_waiting(self) -> None:
        """Tell what waited, the oldest first, unless the key has an answer."""
        if self._untold and not self.message:
            self.message = self._untold.pop(0)

    @property
    def visual(self) -> Visual | None:
        """The caret in the article shown and what is selected with it; None where there is no caret."""
        return self._visual

    @visual.setter
    def visual(self, visual: Visual | None) -> None:
        """Put a caret into the text, or take it away; what was selected is kept to be selected again."""
        if self._visual is not None and self._visual.selecting:
            self.last_selection = self._visual.kept
        self._visual = visual
        self.marking.changing = None

    # The library -----------------------------------------------------------------------------------------

    def take_articles(self, articles: Sequence[Article], closed: Sequence[Skipped] = ()) -> None:
        """Take the articles of the library, at the start or after files have changed; `closed` need an extra."""
        shown = self.reader.article
        place = (self.reader.top_offset, self.reader.focus.start if self.reader.focus else 0)
        before = self.articles
        self.articles = {article.id: article for article in articles}
        moved = self._carry_over(before)
        self.states = dict(self.reading.states(self.articles))
        self.listing.fill(articles, closed)
        self.arrange_list()
        if shown is None:
            return
        now = self.articles.get(moved.get(shown.id, shown.id))
        if now is None or now.id != shown.id:
            self.visual = None
        if now is None:
            self.reader.clear()
            if others := [*filter(None, [self.listing.selected]), *self.listing.order]:
                self.show(others[0], opened=self.pane is Pane.READER)
        elif now.id != shown.id:
            top, focus = (relocate(shown.text, now.text, offset) for offset in place)
            self.reader.show(now, top, focus)
            self.listing.select(now.id)

    def _carry_over(self, before: dict[str, Article]) -> dict[str, str]:
        """Give articles whose file changed the reading state of their former text; old id → new id."""
        by_path = {path: article.id for article in self.articles.values() for path in article.paths}
        moved = {}
        for id_, article in before.items():
            if id_ not in self.articles:
                new = next((by_path[path] for path in article.paths if path in by_path), None)
                if new is not None:
                    move = partial(relocate, article.text, self.articles[new].text)
                    self.reading.carry_over(id_, new, move)
                    self.trail.carry_over(id_, new, move)
                    moved[id_] = new
        return moved

    def take_index(self, index: Index) -> None:
        """Take the index of the library's names as they are decided."""
        place = self.index.first(self.current) if self.current is not None else None
        self.index = index
        self._quotes = None
        self.named = True
        if self.current is not None and index.entity(self.current) is None:
            # Ruled to be another, or none: what stands now where its first mention stood goes on being current.
            found = index.mention_at(place.article, place.start) if place else None
            self.reader.current = found[1] if found else None
        self.reader.refresh_names()
        self.arrange_list()
        self.fill_sidebar()

    def arrange_list(self) -> None:
        """Sort and filter the list anew."""
        entity = self.entity(self.narrowed_to)
        self.listing.only = entity.name if entity else ""
        self.listing.arrange(
            lambda id_: self.state(id_).progress,
            lambda id_: self.index.count_in(self.current, id_) if self.current else 0,
            self.seen_before.repeats.families,
            lambda id_: entity is None or self.index.count_in(entity.id, id_) > 0,
        )

    def narrow_list(self, entity: str | None) -> None:
        """List only the articles that name an entity, or all again."""
        self.narrowed_to = entity
        self.arrange_list()

    def fill_sidebar(self) -> None:
        """List the entities of the article shown, or of the library."""
        article = self.reader.article
        rows: list[EntityRow] = []
        if self.sidebar.library_scope:
            counted = ((entity, self.index.counts(entity.id)) for entity in self.index.entities())
            rows = [EntityRow(entity, mentions, (), articles) for entity, (mentions, articles) in counted]
        elif article is not None:
            rows = [
                EntityRow(one.entity, one.count, one.offsets, self.index.counts(one.entity.id)[1])
                for one in self.index.entities_in(article.id)
            ]
        self.sidebar.fill(rows)

    def text_of(self, passage: Passage) -> str:
        """The text of a passage as it is drawn; empty where its article has gone."""
        article = self.articles.get(passage.article)
        return article.visible(passage.start, passage.end) if article else ""

    def text_around(self, passage: Passage) -> str:
        """The text of a passage on one line, with what follows where it is short."""
        end = max(passage.end, passage.start + 80)
        return " ".join(self.text_of(replace(passage, end=end)).split())

    def title_of(self, article: str) -> str:
        """What an article is called; says so where it has gone."""
        return label(self.articles[article]) if article in self.articles else "(gone)"

    # Names -----------------------------------------------------------------------------------------------

    @property
    def quotes(self) -> Quotes:
        """Who said what in the library, with names as they are decided."""
        from skyread.index.quotes import Quotes  # noqa: PLC0415  not needed for the first frame

        if self._quotes is None:
            self._quotes = Quotes(self.index, self.quoted)
        return self._quotes

    @property
    def said(self) -> Said | None:
        """The quote in focus, once the names of the library are known."""
        return self.speaking.focus if self.named else None

    @property
    def current(self) -> str | None:
        """The current entity's id."""
        return self.reader.current

    def entity(self, id_: str | None) -> Entity | None:
        """The entity with an id, if the library names it."""
        return self.index.entity(id_) if id_ else None

    def mentions_between(self, article: str, start: int, end: int) -> Sequence[tuple[Mention, str]]:
        """The mentions of an article that start in a range, each with its entity's id."""
        mentions = self.index.mentions_in(article)
        ids = self.index.entity_ids_in(article)
        first = bisect_left(mentions, start, key=lambda mention: mention.start)
        found = []
        for number in range(first, len(mentions)):
            if mentions[number].start >= end:
                break
            found.append((mentions[number], ids[number]))
        return found

    def set_current(self, entity: str | None) -> None:
        """Make an entity the current one, or none."""
        if entity != self.current:
            self.reader.current = entity
            if self.listing.sort.value == "mentions":
                self.arrange_list()
        if entity is not None:
            self.sidebar.select(entity)

    def step_mention(self, direction: int, count: int, *, take_focus: bool) -> bool:
        """Go to the current entity's next mention; with `take_focus` the one in focus becomes current first."""
        if not self.named:
            self.say(NOT_NAMED)
            return False
        if take_focus and self.reader.entity is not None:
            self.set_current(self.reader.entity)
        if self.current is None or self.reader.article is None:
            self.say(NO_ENTITY)
            return False
        step = self.index.step(
            self.current,
            self.reader.article.id,
            self._step_from(direction),
            direction,
            count,
            order=self.listing.order,
        )
        if step is None:
            self.say("This name stands nowhere else")
            return False
        self.jump(step.passage)
        if step.wrapped:
            self.say(
                "Round the end of the library" if direction > 0 else "Round the beginning of the library"
            )
        return True

    def _step_from(self, direction: int) -> int:
        reader = self.reader
        if reader.mention is not None:
            return reader.mention.start
        start = reader.focus.start if reader.focus else 0
        # A mention that begins the sentence in focus is still ahead of one who goes forward.
        return start - 1 if direction > 0 else start

    def landing(self, entity: str) -> Passage | None:
        """Where jumping to an entity leads: its next mention in this article, else its first in the library."""
        article = self.reader.article
        if article is not None:
            after = self.reader.focus.start if self.reader.focus else 0
            here = self.index.next_in(entity, article.id, after)
            if here is not None:
                return here
        return self.index.first(entity, self.listing.order)

    def jump_to_entity(self, entity: str, passage: Passage | None = None) -> None:
        """Make an entity current and go to where that leads."""
        target = passage or self.landing(entity)
        if target is None:
            return
        self.set_current(entity)
        self.jump(target)

    @property
    def step(self) -> Step | None:
        """Which of the current entity's mentions is in focus; None if none of them is."""
        reader = self.reader
        if (
            reader.article is None
            or reader.mention is None
            or reader.entity != self.current
            or not self.current
        ):
            return None
        before = reader.mention.start - 1
        return self.index.step(self.current, reader.article.id, before, 1, order=self.listing.order)

    # Going to places -------------------------------------------------------------------------------------

    def here(self, why: str = "place") -> Passage:
        """The place in focus."""
        reader = self.reader
        assert reader.article is not None
        if reader.mention is not None:
            return Passage(reader.article.id, reader.mention.start, reader.mention.end, why)
        start, end = (reader.focus.start, reader.focus.end) if reader.focus else (reader.top_offset,) * 2
        return Passage(reader.article.id, start, end, why)

    def jump(self, passage: Passage, *, record: bool = True) -> bool:
        """Go to a passage in any article and put the reader in focus; the place left goes on the trail."""
        if passage.article not in self.articles:
            self.say(GONE)
            return False
        if record and self.reader.article is not None:
            self.trail.leave(self.here())
        self.pane = Pane.READER
        self.visual = None
        self.card.close()
        if self.reader.article is None or self.reader.article.id != passage.article:
            self.show(passage.article)
        self.opened = True
        self.reader.focus_passage(passage.start, passage.end)
        self.listing.select(passage.article)
        return True

    def show(self, article: str, *, opened: bool = False) -> None:
        """Show an article at the place where it was left. Not `opened`, it is shown in passing only."""
        self._remember_place()
        self.opened = opened
        one = self.articles[article]
        if self.reader.article is not one:
            self.visual = None
            state = self.state(article)
            self.reader.show(one, state.top, state.focus)
            if not self.sidebar.library_scope:
                self.fill_sidebar()
        self.listing.select(article)

    def show_nothing(self) -> None:
        """Take the article off the screen; its place is kept."""
        self._remember_place()
        self.opened = False
        self.visual = None
        self.reader.clear()
        self.fill_sidebar()

    def open(self, article: str) -> None:
        """Read an article: show it, put the reader in focus, count it as read."""
        if article not in self.articles:
            self.say(GONE)
            return
        if self.reader.article is not None and self.reader.article.id != article and self.opened:
            self.trail.leave(self.here())
        self.show(article, opened=True)
        self.opened = True
        self.pane = Pane.READER
        if not self.state(article).read:
            self.set_read([article], True)

    def go_to_neighbour(self, count: int) -> bool:
        """Read the article `count` rows further in the list."""
        here = self.reader.article.id if self.reader.article else self.listing.selected
        target = self.listing.neighbour(here, count)
        if target is None:
            self.say("This is the last article" if count > 0 else "This is the first article")
            return False
        self.open(target)
        return True

    def back(self, count: int) -> bool:
        """Go back on the trail."""
        if self.reader.article is None:
            return False
        return self._follow(self.trail.back(self.here(), count), "This is where the trail begins")

    def forward(self, count: int) -> bool:
        """Go forward on the trail."""
        return self._follow(self.trail.forward(count), "This is where the trail ends")

    def _follow(self, place: Passage | None, otherwise: str) -> bool:
        if place is None:
            self.say(otherwise)
            return False
        return self.jump(place, record=False)

    # Reading state ---------------------------------------------------------------------------------------

    def state(self, article: str) -> ReadingState:
        """How far an article has been read."""
        return self.states.get(article) or ReadingState()

    def refresh_states(self) -> None:
        """Ask the notebook again how far the articles have been read: an act was taken back, or done elsewhere."""
        self.states = dict(self.reading.states(self.articles))

    def set_read(self, articles: Sequence[str], read: bool, *, by_hand: str = "") -> None:
        """Mark articles as read or unread, on disk before this returns.

        `by_hand` says what the user did, who can then take it back; without it nobody asked for it.
        """
        self.reading.set_read(articles, read, self.history if by_hand else None, by_hand)
        for article in articles:
            self.states[article] = replace(self.state(article), read=read)
        self.states.update(self.reading.states(articles))

    def remember(self) -> None:
        """Keep what has changed of where the reader is: the place, which article and pane, the trail."""
        self._remember_place()
        reader = self.reader
        if reader.article is not None:
            last = LastSeen(reader.article.id, (self.pane if self.opened else Pane.LIST).value)
            if last != self._kept_last:
                self._kept_last = last
                self.reading.set_last(last)
        trail = (self.trail.entries, self.trail.position)
        if trail != self._kept_trail:
            self._kept_trail = trail
            self.reading.save_trail(*trail)

    def _remember_place(self) -> None:
        reader = self.reader
        if reader.article is None or not self.opened:
            return
        article = reader.article
        focus = reader.focus.start if reader.focus else reader.top_offset
        place = (article.id, reader.top_offset, focus)
        if place == self._kept:
            return
        self._kept = place
        progress = max(reader.progress, self.state(article.id).progress)
        self.reading.remember_place(
            article.id, reader.top_offset, focus, progress, title=article.title, path=printable(article.path)
        )
        self.states[article.id] = replace(
            self.state(article.id), top=reader.top_offset, focus=focus, progress=progress
        )
        if progress >= READ_FROM and not self.state(article.id).read:
            self.set_read([article.id], True)

    def return_to_last(self) -> None:
        """Go where the reader was when skyread was left; on a first run show the list's first article."""
        last = self.reading.last()
        if last is not None and last.article in self.articles:
            self.show(last.article, opened=True)
            self.pane = Pane.READER
        elif self.listing.selected is not None:
            self.show(self.listing.selected)
