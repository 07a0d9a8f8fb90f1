"""Finding annotations again in the real screen: the lists of annotations, notes and tags, renaming tags."""

from __future__ import annotations

from pathlib import Path

import pytest

from skyread.desk.annotation_source import AnnotationSource
from skyread.desk.arrangement import Pane
from skyread.notebook.annotation import Placement, State
from skyread.notebook.annotations import Annotations
from skyread.notebook.history import History
from skyread.notebook.store import Notebook
from skyread.ui.lines import LinePane, PaneClicked
from skyread.ui.screen import DeskScreen
from small_desk import focused, press, screen_of, sentence, settle, type_in, written
from small_notes import note_on, notebook_of

MARCH = written(
    "[Ada Berg] met the envoys. They said little.",
    *(sentence(n) for n in range(2, 20)),
    "Nobody had asked the harbour master.",
    title="March",
    path="m.txt",
)
MAY = written("The harbour was closed for a week.", "Ships waited outside.", title="May", path="y.txt")
LOST = written("A page that was taken down. It told of ships.", title="Taken down", path="old.txt")
ALL = (MARCH, MAY)

ENVOYS = note_on(MARCH, "Ada Berg met the envoys.", id="envoys", pen="claim", tags=("arms control",))
MASTER = note_on(
    MARCH,
    "Nobody had asked the harbour master.",
    id="master",
    pen="doubt",
    note="Ask him ourselves",
    tags=("ask",),
)
CLOSED = note_on(
    MAY, "The harbour was closed for a week.", id="closed", tags=("ask",), created="2024-05-12T12:00:00.000Z"
)
TOLD = note_on(
    LOST, "It told of ships.", id="told", note="Who took it down?", created="2024-05-01T12:00:00.000Z"
)
NOTES = (ENVOYS, MASTER, CLOSED, TOLD)


async def found(screen: DeskScreen) -> list[str]:
    """Keys of the items, once those for what is typed have come."""
    picker = screen.desk.picker
    for _ in range(2000):
        await settle(screen)
        if picker.answered == picker.edit.text:
            break
    return [item.key for item in picker.items]


def drawn(pane: LinePane) -> list[str]:
    pane.begin()
    return ["".join(text for text, _ in pane.line(y)).rstrip() for y in range(pane.size.height)]


async def test_all_annotations_stand_under_their_articles() -> None:
    async with screen_of(*ALL, notebook=notebook_of(*NOTES), size=(170, 24)) as screen:
        press(screen, "g", "h")
        assert await found(screen) == ["envoys", "master", "closed", "told"]
        headings = [row for row in screen.desk.picker.rows if isinstance(row, str)]
        assert headings == ["March", "May", "Taken down"]
        await settle(screen)
        shown = drawn(screen.picker)
        assert "annotations · by article" in shown[0] and "4 of 4" in shown[0]
        [line] = [row for row in shown if "Nobody had asked" in row]
        assert "● doubt" in line and "✎ Ask him" in line and "2024-05-10" in line


async def test_a_query_narrows_them_and_enter_goes_there_and_the_trail_leads_back() -> None:
    async with screen_of(*ALL, notebook=notebook_of(*NOTES)) as screen:
        press(screen, "enter")
        before = focused(screen.desk.reader)
        press(screen, "g", "h")
        type_in(screen, "harbour pen:doubt")
        assert await found(screen) == ["master"]
        press(screen, "enter")
        assert focused(screen.desk.reader) == "Nobody had asked the harbour master."
        assert screen.desk.marking.focus is not None and screen.desk.marking.focus.id == "master"
        press(screen, "ctrl+o")
        assert focused(screen.desk.reader) == before


async def test_enter_does_not_wait_for_what_is_found_in_the_background() -> None:
    async with screen_of(*ALL, notebook=notebook_of(*NOTES)) as screen:
        press(screen, "g", "h")
        type_in(screen, "closed")
        press(screen, "enter")
        assert focused(screen.desk.reader) == "The harbour was closed for a week."


