"""A program in a real pseudo-terminal, with a clock beside it.

Only what measuring needs: start, send, read with times, memory, end. What the screen looks like is not worked out,
since that would cost more than what is measured; a text is found in the output by passing over escape sequences.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

from ptyprocess import PtyProcess

COLUMNS, ROWS = 160, 45
PATIENCE = 30.0
"""Seconds after which a program that does not show what it should is given up."""
SETTLED = 0.025
"""Seconds of silence after which an update counts as complete."""

_SYNC_QUERY = b"\x1b[?2026$p"
_SYNC_ANSWER = b"\x1b[?2026;2$y"
_ESCAPES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]P][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-Z\\^_=>]")


class GaveUpError(RuntimeError):
    """A program did not show what was waited for."""


class PseudoTerminal:
    """One run of a program. As a context manager it ends the program with Q, and by force where that fails."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.started = time.perf_counter()
        self._process = PtyProcess.spawn(list(command), env=dict(environment), dimensions=(ROWS, COLUMNS))
        self._handle = self._process.fd

    def __enter__(self) -> PseudoTerminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError, EOFError):
            os.write(self._handle, b"Q")
            deadline = time.perf_counter() + 5
            while time.perf_counter() < deadline:
                self.read(0.5)
        if self._process.isalive():
            self._process.kill(signal.SIGKILL)
        self._process.close(force=True)

    def read(self, timeout: float) -> bytes:
        """What the program writes next; nothing if it is silent for `timeout` seconds. Raises EOFError at its end."""
        if not select.select([self._handle], [], [], timeout)[0]:
            return b""
        try:
            data = os.read(self._handle, 1 << 16)
        except OSError:  # how Linux tells that the program has closed the terminal
            data = b""
        if not data:
            raise EOFError
        if _SYNC_QUERY in data:
            os.write(self._handle, _SYNC_ANSWER)
        return data

    def wait_for(self, text: str) -> float:
        """Seconds from the start of the program until it has written `text`."""
        seen = b""
        wanted = text.encode()
        while time.perf_counter() - self.started < PATIENCE:
            try:
                data = self.read(1.0)
            except EOFError:
                break
            now = time.perf_counter()
            seen += data
            if wanted in _ESCAPES.sub(b"", seen):
                return now - self.started
        end = _ESCAPES.sub(b"", seen)[-400:].decode("utf-8", "replace")
        raise GaveUpError(f"{text!r} was not shown; the output ends in {end!r}")

    def settle(self, silence: float = 1.3) -> None:
        """Read until the program has written nothing for so long."""
        while self.read(silence):
            pass

    def press(self, keys: str, give_up: float = 0.4) -> float | None:
        """Milliseconds from sending `keys` to the last byte of what they changed; None where nothing came."""
        sent = time.perf_counter()
        os.write(self._handle, keys.encode())
        last = None
        while self.read(give_up if last is None else SETTLED):
            last = time.perf_counter()
        return None if last is None else (last - sent) * 1000

    def peak_memory(self) -> float | None:
        """The most memory (MB) that the program has held so far; None where the system does not tell."""
        try:
            status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        except OSError:
            return None
        peak = re.search(r"VmHWM:\s+(\d+) kB", status)
        return int(peak[1]) / 1000 if peak else None


def environment(home: Path) -> dict[str, str]:
    """A capable terminal, the program's own folders under `home`, and textual's settings as skyread makes them."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "SKYREAD_HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "TEXTUAL_FPS": "240",
        "TEXTUAL_ANIMATIONS": "none",
        "ESCDELAY": "25",
    }
