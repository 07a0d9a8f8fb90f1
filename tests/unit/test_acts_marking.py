"""Marking by keys: highlights, tags, pens, deleting, doing again, going from one to the next, and undo."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import pytest

from skyread.notebook.annotation import Placement
from skyread.notebook.store import Notebook
from skyread.ui.screen import DeskScreen
from small_desk import FURNITURE, press, screen_of, settle, type_in, written
from small_notebook import Window, annotation
from small_notes import note_on, notebook_of

FIRST = written(
    "The envoy spoke first. She asked for a week more. Nobody else asked for anything.",
    "The chair closed the talks. He thanked the hosts.",
    title="Talks",
    published="2021-01-01",
)
SECOND = written("A week went by. The envoy came back.", title="Later", published="2021-02-01", path="b.txt")


def marked(screen: DeskScreen) -> list[str]:
    """The highlighted passages of the article shown."""
    article = screen.desk.reader.article
    assert article is not None
    return [article.text[one.placement.start : one.placement.end] for one in screen.desk.marking.passages()]


def lines(screen: DeskScreen) -> str:
    """What the reader and the status line show."""
    drawn = [
        "".join(text for text, _ in pane.line(y))
        for pane in (screen.reader, screen.status)
        for y in range(pane.area.height)
    ]
    return "\n".join(drawn)


async def test_one_key_highlights_the_sentence_in_focus() -> None:
    async with screen_of(FIRST) as screen:
        press(screen, "enter", ")", "H")
        assert marked(screen) == ["She asked for a week more."]
        assert screen.desk.message == "Highlighted as claim"


async def test_the_same_key_grows_it_to_the_paragraph_and_back() -> None:
    async with screen_of(FIRST) as screen:
        press(screen, "enter", ")", "H", "H")
        assert marked(screen) == [
            "The envoy spoke first. She asked for a week more. Nobody else asked for anything."
        ]
        press(screen, "H")
        assert marked(screen) == ["She asked for a week more."]
        titles = [act.title.split(":")[0] for act in screen.desk.history.acts()][:2]
        assert titles == ["Made as it was at first", "Made longer"]


async def test_a_highlight_is_seen_in_the_margin_the_gutter_the_list_and_the_status_line() -> None:
    async with screen_of(FIRST) as screen:
        press(screen, "enter", "H", "escape")
        await settle(screen)
        text = lines(screen)
        assert "c▌The envoy spoke first." in text
        assert "▬" in text.splitlines()[1]
        assert text.splitlines()[-1].startswith(" claim")
        assert "▬1" in "".join(piece for piece, _ in screen.list.line(1))


async def test_u_takes_a_highlight_back_and_ctrl_r_does_it_again() -> None:
    async with screen_of(FIRST) as screen:
        press(screen, "enter", "H", "u")
        assert marked(screen) == []
        assert screen.desk.message == "Undone: Highlighted “The envoy spoke first.”"
        press(screen, "ctrl+r")
        assert marked(screen) == ["The envoy spoke first."]


async def test_what_was_done_in_another_article_is_undone_from_here_and_said_so() -> None:
    async with screen_of(FIRST, SECOND) as screen:
        press(screen, "enter", "H", "J", "u")
        assert screen.desk.message == "Undone: Highlighted “The envoy spoke first.” — in Talks"


async def test_a_pen_is_chosen_by_its_letter_and_stays_in_hand() -> None:
    async with screen_of(FIRST) as screen:
        press(screen, "enter", "H", "c", "d")
        assert screen.desk.marking.focus is not None
        assert screen.desk.marking.focus.pen == "doubt"
        press(screen, "}", "H")
        assert screen.desk.marking.focus.pen == "doubt"


async def test_the_pens_are_listed_while_one_is_being_chosen() -> None:
    async with screen_of(FIRST) as screen:
        press(screen, "enter", "c")
        await settle(screen)
        assert "c claim  e evidence  d doubt  q quote  f follow-up" in lines(screen)


async def test_tags_are_completed_from_those_in_use() -> None:
    async with screen_of(FIRST) as screen:
        press(screen, "enter", "H", "t")
        type_in(screen, "delay, key point")
        press(screen, "enter", "}", "t")
        type_in(screen, "del")
        press(screen, "tab", "enter")
        assert screen.desk.marking.focus is not None
        assert screen.desk.marking.focus.tags == ("delay",)
        assert dict(screen.desk.annotations.tags()) == {"delay": 2, "key point": 1}


async def test_a_note_or_a_tag_begun_and_left_without_a_word_leaves_no_highlight() -> None:
    async with screen_of(FIRST) as screen:
        press(screen, "enter", "a", "escape")
        assert marked(screen) == []
        assert screen.desk.message == "Nothing written, nothing highlighted"
        press(screen, "t", "escape")
        assert marked(screen) == []
        press(screen, "H", "a", "escape", "t", "escape")
        assert marked(screen) == ["The envoy spoke first."]
        press(screen, "}", "a")
        type_in(screen, "half")
        press(screen, "escape")
        assert len(marked(screen)) == 2  # the draft is on it


async def test_dd_deletes_and_u_brings_it_back_with_all_that_it_had() -> None:
    async with screen_of(FIRST) as screen:
        press(screen, "enter", "H", "t")
        type_in(screen, "keep")
        press(screen, "enter", "d", "d")
        assert marked(screen) == []
        press(screen, "u")
        assert screen.desk.marking.focus is not None
        assert screen.desk.marking.focus.tags == ("keep",)


async def test_a_note_on_the_article_is_not_done_again_on_a_sentence() -> None:
    async with screen_of(FIRST) as screen:
        press(screen, "enter", "H", "A")
        type_in(screen, "ask the chair")
        press(screen, "ctrl+s", ")", ".")
        assert screen.desk.marking.focus is not None
        assert screen.desk.marking.focus.note == ""


async def test_marking_is_done_by_name_too() -> None:
    async with screen_of(FIRST) as screen:
        press(screen, "enter", "H")
        for line, said in (
            ("pen doubt", "Now doubt"),
            ("pen blot", "pen wants claim, evidence, doubt"),
            ("delete", "Deleted"),
        ):
            press(screen, ":")
            type_in(screen, line)
            press(screen, "enter")
            assert screen.desk.message.startswith(said)
        press(screen, "u")
        assert screen.desk.marking.focus is not None
        assert screen.desk.marking.focus.pen == "doubt"


async def test_dd_where_nothing_is_marked_says_so() -> None:
    async with screen_of(FIRST) as screen:
        press(screen, "enter", "d", "d")
        assert screen.desk.message == "Delete annotation: only where an annotation is in focus"


async def test_a_point_does_the_last_marking_again() -> None:
    async with screen_of(FIRST, SECOND) as screen:
        press(screen, "enter", "H", "c", "e", "t")
        type_in(screen, "promise")
        press(screen, "enter", "}", ".")
        focus = screen.desk.marking.focus
        assert focus is not None
        assert (focus.target.exact, focus.pen, focus.tags) == (
            "The chair closed the talks.",
            "evidence",
            ("promise",),
        )


async def test_the_brackets_go_from_one_to_the_next_through_the_library_and_back_by_the_trail() -> None:
    async with screen_of(FIRST, SECOND) as screen:
        press(screen, "enter", "}", "H", "J", "H", "K", "g", "g")
        press(screen, "]", "h")
        assert screen.desk.marking.focus is not None
        assert screen.desk.marking.focus.target.exact == "The chair closed the talks."
        press(screen, "]", "h")
        assert screen.desk.reader.article is SECOND.article
        press(screen, "]", "h")
        assert screen.desk.reader.article is FIRST.article
        assert screen.desk.message == "Round the end of the library"
        press(screen, "[", "j")
        assert screen.desk.reader.article is SECOND.article


async def test_a_count_goes_on_by_so_many_and_comes_back_by_one_step_of_the_trail() -> None:
    async with screen_of(FIRST, SECOND) as screen:
        press(screen, "enter", "H", ")", "H", ")", "H", "J", "H", "K", "g", "g")
        for keys, exact in (
            ("2]h", "Nobody else asked for anything."),
            ("2]h", "The envoy spoke first."),
            ("99999]h", "A week went by."),
            ("3[h", "The envoy spoke first."),
            ("99999[h", "She asked for a week more."),
        ):
            press(screen, *keys)
            assert screen.desk.marking.focus is not None
            assert screen.desk.marking.focus.target.exact == exact
        press(screen, "g", "g", *"2]h", "[", "j")
        assert screen.desk.reader.focus is not None and screen.desk.reader.focus.start == 0


async def test_a_refused_pen_is_not_taken_in_hand() -> None:
    async with screen_of(FIRST) as screen:
        press(screen, "enter", "H")
        screen.desk.notebook.connection.execute("PRAGMA query_only = ON")
        press(screen, "c", "d")
        assert screen.desk.message.startswith("Not kept")
        screen.desk.notebook.connection.execute("PRAGMA query_only = OFF")
        assert screen.desk.marking.pen == "claim"
        press(screen, ")", ".")
        assert screen.desk.marking.focus is not None and screen.desk.marking.focus.pen == "claim"


async def test_the_pen_of_a_selection_stays_in_hand_until_the_next_start() -> None:
    notebook = Notebook.in_memory()
    async with screen_of(FIRST, notebook=notebook) as screen:
        press(screen, "enter", "v", "v", "c", "d")
    async with screen_of(FIRST, notebook=notebook) as screen:
        assert screen.desk.marking.pen == "doubt"


async def test_an_emptied_note_on_an_article_leaves_its_tags() -> None:
    tagged = replace(note_on(FIRST, "", note="ask him"), tags=("talks",))
    async with screen_of(FIRST, notebook=notebook_of(tagged)) as screen:
        press(screen, "enter", "A", "ctrl+u", "ctrl+s")
        [left] = screen.desk.annotations.all()
        assert (left.note, left.tags) == ("", ("talks",))


async def test_overlapping_highlights_are_cycled_and_merged() -> None:
    async with screen_of(FIRST) as screen:
        desk = screen.desk
        press(screen, "enter", ")", "H", "H")
        press(screen, ")")
        article = desk.reader.article
        assert article is not None and desk.reader.focus is not None
        desk.marking.highlight(article, desk.reader.focus, pen="doubt", tags=("odd",))
        first = desk.marking.focus
        press(screen, "g", "H")
        second = desk.marking.focus
        assert first is not None and second is not None and first.id != second.id
        press(screen, "escape")
        await settle(screen)
        assert f" {second.pen} 1/2 │" in lines(screen)
        press(screen, "g", "J")
        assert desk.message == "Merged 2 annotations"
        assert [one.annotation.tags for one in desk.marking.passages()] == [("odd",)]
        press(screen, "u")
        assert len(desk.marking.passages()) == 2


async def test_the_end_of_a_highlight_moves_by_words() -> None:
    async with screen_of(FIRST) as screen:
        press(screen, "enter", "H", "2", "<")
        assert marked(screen) == ["The envoy"]
        press(screen, "3", ">")
        assert marked(screen) == ["The envoy spoke first. She"]


async def test_read_marks_of_the_user_are_undone_too() -> None:
    async with screen_of(FIRST, SECOND) as screen:
        press(screen, "R")
        assert all(screen.desk.state(one.id).read for one in (FIRST, SECOND))
        press(screen, "u")
        assert not any(screen.desk.state(one.id).read for one in (FIRST, SECOND))


async def test_a_selection_is_highlighted_and_left_with_the_annotation_in_focus() -> None:
    async with screen_of(FIRST) as screen:
        press(screen, "enter", "v", "v", "w", "e", "H")
        assert marked(screen) == ["The envoy"]
        assert screen.desk.visual is None
        assert screen.desk.marking.focus is not None
        press(screen, "c", "q")
        assert screen.desk.marking.focus.pen == "quote"


async def test_a_pens_letter_highlights_a_selection_with_it() -> None:
    async with screen_of(FIRST) as screen:
        press(screen, "enter", "v", "v", "i", "s", "c", "d")
        assert marked(screen) == ["The envoy spoke first."]
        assert screen.desk.marking.focus is not None
        assert screen.desk.marking.focus.pen == "doubt"


async def test_gv_takes_the_range_of_a_highlight_and_h_gives_it_another() -> None:
    async with screen_of(FIRST) as screen:
        press(screen, "enter", "v", "v", "e", "H", "g", "v", "w", "e", "H")
        assert marked(screen) == ["The envoy"]
        assert screen.desk.message == "Its range is changed; u takes it back"
        press(screen, "u")
        assert marked(screen) == ["The"]


async def test_leaving_the_selection_after_gv_changes_nothing() -> None:
    async with screen_of(FIRST) as screen:
        press(screen, "enter", "H", "g", "v", "escape", "}", "v", "v", "e", "H")
        assert marked(screen) == ["The envoy spoke first.", "The"]


async def test_a_note_is_written_on_the_sentence_and_seen_to_be_one() -> None:
    async with screen_of(FIRST) as screen:
        press(screen, "enter", "a")
        type_in(screen, "why first?")
        press(screen, "ctrl+s")
        await settle(screen)
        assert screen.desk.marking.focus is not None
        assert screen.desk.marking.focus.note == "why first?"
        assert "✎▌The envoy" in lines(screen)
        press(screen, "escape")
        await settle(screen)
        assert " claim ✎ why first?" in lines(screen)


async def test_a_note_on_the_article_stands_in_its_head_and_an_emptied_one_goes() -> None:
    async with screen_of(FIRST) as screen:
        press(screen, "enter", "A")
        type_in(screen, "ask the chair")
        press(screen, "ctrl+s")
        await settle(screen)
        assert "✎ ask the chair" in lines(screen).splitlines()[0]
        press(screen, "A", "ctrl+u", "ctrl+s")
        assert screen.desk.marking.article_note is None


async def test_the_end_of_a_highlight_goes_over_what_is_folded_as_far_as_there_is_text() -> None:
    library = written("The chair sat down.", (FURNITURE, "Share this page"), "He rose again.", title="Talks")
    async with screen_of(library) as screen:
        press(screen, "enter", "H", *"2>")
        assert marked(screen) == ["The chair sat down.\n\nShare this page\n\nHe rose"]
        press(screen, *"2<", "<")
        assert marked(screen) == ["The chair sat"]
        press(screen, *"99>")
        assert marked(screen)[0].endswith("He rose again.")
        press(screen, ">")
        assert screen.desk.message == "Its end can't go further this way"
        press(screen, *"99<")
        assert marked(screen) == ["The"]
        press(screen, "<")
        assert screen.desk.message == "Its end can't go further this way"


async def test_annotations_of_other_libraries_are_not_called_none() -> None:
    elsewhere = annotation("a1", article="elsewhere")
    async with screen_of(FIRST) as screen:
        press(screen, "enter", *"]h")
        assert screen.desk.message.startswith("Nothing is annotated yet")
        screen.desk.annotations.keep([elsewhere], "Import", "elsewhere")
        press(screen, *"]h")
        assert screen.desk.message.startswith("No annotation stands in these articles")
        press(screen, "u")
        assert screen.desk.message == "Undone: Import"


async def test_annotations_that_are_still_being_looked_for_are_not_called_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    go_on = Event()

    def slowly(*_: object) -> list[tuple[str, Placement]]:
        assert go_on.wait(60)
        return []

    monkeypatch.setattr("skyread.desk.reanchoring.Reanchoring.look", slowly)
    notebook = notebook_of(annotation("a1", article="as it was before"))
    async with screen_of(FIRST, notebook=notebook) as screen:
        try:
            press(screen, "enter", *"]h")
            assert "being looked for" in screen.desk.message
            press(screen, ":")
            type_in(screen, "anchors")
            press(screen, "enter")
            assert "being looked for" in screen.desk.message
        finally:
            go_on.set()


async def test_messages_name_the_keys_that_are_in_force() -> None:
    async with screen_of(FIRST, preset="less") as screen:
        press(screen, "enter", "H", "H")
        assert screen.desk.message == "Made longer; U takes it back"


async def test_what_is_highlighted_already_is_put_in_focus_and_not_highlighted_twice() -> None:
    async with screen_of(FIRST) as screen:
        press(screen, "enter", "V", "H", "V", "H")
        assert marked(screen) == ["The envoy spoke first."]
        assert screen.desk.message == "It is highlighted as claim already"
        press(screen, "V", *"cd")
        assert [one.annotation.pen for one in screen.desk.marking.passages()] == ["claim", "doubt"]


async def test_of_several_acts_those_are_undone_that_can_be_and_the_reason_is_told_for_the_rest() -> None:
    async with screen_of(FIRST) as screen:
        press(screen, "enter", "H")
        first = screen.desk.marking.focus
        assert first is not None
        other = Window(screen.desk.notebook)
        other.annotations.keep([replace(first, note="from elsewhere")], "Note")
        press(screen, ")", "H", *"2u")
        assert marked(screen) == ["The envoy spoke first."]
        assert screen.desk.message.startswith(
            "Undone: Highlighted “She asked for a week more.” — no further: "
        )


async def test_going_to_a_note_on_the_article_opens_no_page_furniture() -> None:
    library = written((FURNITURE, "Share this page"), "The chair sat down.", title="Talks")
    async with screen_of(library) as screen:
        press(screen, "enter", "A")
        type_in(screen, "ask him")
        press(screen, "ctrl+s", *"gh")
        await settle(screen)
        press(screen, "enter", "H")
        assert marked(screen) == ["The chair sat down."]


async def test_a_refused_act_is_said_and_nothing_is_shown_as_kept() -> None:
    async with screen_of(FIRST) as screen:
        press(screen, "enter")
        screen.desk.notebook.connection.execute("PRAGMA query_only = ON")
        press(screen, "H")
        assert marked(screen) == []
        assert screen.desk.message.startswith("Not kept")
        screen.desk.notebook.connection.execute("PRAGMA query_only = OFF")
        press(screen, "H")
        assert len(marked(screen)) == 1
