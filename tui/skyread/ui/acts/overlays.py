"""Acts of the help and of the one-line input."""

from __future__ import annotations

from skyread.desk.prompt import Purpose
from skyread.keys.commands import Context
from skyread.keys.helptable import TITLES, rows
from skyread.ui.acts.moving import motions
from skyread.ui.dispatch import Press, act
from skyread.ui.screen import DeskScreen

_WITH_HELP = (Context.VISUAL, Context.CARD)
"""Contexts beside the panes from which the help can be called."""

_OVER_PANES = tuple(one for one in TITLES if not one.inherits and one is not Context.GLOBAL)
"""Contexts of what opens over the panes, where the keys of most are letters that are typed."""


@act("app.help")
def show_help(screen: DeskScreen, _press: Press) -> None:
    """Show the keys that work in this pane, and below them those of what opens over it."""
    own = screen.context in _WITH_HELP
    context = screen.context if own else Context(screen.desk.pane.value)
    opened = [row for one in _OVER_PANES if one is not context for row in rows(screen.keymap, one)]
    screen.help_view.open(
        f"Help: keys {'with' if own else 'in'} the {TITLES[context].lower()}",
        [*rows(screen.keymap, context), *opened],
    )


@act("help.close")
def close_help(screen: DeskScreen, _press: Press) -> None:
    """Close the help."""
    screen.help_view.close()


@act("help.filter")
def filter_help(screen: DeskScreen, _press: Press) -> None:
    """Ask for letters and narrow the help while they are typed."""
    view = screen.help_view
    before = view.filter
    purpose = Purpose("help filter", "filter: ", view.narrow, view.narrow, lambda: view.narrow(before))
    screen.desk.prompt.open(purpose, before)


def _move(screen: DeskScreen, rows: int) -> None:
    """Move the cursor."""
    screen.help_view.move(rows)


motions(
    "help",
    _move,
    lambda screen: screen.help_view.window.height,
    lambda screen: len(screen.help_view.rows),
)


@act("prompt.accept")
def accept(screen: DeskScreen, _press: Press) -> None:
    """Run the line."""
    screen.desk.say("")
    screen.desk.prompt.accept()


@act("prompt.leave")
def leave(screen: DeskScreen, _press: Press) -> None:
    """Leave the line."""
    screen.desk.prompt.leave()
    screen.desk.say("")


@act("prompt.complete")
def complete(screen: DeskScreen, _press: Press) -> None:
    """The next completion."""
    screen.desk.prompt.complete(1)


@act("prompt.complete_previous")
def complete_previous(screen: DeskScreen, _press: Press) -> None:
    """The completion before."""
    screen.desk.prompt.complete(-1)


@act("prompt.older")
def older(screen: DeskScreen, _press: Press) -> None:
    """An older line."""
    screen.desk.prompt.history(1)


@act("prompt.newer")
def newer(screen: DeskScreen, _press: Press) -> None:
    """A newer line."""
    screen.desk.prompt.history(-1)
