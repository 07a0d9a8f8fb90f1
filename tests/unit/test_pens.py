"""Pens of the user's own, and the letters that choose them."""

from __future__ import annotations

from pathlib import Path

import pytest

from skyread.keys.pens import COLOURS, DEFAULT_PENS, STYLES, Pen
from skyread.keys.settings import Settings, load_settings, value_of
from skyread.ui.themes import PALETTES, Palette


def pens(folder: Path, text: str) -> dict[str, Pen]:
    """The pens after a config.yaml that says this of them."""
    file = folder / "config.yaml"
    file.write_text(f"pens:\n{text}", encoding="utf-8")
    report = load_settings(file)
    assert report.problems == ()
    return {pen.name: pen for pen in report.settings.pens}


def test_a_pen_of_the_users_joins_the_five(tmp_path: Path) -> None:
    found = pens(tmp_path, "  irony: red underline\n")
    assert [*found] == [*(pen.name for pen in DEFAULT_PENS), "irony"]
    assert found["irony"] == Pen("irony", "red", "underline", "i")


def test_a_pen_changes_its_look_and_keeps_its_letter(tmp_path: Path) -> None:
    assert pens(tmp_path, "  claim: cyan bold\n")["claim"] == Pen("claim", "cyan", "bold", "c")


def test_a_pen_can_be_taken_away(tmp_path: Path) -> None:
    assert "quote" not in pens(tmp_path, "  quote: none\n")


def test_every_pen_has_a_letter_of_its_own(tmp_path: Path) -> None:
    found = pens(tmp_path, "  defect: red\n  fede: blue\n  事実: green\n  cut: grey\n")
    keys = [pen.key for pen in found.values()]
    assert len({*keys}) == len(keys) and all(len(key) == 1 and key.isascii() for key in keys)
    assert found["claim"].key == "c" and found["cut"].key == "u"


def test_a_letter_that_the_user_gives_is_taken_from_who_had_it(tmp_path: Path) -> None:
    found = pens(tmp_path, "  cause: orange key=c\n")
    assert found["cause"].key == "c" and found["claim"].key != "c"


def test_the_settings_show_pens_as_they_are_written() -> None:
    shown = value_of(Settings(), "pens")
    assert isinstance(shown, dict) and shown["doubt"] == "red fill key=d"


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
def test_every_pen_is_seen_in_every_theme(palette: Palette) -> None:

    for colour in COLOURS:
        for style in STYLES:
            look = palette.highlight(Pen("any", colour, style))
            assert look.bgcolor or look.underline or look.bold or look.italic, (colour, style)
