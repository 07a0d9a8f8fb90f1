"""The eight motions that every list has, registered for each list from the few things in which lists differ."""

from __future__ import annotations

from collections.abc import Callable

from skyread.ui.dispatch import Press, act
from skyread.ui.screen import DeskScreen

Rows = Callable[[DeskScreen], int]


def motions(name: str, move: Callable[[DeskScreen, int], None], height: Rows, size: Rows) -> None:
    """Register `NAME.down` and the others: `move` goes by rows, `height` are on screen, `size` there are in all."""
    rows: dict[str, Callable[[DeskScreen, Press], int]] = {
        "down": lambda _screen, press: press.times,
        "up": lambda _screen, press: -press.times,
        "page_down": lambda screen, press: press.times * height(screen),
        "page_up": lambda screen, press: -press.times * height(screen),
        "half_down": lambda screen, press: press.times * max(1, height(screen) // 2),
        "half_up": lambda screen, press: -press.times * max(1, height(screen) // 2),
        "top": lambda screen, _press: -size(screen),
        "bottom": lambda screen, _press: size(screen),
    }
    for motion, far in rows.items():
        act(f"{name}.{motion}")(_moving(move, far))


def _moving(
    move: Callable[[DeskScreen, int], None], far: Callable[[DeskScreen, Press], int]
) -> Callable[[DeskScreen, Press], None]:
    return lambda screen, press: move(screen, far(screen, press))
