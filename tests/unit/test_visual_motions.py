"""The caret's motions: characters, words, rows, sentences, paragraphs, and finding a character."""

from __future__ import annotations

import pytest

from skyread.desk import motions
from skyread.desk.motions import Find, Motion
from skyread.desk.visual import Mode
from skyread.library.article import Article, BlockKind
from skyread.library.examining import read_bytes
from small_desk import FURNITURE, Written, written
from small_visual import caret_in, opened, rest, selected

PLAIN = written(
    "Don't wait, said the envoy; the well-known treaty holds. It's the twins' third one.",
    "A second paragraph stands here. It ends soon.",
)


@pytest.mark.parametrize(
    ("motion", "at", "count", "lands"),
    [
        (motions.word_next, "Don't", 1, "wait"),
        (motions.word_next, "wait", 1, ","),
        (motions.word_next, "Don't", 3, "said"),
        (motions.word_next, "well", 1, "-known"),
        (motions.word_next, "It's", 1, "the twins'"),
        (motions.word_next, "soon", 1, "."),
        (motions.word_back, "said", 2, "wait"),
        (motions.word_back, "n't", 1, "Don't"),
        (motions.word_back, "A second", 1, "."),
        (motions.word_back, "Don't", 5, "Don't"),
        (motions.word_end, "Don't", 1, "t wait"),
        (motions.word_end, "t wait", 1, "t,"),
        (motions.word_end_back, "said", 2, "t,"),
        (motions.left, "wait", 2, "t wait"),
        (motions.left, "Don't", 9, "Don't"),
        (motions.right, "A second", 2, "second"),
        (motions.sentence_next, "said", 1, "It's"),
        (motions.sentence_next, "It's", 1, "A second"),
        (motions.sentence_next, "It ends", 1, "."),
        (motions.sentence_back, "twins", 1, "It's"),
        (motions.sentence_back, "twins", 2, "Don't"),
        (motions.sentence_back, "A second", 1, "It's"),
        (motions.paragraph_next, "said", 1, "A second"),
        (motions.paragraph_next, "It ends", 3, "."),
        (motions.paragraph_back, "It ends", 1, "A second"),
        (motions.paragraph_back, "It ends", 2, "Don't"),
        (motions.bottom, "said", 1, "."),
        (motions.top, "It ends", 1, "Don't"),
    ],
)
def test_a_motion_lands_where_vim_puts_it(motion: Motion, at: str, count: int, lands: str) -> None:
    visual = caret_in(PLAIN, at)
    visual.move(motion, count)
    assert rest(visual).startswith(lands)


def test_the_end_of_a_word_may_be_its_only_character() -> None:
    visual = caret_in(written("I am a man."), "I")
    visual.move(motions.word_end)
    assert rest(visual, 2) == "m "
    visual.move(motions.word_end)
    assert rest(visual, 2) == "a "


def test_a_space_at_the_end_of_a_row_and_a_gap_are_passed_over() -> None:
    one = written("alpha beta", "gamma")
    visual = caret_in(one, "a beta", width=6)
    visual.move(motions.right)
    assert rest(visual).startswith("beta")
    visual.move(motions.right, 4)
    assert rest(visual).startswith("gamma")
    visual.move(motions.left)
    assert rest(visual, 1) == "a"
    assert visual.caret == one.text.index("gamma") - 3


def test_rows_are_walked_on_the_cell_that_was_wished_for() -> None:
    one = written("aaaaaaaaaa bb cccccccccc")
    visual = caret_in(one, 8, width=10)
    visual.move_rows(1)
    assert rest(visual, 1) == "b"
    visual.move_rows(1)
    assert visual.caret == one.text.index("c") + 8
    visual.move_rows(-2)
    assert visual.caret == 8


def test_a_wide_character_is_reached_from_both_of_its_cells() -> None:
    one = written("abcdef 字字字 abcdef")
    for at in (2, 3):
        visual = caret_in(one, at, width=6)
        visual.move_rows(1)
        assert visual.caret == one.text.index("字") + 1
        visual.move_rows(1)
        assert rest(visual, 1) == one.text[at]


def test_from_the_end_of_a_row_one_stays_at_the_ends_of_rows() -> None:
    one = written("aaaa bbbbbbbb cc dddddd")
    visual = caret_in(one, 0, width=8)
    visual.move(motions.row_end)
    assert rest(visual, 1) == "a"
    ends = []
    for _ in range(2):
        visual.move_rows(1)
        ends.append(visual.caret)
    assert ends == [one.text.index("b") + 7, one.text.index("c") + 1]
    visual.move(motions.row_start)
    visual.move_rows(-1)
    assert rest(visual, 2) == "bb"


def test_rows_begin_and_end_where_text_is_drawn() -> None:
    visual = caret_in(written((BlockKind.ITEM, "- one two three four five")), "four", width=16)
    visual.move(motions.row_start)
    here = visual.caret
    visual.move(motions.row_text)
    assert visual.caret == here
    visual.move(motions.row_end, 99)
    assert rest(visual, 3).startswith("e")


