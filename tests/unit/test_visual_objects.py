"""What a caret selects: text objects, growing and shrinking, modes, and what is taken of it."""

from __future__ import annotations

import pytest

from skyread.desk import motions
from skyread.desk.quotemarks import quotations
from skyread.desk.textobjects import Object
from skyread.desk.visual import Mode, Visual, restore, start, starts_on_screen
from skyread.library.article import BlockKind
from skyread.library.examining import read_bytes
from small_desk import FURNITURE, Written, written
from small_visual import caret_in, opened, rest, selected

NEWS = written(
    "[Ada Berg] met [Moe] in Geneva. “We won’t wait,” she said, “not ‘for ever’.” He left.",
    "They'll meet again. Nobody knows when.",
)


@pytest.mark.parametrize(
    ("what", "at", "inner", "outer"),
    [
        (Object.WORD, "met", "met", "met "),
        (Object.WORD, "ll meet", "They'll", "They'll "),
        (Object.WORD, "when", "when", " when"),
        (Object.WORD, ",” she", ",”", ",” "),
        (Object.SENTENCE, "left", "He left.", " He left."),
        (Object.SENTENCE, "again", "They'll meet again.", "They'll meet again. "),
        (Object.PARAGRAPH, "knows", NEWS.text[-40:-2], NEWS.text[-40:-2]),
        (Object.QUOTATION, "wait", "We won’t wait,", "“We won’t wait,”"),
        (Object.QUOTATION, "ever", "for ever", "‘for ever’"),
        (Object.QUOTATION, "not", "not ‘for ever’.", "“not ‘for ever’.”"),
        (Object.QUOTATION, "she", "not ‘for ever’.", "“not ‘for ever’.”"),
        (Object.NAME, "Berg", "Ada Berg", "Ada Berg "),
        (Object.NAME, "met", "Moe", "Moe "),
    ],
)
def test_an_object_is_selected_without_and_with_what_belongs_to_it(
    what: Object, at: str, inner: str, outer: str
) -> None:
    for around, expected in ((False, inner), (True, outer)):
        visual = caret_in(NEWS, at, width=200)
        assert visual.select_object(what, around=around)
        assert visual.mode is Mode.CHARACTERS
        assert selected(visual) == expected
        assert visual.caret + 1 >= visual.span.end - 1


@pytest.mark.parametrize(
    ("what", "at"), [(Object.QUOTATION, "left"), (Object.NAME, "left"), (Object.QUOTATION, "again")]
)
def test_what_is_not_there_selects_nothing(what: Object, at: str) -> None:
    visual = caret_in(NEWS, at)
    assert not visual.select_object(what)
    assert visual.mode is Mode.CARET


def test_the_same_object_again_takes_in_the_next_one() -> None:
    visual = caret_in(NEWS, "met", width=200)
    for expected in ("met", "met Moe", "met Moe in"):
        assert visual.select_object(Object.WORD)
        assert selected(visual) == expected
    visual = caret_in(NEWS, "He left")
    visual.select_object(Object.SENTENCE, 2)
    assert selected(visual).endswith("He left.\n\nThey'll meet again.")
    visual.select_object(Object.PARAGRAPH)
    assert selected(visual).endswith("He left.\n\nThey'll meet again. Nobody knows when.")
    assert not visual.select_object(Object.PARAGRAPH)


@pytest.mark.parametrize("around", [False, True])
def test_a_quotation_that_is_broken_off_is_selected_with_its_second_half(around: bool) -> None:
    visual = caret_in(written("“We won’t,” said Ada Berg, “not ‘for ever’.” Nobody asked."), "won’t")
    for expected in ("We won’t,", "We won’t,” said Ada Berg, “not ‘for ever’."):
        assert visual.select_object(Object.QUOTATION, around=around)
        assert selected(visual) == (f"“{expected}”" if around else expected)
    assert not visual.select_object(Object.QUOTATION, around=around)


