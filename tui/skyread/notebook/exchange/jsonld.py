"""W3C Web Annotations (https://www.w3.org/TR/annotation-model/), out as one page of JSON-LD, in from any program.

What the model has no word for (pen, paragraph, hash, the article's particulars, places given by hand) is written
under terms of our own, so that nothing is lost; other programs pass over them. Of foreign annotations the quote,
the position, the comment, the tags and the times are taken; the shape that the Hypothesis API gives is understood too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from urllib.parse import quote, unquote
from uuid import UUID

from skyread.notebook.annotation import Annotation, Source, Target
from skyread.notebook.exchange import fields
from skyread.notebook.exchange.entry import Entry, in_order
from skyread.notebook.exchange.fields import BadNoteError, Record
from skyread.notebook.exchange.jsonl import (
    lookalikes_of,
    lookalikes_record,
    ruling_record,
    rulings_of,
    source_of,
    source_record,
)
from skyread.text.jsontext import many_lines, one_line

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_OWN = "skyread:"
_TERMS: dict[str, object] = {
    "skyread": "urn:skyread:terms#",
    "skyread:entities": {"@container": "@list"},
    "skyread:lookalikes": {"@type": "@json"},
    "skyread:source": {"@type": "@json"},
    "skyread:placements": {"@type": "@json"},
}
_OWN_ID = "urn:skyread:note:"
_UUID = re.compile(r"[0-9a-f]{32}")
_WEB = re.compile(r"https?://[!#-;=?-\[\]_a-z~]+\Z")


def document(entries: Iterable[Entry]) -> str:
    """The annotations as one AnnotationPage, in the order of all formats."""
    items = [item(entry) for entry in in_order(entries)]
    return many_lines(
        {
            "@context": [CONTEXT, _TERMS],
            "id": "urn:skyread:notes:page:1",
            "type": "AnnotationPage",
            "partOf": {"id": "urn:skyread:notes", "type": "AnnotationCollection", "total": len(items)},
            "startIndex": 0,
            "items": items,
        }
    )


def item(entry: Entry) -> dict[str, object]:
    """One annotation as the model has it."""
    annotation = entry.annotation
    target = annotation.target
    bodies = [_body(annotation.note, "commenting") | {"format": "text/markdown"}] * bool(annotation.note)
    bodies += [_body(tag, "tagging") for tag in annotation.tags]
    record: dict[str, object] = {
        "id": _iri(annotation.id),
        "type": "Annotation",
        "motivation": _motivations(annotation),
        "created": annotation.created,
        "modified": annotation.updated,
    }
    if bodies:
        record["body"] = bodies
    record["target"] = _target(target, annotation.pen)
    return record | {
        "skyread:pen": annotation.pen,
        "skyread:hash": target.article,
        "skyread:extractor": target.extractor,
        "skyread:paragraph": target.paragraph,
        "skyread:entities": list(target.entities),
        "skyread:lookalikes": lookalikes_record(target),
        "skyread:source": source_record(target.source),
        "skyread:placements": [ruling_record(ruling) for ruling in entry.rulings],
    }


def _motivations(annotation: Annotation) -> list[str]:
    """Why it was made; tags alone, on an article as a whole, are all that such an annotation has."""
    found = ["highlighting"] * (not annotation.target.whole)
    found += ["commenting"] * bool(annotation.note)
    found += ["tagging"] * bool(annotation.tags)
    return found or ["commenting"]


def _body(value: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "purpose": purpose}


def _target(target: Target, pen: str) -> dict[str, object]:
    record: dict[str, object] = {"source": _address(target)}
    if (target.exact, target.prefix, target.suffix, target.start, target.end) != ("", "", "", 0, 0):
        record["selector"] = [
            {
                "type": "TextQuoteSelector",
                "exact": target.exact,
                "prefix": target.prefix,
                "suffix": target.suffix,
            },
            {"type": "TextPositionSelector", "start": target.start, "end": target.end},
        ]
    record["state"] = {"type": "oa:State", "skyread:sha256": target.article}
    if pen:
        record["styleClass"] = f"pen-{'-'.join(re.findall('[A-Za-z0-9]+', pen)) or 'other'}"
    return record


def _address(target: Target) -> str:
    """Where the article is: its link, else its file, else its hash."""
    source = target.source
    if source.link and _WEB.match(source.link):
        return source.link
    if source.path.startswith("/"):
        return f"file://{quote(source.path, safe='/#', errors='replace')}"
    return f"urn:skyread:article:{quote(target.article or source.path, safe='', errors='replace')}"


def _iri(id_: str) -> str:
    if _UUID.fullmatch(id_):
        return UUID(id_).urn
    return id_ if _WEB.match(id_) else _OWN_ID + quote(id_, safe="")


def entry_of(record: Record) -> Entry:
    """The annotation that a record holds, whoever made it. Raises BadNoteError.

    One without an id gets one that follows from what it says; where no times are stated they are left empty.
    """
    target = _only_target(record)
    quoted = _selector(target, "TextQuoteSelector")
    place = _selector(target, "TextPositionSelector")
    exact = fields.text(quoted, "exact", "")
    article = fields.text(record, "skyread:hash", "")
    start, end = fields.place(place, exact, article)
    note, tags = _bodies(record)
    # A place without its quote can be neither found again in a text that has changed nor shown without it.
    if "skyread:hash" not in record and not exact and (place or not (note or tags)):
        raise BadNoteError("it quotes no text and says none")
    anchor = Target(
        article=article,
        extractor=fields.text(record, "skyread:extractor", ""),
        start=start,
        end=end,
        exact=exact,
        prefix=fields.text(quoted, "prefix", ""),
        suffix=fields.text(quoted, "suffix", ""),
        paragraph=fields.offset(record, "skyread:paragraph", 0),
        source=_source(record, target),
        entities=fields.texts(record, "skyread:entities"),
        lookalikes=lookalikes_of(record, "skyread:lookalikes"),
    )
    annotation = Annotation(
        _id(record),
        anchor,
        _pen(record, anchor),
        note,
        tags,
        fields.moment(record, "created", "modified", "updated"),
        fields.moment(record, "modified", "updated", "created"),
    )
    return Entry(annotation, rulings_of(record, "skyread:placements"))


def is_one(record: Record) -> bool:
    """Whether a record looks like an annotation of the model or of Hypothesis."""
    return "target" in record or record.get("type") == "Annotation"


def _id(record: Record) -> str:
    if record.get("id") is None:
        return sha256(one_line(record).encode()).hexdigest()[:32]
    written = fields.identifier(record)
    if written.startswith(_OWN_ID):
        return unquote(written.removeprefix(_OWN_ID))
    bare = written.removeprefix("urn:uuid:").replace("-", "").lower()
    return bare if written.startswith("urn:uuid:") and _UUID.fullmatch(bare) else written


def _pen(record: Record, target: Target) -> str:
    """The pen; a foreign highlight gets the one of quotes, since it says no more than that."""
    return fields.text(record, "skyread:pen", "" if target.whole else "quote")


def _only_target(record: Record) -> Record:
    """The first target, as an object; an address alone is one on the whole of what stands there."""
    value = record.get("target")
    first = (value[0] if value else None) if isinstance(value, list) else value
    if isinstance(first, str):
        return {"source": first}
    if not isinstance(first, dict):
        raise BadNoteError("target is missing or no object")
    return first


def _selector(target: Record, kind: str) -> Record:
    """The first selector of a kind; those that refine others are looked at too."""
    value = target.get("selector")
    waiting = list(value) if isinstance(value, list) else [value]
    for one in waiting:
        if isinstance(one, dict):
            if kind in _types(one):
                return one
            waiting.append(one.get("refinedBy"))
    return {}


def _types(record: Record) -> list[object]:
    value = record.get("type")
    return list(value) if isinstance(value, list) else [value]


def _bodies(record: Record) -> tuple[str, tuple[str, ...]]:
    """The comment and the tags; several comments become paragraphs of one."""
    comments: list[str] = []
    tags: list[str] = []
    value = record.get("body", record.get("bodyValue"))
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            if one.strip() and not _WEB.match(one):
                comments.append(fields.as_text(one, "body"))
        elif isinstance(one, dict) and one.get("value") is not None:
            purposes = one.get("purpose")
            tagging = purposes == "tagging" or (isinstance(purposes, list) and "tagging" in purposes)
            (tags if tagging else comments).append(fields.text(one, "value"))
    if isinstance(record.get("text"), str):
        comments.append(fields.text(record, "text"))
    tags += fields.texts(record, "tags")
    return "\n\n".join(filter(None, comments)), tuple(dict.fromkeys(tags))


def _source(record: Record, target: Record) -> Source:
    if record.get("skyread:source") is not None:
        return source_of(fields.record_under(record, "skyread:source"))
    value = target.get("source", record.get("uri"))
    address = value.get("id") if isinstance(value, Mapping) else value
    link = fields.as_text(address, "source") if address is not None else None
    path = ""
    if link is not None and link.startswith("file://"):
        path, link = unquote(link.removeprefix("file://").removeprefix("localhost")), None
    about = record.get("document")
    title = about.get("title") if isinstance(about, Mapping) else None
    title = (title[0] if title else None) if isinstance(title, list) else title
    return Source(title if isinstance(title, str) else None, None, None, path, link)
