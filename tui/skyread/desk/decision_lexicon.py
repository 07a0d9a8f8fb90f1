"""Decisions as a YAML lexicon that people read, edit, share and keep in git; writing what was read gives the same bytes.

One entry a decision, grouped by kind, the forms first. What is wrong with an entry is told with its line and column, and
the others are read.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from skyread.entities.decisions import Decision, Kind, Place
from skyread.entities.model import EntityType
from skyread.keys.problems import Problem, advice
from skyread.keys.yamlsource import Items, Table, Value, Word, read_text
from skyread.text.jsontext import one_line

FORMAT = "skyread decisions 1"
BEGINS = f"format: {FORMAT}\n".encode()
"""How such a file begins."""

_T = TypeVar("_T")
_LISTS = ("forms", "others")
_TYPES = ("type", "other_type")
_TEXTS = ("name", "article", "path", "made", "who", "why", "id")
_PLACES = ("seen", "other_seen")
_ORDER = ("forms", "type", "others", "other_type", "name", "article", "path", "places", *_PLACES, *_TEXTS[3:])
_IN_PLACE = ("exact", "before", "after", "path", "article", "start", "end")
_UNWRITTEN = re.compile("[\ufeff\ufffe\uffff]")
_MOST_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a file holds."""

    decisions: Sequence[Decision]
    problems: Sequence[Problem]


# Writing -------------------------------------------------------------------------------------------------


def text_of(decisions: Iterable[Decision]) -> str:
    """Decisions as a lexicon: by kind, then by when they were made."""
    lines = [f"format: {FORMAT}"]
    ordered = sorted(decisions, key=lambda one: (one.made, one.id))
    for kind in Kind:
        entries = [one for one in ordered if one.kind is kind]
        if entries:
            lines += ["", f"{kind.value}:"]
            for one in entries:
                lines += _entry(one)
    return "\n".join(lines) + "\n"


def _entry(decision: Decision) -> Iterator[str]:
    dash = "- "
    for key in _ORDER:
        value = getattr(decision, key)
        if value in (None, "", ()) and key != "forms":
            continue
        if key == "places":
            yield f"  {key}:"
            for place in value:
                yield from _place_lines(place, "  - ", "    ")
        elif key in _PLACES:
            yield f"  {key}:"
            yield from _place_lines(value, "    ", "    ")
        else:
            yield f"{dash}{key}: {_written(value)}"
        dash = "  "


def _place_lines(place: Place, first: str, others: str) -> Iterator[str]:
    indent = first
    for key in _IN_PLACE:
        value = getattr(place, key)
        if value != "":
            yield f"{indent}{key}: {value if isinstance(value, int) else _quoted(value)}"
            indent = others


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_quoted, value))}]"
    return value.value if isinstance(value, EntityType) else _quoted(str(value))


def _quoted(text: str) -> str:
    """A text in double quotes, of which YAML and JSON have the same idea."""
    return _UNWRITTEN.sub(lambda found: f"\\u{ord(found[0]):04x}", one_line(text))


# Reading -------------------------------------------------------------------------------------------------


class _WrongError(Exception):
    def __init__(self, where: Value, message: str) -> None:
        super().__init__(message)
        self.where = where
        self.message = message


def read(text: str, file: str) -> Lexicon:
    """The decisions of a lexicon. An entry without an id gets one that follows from what it says."""
    source = read_text(text, file)
    problems = list(source.problems)
    decisions: dict[str, Decision] = {}

    def told(wrong: _WrongError) -> None:
        problems.append(Problem(file, wrong.where.line, wrong.where.column, wrong.message))

    for name, value in source.table.entries:
        try:
            if name.text == "format":
                _check_format(value)
                continue
            kind = _kind(name)
            entries = _items(value, 'a list of decisions; write `- forms: ["…"]`')
        except _WrongError as wrong:
            told(wrong)
            continue
        for entry in entries:
            try:
                one = _decision(kind, entry)
                decisions[one.id] = one
            except _WrongError as wrong:
                told(wrong)
    return Lexicon(list(decisions.values()), problems)


