"""The budgets that need a screen: first frame, key to screen, the picker, memory. Every figure is of a real process.

skyread and the bare app take turns within one run, since only figures of the same minutes can be compared.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import texts
from pseudo_terminal import GaveUpError, PseudoTerminal, environment

SKYREAD = str(Path(sys.executable).with_name("skyread"))
BARE = [sys.executable, str(Path(__file__).with_name("bare_app.py"))]
KEYS = {"j": "j", "space": " ", ")": ")", "*": "*"}
_NAMED = "People"
"""Stands on the screen once the names of made texts are known …"""
_SAMPLES_NAMED = "Organisations"
"""… and those of the samples, one of which has people in its title."""
_AT_ONCE = 10
"""Keys that one program gets before it is the other's turn."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Measured times in ms."""

    times: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        """The one that 95 of 100 do not exceed."""
        return sorted(self.times)[int(len(self.times) * 0.95)]


def whole_processes(rounds: int) -> tuple[Spread, Spread]:
    """`skyread --help` and `python -c pass`, from start to end."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(rounds + 1):
        for found, command in zip(times, ([SKYREAD, "--help"], [sys.executable, "-c", "pass"]), strict=True):
            started = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            if turn:  # the first turn only warms up
                found.append((time.perf_counter() - started) * 1000)
    return Spread(tuple(times[0])), Spread(tuple(times[1]))


def first_frames(rounds: int, folder: Path) -> tuple[Spread, Spread, Spread]:
    """Start to first frame of skyread on the samples and of the bare app; and to the samples' names on screen.

    skyread has been there before: its caches are filled, and it opens where it was left.
    """
    library = _samples_in(folder)
    text = folder / "bare.txt"
    text.write_text("\n".join(path.read_text(encoding="utf-8") for path in texts.samples()), encoding="utf-8")
    shown_by_bare = text.read_text(encoding="utf-8").split("\n", 1)[0][:12]
    env = environment(folder / "home")
    command = [SKYREAD, str(library)]
    with PseudoTerminal(command, env) as terminal:
        terminal.wait_for("Articles")
        terminal.settle()
        terminal.press("\r")
    ours, theirs, named = [], [], []
    for _ in range(rounds):
        with PseudoTerminal(command, env) as terminal:
            ours.append(terminal.wait_for("Articles") * 1000)
            named.append(terminal.wait_for(_SAMPLES_NAMED) * 1000)
        with PseudoTerminal([*BARE, str(text)], env) as terminal:
            theirs.append(terminal.wait_for(shown_by_bare) * 1000)
    return Spread(tuple(ours)), Spread(tuple(theirs)), Spread(tuple(named))


def _samples_in(folder: Path) -> Path:
    library = folder / "samples"
    library.mkdir()
    for path in texts.sample_files():
        (library / path.name).write_bytes(path.read_bytes())
    return library


def keys_to_screen(presses: int, folder: Path, characters: int = 1_000_000) -> dict[str, Spread]:
    """Key to last byte of the update in an article of so many characters; "bare" is the bare app's line down."""
    path = folder / "long.txt"
    path.write_text(texts.article(characters, 1, texts.people(600)), encoding="utf-8")
    env = environment(folder / "home")
    times: dict[str, list[float]] = {name: [] for name in ("bare", *KEYS)}
    with (
        PseudoTerminal([SKYREAD, str(path)], env) as ours,
        PseudoTerminal([*BARE, str(path)], env) as bare,
    ):
        bare.wait_for("Delegations")
        ours.wait_for(_NAMED)
        ours.settle()
        bare.settle()
        ours.press("\r")
        ours.settle()
        for _ in range(0, presses, _AT_ONCE):
            _press_some(bare, "j", times["bare"])
            for name, key in KEYS.items():
                _press_some(ours, key, times[name])
        ours.settle()
        times["a letter in the picker"] = _type_into_picker(ours)
    return {name: Spread(tuple(found)) for name, found in times.items()}


def marks_to_screen(presses: int, folder: Path, characters: int = 1_000_000) -> Spread:
    """`H` on one sentence after the other: to the highlight on the screen, which is on disk then."""
    path = folder / "marked.txt"
    path.write_text(texts.article(characters, 3, texts.people(600)), encoding="utf-8")
    times: list[float] = []
    with PseudoTerminal([SKYREAD, str(path)], environment(folder / "home")) as terminal:
        terminal.wait_for(_NAMED)
        terminal.settle()
        terminal.press("\r")
        terminal.settle()
        for _ in range(presses):
            terminal.press("}")
            terminal.settle(0.02)
            took = terminal.press("H")
            if took is None:
                raise GaveUpError("H changed nothing on the screen")
            times.append(took)
    return Spread(tuple(times))


def _press_some(terminal: PseudoTerminal, key: str, times: list[float]) -> None:
    terminal.settle(0.03)
    for _ in range(_AT_ONCE):
        took = terminal.press(key)
        if took is None:
            raise GaveUpError(f"{key!r} changed nothing on the screen")
        times.append(took)


def picker_to_screen(folder: Path, names: int = 10_000) -> Spread:
    """Key to last byte of the results, for queries typed letter by letter over a library with so many names."""
    library = folder / "names"
    library.mkdir()
    for number, text in enumerate(texts.roll_call(names)):
        (library / f"{number:04}.txt").write_text(text, encoding="utf-8")
    with PseudoTerminal([SKYREAD, str(library)], environment(folder / "home")) as terminal:
        terminal.wait_for(_NAMED)
        terminal.settle()
        times = _type_into_picker(terminal)
    return Spread(tuple(times))


def _type_into_picker(terminal: PseudoTerminal) -> list[float]:
    times: list[float] = []
    for query in texts.TYPED:
        terminal.press("e")
        terminal.settle(0.3)
        times += [took for letter in query if (took := terminal.press(letter)) is not None]
        terminal.press("\x1b")
        terminal.settle(0.3)
    return times


def memory(folder: Path) -> dict[str, float | None]:
    """Peak memory (MB) of skyread: on the samples, and on one article of 5 MB, once all names are found."""
    big = folder / "big.txt"
    big.write_text(texts.article(5_000_000, 2, texts.people(3000)), encoding="utf-8")
    env = environment(folder / "home")
    peaks: dict[str, float | None] = {}
    for name, path in (("samples", _samples_in(folder)), ("one article of 5 MB", big)):
        with PseudoTerminal([SKYREAD, str(path)], env) as terminal:
            terminal.wait_for(_NAMED)
            terminal.settle()
            peaks[name] = terminal.peak_memory()
    return peaks
