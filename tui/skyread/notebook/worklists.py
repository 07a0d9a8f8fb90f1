"""Worklists: passages to be worked through, each seen, kept or dismissed.

Making a list, a verdict and a deletion are acts that can be taken back. That an item was seen and where in a list one
is are noted in passing; they stand in tables of their own. How a passage is found again in a changed article is the
business of `anchoring`; an item holds what that needs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from sqlite3 import Connection

from skyread.notebook.annotation import Source, Target, fresh_id, now
from skyread.notebook.history import History, Recorder
from skyread.notebook.recorder import Change
from skyread.notebook.rows import target_row
from skyread.notebook.store import Notebook

MOST_ITEMS = 5_000
"""A worklist has no more items."""

_TABLES = frozenset({"worklist", "workitem"})
_TARGET = "article, extractor, first, last, exact, prefix, suffix, paragraph"
_SOURCE = "title, published, source, path, link"
_ITEM = f"""
    SELECT number, {_TARGET}, {_SOURCE}, why, label, verdict,
        EXISTS (SELECT 1 FROM workseen WHERE workseen.list = workitem.list AND workseen.number = workitem.number)
    FROM workitem
"""
_ALL = """
    SELECT id, worklist.title, made, count(workitem.number), total(verdict = 'kept'), total(verdict = 'dismissed'),
        total(verdict = '' AND workseen.number IS NOT NULL)
    FROM worklist
    LEFT JOIN workitem ON workitem.list = id
    LEFT JOIN workseen ON workseen.list = id AND workseen.number = workitem.number
    GROUP BY id ORDER BY made DESC, id
"""


class Verdict(StrEnum):
    """What the user has said of an item."""

    NONE = ""
    KEPT = "kept"
    DISMISSED = "dismissed"


class WorkState(StrEnum):
    """How far an item is."""

    NEW = "new"
    SEEN = "seen"
    KEPT = "kept"
    DISMISSED = "dismissed"

    @property
    def sign(self) -> str:
        """One character for lists."""
        return {"new": "·", "seen": "○", "kept": "●", "dismissed": "×"}[self.value]


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One passage of a worklist."""

    number: int
    """Its place in the list, from 1."""
    target: Target
    """Where it stood when the list was made, with what is needed to find it again."""
    why: str
    """What made it a result: "mention", "hit", "quote" …"""
    label: str
    """The passage with words around it, as it was listed."""
    verdict: Verdict = Verdict.NONE
    seen: bool = False

    @property
    def state(self) -> WorkState:
        """How far it is."""
        if self.verdict:
            return WorkState(self.verdict.value)
        return WorkState.SEEN if self.seen else WorkState.NEW


@dataclass(frozen=True, slots=True)
class Worklist:
    """A worklist with how far it is."""

    id: str
    title: str
    """No two lists have the same."""
    made: str
    """ISO 8601 in UTC, with milliseconds."""
    items: int
    kept: int
    dismissed: int
    seen: int
    """Those seen of which nothing is said yet."""

    @property
    def new(self) -> int:
        """Those that were not looked at yet."""
        return self.items - self.kept - self.dismissed - self.seen


