"""The verbs that read articles: keys, offsets, exit codes and who is meant by a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli_calls import call
from skyread.cli.table import VERBS, Verb

FIRST = """The Vienna talks open

VIENNA, March 3, 2021 — Foreign minister Anna Bergström arrived in Vienna on Wednesday.

Bergström met NATO envoys. “We keep the Open Skies Treaty,” Ms. Bergström said – in Vienna’s old town.
"""
SECOND = "---\ntitle: What NATO wants\nsource: The Example\ndate: 2022-05\n---\n\nNATO is in Brussels. Москва is not.\n"
QUERIES = {"search": ["nato"], "jump": ["nato"]}
READING = [verb for verb in VERBS if verb.articles]


@pytest.fixture(autouse=True)
def _library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKYREAD_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "a.txt").write_bytes(FIRST.replace("\n", "\r\n").encode("utf-8-sig"))
    (folder / "b.md").write_text(SECOND, encoding="utf-8")
    (folder / "b-again.md").write_text(SECOND, encoding="utf-8")
    (folder / "c.docx").write_bytes(b"%PDF-")


@pytest.mark.parametrize("verb", [verb for verb in VERBS if not verb.parts], ids=lambda verb: verb.name)
def test_every_object_has_exactly_the_keys_that_the_help_lists(verb: Verb) -> None:
    answer = call(verb.name, *QUERIES.get(verb.name, []), "talks", "--json")
    assert answer.code == 0
    records = answer.records()
    assert records
    assert {tuple(record) for record in records} == {verb.fields}


def test_an_article_is_listed_with_all_that_is_known_about_it() -> None:
    first, second = call("articles", "talks", "--json").records()
    assert (first["article"], first["title"]) == ("talks/a.txt", "The Vienna talks open")
    assert (first["published"], first["published_basis"], first["source"]) == ("2021-03-03", "stated", None)
    assert second["paths"] == ["talks/b-again.md", "talks/b.md"]
    assert (second["published"], second["source"]) == ("2022-05", "The Example")
    kinds = [(block["kind"], block["end"] > block["start"]) for block in first["blocks"]]
    assert kinds == [("title", True), ("paragraph", True), ("paragraph", True)]


def test_text_is_the_file_character_for_character() -> None:
    assert call("text", "talks/a.txt").out == FIRST.replace("\n", "\r\n")
    assert call("text", "talks/b.md", "talks/a.txt").out == SECOND + FIRST.replace("\n", "\r\n")


@pytest.mark.parametrize("words", [("mentions",), ("search", "vienna -москва"), ("search", "nato")])
def test_offsets_and_surroundings_agree_with_the_text(words: tuple[str, ...]) -> None:
    records = call(*words, "talks", "--json").records()
    assert records
    for one in records:
        text = call("text", one["article"]).out
        start, end = one["start"], one["end"]
        assert text[start:end] == one["text"]
        assert text[:start].endswith(one["before"])
        assert text[end:].startswith(one["after"])
        assert "\n\n" not in (one["before"] + one["text"] + one["after"]).replace("\r", "")


def test_mentions_of_an_article_are_in_reading_order_and_belong_to_listed_entities() -> None:
    listed = {one["entity"]: one for one in call("entities", "talks", "--json").records()}
    records = call("mentions", "talks", "--json").records()
    places = [(one["article"], one["start"]) for one in records]
    assert places == sorted(places)
    for id_, entity in listed.items():
        own = [one for one in records if one["entity"] == id_]
        assert len(own) == entity["mentions"]
        assert len({one["article"] for one in own}) == entity["articles"]


@pytest.mark.parametrize("asked", ["NATO", "nato", " nato "])
def test_an_entity_is_taken_by_its_name_in_any_case(asked: str) -> None:
    answer = call("mentions", "--entity", asked, "talks", "--json")
    assert (answer.code, answer.err) == (0, "")
    assert {one["text"] for one in answer.records()} == {"NATO"}
    assert {one["article"] for one in answer.records()} == {"talks/a.txt", "talks/b-again.md"}


def test_an_entity_is_taken_by_an_alias_without_its_accents() -> None:
    answer = call("mentions", "--entity=bergstrom", "talks", "--json")
    assert answer.err == ""
    assert {"Anna Bergström", "Bergström"} <= {one["text"] for one in answer.records()}


def test_a_misspelt_entity_is_the_nearest_and_that_is_told() -> None:
    answer = call("mentions", "--entity", "bregstrom", "talks", "--json")
    assert answer.code == 0
    assert "Anna Bergstr" in answer.err
    assert any(one["text"] == "Anna Bergström" for one in answer.records())


def test_search_finds_whole_words_best_first() -> None:
    hits = call("search", "nato brussels", "talks", "--json").records()
    assert hits[0]["article"] == "talks/b-again.md"
    assert [one["score"] for one in hits] == sorted((one["score"] for one in hits), reverse=True)
    assert call("search", "bruss", "talks").code == 1


def test_jump_ranks_entities_before_articles_and_takes_slips() -> None:
    found = call("jump", "bergstorm", "talks", "--json").records()
    assert (found[0]["kind"], found[0]["name"], found[0]["tier"]) == ("entity", "Anna Bergström", "near")
    text = call("text", found[0]["article"]).out
    assert "Bergström" in text[found[0]["start"] : found[0]["end"]]
    kinds = [one["kind"] for one in call("jump", "nato", "talks", "--json").records()]
    assert kinds == ["entity", "article"]


def test_jump_leads_to_an_articles_title() -> None:
    [found] = call("jump", "talks open", "talks", "--json", "--kind", "article").records()
    text = call("text", found["article"]).out
    assert text[found["start"] : found["end"]] == found["name"] == "The Vienna talks open"


@pytest.mark.parametrize(
    "words",
    [
        ("search", "zeppelin"),
        ("search", "!?"),
        ("jump", "qqqq"),
        ("mentions", "--entity", "Zzyzx Qq"),
        ("mentions", "--entity", "Brgm"),
    ],
)
def test_nothing_found_is_code_1(words: tuple[str, ...]) -> None:
    answer = call(*words, "talks")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.count("\n") == 1


def test_a_folder_without_articles_is_code_1_and_says_what_was_passed_over(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(b"\x89PNG")
    answer = call("articles", "pictures")
    assert answer.code == 1
    assert "1 not a format that is read" in answer.err


@pytest.mark.parametrize("verb", READING, ids=lambda verb: verb.name)
def test_what_can_be_read_is_printed_though_another_path_is_missing(verb: Verb) -> None:
    answer = call(verb.name, *QUERIES.get(verb.name, []), "talks/a.txt", "gone.txt")
    assert answer.code == 3
    assert answer.out
    assert answer.err == "skyread: gone.txt: no such file or directory\n"


@pytest.mark.parametrize("verb", ["text", "mentions", "entities", "articles"])
def test_an_article_is_read_from_standard_input(verb: str) -> None:
    piped = call(verb, "-", "--json", stdin=SECOND.encode()).records()
    assert {one.get("article", "-") for one in piped} == {"-"}
    assert call("articles", "-", stdin=b"").code == 3


def test_a_terminal_gets_no_carriage_return_that_could_hide_a_line() -> None:
    Path("old.txt").write_bytes(b"Anna Berg spoke.\rNobody spoke.\r\nThe end.\n")
    assert call("text", "old.txt", terminal=True).out == "Anna Berg spoke.\nNobody spoke.\nThe end.\n"
    assert call("text", "old.txt").out == "Anna Berg spoke.\nNobody spoke.\r\nThe end.\n"


def test_an_encoding_that_is_given_is_used_for_every_file(tmp_path: Path) -> None:
    (tmp_path / "talks" / "d.txt").write_bytes("Переговоры идут в Женеве.\n".encode("koi8-r"))
    assert call("text", "--encoding", "koi8-r", "talks/d.txt").out == "Переговоры идут в Женеве.\n"


def test_a_guessed_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "talks" / "d.txt").write_bytes("They spoke of “parity” — and left.\n".encode("cp1252"))
    answer = call("text", "talks/d.txt")
    assert answer.out == "They spoke of “parity” — and left.\n"
    assert "cp1252" in answer.err


def test_without_a_path_the_configured_library_is_read(tmp_path: Path) -> None:
    config = tmp_path / "home" / "config"
    config.mkdir(parents=True)
    (config / "config.yaml").write_text(f"library: {tmp_path / 'talks'}\n", encoding="utf-8")
    assert len(call("articles", "--json").records()) == 2


def test_a_file_of_names_that_cannot_be_used_is_told_and_the_rest_done(tmp_path: Path) -> None:
    config = tmp_path / "home" / "config"
    config.mkdir(parents=True)
    (config / "names.yaml").write_text("- [\n", encoding="utf-8")
    answer = call("mentions", "talks/a.txt")
    assert answer.code == 3
    assert "names.yaml:" in answer.err
    assert "NATO" in answer.out


def test_plain_lines_fit_the_terminal_and_show_the_hit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    answer = call("mentions", "talks", terminal=True)
    lines = answer.out.splitlines()
    assert max(map(len, lines)) <= 70
    assert all("[" in line for line in lines)
    assert max(map(len, call("mentions", "talks").out.splitlines())) > 70
