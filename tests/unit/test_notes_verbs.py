"""`skyread notes`: what it prints, gives away and takes in, as scripts see it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli_calls import OBEYED, Answer, call
from noted_passages import ANNOTATIONS, AWKWARD, annotation_on, json_lines, keep, kept
from skyread.library.article import Article
from skyread.library.loading import load
from skyread.notebook.annotation import Annotation, Placement, State
from skyread.notebook.annotations import Annotations
from skyread.notebook.exchange.jsonl import KEYS, MORE_KEYS
from skyread.notebook.history import History
from skyread.notebook.store import Notebook

TALKS = (
    "The lamps of Vienna\n\nAnna Berg of NATO said that the lamps stay lit. Nobody asked her why.\n\n"
    "Two ferries left at noon, and one of them came back before the evening bell had rung.\n"
)
FORMS = "---\ntitle: On forms\ndate: 2022-01-03\nlink: https://example.org/forms\n---\n# On forms\n\nA form waits for its ink.\n"
LAMPS, FERRIES, INK = "the lamps stay lit", "one of them came back", "waits for its ink"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SKYREAD_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    Path("talks.txt").write_text(TALKS, encoding="utf-8")
    Path("forms.md").write_text(FORMS, encoding="utf-8")
    return tmp_path / "home"


def article(path: str) -> Article:
    return load([path]).articles[0]


def three(home: Path) -> list[Annotation]:
    """A bare highlight, a note with tags, and one in another article."""
    talks, forms = article("talks.txt"), article("forms.md")
    lamps = annotation_on(talks, LAMPS)
    lamps = replace(lamps, target=replace(lamps.target, entities=("Anna Berg", "NATO")))
    made = [
        lamps,
        annotation_on(talks, FERRIES, 1, pen="doubt", note="Which *one*?", tags=("boats", "Öl")),
        annotation_on(forms, INK, 2, tags=("boats",)),
    ]
    keep(home, made)
    return made


def elsewhere(monkeypatch: pytest.MonkeyPatch, *words: str, name: str = "other") -> Answer:
    """A call with another, at first empty notebook."""
    with monkeypatch.context() as patch:
        patch.setenv("SKYREAD_HOME", str(Path(name).absolute()))
        return call(*words)


# list


def test_all_notes_of_the_notebook_are_listed_with_every_key(home: Path) -> None:
    lamps, ferries, ink = three(home)
    answer = call("notes", "list", "--json")
    assert answer.code == 0
    records = answer.records()
    assert [tuple(record) for record in records] == [KEYS] * 3
    assert [record["id"] for record in records] == [lamps.id, ferries.id, ink.id]
    assert records[0] == {
        "id": lamps.id,
        "article": "talks.txt",
        "start": TALKS.index(LAMPS),
        "end": TALKS.index(LAMPS) + len(LAMPS),
        "exact": LAMPS,
        "state": "exact",
        "pen": "claim",
        "note": None,
        "tags": [],
        "created": lamps.created,
        "updated": lamps.updated,
    }
    assert call("notes", "--json") == answer


def test_with_paths_only_notes_that_stand_in_these_articles_are_listed(home: Path) -> None:
    three(home)
    [record] = call("notes", "list", "--json", "./forms.md").records()
    assert (record["exact"], record["article"]) == (INK, "./forms.md")
    Path("empty.txt").write_text("Nothing was ever marked here.\n", encoding="utf-8")
    assert call("notes", "list", "empty.txt").code == 1


def test_in_a_changed_article_a_note_is_listed_where_it_stands_now(home: Path) -> None:
    three(home)
    Path("talks.txt").write_text(TALKS.replace("Nobody asked", "Nobody in the room asked"), encoding="utf-8")
    lamps, ferries = call("notes", "list", "--json", "talks.txt").records()
    assert (lamps["state"], lamps["start"]) == ("exact", TALKS.index(LAMPS))
    assert (ferries["state"], ferries["start"]) == ("moved", TALKS.index(FERRIES) + len(" in the room"))


def test_for_eyes_there_is_one_line_each_with_sign_title_quote_and_note(home: Path) -> None:
    three(home)
    lines = call("notes", "list").out.splitlines()
    assert len(lines) == 3
    assert all(word in lines[1] for word in ("●", "doubt", FERRIES, "Which *one*?", "#boats", "#Öl"))


def test_an_empty_notebook_lists_nothing_and_says_so_by_its_code() -> None:
    assert call("notes", "list", "--json") == (1, "", "")


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (("--article", "talks.txt"), [0, 1]),
        (("--article", "ON FORMS"), [2]),
        (("--tag", "#boats"), [1, 2]),
        (("--tag", "ol"), [1]),
        (("--pen", "Doubt"), [1]),
        (("--entity", "berg"), [0]),
        (("--since", "2026-03-02"), [1, 2]),
        (("--until", "2026-03-02"), [0, 1]),
        (("--since", "2026-03-02", "--until", "2026-03-02", "--tag", "boats"), [1]),
        (("--since", "2027"), []),
        (("--until", "2026-03"), [0, 1, 2]),
    ],
)
def test_notes_are_picked_by_what_they_have(home: Path, words: tuple[str, ...], numbers: list[int]) -> None:
    made = three(home)
    for part in ("list", "export"):
        answer = call("notes", part, "--json", *words)
        assert [record["id"] for record in answer.records()] == [made[number].id for number in numbers]
        assert answer.code == (0 if numbers else 1)


def test_a_place_given_by_hand_counts_before_a_computed_one(home: Path) -> None:
    _, ferries, _ = three(home)
    changed = TALKS.replace("Two ferries left at noon, and one of them came back", "Ferries came")
    Path("talks.txt").write_text(changed, encoding="utf-8")
    assert [record["state"] for record in call("notes", "list", "--json", "talks.txt").records()][
        1
    ] != "exact"
    notebook = Notebook.open(home / "data" / "notebook.sqlite")
    start = changed.index("Ferries came")
    ruling = Placement(article("talks.txt").id, State.MOVED, start, start + 12, 1.0)
    Annotations(notebook, History(notebook)).decide(ferries.id, ruling, "Re-attach")
    notebook.close()
    for words in (("list", "talks.txt"), ("list",), ("check", "talks.txt")):
        record = call("notes", *words, "--json").records()[1]
        assert (record["state"], record["start"]) == ("moved", start)


# check


def test_check_tells_where_each_note_stood_and_stands(home: Path) -> None:
    three(home)
    Path("talks.txt").write_text("A new line.\n\n" + TALKS, encoding="utf-8")
    answer = call("notes", "check", "--json", "talks.txt")
    assert answer.code == 0
    record = answer.records()[0]
    assert (record["old_start"], record["start"]) == (TALKS.index(LAMPS), TALKS.index(LAMPS) + 13)
    assert (record["state"], tuple(record)) == ("moved", (*KEYS, "old_start", "old_end"))
    assert "2 moved" in answer.err


def test_a_note_whose_passage_has_gone_is_an_orphan_and_check_exits_with_1(home: Path) -> None:
    three(home)
    Path("forms.md").write_text(FORMS.replace("A form waits for its ink.", "Gone."), encoding="utf-8")
    answer = call("notes", "check", "--json", "forms.md")
    [record] = answer.records()
    assert answer.code == 1
    assert (record["state"], record["start"], record["end"], record["exact"]) == ("orphan", None, None, INK)
    assert "orphan" in call("notes", "check", "forms.md").out


def test_without_paths_check_reads_the_files_in_which_the_notes_were_made(home: Path) -> None:
    three(home)
    assert call("notes", "check").code == 0
    Path("forms.md").unlink()
    answer = call("notes", "check", "--json")
    assert answer.code == 1
    assert [record["state"] for record in answer.records()] == ["exact", "exact", "orphan"]


def test_check_of_a_notebook_without_notes_finds_nothing_wrong() -> None:
    assert call("notes", "check").code == 0
    assert call("notes", "check", "no-such-file").code == 3


# export and import


def test_an_export_of_an_import_is_the_same_to_the_byte(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    three(home)
    for name in ("notes.jsonl", "notes.jsonld"):
        assert call("notes", "export", name).code == 0
        taken = elsewhere(monkeypatch, "notes", "import", name, name=name + "-home")
        assert (taken.code, taken.out) == (0, "3 added, 0 changed, 0 unchanged, 0 refused\n")
        again = elsewhere(monkeypatch, "notes", "export", name=name + "-home")
        assert again.out == call("notes", "export").out
    assert [tuple(json.loads(line)) for line in again.out.splitlines()] == [(*KEYS, *MORE_KEYS)] * 3


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ANNOTATIONS, min_size=1, max_size=3, unique_by=lambda one: one.id), st.uuids())
def test_whatever_is_in_the_notes_they_go_through_a_notebook_unchanged(
    monkeypatch: pytest.MonkeyPatch, annotations: list[Annotation], name: object
) -> None:
    monkeypatch.setenv("SKYREAD_HOME", str(Path(f"one-{name}").absolute()))
    keep(Path(f"one-{name}"), annotations)
    for form in ("jsonl", "jsonld"):
        call("notes", "export", f"{name}.{form}")
        elsewhere(monkeypatch, "notes", "import", f"{name}.{form}", name=f"{form}-{name}")
        assert kept(Path(f"{form}-{name}")) == kept(Path(f"one-{name}"))


def test_places_given_by_hand_travel_with_their_notes(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lamps, *_ = three(home)
    notebook = Notebook.open(home / "data" / "notebook.sqlite")
    annotations = Annotations(notebook, History(notebook))
    annotations.decide(lamps.id, Placement("ab" * 32, State.MOVED, 3, 9, 0.75), "Re-attach")
    annotations.place([(lamps.id, Placement("cd" * 32, State.ORPHAN, None, None, 0.1))])
    notebook.close()
    exported = call("notes", "export").out
    assert [one["article"] for one in json.loads(exported.splitlines()[0])["placements"]] == ["ab" * 32]
    call("notes", "export", "notes.jsonl")
    for summary in ("3 added, 0 changed, 0 unchanged", "0 added, 0 changed, 3 unchanged"):
        assert summary in elsewhere(monkeypatch, "notes", "import", "notes.jsonl").out
    assert elsewhere(monkeypatch, "notes", "export").out == exported


def test_import_keeps_the_note_that_was_changed_last_and_deletes_nothing(home: Path) -> None:
    lamps, ferries, _ = three(home)
    later = replace(lamps, note="Later", updated="2026-05-01T10:00:00.000Z")
    earlier = replace(ferries, note="Earlier", updated="2026-01-01T10:00:00.000Z")
    twice = {"id": "x", "exact": "a", "updated": "2026-01-02T00:00:00Z", "note": "second"}
    records = [
        _record(later),
        _record(earlier),
        twice,
        twice | {"updated": "2025-01-02T00:00:00Z", "note": "first"},
    ]
    Path("some.jsonl").write_bytes(json_lines(*records))
    answer = call("notes", "import", "--json", "some.jsonl")
    assert answer.code == 0
    assert [record["result"] for record in answer.records()] == ["changed", "unchanged", "added"]
    notes = {one.id: one.note for one in kept(home)}
    assert len(notes) == 4
    assert (notes[lamps.id], notes[ferries.id], notes["x"]) == ("Later", ferries.note, "second")
    assert call("notes", "import", "some.jsonl").out == "0 added, 0 changed, 3 unchanged, 0 refused\n"


def _record(annotation: Annotation) -> dict[str, object]:
    return {key: getattr(annotation, key) for key in ("id", "pen", "note", "created", "updated")} | {
        "exact": annotation.target.exact
    }


def test_notes_without_a_time_come_in_once(home: Path) -> None:
    Path("bare.json").write_text('[{"id": "n1", "exact": "a form", "note": "why?"}]', encoding="utf-8")
    assert call("notes", "import", "bare.json").out.startswith("1 added")
    before = kept(home)
    assert call("notes", "import", "bare.json").out.startswith("0 added, 0 changed, 1 unchanged")
    assert kept(home) == before
    assert before[0].created


def test_lines_that_are_no_notes_are_told_and_the_others_come_in(home: Path) -> None:
    good = {"id": "g", "exact": "ink"}
    bad = [{"id": 3, "exact": "x"}, {"id": "b"}, {"id": "b", "exact": "x", "start": "1"}, [1], "{\x1b[31m"]
    lines = [
        json.dumps(good),
        *(one if isinstance(one, str) else json.dumps(one) for one in bad),
        "",
        "{" * 99999,
    ]
    Path("mixed.jsonl").write_text("\n".join(lines), encoding="utf-8")
    answer = call("notes", "import", "mixed.jsonl", "missing.jsonl")
    assert (answer.code, answer.out) == (3, "1 added, 0 changed, 0 unchanged, 7 refused\n")
    told = answer.err.splitlines()
    assert [line.split(": ")[2] for line in told[:-1]] == [f"line {number}" for number in (2, 3, 4, 5, 6, 8)]
    assert told[-1].startswith("skyread: missing.jsonl: ")
    assert not OBEYED & set(answer.err)
    assert [one.id for one in kept(home)] == ["g"]


def test_notes_come_in_from_standard_input() -> None:
    answer = call("notes", "import", "-", stdin=json_lines({"id": "s", "exact": "ink"}))
    assert (answer.code, answer.out) == (0, "1 added, 0 changed, 0 unchanged, 0 refused\n")
    assert call("notes", "import", "-", stdin=b"").code == 1


def test_nothing_in_a_note_is_obeyed_by_a_terminal(home: Path) -> None:
    Path("evil.jsonl").write_bytes(
        json_lines(
            {
                "id": AWKWARD,
                "exact": AWKWARD,
                "note": AWKWARD,
                "tags": [AWKWARD],
                "pen": AWKWARD,
                "article": AWKWARD,
            }
        )
    )
    for terminal in (False, True):
        for words in (
            ("import", "evil.jsonl"),
            ("list",),
            ("list", "--json"),
            ("check",),
            ("export",),
            ("export", "--format", "jsonld"),
            ("export", "--format", "md"),
        ):
            answer = call("notes", *words, terminal=terminal)
            assert not OBEYED & set(answer.out + answer.err)
    assert kept(home)[0].note == AWKWARD


def test_names_of_files_come_out_harmless_and_whole(home: Path) -> None:
    name = "lamps\x1b[31m\u202e.txt"
    Path(name).write_text(TALKS, encoding="utf-8")
    keep(home, [annotation_on(article(name), LAMPS)])
    for words in (("list", name), ("list",), ("check",), ("check", name), ("export",)):
        for form in ((), ("--json",)):
            answer = call("notes", *words, *form)
            assert answer.code == 0
            assert not OBEYED & set(answer.out + answer.err)
    assert call("notes", "check", "--json", name).records()[0]["article"] == name


def test_an_export_goes_to_where_a_link_leads(home: Path) -> None:
    three(home)
    Path("shelf").mkdir()
    Path("shelf/all.jsonl").touch()
    Path("notes.jsonl").symlink_to("shelf/all.jsonl")
    assert call("notes", "export", "notes.jsonl").code == 0
    assert Path("notes.jsonl").is_symlink()
    assert Path("shelf/all.jsonl").read_text(encoding="utf-8") == call("notes", "export").out


def test_a_folder_has_a_stable_file_for_each_article(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lamps, *_ = three(home)
    Path("shelf").mkdir()
    Path("shelf/readme.txt").write_text("Mine.", encoding="utf-8")
    assert call("notes", "export", "--dir", "shelf").err == "skyread: 2 files written, 0 unchanged\n"
    names = [
        f"on-forms-{article('forms.md').id[:12]}.jsonl",
        f"the-lamps-of-vienna-{article('talks.txt').id[:12]}.jsonl",
    ]
    assert sorted(path.name for path in Path("shelf").iterdir()) == sorted([*names, "readme.txt"])
    keep(home, [replace(lamps, note="Since when?")])
    stamp = (Path("shelf") / names[0]).stat().st_mtime_ns
    assert call("notes", "export", "--dir", "shelf").err == "skyread: 1 file written, 1 unchanged\n"
    assert (Path("shelf") / names[0]).stat().st_mtime_ns == stamp
    elsewhere(monkeypatch, "notes", "import", "shelf")
    assert elsewhere(monkeypatch, "notes", "export").out == call("notes", "export").out


def test_notes_on_one_text_share_a_file_whatever_was_known_of_it_when(home: Path) -> None:
    lamps, ferries, ink = three(home)
    untitled = replace(ferries.target.source, title=None, published="2020")
    later = replace(ink.target, article=lamps.target.article, source=untitled)
    keep(
        home, [replace(ferries, target=replace(ferries.target, source=untitled)), replace(ink, target=later)]
    )
    for form, count in (("jsonl", '"id"'), ("md", "\n> ")):
        call("notes", "export", "--dir", form, "--format", form)
        [file] = Path(form).iterdir()
        assert file.read_text(encoding="utf-8").count(count) == 3


@pytest.mark.parametrize("words", [("talks.txt",), ("--dir", "shelf")])
def test_an_export_is_never_written_over_anything_else(home: Path, words: tuple[str, ...]) -> None:
    three(home)
    call("notes", "export", "--dir", "shelf")
    for path in Path("shelf").iterdir():
        path.write_text("Mine.", encoding="utf-8")
    answer = call("notes", "export", *words)
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert Path("talks.txt").read_text(encoding="utf-8") == TALKS
    assert {path.read_text(encoding="utf-8") for path in Path("shelf").iterdir()} == {"Mine."}


def test_where_no_note_is_meant_no_file_is_touched(home: Path) -> None:
    three(home)
    call("notes", "export", "notes.jsonl")
    before = Path("notes.jsonl").read_bytes()
    answer = call("notes", "export", "--tag", "baots", "notes.jsonl")
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert Path("notes.jsonl").read_bytes() == before


def test_markdown_tells_article_by_article_what_was_marked(home: Path) -> None:
    three(home)
    call("notes", "export", "notes.md")
    page = Path("notes.md").read_text(encoding="utf-8")
    assert (
        page.index("## The lamps of Vienna")
        < page.index(f"> {LAMPS}")
        < page.index(f"> {FERRIES}\n\n- Which *one*?\n")
    )
    assert "- **doubt** · \\#boats · \\#Öl · 2026-03-02" in page
    assert (
        "2022-01-03 · [https://example.org/forms](<https://example.org/forms>) · [forms.md](<forms.md>)"
        in page
    )


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("notes", "lsit"), "notes list"),
        (("notes", "talks.txt"), "notes check"),
        (("notes", "export", "--format", "xml"), "jsonl, jsonld or md"),
        (("notes", "export", "--format", "md", "--json"), "leave it out"),
        (("notes", "export", "a.jsonl", "b.jsonl"), "one FILE"),
        (("notes", "export", "a.jsonl", "--dir", "b"), "either"),
        (
            (
                "notes",
                "import",
            ),
            "file is missing",
        ),
        (("notes", "list", "--since", "yesterday"), "2026-01-31"),
        (("notes", "list", "--until", "2026-02-30"), "2026-01-31"),
        (("notes", "list", "--format", "md"), "no option"),
    ],
)
def test_a_call_that_is_not_understood_is_answered_in_one_line(words: tuple[str, ...], hint: str) -> None:
    answer = call(*words)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert hint in answer.err


def test_a_folder_that_cannot_be_written_is_told(home: Path) -> None:
    three(home)
    answer = call("notes", "export", "talks.txt/notes.jsonl")
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert answer.err.startswith("skyread: can't write: ")


def test_what_is_quoted_already_is_not_quoted_twice(home: Path) -> None:
    Path("said.txt").write_text("“The lamps stay lit,” said Anna Berg. Nobody asked.", encoding="utf-8")
    keep(home, [annotation_on(article("said.txt"), "“The lamps stay lit,” said Anna Berg.")])
    for part in ("list", "check"):
        assert "  “The lamps stay lit,” said Anna Berg." in call("notes", part).out


def test_a_page_to_read_is_called_so_when_it_is_imported(home: Path) -> None:
    three(home)
    call("notes", "export", "notes.md")
    answer = call("notes", "import", "notes.md")
    assert answer.code == 3
    assert "notes as Markdown are for reading" in answer.err


def test_an_article_without_a_title_has_the_name_of_its_file_over_its_notes(home: Path) -> None:
    folder = Path("far/away")
    folder.mkdir(parents=True)
    (folder / "plain.txt").write_text("the lamps stay lit and the ferries wait\n", encoding="utf-8")
    untitled = annotation_on(article("far/away/plain.txt"), LAMPS)
    source = replace(untitled.target.source, title=None)
    keep(home, [replace(untitled, target=replace(untitled.target, source=source))])
    page = call("notes", "export", "--format", "md").out.splitlines()
    assert "## plain.txt" in page
    assert any("(<far/away/plain.txt>)" in line or "far/away/plain.txt>)" in line for line in page)
