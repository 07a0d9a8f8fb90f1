"""Paragraphs that stand in several articles: found whatever their typography, pointed to where they were read."""

from __future__ import annotations

from skyread.desk.listing import SortKey
from skyread.index.repeats import FEWEST_WORDS, Repeats, find_repeats
from skyread.ui.repeats import RepeatsFound
from skyread.ui.screen import DeskScreen
from small_desk import FURNITURE, Written, focused, press, screen_of, settle, written

WIRE = (
    "The ferry company said on Monday that all crossings would stop until the storm had passed the islands."
)
SAME = "THE ferry company said, on Monday, that “all” crossings would stop until the storm had passed the islands!"
OWN = "Our reporter found the harbour master at home, where he had been asked to wait for further news."
SHORT = "The harbour stayed shut."

PORT = written(OWN, WIRE, title="Port")
WEEKLY = written(
    "A week of wind has left the coast without its boats, and nobody knows for how long.",
    SAME,
    title="Weekly",
)
LATER = written(SHORT, SHORT, title="Later")


def repeated(*library: Written) -> dict[str, list[str]]:
    """Title → the beginnings of the paragraphs that stand elsewhere too."""
    found = find_repeats([one.article for one in library])
    by_id = {one.id: one for one in library}
    return {
        str(by_id[id_].article.title): [by_id[id_].text[one.start : one.end][:9] for one in some]
        for id_, some in found.paragraphs.items()
    }


def test_the_same_words_are_found_whatever_the_typography() -> None:
    assert repeated(PORT, WEEKLY, LATER) == {"Port": ["The ferry"], "Weekly": ["THE ferry"]}


def test_each_paragraph_tells_where_else_it_stands() -> None:
    [one] = find_repeats([PORT.article, WEEKLY.article]).paragraphs[PORT.id]
    [place] = one.elsewhere
    assert WEEKLY.text[place.start : place.end] == SAME and place.article == WEEKLY.id


def test_of_what_stands_everywhere_some_places_are_listed_and_all_are_counted() -> None:
    library = [written(f"Number {number}.", WIRE, path=f"{number}.txt").article for number in range(60)]
    for [one] in find_repeats(library).paragraphs.values():
        assert one.others == 59 > len(one.elsewhere) > 1


def test_short_paragraphs_furniture_and_what_one_article_says_twice_are_no_copies() -> None:
    assert len(SHORT.split()) < FEWEST_WORDS
    assert repeated(LATER, written(SHORT, title="Other")) == {}
    assert repeated(written(OWN, OWN, title="Twice"), LATER) == {}
    assert repeated(written((FURNITURE, WIRE), title="Page"), PORT) == {}


def test_the_order_of_the_library_changes_only_the_order_of_the_places() -> None:
    third = written(WIRE, OWN, title="Third")
    forward = find_repeats([one.article for one in (PORT, WEEKLY, third)])
    backward = find_repeats([one.article for one in (third, WEEKLY, PORT)])
    assert forward.paragraphs.keys() == backward.paragraphs.keys()
    for id_, some in forward.paragraphs.items():
        others = backward.paragraphs[id_]
        assert [(one.start, one.end) for one in some] == [(one.start, one.end) for one in others]
        assert [set(one.elsewhere) for one in some] == [set(one.elsewhere) for one in others]
    assert forward.nearly == backward.nearly == {PORT.id: third.id, third.id: PORT.id}


def test_articles_that_share_most_of_their_paragraphs_are_nearly_the_same() -> None:
    added = (
        "One sentence was added by the other paper, which is long enough to count as a paragraph of its own."
    )
    lines = [
        f"Line {number} of the report has as many words as it takes to be known again elsewhere."
        for number in range(5)
    ]
    report, reprint = written(*lines, title="Report"), written(*lines, added, title="Reprint")
    excerpt = written(*lines[:2], added, OWN, title="Excerpt")
    nearly = find_repeats([one.article for one in (report, reprint, excerpt)]).nearly
    assert nearly == {report.id: reprint.id, reprint.id: report.id}


def test_articles_that_are_nearly_the_same_through_others_are_of_one_family() -> None:
    found = Repeats(nearly={"b": "a", "c": "b", "y": "z", "z": "y"})
    assert found.families() == {"a": "a", "b": "a", "c": "a", "y": "y", "z": "y"}
    assert Repeats().families() == {}


async def test_the_list_can_be_sorted_by_what_repeats_also_before_it_is_known() -> None:
    lines = [f"Line {number} of it has as many words as it takes to be known again." for number in range(3)]
    report = written(*lines, title="Report", published="2020-01-01", path="1.txt")
    other = written(OWN, title="Other", published="2021-01-01", path="2.txt")
    reprint = written(*lines, "Copied.", title="Reprint", published="2022-01-01", path="3.txt")
    async with screen_of(report, other, reprint) as screen:
        await reading(screen)
        desk = screen.desk
        found, desk.seen_before.repeats = desk.seen_before.repeats, Repeats()
        desk.listing.sort = SortKey.REPEATS
        desk.arrange_list()
        assert desk.listing.order == [report.id, other.id, reprint.id]
        screen.on_repeats_found(RepeatsFound(desk.articles, found))
        assert desk.listing.order == [report.id, reprint.id, other.id]


async def reading(screen: DeskScreen) -> None:
    await settle(screen)
    press(screen, "g", "2")


async def test_a_paragraph_that_was_read_is_pointed_to_from_where_it_stands_again() -> None:
    async with screen_of(PORT, WEEKLY, size=(130, 24)) as screen:
        await reading(screen)
        desk = screen.desk
        desk.open(PORT.id)
        press(screen, "r", "r")
        assert desk.state(PORT.id).read
        desk.open(WEEKLY.id)
        press(screen, ")")
        await settle(screen)
        known = desk.seen_before.in_focus()
        assert known is not None and known.read
        assert any("read in “Port”" in text for text, _ in screen.status.line(0))
        assert any("≡" in text for y in range(1, 12) for text, _ in screen.reader.line(y))
        press(screen, "z", "h")
        await settle(screen)
        assert not any("≡" in text for y in range(1, 12) for text, _ in screen.reader.line(y))
        press(screen, "g", "b")
        assert focused(desk.reader) == WIRE
        assert desk.message == "Read here before"
        press(screen, "ctrl+o")
        assert desk.reader.article is WEEKLY.article


async def test_what_was_first_read_here_is_not_called_read_before() -> None:
    async with screen_of(PORT, WEEKLY) as screen:
        await reading(screen)
        desk = screen.desk
        desk.open(PORT.id)
        press(screen, ")")
        known = desk.seen_before.in_focus()
        assert known is not None and not known.read
        press(screen, "g", "b")
        assert desk.reader.article is WEEKLY.article
        assert desk.message == "The same paragraph"


async def test_other_paragraphs_lead_nowhere() -> None:
    async with screen_of(PORT, WEEKLY) as screen:
        await reading(screen)
        screen.desk.open(PORT.id)
        press(screen, "g", "b")
        assert screen.desk.message == "This paragraph stands in no other article of the library"


async def test_the_list_tells_articles_that_are_nearly_the_same() -> None:
    reprint = written(WIRE, OWN, title="Reprint", source="Weekly")
    async with screen_of(PORT, reprint, LATER) as screen:
        await settle(screen)
        rows = ["".join(text for text, _ in screen.list.line(y)) for y in range(1, 7)]
        told = {title: "≡" in about for title, about in zip(rows[::2], rows[1::2], strict=True)}
        assert {title.strip(" ●◐│"): nearly for title, nearly in told.items()} == {
            "Port": True,
            "Reprint": True,
            "Later": False,
        }
