"""Deciding about names: what a key rules becomes a decision in the notebook, and is laid over what was recognised.

Decisions say surface forms; the desk says entities. Keys, prompts, lists and threads are the screen's.
"""

from __future__ import annotations

import getpass
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from skyread.desk.decision_rows import decisions_of, ruling_of
from skyread.desk.layering import Laid, Layer
from skyread.desk.targets import lasting
from skyread.entities.decisions import Decided, Decision, Kind, Place, place_of
from skyread.entities.model import Entity, EntityType, Resolution
from skyread.index.library_index import Index
from skyread.library.article import Article
from skyread.notebook.annotation import fresh_id, now
from skyread.notebook.decisions import Decisions
from skyread.text.spans import Passage

TELLING_FORMS = 4
"""Forms of an entity that a decision names, for the case that some of them stand nowhere any more."""
TYPE_LETTERS: Mapping[str, EntityType] = MappingProxyType(
    {
        "p": EntityType.PERSON,
        "o": EntityType.ORG,
        "l": EntityType.PLACE,
        "t": EntityType.TREATY,
        "w": EntityType.WEAPON,
        "e": EntityType.EVENT,
        "x": EntityType.OTHER,
    }
)
"""The letters by which it is said what a name is."""
AT_ONCE = 20_000
"""Mentions up to which decisions are laid while the user waits, which takes less than a tenth of a second."""

_EACH = 10
"""As many mentions' time a decision takes."""


