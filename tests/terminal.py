"""The whole program in a real pseudo-terminal, driven by keys and looked at as a user would.

Nothing here sleeps: every wait reads what the program writes until the screen shows what is waited for, and fails
with a picture of the screen. What the program wrote is kept byte for byte, so that a test can also look for what
must never reach a terminal.
"""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pexpect
import pyte
from pyte.screens import Char

PATIENCE = 30.0
"""Seconds until a wait gives up. Only a broken program ever waits so long, however busy the machine is."""

# Synchronised output: the program asks whether the terminal can, is told that it can, and frames every update.
SYNC_QUERY = b"\x1b[?2026$p"
FRAME_BEGIN = b"\x1b[?2026h"
FRAME_END = b"\x1b[?2026l"
ALTERNATE_SCREEN = b"\x1b[?1049h"
MAIN_SCREEN = b"\x1b[?1049l"

PROGRAM = Path(sys.executable).with_name("skyread")

NAMED_KEYS = {
    "Enter": "\r",
    "Escape": "\x1b",
    "Tab": "\t",
    "Shift+Tab": "\x1b[Z",
    "Backspace": "\x7f",
    "Space": " ",
    "Up": "\x1b[A",
    "Down": "\x1b[B",
    "Right": "\x1b[C",
    "Left": "\x1b[D",
    "Home": "\x1b[H",
    "End": "\x1b[F",
    "PageUp": "\x1b[5~",
    "PageDown": "\x1b[6~",
    "Alt+Left": "\x1b[1;3D",
    "Alt+Right": "\x1b[1;3C",
    "F1": "\x1bOP",
}

Condition = str | Callable[["Terminal"], object]


def sent_for(key: str) -> str:
    """What a terminal sends for a key: a named one, Ctrl with a letter, or characters as they stand."""
    if key in NAMED_KEYS:
        return NAMED_KEYS[key]
    if key.startswith("Ctrl+") and len(key) == 6:
        return chr(ord(key[-1].upper()) - 64)
    return key


