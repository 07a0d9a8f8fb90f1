"""From key presses to commands: a trie of key sequences, and a reader that keeps what is half typed.

No timeouts: no sequence is the beginning of another (the key map's check sees to that), so every key either
finishes a command, waits for more, or is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from skyread.keys.commands import Context, by_id
from skyread.keys.sequences import ANY_CHARACTER, is_character, show

MAX_COUNT = 99_999


@dataclass(frozen=True, slots=True)
class Matched:
    """The keys are a command."""

    command: str
    count: int | None = None
    """The number typed before; None where none was typed or the command takes none."""
    argument: str | None = None
    """The character that `{char}` stood for."""


@dataclass(frozen=True, slots=True)
class Pending:
    """The keys are the beginning of something."""

    shown: str
    """What was typed, for the status line: `12`, `2g`, `2 Ctrl+W`."""
    continuations: tuple[tuple[str, str], ...]
    """The keys that would finish a command, as they are shown, and that command's id; none for a bare count."""


@dataclass(frozen=True, slots=True)
class NotFound:
    """The keys mean nothing here; they are forgotten."""

    shown: str


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Escape took back what was half typed."""

    shown: str


Result = Matched | Pending | NotFound | Cancelled


@dataclass(slots=True)
class _Node:
    command: str | None = None
    children: dict[str, _Node] = field(default_factory=dict)


class KeyTrie:
    """The key sequences that work in one context."""

    def __init__(self, bindings: Mapping[tuple[str, ...], str]) -> None:
        self._root = _Node()
        for sequence, command in bindings.items():
            node = self._root
            for key in sequence:
                node = node.children.setdefault(key, _Node())
            node.command = command

    def find(self, keys: tuple[str, ...]) -> tuple[str | None, bool, str | None]:
        """What `keys` are: (the command or None, whether longer sequences go on from here, the `{char}` or None)."""
        node = self._root
        character: str | None = None
        for key in keys:
            child = node.children.get(key)
            if child is None and is_character(key):
                child = node.children.get(ANY_CHARACTER)
                character = " " if key == "space" else key
            if child is None:
                return None, False, None
            node = child
        return node.command, bool(node.children), character if node.command else None

    def continuations(self, keys: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        """What can follow `keys`: the rest of each sequence as it is shown, and its command."""
        node = self._root
        for key in keys:
            child = node.children.get(key)
            if child is None:
                return ()
            node = child
        found: list[tuple[str, str]] = []
        stack: list[tuple[tuple[str, ...], _Node]] = [((), node)]
        while stack:
            rest, here = stack.pop()
            if here.command is not None and rest:
                found.append((show(rest), here.command))
            stack.extend(((*rest, key), child) for key, child in reversed(here.children.items()))
        return tuple(found)


class KeyReader:
    """Keys in, commands out, for all contexts; keeps the count and the keys of an unfinished sequence."""

    def __init__(self, bindings: Mapping[Context, Mapping[tuple[str, ...], str]]) -> None:
        """`bindings`: what works in each context, as `Keymap.effective` gives it."""
        self._tries = {context: KeyTrie(sequences) for context, sequences in bindings.items()}
        self._context: Context | None = None
        self._count = ""
        self._keys: tuple[str, ...] = ()

    @property
    def pending(self) -> str:
        """What is half typed, for the status line; empty where nothing is."""
        gap = " " if self._count and self._keys and len(self._keys[0]) > 1 else ""
        return self._count + gap + show(self._keys)

    def reset(self) -> None:
        """Forget what is half typed."""
        self._count = ""
        self._keys = ()

    def feed(self, context: Context, key: str) -> Result:
        """Take one key pressed in `context`; a change of context forgets what was half typed elsewhere."""
        if context is not self._context:
            self.reset()
            self._context = context
        if key == "escape" and (self._count or self._keys):
            shown = self.pending
            self.reset()
            return Cancelled(shown)
        trie = self._tries.get(context)
        if trie is None:
            return NotFound(show((key,)))
        if context.counts and not self._keys and self._is_count(key):
            self._count = str(min(int(self._count + key), MAX_COUNT))
            return Pending(self.pending, ())
        self._keys = (*self._keys, key)
        command, goes_on, character = trie.find(self._keys)
        if command is not None:
            takes_count = by_id(command).takes_count
            count = int(self._count) if self._count and takes_count else None
            self.reset()
            return Matched(command, count, character)
        if goes_on:
            return Pending(self.pending, trie.continuations(self._keys))
        shown = self.pending
        self.reset()
        return NotFound(shown)

    def _is_count(self, key: str) -> bool:
        """A digit; a leading 0 is a key like any other."""
        return len(key) == 1 and key in "0123456789" and (key != "0" or bool(self._count))
