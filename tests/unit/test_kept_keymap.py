"""A start that finds its key files unchanged takes the key map that was checked last, and none other."""

from __future__ import annotations

from pathlib import Path

import pytest

from skyread.keys import kept
from skyread.keys.keymap import load


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry for each time that the YAML is read."""
    seen: list[str] = []

    def noted(user_file: Path, preset: str) -> object:
        seen.append(preset)
        return load(user_file, preset)

    monkeypatch.setattr(kept, "load", noted)
    return seen


@pytest.mark.parametrize("preset", ["vim", "less", "newsboat"])
def test_the_second_start_has_the_same_keys_without_reading_yaml(
    tmp_path: Path, loads: list[str], preset: str
) -> None:
    user = tmp_path / "keymap.yaml"
    user.write_text('list: {list.sort: "T"}\n', encoding="utf-8")
    first = kept.load_kept(user, preset, tmp_path / "cache" / "keymap.json")
    again = kept.load_kept(user, preset, tmp_path / "cache" / "keymap.json")
    assert again.keymap.by_context() == first.keymap.by_context() == load(user, preset).keymap.by_context()
    assert loads == [preset]


def test_what_has_changed_is_read(tmp_path: Path, loads: list[str]) -> None:
    user, file = tmp_path / "keymap.yaml", tmp_path / "keymap.json"
    kept.load_kept(user, "vim", file)
    user.write_text('list: {list.sort: "T"}\n', encoding="utf-8")
    kept.load_kept(user, "vim", file)
    kept.load_kept(user, "less", file)
    file.write_text('{"made of": 1}', encoding="utf-8")
    kept.load_kept(user, "less", file)
    assert len(loads) == 4


def test_a_map_with_problems_is_never_kept(tmp_path: Path, loads: list[str]) -> None:
    user, file = tmp_path / "keymap.yaml", tmp_path / "keymap.json"
    user.write_text("list: {list.srot: T}\n", encoding="utf-8")
    assert kept.load_kept(user, "vim", file).problems
    assert kept.load_kept(user, "vim", file).problems
    assert loads == ["vim", "vim"]


def test_where_nothing_can_be_kept_the_keys_work_all_the_same(tmp_path: Path, loads: list[str]) -> None:
    (tmp_path / "cache").write_text("a file, not a folder", encoding="utf-8")
    report = kept.load_kept(tmp_path / "none.yaml", "vim", tmp_path / "cache" / "keymap.json")
    assert report.keymap.bindings and not report.problems
