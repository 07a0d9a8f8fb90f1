"""The rest of the desk in the real program: list, marks, picker, command line, sizes, and what outlives a crash.

Three small articles that belong to the tests are open, so that a journey can say what a reader would see.
"""

from __future__ import annotations

import re
import shutil
import signal
from pathlib import Path

import pytest

from terminal import ALTERNATE_SCREEN, MAIN_SCREEN, Terminal

FIXTURES = Path(__file__).parents[1] / "frames" / "library"
HARBOUR, COMMAS, KEEPER = "A Harbour Without Charts", "The Man Who Counted Commas", "The keeper of the mole"
COLOURS = re.compile(rb"\x1b\[(?:[\d:]+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:[;:]\d+)*m")
"""A colour of text or ground in what a terminal is sent; 39 and 49 go back to the terminal's own."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder for what the program keeps."""
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The three articles, to be changed at will."""
    return Path(shutil.copytree(FIXTURES, tmp_path / "library"))


def title(terminal: Terminal, text: str) -> Terminal:
    """Wait until an article's title stands over the reader."""
    return terminal.wait_for(lambda t: text[:16] in re.split("│", t.rows[0])[1])


def reader_text(terminal: Terminal) -> str:
    """What the pane in the middle shows."""
    return "\n".join(re.split("[│┃]", row)[1].rstrip() for row in terminal.rows[1:-1])


def listed(terminal: Terminal) -> list[str]:
    """The articles in the list, as their first words."""
    rows = [re.split("│", row)[0] for row in terminal.rows[1:-1]]
    return [known for row in rows for known in (HARBOUR, COMMAS, KEEPER) if known[:14] in row]


def test_the_list_is_filtered_sorted_and_marked_read(library: Path, home: Path) -> None:
    with Terminal(library, home=home, columns=120, rows=30) as terminal:
        terminal.wait_until_named().wait_for("Articles 3")
        assert listed(terminal) == [HARBOUR, COMMAS, KEEPER]

        terminal.press("/").wait_for_status("filter:")
        terminal.type("comma").wait_for("1 of 3").press("Enter").wait_for_status("^(?! filter)")
        assert listed(terminal) == [COMMAS]
        terminal.press("Escape").wait_for("Articles 3")

        terminal.press("gg", "r").wait_for_status("[Rr]ead")
        terminal.wait_for(lambda t: not t.rows[1].startswith("●"))
        title(terminal.press("n"), COMMAS)
        title(terminal.press("n"), KEEPER)
        title(terminal.press("p"), COMMAS)

        terminal.press("O").wait_for_status("Sorted by title")
        assert listed(terminal) == [HARBOUR, KEEPER, COMMAS] or listed(terminal) == [COMMAS, KEEPER, HARBOUR]
        before = listed(terminal)
        terminal.press("gO").wait_for(lambda t: listed(t) == before[::-1])

        terminal.press("Enter").wait_for(lambda t: not any(row.startswith("● The Man") for row in t.rows))
        terminal.press("q").press("q")
        assert terminal.wait_exit() == 0


def test_places_marks_and_settings_outlive_a_crash(library: Path, home: Path) -> None:
    with Terminal(library, home=home, columns=120, rows=30) as terminal:
        title(terminal.wait_until_named(), HARBOUR).press("Enter")
        terminal.press("}", "}").press(")").press("ma").wait_for_status("Mark a is set")
        here = terminal.focus
        title(terminal.press("J"), COMMAS)
        terminal.press("}", "}", "mB").wait_for_status("Mark B is set")
        there = terminal.focus
        assert there and there != here

        # A small letter belongs to its article, a capital to the library.
        terminal.press("'a").wait_for_status("no mark a")
        title(terminal.press("K"), HARBOUR).press("gg")
        terminal.press("'a").wait_for_focus(here)
        title(terminal.press("'B"), COMMAS).wait_for_focus(there)

        # The measure changes how long the lines are, at once and for good.
        terminal.press("6", "-").wait_for_status("Lines of 48 cells")
        terminal.wait_for(lambda t: max(len(row) for row in t.focus) <= 48)
        there = terminal.focus
        terminal.kill()

    with Terminal(library, home=home, columns=120, rows=30) as terminal:
        title(terminal.wait_until_named(), "A")
        terminal.press("'B")
        title(terminal, COMMAS).wait_for(lambda t: t.focus == there)
        title(terminal.press("K"), HARBOUR).press("gg", "'a").wait_for_status("%")
        terminal.press("=").wait_for_status("Lines of 72 cells")
        terminal.press("Q")
        assert terminal.wait_exit() == 0


