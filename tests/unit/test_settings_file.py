"""config.yaml: what it sets, where each setting comes from, and what is said about a wrong one."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from skyread.keys.places import places
from skyread.keys.settings import SETTINGS, Settings, load_settings, value_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.yaml"


def test_without_a_file_everything_is_the_default(file: Path) -> None:
    for report in (load_settings(file), load_settings(None)):
        assert (report.settings, report.problems) == (Settings(), ())
        assert set(report.origins.values()) == {"default"}


def test_settings_are_read_and_their_places_remembered(file: Path) -> None:
    file.write_text(
        "library: [articles, ~/more, /srv/texts]\n"
        "theme: light\n"
        "measure: 60\n"
        "date_order: dmy\n"
        "clipboard: xclip -i\n"
        'citation: "{quote} ({title})"\n'
        "keymap_preset: less\n"
        "epub: whole\n"
        "editor: code --wait\n"
        "records:\n  title: headline\n  text: meta.body\n",
        encoding="utf-8",
    )
    report = load_settings(file)
    assert report.problems == ()
    library = (file.parent / "articles", Path.home() / "more", Path("/srv/texts"))
    chosen = Settings(library, "light", 60, "dmy", "xclip -i", "{quote} ({title})", "less")
    records = (("title", "headline"), ("text", "meta.body"))
    assert report.settings == replace(chosen, epub="whole", records=records, editor="code --wait")
    assert report.origins["theme"] == f"{file}:2"


def test_one_path_needs_no_list(file: Path) -> None:
    file.write_text("library: articles\n", encoding="utf-8")
    assert load_settings(file).settings.library == (file.parent / "articles",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("libary: x", "1:1: there is no setting “libary”; did you mean “library”?"),
        ("theme: light\ntheme: dark", "2:1: theme is set twice; keep one of them"),
        ("theme: dakr", "1:8: theme can't be “dakr”; did you mean “dark”?"),
        ("theme: [dark]", "1:8: theme can't be a list; use dark, light, high-contrast, ansi"),
        ("measure: wide", "1:10: measure must be a number of columns; use 20 to 200"),
        ("measure: 9", "1:10: measure must be a number of columns; use 20 to 200"),
        ("measure: ９９", "1:10: measure must be a number of columns; use 20 to 200"),
        ("clipboard:", "1:11: clipboard must be a text; write it after the colon"),
        ("library: {a: b}", "1:10: library must be a text; write it after the colon"),
        (
            "library: ~nobody-of-that-name/x",
            "1:10: library has a ~ for a home that is not known; write the whole path",
        ),
        ('citation: "{qoute}"', "1:11: citation has an unknown {qoute}; did you mean “quote”?"),
        ('citation: "{quote.x}"', "1:11: citation has an unknown {quote.x}; did you mean “quote”?"),
        ('citation: "{quote!r}"', "1:11: citation takes {quote} as it is; remove what stands after the name"),
        ('citation: "{quote"', "1:11: citation has braces that don't fit; write {{ or }} for a brace itself"),
        ('clipboard: "a\\nb"', "1:12: clipboard has characters that can't be shown; remove them"),
        (
            "editor: code 'my profile",
            "1:9: editor has a quote that is not closed; close it",
        ),
        ("epub: chapter", "1:7: epub can't be “chapter”; did you mean “chapters”?"),
        ("records: title", "1:10: records must be a mapping; write {title: headline, date: day}"),
        (
            "records:\n  title: headline\n  txet: body",
            "3:3: records has an unknown “txet”; did you mean “text”?",
        ),
        ("records: {title: a, title: b}", "1:21: records has title twice; keep one of them"),
        ("pens: yellow", "1:7: pens must be a mapping; write {claim: yellow, irony: red underline}"),
        (
            "pens: {irony: bold}",
            "1:15: pens irony has no colour; write one of yellow, green, red, blue, purple, cyan, orange, grey",
        ),
        (
            "pens: {irony: pinkish}",
            (
                "1:15: pens irony can't be “pinkish”; write a colour (yellow, green, red, blue, purple, cyan, orange, grey), "
                "a style (fill, underline, bold, italic) or key=x"
            ),
        ),
        ("records: {title: [a, b]}", "1:18: records title must be a text; write it after the colon"),
        (
            "theme: 'dark",
            "2:1: is not YAML here (found unexpected end of stream); put keys and texts in quotes",
        ),
    ],
)
def test_a_wrong_setting_is_told_by_line_and_column_and_none_is_used(
    file: Path, text: str, said: str
) -> None:
    file.write_text(f"{text}\n", encoding="utf-8")
    report = load_settings(file)
    assert [str(problem) for problem in report.problems] == [f"{file}:{said}"]
    assert report.settings == Settings()
    assert set(report.origins.values()) == {"default"}


def test_the_table_of_settings_is_complete_and_says_what_each_is_for() -> None:
    assert [setting.key for setting in SETTINGS] == [field.name for field in fields(Settings)]
    for setting in SETTINGS:
        assert setting.values
        assert setting.help.endswith(".")


def test_the_default_citation_is_one_that_the_check_allows(file: Path) -> None:
    file.write_text(f'citation: "{Settings().citation}"\n', encoding="utf-8")
    assert load_settings(file).problems == ()


def test_values_can_be_shown_as_plain_data() -> None:
    settings = Settings(library=(Path("/a"), Path("/b")))
    assert value_of(settings, "library") == ["/a", "/b"]
    assert value_of(settings, "measure") == 72
    assert value_of(Settings(records=(("text", "body"),)), "records") == {"text": "body"}


def test_one_variable_moves_everything_and_creates_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    kept = places({"SKYREAD_HOME": str(home)})
    assert kept.settings_file == home / "config" / "config.yaml"
    assert kept.keymap_file == home / "config" / "keymap.yaml"
    assert (kept.data_dir, kept.cache_dir, kept.state_dir) == (home / "data", home / "cache", home / "state")
    assert not home.exists()


def test_without_the_variable_the_systems_folders_are_used() -> None:
    kept = places({})
    folders = {kept.config_dir, kept.data_dir, kept.cache_dir, kept.state_dir}
    assert len(folders) == 4
    assert all(folder.is_absolute() and "skyread" in folder.parts for folder in folders)
