"""The verbs that look for something: `search` in the text, `jump` in names and titles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from skyread.cli.opened import Opened, name, open_library
from skyread.cli.outcomes import UsageError, narrate
from skyread.cli.output import terminal_width, write_json, write_table
from skyread.cli.parsing import Call
from skyread.cli.surroundings import in_line
from skyread.desk.listing import label
from skyread.desk.sources import LIMIT
from skyread.index.fuzzy import FuzzyIndex, Tier
from skyread.index.names import NameFinder
from skyread.index.search import Hit, TextSearch
from skyread.library.article import Article, BlockKind
from skyread.text.spans import Passage

_KINDS = ("entity", "article")
_SURE = (Tier.EXACT, Tier.PREFIX, Tier.WORD, Tier.ACRONYM)
"""Tiers in which an article is named beside entities; a title is long, and some letters of it fit nearly anything."""


class _Found(NamedTuple):
    kind: str
    name: str
    alias: str
    tier: Tier
    score: int
    passage: Passage
    about: str


def search(call: Call) -> int:
    """List the passages that hold the words of the query, best first."""
    opened = open_library(call)
    hits = TextSearch(opened.articles).search(call.query, None, typing=False).hits
    by_id = {article.id: article for article in opened.articles}
    if call.json:
        return opened.outcome(write_json(_hit(hit, by_id[hit.passage.article]) for hit in hits))
    rows = []
    width = terminal_width()
    for hit in hits:
        article = by_id[hit.passage.article]
        text = article.text[hit.passage.start : hit.passage.end]
        place = f"{hit.passage.start}-{hit.passage.end}"
        rows.append((article.path, place, in_line(hit.before, text, hit.after, width)))
    if not rows and opened.articles:
        narrate(f"skyread: no passage holds {call.query}")
    return opened.outcome(write_table(rows, right={1}, paths={0}))


def jump(call: Call) -> int:
    """List entities, then articles, by a few letters of a name."""
    wanted = call.options.get("--kind", "")
    if wanted and wanted not in _KINDS:
        raise UsageError(f"skyread jump: there is no kind {wanted}; write {' or '.join(_KINDS)}")
    opened = open_library(call)
    found: list[_Found] = []
    if wanted != "article":
        found += _entities(call.query, opened)
    if wanted != "entity":
        found += (one for one in _articles(call.query, opened) if wanted or one.tier in _SURE)
    path_of = {article.id: article.path for article in opened.articles}
    if call.json:
        return opened.outcome(write_json(_jump(one, path_of) for one in found))
    rows = [
        (
            one.tier.label,
            one.name if one.alias == one.name else f"{one.alias} → {one.name}",
            one.about,
            path_of[one.passage.article],
            f"{one.passage.start}-{one.passage.end}",
        )
        for one in found
    ]
    if not rows and opened.articles:
        narrate(f"skyread: no name is like {call.query}")
    return opened.outcome(write_table(rows, paths={3}))


def _hit(hit: Hit, article: Article) -> dict[str, object]:
    return {
        "article": article.path,
        "start": hit.passage.start,
        "end": hit.passage.end,
        "text": article.text[hit.passage.start : hit.passage.end],
        "before": hit.before,
        "after": hit.after,
        "score": hit.score,
    }


def _jump(one: _Found, path_of: dict[str, str]) -> dict[str, object]:
    return {
        "kind": one.kind,
        "name": one.name,
        "alias": one.alias,
        "tier": one.tier.label,
        "score": one.score,
        "article": path_of[one.passage.article],
        "start": one.passage.start,
        "end": one.passage.end,
    }


def _entities(query: str, opened: Opened) -> Iterator[_Found]:
    index = name(opened).index
    for hit in NameFinder(index).find(query, LIMIT):
        mentions, articles = index.counts(hit.entity.id)
        about = f"{hit.entity.type.value.lower()}, {mentions} in {articles}"
        first = index.passages(hit.entity.id)[0]
        yield _Found("entity", hit.entity.name, hit.alias, hit.tier, hit.score, first, about)


def _articles(query: str, opened: Opened) -> Iterator[_Found]:
    by_id = {article.id: article for article in opened.articles}
    titles = FuzzyIndex(
        (text, article.id)
        for article in opened.articles
        for text in (label(article), article.path.rsplit("/", 1)[-1])
    )
    for hit in titles.find(query, LIMIT):
        article = by_id[hit.key]
        about = article.published or "article"
        yield _Found("article", label(article), hit.text, hit.tier, hit.score, _title(article), about)


def _title(article: Article) -> Passage:
    """The title's place; the beginning where there is none."""
    for block in article.blocks:
        if block.kind is BlockKind.TITLE:
            return Passage(article.id, block.start, block.end, "article")
    return Passage(article.id, 0, 0, "article")
