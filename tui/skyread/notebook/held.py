"""Annotations as they were read from the notebook, held until they change.

Everything is read when it is first asked for: a start reads no annotation. After an act only what it touched is read
again, so that an act costs the same with fifty thousand annotations as with one. What was handed out earlier is
remembered, so that it can be told later what somebody has changed in it.
"""

from __future__ import annotations

import contextlib
import gc
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields

from skyread.notebook import rows
from skyread.notebook.annotation import Annotation, Placed, Placement, State
from skyread.notebook.store import Notebook

_BATCH = 500
_FORMER = 8
"""How many former versions of an annotation are remembered."""

_STANDING = (State.EXACT.value, State.MOVED.value)

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


class Held:
    """What is known of the annotations in a notebook. The lists handed out are not changed afterwards."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self.changed = 0
        """Grows whenever what is kept may have changed."""
        self._all: list[Annotation] | None = None
        self._on: dict[str, list[Placed]] = {}
        self._placed: dict[str, list[Placement]] | None = None
        self._counts: dict[str, tuple[int, int]] | None = None
        self._tags: list[tuple[str, int]] | None = None
        self._seen: dict[str, Annotation] = {}
        self._former: dict[str, list[Annotation]] = {}

    def get(self, id: str) -> Annotation | None:  # noqa: A002
        """The annotation with that id."""
        return next(iter(self._select("WHERE id = ?", id)), None)

    def all(self) -> list[Annotation]:
        """Every annotation, in the order in which they were made."""
        if self._all is None:
            with _not_collecting():
                self._all = self._select("ORDER BY created, id")
        return self._all

    def on(self, article: str) -> list[Placed]:
        """Those that stand in the article, in reading order."""
        if article not in self._on:
            self._on[article] = self._read_on(article)
        return self._on[article]

    def placed(self) -> Mapping[str, list[Placement]]:
        """All placements by annotation id."""
        if self._placed is None:
            self._placed = {}
            for annotation, *row in self._notebook.rows(
                f"SELECT annotation, {rows.PLACEMENT} FROM placement"
            ):
                self._placed.setdefault(annotation, []).append(rows.placement_of(tuple(row)))
        return self._placed

    def places_of(self, id: str) -> list[Placement]:  # noqa: A002
        """The placements of one annotation."""
        query = f"SELECT {rows.PLACEMENT} FROM placement WHERE annotation = ?"
        return [rows.placement_of(row) for row in self._notebook.rows(query, id)]

    def counts(self) -> Mapping[str, tuple[int, int]]:
        """By article, how many annotations stand there and how many of them have a note."""
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
                for tag in rows.strings(kept):
                    uses[tag] += count
            self._tags = sorted(uses.items(), key=lambda use: (-use[1], use[0]))
        return self._tags

    def base_of(self, annotation: Annotation) -> Annotation | None:
        """The version from which an annotation was made, of those that were handed out; None where it is fresh.

        The one with the same `updated`; where that was changed, the one most like it.
        """
        known = [*self._former.get(annotation.id, ())]
        if annotation.id in self._seen:
            known.append(self._seen[annotation.id])
        same = (one for one in known if one.updated == annotation.updated)
        return next(same, None) or max(reversed(known), key=lambda one: _alike(one, annotation), default=None)

    # changes

    def refresh(self, ids: Collection[str], *, moved: bool) -> None:
        """Read again what has changed. `moved` tells that annotations may stand elsewhere or are gone."""
        if len(ids) > _BATCH:
            self.drop()
            return
        before = [self._seen[one] for one in ids if one in self._seen]
        current = {one.id: one for one in self._by_id(ids)}
        if self._all is not None:
            self._all = _with_changes(self._all, before, current.values())
        if moved:
            self.drop_placements()
        else:
            placed = self._notebook.rows(
                f"SELECT article FROM placement WHERE annotation IN ({_marks(ids)})", *ids
            )
            ruled = {article for (article,) in placed}
            for article in ruled:
                self._on.pop(article, None)
            homes = {one.target.article for one in current.values()}
            for article in homes - ruled:
                self._renew(article, current)
            self._recount(homes | ruled)
        self._tags = None
        self.changed += 1

    def drop(self) -> None:
        """Forget everything, to be read again."""
        self._all = self._tags = None
        self.drop_placements()

    def drop_placements(self) -> None:
        """Forget where annotations stand."""
        self._placed = self._counts = None
        self._on.clear()
        self.changed += 1

    def _renew(self, article: str, current: Mapping[str, Annotation]) -> None:
        """Put what has changed in its place among those that were made in the article and stand there."""
        if article in self._on:
            on = [one for one in self._on[article] if one.annotation.id not in current]
            for one in current.values():
                if one.target.article == article:
                    insort(on, Placed(one, _at_home(one)), key=_reading_order)
            self._on[article] = on

    def _recount(self, articles: Collection[str]) -> None:
        if self._counts is not None:
            self._counts = {
                **self._counts,
                **{
                    one: (len(on := self.on(one)), sum(placed.annotation.note != "" for placed in on))
                    for one in articles
                },
            }

    # reading

    def _select(self, where: str, *values: object) -> list[Annotation]:
        found = self._notebook.rows(f"SELECT {rows.ANNOTATION} FROM annotation {where}", *values)
        annotations = list(rows.annotations_of(found))
        for one in annotations:
            known = self._seen.get(one.id)
            if known is not None and known.updated != one.updated:
                self._former[one.id] = [*self._former.get(one.id, ())[-_FORMER:], known]
            self._seen[one.id] = one
        return annotations

    def _by_id(self, ids: Collection[str]) -> Iterator[Annotation]:
        wanted = list(ids)
        for low in range(0, len(wanted), _BATCH):
            batch = wanted[low : low + _BATCH]
            yield from self._select(f"WHERE id IN ({_marks(batch)})", *batch)

    def _read_on(self, article: str) -> list[Placed]:
        query = f"SELECT annotation, {rows.PLACEMENT} FROM placement WHERE article = ?"
        placements = {
            annotation: rows.placement_of(tuple(row))
            for annotation, *row in self._notebook.rows(query, article)
        }
        at_home = self._select("WHERE article = ?", article)
        found = [Placed(one, placements.pop(one.id, _at_home(one))) for one in at_home]
        found += [Placed(one, placements[one.id]) for one in self._by_id(placements)]
        return sorted((one for one in found if one.placement.start is not None), key=_reading_order)


def _at_home(annotation: Annotation) -> Placement:
    target = annotation.target
    return Placement(target.article, State.EXACT, target.start, target.end, 1.0)


def _reading_order(placed: Placed) -> tuple[bool, int, int, str, str]:
    """Notes on the article as a whole, then by start, the longest first."""
    annotation, placement = placed.annotation, placed.placement
    start, end = placement.start or 0, placement.end or 0
    return (not annotation.target.whole, start, -end, annotation.created, annotation.id)


def _age(annotation: Annotation) -> tuple[str, str]:
    return (annotation.created, annotation.id)


def _with_changes(
    ordered: list[Annotation], before: Iterable[Annotation], after: Iterable[Annotation]
) -> list[Annotation]:
    """The annotations with `after` in place of `before`, in order."""
    changed = ordered.copy()
    for one in before:
        at = bisect_left(changed, _age(one), key=_age)
        if at < len(changed) and changed[at].id == one.id:
            del changed[at]
        else:  # an import has changed when it was made
            changed = [other for other in changed if other.id != one.id]
    for one in after:
        changed.insert(bisect_left(changed, _age(one), key=_age), one)
    return changed


def _alike(one: Annotation, other: Annotation) -> int:
    return sum(getattr(one, field.name) == getattr(other, field.name) for field in fields(Annotation))


def _marks(values: Collection[object]) -> str:
    return ",".join("?" * len(values))


@contextlib.contextmanager
def _not_collecting() -> Iterator[None]:
    """Keep the garbage collector off while many objects are made that all stay: it would look at them again and again."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()
