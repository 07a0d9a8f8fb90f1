"""`skyread decisions`: what was ruled about names goes to a YAML file and comes back; and the verbs that heed rulings."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli_calls import OBEYED, Answer, call
from skyread.cli.table import verb_called
from skyread.desk.decision_lexicon import read, text_of
from skyread.desk.decision_rows import ruling_of
from skyread.entities.decisions import Decision, Kind, Place
from skyread.entities.model import EntityType
from skyread.notebook.decisions import Decisions
from skyread.notebook.history import History
from skyread.notebook.store import Notebook

P = EntityType.PERSON
MOMENT = "2026-03-01T10:00:00.000Z"
MERGE = Decision(
    "m1", Kind.MERGE, ("Anna Bergström", "Bergström"), P, ("Ann Bergstrom",), P, made=MOMENT, who="kim"
)
MUTE = Decision("x1", Kind.MUTE, ("NATO",), EntityType.ORG, made=MOMENT, why="too common: “no” & #1")
RENAME = Decision("r1", Kind.RENAME, ("Vienna",), EntityType.PLACE, name="Wien", made=MOMENT)
SPLIT = Decision(
    "s1",
    Kind.SPLIT,
    (),
    P,
    ("Bergström",),
    places=(Place("a" * 64, 3, 9, "Berg", "Then ", " said", "t.txt"),),
    made=MOMENT,
)
TALKS = """The Vienna talks open

VIENNA, March 3, 2021 — Foreign minister Anna Bergström arrived in Vienna on Wednesday.

Bergström met NATO envoys. “We keep the Open Skies Treaty,” Ms. Bergström said – in Vienna’s old town.
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SKYREAD_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    Path("talks.txt").write_text(TALKS, encoding="utf-8")
    return tmp_path / "home"


def keep(home: Path, *decisions: Decision) -> None:
    folder = home / "data"
    folder.mkdir(parents=True, exist_ok=True)
    notebook = Notebook.open(notebook_file(home))
    Decisions(notebook, History(notebook)).keep([ruling_of(one) for one in decisions], "ruled")
    notebook.close()


def notebook_file(home: Path) -> Path:
    call("decisions", "list")  # makes it where it belongs
    return next(home.rglob("notebook.sqlite"))


def names(*words: str) -> dict[str, int]:
    return {one["name"]: one["mentions"] for one in call("entities", *words, "talks.txt", "--json").records()}


# Heeding them --------------------------------------------------------------------------------------------


def test_the_verbs_about_names_heed_what_was_ruled(home: Path) -> None:
    before = names()
    assert before["NATO"] == 1 and "Vienna" in before
    keep(home, MUTE, RENAME)
    after = names()
    assert "NATO" not in after and after["Wien"] == before["Vienna"]
    assert call("mentions", "--entity", "NATO", "talks.txt").code == 1
    assert {one["text"] for one in call("mentions", "--entity", "Wien", "talks.txt", "--json").records()} >= {
        "Vienna"
    }
    assert call("jump", "wien", "talks.txt", "--json").records()[0]["name"] == "Wien"


@pytest.mark.parametrize("content", [None, b"", b"no database at all, but a good many words all the same"])
def test_a_notebook_that_is_missing_or_broken_rules_nothing_and_is_left_alone(
    home: Path, content: bytes | None
) -> None:
    file = notebook_file(home)
    for one in file.parent.iterdir():
        one.unlink()
    if content is not None:
        file.write_bytes(content)
    answer = call("entities", "talks.txt", "--json")
    assert answer.code == 0 and answer.records()
    assert [one.read_bytes() for one in file.parent.iterdir()] == ([] if content is None else [content])


# Out and in ----------------------------------------------------------------------------------------------


def elsewhere(monkeypatch: pytest.MonkeyPatch, *words: str) -> Answer:
    """A call with another, at first empty notebook."""
    with monkeypatch.context() as patch:
        patch.setenv("SKYREAD_HOME", "other")
        return call(*words)


def test_what_is_exported_imported_and_exported_again_is_the_same_to_the_byte(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(home, MERGE, MUTE, RENAME, SPLIT)
    assert call("decisions", "export", "names.yaml").code == 0
    answer = elsewhere(monkeypatch, "decisions", "import", "names.yaml")
    assert (answer.code, answer.out) == (0, "4 added, 0 changed, 0 unchanged, 0 refused\n")
    assert elsewhere(monkeypatch, "decisions", "import", "names.yaml").out.startswith(
        "0 added, 0 changed, 4 unchanged"
    )
    assert elsewhere(monkeypatch, "decisions", "export").out == Path("names.yaml").read_text(encoding="utf-8")


def test_the_file_is_written_for_people(home: Path) -> None:
    keep(home, MUTE, MERGE)
    assert call("decisions", "export").out == (
        "format: skyread decisions 1\n"
        "\n"
        "merge:\n"
        '- forms: ["Anna Bergström", "Bergström"]\n'
        "  type: PERSON\n"
        '  others: ["Ann Bergstrom"]\n'
        "  other_type: PERSON\n"
        '  made: "2026-03-01T10:00:00.000Z"\n'
        '  who: "kim"\n'
        '  id: "m1"\n'
        "\n"
        "mute:\n"
        '- forms: ["NATO"]\n'
        "  type: ORG\n"
        '  made: "2026-03-01T10:00:00.000Z"\n'
        '  why: "too common: “no” & #1"\n'
        '  id: "x1"\n'
    )


def test_a_file_by_hand_needs_no_ids_and_comes_in_once(home: Path) -> None:
    Path("ours.yaml").write_text(
        'mute:\n- forms: ["NATO"]\nrename:\n- {forms: [Vienna], name: Wien}\n', encoding="utf-8"
    )
    assert call("decisions", "import", "ours.yaml").out == "2 added, 0 changed, 0 unchanged, 0 refused\n"
    assert call("decisions", "import", "ours.yaml").out == "0 added, 0 changed, 2 unchanged, 0 refused\n"
    assert "NATO" not in names() and "Wien" in names()
    keep(home, MERGE)
    assert len(call("decisions", "list", "--json").records()) == 3


def test_what_is_wrong_is_told_with_its_place_and_the_rest_comes_in() -> None:
    Path("bad.yaml").write_text(
        "merg:\n- forms: [A]\nmute:\n- forms: [B]\n  tpe: ORG\n- forms: [C]\n- just words\n- forms: [D]\n  type: PERSN\n"
        "rename:\n- forms: [E]\n",
        encoding="utf-8",
    )
    answer = call("decisions", "import", "bad.yaml")
    assert answer.code == 3
    assert answer.out == "1 added, 0 changed, 0 unchanged, 5 refused\n"
    assert [line.partition(": ")[2].split(" ")[0].rstrip(":") for line in answer.err.splitlines()] == [
        "bad.yaml:1:1",
        "bad.yaml:5:3",
        "bad.yaml:7:3",
        "bad.yaml:9:9",
        "bad.yaml:11:3",
    ]
    assert re.search("did you mean .*merge", answer.err) and re.search("did you mean .*PERSON", answer.err)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"- 1\n", b"a: *b\n", b"mute: {}\n", b"[" * 99])
