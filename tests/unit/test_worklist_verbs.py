"""`skyread worklist`: what it prints and gives away, as scripts see it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli_calls import call
from skyread.cli.reading import NOTEBOOK_FILE
from skyread.desk.targets import target_of
from skyread.keys.places import places
from skyread.library.loading import load
from skyread.notebook.exchange.worklists import KEYS
from skyread.notebook.history import History
from skyread.notebook.store import Notebook
from skyread.notebook.worklists import Verdict, Worklists
from skyread.text.spans import Span

TEXT = (
    "On sluices\n\nThe miller opened the sluice, and nobody had asked him to do so.\n\nIt rained all night.\n"
)
WORDS = ("sluice, and", "nobody had asked him to do so", "rained")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A notebook with two worklists; of the first one item is kept and one dismissed."""
    monkeypatch.setenv("SKYREAD_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    Path("sluices.txt").write_text(TEXT, encoding="utf-8")
    [article] = load(["sluices.txt"]).articles
    notebook = Notebook.open(places().data_dir / NOTEBOOK_FILE)
    worklists = Worklists(notebook, History(notebook))
    found = []
    for words in WORDS:
        start = TEXT.index(words)
        target = target_of(article, Span(start, start + len(words)))
        assert target is not None
        found.append((target, "hit", f"before {words} after"))
    first = worklists.make("text: water", found)
    worklists.judge(first, 1, Verdict.KEPT, "Kept")
    worklists.judge(first, 3, Verdict.DISMISSED, "Dismissed")
    worklists.visit(first, 2, seen=True)
    worklists.make("mentions of the miller", found[:1])
    notebook.close()


def test_every_item_is_an_object_with_the_promised_keys() -> None:
    answer = call("worklist", "list", "--json", "text: water")
    assert answer.code == 0
    records = answer.records()
    assert [tuple(record) for record in records] == [KEYS] * 3
    start = TEXT.index(WORDS[1])
    assert records[1] == {
        "worklist": "text: water",
        "number": 2,
        "state": "seen",
        "article": str(Path("sluices.txt").absolute()),
        "start": start,
        "end": start + len(WORDS[1]),
        "exact": WORDS[1],
        "why": "hit",
    }
    assert len(call("worklist", "--json").records()) == 4


def test_a_list_is_known_by_a_part_of_its_name_without_quotation_marks() -> None:
    assert [one["worklist"] for one in call("worklist", "list", "--json", "of", "the").records()] == [
        "mentions of the miller"
    ]
    answer = call("worklist", "list", "harbour")
    assert (answer.code, answer.out) == (1, "")
    assert "text: water" in answer.err


def test_for_eyes_there_is_one_line_each_and_a_word_on_every_list() -> None:
    answer = call("worklist", "list", "water")
    lines = answer.out.splitlines()
    assert [line.split("  ")[2] for line in lines] == ["●", "○", "×"]
    assert all("On sluices" in line for line in lines)
    assert "text: water: 3 items, 1 kept, 1 dismissed, 0 not looked at yet" in answer.err


def test_only_items_in_a_state_are_exported() -> None:
    answer = call("worklist", "export", "--state", "kept")
    assert [json.loads(line)["exact"] for line in answer.out.splitlines()] == [WORDS[0]]
    assert call("worklist", "export", "--state", "new", "water").code == 1
    assert call("worklist", "export", "--state", "lost").code == 2


def test_a_page_shows_telling_passages_and_the_surroundings_of_mere_words() -> None:
    page = call("worklist", "export", "--format", "md", "water").out
    assert page.count("\n## On sluices\n") == 1
    assert f"> {WORDS[1]}\n" in page
    assert f"> before {WORDS[2]} after\n" in page
    assert "- 1 · ● kept" in page
    assert call("worklist", "export", "--format", "csv").code == 2
    assert call("worklist", "export", "--format", "md", "--json").code == 2


def test_a_page_quotes_a_quote_and_says_who_said_it_beside_it() -> None:
    notebook = Notebook.open(places().data_dir / NOTEBOOK_FILE)
    [article] = load(["sluices.txt"]).articles
    target = target_of(article, Span(TEXT.index(WORDS[2]), TEXT.index(WORDS[2]) + len(WORDS[2])))
    assert target is not None
    lists = Worklists(notebook, History(notebook))
    lists.make("quotes", [(target, "quote", "the miller · said rained")])
    notebook.close()
    page = call("worklist", "export", "--format", "md", "quotes").out
    assert f"> {WORDS[2]}\n" in page
    assert "- 1 · · new · the miller · said\n" in page
