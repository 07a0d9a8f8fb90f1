"""Hostile and broken files: nothing that a terminal obeys comes through, nothing crashes, and reasons are told."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cli_calls import OBEYED, Answer, call
from skyread.cli.opened import EXPECTED
from skyread.cli.table import VERBS

NASTY = (
    "The \x1b[2JBonn Pact\n\nAnna \x1b[31mBerg\x1b[0m of NATO met in Geneva.\x9b5n \u202eecaeP\u202c [/bold] "
    "Anna Berg spoke.\x1b]0;owned\x07 \x1bP1;2|x\x1b\\ In\x00 Geneva\x7f, a day \u2066later\u2069.\r\n\r\n"
    "“We \x1b[5mmet on 3 May 2021 and parted as friends,” Anna Berg said.\r\n"
)
QUERIES = {"search": ["met"], "jump": ["berg"]}


@pytest.fixture(autouse=True)
def _hostile_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKYREAD_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a\x1b[31m.txt").write_bytes(NASTY.encode())
    (folder / "b\x1b]0;t\x07\nc.md").write_bytes(
        b'---\ntitle: "\\e[1mNATO"\nsource: "\\x9bX"\n---\n\nNATO met.\n'
    )
    (folder / "\u202egnp.txt").write_bytes(b"Moscow met in \xed\xa0\x80Vienna with Anna Berg.\n")
    (folder / "noise\x1b[0m.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "empty\x9b.txt").write_bytes(b"")
    os.mkfifo(folder / "pipe\x1bc.txt")
    name = os.fsdecode(b"in/caf\xe9.txt")
    try:
        Path(name).write_bytes(b"London met in Vienna with Anna Berg.\n")
    except (OSError, UnicodeError):
        pytest.skip("this file system wants names in UTF-8")


def assert_harmless(answer: Answer) -> None:
    for stream in (answer.out, answer.err):
        assert not OBEYED & set(stream.replace("\r\n", "\n")), answer


@pytest.mark.parametrize("terminal", [False, True], ids=["pipe", "terminal"])
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["plain", "json"])
@pytest.mark.parametrize("verb", [verb.name for verb in VERBS if not verb.parts])
def test_no_verb_lets_anything_through_that_a_terminal_obeys(
    verb: str, form: tuple[str, ...], terminal: bool
) -> None:
    answer = call(verb, *QUERIES.get(verb, []), "in", "in/gone\x1b[2J\udce9", *form, terminal=terminal)
    assert answer.code == (0 if verb in ("keys", "config") else 3)
    assert answer.out
    assert_harmless(answer)


@pytest.mark.parametrize(
    "words",
    [
        ("search", "z\x1b[31m\udcff", "in"),
        ("jump", "qq\x1b[31mq", "in"),
        ("mentions", "--entity", "zz\x1b[31mqq", "in"),
        ("mentions", "--\x1b[31m"),
        ("mentions", "--x\x1b[31m=\x1b"),
        ("articles", "--encoding", "utf\x1b[31m"),
        ("keys", "--check", "no\x1b[31m\udcff.yaml"),
        ("mentoins\x1b[31m",),
    ],
)
def test_words_of_the_call_come_back_harmless(words: tuple[str, ...]) -> None:
    assert_harmless(call(*words))


def test_paths_in_json_are_the_paths_themselves() -> None:
    paths = [one["article"] for one in call("articles", "in", "--json").records()]
    assert os.fsdecode(b"in/caf\xe9.txt") in paths
    for path in paths:
        assert os.path.isfile(path)  # noqa: PTH113  the name is not UTF-8
        assert call("text", path).code == 0


def test_every_offset_holds_in_a_text_full_of_controls() -> None:
    for one in call("mentions", "in", "--json").records():
        text = call("text", one["article"]).out
        assert text[one["start"] : one["end"]] == one["text"]


def test_unusual_files_are_named_and_the_usual_ones_are_not() -> None:
    told = call("entities", "in").err
    assert "empty\\ufffd.txt: empty\n" in told
    assert "txt: binary data, not text\n" in told
    assert "pipe" not in told


def test_the_reasons_that_are_no_news_are_those_that_the_library_gives(tmp_path: Path) -> None:
    folder = tmp_path / "usual"
    folder.mkdir()
    (folder / "a.txt").write_text("Anna Berg spoke.\n", encoding="utf-8")
    os.link(folder / "a.txt", folder / "b.txt")
    (folder / ".git").mkdir()
    (folder / "a.png").write_bytes(b"")
    os.mkfifo(folder / "pipe.txt")
    (folder / "page.htm").mkdir()
    (folder / "page_files").mkdir()
    answer = call("index", "usual", "--json")
    assert {one["reason"] for one in answer.records()} - {None} == EXPECTED
    assert answer.err == ""


def test_a_named_file_is_read_whatever_its_suffix_and_a_bad_one_is_a_failed_input() -> None:
    Path("notes.dat").write_text("Anna Berg of NATO spoke.\n", encoding="utf-8")
    assert call("mentions", "notes.dat").code == 0
    Path("noise.dat").write_bytes(bytes(range(256)) * 8)
    answer = call("mentions", "noise.dat")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == "skyread: noise.dat: binary data, not text\n"


def test_a_record_of_a_hostile_path_is_one_line() -> None:
    for line in call("index", "in", "--json").out.splitlines():
        assert set(json.loads(line)) == {"article", "id", "state", "reason"}


def test_articles_keep_no_control_in_what_verbs_print_of_them() -> None:
    for one in call("articles", "in", "--json").records():
        assert not OBEYED & set(f"{one['title']}{one['source']}")
