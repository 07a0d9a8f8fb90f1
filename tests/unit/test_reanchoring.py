"""An annotation finds its article by hash, path, link, title and date, or its words; and nothing it does not belong to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from noted_passages import annotation_on
from skyread.desk.reanchoring import Reanchoring
from skyread.library.article import Article
from skyread.notebook.annotation import Annotation, Placement, State
from small_library import article_of

TEXT = (
    "The ferry is late\n\nNobody on the pier could say when the last ferry of that long evening had left.\n\n"
    "The keeper of the lamps counted his coins twice and went home by the upper road.\n"
)
QUOTE = "the last ferry of that long evening had left"
CHANGED = TEXT.replace("twice", "three times").replace("Nobody", "No one at all")


def article(text: str = TEXT, path: str = "ferry.txt", **changes: Any) -> Article:
    return replace(article_of(text), paths=(path,), **changes)


MADE = annotation_on(article(title="Late", published="2020-02-02", link="https://example.org/1"), QUOTE)
OTHER = article("The harbour is closed for the winter, and nothing goes out.\n", "other.txt")


def places(annotation: Annotation, *articles: Article) -> list[tuple[str, State]]:
    looked = Reanchoring(articles).look([annotation])
    assert all(id_ == annotation.id for id_, _ in looked)
    return [(place.article, place.state) for _, place in looked]


def test_where_it_was_made_there_is_nothing_to_look_for() -> None:
    library = Reanchoring([article(), OTHER])
    assert library.look([MADE]) == []
    [place] = library.places_of([MADE])[MADE.id]
    assert (place.article, place.state, place.start) == (article().id, State.EXACT, MADE.target.start)


@pytest.mark.parametrize(
    "changed",
    [
        article(CHANGED),
        article(CHANGED, "./sub/../ferry.txt"),
        article(CHANGED, "x.txt", link="https://example.org/1"),
        article(CHANGED, "x.txt", title="LATE", published="2020-02-02"),
        article(CHANGED, "x.txt"),
    ],
    ids=["path", "same path", "link", "title and date", "words"],
)
def test_its_article_is_known_by(changed: Article) -> None:
    assert places(MADE, OTHER, changed) == [(changed.id, State.MOVED)]


def test_an_article_by_path_that_lost_the_passage_gives_way_to_one_that_has_it() -> None:
    rewritten = article("Something else altogether stands in this file today.\n")
    moved = article(CHANGED, "moved.txt", link="https://example.org/1")
    assert places(MADE, rewritten, moved) == [(moved.id, State.MOVED)]


def test_it_is_found_by_its_words_where_another_article_has_taken_its_path() -> None:
    rewritten = article("Something else altogether stands in this file today.\n")
    moved = article(CHANGED, "x.txt")
    assert places(MADE, rewritten, moved) == [(moved.id, State.MOVED)]


def test_a_passage_that_is_gone_is_an_orphan_in_the_article_of_its_path() -> None:
    rewritten = article("Something else altogether stands in this file today.\n")
    assert places(MADE, rewritten, OTHER) == [(rewritten.id, State.ORPHAN)]


def test_it_has_nothing_to_do_with_other_articles() -> None:
    assert places(MADE, OTHER) == []
    assert Reanchoring([OTHER]).places_of([MADE]) == {}


def test_the_same_words_among_others_are_another_passage() -> None:
    lookalike = article(f"He wrote a song. It began: {QUOTE}, my dear, and so on.\n", "song.txt")
    assert places(MADE, lookalike) == []


def test_a_few_words_alone_point_to_no_article() -> None:
    short = annotation_on(article(), "the upper road")
    assert places(short, article(CHANGED, "x.txt")) == []


def test_a_few_words_among_the_same_others_are_known_in_a_file_of_the_same_name() -> None:
    short = annotation_on(article(), "the upper road")
    moved = article(CHANGED, "archive/ferry.txt")
    assert places(short, moved) == [(moved.id, State.MOVED)]
    assert (
        places(short, article("He came by the upper road, she by the lower one.\n", "archive/ferry.txt"))
        == []
    )
    assert (
        places(short, *(article(f"{CHANGED}{number}", f"{number}/ferry.txt") for number in range(21))) == []
    )


def test_every_article_that_one_sign_points_to_is_looked_through() -> None:
    first = article(CHANGED, "x.txt", link="https://example.org/1")
    second = article(CHANGED + "More.\n", "y.txt", link="https://example.org/1")
    assert places(MADE, first, second) == [(first.id, State.MOVED), (second.id, State.MOVED)]


def test_what_is_known_already_is_not_looked_for_again() -> None:
    changed = article(CHANGED)
    library = Reanchoring([changed])
    known = {MADE.id: [Placement(changed.id, State.ORPHAN, None, None, 0.0, by_hand=True)]}
    assert library.look([MADE], known) == []
    assert library.look([MADE], {MADE.id: [replace(known[MADE.id][0], article="elsewhere")]}) != []
    assert library.look([MADE], {MADE.id: [replace(known[MADE.id][0], by_hand=False)]}) != []


def test_a_note_on_a_whole_article_stays_with_it_but_goes_to_no_other_that_took_its_path() -> None:
    note = replace(MADE, target=replace(MADE.target, exact="", prefix="", suffix="", start=0, end=0))
    changed = article(CHANGED, title="late")
    assert places(note, changed) == [(changed.id, State.EXACT)]
    assert places(note, article(CHANGED, title="Early")) == [(changed.id, State.AMBIGUOUS)]
    assert places(note, article(CHANGED, link="https://example.org/1")) == [(changed.id, State.EXACT)]


def test_standard_input_is_no_path_to_know_an_article_by() -> None:
    piped = replace(
        MADE, target=replace(MADE.target, source=replace(MADE.target.source, path="-", link=None))
    )
    assert places(piped, article("Something else.\n", "-")) == []
