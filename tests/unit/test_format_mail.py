"""Messages saved as files: newsletters with plain and HTML parts, web archives, and what is neither."""

from __future__ import annotations

import re
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pages
from skyread.library.formats import mail, mhtml
from skyread.library.formats.reading import Reader, Reading, UnreadableError

LETTER = """The harbour council meets again on Tuesday, and this time the annexes were
sent out a week before. Benedikt Hallström expects a vote before noon.

What to watch:

- the share of the outer islands in the fund
- the ninety days during which reports stay secret

You are receiving this because you signed up at the quay.
Unsubscribe: https://quay.example/u/1
"""


def message(plain: str | None = LETTER, html: str | None = None) -> bytes:
    made = EmailMessage()
    made["Subject"] = "Quay briefing: wer zählt die Lampen?"
    made["From"] = '"Odile Marchetti" <odile@quay.example>'
    made["Date"] = "Fri, 19 Nov 2021 23:30:00 -0500"
    made["List-Id"] = '"Quay Briefing" <briefing.quay.example>'
    made["Archived-At"] = "<https://quay.example/briefing/7>"
    if plain is not None:
        made.set_content(plain)
    if html is not None:
        made.add_alternative(html, subtype="html") if plain is not None else made.set_content(
            html, subtype="html"
        )
    return made.as_bytes()


def archive(markup: str, charset: str = "utf-8") -> bytes:
    made = EmailMessage()
    made["From"] = "<Saved by a browser>"
    made["Snapshot-Content-Location"] = "https://saved.example/a"
    made["Subject"] = "A page"
    made.make_related()
    page = EmailMessage()
    page.set_content(markup.encode(charset), "text", "html", cte="quoted-printable")
    page["Content-Location"] = "https://saved.example/a"
    made.attach(page)
    picture = EmailMessage()
    picture.set_content(b"\x89PNG", "image", "png")
    made.attach(picture)
    return made.as_bytes()


def kinds(one: Reading) -> list[tuple[str, str]]:
    return [(block.kind.value, one.text[block.start : block.end]) for block in one.blocks]


def test_a_newsletter_states_itself_in_its_headers() -> None:
    [one] = mail.read(message(), None)
    stated = one.stated
    assert stated.title == "Quay briefing: wer zählt die Lampen?"
    assert (stated.published, stated.source, stated.author) == (
        "2021-11-19",
        "Quay Briefing",
        "Odile Marchetti",
    )
    assert stated.link == "https://quay.example/briefing/7"


def test_a_newsletter_is_read_in_paragraphs_and_its_list_lines_are_folded() -> None:
    [one] = mail.read(message(), None)
    found = kinds(one)
    assert found[0] == ("title", "Quay briefing: wer zählt die Lampen?")
    assert found[1][0] == "paragraph"
    assert found[1][1].endswith("expects a vote before noon.")
    assert "\n" not in found[1][1]
    assert [kind for kind, _ in found].count("item") == 2
    assert found[-1][0] == "furniture"
    assert "Unsubscribe: https://quay.example/u/1" in found[-1][1]


def test_the_html_part_is_read_where_the_plain_one_is_a_stub() -> None:
    body = pages.newsletter(pages.STORY)
    [one] = mail.read(message("View this message in your browser.", body), None)
    assert pages.STORY.paragraphs[3] in one.text
    assert pages.NEVER_SEEN not in one.text
    assert ("furniture", "Unsubscribe | Preferences") in kinds(one)


def test_the_plain_part_is_preferred_where_it_says_the_same() -> None:
    [one] = mail.read(message(LETTER, f"<p>{LETTER}</p><img src='https://quay.example/spy.gif'>"), None)
    assert [kind for kind, _ in kinds(one)].count("item") == 2


def test_html_alone_is_read() -> None:
    [one] = mail.read(message(None, "<h1>Lamps</h1><p>They were counted.</p>"), None)
    assert "They were counted." in one.text


def test_attachments_are_not_read() -> None:
    made = EmailMessage()
    made["Subject"] = "Two files"
    made.set_content("See the files.")
    made.add_attachment("Secret annex", filename="annex.txt")
    [one] = mail.read(made.as_bytes(), None)
    assert "Secret" not in one.text


def test_the_declared_encoding_of_a_part_is_used() -> None:
    raw = (
        b"Subject: =?koi8-r?B?8MHSz80=?=\nContent-Type: text/plain; charset=koi8-r\n\n"
        + "Паромщики разошлись.".encode("koi8_r")
    )
    [one] = mail.read(raw, None)
    assert "Паромщики разошлись." in one.text
    assert one.stated.title == "Паром"


def test_a_web_archive_is_its_page() -> None:
    [one] = mhtml.read(archive(pages.wordpress(pages.STORY)), None)
    assert one.stated.title == pages.STORY.title
    assert one.stated.link == "https://saved.example/a"
    assert one.stated.published == pages.STORY.day
    assert pages.STORY.quotation in one.text


def test_a_web_archive_heeds_the_encoding_of_its_page() -> None:
    markup = '<html><head><meta charset="windows-1251"><title>x</title></head><body><p>Паромщики разошлись.</p></body></html>'
    [one] = mhtml.read(archive(markup, "cp1251"), None)
    assert "Паромщики разошлись." in one.text


@pytest.mark.parametrize("read", [mail.read, mhtml.read])
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n\n",
        b"no headers at all, only prose",
        b"Subject: nothing follows\n",
        b"Content-Type: image/png\n\nxxxx",
        b"Content-Type: multipart/mixed; boundary=b\n\n"
        + b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 5000,
        b"Content-Type: message/rfc822\n\n" * 20_000,
        b"Subject: =?utf-8?B?////?= =?x?Q?=?=\nContent-Type: text/html; charset=\x00\n\n",
    ],
)
def test_what_holds_no_message_says_so_in_one_line(read: Reader, data: bytes) -> None:
    with pytest.raises(UnreadableError) as refused:
        read(data, None)
    assert "\n" not in str(refused.value)


def test_no_control_reaches_title_or_text() -> None:
    [one] = mail.read(b"Subject: =?utf-8?B?G1syShtd?= a\nFrom: \x1b[1m@x\n\nbody \x1b[31m red\x9b", None)
    for value in (one.text, one.stated.title or "", one.stated.author or ""):
        assert not re.search("[\x00-\x08\x1b\x7f\x9b]", value)


HEADERS = st.sampled_from(
    [
        b"Subject: x\n",
        b"Content-Type: text/html\n",
        b"Content-Type: multipart/mixed; boundary=b\n",
        b"Content-Transfer-Encoding: base64\n",
        b"Content-Transfer-Encoding: x-uue\n",
        b"Date: 99 Foo 0\n",
        b"From: <\n",
        b"\n",
        b"--b\n",
        b"--b--\n",
        b"=?utf-8?q?=\n",
        b"<p>x",
        b"begin 644 x\n",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.lists(HEADERS, max_size=20).map(b"".join)))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for read in (mail.read, mhtml.read):
        try:
            [one] = read(data, None)
        except UnreadableError:
            continue
        assert all(block.start < block.end <= len(one.text) for block in one.blocks)
