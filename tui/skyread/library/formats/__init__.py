"""The formats that skyread reads: which reader a file goes to.

A reader is a function from the bytes of one file to its `Reading`s. To add a format, write its module and add one
line here. Modules are imported when the first file of their format is read, and import what they need inside their
functions, so that formats nobody uses cost nothing.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Sequence

from skyread.library.article import Article
from skyread.library.formats.reading import Format, Options, Reader, Reading


def _reader(module: str) -> Reader:
    """The `read` of a module beside this one, imported on the first call."""

    def read(data: bytes, encoding: str | None) -> Sequence[Reading]:
        found: Reader = importlib.import_module(f"{__name__}.{module}").read
        return found(data, encoding)

    return read


def _records(options: Options) -> Reader:
    from skyread.library.formats.records import read  # noqa: PLC0415  see above

    return lambda data, encoding: read(data, encoding, dict(options.fields))


def _epub(options: Options) -> Reader:
    from skyread.library.formats.epub import read_book  # noqa: PLC0415  see above

    return lambda data, encoding: read_book(data, encoding, whole=options.whole_books)


PLAIN = Format("text", (".txt", ".text"), _reader("plain"))
FORMATS = (
    PLAIN,
    Format("markdown", (".md", ".markdown"), _reader("markdown")),
    Format(
        "html",
        (".html", ".htm", ".xhtml"),
        _reader("html"),
        version=1,
        needs=("trafilatura",),
        extra="html",
    ),
    Format("mhtml", (".mhtml", ".mht"), _reader("mhtml"), version=1, needs=("trafilatura",), extra="html"),
    Format("mail", (".eml",), _reader("mail"), version=1),
    Format(
        "feed",
        (".rss", ".atom", ".xml", ".opml"),
        _reader("feed"),
        version=1,
        needs=("feedparser",),
        extra="feeds",
    ),
    Format(
        "records",
        (".json", ".jsonl", ".ndjson", ".csv", ".tsv"),
        _reader("records"),
        version=1,
        read_by=_records,
    ),
    Format("pdf", (".pdf",), _reader("pdf"), binary=True, version=1, needs=("pypdf",), extra="pdf"),
    Format("epub", (".epub",), _reader("epub"), binary=True, version=1, read_by=_epub),
)
_BY_NAME = {known.name: known for known in FORMATS}
_BY_SUFFIX = {suffix: known for known in FORMATS for suffix in known.suffixes}

SUFFIXES = tuple(_BY_SUFFIX)
"""The suffixes of files that are read when a folder is walked."""


def format_for(path: str) -> Format:
    """The format of a file by its suffix; plain text for every other name."""
    return _BY_SUFFIX.get(os.path.splitext(path)[1].lower(), PLAIN)  # noqa: PTH122  names may be no valid paths


def extractor_of(article: Article) -> str:
    """What made an article's text: the format's name, and the version of its reader where that may change."""
    version = _BY_NAME[article.format].version if article.format in _BY_NAME else 0
    return f"{article.format} {version}" if version else article.format
