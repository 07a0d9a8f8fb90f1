"""Picking by a few letters: the cursor is the user's, and the names that people type are found."""

from __future__ import annotations

import pytest

from sample_library import samples
from skyread.desk.finders import Finders
from skyread.desk.naming import Analyser, name_library
from skyread.desk.picker import Item, Picker
from skyread.desk.preview import preview
from skyread.desk.sources import ArticleSource, CommandSource, EntitySource, PlaceSource, TextSource
from skyread.entities.lexicon import Lexicon
from skyread.index.library_index import Index
from skyread.index.names import NameFinder
from skyread.index.search import TextSearch
from skyread.keys.commands import COMMANDS
from skyread.library.article import BlockKind
from skyread.library.examining import read_bytes
from skyread.library.loading import load
from skyread.text.spans import Passage
from small_desk import Written, desk_of, index_of, sentence, written


class Letters:
    """A source of items a, b, c …; what it finds is handed to `take` by the test."""

    title = "letters"
    slow = True

    def find(self, query: str) -> list[Item]:
        return items(query)


def items(keys: str) -> list[Item]:
    return [Item(key, key.upper(), "", "", (), None) for key in keys]


def picker_of(keys: str, query: str = "q") -> Picker:
    picker = Picker()
    picker.open(Letters(), query)
    picker.take(query, items(keys))
    return picker


def pointed(picker: Picker) -> str | None:
    return picker.selected.key if picker.selected else None


def test_results_never_move_a_cursor_that_the_user_has_moved() -> None:
    picker = picker_of("abcd")
    picker.move(2)
    for late in ("zyxcab", "c", "dcba"):
        picker.take("q", items(late))
        assert pointed(picker) == "c"


def test_a_cursor_that_was_not_moved_stays_on_the_best() -> None:
    picker = picker_of("abcd")
    picker.take("q", items("xab"))
    assert pointed(picker) == "x"


def test_results_for_an_older_query_are_dropped() -> None:
    picker = picker_of("ab")
    picker.edit.press("x")
    picker.typed()
    picker.take("q", items("zz"))
    assert pointed(picker) == "a"
    picker.take("qx", items("c"))
    assert pointed(picker) == "c"


def test_typing_gives_the_cursor_back_to_the_best_result() -> None:
    picker = picker_of("abcd")
    picker.move(2)
    picker.edit.press("x")
    picker.typed()
    picker.take("qx", items("dcb"))
    assert pointed(picker) == "d"


def test_single_steps_go_round_and_pages_do_not() -> None:
    picker = picker_of("abcd")
    picker.move(-1)
    assert pointed(picker) == "d"
    picker.move(1)
    assert pointed(picker) == "a"
    picker.move(20)
    assert pointed(picker) == "d"
    picker.move(-20)
    assert pointed(picker) == "a"


def test_an_empty_picker_takes_every_key() -> None:
    picker = picker_of("")
    picker.move(1)
    picker.move(-5)
    assert picker.selected is None


def test_resuming_shows_query_results_and_cursor_as_they_were() -> None:
    picker = picker_of("abcd")
    picker.move(2)
    picker.close()
    assert not picker.shown
    assert picker.resume() and picker.shown
    assert (picker.edit.text, pointed(picker)) == ("q", "c")
    picker.take("q", items("xyc"))
    assert pointed(picker) == "c"
    assert not Picker().resume()


def test_opening_anew_forgets_the_last_query() -> None:
    picker = picker_of("abcd")
    picker.move(2)
    picker.open(Letters())
    assert (picker.edit.text, picker.items, picker.preview_scroll) == ("", [], 0)
    picker.take("", items("xy"))
    assert pointed(picker) == "x"


# What is found


HERE = written("[Ada Berg] met [Karl Moe].", title="Talks in March", published="2021-03-01", source="Wire")
THERE = written(
    f"[Karl Moe] wrote. {sentence(1)}",
    "[Lena Dahl] replied on the zebra.",
    title="Letters",
    path="d/letters-2020.txt",
)


def entity_source(*, here_only: bool = False) -> EntitySource:
    desk = desk_of(HERE, THERE)
    desk.open(HERE.id)
    return EntitySource(NameFinder(desk.index), desk.index, desk.landing, HERE.id, here_only)


def test_entities_of_this_article_only() -> None:
    assert {item.key for item in entity_source().find("")} == {"ada berg", "karl moe", "lena dahl"}
    assert {item.key for item in entity_source(here_only=True).find("")} == {"ada berg", "karl moe"}
    assert entity_source(here_only=True).find("dahl") == []


