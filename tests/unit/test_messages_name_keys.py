"""Messages name the keys of the user's own key map."""

from __future__ import annotations

from pathlib import Path

import pytest

from skyread.keys.keymap import load
from skyread.ui.dispatch import Press
from skyread.ui.screen import DeskScreen
from small_desk import screen_of, sentence, written

BARE = written(sentence(1), title="Bare")
OWN = """
reader:
  entity.next: "|1"
  entity.merge: "|2"
  annotation.tags: "|3"
  reader.next_article: "|4"
  mark.set: "|5{char}"
  jump.entities: "|6"
  jump.hints: "|7"
"""


def said(screen: DeskScreen, command: str) -> str:
    """What a command says where there is nothing for it to do."""
    screen.run_command(command, Press())
    return screen.desk.message


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("mention.next", "No name is in focus: |1 or |7 goes to one, |6 finds one"),
        ("jump.mentions", "No name is in focus: |1 or |7 goes to one, |6 finds one"),
        ("list.narrow", "No name is in focus: |1 or |7 goes to one, |6 finds one"),
        ("jump.marks", "There are no marks yet: |5 and a letter sets one"),
        ("jump.resume", "Nothing to resume: |6, "),
        ("jump.tags", "No tags are in use yet: |3 tags"),
        ("reader.next_sentence", "This is the last sentence; |4 goes on"),
        ("reader.next_paragraph", "This is the last paragraph; |4 goes on"),
        ("decisions.list", "Nothing was ruled about names yet: |2 merges, S splits, "),
        ("entity.suggestions", "No two names look as if they were one; |2 merges"),
    ],
)
async def test_a_message_names_the_keys_that_are_in_force(tmp_path: Path, command: str, told: str) -> None:
    keys = tmp_path / "keymap.yaml"
    keys.write_text(OWN, encoding="utf-8")
    report = load(keys)
    assert not report.problems
    async with screen_of(BARE) as screen:
        screen.press("enter")
        screen.keymap = report.keymap
        assert said(screen, command).startswith(told)
