"""Reading one article: what is on screen, where the focus is, and how both move."""

from __future__ import annotations

import pytest

from skyread.desk.reader import Reader
from skyread.entities.model import Resolution
from skyread.index.library_index import Index
from skyread.library.article import BlockKind
from skyread.library.examining import read_bytes
from small_desk import FURNITURE, Written, desk_of, focused, named, reader_of, sentence, take_names, written

LONG = written(*(f"{sentence(3 * n)} {sentence(3 * n + 1)} {sentence(3 * n + 2)}" for n in range(12)))
SHARED = written(
    (FURNITURE, "Home » News"),
    f"{sentence(1)} {sentence(2)}",
    (FURNITURE, "Share on a network"),
    (FURNITURE, "Print"),
    sentence(3),
    (FURNITURE, "Subscribe to our letter"),
)


def walk(reader: Reader, step: int = 1) -> list[str]:
    """The sentences passed by moving on until it goes no further."""
    seen = [focused(reader)]
    while reader.move_sentence(step):
        seen.append(focused(reader))
        assert len(seen) < 500
    return seen


def on_screen(reader: Reader) -> str:
    seen = reader.visible()
    assert reader.article is not None
    return " ".join(reader.article.text[seen.start : seen.end].split())


# Sizes


@pytest.mark.parametrize("width", [1, 8, 17, 60, 200])
def test_the_sentence_on_top_stays_on_top_when_the_width_changes(width: int) -> None:
    reader = reader_of(LONG)
    reader.scroll(25)
    kept = reader.top_offset
    reader.resize(width, 5)
    assert reader.layout is not None
    first = reader.layout.rows[reader.top]
    if reader.top < reader.rows - reader.height:  # else the end of the article holds it back
        assert first.start <= kept < max(first.end, first.start + 1)


def test_a_line_more_or_less_of_height_moves_nothing() -> None:
    reader = reader_of(LONG)
    for row in range(20):
        reader.scroll_to(row)
        for height in (4, 5, 7, 5):
            reader.resize(30, height)
            assert reader.top == row


def test_sizes_that_come_and_go_lead_back_to_the_same_row() -> None:
    reader = reader_of(LONG)
    reader.scroll(27)
    kept = reader.top_offset
    for width, height in ((1, 1), (200, 90), (12, 3), (30, 5)):
        reader.resize(width, height)
    assert reader.top_offset == kept
    reader.show(SHARED.article)
    reader.resize(20, 5)
    assert reader.top_offset == SHARED.article.blocks[0].start


def test_a_taller_screen_shows_no_empty_rows_below_a_text_that_would_fill_it() -> None:
    reader = reader_of(LONG)
    reader.scroll(10_000)
    reader.resize(30, 12)
    assert reader.top == reader.rows - 12
    reader.resize(30, 100_000)
    assert reader.top == 0


def test_no_size_is_too_small() -> None:
    reader = reader_of(LONG)
    for width, height in ((1, 1), (0, 0), (-3, -3), (1, 500), (500, 1)):
        reader.resize(width, height)
        assert reader.width >= 1 and reader.height >= 1
        assert reader.scroll(3) or reader.rows <= reader.height
        assert reader.focus is not None


# Scrolling


def test_the_focus_stays_while_it_is_on_screen_and_then_follows() -> None:
    reader = reader_of(LONG, width=72, height=6)
    reader.move_sentence(2)
    kept = focused(reader)
    assert reader.scroll(1)
    assert focused(reader) == kept
    reader.scroll(20)
    assert focused(reader) != kept
    assert reader.focus is not None and reader.visible().overlaps(reader.focus.start, reader.focus.end)
    below = focused(reader)
    reader.scroll(-20)
    assert focused(reader) != below
    assert reader.focus is not None and reader.visible().overlaps(reader.focus.start, reader.focus.end)


def test_scrolling_tells_when_the_text_is_at_its_end() -> None:
    reader = reader_of(LONG)
    assert not reader.scroll(-1)
    assert reader.scroll(10_000)
    assert not reader.scroll(1)
    assert reader.top == reader.rows - reader.height
    assert reader.scroll(-10_000)
    assert reader.top == 0


@pytest.mark.parametrize("share", [0.1, 0.4, 0.5, 0.75])
def test_a_percentage_of_the_article_comes_to_the_top_and_into_focus(share: float) -> None:
    reader = reader_of(LONG)
    reader.scroll_to_share(share)
    assert reader.focus is not None
    assert reader.top_offset / len(LONG.text) == pytest.approx(share, abs=0.04)
    assert reader.focus.start <= reader.visible().end and reader.focus.end >= reader.top_offset


