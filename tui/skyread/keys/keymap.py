"""The key map in force: defaults, preset and the user's file laid over each other, and checked as a whole.

The default keys are not in the code: they are keymap.yaml at the top of the repository.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from skyread.keys.assets import asset
from skyread.keys.clashes import clashes
from skyread.keys.commands import Context
from skyread.keys.layers import PRESETS, Bound, Layer, read_layer
from skyread.keys.problems import Problem
from skyread.keys.yamlsource import is_absent, read_file

PRESET_FOLDER = Path(__file__).parent / "presets"

Keys = tuple[str, ...]
"""A key sequence."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """Which keys run which command, in each context."""

    bindings: Mapping[Context, Mapping[str, tuple[Keys, ...]]]
    """By context and command id, as the files have it: without what a pane takes over from `GLOBAL`."""
    masked: Mapping[Context, frozenset[Keys]]
    """Keys of `GLOBAL` that a pane does not take over."""

    def effective(self, context: Context) -> Mapping[Keys, str]:
        """What works in `context`: its own bindings, and in a pane those of `GLOBAL` that it does not replace."""
        own = self.bindings.get(context, {})
        found = {sequence: command for command, sequences in own.items() for sequence in sequences}
        if context.inherits:
            masked = self.masked.get(context, frozenset())
            for command, sequences in self.bindings.get(Context.GLOBAL, {}).items():
                if command not in own:
                    for sequence in sequences:
                        if sequence not in masked:
                            found.setdefault(sequence, command)
        return found

    def by_context(self) -> Mapping[Context, Mapping[Keys, str]]:
        """`effective` of every context, for a `KeyReader`."""
        return {context: self.effective(context) for context in Context}

    def keys_of(self, command: str, context: Context) -> tuple[Keys, ...]:
        """The keys that run `command` in `context`, the one to show first in front."""
        return tuple(sequence for sequence, bound in self.effective(context).items() if bound == command)


@dataclass(frozen=True, slots=True)
class KeymapReport:
    """A key map that can be used, and what is wrong with the user's file, in which case it is not in it."""

    keymap: Keymap
    problems: tuple[Problem, ...]


class BrokenDefaultsError(Exception):
    """The shipped keymap.yaml or a shipped preset has problems; there is nothing to fall back on."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@cache
def load_default(preset: str = "vim") -> Keymap:
    """The shipped keys; `preset` is one of `PRESETS`. Raises `BrokenDefaultsError`."""
    keymap, problems = _lay(_shipped(preset))
    if problems:
        raise BrokenDefaultsError(problems)
    return keymap


def load(user_file: Path | None, preset: str | None = None) -> KeymapReport:
    """The shipped keys with the user's over them.

    `preset` comes from the settings; one in the user's file goes before it. A file that is not there is no
    problem, one with problems is not used at all. Raises `BrokenDefaultsError`.
    """
    if user_file is None or is_absent(user_file):
        return KeymapReport(load_default(preset or "vim"), ())
    return check(user_file, preset)


def check(user_file: Path, preset: str | None = None) -> KeymapReport:
    """As `load`, but a file that is not there is a problem."""
    user = read_layer(read_file(user_file), rank=2)
    chosen = user.preset or preset or "vim"
    keymap, problems = _lay([*_shipped(chosen), user])
    if problems:
        return KeymapReport(load_default(preset or "vim"), problems)
    return KeymapReport(keymap, ())


def _shipped(preset: str) -> list[Layer]:
    if preset not in PRESETS:
        raise ValueError(f"there is no preset {preset}")
    layers = [read_layer(read_file(asset("keymap.yaml")))]
    if preset != "vim":
        layers.append(read_layer(read_file(PRESET_FOLDER / f"{preset}.yaml"), rank=1))
    return layers


def _lay(layers: list[Layer]) -> tuple[Keymap, tuple[Problem, ...]]:
    """Lay the layers over each other, later ones on top, and look for clashes."""
    bound: dict[Context, dict[str, tuple[Bound, ...]]] = {context: {} for context in Context}
    masked: dict[Context, frozenset[Keys]] = {}
    for layer in layers:
        for context, taken in layer.unbound.items():
            gone = frozenset(item.sequence for item in taken)
            for command, items in bound[context].items():
                bound[context][command] = tuple(item for item in items if item.sequence not in gone)
            if context.inherits:
                masked[context] = masked.get(context, frozenset()) | gone
        for context, commands in layer.bindings.items():
            bound[context].update(commands)
        # a layer's unbinding frees keys for its own bindings, so it can't hide those
        renewed = frozenset(
            b.sequence for items in layer.bindings.get(Context.GLOBAL, {}).values() for b in items
        )
        masked = {context: gone - renewed for context, gone in masked.items()}
    keymap = Keymap(
        {
            context: {command: tuple(item.sequence for item in items) for command, items in commands.items()}
            for context, commands in bound.items()
        },
        masked,
    )
    problems = [problem for layer in layers for problem in layer.problems]
    problems.extend(clashes(bound, masked))
    return keymap, tuple(sorted(problems, key=lambda problem: (problem.file, problem.line, problem.column)))


__all__ = [
    "PRESETS",
    "BrokenDefaultsError",
    "Keymap",
    "KeymapReport",
    "Keys",
    "check",
    "load",
    "load_default",
]
