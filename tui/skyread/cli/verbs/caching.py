"""The verb that works ahead: `index` fills the cache and reports on every file."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from skyread.cli.indexed import read_record, write_record
from skyread.cli.opened import EXPECTED, Opened, counted, name, open_library
from skyread.cli.outcomes import NOTHING, narrate, write
from skyread.cli.output import write_json, write_table
from skyread.cli.parsing import Call
from skyread.keys.places import places
from skyread.library.scanning import STDIN

STATES = ("added", "changed", "unchanged", "skipped", "failed")


class _File(NamedTuple):
    path: str
    id: str | None
    state: str
    reason: str | None


def index(call: Call) -> int:
    """Analyse what the cache does not hold yet, and say what became of each file."""
    opened = open_library(call)
    cached = name(opened).cached
    folder = places().cache_dir
    before = read_record(folder)
    files = list(_files(opened, cached, before))
    if call.json:
        write_json(
            {"article": one.path, "id": one.id, "state": one.state, "reason": one.reason} for one in files
        )
    else:
        _report(files, opened)
    after = before | {_key(one.path): one.id for one in files if one.id and one.path != STDIN}
    if after != before:
        try:
            write_record(folder, after)
        except OSError as problem:
            narrate(f"skyread: {folder}: {problem.strerror}; nothing is kept")
            return NOTHING
    return opened.outcome(len(opened.articles))


def _files(opened: Opened, cached: frozenset[str], before: dict[str, str]) -> Iterator[_File]:
    """Every file of the call with what became of it.

    Changed is a file that held another text when it was indexed last; unchanged, one whose text was analysed
    before, wherever it stood then.
    """
    for article in opened.articles:
        for path in article.paths:
            if before.get(_key(path), article.id) != article.id:
                state = "changed"
            else:
                state = "unchanged" if article.id in cached else "added"
            yield _File(path, article.id, state, None)
    for one in opened.library.skipped:
        yield _File(one.path, None, "skipped", one.reason)
    for one in opened.library.failed:
        yield _File(one.path, None, "failed", one.reason)


def _report(files: list[_File], opened: Opened) -> None:
    """What is news, one file a line, and a summary."""
    news = [one for one in files if one.state != "unchanged" and one.reason not in EXPECTED]
    write_table(((one.state, one.path, one.reason or "") for one in news), paths={1})
    states = Counter(one.state for one in files)
    summary = ", ".join(f"{states[state]} {state}" for state in STATES)
    expected = [one for one in opened.library.skipped if one.reason in EXPECTED]
    write(f"{summary}{counted(expected)}\n")


def _key(path: str) -> str:
    return os.path.abspath(path)  # noqa: PTH100  the path may hold surrogates
