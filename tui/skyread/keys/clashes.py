"""Keys that mean two things in one context, and sequences that another one keeps from ever being reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from skyread.keys.commands import Context
from skyread.keys.layers import Bound
from skyread.keys.problems import Problem
from skyread.keys.sequences import ANY_CHARACTER, is_character, show

Bindings = Mapping[Context, Mapping[str, tuple[Bound, ...]]]
Masks = Mapping[Context, frozenset[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class _Use:
    bound: Bound
    command: str
    context: Context
    """Where it is written, which for a pane may be `GLOBAL`."""

    @property
    def place(self) -> tuple[int, int, int]:
        return self.bound.rank, self.bound.line, self.bound.column


def clashes(bindings: Bindings, masked: Masks) -> Iterator[Problem]:
    """One problem for each pair, told at the later of the two places; none twice over several contexts."""
    told: set[tuple[Bound, Bound]] = set()
    for context in Context:
        uses = list(_uses(context, bindings, masked))
        first: dict[tuple[str, ...], _Use] = {}
        for use in uses:
            other = first.setdefault(use.bound.sequence, use)
            if other is not use:
                yield from _tell(told, context, use, other)
        for use in uses:
            for start in _beginnings(use.bound.sequence):
                if start in first:
                    yield from _tell(told, context, use, first[start])


def _uses(context: Context, bindings: Bindings, masked: Masks) -> Iterator[_Use]:
    own = bindings.get(context, {})
    for command, items in own.items():
        for bound in items:
            yield _Use(bound, command, context)
    if context.inherits:
        hidden = masked.get(context, frozenset())
        for command, items in bindings.get(Context.GLOBAL, {}).items():
            for bound in items:
                if command not in own and bound.sequence not in hidden:
                    yield _Use(bound, command, Context.GLOBAL)


def _beginnings(sequence: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every sequence that would end before this one is complete."""
    for end in range(1, len(sequence)):
        start = sequence[:end]
        yield start
        if is_character(start[-1]):
            yield (*start[:-1], ANY_CHARACTER)


def _tell(told: set[tuple[Bound, Bound]], context: Context, one: _Use, two: _Use) -> Iterator[Problem]:
    earlier, later = sorted((one, two), key=lambda use: use.place)
    if (earlier.bound, later.bound) in told:
        return
    told.add((earlier.bound, later.bound))
    mine, other = show(later.bound.sequence), show(earlier.bound.sequence)
    if mine == other:
        what = f"“{mine}” is {earlier.command} already"
    elif len(later.bound.sequence) < len(earlier.bound.sequence):
        what = f"“{mine}” keeps “{other}” ({earlier.command}) from being reached"
    else:
        what = f"“{mine}” is never reached: “{other}” is {earlier.command} already"
    if earlier.bound.rank == later.bound.rank:
        remedy = f"change this or line {earlier.bound.line}"
    else:
        where = earlier.context if later.context is Context.GLOBAL else context
        quoted = other.replace("\\", "\\\\").replace('"', '\\"')
        remedy = f'choose other keys, or add `unbind: {{{where}: ["{quoted}"]}}`'
    yield Problem(later.bound.file, later.bound.line, later.bound.column, f"{what}; {remedy}")
