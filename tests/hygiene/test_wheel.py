"""What a stranger installs: all that the program needs, and nothing that users dropped into the sample folder."""

from __future__ import annotations

import runpy
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from skyread import __version__

ROOT = Path(__file__).parents[2]
TOOL = runpy.run_path(str(ROOT / "tui" / "tools" / "wheel.py"))
DROPPED = ("seeds/my-article.txt", "seeds/2022-01-mine.md", "seeds/saved/page.txt")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel by way of a source distribution, built from the project's files and a user's articles in `seeds/`."""
    checkout = tmp_path_factory.mktemp("checkout")
    for name in TOOL["own_files"]():
        if (ROOT / name).is_file():
            (checkout / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, checkout / name)
    for name in DROPPED:
        (checkout / name).parent.mkdir(exist_ok=True)
        (checkout / name).write_text("Not for others.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", checkout],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = (checkout / "dist").glob("*.whl")
    return built


def test_the_wheel_holds_the_projects_files_and_no_others(wheel: Path) -> None:
    own = [name for name in TOOL["own_files"]() if (ROOT / name).is_file()]
    assert TOOL["faults"](wheel, own) == []


def test_the_source_distribution_holds_what_a_build_needs_and_no_dropped_articles(wheel: Path) -> None:
    (source,) = wheel.parent.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    assert held.isdisjoint(DROPPED)
    assert {"pyproject.toml", "Makefile", "keymap.yaml", "README.md", "LICENSE", "tests/terminal.py"} <= held


def test_the_program_can_be_called_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "skyread", "--version"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, f"skyread {__version__}\n")


@pytest.mark.parametrize(
    "name",
    [
        "_assets/keymap.yaml",
        "_assets/seeds/1972-abm-treaty.md",
        "entities/data/words.txt",
        "entities/data/names.yaml",
        "entities/data/NOTICE",
        "keys/presets/less.yaml",
        "ui/app.tcss",
        "py.typed",
    ],
)
def test_the_wheel_holds_what_the_program_reads(wheel: Path, name: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert f"skyread/{name}" in archive.namelist()


def test_the_wheel_carries_the_licence_and_the_credits_of_the_word_lists(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        licences = [name for name in archive.namelist() if "/licenses/" in name]
    assert any(name.endswith("/LICENSE") for name in licences)
    assert any(name.endswith("/NOTICE") for name in licences)


def test_the_tool_tells_what_is_missing_and_what_is_too_much(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "some.whl", "w") as archive:
        archive.writestr("skyread/text/spans.py", "")
        archive.writestr("skyread/_assets/seeds/my-article.txt", "")
    assert TOOL["faults"](
        tmp_path / "some.whl", ["tui/skyread/text/spans.py", "keymap.yaml", "README.md"]
    ) == [
        "missing: skyread/_assets/keymap.yaml",
        "does not belong there: skyread/_assets/seeds/my-article.txt",
    ]
