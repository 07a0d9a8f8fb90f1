"""The annotations in a notebook: kept by acts that can be undone, read by article, counted without being read.

Finding a passage again in a changed article is the business of `anchoring`; here only what came of it is kept.
What is read is held until it changes: an act of this window drops what it touched, `notice_others` what other
windows have touched.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from skyread.notebook import rows
from skyread.notebook.annotation import Annotation, Placed, Placement, State, now
from skyread.notebook.history import History, Recorder
from skyread.notebook.recorder import Change
from skyread.notebook.store import Notebook

_BATCH = 500
_STANDING = (State.EXACT.value, State.MOVED.value)
_PLACEMENTS = "placements"
"""The setting that grows whenever placements that are no act have changed."""

_COUNTS = f"""
    SELECT article, count(*), 0 FROM annotation GROUP BY article
    UNION ALL
    SELECT article, 0, count(*) FROM annotation WHERE note <> '' GROUP BY article
    UNION ALL
    SELECT placement.article, count(*), total(note <> '') FROM placement JOIN annotation ON id = annotation
    WHERE state IN {_STANDING} AND placement.article <> annotation.article GROUP BY placement.article
    UNION ALL
    SELECT placement.article, -count(*), -total(note <> '') FROM placement JOIN annotation ON id = annotation
    WHERE state NOT IN {_STANDING} AND placement.article = annotation.article GROUP BY placement.article
"""

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


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of taking annotations in from elsewhere."""

    added: int
    changed: int
    unchanged: int


