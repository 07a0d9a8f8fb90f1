"""Running the reader: the one place of the command line that imports the screen."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from skyread.cli.outcomes import FAILED_INPUTS, NOTHING, OK, USAGE, narrate
from skyread.keys.places import places
from skyread.keys.problems import Problem
from skyread.keys.settings import load_settings

NOTEBOOK_FILE = "notebook.sqlite"
LOG_FILE = "errors.log"
KEYMAP_FILE = "keymap.json"


def run_reader(paths: Sequence[str], encoding: str | None, newsboat: str | None = None) -> int:
    """Open the reader on `paths` and the articles in newsboat's cache."""
    if not sys.stdout.isatty():
        narrate("skyread: the reader needs a terminal; the verbs (skyread --help) write to files and pipes")
        return USAGE
    if not os.isatty(2):
        # textual draws on stderr; who sends it to a file wants the narration there, not the screen
        os.dup2(1, 2)
    stdin = None
    if "-" in paths:
        stdin = sys.stdin.buffer.read()
        _take_keys_from_the_terminal()
    elif not sys.stdin.isatty():
        _take_keys_from_the_terminal()
    return _open(paths, encoding, stdin, newsboat)


def _open(paths: Sequence[str], encoding: str | None, stdin: bytes | None, newsboat: str | None) -> int:
    from skyread.keys.kept import load_kept  # noqa: PLC0415
    from skyread.keys.keymap import BrokenDefaultsError  # noqa: PLC0415  the reader's modules are for the reader only

    home = places()
    settings = load_settings(home.settings_file)
    try:
        keymap = load_kept(home.keymap_file, settings.settings.keymap_preset, home.cache_dir / KEYMAP_FILE)
    except BrokenDefaultsError as broken:
        for line in str(broken).splitlines():
            narrate(line)
        return NOTHING
    problems = [str(problem) for problem in (*settings.problems, *keymap.problems)]
    for problem in problems:
        narrate(problem)
    notices = [_notice(problem) for problem in (*settings.problems, *keymap.problems)[:1]]
    if reason := _nothing_there(paths, newsboat):
        narrate(f"skyread: {reason}")
        return FAILED_INPUTS
    gc.disable()
    from skyread.desk.desk import Desk  # noqa: PLC0415
    from skyread.desk.opening import Opening, request  # noqa: PLC0415
    from skyread.notebook.store import Notebook  # noqa: PLC0415

    # Reading starts here, while the screen's modules are still being imported.
    wanted = request(paths, settings.settings, home, encoding=encoding, stdin=stdin, newsboat=newsboat)
    opening = Opening(wanted)
    _prepare_textual()
    from skyread.ui.app import Skyread  # noqa: PLC0415

    notebook = Notebook.open(home.data_dir / NOTEBOOK_FILE)
    if notebook.notice:
        notices.insert(0, notebook.notice)
    if notebook.offer is not None:
        # the way out first: a narrow terminal cuts the end
        notices[0] = f":restore brings back the backup of {notebook.offer.day}. {notices[0]}"
    app = Skyread(Desk(notebook, settings.settings), opening, keymap.keymap, notices)
    _calm_the_collector()
    try:
        app.run()
    finally:
        notebook.close()
    if app.desk_screen.failure is not None:
        from skyread.ui.failing import describe  # noqa: PLC0415

        narrate(describe(app.desk_screen.failure, home.state_dir / LOG_FILE))
    return app.return_code or OK


def _nothing_there(paths: Sequence[str], newsboat: str | None) -> str:
    """Why the reader need not open at all; empty where there is something to try."""
    from skyread.library.scanning import file_and_part, reason_of  # noqa: PLC0415  for the reader only

    if newsboat is not None:
        from skyread.library.formats.newsboat import check_cache  # noqa: PLC0415  brings a database
        from skyread.library.formats.reading import UnreadableError  # noqa: PLC0415

        try:
            check_cache(newsboat)
        except OSError as error:
            return f"{newsboat}: {reason_of(error)}"
        except UnreadableError as error:
            return f"{newsboat}: {error}"
    missing = [
        path for path in paths if path != "-" and not os.path.lexists(path) and file_and_part(path) is None
    ]
    if missing and len(missing) == len(paths) and newsboat is None:
        return f"{missing[0]}: there is no such file or folder"
    return ""


def _notice(problem: Problem) -> str:
    """A problem for the status line: what holds now first, and the file by its name, since the line is short."""
    name = os.path.basename(problem.file)  # noqa: PTH119  names may be no valid paths
    return f"Defaults are in force: {replace(problem, file=name)}"


def _prepare_textual() -> None:
    """Settings that textual reads from the environment when it is imported; the user's own win."""
    os.environ.setdefault("TEXTUAL_FPS", "240")
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    os.environ.setdefault("ESCDELAY", "25")


def _calm_the_collector() -> None:
    """What was imported stays for good: the collector need not look at it at every pass, in the middle of a key.

    It is not run before: the little that it would free is not worth the tenth of the start that it takes.
    """
    gc.freeze()
    gc.enable()
    gc.set_threshold(20_000, 20, 50)


def _take_keys_from_the_terminal() -> None:
    """Put the terminal where standard input was, which is a pipe or a file."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as problem:
        narrate(f"skyread: no terminal to take keys from: {problem.strerror}")
        raise SystemExit(USAGE) from None
    os.dup2(terminal, 0)
    os.close(terminal)
    sys.stdin = Path("/dev/stdin").open(encoding="utf-8")  # noqa: SIM115  lives as long as the program
