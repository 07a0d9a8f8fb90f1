"""Which entity a name on the command line means; whoever is taken without being called so is told."""

from __future__ import annotations

from skyread.cli.outcomes import narrate
from skyread.entities.model import Entity
from skyread.index.fuzzy import Tier
from skyread.index.library_index import Index
from skyread.index.names import NameFinder
from skyread.text.folding import fold

_LOOKED_AT = 100
"""Names among which the nearest is looked for."""


def entity_called(asked: str, index: Index) -> Entity | None:
    """The entity with this id or name, else with this alias, else with the nearest name; None for none near.

    Case, accents and width of blanks make no difference. Of several, the most mentioned is taken.
    """
    by_id = index.entity(asked)
    if by_id is not None:
        return by_id
    folded = _level(asked)
    called = [one for one in index.entities() if _level(one.name) == folded]
    called = called or [one for one in index.entities() if folded in map(_level, one.aliases)]
    if len(called) > 1:
        others = ", ".join(f"{one.name} ({one.id})" for one in called[1:])
        narrate(
            f"skyread: several are called “{asked}”; taken: {called[0].name} ({called[0].id}), not {others}"
        )
    return called[0] if called else _nearest(asked, index)


def _nearest(asked: str, index: Index) -> Entity | None:
    """The entity of the nearest name; one that has only the same letters somewhere is nobody that a script means."""
    hits = NameFinder(index).find(asked, _LOOKED_AT) if asked.strip() else []
    hit = next((hit for hit in hits if hit.tier is not Tier.SUBSEQUENCE), None)
    if hit is None:
        return None
    alias = "" if hit.alias == hit.entity.name else f" by the name {hit.alias}"
    narrate(f"skyread: nothing is called “{asked}”; taken: {hit.entity.name}{alias} ({hit.tier.label})")
    return hit.entity


def _level(text: str) -> str:
    return " ".join(fold(text).split())
