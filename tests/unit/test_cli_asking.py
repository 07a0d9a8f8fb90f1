"""Which entity a name on the command line means."""

from __future__ import annotations

import pytest

from cli_calls import streams
from skyread.cli.asking import entity_called
from skyread.index.library_index import Index
from small_library import library_of

INDEX = Index.build(
    *library_of(
        "[Smith|Ann Smith] met [Smith|Ann Smith] and [Smith|Bob Smith]. [Ann Smith] left.",
        "[Bob Smith] wrote to [Ölund|Jan Ölund] about the [Open  Skies|Treaty on Open Skies].",
    )
)


def asked(name: str) -> tuple[str | None, str]:
    """The name of the entity taken, and what was told."""
    with streams() as (_, err):
        entity = entity_called(name, INDEX)
        return entity.name if entity else None, err.text()


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Bob Smith", "Bob Smith"),
        ("bob  SMITH", "Bob Smith"),
        ("olund", "Jan Ölund"),
        ("open skies", "Treaty on Open Skies"),
        ("treaty on open skies", "Treaty on Open Skies"),
    ],
)
def test_whoever_is_called_so_is_taken_without_a_word(name: str, wanted: str) -> None:
    assert asked(name) == (wanted, "")


def test_of_several_the_most_mentioned_is_taken_and_the_others_are_told() -> None:
    taken, told = asked("smith")
    assert taken == "Ann Smith"
    assert "not Bob Smith (bob smith)" in told


def test_the_others_can_be_had_by_their_id() -> None:
    assert asked("bob smith") == ("Bob Smith", "")


def test_the_nearest_is_taken_and_told() -> None:
    taken, told = asked("oludn")
    assert taken == "Jan Ölund"
    assert "(near)" in told


@pytest.mark.parametrize("name", ["Zzyzx", "", " "])
def test_nobody_is_called_so(name: str) -> None:
    assert asked(name)[0] is None
