"""What newcomers are told is true: keys, commands, verbs, targets, files and links of the documents exist."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from skyread.cli.pages import main_page
from skyread.cli.table import VERBS, Verb
from skyread.keys.commands import COMMANDS
from skyread.keys.helptable import rows
from skyread.keys.keymap import PRESETS, load_default
from skyread.keys.settings import SETTINGS
from skyread.library.formats import FORMATS, SUFFIXES

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("README.md", "CHANGELOG.md", "tui/ARCHITECTURE.md")
GENERATED = re.compile(r"<!-- (\w+) -->.*?<!-- /\1 -->", re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)
LINK = re.compile(r"(?:\]\(|^\[\w+\]: )([^)\s]+)", re.MULTILINE)
VERB_NAMES = {verb.name for verb in VERBS}


def written_by_hand(document: str) -> str:
    """A document without its generated tables."""
    return GENERATED.sub("", (ROOT / document).read_text(encoding="utf-8"))


def section(document: str, title: str) -> str:
    """One section of a document, without its headline."""
    return written_by_hand(document).split(f"\n## {title}\n")[1].split("\n## ")[0]


def code_spans(text: str) -> list[str]:
    return CODE.findall(re.sub(r"```.*?```", "", text, flags=re.DOTALL))


def calls(program: str) -> set[tuple[str, str]]:
    """Every word that follows the name of a program in code, with its document."""
    found = set()
    for document in DOCUMENTS:
        text = written_by_hand(document)
        for code in (*code_spans(text), *"\n".join(SHELL.findall(text)).splitlines()):
            command = code.split("#")[0]
            found |= {(document, word) for word in re.findall(rf"(?:^|\| ){program} (\S+)", command)}
    return found


def shown_keys() -> set[str]:
    """The keys as they are shown; one that waits for a letter also without it."""
    shown = {key for row in rows(load_default()) for key in row.keys}
    return shown | {key.removesuffix("{char}") for key in shown}


def test_every_key_of_the_tour_is_a_key() -> None:
    tour = [code for code in code_spans(section("README.md", "A two-minute tour")) if " " not in code]
    assert len(tour) > 20
    assert [key for key in tour if key not in shown_keys()] == []


def test_every_key_of_the_changelog_is_a_key() -> None:
    known = (
        {key.removesuffix("{char}") for key in shown_keys()}
        | {setting.key for setting in SETTINGS}
        | VERB_NAMES
        | {f"skyread {verb}" for verb in VERB_NAMES}
        | set(PRESETS)
        | {
            "--json",
            "--with",
            "NO_COLOR",
            "config.yaml",
            "keymap.yaml",
            "names.yaml",
            "skyread PATH…",
            "skyread --newsboat",
        }
        | {f":{word}" for command in COMMANDS for word in (command.id, *command.words)}
    )
    assert [code for code in code_spans(written_by_hand("CHANGELOG.md")) if code not in known] == []


def test_the_readme_names_every_format_and_regrets_none_that_is_there() -> None:
    opened, regretted = section("README.md", "What it opens").split("Not there yet:")
    spans = code_spans(opened)
    regretted = regretted.partition(".")[0]
    assert [suffix for suffix in SUFFIXES if suffix not in spans] == []
    assert [
        known.name for known in FORMATS if re.search(rf"\b{known.name}\b", regretted, re.IGNORECASE)
    ] == []


def test_every_verb_that_is_named_exists() -> None:
    named = {(document, word) for document, word in calls("skyread") if re.fullmatch(r"[a-z]+", word)}
    assert {(document, word) for document, word in named if word not in VERB_NAMES} == set()
    assert {"mentions", "search", "config"} <= {word for _, word in named}


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_every_verb_is_in_the_help_and_in_the_readme(verb: Verb) -> None:
    assert re.search(rf"^  {verb.name} ", main_page(), re.MULTILINE)
    assert f"| `skyread {verb.name}{' QUERY' * verb.query}` |" in (ROOT / "README.md").read_text(
        encoding="utf-8"
    )


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {(document, word) for document, word in calls("make") if word not in targets} == set()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_and_pictures_lead_somewhere(document: str) -> None:
    inside = [link for link in LINK.findall(written_by_hand(document)) if not link.startswith("http")]
    folder = (ROOT / document).parent
    assert [link for link in inside if not (folder / link.partition("#")[0]).exists()] == []


def test_every_picture_is_drawn_by_the_tool_and_shown_in_the_readme() -> None:
    drawn = {shot.name for shot in runpy.run_path(str(ROOT / "tui" / "tools" / "screenshots.py"))["SHOTS"]}
    shown = re.findall(r"\]\(docs/([^)]+)\.svg\)", written_by_hand("README.md"))
    assert sorted(shown) == sorted(drawn) == sorted(path.stem for path in (ROOT / "docs").glob("*.svg"))


def test_every_path_that_the_documents_name_exists() -> None:
    missing = []
    for document in DOCUMENTS:
        for code in code_spans(written_by_hand(document)):
            path = code.split()[0]
            if "/" not in path or path.startswith(("~", "/", "g/", "./")):
                continue
            places = (ROOT, ROOT / "tui", ROOT / "tui" / "skyread")
            if not any(list(place.glob(path.rstrip("/"))) for place in places):
                missing.append((document, path))
    assert missing == []


def test_every_module_that_the_architecture_names_exists() -> None:
    text = written_by_hand("tui/ARCHITECTURE.md")
    named = set(re.findall(r"`((?:text|library|entities|index|notebook|keys|desk|ui|cli)\.[a-z_]+)`", text))
    assert len(named) >= 4
    package = ROOT / "tui" / "skyread"
    here = [package / name.replace(".", "/") for name in sorted(named)]
    assert [path for path in here if not path.with_suffix(".py").exists() and not path.is_dir()] == []


def test_the_changelog_tells_of_this_version() -> None:
    from skyread import __version__

    assert f"\n## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
