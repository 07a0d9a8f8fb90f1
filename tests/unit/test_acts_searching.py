"""`/ g? n N ]s` in the real screen: what is shown while typing, and going on into the next article."""

from __future__ import annotations

from skyread.ui.screen import DeskScreen
from small_desk import focused, press, screen_of, sentence, type_in, written

MARCH = written(
    f"{sentence(1)} A fox ran.",
    *(sentence(n) for n in range(2, 20)),
    "The\nfox and the Fox met. No fox was left.",
    *(sentence(n) for n in range(20, 30)),
    title="March",
    published="2021-03-01",
    path="m.txt",
)
APRIL = written(sentence(60), title="April", published="2021-04-01", path="a.txt")
MAY = written(sentence(70), "One fox. Another fox.", title="May", published="2021-05-01", path="y.txt")
ALL = (MARCH, APRIL, MAY)


def hit(screen: DeskScreen) -> tuple[str, int, str]:
    """Title, number of the hit in its article, and the hit's text."""
    desk = screen.desk
    article = desk.reader.article
    assert article is not None
    if desk.reader.hit is None:
        return article.title or "", 0, ""
    span = desk.reader.hit
    return (
        article.title or "",
        desk.search.number(article, span.start),
        article.text[span.start : span.end],
    )


def search(screen: DeskScreen, query: str, key: str = "/") -> None:
    press(screen, *key)
    type_in(screen, query)
    press(screen, "enter")


async def test_n_and_capital_n_go_through_the_hits_with_counts() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter")
        search(screen, "fox")
        assert hit(screen) == ("March", 1, "fox")
        press(screen, "n")
        assert hit(screen) == ("March", 2, "fox")
        press(screen, "2", "n")
        assert hit(screen) == ("March", 4, "fox")
        press(screen, "N")
        assert hit(screen) == ("March", 3, "Fox")
        press(screen, "2", "N")
        assert hit(screen) == ("March", 1, "fox")


async def test_a_capital_asks_for_capitals_and_blanks_cross_line_ends() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter")
        search(screen, "Fox")
        assert hit(screen) == ("March", 1, "Fox")
        search(screen, "the fox")
        assert hit(screen)[2] in ("The\nfox", "the Fox")
        assert len(screen.desk.search.hits(MARCH.article)) == 2


async def test_backward_search_goes_up_and_n_goes_on_upward() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", "G")
        search(screen, "fox", "g?")
        assert hit(screen) == ("March", 4, "fox")
        press(screen, "n")
        assert hit(screen) == ("March", 3, "Fox")
        press(screen, "N")
        assert hit(screen) == ("March", 4, "fox")


async def test_the_first_hit_is_shown_while_typing_and_escape_leads_back() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", "3", "j", ")")
        top, before = screen.desk.reader.top, focused(screen.desk.reader)
        press(screen, "/")
        type_in(screen, "the fox")
        assert hit(screen) == ("March", 1, "The\nfox")
        assert screen.desk.message == "1/2"
        type_in(screen, "zz")
        assert (screen.desk.reader.top, focused(screen.desk.reader)) == (top, before)
        assert screen.desk.message == "no hit in this article"
        press(screen, "backspace", "backspace")
        assert hit(screen) == ("March", 1, "The\nfox")
        press(screen, "escape")
        assert (screen.desk.reader.top, focused(screen.desk.reader)) == (top, before)
        assert not screen.desk.search
        assert screen.desk.trail.entries == ()


async def test_escape_keeps_the_search_before() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter")
        search(screen, "fox")
        press(screen, "/")
        type_in(screen, "rain")
        press(screen, "escape", "n")
        assert screen.desk.search.query == "fox"
        assert hit(screen) == ("March", 2, "fox")


async def test_an_empty_query_repeats_the_last_one() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter")
        search(screen, "fox")
        press(screen, "G")
        search(screen, "", "g?")
        assert hit(screen) == ("March", 4, "fox")
        press(screen, "g", "g", "/", "enter")
        assert hit(screen)[:2] == ("March", 1)


async def test_an_empty_query_goes_on_to_the_next_hit() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter")
        search(screen, "fox")
        search(screen, "")
        assert hit(screen) == ("March", 2, "fox")
        search(screen, "", "g?")
        assert hit(screen) == ("March", 1, "fox")


async def test_an_empty_query_with_nothing_before_does_nothing() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", "/", "enter", "n")
        assert not screen.desk.search
        assert hit(screen)[0] == "March"


async def test_past_the_last_hit_the_next_article_is_offered_and_a_second_n_takes_it() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter")
        search(screen, "fox")
        press(screen, "3", "n", "n")
        assert screen.desk.message == "No more hits here; n again: 2 in “May”"
        assert hit(screen) == ("March", 4, "fox")
        press(screen, "n")
        assert hit(screen) == ("May", 1, "fox")
        press(screen, "ctrl+o")
        assert hit(screen)[0] == "March"
        press(screen, "]", "j", "N", "N")
        assert hit(screen)[0] == "March"


async def test_an_offer_names_the_key_that_takes_it() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter")
        search(screen, "fox")
        press(screen, "N")
        assert screen.desk.message == "No more hits here; N again: 2 in “May”"
    async with screen_of(*ALL, preset="newsboat") as screen:
        press(screen, "enter")
        search(screen, "another fox")
        assert screen.desk.message == "No more hits here; ]s again: 1 in “May”"


async def test_an_offer_that_was_not_taken_is_made_again() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter")
        search(screen, "fox")
        press(screen, "3", "n", "n", "g", "g", "4", "n", "n")
        assert hit(screen)[0] == "March"
        assert "n again" in screen.desk.message


async def test_a_query_without_hits_here_offers_the_article_that_has_some() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter")
        search(screen, "another fox")
        assert screen.desk.message == "No more hits here; n again: 1 in “May”"
        press(screen, "n")
        assert hit(screen) == ("May", 1, "Another fox")


async def test_a_query_that_stands_nowhere_is_told() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter")
        search(screen, "quagga")
        assert screen.desk.message == "“quagga” stands nowhere"
        press(screen, "n", "n", "n")
        assert hit(screen)[0] == "March"


async def test_bracket_s_crosses_articles_at_once() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter")
        search(screen, "fox")
        press(screen, "5", "]", "s")
        assert hit(screen) == ("May", 2, "fox")
        press(screen, "]", "s")
        assert hit(screen) == ("March", 1, "fox")
        press(screen, "[", "s")
        assert hit(screen) == ("May", 2, "fox")


async def test_a_count_of_hits_is_one_jump() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter")
        search(screen, "fox")
        before, places = focused(screen.desk.reader), len(screen.desk.trail.entries)
        press(screen, *"11]s")
        assert hit(screen) == ("May", 2, "fox")
        press(screen, "ctrl+o")
        assert focused(screen.desk.reader) == before
        assert len(screen.desk.trail.entries) <= places + 2


async def test_a_search_is_one_place_on_the_trail() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", "2", ")")
        before = focused(screen.desk.reader)
        search(screen, "fox")
        press(screen, "n", "n", "ctrl+o")
        assert focused(screen.desk.reader) == before


async def test_queries_come_back_with_up() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter")
        search(screen, "rain")
        search(screen, "fox")
        press(screen, "/", "up", "up")
        assert screen.desk.prompt.edit.text == "rain"
        press(screen, "down", "enter")
        assert screen.desk.search.query == "fox"


async def test_n_without_a_search_says_what_to_do() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "enter", "n")
        assert screen.desk.message
        assert hit(screen)[0] == "March"
