"""Targets: a range of an article turned into all that is kept of it so that it can be found again.

What an annotation is belongs to the notebook, which knows no articles; how a range is chosen, to `marking`.
"""

from __future__ import annotations

import os

from skyread.index.library_index import Index
from skyread.library.article import Article
from skyread.library.formats import extractor_of
from skyread.notebook.anchoring import context_of
from skyread.notebook.annotation import Source, Target
from skyread.text.sanitise import printable
from skyread.text.spans import Span
from skyread.text.widths import snapped

QUOTED = 40
"""Characters of a passage that a message quotes."""


def target_of(article: Article, span: Span, index: Index | None = None) -> Target | None:
    """A range without the white space at its ends, not cutting through characters; None if nothing is left of it.

    The names that stand in it are those that an index knows.
    """
    start, end = snapped(article.text, span.start, span.end)
    while start < end and article.text[start].isspace():
        start += 1
    while start < end and article.text[end - 1].isspace():
        end -= 1
    if start >= end:
        return None
    prefix, suffix, paragraph = context_of(article.text, start, end)
    return Target(
        article=article.id,
        extractor=extractor_of(article),
        start=start,
        end=end,
        exact=article.text[start:end],
        prefix=prefix,
        suffix=suffix,
        paragraph=paragraph,
        source=_source_of(article),
        entities=_names_in(index, article.id, start, end) if index is not None else (),
    )


def whole(article: Article) -> Target:
    """The article as a whole."""
    return Target(article.id, extractor_of(article), 0, 0, "", "", "", 0, _source_of(article))


def _source_of(article: Article) -> Source:
    path = article.path if article.path == "-" else _absolute(article.path)
    return Source(article.title, article.published, article.source, printable(path), article.link)


def _absolute(path: str) -> str:
    """The path from wherever skyread is started next; as it is where the present folder is gone."""
    try:
        return os.path.abspath(path)  # noqa: PTH100  the path may be no valid one
    except OSError:
        return path


def _names_in(index: Index, article: str, start: int, end: int) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for mention, id_ in zip(index.mentions_in(article), index.entity_ids_in(article), strict=True):
        entity = index.entity(id_) if start <= mention.start < end else None
        if entity is not None:
            names[entity.name] = None
    return tuple(names)


def shortened(text: str) -> str:
    """The beginning of a passage in quotation marks, on one line; empty for none."""
    line = " ".join(text.split())
    return f"“{line[: QUOTED - 1] + '…' if len(line) > QUOTED else line}”" if line else ""


def word_edge(text: str, end: int, words: int) -> int:
    """The end of the word so many words after the one that ends at `end`."""
    while words > 0 and end < len(text):
        while end < len(text) and text[end].isspace():
            end += 1
        while end < len(text) and not text[end].isspace():
            end += 1
        words -= 1
    while words < 0 < end:
        while end > 0 and not text[end - 1].isspace():
            end -= 1
        while end > 0 and text[end - 1].isspace():
            end -= 1
        words += 1
    return end
