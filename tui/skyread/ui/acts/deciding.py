"""Acts that rule about names: one key where the error is seen, one key to take it back."""

from __future__ import annotations

from collections.abc import Sequence

from skyread.desk.deciding import TYPE_LETTERS, in_words
from skyread.desk.decision_source import DecisionSource
from skyread.desk.desk import NOT_NAMED
from skyread.desk.mention_source import MentionSource
from skyread.desk.merge_source import MergeSource
from skyread.desk.picker import Item, Reasoned
from skyread.desk.prompt import Purpose
from skyread.desk.split_source import SplitSource
from skyread.entities.model import Entity, EntityType
from skyread.text.spans import Passage
from skyread.ui import merges, naming
from skyread.ui.acts.views import looked_at
from skyread.ui.dispatch import Press, act
from skyread.ui.keynames import takes_back, way_to
from skyread.ui.screen import DeskScreen

_LONGEST_NAME = 120


def _take_back(screen: DeskScreen) -> str:
    return f"{takes_back(screen)}, {way_to(screen, 'entity.only_here')} limits it to this article"


def _meant(screen: DeskScreen) -> Entity | None:
    """The entity that a key rules about; that there is none, or nothing to rule, is told."""
    found = looked_at(screen)
    if found is not None and found.type is EntityType.DATE:
        screen.desk.say("A date is what it says: it can't be ruled to be something else")
        return None
    return found


@act("entity.merge")
def merge(screen: DeskScreen, _press: Press) -> None:
    """Choose the entity that this one is the same as."""
    entity, desk = _meant(screen), screen.desk
    if entity is None:
        return
    seen = _seen(screen, entity)

    def merged(other: Entity) -> None:
        desk.deciding.merge(entity, other, seen)
        naming.lay(screen)
        desk.say(f"{entity.name} is {other.name} now; {_take_back(screen)}")

    entities = screen.entity_source(here_only=False)
    screen.open_picker(MergeSource(entity, entities, merges.likely(screen, entity), merged))


@act("entity.split")
def split(screen: DeskScreen, _press: Press) -> None:
    """Choose what of an entity is somebody else."""
    entity, desk = _meant(screen), screen.desk
    if entity is None:
        return
    passages = desk.index.passages(entity.id, desk.listing.order)
    if len(passages) < 2:
        desk.say(f"{entity.name} stands only once here: there is nothing to split; R gives it another name")
        return

    def parted(forms: Sequence[str], mentions: Sequence[Passage]) -> None:
        desk.picker.close()
        what = [*forms, *([_counted(len(mentions), "mention")] if mentions else [])]
        found = (desk.index.mention_at(one.article, one.start) for one in passages)
        parts = sum(one is not None and one[0].surface in forms for one in found)
        if parts + len(mentions) >= len(passages):
            desk.say("That is all of it; R gives it another name")
            return
        desk.deciding.split(entity, forms, mentions)
        naming.lay(screen)
        if not forms and len(mentions) == 1:
            named = way_to(screen, "entity.rename")
            desk.say(f"This mention is somebody else now; {takes_back(screen)}, {named} names it")
            return
        plural = len(what) > 1 or len(mentions) > 1
        desk.say(f"{', '.join(what)} {'are' if plural else 'is'} somebody else now; {_take_back(screen)}")

    here = _focus(screen, entity)
    mentions = MentionSource.of(desk, entity)
    screen.open_picker(SplitSource(entity, desk.index, mentions, here, parted))


def _focus(screen: DeskScreen, entity: Entity) -> Passage | None:
    """The mention in focus, if it is one of the entity."""
    reader = screen.desk.reader
    if reader.article is None or reader.mention is None or reader.entity != entity.id:
        return None
    return Passage(reader.article.id, reader.mention.start, reader.mention.end, "mention")


def _seen(screen: DeskScreen, entity: Entity) -> Passage | None:
    """Where the user sees an entity: the mention in focus, else one in the article shown."""
    article = screen.desk.reader.article
    focus = _focus(screen, entity)
    return focus or (screen.desk.index.next_in(entity.id, article.id, 0) if article else None)


@act("entity.mute")
def mute(screen: DeskScreen, _press: Press) -> None:
    """Say that an entity is no name."""
    entity, desk = _meant(screen), screen.desk
    if entity is not None:
        mentions, _ = desk.index.counts(entity.id)
        desk.deciding.mute(entity, _seen(screen, entity))
        naming.lay(screen)
        desk.say(f"Muted {entity.name} ({_counted(mentions, 'mention')}); {_take_back(screen)}")


@act("entity.rename")
def rename(screen: DeskScreen, _press: Press) -> None:
    """Ask for the name of an entity."""
    entity = _meant(screen)
    if entity is None:
        return
    seen = _seen(screen, entity)

    def accept(line: str) -> None:
        name = " ".join(line.split())
        if name and name != entity.name:
            screen.desk.deciding.rename(entity, name, seen)
            naming.lay(screen)
            screen.desk.say(f"Called {name} now; {takes_back(screen)}")

    screen.desk.prompt.open(
        Purpose("rename", "name: ", accept, complete=lambda line: _matching(entity.aliases, line)),
        entity.name,
    )


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'s' * (number != 1)}"