class Deciding:
    """The user's decisions about the names of the library."""

    def __init__(self, kept: Decisions) -> None:
        self.kept = kept
        self.layer: Layer | None = None
        """Names as they were recognised; None until they are known."""
        self.decided = Decided(Resolution({}, {}, {}), {})
        self.index: Index | None = None
        """Names as they are decided; None until they are."""
        self.laying = False
        """Whether decisions are being laid in the background."""
        self._last = ""
        """Id of the decision made last, which can be limited to an article."""
        self.taken_back: dict[str, Decision] = {}
        """By id: decisions of this session that were taken back in the list of them."""
        self._all: dict[str, Decision] = {}
        self._read = -1
        """The state of what is kept of which `_all` was made."""
        self._applied = -1
        self._touched: Mapping[str, tuple[str, ...]] = {}

    def all(self) -> list[Decision]:
        """Every decision, the oldest first."""
        return list(self._known().values())

    def stands(self, id_: str) -> bool:
        """Whether there is a decision with this id."""
        return id_ in self._known()

    def _known(self) -> Mapping[str, Decision]:
        """Every decision by its id."""
        if self._read != self.kept.changed:
            self._all = {one.id: one for one in decisions_of(self.kept.all())}
            self._read = self.kept.changed
        return self._all

    # Laying them over the names --------------------------------------------------------------------------

    @property
    def stale(self) -> bool:
        """Whether decisions have changed since they were laid over the names, and nobody is at it."""
        return self.layer is not None and not self.laying and self._applied != self.kept.changed

    @property
    def at_once(self) -> bool:
        """Whether laying decisions takes so little that the user can wait for it."""
        return self.layer is not None and self.layer.size + _EACH * len(self.kept.all()) <= AT_ONCE

    def take_base(self, index: Index) -> None:
        """Take names as they were recognised."""
        self.layer = Layer(index)
        self._applied = -1

    def lay(self) -> Index:
        """The index of the names as they are decided now."""
        assert self.layer is not None
        changed = self.kept.changed
        return self.take(self.layer.lay(self.all()), changed)

    def take(self, laid: Laid, changed: int) -> Index:
        """Take names as they were decided when `kept.changed` was `changed`."""
        self.index, self.decided, self._applied = laid.index, laid.decided, changed
        self._touched = laid.decided.touched
        return laid.index

    def of(self, entity: str) -> list[Decision]:
        """The decisions that made an entity what it is, the oldest first."""
        ids = self._touched.get(entity, ())
        return [one for one in self.all() if one.id in ids] if ids else []

    def where(self, decision: Decision) -> Passage | None:
        """The first mention that a decision concerns, else where it was made; None where the library has neither."""
        effect, index = self.decided.effects.get(decision.id), self.index
        if index is None:
            return None
        if effect is not None:
            found = index.mention_at(effect.article, effect.start)
            end = found[0].end if found else effect.start + len(effect.form)
            return Passage(effect.article, effect.start, end, "decision")
        seen = decision.seen
        if seen is not None and index.article(seen.article) is not None:
            return Passage(seen.article, seen.start, seen.end, "decision")
        return None

    def made(self, entity: str) -> bool:
        """Whether decisions made an entity what it is; that it is not another one changes nothing of it."""
        known = self._known()
        return any(
            id_ in known and known[id_].kind is not Kind.DIFFERENT for id_ in self._touched.get(entity, ())
        )

    def apart(self) -> frozenset[frozenset[str]]:
        """Pairs of entities that were ruled not to be one, by id."""
        effects = self.decided.effects
        return frozenset(
            frozenset(effects[one.id].entities)
            for one in self.all()
            if one.kind is Kind.DIFFERENT and one.id in effects
        )

    # Rulings ---------------------------------------------------------------------------------------------

    def merge(self, entity: Entity, into: Entity, at: Passage | None = None) -> None:
        """Two entities are one, called as `into` is; `at` is where this was seen."""
        self._keep(self._two(Kind.MERGE, entity, into, at), f"Merged {entity.name} into {into.name}")

    def different(self, entity: Entity, other: Entity) -> None:
        """Two entities that look alike are not one."""
        self._keep(self._two(Kind.DIFFERENT, entity, other), f"{entity.name} is not {other.name}")

    def split(self, entity: Entity, forms: Sequence[str], mentions: Sequence[Passage] = ()) -> None:
        """Some forms of an entity, and some of its mentions, are somebody else."""
        places = tuple(place for one in mentions if (place := self._place(one)) is not None)
        what = [*forms, *([f"{len(places)} mention{'s' * (len(places) != 1)}"] if places else [])]
        decision = Decision(
            fresh_id(),
            Kind.SPLIT,
            tuple(forms),
            entity.type,
            _forms(entity),
            places=places,
            seen=self._seen(entity, None),
        )
        self._keep(decision, f"{', '.join(what)} split from {entity.name}")

    def rename(self, entity: Entity, name: str, at: Passage | None = None) -> None:
        """An entity is called otherwise."""
        decision = replace(self._about(entity, Kind.RENAME, at), name=name)
        self._keep(decision, f"{entity.name} is called {name}")

    def retype(self, entity: Entity, type_: EntityType, at: Passage | None = None) -> None:
        """An entity is of another type."""
        decision = replace(self._about(entity, Kind.RETYPE, at), type=type_, other_type=entity.type)
        self._keep(decision, f"{entity.name} is {_KIND_OF_THING[type_]}")

    def mute(self, entity: Entity, at: Passage | None = None) -> None:
        """An entity is no name at all."""
        self._keep(self._about(entity, Kind.MUTE, at), f"Muted {entity.name}")

    def add(self, form: str, type_: EntityType, at: Passage) -> None:
        """Words are a name wherever they stand."""
        decision = Decision(fresh_id(), Kind.ADD, (form,), type_, seen=self._place(at))
        self._keep(decision, f"{form} is {_KIND_OF_THING[type_]}")

    def limit_last(self, article: Article) -> Decision | None:
        """Limit the decision made last to an article, or let it count for the library again; None if there is none."""
        last = self._known().get(self._last)
        if last is None or last.kind in (Kind.RENAME, Kind.DIFFERENT):
            return None
        limited = replace(last, article="", path="")
        if not last.article:
            limited = replace(last, article=article.id, path=lasting(article.path))
        where = "only in this article" if limited.article else "in the whole library"
        self._keep(limited, f"{last.kind.value.capitalize()} {' '.join(last.forms[:1])} {where}")
        return limited

    def explain(self, id_: str, why: str) -> bool:
        """Write down why a decision was made, or nothing of it any more; False where that changes nothing."""
        one = self._known().get(id_)
        if one is None or one.why == why:
            return False
        title = f"Why {in_words(one)}: {why}" if why else f"No reason why {in_words(one)}"
        self.kept.keep([ruling_of(replace(one, why=why))], title, one.article)
        return True

    def toggle(self, id_: str) -> Decision | None:
        """Take a decision back, or put one again that was taken back in this session; None for one that is neither."""
        again = self.taken_back.get(id_)
        if again is not None and not self.stands(id_):
            self.kept.keep([ruling_of(again)], f"Put again: {in_words(again)}", again.article)
            return again
        known = self._known().get(id_)
        if known is not None:
            self.kept.drop(id_, f"Took back: {in_words(known)}", known.article)
            self.taken_back[id_] = known
        return known

    def _keep(self, decision: Decision, title: str) -> None:
        made = replace(decision, made=decision.made or now(), who=decision.who or _user())
        self.kept.keep([ruling_of(made)], title, made.article)
        self._last = made.id

    def _about(self, entity: Entity, kind: Kind, at: Passage | None) -> Decision:
        return Decision(fresh_id(), kind, _forms(entity), entity.type, seen=self._seen(entity, at))

    def _two(self, kind: Kind, entity: Entity, other: Entity, at: Passage | None = None) -> Decision:
        return replace(
            self._about(entity, kind, at),
            others=_forms(other),
            other_type=other.type,
            other_seen=self._seen(other, None),
        )

    def _seen(self, entity: Entity, at: Passage | None) -> Place | None:
        """Where an entity was seen: at the place given, else where it stands first."""
        if at is None and self.index is not None:
            at = self.index.first(entity.id)
        return self._place(at) if at is not None else None

    def _place(self, at: Passage) -> Place | None:
        article = self.index.article(at.article) if self.index is not None else None
        return (
            place_of(article.id, article.text, at.start, at.end, lasting(article.path)) if article else None
        )


