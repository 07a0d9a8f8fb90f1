"""Notes of other programs come in with what they say; what is no note is refused in one line."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from noted_passages import annotation_on
from skyread.notebook.annotation import Annotation, Source
from skyread.notebook.exchange import jsonl, jsonld, markdown
from skyread.notebook.exchange.entry import Entry
from skyread.notebook.exchange.reading import read
from small_library import article_of

QUOTE = {"type": "TextQuoteSelector", "exact": "lamps stay lit", "prefix": "that the ", "suffix": "."}
MODEL = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "https://notes.example.org/7",
    "type": "Annotation",
    "motivation": "commenting",
    "created": "2021-05-04T12:30:00+02:00",
    "body": [
        {"type": "TextualBody", "value": "Really?", "purpose": "commenting"},
        {"type": "TextualBody", "value": "light", "purpose": "tagging"},
    ],
    "target": {
        "source": "https://example.org/lamps",
        "selector": [QUOTE, {"type": "TextPositionSelector", "start": 40, "end": 54}],
    },
}
HYPOTHESIS = {
    "id": "aBc-12",
    "created": "2020-01-02T03:04:05.678901+00:00",
    "updated": "2020-02-02T03:04:05.000000+00:00",
    "uri": "https://example.org/lamps",
    "text": "Really?",
    "tags": ["light", "night"],
    "document": {"title": ["Lamps"]},
    "target": [
        {
            "source": "https://example.org/lamps",
            "selector": [{"type": "RangeSelector", "startContainer": "/p[1]"}, QUOTE],
        }
    ],
}


def taken(*documents: Any) -> list[Annotation]:
    """What comes in of a JSON document, or of JSON Lines."""
    found = read("\n".join(map(json.dumps, documents)).encode())
    assert found.problems == []
    return [entry.annotation for entry in found.entries]


def test_a_web_annotation_of_another_program_comes_in() -> None:
    [one] = taken(MODEL)
    assert (one.id, one.note, one.tags, one.pen) == (
        "https://notes.example.org/7",
        "Really?",
        ("light",),
        "quote",
    )
    assert (one.created, one.updated) == ("2021-05-04T10:30:00.000Z",) * 2
    target = one.target
    assert (target.exact, target.prefix, target.suffix) == ("lamps stay lit", "that the ", ".")
    assert (target.start, target.end, target.article) == (40, 54, "")
    assert target.source == Source(None, None, None, "", "https://example.org/lamps")


def test_annotations_of_hypothesis_come_in() -> None:
    [one] = taken({"total": 1, "rows": [HYPOTHESIS]})
    assert (one.id, one.note, one.tags) == ("aBc-12", "Really?", ("light", "night"))
    assert (one.created, one.updated) == ("2020-01-02T03:04:05.678Z", "2020-02-02T03:04:05.000Z")
    assert (one.target.start, one.target.end) == (0, len("lamps stay lit"))
    assert one.target.source.title == "Lamps"


@pytest.mark.parametrize(
    "documents",
    [
        (MODEL,),
        ([MODEL],),
        (MODEL, HYPOTHESIS),
        ({"type": "AnnotationPage", "items": [MODEL]},),
        ({"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [MODEL]}},),
        ({"@graph": [MODEL]},),
    ],
    ids=["alone", "array", "lines", "page", "collection", "graph"],
)
def test_every_way_to_list_annotations_is_read(documents: tuple[Any, ...]) -> None:
    assert taken(*documents)[0] == taken(MODEL)[0]


def test_a_document_set_over_many_lines_and_one_with_a_byte_order_mark_are_read() -> None:
    assert (
        read(b"\xef\xbb\xbf" + json.dumps([MODEL], indent=2).encode()).entries
        == read(json.dumps(MODEL).encode()).entries
    )


@pytest.mark.parametrize(
    ("changes", "note", "tags"),
    [
        ({"body": "https://example.org/reply"}, "", ()),
        ({"body": {"type": "TextualBody", "value": "One."}}, "One.", ()),
        ({"body": [], "bodyValue": "Two."}, "", ()),
        ({"body": ["Three.", {"value": "Four."}]}, "Three.\n\nFour.", ()),
        ({"body": {"value": "x", "purpose": ["tagging", "classifying"]}}, "", ("x",)),
    ],
)
def test_comments_and_tags_are_found_where_the_model_allows_them(
    changes: dict[str, Any], note: str, tags: tuple[str, ...]
) -> None:
    [one] = taken(MODEL | changes)
    assert (one.note, one.tags) == (note, tags)


def test_a_body_may_be_a_bare_value() -> None:
    bare = {key: value for key, value in MODEL.items() if key != "body"}
    assert taken(bare | {"bodyValue": "Two."})[0].note == "Two."


def test_a_note_on_a_whole_page_needs_no_quote() -> None:
    [one] = taken(MODEL | {"target": "https://example.org/lamps"})
    assert one.target.whole
    assert (one.pen, one.target.source.link) == ("", "https://example.org/lamps")


def test_the_selector_that_refines_another_is_used() -> None:
    selector = {"type": "FragmentSelector", "value": "p1", "refinedBy": QUOTE}
    assert (
        taken(MODEL | {"target": {"source": "x", "selector": selector}})[0].target.exact == "lamps stay lit"
    )


def test_an_annotation_without_an_id_is_the_same_one_every_time() -> None:
    nameless = {key: value for key, value in MODEL.items() if key != "id"}
    assert taken(nameless)[0].id == taken(nameless)[0].id != taken(nameless | {"created": "2020-01-01"})[0].id


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        ({"id": "a"}, "exact is missing"),
        ({"exact": "a"}, "id is missing"),
        ({"id": " ", "exact": "a"}, "id is empty"),
        ({"id": "a", "exact": "a", "end": True}, "end is not a whole number"),
        ({"id": "a", "exact": "a", "start": -1}, "start is not a whole number"),
        ({"id": "a", "exact": "a", "start": 5, "end": 4, "hash": "b"}, "start and end do not fit"),
        ({"id": "a", "exact": "", "start": 5, "end": 9, "hash": "b"}, "start and end do not fit"),
        ({"id": "a", "exact": "a", "start": 10**30}, "start is not a whole number"),
        ({"id": "a", "exact": "a", "tags": "b"}, "tags is not a list"),
        ({"id": "a", "exact": "a", "tags": [1]}, "tags is not a text"),
        ({"id": "a", "exact": "a", "created": "soon"}, "created is not a time"),
        ({"id": "a", "exact": "a", "created": "9999-12-31T23:59:59-23:00"}, "created is not a time"),
        ({"id": "a", "exact": "a", "source": "b"}, "source is not an object"),
        (
            {"id": "a", "exact": "a", "placements": [{"article": "b", "state": "lost"}]},
            "the state of a placement",
        ),
        ({"id": "a", "exact": "a" * (4 * 1024 * 1024 + 1)}, "exact is longer than"),
        ({"id": "a", "target": 3}, "target is missing or no object"),
        ({"id": "a", "target": {"source": "b"}}, "it quotes no text and says none"),
    ],
)
def test_what_is_no_note_is_refused_with_what_is_wrong(record: dict[str, Any], problem: str) -> None:
    found = read(json.dumps(record).encode())
    assert found.entries == []
    [told] = found.problems
    assert told.startswith(f"line 1: {problem}")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"\xff\xfe", "not UTF-8"),
        (b"[" * 200_000, "nested too deeply"),
        (b'[\n{"id": "a",\n}\n]', "no annotations: no JSON"),
        (b'{"id": "a", "exact": "b", "start": NaN}', "NaN is no number"),
        (b'{"id": ' + b"9" * 5000 + b"}", "no JSON"),
        (b"Just prose.\nIn two lines.\n", "no annotations: no JSON"),
        (b"3", "no JSON object"),
        (b"[" + b"[]," * 4_000_000 + b"[]]", "holds too many values"),
        (b"\n\n{", "line 3: no JSON"),
    ],
)
def test_a_file_that_is_none_of_the_formats_is_told_once(data: bytes, problem: str) -> None:
    found = read(data)
    assert found.entries == []
    [told] = found.problems
    assert problem in told


@pytest.mark.parametrize("depth", range(900, 1000, 7))
def test_any_depth_is_taken_or_refused(depth: int) -> None:
    nested = '{"target": ["x"], "body": ["b"], "more": ' + "[" * depth + "]" * depth + "}"
    found = read(nested.encode())
    assert len(found.entries) + len(found.problems) == 1


@pytest.mark.parametrize("score", ["1e999", "9" * 400, "-1"])
def test_scores_beyond_all_bounds_are_held_within_them(score: str) -> None:
    placement = '{"article": "b", "state": "orphan", "score": ' + score + "}"
    [entry] = read(f'{{"id": "a", "exact": "x", "placements": [{placement}]}}'.encode()).entries
    assert entry.rulings[0].score in {0.0, 1.0}


def test_offsets_of_another_count_give_way_to_the_quote_where_the_text_is_not_known() -> None:
    [one] = taken({"id": "a", "exact": "👩‍🚀 up", "start": 7, "end": 15})
    assert (one.target.start, one.target.end) == (7, 13)


def test_half_a_character_is_replaced_for_no_file_could_hold_it() -> None:
    [entry] = read(b'{"id": "a", "exact": "b\\ud800"}').entries
    assert entry.annotation.target.exact == "b\ufffd"


ARTICLE = replace(article_of("# Lamps\n\nShe said that the lamps stay lit."), title="Lamps")
NOTED = annotation_on(ARTICLE, "lamps stay lit", note="Why?", tags=("light",))


def test_a_web_annotation_has_the_selectors_bodies_and_motivations_of_the_model() -> None:
    item = json.loads(jsonld.document([Entry(NOTED)]))["items"][0]
    assert item["motivation"] == ["highlighting", "commenting", "tagging"]
    assert [(one["value"], one["purpose"]) for one in item["body"]] == [
        ("Why?", "commenting"),
        ("light", "tagging"),
    ]
    quote, position = item["target"]["selector"]
    assert (quote["type"], quote["exact"]) == ("TextQuoteSelector", "lamps stay lit")
    assert quote["prefix"].endswith("that the ")
    start = ARTICLE.text.index("lamps stay")
    assert position == {"type": "TextPositionSelector", "start": start, "end": start + 14}
    assert item["target"]["styleClass"] == "pen-claim"
    assert item["target"]["state"]["skyread:sha256"] == ARTICLE.id


def test_what_another_program_changes_in_our_annotations_comes_back() -> None:
    document = json.loads(jsonld.document([Entry(NOTED)]))
    document["items"][0]["body"][0]["value"] = "Because."
    document["items"][0]["modified"] = "2027-01-01T00:00:00Z"
    [one] = taken(document)
    assert one == replace(NOTED, note="Because.", updated="2027-01-01T00:00:00.000Z")


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "\tVBSCRIPT:x"])
def test_a_link_that_would_run_something_is_shown_and_not_linked(link: str) -> None:
    source = replace(NOTED.target.source, link=link)
    page = markdown.page([Entry(replace(NOTED, target=replace(NOTED.target, source=source)))], jsonl.as_made)
    assert f"(<{link.strip()[:4]}" not in page
    assert link.strip()[:9].split(":")[0] in page
