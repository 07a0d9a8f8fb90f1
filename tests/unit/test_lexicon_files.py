"""Known names of one's own: they are read, count over the shipped ones, and mistakes in them are told by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from naming import resolved
from skyread.entities.lexicon import Lexicon, LexiconError


def test_a_user_s_names_are_found_and_change_the_digest(tmp_path: Path) -> None:
    own = tmp_path / "names.yaml"
    own.write_text(
        "- type: TREATY\n  name: Lantern Protocol of 2031\n  aliases: [the lamp deal, LP31]\n",
        encoding="utf-8",
    )
    lexicon = Lexicon.load(own)
    found = resolved("They keep LP31 alive.", lexicon=lexicon)
    assert [m.type.value for m in found.mentions["0"]] == ["TREATY"]
    assert lexicon.digest != Lexicon.load().digest


def test_a_user_s_name_counts_over_a_shipped_one(tmp_path: Path) -> None:
    own = tmp_path / "names.yaml"
    own.write_text("- {type: ORG, name: Sparta Prague, aliases: [Prague]}\n", encoding="utf-8")
    found = resolved("They went to Prague.", lexicon=Lexicon.load(own))
    assert [entity.type.value for entity in found.entities.values()] == ["ORG"]


def test_without_the_shipped_names_places_are_still_known() -> None:
    lexicon = Lexicon.load(own=False)
    assert lexicon.sense("Ukraine") is not None
    assert lexicon.sense("Izvestia") is None


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("- {type: ORG, name: [}\n", ":1:"),
        ("type: ORG\n", ":1:1:"),
        ("- just words\n", ":1:3:"),
        ("- {type: GHOST, name: Casper}\n", ":1:10:"),
        ("- {type: ORG, name: A, nick: B}\n", ":1:24:"),
        ("- {type: ORG}\n", ":1:3:"),
        ("- type: ORG\n  name: A\n  aliases: B\n", ":3:12:"),
        ("- {type: ORG, name: ''}\n", ":1:21:"),
        ("- {type: ORG, name: A, aliases: [{b: c}]}\n", ":1:34:"),
        ('- {type: ORG, name: "\\ud800"}\n', ":1:"),
    ],
)
def test_a_mistake_is_told_in_one_line_with_its_place(tmp_path: Path, text: str, where: str) -> None:
    own = tmp_path / "names.yaml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        Lexicon.load(own)
    message = str(caught.value)
    assert message.startswith(f"{own}{where}")
    assert "\n" not in message


def test_a_file_that_is_not_there_or_not_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"missing\.yaml:1:1: "):
        Lexicon.load(tmp_path / "missing.yaml")
    binary = tmp_path / "binary.yaml"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LexiconError, match=r"binary\.yaml:1:1: "):
        Lexicon.load(binary)


def test_an_empty_file_adds_nothing(tmp_path: Path) -> None:
    own = tmp_path / "names.yaml"
    own.write_text("# nothing yet\n", encoding="utf-8")
    assert Lexicon.load(own).known == Lexicon.load().known
