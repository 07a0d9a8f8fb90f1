"""What `/` finds in a text, as a reader means it."""

from __future__ import annotations

import pytest

from skyread.index.matching import Pattern
from skyread.text.spans import Span


def found(query: str, text: str) -> list[str]:
    return [text[span.start : span.end] for span in Pattern.compile(query).find_all(text)]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("start", "START, start and Start", ["START", "start", "Start"]),
        ("Start", "START, start and Start", ["Start"]),
        ("START", "START, start and Start", ["START"]),
        ("open skies", "the Open\n  Skies and open\r\nskies", ["Open\n  Skies", "open\r\nskies"]),
        ("zoe", "Zoë and zoe", ["Zoë", "zoe"]),
        ("zoë", "Zoë and zoe", ["Zoë"]),
        ("Zoë", "ZOË, Zoë, Zoe", ["Zoë"]),
        ("it's", "It’s it's", ["It’s", "it's"]),
        ("it’s", "it's", ["it's"]),
        ('"no"', "He said “no”.", ["“no”"]),
        ("cold-war", "cold–war", ["cold–war"]),
        ("a.c", "abc a.c", ["a.c"]),
        ("(", "a (b", ["("]),
        ("aA", "aaA", ["aA"]),
        ("", "anything", []),
        ("x", "", []),
    ],
)
def test_a_query_means_what_its_reader_means(query: str, text: str, expected: list[str]) -> None:
    assert found(query, text) == expected


def test_offsets_count_code_points_of_the_text_itself() -> None:
    text = "🛰 a ŁÓDŹ b"
    (span,) = Pattern.compile("lodz").find_all(text)
    assert text[span.start : span.end] == "ŁÓDŹ"


def test_what_is_not_drawn_is_not_found() -> None:
    text = "a **treaty** and [text](treaty.html)"
    hidden = [Span(2, 4), Span(10, 12), Span(17, 18), Span(22, len(text))]
    assert Pattern.compile("treaty").find_all(text, hidden=hidden) == [Span(4, 10)]
