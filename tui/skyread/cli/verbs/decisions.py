"""The verbs about what the user has ruled about names: `decisions list`, `export` and `import`."""

from __future__ import annotations

import contextlib
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from skyread.cli.noted import notebook_kept
from skyread.cli.opened import open_library, recognised
from skyread.cli.outcomes import FAILED_INPUTS, NOTHING, OK, UnwritableError, UsageError, narrate, write
from skyread.cli.output import write_json, write_table
from skyread.cli.parsing import Call
from skyread.desk.deciding import in_words
from skyread.desk.decision_lexicon import BEGINS, read, text_of
from skyread.desk.decision_rows import decisions_of, ruling_of
from skyread.desk.layering import Layer
from skyread.entities.decisions import Decision
from skyread.library.scanning import STDIN, reason_of
from skyread.notebook.annotation import now
from skyread.notebook.decisions import Decisions
from skyread.notebook.exchange.folder import NotOursError, write_file
from skyread.notebook.history import History
from skyread.notebook.store import NotKeptError

LARGEST = 32_000_000
"""Bytes of a lexicon that is read."""
_TOLD = 20


@contextlib.contextmanager
def _kept() -> Iterator[Decisions]:
    """The decisions in the notebook, as long as that is open."""
    with notebook_kept() as notebook:
        yield Decisions(notebook, History(notebook))


def decisions_list(call: Call) -> int:
    """List the decisions, the oldest first: all that are kept, or those that apply to the names of some articles."""
    with _kept() as kept:
        decisions = decisions_of(kept.all())
    if not call.paths:
        return OK if _print(decisions, call) else NOTHING
    opened = open_library(call)
    effects = Layer(recognised(opened).index).lay(decisions).decided.effects if decisions else {}
    return opened.outcome(_print([one for one in decisions if one.id in effects], call))


def _print(decisions: Sequence[Decision], call: Call) -> int:
    """Print decisions; returns how many there are."""
    if call.json:
        return write_json(_record(one) for one in decisions)
    return write_table(
        (one.kind.value, in_words(one), one.path or one.article[:12], one.made[:10], one.who, one.why)
        for one in decisions
    )


def decisions_export(call: Call) -> int:
    """Write the decisions as a YAML lexicon to standard output or a file."""
    if len(call.paths) > 1:
        raise UsageError("skyread decisions export: write to one FILE")
    with _kept() as kept:
        decisions = decisions_of(kept.all())
    if not decisions:
        narrate("skyread: no decisions to export; nothing is written")
        return NOTHING
    if not call.paths or call.paths[0] == STDIN:
        if call.json:
            write_json(_record(one) for one in decisions)
        else:
            write(text_of(decisions))
        return OK
    file = call.paths[0]
    try:
        written = write_file(Path(file), text_of(decisions), (BEGINS,))
    except NotOursError:
        raise UsageError(
            f"skyread decisions export: {file} is there already and holds something else; choose another name"
        ) from None
    except (OSError, ValueError) as problem:
        reason = reason_of(problem) if isinstance(problem, OSError) else str(problem)
        raise UnwritableError(f"{file}: {reason}") from None
    made = "written" if written.changed else "unchanged"
    narrate(f"skyread: {made}: {len(decisions):,} decision{'s' * (len(decisions) != 1)}")
    if call.json:
        write_json(_record(one) for one in decisions)
    return OK


def decisions_import(call: Call) -> int:
    """Merge the decisions of lexicons into the notebook, by id; nothing is deleted."""
    if not call.paths:
        raise UsageError("skyread decisions import: the file is missing; write skyread decisions import FILE")
    found, refused = _gather(call.paths)
    results: list[tuple[Decision, str]] = []
    with _kept() as kept:
        before = {one.id: one for one in decisions_of(kept.all())}
        for given in found.values():
            old = before.get(given.id)
            one = given if given.made else replace(given, made=old.made if old else now())
            results.append((one, "added" if old is None else "unchanged" if one == old else "changed"))
        news = [ruling_of(one) for one, result in results if result != "unchanged"]
        try:
            if news:
                kept.keep(news, f"Import {len(news)} decision{'s' * (len(news) != 1)} about names")
        except NotKeptError as problem:
            narrate(f"skyread: nothing was imported: {problem}")
            return NOTHING
    counts = Counter(result for _, result in results)
    summary = ", ".join(f"{counts[result]} {result}" for result in ("added", "changed", "unchanged"))
    report = f"{summary}, {refused} refused"
    if call.json:
        write_json(_record(one) | {"result": result} for one, result in results)
        narrate(f"skyread: {report}")
    else:
        write(f"{report}\n")
    if refused:
        return FAILED_INPUTS
    return OK if results else NOTHING


def _gather(files: Sequence[str]) -> tuple[dict[str, Decision], int]:
    """The decisions of all files, each id once, and how much was refused."""
    found: dict[str, Decision] = {}
    refused = 0
    for file in files:
        try:
            text = _text(file)
        except (OSError, ValueError) as problem:
            narrate(f"skyread: {file}: {reason_of(problem) if isinstance(problem, OSError) else problem}")
            refused += 1
            continue
        lexicon = read(text, file)
        for wrong in lexicon.problems[:_TOLD]:
            narrate(f"skyread: {wrong}")
        if len(lexicon.problems) > _TOLD:
            narrate(f"skyread: {file}: {len(lexicon.problems) - _TOLD} more are of no use")
        refused += len(lexicon.problems)
        found |= {one.id: one for one in lexicon.decisions}
    return found, refused


def _text(file: str) -> str:
    """The text of a file. Raises OSError, and ValueError for what is no text."""
    if file == STDIN:
        data = sys.stdin.buffer.read(LARGEST + 1) if sys.stdin is not None else b""
    else:
        with Path(file).open("rb") as stream:
            data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueError("is too large to be decisions about names")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise ValueError(f"is not UTF-8 in line {line}; save the file as UTF-8") from None


def _record(one: Decision) -> dict[str, object]:
    return {
        "id": one.id,
        "kind": one.kind.value,
        "forms": list(one.forms),
        "type": one.type.value if one.type else None,
        "others": list(one.others),
        "name": one.name or None,
        "article": one.article or None,
        "path": one.path or None,
        "mentions": [
            {"article": place.article, "start": place.start, "end": place.end} for place in one.places
        ],
        "made": one.made,
        "who": one.who or None,
        "why": one.why or None,
    }
