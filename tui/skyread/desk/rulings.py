"""Rulings on where annotations stand that are taken back: the passage is looked for again at once.

A ruling takes the place of what had come of looking, so that undoing it leaves nothing known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skyread.library.article import Article
from skyread.notebook.anchoring import find
from skyread.notebook.annotations import Annotations
from skyread.notebook.recorder import Change


def look_again(changes: Sequence[Change], annotations: Annotations, articles: Mapping[str, Article]) -> None:
    """Look for annotations in those of the articles for which changes of the notebook took a placement away."""
    places = []
    for change in changes:
        if change.table == "placement" and change.after is None:
            id_, article = map(str, change.key)
            annotation, one = annotations.get(id_), articles.get(article)
            if annotation is not None and one is not None and annotation.target.article != article:
                places.append((id_, find(annotation.target, one.text, article)))
    annotations.place(places)
