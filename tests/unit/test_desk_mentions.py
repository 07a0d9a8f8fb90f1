"""Following one name through the library: where a step lands, what it is called, and when it goes round."""

from __future__ import annotations

from skyread.desk.desk import Desk
from skyread.entities.model import Resolution
from skyread.index.library_index import Index
from small_desk import desk_of, named, sentence, take_names, written

MARCH = written(
    f"{sentence(1)} [Ada Berg] met [Karl Moe] in the hall.",
    *(sentence(n) for n in range(2, 12)),
    "[Berg|Ada Berg] said no. [Moe|Karl Moe] said yes.",
    title="March",
    published="2021-03-01",
    path="m.txt",
)
APRIL = written(sentence(20), title="April", published="2021-04-01", path="a.txt")
MAY = written(
    "[Karl Moe] was alone. [Ms Berg|Ada Berg] came late.", title="May", published="2021-05-01", path="y.txt"
)


def at_work() -> Desk:
    # The walk's order is not the list's, which is by date.
    desk = desk_of(MAY, MARCH, APRIL)
    desk.reader.resize(40, 8)
    desk.open(MARCH.id)
    return desk


def where(desk: Desk) -> tuple[str, str | None]:
    assert desk.reader.article is not None
    return desk.reader.article.title or "", named(desk.reader)


def number(desk: Desk) -> tuple[int, int, int, int] | None:
    step = desk.step
    return (step.number, step.total, step.article_number, step.article_total) if step else None


def test_next_goes_through_the_articles_in_list_order_and_round() -> None:
    desk = at_work()
    desk.reader.move_sentence(1)
    seen = []
    for _ in range(3):
        assert desk.step_mention(1, 1, take_focus=True)
        seen.append((*where(desk), number(desk), desk.message))
        desk.message = ""
    assert seen == [
        ("March", "Berg", (2, 3, 1, 2), ""),
        ("May", "Ms Berg", (3, 3, 2, 2), ""),
        ("March", "Ada Berg", (1, 3, 1, 2), "Round the end of the library"),
    ]


def test_previous_goes_the_other_way_and_round() -> None:
    desk = at_work()
    desk.reader.move_sentence(1)
    assert desk.step_mention(-1, 1, take_focus=True)
    assert where(desk) == ("May", "Ms Berg")
    assert desk.message == "Round the beginning of the library"
    desk.message = ""
    desk.step_mention(-1, 2, take_focus=True)
    assert (where(desk), desk.message) == (("March", "Ada Berg"), "")


def test_the_order_of_the_list_is_the_order_of_the_walk() -> None:
    desk = at_work()
    desk.listing.reverse = True
    desk.arrange_list()
    desk.reader.move_sentence(1)
    desk.step_mention(1, 2, take_focus=True)
    assert where(desk) == ("May", "Ms Berg")
    assert desk.message == "Round the end of the library"
    assert number(desk) == (1, 3, 1, 2)


def test_counts_step_several_mentions() -> None:
    desk = at_work()
    desk.reader.move_sentence(1)
    desk.step_mention(1, 2, take_focus=True)
    assert where(desk) == ("May", "Ms Berg")


def test_a_filter_of_the_list_does_not_hide_mentions() -> None:
    desk = at_work()
    desk.listing.filter = "march"
    desk.arrange_list()
    desk.reader.move_sentence(1)
    desk.step_mention(1, 2, take_focus=True)
    assert where(desk) == ("May", "Ms Berg")


def test_the_name_in_focus_becomes_current_and_the_repeat_keeps_it() -> None:
    desk = at_work()
    desk.reader.move_sentence(1)
    desk.step_mention(1, 1, take_focus=True)
    assert desk.current == "ada berg"
    desk.reader.move_sentence(1)
    assert named(desk.reader) == "Moe"
    desk.step_mention(1, 1, take_focus=False)
    assert (where(desk), desk.current) == (("May", "Ms Berg"), "ada berg")
    desk.reader.move_sentence(-1)
    desk.step_mention(1, 1, take_focus=True)
    assert (where(desk), desk.current) == (("March", "Karl Moe"), "karl moe")


