"""The annotations that a verb works on: the notebook opened, and those of them picked that the options mean."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence

from skyread.cli.outcomes import UsageError, narrate
from skyread.cli.parsing import Call
from skyread.cli.reading import NOTEBOOK_FILE
from skyread.keys.places import places
from skyread.notebook.annotation import Annotation, Placement
from skyread.notebook.annotations import Annotations
from skyread.notebook.exchange.jsonl import as_made
from skyread.notebook.exchange.selection import Selection, is_day
from skyread.notebook.history import History
from skyread.notebook.store import Notebook

_SURENESS = ("exact", "moved", "ambiguous", "orphan")


@contextlib.contextmanager
def notebook_kept() -> Iterator[Notebook]:
    """The notebook, which is closed at the end. What is wrong with the file is told."""
    notebook = Notebook.open(places().data_dir / NOTEBOOK_FILE)
    try:
        if notebook.notice:
            narrate(f"skyread: {notebook.notice}")
        if notebook.offer:
            narrate(f"skyread: its backup of {notebook.offer.day} comes back by :restore in the reader")
        yield notebook
    finally:
        notebook.close()


@contextlib.contextmanager
def annotations_kept() -> Iterator[Annotations]:
    """The annotations in the notebook, as long as that is open."""
    with notebook_kept() as notebook:
        yield Annotations(notebook, History(notebook))


def meant(call: Call, annotations: Annotations) -> list[Annotation]:
    """The annotations that the options of a call mean. Raises UsageError."""
    said = {name: call.options.get(f"--{name}", "") for name in Selection.__slots__}
    for name in ("since", "until"):
        if said[name] and not is_day(said[name]):
            raise UsageError(
                f"skyread {call.verb.name}: --{name} takes a day, month or year, such as 2026-01-31"
            )
    return Selection(**said).of(annotations.all())


def last_known(annotation: Annotation, placements: Sequence[Placement]) -> Placement:
    """Where an annotation stands by all that the notebook knows, which is what was found when it was last looked for.

    A place given by hand counts; else, of several articles that it was looked for in, the least sure answer.
    """
    by_hand = [one for one in placements if one.by_hand]
    known = by_hand or placements or [as_made(annotation)]
    return max(known, key=lambda one: _SURENESS.index(one.state.value))
