"""Any size that a terminal can have, changed at any moment: nothing fails, and every row fills the screen."""

from __future__ import annotations

import itertools

import pytest
from textual.pilot import Pilot

from key_storm import Storm, drawn
from small_desk import Written, screen_of
from three_articles import KINDS, LIBRARY

EDGES = [1, 2, 3, 5, 8, 13, 28, 30, 79, 80, 119, 120, 300]
"""Widths around which something gives way."""
HEIGHTS = [1, 2, 3, 4, 7, 24, 100]
SIZES = [*itertools.product(EDGES, [1, 3, 24]), *itertools.product([1, 40, 100, 300], HEIGHTS)]


@pytest.mark.parametrize(("library", "sizes"), [(LIBRARY, 45), ((), 15)], ids=["three articles", "nothing"])
async def test_every_size_is_drawn_in_whatever_state_the_screen_is(
    library: tuple[Written, ...], sizes: int
) -> None:
    async with screen_of(*library, size=(120, 30), kinds=KINDS) as screen:
        storm, pilot = Storm(screen, seed=7), Pilot(screen.app)
        for width, height in storm.random.sample(SIZES, sizes):
            await pilot.resize_terminal(width, height)
            storm.rage(6)
            await pilot.pause()
            storm.judge()
            assert screen.size == (width, height)
            drawn(screen)
