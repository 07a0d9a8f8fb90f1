"""The annotations in a notebook: kept by acts that can be undone, read by article, counted without being read.

Finding a passage again in a changed article is the business of `anchoring`; here only what came of it is kept. What
was read is held (`held`) until an act of this window, or `notice_others`, tells that it has changed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum

from skyread.notebook import rows
from skyread.notebook.annotation import Annotation, Placed, Placement, after
from skyread.notebook.backups import RESTORED
from skyread.notebook.held import Held
from skyread.notebook.history import History, Recorder
from skyread.notebook.reconciling import ClashError, reconciled
from skyread.notebook.recorder import Change
from skyread.notebook.store import Notebook, NotKeptError

_PLACEMENTS = "placements"
"""The setting that grows whenever placements that are no act have changed."""

_PLACE = """
    INSERT INTO placement (annotation, article, state, first, last, score, candidates, by_hand)
    SELECT id, :article, :state, :first, :last, :score, :candidates, 0 FROM annotation
    WHERE id = :id AND article <> :article
    ON CONFLICT (annotation, article) DO UPDATE SET
        state = excluded.state, first = excluded.first, last = excluded.last, score = excluded.score,
        candidates = excluded.candidates
    WHERE NOT by_hand AND (state, first, last, score, candidates)
        IS NOT (excluded.state, excluded.first, excluded.last, excluded.score, excluded.candidates)
"""


_GROW = """
    INSERT INTO setting VALUES (?, 1) ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1
"""
_WRITTEN = "SELECT CAST(value AS INTEGER) FROM setting WHERE key = ?"
_TABLES = frozenset({"annotation", "placement"})


class Came(StrEnum):
    """What became of an annotation that came from elsewhere."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


