"""The verbs as processes: pipes that close, full disks, strange locales, Ctrl-C, and a real terminal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

SKYREAD = (sys.executable, "-m", "skyread.cli.main")
TEXT = "Anna Berg of NATO spoke in Wien über Москва.\n"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(f"{TEXT * 60}\nNumber {number}.\n", encoding="utf-8")
    return {**os.environ, "SKYREAD_HOME": str(tmp_path / "home"), "IN": str(folder)}


def shell(line: str, environment: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    """Run a line of the shell in which $SKYREAD is the program."""
    command = " ".join(SKYREAD)
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; SKYREAD='{command}'; {line}"],
        capture_output=True,
        check=False,
        env=environment,
    )


def test_a_reader_that_leaves_early_is_no_error(environment: dict[str, str]) -> None:
    done = shell('$SKYREAD mentions "$IN" --json | head -n 1', environment)
    assert done.returncode == 0
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk at hand")
@pytest.mark.parametrize("words", ["--version", "--help", 'text "$IN"', 'entities "$IN"'])
def test_a_full_disk_is_told_in_one_line(words: str, environment: dict[str, str]) -> None:
    done = shell(f"$SKYREAD {words} > /dev/full", environment)
    assert done.returncode == 1
    assert done.stderr.startswith(b"skyread: can't write: ")
    assert done.stderr.count(b"\n") == 1


def test_closed_streams_break_nothing(environment: dict[str, str]) -> None:
    assert shell('$SKYREAD articles "$IN" >&-', environment).returncode == 1
    quiet = shell('$SKYREAD text "$IN/00.txt" "$IN/gone.txt" 2>&-', environment)
    assert quiet.returncode == 3
    assert quiet.stdout == (Path(environment["IN"]) / "00.txt").read_bytes()
    assert shell("$SKYREAD text - <&-", environment).returncode == 3


def test_a_locale_without_letters_changes_no_byte(environment: dict[str, str]) -> None:
    plain = shell('$SKYREAD search москва "$IN" --json', environment)
    ascii_only = environment | {"PYTHONIOENCODING": "ascii:strict", "LC_ALL": "C"}
    assert shell('$SKYREAD search москва "$IN" --json', ascii_only).stdout == plain.stdout
    assert "Москва".encode() in plain.stdout
    assert b"Traceback" not in shell('$SKYREAD jump жжж "$IN"', ascii_only).stderr


def test_processes_can_be_read_from(environment: dict[str, str]) -> None:
    done = shell('$SKYREAD text <(cat "$IN/00.txt") - < "$IN/01.txt"', environment)
    folder = Path(environment["IN"])
    assert done.stdout == (folder / "00.txt").read_bytes() + (folder / "01.txt").read_bytes()


def test_ctrl_c_ends_quietly(environment: dict[str, str], tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [*SKYREAD, "mentions", str(pipe)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    # opening waits until the verb has opened its end: from here on it waits for text that does not come
    with pipe.open("wb", buffering=0):
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, b"", b"")


def test_a_terminal_gets_aligned_lines_that_fit(environment: dict[str, str]) -> None:
    command = [*SKYREAD, "mentions", environment["IN"]]
    terminal = pexpect.spawn(command[0], command[1:], env=environment, dimensions=(24, 60), timeout=20)
    shown = terminal.read().decode()
    terminal.close()
    assert terminal.exitstatus == 0
    lines = [line for line in shown.replace("\r\n", "\n").split("\n") if "\x1b" not in line]
    assert 0 < max(map(len, lines)) <= 60
