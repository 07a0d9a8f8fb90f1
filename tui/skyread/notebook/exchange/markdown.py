"""Annotations as a Markdown page to read, print or paste: by article, each quote with its note, tags and pen.

One way only: what comes back in are the other formats. Whatever a text holds, its quote stays one block quote and
its note one item of a list; the note is the user's own Markdown, in which only what begins HTML is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from urllib.parse import quote

from skyread.notebook.annotation import Annotation, Placement, Source, State
from skyread.notebook.exchange.entry import Entry
from skyread.notebook.exchange.grouping import by_article
from skyread.text.sanitise import clean, printable

MARK = "<!-- notes of skyread -->"
"""The first line, by which a file is known as one of ours."""

StateOf = Callable[[Annotation], Placement]

_MARKUP = re.compile(r"[\\`*_\[\]<>&~|$]")
_OPENING = re.compile(r"([#+=-]|\d+(?=[.)]))")
_HTML = re.compile(r"<(?=[A-Za-z/!?])(?!https?://)")
_NOT_IN_ADDRESS = re.compile(r"[\s<>\\\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def page(entries: Iterable[Entry], state_of: StateOf) -> str:
    """All annotations on one page, an article after the other."""
    return "\n".join(
        [f"{MARK}\n\n# Notes\n", *(_article(group, state_of, "##") for group in by_article(entries))]
    )


def page_of_one(entries: list[Entry], state_of: StateOf) -> str:
    """The annotations of one article as a page of their own."""
    return f"{MARK}\n\n{_article(entries, state_of, '#')}"


def _article(entries: list[Entry], state_of: StateOf, level: str) -> str:
    source = entries[0].annotation.target.source
    title = source.title or source.path.rpartition("/")[2] or source.path or "Without a title"
    parts = [f"{level} {one_line(title)}\n", *filter(None, [about(source)])]
    parts += [_annotation(entry.annotation, state_of(entry.annotation)) for entry in entries]
    return "\n".join(parts)


def about(source: Source) -> str:
    """Source, date, and the ways back to the article."""
    known = [one_line(value) for value in (source.source, source.published) if value]
    if source.link:
        known.append(_link(source.link, source.link))
    if source.path and source.path != "-":
        known.append(_link(source.path, quote(source.path, safe="/#", errors="replace")))
    return " · ".join(known) + "\n" if known else ""


def _link(name: str, address: str) -> str:
    """A link; one that would run something when it is followed is only shown."""
    scheme = re.match(r"\s*([A-Za-z][A-Za-z0-9+.-]*):", address)
    if scheme and scheme[1].lower() not in {"http", "https", "file"}:
        return one_line(name)
    return f"[{one_line(name)}](<{_NOT_IN_ADDRESS.sub(lambda found: quote(found[0], errors='replace'), address)}>)"


def _annotation(annotation: Annotation, placement: Placement) -> str:
    parts = [] if annotation.target.whole else [block_quote(annotation.target.exact)]
    items = [_item(annotation.note)] if annotation.note.strip() else []
    known = [f"**{one_line(annotation.pen)}**"] if annotation.pen else []
    known += [f"\\#{one_line(tag)}" for tag in annotation.tags]
    known.append(annotation.created[:10])
    if placement.state is not State.EXACT:
        known.append(f"{placement.state.sign} {placement.state.value}")
    items.append(f"- {' · '.join(known)}\n")
    return "\n".join((*parts, "".join(items)))


def block_quote(text: str) -> str:
    """The text as one block quote; its line breaks and empty lines stay."""
    lines = [_escape(line.strip()) for line in clean(text).splitlines()]
    return "".join(f"> {line}".rstrip() + "\n" for line in lines or [""])


def _item(note: str) -> str:
    """A note as an item of a list, which closes whatever the note leaves open."""
    lines = _HTML.sub(r"\\<", clean(note)).strip("\n").splitlines()
    return "".join(f"{'  ' if number else '- '}{line}".rstrip() + "\n" for number, line in enumerate(lines))


def one_line(text: str) -> str:
    """Text on one line, so that Markdown shows it as it is."""
    return _escape(" ".join(printable(text).split()))


def _escape(line: str) -> str:
    """Text of one line, so that Markdown shows it as it is."""
    return _OPENING.sub(_disarm, _MARKUP.sub(r"\\\g<0>", line), count=1) if line else ""


def _disarm(found: re.Match[str]) -> str:
    """A character that means something at the beginning of a line; elsewhere it stays."""
    if found.start():
        return found[0]
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"
