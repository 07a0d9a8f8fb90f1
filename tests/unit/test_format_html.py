"""Saved pages: the article as on the page, the rest folded, statements from the page's own metadata."""

from __future__ import annotations

import importlib
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pages
from skyread.library.article import BlockKind
from skyread.library.formats import html
from skyread.library.formats.reading import Reading, UnreadableError

PROSE = "The ferrymen of Ellary met for the third time this month, and again they parted without a decision. "


def reading(markup: str) -> Reading:
    [one] = html.read(markup.encode(), None)
    return one


def kinds(one: Reading) -> list[tuple[str, str]]:
    return [(block.kind.value, one.text[block.start : block.end]) for block in one.blocks]


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def page(body: str, head: str = "") -> str:
    return f"<html><head><title>Ferrymen part without decision</title>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize("template", pages.TEMPLATES)
def test_the_article_is_read_whole_and_alone(template: str) -> None:
    one = reading(pages.TEMPLATES[template](pages.STORY))
    main = " ".join(text for kind, text in kinds(one) if kind not in ("furniture", "caption", "title"))
    wanted, found = words(" ".join(pages.STORY.texts)), words(main)
    both = (wanted & found).total()
    f1 = 2 * both / (wanted.total() + found.total())
    assert f1 >= 0.98
    assert one.stated.title == pages.STORY.title
    assert one.stated.published == pages.STORY.day
    assert kinds(one)[0] == ("title", pages.STORY.title)
    assert pages.NEVER_SEEN not in one.text


@pytest.mark.parametrize("template", pages.TEMPLATES)
def test_nothing_that_a_page_shows_is_lost(template: str) -> None:
    markup = pages.TEMPLATES[template](pages.STORY)
    shown = re.sub(r"(?si)<(script|style|noscript|template|title)\b.*?</\1>|<[^>]*>", " ", markup)
    assert Counter("".join(shown.split())) - Counter("".join(reading(markup).text.split())) == Counter()


def test_every_kind_of_line_becomes_its_block() -> None:
    found = kinds(reading(pages.news(pages.STORY)))
    story = pages.STORY
    assert ("heading", story.heading) in found
    assert [text for kind, text in found if kind == "item"] == list(story.items)
    assert ("quotation", story.quotation) in found
    assert ("caption", story.caption) in found
    for line in (*pages.RELATED, "Post comment", "Advertisement", pages.COMMENTS[0][1]):
        assert ("furniture", line) in found


def test_a_page_states_source_author_and_link() -> None:
    stated = reading(pages.news(pages.STORY)).stated
    assert (stated.source, stated.author, stated.link) == (
        pages.STORY.site,
        pages.STORY.author,
        pages.STORY.link,
    )


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0031)https://ellary.example/ferrymen -->",
        "<!--\n Page saved with SingleFile \n url: https://ellary.example/ferrymen \n saved date: Thu -->",
    ],
)
def test_the_browser_says_where_a_page_was_saved_from(comment: str) -> None:
    assert reading(comment + page(f"<p>{PROSE * 4}</p>")).stated.link == "https://ellary.example/ferrymen"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//x"])
def test_only_addresses_of_the_web_are_links(address: str) -> None:
    head = f'<link rel="canonical" href="{address}"><meta property="og:url" content="{address}">'
    assert reading(page(f"<p>{PROSE * 4}</p>", head)).stated.link is None


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2020-05-31T23:59:00-04:00">', "2020-05-31"),
        ('<meta name="citation_publication_date" content="2020/05">', "2020-05"),
        ('<meta name="pubdate" content="Sun, 31 May 2020 10:00:00 GMT">', "2020-05-31"),
        ('<meta name="date" content="May 31, 2020">', "2020-05-31"),
        ('<meta name="date" content="05/06/2020">', None),
        ('<meta name="date" content="2020-13-77">', None),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"datePublished":"20200531"}]}</script>',
            "2020-05-31",
        ),
        ("", None),
    ],
)
def test_dates_are_taken_as_they_are_stated(head: str, published: str | None) -> None:
    assert reading(page(f"<p>{PROSE * 4}</p><p>It was 3 March 1999.</p>", head)).stated.published == published


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ("<time datetime=2020-01-01>x</time><h1>A</h1><time datetime=2020-02-02>x</time>", "2020-02-02"),
        (
            "<h1>A</h1><time datetime=2020-02-02>x</time><time class=published datetime=2020-03-03>x</time>",
            "2020-03-03",
        ),
        ("<time datetime=2020-01-01>x</time><h1>A</h1>", "2020-01-01"),
        ("<time datetime=2020-01-01>x</time><time datetime=2020-02-02>x</time>", None),
        ("<time datetime=soon>x</time>", None),
    ],
)
def test_of_several_times_only_the_articles_own_is_its_date(body: str, published: str | None) -> None:
    assert reading(page(f"{body}<p>{PROSE * 4}</p>")).stated.published == published


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ('<meta charset="windows-1251"><p>Паромщики снова разошлись</p>'.encode("cp1251"), "cp1251"),
        (
            '<meta http-equiv="content-type" content="text/html; charset=koi8-r"><p>Паромщики</p>'.encode(
                "koi8_r"
            ),
            "koi8-r",
        ),
        ('<?xml version="1.0" encoding="iso-8859-1"?><p>Caf\xe9 “x”</p>'.encode("cp1252"), "cp1252"),
        ('<meta charset="windows-1251"><p>Паромщики</p>'.encode(), "utf-8"),
        ('<meta charset="utf-16"><p>Паромщики</p>'.encode(), "utf-8"),
        ("<p>Паромщики</p>".encode("utf-16"), "utf-16-le"),
        ('<meta charset="no-such"><p>Паромщики</p>'.encode(), "utf-8"),
    ],
)
def test_the_page_declares_its_encoding(data: bytes, encoding: str) -> None:
    [one] = html.read(data, None)
    assert one.encoding == encoding
    assert "\ufffd" not in one.text
    assert "Паромщики" in one.text or "Caf\xe9" in one.text