def _check_format(value: Value) -> None:
    if not isinstance(value, Word) or value.text != FORMAT:
        raise _WrongError(value, f"is another format; this skyread reads “{FORMAT}”")


def _kind(name: Word) -> Kind:
    try:
        return Kind(name.text)
    except ValueError:
        known = [kind.value for kind in Kind]
        hint = advice(name.text, known, f"write one of {', '.join(known)}")
        raise _WrongError(name, f"there is no kind of decision “{name.text}”; {hint}") from None


def _decision(kind: Kind, entry: Value) -> Decision:
    if not isinstance(entry, Table):
        raise _WrongError(
            entry, 'is no decision; write `- forms: ["…"]` and what else there is to say below it'
        )
    read_field: dict[str, Callable[[Value], object]] = {
        **dict.fromkeys(_LISTS, _texts),
        **dict.fromkeys(_TYPES, _type),
        **dict.fromkeys(_TEXTS, _text),
        **dict.fromkeys(_PLACES, _place),
        "places": lambda value: tuple(_place(one) for one in _items(value, "a list of places")),
    }
    fields: dict[str, Any] = {}
    for name, value in entry.entries:
        fields[name.text] = _known(name, read_field)(value)
    one = Decision(fields.pop("id", ""), kind, fields.pop("forms", ()), **fields)
    _check(one, entry)
    return one if one.id else replace(one, id=_own_id(one))


def _check(one: Decision, entry: Table) -> None:
    """Raise _WrongError for a decision that says too little to mean anything."""
    needs = {
        Kind.MERGE: one.others,
        Kind.SPLIT: one.others,
        Kind.DIFFERENT: one.others,
        Kind.RENAME: one.name.strip(),
        Kind.RETYPE: one.type,
        Kind.MUTE: True,
        Kind.ADD: True,
    }
    if not one.forms and not (one.kind is Kind.SPLIT and one.places):
        raise _WrongError(entry, 'has no forms; write the names that it is about: `forms: ["…"]`')
    if not needs[one.kind]:
        key = {Kind.RENAME: "name", Kind.RETYPE: "type"}.get(one.kind, "others")
        raise _WrongError(entry, f"has no {key}; a decision under {one.kind.value} needs it")


def _own_id(one: Decision) -> str:
    said = repr(
        (one.kind.value, one.forms, one.type, one.others, one.other_type, one.name, one.article, one.places)
    )
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:32]


def _known(name: Word, known: dict[str, _T]) -> _T:
    if name.text not in known:
        hint = advice(name.text, known, f"write one of {', '.join(known)}")
        raise _WrongError(name, f"there is no “{name.text}” in a decision; {hint}")
    return known[name.text]


def _items(value: Value, what: str) -> Sequence[Value]:
    if not isinstance(value, Items):
        raise _WrongError(value, f"is not {what}")
    return value.items


def _text(value: Value) -> str:
    if not isinstance(value, Word):
        raise _WrongError(value, "is no text; put it in quotes")
    return value.text


def _texts(value: Value) -> tuple[str, ...]:
    return tuple(_text(one) for one in _items(value, 'a list of names; write ["one", "two"]'))


def _type(value: Value) -> EntityType:
    word = _text(value)
    try:
        return EntityType(word)
    except ValueError:
        known = [kind.value for kind in EntityType]
        hint = advice(word, known, f"write one of {', '.join(known)}")
        raise _WrongError(value, f"there is no type “{word}”; {hint}") from None


def _place(value: Value) -> Place:
    if not isinstance(value, Table):
        raise _WrongError(
            value, "is no place; write exact, before, after, path, article, start and end below it"
        )
    fields: dict[str, Any] = {"article": "", "start": 0, "end": 0}
    for name, given in value.entries:
        number = name.text in ("start", "end")
        fields[name.text] = _known(name, dict.fromkeys(_IN_PLACE, _number if number else _text))(given)
    return Place(**fields)


def _number(value: Value) -> int:
    word = _text(value)
    if not (word.isascii() and word.isdigit() and len(word) <= _MOST_DIGITS):
        raise _WrongError(value, f"“{word}” is no number of characters")
    return int(word)
