"""A folder of all formats: read once, cached, never over a network, whatever is missing or broken in it."""

from __future__ import annotations

import builtins
import importlib.util
import os
import socket
import sqlite3
import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from books import members, packed
from cli_calls import call
from mixed_library import MAN, files, mixed_library, newsboat_cache
from pages import STORY, news
from skyread.cli.newsboat import newsboat_cache as newsboat_place
from skyread.index.cache import BlobCache
from skyread.keys.settings import RECORD_FIELDS
from skyread.library import extracting, loading
from skyread.library.collection import Library, changed
from skyread.library.formats import SUFFIXES, epub, newsboat, pieces
from skyread.library.formats.reading import Options
from skyread.library.formats.records import FIELDS
from skyread.library.loading import load


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SKYREAD_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return mixed_library(tmp_path / "mixed")


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[BlobCache]:
    with closing(BlobCache(tmp_path / "extracts.sqlite")) as blobs:
        yield blobs


def formats(library: Library) -> list[str]:
    return [article.format for article in library.articles]


def reasons(entries: tuple[loading.Skipped, ...]) -> dict[str, str]:
    return {os.path.basename(entry.path): entry.reason for entry in entries}  # noqa: PTH119


class NoSocket(socket.socket):
    """A way to the network that nobody may take."""

    def __init__(self, *_args: object, **_named: object) -> None:
        raise AssertionError("this must not be opened")


def refuse(*_args: object, **_named: object) -> Any:
    raise AssertionError("this must not be called")


def test_every_format_is_read_and_none_reaches_the_network(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "socket", NoSocket)
    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    library = load([folder])
    assert (library.skipped, library.failed) == ((), ())
    assert sorted(set(formats(library))) == sorted(
        ["text", "markdown", "html", "mhtml", "epub", "pdf", "feed", "mail", "records"]
    )
    assert len(library.articles) == 13
    assert sum(MAN in article.text for article in library.articles) == len(files())


