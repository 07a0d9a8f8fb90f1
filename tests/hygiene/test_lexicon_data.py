"""The committed lexicon data can be loaded, agree with their source, and name everybody they come from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from skyread.entities.lexicon import DATA_FILES, Lexicon
from skyread.entities.names import compact_lines, parse_names

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tui" / "skyread" / "entities" / "data"


def test_the_quick_form_of_the_known_names_agrees_with_the_yaml() -> None:
    path = DATA / "names.yaml"
    names = parse_names(path.read_text(encoding="utf-8"), str(path))
    assert (DATA / "names.txt").read_text(encoding="utf-8").splitlines() == compact_lines(names)


def test_no_known_name_means_two_things() -> None:
    path = DATA / "names.yaml"
    names = parse_names(path.read_text(encoding="utf-8"), str(path))
    forms = [form for known in names for form in (known.name, *known.aliases)]
    assert len(forms) == len(set(forms))


def test_every_data_file_is_noticed_and_loaded() -> None:
    notice = (DATA / "NOTICE").read_text(encoding="utf-8")
    files = {path.name for path in DATA.iterdir()} - {"NOTICE"}
    assert files == {*DATA_FILES, "names.yaml"}
    assert all(re.search(rf"^{re.escape(name)} ", notice, re.MULTILINE) for name in files)
    lexicon = Lexicon.load()
    assert all((lexicon.known, lexicon.given, lexicon.demonyms, lexicon.common, lexicon.words))


def test_the_notice_names_every_package_the_data_come_from() -> None:
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    notice = (DATA / "NOTICE").read_text(encoding="utf-8")
    assert [package for package in groups["lexicon"] if package not in notice] == []
    assert "https://creativecommons.org/licenses/by/4.0/" in notice
