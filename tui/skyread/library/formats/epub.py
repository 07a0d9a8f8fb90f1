"""Books in EPUB: one article a chapter, or the whole book as one.

The order is the book's own (the spine of its package), titles come from its table of contents or the chapters'
headings. Encrypted books are refused; fonts that are merely scrambled are no matter.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from skyread.library.article import BlockKind
from skyread.library.decoding import Decoded
from skyread.library.formats.archive import Archive, joined
from skyread.library.formats.composing import compose, one_line
from skyread.library.formats.fragments import lines_of
from skyread.library.formats.markup import Tag, Text, decode_markup, events
from skyread.library.formats.pieces import MOST_PIECES
from skyread.library.formats.plain import decoding_remarks
from skyread.library.formats.reading import Reading, Stated, UnreadableError
from skyread.library.formats.stating import iso_date, web_address
from skyread.library.formats.titles import Lines, headed

MOST_CHAPTERS = 5_000
"""Further chapters are not read, and a remark says so."""
_LARGEST_TABLE = 8 * 1024 * 1024
_PAGES = ("application/xhtml+xml", "text/html", "application/xml", "text/xml", "application/x-dtbook+xml")
_FONT = re.compile(r"\.(?:otf|ttf|woff2?|ttc|dfont)$", re.IGNORECASE)
_SCRAMBLED = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#rc")


@dataclass(frozen=True, slots=True)
class _Package:
    """What the package document of a book says."""

    chapters: tuple[str, ...]
    """Paths of the pages in the order of reading."""
    contents: str | None
    """The path of the table of contents."""
    stated: Stated


@dataclass(frozen=True, slots=True)
class _Chapter:
    decoded: Decoded
    lines: Lines
    title: str | None


def read(data: bytes, encoding: str | None) -> list[Reading]:
    """Read a book as one article a chapter. Raises UnreadableError for what is no book, or one that is locked."""
    return read_book(data, encoding, whole=False)


def read_book(data: bytes, encoding: str | None, *, whole: bool) -> list[Reading]:
    """Read a book as one article a chapter, or, if `whole`, as one article; see `read`."""
    archive = Archive(data)
    _refuse_locked(archive)
    package = _package(archive)
    titles = _titles(archive, package.contents)
    chapters = list(_chapters(archive, package, titles, encoding))
    if not chapters:
        raise UnreadableError("a book without text")
    remarks: tuple[str, ...] = ()
    if len(package.chapters) > MOST_CHAPTERS:
        remarks = (f"only the first {MOST_CHAPTERS:,} chapters are read",)
    if whole:
        return [replace(_whole(chapters, package.stated), remarks=remarks)]
    readings = [_reading(one, package.stated, str(number)) for number, one in enumerate(chapters, 1)]
    return [replace(readings[0], remarks=(*readings[0].remarks, *remarks)), *readings[1:]]


def _refuse_locked(archive: Archive) -> None:
    """Refuse a book whose pages are encrypted; the file that says so also lists fonts, which are only scrambled."""
    if "META-INF/encryption.xml" not in archive:
        return
    method = ""
    for event in _tags(archive, "META-INF/encryption.xml"):
        name = _local(event.name)
        if name == "encryptionmethod":
            method = event.attributes.get("algorithm", "").lower()
        elif name == "cipherreference":
            target = event.attributes.get("uri", "")
            if not method.startswith(_SCRAMBLED) and not _FONT.search(target):
                raise UnreadableError("encrypted: the book is locked to an account or a device")
        elif name == "encrypteddata":
            method = ""


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _tags(archive: Archive, name: str) -> Iterator[Tag]:
    """The start tags of an XML file of the book."""
    for event in events(_table(archive, name), xml=True):
        if isinstance(event, Tag) and not event.closing:
            yield event


def _table(archive: Archive, name: str) -> str:
    content = archive.read(name)
    if len(content) > _LARGEST_TABLE:
        raise UnreadableError("a book with a table of contents too large to be one")
    return decode_markup(content).text


def _package(archive: Archive) -> _Package:
    if "META-INF/container.xml" not in archive:
        raise UnreadableError("a zip archive, but no EPUB book")
    path = None
    for tag in _tags(archive, "META-INF/container.xml"):
        if _local(tag.name) == "rootfile" and path is None:
            path = joined("", tag.attributes.get("full-path", ""))
    if path is None or path not in archive:
        raise UnreadableError("a book whose package is missing")
    folder = posixpath.dirname(path)
    manifest: dict[str, tuple[str, str]] = {}
    spine: list[str] = []
    contents, table = None, None
    for tag in _tags(archive, path):
        name, values = _local(tag.name), tag.attributes
        if name == "item":
            found = joined(folder, values.get("href", ""))
            if found is None:
                continue
            manifest[values.get("id", "")] = (found, values.get("media-type", "").lower())
            if "nav" in values.get("properties", "").split():
                contents = found
        elif name == "spine":
            table = values.get("toc")
        elif name == "itemref":
            spine.append(values.get("idref", ""))
    if contents is None and table in manifest:
        contents = manifest[table][0]
    pages = (manifest[one][0] for one in spine if one in manifest and manifest[one][1] in _PAGES)
    chapters = tuple(dict.fromkeys(one for one in pages if one in archive))
    return _Package(chapters, contents, _stated(archive, path))


def _stated(archive: Archive, path: str) -> Stated:
    """What the Dublin Core elements of a package state: the first of each, all authors."""
    values: dict[str, list[str]] = {}
    current = ""
    for event in events(_table(archive, path), xml=True):
        if isinstance(event, Tag):
            current = "" if event.closing else event.name
            if current == "dc:date" and event.attributes.get("opf:event") == "modification":
                current = ""
        elif isinstance(event, Text) and current.startswith("dc:") and event.text.strip():
            values.setdefault(current, []).append(event.text)

    def first(name: str) -> str | None:
        return one_line(values.get(name, [None])[0])

    return Stated(
        title=first("dc:title"),
        published=iso_date(first("dc:date")),
        source=first("dc:title") or first("dc:publisher"),
        author=one_line(", ".join(" ".join(one.split()) for one in values.get("dc:creator", [])[:20])),
        link=next((link for one in values.get("dc:source", []) if (link := web_address(one))), None),
    )


def _titles(archive: Archive, contents: str | None) -> Mapping[str, str]:
    """Titles by chapter from the table of contents: `a` elements of a nav document, `navPoint`s of an NCX."""
    titles: dict[str, str] = {}
    if contents is None or contents not in archive:
        return titles
    folder, words, target = posixpath.dirname(contents), [""], None
    for event in events(_table(archive, contents), xml=True):
        if isinstance(event, Text):
            words.append(event.text)
            continue
        if not isinstance(event, Tag):
            continue
        name = _local(event.name)
        if name == "a" and not event.closing:
            target, words = joined(folder, event.attributes.get("href", "")), []
        elif name == "a" and target is not None:
            titles.setdefault(target, one_line("".join(words)) or "")
            target = None
        elif name == "navlabel" and not event.closing:
            words = []
        elif name == "content" and not event.closing:
            found = joined(folder, event.attributes.get("src", ""))
            if found is not None:
                titles.setdefault(found, one_line("".join(words)) or "")
    return titles


def _chapters(
    archive: Archive, package: _Package, titles: Mapping[str, str], encoding: str | None
) -> Iterator[_Chapter]:
    count = 0
    for path in package.chapters[:MOST_CHAPTERS]:
        if path == package.contents:
            continue
        decoded = decode_markup(archive.read(path), encoding)
        lines = lines_of(decoded.text, xml=True)
        count += len(lines)
        if count > MOST_PIECES:
            raise UnreadableError(f"holds more than {MOST_PIECES:,} paragraphs")
        if not lines:
            # A picture alone: a cover, a plate.
            continue
        heading = next((text for kind, text in lines[:6] if kind is BlockKind.HEADING), None)
        yield _Chapter(decoded, lines, titles.get(path) or heading)


def _reading(chapter: _Chapter, book: Stated, part: str) -> Reading:
    text, blocks = compose(headed(chapter.lines, chapter.title))
    return Reading(
        text=text,
        blocks=blocks,
        encoding=chapter.decoded.encoding,
        encoding_guessed=chapter.decoded.guessed,
        stated=replace(book, title=chapter.title or book.title),
        remarks=decoding_remarks(chapter.decoded),
        part=part,
    )


def _whole(chapters: list[_Chapter], book: Stated) -> Reading:
    lines: Lines = []
    for chapter in chapters:
        lines += [
            (BlockKind.HEADING if kind is BlockKind.TITLE else kind, text)
            for kind, text in headed(chapter.lines, chapter.title)
        ]
    text, blocks = compose(headed(lines, book.title))
    first = chapters[0].decoded
    return Reading(text, blocks, first.encoding, first.guessed, stated=replace(book, source=None))
