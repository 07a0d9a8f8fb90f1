"""Saved feeds: an article an entry, and no entity, address or file that a feed names is ever followed."""

from __future__ import annotations

import builtins
import urllib.request

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skyread.library.formats import feed
from skyread.library.formats.reading import Reading, UnreadableError

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Quay &amp; Harbour</title><link>https://quay.example/</link>
<item><title>Lamps counted at Skerry Point</title><link>https://quay.example/1</link><guid>tag:quay,1</guid>
<dc:creator>Odile Marchetti</dc:creator><pubDate>Fri, 19 Nov 2021 23:30:00 -0500</pubDate><description>Forty lamps.</description>
<content:encoded><![CDATA[<p>Forty lamps were counted on Friday.</p><h2>What is next</h2><ul><li>a register</li></ul><script>steal()</script>]]></content:encoded></item>
<item><title>Only a title</title><link>javascript:alert(1)</link></item>
<item><title>A summary</title><description>The ferry did not run, and nobody knew why it did not.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Ellary notes</title>
<entry><id>urn:1</id><title>Storm ahead</title><link href="https://ellary.example/storm"/><published>2020-02-03T04:05:06Z</published>
<author><name>Lena</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The storm comes from the west.</p></div></content></entry></feed>"""


def kinds(one: Reading) -> list[tuple[str, str]]:
    return [(block.kind.value, one.text[block.start : block.end]) for block in one.blocks]


def test_an_entry_of_rss_is_an_article() -> None:
    one = feed.read(RSS.encode(), None)[0]
    assert kinds(one) == [
        ("title", "Lamps counted at Skerry Point"),
        ("paragraph", "Forty lamps were counted on Friday."),
        ("heading", "What is next"),
        ("item", "a register"),
    ]
    stated = one.stated
    assert (stated.published, stated.source, stated.author) == (
        "2021-11-19",
        "Quay & Harbour",
        "Odile Marchetti",
    )
    assert stated.link == "https://quay.example/1"


def test_entries_with_little_text_are_articles_too() -> None:
    _, title, summary = feed.read(RSS.encode(), None)
    assert kinds(title) == [("title", "Only a title")]
    assert title.stated.link is None
    assert summary.text == "A summary\n\nThe ferry did not run, and nobody knew why it did not."


def test_an_entry_of_atom_is_an_article() -> None:
    [one] = feed.read(ATOM.encode(), None)
    assert one.text == "Storm ahead\n\nThe storm comes from the west."
    assert (one.stated.published, one.stated.source, one.stated.author) == (
        "2020-02-03",
        "Ellary notes",
        "Lena",
    )
    assert one.stated.link == "https://ellary.example/storm"


def test_an_entry_keeps_its_part_when_others_come_before_it() -> None:
    before = feed.read(RSS.encode(), None)
    newer = RSS.replace("<item>", "<item><title>News</title><guid>tag:quay,9</guid></item><item>", 1)
    after = feed.read(newer.encode(), None)
    assert [one.part for one in after][1:] == [one.part for one in before]
    assert len({one.part for one in after}) == 4


def test_the_declared_encoding_is_used() -> None:
    made = RSS.replace("utf-8", "windows-1251").replace("Forty", "Сорок").encode("cp1251")
    assert "Сорок lamps" in feed.read(made, None)[0].text


def test_a_feed_that_is_no_sound_xml_is_read() -> None:
    broken = (
        RSS.replace("Forty lamps were", "Forty&nbsp;lamps & more were")
        .replace("]]>", "")
        .replace("<![CDATA[", "")
    )
    assert any("lamps" in one.text for one in feed.read(broken.encode(), None))


def test_a_list_of_feeds_says_what_it_is() -> None:
    with pytest.raises(UnreadableError, match="list of feeds"):
        feed.read(
            b'<?xml version="1.0"?><opml version="2.0"><body><outline xmlUrl="http://x.example/f"/></body></opml>',
            None,
        )


@pytest.mark.parametrize(
    "declared",
    [
        "<!DOCTYPE rss [" + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)) + "]>",
        '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!entity % p SYSTEM "http://x.example/e.dtd"> %p;]>',
    ],
)
def test_a_feed_that_declares_entities_is_refused(declared: str) -> None:
    with pytest.raises(UnreadableError, match="declares entities"):
        feed.read(RSS.replace("<rss", declared + "<rss", 1).encode(), None)


def test_nothing_is_fetched_or_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    feed.read(RSS.encode(), None)
    monkeypatch.setattr(urllib.request, "urlopen", lambda *_, **__: pytest.fail("fetched"))
    monkeypatch.setattr(builtins, "open", lambda *_, **__: pytest.fail("opened"))
    doctype = '<!DOCTYPE rss SYSTEM "http://x.example/rss.dtd">'
    assert len(feed.read(RSS.replace("<rss", doctype + "<rss", 1).encode(), None)) == 3
    for data in (b"http://x.example/feed.xml", b"/etc/passwd"):
        with pytest.raises(UnreadableError, match="no feed"):
            feed.read(data, None)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no feed"),
        (b"<?xml version='1.0'?><svg><text>x</text></svg>", "XML, but no feed"),
        (b"<rss><channel></channel></rss>", "without entries"),
        (RSS.encode()[:120], "without entries"),
        (b"<rss>" + b"<item>" * 30_000, "nested too deeply"),
        (b"<rss>" + b"<item/>" * 30_000, "more than"),
        (b"<rss>" + b"&nbsp;" * 200_000, "damaged"),
    ],
)
def test_what_is_no_feed_says_so(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        feed.read(data, None)


PARTS = st.sampled_from(
    [
        "<rss>",
        "<channel>",
        "<item>",
        "</item>",
        "<title>",
        "</title>",
        "<content type='base64'>",
        "<feed>",
        "<entry>",
        "&amp",
        "&#0;",
        "<![CDATA[",
        "]]>",
        "text",
        "<pubDate>99",
        "<author>",
        "<georss:point>1",
        "\x0b",
        "<media:content url='x'/>",
    ]
)


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.lists(PARTS, max_size=25).map(lambda parts: ("<rss>" + "".join(parts)).encode()),
    )
)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        readings = feed.read(data, None)
    except UnreadableError as error:
        assert "\n" not in str(error)
    else:
        assert all(one.blocks and one.part for one in readings)
