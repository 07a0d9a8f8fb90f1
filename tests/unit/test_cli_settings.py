"""`skyread keys` and `skyread config`: what is in force, where it comes from, and what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli_calls import call
from skyread.keys.keymap import BrokenDefaultsError
from skyread.keys.problems import Problem


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SKYREAD_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "home" / "config"
    folder.mkdir(parents=True)
    return folder


def keys_of(command: str) -> list[str]:
    """The keys of a command in the first context that has it."""
    found = [one for one in call("keys", "--json").records() if one["command"] == command]
    return list(found[0]["keys"])


def test_the_keys_in_force_are_listed(config: Path) -> None:
    assert keys_of("app.quit") == ["Q"]
    (config / "keymap.yaml").write_text("global: {app.quit: Z}\n", encoding="utf-8")
    assert keys_of("app.quit") == ["Z"]
    assert any(line.split()[:3] == ["global", "Z", "app.quit"] for line in call("keys").out.splitlines())


def test_a_key_map_with_problems_is_told_and_the_defaults_are_listed(config: Path) -> None:
    (config / "keymap.yaml").write_text("global: {app.qiut: X}\n", encoding="utf-8")
    answer = call("keys")
    assert answer.code == 1
    assert "keymap.yaml:1:10: " in answer.err
    assert "app.quit" in answer.out


def test_a_key_map_is_checked_without_being_in_force(config: Path) -> None:
    Path("mine.yaml").write_text("reader:\n  reader.topp: Z\n", encoding="utf-8")
    answer = call("keys", "--check", "mine.yaml")
    assert answer.code == 1
    assert answer.out.startswith("mine.yaml:2:3: ")
    assert "reader.top" in answer.out
    [problem] = call("keys", "--check=mine.yaml", "--json").records()
    assert (problem["file"], problem["line"], problem["column"]) == ("mine.yaml", 2, 3)
    Path("mine.yaml").write_text("reader:\n  reader.top: Z\n", encoding="utf-8")
    assert call("keys", "--check", "mine.yaml")[:2] == (0, "")
    assert keys_of("reader.top") == ["gg", "Home"]


def test_checking_a_key_map_that_is_not_there_is_code_1(config: Path) -> None:
    answer = call("keys", "--check", "gone.yaml")
    assert answer.code == 1
    assert answer.out.startswith("gone.yaml:1:1: ")


def test_settings_come_with_where_they_were_made(config: Path) -> None:
    (config / "config.yaml").write_text("theme: light\nmeasure: 60\n", encoding="utf-8")
    found = {one["name"]: (one["value"], one["origin"]) for one in call("config", "--json").records()}
    assert found["theme"] == ("light", f"{config / 'config.yaml'}:1")
    assert found["measure"] == (60, f"{config / 'config.yaml'}:2")
    assert found["date_order"] == ("mdy", "default")
    assert found["settings file"] == (str(config / "config.yaml"), "SKYREAD_HOME")


def test_paths_of_the_call_are_its_library(config: Path) -> None:
    found = {
        one["name"]: (one["value"], one["origin"]) for one in call("config", "a", "b", "--json").records()
    }
    assert found["library"] == (["a", "b"], "command line")


def test_files_that_are_not_there_are_marked(config: Path) -> None:
    lines = {line[:13].strip(): line for line in call("config", terminal=True).out.splitlines()}
    assert lines["key map"].endswith("not there")
    assert str(config / "keymap.yaml") in lines["key map"]
    assert not lines["samples"].endswith("not there")


def test_settings_with_problems_are_told_and_the_defaults_listed(config: Path) -> None:
    (config / "config.yaml").write_text("theme: lihgt\n", encoding="utf-8")
    answer = call("config")
    assert answer.code == 1
    assert "config.yaml:1:8: " in answer.err
    assert "dark" in answer.out


def test_an_installation_with_broken_keys_is_told_line_by_line(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = BrokenDefaultsError((Problem("keymap.yaml", 3, 1, "no"), Problem("keymap.yaml", 4, 1, "no")))

    def load(*_: object) -> None:
        raise broken

    monkeypatch.setattr("skyread.cli.verbs.settings.load", load)
    answer = call("keys")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == "keymap.yaml:3:1: no\nkeymap.yaml:4:1: no\n"