def test_an_entity_says_what_it_is_and_how_often_it_stands_here_and_everywhere() -> None:
    source = entity_source()
    item = source.find("moe")[0]
    assert (item.label, item.detail) == ("Karl Moe", "person · 2 in 2 · 1 here")
    assert item.tier
    assert [item.label[mark] for mark in item.marks] == ["M", "o", "e"]
    landing = source.landing(item)
    assert landing is not None and landing.article == HERE.id


def test_articles_by_title_and_by_file_name() -> None:
    source = ArticleSource.of([HERE.article, THERE.article])
    assert [item.key for item in source.find("")] == [HERE.id, THERE.id]
    assert source.find("march")[0].key == HERE.id
    assert source.find("letters-2020")[0].key == THERE.id
    assert source.find("march")[0].detail == "Wire · 2021-03-01"
    assert source.find("qqqqqq") == []


def test_text_shows_the_words_around_what_was_found() -> None:
    desk = desk_of(HERE, THERE)
    source = TextSource(TextSearch([HERE.article, THERE.article]), desk.text_of, desk.title_of)
    assert source.find(" ") == []
    item = source.find("zebra")[0]
    assert item.detail == "Letters"
    assert "replied on the zebra." in item.label
    assert "".join(item.label[mark] for mark in item.marks) == "zebra"
    assert source.find("nowhere-at-all") == []


def test_text_is_shown_without_the_markup_that_is_not_drawn() -> None:
    marked = Written(
        read_bytes(b"# Talks\n\nHe **said** it was [so](http://x.org) and *left*.\n", "m.md"), ()
    )
    desk = desk_of(marked)
    item = TextSource(TextSearch([marked.article]), desk.text_of, desk.title_of).find("so")[0]
    assert "said it was so and left." in item.label
    assert "".join(item.label[mark] for mark in item.marks) == "so"


def test_places_say_what_they_are_called_and_are_narrowed_by_words() -> None:
    desk = desk_of(HERE, THERE)
    start = THERE.text.index("Lena")
    places = [
        ("a  ", Passage(THERE.id, start, start + 9, "mark")),
        ("", Passage(HERE.id, 0, 8, "mention")),
    ]
    source = PlaceSource("places", places, desk.text_of, desk.title_of)
    assert [item.label for item in source.find("")] == ["a  Lena Dahl", "Ada Berg"]
    assert [item.label for item in source.find("MARCH ada")] == ["Ada Berg"]


def test_commands_by_title_and_word_with_their_keys() -> None:
    source = CommandSource.of(COMMANDS, lambda command: f"<{command}>")
    assert len(source.find("")) == len(COMMANDS)
    best = source.find("next mention")[0]
    assert (best.key, best.tier) == ("mention.next", "<mention.next>")


def test_finders_answer_from_the_latest_library() -> None:
    finders = Finders()
    finders.take_articles([HERE.article])
    finders.take_index(index_of(HERE))
    assert [hit.entity.name for hit in finders.names().find("dahl")] == []
    finders.take_articles([THERE.article])
    finders.take_index(index_of(THERE))
    assert [hit.entity.name for hit in finders.names().find("dahl")] == ["Lena Dahl"]
    assert finders.text().search("zebra", 5).hits
    finders.close()


# The samples


@pytest.fixture(scope="module")
def sample_names() -> tuple[Index, NameFinder]:
    library = load([str(path) for path in samples()])
    index = name_library(library.articles, Analyser(Lexicon.load(None), None)).index
    return index, NameFinder(index)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("DON", "Open Skies"),
        ("ryabkof", "Ryabkov"),
        ("stoltenburg", "Stoltenberg"),
        ("inf tretay", "INF"),
        ("ryabkov", "Ryabkov"),
    ],
)
def test_what_people_type_finds_its_entity_in_the_samples(
    sample_names: tuple[Index, NameFinder], query: str, name: str
) -> None:
    index, finder = sample_names
    source = EntitySource(finder, index, lambda _entity: None, None)
    assert any(name in item.label for item in source.find(query)[:3])


def test_the_preview_of_an_article_begins_below_what_the_page_printed() -> None:
    head = [(BlockKind.FURNITURE, f"Share on network {number}") for number in range(9)]
    article = written(*head, "Snow fell on the river.").article
    rows, _ = preview(article, Passage(article.id, 0, 0, "article"), 40, 5)
    shown = ["".join(article.text[span.start : span.end] for span in row.spans) for row in rows]
    assert [line for line in shown if line] == ["Snow fell on the river."]
