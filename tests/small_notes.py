"""Annotations on small articles for tests, made without keys."""

from __future__ import annotations

from skyread.notebook.anchoring import context_of
from skyread.notebook.annotation import Annotation, Placement, Source, Target
from skyread.notebook.annotations import Annotations
from skyread.notebook.history import History
from skyread.notebook.store import Notebook
from small_desk import Written


def note_on(
    one: Written,
    quote: str,
    *,
    id: str = "",  # noqa: A002
    pen: str = "claim",
    note: str = "",
    tags: tuple[str, ...] = (),
    created: str = "2024-05-10T12:00:00.000Z",
    names: tuple[str, ...] = (),
) -> Annotation:
    """An annotation on the first place of a quote; an empty quote makes a note on the whole article."""
    start = one.text.index(quote)
    end = start + len(quote)
    prefix, suffix, paragraph = context_of(one.text, start, end) if quote else ("", "", 0)
    article = one.article
    source = Source(article.title, article.published, article.source, article.path)
    target = Target(one.id, "text", start, end, quote, prefix, suffix, paragraph, source, names)
    return Annotation(id or quote or one.id, target, pen if quote else "", note, tags, created, created)


def notebook_of(*annotations: Annotation, placed: tuple[tuple[str, Placement], ...] = ()) -> Notebook:
    """A notebook in memory that holds these annotations, and what came of looking for them elsewhere."""
    notebook = Notebook.in_memory()
    keeping = Annotations(notebook, History(notebook))
    for one in annotations:
        keeping.keep([one], f"Made {one.id}", one.target.article)
    keeping.place(placed)
    return notebook
