"""What holds of the text floor for every text."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from skyread.text.dates import find_dates, resolve
from skyread.text.folding import fold
from skyread.text.sanitise import clean, printable
from skyread.text.sentences import sentences
from skyread.text.widths import cell_width, clusters, crop, drawn, ellipsize, snapped

ANY = st.text(st.characters(codec=None, exclude_categories=[]), max_size=80)
PROSE = st.lists(
    st.sampled_from(
        ["Mr. ", "U.S. ", "he ", "Said. ", "”", " ”", "“No", "? ", "! ", "...", "4.5 ", "\n", "— ", "(x.) "]
    ),
    max_size=40,
).map("".join)
DATES = st.lists(
    st.sampled_from(
        [
            "Monday",
            " ",
            ", ",
            "May ",
            "31 ",
            "January",
            "1991",
            "-",
            "2022-02-30",
            "12.13.2020",
            "late ",
            "\n",
        ]
    ),
    max_size=16,
).map("".join)


@given(ANY)
def test_cleaning_keeps_length_and_leaves_nothing_to_clean(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert clean(cleaned) == cleaned
    cleaned.encode("utf-8")
    assert len(printable(text)) == len(text)
    assert "\n" not in printable(text)


@given(ANY)
def test_folding_keeps_length_and_is_stable(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(ANY, st.integers(0, 10), st.integers(0, 10))
def test_any_part_of_a_text_is_found_in_its_fold(text: str, start: int, length: int) -> None:
    assert fold(text[start : start + length]) == fold(text)[start : start + length]


@given(st.text(max_size=60), st.integers(0, 20))
def test_widths_are_the_renderers_and_cuts_fit(text: str, cells: int) -> None:
    shown = drawn(clean(text))
    assert drawn(shown) == shown
    assert cell_len(crop(text, cells)) <= max(cells, 0)
    assert cell_len(ellipsize(text, cells)) <= cells
    assert cell_width(text) == cell_width(drawn(text))


JOINED = st.lists(
    st.sampled_from([*"ab \r\n", "\u200d", "\u0301", "\U0001f1e6", "👩", "é"]), max_size=12
).map("".join)


@given(JOINED, st.integers(0, 12), st.integers(0, 12))
@example("a\n\u200d", 2, 2)
def test_a_range_is_widened_to_whole_clusters(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    found = snapped(text, start, end)
    parts = list(clusters(text))
    if start == end:
        assert found == next(((low, end) for low, high in parts if low <= start < high), (start, end))
    else:
        cut = [(low, high) for low, high in parts if low < end and start < high]
        assert found == (cut[0][0], cut[-1][1])


@given(ANY)
def test_clusters_partition_the_text(text: str) -> None:
    found = list(clusters(text))
    assert "".join(text[a:b] for a, b in found) == text
    assert all(a < b for a, b in found)


@given(st.one_of(ANY, PROSE), st.integers(0, 10), st.integers(0, 80))
def test_sentences_partition_their_block(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    spans = sentences(text, start, end)
    at = start
    for span in spans:
        assert at <= span.start < span.end <= end
        assert not text[at : span.start].strip()
        assert not text[span.start].isspace() and not text[span.end - 1].isspace()
        at = span.end
    assert not text[at:end].strip()


@given(DATES)
def test_dates_are_in_order_and_resolve_to_real_days(text: str) -> None:
    at = 0
    for found in find_dates(text):
        assert at <= found.start < found.end <= len(text)
        at = found.end
        for reference in (None, "2022", "2022-01", "2022-01-10"):
            iso = resolve(found, reference, not_after="2026-01-01")
            assert iso is None or len(iso) in (4, 7, 10)