def test_names_and_words_are_found_by_hints_pane_and_picker(library: Path, home: Path) -> None:
    with Terminal(library, home=home, columns=120, rows=30) as terminal:
        title(terminal.wait_until_named(), HARBOUR).press("g2")

        # Every name on the screen gets a label; the label's letters go there.
        label = re.compile("([A-LN-Z])arta Lindqvist$", re.MULTILINE)
        terminal.press("f").wait_for(lambda t: label.search(reader_text(t)))
        hint = label.search(reader_text(terminal))
        assert hint is not None
        terminal.press(hint[1].lower()).wait_for(lambda t: "VALLETTA" in " ".join(t.focus))
        assert not label.search(reader_text(terminal))
        terminal.wait_for_status("Marta Lindqvist")

        # The pane of entities filters by letters, and Enter goes to the first mention.
        terminal.press("g3").press("/").wait_for_status("filter:")
        terminal.type("soko").wait_for(lambda t: "Odessa" not in "".join(row[85:] for row in t.rows))
        terminal.press("Enter").wait_for_status("^(?! filter)")
        terminal.press("Enter").wait_for_status(r"Viktor Sokolov 1/\d")
        assert "Sokolov" in " ".join(terminal.focus)

        # Full text with a preview; what was asked is there again on `;`.
        terminal.press("g/").wait_for("text of the whole library").type("wrapped a fish")
        terminal.wait_for("in that order").press("Enter")
        title(terminal, KEEPER).wait_for(lambda t: "fish" in " ".join(t.focus))
        terminal.press(";").wait_for("› wrapped a fish").press("Escape").wait_until_gone("› wrapped")

        # Places passed through are a list to choose from.
        terminal.press("gj").wait_for("the trail").press("Escape").wait_until_gone("╭")

        # Aliases and acronyms are names too.
        terminal.press("e").wait_for("› ").type("DON").wait_for("DON → Open Skies Treaty").press("Enter")
        terminal.wait_for_status(r"Open Skies Treaty 1/\d")
        terminal.press("Q")
        assert terminal.wait_exit() == 0


def test_commands_are_typed_completed_and_explained(library: Path, home: Path) -> None:
    with Terminal(library, home=home, columns=120, rows=30) as terminal:
        title(terminal.wait_until_named(), HARBOUR).press("g2")

        dark = terminal.style_at(60, 10).bg
        terminal.press(":").type("the").press("Tab").wait_for_status("^ :theme")
        terminal.type(" li").press("Tab").wait_for_status("^ :theme light")
        terminal.press("Enter").wait_for(lambda t: t.style_at(60, 10).bg != dark)

        terminal.press(":").type("tehme").press("Enter").wait_for_status("did you mean “theme”")
        terminal.press(":").type("100%").press("Enter").wait_for_status(r"\b100%")

        # Furniture is folded to one line that opens and folds again.
        title(terminal.press("J"), COMMAS).press("G").wait_for("page furniture")
        assert "Share this article" not in terminal.screen
        terminal.press("zA").wait_for("Share this article")
        terminal.press("zA").wait_until_gone("Share this article")

        # What is typed of a longer sequence is shown with what can follow.
        terminal.press("z").wait_for_status(r"toggle.*\bz *$")
        terminal.press("Escape").wait_for_status("help")

        # Escape leaves a half-typed search where it began.
        place = terminal.focus
        terminal.press("/").type("lantern").wait_for_status(r"/lantern +\d/\d")
        terminal.press("Escape").wait_for_focus(place)
        terminal.press("Q")
        assert terminal.wait_exit() == 0


def test_a_narrow_terminal_shows_one_pane_at_a_time_and_a_resize_keeps_the_place(
    library: Path, home: Path
) -> None:
    with Terminal(library, home=home, columns=40, rows=12) as terminal:
        terminal.wait_until_named().wait_for("Articles 3")
        assert "VALLETTA" not in terminal.screen
        terminal.press("Enter").wait_for("A Harbour Without").wait_until_gone("Articles 3")
        terminal.press("g3").wait_for("Entities").wait_until_gone("Marta Lindqvist counts")
        terminal.press("q").wait_until_gone("Entities").press("}", "}")
        terminal.wait_for(lambda t: "who has run the survey" in " ".join(t.focus))
        for columns, rows in ((1, 1), (80, 12), (3, 2), (40, 12)):
            drawn = len(terminal.raw)
            terminal.resize(columns, rows).wait_for(lambda t, drawn=drawn: len(t.raw) > drawn)
            if columns >= 40:
                terminal.wait_for(lambda t: "who has run the survey" in " ".join(t.focus))
        for _ in range(
            10
        ):  # there and back before anything could be laid out; the terminal has cut off the rest
            terminal.resize(1, 1).resize(3, 2).resize(40, 12)
            terminal.wait_for(lambda t: "who has run the survey" in " ".join(t.focus))
        terminal.press("?").wait_for("Help").press("q").wait_until_gone("Help")
        terminal.press("q").wait_for("Articles 3").press("q")
        assert terminal.wait_exit() == 0


