"""Measures the budgets and prints them as one table. Nothing fails: a machine's minutes are not a test's business.

    python tests/bench/run.py [--quick] [--only PART …]      PART: start keys picker rates notebook annotations views memory

Times mean something only as ratios within one run; where a budget is a plain time, it is given for a machine of
today. The inputs are made (see `texts`), and what skyread keeps goes to a temporary folder.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import engines
import fuzzy_bench
import keeping
import listing
import naming_cost
import screens
import views as entity_views
from pseudo_terminal import GaveUpError


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    what: str
    measured: str
    budget: str = ""
    ratio: float | None = None
    """Measured to what it is compared with."""
    limit: float | None = None
    """The ratio that is within the budget."""
    at_least: bool = False
    """Whether the ratio should reach the limit rather than stay below it."""

    @property
    def verdict(self) -> str:
        """Whether the budget is kept."""
        if self.ratio is None or self.limit is None:
            return ""
        kept = self.ratio >= self.limit if self.at_least else self.ratio <= self.limit
        return "ok" if kept else "OVER"


def against(what: str, measured: float, other: float, limit: float, budget: str) -> Row:
    """A row that compares two times of the same run."""
    return Row(what, f"{measured:.0f} ms to {other:.0f}", budget, measured / other, limit)


def start(folder: Path, quick: bool) -> Iterator[Row]:
    """First frame and help."""
    ours, python = screens.whole_processes(5 if quick else 15)
    yield against("skyread --help", ours.median, python.median, 5, "≤ 5 × python -c pass")
    ours, bare, named = screens.first_frames(3 if quick else 9, folder)
    yield against("first frame, samples, cached", ours.median, bare.median, 1.5, "≤ 1.5 × bare app")
    yield Row("… and their names on screen", f"{named.median:.1f} ms", "", named.median / bare.median)


def keys(folder: Path, quick: bool) -> Iterator[Row]:
    """Key to screen."""
    times = screens.keys_to_screen(30 if quick else 150, folder)
    bare = times.pop("bare")
    yield Row("bare app, line down", f"p50 {bare.median:.1f}  p95 {bare.p95:.1f} ms")
    for name, spread in times.items():
        yield Row(
            f"{name} in a 1 MB article",
            f"p50 {spread.median:.1f}  p95 {spread.p95:.1f} ms",
            "p95 ≤ 2 × bare app's",
            spread.p95 / bare.p95,
            2,
        )


def picker(folder: Path, quick: bool) -> Iterator[Row]:
    """The fuzzy jump."""
    figures = fuzzy_bench.measure(2_000 if quick else 10_000)
    count = f"{figures['names']:,}"
    yield Row(
        f"picker, engine, {count} names",
        f"p50 {figures['p50_ms']:.1f}  p95 {figures['p95_ms']:.1f} ms",
        "p95 ≤ 16 ms a key",
        figures["p95_ms"] / 16,
        1,
    )
    yield Row(
        "… found in the top 3; made ready",
        f"{figures['found_in_top_3']:.0%}; {figures['build_ms'] + figures['warm_up_ms']:.0f} ms",
    )
    spread = screens.picker_to_screen(folder, 2_000 if quick else 10_000)
    yield Row(
        f"picker, key to screen, {count} names",
        f"p50 {spread.median:.1f}  p95 {spread.p95:.1f} ms",
        "p95 ≤ 16 ms a key",
        spread.p95 / 16,
        1,
    )


def rates(folder: Path, quick: bool) -> Iterator[Row]:
    """Reading and indexing on one core."""
    found = engines.rates(5 if quick else 20, folder)
    size = f"{found['megabytes']:.1f} MB in {found['articles']:.0f} articles"
    yield Row(
        f"finding names, {size}", f"{found['analysing']:.2f} MB/s", "≥ 1 MB/s", found["analysing"], 1, True
    )
    yield Row("reading (decoding and blocks)", f"{found['reading']:.2f} MB/s")
    yield Row("text search, made ready", f"{found['text search']:.2f} MB/s")
    yield Row("lexicon, loaded", f"{found['lexicon'] * 1000:.0f} ms")
    yield Row(
        "names of it all, second start (cache)",
        f"{found['second'] * 1000:.0f} ms to {found['first'] * 1000:.0f}",
        "",
        found["second"] / found["first"],
    )
    compared = naming_cost.against_spacy(1 if quick else 3)
    if compared is None:
        yield Row("finding names, to spaCy's small pipeline", "none is installed", "≥ 20 × spaCy")
    else:
        name, theirs, ours = compared
        measured = f"{ours:.2f} to {theirs:.3f} MB/s"
        yield Row(f"finding names, to {name}", measured, "≥ 20 × spaCy", ours / theirs, 20, True)
    for count, seconds in engines.resolving((50, 200) if quick else (200, 1_000)).items():
        yield Row(f"resolving {count:,} articles", f"{seconds * 1000:.0f} ms")


def notebook(folder: Path, quick: bool) -> Iterator[Row]:
    """The notebook with many annotations in it."""
    count = 10_000 if quick else 50_000
    found = keeping.measure(count, 50 if quick else 300, folder)
    added = found["opened_many"] - found["opened_none"]
    what = f"{count:,} annotations"
    yield Row(
        f"notebook opened, {what} and none",
        f"{found['opened_many']:.0f} ms to {found['opened_none']:.0f}",
        "adds ≤ 150 ms",
        added / 150,
        1,
    )
    yield Row(
        "… one more kept, with the disk waited for",
        f"p95 {found['kept_p95']:.1f} ms",
        "p95 ≤ 50 ms",
        found["kept_p95"] / 50,
        1,
    )
    marked = screens.marks_to_screen(20 if quick else 100, folder)
    yield Row(
        "H in a 1 MB article, on disk and on the screen",
        f"p50 {marked.median:.1f}  p95 {marked.p95:.1f} ms",
        "p95 ≤ 50 ms",
        marked.p95 / 50,
        1,
    )
    yield Row("an act undone", f"p95 {found['undone_p95']:.1f} ms")
    yield Row("… a key in a draft", f"p95 {found['typed_p95']:.2f} ms", "p95 ≤ 1 ms", found["typed_p95"], 1)
    yield Row("… all of them read", f"{found['all_read']:.0f} ms")
    yield Row("… backed up, on another thread", f"{found['backed_up']:.0f} ms")


def annotations(_folder: Path, quick: bool) -> Iterator[Row]:
    """The list of annotations."""
    count = 10_000 if quick else 50_000
    found = listing.measure(count)
    yield Row(
        f"a key in the list of {count:,} annotations",
        f"p50 {found['p50']:.1f}  p95 {found['p95']:.1f} ms",
        "p95 ≤ 30 ms a key",
        found["p95"] / 30,
        1,
    )
    yield Row(
        "… made ready, again after a change; both aside", f"{found['ready']:.0f} ms, {found['again']:.0f} ms"
    )


def views(_folder: Path, quick: bool) -> Iterator[Row]:
    """The views of an entity."""
    found = entity_views.measure(50_000 if quick else 500_000)
    yield Row(
        f"whom a name is with, {found['mentions']:,.0f} mentions",
        f"p95 {found['company']:.1f}  most {found['company_most']:.1f} ms",
        "p95 ≤ 50 ms",
        found["company"] / 50,
        1,
    )
    yield Row(
        f"{found['sorted']:,.0f} mentions sorted, aside",
        f"{found['sort']:.0f} ms",
        "≤ 100 ms",
        found["sort"] / 100,
        1,
    )
    yield Row("… filtered, first and then", f"{found['filter_first']:.0f} ms, {found['filter']:.0f} ms")
    yield Row("a card gathered", f"p95 {found['card']:.1f}  most {found['card_most']:.0f} ms")


def memory(folder: Path, quick: bool) -> Iterator[Row]:
    """Peak memory: of finding names, beyond the text, and of the reader."""
    for what, found in naming_cost.memory(12 if quick else 50).items():
        yield Row(
            f"memory for names, {what}, {found.points / 1e6:.1f} MB",
            f"peak {found.peak:.1f}  kept {found.kept:.1f} bytes",
            "≤ 3 bytes a code point",
            found.peak / 3,
            1,
        )
    for name, peak in screens.memory(folder).items():
        yield Row(f"peak memory, {name}", f"{peak:.0f} MB" if peak is not None else "not told here")


PARTS: dict[str, Callable[[Path, bool], Iterator[Row]]] = {
    "start": start,
    "keys": keys,
    "picker": picker,
    "rates": rates,
    "notebook": notebook,
    "annotations": annotations,
    "views": views,
    "memory": memory,
}


def show(row: Row) -> None:
    """Print a row."""
    ratio = f"{row.ratio:.2f}" if row.ratio is not None else ""
    print(f"{row.what:<46} {row.measured:<26} {row.budget:<24} {ratio:>6}  {row.verdict}", flush=True)


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="measure the budgets, as ratios within one run")
    parser.add_argument("--quick", action="store_true", help="fewer rounds: rough figures in half a minute")
    parser.add_argument(
        "--only", nargs="+", choices=list(PARTS), metavar="PART", help=f"of {', '.join(PARTS)}"
    )
    wanted = parser.parse_args(arguments)
    started = time.perf_counter()
    print(f"{'what':<46} {'measured':<26} {'budget':<24} {'ratio':>6}")
    for name, part in PARTS.items():
        if wanted.only and name not in wanted.only:
            continue
        with tempfile.TemporaryDirectory(prefix="skyread-bench-") as folder:
            try:
                for row in part(Path(folder), wanted.quick):
                    show(row)
            except GaveUpError as problem:
                show(Row(name, "not measured:"))
                print(f"  {problem}")
    print(f"{time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