def test_a_selection_towards_the_beginning_grows_there() -> None:
    visual = caret_in(NEWS, "Moe", Mode.CHARACTERS, width=200)
    visual.move(motions.left, 2)
    visual.select_object(Object.WORD)
    assert selected(visual) == "met M"
    visual.select_object(Object.WORD)
    assert selected(visual) == "Berg met M"
    assert rest(visual).startswith("Berg")


def test_growing_and_shrinking_go_step_by_step() -> None:
    visual = caret_in(NEWS, "wait")
    visual.switch(Mode.CHARACTERS)
    visual.move(motions.word_end)
    before = visual.kept
    taken = []
    for what in (Object.SENTENCE, Object.SENTENCE, Object.PARAGRAPH, Object.PARAGRAPH):
        assert visual.grow(what)
        taken.append(selected(visual))
    assert taken[0].startswith("“We won’t") and taken[0].endswith("ever’.”")
    assert taken[1].endswith("He left.")
    assert taken[2].startswith("Ada Berg") and taken[2].endswith("He left.")
    assert taken[3] == NEWS.text.strip()
    assert not visual.grow(Object.PARAGRAPH)
    for expected in (taken[2], taken[1], taken[0]):
        assert visual.shrink()
        assert selected(visual) == expected
    assert visual.shrink()
    assert visual.kept == before
    assert not visual.shrink()


def test_moving_the_caret_ends_what_could_be_shrunk_back_to() -> None:
    visual = caret_in(NEWS, "wait")
    visual.grow(Object.SENTENCE)
    visual.move(motions.right)
    assert not visual.shrink()


def test_whole_sentences_are_selected_whichever_way_one_goes() -> None:
    visual = caret_in(NEWS, "They", Mode.SENTENCES)
    assert selected(visual) == "They'll meet again."
    visual.move(motions.word_next, 6)
    assert selected(visual) == "They'll meet again. Nobody knows when."
    visual.move(motions.sentence_back, 3)
    assert selected(visual) == "He left.\n\nThey'll meet again."
    visual.swap()
    assert rest(visual).startswith("They")
    visual.switch(Mode.CHARACTERS)
    assert selected(visual) == "He left.\n\nT"


def test_a_mode_that_is_chosen_twice_leaves_the_caret_alone() -> None:
    visual = caret_in(NEWS, "met", Mode.CHARACTERS)
    visual.move(motions.word_next)
    visual.switch(Mode.CHARACTERS)
    assert not visual.selecting
    assert selected(visual) == "Ada Berg met Moe in Geneva."
    visual.switch(Mode.CHARACTERS)
    assert selected(visual) == "M"
    assert not caret_in(NEWS).swap()


def test_a_selection_begins_before_marks_that_are_drawn_as_nothing() -> None:
    one = written("x e\u0301\u0301cole z")
    visual = caret_in(one, 3, Mode.CHARACTERS)
    assert visual.caret == 2
    assert selected(visual) == "e\u0301\u0301"


def test_folded_furniture_is_not_copied_and_paragraphs_stay_apart() -> None:
    one = written("First  one\nhere.", (FURNITURE, "Share this"), "Last one.")
    visual = caret_in(one, 0, Mode.CHARACTERS)
    visual.move(motions.bottom)
    assert visual.text == "First one here.\n\nLast one."
    assert visual.size == "5 words"
    visual.move(motions.top)
    assert visual.size == "1 word"


def test_hidden_markup_is_not_copied() -> None:
    article = read_bytes(b"Some **bold** and [linked](https://x.example/) text.", "m.md")
    visual = caret_in(Written(article, ()), 0, Mode.CHARACTERS)
    visual.move(motions.row_end)
    assert visual.text == "Some bold and linked text."


def test_a_long_selection_is_measured_in_characters() -> None:
    visual = caret_in(written("word " * 50_000), 0, Mode.CHARACTERS, width=80)
    visual.move(motions.bottom)
    assert visual.size == "249,999 characters"