async def test_the_cursor_passes_over_headings_and_shows_the_first_one_again() -> None:
    async with screen_of(*ALL, notebook=notebook_of(*NOTES), size=(60, 12)) as screen:
        picker = screen.desk.picker
        press(screen, "g", "h")
        await found(screen)
        seen = []
        for _ in range(5):
            assert picker.selected is not None
            seen.append(picker.selected.key)
            press(screen, "down")
        assert seen == ["envoys", "master", "closed", "told", "envoys"]
        press(screen, "pagedown", "pagedown")
        assert picker.selected is not None and picker.selected.key == "told"
        press(screen, "pageup", "pageup")
        assert picker.selected is not None and picker.selected.key == "envoys"
        assert picker.window.top == 0


async def test_a_click_on_a_heading_does_nothing() -> None:
    async with screen_of(*ALL, notebook=notebook_of(*NOTES)) as screen:
        press(screen, "g", "h")
        await found(screen)
        await settle(screen)
        screen.on_pane_clicked(PaneClicked(screen.picker, 5, 3, double=True))
        assert screen.desk.picker.shown
        screen.on_pane_clicked(PaneClicked(screen.picker, 5, 5, double=True))
        assert focused(screen.desk.reader) == "Nobody had asked the harbour master."


async def test_the_order_of_time_keeps_the_cursor_on_its_annotation() -> None:
    async with screen_of(*ALL, notebook=notebook_of(*NOTES)) as screen:
        press(screen, "g", "h")
        await found(screen)
        press(screen, "down", "down")
        press(screen, "ctrl+s")
        assert (await found(screen))[:1] == ["closed"] and "newest first" in drawn(screen.picker)[0]
        assert screen.desk.picker.selected is not None and screen.desk.picker.selected.key == "closed"
        assert not [row for row in screen.desk.picker.rows if isinstance(row, str)]
        press(screen, "ctrl+s")
        assert (await found(screen))[:1] == ["told"]


async def test_the_list_is_narrowed_to_the_article_shown_and_widened_again() -> None:
    async with screen_of(*ALL, notebook=notebook_of(*NOTES)) as screen:
        press(screen, "j", "enter", "g", "h")
        type_in(screen, "e")
        assert await found(screen) == ["envoys", "master", "closed", "told"]
        press(screen, "ctrl+r")
        assert await found(screen) == ["closed"] and "of this article" in drawn(screen.picker)[0]
        press(screen, "escape", ";")
        assert await found(screen) == ["closed"]
        press(screen, "ctrl+r")
        assert len(await found(screen)) == 4


async def test_what_is_wrong_with_a_query_is_told_beside_the_title() -> None:
    async with screen_of(*ALL, notebook=notebook_of(*NOTES)) as screen:
        press(screen, "g", "h")
        type_in(screen, "colour:red")
        await found(screen)
        assert "there is no field “colour:”" in drawn(screen.picker)[0]


async def test_the_preview_shows_the_text_and_the_whole_note() -> None:
    long = "First I thought so. " * 12 + "Then not."
    noted = note_on(
        MARCH, "Nobody had asked the harbour master.", id="m", note=f"{long}\n\n- ask", tags=("x",)
    )
    async with screen_of(*ALL, notebook=notebook_of(noted)) as screen:
        press(screen, "g", "n")
        await found(screen)
        await settle(screen)
        shown = "\n".join(drawn(screen.picker))
        for part in ("Line 19 of the brief", "✎ First I thought so.", "Then not.", "- ask", "#x"):
            assert part in shown


async def test_tags_are_seen_however_long_the_quote_and_the_note_are() -> None:
    article = written(f"The harbour was closed {'and closed again ' * 12}for a week.", title="May")
    quote = article.text
    tagged = note_on(article, quote, id="tagged", tags=("ask", "ships"))
    both = note_on(article, quote, id="both", note="why " * 60, tags=("boats",))
    async with screen_of(article, notebook=notebook_of(tagged, both), size=(160, 45)) as screen:
        press(screen, "g", "h")
        await found(screen)
        await settle(screen)
        rows = [row[:82] for row in drawn(screen.picker) if "● claim" in row]
        assert any("#ask #ships" in row for row in rows)
        assert any("#boats ✎" in row for row in rows)
        if screen.desk.picker.selected is not None and screen.desk.picker.selected.key != "tagged":
            press(screen, "down")
        await settle(screen)
        assert "#ask #ships" in "\n".join(row[83:] for row in drawn(screen.picker))  # the preview


