"""`skyread index`: what it says about every file, the first time, again, and after changes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cli_calls import call


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SKYREAD_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "a.txt").write_text("Anna Berg of NATO spoke in Vienna.\n", encoding="utf-8")
    (folder / "b.txt").write_text("Moscow answered in Geneva.\n", encoding="utf-8")
    return folder


def states(*paths: str) -> dict[str, str]:
    """What became of each file, by its name."""
    records = call("index", *paths, "--json").records()
    return {os.path.basename(one["article"]): one["state"] for one in records}  # noqa: PTH119


def test_files_are_added_once_and_unchanged_afterwards(folder: Path) -> None:
    assert states("talks") == {"a.txt": "added", "b.txt": "added"}
    assert states("talks") == {"a.txt": "unchanged", "b.txt": "unchanged"}
    (folder / "c.txt").write_text("Paris waits.\n", encoding="utf-8")
    assert states(str(folder)) == {"a.txt": "unchanged", "b.txt": "unchanged", "c.txt": "added"}


def test_a_file_with_another_text_is_changed_and_so_is_one_changed_back(folder: Path) -> None:
    before = (folder / "b.txt").read_bytes()
    states("talks")
    (folder / "b.txt").write_text("Moscow answered in Minsk.\n", encoding="utf-8")
    assert states("talks") == {"a.txt": "unchanged", "b.txt": "changed"}
    (folder / "b.txt").write_bytes(before)
    assert states("talks") == {"a.txt": "unchanged", "b.txt": "changed"}


def test_a_text_that_was_analysed_before_is_unchanged_wherever_it_stands(folder: Path) -> None:
    call("mentions", "talks")
    assert states("talks/a.txt") == {"a.txt": "unchanged"}
    (folder / "b.txt").rename(folder / "moved.txt")
    assert states("talks") == {"a.txt": "unchanged", "moved.txt": "unchanged"}


def test_each_file_of_a_text_is_reported(folder: Path) -> None:
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    assert states("talks") == {"a.txt": "added", "b.txt": "added", "copy.txt": "added"}


def test_skipped_and_failed_files_come_with_reasons(folder: Path) -> None:
    (folder / "x.docx").write_bytes(b"%PDF-")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 8)
    answer = call("index", "talks", "gone.txt", "--json")
    assert answer.code == 3
    found = {one["article"]: (one["state"], one["reason"], one["id"]) for one in answer.records()}
    assert found["talks/x.docx"] == ("skipped", "not a format that is read", None)
    assert found["talks/noise.txt"] == ("skipped", "binary data, not text", None)
    assert found["gone.txt"] == ("failed", "no such file or directory", None)


def test_the_plain_report_lists_what_is_news_and_counts_the_rest(folder: Path) -> None:
    for name in ("x.docx", "y.docx", ".hidden"):
        (folder / name).write_bytes(b"%PDF-")
    call("index", "talks/a.txt")
    lines = call("index", "talks").out.splitlines()
    assert [line.split()[:2] for line in lines[:-1]] == [["added", "talks/b.txt"]]
    assert lines[-1] == (
        "1 added, 0 changed, 1 unchanged, 3 skipped, 0 failed; passed over: 2 not a format that is read, 1 hidden"
    )


def test_a_lost_or_damaged_cache_costs_time_only(folder: Path, tmp_path: Path) -> None:
    states("talks")
    for file in (tmp_path / "home" / "cache").iterdir():
        file.write_bytes(b"\x00nonsense")
    assert states("talks") == {"a.txt": "added", "b.txt": "added"}
    assert states("talks") == {"a.txt": "unchanged", "b.txt": "unchanged"}


def test_where_nothing_can_be_kept_that_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("in the way\n", encoding="utf-8")
    answer = call("index", "talks")
    assert answer.code == 1
    assert "nothing is kept" in answer.err
