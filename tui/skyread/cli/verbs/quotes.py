"""The verb `quotes`: who said what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skyread.cli.asking import entity_called
from skyread.cli.opened import name, open_library
from skyread.cli.outcomes import narrate
from skyread.cli.output import write_json, write_table
from skyread.cli.parsing import Call
from skyread.index.library_index import Index
from skyread.index.quotes import Quotes, Said


def quotes(call: Call) -> int:
    """List quotes, all of them or those of one speaker."""
    opened = open_library(call)
    naming = name(opened)
    index, said = naming.index, Quotes(naming.index, naming.quoted)
    listed: Sequence[Said] = said.all()
    if "--speaker" in call.options:
        asked = call.options["--speaker"]
        wanted = entity_called(asked, index)
        if wanted is None:
            narrate(f"skyread: nothing here is called “{asked}”")
            return opened.outcome(0)
        listed = said.by_speaker(wanted.id)
        if not listed:
            narrate(f"skyread: {wanted.name} is not quoted here")
    if call.json:
        return opened.outcome(write_json(_records(index, listed)))
    rows = []
    for one in listed:
        speaker = index.entity(one.speaker) if one.speaker else None
        article = index.article(one.article)
        rows.append(
            (
                speaker.name if speaker else "–",
                " ".join(said.text(one).split()),
                article.path if article else "",
            )
        )
    return opened.outcome(write_table(rows, paths={2}))


def _records(index: Index, listed: Sequence[Said]) -> Iterator[dict[str, object]]:
    for one in listed:
        article = index.article(one.article)
        if article is not None:
            yield {
                "article": article.path,
                "start": one.start,
                "end": one.end,
                "text": article.text[one.start : one.end],
                "speaker": one.speaker,
                "cue": article.text[slice(*one.cue)] if one.cue else None,
            }