def test_where_no_name_is_in_focus_the_current_one_goes_on() -> None:
    desk = at_work()
    desk.set_current("karl moe")
    assert named(desk.reader) is None
    desk.step_mention(1, 1, take_focus=True)
    assert where(desk) == ("March", "Karl Moe")


def test_a_mention_that_begins_the_sentence_in_focus_is_still_ahead() -> None:
    desk = at_work()
    desk.set_current("ada berg")
    desk.reader.mention = desk.reader.entity = None
    desk.reader.focus_sentence_at(MARCH.text.index("Berg said"))
    desk.reader.mention = desk.reader.entity = None
    desk.step_mention(1, 1, take_focus=False)
    assert (where(desk), number(desk)) == (("March", "Berg"), (2, 3, 1, 2))


def test_from_another_mention_of_the_sentence_next_does_not_go_back() -> None:
    desk = at_work()
    desk.set_current("ada berg")
    desk.reader.move_sentence(1)
    assert desk.reader.move_mention(1)
    assert named(desk.reader) == "Karl Moe"
    desk.step_mention(1, 1, take_focus=False)
    assert where(desk) == ("March", "Berg")


def test_from_another_mention_of_the_sentence_previous_finds_the_one_before_it() -> None:
    desk = at_work()
    desk.set_current("ada berg")
    desk.reader.move_sentence(1)
    desk.reader.move_mention(1)
    desk.step_mention(-1, 1, take_focus=False)
    assert where(desk) == ("March", "Ada Berg")


def test_without_a_name_there_is_a_message_and_no_move() -> None:
    desk = at_work()
    before = desk.here()
    assert not desk.step_mention(1, 1, take_focus=True)
    assert desk.message.startswith("No name is in focus")
    assert desk.here() == before and desk.trail.entries == ()


def test_before_names_are_known_there_is_a_message() -> None:
    desk = at_work()
    desk.named = False
    assert not desk.step_mention(1, 1, take_focus=True)
    assert "still being found" in desk.message


def test_the_number_is_that_of_the_mention_in_focus_only() -> None:
    desk = at_work()
    desk.reader.move_sentence(1)
    assert number(desk) is None
    desk.step_mention(1, 1, take_focus=True)
    assert number(desk) == (2, 3, 1, 2)
    desk.reader.move_sentence(1)
    assert number(desk) is None
    desk.back(1)
    assert number(desk) == (1, 3, 1, 2)


def test_jumping_to_an_entity_goes_to_its_next_mention_here_else_to_its_first() -> None:
    desk = at_work()
    desk.reader.focus_sentence_at(MARCH.text.index(sentence(5)))
    desk.jump_to_entity("ada berg")
    assert where(desk) == ("March", "Berg")
    desk.open(MARCH.id)
    desk.reader.focus_sentence_at(MARCH.text.index("Moe said"))
    desk.jump_to_entity("ada berg")
    assert where(desk) == ("March", "Ada Berg")
    desk.open(APRIL.id)
    desk.jump_to_entity("karl moe")
    assert (where(desk), desk.current) == (("March", "Karl Moe"), "karl moe")


def test_an_entity_that_is_gone_is_current_no_more() -> None:
    desk = at_work()
    desk.jump_to_entity("ada berg")
    take_names(desk, Index.build([APRIL.article], Resolution({}, {}, {})))
    assert desk.current is None
    assert not desk.step_mention(1, 1, take_focus=False)
    assert not desk.jump_to_entity("ada berg")


def test_between_new_articles_and_their_names_stepping_does_no_harm() -> None:
    desk = at_work()
    desk.jump_to_entity("ada berg")
    june = written("[Ada Berg] again.", title="June", published="2021-06-01", path="j.txt")
    desk.take_articles([MARCH.article, june.article])
    for _ in range(4):
        desk.step_mention(1, 1, take_focus=True)
        assert desk.step is None or desk.step.total >= 1
        assert where(desk)[0] == "March"
