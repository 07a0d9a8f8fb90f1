"""A second start reads no file that has not changed, and every file that has."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from skyread.desk.opening import Request, read_articles
from skyread.library import loading

BRIEF = "Talks by the lake\n\nThe envoys met for the third time and spoke of **verification** alone.\n"


@pytest.fixture
def wanted(tmp_path: Path) -> Request:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "a.md").write_text(BRIEF, encoding="utf-8")
    (folder / "b.txt").write_text(
        "Published 3 May 2021\n\nNobody came to the second meeting in Oslo.\n", encoding="utf-8"
    )
    return Request((str(folder),), None, None, None, tmp_path / "cache" / "analyses.sqlite")


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read, one after the other."""
    seen: list[str] = []
    contents = loading._contents

    def noted(file: loading.FoundFile) -> tuple[bytes, float]:
        seen.append(Path(file.path).name)
        return contents(file)

    monkeypatch.setattr(loading, "_contents", noted)
    return seen


def test_a_second_start_reads_nothing_and_is_the_same_library(wanted: Request, reads: list[str]) -> None:
    first = read_articles(wanted)
    assert reads == ["a.md", "b.txt"]
    assert read_articles(wanted) == first
    assert reads == ["a.md", "b.txt"]


def test_a_changed_an_added_and_a_removed_file_are_noticed(wanted: Request, reads: list[str]) -> None:
    folder = Path(wanted.paths[0])
    read_articles(wanted)
    (folder / "a.md").write_text(BRIEF + "\nThen they went home.\n", encoding="utf-8")
    assert "Then they went home." in read_articles(wanted).articles[0].text
    (folder / "c.txt").write_text("One more brief of the same week, on the same subject.\n", encoding="utf-8")
    assert len(read_articles(wanted).articles) == 3
    (folder / "b.txt").unlink()
    assert [Path(one.path).name for one in read_articles(wanted).articles] == ["a.md", "c.txt"]


def test_another_way_to_read_is_another_library(wanted: Request, reads: list[str]) -> None:
    read_articles(wanted)
    read_articles(replace(wanted, encoding="cp1251"))
    read_articles(replace(wanted, day_first=True))
    assert len(reads) == 6


def test_what_could_not_be_read_is_tried_again(wanted: Request, reads: list[str]) -> None:
    (Path(wanted.paths[0]) / "empty.txt").touch()
    read_articles(wanted)
    read_articles(wanted)
    assert reads == ["a.md", "b.txt", "empty.txt"] * 2


def test_a_damaged_snapshot_costs_nothing_but_time(wanted: Request, reads: list[str]) -> None:
    first = read_articles(wanted)
    assert wanted.cache_file is not None
    for file in wanted.cache_file.parent.iterdir():
        file.write_bytes(b"no database")
    assert read_articles(wanted) == first
    assert len(reads) == 4


def test_a_library_opens_from_a_folder_that_has_been_removed(
    wanted: Request, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert len(read_articles(wanted).articles) == 2
