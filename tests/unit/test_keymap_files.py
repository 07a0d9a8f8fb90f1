"""The user's keymap.yaml: what it changes, and what is said about a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from skyread.keys.assets import asset
from skyread.keys.commands import Context
from skyread.keys.keymap import Keymap, KeymapReport, check, load, load_default
from skyread.keys.sequences import parse


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "keymap.yaml"


def loaded(file: Path, text: str, preset: str | None = None) -> Keymap:
    """The key map with a file that has to be right."""
    file.write_text(text, encoding="utf-8")
    report = load(file, preset)
    assert report.problems == ()
    return report.keymap


def complaints(file: Path, text: str | bytes) -> list[str]:
    """What is said about a file, without its folder."""
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    report = load(file)
    assert report.keymap == load_default(), "a wrong file must not be half in force"
    return [str(problem).removeprefix(f"{file.parent}/") for problem in report.problems]


def command(keymap: Keymap, keys: str, context: Context = Context.READER) -> str | None:
    return keymap.effective(context).get(parse(keys))


def test_without_a_file_the_defaults_are_in_force(file: Path) -> None:
    assert load(file) == load(None) == KeymapReport(load_default(), ())


def test_an_empty_file_changes_nothing(file: Path) -> None:
    assert loaded(file, "# nothing yet\n") == load_default()


def test_a_command_gets_the_keys_of_the_file_in_place_of_its_own(file: Path) -> None:
    keymap = loaded(file, 'reader:\n  reader.half_down: ["Z", "ctrl+d"]\n  reader.percent: "go"\n')
    assert command(keymap, "Z") == command(keymap, "ctrl+d") == "reader.half_down"
    assert command(keymap, "go") == "reader.percent"
    assert command(keymap, "%") is None


def test_a_pane_can_have_other_keys_for_what_works_everywhere(file: Path) -> None:
    keymap = loaded(file, 'reader:\n  jump.entities: "Z"\n')
    assert command(keymap, "Z") == "jump.entities"
    assert command(keymap, "e") is None
    assert command(keymap, "e", Context.LIST) == "jump.entities"


@pytest.mark.parametrize("nothing", ["[]", "null", "~"])
def test_a_command_can_be_unbound(file: Path, nothing: str) -> None:
    assert command(loaded(file, f"global:\n  app.suspend: {nothing}\n"), "ctrl+z") is None


def test_keys_can_be_taken_away_and_given_to_something_else(file: Path) -> None:
    keymap = loaded(file, 'unbind: {reader: ["e", "ctrl+f"]}\nreader:\n  reader.line_down: ["j", "e"]\n')
    assert command(keymap, "e") == "reader.line_down"
    assert command(keymap, "ctrl+f") is None
    assert command(keymap, "space") == "reader.page_down"
    assert command(keymap, "e", Context.LIST) == "jump.entities"


def test_keys_freed_in_a_pane_can_be_given_to_a_command_everywhere(file: Path) -> None:
    keymap = loaded(file, 'unbind: {reader: ["Y"]}\nglobal:\n  app.reload: "Y"\n')
    assert command(keymap, "Y") == command(keymap, "Y", Context.LIST) == "app.reload"


def test_words_that_yaml_takes_for_something_else_are_still_keys(file: Path) -> None:
    keymap = loaded(
        file,
        "unbind: {global: [e]}\nreader:\n  reader.percent: 0\n  copy.citation: no\n" + "  search.next: []\n",
    )
    assert command(keymap, "0") == "reader.percent"
    assert command(keymap, "no") == "copy.citation"


def test_less_and_newsboat_fingers_find_their_keys() -> None:
    less, newsboat = load_default("less"), load_default("newsboat")
    assert command(less, "?") == "search.backward"
    assert command(less, "g?") == "app.help"
    assert command(less, "f") == "reader.page_down"
    assert command(less, "d") == "reader.half_down"
    assert command(newsboat, "n") == "list.next_unread"
    assert command(newsboat, "A", Context.LIST) == "list.mark_all_read"


def test_the_files_preset_goes_before_that_of_the_settings(file: Path) -> None:
    assert command(loaded(file, "preset: vim\n", "less"), "?") == "app.help"
    assert command(loaded(file, "", "less"), "?") == "search.backward"
    assert command(loaded(file, "preset: less\nreader:\n  reader.half_down: Z\n"), "Z") == "reader.half_down"


def test_a_wrong_file_leaves_the_preset_of_the_settings_in_force(file: Path) -> None:
    file.write_text("nonsense", encoding="utf-8")
    assert load(file, "less").keymap == load_default("less")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("readr:\n  x: y\n", "keymap.yaml:1:1: there is no context “readr”; did you mean “reader”?"),
        (
            "reader:\n  search.forwrd: x\n",
            "keymap.yaml:2:3: there is no command “search.forwrd”; did you mean “search.forward”?",
        ),
        (
            "reader:\n  zzzzzz: x\n",
            "keymap.yaml:2:3: there is no command “zzzzzz”; `skyread keys` lists the commands",
        ),
        (
            "list:\n  reader.top: x\n",
            "keymap.yaml:2:3: reader.top does not work in list; put it under reader",
        ),
        (
            'reader:\n  reader.top: ["gg", "ctrl+hme"]\n',
            "keymap.yaml:2:22: there is no key “hme”; did you mean “home”?",
        ),
        (
            "reader:\n  reader.top: ctrl+qqq\n",
            "keymap.yaml:2:15: there is no key “qqq”; names are space, enter, pageup, f1 …, and four letters or more are written apart",
        ),
        (
            "reader:\n  reader.top: [gg, entre]\n",
            "keymap.yaml:2:20: there is no key “entre”; did you mean “enter”?",
        ),
        (
            "reader:\n  reader.top: ctrl+j\n",
            "keymap.yaml:2:15: terminals send ctrl+j as enter; write enter",
        ),
        (
            "reader:\n  search.next: #\n",
            'keymap.yaml:2:15: no key is given; write [] to unbind, and quote keys such as "#"',
        ),
        ("reader:\n  search.next: ''\n", "keymap.yaml:2:16: no key is given; write [] to unbind"),
        (
            "reader:\n  search.next: {a: b}\n",
            'keymap.yaml:2:16: keys are a text or a list of texts; write e.g. ["j", "down"]',
        ),
        (
            "reader:\n  search.next: [[a]]\n",
            'keymap.yaml:2:17: keys are a text or a list of texts; write e.g. ["j", "down"]',
        ),
        (
            "reader: j\n",
            "keymap.yaml:1:9: reader needs commands with their keys; write `command: keys` lines below it",
        ),
        (
            "reader:\n  reader.top: Z\n  reader.top: y\n",
            "keymap.yaml:3:3: “reader.top” stands in line 2 already; keep one of them",
        ),
        (
            "global:\n  mark.set: M\n",
            "keymap.yaml:2:13: mark.set takes a character; end its keys in {char}, as in “m{char}”",
        ),
        (
            "global:\n  app.quit: 'Z{char}'\n",
            "keymap.yaml:2:13: app.quit takes no character; write its keys without {char}",
        ),
        (
            "global:\n  app.quit: 1q\n",
            "keymap.yaml:2:13: “1” begins a count in global; begin with another key",
        ),
        ("preset: les\n", "keymap.yaml:1:9: “les” is not a preset; did you mean “less”?"),
        (
            "unbind: [x]\n",
            'keymap.yaml:1:9: unbind needs contexts; write e.g. `unbind: {reader: ["ctrl+f"]}`',
        ),
        (
            "reader:\n  search.next: e\n",
            (
                "keymap.yaml:2:16: “e” is jump.entities already;"
                ' choose other keys, or add `unbind: {reader: ["e"]}`'
            ),
        ),
        (
            "reader:\n  reader.top: Z\n  reader.bottom: Z\n",
            "keymap.yaml:3:18: “Z” is reader.top already; change this or line 2",
        ),
        (
            "global:\n  app.quit: Y\n",
            (
                "keymap.yaml:2:13: “Y” is copy.citation already;"
                ' choose other keys, or add `unbind: {reader: ["Y"]}`'
            ),
        ),
        (
            "reader:\n  search.next: yyy\n",
            (
                "keymap.yaml:2:16: “yyy” is never reached: “yy” is copy.sentence already;"
                ' choose other keys, or add `unbind: {reader: ["yy"]}`'
            ),
        ),
        (
            "reader:\n  search.next: maa\n",
            (
                "keymap.yaml:2:16: “maa” is never reached: “m{char}” is mark.set already;"
                ' choose other keys, or add `unbind: {reader: ["m{char}"]}`'
            ),
        ),
        (
            "reader:\n  search.next: ctrl+w\n",
            (
                "keymap.yaml:2:16: “Ctrl+W” keeps “Ctrl+W w” (pane.next) and 3 more from being reached;"
                " choose other keys"
            ),
        ),
        (
            "reader:\n  search.next: [\n",
            (
                "keymap.yaml:3:1: is not YAML here (did not find expected node content);"
                " put keys and texts in quotes"
            ),
        ),
        (
            "global:\n  mention.next: *x\n",
            "keymap.yaml:2:17: has an alias (*name) here; put a key that is * in quotes",
        ),
        (
            "[" * 30_000,
            "keymap.yaml:1:9: is nested too deep here; this can't be the right file",
        ),
        ("a\n", "keymap.yaml:1:1: is not a list of names and values; write `name: value` lines"),
        ("? [a]\n: b\n", "keymap.yaml:1:3: has a list where a name belongs; write `name: value`"),
        ("{}\n---\n{}\n", "keymap.yaml:2:1: has a second document here; keep everything in one"),
        (
            b"global:\n  app\x07.quit: x\n",
            "keymap.yaml:2:6: has a character here that YAML does not allow; remove it",
        ),
        (b"# caf\xe9\n", "keymap.yaml:1:6: is not UTF-8 here; save the file as UTF-8"),
        (b"#" * 70_000, "keymap.yaml:1:1: is larger than 64 KB; this can't be the right file"),
    ],
)
def test_one_line_says_where_what_and_what_to_do(file: Path, text: str | bytes, said: str) -> None:
    assert complaints(file, text) == [said]


def test_all_problems_are_told_at_once_in_the_order_of_the_file(file: Path) -> None:
    text = "reader:\n  search.next: e\n  reader.tp: x\nlits: {}\n"
    assert [line.split(":")[1] for line in complaints(file, text)] == ["2", "3", "4"]


def test_what_is_advised_against_a_clash_helps(file: Path) -> None:
    for text in ("reader:\n  search.next: e\n", "global:\n  app.quit: Y\n", "reader:\n  search.next: maa\n"):
        [line] = complaints(file, text)
        loaded(file, line.split("`")[1] + "\n" + text)


def test_a_file_that_can_not_be_read_is_told(tmp_path: Path) -> None:
    assert [str(problem) for problem in load(tmp_path).problems] == [
        f"{tmp_path}:1:1: can't be read (Is a directory); check its name and rights"
    ]
    missing = tmp_path / "missing.yaml"
    assert [str(problem) for problem in check(missing).problems] == [
        f"{missing}:1:1: can't be read (No such file or directory); check its name and rights"
    ]


def test_the_parser_in_python_serves_where_the_one_in_c_is_missing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("yaml.CSafeLoader")
    assert check(asset("keymap.yaml")).keymap == load_default()
    [line] = complaints(file, "reader:\n  search.next: e\n")
    assert line.startswith("keymap.yaml:2:16: “e” is jump.entities already;")
    [line] = complaints(file, 'reader: "\\UFFFFFFFF"\n')
    assert line.startswith("keymap.yaml:1:1: has a character here")


def test_no_control_character_of_a_file_reaches_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "key\x1b[31m.yaml"
    file.write_text('"re\\e[2Jader": {}\n', encoding="utf-8")
    [problem] = load(file).problems
    assert str(problem).isprintable()
