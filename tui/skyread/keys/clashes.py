"""Keys that mean two things in one context, and sequences that another one keeps from ever being reached.

A pane's context is looked at together with what it takes over from `GLOBAL`.
"""

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
    """One problem for each sequence that is in the way of others or they in its, told at the later place."""
    pairs: dict[_Use, dict[_Use, Context]] = {}
    for context in Context:
        uses = list(_uses(context, bindings, masked))
        first: dict[tuple[str, ...], _Use] = {}
        for use in uses:
            other = first.setdefault(use.bound.sequence, use)
            if other is not use:
                _note(pairs, use, other, context)
        for use in uses:
            for start in _beginnings(use.bound.sequence):
                if start in first:
                    _note(pairs, use, first[start], context)
    for later, others in pairs.items():
        yield Problem(later.bound.file, later.bound.line, later.bound.column, _message(later, others))


def _note(pairs: dict[_Use, dict[_Use, Context]], one: _Use, two: _Use, context: Context) -> None:
    """Keep a pair once, whatever the number of contexts that it meets in."""
    earlier, later = sorted((one, two), key=lambda use: use.place)
    pairs.setdefault(later, {}).setdefault(earlier, context)


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


def _message(later: _Use, others: Mapping[_Use, Context]) -> str:
    earlier, context = next(iter(others.items()))
    mine, other = show(later.bound.sequence), show(earlier.bound.sequence)
    more = f" and {len(others) - 1} more" if len(others) > 1 else ""
    if later.bound.sequence == earlier.bound.sequence:
        what = f"“{mine}” is {earlier.command} already"
    elif len(later.bound.sequence) < len(earlier.bound.sequence):
        what = f"“{mine}” keeps “{other}” ({earlier.command}){more} from being reached"
    else:
        what = f"“{mine}” is never reached: “{other}” is {earlier.command} already"
    if earlier.bound.rank == later.bound.rank:
        return f"{what}; change this or line {earlier.bound.line}"
    if more:
        return f"{what}; choose other keys"
    where = earlier.context if later.context is Context.GLOBAL else context
    return f"{what}; choose other keys, or add `unbind: {{{where}: [{_quoted(other)}]}}`"


def _quoted(keys: str) -> str:
    """Keys as YAML reads them back."""
    escaped = keys.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
