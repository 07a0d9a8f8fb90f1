"""Deciding about names: what a key rules becomes a decision in the notebook, and is laid over what was recognised.

Decisions say surface forms; the desk says entities. Keys, prompts and lists are the screen's.
"""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace

from skyread.entities.decisions import Decided, Decision, Kind, Place, decide
from skyread.entities.model import Entity, EntityType, Resolution
from skyread.index.library_index import Index
from skyread.library.article import Article
from skyread.notebook.annotation import fresh_id, now
from skyread.notebook.decisions import Decisions, Json, Ruling

TELLING_FORMS = 4
"""Forms of an entity that a decision names, for the case that some of them stand nowhere any more."""


class Deciding:
    """The user's decisions about the names of the library."""

    def __init__(self, kept: Decisions) -> None:
        self.kept = kept
        self.base: Index | None = None
        """Names as they were recognised; None until they are known."""
        self.decided = Decided(Resolution({}, {}, {}), {}, frozenset())
        self.last: Decision | None = None
        """The decision made last, which can be limited to its article."""
        self._applied = -1

    def all(self) -> list[Decision]:
        """Every decision, the oldest first."""
        return [one for one in map(decision_of, self.kept.all()) if one is not None]

    @property
    def stale(self) -> bool:
        """Whether decisions have changed since they were laid over the names."""
        return self.base is not None and self._applied != self.kept.changed

    def index(self) -> Index:
        """The index of the names as they are decided now."""
        assert self.base is not None
        self.decided = decide(self.base.resolution, self.all(), texts_of(self.base.articles))
        self._applied = self.kept.changed
        changed = self.decided.resolution is not self.base.resolution
        return Index.build(self.base.articles, self.decided.resolution) if changed else self.base

    def of(self, entity: str) -> list[Decision]:
        """The decisions that made an entity what it is."""
        ids = self.decided.touched.get(entity, ())
        return [one for one in self.all() if one.id in ids]

    # Rulings ---------------------------------------------------------------------------------------------

    def merge(self, entity: Entity, into: Entity) -> None:
        """Two entities are one, called as `into` is."""
        decision = _about(entity, Kind.MERGE)
        self._keep(replace(decision, others=_forms(into)), f"Merged {entity.name} into {into.name}")

    def different(self, entity: Entity, other: Entity) -> None:
        """Two entities that look alike are not one."""
        decision = replace(_about(entity, Kind.DIFFERENT), others=_forms(other))
        self._keep(decision, f"{entity.name} is not {other.name}")

    def split(
        self, entity: Entity, forms: Sequence[str], places: Sequence[Place] = (), name: str = ""
    ) -> None:
        """Some forms of an entity, or some of its mentions, are somebody else."""
        what = ", ".join(forms) if not places else f"{len(places)} mentions"
        decision = Decision(
            fresh_id(), Kind.SPLIT, tuple(forms), entity.type, _forms(entity), name, "", tuple(places)
        )
        self._keep(decision, f"{what} split from {entity.name}")

    def rename(self, entity: Entity, name: str) -> None:
        """An entity is called otherwise."""
        self._keep(replace(_about(entity, Kind.RENAME), name=name), f"{entity.name} is called {name}")

    def retype(self, entity: Entity, type_: EntityType) -> None:
        """An entity is of another type."""
        decision = replace(_about(entity, Kind.RETYPE), type=type_)
        self._keep(decision, f"{entity.name} is {_KIND_OF_THING[type_]}")

    def mute(self, entity: Entity) -> None:
        """An entity is no name at all."""
        self._keep(_about(entity, Kind.MUTE), f"Muted {entity.name}")

    def add(self, form: str, type_: EntityType) -> None:
        """Words are a name wherever they stand."""
        decision = Decision(fresh_id(), Kind.ADD, (form,), type_)
        self._keep(decision, f"{form} is {_KIND_OF_THING[type_]}")

    def limit_last(self, article: str) -> bool:
        """Limit the decision made last to an article, or let it count for the library again; False if there is none."""
        last = self.last
        if last is None or last.kind in (Kind.RENAME, Kind.DIFFERENT):
            return False
        limited = replace(last, article="" if last.article else article)
        where = "only in this article" if limited.article else "in the whole library"
        self._keep(limited, f"{last.kind.value.capitalize()} {last.forms[0]} {where}")
        return True

    def _keep(self, decision: Decision, title: str) -> None:
        made = replace(decision, made=decision.made or now(), who=decision.who or _user())
        self.kept.keep([ruling_of(made)], title, made.article)
        self.last = made


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


def texts_of(articles: Iterable[Article]) -> dict[str, str]:
    """The text of each article, page furniture blanked out: names are never read there."""
    texts = {}
    for article in articles:
        parts, last = [], 0
        for block in article.blocks:
            if block.kind.value == "furniture":
                parts += [article.text[last : block.start], " " * (block.end - block.start)]
                last = block.end
        texts[article.id] = "".join((*parts, article.text[last:])) if parts else article.text
    return texts


def ruling_of(decision: Decision) -> Ruling:
    """A decision as the notebook keeps it."""
    body: dict[str, Json] = {
        key: value
        for key, value in asdict(decision).items()
        if key not in ("id", "kind", "made") and value not in ("", (), None)
    }
    for key in ("forms", "others"):
        if key in body:
            body[key] = list(getattr(decision, key))
    if decision.places:
        body["places"] = [[one.article, one.start, one.end, one.before] for one in decision.places]
    return Ruling(decision.id, decision.kind.value, body, decision.made)


def decision_of(ruling: Ruling) -> Decision | None:
    """What a ruling says; None for one that a later skyread has made, or other hands."""
    body = ruling.body
    try:
        return Decision(
            id=ruling.id,
            kind=Kind(ruling.kind),
            forms=_texts(body.get("forms")),
            type=EntityType(str(body["type"])) if body.get("type") else None,
            others=_texts(body.get("others")),
            name=str(body.get("name", "")),
            article=str(body.get("article", "")),
            places=tuple(_place(one) for one in _list(body.get("places"))),
            made=ruling.made,
            who=str(body.get("who", "")),
            why=str(body.get("why", "")),
        )
    except (ValueError, TypeError):
        return None


def _place(kept: Json) -> Place:
    article, start, end, before = _list(kept)
    if not isinstance(start, int) or not isinstance(end, int):
        raise TypeError("a place is two numbers")
    return Place(str(article), start, end, str(before))


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _texts(value: Json) -> tuple[str, ...]:
    return tuple(str(one) for one in _list(value))


def _about(entity: Entity, kind: Kind) -> Decision:
    return Decision(fresh_id(), kind, _forms(entity), entity.type)


def _forms(entity: Entity) -> tuple[str, ...]:
    """The forms that tell an entity best: its name if that stands anywhere, then the most frequent."""
    name = (entity.name,) if entity.name in entity.aliases else ()
    return (*name, *(form for form in entity.aliases if form != entity.name))[:TELLING_FORMS]


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no such user is known here
        return ""
