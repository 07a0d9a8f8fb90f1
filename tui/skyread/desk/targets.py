"""Targets: a range of an article turned into all that is kept of it so that it can be found again.

What an annotation is belongs to the notebook, which knows no articles; how a range is chosen, to `marking`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from skyread.index.library_index import Index
from skyread.library.article import Article
from skyread.library.formats import extractor_of
from skyread.notebook.anchoring import context_of
from skyread.notebook.annotation import Source, Target
from skyread.notebook.lookalikes import lookalikes_of
from skyread.notebook.paths import absolute
from skyread.text.sanitise import printable
from skyread.text.spans import Span
from skyread.text.widths import snapped

_WORD = re.compile(r"\S+")

QUOTING = ("", *'“”„«»"')
"""What a passage begins with that needs no quotation marks around it."""
QUOTED = 40
"""Characters of a passage that a message quotes."""


def target_of(article: Article, span: Span, index: Index | None = None) -> Target | None:
    """A range without the white space at its ends, not cutting through characters; None if nothing is left of it.

    The names that stand in it are those that an index knows. What looks like it in the article is looked for only
    with an index, for a range that is to be marked; else it is not known.
    """
    start, end = snapped(article.text, span.start, span.end)
    while start < end and article.text[start].isspace():
        start += 1
    while start < end and article.text[end - 1].isspace():
        end -= 1
    if start >= end:
        return None
    prefix, suffix, paragraph = context_of(article.text, start, end)
    target = Target(
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
    return replace(target, lookalikes=lookalikes_of(target, article.text)) if index is not None else target


def whole(article: Article) -> Target:
    """The article as a whole."""
    return Target(article.id, extractor_of(article), 0, 0, "", "", "", 0, _source_of(article))


def _source_of(article: Article) -> Source:
    path = lasting(article.path)
    return Source(article.title, article.published, article.source, printable(path), article.link)


def lasting(path: str) -> str:
    """The path from wherever skyread is started next; as it is for standard input and where the present folder is gone."""
    return path if path == "-" else absolute(path)


def _names_in(index: Index, article: str, start: int, end: int) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for mention, id_ in zip(index.mentions_in(article), index.entity_ids_in(article), strict=True):
        entity = index.entity(id_) if start <= mention.start < end else None
        if entity is not None:
            names[entity.name] = None
    return tuple(names)


def shortened(text: str, most: int = QUOTED) -> str:
    """The beginning of a passage in quotation marks, those that it has or others, on one line; empty for none.

    `most` counts code points without the marks.
    """
    line = " ".join(text.split())
    short = line[: most - 1].rstrip() + "…" if len(line) > most else line
    return short if line[:1] in QUOTING else f"“{short}”"


def word_edge(article: Article, shown: Sequence[bool], span: Span, words: int) -> int:
    """Where a range ends once its end has moved by so many words, back if negative, or as far as that goes.

    Blocks that are not `shown` are passed over; one word stays at least.
    """
    if words < 0:
        inside = [end for end in _word_ends(article, shown, span.start, span.end) if end < span.end]
        return inside[max(0, len(inside) + words)] if inside else span.end
    end = span.end
    for further in islice(_word_ends(article, shown, span.end, len(article.text)), words):
        end = further
    return end


def _word_ends(article: Article, shown: Sequence[bool], start: int, end: int) -> Iterator[int]:
    """Where the words of the shown blocks end between two offsets."""
    for block, drawn in zip(article.blocks, shown, strict=True):
        if drawn and start < block.end and block.start < end:
            for word in _WORD.finditer(article.text, max(start, block.start), min(end, block.end)):
                yield word.end()
