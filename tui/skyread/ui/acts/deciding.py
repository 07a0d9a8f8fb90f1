"""Acts that rule about names: one key where the error is seen, one key to take it back."""

from __future__ import annotations

from dataclasses import dataclass

from skyread.desk.arrangement import Pane
from skyread.desk.picker import Item
from skyread.desk.prompt import Purpose
from skyread.desk.sources import EntitySource
from skyread.entities.decisions import Place
from skyread.entities.model import Entity, EntityType
from skyread.text.spans import Passage
from skyread.ui import naming
from skyread.ui.dispatch import Press, act
from skyread.ui.screen import DeskScreen

TYPE_LETTERS = {
    "p": EntityType.PERSON,
    "o": EntityType.ORG,
    "l": EntityType.PLACE,
    "t": EntityType.TREATY,
    "w": EntityType.WEAPON,
    "e": EntityType.EVENT,
    "x": EntityType.OTHER,
}
_TAKE_BACK = "u takes it back, gs limits it to this article"


def meant(screen: DeskScreen) -> Entity | None:
    """The entity that a key means: under the cursor of the entities, else in focus, else the current one."""
    desk = screen.desk
    if not desk.named:
        desk.say("Names are still being found; try again in a moment")
        return None
    if desk.pane is Pane.ENTITIES:
        row = desk.sidebar.selected
        found = row.entity if row else None
    else:
        found = desk.entity(desk.reader.entity) or desk.entity(desk.current)
    if found is None:
        desk.say("No name is in focus: ]e or f goes to one, e finds one by a few letters")
    elif found.type is EntityType.DATE:
        desk.say("A date is what it says: it can't be ruled to be something else")
        return None
    return found


@dataclass(frozen=True, slots=True)
class MergeSource:
    """The other entities, to choose what one is the same as."""

    screen: DeskScreen
    entity: Entity
    entities: EntitySource
    slow: bool = False
    previews: bool = True

    @property
    def title(self) -> str:
        """What is picked."""
        return f"{self.entity.name} is the same as"

    def find(self, query: str) -> list[Item]:
        """Entities for a query; for an empty one those whose names look alike."""
        found = self.entities.find(query or self.entity.name.split()[-1])
        return [item for item in found if item.key != self.entity.id]

    def landing(self, item: Item) -> Passage | None:
        """Where the other one stands, to make sure."""
        return self.entities.landing(item)

    def pick(self, item: Item) -> bool:
        """Merge."""
        desk = self.screen.desk
        other = desk.entity(item.key)
        if other is not None:
            desk.deciding.merge(self.entity, other)
            naming.lay(self.screen)
            desk.say(f"{self.entity.name} is {other.name} now; {_TAKE_BACK}")
        return False


@act("entity.merge")
def merge(screen: DeskScreen, _press: Press) -> None:
    """Choose the entity that this one is the same as."""
    entity = meant(screen)
    if entity is not None:
        screen.open_picker(MergeSource(screen, entity, screen.entity_source(here_only=False)))


