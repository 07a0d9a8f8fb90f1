"""The decisions about names as a list: newest first, what each says, where it applies, who made it and when.

Picking one takes it back or puts it again, which is for `pick` to do; why one was made is for `give_reason` to keep.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from skyread.desk.annotation_table import local
from skyread.desk.deciding import Deciding, in_words
from skyread.desk.picker import Item
from skyread.desk.sheet import Look, Sheet
from skyread.entities.decisions import Decision, Kind
from skyread.text.folding import fold
from skyread.text.spans import Passage

KINDS = {
    Kind.MERGE: "merged",
    Kind.SPLIT: "split",
    Kind.RENAME: "renamed",
    Kind.RETYPE: "type",
    Kind.MUTE: "muted",
    Kind.ADD: "added",
    Kind.DIFFERENT: "kept apart",
}
_OTHER = {Kind.MERGE: "The same as", Kind.SPLIT: "Split from", Kind.DIFFERENT: "Not"}
"""What the other names are to those that are ruled about."""
IDLE, TAKEN_BACK = "idle", "taken back"


@dataclass(frozen=True, slots=True)
class DecisionSource:
    """Every decision in the notebook, and those of this session that were taken back here."""

    deciding: Deciding
    title_of: Callable[[str], str]
    """What an article is called, by its id."""
    pick: Callable[[Item], bool]
    give_reason: Callable[[Item, str], None]
    title: str = "decisions about names · Enter takes one back or puts it again"
    slow: bool = False
    previews: bool = True

    def find(self, query: str) -> list[Item]:
        """Decisions that have the words of a query, the newest first."""
        words = fold(query).split()
        items = []
        for one in self._listed():
            label, state = in_words(one), self._state(one)
            scope = f"only in {self.title_of(one.article)}" if one.article else ""
            detail = " · ".join(part for part in (local(one.made)[:10], one.who, scope, one.why) if part)
            haystack = fold(
                f"{label} {detail} {state} {KINDS[one.kind]} {' '.join((*one.forms, *one.others))}"
            )
            if all(word in haystack for word in words):
                items.append(
                    Item(
                        one.id, f"{KINDS[one.kind]:<10}  {label}", detail, state, (), self.deciding.where(one)
                    )
                )
        return items

    def landing(self, item: Item) -> Passage | None:
        """A mention that it concerns."""
        return item.passage

    def reason(self, item: Item) -> str | None:
        """Why the user made it, as it was written down; None of one that was taken back."""
        one = self._called(item.key)
        return one.why if one is not None and self.deciding.stands(one.id) else None

    def sheet(self, item: Item) -> Sheet | None:
        """All that a decision says, and why it applies."""
        one = self._called(item.key)
        if one is None:
            return None
        forms = _quoted([*one.forms, *(f"{place.exact} (one mention)" for place in one.places)])
        others = _quoted(one.others)
        lines = [
            self._why(one),
            f"Names: {forms}" if forms else "",
            f"{_OTHER.get(one.kind, 'Also')}: {others}" if others else "",
            f"Called: {one.name}" if one.name else "",
            self._about(one),
            f"Why: {one.why}" if one.why else "",
        ]
        return Sheet.of(
            [[(line, Look.NOTE if number == 0 else Look.ABOUT)] for number, line in enumerate(lines)]
        )

    def _called(self, id_: str) -> Decision | None:
        return next((one for one in self._listed() if one.id == id_), None)

    def _listed(self) -> list[Decision]:
        gone = [one for one in self.deciding.taken_back.values() if not self.deciding.stands(one.id)]
        return sorted([*self.deciding.all(), *gone], key=lambda one: (one.made, one.id), reverse=True)

    def _state(self, decision: Decision) -> str:
        if not self.deciding.stands(decision.id):
            return TAKEN_BACK
        return "" if decision.id in self.deciding.decided.effects else IDLE

    def _about(self, decision: Decision) -> str:
        scope = f"only in {self.title_of(decision.article)}" if decision.article else "whole library"
        return " · ".join(part for part in (scope, decision.who, local(decision.made)) if part)

    def _why(self, decision: Decision) -> str:
        """Why it applies, or does not."""
        effect = self.deciding.decided.effects.get(decision.id)
        if self._state(decision) == TAKEN_BACK:
            return "It does not count: it was taken back"
        if effect is None:
            return "It applies to nothing here: no such names stand in these articles, or they are so already"
        mentions = f"{effect.mentions} mention{'s' * (effect.mentions != 1)}"
        return f"It applies to {mentions}, found by the name “{effect.form}”"


def _quoted(forms: Sequence[str]) -> str:
    return ", ".join(f"“{form}”" for form in forms)
