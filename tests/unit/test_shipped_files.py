"""Where the default keys and the samples are found: in the wheel's own folder, else beside the sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from skyread.keys import assets


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation of its own, as a checkout has it: ROOT/tui/skyread."""
    folder = tmp_path / "tui" / "skyread"
    folder.mkdir(parents=True)
    monkeypatch.setattr(assets, "files", {"skyread": folder}.__getitem__)
    return folder


def test_a_checkouts_files_stand_at_its_root(package: Path) -> None:
    file = package.parents[1] / "keymap.yaml"
    file.touch()
    assert assets.asset("keymap.yaml") == file


def test_what_a_wheel_carries_goes_before_what_lies_around(package: Path) -> None:
    (package.parents[1] / "seeds").mkdir()
    (package / "_assets" / "seeds").mkdir(parents=True)
    assert assets.asset("seeds") == package / "_assets" / "seeds"


def test_a_broken_installation_says_what_to_do(package: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"keymap\.yaml is missing .* install it again"):
        assets.asset("keymap.yaml")
