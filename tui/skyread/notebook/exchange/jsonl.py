"""JSON Lines: one annotation a line, with all that is kept of it, so that nothing is lost on the way out and in.

The first keys are those that every verb about annotations prints; the others are what is needed to find the
passage again. `start`, `end` and `state` are those of the text in which the annotation was made, whose hash stands
beside them.
"""

from __future__ import annotations

from collections.abc import Iterable

from skyread.notebook.annotation import Annotation, Candidate, Lookalike, Placement, Source, State, Target
from skyread.notebook.exchange import fields
from skyread.notebook.exchange.entry import Entry, in_order
from skyread.notebook.exchange.fields import BadNoteError, Record
from skyread.text.jsontext import one_line

KEYS = ("id", "article", "start", "end", "exact", "state", "pen", "note", "tags", "created", "updated")
"""The keys of an annotation wherever it is printed, in order."""
MORE_KEYS = (
    *("prefix", "suffix", "lookalikes", "paragraph"),
    *("extractor", "hash", "source", "entities", "placements"),
)
"""The further keys of an exported one."""


def lines(entries: Iterable[Entry]) -> str:
    """The annotations as JSON Lines, in the order of all formats."""
    return "".join(f"{one_line(record_of(entry))}\n" for entry in in_order(entries))


def shown(annotation: Annotation, article: str, placement: Placement | None) -> dict[str, object]:
    """The keys that every verb prints, for an annotation in the article at a path.

    `placement` says where it stands there; None where nobody could look.
    """
    found = placement is not None and placement.state in {State.EXACT, State.MOVED}
    return {
        "id": annotation.id,
        "article": article,
        "start": placement.start if placement and found else None,
        "end": placement.end if placement and found else None,
        "exact": annotation.target.exact,
        "state": placement.state.value if placement else None,
        "pen": annotation.pen or None,
        "note": annotation.note or None,
        "tags": list(annotation.tags),
        "created": annotation.created,
        "updated": annotation.updated,
    }


def as_made(annotation: Annotation) -> Placement:
    """Where an annotation stands in the text in which it was made."""
    target = annotation.target
    return Placement(target.article, State.EXACT, target.start, target.end, 1.0)


def record_of(entry: Entry) -> dict[str, object]:
    """Everything that is kept of an annotation."""
    annotation = entry.annotation
    target = annotation.target
    return shown(annotation, target.source.path, as_made(annotation)) | {
        "prefix": target.prefix,
        "suffix": target.suffix,
        "lookalikes": lookalikes_record(target),
        "paragraph": target.paragraph,
        "extractor": target.extractor,
        "hash": target.article,
        "source": source_record(target.source),
        "entities": list(target.entities),
        "placements": [ruling_record(ruling) for ruling in entry.rulings],
    }


def source_record(source: Source) -> dict[str, object]:
    """An article as it was when the annotation was made."""
    return {
        "title": source.title,
        "published": source.published,
        "source": source.source,
        "path": source.path,
        "link": source.link,
    }


def ruling_record(ruling: Placement) -> dict[str, object]:
    """A place that was given by hand."""
    return {
        "article": ruling.article,
        "state": ruling.state.value,
        "start": ruling.start,
        "end": ruling.end,
        "score": ruling.score,
        "candidates": [[one.start, one.end, one.score] for one in ruling.candidates],
    }


def entry_of(record: Record) -> Entry:
    """The annotation that a record holds; of the keys only `id` and `exact` must be there. Raises BadNoteError.

    Where no times are stated they are left empty, for the notebook to fill in.
    """
    id_ = fields.identifier(record)
    exact = fields.text(record, "exact")
    article = fields.text(record, "hash", "")
    start, end = fields.place(record, exact, article)
    created = fields.moment(record, "created", "updated")
    target = Target(
        article=article,
        extractor=fields.text(record, "extractor", ""),
        start=start,
        end=end,
        exact=exact,
        prefix=fields.text(record, "prefix", ""),
        suffix=fields.text(record, "suffix", ""),
        paragraph=fields.offset(record, "paragraph", 0),
        source=source_of(fields.record_under(record, "source"), fields.text(record, "article", "")),
        entities=fields.texts(record, "entities"),
        lookalikes=lookalikes_of(record, "lookalikes"),
    )
    pen = fields.text(record, "pen", "")
    note = fields.text(record, "note", "")
    tags = fields.texts(record, "tags")
    updated = fields.moment(record, "updated", "created")
    return Entry(Annotation(id_, target, pen, note, tags, created, updated), rulings_of(record, "placements"))


def source_of(record: Record, path: str = "") -> Source:
    """The article that a record describes; `path` stands in where it names none. Raises BadNoteError."""
    return Source(
        fields.text_or_none(record, "title"),
        fields.text_or_none(record, "published"),
        fields.text_or_none(record, "source"),
        fields.text(record, "path", path),
        fields.text_or_none(record, "link"),
    )


def lookalikes_record(target: Target) -> list[list[object]] | None:
    """What could be taken for the passage: its text, how far what stands around it agrees, and that, where known."""
    if target.lookalikes is None:
        return None
    return [
        [one.text, one.around, *((one.prefix, one.suffix) if one.prefix or one.suffix else ())]
        for one in target.lookalikes
    ]


def lookalikes_of(record: Record, key: str) -> tuple[Lookalike, ...] | None:
    """The lookalikes that are listed under a key; None for null and a missing key. Raises BadNoteError."""
    if record.get(key) is None:
        return None
    found = []
    for one in fields.listed(record, key):
        if not isinstance(one, list) or len(one) not in {2, 4}:
            raise BadNoteError(f"one of {key} is not [text, around] or [text, around, prefix, suffix]")
        contexts = [fields.as_text(part, key) for part in one[2:]]
        found.append(Lookalike(fields.as_text(one[0], key), fields.share(one[1], key), *contexts))
    return tuple(found)


def rulings_of(record: Record, key: str) -> tuple[Placement, ...]:
    """The places given by hand that are listed under a key. Raises BadNoteError."""
    rulings = []
    for one in fields.listed(record, key):
        if not isinstance(one, dict):
            raise BadNoteError(f"{key} holds what is no object")
        rulings.append(_ruling(one))
    return tuple(rulings)


def _ruling(record: Record) -> Placement:
    written = fields.text(record, "state")
    if written not in set(State):
        raise BadNoteError("the state of a placement is not exact, moved, ambiguous or orphan")
    state = State(written)
    start = end = None
    if state in {State.EXACT, State.MOVED}:
        start = fields.offset(record, "start", 0)
        end = fields.offset(record, "end", start)
        if end < start:
            raise BadNoteError("the end of a placement is before its start")
    return Placement(
        fields.identifier(record, "article"),
        state,
        start,
        end,
        fields.share(record.get("score", 1.0), "score"),
        tuple(map(_candidate, fields.listed(record, "candidates"))),
        by_hand=True,
    )


def _candidate(value: object) -> Candidate:
    if not isinstance(value, list) or len(value) != 3:
        raise BadNoteError("a candidate of a placement is not [start, end, score]")
    places = {"start": value[0], "end": value[1]}
    start = fields.offset(places, "start", 0)
    return Candidate(start, fields.offset(places, "end", start), fields.share(value[2], "score"))
