"""Rows of a layout, as a reader sees them."""

from __future__ import annotations

from skyread.text.spans import Span
from skyread.text.widths import drawn
from skyread.text.wrap import Layout, Region, RowKind, lay_out


def picture(layout: Layout, text: str) -> list[str]:
    rows = []
    for number, row in enumerate(layout.rows):
        label = layout.regions[row.region].label or ""
        body = "".join(text[piece.start : piece.end] for piece in layout.pieces(number))
        rows.append(" " * row.indent + (label if row.kind is RowKind.LABEL else drawn(body)))
    return rows


def test_paragraphs_are_reflowed_with_blank_rows_between() -> None:
    text = "The envoys met\nin  Geneva.\n\nThey left."
    layout = lay_out(text, [Region(0, 26), Region(28, 38)], 10)
    assert picture(layout, text) == ["The envoys", "met in", "Geneva.", "", "They left."]
    assert [row.kind for row in layout.rows][3] is RowKind.GAP


def test_hard_breaks_with_indents_and_carriage_returns_draw_as_one_space() -> None:
    text = "one \r\n   two"
    assert picture(lay_out(text, [Region(0, len(text))], 20), text) == ["one two"]


def test_indent_and_hanging_indent() -> None:
    text = "• first item of a list"
    assert picture(lay_out(text, [Region(0, len(text), 2, 4)], 13), text) == [
        "  • first",
        "    item of a",
        "    list",
    ]


def test_folded_region_is_its_label() -> None:
    text = "Share this page now\nText."
    layout = lay_out(text, [Region(0, 19, label="page furniture"), Region(20, 25, gap=0)], 40)
    assert picture(layout, text) == ["page furniture", "Text."]
    assert layout.row_of(11) == 0
    assert layout.pieces(0) == []


def test_hidden_ranges_take_no_cells() -> None:
    text = "a **bold** word"
    layout = lay_out(text, [Region(0, len(text))], 11, [Span(2, 4), Span(8, 10)])
    assert picture(layout, text) == ["a bold word"]
    assert layout.column_of(0, 11) == 7
    assert layout.offset_at(0, 2) == 4


def test_kept_lines_keep_breaks_and_leading_spaces() -> None:
    text = "one\n  two\n\nthree four"
    assert picture(lay_out(text, [Region(0, len(text), keep_lines=True)], 10), text) == [
        "one",
        "  two",
        "",
        "three four",
    ]


def test_a_long_address_is_broken_and_width_one_works() -> None:
    text = "see https://example.org/path"
    assert picture(lay_out(text, [Region(0, len(text))], 12), text) == ["see", "https://exam", "ple.org/path"]
    assert picture(lay_out("日本 ab", [Region(0, 5)], 1), "日本 ab") == ["日", "本", "a", "b"]
    assert len(lay_out("", [], 1).rows) == 0


def test_wide_characters_do_not_straddle_and_clusters_stay_whole() -> None:
    text = "日本語テキスト"
    assert picture(lay_out(text, [Region(0, 7)], 5), text) == ["日本", "語テ", "キス", "ト"]
    family = "👩\u200d👧" * 3
    rows = lay_out(family, [Region(0, len(family))], 4)
    assert [(row.start, row.end) for row in rows.rows] == [(0, 3), (3, 6), (6, 9)]


def test_offsets_between_regions_show_on_the_row_before() -> None:
    text = "One.\n\n\nTwo."
    layout = lay_out(text, [Region(0, 4), Region(7, 11)], 20)
    assert [layout.row_of(offset) for offset in (0, 4, 5, 6, 7, 11)] == [0, 0, 0, 0, 2, 2]
    assert layout.rows_of(0, 11) == range(3)
    assert layout.rows[-1].start == 7
