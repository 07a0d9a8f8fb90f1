"""Worklists as lists to pick from: the items of the one in hand, and all worklists; and lists turned into worklists."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from skyread.desk.annotation_table import local
from skyread.desk.mention_source import Scope
from skyread.desk.picker import Bounded, Item, Results, Source
from skyread.desk.sheet import Look, Sheet
from skyread.desk.sources import TextSource
from skyread.desk.worklist import state_counts
from skyread.notebook.annotation import Placement
from skyread.notebook.worklists import MOST_ITEMS, WorkItem, Worklist, WorkState
from skyread.text.folding import fold
from skyread.text.spans import Passage

_LONGEST_TITLE = 80
_NARROWED = frozenset({Scope.LISTED.value, Scope.ARTICLE.value})
"""What a source's title says of where it looks, if that is not everywhere; its order does not matter to a worklist."""
_BEFORE = 20
"""Code points before a passage by which its place in a label is told from others with the same words."""
_STATE = re.compile(r"(-?)is:(\w*)\Z")
_ASKED_OF = re.compile(r'(?<!\S)(by|about|in|since|until):(?:"([^"]+)"|([^\s"]+))')
"""What is asked of a list in a word that reads as one: `by:"Anna Kern"`."""


class WorkOrder(Enum):
    """In which order the items of a worklist are listed."""

    MADE = "as made"
    STATE = "by state"
    ARTICLE = "by article"

    @property
    def next(self) -> WorkOrder:
        """The order after this one."""
        orders = list(WorkOrder)
        return orders[(orders.index(self) + 1) % len(orders)]


@dataclass(frozen=True, slots=True, eq=False)
class WorkSource:
    """The items of the worklist in hand; going to one is for `pick` to do."""

    worklist: Worklist
    items: Callable[[], Sequence[WorkItem]]
    placement: Callable[[WorkItem], Placement | None]
    title_of: Callable[[str], str]
    pick: Callable[[Item], bool]
    order: WorkOrder = WorkOrder.MADE
    slow: bool = False
    previews: bool = True

    @property
    def title(self) -> str:
        """Which worklist it is, and in which order."""
        return f"worklist “{self.worklist.title}” · {self.order.value}"

    def reordered(self) -> WorkSource:
        """The same in the next order."""
        return replace(self, order=self.order.next)

    def find(self, query: str) -> list[Item]:
        """Items with the words of a query; `is:` and a state lists those in it, `-is:` the others."""
        asked = _Asked(query)
        found = [one for one in self.items() if asked.fits(one, self._article_of(one))]
        if self.order is WorkOrder.STATE:
            found.sort(key=lambda one: list(WorkState).index(one.state))
        elif self.order is WorkOrder.ARTICLE:
            first: dict[str, int] = {}
            for one in self.items():
                first.setdefault(one.target.article, one.number)
            found.sort(key=lambda one: (first[one.target.article], one.target.start))
        items, group, digits = [], "", len(f"{len(self.items())}")
        for one in found:
            article = self._article_of(one)
            by_article = self.order is WorkOrder.ARTICLE
            heading = article if by_article and one.target.article != group else ""
            group = one.target.article
            detail = "" if by_article else article
            # At the right end the state is seen however much of a long label is.
            state = f"{one.state.sign} {one.number:>{digits}}"
            marks = _marks(one, one.label)
            items.append(Item(str(one.number), one.label, detail, state, marks, None, heading))
        return Results(items, f"{len(items):,} of {len(self.items()):,}", asked.remark)

    def landing(self, item: Item) -> Passage | None:
        """Where an item's passage stands."""
        one = self._item(item)
        placement = self.placement(one) if one is not None else None
        if one is None or placement is None:
            return None
        return Passage(placement.article, placement.start or 0, placement.end or 0, one.why)

    def sheet(self, item: Item) -> Sheet | None:
        """What an item stood on that is not found any more."""
        one = self._item(item)
        return None if one is None or self.placement(one) is not None else kept_of(one)

    def _item(self, item: Item) -> WorkItem | None:
        """The item that is listed; None where another window has deleted the worklist since."""
        items, number = self.items(), int(item.key)
        return items[number - 1] if number <= len(items) else None

    def _article_of(self, item: WorkItem) -> str:
        here = self.title_of(item.target.article)
        return here or item.target.source.title or item.target.source.path


