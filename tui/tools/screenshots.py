"""Draw the README's screenshots from the sample library: the real screen, by real keys, as SVG.

Run by `make screenshots`. Only files that belong to the project are opened, with an empty notebook, so that the
pictures are the same on every machine.
"""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "docs"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, the size of the terminal, the keys that lead to it, and the theme."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]
    theme: str = "dark"


SHOTS = (
    Shot("desk", (150, 40), ("enter", "e", *"ryabkof", "enter", "*", "*")),
    Shot("jump", (130, 32), ("enter", "e", *"stoltenburg")),
    Shot("mentions", (130, 32), ("enter", "e", *"ryabkof", "enter", "g", "r")),
    Shot("text", (130, 32), ("enter", "g", "/", *"inspectors", "down")),
    Shot(
        "marks",
        (150, 40),
        (
            *("enter", "e", *"inf tretay", "enter", "H", ")", ")", "H", "c", "e", "a"),
            *(*"check with the 2019 text", "ctrl+s", ")", "H", "c", "d", "t", *"verify", "enter"),
            *("}", "}", "H", "c", "q", "}", "v", "v", "w", "w", "w", "e"),
        ),
    ),
    Shot("card", (130, 34), ("enter", "e", *"ryabkof", "enter", "g", "d")),
    Shot("help", (110, 36), ("enter", "?")),
    Shot("light", (150, 40), ("enter", "e", *"inf tretay", "enter", "*"), "light"),
    Shot("narrow", (64, 30), ("enter", "e", *"inf tretay", "enter")),
)


async def draw(shot: Shot, samples: list[str]) -> None:
    """Draw one picture."""
    from skyread.desk.desk import Desk  # noqa: PLC0415  imported after the environment is set
    from skyread.desk.opening import Opening, Request  # noqa: PLC0415
    from skyread.keys.keymap import load_default  # noqa: PLC0415
    from skyread.keys.settings import Settings  # noqa: PLC0415
    from skyread.notebook.store import Notebook  # noqa: PLC0415
    from skyread.ui.app import Skyread  # noqa: PLC0415

    opening = Opening(Request(tuple(samples), None, None, None, None))
    app = Skyread(Desk(Notebook.in_memory(), Settings(theme=shot.theme)), opening, load_default(), [])
    async with app.run_test(size=shot.size) as pilot:
        while not app.desk_screen.desk.named:
            await pilot.pause(0.05)
        for key in shot.keys:
            app.desk_screen.press("space" if key == " " else key)
            await pilot.pause(0.05)
        await pilot.pause(0.3)
        svg = app.export_screenshot(title="skyread")
    OUT.mkdir(exist_ok=True)
    target = OUT / f"{shot.name}.svg"
    target.write_text(tidy(svg), encoding="utf-8")
    print(f"{target.relative_to(ROOT)}: {len(svg) // 1024} kB")


def tidy(svg: str) -> str:
    """The picture without the web fonts that it would fetch, and with blanks that every viewer keeps."""
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace(
        "font-family: Fira Code, monospace", "font-family: Fira Code, DejaVu Sans Mono, monospace"
    )
    svg = svg.replace("<svg ", '<svg xml:space="preserve" ', 1)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def main() -> None:
    """Draw all pictures."""
    os.environ.pop("NO_COLOR", None)
    os.chdir(ROOT)
    listed = subprocess.run(["git", "ls-files", "seeds"], capture_output=True, text=True, check=True)
    samples = listed.stdout.split()
    for shot in SHOTS:
        asyncio.run(draw(shot, samples))


if __name__ == "__main__":
    main()
