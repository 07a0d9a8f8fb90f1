"""What of an entity is somebody else: its forms and its single mentions, of which any set can be picked.

What is done with what was picked is the screen's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from skyread.desk.mention_source import MentionSource
from skyread.desk.picker import Item
from skyread.entities.model import Entity
from skyread.index.library_index import Index
from skyread.text.folding import fold
from skyread.text.spans import Passage

FEW = 200
"""Mentions up to which they are listed while the user waits."""
_FORM, _MENTION = "form ", "mention "


@dataclass(frozen=True, slots=True)
class SplitSource:
    """The mention in focus, the forms of an entity, and its mentions one by one."""

    entity: Entity
    index: Index
    mentions: MentionSource
    here: Passage | None
    """The mention in focus."""
    split: Callable[[Sequence[str], Sequence[Passage]], None]
    """Called with the forms and the mentions that are somebody else."""
    previews: bool = True

    @property
    def title(self) -> str:
        """What is picked."""
        return f"Which of {self.entity.name} is somebody else?  Tab marks several"

    @property
    def slow(self) -> bool:
        """Whether there are too many mentions to wait for."""
        return len(self.mentions.passages) > FEW

    def find(self, query: str) -> list[Item]:
        """First the mention in focus, then forms that have the query's words, then mentions with them around."""
        words = fold(query).split()
        items = []
        if self.here is not None and not words:
            items.append(Item(_key(self.here), "only the mention in focus", "", "", (), self.here))
        counts = Counter(self._form_at(place) for place in self.mentions.passages)
        first = {self._form_at(place): place for place in reversed(self.mentions.passages)}
        if len(counts) > 1:
            forms = [
                Item(_FORM + form, form, _times(count), "", (), first[form])
                for form, count in counts.most_common()
                if all(word in fold(form) for word in words)
            ]
            items += _under("wherever it is called", forms)
        single = [
            replace(item, key=_key(item.passage))
            for item in self.mentions.find(query)
            if item.passage is not None
        ]
        return items + _under("single mentions", single)

    def landing(self, item: Item) -> Passage | None:
        """Where it stands first."""
        return item.passage

    def pick(self, item: Item) -> bool:
        """Split one form or mention."""
        return self.pick_all([item])

    def pick_all(self, items: Sequence[Item]) -> bool:
        """Split all of them."""
        forms = [item.key.removeprefix(_FORM) for item in items if item.key.startswith(_FORM)]
        places = {
            item.passage
            for item in items
            if item.passage and not item.key.startswith(_FORM) and self._form_at(item.passage) not in forms
        }
        self.split(forms, sorted(places, key=lambda place: (place.article, place.start)))
        return True

    def _form_at(self, place: Passage) -> str:
        found = self.index.mention_at(place.article, place.start)
        return found[0].surface if found else ""


def _key(place: Passage | None) -> str:
    return f"{_MENTION}{place.article} {place.start}" if place else ""


def _under(heading: str, items: list[Item]) -> list[Item]:
    return [replace(items[0], heading=heading), *items[1:]] if items else []


def _times(count: int) -> str:
    return f"{count} mention{'s' * (count != 1)}"
