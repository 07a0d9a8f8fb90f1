"""Annotations and placements as rows of the notebook, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from typing import Any

from skyread.notebook.annotation import Annotation, Candidate, Lookalike, Placement, Source, State, Target

ANNOTATION = (
    "id, article, extractor, first, last, exact, prefix, suffix, paragraph, "
    "title, published, source, path, link, entities, lookalikes, pen, note, tags, created, updated"
)
"""The columns of an annotation, in the order in which `annotations_of` takes them."""

PLACEMENT = "article, state, first, last, score, candidates, by_hand"
"""The columns of a placement, in the order in which `placement_of` takes them."""

MOVING = frozenset({"article", "first", "last", "exact", "prefix", "suffix"})
"""Columns of an annotation that say where it stands."""


def annotations_of(rows: Iterable[tuple[Any, ...]]) -> Iterator[Annotation]:
    """Annotations from rows of `ANNOTATION`.

    Many annotations share an article, names and tags; each of these is made once.
    """
    sources: dict[tuple[Any, ...], Source] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for id, article, extractor, first, last, exact, prefix, suffix, paragraph, *rest in rows:  # noqa: A001
        *origin, names, lookalikes, pen, note, tags, created, updated = rest
        source = sources.get(tuple(origin))
        if source is None:
            source = sources[tuple(origin)] = Source(*origin)
        if names not in lists:
            lists[names] = strings(names)
        if tags not in lists:
            lists[tags] = strings(tags)
        target = Target(
            *(article, extractor, first, last, exact, prefix, suffix, paragraph, source),
            lists[names],
            _lookalikes(lookalikes),
        )
        yield Annotation(id, target, pen, note, lists[tags], created, updated)


def annotation_row(annotation: Annotation) -> dict[str, object]:
    """The columns of an annotation by name."""
    target = annotation.target
    return {
        "id": annotation.id,
        **target_row(target),
        "entities": packed(target.entities),
        "lookalikes": None if target.lookalikes is None else packed(map(astuple, target.lookalikes)),
        "pen": annotation.pen,
        "note": annotation.note,
        "tags": packed(annotation.tags),
        "created": annotation.created,
        "updated": annotation.updated,
    }


def target_row(target: Target) -> dict[str, object]:
    """The columns by name of where something stands and of the article as it was."""
    return {
        "article": target.article,
        "extractor": target.extractor,
        "first": target.start,
        "last": target.end,
        "exact": target.exact,
        "prefix": target.prefix,
        "suffix": target.suffix,
        "paragraph": target.paragraph,
        "title": target.source.title,
        "published": target.source.published,
        "source": target.source.source,
        "path": target.source.path,
        "link": target.source.link,
    }


def _lookalikes(kept: str | None) -> tuple[Lookalike, ...] | None:
    if kept is None or kept == "[]":
        return None if kept is None else ()
    return tuple(Lookalike(*one) for one in json.loads(kept))


def placement_of(row: tuple[Any, ...]) -> Placement:
    """A placement from a row of `PLACEMENT`."""
    article, state, first, last, score, candidates, by_hand = row
    found = tuple(Candidate(*one) for one in json.loads(candidates)) if candidates != "[]" else ()
    return Placement(article, State(state), first, last, score, found, bool(by_hand))


def placement_row(one: Placement) -> dict[str, object]:
    """The columns of a placement by name."""
    return {
        "article": one.article,
        "state": one.state.value,
        "first": one.start,
        "last": one.end,
        "score": one.score,
        "candidates": packed(
            [candidate.start, candidate.end, candidate.score] for candidate in one.candidates
        ),
        "by_hand": int(one.by_hand),
    }


def packed(values: Iterable[object]) -> str:
    """A list as it is kept."""
    return json.dumps(list(values), ensure_ascii=False)


def strings(kept: str) -> tuple[str, ...]:
    """A list of strings that was packed."""
    return tuple(json.loads(kept))
