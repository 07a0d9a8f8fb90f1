"""Writing notes in the real program: a draft survives the worst end, and the user's own editor is at hand."""

from __future__ import annotations

import sys
from pathlib import Path

from terminal import Terminal

STORY = """The harbour was quiet.

Ada Berg counted the boats twice and wrote the number on her sleeve. Nobody asked her why.
"""

OWN_EDITOR = """\
import stat, sys
from pathlib import Path

note = Path(sys.argv[-1])
Path({seen!r}).write_text(f"{{stat.S_IMODE(note.stat().st_mode):o}} {{note}}", encoding="utf-8")
print("Type a line:")
note.write_text(note.read_text(encoding="utf-8") + sys.stdin.readline(), encoding="utf-8")
"""


def program(folder: Path, home: Path, **env: str) -> Terminal:
    """The program on one short article."""
    return Terminal(folder, home=home, columns=100, rows=30, env=env)


def test_a_draft_outlives_a_kill_and_is_finished_in_the_users_own_editor(tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "harbour.txt").write_text(STORY, encoding="utf-8")
    seen, script = tmp_path / "seen", tmp_path / "my editor.py"
    script.write_text(OWN_EDITOR.format(seen=str(seen)), encoding="utf-8")
    with program(library, tmp_path) as terminal:
        terminal.wait_until_named().press("Enter").wait_for_status(r"1/1")
        terminal.press(")", "H", "a").wait_for("Ctrl+S keeps")
        terminal.type("why twice").wait_for("why twice")
        terminal.kill()
    with program(library, tmp_path, VISUAL=f"'{sys.executable}' '{script}'") as terminal:
        terminal.wait_for_status("1 draft of a note waits in :drafts: “why twice”")
        terminal.type(":drafts\r").wait_for("drafts of notes", "why twice")
        terminal.press("Enter").wait_for("draft from", "Ctrl+X $EDITOR")
        terminal.press("Ctrl+x").wait_for("Type a line:")
        terminal.type("and why on a sleeve\r").wait_until_gone("Type a line:").wait_for("and why on a sleeve")
        terminal.press("Ctrl+s").wait_for_status("Note kept")
        terminal.press("Q")
        assert terminal.wait_exit() == 0
    mode, note = seen.read_text(encoding="utf-8").split(" ", 1)
    assert mode == "600"
    assert not Path(note).exists()
    with program(library, tmp_path) as terminal:
        terminal.wait_until_named().press("a").wait_for("why twice", "and why on a sleeve")
