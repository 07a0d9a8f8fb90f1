"""Front matter: the YAML between two lines of dashes at the top of a Markdown file.

Files come from anywhere, so the YAML is bounded before it is read: its size, and no aliases at all, which is
what makes a few lines explode into gigabytes. Only plain values are made, never objects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skyread.library.formats.reading import UNSAID, Stated
from skyread.text.sanitise import printable

if TYPE_CHECKING:
    from yaml import Event

_FENCED = re.compile(r"\A\s*---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LARGEST = 64 * 1024
_DEEPEST = 20
_ISO_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?(?:[T\s].*)?\Z")

_TITLE_KEYS = ("title", "headline")
_DATE_KEYS = ("published", "date", "pubdate", "publish_date", "published_at", "date_published", "created")
_SOURCE_KEYS = ("source", "publication", "publisher", "outlet", "site", "agency")
_AUTHOR_KEYS = ("author", "authors", "byline", "by")
_LINK_KEYS = ("url", "link", "original", "permalink", "canonical")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where the front matter stands, and what it says."""

    span: tuple[int, int] | None = None
    """From the opening to the closing dashes, without white space around; None where there is none."""
    stated: Stated = UNSAID
    problem: str | None = None
    """Why it could not be read; one line, safe to print."""


def find_front_matter(text: str) -> FrontMatter:
    """The front matter of a Markdown text. Never raises: what can't be read is a `problem`."""
    found = _FENCED.match(text) if text[:200].lstrip().startswith("---") else None
    if found is None:
        return FrontMatter()
    whole = found[0]
    start = len(whole) - len(whole.lstrip())
    span = (start, len(whole.rstrip()))
    try:
        values = _load(found[1])
    except ValueError as error:
        return FrontMatter(span, problem=f"front matter not read: {printable(str(error))}")
    if values is None:
        # Two rules with prose between them, not front matter.
        return FrontMatter()
    stated = Stated(
        title=_first_text(values, _TITLE_KEYS),
        published=_first_date(values),
        source=_first_text(values, _SOURCE_KEYS),
        author=_first_text(values, _AUTHOR_KEYS),
        link=_first_text(values, _LINK_KEYS),
    )
    return FrontMatter(span, stated)


def _load(source: str) -> dict[str, Any] | None:
    """The mapping that the YAML holds, keys in lower case; None if it is something else.

    Raises ValueError with one line that says what is wrong.
    """
    if len(source) > _LARGEST:
        raise ValueError(f"larger than {_LARGEST // 1024} KiB")
    import yaml  # noqa: PLC0415  a third of a start's time, and most articles have no front matter

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        danger = _danger(yaml.parse(source, Loader=loader))
        values = None if danger else yaml.load(source, Loader=loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark is not None else 0
        raise ValueError(f"line {line}: {error.problem or error.context}") from error
    except (yaml.YAMLError, ValueError, OverflowError, TypeError, RecursionError) as error:
        raise ValueError(str(error).splitlines()[0] if str(error) else type(error).__name__) from error
    if danger:
        raise ValueError(danger)
    if not isinstance(values, dict):
        return None
    return {key.lower(): value for key, value in values.items() if isinstance(key, str)}


def _danger(events: Iterator[Event]) -> str | None:
    """What makes a YAML document unsafe to build, seen from its events alone."""
    depth = 0
    for event in events:
        name = type(event).__name__
        if name == "AliasEvent":
            return "aliases are not allowed"
        depth += name in ("MappingStartEvent", "SequenceStartEvent")
        depth -= name in ("MappingEndEvent", "SequenceEndEvent")
        if depth > _DEEPEST:
            return "nested too deeply"
    return None


def _first_text(values: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = values.get(key)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, list):
            value = ", ".join(one for one in value if isinstance(one, str))
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return printable(" ".join(str(value).split()))
    return None


def _first_date(values: dict[str, Any]) -> str | None:
    """The first date, at the precision in which it is stated."""
    for key in _DATE_KEYS:
        value = values.get(key)
        if value is None or isinstance(value, bool):
            continue
        found = _ISO_DATE.match(str(value).strip())
        if found is not None:
            year, month, day = found["year"], found["month"], found["day"]
            parts = [year, *(f"{int(part):02}" for part in (month, day) if part)]
            if (month is None or 1 <= int(month) <= 12) and (day is None or 1 <= int(day) <= 31):
                return "-".join(parts)
    return None
