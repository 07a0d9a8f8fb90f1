"""The note editor on the screen: what opening, keeping and leaving do, and what becomes of drafts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from skyread.desk.draft_source import waiting
from skyread.desk.editor import EditorJob
from skyread.desk.noteedit import LIMIT
from skyread.keys.commands import Context
from skyread.keys.settings import Settings
from skyread.notebook.drafts import Drafts
from skyread.notebook.store import Notebook, NotKeptError
from skyread.ui.lines import LinePane
from skyread.ui.noting import open_job
from skyread.ui.screen import DeskScreen
from small_desk import focused, press, screen_of, sentence, settle, type_in, written

STORY = written(*(sentence(number) for number in range(60)), title="A brief")


@dataclass
class Kept:
    """A note that stands somewhere, and how the editor gets at it."""

    note: str = ""
    refusal: str = ""
    saved: list[str] = field(default_factory=list)

    def save(self, text: str) -> None:
        """Keep a note, unless that is refused."""
        if self.refusal:
            raise NotKeptError(self.refusal)
        self.saved.append(text)
        self.note = text

    def job(self, quote: str = "the passage") -> EditorJob:
        """The editing of this note."""
        return EditorJob("claim", quote, self.note, "one", self.save, lambda: self.note)


def lines(pane: LinePane) -> list[str]:
    """What a pane shows."""
    pane.begin()
    return ["".join(text for text, _ in pane.line(y)) for y in range(pane.area.height)]


async def shown(screen: DeskScreen) -> str:
    """What the editor's box shows, once it has its place."""
    screen.sync()
    await settle(screen)
    screen.sync()
    return "\n".join(lines(screen.editor))


async def test_a_note_is_written_and_kept() -> None:
    kept = Kept()
    async with screen_of(STORY) as screen:
        press(screen, "g", "2")
        open_job(screen, kept.job("What the minister said"))
        type_in(screen, "Not so; see the")
        press(screen, "enter")
        type_in(screen, "annex")
        assert screen.context is Context.EDITOR
        box = await shown(screen)
        assert "claim" in box.splitlines()[0]
        assert "“What the minister said”" in box.splitlines()[0]
        assert "Not so; see the" in box
        assert "Ctrl+S keeps · Esc leaves a draft · Ctrl+X $EDITOR" in box.splitlines()[-1]
        press(screen, "ctrl+s")
        assert kept.saved == ["Not so; see the\nannex"]
        assert screen.context is Context.READER
        assert screen.desk.message == "Note kept"
        assert screen.desk.drafts.all() == []


async def test_a_note_emptied_is_no_note() -> None:
    kept = Kept("old words")
    async with screen_of(STORY) as screen:
        open_job(screen, kept.job())
        press(screen, "ctrl+u", "space", "enter", "ctrl+s")
        assert kept.saved == [""]


async def test_a_refused_note_stays_in_the_editor_and_says_so() -> None:
    kept = Kept(refusal="Not kept: the disk is full")
    async with screen_of(STORY) as screen:
        open_job(screen, kept.job())
        type_in(screen, "precious")
        press(screen, "ctrl+s")
        assert screen.context is Context.EDITOR
        assert "the disk is full" in screen.desk.message
        assert screen.desk.editor.edit.text == "precious"
        assert [draft.text for draft in screen.desk.drafts.all()] == ["precious"]
        kept.refusal = ""
        press(screen, "ctrl+s")
        assert kept.saved == ["precious"]


async def test_leaving_keeps_a_draft_and_says_how_to_get_it_back() -> None:
    kept = Kept("as it is kept")
    async with screen_of(STORY) as screen:
        open_job(screen, kept.job())
        type_in(screen, ", and more")
        press(screen, "escape")
        assert kept.saved == []
        assert screen.desk.message.endswith("a opens it again")
        open_job(screen, kept.job())
        await settle(screen)
        assert screen.desk.editor.edit.text == "as it is kept, and more"
        assert "draft from" in await shown(screen)
        assert "Ctrl+R takes what is kept" in await shown(screen)
        press(screen, "ctrl+r")
        assert screen.desk.editor.edit.text == "as it is kept"
        assert "draft from" not in await shown(screen)
        press(screen, "ctrl+z")
        assert screen.desk.editor.edit.text == "as it is kept, and more"
        press(screen, "ctrl+y", "escape")
        assert screen.desk.drafts.all() == []


async def test_looking_at_a_note_leaves_no_draft() -> None:
    kept = Kept("as it is kept")
    async with screen_of(STORY) as screen:
        open_job(screen, kept.job())
        type_in(screen, "x")
        press(screen, "backspace", "escape")
        assert screen.desk.drafts.all() == []
        assert screen.desk.message == ""


async def test_a_draft_outlives_the_program(tmp_path: Path) -> None:
    kept = Kept()
    with notebook_in(tmp_path) as notebook:
        async with screen_of(STORY, notebook=notebook) as screen:
            open_job(screen, kept.job())
            type_in(screen, "half a thou")
            with notebook_in(tmp_path) as other:  # as it would be found had the program been killed here
                async with screen_of(STORY, notebook=other) as later:
                    assert "half a thou" in waiting(later.desk.drafts.all())
                    open_job(later, kept.job())
                    assert later.desk.editor.edit.text == "half a thou"
                    assert "draft from" in await shown(later)
                    assert "takes what is kept" not in await shown(later)  # nothing is


