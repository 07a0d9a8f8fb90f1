"""Exports as JSON, JSON Lines and CSV, with the usual names and with a mapping; and what is none."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skyread.library.formats import records
from skyread.library.formats.reading import Reading, UnreadableError

ONE = {
    "Headline": "Lamps counted at Skerry Point",
    "published": "2021-11-19T23:30:00-05:00",
    "publisher": {"name": "Quay Courier"},
    "authors": ["Odile Marchetti", {"name": "Lena"}],
    "URL": "https://quay.example/1",
    "body": "Forty lamps were counted.\n\nNobody knows who lit the last.",
}
TWO = {"title": "Storm ahead", "date": "2020", "content": "<p>The storm comes.</p><ul><li>shutters</li></ul>"}


def kinds(one: Reading) -> list[tuple[str, str]]:
    return [(block.kind.value, one.text[block.start : block.end]) for block in one.blocks]


def stated(one: Reading) -> tuple[str | None, ...]:
    said = one.stated
    return said.title, said.published, said.source, said.author, said.link


@pytest.mark.parametrize(
    "document",
    [
        json.dumps([ONE, TWO]),
        json.dumps({"status": "ok", "totalResults": 2, "articles": [ONE, TWO]}),
        json.dumps({"whatever": [ONE, TWO], "tags": ["x"]}),
        "\n".join(map(json.dumps, [ONE, TWO])),
        "\n".join([json.dumps(ONE), "", "{damaged", json.dumps(TWO)]),
        "\ufeff" + json.dumps([ONE, 7, None, "x", TWO, TWO, {"no": "text"}], indent=2),
    ],
)
def test_records_of_any_shape_are_articles(document: str) -> None:
    first, second = records.read(document.encode(), None)
    assert stated(first) == (
        "Lamps counted at Skerry Point",
        "2021-11-19",
        "Quay Courier",
        "Odile Marchetti, Lena",
        "https://quay.example/1",
    )
    assert [kind for kind, _ in kinds(first)] == ["title", "paragraph", "paragraph"]
    assert kinds(second) == [
        ("title", "Storm ahead"),
        ("paragraph", "The storm comes."),
        ("item", "shutters"),
    ]
    assert first.part != second.part


def test_an_article_alone_has_the_files_own_path() -> None:
    [one] = records.read(json.dumps({**ONE, "tags": [{"name": "x"}]}).encode(), None)
    assert one.part == ""
    assert one.stated.title == "Lamps counted at Skerry Point"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_is_read_by_its_first_row(delimiter: str) -> None:
    rows = [
        ["id", "title", "date", "text"],
        ["1", '"Lamps, and more"', "19 November 2021", '"First; line\n\nSecond | line"'],
    ]
    table = "\r\n".join(delimiter.join(row) for row in rows)
    [one] = records.read(table.encode("utf-8-sig"), None)
    assert (one.stated.title, one.stated.published) == ("Lamps, and more", "2021-11-19")
    assert one.text == "Lamps, and more\n\nFirst; line\n\nSecond | line"


def test_a_mapping_names_the_fields() -> None:
    mapping = {"text": "fields.corpus", "title": "fields.kop", "date": "when", "url": "where.is"}
    data = [
        {
            "fields": {"corpus": "A long text.", "kop": "A head"},
            "when": 1637364600,
            "where.is": "https://x.example/",
            "body": "no",
        }
    ]
    [one] = records.read(json.dumps(data).encode(), None, mapping)
    assert one.text == "A head\n\nA long text."
    assert (one.stated.published, one.stated.link) == ("2021-11-19", "https://x.example/")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (1637364600000, "2021-11-19"),
        (20211119, "2021-11-19"),
        (2021, "2021"),
        (-5, None),
        (1e300, None),
        (float("inf"), None),
        (float("nan"), None),
        (10**400, None),
        (True, None),
        ({"x": 1}, None),
        ("soon", None),
    ],
)
def test_dates_are_read_in_many_forms_and_never_invented(value: object, day: str | None) -> None:
    [one] = records.read(json.dumps({"text": "Words.", "date": value}).encode(), None)
    assert one.stated.published == day


def test_settings_files_are_no_articles() -> None:
    data = {"name": "skiff", "description": "A small boat", "version": "1"}
    with pytest.raises(
        UnreadableError, match=r"no texts: description, name, version; name the fields in config.yaml"
    ):
        records.read(json.dumps(data).encode(), None)


def test_more_records_than_are_read_is_a_remark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MOST_RECORDS", 3)
    data = json.dumps([{"text": f"Number {n}."} for n in range(5)]).encode()
    readings = records.read(data, None)
    assert len(readings) == 3
    assert readings[0].remarks == ("only the first 3 records are read",)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "white space"),
        (b"[" * 100_000, "nested too deeply"),
        (b'[{"a":' * 50_000, "nested too deeply"),
        (b'{"text": "x", "date": ' + b"9" * 10_000 + b"}", "a number too long"),
        (b"[{}," * 3, "no sound JSON: line 1"),
        (b"[0" + b",0" * 2_000_001 + b"]", "more than 2,000,000 values"),
        (b"[]", "no texts: no records"),
        (b'{"text": 7}', "no texts: text"),
        (b'{"text": "  "}', "no texts"),
        (b"only prose, without a table", "no texts"),
        (b"prose", "neither JSON nor a table"),
        (b"title,text\n", "no texts"),
        (b'title,text\nx,"' + b"y" * 9_000_000, "no sound CSV"),
    ],
)
def test_what_holds_no_articles_says_so(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why) as refused:
        records.read(data, None)
    assert "\n" not in str(refused.value)


def test_no_control_reaches_the_text() -> None:
    [one] = records.read(rb'{"title": "a\u001b[2J\ud800", "text": "b\u0007c\u202e"}', None)
    assert one.text == "a\ufffd[2J\ufffd\n\nb\ufffdc\ufffd"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["text", "title", "date", "author", "url", "items", "é"]), inner, max_size=4
        )
    ),
    max_leaves=20,
)


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        VALUES.map(lambda value: json.dumps(value).encode()),
        st.text(max_size=99).map(lambda text: f"title,text\n{text}".encode()),
    )
)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        readings = records.read(data, None)
    except UnreadableError as error:
        assert "\n" not in str(error)
    else:
        assert all(one.blocks for one in readings)
        assert len({one.part for one in readings}) == len(readings)
