"""The verbs that look at annotations: `notes list` and `notes check`."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from skyread.cli.noted import annotations_kept, last_known, meant
from skyread.cli.opened import Opened, open_library
from skyread.cli.outcomes import FAILED_INPUTS, NOTHING, OK, narrate
from skyread.cli.output import write_json, write_table
from skyread.cli.parsing import Call
from skyread.desk.reanchoring import Reanchoring
from skyread.desk.targets import shortened
from skyread.library.scanning import STDIN, file_and_part
from skyread.notebook.annotation import Annotation, Placement, State
from skyread.notebook.exchange.jsonl import shown

_QUOTED = 60
"""Characters of a quote that are shown where the note is to be seen too."""
_UNSURE = (State.AMBIGUOUS, State.ORPHAN)


class _Seen(NamedTuple):
    annotation: Annotation
    article: str
    """The path of the article in which it was looked for."""
    placement: Placement | None
    """None where nobody could look."""


def notes_list(call: Call) -> int:
    """List annotations: all that are kept, or those of some articles as they stand there now."""
    with annotations_kept() as annotations:
        wanted = meant(call, annotations)
        placed = annotations.placed()
    if not call.paths:
        seen = [_Seen(one, one.target.source.path, last_known(one, placed.get(one.id, ()))) for one in wanted]
        return OK if _print(seen, call.json) else NOTHING
    opened = open_library(call)
    return opened.outcome(_print(_look(wanted, opened, placed), call.json))


def notes_check(call: Call) -> int:
    """Say where each annotation stands in the articles as they are now."""
    with annotations_kept() as annotations:
        wanted = annotations.all()
        placed = annotations.placed()
    paths = call.paths or _files_of(wanted)
    seen: list[_Seen] = []
    failed = False
    if paths:
        opened = open_library(call._replace(paths=tuple(paths)))
        seen, failed = _look(wanted, opened, placed), opened.failed
    if not call.paths:
        seen += _gone(wanted, {one.annotation.id for one in seen})
    if call.json:
        write_json(
            shown(*one) | {"old_start": one.annotation.target.start, "old_end": one.annotation.target.end}
            for one in seen
        )
    else:
        write_table([_checked_row(one) for one in seen], paths={2})
    states = Counter(one.placement.state if one.placement else None for one in seen)
    counted = [f"{states[state]} {state.value}" for state in State]
    unknown = f", {states[None]} of articles that no file is known of" if states[None] else ""
    narrate(f"skyread: {len(seen)} looked for: {', '.join(counted)}{unknown}")
    if failed:
        return FAILED_INPUTS
    return NOTHING if any(states[state] for state in _UNSURE) else OK


def _look(
    wanted: Iterable[Annotation], opened: Opened, placed: Mapping[str, Sequence[Placement]]
) -> list[_Seen]:
    """Where the annotations of some articles stand in them; what the user has ruled about that comes first."""
    path_of = {article.id: article.path for article in opened.articles}
    listed = list(wanted)
    ruled = {
        one.id: rulings
        for one in listed
        if (
            rulings := [
                place for place in placed.get(one.id, ()) if place.by_hand and place.article in path_of
            ]
        )
    }
    found = Reanchoring(opened.articles).places_of(one for one in listed if one.id not in ruled)
    return [
        _Seen(one, path_of[place.article], place)
        for one in listed
        for place in ruled.get(one.id, found.get(one.id, []))
    ]


def _files_of(annotations: Iterable[Annotation]) -> list[str]:
    """The files that the annotations were made in, as far as they are there."""
    paths = dict.fromkeys(one.target.source.path for one in annotations)
    return [path for path in paths if path and path != STDIN and _is_there(path)]


def _is_there(path: str) -> bool:
    try:
        return os.path.lexists(path) or file_and_part(path) is not None
    except ValueError:
        return False


def _gone(annotations: Iterable[Annotation], seen: set[str]) -> Iterator[_Seen]:
    """The annotations that were not seen in any article: orphans, but where no file was ever known."""
    for one in annotations:
        if one.id not in seen:
            path = one.target.source.path
            known = path not in {"", STDIN}
            orphan = Placement(one.target.article, State.ORPHAN, None, None, 0.0)
            yield _Seen(one, path, orphan if known else None)


def _print(seen: Sequence[_Seen], as_json: bool) -> int:
    if as_json:
        return write_json(shown(*one) for one in seen)
    return write_table(_row(one) for one in seen)


def _row(one: _Seen) -> tuple[str, ...]:
    annotation = one.annotation
    source = annotation.target.source
    about = " ".join((*annotation.note.split(), *(f"#{tag}" for tag in annotation.tags)))
    return (
        one.placement.state.sign if one.placement else "–",
        source.title or one.article or source.link or "–",
        annotation.pen or "–",
        f"{_quoted(annotation)}{' — ' if about else ''}{about}",
    )


def _checked_row(one: _Seen) -> tuple[str, ...]:
    target, place = one.annotation.target, one.placement
    now = "–" if place is None or place.start is None else f"{place.start}-{place.end}"
    return (
        place.state.sign if place else "–",
        place.state.value if place else "unknown",
        one.article or target.source.link or "–",
        f"{target.start}-{target.end}",
        f"→ {now}",
        _quoted(one.annotation),
    )


def _quoted(annotation: Annotation) -> str:
    if annotation.target.whole:
        return "(the article)"
    return shortened(annotation.target.exact, _QUOTED)
