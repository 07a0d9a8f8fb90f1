"""The verbs about names: `entities` and `mentions`."""

from __future__ import annotations

from collections.abc import Iterator

from skyread.cli.asking import entity_called
from skyread.cli.opened import name, open_library
from skyread.cli.outcomes import UsageError, narrate
from skyread.cli.output import terminal_width, write_json, write_table
from skyread.cli.parsing import Call
from skyread.cli.surroundings import Surroundings, in_line
from skyread.entities.model import Entity
from skyread.index.library_index import Index
from skyread.index.together import meetings
from skyread.text.spans import Passage

_DIGITS = 7
"""Figures from which on a number of sentences is no number that anybody means."""


def entities(call: Call) -> int:
    """List the entities."""
    opened = open_library(call)
    index = name(opened).index
    if call.json:
        return opened.outcome(write_json(_record(index, one) for one in index.entities()))
    rows = []
    for one in index.entities():
        mentions, articles = index.counts(one.id)
        others = [alias for alias in one.aliases if alias != one.name]
        rows.append((str(mentions), f"in {articles}", one.type.value, one.name, " · ".join(others)))
    return opened.outcome(write_table(rows, right={0, 1}))


def mentions(call: Call) -> int:
    """List mentions: all of them, those of one entity, or those near which another one stands."""
    within = _within(call)
    opened = open_library(call)
    index = name(opened).index
    asked: list[Entity] = []
    for option in ("--entity", "--with"):
        if option in call.options:
            entity = entity_called(call.options[option], index)
            if entity is None:
                narrate(f"skyread: nothing here is called “{call.options[option]}”")
                return opened.outcome(0)
            asked.append(entity)
    kept: frozenset[Passage] | None = None
    if len(asked) > 1:
        kept = frozenset(one.passage for one in meetings(index, asked[0].id, asked[1].id, within))
    records = _mentions(index, asked[0] if asked else None, kept)
    if call.json:
        return opened.outcome(write_json(records))
    names = {one.id: one.name for one in index.entities()}
    width = terminal_width()
    rows = [
        (
            str(one["article"]),
            f"{one['start']}-{one['end']}",
            str(one["type"]),
            names[str(one["entity"])],
            in_line(str(one["before"]), str(one["text"]), str(one["after"]), width),
        )
        for one in records
    ]
    return opened.outcome(write_table(rows, right={1}, paths={0}))


def _record(index: Index, entity: Entity) -> dict[str, object]:
    number, articles = index.counts(entity.id)
    return {
        "entity": entity.id,
        "name": entity.name,
        "type": entity.type.value,
        "aliases": list(entity.aliases),
        "mentions": number,
        "articles": articles,
    }


def _within(call: Call) -> int | None:
    """How many sentences may part the two entities; None where they stand in one paragraph."""
    if "--with" in call.options and "--entity" not in call.options:
        raise UsageError("--with needs --entity: whose mentions are meant")
    asked = call.options.get("--within", "1")
    if "--within" in call.options and "--with" not in call.options:
        raise UsageError("--within needs --with: which other entity is meant")
    if asked == "paragraph":
        return None
    if not (asked.isascii() and asked.isdigit() and len(asked) < _DIGITS):
        raise UsageError(f"--within is a number of sentences or “paragraph”, not “{asked}”")
    return int(asked)


def _mentions(
    index: Index, wanted: Entity | None, kept: frozenset[Passage] | None
) -> Iterator[dict[str, object]]:
    for article in index.articles:
        surroundings = Surroundings(article)
        owners = index.entity_ids_in(article.id)
        for mention, owner in zip(index.mentions_in(article.id), owners, strict=True):
            place = Passage(article.id, mention.start, mention.end, "mention")
            if (wanted is None or owner == wanted.id) and (kept is None or place in kept):
                before, after = surroundings.around(mention.start, mention.end)
                yield {
                    "article": article.path,
                    "start": mention.start,
                    "end": mention.end,
                    "text": article.text[mention.start : mention.end],
                    "type": mention.type.value,
                    "entity": owner,
                    "before": before,
                    "after": after,
                }