class Annotations:
    """The annotations of all articles, of those that are not open too."""

    def __init__(self, notebook: Notebook, history: History) -> None:
        """Nothing is read before it is asked for."""
        self._notebook = notebook
        self._history = history
        self.changed = 0
        """Grows whenever what is kept may have changed."""
        self._all: list[Annotation] | None = None
        self._on: dict[str, list[Placed]] = {}
        self._placed: dict[str, list[Placement]] | None = None
        self._counts: dict[str, tuple[int, int]] | None = None
        self._tags: list[tuple[str, int]] | None = None
        self._version = self._data_version()
        self._turn = history.turn()
        self._placements = self._placements_written()
        history.listen(self._drop)

    # reading

    def get(self, id: str) -> Annotation | None:  # noqa: A002
        """The annotation with that id, if there is one."""
        return next(self._select("WHERE id = ?", id), None)

    def all(self) -> list[Annotation]:
        """Every annotation, in the order in which they were made."""
        if self._all is None:
            self._all = list(self._select("ORDER BY created, id"))
        return self._all

    def on(self, article: str) -> list[Placed]:
        """Those that stand in the article: notes on it as a whole first, then by start, the longest first."""
        if article not in self._on:
            self._on[article] = self._read_on(article)
        return self._on[article]

    def placed(self) -> Mapping[str, list[Placement]]:
        """What came of looking for annotations in articles other than their own, by annotation id."""
        if self._placed is None:
            self._placed = {}
            for id, *row in self._notebook.rows(f"SELECT annotation, {rows.PLACEMENT} FROM placement"):  # noqa: A001
                self._placed.setdefault(id, []).append(rows.placement_of(tuple(row)))
        return self._placed

    def counts(self) -> Mapping[str, tuple[int, int]]:
        """How many annotations stand in each article, and how many of them have a note."""
        if self._counts is None:
            sums: dict[str, tuple[int, int]] = {}
            for article, count, noted in self._notebook.rows(_COUNTS):
                so_far = sums.get(article, (0, 0))
                sums[article] = (so_far[0] + count, so_far[1] + int(noted))
            self._counts = {article: pair for article, pair in sums.items() if pair[0]}
        return self._counts

    def tags(self) -> list[tuple[str, int]]:
        """The tags in use with how often they are, the most used first."""
        if self._tags is None:
            uses: Counter[str] = Counter()
            query = "SELECT tags, count(*) FROM annotation WHERE tags <> '[]' GROUP BY tags"
            for kept, count in self._notebook.rows(query):
                uses.update(dict.fromkeys(rows.strings(kept), count))
            self._tags = sorted(uses.items(), key=lambda use: (-use[1], use[0]))
        return self._tags

    # acts

    def keep(
        self,
        annotations: Iterable[Annotation],
        title: str,
        article: str = "",
        *,
        instead_of: Iterable[str] = (),
    ) -> None:
        """Add annotations, or replace those with the same ids, and delete those `instead_of` which they are: one act.

        Leave `updated` as it was: it tells which version was changed, and gets the time of the act. What another
        window has changed meanwhile stays, but for what is changed here too. Raises `NotKeptError`.
        """
        wanted, gone = list(annotations), list(instead_of)

        def work(recorder: Recorder) -> None:
            for annotation in wanted:
                current = _current(recorder, annotation.id)
                _put(recorder, current, _stamped(annotation, current))
            for one in gone:
                _forget_rulings(recorder, one)
                recorder.delete("annotation", (one,))

        self._history.do(title, work, article)

    def delete(self, ids: Iterable[str], title: str, article: str = "") -> None:
        """Delete annotations, as one act. Raises `NotKeptError`."""
        wanted = list(ids)

        def work(recorder: Recorder) -> None:
            for one in wanted:
                _forget_rulings(recorder, one)
                recorder.delete("annotation", (one,))

        self._history.do(title, work, article)

    def merge(self, annotations: Iterable[Annotation], title: str) -> Merged:
        """Take in annotations from elsewhere, as one act: of two with the same id the one updated later is kept.

        Nothing is deleted, and doing it again changes nothing. Raises `NotKeptError`.
        """
        wanted = list(annotations)
        counts: Counter[str] = Counter()

        def work(recorder: Recorder) -> None:
            counts.clear()
            for annotation in wanted:
                current = _current(recorder, annotation.id)
                if current is not None and not _later(annotation.updated, current.updated):
                    counts["unchanged"] += 1
                    continue
                counts["added" if current is None else "changed"] += 1
                _put(recorder, current, annotation)

        self._history.do(title, work)
        return Merged(counts["added"], counts["changed"], counts["unchanged"])

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
                    _put(recorder, annotation, replace(annotation, tags=kept, updated=now()))
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

        def write(connection: sqlite3.Connection) -> None:
            if connection.executemany(_PLACE, values).rowcount > 0:
                connection.execute(
                    """
                    INSERT INTO setting VALUES (?, 1)
                    ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1
                    """,
                    (_PLACEMENTS,),
                )

        self._notebook.act(write)
        self._drop_placements()

    def decide(self, id: str, placement: Placement, title: str) -> None:  # noqa: A002
        """Keep where the user says that an annotation stands in an article, as one act. Raises `NotKeptError`."""
        row = rows.placement_row(replace(placement, by_hand=True))
        self._history.do(
            title, lambda recorder: recorder.put("placement", (id, placement.article), row), placement.article
        )

    # other windows

    def notice_others(self) -> bool:
        """Whether another window has changed what is kept here; what was held of it is dropped then.

        Cheap as long as nobody writes: one number is asked for.
        """
        version = self._data_version()
        if version == self._version:
            return False
        self._version = version
        turn, placements = self._history.turn(), self._placements_written()
        if (turn, placements) == (self._turn, self._placements):
            return False
        self._turn, self._placements = turn, placements
        self._drop_all()
        return True

    def _data_version(self) -> int:
        found = self._notebook.rows("PRAGMA data_version")
        return int(found[0][0]) if found else 0

    def _placements_written(self) -> int:
        found = self._notebook.rows("SELECT CAST(value AS INTEGER) FROM setting WHERE key = ?", _PLACEMENTS)
        return int(found[0][0]) if found else 0

    def _drop(self, changes: Sequence[Change]) -> None:
        if any(change.table in {"annotation", "placement"} for change in changes):
            self._drop_all()

    def _drop_all(self) -> None:
        self._all = self._tags = None
        self._drop_placements()

    def _drop_placements(self) -> None:
        self._placed = self._counts = None
        self._on.clear()
        self.changed += 1

    def _select(self, where: str, *values: object) -> Iterator[Annotation]:
        return rows.annotations_of(
            self._notebook.rows(f"SELECT {rows.ANNOTATION} FROM annotation {where}", *values)
        )

    def _read_on(self, article: str) -> list[Placed]:
        placements = {
            id: rows.placement_of(tuple(row))
            for id, *row in self._notebook.rows(  # noqa: A001
                f"SELECT annotation, {rows.PLACEMENT} FROM placement WHERE article = ?", article
            )
        }
        found = [
            Placed(one, placements.pop(one.id) if one.id in placements else _at_home(one))
            for one in self._select("WHERE article = ?", article)
        ]
        for low in range(0, len(placements), _BATCH):
            batch = list(placements)[low : low + _BATCH]
            marks = ",".join("?" * len(batch))
            found += [
                Placed(one, placements[one.id]) for one in self._select(f"WHERE id IN ({marks})", *batch)
            ]
        return sorted((one for one in found if one.placement.start is not None), key=_reading_order)


def _at_home(annotation: Annotation) -> Placement:
    target = annotation.target
    return Placement(target.article, State.EXACT, target.start, target.end, 1.0)


def _reading_order(placed: Placed) -> tuple[bool, int, int, str, str]:
    annotation, placement = placed.annotation, placed.placement
    return (
        not annotation.target.whole,
        placement.start or 0,
        -(placement.end or 0),
        annotation.created,
        annotation.id,
    )


def _current(recorder: Recorder, id: str) -> Annotation | None:  # noqa: A002
    found = recorder.read(f"SELECT {rows.ANNOTATION} FROM annotation WHERE id = ?", id)
    return next(iter(rows.annotations_of(found)), None)


def _stamped(annotation: Annotation, current: Annotation | None) -> Annotation:
    if current is None or annotation == current or annotation.updated != current.updated:
        return annotation
    return replace(annotation, updated=now())


def _put(recorder: Recorder, current: Annotation | None, annotation: Annotation) -> None:
    row = rows.annotation_row(annotation)
    if current is not None:
        before = rows.annotation_row(current)
        if any(before[name] != row[name] for name in rows.MOVING):
            _forget_rulings(recorder, annotation.id)
    recorder.put("annotation", (annotation.id,), row)


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