def test_leaving_for_the_shell_gives_the_terminal_back_and_coming_back_draws_everything(
    library: Path, home: Path
) -> None:
    with Terminal(library, home=home, columns=120, rows=30) as terminal:
        title(terminal.wait_until_named(), HARBOUR)
        terminal.press("Ctrl+Z").wait_for(lambda t: MAIN_SCREEN in t.raw).wait_until_stopped()
        terminal.signal(signal.SIGCONT)
        terminal.wait_for(lambda t: t.raw.count(ALTERNATE_SCREEN) == 2)
        title(terminal.wait_for("VALLETTA, March", "Articles 3"), HARBOUR)
        terminal.press("Q")
        assert terminal.wait_exit() == 0


def test_a_polite_end_gives_the_terminal_back_and_keeps_the_place(library: Path, home: Path) -> None:
    with Terminal(library, home=home, columns=120, rows=30) as terminal:
        title(terminal.wait_until_named(), HARBOUR).press("J")
        title(terminal, COMMAS).press("}").wait_for(lambda t: "shoe boxes" in " ".join(t.focus))
        place = terminal.focus
        terminal.signal(signal.SIGTERM)
        terminal.wait_exit()
        assert MAIN_SCREEN in terminal.raw
    with Terminal(library, home=home, columns=120, rows=30) as terminal:
        title(terminal.wait_until_named(), COMMAS).wait_for_focus(place)


def test_a_changed_file_is_read_again_and_the_place_is_kept(library: Path, home: Path) -> None:
    with Terminal(library, home=home, columns=120, rows=30) as terminal:
        title(terminal.wait_until_named(), HARBOUR).press("Enter", "}", "}", "}", "}", "}")
        terminal.wait_for(lambda t: "burned oil" in " ".join(t.focus))
        path = library / "a-harbour-without-charts.md"
        before = path.read_bytes()
        text = before.decode().replace(
            "VALLETTA, March", "Before all this Kilo the dog barked.\n\nVALLETTA, March"
        )
        path.write_text(text, encoding="utf-8")
        (library / "notes-of-a-keeper.txt").unlink()
        (library / "late.txt").write_text("A late article\n\nIt came while somebody was reading.\n")
        terminal.press(":").type("reload").press("Enter").wait_for("A late article", "Kilo the dog")
        terminal.wait_for(lambda t: "burned oil" in " ".join(t.focus))
        assert KEEPER not in terminal.screen
        terminal.press("Q")
        assert terminal.wait_exit() == 0
        assert path.read_text(encoding="utf-8") == text


def test_an_article_from_a_pipe_is_read_with_keys_from_the_terminal(library: Path, home: Path) -> None:
    path = library / "notes-of-a-keeper.txt"
    with Terminal(path, home=home, columns=80, rows=24, shell='cat "$1" | "$SKYREAD" -') as terminal:
        terminal.wait_until_named().wait_for("The keeper of the mole")
        terminal.press("g2").press("/").type("fish").press("Enter").wait_for_status("/fish 1/1")
        terminal.press("Q")
        assert terminal.wait_exit() == 0


def test_no_color_draws_without_any_colour(library: Path, home: Path) -> None:
    with Terminal(library, home=home, columns=120, rows=30, env={"NO_COLOR": "1"}) as terminal:
        terminal.wait_until_named().press("e").wait_for("› ").type("soko").wait_for_row("▸ .*Viktor Sokolov")
        terminal.press("Enter").wait_for_status(r"Viktor Sokolov 1/\d")
        terminal.press("/").type("lantern").press("Enter").wait_for_status("/lantern [1-9]")
        terminal.press("g3", "g1", "g2", "f").wait_for(lambda t: "Viktor Sokolov" not in reader_text(t))
        terminal.press("Escape").wait_for(lambda t: "Viktor Sokolov" in reader_text(t))
        terminal.press("?").wait_for("Help").press("q").wait_until_gone("Help").press("Q")
        assert terminal.wait_exit() == 0
        assert COLOURS.findall(terminal.raw) == []
        assert re.search(rb"\x1b\[(?:\d;)*7[;m]", terminal.raw), "what is in focus stands out all the same"


def test_an_empty_folder_and_a_broken_key_map_say_what_to_do(tmp_path: Path, home: Path) -> None:
    empty = tmp_path / "nothing here"
    empty.mkdir()
    (home / "config").mkdir()
    keymap = home / "config" / "keymap.yaml"
    keymap.write_text('reader:\n  reader.line_donw: "x"\n')
    with Terminal(empty, home=home, columns=100, rows=24) as terminal:
        terminal.wait_for("Defaults are in force: keymap.yaml:2:3")
        told = terminal.raw.split(b"\x1b[?1049h")[0].decode()
        assert re.search(re.escape(str(keymap)) + r":2:\d+: .*reader\.line_down", told)
        terminal.wait_for("nothing to read here", "skyread FOLDER")
        for key in ("j", "*", "G", "J", "]e", "n", "f", "'a", "g3", "g2", "yy", "Y", "za", "+", "ma", ")"):
            terminal.press(key)
        terminal.press("?").wait_for("Help").press("q").wait_until_gone("Help").press("Q")
        assert terminal.wait_exit() == 0
