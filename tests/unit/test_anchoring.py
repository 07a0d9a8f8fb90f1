"""Finding annotated passages again: what is exact, what has moved, what must be asked, what is lost."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from skyread.notebook.anchoring import context_of, find
from skyread.notebook.annotation import Placement, Source, State, Target
from skyread.notebook.levelled import level, whole_clusters

STORY = """The week at the river began quietly. Nobody had expected a crowd so early in the year.

The talks on Arvia began on Monday. They were held in the old town hall of Brenn, behind a locked door. "We will wait," said the mayor, who had brought her own chair.

The talks on Belmar began on Monday. Two envoys walked out after lunch, and the rest stayed on until dark. A clerk counted 27 pages of notes.

By the evening the square was empty. Only the bakers were still at work.
"""
ARVIA = "The talks on Arvia began on Monday."


def target(quote: str, text: str = STORY, *, at: int | None = None) -> Target:
    start = text.index(quote) if at is None else at
    prefix, suffix, paragraph = context_of(text, start, start + len(quote))
    source = Source("The river", "2021-05", "Wire", "river.txt")
    return Target("old", "text", start, start + len(quote), quote, prefix, suffix, paragraph, source)


def found(placement: Placement, text: str) -> str | None:
    return None if placement.start is None else text[placement.start : placement.end]


def test_the_same_article_is_exact_without_any_search() -> None:
    wanted = replace(target(ARVIA), article="same", prefix="", suffix="")
    placement = find(wanted, STORY, "same")
    assert (placement.state, placement.start, placement.score) == (State.EXACT, STORY.index(ARVIA), 1.0)


def test_a_change_further_down_leaves_it_exact() -> None:
    assert find(target(ARVIA), STORY.replace("bakers", "painters"), "new").state is State.EXACT


def test_text_put_in_before_it_moves_it() -> None:
    text = f"A note from the editor.\n\n{STORY}"
    placement = find(target(ARVIA), text, "new")
    assert placement.state is State.MOVED
    assert found(placement, text) == ARVIA


@pytest.mark.parametrize(
    ("quote", "text", "expected"),
    [
        ('"We will wait," said', STORY.replace('"We', "“We").replace(',"', ",”"), "“We will wait,” said"),
        (ARVIA, STORY.replace(" ", "\xa0\n "), ARVIA.replace(" ", "\xa0\n ")),
        (ARVIA, STORY.replace("talks", "ta\xadlks"), ARVIA.replace("talks", "ta\xadlks")),
        (ARVIA, STORY.upper(), ARVIA.upper()),
        (ARVIA, unicodedata.normalize("NFD", STORY.replace("Arvia", "Árvia")), "The talks on A\u0301rvia began on Monday."),
    ],
    ids=["quotation marks", "blanks", "soft hyphens", "case", "accents"],
)  # fmt: skip
def test_typography_makes_no_difference(quote: str, text: str, expected: str) -> None:
    placement = find(target(quote), text, "new")
    assert placement.state is State.MOVED
    assert found(placement, text) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks on Arvia finally began on Monday.",
        "The talks on Arvia began this Monday.",
        "The negotiations on Arvia began on Monday.",
        "The tallks on Arvja began on Mondey.",
        "The talks on Kelmar began on Monday.",
    ],
)
def test_a_changed_sentence_is_found_whole(sentence: str) -> None:
    text = STORY.replace(ARVIA, sentence)
    placement = find(target(ARVIA), text, "new")
    assert placement.state is State.MOVED
    assert found(placement, text) == sentence


def test_a_lookalike_is_not_taken_for_a_deleted_sentence() -> None:
    placement = find(target(ARVIA), STORY.replace(ARVIA + " ", ""), "new")
    assert placement.state is State.ORPHAN
    assert (placement.start, placement.end) == (None, None)


def test_words_that_stood_twice_in_their_sentence_are_asked_about_once_one_is_cut() -> None:
    line = "The ferry left at noon for the north, and the mail boat left at noon for the south."
    wanted = target("left at noon", f"{STORY}\n{line}\n", at=len(STORY) + 1 + line.rindex("left at noon"))
    assert find(wanted, f"New.\n\n{STORY}\n{line}\n", "new").state is State.MOVED
    cut = line.replace("mail boat left at noon", "mail boat")
    assert find(wanted, f"New.\n\n{STORY}\n{cut}\n", "new").start is None


def test_a_few_common_words_across_a_paragraph_break_are_asked_about() -> None:
    line = "Nothing else was said."
    text = STORY.replace("Two envoys", f"{line} Two envoys").replace(
        "The talks on Belmar began on Monday. ", ""
    )
    wanted = target(line, text)
    changed = text.replace(f"\n\n{line}", f" {line}\n\nNobody spoke.")
    assert find(wanted, changed, "new").start is None


def test_a_deleted_paragraph_leaves_no_trace_on_its_neighbour() -> None:
    paragraphs = STORY.split("\n\n")
    text = "\n\n".join([paragraphs[0], *paragraphs[2:]])
    assert find(target(ARVIA), text, "new").state in (State.ORPHAN, State.AMBIGUOUS)


def test_a_moved_paragraph_takes_its_annotation_along() -> None:
    first, second, *rest = STORY.strip().split("\n\n")
    text = "\n\n".join([first, *rest, second])
    placement = find(target(ARVIA), text, "new")
    assert placement.state is State.MOVED
    assert found(placement, text) == ARVIA


def test_repeated_words_are_told_apart_by_what_stands_around_them() -> None:
    quote = "began on Monday"
    second = STORY.rindex(quote)
    text = f"Added.\n\n{STORY}"
    placement = find(target(quote, at=second), text, "new")
    assert placement.start == text.rindex(quote)


def test_boilerplate_that_lost_its_surroundings_is_asked_about() -> None:
    lines = "Read more below.\n\n" * 4
    wanted = target("Read more below.", f"One thing was said of ships.\n\n{lines}")
    placement = find(wanted, f"Another text, of other matters.\n\n{lines}", "new")
    assert placement.state in (State.AMBIGUOUS, State.ORPHAN)
    assert 1 < len(placement.candidates) <= 5


def test_candidates_are_ordered_and_inside_the_text() -> None:
    text = STORY.replace(ARVIA + " ", "")
    candidates = find(target(ARVIA), text, "new").candidates
    scores = [one.score for one in candidates]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= one.start < one.end <= len(text) and 0 <= one.score <= 1 for one in candidates)


def test_a_short_quote_needs_its_surroundings() -> None:
    text = "Nothing here but a wall.\n\nA door was painted green in the other house."
    assert find(target("door"), text, "new").start is None


def test_a_long_passage_is_found_by_its_ends() -> None:
    body = "\n\n".join(
        f"Entry {n}: the keeper of lamp {n * 7} wrote about wind, tide and {n + 3} sails." for n in range(90)
    )
    text = f"A diary.\n\n{body}\n\nIt ends here."
    wanted = target(body, text)
    changed = f"Preface.\n\n{text.replace('lamp 70 ', 'lantern 70 ')}"
    placement = find(wanted, changed, "new")
    assert placement.state is State.MOVED
    assert found(placement, changed) == body.replace("lamp 70 ", "lantern 70 ")
    assert find(wanted, STORY, "new").state is State.ORPHAN


def test_a_note_on_an_article_stands_in_any_text() -> None:
    whole = replace(target(ARVIA), exact="", start=0, end=0)
    assert find(whole, "", "new") == Placement("new", State.EXACT, 0, 0, 1.0)


def test_a_quote_without_contexts_is_found_where_it_stands_once() -> None:
    bare = replace(target(ARVIA), prefix="", suffix="")
    text = f"Added.\n\n{STORY}"
    assert found(find(bare, text, "new"), text) == ARVIA
    assert find(bare, text + STORY, "new").state is State.AMBIGUOUS


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ud800", "e\u0301" * 50, "a" * 3000, ".*(["])
@pytest.mark.parametrize(
    "quote", [" ", "\u0301", "\ud800\udfff", "(a+)+$ [b", "a" * 50, "x\x00y", "日本語の文章です。"]
)
@pytest.mark.parametrize("start", [-5, 0, 10**9])
def test_nonsense_is_refused_in_peace(text: str, quote: str, start: int) -> None:
    wanted = replace(
        target(ARVIA), exact=quote, start=start, end=start + len(quote), prefix="\ud800", suffix="*"
    )
    placement = find(wanted, text, "new")
    assert placement.start is None or 0 <= placement.start < (placement.end or 0) <= len(text)


def test_regular_expression_characters_are_plain_text() -> None:
    text = "He typed a.*b(c[d]+$ and then he stopped typing for the day."
    placement = find(target("a.*b(c[d]+$", text), f"So. {text}", "new")
    assert placement.start == 4 + text.index("a.*b")


def test_contexts_are_whole_sentences_of_enough_length() -> None:
    start = STORY.index("Two envoys")
    prefix, suffix, paragraph = context_of(STORY, start, start + 10)
    assert paragraph == 2
    assert prefix.startswith(('"We will', "They were"))
    assert STORY.find(prefix) + len(prefix) == start
    assert suffix.rstrip().endswith(".")
    assert 32 <= len(prefix) <= 300
    assert 32 <= len(suffix) <= 300


def test_contexts_at_the_ends_and_beyond_them() -> None:
    assert context_of("abc", 0, 3) == ("", "", 0)
    assert context_of("abc", 7, 9) == ("abc", "", 0)
    assert context_of("", 0, 0) == ("", "", 0)
    long = "x" * 1000
    prefix, suffix, _ = context_of(long, 500, 510)
    assert (len(prefix), len(suffix)) == (300, 300)


def test_levelled_offsets_lead_back() -> None:
    text = "A\u0301  soft\xadly —\n word… “x” ..."
    levelled = level(text)
    assert levelled.plain == 'a softly-word… "x" …'
    at = levelled.plain.index("softly")
    assert text[slice(*levelled.raw_range(at, at + 6))] == "soft\xadly"
    assert [levelled.level(levelled.raw(n)) for n in range(len(levelled.plain))] == list(
        range(len(levelled.plain))
    )


def test_clusters_stay_whole() -> None:
    assert whole_clusters("xe\u0301y", 2, 2) == (1, 3)
    assert whole_clusters("ab", 0, 1) == (0, 1)
