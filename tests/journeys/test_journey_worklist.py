"""Work on a list of passages in the terminal: it is made, gone through, left by a crash, taken up again and exported."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from terminal import Terminal, environment

LOCK = """The lock at Trosa

The keeper of the lock wants a new gate before the winter comes.

Nobody else on the canal has asked for a gate in all these years.
"""
BRIDGE = """The bridge at Trosa

The bridge needs no gate, said the keeper, only a coat of paint.
"""


def test_a_worklist_is_made_worked_through_killed_and_taken_up_again(tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "lock.txt").write_text(LOCK, encoding="utf-8")
    (library / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    with Terminal(library, home=tmp_path, columns=110, rows=28) as terminal:
        terminal.wait_until_named()
        terminal.press("g/").wait_for("text of the whole library").type("gate").wait_for("3 ─╮").press(
            "Ctrl+Q"
        )
        terminal.wait_for_status("Worklist “text: gate”: 3 items")
        terminal.press("s").wait_for_status("worklist “text: gate” 2/3 ○ · 1 kept")
        terminal.press("x").wait_for_status("worklist “text: gate” 3/3 ○ · 1 kept")
        terminal.press("u").wait_for_status("Undone: Dismissed")
        terminal.press("x").wait_for_status("worklist “text: gate” 3/3")
        terminal.kill()
    with Terminal(library, home=tmp_path, columns=110, rows=28) as terminal:
        terminal.wait_until_named()
        terminal.press("gq").type("is:dismissed").wait_for("1 of 3")
        terminal.press("Escape").wait_until_gone("1 of 3").wait_for_status("3/3 ○ · 1 kept")
        terminal.press("[q").wait_for_status("worklist “text: gate” 1/3 ●")
        terminal.press("Q").wait_exit()
    listed = [sys.executable, "-m", "skyread", "worklist", "list", "gate", "--json"]
    done = subprocess.run(
        listed, capture_output=True, text=True, env=environment(tmp_path), check=True, cwd=library
    )
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["state"] for record in records] == ["kept", "dismissed", "seen"]
    for record in records:
        text = Path(record["article"]).read_text(encoding="utf-8")
        assert text[record["start"] : record["end"]] == record["exact"] == "gate"
