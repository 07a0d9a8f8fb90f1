"""The articles that newsboat has fetched: its cache, an SQLite database that is opened for reading only.

Newsboat may be running meanwhile. The database is opened as immutable, so that no lock is taken and no file is
written beside it; what newsboat writes in that moment is read the next time.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from skyread.library.formats.composing import compose, one_line
from skyread.library.formats.feed import part_of
from skyread.library.formats.fragments import lines_of, plain_lines, text_lines
from skyread.library.formats.reading import Reading, Stated, UnreadableError
from skyread.library.formats.stating import web_address
from skyread.library.formats.titles import headed

VERSION = 1
"""Goes up when an item is read anything differently."""
MOST_ITEMS = 100_000
"""Of more items, the latest are read."""
MOST_CHARACTERS = 256 * 1024 * 1024
"""Of more text, the latest items with so much of it are read."""
LARGEST_ITEM = 8 * 1024 * 1024
"""Items of more characters are passed over."""
_LAST_TIME = 8_000_000_000

_NEEDED = {
    "rss_item": {"guid", "title", "author", "url", "feedurl", "pubDate", "content"},
    "rss_feed": {"rssurl", "title"},
}
_ITEMS = """
    SELECT item.guid, item.title, item.author, item.url, item.pubDate, item.content, feed.title, {kind}
    FROM rss_item AS item LEFT JOIN rss_feed AS feed ON feed.rssurl = item.feedurl
    WHERE {kept} AND length(item.content) <= ?
    ORDER BY item.pubDate DESC, item.guid LIMIT ?
"""


Row = tuple[object, ...]
"""An item as the database has it."""


def read_all(rows: Sequence[Row]) -> Iterable[Reading | None]:
    """Read items one after the other."""
    return map(read_item, rows)


def read_cache(
    path: str | os.PathLike[str], read: Callable[[Sequence[Row]], Iterable[Reading | None]] = read_all
) -> list[Reading]:
    """The items of a newsboat cache, the latest first, `read` by `read_item` in whatever way.

    Raises UnreadableError for what is no such cache or holds no items, OSError where the file can't be read.
    """
    with _opened(path) as database:
        rows = _rows(database)
    readings = [reading for reading in read(rows) if reading is not None]
    if not readings:
        raise UnreadableError("a newsboat cache without articles")
    return readings


def check_cache(path: str | os.PathLike[str]) -> None:
    """Make sure that a file is a newsboat cache, whatever it holds; raises as `read_cache` does."""
    with _opened(path) as database:
        _known_columns(database)


@contextmanager
def _opened(path: str | os.PathLike[str]) -> Iterator[sqlite3.Connection]:
    """The database; what goes wrong with it is an UnreadableError."""
    with open(path, "rb") as stream:  # noqa: PTH123  the path may hold surrogates
        if not stream.read(16).startswith(b"SQLite format 3\x00"):
            raise UnreadableError("no newsboat cache: not an SQLite database")
    try:
        database = sqlite3.connect(_address(path), uri=True)
    except sqlite3.Error as error:
        raise UnreadableError("a newsboat cache that cannot be opened") from error
    try:
        # What another program wrote need not be UTF-8.
        database.text_factory = lambda data: data.decode("utf-8", "replace")
        yield database
    except (sqlite3.Error, OverflowError) as error:
        raise UnreadableError(f"a newsboat cache that cannot be read: {one_line(str(error))}") from error
    finally:
        database.close()


def _address(path: str | os.PathLike[str]) -> str:
    absolute = os.fsencode(Path(path).absolute())
    return f"file:{quote(absolute)}?mode=ro&immutable=1"


def _known_columns(database: sqlite3.Connection) -> dict[str, set[str]]:
    """The columns of the tables that are read. Raises UnreadableError where the needed ones are missing."""
    columns = {table: _columns(database, table) for table in _NEEDED}
    if any(not needed <= columns[table] for table, needed in _NEEDED.items()):
        raise UnreadableError("no newsboat cache: its tables are missing")
    return columns


def _rows(database: sqlite3.Connection) -> list[Row]:
    columns = _known_columns(database)
    query = _ITEMS.format(
        kind="item.content_mime_type" if "content_mime_type" in columns["rss_item"] else "''",
        kept="coalesce(item.deleted, 0) = 0" if "deleted" in columns["rss_item"] else "1",
    )
    rows: list[Row] = []
    room = MOST_CHARACTERS
    for row in database.execute(query, (LARGEST_ITEM, MOST_ITEMS)):
        room -= sum(len(value) for value in row if isinstance(value, str))
        if room < 0:
            break
        rows.append(row)
    return rows


def _columns(database: sqlite3.Connection, table: str) -> set[str]:
    return {str(row[1]) for row in database.execute(f"PRAGMA table_info({table})")}


def read_item(row: Row) -> Reading | None:
    """One item as an article; None where it says nothing. A database holds anything in any column."""
    guid, title, author, url, day, content, feed, kind = row
    body = content if isinstance(content, str) else ""
    heading = one_line(_text(title))
    if kind == "text/plain":
        lines = plain_lines(body)
    else:
        lines = lines_of(body) if kind in ("text/html", "application/xhtml+xml") else text_lines(body)
    text, blocks = compose(headed(lines, heading))
    if not blocks:
        return None
    return Reading(
        text=text,
        blocks=blocks,
        encoding="utf-8",
        encoding_guessed=False,
        stated=Stated(
            title=heading,
            published=_day(day),
            source=one_line(_text(feed)),
            author=one_line(_text(author)),
            link=web_address(_text(url)),
        ),
        part=part_of(_text(guid) or _text(url) or text),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _day(value: object) -> str | None:
    """The day of a time in seconds since 1970, in UTC; newsboat writes 0 where the feed says nothing."""
    if not isinstance(value, int) or not 0 < value < _LAST_TIME:
        return None
    return datetime.fromtimestamp(value, UTC).date().isoformat()
