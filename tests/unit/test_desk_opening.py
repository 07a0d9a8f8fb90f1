"""From files to the desk: reading, naming, the cache between two openings, and a whole session over a restart."""

from __future__ import annotations

from pathlib import Path

import pytest

from skyread.desk.citation import citation
from skyread.desk.desk import Desk
from skyread.desk.helpview import HelpView
from skyread.desk.opening import Opening, Request, find_names, read_articles, request
from skyread.keys.commands import Context
from skyread.keys.helptable import HelpRow, rows
from skyread.keys.keymap import load_default
from skyread.keys.places import Places
from skyread.keys.settings import Settings
from skyread.library.collection import Library
from skyread.notebook.store import Notebook
from skyread.text.spans import Span
from small_desk import focused, named, take_names, written

NOTE = "Talks in Vienna\n\nMaria Lindqvist met Pavel Horak in Vienna. Lindqvist left early, Horak said.\n"
OTHER = "Letters\n\nPavel Horak wrote to Maria Lindqvist from Prague. The letter arrived on 3 May 2021.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "note.txt").write_text(NOTE, encoding="utf-8")
    (folder / "other.txt").write_text(OTHER, encoding="utf-8")
    return folder


def wanted(folder: Path, cache: Path | None = None, encoding: str | None = None) -> Request:
    return Request((str(folder),), encoding, None, None, cache)


def opened(folder: Path, notebook: Notebook) -> Desk:
    library = read_articles(wanted(folder))
    desk = Desk(notebook, Settings())
    desk.reader.resize(40, 8)
    desk.take_articles(library.articles)
    take_names(desk, find_names(wanted(folder), library.articles).index)
    desk.return_to_last()
    return desk


def test_files_become_articles_with_names_that_agree_across_them(folder: Path) -> None:
    desk = opened(folder, Notebook.in_memory())
    horak = next(entity for entity in desk.index.entities() if entity.name == "Pavel Horak")
    assert desk.index.counts(horak.id) == (3, 2)
    desk.jump_to_entity(horak.id)
    assert named(desk.reader) in {"Pavel Horak", "Horak"}


def test_what_is_kept_of_names_is_used_and_gives_the_same(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache" / "analyses.sqlite"
    ask = wanted(folder, cache)
    articles = read_articles(ask).articles
    first, second = find_names(ask, articles), find_names(ask, articles)
    assert first.cached == frozenset()
    assert second.cached == {article.id for article in articles}
    assert [entity.id for entity in second.index.entities()] == [
        entity.id for entity in first.index.entities()
    ]
    (folder / "note.txt").write_text(NOTE + "\nHorak returned.\n", encoding="utf-8")
    changed = find_names(ask, read_articles(ask).articles)
    assert len(changed.cached) == 1


def test_a_library_read_again_and_again_has_the_names_of_one_that_is_opened_anew(folder: Path) -> None:
    session = wanted(folder)
    find_names(session, read_articles(session).articles)
    for more in ("Horak returned to Brno.", "Brno is in Moravia.", "", "Pavla Horak came, too."):
        (folder / "note.txt").write_text(f"{NOTE}\n{more}\n", encoding="utf-8")
        again = find_names(session, read_articles(session).articles)
        anew = find_names(wanted(folder), read_articles(wanted(folder)).articles)
        assert again.index.resolution == anew.index.resolution
        assert again.quoted == anew.quoted


@pytest.mark.parametrize("damage", [b"", b"no cache at all" * 100])
def test_a_damaged_cache_costs_nothing_but_time(folder: Path, tmp_path: Path, damage: bytes) -> None:
    cache = tmp_path / "analyses.sqlite"
    ask = wanted(folder, cache)
    articles = read_articles(ask).articles
    whole = find_names(ask, articles)
    cache.write_bytes(damage)
    again = find_names(ask, articles)
    assert [entity.id for entity in again.index.entities()] == [
        entity.id for entity in whole.index.entities()
    ]


def test_articles_come_first_and_then_their_names(folder: Path) -> None:
    opening = Opening(wanted(folder))
    library = opening.articles.result(timeout=60)
    assert isinstance(library, Library) and len(library.articles) == 2
    assert not opening.names.done()
    opening.go_on()
    opening.go_on()
    assert opening.names.result(timeout=60).index.entities()
    assert opening.progress is None


def test_what_cannot_be_opened_is_told_by_both_steps(folder: Path) -> None:
    opening = Opening(wanted(folder, encoding="no-such-encoding"))
    opening.go_on()
    for future in (opening.articles, opening.names):
        assert isinstance(future.exception(timeout=60), ValueError)


def test_what_is_opened_is_what_was_asked_for_else_the_library_else_the_samples(tmp_path: Path) -> None:
    places = Places(tmp_path / "c", tmp_path / "d", tmp_path / "k", tmp_path / "s")
    assert request(["a.txt", "-"], Settings(), places).paths == ("a.txt", "-")
    assert request([], Settings(library=(tmp_path,)), places).paths == (str(tmp_path),)
    samples = request([], Settings(), places)
    assert len(samples.paths) == 1 and list(Path(samples.paths[0]).iterdir())
    assert samples.names_file is None
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "names.yaml").write_text("", encoding="utf-8")
    assert request([], Settings(), places).names_file == tmp_path / "c" / "names.yaml"


