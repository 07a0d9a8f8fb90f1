"""Worklists in the real screen: a list of results becomes one, and it is worked through with a few keys."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from skyread.desk.picker import Item, Kept
from skyread.desk.targets import shortened
from skyread.desk.worklist import gathered
from skyread.desk.worklist_source import title_for
from skyread.notebook.store import Notebook
from skyread.notebook.worklists import Verdict, WorkState
from skyread.text.spans import Passage
from skyread.ui.screen import DeskScreen
from small_desk import desk_of, focused, press, reload, screen_of, settle, type_in, written

MAY = written(
    "[Ortega] opened the sluice at dawn.",
    "The valley waited for the water.",
    "Later [Ortega] closed it again.",
    title="May",
    path="may.txt",
)
JUNE = written("In June [Ortega] was asked about the sluice.", title="June", path="june.txt")


@dataclass(frozen=True)
class Titled:
    """A list of which only the title matters."""

    title: str
    slow: bool = False
    previews: bool = True

    def find(self, query: str) -> list[Item]:
        """Nothing."""
        del query
        return []

    def landing(self, item: Item) -> Passage | None:
        """Nowhere."""
        del item
        return None

    def pick(self, item: Item) -> bool:
        """Nothing to do."""
        del item
        return False


async def made(screen: DeskScreen) -> None:
    """Wait until the worklist is made that was asked for."""
    while screen.desk.picker.shown:
        await settle(screen)


async def make(screen: DeskScreen, query: str = "sluice") -> None:
    """A worklist of what a search of the full text finds."""
    press(screen, "g", "/")
    type_in(screen, query)
    press(screen, "ctrl+q")
    await made(screen)


def states(screen: DeskScreen) -> str:
    """A sign for every item of the worklist in hand."""
    return "".join(item.state.sign for item in screen.desk.work.items)


def at(screen: DeskScreen) -> int:
    """The number of the item that one is at."""
    item = screen.desk.work.item
    return item.number if item else 0


async def test_all_that_was_found_becomes_a_worklist_and_its_first_item_is_shown() -> None:
    async with screen_of(MAY, JUNE) as screen:
        press(screen, "enter", "*", "g", "r")
        await settle(screen)
        press(screen, "ctrl+q")
        worklist = screen.desk.work.current
        assert worklist is not None and not screen.desk.picker.shown
        assert (worklist.title, worklist.items) == ("mentions of Ortega", 3)
        assert screen.desk.message.startswith("Worklist “mentions of Ortega”: 3 items; s keeps, x dismisses")
        assert focused(screen.desk.reader) == "Ortega opened the sluice at dawn."
        assert states(screen) == "○··"


async def test_an_item_of_mentions_begins_with_a_whole_word() -> None:
    tale = written(f"{'Nevertheless ' * 9}[Ortega] rowed.", path="tale.txt")
    async with screen_of(tale) as screen:
        press(screen, "enter", "*", "g", "r")
        await settle(screen)
        press(screen, "ctrl+q")
        assert [item.label for item in screen.desk.work.items] == [
            "Nevertheless Nevertheless Nevertheless Ortega rowed."
        ]


async def test_a_worklist_is_called_after_what_was_asked_and_no_two_alike() -> None:
    async with screen_of(MAY, JUNE) as screen:
        await make(screen)
        await make(screen)
        assert [one.title for one in screen.desk.work.lists.all()] == ["text: sluice (2)", "text: sluice"]


def test_what_was_asked_of_a_list_reads_as_words_in_the_name() -> None:
    quotes = Titled("quotes · in the library · by article")
    assert title_for(quotes, 'by:"Anna Kern" since:2020 sluice') == "quotes by Anna Kern since 2020: sluice"
    assert title_for(quotes, "by:") == "quotes: by:"
    assert title_for(Titled("annotations"), "pen:claim in:May") == "annotations in May: pen:claim"


async def test_its_name_says_where_was_looked_if_that_was_not_everywhere() -> None:
    async with screen_of(MAY, JUNE) as screen:
        press(screen, "enter", "*", "g", "r", "ctrl+r")
        await settle(screen)
        press(screen, "ctrl+q")
        worklist = screen.desk.work.current
        assert worklist is not None
        assert (worklist.title, worklist.items) == ("mentions of Ortega · in this article", 2)


def test_a_kept_quote_is_highlighted_as_it_is_and_not_its_sentence() -> None:
    told = written("[Ortega] said: “The sluice stays open.” Nobody believed it.", title="Told")
    desk = desk_of(told)
    start, end = told.text.index("The sluice"), told.text.index("”")
    quote = Passage(told.id, start, end, "quote")
    desk.work.make("quotes", gathered(desk.articles, [(quote, "said The sluice stays open.")]))
    desk.work.go(1)
    desk.work.judge(desk.work.items[0], Verdict.KEPT)
    assert desk.work.annotate(desk.annotations, "quote", ("water",), desk.index) == (1, 0)
    desk.work.annotate(desk.annotations, "quote", ("again",), desk.index)
    [made] = desk.annotations.all()
    assert (made.target.exact, made.pen) == ("The sluice stays open.", "quote")
    assert made.tags == ("water", "again"), "what is highlighted already gets the tags"


async def test_it_holds_more_than_the_list_shows() -> None:
    many = written(*(f"The mill turned for the {number}th time." for number in range(260)), title="Mill")
    async with screen_of(many) as screen:
        press(screen, "g", "/")
        type_in(screen, "mill")
        await settle(screen)
        assert len(screen.desk.picker.items) < 260
        press(screen, "ctrl+q")
        await made(screen)
        assert at(screen) == 1
        assert len(screen.desk.work.items) == 260


async def test_who_goes_on_while_a_long_one_is_made_is_told_of_it_and_stays_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("skyread.ui.worklists.FEW", 0)
    async with screen_of(MAY, JUNE) as screen:
        press(screen, "g", "/")
        type_in(screen, "sluice")
        press(screen, "ctrl+q")
        assert screen.desk.picker.remark == "making a worklist …"
        press(screen, "escape", "G", "enter")
        here = screen.desk.reader.article
        while screen.desk.work.current is None:
            await settle(screen)
        assert here is screen.desk.reader.article is JUNE.article and at(screen) == 0
        assert screen.desk.message.startswith("Worklist “text: sluice”: 2 items; s keeps")
        press(screen, "]", "q")
        assert at(screen) == 1 and screen.desk.reader.article is MAY.article


async def test_steps_go_over_articles_and_end_at_the_ends() -> None:
    async with screen_of(MAY, JUNE) as screen:
        await make(screen)
        shown = [screen.desk.reader.article]
        press(screen, "]", "q")
        shown.append(screen.desk.reader.article)
        assert shown == [MAY.article, JUNE.article] and states(screen) == "○○"
        press(screen, "]", "q")
        assert screen.desk.message == "This is the last item of “text: sluice”: 2 seen"
        press(screen, "5", "[", "q")
        assert at(screen) == 1


async def test_a_verdict_leads_on_and_dismissed_items_are_passed_over() -> None:
    async with screen_of(MAY, JUNE) as screen:
        await make(screen, "ortega")
        press(screen, "s")
        assert (states(screen), at(screen)) == ("●○·", 2)
        press(screen, "x", "s")
        assert states(screen) == "●×●"
        assert screen.desk.message == "Kept; this is the last item of “text: ortega”: 2 kept · 1 dismissed"
        press(screen, "[", "q")
        assert at(screen) == 1


async def test_the_same_verdict_again_takes_it_back() -> None:
    async with screen_of(MAY, JUNE) as screen:
        await make(screen)
        press(screen, "s", "[", "q", "s")
        assert (states(screen), at(screen)) == ("○○", 1)
        assert screen.desk.message == "Item 1 is neither kept nor dismissed any more"


async def test_undo_takes_a_verdict_back_and_shows_its_item_again() -> None:
    async with screen_of(MAY, JUNE) as screen:
        await make(screen)
        press(screen, "x")
        assert screen.desk.reader.article is JUNE.article
        press(screen, "u")
        assert (states(screen), at(screen)) == ("○○", 1)
        assert screen.desk.reader.article is MAY.article
        press(screen, "ctrl+r")
        assert states(screen) == "×○"


async def test_undo_takes_the_worklist_itself_back_though_it_was_gone_through() -> None:
    async with screen_of(MAY, JUNE) as screen:
        await make(screen)
        press(screen, "]", "q", "u")
        assert screen.desk.work.current is None
        assert screen.desk.message.startswith("Undone: Worklist “text: sluice”")
        press(screen, "ctrl+r")
        assert states(screen) == "○○"


async def test_no_verdict_goes_to_an_item_that_is_not_in_focus() -> None:
    async with screen_of(MAY, JUNE) as screen:
        await make(screen)
        press(screen, ")", "x")
        assert states(screen) == "○·"
        assert screen.desk.message == "No item of the worklist is in focus: ]q goes to the next one"


async def test_an_item_that_one_came_to_otherwise_can_be_judged() -> None:
    async with screen_of(MAY, JUNE) as screen:
        await make(screen, "ortega")
        press(screen, ")", ")", "x")
        assert (states(screen), at(screen)) == ("○×○", 3)


async def test_the_list_of_items_shows_states_and_is_asked_for_them() -> None:
    async with screen_of(MAY, JUNE) as screen:
        await make(screen, "ortega")
        press(screen, "s", "g", "q")
        picker = screen.desk.picker
        assert [item.tier for item in picker.items] == ["● 1", "○ 2", "· 3"]
        assert picker.selected is picker.items[1], "the cursor is on the item in hand"
        type_in(screen, "is:kept")
        assert [item.key for item in picker.items] == ["1"]
        press(screen, "ctrl+u")
        picker.edit.set("")
        type_in(screen, "-is:new june")
        assert picker.items == []
        picker.edit.set("")
        type_in(screen, "june")
        press(screen, "enter")
        assert screen.desk.reader.article is JUNE.article and at(screen) == 3


async def test_the_list_of_items_marks_the_passage_among_the_same_words() -> None:
    twice = written("A mill by the river and a mill on the hill.", title="Mills")
    async with screen_of(twice) as screen:
        await make(screen, "mill")
        press(screen, "g", "q")
        marked = [(item.label, item.marks) for item in screen.desk.picker.items]
        assert len(marked) == 2
        assert ["".join(label[place] for place in marks) for label, marks in marked] == ["mill", "mill"]
        assert marked[0][1] != marked[1][1]


async def test_the_state_of_an_item_is_seen_beside_a_long_label_in_a_narrow_list() -> None:
    far = "Long after the others had gone home the keeper of the weir was still waiting for Ortega."
    async with screen_of(written(far, title="Far"), size=(40, 12)) as screen:
        await make(screen, "ortega")
        press(screen, "g", "q")
        await settle(screen)
        screen.picker.begin()
        rows = ["".join(text for text, _ in screen.picker.line(y)) for y in range(11)]
        assert ["○ 1" in row for row in rows if "Ortega" in row] == [True]


async def test_the_list_of_items_comes_in_three_orders() -> None:
    async with screen_of(MAY, JUNE) as screen:
        await make(screen, "ortega")
        press(screen, "x", "g", "q", "ctrl+s")
        picker = screen.desk.picker
        assert [item.key for item in picker.items] == ["3", "2", "1"]
        press(screen, "ctrl+s")
        assert [(item.key, item.heading) for item in picker.items] == [("1", "May"), ("2", ""), ("3", "June")]


async def test_worklists_are_taken_in_hand_where_they_were_left_and_deleted_and_brought_back() -> None:
    async with screen_of(MAY, JUNE) as screen:
        await make(screen, "ortega")
        press(screen, "s")
        await make(screen, "valley")
        press(screen, "g", "Q")
        picker = screen.desk.picker
        assert [(item.label, item.detail) for item in picker.items] == [
            ("▪ text: valley", "1 item: 1 seen"),
            ("  text: ortega", "3 items: 1 kept · 1 seen · 1 new"),
        ]
        press(screen, "down", "enter")
        assert screen.desk.work.current is not None and screen.desk.work.current.title == "text: ortega"
        assert at(screen) == 2
        press(screen, "g", "Q", "ctrl+x")
        assert [item.label for item in picker.items] == ["▪ text: ortega"]
        press(screen, "escape", "u")
        assert len(screen.desk.work.lists.all()) == 2


async def test_a_worklist_that_another_window_deletes_while_it_is_listed_leads_nowhere(
    tmp_path: Path,
) -> None:
    path = tmp_path / "notebook.sqlite"
    one, other = Notebook.open(path), Notebook.open(path)
    async with screen_of(MAY, JUNE, notebook=one) as screen:
        await make(screen)
        press(screen, "g", "q")
        assert len(screen.desk.picker.items) == 2
        elsewhere = desk_of(MAY, JUNE, notebook=other).work.lists
        elsewhere.delete(elsewhere.all()[0].id)
        screen._tick()
        press(screen, "down")
        assert screen.desk.picker.landing is None
        press(screen, "enter")
        assert screen.failure is None
    one.close()
    other.close()


async def test_it_is_in_hand_again_at_the_same_item_after_a_restart(tmp_path: Path) -> None:
    async with screen_of(MAY, JUNE, notebook=Notebook.open(tmp_path / "n.sqlite")) as screen:
        await make(screen, "ortega")
        press(screen, "s")
    async with screen_of(MAY, JUNE, notebook=Notebook.open(tmp_path / "n.sqlite")) as screen:
        assert (states(screen), at(screen)) == ("●○·", 2)
        press(screen, "]", "q")
        assert screen.desk.reader.article is JUNE.article


async def test_two_windows_keep_each_others_marks(tmp_path: Path) -> None:
    async with screen_of(MAY, JUNE, notebook=Notebook.open(tmp_path / "n.sqlite")) as one:
        await make(one, "ortega")
        async with screen_of(MAY, JUNE, notebook=Notebook.open(tmp_path / "n.sqlite")) as other:
            press(other, "]", "q", "]", "q", "x")
            press(one, "s")
            one.desk.work.lists.notice_others()
            other.desk.work.lists.notice_others()
            assert states(one) == states(other) == "●○×"


async def test_an_item_is_found_again_in_a_changed_article() -> None:
    async with screen_of(MAY, JUNE) as screen:
        await make(screen, '"sluice at dawn"')
        longer = written(
            "A word before all others.",
            "[Ortega] opened the sluice at dawn.",
            "The valley waited for the water.",
            "Later [Ortega] closed it again.",
            title="May",
            path="may.txt",
        )
        reload(screen, longer, JUNE)
        press(screen, "g", "q", "enter")
        assert focused(screen.desk.reader) == "Ortega opened the sluice at dawn."
        assert screen.desk.message == "Item 1: the article has changed; it stands here now"


async def test_nobody_is_led_to_a_place_that_is_not_the_items() -> None:
    async with screen_of(MAY, JUNE) as screen:
        await make(screen)
        reload(screen, written("Nothing of it is left but [Ortega].", title="May", path="may.txt"), JUNE)
        press(screen, "]", "q")
        here = screen.desk.reader.article
        press(screen, "[", "q")
        assert screen.desk.reader.article is here
        assert screen.desk.message.startswith("Item 1 was not found again; it stood in May")
        press(screen, "x")
        assert states(screen) == "×○", "it can be dismissed all the same"
        press(screen, "g", "q", "up")
        picker = screen.desk.picker
        assert picker.landing is None
        assert isinstance(picker.source, Kept) and picker.selected is not None
        sheet = picker.source.sheet(picker.selected)
        assert sheet is not None and "opened the sluice at dawn" in sheet.text


async def test_what_was_kept_is_annotated_in_one_act() -> None:
    async with screen_of(MAY, JUNE) as screen:
        await make(screen)
        press(screen, "s", "s", ":")
        type_in(screen, "annotate-kept water")
        press(screen, "enter")
        found = screen.desk.annotations.all()
        assert {(one.target.exact, one.tags) for one in found} == {
            ("Ortega opened the sluice at dawn.", ("water",)),
            ("In June Ortega was asked about the sluice.", ("water",)),
        }
        assert screen.desk.message == "2 passages are claim #water now; u takes it back"
        press(screen, "u")
        assert screen.desk.annotations.all() == []


async def test_one_item_is_told_of_as_one() -> None:
    async with screen_of(MAY, JUNE) as screen:
        await make(screen)
        press(screen, "s", ":")
        type_in(screen, "annotate-kept")
        press(screen, "enter")
        assert screen.desk.message == "1 passage is claim now; u takes it back"


def test_a_passage_with_quotation_marks_gets_no_second_ones() -> None:
    assert shortened("“despite all that,”") == "“despite all that,”"
    assert shortened("despite all that") == "“despite all that”"
    assert shortened("") == ""


async def test_what_was_kept_is_written_to_a_file_and_nothing_else_is_written_over(tmp_path: Path) -> None:
    async with screen_of(MAY, JUNE) as screen:
        await make(screen)
        press(screen, "x", "s", ":")
        file, foreign = tmp_path / "list.md", tmp_path / "own.md"
        foreign.write_text("My own page.", encoding="utf-8")
        type_in(screen, f"export-worklist {file}")
        press(screen, "enter")
        page = file.read_text(encoding="utf-8")
        assert "# text: sluice" in page and "In June Ortega was asked" in page and "opened" not in page
        press(screen, ":")
        type_in(screen, f"export-worklist {foreign}")
        press(screen, "enter")
        assert foreign.read_text(encoding="utf-8") == "My own page."
        assert "something else" in screen.desk.message


async def test_lists_that_hold_no_passages_make_no_worklist() -> None:
    async with screen_of(MAY, JUNE) as screen:
        press(screen, "ctrl+p", "ctrl+q")
        assert screen.desk.picker.shown and screen.desk.work.current is None
        assert screen.desk.message == "These results are no passages: a worklist can't be made of them"


def test_every_state_has_a_sign_of_its_own() -> None:
    assert len({state.sign for state in WorkState}) == len(WorkState)
