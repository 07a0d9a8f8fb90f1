"""The verb that takes annotations in: `notes import`."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from skyread.cli.noted import annotations_kept
from skyread.cli.outcomes import FAILED_INPUTS, NOTHING, OK, UsageError, narrate, write
from skyread.cli.output import write_json
from skyread.cli.parsing import Call
from skyread.library.scanning import STDIN, reason_of
from skyread.notebook.annotation import Annotation, now
from skyread.notebook.annotations import Annotations, Came
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
    counts = Counter(results.values())
    summary = ", ".join(f"{counts[came]} {came}" for came in Came)
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


def _take(entries: Collection[Entry], annotations: Annotations) -> Mapping[str, Came]:
    """Merge the annotations; returns what became of each, by its id. Raises NotKeptError."""
    taken = [_dated(entry.annotation, annotations) for entry in entries]
    if not taken:
        return {}
    title = f"Import {len(taken)} note{'s' * (len(taken) != 1)}"
    return annotations.merge(taken, title, {entry.annotation.id: entry.rulings for entry in entries})


def _dated(one: Annotation, annotations: Annotations) -> Annotation:
    """An annotation without times gets those of the kept one with its id, so that it changes nothing, else today's."""
    if one.created and one.updated:
        return one
    kept, moment = annotations.get(one.id), now()
    created, updated = (kept.created, kept.updated) if kept else (moment, moment)
    return replace(one, created=created, updated=updated)


def _records(results: Mapping[str, Came], annotations: Annotations) -> Iterator[dict[str, object]]:
    for id_, result in results.items():
        one = annotations.get(id_)
        if one is not None:
            yield shown(one, one.target.source.path, as_made(one)) | {"result": result.value}
