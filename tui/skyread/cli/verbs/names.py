"""The verbs about names: `entities` and `mentions`."""

from __future__ import annotations

from collections.abc import Iterator

from skyread.cli.asking import entity_called
from skyread.cli.opened import name, open_library
from skyread.cli.outcomes import narrate
from skyread.cli.output import terminal_width, write_json, write_table
from skyread.cli.parsing import Call
from skyread.cli.surroundings import Surroundings, in_line
from skyread.entities.model import Entity
from skyread.index.library_index import Index


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
    """List mentions, all of them or those of one entity."""
    opened = open_library(call)
    index = name(opened).index
    wanted: Entity | None = None
    if "--entity" in call.options:
        wanted = entity_called(call.options["--entity"], index)
        if wanted is None:
            narrate(f"skyread: nothing here is called “{call.options['--entity']}”")
            return opened.outcome(0)
    records = _mentions(index, wanted)
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


def _mentions(index: Index, wanted: Entity | None) -> Iterator[dict[str, object]]:
    for article in index.articles:
        surroundings = Surroundings(article)
        owners = index.entity_ids_in(article.id)
        for mention, owner in zip(index.mentions_in(article.id), owners, strict=True):
            if wanted is None or owner == wanted.id:
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
