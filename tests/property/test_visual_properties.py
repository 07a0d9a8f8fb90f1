"""What holds of the caret in any text, at any width and after any keys; checked against a slow model where one is easy."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from skyread.desk import motions
from skyread.desk.motions import Find
from skyread.desk.quotemarks import quotations
from skyread.desk.textobjects import Object
from skyread.desk.visual import Mode, Visual, start
from skyread.library.article import BlockKind
from skyread.text.widths import cell_width, clusters
from skyread.text.wrap import RowKind
from small_desk import FURNITURE, Source, written
from small_visual import opened

WORDS = st.text(alphabet="ab1.,—", min_size=1, max_size=7)
ANY_WORDS = st.text(alphabet="ab.,'’“”\"—é字\u0301\u00ad\u200b\u200d👩", min_size=1, max_size=7)
KINDS = st.sampled_from(
    [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING, FURNITURE]
)


def blocks(words: st.SearchStrategy[str]) -> st.SearchStrategy[list[Source]]:
    """Blocks of words, at least one of them a paragraph that is drawn."""
    some = st.tuples(KINDS, st.lists(words, min_size=1, max_size=12).map(" ".join))
    drawn = st.lists(words, max_size=8).map(lambda found: (BlockKind.PARAGRAPH, " ".join(["x", *found])))
    return st.tuples(st.lists(some, max_size=4), drawn, st.lists(some, max_size=3)).map(
        lambda parts: [*parts[0], parts[1], *parts[2]]
    )


def caret(sources: Sequence[Source], width: int, height: int = 6) -> Visual:
    """A caret at the beginning of an article."""
    desk = opened(written(*sources), width=width, height=height)
    visual = start(desk.reader, desk.mentions_between, Mode.CARET, 0)
    assert visual is not None
    return visual


def slow_stops(visual: Visual) -> list[tuple[int, int]]:
    """Every cluster that is drawn, found by going through all rows."""
    layout, text = visual.page.stops.layout, visual.article.text
    return [
        (piece.start + start, piece.start + end)
        for number, row in enumerate(layout.rows)
        if row.kind is RowKind.TEXT
        for piece in layout.pieces(number)
        for start, end in clusters(text[piece.start : piece.end])
        if cell_width(text[piece.start + start : piece.start + end])
    ]


MOTIONS = [
    motions.left,
    motions.right,
    motions.word_next,
    motions.word_back,
    motions.word_end,
    motions.word_end_back,
    motions.row_start,
    motions.row_text,
    motions.row_end,
    motions.sentence_next,
    motions.sentence_back,
    motions.paragraph_next,
    motions.paragraph_back,
    motions.top,
    motions.bottom,
]
COUNTS = st.sampled_from([1, 1, 1, 2, 3, 50])
STEPS = st.one_of(
    st.tuples(st.just("move"), st.sampled_from(MOTIONS), COUNTS),
    st.tuples(st.just("rows"), st.sampled_from([-1, 1]), COUNTS),
    st.tuples(st.just("screen"), st.sampled_from([-1, 1]), COUNTS),
    st.tuples(st.just("find"), st.sampled_from("ab'\" -"), COUNTS),
    st.tuples(st.just("again"), st.booleans(), COUNTS),
    st.tuples(st.just("switch"), st.sampled_from(Mode), COUNTS),
    st.tuples(st.just("object"), st.sampled_from(Object), COUNTS),
    st.tuples(st.just("around"), st.sampled_from(Object), COUNTS),
    st.tuples(st.just("grow"), st.sampled_from([Object.SENTENCE, Object.PARAGRAPH]), COUNTS),
    st.tuples(st.sampled_from(["shrink", "swap"]), st.none(), COUNTS),
    st.tuples(st.just("resize"), st.integers(1, 40), COUNTS),
)


def do(visual: Visual, step: tuple[str, object, int]) -> None:
    """Do one step of a storm."""
    name, what, count = step
    if name == "move":
        visual.move(what, count)  # type: ignore[arg-type]
    elif name == "rows":
        visual.move_rows(what * count)  # type: ignore[operator]
    elif name == "screen":
        visual.move_screen(what * count)  # type: ignore[operator]
    elif name == "find":
        visual.look_for(Find(str(what), count > 1, count == 1), count)
    elif name == "again":
        visual.look_again(count, back=bool(what))
    elif name == "switch":
        visual.switch(Mode(what))
    elif name in ("object", "around"):
        visual.select_object(Object(what), count, around=name == "around")
    elif name == "grow":
        visual.grow(Object(what))
    elif name == "resize":
        visual._reader.resize(int(what), 5)  # type: ignore[call-overload]
        visual.reveal()
    else:
        getattr(visual, name)()


@settings(max_examples=150)
@given(sources=blocks(ANY_WORDS), width=st.integers(1, 40), steps=st.lists(STEPS, max_size=25))
def test_the_caret_never_leaves_what_is_drawn_and_selections_are_whole_clusters(
    sources: list[Source], width: int, steps: list[tuple[str, object, int]]
) -> None:
    visual = caret(sources, width)
    for step in steps:
        do(visual, step)
        span = visual.span
        ends = dict(slow_stops(visual))
        assert visual.caret in ends
        assert visual.anchor in ends
        assert span.start in ends
        assert span.end in ends.values()
        between = visual.mode is Mode.SENTENCES and visual.article.text[visual.caret].isspace()
        assert not visual.selecting or between or span.covers(visual.caret)
        assert visual.selecting or visual.anchor == visual.caret
        reader = visual._reader
        assert 0 <= reader.top <= max(0, reader.rows - 1)
        row = visual.page.stops.layout.row_of(visual.caret)
        assert reader.top <= row < reader.top + reader.height


@given(sources=blocks(ANY_WORDS), width=st.integers(1, 40))
def test_every_drawn_character_is_a_stop_and_no_other(sources: list[Source], width: int) -> None:
    visual = caret(sources, width)
    stops = visual.page.stops
    expected = slow_stops(visual)
    found = [stops.at(0)]
    while (following := stops.after(found[-1])) is not None:
        found.append(following)
    assert [(stop, stops.end(stop)) for stop in found] == expected
    back = [found[-1]]
    while (before := stops.before(back[-1])) is not None:
        back.append(before)
    assert back[::-1] == found
    starts = [start for start, _ in expected]
    for offset in range(len(visual.article.text) + 1):
        inside = [start for start, end in expected if start <= offset < end]
        after = [start for start in starts if start >= offset]
        assert stops.at(offset) == (inside or after or starts[-1:])[0]


@given(sources=blocks(WORDS), width=st.integers(1, 40))
def test_words_are_walked_as_a_slow_reader_finds_them(sources: list[Source], width: int) -> None:
    visual = caret(sources, width)
    page, text = visual.page, visual.article.text
    shown = [start for start, _ in slow_stops(visual)]
    words = [match.span() for match in re.finditer(r"[a-z0-9]+|[^\sa-z0-9]+", text) if match.start() in shown]
    starts, lasts = [start for start, _ in words], [end - 1 for _, end in words]
    for stop in shown:
        after = [start for start in starts if start > stop]
        assert motions.word_next(page, stop, 1) == (after or shown[-1:])[0]
        before = [start for start in starts if start < stop]
        assert motions.word_back(page, stop, 1) == (before or shown[:1])[-1]
        ends = [last for last in lasts if last > stop]
        assert motions.word_end(page, stop, 1) == (ends or shown[-1:])[0]
        ended = [last for last in lasts if last < stop]
        assert motions.word_end_back(page, stop, 1) == (ended or shown[:1])[-1]
    for one in starts[:-1]:
        assert motions.word_back(page, motions.word_next(page, one, 1), 1) == one


@given(sources=blocks(ANY_WORDS), width=st.integers(1, 40), data=st.data())
def test_an_object_covers_the_caret_that_asks_for_it(
    sources: list[Source], width: int, data: st.DataObject
) -> None:
    visual = caret(sources, width)
    stop = data.draw(st.sampled_from(slow_stops(visual)))[0]
    for what in (Object.WORD, Object.SENTENCE, Object.PARAGRAPH):
        for around in (False, True):
            visual.mode = Mode.CARET
            visual.go_to(stop)
            visual.select_object(what, around=around)
            held = visual.span
            blank = visual.article.text[stop].isspace()
            assert held.covers(stop) or (blank and what is Object.SENTENCE)
            if what is Object.WORD and not blank:
                visual.mode = Mode.CARET
                visual.go_to(stop)
                visual.select_object(what)
                assert held.start <= visual.span.start <= visual.span.end <= held.end


@given(
    sources=blocks(ANY_WORDS),
    width=st.integers(1, 40),
    data=st.data(),
    grown=st.lists(st.sampled_from([Object.SENTENCE, Object.PARAGRAPH]), min_size=1, max_size=5),
    mode=st.sampled_from(Mode),
)
def test_what_grew_shrinks_back_the_same_way(
    sources: list[Source], width: int, data: st.DataObject, grown: list[Object], mode: Mode
) -> None:
    visual = caret(sources, width)
    visual.go_to(data.draw(st.sampled_from(slow_stops(visual)))[0])
    visual.mode = mode
    states = [visual.kept]
    for what in grown:
        before = visual.span if visual.selecting else visual.caret_span
        if visual.grow(what):
            states.append(visual.kept)
            assert visual.span.start <= before.start and before.end <= visual.span.end
    while len(states) > 1:
        assert visual.kept == states.pop()
        assert visual.shrink()
    assert visual.kept == states[0]
    assert not visual.shrink()


@given(sources=blocks(ANY_WORDS), width=st.integers(2, 40), rows=st.integers(1, 5))
def test_going_down_and_up_again_comes_back_to_the_cell(sources: list[Source], width: int, rows: int) -> None:
    visual = caret(sources, width)
    layout = visual.page.stops.layout
    for stop, _ in slow_stops(visual):
        visual.go_to(stop)
        here = layout.row_of(stop)
        visual.move_rows(rows)
        gone = [row for row in range(here + 1, len(layout.rows)) if visual.page.stops.in_row(row)][:rows]
        assert layout.row_of(visual.caret) == (gone or [here])[-1]
        visual.move_rows(-len(gone))
        assert visual.caret == stop


@given(text=st.text(alphabet="ab .“”‘’«»„\"'", max_size=60))
def test_quotations_lie_within_the_paragraph_and_never_cross(text: str) -> None:
    found = quotations(text, 0, len(text))
    for one in found:
        assert 0 <= one.outer.start < one.inner.start <= one.inner.end <= one.outer.end <= len(text)
        for other in found:
            apart = one.outer.end <= other.outer.start or other.outer.end <= one.outer.start
            inside = one.outer.start <= other.outer.start and other.outer.end <= one.outer.end
            holds = other.outer.start <= one.outer.start and one.outer.end <= other.outer.end
            assert apart or inside or holds