def test_a_narrow_terminal_says_how_to_get_at_a_draft() -> None:
    drafts = Drafts(Notebook.in_memory())
    drafts.put("one", "a thought that goes on and on", "")
    assert ":drafts" in waiting(drafts.all())[:38]
    drafts.put("other", "", "as it was")
    assert ":drafts" in waiting(drafts.all())[:38]


async def test_a_quotation_is_not_quoted_twice() -> None:
    async with screen_of(STORY) as screen:
        open_job(screen, Kept().job("“We shall see,” she said"))
        assert "claim “We shall see,” she said ─" in (await shown(screen)).splitlines()[0]


@contextmanager
def notebook_in(folder: Path) -> Iterator[Notebook]:
    """The notebook of a folder."""
    notebook = Notebook.open(folder / "notebook.sqlite")
    yield notebook
    notebook.close()


async def test_a_note_changed_in_another_window_is_not_overwritten_unseen() -> None:
    kept = Kept("first")
    async with screen_of(STORY) as screen:
        open_job(screen, kept.job())
        type_in(screen, " and mine")
        kept.note = "theirs"
        press(screen, "ctrl+s")
        assert kept.saved == []
        assert "changed elsewhere" in screen.desk.message
        assert "changed elsewhere" in await shown(screen)
        press(screen, "ctrl+s")
        assert kept.saved == ["first and mine"]


async def test_a_draft_older_than_the_note_says_so() -> None:
    kept = Kept("first")
    async with screen_of(STORY) as screen:
        open_job(screen, kept.job())
        type_in(screen, " and mine")
        press(screen, "escape")
        kept.note = "theirs"
        open_job(screen, kept.job())
        assert "changed elsewhere" in await shown(screen)
        press(screen, "ctrl+r")
        assert screen.desk.editor.edit.text == "theirs"


@pytest.mark.parametrize("size", [(130, 24), (90, 40), (60, 13), (60, 12)])
async def test_the_passage_in_focus_stays_above_the_box_and_the_text_comes_back(
    size: tuple[int, int],
) -> None:
    async with screen_of(STORY, size=size) as screen:
        press(screen, "g", "2", "z", "t")
        for _ in range(size[1]):
            press(screen, ")")
        reader = screen.desk.reader
        before, words = reader.top, focused(reader)
        open_job(screen, Kept().job())
        await shown(screen)
        assert screen.editor.region.height >= 6
        above = screen.reader.region.height - screen.editor.region.height
        assert " ".join(words.split()[:3]) in "\n".join(lines(screen.reader)[:above])
        assert focused(reader) == words
        press(screen, "escape")
        assert (reader.top, focused(reader)) == (before, words)


@pytest.mark.parametrize("size", [(1, 1), (1, 2), (5, 3), (12, 4), (24, 6), (80, 11), (200, 60)])
async def test_every_size_takes_a_note(size: tuple[int, int]) -> None:
    kept = Kept()
    async with screen_of(STORY, size=size) as screen:
        open_job(screen, kept.job("核条約 " * 20))
        type_in(screen, "words 核条約 👍🏽 and more of them than a row can hold")
        await settle(screen)
        assert screen.failure is None
        cell = screen.editor.caret_cell()
        if size[1] > 1:
            assert cell is not None
            assert 0 <= cell[0] < screen.editor.region.width
            assert 0 <= cell[1] < screen.editor.region.height
        await Pilot(screen.app).resize_terminal(40, 20)
        assert "hold" in await shown(screen)
        press(screen, "ctrl+s")
        assert kept.saved == ["words 核条約 👍🏽 and more of them than a row can hold"]


async def test_the_caret_is_told_as_a_cell_of_the_box() -> None:
    async with screen_of(STORY) as screen:
        assert screen.editor.caret_cell() is None
        open_job(screen, Kept("核 one\ntwo").job())
        await shown(screen)
        assert screen.editor.caret_cell() == (2 + 3, 1 + 1)
        press(screen, "up", "home", "right")
        assert screen.editor.caret_cell() == (2 + 2, 1)


async def test_what_is_pasted_goes_into_the_note_and_its_draft() -> None:
    async with screen_of(STORY) as screen:
        open_job(screen, Kept().job())
        screen.on_paste(Paste("one\ntwo\x1b[2J"))
        assert screen.desk.editor.edit.text == "one\ntwo\ufffd[2J"
        assert screen.desk.drafts.all()[0].text == "one\ntwo\ufffd[2J"
        screen.on_paste(Paste("x" * (LIMIT + 1)))
        assert "can't be longer" in screen.desk.message
        assert screen.desk.editor.edit.text == "one\ntwo\ufffd[2J"


