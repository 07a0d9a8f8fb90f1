"""Newsboat's cache: read as it lies there, never written, whatever is in it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from skyread.library.formats import newsboat
from skyread.library.formats.newsboat import read_cache
from skyread.library.formats.reading import UnreadableError

TABLES = """
CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY, url VARCHAR(1024), title VARCHAR(1024));
CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT, guid VARCHAR(64), title VARCHAR(1024), author VARCHAR(1024),
  url VARCHAR(1024), feedurl VARCHAR(1024), pubDate INTEGER, content VARCHAR(65535), unread INTEGER, deleted INTEGER DEFAULT 0,
  content_mime_type VARCHAR(255) DEFAULT '');
INSERT INTO rss_feed VALUES ('https://quay.example/rss', 'https://quay.example', 'Quay Courier');
"""
ITEM = "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread, deleted, content_mime_type) VALUES (?,?,?,?,?,?,?,1,?,?)"
LAMPS = (
    "g1",
    "Lamps counted",
    "Odile",
    "https://quay.example/1",
    "https://quay.example/rss",
    1637364600,
    "<p>Forty lamps.</p><ul><li>one</li></ul>",
    0,
    "text/html",
)


def cache(folder: Path, *items: tuple[object, ...], tables: str = TABLES) -> Path:
    path = folder / "cache #1?.db"
    database = sqlite3.connect(path)
    database.executescript(tables)
    database.executemany(ITEM, items)
    database.commit()
    database.close()
    return path


def test_an_item_is_an_article(tmp_path: Path) -> None:
    [one] = read_cache(cache(tmp_path, LAMPS))
    assert one.text == "Lamps counted\n\nForty lamps.\n\none"
    stated = one.stated
    assert (stated.title, stated.published, stated.source) == ("Lamps counted", "2021-11-19", "Quay Courier")
    assert (stated.author, stated.link) == ("Odile", "https://quay.example/1")


def test_the_latest_come_first_and_deleted_ones_not_at_all(tmp_path: Path) -> None:
    old = ("g0", "Old", "", "", "gone", 5, "Words.", 0, "text/plain")
    deleted = ("g2", "Deleted", "", "", "", 1_700_000_000, "Words.", 1, "")
    undated = ("g3", "Undated", "", "javascript:x", "", 0, "Words &amp; <b>more</b>.", 0, "")
    readings = read_cache(cache(tmp_path, undated, old, LAMPS, deleted))
    assert [one.stated.title for one in readings] == ["Lamps counted", "Old", "Undated"]
    assert readings[2].stated.published is None
    assert readings[2].stated.link is None
    assert readings[2].text == "Undated\n\nWords & more."
    assert len({one.part for one in readings}) == 3


def test_nothing_is_written_beside_it(tmp_path: Path) -> None:
    path = cache(tmp_path, LAMPS)
    before = path.read_bytes()
    path.chmod(0o400)
    read_cache(path)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_any_value_may_stand_in_any_column(tmp_path: Path) -> None:
    odd = (b"\xff", 7, None, 3.5, b"\x00", "soon", "Text \x1b[31m.", 0, 9)
    binary = ("g", "T\x1b]0;x\x07", b"\xff\xfe", "", "", 2**62, b"\x00\x01", 0, "")
    readings = read_cache(cache(tmp_path, odd, binary))
    assert all("\x1b" not in one.text + (one.stated.title or "") for one in readings)


def test_a_cache_of_an_older_newsboat_is_read(tmp_path: Path) -> None:
    path = cache(tmp_path, LAMPS)
    database = sqlite3.connect(path)
    database.executescript(
        "ALTER TABLE rss_item DROP COLUMN content_mime_type; ALTER TABLE rss_item DROP COLUMN deleted;"
    )
    database.close()
    assert len(read_cache(path)) == 1


def test_what_is_no_cache_says_so(tmp_path: Path) -> None:
    text, other, damaged = tmp_path / "a.txt", tmp_path / "b.db", tmp_path / "c.db"
    text.write_text("no database")
    database = sqlite3.connect(other)
    database.execute("CREATE TABLE x (y)")
    database.commit()
    database.close()
    damaged.write_bytes(cache(tmp_path, LAMPS).read_bytes()[:4096] + b"x" * 5000)
    for path, why in ((text, "not an SQLite"), (other, "tables are missing"), (damaged, "cannot be read")):
        with pytest.raises(UnreadableError, match=why) as refused:
            read_cache(path)
        assert "\n" not in str(refused.value)
    with pytest.raises(UnreadableError, match="without articles"):
        read_cache(
            cache(
                tmp_path / ".." / tmp_path.name, tables="DROP TABLE rss_item; DROP TABLE rss_feed;" + TABLES
            )
        )
    with pytest.raises(OSError, match="No such file"):
        read_cache(tmp_path / "none.db")


def test_of_too_much_text_the_latest_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older = ("g0", "Lamps long ago", *LAMPS[2:5], LAMPS[5] - 1000, *LAMPS[6:])
    path = cache(tmp_path, older, LAMPS)
    assert len(read_cache(path)) == 2
    monkeypatch.setattr(newsboat, "MOST_CHARACTERS", 150)
    assert [one.stated.title for one in read_cache(path)] == ["Lamps counted"]
