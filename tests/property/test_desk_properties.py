"""What holds of the desk's parts for any size, any text and any order of keys."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from skyread.desk.arrangement import Pane, arrange
from skyread.desk.hints import labels
from skyread.desk.lineedit import LineEdit
from skyread.desk.preview import preview
from skyread.desk.reader import Reader
from skyread.desk.relocating import relocate
from skyread.desk.sparkline import buckets, sparkline
from skyread.desk.trail import Trail
from skyread.desk.window import Window
from skyread.library.article import BlockKind
from skyread.text.spans import Passage
from small_desk import FURNITURE, Written, desk_of, sentence, written

TEXTS = st.text(alphabet="ab .\n\u00e9—", max_size=120)


@given(
    width=st.integers(1, 300),
    pane=st.sampled_from(Pane),
    side=st.sampled_from([Pane.LIST, Pane.ENTITIES]),
    toggles=st.tuples(st.booleans(), st.booleans(), st.booleans()),
)
def test_the_panes_fill_the_screen_and_the_one_with_the_keys_is_there(
    width: int, pane: Pane, side: Pane, toggles: tuple[bool, bool, bool]
) -> None:
    list_on, entities_on, zen = toggles
    got = arrange(width, pane, side=side, list_on=list_on, entities_on=entities_on, zen=zen)
    cells = (got.list, got.reader, got.entities)
    assert sum(cells) == width
    assert min(cells) >= 0
    assert got.shows(pane)
    if width >= 80:
        assert got.reader >= 40
    if pane is Pane.READER:
        assert list_on or not got.list
        assert entities_on or not got.entities
        assert not zen or got.reader == width


@given(text=TEXTS, offset=st.integers(-10, 200))
def test_a_text_that_did_not_change_keeps_its_places(text: str, offset: int) -> None:
    assert relocate(text, text, offset) == max(0, min(offset, len(text)))


@given(old=TEXTS, new=TEXTS, offset=st.integers(-10, 200))
def test_a_place_found_again_lies_in_the_changed_text(old: str, new: str, offset: int) -> None:
    assert 0 <= relocate(old, new, offset) <= len(new)


@given(before=TEXTS, after=st.text(alphabet="xyz ", max_size=60), added=TEXTS)
def test_a_place_is_found_behind_what_was_put_in_before_it(before: str, after: str, added: str) -> None:
    unique = "HERE and nowhere else in any of these texts is this line."
    old = before + unique + after
    new = added + old
    assert new[relocate(old, new, len(before)) :].startswith(unique)


@given(data=st.data(), kept=st.lists(st.integers(0, 30), unique=True, min_size=1, max_size=20))
def test_a_sentence_is_found_again_whatever_changed_around_it(data: st.DataObject, kept: list[int]) -> None:
    here = data.draw(st.sampled_from(kept))
    other = data.draw(st.permutations(range(40, 60)))
    old = " ".join(sentence(number) for number in kept)
    new = " ".join(sentence(number) for number in (*other[:5], here, *other[5:9]))
    place = relocate(old, new, old.index(sentence(here)))
    assert new[place:].startswith(sentence(here))


@given(count=st.integers(0, 700))
def test_no_label_begins_another(count: int) -> None:
    found = labels(count)
    assert len(found) == min(count, 26 * 26)
    assert len(set(found)) == len(found)
    singles = {label for label in found if len(label) == 1}
    assert all(label[0] not in singles for label in found if len(label) == 2)
    assert found == sorted(found, key=len)


@given(offsets=st.lists(st.integers(0, 999)), length=st.integers(0, 900), cells=st.integers(0, 60))
def test_every_place_is_counted_in_one_part(offsets: list[int], length: int, cells: int) -> None:
    counts = buckets(offsets, length, cells)
    assert len(counts) == cells
    assert sum(counts) == (len(offsets) if length and cells else 0)
    assert len(sparkline(offsets, length, cells)) == cells


MOVES = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["move", "scroll", "go", "fill", "resize"]), st.integers(-50, 50)),
    ),
    max_size=25,
)


@given(size=st.integers(0, 40), moves=MOVES)
def test_the_cursor_of_a_list_is_always_on_screen(size: int, moves: list[tuple[str, int]]) -> None:
    window = Window()
    window.fill(size, 0)
    for name, number in moves:
        getattr(window, name)(abs(number) if name == "fill" else number)
        assert 0 <= window.cursor <= max(0, window.size - 1)
        assert window.top <= window.cursor < window.top + window.height
        assert 0 <= window.top <= max(0, window.size - window.height)


@given(
    keys=st.lists(
        st.sampled_from(
            [
                "a",
                "b",
                "space",
                "backspace",
                "delete",
                "left",
                "right",
                "home",
                "end",
                "ctrl+w",
                "ctrl+u",
                "ctrl+k",
                "ctrl+a",
                "ctrl+e",
            ]
        ),
        max_size=40,
    ),
    pasted=st.text(max_size=20),
)
def test_a_typed_line_never_holds_control_characters_and_its_cursor_stays_in_it(
    keys: list[str], pasted: str
) -> None:
    edit = LineEdit()
    for number, key in enumerate(keys):
        if number == len(keys) // 2:
            edit.insert(pasted)
        assert edit.press(key)
        assert 0 <= edit.cursor <= len(edit.text)
        assert not re.search(r"[\x00-\x1f\x7f-\x9f]", edit.text)


@given(st.lists(st.tuples(st.sampled_from(["jump", "back", "forward"]), st.integers(0, 12)), max_size=30))
def test_no_place_that_was_left_by_a_jump_is_ever_dropped(moves: list[tuple[str, int]]) -> None:
    trail = Trail()
    here = 0
    left = set()
    for move, number in moves:
        place = Passage("a", here, here + 1, "place")
        if move == "jump":
            left.add(here)
            trail.leave(place)
            here = number
        else:
            target = trail.back(place) if move == "back" else trail.forward()
            here = target.start if target else here
        starts = [entry.start for entry in trail.entries]
        assert left <= set(starts)
        assert len(starts) == len(set(starts))
        assert 0 <= trail.position <= len(starts)


WORDS = st.sampled_from(["Ab", "cd.", "efghij", "Klm", "no?", "一二三四", "“Pq.”", "[Ada Berg]", "x" * 45])
BLOCKS = st.lists(
    st.tuples(
        st.sampled_from([BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING, FURNITURE]),
        st.lists(WORDS, min_size=1, max_size=14).map(" ".join),
    ),
    min_size=1,
    max_size=7,
)
SIZES = st.tuples(st.integers(1, 40), st.integers(1, 9))


def reading(blocks: list[tuple[BlockKind, str]], size: tuple[int, int]) -> tuple[Reader, Written]:
    one = written(*blocks)
    reader = desk_of(one).reader
    reader.resize(*size)
    reader.show(one.article)
    return reader, one


@settings(max_examples=60)
@given(blocks=BLOCKS, size=SIZES)
def test_all_that_is_not_furniture_is_passed_once_by_sentence_motions(
    blocks: list[tuple[BlockKind, str]], size: tuple[int, int]
) -> None:
    reader, one = reading(blocks, size)
    reader.scroll_to_share(0)
    passed = [reader.focus]
    while reader.move_sentence(1):
        passed.append(reader.focus)
    back = [reader.focus]
    while reader.move_sentence(-1):
        back.append(reader.focus)
    assert back == passed[::-1]
    shown = [block for block in one.article.blocks if block.kind is not FURNITURE]
    if shown:
        spans = [span for span in passed if span is not None]
        assert spans == sorted(set(spans))
        assert "".join("".join(one.text[span.start : span.end].split()) for span in spans) == "".join(
            "".join(one.text[block.start : block.end].split()) for block in shown
        )


@settings(max_examples=60)
@given(
    blocks=BLOCKS,
    size=SIZES,
    moves=st.lists(
        st.tuples(
            st.sampled_from(
                ["scroll", "move_sentence", "move_paragraph", "move_mention", "place_focus", "fold", "resize"]
            ),
            st.integers(-12, 12),
        ),
        max_size=15,
    ),
)
def test_whatever_is_pressed_the_reader_stays_within_its_article(
    blocks: list[tuple[BlockKind, str]], size: tuple[int, int], moves: list[tuple[str, int]]
) -> None:
    reader, one = reading(blocks, size)
    for name, number in moves:
        if name == "fold":
            reader.toggle_all_folds() if number > 0 else reader.toggle_fold()
        elif name == "resize":
            reader.resize(abs(number) + 1, abs(number) % 5 + 1)
        elif name == "place_focus":
            reader.place_focus(abs(number) / 12)
        elif number:
            getattr(reader, name)(number)
        assert 0 <= reader.top <= max(0, reader.rows - reader.height)
        assert 0 <= reader.progress <= 1
        if reader.focus is not None:
            assert 0 <= reader.focus.start < reader.focus.end <= len(one.text)
            if reader.mention is not None:
                assert reader.focus.start <= reader.mention.start < reader.focus.end


@settings(max_examples=60)
@given(
    blocks=BLOCKS,
    width=st.integers(1, 60),
    height=st.integers(1, 12),
    scroll=st.integers(-40, 40),
    share=st.floats(0, 1),
)
def test_a_preview_has_the_rows_it_was_given_and_shows_its_passage(
    blocks: list[tuple[BlockKind, str]], width: int, height: int, scroll: int, share: float
) -> None:
    one = written(*blocks)
    block = one.article.blocks[int(share * (len(blocks) - 1))]
    passage = Passage(one.id, block.start, block.start + 1, "hit")
    rows, moved = preview(one.article, passage, width, height, scroll)
    assert len(rows) <= height
    assert abs(moved) <= abs(scroll)
    assert preview(one.article, passage, width, height, moved) == (rows, moved)
    rows, moved = preview(one.article, passage, width, height)
    assert moved == 0
    assert any(span.covers(block.start) for row in rows for span in row.spans)
