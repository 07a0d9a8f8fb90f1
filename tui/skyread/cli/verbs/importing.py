"""The verb that takes annotations in: `notes import`."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from skyread.cli.noted import annotations_kept
from skyread.cli.outcomes import FAILED_INPUTS, NOTHING, OK, UsageError, narrate, write
from skyread.cli.output import write_json
from skyread.cli.parsing import Call
from skyread.library.scanning import STDIN, reason_of
from skyread.notebook.annotation import Annotation, now
from skyread.notebook.annotations import Annotations
from skyread.notebook.exchange.entry import Entry
from skyread.notebook.exchange.folder import files_of
from skyread.notebook.exchange.jsonl import as_made, shown
from skyread.notebook.exchange.reading import LARGEST, keep_newer, read
from skyread.notebook.store import NotKeptError

_TOLD = 20
"""Faults of one file that are told one by one; of the others only the number."""


def notes_import(call: Call) -> int:
    """Merge the annotations of files into the notebook."""
    if not call.paths:
        raise UsageError("skyread notes import: the file is missing; write skyread notes import FILE")
    entries, refused = _gather(call.paths)
    with annotations_kept() as annotations:
        try:
            results = _take(entries, annotations)
        except NotKeptError as problem:
            narrate(f"skyread: nothing was imported: {problem}")
            return NOTHING
        if call.json:
            write_json(_records(results, annotations))
    counts = Counter(result for _, result in results)
    summary = ", ".join(f"{counts[result]} {result}" for result in ("added", "changed", "unchanged"))
    report = f"{summary}, {refused} refused"
    if call.json:
        narrate(f"skyread: {report}")
    else:
        write(f"{report}\n")
    if refused:
        return FAILED_INPUTS
    return OK if results else NOTHING


def _gather(words: Sequence[str]) -> tuple[list[Entry], int]:
    """The annotations of all files, each id once, and how much was refused."""
    latest: dict[str, Entry] = {}
    refused = 0
    for name, data in _contents(words):
        if isinstance(data, str):
            narrate(f"skyread: {name}: {data}")
            refused += 1
            continue
        found = read(data)
        for problem in found.problems[:_TOLD]:
            narrate(f"skyread: {name}: {problem}")
        if len(found.problems) > _TOLD:
            narrate(f"skyread: {name}: {len(found.problems) - _TOLD} more are of no use")
        refused += len(found.problems)
        for entry in found.entries:
            keep_newer(latest, entry)
    return list(latest.values()), refused


def _contents(words: Sequence[str]) -> Iterator[tuple[str, bytes | str]]:
    """Each file with its bytes, or with why it cannot be read."""
    for word in words:
        if word == STDIN:
            yield word, sys.stdin.buffer.read(LARGEST + 1) if sys.stdin is not None else b""
            continue
        try:
            path = Path(word)
            paths = files_of(path) if path.is_dir() else [path]
        except (OSError, ValueError) as problem:
            yield word, _reason(problem)
            continue
        if not paths:
            yield word, "a folder without exported notes"
        for path in paths:
            try:
                with path.open("rb") as file:
                    yield os.fspath(path), file.read(LARGEST + 1)
            except (OSError, ValueError) as problem:
                yield os.fspath(path), _reason(problem)


def _reason(problem: Exception) -> str:
    return reason_of(problem) if isinstance(problem, OSError) else str(problem)


def _take(entries: Iterable[Entry], annotations: Annotations) -> list[tuple[str, str]]:
    """Merge the annotations; returns the id of each and what became of it. Raises NotKeptError."""
    before = {one.id: one for one in annotations.all()}
    taken = [_dated(entry, before.get(entry.annotation.id)) for entry in entries]
    if not taken:
        return []
    number = len(taken)
    annotations.merge((entry.annotation for entry in taken), f"Import {number} note{'s' * (number != 1)}")
    after = {one.id: one for one in annotations.all()}
    ruled = _take_rulings(taken, annotations, after)
    results = []
    for entry in taken:
        id_ = entry.annotation.id
        same = before.get(id_) == after.get(id_) and id_ not in ruled
        results.append((id_, "unchanged" if same else "changed" if id_ in before else "added"))
    return results


def _dated(entry: Entry, kept: Annotation | None) -> Entry:
    """An annotation without times gets those of the kept one with its id, so that it changes nothing, else today's."""
    one = entry.annotation
    if one.created and one.updated:
        return entry
    moment = now()
    created, updated = (kept.created, kept.updated) if kept else (moment, moment)
    return replace(entry, annotation=replace(one, created=created, updated=updated))


def _take_rulings(taken: Iterable[Entry], annotations: Annotations, after: dict[str, Annotation]) -> set[str]:
    """Take over places that were given by hand, where nothing was ruled here; returns the ids concerned."""
    placed = annotations.placed()
    news = [
        (entry.annotation.id, ruling)
        for entry in taken
        for ruling in entry.rulings
        if after.get(entry.annotation.id) == entry.annotation
        and not any(
            one.by_hand and one.article == ruling.article for one in placed.get(entry.annotation.id, ())
        )
    ]
    for id_, ruling in news:
        annotations.decide(id_, ruling, "Import where a note stands")
    return {id_ for id_, _ in news}


def _records(results: Iterable[tuple[str, str]], annotations: Annotations) -> Iterator[dict[str, object]]:
    kept = {one.id: one for one in annotations.all()}
    for id_, result in results:
        one = kept[id_]
        yield shown(one, one.target.source.path, as_made(one)) | {"result": result}