def test_offsets_count_the_text_and_blocks_do_not_overlap() -> None:
    one = reading(pages.wiki(pages.STORY))
    at = 0
    for block in one.blocks:
        assert at <= block.start < block.end <= len(one.text)
        assert one.text[at : block.start].strip() == ""
        assert one.text[block.start : block.end] == one.text[block.start : block.end].strip()
        at = block.end


def test_a_page_that_holds_its_own_pictures_is_still_extracted() -> None:
    picture = "iVBORw0KGgo" * 500_000
    made = pages.news(pages.STORY).replace("a.jpg", f"data:image/png;base64,{picture}")
    one = reading(
        made.replace(
            "</head>", f"<style>@font-face{{src:url(data:font/woff;base64,{picture})}}</style></head>"
        )
    )
    assert one.remarks == ()
    assert ("furniture", pages.RELATED[0]) in kinds(one)


def test_a_page_without_prose_is_read_by_its_markup() -> None:
    one = reading(page("<nav><a href=x>Menu</a></nav><p>Too short.</p>"))
    assert ("furniture", "Menu") in kinds(one)
    assert ("paragraph", "Too short.") in kinds(one)


def test_no_control_reaches_the_text_or_the_metadata() -> None:
    markup = page(
        f"<h1>A\x1b[2Jb &#8238;c</h1><p>{PROSE * 3}&#27;]0;x&#7;</p>",
        '<meta name=author content="E\x1b[1m &#x202e;v">',
    )
    one = reading(markup)
    for value in (one.text, one.stated.title or "", one.stated.author or ""):
        assert not re.search("[\x00-\x08\x1b\x7f\u202e]", value)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "white space"),
        (b"   \n", "white space"),
        (b"no tags", "no HTML"),
        (b"<p>", "no text"),
        (b"<html><script>x", "no text"),
    ],
)
def test_what_holds_no_page_says_so(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        html.read(data, None)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + f"<p>{PROSE}</p>",
        "<b>" * 100_000 + f"<p>{PROSE}</p>",
        '<span class="nav">' * 50_000 + f"<p>{PROSE}</p>",
        "<table><tr><td>" * 20_000 + f"<p>{PROSE}</p>",
        "<blockquote><ul><li>" * 20_000 + f"<p>{PROSE}</p>",
        f"<p>{PROSE}</p>" + "<a b='\"" * 50_000,
        f"<p>{PROSE}</p>" + "<!--" * 100_000,
        f"<p>{PROSE}</p>&#" + "9" * 50_000 + ";",
        '<script type="application/ld+json">' + '{"a":[' * 60_000 + f"</script><p>{PROSE}</p>",
    ],
)
def test_hostile_markup_costs_nothing_and_loses_nothing(markup: str) -> None:
    assert PROSE.strip() in reading(markup).text


def test_entities_of_a_document_are_never_expanded() -> None:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    one = reading(
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "lol">{lol}<!ENTITY f SYSTEM "file:///etc/passwd">]><html><body><p>{PROSE} &l9; &f;</p></body></html>'
    )
    assert "&l9; &f;" in one.text
    assert "root:" not in one.text


def test_a_missing_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str, package: str | None = None) -> None:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(UnreadableError, match=r"pip install 'skyread\[html\]'"):
        html.read(pages.news(pages.STORY).encode(), None)


FRAGMENT = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class=nav>",
        "</div>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<li>",
        "<td>",
        "<tr>",
        "&#9;",
        "&",
        "<",
        "text ",
        "<h1>",
        "<br>",
        "\x00",
        "<a href='",
        "]]>",
        "<![CDATA[",
        "<title>",
        "<pre>\n",
    ]
)


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300), st.lists(FRAGMENT, max_size=40).map(lambda parts: "".join(parts).encode())
    )
)
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes) -> None:
    try:
        [one] = html.read(data, None)
    except UnreadableError as error:
        assert "\n" not in str(error)
    else:
        assert all(block.start < block.end <= len(one.text) for block in one.blocks)
        assert [block.kind for block in one.blocks].count(BlockKind.TITLE) <= 1
