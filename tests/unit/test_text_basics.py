"""Cleaning, folding and cell widths: what reaches the terminal, and what search compares."""

from __future__ import annotations

import pytest

from skyread.text.folding import fold
from skyread.text.sanitise import clean, printable
from skyread.text.widths import cell_width, clusters, crop, cut, drawn, ellipsize


def test_escape_sequences_lose_what_makes_them_work() -> None:
    hostile = "a\x1b[31mred\x1b]0;title\x07 \x9b2J \x00 \x7f"
    safe = clean(hostile)
    assert len(safe) == len(hostile)
    assert safe.isprintable() or all(c == "\ufffd" or c.isprintable() for c in safe)
    assert "[31mred" in safe


def test_cleaning_keeps_lines_and_tabs_and_stops_reordering() -> None:
    assert clean("a\r\n\tb") == "a\r\n\tb"
    assert clean("\u202egnp.exe\u2066\udc80") == "\ufffdgnp.exe\ufffd\ufffd"


def test_a_line_cannot_be_overwritten_by_its_own_end() -> None:
    assert clean("safe\rEVIL\r\r\npage\x0cnext\x0bone\r") == "safe\nEVIL\n\r\npage\nnext\none\n"


def test_a_file_name_prints_on_one_line() -> None:
    assert printable("a\nb\tc\x1b[2J\udcff\u2028d") == "a b c\ufffd[2J\ufffd d"
    printable("x\udcff").encode("utf-8")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Élysée", "elysee"),
        ("“Don’t” — no", '"don\'t" - no'),
        ("Straße", "straße"),
        ("İstanbul", "istanbul"),
        ("ŁÓDŹ", "lodz"),
        ("a\r\n\tb\xa0c", "a   b c"),
        ("Ёлка", "елка"),
        ("Ａｂ", "ab"),
    ],
)
def test_folding_levels_case_accents_and_typography(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_folded_hit_is_an_offset_of_the_text() -> None:
    text = "İn İstanbul, the Élysée’s envoy ﬁnally spoke"
    at = fold(text).find(fold("ELYSEE'S"))
    assert text[at : at + 8] == "Élysée’s"


def test_widths_agree_with_the_renderer_for_what_is_drawn() -> None:
    from rich.cells import cell_len

    for text in (
        "plain",
        "curly “quotes” — dash",
        "日本語 text",
        "e\u0301",
        "👩\u200d👩\u200d👧",
        "🇫🇷",
        "❤\ufe0f",
        "a\u200bb",
    ):
        assert cell_width(text) == cell_len(drawn(text))
    for code in (*range(0x20, 0x3000), *range(0xFE00, 0x10000), *range(0x1F000, 0x1FB00)):
        character = chr(code)
        form = drawn(character)
        if form and form.isprintable():
            assert cell_width(character) == cell_len(form), hex(code)


def test_drawn_text_has_no_controls_and_no_line_breaks() -> None:
    assert drawn("a\r\nb\tc\x1b\u200d\u2028\u202ed\ufeff") == "a b c d"
    assert drawn(drawn("日\t本\n\u200b")) == drawn("日\t本\n\u200b")


@pytest.mark.parametrize(
    ("text", "cells", "cropped", "shortened"),
    [
        ("treaty", 4, "trea", "tre…"),
        ("treaty", 6, "treaty", "treaty"),
        ("treaty", 0, "", ""),
        ("日本語", 3, "日", "日…"),
        ("日本語", 2, "日", "…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301", "e\u0301…"),
        ("two words", 5, "two w", "two…"),
    ],
)
def test_cutting_to_cells_keeps_characters_whole(text: str, cells: int, cropped: str, shortened: str) -> None:
    assert crop(text, cells) == cropped
    assert ellipsize(text, cells) == shortened
    assert cell_width(ellipsize(text, cells)) <= cells


def test_clusters_keep_marks_joiners_and_flags_together() -> None:
    text = "ae\u0301👩\u200d👧🇫🇷🇩🇪"
    assert [text[a:b] for a, b in clusters(text)] == ["a", "e\u0301", "👩\u200d👧", "🇫🇷", "🇩🇪"]
    assert cut("日本", 1) == 0
