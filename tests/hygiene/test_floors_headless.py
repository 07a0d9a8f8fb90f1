"""Everything but the screen works without a screen library: what `import` really does, and the contracts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

PROBE = """
import importlib, json, pkgutil, sys

def import_all(name):
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(package.__path__, name + "."):
        if not module.name.endswith(".__main__"):
            importlib.import_module(module.name)

loaded = {}
for floor in sys.argv[1:]:
    import_all("skyread." + floor)
    loaded[floor] = sorted({module.partition(".")[0] for module in sys.modules})
print(json.dumps(loaded))
"""


def _packages_loaded(*floors: str) -> dict[str, set[str]]:
    """Top-level packages in memory after all modules of each floor were imported, one floor after the other."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *floors], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    return {floor: set(names) for floor, names in json.loads(done.stdout).items()}


def test_no_floor_below_the_screen_loads_a_screen_library() -> None:
    loaded = _packages_loaded("text", "library", "entities", "index", "notebook", "keys", "desk", "cli")
    assert [floor for floor, names in loaded.items() if names & {"textual", "rich"}] == []


def test_keys_load_yaml_and_the_rest_only_when_they_are_used() -> None:
    assert not _packages_loaded("keys")["keys"] & {"yaml", "rapidfuzz", "platformdirs"}


def test_the_floors_import_only_from_below() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout
