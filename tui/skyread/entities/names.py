"""Known names: the YAML that people write and the plain lines that skyread reads at start.

The YAML is a list of mappings with `type`, `name` and, if there are any, `aliases`. Parsing it costs tens of
milliseconds, so the shipped list is also kept as lines; a test holds the two together. What a name means for a
text is the recogniser's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from skyread.entities.model import EntityType

FIELDS = frozenset({"type", "name", "aliases"})


class LexiconError(Exception):
    """A file of known names cannot be used; the message is one line: file:line:column: what, what to do."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """One entity that is known before any text is read."""

    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()


def parse_names(text: str, path: str) -> tuple[KnownName, ...]:
    """The known names in a YAML text; `path` is what errors call it. Raises LexiconError."""
    import yaml  # noqa: PLC0415 - costs 30 ms, and only a user's own file or the generator needs it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else path
        raise LexiconError(f"{where}: {error.problem or 'not YAML'}, mend the YAML here") from error
    except yaml.YAMLError as error:
        raise LexiconError(f"{path}:1:1: {' '.join(str(error).split())}, mend the YAML") from error
    if root is None:
        return ()
    if not isinstance(root, yaml.SequenceNode):
        raise _error(path, root, "expected a list, write `- {type: ORG, name: …}`")
    return tuple(_known_name(path, node) for node in root.value)


def _error(path: str, node: object, message: str) -> LexiconError:
    mark = getattr(node, "start_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return LexiconError(f"{path}:{line}:{column}: {message}")


def _known_name(path: str, node: object) -> KnownName:
    import yaml  # noqa: PLC0415

    if not isinstance(node, yaml.MappingNode):
        raise _error(path, node, "expected a mapping, write `- {type: ORG, name: …}`")
    fields = {}
    for key, value in node.value:
        if key.value not in FIELDS or not isinstance(key.value, str):
            raise _error(path, key, f"unknown key {key.value!r}, use type, name or aliases")
        fields[key.value] = value
    kind, name = fields.get("type"), fields.get("name")
    if kind is None or kind.value not in EntityType.__members__:
        raise _error(path, kind or node, f"no known type, use one of {', '.join(EntityType)}")
    aliases = fields.get("aliases")
    if aliases is not None and not isinstance(aliases, yaml.SequenceNode):
        raise _error(path, aliases, "aliases must be a list, write [one, two]")
    return KnownName(
        EntityType(kind.value),
        _text(path, name if name is not None else node),
        tuple(_text(path, alias) for alias in (aliases.value if aliases is not None else ())),
    )


def _text(path: str, node: object) -> str:
    import yaml  # noqa: PLC0415

    value = " ".join(node.value.split()) if isinstance(node, yaml.ScalarNode) else ""
    if not value:
        raise _error(path, node, "a name must be text, write name: North Atlantic Treaty Organization")
    return value


def compact_lines(names: Iterable[KnownName]) -> list[str]:
    """The names as lines `TYPE TAB name TAB alias TAB …`, in their order."""
    return ["\t".join((known.type, known.name, *known.aliases)) for known in names]


def read_lines(text: str) -> Iterator[KnownName]:
    """The names in lines that `compact_lines` wrote."""
    for line in text.splitlines():
        kind, name, *aliases = line.split("\t")
        yield KnownName(EntityType(kind), name, tuple(aliases))