def test_top_and_end_put_the_first_and_the_last_sentence_in_focus() -> None:
    reader = reader_of(LONG)
    reader.scroll_to_share(1)
    assert focused(reader) == sentence(35)
    assert reader.progress == 1
    reader.scroll_to_share(0)
    assert focused(reader) == sentence(0)
    assert reader.top == 0


def test_progress_grows_while_reading_and_is_whole_where_all_is_on_screen() -> None:
    reader = reader_of(LONG)
    seen = [reader.progress]
    while reader.scroll(4):
        seen.append(reader.progress)
    assert seen == sorted(seen) and 0 < seen[0] < 0.2 and seen[-1] == 1
    assert reader_of(written("Short."), width=40, height=20).progress == 1


def test_the_focus_is_put_at_the_top_the_middle_and_the_bottom() -> None:
    reader = reader_of(LONG, width=30, height=9)
    reader.scroll(40)
    reader.move_sentence(1)
    assert reader.focus is not None and reader.layout is not None
    kept, row = reader.focus, reader.layout.row_of(reader.focus.start)
    for share, line in ((0.0, 0), (0.5, 4), (1.0, 8)):
        reader.place_focus(share)
        assert row - reader.top == line
        assert reader.focus == kept


# Sentences and paragraphs


def test_every_sentence_is_reached_once_from_end_to_end_and_back() -> None:
    reader = reader_of(LONG)
    forward = walk(reader)
    assert forward == [sentence(n) for n in range(36)]
    assert walk(reader, -1) == forward[::-1]


def test_motions_keep_the_focus_on_screen() -> None:
    reader = reader_of(LONG)
    for step in (1, -1):
        while reader.move_sentence(step):
            assert reader.focus is not None
            assert focused(reader)[:12] in on_screen(reader)


def test_counts_of_sentences_add_up_and_stop_at_the_ends() -> None:
    reader = reader_of(LONG)
    assert reader.move_sentence(7)
    assert focused(reader) == sentence(7)
    reader.move_sentence(-3)
    assert focused(reader) == sentence(4)
    reader.move_sentence(1000)
    assert focused(reader) == sentence(35)
    assert not reader.move_sentence(1)


def test_paragraph_motions_go_to_first_sentences_and_first_back_to_this_one() -> None:
    reader = reader_of(LONG)
    reader.move_paragraph(2)
    assert focused(reader) == sentence(6)
    reader.move_sentence(2)
    reader.move_paragraph(-1)
    assert focused(reader) == sentence(6)
    reader.move_paragraph(-1)
    assert focused(reader) == sentence(3)
    reader.move_paragraph(100)
    assert focused(reader) == sentence(33)
    assert not reader.move_paragraph(1)


# Furniture


def test_motions_pass_over_folded_furniture() -> None:
    reader = reader_of(SHARED, width=40, height=10)
    assert walk(reader) == [sentence(1), sentence(2), sentence(3)]
    reader.move_paragraph(-1)
    assert focused(reader) == sentence(1)


def test_opened_furniture_is_passed_through() -> None:
    reader = reader_of(SHARED, width=40, height=10)
    assert reader.toggle_all_folds()
    reader.scroll_to_share(0)
    assert walk(reader) == [
        "Home » News",
        sentence(1),
        sentence(2),
        "Share on a network",
        "Print",
        sentence(3),
        "Subscribe to our letter",
    ]
    reader.toggle_all_folds()
    assert focused(reader) == sentence(3)


def test_folded_furniture_takes_one_row_and_opens_where_one_is() -> None:
    reader = reader_of(SHARED, width=40, height=10)
    folded = reader.rows
    reader.move_sentence(2)
    assert reader.toggle_fold()
    assert reader.rows == folded
    reader.focus_sentence_at(SHARED.text.index("Line 2"))
    reader.toggle_fold()
    assert reader.rows == folded + 1
    assert focused(reader) == sentence(2)
    reader.toggle_fold()
    assert reader.rows == folded


def test_a_jump_into_folded_furniture_opens_it() -> None:
    reader = reader_of(SHARED, width=40, height=10)
    at = SHARED.text.index("Print")
    reader.focus_passage(at, at + 5)
    assert focused(reader) == "Print"
    assert "Print" in on_screen(reader)


def test_what_was_opened_stays_open_when_one_comes_back() -> None:
    desk = desk_of(SHARED, LONG)
    desk.reader.resize(40, 10)
    desk.open(SHARED.id)
    folded = desk.reader.rows
    desk.reader.toggle_all_folds()
    desk.open(LONG.id)
    desk.open(SHARED.id)
    assert desk.reader.rows > folded


def test_an_article_without_furniture_has_nothing_to_open() -> None:
    reader = reader_of(LONG)
    assert not reader.toggle_fold()
    assert not reader.toggle_all_folds()


# Articles that are hardly there


