"""What scripts rely on in the verbs about names: the keys, offsets, exit codes and streams of all four alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli_calls import call

KEYS = {
    "entities": ("entity", "name", "type", "aliases", "mentions", "articles"),
    "mentions": ("article", "start", "end", "text", "type", "entity", "before", "after"),
    "quotes": ("article", "start", "end", "text", "speaker", "cue"),
    "timeline": ("article", "start", "end", "text", "date", "context"),
}
PLACED = ("mentions", "quotes", "timeline")
PLAIN = (
    "🌊 Dykes\r\n\r\nOn 3 May 2019 Minister Ilse Brandt came to Vienna. “The dyke holds, 𝔞s ever it did,” she said.\r\n"
    "\r\n“Nobody knows who paid for any of it.”\r\n"
)
MARKED = (
    "---\ntitle: Sluices\ndate: 2021-07-02\n---\n\n# Sluices\n\n**Ilse Brandt** wrote to *Viktor Orlov* in May:\n\n"
    "> “The sluice was never ours to open.”\n\nOrlov replied on 4 June: “It was opened all the same, and twice.”\n"
)
RECORDS = (
    '{"title": "One", "text": "Ilse Brandt said on 5 May 2020: “It rains, and it will rain.”"}\n'
    '{"title": "Two", "text": "Viktor Orlov left Vienna in 2018. “I am not coming back here,” Orlov said."}\n'
)
WALL = "Walls\n\nThe wall bears the words “nobody crosses here at night” in red paint.\n"
NAMELESS = "the cat sat on a mat.\n"


@pytest.fixture(autouse=True)
def _library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKYREAD_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dykes.txt").write_bytes(b"\xef\xbb\xbf" + PLAIN.encode())
    (tmp_path / "sluices.md").write_text(MARKED, encoding="utf-8")
    (tmp_path / "two.jsonl").write_text(RECORDS, encoding="utf-8")
    (tmp_path / "wall.txt").write_text(WALL, encoding="utf-8")
    (tmp_path / "nameless.txt").write_text(NAMELESS, encoding="utf-8")


@pytest.mark.parametrize("verb", KEYS)
def test_every_object_has_all_its_keys_in_order_and_stands_on_its_own_line(verb: str) -> None:
    answer = call(verb, "dykes.txt", "sluices.md", "two.jsonl", "--json")
    assert (answer.code, answer.err) == (0, "")
    assert len(answer.records()) > 2
    assert {tuple(one) for one in answer.records()} == {KEYS[verb]}


@pytest.mark.parametrize("verb", PLACED)
def test_offsets_fit_what_the_text_verb_prints_whatever_the_format(verb: str) -> None:
    records = call(verb, "dykes.txt", "sluices.md", "two.jsonl", "--json").records()
    articles = {one["article"] for one in records}
    assert {"dykes.txt", "sluices.md"} < articles and len(articles) == 4
    texts = {article: call("text", article).out for article in articles}
    for one in records:
        assert texts[one["article"]][one["start"] : one["end"]] == one["text"] != ""


def test_speakers_and_entities_are_those_of_the_entities_verb_and_null_where_unknown() -> None:
    paths = ("dykes.txt", "sluices.md", "wall.txt")
    known = {one["entity"]: one["name"] for one in call("entities", *paths, "--json").records()}
    quotes = call("quotes", *paths, "--json").records()
    assert {known.get(one["speaker"]) for one in quotes} == {"Ilse Brandt", "Viktor Orlov", None}
    painted = next(one for one in quotes if one["article"] == "wall.txt")
    assert (painted["speaker"], painted["cue"]) == (None, None)
    mentions = call("mentions", *paths, "--json").records()
    assert {one["entity"] for one in mentions} == set(known)


def test_counts_of_entities_are_those_of_their_mentions() -> None:
    paths = ("dykes.txt", "sluices.md", "two.jsonl")
    mentions = call("mentions", *paths, "--json").records()
    for one in call("entities", *paths, "--json").records():
        found = [place for place in mentions if place["entity"] == one["entity"]]
        assert one["mentions"] == len(found)
        assert one["articles"] == len({place["article"] for place in found})
        alone = call("mentions", *paths, "--entity", one["name"], "--json").records()
        assert alone == found


def test_dates_come_in_the_order_of_time_with_the_year_of_their_article() -> None:
    records = call("timeline", "sluices.md", "dykes.txt", "two.jsonl", "--json").records()
    dates = [one["date"] for one in records]
    assert dates == sorted(dates)
    assert {one["date"] for one in records if one["article"] == "sluices.md"} == {"2021-05", "2021-06-04"}


@pytest.mark.parametrize("verb", KEYS)
def test_standard_input_is_one_article(verb: str) -> None:
    answer = call(verb, "-", "--json", stdin=PLAIN.encode())
    assert (answer.code, answer.err) == (0, "")
    assert {one.get("article", "-") for one in answer.records()} == {"-"}
    assert [{**one, "article": ""} for one in answer.records()] == [
        {**one, "article": ""} for one in call(verb, "dykes.txt", "--json").records()
    ]


@pytest.mark.parametrize("verb", KEYS)
def test_a_missing_file_costs_an_exit_code_and_a_line_but_not_the_others(verb: str) -> None:
    whole = call(verb, "dykes.txt", "sluices.md", "--json")
    answer = call(verb, "dykes.txt", "nowhere.txt", "sluices.md", "--json")
    assert (answer.code, answer.out) == (3, whole.out)
    assert answer.err.count("\n") == 1 and "nowhere.txt" in answer.err
    alone = call(verb, "nowhere.txt", "--json")
    assert (alone.code, alone.out) == (3, "")


@pytest.mark.parametrize("verb", KEYS)
def test_nothing_found_is_one_and_a_wrong_call_is_two(verb: str) -> None:
    assert call(verb, "nameless.txt", "--json") == (1, "", "")
    wrong = call(verb, "dykes.txt", "--nonsense", "--json")
    assert (wrong.code, wrong.out) == (2, "")
    assert wrong.err.count("\n") == 1


@pytest.mark.parametrize("verb", KEYS)
def test_the_order_of_paths_changes_nothing_but_the_order(verb: str) -> None:
    one = call(verb, "dykes.txt", "sluices.md", "two.jsonl", "--json").records()
    two = call(verb, "two.jsonl", "sluices.md", "dykes.txt", "--json").records()
    assert sorted(map(str, one)) == sorted(map(str, two))
