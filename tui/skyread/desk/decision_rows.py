"""Decisions as the notebook keeps them, and back; whatever other hands or a later skyread put there is left out."""

from __future__ import annotations

from collections.abc import Iterable

from skyread.entities.decisions import Decision, Kind, Place
from skyread.entities.model import EntityType
from skyread.notebook.decisions import Json, Ruling

_TEXTS = ("name", "article", "path", "who", "why")


def ruling_of(decision: Decision) -> Ruling:
    """A decision as the notebook keeps it."""
    body: dict[str, Json] = {key: value for key in _TEXTS if (value := getattr(decision, key))}
    for key in ("type", "other_type"):
        if (type_ := getattr(decision, key)) is not None:
            body[key] = type_.value
    for key in ("forms", "others"):
        if forms := getattr(decision, key):
            body[key] = list(forms)
    if decision.places:
        body["places"] = [_kept(one) for one in decision.places]
    for key in ("seen", "other_seen"):
        if (place := getattr(decision, key)) is not None:
            body[key] = _kept(place)
    return Ruling(decision.id, decision.kind.value, body, decision.made)


def decisions_of(rulings: Iterable[Ruling]) -> list[Decision]:
    """The decisions of rulings, in their order, without those that cannot be read."""
    return [one for one in map(decision_of, rulings) if one is not None]


def decision_of(ruling: Ruling) -> Decision | None:
    """What a ruling says; None for one that a later skyread has made, or other hands."""
    body = ruling.body
    try:
        return Decision(
            id=ruling.id,
            kind=Kind(ruling.kind),
            forms=_texts(body.get("forms")),
            type=_type(body.get("type")),
            others=_texts(body.get("others")),
            other_type=_type(body.get("other_type")),
            name=str(body.get("name", "")),
            article=str(body.get("article", "")),
            path=str(body.get("path", "")),
            places=tuple(map(_place, _list(body.get("places")))),
            seen=_place(body["seen"]) if body.get("seen") else None,
            other_seen=_place(body["other_seen"]) if body.get("other_seen") else None,
            made=ruling.made,
            who=str(body.get("who", "")),
            why=str(body.get("why", "")),
        )
    except (ValueError, TypeError):
        return None


def _kept(place: Place) -> list[Json]:
    return [place.article, place.start, place.end, place.exact, place.before, place.after, place.path]


def _place(kept: Json) -> Place:
    article, start, end, *words = _list(kept)
    if not isinstance(start, int) or not isinstance(end, int) or len(words) > 4:
        raise TypeError("a place is an article, two numbers and what stands there")
    return Place(str(article), start, end, *map(str, words))


def _type(value: Json) -> EntityType | None:
    return EntityType(str(value)) if value else None


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _texts(value: Json) -> tuple[str, ...]:
    return tuple(str(one) for one in _list(value))
