"""Markdown articles: what is drawn, what is hidden, what the front matter says, and what it must not do."""

from __future__ import annotations

import pytest

from skyread.library.article import Article, Basis
from skyread.library.examining import examine, read_bytes
from skyread.text.wrap import Region, lay_out


def article_of(source: str) -> Article:
    return read_bytes(source.encode(), "a.md")


def seen(article: Article) -> list[tuple[str, str]]:
    """Each block's kind and what its reader sees of it."""
    found = []
    for block in article.blocks:
        layout = lay_out(article.text, [Region(block.start, block.end)], 500, article.hidden)
        body = "".join(
            article.text[piece.start : piece.end]
            for row in range(len(layout.rows))
            for piece in layout.pieces(row)
        )
        found.append((block.kind.value, " ".join(body.split())))
    return found


def test_blocks_and_hidden_markup() -> None:
    article = article_of(
        "# Talks *end* in silence #\n\n"
        'A **bold** and _slanted_ word, a [link](http://example.org/a_(b) "T"), `code`\nand 2 * 3 = 6 in snake_case.\n\n'
        "![The hall](hall.jpg)\n\n"
        "Next\n----\n\n"
        "- one\n  and more\n- *two*\n\n"
        "> quoted\n> on\n\n"
        "***\n\n<!-- a note\nto self -->\n[ref]: http://example.org\n"
    )
    assert article.title == "Talks end in silence"
    assert seen(article) == [
        ("title", "Talks end in silence"),
        ("paragraph", "A bold and slanted word, a link, code and 2 * 3 = 6 in snake_case."),
        ("caption", "The hall"),
        ("heading", "Next"),
        ("item", "- one and more"),
        ("item", "- two"),
        ("quotation", "quoted on"),
    ]


def test_offsets_are_those_of_the_source() -> None:
    source = "---\r\ntitle: T\r\n---\r\n\r\n# A\x1b[1m\r\n\r\nText *here*.\r\n"
    article = article_of(source)
    assert len(article.text) == len(source)
    assert article.text.replace("\ufffd", "\x1b") == source


def test_front_matter_wins_and_is_furniture() -> None:
    article = article_of(
        "---\ntitle: Other words\ndate: 2022-01\nsource: Example Wire\n---\n# Words\n\nText of it.\n"
    )
    assert (article.title, article.published, article.published_basis, article.source) == (
        "Other words",
        "2022-01",
        Basis.STATED,
        "Example Wire",
    )
    assert article.blocks[0].kind.value == "furniture"


@pytest.mark.parametrize(
    ("matter", "reason"),
    [
        ("a: [1\nb: 2", "line"),
        ("a: &x [1, 2]\nb: *x", "aliases"),
        (
            "a: &a [x, x]\n"
            + "".join(f"{k}: &{k} [*{p}, *{p}, *{p}]\n" for p, k in zip("abcdefgh", "bcdefghi", strict=True)),
            "aliases",
        ),
        ("a: " + "[" * 400 + "]" * 400, "nested"),
        ("a: !!python/object/apply:os.system ['true']", "line"),
        ("a: " + "x" * 70_000, "larger"),
        ("date: 2022-13-77", ""),
    ],
)
def test_front_matter_that_is_broken_or_explodes_is_refused_and_told(matter: str, reason: str) -> None:
    [examined] = examine(f"---\n{matter}\n---\n# Talks\n\nThe text.\n".encode(), "a.md")
    assert examined.article.title == "Talks"
    assert examined.article.blocks[0].kind.value == "furniture"
    assert any("front matter" in remark and reason in remark for remark in examined.remarks)
    assert all("\n" not in remark for remark in examined.remarks)


def test_prose_between_two_rules_is_no_front_matter() -> None:
    article = article_of("---\nJust a sentence of prose.\n---\n\nMore prose follows it here.\n")
    assert article.blocks[0].kind.value != "furniture"


def test_page_furniture_is_judged_by_what_is_seen() -> None:
    article = article_of(
        "# A day\n\nThe text of the day is short.\n\n[Share this article](http://example.org)\n"
    )
    assert seen(article)[-1] == ("furniture", "Share this article")


def test_fenced_code_keeps_its_lines() -> None:
    article = article_of("# A day\n\n```\n# no heading\n  two\n```\n\nText goes on here.\n")
    assert [kind for kind, _ in seen(article)] == ["title", "paragraph", "paragraph", "paragraph"]