class Terminal:
    """One run of the program. Use as a context manager: what still runs at the end is killed."""

    def __init__(
        self,
        *args: str | bytes | Path,
        home: Path,
        columns: int = 160,
        rows: int = 45,
        env: Mapping[str, str] | None = None,
        shell: str | None = None,
    ) -> None:
        """Start `skyread ARGS` (or a shell command with `$SKYREAD` in it), everything it keeps under `home`."""
        words = [os.fsdecode(word) for word in args]
        command = [str(PROGRAM), *words] if shell is None else ["/bin/sh", "-c", shell, "sh", *words]
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        """All that the program wrote."""
        self.ended = False
        self._held = b""
        self.child = pexpect.spawn(
            command[0],
            command[1:],
            dimensions=(rows, columns),
            env=environment(home, env),
            timeout=PATIENCE,
            maxread=1 << 16,
        )
        self.child.delaybeforesend = None
        self.child.delayafterclose = 0.01
        self.child.ptyproc.delayafterclose = 0.01

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.child.isalive():
            self.child.kill(signal.SIGKILL)
            self.child.wait()
        self.child.close(force=True)

    # Doing -----------------------------------------------------------------------------------------------

    def press(self, *keys: str) -> Terminal:
        """Press keys one after the other. Escape comes last, since ESC and a character at once is Alt."""
        assert "Escape" not in keys[:-1], "wait for what Escape does before the next key"
        self.child.send("".join(sent_for(key) for key in keys))
        return self

    def type(self, text: str) -> Terminal:
        """Type a text."""
        self.child.send(text)
        return self

    def resize(self, columns: int, rows: int) -> Terminal:
        """Give the terminal another size."""
        self.take()
        self._screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)
        return self

    def signal(self, number: int) -> None:
        """Send a signal to the program and the processes it has started, as a shell does."""
        os.killpg(self.child.pid, number)

    def wait_until_stopped(self) -> Terminal:
        """Wait until the program has put itself to sleep, as the shell does before it can be woken."""
        _, status = os.waitpid(self.child.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status), f"the program ended instead: {status}"
        return self

    def kill(self) -> None:
        """End the program without a warning, as a power cut does."""
        self.child.kill(signal.SIGKILL)
        self.child.wait()

    # Looking ---------------------------------------------------------------------------------------------

    @property
    def screen(self) -> str:
        """The screen as text, rows without the blanks at their end."""
        return "\n".join(self.rows)

    @property
    def rows(self) -> list[str]:
        """The screen's rows."""
        return [row.rstrip() for row in self._screen.display]

    @property
    def status(self) -> str:
        """The last row."""
        return self.rows[-1]

    def style_at(self, x: int, y: int) -> Char:
        """The cell in a column and row (from 0): data, fg, bg, bold, italics, underscore, reverse …"""
        return self._screen.buffer[y][x]

    @property
    def focus(self) -> list[str]:
        """The rows of the sentence in focus, without margin and bar and without what other panes show beside it."""
        found = (re.search(r"(?:^|│)[ \w+✎≈]*▌ ?(.*?)(?:[✎▬]?[•▪◆]?[│┃]|$)", row) for row in self.rows)
        return [match[1].rstrip() for match in found if match]

    def is_in_focus(self, place: Sequence[str]) -> bool:
        """Whether the focus is on a sentence seen before (what `focus` gave), wherever it stands.

        The same sentence may be cut off at the screen's edge on one of the two occasions.
        """
        return bool({row for row in place if row} & set(self.focus))

    def find(self, text: str) -> tuple[int, int] | None:
        """Column and row where a text stands first."""
        for y, row in enumerate(self.rows):
            if (x := row.find(text)) >= 0:
                return x, y
        return None

    def take(self, timeout: float = 0) -> bool:
        """Read what the program has written; waits up to `timeout` seconds for some."""
        if self.ended:
            return False
        try:
            data = self.child.read_nonblocking(1 << 16, timeout)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            self.ended = True
            self._draw()
            return False
        self._held += data
        self.raw += data
        if SYNC_QUERY in data:
            self.child.send("\x1b[?2026;2$y")
        self._draw()
        return True

    def _draw(self) -> None:
        """Draw what was written, but of a frame that has begun nothing before all of it is there."""
        begun = self._held.rfind(FRAME_BEGIN)
        whole = begun < 0 or self._held.find(FRAME_END, begun) >= 0 or self.ended
        ready = self._held if whole else self._held[:begun]
        self._held = self._held[len(ready) :]
        before, entered, after = ready.rpartition(ALTERNATE_SCREEN)
        if entered:  # a terminal hands over an empty one; pyte knows only one screen
            self._stream.feed(before)
            self._screen.erase_in_display(2)
        self._stream.feed(after)

    # Waiting ---------------------------------------------------------------------------------------------

    def wait_for(self, *conditions: Condition, timeout: float | None = None) -> Terminal:
        """Wait until the screen shows every text, and every predicate holds."""
        deadline = time.monotonic() + (timeout or PATIENCE)
        while not all(self._holds(condition) for condition in conditions):
            if time.monotonic() > deadline or self.ended:
                missing = [one for one in conditions if not self._holds(one)]
                raise AssertionError(f"{self._describe(missing)}\n{self._picture()}")
            self.take(0.2)
        return self

    def wait_for_focus(self, place: Sequence[str]) -> Terminal:
        """Wait until the focus is on a sentence seen before."""
        return self.wait_for(lambda terminal: terminal.is_in_focus(place))

    def wait_for_status(self, pattern: str, timeout: float | None = None) -> re.Match[str]:
        """Wait until the last row matches a regular expression; returns the match."""
        self.wait_for(lambda terminal: re.search(pattern, terminal.status), timeout=timeout)
        match = re.search(pattern, self.status)
        assert match is not None
        return match

    def wait_for_row(self, pattern: str, timeout: float | None = None) -> Terminal:
        """Wait until a regular expression is found in some row."""
        return self.wait_for(
            lambda terminal: any(re.search(pattern, row) for row in terminal.rows), timeout=timeout
        )

    def wait_until_gone(self, text: str, timeout: float | None = None) -> Terminal:
        """Wait until a text does not stand on the screen any more."""
        return self.wait_for(lambda terminal: text not in terminal.screen, timeout=timeout)

    def wait_until_named(self) -> Terminal:
        """Wait until the articles are shown and their names are found; a wide screen then counts them."""

        def is_named(terminal: Terminal) -> bool:
            if re.search(r"finding names|reading \d|Reading", terminal.screen):
                return False
            counted = re.search(r"Entities .* [1-9]\d*$", terminal.rows[0])
            return bool(counted) if terminal._screen.columns >= 120 else "Articles" in terminal.rows[0]

        return self.wait_for(is_named)

    def wait_exit(self, timeout: float | None = None) -> int:
        """Wait until the program has ended; its exit code, or minus the signal that ended it."""
        deadline = time.monotonic() + (timeout or PATIENCE)
        while not self.ended:
            if time.monotonic() > deadline:
                raise AssertionError(f"the program has not ended\n{self._picture()}")
            self.take(0.2)
        self.child.wait()
        code, number = self.child.exitstatus, self.child.signalstatus
        return code if code is not None else -(number or 0)

    def _holds(self, condition: Condition) -> bool:
        return condition in self.screen if isinstance(condition, str) else bool(condition(self))

    @staticmethod
    def _describe(conditions: Sequence[Condition]) -> str:
        named = [repr(one) if isinstance(one, str) else f"condition at {_place(one)}" for one in conditions]
        return "the screen does not show " + ", ".join(named or ["what was waited for"])

    def _picture(self) -> str:
        width = self._screen.columns
        body = "\n".join(f"│{row.ljust(width)}│" for row in self.rows)
        ended = "the program has ended" if self.ended else "the program runs"
        return f"{ended}; its screen:\n┌{'─' * width}┐\n{body}\n└{'─' * width}┘"


def _place(condition: Callable[[Terminal], object]) -> str:
    code = getattr(condition, "__code__", None)
    return f"{Path(code.co_filename).name}:{code.co_firstlineno}" if code else repr(condition)


def environment(home: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a run: a capable terminal, nothing of the user's own settings."""
    env = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "SKYREAD_HOME": str(home),
        "SKYREAD": str(PROGRAM),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
    }
    return env | dict(more or {})


_OWN_SEQUENCE = re.compile(
    r"""
      \x1b\[ (?: [\d;]* m                         # looks
               | \d* ;? \d* H                     # the cursor
               | [?] [\d;]+ [hl]                  # modes of screen, mouse, paste, focus, synchronised output
               | [?] [\d;]+ \$p                   # questions about modes
               | [0246] \x20 q                     # the cursor's shape
               | [<>=] \d* u )                    # the keyboard protocol
    | \x1b\]22;[a-z]*\x07                         # the pointer's shape
    """,
    re.VERBOSE,
)
_UNDRAWABLE = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


def untoward(raw: bytes) -> list[str]:
    """What a program wrote to a terminal beyond text and the sequences that this program uses: should be nothing."""
    text = raw.decode("utf-8", "replace")
    found = [match[0] for match in re.finditer(r"\x1b\[31;1m|\x1b\[31m|\x1b\[5i|\x1b\[6n", text)]
    rest = _OWN_SEQUENCE.sub("", text)
    return found + [
        repr(rest[max(0, match.start() - 20) : match.end() + 20]) for match in _UNDRAWABLE.finditer(rest)
    ]
