"""The verb `timeline`: what happened when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skyread.cli.asking import entity_called
from skyread.cli.opened import name, open_library
from skyread.cli.outcomes import narrate
from skyread.cli.output import write_json, write_table
from skyread.cli.parsing import Call
from skyread.index.library_index import Index
from skyread.index.timeline import Event, Timeline


def timeline(call: Call) -> int:
    """List dated passages in the order of time, all of them or those whose sentence speaks of one entity."""
    opened = open_library(call)
    index = name(opened).index
    times = Timeline(index)
    entity = None
    if "--entity" in call.options:
        asked = call.options["--entity"]
        wanted = entity_called(asked, index)
        if wanted is None:
            narrate(f"skyread: nothing here is called “{asked}”")
            return opened.outcome(0)
        entity = wanted.id
    events = times.events(entity)
    if call.json:
        return opened.outcome(write_json(_records(index, times, events)))
    rows = [
        (event.value, times.context(event), article.path)
        for event in events
        if (article := index.article(event.article)) is not None
    ]
    return opened.outcome(write_table(rows, paths={2}))


def _records(index: Index, times: Timeline, events: Sequence[Event]) -> Iterator[dict[str, object]]:
    for event in events:
        article = index.article(event.article)
        if article is not None:
            yield {
                "article": article.path,
                "start": event.start,
                "end": event.end,
                "text": article.text[event.start : event.end],
                "date": event.value,
                "context": times.context(event),
            }
