"""Articles in tables and databases' exports: JSON, JSON Lines and CSV, by a mapping from our fields to theirs.

Without a mapping the usual names are tried, whatever their case. What the fields hold may be plain text or HTML.
Everything is bounded before it is built: the number of values, of records, the length of a field.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from types import MappingProxyType
from typing import Any

from skyread.library.decoding import Decoded, decode
from skyread.library.formats.composing import compose, one_line
from skyread.library.formats.fragments import text_lines
from skyread.library.formats.plain import decoding_remarks
from skyread.library.formats.reading import Reading, Stated, UnreadableError
from skyread.library.formats.stating import iso_date, web_address
from skyread.library.formats.titles import headed

FIELDS = ("title", "date", "source", "author", "url", "text")
"""What a mapping can name."""
USUAL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text": (
            "text",
            "body",
            "content",
            "article",
            "articlebody",
            "full_text",
            "fulltext",
            "maintext",
            "main_text",
            "content_text",
            "content_html",
        ),
        "title": ("title", "headline", "name", "subject"),
        "date": (
            "date",
            "published",
            "date_published",
            "published_at",
            "publishedat",
            "datepublished",
            "publication_date",
            "publish_date",
            "date_publish",
            "pubdate",
            "pub_date",
            "created_at",
            "created",
            "timestamp",
            "time",
        ),
        "source": (
            "source",
            "publication",
            "publisher",
            "outlet",
            "site",
            "site_name",
            "sitename",
            "agency",
            "source_domain",
            "domain",
            "feed",
        ),
        "author": ("author", "authors", "byline", "creator"),
        "url": ("url", "link", "permalink", "canonical_url", "source_url", "external_url", "href"),
    }
)
"""The names that are tried for a field that no mapping names, the likeliest first."""

_WEAK = ("description", "summary", "abstract", "lead")
"""Fields that are an article's text only where a record has a title and a date too; settings files have them."""

LARGEST = 64 * 1024 * 1024
"""Files of more bytes are not read."""
MOST_VALUES = 2_000_000
"""JSON documents of more values are not built in memory."""
MOST_RECORDS = 100_000
"""Further records are not read, and a remark says so."""
LONGEST_FIELD = 8 * 1024 * 1024
"""A longer field of a CSV file is an error."""
_KEY_LENGTH = 10
_LISTS = (
    "articles",
    "items",
    "records",
    "documents",
    "docs",
    "entries",
    "results",
    "data",
    "news",
    "rows",
    "hits",
    "posts",
)
_VALUE = re.compile(r"[\[{,]")
_DELIMITERS = (",", ";", "\t", "|")
_NO_TEXTS = "no texts: {found}; name the fields in config.yaml (records: …)"

Record = Mapping[str, Any]


def read(
    data: bytes, encoding: str | None, mapping: Mapping[str, str] = MappingProxyType({})
) -> list[Reading]:
    """Read the records of a JSON, JSON Lines or CSV file as articles.

    `mapping` names, for each of `FIELDS`, the field of the records that holds it ("meta.title" for one inside
    another); the usual names are tried for those it leaves out. Raises UnreadableError where no record has a text.
    """
    if len(data) > LARGEST:
        raise UnreadableError(f"larger than {LARGEST >> 20} MiB")
    decoded = decode(data, encoding)
    text = decoded.text.lstrip("\ufeff \t\r\n")
    if not text:
        raise UnreadableError("nothing but white space")
    source: Iterable[Record] = _json(text) if text[0] in "[{" else _csv(text)
    records = list(islice(source, MOST_RECORDS + 1))
    readings = _readings(records[:MOST_RECORDS], mapping, decoded, more=len(records) > MOST_RECORDS)
    if not readings:
        names = sorted({key for record in records[:100] for key in record})
        shown = one_line(", ".join(names[:12])) if names else "no records"
        raise UnreadableError(_NO_TEXTS.format(found=shown))
    return readings


def _json(text: str) -> Iterator[Record]:
    """The records of a JSON document: a list of objects, one in an object, an object alone, or one a line."""
    if sum(1 for _ in islice(_VALUE.finditer(text), MOST_VALUES + 1)) > MOST_VALUES:
        raise UnreadableError(f"holds more than {MOST_VALUES:,} values")
    try:
        yield from _listed(json.loads(text))
    except RecursionError as error:
        raise UnreadableError("nested too deeply") from error
    except ValueError as error:
        lines = list(_json_lines(text))
        if not lines:
            raise UnreadableError(_where(error)) from error
        yield from lines


def _json_lines(text: str) -> Iterator[Record]:
    """The objects of JSON Lines, if the first line is one; damaged lines are passed over."""
    lines = io.StringIO(text)
    for number, line in enumerate(lines):
        try:
            value = json.loads(line) if line.strip() else None
        except (ValueError, RecursionError):
            if number == 0:
                return
            continue
        if isinstance(value, dict):
            yield value


