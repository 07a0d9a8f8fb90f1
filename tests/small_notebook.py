"""Annotations and windows for tests that need a notebook with something in it."""

from __future__ import annotations

from pathlib import Path

from skyread.notebook.annotation import Annotation, Source, Target
from skyread.notebook.annotations import Annotations
from skyread.notebook.drafts import Drafts
from skyread.notebook.history import History
from skyread.notebook.reading import Reading
from skyread.notebook.store import Notebook


class Window:
    """An open notebook with all that works on it, as a window of the reader has it."""

    def __init__(self, notebook: Notebook | Path) -> None:
        self.notebook = notebook if isinstance(notebook, Notebook) else Notebook.open(notebook)
        self.history = History(self.notebook)
        self.annotations = Annotations(self.notebook, self.history)
        self.drafts = Drafts(self.notebook)
        self.reading = Reading(self.notebook)

    def __enter__(self) -> Window:
        return self

    def __exit__(self, *_: object) -> None:
        self.notebook.close()

    def ids(self) -> list[str]:
        """The ids of all annotations."""
        return [annotation.id for annotation in self.annotations.all()]


def annotation(
    name: str = "a1",
    article: str = "home",
    start: int = 10,
    *,
    exact: str = "The ferry sails again.",
    note: str = "",
    tags: tuple[str, ...] = (),
    pen: str = "claim",
    moment: str = "2026-03-01T10:00:00.000Z",
) -> Annotation:
    """An annotation with that id."""
    source = Source(
        "Ferry talks resume", "2026-02-27", "Harbour Gazette", "ferry.txt", "https://example.org/1"
    )
    end = start + len(exact)
    target = Target(
        article, "text", start, end, exact, "Before it. ", " After it.", 3, source, ("Harbour Board",)
    )
    return Annotation(name, target, pen, note, tags, moment, moment)
