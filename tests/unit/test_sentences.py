"""Where sentences end, in edited and in machine-translated English."""

from __future__ import annotations

import pytest

from skyread.text.sentences import sentences


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gen. Smith met Dr. No in St. Louis on Jan. 10 at 9.30 a.m. sharp.",
        "The U.S. Senate heard George W. Bush and J. K. Rowling.",
        "It fell by 4.5 percent, see No. 7 and Art. 12 of nato.int, Mr. President.",
        "He waited... and left.",
        "“Is it over?” he asked.",
        "“Never!” — said the envoy.",
        "He kept silent . . . for a while.",
        "Nothing ends here without a stop",
    ],
)
def test_one_sentence_stays_one(sentence: str) -> None:
    assert split(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("They left. We stayed.", ["They left.", "We stayed."]),
        ("Really?! Yes.", ["Really?!", "Yes."]),
        ("“It is done.” Nobody clapped.", ["“It is done.”", "Nobody clapped."]),
        ("“It is bad. ”Smith stated.", ["“It is bad. ”", "Smith stated."]),
        ("“Enough.”Two left.", ["“Enough.”", "Two left."]),
        ("He lives in the U.S. The others do not.", ["He lives in the U.S.", "The others do not."]),
        ("It began in 1992. 34 states joined.", ["It began in 1992.", "34 states joined."]),
        ("(It rained.) We went home.", ["(It rained.)", "We went home."]),
        ("The answer was no. He knew.", ["The answer was no.", "He knew."]),
        ("One line\nof two. The\nother.", ["One line\nof two.", "The\nother."]),
        ("日本語。次の文。", ["日本語。", "次の文。"]),
        ("  ", []),
    ],
)
def test_sentences_end_at_their_stops(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_a_number_that_opens_an_item_is_no_sentence() -> None:
    assert split("1. The first point. 2. The second.")[0] == "1. The first point."


def test_offsets_count_from_the_start_of_the_text() -> None:
    text = "Title. Body one. Body two. Tail."
    spans = sentences(text, 7, 26)
    assert [text[span.start : span.end] for span in spans] == ["Body one.", "Body two."]
