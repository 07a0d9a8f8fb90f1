"""Acts that open the picker, and those inside it."""

from __future__ import annotations

from skyread.desk.annotation_source import AnnotationSource
from skyread.desk.draft_source import DraftSource
from skyread.desk.mention_source import MentionSource
from skyread.desk.picker import Acting, Item, Scoped, Several, Source
from skyread.desk.quote_source import QuoteSource
from skyread.desk.sources import (
    ArticleSource,
    CommandSource,
    EntitySource,
    PlaceSource,
    TextSource,
)
from skyread.keys.commands import COMMANDS, Argument, Context
from skyread.ui import noting
from skyread.ui.acts.notes import follow_annotation, renew
from skyread.ui.acts.said import follow_quote
from skyread.ui.dispatch import Press, act
from skyread.ui.keynames import way_to
from skyread.ui.screen import DeskScreen


@act("jump.entities")
def jump_entities(screen: DeskScreen, _press: Press) -> None:
    """Pick an entity of the library."""
    _pick_entity(screen, here_only=False)


@act("jump.entities_here")
def jump_entities_here(screen: DeskScreen, _press: Press) -> None:
    """Pick an entity of this article."""
    _pick_entity(screen, here_only=True)


def _pick_entity(screen: DeskScreen, *, here_only: bool) -> None:
    screen.open_picker(screen.entity_source(here_only=here_only))


@act("jump.articles")
def jump_articles(screen: DeskScreen, _press: Press) -> None:
    """Pick an article."""
    desk = screen.desk
    screen.open_picker(ArticleSource.of([desk.articles[id_] for id_ in desk.listing.order]))


@act("jump.text")
def jump_text(screen: DeskScreen, _press: Press) -> None:
    """Pick a passage by words in it."""
    desk = screen.desk
    if screen.finders.text() is None and desk.articles:  # asked for before the first frame was drawn
        screen.finders.take_articles(list(desk.articles.values()))
    search = screen.finders.text()
    if search is None:
        desk.say("The articles are still being read; try again in a moment")
        return
    screen.open_picker(TextSource(search, desk.text_of, desk.title_of))


@act("jump.trail")
def jump_trail(screen: DeskScreen, _press: Press) -> None:
    """Pick a place of the trail."""
    desk = screen.desk
    places = [place for place in desk.trail.entries if place.article in desk.articles]
    if not places:
        desk.say("The trail is empty: jumps leave places on it")
        return
    latest_first = [("", place) for place in reversed(places)]
    screen.open_picker(PlaceSource("the trail", latest_first, desk.text_around, desk.title_of))


@act("jump.marks")
def jump_marks(screen: DeskScreen, _press: Press) -> None:
    """Pick a mark: those of the library, then those of every article."""
    desk = screen.desk
    marks = [
        (f"{letter}  ", place) for letter, place in desk.reading.marks() if place.article in desk.articles
    ]
    if not marks:
        desk.say(f"There are no marks yet: {way_to(screen, 'mark.set')} sets one")
        return
    screen.open_picker(PlaceSource("marks", marks, desk.text_around, desk.title_of))


@act("app.palette")
def palette(screen: DeskScreen, _press: Press) -> None:
    """Pick a command that works here."""
    context = Context(screen.desk.pane.value)
    here = [
        command
        for command in COMMANDS
        if command.works_in(context)
        and command.argument is not Argument.CHARACTER
        and screen.available(command)
    ]
    screen.open_picker(CommandSource.of(here, screen.keys_of))


@act("jump.resume")
def resume(screen: DeskScreen, _press: Press) -> None:
    """Show the last picker as it was left."""
    if not screen.desk.picker.resume():
        opening = ", ".join(way_to(screen, one) for one in ("jump.entities", "jump.articles", "jump.text"))
        screen.desk.say(f"Nothing to resume: {opening} open a picker")
    renew(screen)


@act("picker.next")
def picker_next(screen: DeskScreen, _press: Press) -> None:
    """Next result."""
    screen.desk.picker.move(1)


@act("picker.previous")
def picker_previous(screen: DeskScreen, _press: Press) -> None:
    """Previous result."""
    screen.desk.picker.move(-1)


@act("picker.page_down")
def picker_page_down(screen: DeskScreen, _press: Press) -> None:
    """A page of results down."""
    screen.desk.picker.move(max(2, screen.desk.picker.window.height))


@act("picker.page_up")
def picker_page_up(screen: DeskScreen, _press: Press) -> None:
    """A page of results up."""
    screen.desk.picker.move(-max(2, screen.desk.picker.window.height))


@act("picker.preview_down")
def preview_down(screen: DeskScreen, _press: Press) -> None:
    """Scroll the preview down."""
    screen.desk.picker.preview_scroll += 4


@act("picker.preview_up")
def preview_up(screen: DeskScreen, _press: Press) -> None:
    """Scroll the preview up."""
    screen.desk.picker.preview_scroll -= 4


@act("picker.leave")
def leave_picker(screen: DeskScreen, _press: Press) -> None:
    """Close the picker; its state stays."""
    screen.desk.picker.close()


@act("picker.scope")
def picker_scope(screen: DeskScreen, _press: Press) -> None:
    """Look in this article only, or in the library."""
    picker = screen.desk.picker
    if isinstance(picker.source, Scoped):
        picker.source = picker.source.rescoped()
        picker.stay()
        screen.search_picker()


@act("picker.accept")
def accept_pick(screen: DeskScreen, _press: Press) -> None:
    """Go where the result leads."""
    desk = screen.desk
    source, typed = desk.picker.source, desk.picker.edit.text
    if source is not None and desk.picker.answered != typed:
        desk.picker.take(typed, source.find(typed))  # what is found in the background has not come yet
    if desk.picker.marked and isinstance(source, Several):
        if not source.pick_all(list(desk.picker.marked.values())):
            desk.picker.close()
        return
    item = desk.picker.selected
    if item is None or source is None or (isinstance(source, Acting) and source.pick(item)):
        return
    desk.picker.close()
    follow(screen, source, item)


@act("picker.mark")
def mark_pick(screen: DeskScreen, _press: Press) -> None:
    """Mark the result, to pick several."""
    if not screen.desk.picker.mark():
        screen.desk.say("One of these only can be picked")


def follow(screen: DeskScreen, source: Source, item: Item) -> None:
    """Do what picking `item` from `source` means."""
    desk = screen.desk
    if isinstance(source, EntitySource):
        desk.jump_to_entity(item.key)
    elif isinstance(source, CommandSource):
        screen.run_command(item.key, Press())
    elif isinstance(source, AnnotationSource):
        follow_annotation(screen, source, item)
    elif isinstance(source, ArticleSource):
        desk.open(item.key)
    elif isinstance(source, DraftSource):
        noting.open_draft(screen, item.key)
    elif isinstance(source, MentionSource) and item.passage is not None:
        found = desk.index.mention_at(item.passage.article, item.passage.start)
        if found is not None:
            desk.jump_to_entity(found[1], item.passage)
    elif isinstance(source, QuoteSource):
        follow_quote(screen, source, item)
    elif item.passage is not None:
        desk.jump(item.passage)