def test_a_selection_is_made_again() -> None:
    desk = opened(NEWS)
    visual = caret_in(NEWS, "met", Mode.CHARACTERS)
    visual.move(motions.word_end, 2)
    again = restore(desk.reader, desk.mentions_between, visual.kept)
    assert again is not None
    assert (again.span, again.caret, again.mode) == (visual.span, visual.caret, Mode.CHARACTERS)
    other = opened(written("Another article."))
    assert restore(other.reader, other.mentions_between, visual.kept) is None


def test_where_nothing_is_drawn_there_is_no_caret() -> None:
    desk = opened(written((FURNITURE, "Share this")))
    assert start(desk.reader, desk.mentions_between, Mode.CARET) is None
    assert list(starts_on_screen(desk.reader)) == []


def test_a_caret_outlives_a_fold_that_takes_its_text_away() -> None:
    one = written((FURNITURE, "Share this page"))
    desk = opened(one)
    desk.reader.toggle_all_folds()
    visual = start(desk.reader, desk.mentions_between, Mode.CHARACTERS)
    assert visual is not None
    visual.move(motions.word_end)
    desk.reader.toggle_all_folds()
    for motion in (motions.right, motions.word_next, motions.row_end, motions.bottom, motions.sentence_next):
        visual.move(motion)
    visual.move_rows(1)
    visual.move_screen(3)
    assert not visual.select_object(Object.SENTENCE)
    assert visual.text == ""


def test_sentences_on_screen_begin_where_one_can_see_them() -> None:
    one = written("A first sentence that is quite long indeed. A second one.", (BlockKind.HEADING, "A head"))
    desk = opened(one, width=20, height=3)
    desk.reader.top = 1
    found = [one.text[stop:].split()[0] for stop in starts_on_screen(desk.reader)]
    assert found == ["that", "A"]


def _in_marks(text: str) -> list[str]:
    return [text[one.inner.start : one.inner.end] for one in quotations(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("He said “yes” and ‘no’.", ["yes", "no"]),
        ("She said “he told me ‘go away’ twice” then.", ["he told me ‘go away’ twice", "go away"]),
        ("„Ja“, sagte er, „nein”.", ["Ja", "nein"]),
        ("« Oui », dit-il, «non».", [" Oui ", "non"]),
        ("»Ja«, sagte er.", ["Ja"]),
        ('The "first" and the "second" one.', ["first", "second"]),
        ("It's the dogs' 'own' bone.", ["own"]),
        ("It’s the envoys’ ‘own’ idea, isn’t it?", ["own"]),
        ("”Ja,” sa han.", ["Ja,"]),
        ("“It ends here.” Of course, ”Moe said.", ["It ends here."]),
        ("“It ends, ”Moe said, “in May.”", ["It ends, ", "in May."]),
        ("“Well,“ he said.", ["Well,"]),
        ("“It goes on to the end.", ["It goes on to the end."]),
        ("Since the ‘90s “it’s been” so.", ["it’s been"]),
        ('A 6" nail and no more.', []),
        ("No marks at all.", []),
        ("“”", [""]),
    ],
)
def test_marks_are_paired_as_a_reader_pairs_them(text: str, inner: list[str]) -> None:
    assert _in_marks(text) == inner


def test_an_empty_quotation_selects_its_marks_only() -> None:
    visual = caret_in(written("So “” he."), "“")
    assert not visual.select_object(Object.QUOTATION)
    assert visual.select_object(Object.QUOTATION, around=True)
    assert selected(visual) == "“”"


def test_the_focus_goes_with_the_caret() -> None:
    visual: Visual = caret_in(NEWS, "met")
    visual.move(motions.paragraph_next)
    focus = visual._reader.focus
    assert focus is not None and focus.start == NEWS.text.index("They")


def test_marks_without_end_are_read_in_one_go() -> None:
    text = "“«a ‘" * 20_000 + "»" * 20_000
    assert len(quotations(text, 0, len(text))) < len(text)