async def test_forty_columns_are_for_the_quote() -> None:
    async with screen_of(*ALL, notebook=notebook_of(*NOTES), size=(40, 12)) as screen:
        press(screen, "g", "h")
        await found(screen)
        await settle(screen)
        assert any("● doubt     Nobody had asked the" in row for row in drawn(screen.picker))


async def test_what_is_asked_for_can_stand_behind_the_commands_name() -> None:
    async with screen_of(*ALL, notebook=notebook_of(*NOTES)) as screen:
        press(screen, ":")
        type_in(screen, "annotations tag:ask")
        press(screen, "enter")
        assert await found(screen) == ["master", "closed"]


async def test_an_annotation_outlives_its_article() -> None:
    async with screen_of(*ALL, notebook=notebook_of(*NOTES)) as screen:
        press(screen, "g", "h")
        type_in(screen, "told")
        await found(screen)
        await settle(screen)
        shown = "\n".join(drawn(screen.picker))
        for part in (
            "– claim",
            "not in the library",
            "A page that was taken down.",
            "Who took it down?",
            "old.txt",
        ):
            assert part in shown
        press(screen, "enter")
        assert "Taken down, which is not in the library" in screen.desk.message
        assert screen.desk.pane is Pane.LIST


async def test_an_orphan_says_where_it_stood_and_what_can_place_it() -> None:
    placed = (("told", Placement(MAY.id, State.ORPHAN, None, None, 0.0)),)
    async with screen_of(*ALL, notebook=notebook_of(*NOTES, placed=placed)) as screen:
        press(screen, "g", "h")
        type_in(screen, "state:orphan")
        assert await found(screen) == ["told"]
        press(screen, "enter")
        assert "It stood in Taken down; :anchors can place it" in screen.desk.message


async def test_without_annotations_it_says_how_to_make_one() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "g", "h")
        assert not screen.desk.picker.shown and "H highlights the sentence" in screen.desk.message


async def test_the_fields_are_told_as_long_as_nothing_is_asked() -> None:
    async with screen_of(*ALL, notebook=notebook_of(*NOTES)) as screen:
        press(screen, "g", "h")
        await found(screen)
        assert "pen: tag: entity: in: since:" in drawn(screen.picker)[0]
        type_in(screen, "a")
        await found(screen)
        assert "pen:" not in drawn(screen.picker)[0]


async def test_notes_are_the_annotations_that_have_one() -> None:
    async with screen_of(*ALL, notebook=notebook_of(*NOTES)) as screen:
        press(screen, "g", "n")
        assert await found(screen) == ["master", "told"]
        type_in(screen, "ourselves")
        assert await found(screen) == ["master"]


async def test_a_list_that_is_resumed_has_what_was_made_since() -> None:
    async with screen_of(*ALL, notebook=notebook_of(*NOTES)) as screen:
        press(screen, "g", "h")
        type_in(screen, "waited")
        assert await found(screen) == []
        press(screen, "escape")
        screen.desk.annotations.keep([note_on(MAY, "Ships waited outside.", id="fresh")], "Made one")
        press(screen, ";")
        screen.desk.picker.answered = None
        assert await found(screen) == ["fresh"]


