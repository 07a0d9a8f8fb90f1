"""The verbs about articles as they are: `articles` and `text`."""

from __future__ import annotations

import re

from skyread.cli.opened import counted, open_library
from skyread.cli.outcomes import narrate, write
from skyread.cli.output import terminal_width, write_json, write_table
from skyread.cli.parsing import Call
from skyread.desk.listing import label
from skyread.library.article import Article

_LINE_END = re.compile("\r\n?")


def articles(call: Call) -> int:
    """List the articles."""
    opened = open_library(call)
    found = opened.articles
    if call.json:
        return opened.outcome(write_json(_record(article) for article in found))
    rows = [
        (one.published or "–", str(one.words), " = ".join(one.paths), one.source or "–", label(one))
        for one in found
    ]
    write_table(rows, right={1}, paths={2})
    if found and opened.library.skipped:
        plural = "s" * (len(found) != 1)
        narrate(f"skyread: {len(found)} article{plural}{counted(opened.library.skipped)}")
    return opened.outcome(len(found))


def text(call: Call) -> int:
    """Print the articles' texts."""
    opened = open_library(call)
    if call.json:
        return opened.outcome(write_json({"article": one.path, "text": one.text} for one in opened.articles))
    for article in opened.articles:
        # on a screen a carriage return would let one line hide another; elsewhere every character counts
        write(_LINE_END.sub("\n", article.text) if terminal_width() else article.text)
    return opened.outcome(len(opened.articles))


def _record(article: Article) -> dict[str, object]:
    return {
        "article": article.path,
        "paths": list(article.paths),
        "id": article.id,
        "title": article.title,
        "published": article.published,
        "published_basis": article.published_basis,
        "source": article.source,
        "words": article.words,
        "blocks": [
            {"kind": block.kind.value, "start": block.start, "end": block.end} for block in article.blocks
        ],
    }
