"""Worklists as files: JSON Lines for programs, a Markdown page to read. One way only.

Offsets are those of the text that a list was made from, whose words stand beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from skyread.notebook.exchange.folder import write_file
from skyread.notebook.exchange.markdown import about, block_quote, one_line
from skyread.notebook.worklists import WorkItem
from skyread.text import jsontext

KEYS = ("worklist", "number", "state", "article", "start", "end", "exact", "why")
"""The keys of an item wherever it is printed, in order."""
FORMATS: Mapping[str, str] = MappingProxyType({".jsonl": "jsonl", ".json": "jsonl", ".md": "md"})
"""The formats by the suffixes of their files."""

_MARK = "<!-- worklist of skyread -->"
_BEGINS = (b'{"worklist": "', _MARK.encode())
_TELLING = 6
"""A passage of fewer words is shown with those around it."""

Given = Iterable[tuple[str, Sequence[WorkItem]]]
"""Items by the title of their worklist."""


def record_of(title: str, item: WorkItem) -> dict[str, object]:
    """One item as the verbs print it."""
    target = item.target
    values = (
        title,
        item.number,
        item.state.value,
        target.source.path,
        target.start,
        target.end,
        target.exact,
        item.why,
    )
    return dict(zip(KEYS, values, strict=True))


def text_of(given: Given, form: str) -> str:
    """Worklists in a format, "jsonl" or "md"."""
    if form == "jsonl":
        return "".join(
            f"{jsontext.one_line(record_of(title, item))}\n" for title, items in given for item in items
        )
    return "\n".join([f"{_MARK}\n", *(_page(title, items) for title, items in given)])


def write_worklist(path: Path, given: Given, form: str) -> None:
    """Write worklists to a file. Raises OSError, and NotOursError where something else is in the way."""
    write_file(path, text_of(given, form), _BEGINS)


def _page(title: str, items: Sequence[WorkItem]) -> str:
    parts = [f"# {one_line(title)}\n"]
    for _, group in groupby(items, lambda item: item.target.article):
        listed = list(group)
        source = listed[0].target.source
        parts += [f"## {one_line(source.title or source.path or 'Without a title')}\n", about(source)]
        parts += [_entry(item) for item in listed]
    return "\n".join(part for part in parts if part)


def _entry(item: WorkItem) -> str:
    exact = " ".join(item.target.exact.split())
    told, quoted, _ = item.label.partition(exact) if item.why == "quote" and exact else ("", "", "")
    telling = quoted or len(exact.split()) >= _TELLING
    speaker = f" · {one_line(told)}" if quoted and told.strip() else ""
    known = f"- {item.number} · {item.state.sign} {item.state.value}{speaker}\n"
    return f"{block_quote(item.target.exact if telling else item.label)}\n{known}"
