"""One key-map file as a layer: its bindings and unbindings, each with its place, checked word by word.

How layers lie over each other and whether keys clash is `keymap`'s business.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from skyread.keys.commands import COMMANDS, Argument, Command, Context, by_id
from skyread.keys.problems import Problem, advice
from skyread.keys.sequences import ANY_CHARACTER, KEY_NAMES, BadKeysError, parse
from skyread.keys.yamlsource import Items, Source, Table, Value, Word

PRESETS = ("vim", "less", "newsboat")
"""`vim` is the default key map itself; the others are files in `presets/`."""

KEY_HELP = "names are space, enter, pageup, f1 …, and four letters or more are written apart"

_IDS = frozenset(command.id for command in COMMANDS)
_CONTEXTS = tuple(context.value for context in Context)


@dataclass(frozen=True, slots=True)
class Bound:
    """A key sequence and where it is written."""

    sequence: tuple[str, ...]
    rank: int
    """Of its layer: 0 for the defaults, more for what lies over them."""
    file: str
    line: int
    column: int


@dataclass(slots=True)
class Layer:
    """What one file says."""

    bindings: dict[Context, dict[str, tuple[Bound, ...]]] = field(default_factory=dict)
    unbound: dict[Context, tuple[Bound, ...]] = field(default_factory=dict)
    preset: str | None = None
    problems: list[Problem] = field(default_factory=list)


def read_layer(source: Source, rank: int = 0) -> Layer:
    """Read a key-map file; what is wrong is left out and told in `problems`."""
    return _Reader(source.file, rank, Layer(problems=list(source.problems))).read(source.table)


@dataclass(slots=True)
class _Reader:
    file: str
    rank: int
    layer: Layer

    def read(self, table: Table) -> Layer:
        for name, value in self._once(table):
            if name.text == "preset":
                self._preset(value)
            elif name.text == "unbind":
                self._unbind(value)
            else:
                context = self._context(name, ("preset", "unbind"))
                if context is not None:
                    self._commands(context, value)
        return self.layer

    def _preset(self, value: Value) -> None:
        if isinstance(value, Word) and value.text in PRESETS:
            self.layer.preset = value.text
        else:
            word = value.text if isinstance(value, Word) else ""
            self._say(value, f"“{word}” is not a preset; {advice(word, PRESETS, 'use ' + _either(PRESETS))}")

    def _unbind(self, value: Value) -> None:
        if not isinstance(value, Table):
            self._say(value, 'unbind needs contexts; write e.g. `unbind: {reader: ["ctrl+f"]}`')
            return
        for name, keys in self._once(value):
            context = self._context(name, ())
            if context is not None:
                self.layer.unbound[context] = tuple(self._sequences(keys))

    def _commands(self, context: Context, value: Value) -> None:
        if isinstance(value, Word) and (value.is_null or value.is_missing):
            return
        if not isinstance(value, Table):
            self._say(
                value, f"{context} needs commands with their keys; write `command: keys` lines below it"
            )
            return
        bindings = self.layer.bindings.setdefault(context, {})
        for name, keys in self._once(value):
            command = self._command(name, context)
            if command is not None:
                bindings[command.id] = tuple(
                    bound for bound in self._sequences(keys) if self._fits(bound, command, context)
                )

    def _command(self, name: Word, context: Context) -> Command | None:
        if name.text not in _IDS:
            here = [command.id for command in COMMANDS if command.works_in(context)]
            hint = advice(name.text, here, "`skyread keys` lists the commands")
            self._say(name, f"there is no command “{name.text}”; {hint}")
            return None
        command = by_id(name.text)
        if not command.works_in(context):
            places = _either([place.value for place in command.contexts])
            self._say(name, f"{command.id} does not work in {context}; put it under {places}")
            return None
        return command

    def _fits(self, bound: Bound, command: Command, context: Context) -> bool:
        takes_character = command.argument is Argument.CHARACTER
        if takes_character and (bound.sequence[-1] != ANY_CHARACTER or len(bound.sequence) == 1):
            message = f"{command.id} takes a character; end its keys in {{char}}, as in “m{{char}}”"
        elif not takes_character and bound.sequence[-1] == ANY_CHARACTER:
            message = f"{command.id} takes no character; write its keys without {{char}}"
        elif context.counts and bound.sequence[0] in tuple("123456789"):
            message = f"“{bound.sequence[0]}” begins a count in {context}; begin with another key"
        else:
            return True
        self.layer.problems.append(Problem(self.file, bound.line, bound.column, message))
        return False

    def _sequences(self, value: Value) -> Iterator[Bound]:
        if isinstance(value, Items):
            for item in value.items:
                if isinstance(item, Word) and not item.is_missing:
                    yield from self._sequence(item)
                else:
                    self._say(item, 'keys are a text or a list of texts; write e.g. ["j", "down"]')
        elif isinstance(value, Table):
            self._say(value, 'keys are a text or a list of texts; write e.g. ["j", "down"]')
        elif value.is_missing:
            self._say(value, 'no key is given; write [] to unbind, and quote keys such as "#"')
        elif not value.is_null:
            yield from self._sequence(value)

    def _sequence(self, word: Word) -> Iterator[Bound]:
        try:
            yield Bound(parse(word.text), self.rank, self.file, word.line, word.column)
        except BadKeysError as bad:
            hint = f"; {advice(bad.unknown, KEY_NAMES, KEY_HELP)}" if bad.unknown else ""
            self._say(word, f"{bad}{hint}")

    def _context(self, name: Word, others: tuple[str, ...]) -> Context | None:
        if name.text in _CONTEXTS:
            return Context(name.text)
        hint = advice(name.text, _CONTEXTS + others, "use " + _either(_CONTEXTS))
        self._say(name, f"there is no context “{name.text}”; {hint}")
        return None

    def _once(self, table: Table) -> Iterator[tuple[Word, Value]]:
        seen: dict[str, int] = {}
        for name, value in table.entries:
            if name.text in seen:
                self._say(name, f"“{name.text}” stands in line {seen[name.text]} already; keep one of them")
            else:
                seen[name.text] = name.line
                yield name, value

    def _say(self, value: Value, message: str) -> None:
        self.layer.problems.append(Problem(self.file, value.line, value.column, message))


def _either(words: tuple[str, ...] | list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
