"""What stands where in the library, and where a step through an entity's mentions lands."""

from __future__ import annotations

import pytest

from skyread.entities.model import EntityType
from skyread.index.library_index import Index, Step
from small_library import library_of

KINDS = {"Ada Berg": EntityType.PERSON, "Arms Pact": EntityType.TREATY, "Oslo": EntityType.PLACE}
FIRST = "[Ada Berg] spoke of the [Arms Pact]. Later [Berg|Ada Berg] left."
SECOND = "Nothing but [Oslo] here."
THIRD = "The [pact|Arms Pact] was what [Ms Berg|Ada Berg] wanted."


@pytest.fixture
def index() -> Index:
    return Index.build(*library_of(FIRST, SECOND, THIRD, kinds=KINDS))


def ids(index: Index) -> list[str]:
    return [article.id for article in index.articles]


def landed(index: Index, step: Step | None) -> tuple[int, str]:
    assert step is not None
    article = index.article(step.passage.article)
    assert article is not None
    return index.position(article.id), article.text[step.passage.start : step.passage.end]


def test_articles_keep_their_order_and_are_found_by_id(index: Index) -> None:
    assert [index.position(one) for one in ids(index)] == [0, 1, 2]
    assert index.article(ids(index)[1]) is index.articles[1]
    assert index.article("unknown") is None
    with pytest.raises(KeyError):
        index.position("unknown")


def test_entities_come_most_frequent_first_and_then_by_name(index: Index) -> None:
    assert [entity.name for entity in index.entities()] == ["Ada Berg", "Arms Pact", "Oslo"]
    assert index.counts("ada berg") == (3, 2)
    assert index.counts("oslo") == (1, 1)
    assert index.counts("nobody") == (0, 0)
    assert index.count_in("ada berg", ids(index)[0]) == 2
    assert index.count_in("ada berg", ids(index)[1]) == 0


def test_an_entity_without_mentions_in_these_articles_is_not_listed() -> None:
    articles, resolution = library_of(FIRST, SECOND, kinds=KINDS)
    index = Index.build(articles[:1], resolution)
    assert index.entity("oslo") is None
    assert [entity.name for entity in index.entities()] == ["Ada Berg", "Arms Pact"]


def test_mentions_of_an_article_are_found_by_offset(index: Index) -> None:
    article = index.articles[0]
    start = article.text.index("Berg left")
    assert [mention.surface for mention in index.mentions_in(article.id)] == ["Ada Berg", "Arms Pact", "Berg"]
    assert index.entity_ids_in(article.id) == ("ada berg", "arms pact", "ada berg")
    for offset in (start, start + 3):
        found = index.mention_at(article.id, offset)
        assert found is not None
        assert (found[0].surface, found[1]) == ("Berg", "ada berg")
    assert index.mention_at(article.id, start + 4) is None
    assert index.mention_at("unknown", 0) is None


def test_mentions_between_takes_those_that_are_cut_by_the_edges(index: Index) -> None:
    article = index.articles[0]
    surfaces = [mention.surface for mention in index.mentions_between(article.id, 4, 25)]
    assert surfaces == ["Ada Berg", "Arms Pact"]
    assert index.mentions_between(article.id, 8, 22) == ()


def test_entities_of_an_article_are_grouped_by_type_with_their_offsets(index: Index) -> None:
    article = index.articles[0]
    found = [(one.entity.name, one.count, list(one.offsets)) for one in index.entities_in(article.id)]
    assert found == [
        ("Ada Berg", 2, [0, article.text.index("Berg left")]),
        ("Arms Pact", 1, [article.text.index("Arms Pact")]),
    ]


def test_a_step_leaves_the_mention_it_starts_in_and_says_how_far_it_is(index: Index) -> None:
    first, _, third = ids(index)
    step = index.step("ada berg", first, 3, 1)
    assert landed(index, step) == (0, "Berg")
    assert step is not None
    assert (step.number, step.total, step.article_number, step.article_total) == (2, 3, 1, 2)
    step = index.step("ada berg", first, step.passage.start, 1)
    assert landed(index, step) == (2, "Ms Berg")
    assert step is not None
    assert (step.number, step.article_number, step.wrapped) == (3, 2, False)
    back = index.step("ada berg", third, step.passage.start + 2, -1)
    assert landed(index, back) == (0, "Berg")


def test_a_step_from_an_article_without_the_entity_goes_to_its_neighbours(index: Index) -> None:
    second = ids(index)[1]
    assert landed(index, index.step("ada berg", second, 0, 1)) == (2, "Ms Berg")
    assert landed(index, index.step("ada berg", second, 0, -1)) == (0, "Berg")


def test_a_step_over_the_end_goes_on_at_the_beginning_and_says_so(index: Index) -> None:
    third = index.articles[2]
    step = index.step("ada berg", third.id, len(third.text), 1)
    assert landed(index, step) == (0, "Ada Berg")
    assert step is not None
    assert step.wrapped
    step = index.step("ada berg", index.articles[0].id, 0, -1, 2)
    assert landed(index, step) == (0, "Berg")
    assert step is not None
    assert step.wrapped


def test_a_step_follows_the_order_asked_for_and_stays_in_it(index: Index) -> None:
    first, second, third = ids(index)
    backwards = [third, second, first]
    step = index.step("ada berg", third, len(index.articles[2].text), 1, order=backwards)
    assert landed(index, step) == (0, "Ada Berg")
    assert step is not None
    assert (step.number, step.article_number, step.wrapped) == (2, 2, False)
    only = index.step("ada berg", first, 0, 1, order=[third])
    assert landed(index, only) == (2, "Ms Berg")
    assert only is not None
    assert (only.total, only.article_total, only.wrapped) == (1, 1, False)
    assert index.step("ada berg", first, 0, 1, order=[second]) is None
    assert index.step("nobody", first, 0, 1) is None


def test_passages_are_in_reading_order(index: Index) -> None:
    order = list(reversed(ids(index)))
    texts = {article.id: article.text for article in index.articles}
    found = [texts[one.article][one.start : one.end] for one in index.passages("ada berg", order)]
    assert found == ["Ms Berg", "Ada Berg", "Berg"]
    assert index.passages("nobody") == ()


def test_an_empty_library_holds_nothing() -> None:
    index = Index.build([], library_of()[1])
    assert index.entities() == ()
    assert index.entities_in("x") == []
    assert index.mentions_between("x", 0, 10) == ()


def test_the_next_mention_in_an_article_is_at_or_after_the_place_else_the_first_there() -> None:
    articles, resolution = library_of("[Ann] met [Bob]; [Ann] left.", "[Bob] stayed.")
    index = Index.build(articles, resolution)
    here, there = (article.id for article in articles)
    first, second = index.passages("ann")
    assert [index.next_in("ann", here, offset) for offset in (0, 1, second.start, second.end)] == [
        first,
        second,
        second,
        first,
    ]
    assert index.next_in("ann", there, 0) is None
    assert index.next_in("nobody", here, 0) is None
    bob = index.next_in("bob", there, 5)
    assert bob is not None and (bob.article, bob.start) == (there, 0)


def test_the_first_mention_follows_the_order_walked() -> None:
    articles, resolution = library_of("[Ann] met [Bob].", "[Bob] stayed.")
    index = Index.build(articles, resolution)
    backwards = [article.id for article in reversed(articles)]
    assert index.first("bob") == index.passages("bob")[0]
    assert index.first("bob", backwards) == index.passages("bob", backwards)[0]
    assert index.first("ann", backwards[:1]) is None
    assert index.first("nobody") is None