async def test_a_list_on_the_screen_takes_in_what_another_window_made(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    here, there = Notebook.open(path), Notebook.open(path)
    async with screen_of(*ALL, notebook=here) as screen:
        screen.desk.annotations.keep([TOLD], "Made here")
        press(screen, "g", "h")
        assert await found(screen) == ["told"]
        Annotations(there, History(there)).keep([CLOSED], "Made there")
        taken = screen.desk.picker.taken
        screen._tick()
        for _ in range(2000):
            await settle(screen)
            if screen.desk.picker.taken > taken:
                break
        assert await found(screen) == ["closed", "told"]
    here.close()
    there.close()


async def test_what_is_drawn_of_a_list_does_not_wait_for_the_next_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with screen_of(*ALL, notebook=notebook_of(*NOTES)) as screen:
        press(screen, "g", "h")
        type_in(screen, "taken")
        assert await found(screen) == ["told"]
        [item] = screen.desk.picker.items
        source = screen.desk.picker.source
        assert isinstance(source, AnnotationSource)
        before = source.sheet(item)
        monkeypatch.setattr(screen, "run_worker", lambda *_, **__: None)  # the next one is never ready
        monkeypatch.setattr(source.tables, "table", None)
        screen.desk.annotations.keep([note_on(MAY, "Ships waited outside.", id="fresh")], "Made one")
        screen._renew_picker()
        assert screen.desk.picker.source is not source
        assert isinstance(screen.desk.picker.source, AnnotationSource)
        assert before is not None and screen.desk.picker.source.sheet(item) == before


async def test_annotations_of_a_file_are_read_beside_the_keys(tmp_path: Path) -> None:
    notebook = Notebook.open(tmp_path / "notebook.sqlite")
    Annotations(notebook, History(notebook)).keep(NOTES, "Made them")
    async with screen_of(*ALL, notebook=notebook) as screen:
        press(screen, "g", "h")
        assert await found(screen) == ["envoys", "master", "closed", "told"]
    notebook.close()


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (12, 5), (40, 12), (89, 20), (200, 50)])
async def test_any_size_shows_the_list(size: tuple[int, int]) -> None:
    async with screen_of(*ALL, notebook=notebook_of(*NOTES), size=size) as screen:
        press(screen, "g", "h")
        await found(screen)
        press(screen, "down", "down", "down")
        await settle(screen)
        assert screen.desk.picker.selected is not None and screen.desk.picker.selected.key == "told"


# Tags


async def test_a_tag_leads_to_its_annotations() -> None:
    async with screen_of(*ALL, notebook=notebook_of(*NOTES)) as screen:
        press(screen, "g", "t")
        labels = [(item.label, item.detail) for item in screen.desk.picker.items]
        assert labels == [("#ask", "2 annotations"), ("#arms control", "1 annotation")]
        press(screen, "down", "enter")
        assert screen.desk.picker.edit.text == 'tag:"arms control" '
        assert await found(screen) == ["envoys"]


async def test_without_tags_it_says_how_to_make_one() -> None:
    async with screen_of(*ALL) as screen:
        press(screen, "g", "t")
        assert not screen.desk.picker.shown and "No tags are in use yet" in screen.desk.message


@pytest.mark.parametrize(
    ("line", "said", "tags"),
    [
        ("rename-tag ask enquire", "#ask is #enquire now: 2 annotations", {"enquire": 2, "arms control": 1}),
        (
            'rename-tag "arms control" arms',
            "#arms control is #arms now: 1 annotation ",
            {"ask": 2, "arms": 1},
        ),
        ("rename-tag arms control, ask", "#arms control is one with #ask: 1 annotation ", {"ask": 3}),
        ("rename-tag #ask #to-ask", "#ask is #to-ask now", {"to-ask": 2, "arms control": 1}),
        (
            'rename-tag ask "a ""must"" ask"',
            '#ask is #a "must" ask now',
            {'a "must" ask': 2, "arms control": 1},
        ),
        ("rename-tag nowhere x", "No annotation has the tag #nowhere", {"ask": 2, "arms control": 1}),
        ("rename-tag ask", "wants two tags", {"ask": 2, "arms control": 1}),
    ],
)
async def test_tags_are_renamed_and_merged_by_one_line(line: str, said: str, tags: dict[str, int]) -> None:
    async with screen_of(*ALL, notebook=notebook_of(*NOTES)) as screen:
        press(screen, ":")
        type_in(screen, line)
        press(screen, "enter")
        assert said in screen.desk.message
        assert dict(screen.desk.annotations.tags()) == tags
        if "changed" in screen.desk.message:
            press(screen, "u")
            assert dict(screen.desk.annotations.tags()) == {"ask": 2, "arms control": 1}


async def test_tags_in_use_are_completed() -> None:
    async with screen_of(*ALL, notebook=notebook_of(*NOTES)) as screen:
        press(screen, ":")
        type_in(screen, 'rename-tag "')
        press(screen, "tab")
        assert screen.desk.prompt.edit.text == 'rename-tag "arms control"'
        type_in(screen, " a")
        press(screen, "tab")
        assert screen.desk.prompt.edit.text == 'rename-tag "arms control" ask'