class Worklists:
    """The worklists in a notebook."""

    def __init__(self, notebook: Notebook, history: History) -> None:
        """Nothing is read before it is asked for."""
        self._notebook = notebook
        self.history = history
        self._items: dict[str, list[WorkItem]] = {}
        self._all: Sequence[Worklist] | None = None
        self._others = self._written_by_others()
        self.changed = 0
        """Grows whenever what is kept may have changed."""
        history.listen(self._after_act)

    # reading

    def all(self) -> Sequence[Worklist]:
        """Every worklist, the newest first."""
        if self._all is None:
            rows = self._notebook.rows(_ALL)
            self._all = [Worklist(*row[:3], *map(int, row[3:])) for row in rows]
        return self._all

    def get(self, id_: str) -> Worklist | None:
        """The worklist with an id, if it is there."""
        return next((one for one in self.all() if one.id == id_), None)

    def called(self, title: str) -> Worklist | None:
        """The worklist with a title; case makes no difference."""
        return next((one for one in self.all() if one.title.casefold() == title.casefold()), None)

    def items(self, id_: str) -> Sequence[WorkItem]:
        """The items of a worklist by number; none where there is no such list."""
        if id_ not in self._items:
            rows = self._notebook.rows(f"{_ITEM} WHERE list = ? ORDER BY number", id_)
            self._items[id_] = [_item(row) for row in rows]
        return self._items[id_]

    def place(self, id_: str) -> int:
        """The number of the item that one was at in a worklist; 0 where one never was in it."""
        rows = self._notebook.rows("SELECT number FROM workplace WHERE list = ?", id_)
        return int(rows[0][0]) if rows else 0

    # acts

    def make(self, title: str, found: Iterable[tuple[Target, str, str]]) -> str:
        """Make a worklist of targets, each with why it is there and its label; returns the id of the list.

        A title that another list has gets a number; of more than `MOST_ITEMS` the first are taken. Raises
        `NotKeptError`.
        """
        items = [
            WorkItem(number, target, why, label)
            for number, (target, why, label) in enumerate(found, 1)
            if number <= MOST_ITEMS
        ]
        id_, title = fresh_id(), self._free(title)

        def work(recorder: Recorder) -> None:
            recorder.put("worklist", (id_,), {"title": title, "made": now()})
            for one in items:
                recorder.put("workitem", (id_, one.number), _row(one))

        self.history.do(f"Worklist “{title}” of {len(items):,}", work)
        return id_

    def judge(self, id_: str, number: int, verdict: Verdict, title: str, article: str = "") -> bool:
        """Say something of an item, or take it back, as one act; False where it is gone or so already.

        Raises `NotKeptError`.
        """
        return self.history.do(
            title,
            lambda recorder: recorder.update("workitem", (id_, number), verdict=verdict.value),
            article,
        )

    def delete(self, id_: str) -> bool:
        """Delete a worklist with its verdicts, as one act; False where it is gone. Raises `NotKeptError`."""
        one = self.get(id_)

        def work(recorder: Recorder) -> None:
            for (number,) in recorder.read("SELECT number FROM workitem WHERE list = ?", id_):
                recorder.delete("workitem", (id_, number))
            recorder.delete("worklist", (id_,))

        return self.history.do(f"Deleted worklist “{one.title if one else id_}”", work)

    # in passing

    def visit(self, id_: str, number: int, *, seen: bool) -> None:
        """Keep that one is at an item of a worklist, and whether its passage was looked at. Not an act."""

        def note(connection: Connection) -> None:
            connection.execute("INSERT OR REPLACE INTO workplace VALUES (?, ?)", (id_, number))
            if seen:
                connection.execute("INSERT OR IGNORE INTO workseen VALUES (?, ?)", (id_, number))

        self._notebook.act(note)
        items = self._items.get(id_, [])
        if seen and 0 < number <= len(items) and not items[number - 1].seen:
            items[number - 1] = replace(items[number - 1], seen=True)
            self._count(id_)
        self.changed += 1

    # other windows

    def notice_others(self) -> bool:
        """Whether another window may have changed something; it is read again then. Cheap while nobody writes."""
        others = self._written_by_others()
        if others == self._others:
            return False
        self._others = others
        self._forget()
        return True

    def _written_by_others(self) -> tuple[int, int]:
        found = self._notebook.rows("PRAGMA data_version")
        return self._notebook.generation, int(found[0][0]) if found else 0

    def _forget(self) -> None:
        self._items.clear()
        self._all = None
        self.changed += 1

    def _after_act(self, changes: Sequence[Change]) -> None:
        concerned = [change for change in changes if change.table in _TABLES]
        if not concerned:
            return
        if any(change.before is None or change.after is None for change in concerned):
            self._forget()
            return
        for change in concerned:
            self._read_again(*change.key)
        for id_ in {str(change.key[0]) for change in concerned}:
            self._count(id_)
        self.changed += 1

    def _read_again(self, id_: object, number: object) -> None:
        """Take in one changed item; with thousands of items reading them all would be felt at every key."""
        items = self._items.get(str(id_))
        rows = self._notebook.rows(f"{_ITEM} WHERE list = ? AND number = ?", id_, number)
        if items is not None and rows:
            one = _item(rows[0])
            items[one.number - 1] = one

    def _count(self, id_: str) -> None:
        """Count the items of one list anew, without asking for those of the others."""
        items = self._items.get(id_)
        if items is None or self._all is None:
            self._all = None
            return
        counts = Counter(one.state for one in items)
        self._all = [
            replace(
                one,
                kept=counts[WorkState.KEPT],
                dismissed=counts[WorkState.DISMISSED],
                seen=counts[WorkState.SEEN],
            )
            if one.id == id_
            else one
            for one in self._all
        ]

    def _free(self, title: str) -> str:
        free, number = title, 1
        while self.called(free) is not None:
            number += 1
            free = f"{title} ({number})"
        return free


def _item(row: Sequence[object]) -> WorkItem:
    number, article, extractor, first, last, exact, prefix, suffix, paragraph, *rest = row
    title, published, source, path, link, why, label, verdict, seen = rest
    about = Source(title, published, source, path, link)  # type: ignore[arg-type]
    target = Target(article, extractor, first, last, exact, prefix, suffix, paragraph, about)  # type: ignore[arg-type]
    known = Verdict(str(verdict)) if verdict in set(Verdict) else Verdict.NONE
    return WorkItem(number, target, str(why), str(label), known, bool(seen))  # type: ignore[arg-type]


def _row(item: WorkItem) -> dict[str, object]:
    kept = {"why": item.why, "label": item.label, "verdict": item.verdict.value}
    return {**target_row(item.target), **kept}