class Annotations:
    """The annotations of all articles, of those that are not open too."""

    def __init__(self, notebook: Notebook, history: History) -> None:
        """Nothing is read before it is asked for."""
        self._notebook = notebook
        self._history = history
        self._held = Held(notebook)
        self._seen_of_others = self._others()
        self._turn = history.turn()
        self._placements = self._placements_written()
        self._restored = self._restored_last()
        history.listen(self._after_act)

    # reading

    @property
    def changed(self) -> int:
        """Grows whenever what is kept may have changed."""
        return self._held.changed

    def get(self, id: str) -> Annotation | None:  # noqa: A002
        """The annotation with that id, if there is one."""
        return self._held.get(id)

    def all(self) -> list[Annotation]:
        """Every annotation, in the order in which they were made."""
        return self._held.all()

    def on(self, article: str) -> list[Placed]:
        """Those that stand in the article: notes on it as a whole first, then by start, the longest first."""
        return self._held.on(article)

    def placed(self) -> Mapping[str, list[Placement]]:
        """What came of looking for annotations in articles other than their own, by annotation id."""
        return self._held.placed()

    def places_of(self, id: str) -> list[Placement]:  # noqa: A002
        """What came of looking for one annotation, without reading those of the others."""
        return self._held.places_of(id)

    def counts(self) -> Mapping[str, tuple[int, int]]:
        """How many annotations stand in each article, and how many of them have a note."""
        return self._held.counts()

    def tags(self) -> list[tuple[str, int]]:
        """The tags in use with how often they are, the most used first."""
        return self._held.tags()

    # acts

    def keep(self, annotations: Iterable[Annotation], title: str, article: str = "") -> None:
        """Add annotations, or replace those with the same ids, as one act; `updated` becomes the time of the act.

        What another window has changed since the annotation was handed out stays, but for what is changed here too.
        Leave `updated` as it was handed out: it tells best which version was changed. Raises `NotKeptError`, also
        where another window has changed the same note.
        """
        self.replace_with(annotations, (), title, article)

    def delete(self, ids: Iterable[str], title: str, article: str = "") -> None:
        """Delete annotations, as one act. Raises `NotKeptError`."""
        self.replace_with((), ids, title, article)

    def replace_with(
        self, annotations: Iterable[Annotation], ids: Iterable[str], title: str, article: str = ""
    ) -> None:
        """Keep annotations and delete others, as one act. Raises `NotKeptError`."""
        wanted, unwanted = list(annotations), list(ids)

        def work(recorder: Recorder) -> None:
            for annotation in wanted:
                self._keep(recorder, annotation)
            for one in unwanted:
                _forget_rulings(recorder, one)
                recorder.delete("annotation", (one,))

        self._history.do(title, work, article)

    def _keep(self, recorder: Recorder, annotation: Annotation) -> None:
        current = _current(recorder, annotation.id)
        if current is None:
            _put(recorder, None, annotation)
            return
        base = self._held.base_of(annotation)
        if base is not None and base.updated != current.updated:
            try:
                annotation = reconciled(base, annotation, current)
            except ClashError:
                raise NotKeptError("Not kept: another window has changed this note meanwhile") from None
        if replace(annotation, updated=current.updated) != current:
            later = annotation.updated > current.updated
            _put(
                recorder,
                current,
                annotation if later else replace(annotation, updated=after(current.updated)),
            )

    def merge(
        self,
        annotations: Iterable[Annotation],
        title: str,
        rulings: Mapping[str, Sequence[Placement]] | None = None,
    ) -> Mapping[str, Came]:
        """Take in annotations from elsewhere, as one act: of two with the same id the one updated later is kept.

        `rulings` are places that were given to them by hand there, by id; they count for annotations that are the
        same here now, in articles for which nothing was ruled here. Nothing is deleted, and doing it again changes
        nothing. Returns what became of each, by id. Raises `NotKeptError`.
        """
        wanted = list(annotations)
        came: dict[str, Came] = {}

        def work(recorder: Recorder) -> None:
            for one in wanted:
                current = _current(recorder, one.id)
                later = current is None or _later(one.updated, current.updated)
                came[one.id] = Came.UNCHANGED if not later else Came.CHANGED if current else Came.ADDED
                if later:
                    _put(recorder, current, one)
                elif current != one:
                    continue
                for ruling in (rulings or {}).get(one.id, ()):
                    key = (one.id, ruling.article)
                    if recorder.row("placement", key) is None:
                        _rule(recorder, one.id, ruling)
                        came[one.id] = Came.ADDED if current is None else Came.CHANGED

        self._history.do(title, work)
        return came

    def rename_tag(self, old: str, new: str) -> int:
        """Call a tag otherwise wherever it is used, as one act; returns where that is.

        Where both names stand they become one; an empty new name removes the tag. Raises `NotKeptError`.
        """
        changed: list[str] = []

        def work(recorder: Recorder) -> None:
            changed.clear()
            query = f"SELECT {rows.ANNOTATION} FROM annotation WHERE tags <> '[]' AND instr(tags, ?)"
            for annotation in rows.annotations_of(recorder.read(query, json.dumps(old, ensure_ascii=False))):
                if old in annotation.tags and old != new:
                    tags = dict.fromkeys(new if tag == old else tag for tag in annotation.tags)
                    kept = tuple(tag for tag in tags if tag)
                    _put(
                        recorder,
                        annotation,
                        replace(annotation, tags=kept, updated=after(annotation.updated)),
                    )
                    changed.append(annotation.id)

        self._history.do(f"Rename tag {old} to {new}" if new else f"Remove tag {old}", work)
        return len(changed)

    def place(self, placements: Iterable[tuple[str, Placement]]) -> None:
        """Keep what came of looking for annotations. Not an act; what the user has ruled stays.

        In its own article an annotation stands where it was made; a placement there is passed over.
        """
        values = [{**rows.placement_row(placement), "id": id} for id, placement in placements]  # noqa: A001
        if not values:
            return

        written: list[int] = []

        def write(connection: sqlite3.Connection) -> None:
            if connection.executemany(_PLACE, values).rowcount > 0:
                connection.execute(_GROW, (_PLACEMENTS,))
                written[:] = [_placements(connection.execute(_WRITTEN, (_PLACEMENTS,)).fetchall())]

        if self._notebook.act(write):
            if written and written[0] == self._placements + 1:
                self._placements += 1
            self._held.drop_placements()

    def decide(self, id: str, placement: Placement, title: str) -> None:  # noqa: A002
        """Keep where the user says that an annotation stands in an article, as one act. Raises `NotKeptError`."""
        self._history.do(title, lambda recorder: _rule(recorder, id, placement), placement.article)

    # other windows

    def notice_others(self) -> bool:
        """Whether another window has done an act, placed annotations or put a copy of the notebook in place of all.

        What is held of it is read again then. Cheap as long as nobody writes: one number is asked for.
        """
        others = self._others()
        if others == self._seen_of_others:
            return False
        restored = self._restored_last()
        replaced = others[0] != self._seen_of_others[0] or restored != self._restored
        self._seen_of_others, self._restored = others, restored
        turn, changes = self._history.turn(), self._history.since(self._turn)
        placements = self._placements_written()
        if replaced:
            self._held.drop()
        elif ids := {str(json.loads(key)[0]) for table, key in changes if table in _TABLES}:
            self._held.refresh(ids, moved=True)
        elif placements != self._placements:
            self._held.drop_placements()
        noticed = replaced or bool(changes) or placements != self._placements
        self._turn, self._placements = turn, placements
        return noticed

    def _others(self) -> tuple[int, int]:
        """Two numbers that differ when the notebook was replaced, and when another connection has written."""
        found = self._notebook.rows("PRAGMA data_version")
        return self._notebook.generation, int(found[0][0]) if found else 0

    def _restored_last(self) -> str:
        found = self._notebook.rows("SELECT value FROM setting WHERE key = ?", RESTORED)
        return str(found[0][0]) if found else ""

    def _placements_written(self) -> int:
        return _placements(self._notebook.rows(_WRITTEN, _PLACEMENTS))

    def _after_act(self, changes: Sequence[Change]) -> None:
        concerned = [change for change in changes if change.table in _TABLES]
        if concerned:
            moved = any(
                change.table == "placement"
                or change.after is None
                or (change.before is not None and not rows.MOVING.isdisjoint(change.after))
                for change in concerned
            )
            self._held.refresh({str(change.key[0]) for change in concerned}, moved=moved)


