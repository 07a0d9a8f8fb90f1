"""Acts that find annotations again: the lists of annotations, tags and acts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from skyread.desk.annotation_query import quoted
from skyread.desk.annotation_source import AnnotationSource, Sight
from skyread.desk.annotation_table import Order
from skyread.desk.notes_sources import HistorySource, TagSource
from skyread.desk.picker import Item, Ordered
from skyread.notebook.apart import reading_apart
from skyread.notebook.history import KEPT, Act
from skyread.ui import renewing
from skyread.ui.dispatch import Press, act
from skyread.ui.keynames import takes_back, way_to
from skyread.ui.screen import DeskScreen


def nothing_yet(screen: DeskScreen) -> str:
    """What to do about a notebook without annotations."""
    highlight, note = way_to(screen, "annotation.highlight"), way_to(screen, "annotation.note")
    return f"Nothing is annotated yet: {highlight} highlights the sentence in focus, {note} adds a note"


@act("jump.annotations")
def jump_annotations(screen: DeskScreen, press: Press) -> None:
    """Pick an annotation of the notebook, of those that fit what stands behind the command's name."""
    list_annotations(screen, f"{press.argument} " if press.argument else "")


@act("jump.notes")
def jump_notes(screen: DeskScreen, _press: Press) -> None:
    """Pick an annotation that has a note."""
    list_annotations(screen, "has:note ")


def list_annotations(screen: DeskScreen, query: str = "") -> None:
    """Open the list of annotations, with something asked for already."""
    if not screen.desk.annotations.counts():
        screen.desk.say(nothing_yet(screen))
        return
    screen.open_picker(_source(screen, Order.ARTICLE), query)


def _source(screen: DeskScreen, order: Order) -> AnnotationSource:
    desk = screen.desk
    sight = Sight(desk.annotations.changed, desk.articles, desk.listing.order, desk.index)
    read = reading_apart(desk.notebook, desk.annotations)
    here = desk.reader.article.id if desk.reader.article else None
    return AnnotationSource(screen.finders.annotations(), sight, read, order, here=here)


def renew(screen: DeskScreen) -> None:
    """Ask a list of annotations that was left open again: they may have changed since."""
    picker = screen.desk.picker
    if isinstance(picker.source, AnnotationSource):
        before = picker.source
        now = _source(screen, before.order)
        picker.source = replace(now, limit=before.limit, here=before.here, here_only=before.here_only)
        picker.stay()
        screen.search_picker()
    else:
        renewing.renew(screen)


@act("picker.order")
def picker_order(screen: DeskScreen, _press: Press) -> None:
    """List the results in the next order; the cursor stays on its result."""
    picker = screen.desk.picker
    if isinstance(picker.source, Ordered):
        picker.source = picker.source.reordered()
        picker.stay()
        screen.search_picker()


def follow_annotation(screen: DeskScreen, source: AnnotationSource, item: Item) -> None:
    """Go where an annotation stands, or say where it stood."""
    row = source.row(item)
    if item.passage is not None:
        if screen.desk.jump(item.passage):
            screen.desk.marking.choose(item.key)
    elif row is not None:
        kept = row.annotation.target.source
        where = f"It stood in {kept.title or kept.path}"
        lost = row.standing.article is not None
        screen.desk.say(
            f"{where}; :anchors can place it" if lost else f"{where}, which is not in the library"
        )


@act("jump.tags")
def jump_tags(screen: DeskScreen, _press: Press) -> None:
    """Pick a tag and list its annotations."""
    tags = screen.desk.annotations.tags()
    if not tags:
        screen.desk.say(
            f"No tags are in use yet: {way_to(screen, 'annotation.tags')} tags the annotation in focus"
        )
        return

    def pick(item: Item) -> bool:
        list_annotations(screen, f"tag:{quoted(item.key)} ")
        return True

    screen.open_picker(TagSource(tags, pick))


@act("notes.rename_tag")
def rename_tag(screen: DeskScreen, press: Press) -> None:
    """Call a tag otherwise everywhere."""
    desk, used = screen.desk, dict(screen.desk.annotations.tags())
    names = tag_names(press.argument)
    if len(names) != 2:
        desk.say(
            'rename-tag wants two tags: OLD NEW; with blanks in them "OLD TAG" "NEW TAG", or a comma between'
        )
        return
    old, new = names
    if old not in used:
        desk.say(f"No annotation has the tag #{old}")
        return
    merged = new in used and new != old
    changed = desk.annotations.rename_tag(old, new)
    what = f"#{old} is one with #{new}" if merged else f"#{old} is #{new} now"
    several = "s" if changed != 1 else ""
    desk.say(f"{what}: {changed:,} annotation{several} changed; {takes_back(screen)}")


_NAME = re.compile(r'"((?:[^"]|"")*)"|(\S+)')


def tag_names(argument: str) -> list[str]:
    """The tags of a line: parted by a comma if it has one, else by blanks outside quotation marks."""
    if "," in argument and '"' not in argument:
        parts = argument.split(",")
    else:
        parts = [
            match[1].replace('""', '"') if match[1] is not None else match[2].rstrip(",")
            for match in _NAME.finditer(argument)
        ]
    names = [" ".join(part.split()).lstrip("#") for part in parts]
    return [name for name in names if name]


def complete_tags(argument: str, tags: Sequence[str]) -> list[str]:
    """What the argument of rename-tag could become: a tag in use, then another after it."""
    first = next((f"{quoted(tag)} " for tag in tags if argument.startswith(f"{quoted(tag)} ")), "")
    return [f"{first}{quoted(tag)}" for tag in tags if f"{quoted(tag)} " != first]


@act("history.list")
def history(screen: DeskScreen, _press: Press) -> None:
    """List the acts; picking one takes it back or does it again, and the list stays."""
    desk = screen.desk
    if not desk.history.acts(1):
        desk.say("Nothing was done yet that could be taken back")
        return

    def pick(item: Item) -> bool:
        turned = desk.history.toggle(int(item.key))
        if turned is None:
            desk.say("That act is not known any more")
        else:
            desk.refresh_states()
            desk.say(f"{'Undone' if turned.undone else 'Done again'}: {turned.title}")
        desk.picker.stay()
        screen.search_picker()
        return True

    def title_of(article: str) -> str:
        return desk.title_of(article) if article in desk.articles else ""

    @lru_cache(1)
    def acts_at(_turn: int) -> Sequence[Act]:
        return desk.history.acts(KEPT)

    screen.open_picker(HistorySource(lambda: acts_at(desk.history.turn()), title_of, pick))