@pytest.mark.parametrize("height", [1, 5])
@pytest.mark.parametrize("width", [1, 30])
@pytest.mark.parametrize(
    "one",
    [
        written((FURNITURE, "Share on a network"), (FURNITURE, "Print")),
        written("Word"),
        written((BlockKind.TITLE, "A title and nothing else")),
    ],
    ids=["only furniture", "one word", "only a title"],
)
def test_every_motion_survives(one: Written, width: int, height: int) -> None:
    reader = reader_of(one, width=width, height=height)
    for step in (1, -1):
        reader.scroll(step)
        reader.move_sentence(step)
        reader.move_paragraph(step)
        assert not reader.move_mention(step)
    for share in (0.0, 0.5, 1.0):
        reader.scroll_to_share(share)
        reader.place_focus(share)
    reader.toggle_fold()
    reader.toggle_all_folds()
    reader.toggle_fold_at(0)
    reader.focus_passage(0, 1)
    assert 0 <= reader.progress <= 1
    reader.clear()
    assert not reader.move_sentence(1) and not reader.toggle_fold() and reader.rows == 0


def furniture_only() -> Reader:
    article = read_bytes(b"Share this article\n\nPrint\n\nSubscribe to our newsletter\n", "a.txt")
    return reader_of(Written(article, ()), width=40)


def test_a_file_of_furniture_only_shows_its_fold_and_opens_it() -> None:
    reader = furniture_only()
    assert reader.rows == 1
    assert reader.toggle_all_folds()
    assert reader.rows >= 3


def test_opened_furniture_can_be_read_where_there_is_nothing_else() -> None:
    reader = furniture_only()
    reader.toggle_all_folds()
    assert focused(reader) == "Share this article"
    assert reader.move_sentence(1)


# The mention in focus

TALKS = written(
    "Nobody is named here. [Ada Berg] met [Karl Moe] at noon. Both left.",
    "[Karl Moe] wrote to [Ada Berg] and to [Lena Dahl]. [Lena Dahl] answered.",
)


def test_sentence_motions_put_the_focus_on_the_first_mention() -> None:
    reader = reader_of(TALKS)
    seen = [named(reader)]
    while reader.move_sentence(1):
        seen.append(named(reader))
    assert seen == [None, "Ada Berg", None, "Karl Moe", "Lena Dahl"]


def test_the_current_entity_is_preferred_where_it_stands() -> None:
    reader = reader_of(TALKS)
    reader.current = "karl moe"
    reader.move_sentence(1)
    assert named(reader) == "Karl Moe"
    reader.current = "lena dahl"
    reader.move_paragraph(1)
    assert named(reader) == "Lena Dahl"
    reader.current = "ada berg"
    reader.move_sentence(1)
    assert named(reader) == "Lena Dahl"


def test_a_jump_puts_the_mention_where_it_lands() -> None:
    reader = reader_of(TALKS)
    reader.current = "ada berg"
    at = TALKS.text.index("Lena Dahl")
    reader.focus_passage(at, at + 9)
    assert (named(reader), reader.entity) == ("Lena Dahl", "lena dahl")
    assert reader.mention is not None and reader.mention.start == at


def test_mentions_of_the_article_are_gone_through_one_by_one() -> None:
    reader = reader_of(TALKS)
    seen = []
    while reader.move_mention(1):
        seen.append((named(reader), reader.mention.start if reader.mention else -1))
    assert [name for name, _ in seen] == [
        "Ada Berg",
        "Karl Moe",
        "Karl Moe",
        "Ada Berg",
        "Lena Dahl",
        "Lena Dahl",
    ]
    back = [seen[-1]]
    while reader.move_mention(-1):
        back.append((named(reader), reader.mention.start if reader.mention else -1))
    assert back == seen[::-1]


def test_mention_motions_take_counts_and_start_from_a_sentence_without_names() -> None:
    reader = reader_of(TALKS)
    assert reader.move_mention(3)
    assert named(reader) == "Karl Moe"
    reader.focus_sentence_at(TALKS.text.index("Both"))
    assert named(reader) is None
    assert reader.move_mention(-1)
    assert reader.mention is not None and TALKS.text[reader.mention.start :].startswith("Karl Moe at noon")
    reader.focus_sentence_at(TALKS.text.index("Both"))
    assert reader.move_mention(1)
    assert reader.mention is not None and TALKS.text[reader.mention.start :].startswith("Karl Moe wrote")
    assert not reader.move_mention(20)


def test_names_that_become_known_later_come_into_focus() -> None:
    desk = desk_of(TALKS)
    index = desk.index
    take_names(desk, Index.build((), Resolution({}, {}, {})))
    desk.reader.show(TALKS.article, focus=TALKS.text.index("Ada"))
    assert desk.reader.mention is None
    take_names(desk, index)
    assert named(desk.reader) == "Ada Berg"
