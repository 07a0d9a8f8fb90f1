"""Rows and offsets belong to each other, whatever the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from skyread.text.spans import Span
from skyread.text.widths import WIDTHS, cell_width, clusters, drawn
from skyread.text.wrap import Layout, Region, RowKind, lay_out

ALPHABET = st.sampled_from(
    [*"aab  \n\t-“’.\r\x00", "日", "語", "é", "e\u0301", "\u200b", "\xa0", "👩\u200d👧", "🇫🇷"]
)
TEXTS = st.one_of(
    st.lists(ALPHABET, max_size=60).map("".join),
    st.lists(st.sampled_from(["war ", "peace, ", "treaty\n", "disarmament "]), max_size=20).map("".join),
    st.text(max_size=60),
)


def pieces_text(layout: Layout, text: str, row: int) -> str:
    return "".join(text[piece.start : piece.end] for piece in layout.pieces(row))


@st.composite
def layouts(draw: st.DrawFn) -> tuple[str, Layout, list[Span]]:
    text = draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    regions = [
        Region(
            start,
            end,
            draw(st.integers(0, 5)),
            draw(st.integers(0, 5)),
            draw(st.integers(0, 2)),
            draw(st.sampled_from([None, None, None, "folded"])),
            draw(st.booleans()),
        )
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    bounds = sorted(set(draw(st.lists(st.integers(0, len(text)), max_size=6))))
    hidden = [Span(a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=False)]
    return text, lay_out(text, regions, draw(st.integers(1, 24)), hidden), hidden


@given(layouts())
def test_no_row_is_wider_than_the_width(case: tuple[str, Layout, list[Span]]) -> None:
    text, layout, _ = case
    for number, row in enumerate(layout.rows):
        shown = pieces_text(layout, text, number)
        if row.indent + cell_width(shown) > layout.width:
            assert sum(1 for a, b in clusters(shown) if cell_width(shown[a:b])) == 1


@given(layouts())
def test_every_offset_has_a_row_and_every_drawn_one_its_column(case: tuple[str, Layout, list[Span]]) -> None:
    text, layout, _ = case
    if not layout.rows:
        assert layout.row_of(0) == 0
        return
    first_rows: dict[int, int] = {}
    for number, row in enumerate(layout.rows):
        if row.kind is not RowKind.GAP:
            first_rows.setdefault(row.region, number)
    for offset in range(len(text) + 1):
        number = layout.row_of(offset)
        row = layout.rows[number]
        assert row.kind is not RowKind.GAP
        assert row.start <= offset or number == first_rows[row.region]
        for piece in layout.pieces(number):
            if not piece.covers(offset):
                continue
            inside = next(
                (a, b) for a, b in clusters(text[piece.start : piece.end]) if a <= offset - piece.start < b
            )
            if cell_width(text[piece.start + inside[0] : piece.start + inside[1]]):
                column = layout.column_of(number, piece.start + inside[0])
                assert layout.offset_at(number, column) == piece.start + inside[0]


@given(layouts())
def test_rows_draw_every_visible_character_once_and_in_order(case: tuple[str, Layout, list[Span]]) -> None:
    text, layout, hidden = case
    drawn_offsets = [
        offset
        for number in range(len(layout.rows))
        for piece in layout.pieces(number)
        for offset in range(piece.start, piece.end)
    ]
    assert drawn_offsets == sorted(set(drawn_offsets))
    covered = set(drawn_offsets)
    for region in layout.regions:
        if region.label is not None:
            continue
        for offset in range(region.start, region.end):
            concealed = any(span.covers(offset) for span in hidden)
            assert not (concealed and offset in covered)
            if not concealed and WIDTHS[text[offset]] and not text[offset].isspace():
                assert offset in covered


@given(layouts())
def test_row_starts_never_go_back(case: tuple[str, Layout, list[Span]]) -> None:
    _, layout, _ = case
    starts = [row.start for row in layout.rows]
    assert starts == sorted(starts)


@given(
    st.lists(st.sampled_from(["war ", "peace, ", "treaty\n", "x" * 30 + " ", "a  b "]), max_size=20).map(
        "".join
    ),
    st.integers(1, 30),
)
def test_plain_text_and_measured_text_break_alike(text: str, width: int) -> None:
    """A zero-width character changes the way rows are made, not the rows."""
    text = text.strip()
    plain = lay_out(text, [Region(0, len(text))], width)
    measured = lay_out(text + "\u200b", [Region(0, len(text) + 1)], width)
    assert [drawn(pieces_text(plain, text, n)) for n in range(len(plain.rows))] == [
        drawn(pieces_text(measured, text, n)) for n in range(len(measured.rows))
    ]
