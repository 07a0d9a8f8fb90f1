"""The worklist in hand: which item one is at, where its passage stands in the articles as they are, what is said of it.

How items are kept is the notebook's business. An item whose article has changed is looked for as annotations are; one
that is not surely found has no place, and nobody is led to a passage that only looks like it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from skyread.desk.reanchoring import Reanchoring
from skyread.desk.targets import QUOTED, shortened, target_of, whole
from skyread.index.library_index import Index
from skyread.library.article import Article
from skyread.notebook.annotation import Annotation, Placement, State, Target, fresh_id, now
from skyread.notebook.annotations import Annotations
from skyread.notebook.reading import Reading
from skyread.notebook.recorder import Change
from skyread.notebook.worklists import MOST_ITEMS, Verdict, WorkItem, Worklist, Worklists, WorkState
from skyread.text.sentences import sentences
from skyread.text.spans import Passage, Span

_IN_HAND = "worklist"
_FEW = 60
"""Code points of a passage that does not make up its sentence."""
_WORDS_ONLY = frozenset({"mention", "hit", "place", "mark", "date"})
"""Why an item is there whose passage is only a few words: its sentence says something, the words alone do not."""


Found: TypeAlias = tuple[Target, str, str]
"""A passage for a worklist: where it stands, why it is there, and its label."""


def gathered(articles: Mapping[str, Article], found: Iterable[tuple[Passage, str]]) -> list[Found]:
    """Passages with their labels, made ready to be kept in a worklist; on any thread.

    What stands in none of the articles is left out; of passages that are found twice the first is taken, and no more
    of all than a worklist has.
    """
    items: dict[Passage, Found] = {}
    for passage, label in found:
        article, key = articles.get(passage.article), replace(passage, why="")
        if article is None or key in items:
            continue
        target = target_of(article, Span(passage.start, passage.end)) or whole(article)
        items[key] = (target, passage.why, " ".join(label.split()))
        if len(items) == MOST_ITEMS:
            break
    return list(items.values())


class Work:
    """The worklist in hand and the item that one is at."""

    def __init__(
        self, lists: Worklists, reading: Reading, articles: Callable[[], Mapping[str, Article]]
    ) -> None:
        self.lists = lists
        self._reading = reading
        self._articles = articles
        kept = reading.setting(_IN_HAND)
        self._id = kept if isinstance(kept, str) else ""
        self._number = lists.place(self._id) if self._id else 0
        self._places: dict[int, Placement | None] = {}
        self._found_in: tuple[str, object] = ("", None)
        self._finder: Reanchoring | None = None
        self._turned = 0
        lists.history.listen(self._after_act)

    # What is in hand -------------------------------------------------------------------------------------

    @property
    def current(self) -> Worklist | None:
        """The worklist in hand."""
        return self.lists.get(self._id) if self._id else None

    @property
    def items(self) -> Sequence[WorkItem]:
        """Its items."""
        return self.lists.items(self._id) if self.current is not None else ()

    @property
    def item(self) -> WorkItem | None:
        """The item that one is at; None before the first was gone to."""
        items = self.items
        return items[self._number - 1] if 0 < self._number <= len(items) else None

    @property
    def words(self) -> Passage | None:
        """Where the item that one is at stands, if it is only some words of its sentence.

        Nothing is looked for: this is asked for with every key.
        """
        item = self.item
        if item is None or not 0 < len(item.target.exact) <= _FEW or not self._is_known(item):
            return None
        placement = self.placement(item)
        if placement is None:
            return None
        return Passage(placement.article, placement.start or 0, placement.end or 0, item.why)

    def make(self, title: str, items: Sequence[Found]) -> None:
        """Make a worklist of what was gathered and take it in hand. Raises `NotKeptError`."""
        self.take(self.lists.make(title, items))

    def take(self, id_: str) -> None:
        """Take a worklist in hand, at the item where it was left."""
        self._id, self._number = id_, self.lists.place(id_)
        self._reading.set_setting(_IN_HAND, id_)

    def put_away(self) -> None:
        """Have no worklist in hand; what was said of its items stays."""
        self._id, self._number = "", 0
        self._reading.set_setting(_IN_HAND, None)

    # Going through it ------------------------------------------------------------------------------------

    def go(self, number: int) -> tuple[WorkItem, Placement | None] | None:
        """Be at an item; returns it with its place, None where the list has no such item.

        It counts as seen where it has a place.
        """
        items = self.items
        if not 0 < number <= len(items):
            return None
        placement = self.placement(items[number - 1])
        self._number = number
        self.lists.visit(self._id, number, seen=placement is not None)
        return self.items[number - 1], placement

    def ahead(self, count: int) -> int:
        """The number of the item so many further on (back, if negative), dismissed ones passed over.

        Beyond an end, that of the last one on the way; 0 where there is none.
        """
        step, number, found = (1 if count > 0 else -1), self._number, 0
        items = self.items
        for _ in range(abs(count)):
            number += step
            while 0 < number <= len(items) and items[number - 1].verdict is Verdict.DISMISSED:
                number += step
            if not 0 < number <= len(items):
                break
            found = number
        return found

    def placement(self, item: WorkItem) -> Placement | None:
        """Where an item stands in the articles as they are; None where it is not surely found.

        Looking through changed articles takes its time: that is done for one item after the other, once.
        """
        target = item.target
        if target.article in self._articles():
            return Placement(target.article, State.EXACT, target.start, target.end, 1.0)
        found = self._found()
        if item.number not in found:
            if self._finder is None:
                self._finder = Reanchoring(self._articles().values())
            places = self._finder.look([_as_annotation(item)])
            found[item.number] = next((place for _, place in places if place.start is not None), None)
        return found[item.number]

    def _is_known(self, item: WorkItem) -> bool:
        """Whether it is known where an item stands, or that it stands nowhere, without looking for it."""
        return item.target.article in self._articles() or item.number in self._found()

    def _found(self) -> dict[int, Placement | None]:
        """What came of looking for items in the articles that there are, by number."""
        of = (self._id, self._articles())
        if self._found_in[0] != of[0] or self._found_in[1] is not of[1]:
            self._found_in, self._places, self._finder = of, {}, None
        return self._places

    # Saying something of it ------------------------------------------------------------------------------

    def in_focus(self, article: str, focus: Span | None) -> WorkItem | None:
        """The item that a verdict would go to: the one that one is at as long as the focus touches it, else another.

        One without a place is in focus for as long as one is at it: there is nowhere to go to.
        """
        at = self.item
        if at is not None and (self.placement(at) is None or self._touches(at, article, focus)):
            return at
        known = (one for one in self.items if self._is_known(one))
        return next((one for one in known if self._touches(one, article, focus)), None)

    def _touches(self, item: WorkItem, article: str, focus: Span | None) -> bool:
        placement = self.placement(item)
        if placement is None or placement.article != article:
            return False
        start, end = placement.start or 0, placement.end or 0
        return end == 0 or (focus is not None and focus.overlaps(start, max(end, start + 1)))

    def judge(self, item: WorkItem, verdict: Verdict) -> Verdict | None:
        """Keep or dismiss an item; what was said of it already is taken back.

        Returns what is said of it from here on, None where the list has gone. Raises `NotKeptError`.
        """
        new = Verdict.NONE if item.verdict is verdict else verdict
        what = {Verdict.KEPT: "Kept", Verdict.DISMISSED: "Dismissed", Verdict.NONE: "Nothing said of"}[new]
        quote = shortened(item.target.exact) or f"“{item.label[:QUOTED]}”"
        done = self.lists.judge(self._id, item.number, new, f"{what} {quote}", item.target.article)
        self._number, self._turned = item.number, 0
        return new if done else None

    def turned(self) -> int:
        """The number of the item whose verdict was taken back or given again since this was asked last, or 0."""
        number, self._turned = self._turned, 0
        return number

    def _after_act(self, changes: Sequence[Change]) -> None:
        for change in changes:
            if change.table == "workitem" and change.before and change.after and change.key[0] == self._id:
                self._turned = int(str(change.key[1]))

    # What was kept ---------------------------------------------------------------------------------------

    def annotate(
        self, annotations: Annotations, pen: str, tags: tuple[str, ...], index: Index
    ) -> tuple[int, int]:
        """Highlight what was kept, as one act; returns how many are annotated and how many have no place.

        Items of a few words become their sentences. Where a highlight has that very range already it gets the tags.
        Raises `NotKeptError`.
        """
        made: dict[tuple[str, int, int], Annotation] = {}
        lost = 0
        for item in self.items:
            if item.verdict is not Verdict.KEPT or item.target.whole:
                continue
            placement = self.placement(item)
            target = self._to_highlight(item, placement, index) if placement is not None else None
            if target is None:
                lost += 1
                continue
            key = (target.article, target.start, target.end)
            if key not in made:
                made[key] = _annotated(annotations, target, pen, tags)
        if made:
            title = self.current.title if self.current else ""
            annotations.keep(made.values(), f"Annotated {len(made)} kept in “{title}”")
        return len(made), lost

    def _to_highlight(self, item: WorkItem, placement: Placement, index: Index) -> Target | None:
        article = self._articles()[placement.article]
        span = Span(placement.start or 0, placement.end or 0)
        if item.why in _WORDS_ONLY:
            span = _sentences_around(article, span)
        return target_of(article, span, index)


def state_counts(one: Worklist) -> str:
    """How far a worklist is, in words; what is none is left out."""
    counts = (
        (one.kept, WorkState.KEPT),
        (one.dismissed, WorkState.DISMISSED),
        (one.seen, WorkState.SEEN),
        (one.new, WorkState.NEW),
    )
    return " · ".join(f"{count:,} {state.value}" for count, state in counts if count)


def _as_annotation(item: WorkItem) -> Annotation:
    return Annotation(str(item.number), item.target, "", "", (), "", "")


def _sentences_around(article: Article, span: Span) -> Span:
    block = next((one for one in article.blocks if one.start <= span.start < one.end), None)
    if block is None:
        return span
    touched = [
        one for one in sentences(article.text, block.start, block.end) if one.overlaps(span.start, span.end)
    ]
    return Span(min(touched[0].start, span.start), max(touched[-1].end, span.end)) if touched else span


def _annotated(annotations: Annotations, target: Target, pen: str, tags: tuple[str, ...]) -> Annotation:
    """A highlight of a target: the one that is there, with the tags too, or a new one."""
    for placed in annotations.on(target.article):
        place = placed.placement
        if (place.start, place.end) == (target.start, target.end) and not placed.annotation.target.whole:
            known = placed.annotation
            return replace(known, tags=tuple(dict.fromkeys((*known.tags, *tags))))
    made = now()
    return Annotation(fresh_id(), target, pen, "", tags, made, made)
