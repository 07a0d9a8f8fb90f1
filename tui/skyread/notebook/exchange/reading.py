"""Reading a file of annotations, whichever of the formats it is in: what is good is taken, what is not is told.

A file is one JSON document (an annotation, a list of them, or a page or collection that holds them) or JSON Lines.
Nothing is opened here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from skyread.notebook.exchange import jsonl, jsonld, markdown
from skyread.notebook.exchange.entry import Entry
from skyread.notebook.exchange.fields import BadNoteError, Record

LARGEST = 256 * 1024 * 1024
"""Files with more bytes are refused."""
_MOST_LISTS = 4_000_000
_MOST_VALUES = 16_000_000
"""Opening brackets and commas in one document or line; those within texts count too."""
_TOO_DEEP = "nested too deeply"
_LISTS = ("items", "first", "rows", "annotations", "@graph")
"""Where documents keep their annotations: the model, its collections, Hypothesis, JSON-LD at large."""


@dataclass(slots=True)
class Found:
    """What a file held."""

    entries: list[Entry] = field(default_factory=list)
    """In the order of the file, each id once: of several with the same id the one that was changed last."""
    problems: list[str] = field(default_factory=list)
    """One line for each annotation that is of no use, with its place in the file."""


def read(data: bytes) -> Found:
    """The annotations in the bytes of a file. Never raises for bad input."""
    found = Found()
    if len(data) > LARGEST:
        found.problems.append(f"larger than {LARGEST >> 20} MiB")
        return found
    if data.lstrip(b"\xef\xbb\xbf \r\n").startswith(markdown.MARK.encode()):
        found.problems.append("notes as Markdown are for reading; import those exported as jsonl or jsonld")
        return found
    latest: dict[str, Entry] = {}
    for place, record in _records(data):
        try:
            entry = _entry(record)
        except BadNoteError as problem:
            found.problems.append(f"{place}: {problem}")
            continue
        except RecursionError:
            found.problems.append(f"{place}: {_TOO_DEEP}")
            continue
        keep_newer(latest, entry)
    found.entries = list(latest.values())
    return found


def keep_newer(latest: dict[str, Entry], entry: Entry) -> None:
    """Put an annotation among others by id, unless one that was changed later is there; of equals the later counts."""
    annotation = entry.annotation
    other = latest.get(annotation.id)
    if other is None or annotation.updated >= other.annotation.updated:
        latest[annotation.id] = entry


def _entry(record: object) -> Entry:
    if isinstance(record, BadNoteError):
        raise record
    if not isinstance(record, dict):
        raise BadNoteError("no JSON object")
    return jsonld.entry_of(record) if jsonld.is_one(record) else jsonl.entry_of(record)


def _records(data: bytes) -> Iterator[tuple[str, object]]:
    """Every record with its place; what cannot be read is a BadNoteError in its stead.

    A file is JSON Lines where its first line is an object by itself and others follow; else one document, if it
    reads as one; else JSON Lines, if any line of it is an object.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    lines = [(number, line) for number, line in enumerate(data.split(b"\n"), 1) if line.strip()]
    if not lines:
        return
    if len(lines) > 1 and isinstance(_parse(lines[0][1]), dict):
        yield from _lines(lines)
        return
    whole = _parse(data)
    if not isinstance(whole, BadNoteError):
        yield from _items(whole)
    elif any(line.lstrip()[:1] == b"{" and isinstance(_parse(line), dict) for _, line in lines):
        yield from _lines(lines)
    else:
        yield "no annotations" if len(lines) > 1 else f"line {lines[0][0]}", whole


def _lines(lines: list[tuple[int, bytes]]) -> Iterator[tuple[str, object]]:
    for number, line in lines:
        yield f"line {number}", _parse(line)


def _items(document: object) -> Iterator[tuple[str, object]]:
    """The annotations of a document: those in its lists, or the document itself."""
    held = _held(document)
    if held is None:
        yield "line 1", document
        return
    for number, record in enumerate(held, 1):
        yield f"annotation {number}", record


def _held(document: object) -> list[object] | None:
    """The list of annotations in a document; None for one that is no list of any."""
    for _ in range(4):  # a collection holds a page, which holds the items
        if isinstance(document, list):
            return document
        if not isinstance(document, dict) or jsonld.is_one(document) or "exact" in document:
            return None
        inner = _inner(document)
        if inner is None:
            return None
        document = inner
    return None


def _inner(document: Record) -> object | None:
    return next((document[key] for key in _LISTS if isinstance(document.get(key), list | dict)), None)


def _parse(data: bytes) -> object:
    """What the bytes say, or a BadNoteError."""
    # Counted before it is read: a file of nothing but brackets takes twenty times its size in memory.
    if data.count(b"[") + data.count(b"{") > _MOST_LISTS or data.count(b",") > _MOST_VALUES:
        return BadNoteError("holds too many values")
    try:
        return json.loads(data.decode("utf-8"), parse_constant=_refuse)
    except UnicodeDecodeError:
        return BadNoteError("not UTF-8")
    except RecursionError:
        return BadNoteError(_TOO_DEEP)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        return BadNoteError(f"no JSON ({error.msg}, {place})")
    except ValueError as error:
        return BadNoteError(f"no JSON ({str(error).partition(';')[0]})")


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")
