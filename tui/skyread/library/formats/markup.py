"""HTML and XML as a stream of tags and text, without building a tree.

Files come from anywhere, so the reading is one pass whose cost is linear in the length whatever stands in them:
unclosed quotes, comments and tags end at the end of the text, nesting costs nothing, and no entity is ever
defined by a document. What the tags mean is for `pieces`, `page` and the packages' own tables of contents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape as unescape_entities

from skyread.library.decoding import Decoded, UnknownEncodingError, check_encoding, decode

MOST_ATTRIBUTES = 200
"""Further attributes of one tag are passed over."""

_TAG_NAME = re.compile(r"[a-zA-Z][^\s/>\x00]*")
_ATTRIBUTE = re.compile(
    r"""[\s/]*(?P<name>[^\s>/][^\s=>/]*)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s>]*)))?"""
)
_TAG_END = re.compile(r"[\s/]*>")
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
_ENDLESS_NUMBER = re.compile(r"&#\d{8,};?")
_UNESCAPED = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes"))

_HEAD = 4096
_BOM = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?\bencoding\s*=\s*["']\s*(?P<xml>[\w.:-]{1,40})|<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*(?P<meta>[\w.:-]{1,40})""",
    re.IGNORECASE,
)
# What pages call their encodings, where it is not what they are in.
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "x-mac-cyrillic": "mac_cyrillic",
    "windows-874": "cp874",
    "koi8-ru": "koi8_u",
}


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag, or an end tag."""

    name: str
    """Lower case, with the prefix if it has one."""
    attributes: Mapping[str, str]
    """Names in lower case, values without entities; of two with one name, the first."""
    closing: bool = False
    empty: bool = False
    """Whether it ends itself, as `<br/>` does."""


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text, without entities. What stands in a script or style element is not unescaped."""

    text: str
    within: str = ""
    """The element whose content is nothing but text that this stands in: "script", "style", "title" …"""


@dataclass(frozen=True, slots=True)
class Comment:
    """What a comment says."""

    text: str


Event = Tag | Text | Comment


def events(markup: str, *, xml: bool = False) -> Iterator[Event]:
    """The tags, texts and comments of HTML or XML in their order; never fails, whatever the text holds.

    In XML a `script` or `title` element holds elements like any other.
    """
    at, length = 0, len(markup)
    while at < length:
        opened = markup.find("<", at)
        if opened < 0:
            yield Text(unescape(markup[at:]))
            return
        if opened > at:
            yield Text(unescape(markup[at:opened]))
        event, at = _marked(markup, opened)
        if event is not None:
            yield event
        if isinstance(event, Tag) and not xml and not event.closing and event.name in _RAW:
            end = _RAW[event.name].search(markup, at)
            inner = markup[at : end.start() if end else length]
            yield Text(inner if event.name in _UNESCAPED else unescape(inner), event.name)
            at = end.start() if end else length


def _marked(markup: str, at: int) -> tuple[Event | None, int]:
    """What begins with the angle bracket at `at`, and where it ends."""
    if markup.startswith("<!--", at):
        end = markup.find("-->", at + 4)
        return Comment(markup[at + 4 : end if end >= 0 else len(markup)]), end + 3 if end >= 0 else len(
            markup
        )
    if markup.startswith("<![CDATA[", at):
        end = markup.find("]]>", at + 9)
        return Text(markup[at + 9 : end if end >= 0 else len(markup)]), end + 3 if end >= 0 else len(markup)
    if markup.startswith(("<!", "<?"), at):
        end = markup.find(">", at)
        return None, end + 1 if end >= 0 else len(markup)
    closing = markup.startswith("</", at)
    name = _TAG_NAME.match(markup, at + 1 + closing)
    if name is None:
        return Text("<"), at + 1
    if closing:
        end = markup.find(">", name.end())
        return Tag(name[0].lower(), {}, closing=True), end + 1 if end >= 0 else len(markup)
    return _start_tag(markup, name)


def _start_tag(markup: str, name: re.Match[str]) -> tuple[Event, int]:
    attributes: dict[str, str] = {}
    at = name.end()
    while True:
        end = _TAG_END.match(markup, at)
        if end is not None:
            return Tag(name[0].lower(), attributes, empty="/" in end[0]), end.end()
        found = _ATTRIBUTE.match(markup, at)
        if found is None:
            return Tag(name[0].lower(), attributes), len(markup)
        if len(attributes) < MOST_ATTRIBUTES:
            value = found["double"] or found["single"] or found["bare"] or ""
            attributes.setdefault(found["name"].lower(), unescape(value))
        at = found.end()


def unescape(text: str) -> str:
    """Text with its character references resolved; a number too long to be a character becomes U+FFFD."""
    try:
        return unescape_entities(text)
    except ValueError:
        return unescape_entities(_ENDLESS_NUMBER.sub("\ufffd", text))


def decode_markup(data: bytes, encoding: str | None = None) -> Decoded:
    """Decode an HTML or XML file by its byte order mark, its own declaration, or else like any text.

    A declaration is not believed where the bytes prove it wrong: browsers save pages as UTF-8 and leave the old
    declaration in them. Raises UnknownEncodingError for an `encoding` that does not exist.
    """
    if encoding is not None or data.startswith(_BOM):
        return decode(data, encoding)
    declared = declared_encoding(data)
    if declared is None or declared == "utf-8":
        return decode(data)
    if not data.isascii():
        try:
            return Decoded(data.decode("utf-8"), "utf-8", guessed=False)
        except UnicodeDecodeError:
            pass
    return decode(data, declared)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a file's first lines declare, by Python's name; None where they don't, or none that exists."""
    found = _DECLARED.search(data, 0, _HEAD)
    return (
        None if found is None else known_encoding((found["xml"] or found["meta"]).decode("ascii", "replace"))
    )


def known_encoding(declared: str) -> str | None:
    """Python's name for what a document or a message calls its encoding; None where there is no such text encoding."""
    name = declared.strip().lower()
    try:
        canonical = check_encoding(_MEANT.get(name, name))
    except UnknownEncodingError:
        return None
    # A declaration that could be read as ASCII does not stand in UTF-16 or UTF-32.
    return "utf-8" if canonical.startswith(("utf-16", "utf-32", "utf-8")) else canonical
