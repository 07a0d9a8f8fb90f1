"""A peek at an entity: what it is in a few lines, to be read in passing and gone with the next key.

Words of the library only. Where the box stands is worked out here too, since it must not lie over the sentence in focus.
"""

from __future__ import annotations

from dataclasses import dataclass

from skyread.desk.arrangement import Box
from skyread.desk.gathering import described
from skyread.desk.sentences import Sentences
from skyread.entities.model import Entity
from skyread.index.library_index import Index
from skyread.text.widths import ellipsize
from skyread.text.wrap import Region, lay_out

MOST_ROWS = 8
"""Rows of the box, its frame included."""
FEWEST_ROWS = 3
WIDEST = 76
_LONGEST = 600
"""Code points of the first mention's sentence that are shown at most."""


@dataclass(frozen=True, slots=True)
class Peek:
    """What is said of an entity."""

    entity: Entity
    about: str
    """Its type and counts."""
    lines: tuple[str, ...]
    """What it is described as, when it is named, and the sentence that names it first: what there is of them."""

    def rows(self, width: int, height: int = MOST_ROWS - 2) -> list[str]:
        """The lines wrapped to `width` cells, `height` rows at most; the last says where something is cut."""
        rows = [self.about]
        for line in self.lines:
            layout = lay_out(line, [Region(0, len(line))], max(1, width))
            rows += [
                "".join(line[span.start : span.end] for span in layout.pieces(number)).rstrip()
                for number in range(len(layout.rows))
            ]
        return (
            rows if len(rows) <= height else [*rows[: height - 1], ellipsize(f"{rows[height - 1]} …", width)]
        )


def peek_at(entity: Entity, index: Index, order: tuple[str, ...]) -> Peek:
    """What there is to say of an entity; the articles in reading `order` tell which mention is its first."""
    mentions, articles = index.counts(entity.id)
    about = f"{entity.type.value.lower()} · {mentions:,} × in {articles:,} article{'s' * (articles != 1)}"
    dates = sorted(one.published for one in index.articles_naming(entity.id) if one.published)
    if dates:
        about += f" · {dates[0]}" + (f" to {dates[-1]}" if dates[-1] != dates[0] else "")
    lines = [words for words, _ in described(entity, index)[:1]]
    first = index.first(entity.id, order) or index.first(entity.id)
    article = index.article(first.article) if first is not None else None
    if first is not None and article is not None:
        sentence = Sentences(article, [True] * len(article.blocks)).at(first.start)
        if sentence is not None:
            text = article.visible(sentence.start, min(sentence.end, sentence.start + _LONGEST))
            lines.append(" ".join(text.split()))
    return Peek(entity, about, tuple(line for line in lines if line))


def peek_box(width: int, height: int, rows: int, spared: tuple[int, int], column: int) -> Box | None:
    """The place of a box of `rows` rows on a screen: below the rows `spared` (first and last), else above.

    It begins near `column`. None where there is no room on either side.
    """
    first, last = spared
    below, above = height - 1 - last, first
    room = below if below >= min(rows, max(FEWEST_ROWS, above)) else above
    if room < FEWEST_ROWS or width < FEWEST_ROWS:
        return None
    rows = min(rows, room)
    across = min(width, WIDEST)
    x = max(0, min(column, width - across))
    return Box(x, last + 1 if room == below else first - rows, across, rows)
