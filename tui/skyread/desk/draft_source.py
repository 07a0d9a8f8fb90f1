"""Drafts to pick from: notes that were begun and not kept, the latest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from skyread.desk.editor import clock
from skyread.desk.picker import Item
from skyread.notebook.drafts import Draft
from skyread.text.folding import fold
from skyread.text.spans import Passage

SHOWN = 200
"""Characters of a draft that are shown."""


@dataclass(frozen=True, slots=True)
class DraftSource:
    """Drafts by what they say and what they are on."""

    drafts: Sequence[Draft]
    about: Callable[[str], tuple[str, Passage | None]]
    """By a draft's key: what it is on, and where that stands."""
    title: str = "drafts of notes"
    slow: bool = False
    previews: bool = True

    def find(self, query: str) -> list[Item]:
        """Drafts that hold every word of the query, in themselves or in what they are on."""
        words = fold(query).split()
        items = []
        for draft in self.drafts:
            on, place = self.about(draft.key)
            if all(word in fold(f"{draft.text} {on}") for word in words):
                begun = " ".join(draft.text[:SHOWN].split()) or "(emptied)"
                items.append(Item(draft.key, begun, on, clock(draft.updated), (), place))
        return items

    def landing(self, item: Item) -> Passage | None:
        """The passage that the note is on."""
        return item.passage


def waiting(drafts: Sequence[Draft]) -> str:
    """What to say at the start of drafts that are there; empty where there are none."""
    if not drafts:
        return ""
    if len(drafts) > 1:
        return f"{len(drafts)} drafts of notes wait in :drafts"
    begun = " ".join(drafts[0].text.split())
    short = f"“{begun[:39]}…”" if len(begun) > 40 else f"“{begun}”" if begun else "an emptied note"
    # the way to it first: a narrow terminal cuts the end
    return f"1 draft of a note waits in :drafts: {short}"
