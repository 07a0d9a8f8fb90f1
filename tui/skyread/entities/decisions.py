"""What the user has ruled about names: plain data that says surface forms and quoted places.

Never an id that a later analysis may give otherwise. What a ruling does to names is `overlay`'s business; where it is
kept is not said here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice, takewhile

from skyread.entities.model import EntityType, Resolution

CONTEXT = 64
"""Code points on each side of a mention that are kept to find it again; more where these stand several times."""
_MOST_CONTEXT = 512
_TELLING = 12
"""A context of fewer code points tells too little to find a mention by it alone."""


class Kind(StrEnum):
    """What is ruled."""

    MERGE = "merge"
    """The entities of `forms` and of `others` are one, which is called as `others` is."""
    SPLIT = "split"
    """`forms`, and the mentions at `places`, are somebody else than the entity of `others`."""
    RENAME = "rename"
    RETYPE = "retype"
    MUTE = "mute"
    """No name at all."""
    ADD = "add"
    """The words of `forms` are a name wherever they stand."""
    DIFFERENT = "different"
    """The entities of `forms` and of `others` are not one, though they look alike; changes no mention."""


@dataclass(frozen=True, slots=True)
class Place:
    """One mention: `text[start:end]` of an article, in code points, and the words around it."""

    article: str
    start: int
    end: int
    exact: str = ""
    """What stands there."""
    before: str = ""
    after: str = ""
    path: str = ""
    """Of the article's file, where it is looked for when the file has changed."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One ruling."""

    id: str
    kind: Kind
    forms: tuple[str, ...]
    """Surface forms of the entity that it is about, the one that tells it best first. For SPLIT, those that leave."""
    type: EntityType | None = None
    """Of the entity that it is about; for RETYPE and ADD, the type that it gets."""
    others: tuple[str, ...] = ()
    """Surface forms of the other entity."""
    other_type: EntityType | None = None
    """Of the other entity; for RETYPE, the type that it had."""
    name: str = ""
    """The name that it gets."""
    article: str = ""
    """Id of the article that it is limited to; empty for the whole library."""
    path: str = ""
    """Of that article's file."""
    places: tuple[Place, ...] = ()
    seen: Place | None = None
    """Where the ruling was made: of several entities with its forms, the one that stands here is meant."""
    other_seen: Place | None = None
    """A mention of the other entity."""
    made: str = ""
    """ISO 8601 in UTC."""
    who: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a decision came to."""

    entities: tuple[str, ...]
    """Ids of the entities that it made what they are."""
    mentions: int
    """How many mentions it concerned."""
    form: str
    """The surface form by which its entity was found."""
    article: str = ""
    start: int = 0
    """Where the first of these mentions stands."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Names after the decisions."""

    resolution: Resolution
    effects: Mapping[str, Effect]
    """By decision id; a decision that found nothing to apply to is not in it."""

    @property
    def touched(self) -> Mapping[str, tuple[str, ...]]:
        """By entity id: the ids of the decisions that made it what it is, the oldest first."""
        found: dict[str, tuple[str, ...]] = {}
        for decision, effect in self.effects.items():
            for entity in effect.entities:
                if entity in self.resolution.entities:
                    found[entity] = (*found.get(entity, ()), decision)
        return found


def place_of(article: str, text: str, start: int, end: int, path: str = "") -> Place:
    """A mention as a decision keeps it: its context on each side is as long as tells it from all others."""
    size = CONTEXT
    while True:
        before, after = text[max(0, start - size) : start], text[end : end + size]
        alone = all(
            len(list(islice(_starts(quote, text), 2))) == 1
            for quote in (before + text[start:end], text[start:end] + after)
        )
        if alone or size >= _MOST_CONTEXT:
            return Place(article, start, end, text[start:end], before, after, path)
        size *= 2


def moved(place: Place, article: str, text: str) -> Place | None:
    """The place in a text that has become of its article; None where it does not surely stand there.

    It stands where its words have their whole context on one side at least, and no other place in the text has more in
    common with what stood before it or after it.
    """
    starts = list(_starts(place.exact, text)) if place.exact else []
    alike = {at: _alike(place, text, at) for at in starts}
    whole = (len(place.before), len(place.after))
    sure = [
        at
        for at, (before, after) in alike.items()
        if (before == whole[0] >= _TELLING or after == whole[1] >= _TELLING)
        and all(one[0] <= before and one[1] <= after for one in alike.values())
    ]
    if len(sure) != 1:
        return None
    return replace(place, article=article, start=sure[0], end=sure[0] + len(place.exact))


def _alike(place: Place, text: str, at: int) -> tuple[int, int]:
    """How many code points of its context a place has before it and after it."""
    end = at + len(place.exact)
    before = _shared(reversed(place.before), reversed(text[max(0, at - len(place.before)) : at]))
    return before, _shared(place.after, text[end : end + len(place.after)])


def _shared(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _starts(quote: str, text: str) -> Iterator[int]:
    """Where a quote stands."""
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)
