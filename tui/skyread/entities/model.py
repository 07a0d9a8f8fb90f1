"""What recognition and resolution produce: plain data that every floor above reads.

No rules here; `recogniser` finds mentions, `resolver` makes entities of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from skyread.text.spans import Span


class EntityType(StrEnum):
    """The kinds of entity skyread knows by itself, in the order in which they are listed."""

    PERSON = "PERSON"
    ORG = "ORG"
    PLACE = "PLACE"
    TREATY = "TREATY"
    WEAPON = "WEAPON"
    EVENT = "EVENT"
    DATE = "DATE"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class Mention:
    """A range where a name stands; `text[start:end]` is the surface form."""

    start: int
    end: int
    surface: str
    type: EntityType
    value: str | None = None
    """For DATE: the ISO day, month or year it means, or None where that cannot be told."""


@dataclass(frozen=True, slots=True)
class Entity:
    """What mentions refer to, across the library."""

    id: str
    """Derived from name and type only, so the same for the same library whatever the order of its files."""
    name: str
    """The most frequent full form: no bare surname, no acronym unless nothing longer is common."""
    type: EntityType
    aliases: tuple[str, ...]
    """Every surface form, most frequent first, the name included."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Entities of a whole library and, for each article, which entity each of its mentions is."""

    entities: Mapping[str, Entity]
    """By entity id."""
    mentions: Mapping[str, tuple[Mention, ...]]
    """By article id: the final mentions, sorted by start, without overlap, with their final types."""
    assignments: Mapping[str, tuple[str, ...]]
    """By article id: the entity id of each mention in `mentions`, position by position."""
    descriptions: Mapping[str, tuple[tuple[int, Span], ...]] = field(default_factory=dict)
    """By article id: where a mention starts, and the words of the article that say what it is ("railway town")."""