def _placements(found: Sequence[tuple[int]]) -> int:
    return found[0][0] if found else 0


def _current(recorder: Recorder, id: str) -> Annotation | None:  # noqa: A002
    found = recorder.read(f"SELECT {rows.ANNOTATION} FROM annotation WHERE id = ?", id)
    return next(iter(rows.annotations_of(found)), None)


def _put(recorder: Recorder, current: Annotation | None, annotation: Annotation) -> None:
    row = rows.annotation_row(annotation)
    if current is not None:
        before = rows.annotation_row(current)
        if any(before[name] != row[name] for name in rows.MOVING):
            _forget_rulings(recorder, annotation.id)
    recorder.put("annotation", (annotation.id,), row)


def _rule(recorder: Recorder, id: str, placement: Placement) -> None:  # noqa: A002
    """Put down where the user says that an annotation stands in an article."""
    row = rows.placement_row(replace(placement, by_hand=True))
    recorder.put("placement", (id, placement.article), row)


def _forget_rulings(recorder: Recorder, id: str) -> None:  # noqa: A002
    """Delete what the user has ruled about where the annotation stands: it held for the range that it had."""
    for (article,) in recorder.read("SELECT article FROM placement WHERE annotation = ? AND by_hand", id):
        recorder.delete("placement", (id, article))


def _later(one: str, other: str) -> bool:
    """Whether a moment in ISO 8601 is later than another; a moment without a zone is taken as UTC."""
    moments = [_moment(one), _moment(other)]
    if None in moments:
        return one > other
    return moments[0] > moments[1]  # type: ignore[operator]


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