def test_a_file_that_is_no_lexicon_is_refused_in_a_line(content: bytes) -> None:
    Path("odd.yaml").write_bytes(content)
    answer = call("decisions", "import", "odd.yaml", "missing.yaml")
    assert answer.code == 3
    assert "missing.yaml" in answer.err and len(answer.err.splitlines()) <= 3


def test_another_file_is_never_written_over(home: Path) -> None:
    keep(home, MUTE)
    answer = call("decisions", "export", "talks.txt")
    assert answer.code == 2 and "holds something else" in answer.err
    assert Path("talks.txt").read_text(encoding="utf-8") == TALKS


def test_the_list_tells_each_ruling_in_words_and_nothing_that_a_terminal_obeys(home: Path) -> None:
    keep(home, replace(MERGE, why="one\x1b[2J desk"), replace(MUTE, forms=("NA\x1b[2JTO",), who="e\x9bve"))
    answer = call("decisions")
    assert "desk" in answer.out
    assert "merge  Anna Bergström is Ann Bergstrom" in answer.out and "kim" in answer.out
    assert OBEYED.isdisjoint(answer.out)
    assert OBEYED.isdisjoint(call("decisions", "--json").out)


def test_of_some_articles_those_rulings_are_listed_that_apply_to_their_names(home: Path) -> None:
    elsewhere = replace(MUTE, id="elsewhere", forms=("Nobody Of That Name",), seen=None)
    keep(home, MUTE, elsewhere)
    assert {one["id"] for one in call("decisions", "list", "--json").records()} == {MUTE.id, "elsewhere"}
    answer = call("decisions", "list", "talks.txt", "--json")
    assert answer.code == 0 and [one["id"] for one in answer.records()] == [MUTE.id]
    Path("blank.txt").write_text("Nothing is named here.", encoding="utf-8")
    assert call("decisions", "list", "blank.txt").code == 1
    assert call("decisions", "list", "missing.txt").code == 3


def test_every_object_has_exactly_the_keys_that_the_help_lists(home: Path) -> None:
    keep(home, MERGE, SPLIT)
    call("decisions", "export", "names.yaml")
    verb = verb_called("decisions")
    assert verb is not None
    for part in verb.parts:
        files = ["names.yaml"] if part.name.endswith("import") else []
        records = call(*part.name.split(), *files, "--json").records()
        assert {tuple(record) for record in records} == {part.fields}


def test_without_rulings_there_is_nothing_to_list_or_write() -> None:
    assert call("decisions").code == 1
    assert call("decisions", "export", "none.yaml").code == 1
    assert not Path("none.yaml").exists()


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
FORMS = st.lists(TEXT, min_size=1, max_size=3).map(tuple)
PLACES = st.builds(Place, TEXT, st.integers(0, 10**9), st.integers(0, 10**9), TEXT, TEXT, TEXT, TEXT)
ANY = st.builds(
    Decision,
    id=TEXT.filter(bool),
    kind=st.sampled_from(Kind),
    forms=FORMS,
    type=st.sampled_from(EntityType),
    others=FORMS,
    other_type=st.none() | st.sampled_from(EntityType),
    name=TEXT.filter(str.strip),
    article=TEXT,
    path=TEXT,
    places=st.lists(PLACES, max_size=2).map(tuple),
    seen=st.none() | PLACES,
    other_seen=st.none() | PLACES,
    made=st.just(MOMENT),
    who=TEXT,
    why=TEXT,
)


@given(st.lists(ANY, max_size=4, unique_by=lambda one: one.id))
def test_any_decision_survives_the_way_out_and_in(decisions: list[Decision]) -> None:
    found = read(text_of(decisions), "f")
    assert found.problems == []
    assert sorted(found.decisions, key=repr) == sorted(decisions, key=repr)
    assert text_of(found.decisions) == text_of(decisions)


@given(
    st.text(string.printable + "é\x00\u2028", max_size=60)
    | st.text("merge:\n- []{}\"'forms x,&*", max_size=60)
)
def test_no_text_whatever_makes_reading_fail(text: str) -> None:
    for one in read(text, "f").decisions:
        assert one.forms or one.places