async def test_keys_of_the_reader_are_letters_in_a_note() -> None:
    async with screen_of(STORY) as screen:
        press(screen, "g", "2")
        open_job(screen, Kept().job())
        type_in(screen, "q:/?12dd")
        press(screen, "ctrl+c", "f5", "ctrl+l")
        assert screen.desk.editor.edit.text == "q:/?12dd"
        assert screen.context is Context.EDITOR


async def test_drafts_are_listed_and_gone_on_with() -> None:
    async with screen_of(STORY) as screen:
        press(screen, "g", "2", "H", "a")
        type_in(screen, "begun here")
        press(screen, "escape", "G")
        press(screen, ":")
        type_in(screen, "drafts")
        press(screen, "enter")
        assert [item.label for item in screen.desk.picker.items] == ["begun here"]
        press(screen, "enter")
        assert screen.context is Context.EDITOR
        assert screen.desk.editor.edit.text == "begun here"
        assert focused(screen.desk.reader).startswith("Line 0")
        press(screen, "ctrl+s")
        assert screen.desk.marking.passages()[0].annotation.note == "begun here"


async def test_a_note_on_an_article_has_one_draft_however_often_it_is_begun() -> None:
    async with screen_of(STORY) as screen:
        press(screen, "g", "2", "A")
        type_in(screen, "about all of it")
        press(screen, "escape", "A")
        assert screen.desk.editor.edit.text == "about all of it"
        press(screen, "ctrl+s")
        note = screen.desk.marking.article_note
        assert note is not None
        assert note.note == "about all of it"
        assert screen.desk.drafts.all() == []


async def test_a_draft_whose_annotation_was_deleted_can_still_be_read() -> None:
    async with screen_of(STORY) as screen:
        press(screen, "g", "2", "H", "a")
        type_in(screen, "words to keep")
        press(screen, "escape", "d", "d")
        press(screen, ":")
        type_in(screen, "drafts")
        press(screen, "enter", "enter")
        assert screen.desk.editor.edit.text == "words to keep"
        press(screen, "ctrl+s")
        assert "not here any more" in screen.desk.message
        assert screen.context is Context.EDITOR
        press(screen, "escape", "u", "a", "ctrl+s")
        assert screen.desk.marking.passages()[0].annotation.note == "words to keep"


async def test_an_editor_that_can_not_be_found_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with screen_of(STORY) as screen:
        open_job(screen, Kept().job())
        type_in(screen, "text")
        press(screen, "ctrl+x")
        assert "$EDITOR" in screen.desk.message
        monkeypatch.setenv("EDITOR", "no 'closing quote")
        press(screen, "ctrl+x")
        assert "quote" in screen.desk.message
        assert screen.desk.editor.edit.text == "text"


async def test_a_terminal_that_can_not_be_handed_over_is_told_in_a_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SKYREAD_HOME", str(tmp_path))
    kept = Kept()
    async with screen_of(STORY, settings=Settings(editor="some-editor --wait")) as screen:
        open_job(screen, kept.job())
        assert "can't be handed" in screen.desk.message
        assert screen.context is Context.EDITOR
        type_in(screen, "so here")
        press(screen, "ctrl+s")
        assert kept.saved == ["so here"]


@contextmanager
def handed_over() -> Iterator[None]:
    """A terminal that can be handed to another program."""
    yield


async def test_whatever_a_program_does_the_text_is_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SKYREAD_HOME", str(tmp_path))
    kept = Kept()
    async with screen_of(STORY) as screen:
        monkeypatch.setattr(screen.app, "suspend", handed_over)
        open_job(screen, kept.job())
        type_in(screen, "text")
        for program, said in (
            ("no-such-editor-anywhere", "can't be run"),
            ("false", "false ended with 1"),
            ("rm -f", "can't be read"),
        ):
            monkeypatch.setenv("EDITOR", program)
            press(screen, "ctrl+x")
            assert said in screen.desk.message
            assert screen.desk.editor.edit.text == "text"
        monkeypatch.setenv("VISUAL", "sed -i 's/te/ne/;s/xt/xt\\x1b]0;title/'")
        press(screen, "ctrl+x")
        assert screen.desk.editor.edit.text == "next\ufffd]0;title"
        assert [draft.text for draft in screen.desk.drafts.all()] == ["next\ufffd]0;title"]
    assert list((tmp_path / "state").iterdir()) == []


async def test_a_program_that_is_set_is_gone_to_at_once_and_keeps_at_its_end(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SKYREAD_HOME", str(tmp_path))
    kept = Kept("old")
    async with screen_of(STORY, settings=Settings(editor="sed -i s/old/new/")) as screen:
        monkeypatch.setattr(screen.app, "suspend", handed_over)
        open_job(screen, kept.job())
        assert kept.saved == ["new"]
        assert screen.context is not Context.EDITOR
        open_job(screen, kept.job())
        assert kept.saved == ["new"]
        assert screen.desk.message == "The note is as it was"
        kept.note, kept.refusal = "old", "Not kept: the disk is full"
        open_job(screen, kept.job())
        assert screen.context is Context.EDITOR
        assert screen.desk.editor.edit.text == "new"
