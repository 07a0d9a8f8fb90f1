"""The help pages: they fit 80 columns, list what there is, and cost little; no verb loads a screen library."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from skyread.cli.pages import main_page, verb_page
from skyread.cli.table import VERBS
from skyread.text.widths import cell_width

PAGES = {verb.name: verb for one in VERBS for verb in (one, *one.parts)}
PROBE = """
import io, json, os, sys
from skyread.cli.main import main
sys.stdout = io.TextIOWrapper(io.BytesIO())
codes = [main(words) for words in json.loads(sys.argv[1])]
sys.stdout = sys.__stdout__
print(json.dumps([codes, sorted(sys.modules)]))
"""


def _modules_after(home: Path, *calls: list[str]) -> tuple[list[int], set[str]]:
    """Exit codes of the calls, made one after the other in a process of their own, and the modules then loaded."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps(calls)],
        capture_output=True,
        text=True,
        check=True,
        env={"SKYREAD_HOME": str(home), "PATH": ""},
    )
    codes, modules = json.loads(done.stdout)
    return codes, set(modules)


@pytest.mark.parametrize("page", [main_page(), *map(verb_page, PAGES.values())], ids=["main", *PAGES])
def test_a_page_fits_80_columns(page: str) -> None:
    assert max(map(cell_width, page.splitlines())) <= 80
    assert page.endswith("\n")


def test_the_main_page_has_one_line_for_each_verb() -> None:
    lines = main_page().splitlines()
    for verb in VERBS:
        [line] = [line for line in lines if line.split()[:1] == [verb.name]]
        assert line.endswith(verb.summary)
        assert ("QUERY " in line) == verb.query


def test_a_verbs_page_lists_its_options_and_keys() -> None:
    for verb in PAGES.values():
        page = " ".join(verb_page(verb).split())
        assert all(f"{option.name} {option.value}".strip() in page for option in verb.takes())
        assert ", ".join(verb.fields) in page


def test_a_verb_of_several_parts_lists_them_all() -> None:
    [page] = [verb_page(verb) for verb in VERBS if verb.name == "notes"]
    for part in ("list", "export", "import", "check"):
        assert f"\n  notes {part} " in page


def test_help_loads_nothing_that_takes_time(tmp_path: Path) -> None:
    codes, modules = _modules_after(tmp_path, ["--version"], ["--help"])
    assert codes == [0, 0]
    ours = {name for name in modules if name.startswith("skyread")}
    assert not {name.split(".")[1] for name in ours if "." in name} - {"cli", "text"}
    assert not modules & {
        "argparse",
        "dataclasses",
        "inspect",
        "yaml",
        "rapidfuzz",
        "platformdirs",
        "sqlite3",
    }


def test_no_verb_loads_a_screen_library(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(
        "Anna Berg of NATO spoke in Vienna in May 2019. “We are nearly there,” she said.\n", encoding="utf-8"
    )
    queries = {"search": ["spoke"], "jump": ["vieana"], "notes": ["check"]}
    nothing_kept = {"decisions", "worklist"}
    calls = [
        [verb.name] if verb.name in nothing_kept else [verb.name, *queries.get(verb.name, []), str(article)]
        for verb in VERBS
    ]
    codes, modules = _modules_after(tmp_path, *calls)
    assert codes == [int(verb.name in nothing_kept) for verb in VERBS]
    assert not modules & {"textual", "rich"}
    assert not any(name.startswith("skyread.ui") for name in modules)
