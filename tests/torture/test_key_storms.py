"""Thousands of keys over a folder of traps, with resizes and reloads in between: the program stays up and in order."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from hostile_library import make_hostile
from key_storm import NOTING, Storm, drawn
from skyread.desk.desk import Desk
from skyread.desk.opening import Opening, Request
from skyread.keys.keymap import load_default
from skyread.keys.settings import Settings
from skyread.notebook.store import Notebook
from skyread.ui.app import Skyread

KEYS = 10_000
SIZES = [(120, 30), (80, 24), (40, 12), (1, 1), (200, 60), (13, 3), (119, 2), (300, 100)]


@pytest.mark.parametrize(("preset", "seed"), [("vim", 1), ("vim", 2), ("less", 3), ("newsboat", 4)])
async def test_a_storm_of_keys_over_a_folder_of_traps(tmp_path: Path, preset: str, seed: int) -> None:
    library = make_hostile(tmp_path / "library")
    notebook = Notebook.in_memory()
    opening = Opening(Request((str(library),), None, None, None, None))
    app = Skyread(Desk(notebook, Settings(clipboard="osc52")), opening, load_default(preset), [])
    async with app.run_test(size=SIZES[0]) as pilot:
        screen = app.desk_screen
        while not screen.desk.named:
            await pilot.pause()
        storm = Storm(screen, seed)
        while len(storm.pressed) < KEYS:
            storm.rage(40)
            chance = storm.random.random()
            if chance < 0.5:
                await Pilot(app).resize_terminal(*storm.random.choice(SIZES))
            if chance < 0.05:
                _touch(library, len(storm.pressed))
                screen.reload()
            await pilot.pause()
            storm.judge()
            drawn(screen)
    assert app.desk_screen.failure is None


@pytest.mark.parametrize(("preset", "seed"), [("vim", 5), ("less", 6), ("newsboat", 7)])
async def test_a_storm_of_marking_loses_nothing_and_writes_to_no_article(
    tmp_path: Path, preset: str, seed: int
) -> None:
    library, file = make_hostile(tmp_path / "library"), tmp_path / "notebook.db"
    opening = Opening(Request((str(library),), None, None, None, None))
    desk = Desk(Notebook.open(file), Settings(clipboard="osc52"))
    app = Skyread(desk, opening, load_default(preset), [])
    async with app.run_test(size=SIZES[0]) as pilot:
        screen = app.desk_screen
        while not screen.desk.named:
            await pilot.pause()
        storm, originals = Storm(screen, seed, NOTING), _contents(library)
        while len(storm.pressed) < KEYS // 2:
            storm.rage(40)
            chance = storm.random.random()
            if chance < 0.2:
                await Pilot(app).resize_terminal(*storm.random.choice(SIZES))
            await pilot.pause()
            storm.judge()
            storm.judge_notebook(file)
            drawn(screen)
            assert _contents(library) == originals
            if chance < 0.05:
                _touch(library, len(storm.pressed))
                screen.reload()
                originals = _contents(library)
        assert len(desk.history.acts()) > KEYS // 100
    assert app.desk_screen.failure is None


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _touch(library: Path, number: int) -> None:
    """Change a file, take one away and add one."""
    good = library / "a-good-one.txt"
    good.write_text(f"A good one\n\nIt was changed by key {number}.\n\n{good.read_text()[-4000:]}")
    (library / f"added-{number}.txt").write_text(f"Added {number}\n\nWhile Viktor Sokolov was reading.\n")
    added = sorted(library.glob("added-*.txt"))
    if len(added) > 3:
        added[0].unlink()