class _Asked:
    """What is asked of the items of a worklist."""

    def __init__(self, query: str) -> None:
        self.words: list[str] = []
        self.states: list[tuple[bool, str]] = []
        self.remark = ""
        for word in query.split():
            asked = _STATE.match(word)
            if asked is None:
                self.words.append(fold(word))
            elif any(state.value.startswith(asked[2].lower()) for state in WorkState):
                self.states.append((not asked[1], asked[2].lower()))
            else:
                self.remark = "is: takes new, seen, kept or dismissed"

    def fits(self, item: WorkItem, article: str) -> bool:
        """Whether an item is what is asked for."""
        if any(item.state.value.startswith(start) is not wanted for wanted, start in self.states if start):
            return False
        haystack = fold(f"{item.label} {article}") if self.words else ""
        return all(word in haystack for word in self.words)


@dataclass(frozen=True, slots=True, eq=False)
class WorklistsSource:
    """All worklists, the newest first; taking one in hand is for `pick` to do, deleting one for `delete`."""

    lists: Callable[[], Sequence[Worklist]]
    in_hand: Callable[[], str]
    pick: Callable[[Item], bool]
    delete: Callable[[Item], None]
    title: str = "worklists"
    slow: bool = False
    previews: bool = False

    def find(self, query: str) -> list[Item]:
        """Worklists whose title has the words of a query."""
        words, found = fold(query).split(), []
        for one in self.lists():
            if all(word in fold(one.title) for word in words):
                sign = "▪" if one.id == self.in_hand() else " "
                detail = f"{one.items:,} item{'s' * (one.items != 1)}: {state_counts(one)}"
                found.append(Item(one.id, f"{sign} {one.title}", detail, local(one.made)[:10], ()))
        return found

    def landing(self, item: Item) -> Passage | None:
        """A worklist leads to many places."""
        del item
        return None

    def remove(self, item: Item) -> None:
        """Delete a worklist."""
        self.delete(item)


def _marks(item: WorkItem, label: str) -> tuple[int, ...]:
    """Where in a label the passage itself stands: where the words before it stand there too, if they do."""
    exact = " ".join(item.target.exact.split())
    if not exact or 2 * len(exact) > len(label):
        return ()
    joined = " ".join(f"{item.target.prefix[-_BEFORE:]}{item.target.exact}".split())
    for start in range(max(0, len(joined) - len(exact) - _BEFORE), len(joined) - len(exact) + 1):
        at = label.find(joined[start:])
        if at >= 0:
            end = at + len(joined) - start
            return tuple(range(end - len(exact), end))
    return ()


def everything(source: Source, query: str) -> list[tuple[Passage, str]]:
    """The passages that a source finds for a query, all of them up to the bound of worklists, with their labels."""
    wide = source.up_to(MOST_ITEMS) if isinstance(source, Bounded) else source
    return passages_of(wide.find(query))


def passages_of(items: Sequence[Item]) -> list[tuple[Passage, str]]:
    """Where items lead, with their labels; those that lead nowhere are left out."""
    return [(one.passage, one.label) for one in items if one.passage is not None]


def title_for(source: Source, query: str) -> str:
    """What a worklist of that is called: after the source and what was asked of it, as `quotes by Anna Kern`."""
    asked = " ".join(query.split())
    text = isinstance(source, TextSource)
    what, *more = ["text"] if text else source.title.split(" · ")
    if not text:
        told = [f" {one[1]} {one[2] or one[3]}" for one in _ASKED_OF.finditer(asked)]
        asked = " ".join(_ASKED_OF.sub("", asked).split())
        what += "".join(told)
    of = " · ".join((what, *(part for part in more if part in _NARROWED)))
    title = f"{of}: {asked}" if asked else of
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"


def kept_of(item: WorkItem) -> Sheet:
    """What an item holds of its passage and its article, for a reader who has it no more."""
    target, source = item.target, item.target.source
    about = [part for part in (source.title, source.source, source.published, source.path) if part]
    return Sheet.of(
        [
            [("Its passage was not found again", Look.HEADING)],
            [(target.prefix, Look.CONTEXT), (target.exact, Look.QUOTE), (target.suffix, Look.CONTEXT)],
            [(" · ".join(about), Look.ABOUT)],
        ]
    )