def _where(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"no sound JSON: line {error.lineno}, column {error.colno}"
    return "no sound JSON: a number too long"


def _listed(value: Any) -> list[Record]:
    if isinstance(value, dict):
        inner = [value[key] for key in _LISTS if isinstance(value.get(key), list)]
        inner = inner or [one for one in value.values() if isinstance(one, list)]
        # An object with its own text is an article, even if it has a list of tags.
        if (
            any(isinstance(one, dict) for found in inner for one in found[:5])
            and _field(value, "text", {}) is None
        ):
            value = next(found for found in inner if any(isinstance(one, dict) for one in found[:5]))
        else:
            return [value]
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _csv(text: str) -> Iterator[Record]:
    """The rows of a CSV file by the names in its first row; the delimiter is the one that splits that row most."""
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    # The module has one limit for the process; its default is shorter than many an article.
    csv.field_size_limit(LONGEST_FIELD)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = [name.strip() for name in next(rows)]
        if len(names) < 2 and not _is_usual(names):
            raise UnreadableError("neither JSON nor a table with a row of names")
        for row in rows:
            yield dict(zip(names, row, strict=False))
    except (csv.Error, StopIteration) as error:
        raise UnreadableError(f"no sound CSV: {error}") from error


def _is_usual(names: list[str]) -> bool:
    return any(name.lower() in known for name in names for known in USUAL.values())


def _field(record: Record, field: str, mapping: Mapping[str, str]) -> Any:
    """What a record holds in one of our fields; None where it holds nothing."""
    if field in mapping:
        value: Any = record
        for step in (mapping[field],) if mapping[field] in record else mapping[field].split("."):
            value = value.get(step) if isinstance(value, Mapping) else None
        return value
    folded = {
        key.lower().replace("-", "_").replace(" ", "_"): key
        for key in reversed(list(record))
        if isinstance(key, str)
    }
    for name in USUAL[field]:
        if name in folded and record[folded[name]] not in (None, "", []):
            return record[folded[name]]
    return None


def _body(record: Record, mapping: Mapping[str, str]) -> str | None:
    """The text of a record; its summary where it is an article without a text."""
    body = _string(_field(record, "text", mapping), join="\n\n")
    if body is None and "text" not in mapping and _day(_field(record, "date", mapping)):
        title = _string(_field(record, "title", mapping))
        body = next((found for name in _WEAK if title and (found := _string(record.get(name)))), None)
    return body


def _string(value: Any, *, join: str = ", ") -> str | None:
    """A value as text: strings, names of objects, lists of these."""
    if isinstance(value, list):
        parts = [
            part for one in value[:1000] if (part := _string(one) if not isinstance(one, list) else None)
        ]
        return join.join(parts) or None
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title")
    return value if isinstance(value, str) and value.strip() else None


def _day(value: Any) -> str | None:
    """A date, or the day of a time in seconds or milliseconds since 1970, in UTC."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        if not abs(value) < 10**15:
            return None
        seconds = value / 1000 if abs(value) > 100_000_000_000 else value
        if not 0 < seconds < 8_000_000_000:
            return iso_date(str(value)) if 1500 < value < 21_000_000 else None
        if value < 3000 or 15_000_101 <= value <= 21_001_231:
            # A year, or a day without its hyphens.
            return iso_date(str(value))
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return iso_date(_string(value))


def _readings(
    records: list[Record], mapping: Mapping[str, str], decoded: Decoded, *, more: bool
) -> list[Reading]:
    remarks = decoding_remarks(decoded)
    if more:
        remarks += (f"only the first {MOST_RECORDS:,} records are read",)
    readings: dict[str, Reading] = {}
    for record in records:
        body = _body(record, mapping)
        if body is None:
            continue
        title = one_line(_string(_field(record, "title", mapping)))
        link = web_address(_string(_field(record, "url", mapping)))
        text, blocks = compose(headed(text_lines(body), title))
        part = hashlib.sha256((link or text).encode("utf-8", "replace")).hexdigest()[:_KEY_LENGTH]
        while part in readings and readings[part].text != text:
            part = hashlib.sha256(f"{part}\n{text}".encode("utf-8", "replace")).hexdigest()[:_KEY_LENGTH]
        if not blocks or part in readings:
            continue
        readings[part] = Reading(
            text=text,
            blocks=blocks,
            encoding=decoded.encoding,
            encoding_guessed=decoded.guessed,
            stated=Stated(
                title=title,
                published=_day(_field(record, "date", mapping)),
                source=one_line(_string(_field(record, "source", mapping))),
                author=one_line(_string(_field(record, "author", mapping))),
                link=link,
            ),
            remarks=remarks,
            part=part,
        )
        remarks = ()
    if len(readings) == 1 and len(records) == 1:
        return [replace(one, part="") for one in readings.values()]
    return list(readings.values())
