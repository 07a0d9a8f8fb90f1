"""The verb that gives annotations away: `notes export`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeAlias

from skyread.cli.noted import annotations_kept, last_known, meant
from skyread.cli.outcomes import NOTHING, OK, UnwritableError, UsageError, narrate, write
from skyread.cli.parsing import Call
from skyread.library.scanning import STDIN, reason_of
from skyread.notebook.annotation import Annotation, Placement
from skyread.notebook.exchange import jsonl, jsonld, markdown
from skyread.notebook.exchange.entry import Entry
from skyread.notebook.exchange.folder import SUFFIXES, NotOursError, Written, write_file, write_folder
from skyread.notebook.exchange.grouping import by_article, file_stem

Writer: TypeAlias = Callable[[list[Entry]], str]


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
    whole, one_article = _writers(form, placed)
    if "--dir" in call.options:
        folder = call.options["--dir"]
        files = {file_stem(group) + SUFFIXES[form]: one_article(group) for group in by_article(entries)}
        _put(folder, lambda: write_folder(Path(folder), files))
    elif call.paths and call.paths[0] != STDIN:
        file = call.paths[0]
        _put(file, lambda: write_file(Path(file), whole(entries)))
    else:
        write(whole(entries))
        return OK
    if call.json:
        write(jsonl.lines(entries))
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


def _writers(form: str, placed: Mapping[str, Sequence[Placement]]) -> tuple[Writer, Writer]:
    """What makes the text of all annotations, and what that of those on one article."""
    if form != "md":
        write_all = jsonld.document if form == "jsonld" else jsonl.lines
        return write_all, write_all

    def state_of(annotation: Annotation) -> Placement:
        return last_known(annotation, placed.get(annotation.id, ()))

    return partial(markdown.page, state_of=state_of), partial(markdown.page_of_one, state_of=state_of)


def _put(where: str, work: Callable[[], Written]) -> None:
    """Write files and tell what was written. Raises UsageError and UnwritableError."""
    try:
        written = work()
    except NotOursError as problem:
        raise UsageError(f"skyread notes export: {problem}; choose another name") from None
    except OSError as problem:
        raise UnwritableError(f"{where}: {reason_of(problem)}") from None
    plural = "s" * (written.changed != 1)
    narrate(f"skyread: {written.changed} file{plural} written, {written.unchanged} unchanged")