@dataclass(frozen=True, slots=True)
class SplitSource:
    """The forms of an entity and the mention in focus, to choose what is somebody else."""

    screen: DeskScreen
    entity: Entity
    mention: Passage | None
    slow: bool = False
    previews: bool = True

    @property
    def title(self) -> str:
        """What is picked."""
        return f"Which of {self.entity.name} is somebody else?"

    def find(self, query: str) -> list[Item]:
        """The forms with how often they stand; first the mention in focus."""
        items = []
        if self.mention is not None:
            items.append(Item("", "only the mention in focus", "", "", (), self.mention))
        counts: dict[str, list[Passage]] = {}
        index = self.screen.desk.index
        for place in index.passages(self.entity.id):
            found = index.mention_at(place.article, place.start)
            if found is not None:
                counts.setdefault(found[0].surface, []).append(place)
        for form, places in counts.items():
            items.append(Item(form, form, f"{len(places)} mentions", "", (), places[0]))
        return [item for item in items if query.casefold() in item.label.casefold()]

    def landing(self, item: Item) -> Passage | None:
        """Where it stands first."""
        return item.passage

    def pick(self, item: Item) -> bool:
        """Split."""
        desk = self.screen.desk
        if item.key:
            if len(self.entity.aliases) == 1:
                desk.say("It has no other form; split single mentions instead")
                return False
            desk.deciding.split(self.entity, [item.key])
        elif self.mention is not None:
            text = desk.articles[self.mention.article].text
            before = text[max(0, self.mention.start - 32) : self.mention.start]
            place = Place(self.mention.article, self.mention.start, self.mention.end, before)
            desk.deciding.split(self.entity, [text[place.start : place.end]], [place])
        naming.lay(self.screen)
        desk.say(f"{item.key or 'This mention'} is somebody else now; u takes it back, R names it")
        return False


@act("entity.split")
def split(screen: DeskScreen, _press: Press) -> None:
    """Choose what of an entity is somebody else."""
    entity, desk = meant(screen), screen.desk
    if entity is None:
        return
    mention = desk.reader.mention if desk.reader.entity == entity.id else None
    article = desk.reader.article
    place = Passage(article.id, mention.start, mention.end, "mention") if article and mention else None
    screen.open_picker(SplitSource(screen, entity, place))


@act("entity.mute")
def mute(screen: DeskScreen, _press: Press) -> None:
    """Say that an entity is no name."""
    entity, desk = meant(screen), screen.desk
    if entity is not None:
        mentions, _ = desk.index.counts(entity.id)
        desk.deciding.mute(entity)
        naming.lay(screen)
        desk.say(f"Muted {entity.name} ({mentions} mentions); {_TAKE_BACK}")


@act("entity.rename")
def rename(screen: DeskScreen, _press: Press) -> None:
    """Ask for the name of an entity."""
    entity = meant(screen)
    if entity is None:
        return

    def accept(line: str) -> None:
        name = " ".join(line.split())
        if name and name != entity.name:
            screen.desk.deciding.rename(entity, name)
            naming.lay(screen)
            screen.desk.say(f"Called {name} now; u takes it back")

    screen.desk.prompt.open(
        Purpose("rename", "name: ", accept, complete=lambda line: _matching(entity.aliases, line)),
        entity.name,
    )


def _matching(names: tuple[str, ...], line: str) -> list[str]:
    return [name for name in names if line.casefold() in name.casefold() or name.startswith(line)]


@act("entity.retype")
def retype(screen: DeskScreen, press: Press) -> None:
    """Say what an entity is."""
    entity, type_ = meant(screen), _type(screen, press.argument)
    if entity is not None and type_ is not None:
        screen.desk.deciding.retype(entity, type_)
        naming.lay(screen)
        screen.desk.say(f"{entity.name} is listed under {type_.value.lower()} now; {_TAKE_BACK}")


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
    if not form or len(form) > 120:
        desk.say("Select a name: a few words at most")
        return
    start = visual.span.start
    desk.deciding.add(form, type_)
    naming.lay(screen)
    desk.visual = None
    desk.reader.focus_passage(start, start + 1)
    if desk.reader.entity is not None:
        desk.set_current(desk.reader.entity)
        mentions, articles = desk.index.counts(desk.reader.entity)
        desk.say(f"{form}: {mentions} mentions in {articles} articles; {_TAKE_BACK}")


@act("entity.only_here")
def only_here(screen: DeskScreen, _press: Press) -> None:
    """Limit the last decision to this article."""
    desk = screen.desk
    if desk.reader.article is None or not desk.deciding.limit_last(desk.reader.article.id):
        desk.say("No decision was made yet that could count for one article only")
        return
    naming.lay(screen)
    assert desk.deciding.last is not None
    desk.say("Only in this article now" if desk.deciding.last.article else "In the whole library now")
