"""How the words of a call are understood, and what a call that can't be understood says."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli_calls import call
from skyread import __version__
from skyread.cli.table import VERBS


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKYREAD_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talks.txt").write_text("Anna Berg of NATO spoke in Vienna.\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("mentoins", "talks.txt"), "skyread mentions"),
        (("help",), "skyread --help"),
        (("entities", "--jsn"), "“--json”"),
        (("--encodign", "cp1251"), "“--encoding”"),
        (("search", "-vienna"), "write -- before"),
        (("mentions", "--entity"), "--entity NAME"),
        (("mentions", "--entity= "), "--entity NAME"),
        (("articles", "--json=yes"), "takes no value"),
        (("articles", "--encoding", "klingon", "talks.txt"), "no encoding klingon"),
        (("--encoding=klingon", "talks.txt"), "no encoding klingon"),
        (("search",), "what to look for is missing"),
        (("jump", " "), "what to look for is missing"),
        (("jump", "vienna", "--kind", "quote"), "entity or article"),
        (("keys", "--encoding", "cp1251"), "no option --encoding"),
    ],
)
def test_a_call_that_is_not_understood_gets_one_line_and_code_2(words: tuple[str, ...], hint: str) -> None:
    answer = call(*words)
    assert (answer.code, answer.out) == (2, "")
    assert hint in answer.err.encode("ascii").decode("unicode_escape")
    assert answer.err.count("\n") == 1


def test_without_a_terminal_the_reader_says_so_in_one_line() -> None:
    answer = call("talks.txt")
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)


def test_a_file_called_like_a_misspelt_verb_is_a_file() -> None:
    Path("mention").write_text("Anna Berg spoke.\n", encoding="utf-8")
    assert "did you mean" not in call("mention").err


def test_words_after_two_dashes_are_never_options_or_verbs() -> None:
    assert call("search", "--", "-vienna", "talks.txt").code == 1
    assert "needs a terminal" in call("--", "mentions").err


def test_a_query_with_a_word_to_leave_out_needs_no_dashes_before_it() -> None:
    assert call("search", "-geneva vienna", "talks.txt").code == 0


@pytest.mark.parametrize("word", ["--version", "--encoding=utf-8 --version"])
def test_the_version_is_told_anywhere_before_a_verb(word: str) -> None:
    assert call(*word.split()).out == f"skyread {__version__}\n"


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS])
def test_help_on_a_verb_wins_over_everything_else_in_the_call(verb: str) -> None:
    for words in ((verb, "-h"), (verb, "no-such-file", "--help", "--json")):
        answer = call(*words)
        assert (answer.code, answer.err) == (0, "")
        assert answer.out.startswith(f"skyread {verb} ")
