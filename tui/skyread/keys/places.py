"""The folders in which skyread keeps things. Nothing is created here: who writes makes the folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """One folder for each kind of thing that is kept."""

    config_dir: Path
    """config.yaml, keymap.yaml, known names: what the user writes."""
    data_dir: Path
    """The notebook: what must not get lost."""
    cache_dir: Path
    """What can be made again."""
    state_dir: Path
    """Logs and histories."""

    @property
    def settings_file(self) -> Path:
        """The user's settings."""
        return self.config_dir / "config.yaml"

    @property
    def keymap_file(self) -> Path:
        """The user's keys."""
        return self.config_dir / "keymap.yaml"


def places(environment: Mapping[str, str] = os.environ) -> Places:
    """The system's usual folders, or all of them under `SKYREAD_HOME` where that is set."""
    home = environment.get("SKYREAD_HOME")
    if home:
        root = Path(home).absolute()
        return Places(root / "config", root / "data", root / "cache", root / "state")
    from platformdirs import PlatformDirs  # noqa: PLC0415  not paid for under SKYREAD_HOME

    dirs = PlatformDirs("skyread", appauthor=False)
    return Places(dirs.user_config_path, dirs.user_data_path, dirs.user_cache_path, dirs.user_state_path)