def test_a_second_start_extracts_nothing_and_reads_the_same(
    folder: Path, cache: BlobCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(extracting.PARALLEL_FROM):
        page = news(STORY).replace(STORY.title, f"The accord, part {number}")
        (folder / f"page{number}.html").write_text(page, encoding="utf-8")
    seen: list[tuple[int, int]] = []
    first = load([folder], extracts=cache, progress=lambda done, total: seen.append((done, total)))
    count = len(files()) + extracting.PARALLEL_FROM
    assert seen == [(done, count) for done in range(count + 1)]
    monkeypatch.setattr(extracting, "extract", refuse)
    monkeypatch.setattr(extracting, "in_processes", refuse)
    second = load([folder], extracts=cache)
    assert second.articles == first.articles
    assert len(second.articles) == 13 + extracting.PARALLEL_FROM


def test_what_cannot_be_read_is_not_tried_again_either(
    tmp_path: Path, cache: BlobCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "half.epub").write_bytes(files()["e-book.epub"][:700])
    first = load([tmp_path / "half.epub"], extracts=cache)
    assert len(first.failed) == 1
    monkeypatch.setattr(extracting, "extract", refuse)
    assert load([tmp_path / "half.epub"], extracts=cache).failed == first.failed


def test_a_file_that_ends_the_process_that_reads_it_costs_only_itself(
    folder: Path, cache: BlobCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    genuine = extracting.extract

    def ending(
        _function: object, raws: list[extracting.Raw], *, prepare: object, apart: bool = False
    ) -> Iterator[extracting.Extraction]:
        for raw in raws:
            if raw.path.endswith("f-report.pdf"):
                raise BrokenExecutor
            yield genuine(raw)

    monkeypatch.setattr(extracting, "PARALLEL_FROM", 1)
    monkeypatch.setattr(extracting, "in_processes", ending)
    library = load([folder], extracts=cache)
    assert reasons(library.skipped) == {"f-report.pdf": "too much for the process that read it"}
    assert len(library.articles) == 12
    monkeypatch.undo()
    assert len(load([folder], extracts=cache).articles) == 13, "it is tried again"


def test_a_library_that_is_installed_later_is_used(
    folder: Path, cache: BlobCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    monkeypatch.setattr(loading, "find_spec", lambda _name: True)
    assert "needs the extra" in reasons(load([folder], extracts=cache).skipped)["f-report.pdf"]
    monkeypatch.undo()
    assert load([folder], extracts=cache).skipped == ()


def test_options_are_part_of_what_the_cache_knows_and_concern_their_formats_only(
    folder: Path, cache: BlobCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    load([folder], extracts=cache)
    read: list[str] = []
    genuine = extracting.extract

    def counted(raw: extracting.Raw) -> extracting.Extraction:
        read.append(os.path.splitext(raw.path)[1])  # noqa: PTH122
        return genuine(raw)

    monkeypatch.setattr(extracting, "extract", counted)
    chosen = Options(fields=(("text", "headline"),), whole_books=True)
    library = load([folder], extracts=cache, options=chosen)
    assert sorted(read) == [".csv", ".epub", ".jsonl"]
    [book] = [article for article in library.articles if article.format == "epub"]
    assert "Skerry Point" in book.text and MAN in book.text
    assert book.path.endswith("e-book.epub")
    exported = [article.text for article in library.articles if "export" in article.path]
    assert any("Guild objects" in text for text in exported)
    assert not any("two pages" in text for text in exported)
    assert load([folder], extracts=cache).articles == load([folder]).articles


def test_the_settings_reach_the_readers(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "home" / "config").mkdir(parents=True)
    (tmp_path / "home" / "config" / "config.yaml").write_text(
        "epub: whole\nrecords: {text: headline}\n", encoding="utf-8"
    )
    assert [one["article"] for one in call("articles", "mixed/e-book.epub", "--json").records()] == [
        "mixed/e-book.epub"
    ]
    assert MAN not in call("text", "mixed/i-export.jsonl").out


def test_the_fields_of_the_settings_are_those_of_the_reader() -> None:
    assert RECORD_FIELDS == FIELDS


# Files whose extra is missing


@pytest.fixture
def _without_feeds(monkeypatch: pytest.MonkeyPatch) -> None:
    genuine = importlib.util.find_spec
    monkeypatch.setattr(loading, "find_spec", lambda name: None if name == "feedparser" else genuine(name))


@pytest.mark.usefixtures("_without_feeds")
def test_a_file_whose_extra_is_missing_is_told_and_the_rest_opens(folder: Path) -> None:
    library = load([folder])
    assert len(library.articles) == 11
    assert reasons(library.closed) == {"g-feed.xml": "needs feedparser: pip install 'skyread[feeds]'"}
    assert library.skipped == library.closed
    answer = call("index", "mixed", "--json")
    assert answer.code == 0
    assert {one["article"]: one["reason"] for one in answer.records() if one["state"] == "skipped"} == {
        "mixed/g-feed.xml": "needs feedparser: pip install 'skyread[feeds]'"
    }
    assert call("index", "mixed/a-meeting.txt", "mixed/g-feed.xml").code == 3
    (folder / "another.rss").write_bytes(files()["g-feed.xml"])
    assert (
        call("text", "mixed").err
        == "skyread: 2 files not read: needs feedparser: pip install 'skyread[feeds]'\n"
    )


# The report


def test_the_report_tells_every_file_of_every_format_and_a_second_run_extracts_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "scan.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    (folder / "list.opml").write_text("<opml><body/></opml>", encoding="utf-8")
    (folder / "locked.epub").write_bytes(b"PK\x03\x04")
    first = call("index", "mixed", "--json")
    assert first.code == 0
    states = {one["article"].removeprefix("mixed/"): one["state"] for one in first.records()}
    assert {name.partition("#")[0] for name, state in states.items() if state == "added"} == set(files())
    skipped = {name for name, state in states.items() if state == "skipped"}
    assert skipped == {"scan.pdf", "list.opml", "locked.epub"}
    assert all(one["reason"] for one in first.records() if one["state"] == "skipped")

    monkeypatch.setattr(extracting, "extract", refuse)
    again = call("index", "mixed", "--json")
    assert {one["state"] for one in again.records()} == {"unchanged", "skipped"}
    assert call("index", "mixed", "mixed/scan.pdf").code == 3


def test_a_changed_article_of_a_file_is_told_by_its_part(folder: Path) -> None:
    call("index", "mixed/e-book.epub")
    call("index", "mixed/a-meeting.txt")  # the record of other files is kept
    (folder / "e-book.epub").write_bytes(files()["e-book.epub"].replace(b"\x00", b"\x00"))
    assert {one["state"] for one in call("index", "mixed/e-book.epub", "--json").records()} == {"unchanged"}
    text = (folder / "i-export.jsonl").read_text(encoding="utf-8")
    call("index", "mixed")
    (folder / "i-export.jsonl").write_text(text.replace("two pages", "nine pages"), encoding="utf-8")
    states = [one["state"] for one in call("index", "mixed/i-export.jsonl", "--json").records()]
    assert states == ["changed", "unchanged"]


# One article of a file


def test_one_article_of_a_file_is_named_by_its_part(folder: Path) -> None:
    whole = {one["article"]: one["text"] for one in call("text", "mixed/e-book.epub", "--json").records()}
    assert list(whole) == ["mixed/e-book.epub#1", "mixed/e-book.epub#2"]
    assert call("text", "mixed/e-book.epub#2").out == whole["mixed/e-book.epub#2"]
    found = call("mentions", "mixed/e-book.epub#2", "--entity", MAN, "--json").records()
    assert [one["article"] for one in found] == ["mixed/e-book.epub#2"]
    for path in [one["article"] for one in call("articles", "mixed", "--json").records()]:
        assert [one["article"] for one in call("articles", path, "--json").records()] == [path]


def test_parts_add_up_and_the_whole_file_wins(folder: Path) -> None:
    book = str(folder / "e-book.epub")
    assert len(load([f"{book}#2"]).articles) == 1
    assert len(load([f"{book}#2", f"{book}#1"]).articles) == 2
    assert len(load([f"{book}#2", book]).articles) == 2
    assert len(load([book, f"{book}#2"]).articles) == 2
    assert len(load([f"{book}#2", folder]).articles) == 13


def test_a_part_that_there_is_not_is_a_failed_input(folder: Path) -> None:
    answer = call("text", "mixed/e-book.epub#7")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == "skyread: mixed/e-book.epub#7: no such article in that file, which holds 2\n"
    assert call("text", "mixed/gone.epub#7").code == 3
    assert call("text", "mixed#1").code == 3
    assert call("text", "mixed/e-book.epub#").code == 3


def test_a_real_file_whose_name_holds_the_sign_is_that_file(folder: Path) -> None:
    (folder / "e-book.epub#2").write_text("Nobody reads the second page.\n", encoding="utf-8")
    assert call("text", "mixed/e-book.epub#2").out == "Nobody reads the second page.\n"


def test_a_change_of_the_file_of_a_part_is_noticed(folder: Path) -> None:
    library = load([f"{folder / 'e-book.epub'}#2"])
    assert not changed(library)
    os.utime(folder / "e-book.epub", ns=(1, 1))
    assert changed(library)


# Saved pages and their folders


@pytest.mark.parametrize("ending", ["_files", ".files", "_Dateien", "_fichiers", "_archivos", "_bestanden"])
def test_the_folder_that_a_browser_saves_beside_a_page_is_passed_over(folder: Path, ending: str) -> None:
    for stem in ("c-page", "c-other"):
        (folder / f"{stem}{ending}").mkdir()
        frame = folder / f"{stem}{ending}" / "frame.html"
        frame.write_text(f"<p>A page within the {stem} page, as advertisements are.</p>", encoding="utf-8")
    library = load([folder])
    assert reasons(library.skipped) == {f"c-page{ending}": "belongs to a saved page"}
    assert [one.path for one in library.articles if "frame" in one.path] == [
        str(folder / f"c-other{ending}" / "frame.html")
    ]
    assert call("articles", "mixed").err.endswith("; passed over: 1 belongs to a saved page\n")


# Newsboat


def test_newsboats_articles_are_read_alone_or_with_others_and_never_written(
    folder: Path, tmp_path: Path
) -> None:
    cache = newsboat_cache(tmp_path / "boat" / "cache.db")
    before = cache.read_bytes()
    [one] = call("articles", "--newsboat", "boat/cache.db", "--json").records()
    assert (one["title"], one["published"], one["source"]) == ("Lamps relit", "2021-11-19", "Quay Courier")
    assert one["article"].startswith("boat/cache.db#")
    assert len(call("articles", "--newsboat=boat/cache.db", "mixed", "--json").records()) == 14
    assert len(call("articles", "mixed", "--newsboat", "boat/cache.db", "--json").records()) == 14
    assert call("mentions", "--entity", MAN, "--newsboat", "boat/cache.db").code == 0
    assert cache.read_bytes() == before
    assert list((tmp_path / "boat").iterdir()) == [cache]


def test_without_a_file_newsboats_own_place_is_taken(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    answer = call("articles", "--newsboat")
    assert answer.code == 3
    assert answer.err.splitlines() == [
        f"skyread: {tmp_path}/.local/share/newsboat/cache.db: no such file or directory"
    ]
    newsboat_cache(tmp_path / ".newsboat" / "cache.db")
    assert len(call("articles", "--newsboat", "--json").records()) == 1
    # A folder can be no cache, so the word after the option is a path to open.
    assert len(call("articles", "--newsboat", "mixed", "--json").records()) == 14
    other = newsboat_cache(tmp_path / "data" / "newsboat" / "cache.db")
    assert newsboat_place({"--newsboat": ""}, {"XDG_DATA_HOME": str(tmp_path / "data")}) == str(other)
    assert newsboat_place({}) is None


def test_a_missing_or_foreign_cache_is_told_in_one_line(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "foreign.db").write_bytes((b"SQLite format 3\x00" + bytes(84)).ljust(4096, b"\x00"))
    for words in (["--newsboat=gone.db"], ["--newsboat", "mixed/a-meeting.txt"], ["--newsboat=foreign.db"]):
        answer = call("articles", *words)
        assert (answer.code, answer.out, answer.err.count("\n")) == (3, "", 1), answer.err
    answer = call("articles", "--newsboat=mixed")
    assert (answer.code, answer.err) == (3, "skyread: mixed: a folder, not newsboat's cache\n")


def test_a_change_of_newsboats_cache_is_noticed(tmp_path: Path) -> None:
    cache = newsboat_cache(tmp_path / "cache.db")
    library = load([], newsboat=str(cache))
    assert len(library.articles) == 1
    assert not changed(library)
    os.utime(cache, ns=(1, 1))
    assert changed(library)


def test_items_of_newsboats_that_were_read_before_are_not_read_again(
    tmp_path: Path, cache: BlobCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    boat = newsboat_cache(tmp_path / "cache.db")
    first = load([], newsboat=str(boat), extracts=cache)
    with closing(sqlite3.connect(boat)) as database:
        database.execute(
            "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread)"
            " VALUES ('g2', 'Lamps out', '', '', '', 1637450000, '<p>The lamps went out again.</p>', 1)"
        )
        database.commit()
    read: list[object] = []
    genuine = newsboat.read_item

    def counted(row: newsboat.Row) -> Any:
        read.append(row[0])
        return genuine(row)

    monkeypatch.setattr(newsboat, "read_item", counted)
    second = load([], newsboat=str(boat), extracts=cache)
    assert read == ["g2"]
    assert [one.title for one in second.articles] == ["Lamps out", "Lamps relit"]
    assert second.articles[1:] == first.articles


# Bad input


def test_few_large_files_are_in_memory_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = load([folder]).articles
    waiting: list[int] = []
    genuine = loading.extract_all

    def counted(raws: list[extracting.Raw], kept: Any) -> Any:
        waiting.append(sum(len(raw.data) for raw in raws))
        return genuine(raws, kept)

    monkeypatch.setattr(loading, "extract_all", counted)
    monkeypatch.setattr(loading, "_CHUNK_BYTES", 1000)
    assert load([folder]).articles == before
    assert max(waiting) <= 1000 + max(map(len, files().values()))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_of_500_megabytes_is_refused_without_being_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    file = tmp_path / f"huge{suffix}"
    with file.open("wb") as stream:
        stream.truncate(500 * 1024 * 1024)
    monkeypatch.setattr(builtins, "open", refuse)
    assert reasons(load([file]).failed) == {f"huge{suffix}": "larger than 64 MiB"}


@pytest.mark.parametrize("name", files())
def test_damaged_files_are_read_or_refused_in_one_line(tmp_path: Path, name: str) -> None:
    content = files()[name]
    half = len(content) // 2
    damaged = (
        *(b"", b"\x00" * 500, b"\xff\xfe", b"PK\x03\x04" + content, b"%PDF-" + content),
        *(content[:half], content[half:], content[:half] + bytes(64) + content[half:], content[:-9]),
    )
    for number, data in enumerate(damaged):
        (tmp_path / f"{number}{name}").write_bytes(data)
    library = load([tmp_path])
    refused = {entry.path for entry in library.skipped}
    assert len({article.path.partition("#")[0] for article in library.articles} | refused) >= 2
    for entry in (*library.skipped, *library.remarks):
        assert "\n" not in entry.reason
        assert "by an error of skyread" not in entry.reason
    assert library.failed == ()


@pytest.mark.parametrize("name", files())
def test_a_file_under_a_wrong_name_is_read_or_refused_in_one_line(tmp_path: Path, name: str) -> None:
    for other in files():
        if other != name:
            (tmp_path / other).write_bytes(files()[name])
    library = load([tmp_path])
    for entry in library.skipped:
        assert "\n" not in entry.reason
        assert "Error" not in entry.reason


def test_documents_of_endless_paragraphs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "MOST_PIECES", 1000)
    monkeypatch.setattr(epub, "MOST_PIECES", 1000)
    (tmp_path / "page.html").write_text("<h1>On</h1>" + "<p>and on" * 1100, encoding="utf-8")
    chapter = "<html><body><h1>On</h1>" + "<p>and on</p>" * 600 + "</body></html>"
    book = members() | {f"OEBPS/text/c {number}.xhtml": chapter for number in (1, 2)}
    (tmp_path / "book.epub").write_bytes(packed(book))
    reason = "holds more than 1,000 paragraphs"
    assert reasons(load([tmp_path]).skipped) == {"page.html": reason, "book.epub": reason}


def test_a_message_whose_charset_is_damaged_and_an_archive_with_a_nameless_file_are_told(
    tmp_path: Path,
) -> None:
    message = files()["h-mail.eml"].replace(b"charset=utf-8", b'charset="utf\x00-8"')
    (tmp_path / "mail.eml").write_bytes(message.replace(b"Dear", b"D\xc3\xa9ar"))
    (tmp_path / "book.epub").write_bytes(files()["e-book.epub"].replace(b"mimetype", b"\x00imetype"))
    library = load([tmp_path])
    assert len(library.articles) + len(library.skipped) >= 2
    assert [entry for entry in library.skipped if "could not be read" in entry.reason] == []
