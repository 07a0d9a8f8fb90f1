"""Acts of the program itself: the command line, closing, quitting, themes, reloading."""

from __future__ import annotations

from collections.abc import Sequence

from skyread.desk.arrangement import Pane
from skyread.desk.prompt import Purpose
from skyread.keys.commands import COMMANDS, WORDS, Argument, Command, Context
from skyread.keys.problems import nearest
from skyread.ui import safety
from skyread.ui.acts.notes import complete_tags
from skyread.ui.dispatch import Press, act
from skyread.ui.screen import DeskScreen
from skyread.ui.themes import PALETTES


@act("app.command_line")
def command_line(screen: DeskScreen, _press: Press) -> None:
    """Ask for a command by name."""

    def accept(line: str) -> None:
        run_line(screen, line)

    screen.desk.prompt.open(Purpose("command", ":", accept, complete=lambda text: complete(screen, text)))


def run_line(screen: DeskScreen, line: str) -> None:
    """Run a `:` line: `name argument`, or `40%`."""
    name, _, argument = line.strip().partition(" ")
    if not name:
        return
    if name.rstrip("%").isdigit():
        screen.run_command("reader.percent", Press(count=int(name.rstrip("%"))))
        return
    command = WORDS.get(name)
    if command is None:
        likely = nearest(name, WORDS)
        screen.desk.say(f"There is no command “{name}”" + (f"; did you mean “{likely}”?" if likely else ""))
    elif command.argument is Argument.CHARACTER and len(argument.strip()) != 1:
        if argument.strip() not in (named := _arguments(screen, command, "")):
            screen.desk.say(f"{name} wants {', '.join(named) or f'one character: {name} a'}")
        else:
            screen.run_command(command.id, Press(argument=argument.strip()))
    elif command.argument is Argument.TEXT and not argument.strip():
        screen.desk.say(f"{name} wants more: {', '.join(_FIXED.get(command.id, ())) or command.help}")
    else:
        screen.run_command(command.id, Press(argument=argument.strip()))


def complete(screen: DeskScreen, line: str) -> Sequence[str]:
    """Lines that could be meant."""
    name, space, argument = line.partition(" ")
    if space:
        command = WORDS.get(name)
        return (
            [f"{name} {one}" for one in _arguments(screen, command, argument) if one.startswith(argument)]
            if command
            else ()
        )
    context = Context(screen.desk.pane.value)
    short = [word for command in COMMANDS if command.works_in(context) for word in command.words]
    full = [command.id for command in COMMANDS if command.works_in(context)]
    starting = [one for one in (*short, *full) if one.startswith(name)]
    return starting or [one for one in full if name in one]


_FIXED = {"view.theme": tuple(PALETTES)}
"""What commands take whose argument is one of a few words."""


def _arguments(screen: DeskScreen, command: Command, typed: str) -> Sequence[str]:
    if command.id == "notes.rename_tag":
        return complete_tags(typed, [tag for tag, _ in screen.desk.annotations.tags()])
    if command.id == "annotation.pen":
        return list(screen.desk.marking.pens)
    return _FIXED.get(command.id, ())


@act("view.theme")
def set_theme(screen: DeskScreen, press: Press) -> None:
    """Change the theme, for this and further sessions."""
    if press.argument in PALETTES:
        screen.set_theme(press.argument)
        screen.desk.reading.set_setting("theme", press.argument)
    elif not press.argument:
        names = list(PALETTES)
        name = names[(names.index(screen.status.palette.name) + 1) % len(names)]
        set_theme(screen, Press(argument=name))
        screen.desk.say(f"Theme {name}")
    else:
        screen.desk.say(f"There is no theme “{press.argument}”: {', '.join(PALETTES)}")


@act("app.cancel")
def cancel(screen: DeskScreen, _press: Press) -> None:
    """Take back one layer: a filter, the search, the current entity."""
    desk = screen.desk
    if desk.pane is Pane.LIST and desk.listing.filter:
        desk.listing.filter = ""
        desk.arrange_list()
        screen.show_selected()
    elif desk.pane is Pane.LIST and desk.narrowed_to is not None:
        desk.narrow_list(None)
        screen.show_selected()
    elif desk.pane is Pane.ENTITIES and desk.sidebar.filter:
        desk.sidebar.narrow("")
    elif desk.marking.reattaching is not None:
        desk.marking.reattaching = None
        desk.say("It stays where it was")
    elif desk.search:
        desk.search.set("")
        desk.reader.hit = None
    elif screen.view.zen:
        screen.view.zen = False
    elif desk.current is not None:
        desk.set_current(None)


@act("app.close")
def close(screen: DeskScreen, _press: Press) -> None:
    """Go back one pane; from the list, quit."""
    desk = screen.desk
    if desk.pane is Pane.ENTITIES:
        screen.focus_pane(Pane.READER)
    elif desk.pane is Pane.READER and desk.listing.order:
        screen.view.zen = False
        screen.focus_pane(Pane.LIST)
    else:
        screen.quit()


@act("app.quit")
def quit_skyread(screen: DeskScreen, _press: Press) -> None:
    """Leave; places and marks are kept."""
    screen.quit()


@act("app.redraw")
def redraw(screen: DeskScreen, _press: Press) -> None:
    """Draw everything again."""
    screen.redraw()


@act("app.suspend")
def suspend(screen: DeskScreen, _press: Press) -> None:
    """Leave for the shell."""
    screen.desk.remember()
    screen.app.action_suspend_process()


@act("app.reload")
def reload(screen: DeskScreen, _press: Press) -> None:
    """Read the library again."""
    screen.reload()


@act("app.restore")
def restore(screen: DeskScreen, _press: Press) -> None:
    """Go back to a backup of the notebook."""
    safety.restore(screen)
