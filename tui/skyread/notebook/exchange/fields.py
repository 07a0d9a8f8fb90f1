"""Reading values of JSON from elsewhere: each is of the kind that is wanted, or one line says what is wrong.

Text is taken as it is but for lone surrogates, which no UTF-8 file and no database can hold: they become U+FFFD.
Making it safe for a terminal is the business of what prints it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TypeAlias

from skyread.text.sanitise import REPLACEMENT

Record: TypeAlias = "Mapping[str, object]"

LONGEST_TEXT = 4 * 1024 * 1024
"""Code points in one text; a novel has a million."""
_LONGEST_ID = 1000
_MOST = 10_000
_FURTHEST = 2**53
_SURROGATE = re.compile("[\ud800-\udfff]")


class BadNoteError(ValueError):
    """What stands there is no annotation; the message is one short clause."""


def text(record: Record, key: str, otherwise: str | None = None) -> str:
    """The text under `key`; null and a missing key give `otherwise`. Raises BadNoteError."""
    value = record.get(key)
    if value is None and otherwise is not None:
        return otherwise
    return as_text(value, key)


def text_or_none(record: Record, key: str) -> str | None:
    """The text under `key`, None for null and a missing key. Raises BadNoteError."""
    value = record.get(key)
    return None if value is None else as_text(value, key)


def as_text(value: object, key: str) -> str:
    """`value`, which stood under `key`, as text. Raises BadNoteError."""
    if value is None:
        raise BadNoteError(f"{key} is missing")
    if not isinstance(value, str):
        raise BadNoteError(f"{key} is not a text")
    if len(value) > LONGEST_TEXT:
        raise BadNoteError(f"{key} is longer than {LONGEST_TEXT} characters")
    return _SURROGATE.sub(REPLACEMENT, value)


def texts(record: Record, key: str) -> tuple[str, ...]:
    """The texts listed under `key`, each once; none for null and a missing key. Raises BadNoteError."""
    return tuple(dict.fromkeys(as_text(value, key) for value in listed(record, key)))


def listed(record: Record, key: str) -> list[object]:
    """The list under `key`; empty for null and a missing key. Raises BadNoteError."""
    value = record.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise BadNoteError(f"{key} is not a list")
    if len(value) > _MOST:
        raise BadNoteError(f"{key} holds more than {_MOST} values")
    return value


def record_under(record: Record, key: str) -> Record:
    """The object under `key`; an empty one for null and a missing key. Raises BadNoteError."""
    value = record.get(key)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise BadNoteError(f"{key} is not an object")
    return value


def offset(record: Record, key: str, otherwise: int) -> int:
    """The whole number from 0 under `key`; null and a missing key give `otherwise`. Raises BadNoteError."""
    value = record.get(key)
    if value is None:
        return otherwise
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _FURTHEST:
        raise BadNoteError(f"{key} is not a whole number from 0")
    return value


def place(record: Record, exact: str, article: str) -> tuple[int, int]:
    """`start` and `end` of a quote, made to fit its length where the text that they count in is not known.

    Where it is known by its hash, `article`, they are relied on: raises BadNoteError if they do not fit.
    """
    start = offset(record, "start", 0)
    end = offset(record, "end", start + len(exact))
    if article and end - start != len(exact):
        raise BadNoteError("start and end do not fit the length of exact")
    return start, start + len(exact)


def share(value: object, key: str) -> float:
    """`value` as a number, held within 0 and 1. Raises BadNoteError."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadNoteError(f"{key} is not a number")
    return float(min(1, max(0, value)))


def identifier(record: Record, key: str = "id") -> str:
    """The id under `key`. Raises BadNoteError."""
    found = text(record, key)
    if not found.strip() or len(found) > _LONGEST_ID:
        raise BadNoteError(f"{key} is empty or longer than {_LONGEST_ID} characters")
    return found


def moment(record: Record, *keys: str) -> str:
    """The first moment that stands under one of `keys`, as annotations keep it; empty where none does.

    A moment without a zone counts as UTC. Raises BadNoteError.
    """
    for key in keys:
        if record.get(key) is None:
            continue
        return _checked(text(record, key).strip(), key)
    return ""


def _checked(written: str, key: str) -> str:
    try:
        when = datetime.fromisoformat(written)
        when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadNoteError(f"{key} is not a time such as 2026-01-31T12:00:00Z") from None
    return when.isoformat(timespec="milliseconds").replace("+00:00", "Z")