_KIND_OF_THING: Mapping[EntityType, str] = {
    EntityType.PERSON: "a person",
    EntityType.ORG: "an organisation",
    EntityType.PLACE: "a place",
    EntityType.TREATY: "a treaty",
    EntityType.WEAPON: "a weapon",
    EntityType.EVENT: "an event",
    EntityType.DATE: "a date",
    EntityType.OTHER: "another name",
}


def in_words(decision: Decision) -> str:
    """What a decision says, in a line."""
    what = decision.forms[0] if decision.forms else decision.places[0].exact if decision.places else "?"
    other = decision.others[0] if decision.others else "?"
    match decision.kind:
        case Kind.MERGE:
            return f"{what} is {other}"
        case Kind.DIFFERENT:
            return f"{what} is not {other}"
        case Kind.SPLIT:
            more = max(len(decision.forms), 1) + len(decision.places) - 1 - (not decision.forms)
            return f"{what} and {more} more are not {other}" if more > 0 else f"{what} is not {other}"
        case Kind.RENAME:
            return f"{what} is called {decision.name}"
        case Kind.MUTE:
            return f"{what} is no name"
        case Kind.RETYPE | Kind.ADD:
            return f"{what} is {_KIND_OF_THING[decision.type or EntityType.OTHER]}"


def _forms(entity: Entity) -> tuple[str, ...]:
    """The forms that tell an entity best: its name if that stands anywhere, then the most frequent."""
    name = (entity.name,) if entity.name in entity.aliases else ()
    return (*name, *(form for form in entity.aliases if form != entity.name))[:TELLING_FORMS]


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no such user is known here
        return ""
