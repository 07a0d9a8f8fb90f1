"""`skyread mentions --entity A --with B --within N`: the mentions of one name near another."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli_calls import call

TEXT = """Talks

Anna Bergström met Viktor Orlov in Vienna. The hall was cold. Bergström left early.

Nobody spoke. Viktor Orlov stayed.

Anna Bergström slept.
"""


@pytest.fixture(autouse=True)
def _library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKYREAD_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")


@pytest.mark.parametrize(
    ("within", "starts"),
    [
        (["--within", "0"], ["Anna Bergström met"]),
        ([], ["Anna Bergström met", "Anna Bergström slept"]),
        (["--within", "2"], ["Anna Bergström met", "Bergström left", "Anna Bergström slept"]),
        (["--within", "paragraph"], ["Anna Bergström met", "Bergström left"]),
    ],
)
def test_mentions_are_printed_that_stand_so_near(within: list[str], starts: list[str]) -> None:
    answer = call("mentions", "a.txt", "--entity", "bergstrom", "--with", "orlov", *within, "--json")
    assert answer.code == 0
    found = [TEXT[one["start"] :] for one in answer.records()]
    assert len(found) == len(starts)
    assert all(text.startswith(start) for text, start in zip(found, starts, strict=True))


@pytest.mark.parametrize(
    "words",
    [
        ["--with", "orlov"],
        ["--entity", "bergstrom", "--within", "2"],
        ["--entity", "bergstrom", "--with", "orlov", "--within", "near"],
        ["--entity", "bergstrom", "--with", "orlov", "--within", "-1"],
        ["--entity", "bergstrom", "--with", "orlov", "--within", "9" * 5000],
    ],
)
def test_what_makes_no_sense_is_told_in_one_line(words: list[str]) -> None:
    answer = call("mentions", "a.txt", *words)
    assert answer.code == 2
    assert answer.out == "" and "--with" in answer.err


def test_names_that_never_meet_are_found_nowhere() -> None:
    answer = call("mentions", "a.txt", "--entity", "vienna", "--with", "nobody at all")
    assert (answer.code, answer.out) == (1, "")