def test_a_session_goes_on_where_the_last_one_was_left(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "notebook.sqlite"
    notebook = Notebook.open(file)
    desk = opened(folder, notebook)
    desk.open(desk.listing.order[-1])
    desk.reader.move_sentence(1)
    desk.reading.set_mark("a", desk.here("mark"))
    left, article = focused(desk.reader), desk.here().article
    desk.remember()
    notebook.close()

    (folder / "other.txt").rename(folder / "renamed.txt")
    (folder / "note.txt").rename(folder / "moved.txt")
    notebook = Notebook.open(file)
    desk = opened(folder, notebook)
    assert desk.pane.value == "reader"
    assert (focused(desk.reader), desk.here().article) == (left, article)
    mark = desk.reading.mark("a", article)
    assert mark is not None and mark.start == desk.here().start
    notebook.close()


# Citations


@pytest.mark.parametrize(
    ("title", "source", "published", "expected"),
    [
        ("Talks", "Wire", "2021-05", "“It is so” — Talks, Wire, 2021-05"),
        ("Talks", None, "2021-05", "“It is so” — Talks, 2021-05"),
        ("Talks", None, None, "“It is so” — Talks, undated"),
        ("{source} [/b]", "Wire", None, "“It is so” — {source} [/b], Wire, undated"),
    ],
)
def test_a_citation_leaves_no_stray_comma(
    title: str, source: str | None, published: str | None, expected: str
) -> None:
    article = written('“It is\nso” said "one".', title=title, source=source, published=published).article
    assert citation(article, [Span(0, 10)], Settings().citation) == expected


def test_a_citation_follows_the_users_template() -> None:
    article = written("One {brace} here.", title="Talks", path="d/a.txt").article
    assert citation(article, [Span(0, 11)], "{article}: {quote}") == "d/a.txt: One {brace}"


# Help


def test_the_help_is_narrowed_by_words_in_keys_titles_and_sentences() -> None:
    view = HelpView()
    view.open("Help", rows(load_default(), Context.READER))
    everything = list(view.lines)
    for words, command in (
        ("ctrl+o", "trail.back"),
        ("next mention", "mention.next"),
        ("MENTION next", "mention.next"),
    ):
        view.narrow(words)
        assert command in {line.command for line in view.lines if isinstance(line, HelpRow)}
        assert len(view.lines) < len(everything)
        assert all(isinstance(line, HelpRow) or line for line in view.lines)
    view.narrow("no such words in any help")
    assert view.lines == []
    view.narrow("")
    assert view.lines == everything