def _matching(names: tuple[str, ...], line: str) -> list[str]:
    return [name for name in names if line.casefold() in name.casefold() or name.startswith(line)]


@act("entity.retype")
def retype(screen: DeskScreen, press: Press) -> None:
    """Say what an entity is."""
    entity, type_ = _meant(screen), _type(screen, press.argument)
    if entity is not None and type_ is entity.type:
        screen.desk.say(f"{entity.name} is listed under {type_.value.lower()} already")
    elif entity is not None and type_ is not None:
        screen.desk.deciding.retype(entity, type_, _seen(screen, entity))
        naming.lay(screen)
        screen.desk.say(f"{entity.name} is listed under {type_.value.lower()} now; {_take_back(screen)}")


def _type(screen: DeskScreen, letter: str) -> EntityType | None:
    type_ = TYPE_LETTERS.get(letter)
    if type_ is None:
        known = "  ".join(f"{one} {kind.value.lower()}" for one, kind in TYPE_LETTERS.items())
        screen.desk.say(f"No type has the letter “{letter}”: {known}")
    return type_


@act("entity.add")
def add(screen: DeskScreen, press: Press) -> None:
    """Make the selection a name."""
    desk, type_ = screen.desk, _type(screen, press.argument)
    article, visual = desk.reader.article, desk.visual
    if article is None or visual is None or type_ is None:
        return
    form = " ".join(article.text[visual.span.start : visual.span.end].split())
    if not form or len(form) > _LONGEST_NAME:
        desk.say("Select a name: a few words at most")
        return
    span = visual.span
    start = span.start
    desk.deciding.add(form, type_, Passage(article.id, start, span.end, "mention"))
    naming.lay(screen)
    desk.visual = None
    desk.reader.focus_passage(start, start + 1)
    if desk.reader.entity is not None:
        desk.set_current(desk.reader.entity)
        mentions, articles = desk.index.counts(desk.reader.entity)
        where = _counted(articles, "article")
        desk.say(f"{form}: {_counted(mentions, 'mention')} in {where}; {_take_back(screen)}")


@act("entity.only_here")
def only_here(screen: DeskScreen, _press: Press) -> None:
    """Limit the last decision to this article."""
    desk = screen.desk
    limited = desk.deciding.limit_last(desk.reader.article) if desk.reader.article is not None else None
    if limited is None:
        desk.say("No decision was made yet that could count for one article only")
        return
    naming.lay(screen)
    desk.say("Only in this article now" if limited.article else "In the whole library now")


@act("entity.suggestions")
def suggestions(screen: DeskScreen, _press: Press) -> None:
    """Review the entities that may be one."""
    if screen.desk.named:
        merges.look(screen)
    else:
        screen.desk.say(NOT_NAMED)


_RULINGS = (
    ("merge", "merges"),
    ("split", "splits"),
    ("rename", "renames"),
    ("retype", "types"),
    ("mute", "mutes"),
)
"""Commands that rule about the entity in focus, and what they do in a word."""


@act("decisions.list")
def decisions(screen: DeskScreen, _press: Press) -> None:
    """List the decisions; picking one takes it back or puts it again, and the list stays."""
    desk = screen.desk
    if not (desk.deciding.all() or desk.deciding.taken_back):
        ways = ", ".join(f"{way_to(screen, f'entity.{one}')} {does}" for one, does in _RULINGS)
        desk.say(f"Nothing was ruled about names yet: {ways}")
        return

    def pick(item: Item) -> bool:
        turned = desk.deciding.toggle(item.key)
        if turned is not None:
            desk.say(
                f"{'Put again' if desk.deciding.stands(turned.id) else 'Taken back'}: {in_words(turned)}"
            )
            naming.lay(screen)
        desk.picker.stay()
        screen.search_picker()
        return True

    def give_reason(item: Item, reason: str) -> None:
        if desk.deciding.explain(item.key, reason):
            desk.say(
                f"{'It is written down' if reason else 'No reason is written down any more'}; {takes_back(screen)}"
            )
        desk.picker.stay()
        screen.search_picker()

    screen.open_picker(DecisionSource(desk.deciding, desk.title_of, pick, give_reason))


@act("picker.why")
def why(screen: DeskScreen, _press: Press) -> None:
    """Ask why what is under the cursor was decided."""
    desk = screen.desk
    source, item = desk.picker.source, desk.picker.selected
    if not isinstance(source, Reasoned) or item is None:
        return
    known = source.reason(item)
    if known is None:
        desk.say("It was taken back: Enter puts it again, then a reason can be written down")
        return

    def accept(line: str) -> None:
        source.give_reason(item, " ".join(line.split()))

    desk.prompt.open(Purpose("why", "why: ", accept), known)
