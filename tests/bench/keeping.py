"""What the notebook costs with many annotations in it: to open, and to keep one more with the disk waited for."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from skyread.notebook.annotation import Annotation, Source, Target, fresh_id, now
from skyread.notebook.annotations import Annotations
from skyread.notebook.backups import back_up
from skyread.notebook.drafts import Drafts
from skyread.notebook.history import History
from skyread.notebook.store import Notebook

ARTICLES = 500


def made(number: int) -> Annotation:
    """An annotation of ordinary length."""
    article = number % ARTICLES
    source = Source(f"An article, the {article}th", "2025-03-01", "Gazette", f"articles/{article}.txt")
    target = Target(
        article=f"{article:064}",
        extractor="text",
        start=number,
        end=number + 140,
        exact="What the spokesman said of the talks. " * 4,
        prefix="The sentence before it, to know it by, and its end. ",
        suffix=" The sentence after it, to know it by, and its end.",
        paragraph=number % 40,
        source=source,
        entities=("Harbour Board", "Ferry Treaty") if number % 2 else (),
    )
    note = "What this has to do with the other statement. " * 3 if number % 3 == 0 else ""
    tags = ("follow-up", f"topic {number % 40}") if number % 4 == 0 else ()
    moment = now()
    return Annotation(fresh_id(), target, "claim", note, tags, moment, moment)


def milliseconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def p95(times: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(times, n=20)[-1]


def measure(count: int, rounds: int, folder: Path) -> dict[str, float]:
    """Milliseconds, by what was measured, with `count` annotations and with none."""
    none, many = folder / "none" / "n.sqlite", folder / "many" / "n.sqlite"
    _start(none)
    notebook = Notebook.open(many)
    Annotations(notebook, History(notebook)).merge(map(made, range(count)), "Import")
    notebook.close()
    found = {
        "opened_none": statistics.median(milliseconds(lambda: _start(none)) for _ in range(7)),
        "opened_many": statistics.median(milliseconds(lambda: _start(many)) for _ in range(7)),
        "backed_up": milliseconds(lambda: back_up(many)),
    }
    notebook = Notebook.open(many)
    history = History(notebook)
    annotations = Annotations(notebook, history)
    found["all_read"] = milliseconds(annotations.all)
    shown = f"{0:064}"
    keeping: list[float] = []
    for number in range(rounds):
        one = replace(made(0), note="A note. " * (number % 9))
        keeping.append(milliseconds(lambda one=one: (annotations.keep([one], "Mark"), annotations.on(shown))))
    undoing = [milliseconds(history.undo) for _ in range(rounds)]
    drafts = Drafts(notebook)
    typing = [milliseconds(lambda text="x" * length: drafts.put("a", text, "")) for length in range(rounds)]
    notebook.close()
    return found | {"kept_p95": p95(keeping), "undone_p95": p95(undoing), "typed_p95": p95(typing)}


def _start(path: Path) -> None:
    """What a start does with the notebook before the first frame."""
    notebook = Notebook.open(path)
    annotations = Annotations(notebook, History(notebook))
    annotations.counts()
    annotations.on(f"{0:064}")
    notebook.close()
