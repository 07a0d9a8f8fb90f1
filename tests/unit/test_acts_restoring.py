"""Going back to a copy of a damaged notebook from the screen costs nothing that was made in between."""

from __future__ import annotations

from pathlib import Path

from skyread.notebook.backups import back_up
from skyread.notebook.store import Notebook
from small_desk import press, screen_of, sentence, type_in, written
from small_notebook import Window, annotation

ARTICLE = written(*(f"{sentence(number)} [Ada Low] signed it. [Bo Ek] did not." for number in range(3)))


async def test_what_was_made_since_the_damage_stays_when_a_copy_is_restored(tmp_path: Path) -> None:
    path = tmp_path / "n.sqlite"
    with Window(path) as window:
        window.annotations.keep([annotation("old", ARTICLE.id, 0)], "Mark")
    back_up(path)
    path.write_bytes(b"no notebook " * 1000)
    notebook = Notebook.open(path)
    async with screen_of(ARTICLE, notebook=notebook) as screen:
        desk = screen.desk
        press(screen, "enter", "H", "]", "e", "X")
        [made] = desk.annotations.all()
        [ruled] = desk.deciding.kept.all()
        press(screen, ":")
        type_in(screen, "restore")
        press(screen, "enter")
        assert "Restored what was kept on" in desk.message
        assert {one.id for one in desk.annotations.all()} == {"old", made.id}
        assert [one.id for one in desk.deciding.kept.all()] == [ruled.id]
    notebook.close()
    with Window(path) as window:
        assert set(window.ids()) == {"old", made.id}
