"""Golden frames: what the screen shows, as text files beside the tests, compared row by row.

`pytest tests/frames --update-frames` writes them anew; look at the difference before committing it.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.screen import Screen

GOLDEN = Path(__file__).parent / "golden"
Golden = Callable[[str, Screen[None]], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that writes the frames anew."""
    parser.addoption("--update-frames", action="store_true", help="write the golden frames anew")


def rows_of(screen: Screen[None]) -> list[str]:
    """The rows of what stands on the screen, without the blanks at their end."""
    return [
        "".join(segment.text for segment in strip).rstrip() for strip in screen._compositor.render_strips()
    ]


@pytest.fixture
def golden(pytestconfig: pytest.Config) -> Golden:
    """Compare a screen with the frame of a name, or write it under --update-frames."""

    def check(name: str, screen: Screen[None]) -> None:
        path = GOLDEN / f"{name}.txt"
        shown = rows_of(screen)
        if pytestconfig.getoption("--update-frames"):
            GOLDEN.mkdir(exist_ok=True)
            path.write_text("\n".join(shown) + "\n", encoding="utf-8")
        kept = path.read_text(encoding="utf-8").splitlines()
        if kept != shown:
            difference = difflib.unified_diff(kept, shown, path.name, "the screen", lineterm="", n=1)
            pytest.fail("\n".join(difference), pytrace=False)

    return check
