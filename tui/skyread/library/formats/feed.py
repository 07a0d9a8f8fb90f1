"""Feeds saved as files: RSS and Atom through feedparser, one article an entry.

A feed is decoded and searched for entity declarations before the parser sees it, and is handed over as a stream,
so that nothing in it can be taken for an address or a file name. A list of feeds holds no articles.
"""

from __future__ import annotations

import hashlib
import io
import re
from typing import Any
from xml.parsers import expat

from skyread.library.decoding import Decoded
from skyread.library.formats.composing import compose, one_line
from skyread.library.formats.extras import needed
from skyread.library.formats.fragments import text_lines
from skyread.library.formats.markup import Tag, decode_markup, events
from skyread.library.formats.plain import decoding_remarks
from skyread.library.formats.reading import Reading, Stated, UnreadableError
from skyread.library.formats.stating import iso_date, web_address
from skyread.library.formats.titles import Lines, headed

EXTRA = "feeds"

LARGEST = 32 * 1024 * 1024
"""Feeds of more bytes are not read; the parser keeps several copies."""
MOST_ENTRIES = 20_000
"""Feeds of more entries are not read."""
DEEPEST = 100
"""Feeds whose elements nest more deeply are not read; the parser takes ever longer for each."""
LARGEST_DAMAGED = 512 * 1024
"""Feeds that are no sound XML are mended by the parser's slow path, up to so many characters."""
_ID_LENGTH = 10

_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?(?P<name>[\w.-]+)")
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_PROLOG = re.compile(r"\s*<\?xml\b[^>]*>")
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[<>]*(?:\[[^\]]*\])?\s*>", re.IGNORECASE)
_ITEM = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)[\s/>]")
_HEAD = 8192
_FEEDS = frozenset(("rss", "feed", "rdf", "channel"))


def read(data: bytes, encoding: str | None) -> list[Reading]:
    """Read a feed as one article an entry.

    Raises UnreadableError for what is no feed, for lists of feeds, for feeds without entries, for documents that
    declare entities, and where feedparser is missing.
    """
    if len(data) > LARGEST:
        raise UnreadableError(f"larger than {LARGEST >> 20} MiB")
    decoded = decode_markup(data, encoding)
    _refuse_others(decoded.text)
    feedparser = needed("feedparser", EXTRA)
    head = _DOCTYPE.sub("", _PROLOG.sub("", decoded.text[:_HEAD], count=1), count=1)
    source = head + decoded.text[_HEAD:]
    if len(source) > LARGEST_DAMAGED and not _is_sound(source):
        raise UnreadableError(f"a damaged feed of more than {LARGEST_DAMAGED >> 10} KiB")
    try:
        feed = feedparser.parse(
            io.BytesIO(source.encode("utf-8", "replace")),
            sanitize_html=False,
            resolve_relative_uris=False,
            response_headers={"content-type": "application/xml; charset=utf-8"},
        )
        site = one_line(_text(feed.feed.get("title")))
        entries = [_Entry(entry) for entry in feed.entries]
    except (
        Exception
    ) as error:  # the parser has no error of its own, and damaged feeds can trip it in many ways
        raise UnreadableError("a feed that cannot be read") from error
    readings = _readings(entries, site, decoded)
    if not readings:
        raise UnreadableError("a feed without entries")
    return readings


def _refuse_others(text: str) -> None:
    head = _DOCTYPE.sub("", text[:_HEAD])
    root = _ROOT.search(re.sub(r"<!--.*?(?:-->|\Z)", "", head, flags=re.DOTALL))
    name = root["name"].lower() if root else ""
    if name == "opml":
        raise UnreadableError("a list of feeds (OPML), which holds no articles: open the feeds' own files")
    if _ENTITY.search(text):
        raise UnreadableError("an XML document that declares entities, which is not safe to read")
    if name not in _FEEDS:
        raise UnreadableError("XML, but no feed" if name else "no feed")
    if _depth(text) > DEEPEST:
        raise UnreadableError("a feed nested too deeply")
    if sum(1 for _ in _ITEM.finditer(text)) > MOST_ENTRIES:
        raise UnreadableError(f"a feed of more than {MOST_ENTRIES:,} entries")


def _depth(text: str) -> int:
    """How deeply the elements of a document nest, at most."""
    depth = deepest = 0
    for event in events(text, xml=True):
        if isinstance(event, Tag) and not event.empty:
            depth += -1 if event.closing else 1
            deepest = max(deepest, depth)
    return deepest


def _is_sound(source: str) -> bool:
    """Whether a document that declares no entities is well-formed XML."""
    try:
        expat.ParserCreate().Parse(source.encode("utf-8", "replace"), True)
    except expat.ExpatError:
        return False
    return True


class _Entry:
    """What an entry of a feed says, out of the parser's hands."""

    def __init__(self, entry: Any) -> None:
        self.title = one_line(_plain(_text(entry.get("title"))))
        self.link = web_address(_text(entry.get("link")))
        self.author = one_line(_text(entry.get("author")))
        self.published = iso_date(_text(entry.get("published"))) or iso_date(_text(entry.get("updated")))
        source = entry.get("source")
        self.source = one_line(_text(source.get("title"))) if isinstance(source, dict) else None
        bodies = [_text(one.get("value")) or "" for one in entry.get("content", []) if isinstance(one, dict)]
        bodies.append(_text(entry.get("summary")) or "")
        self.body = max(bodies, key=len)
        self.identity = _text(entry.get("id")) or self.link or f"{self.title}\n{self.body[:1000]}"


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _plain(title: str | None) -> str | None:
    """A title without the markup that some feeds put into titles."""
    if title is None or "<" not in title:
        return title
    return " ".join(line for _, line in text_lines(title)) or title


def part_of(identity: str) -> str:
    """A short name for an entry that stays the same when the feed is saved again."""
    return hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:_ID_LENGTH]


def _readings(entries: list[_Entry], site: str | None, decoded: Decoded) -> list[Reading]:
    remarks = decoding_remarks(decoded)
    readings: dict[str, Reading] = {}
    for entry in entries:
        lines: Lines = headed(text_lines(entry.body), entry.title)
        text, blocks = compose(lines)
        part = part_of(entry.identity)
        if not blocks or part in readings:
            # An entry that says nothing, or is there twice.
            continue
        readings[part] = Reading(
            text=text,
            blocks=blocks,
            encoding=decoded.encoding,
            encoding_guessed=decoded.guessed,
            stated=Stated(entry.title, entry.published, entry.source or site, entry.author, entry.link),
            remarks=remarks,
            part=part,
        )
        remarks = ()
    return list(readings.values())