@pytest.mark.parametrize(
    ("keys", "at", "lands"),
    [
        ((",", True, False, 1), "Don't", ", said"),
        (("e", True, False, 2), "Don't", "envoy"),
        (("e", True, True, 1), "said", "he envoy"),
        (("t", False, False, 2), "said", "t wait"),
        (("t", False, True, 1), "said", ", said"),
        (("-", True, False, 1), "well", "-known"),
        ((" ", True, False, 1), "Don't", " wait"),
    ],
)
def test_a_character_is_found_in_the_paragraph(
    keys: tuple[str, bool, bool, int], at: str, lands: str
) -> None:
    character, forward, till, count = keys
    visual = caret_in(PLAIN, at)
    assert visual.look_for(Find(character, forward, till), count)
    assert rest(visual).startswith(lands)


def test_a_character_that_is_not_there_leaves_the_caret_alone() -> None:
    visual = caret_in(PLAIN, "twins")
    assert not visual.look_for(Find("p", True, False))
    assert not visual.look_for(Find("D", False, False), 2)
    assert rest(visual).startswith("twins")


def test_plain_keys_find_typographic_marks() -> None:
    one = written("He said “yes” — it’s done.")
    visual = caret_in(one)
    for key, lands in (('"', "“"), ('"', "”"), ("-", "—"), ("'", "’")):
        assert visual.look_for(Find(key, True, False))
        assert rest(visual, 1) == lands


def test_what_was_found_is_found_again_and_the_other_way() -> None:
    visual = caret_in(written("a-b-c-d"))
    assert not visual.look_again()
    for lands in "abc":
        assert visual.look_for(Find("-", True, True)) if lands == "a" else visual.look_again()
        assert rest(visual, 1) == lands
    assert not visual.look_again()
    assert visual.look_again(back=True)
    assert rest(visual, 1) == "b"
    assert visual.look_for(Find("-", True, False))
    assert visual.look_again(back=True)
    assert rest(visual, 2) == "-b"
    assert visual.look_again()
    assert rest(visual, 2) == "-c"


def test_the_caret_passes_over_folded_furniture() -> None:
    one = written("First words.", (FURNITURE, "Share this"), "Last words.")
    visual = caret_in(one, "words")
    visual.move(motions.sentence_next)
    assert rest(visual).startswith("Last")
    visual.move(motions.word_back, 2)
    assert rest(visual).startswith("words")
    visual.move_rows(1)
    assert visual.caret == one.text.index("Last") + 6


def _markdown(text: str) -> Article:
    return read_bytes(text.encode(), "m.md")


def test_the_caret_never_stands_on_hidden_markup() -> None:
    article = _markdown("# A head\n\nSome **bold** text and [a link](https://x.example/a 'a title') here.")
    visual = caret_in(Written(article, ()), width=60)
    seen = [visual.caret]
    while visual.move(motions.right):
        seen.append(visual.caret)
    shown = "".join(article.text[stop] for stop in seen)
    assert shown == "A headSome bold text and a link here."
    visual = caret_in(Written(article, ()), "bold")
    visual.move(motions.word_next, 4)
    assert rest(visual).startswith("link")


def test_clusters_are_stepped_over_whole() -> None:
    one = written("e\u0301a👩\u200d🚀z\u00adq")
    visual = caret_in(one)
    stops = [visual.caret]
    while visual.move(motions.right):
        stops.append(visual.caret)
    assert stops == [0, 2, 3, 6, 8]
    visual.switch(Mode.CHARACTERS)
    visual.move(motions.left, 2)
    assert selected(visual) == "👩\u200d🚀z\u00adq"


def test_the_view_follows_the_caret() -> None:
    one = written(*(f"Paragraph {number} says something." for number in range(40)))
    desk = opened(one, height=6)
    visual = caret_in(one, height=6)
    reader = visual._reader
    for _ in range(30):
        visual.move_rows(1)
        assert reader.top <= visual.page.stops.layout.row_of(visual.caret) < reader.top + reader.height
    visual.move(motions.bottom)
    assert reader.top + reader.height == reader.rows
    visual.move_screen(-5)
    assert reader.top + reader.height == reader.rows - 5
    visual.move(motions.top)
    assert reader.top == 0
    assert desk.reader.top == 0


def test_pages_keep_the_cell_and_end_on_text() -> None:
    one = written(*(f"Paragraph {number} says something." for number in range(20)))
    visual = caret_in(one, 3, height=6)
    visual.move_screen(5)
    assert rest(visual, 6).startswith("agraph")
    for _ in range(20):
        visual.move_screen(5)
    assert visual.caret == one.text.index("Paragraph 19") + 3
    for _ in range(20):
        visual.move_screen(-5)
    assert visual.caret == 3


def test_a_width_that_changes_leaves_the_caret_where_it_is() -> None:
    one = written("One two three four five six seven eight nine ten eleven twelve.")
    visual = caret_in(one, "six", Mode.CHARACTERS)
    visual.move(motions.word_end, 2)
    before = visual.span
    visual._reader.resize(9, 4)
    assert visual.span == before
    visual.move_rows(1)
    assert visual.caret > before.end


def test_a_word_without_end_does_not_keep_one_waiting() -> None:
    visual = caret_in(written("x" * 300_000), width=70)
    visual.move(motions.word_next)
    assert visual.caret == motions.LONGEST_WORD
    visual.move(motions.word_next, 99_999)
    assert visual.caret < 300_000
