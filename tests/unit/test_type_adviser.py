"""A pipeline of spaCy's as an adviser on types: it settles ties, and what is missing is said in one line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from cli_calls import call
from skyread.entities import adviser as module
from skyread.entities.adviser import AdviserError, advise, adviser
from skyread.entities.analysis import ORG, PERSON, PLACE, TYPES, Analysis, Form, Mentions


def votes(**given: int) -> tuple[int, ...]:
    """Votes for some types and none for the others."""
    return tuple(given.get(kind.value, 0) for kind in TYPES)


def analysis(*forms: tuple[str, tuple[int, ...]]) -> Analysis:
    """An article in which these forms stand once each, ten characters apart."""
    mentions = Mentions.of(
        (number * 10, number * 10 + len(form), number) for number, (form, _) in enumerate(forms)
    )
    return Analysis(tuple(Form(*form) for form in forms), mentions, (), ())


def test_a_tie_is_settled_by_what_the_pipeline_says() -> None:
    told = advise(analysis(("Lumen", votes(PERSON=2, ORG=2))), [(0, 5, "ORG")])
    assert told.forms[0].votes[ORG] > told.forms[0].votes[PERSON]


@pytest.mark.parametrize(
    ("given", "labelled"),
    [
        (votes(PERSON=3, ORG=2), [(0, 5, "ORG")]),
        (votes(PERSON=2, ORG=2), [(0, 5, "GPE")]),
        (votes(PERSON=2, ORG=2), [(0, 5, "CARDINAL")]),
        (votes(PERSON=2, ORG=2), [(0, 4, "ORG")]),
        (votes(PERSON=2, ORG=2), [(20, 25, "ORG")]),
        (votes(PERSON=2, ORG=2), []),
    ],
    ids=["evidence", "a type without votes", "no type of ours", "a part of the name", "elsewhere", "nothing"],
)
def test_nothing_else_is_changed(given: tuple[int, ...], labelled: list[tuple[int, int, str]]) -> None:
    before = analysis(("Lumen", given))
    assert advise(before, labelled) == before


class Pipeline:
    """What `spacy.load` gives, in short."""

    def __call__(self, text: str) -> SimpleNamespace:
        start = text.find("Lumen")
        found = [SimpleNamespace(start_char=start, end_char=start + 5, label_="ORG")] if start >= 0 else []
        return SimpleNamespace(ents=found)


@pytest.fixture
def spacy(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """A spaCy that has one pipeline."""

    def load(name: str, **_: Any) -> Pipeline:
        if name != "small":
            raise OSError(f"[E050] Can't find model '{name}'.")
        return Pipeline()

    fake = ModuleType("spacy")
    vars(fake)["load"] = load
    monkeypatch.setitem(sys.modules, "spacy", fake)
    adviser.cache_clear()
    yield fake
    adviser.cache_clear()


def test_a_long_text_is_given_in_parts_and_places_stay_true(
    spacy: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_SLICE", 20)
    text = "A line of words.\n" * 3 + "Lumen Ltd.\n" + "x" * 50
    assert [text[start:end] for start, end, _ in adviser("small")(text)] == ["Lumen"]


def test_a_pipeline_that_is_not_there_is_told_with_what_to_do(spacy: ModuleType) -> None:
    with pytest.raises(AdviserError, match="nlp: large is not installed: python -m spacy download large"):
        adviser("large")


def test_without_spacy_names_are_found_all_the_same_and_one_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKYREAD_HOME", str(tmp_path))
    monkeypatch.setitem(sys.modules, "spacy", None)
    adviser.cache_clear()
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.yaml").write_text("nlp: en_core_web_sm\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("Anna Berg met NATO in Geneva.\n", encoding="utf-8")
    answer = call("entities", str(tmp_path / "a.txt"))
    assert "nlp: en_core_web_sm needs spaCy: pip install 'skyread[nlp]'" in answer.err
    assert "Anna Berg" in answer.out
    assert answer.code == 3


def test_the_types_of_the_pipeline_are_those_of_ours() -> None:
    assert {module._MEANING[label] for label in ("PERSON", "ORG", "GPE")} == {PERSON, ORG, PLACE}
