"""The verb that gives annotations away: `notes export`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from skyread.cli.noted import annotations_kept, last_known, meant
from skyread.cli.outcomes import NOTHING, OK, UnwritableError, UsageError, narrate, write
from skyread.cli.parsing import Call
from skyread.library.scanning import STDIN, reason_of
from skyread.notebook.annotation import Annotation, Placement
from skyread.notebook.exchange import jsonl, jsonld, markdown
from skyread.notebook.exchange.entry import Entry
from skyread.notebook.exchange.folder import SUFFIXES, NotOursError, write_file, write_folder
from skyread.notebook.exchange.grouping import by_article, file_stem


def notes_export(call: Call) -> int:
    """Write annotations to standard output, a file or a folder."""
    form = _format(call)
    with annotations_kept() as annotations:
        wanted = meant(call, annotations)
        placed = annotations.placed()
    entries = [Entry(one, _rulings(placed.get(one.id, ()))) for one in wanted]
    if not entries:
        narrate("skyread: no notes to export; nothing is written")
        return NOTHING
    try:
        _give(call, form, entries, placed)
    except NotOursError as problem:
        raise UsageError(f"skyread notes export: {problem}; choose another name") from None
    except OSError as problem:
        raise UnwritableError(f"{problem.filename or 'the file'}: {reason_of(problem)}") from None
    return OK


def _format(call: Call) -> str:
    """The format that is asked for by name, or by the suffix of the file. Raises UsageError."""
    if len(call.paths) > 1:
        raise UsageError("skyread notes export: write to one FILE; paths of articles go behind --article")
    if call.paths and "--dir" in call.options:
        raise UsageError("skyread notes export: write either FILE or --dir DIR")
    suffix = Path(call.paths[0]).suffix.lower() if call.paths else ""
    by_suffix = {known: form for form, known in SUFFIXES.items()} | {".json": "jsonld", ".markdown": "md"}
    form = call.options.get("--format", by_suffix.get(suffix, "jsonl"))
    if form not in SUFFIXES:
        raise UsageError(f"skyread notes export: there is no format {form}; write jsonl, jsonld or md")
    if call.json and form != "jsonl":
        raise UsageError("skyread notes export: --json is JSON Lines; leave it out for another format")
    return form


def _rulings(placements: Sequence[Placement]) -> tuple[Placement, ...]:
    return tuple(sorted((one for one in placements if one.by_hand), key=lambda one: one.article))


def _give(call: Call, form: str, entries: list[Entry], placed: Mapping[str, Sequence[Placement]]) -> None:
    """Write the annotations where the call says. Raises OSError and NotOursError."""

    def state_of(annotation: Annotation) -> Placement:
        return last_known(annotation, placed.get(annotation.id, ()))

    def whole() -> str:
        if form == "md":
            return markdown.page(entries, state_of)
        return jsonld.document(entries) if form == "jsonld" else jsonl.lines(entries)

    def one_article(group: list[Entry]) -> str:
        if form == "md":
            return markdown.page_of_one(group, state_of)
        return jsonld.document(group) if form == "jsonld" else jsonl.lines(group)

    if "--dir" in call.options:
        files = {file_stem(group) + SUFFIXES[form]: one_article(group) for group in by_article(entries)}
        written = write_folder(Path(call.options["--dir"]), files)
        narrate(f"skyread: {written.changed} files written, {written.unchanged} unchanged")
    elif call.paths and call.paths[0] != STDIN:
        changed = write_file(Path(call.paths[0]), whole())
        narrate(f"skyread: {len(entries)} notes {'written' if changed else 'are there already'}")
    else:
        write(whole())
        return
    if call.json:
        write(jsonl.lines(entries))
