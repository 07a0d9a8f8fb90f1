"""What holds of the library floor for every file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from skyread.library.article import Block
from skyread.library.blocks import find_blocks
from skyread.library.decoding import decode
from skyread.library.examining import read_bytes
from skyread.library.formats.reading import UnreadableError
from skyread.text.sanitise import clean
from skyread.text.spans import Span

PAGES = st.lists(
    st.sampled_from(
        [
            *(
                "\n",
                "\n\n",
                "\r\n",
                " ",
                "\t",
                "\xa0",
                "---\n",
                "# ",
                "## ",
                "> ",
                "- ",
                "• ",
                "1. ",
                "**",
                "_",
                "`",
                "```\n",
            ),
            *(
                "[a](b)",
                "![a](b.png)",
                "<!--",
                "-->",
                "title: x\n",
                "&a",
                "*a",
                "© Agency",
                "Share this",
                " alt=”x” />",
            ),
            *(
                "A short line",
                "A sentence that ends.",
                "Long words of prose that go on and on. " * 4,
                "Home » A » B",
            ),
            *(
                "Pic - Agency, 1920, 18.12.2021",
                "Monday, January 10",
                "Источник x.ru",
                "\x1b[2J",
                "\u2028",
                "日本",
            ),
        ]
    ),
    max_size=24,
).map("".join)


def check_blocks(text: str, blocks: tuple[Block, ...]) -> None:
    at = 0
    for block in blocks:
        assert at <= block.start < block.end <= len(text)
        assert not text[block.start].isspace()
        assert not text[block.end - 1].isspace()
        at = block.end


@given(st.one_of(PAGES, st.text(max_size=100)))
def test_blocks_are_sorted_apart_and_trimmed(text: str) -> None:
    text = clean(text)
    blocks = find_blocks(text)
    check_blocks(text, blocks)
    covered = "".join(text[block.start : block.end] for block in blocks)
    assert len("".join(covered.split())) + text.count("\u200b") + text.count("\ufeff") >= len(
        "".join(text.split())
    )


@given(PAGES, st.sampled_from(["a.md", "a.txt"]))
def test_any_page_is_read_and_its_offsets_are_the_sources(text: str, path: str) -> None:
    try:
        article = read_bytes(text.encode(), path, modified=1.7e9)
    except UnreadableError:
        return
    assert len(article.text) == len(text)
    check_blocks(article.text, article.blocks)
    at = 0
    for span in article.hidden:
        assert isinstance(span, Span)
        assert at <= span.start < span.end <= len(article.text)
        at = span.end


@given(st.binary(max_size=200), st.sampled_from(["a.md", "a.txt"]))
def test_any_bytes_are_read_or_refused(data: bytes, path: str) -> None:
    decode(data)
    try:
        article = read_bytes(data, path)
    except UnreadableError:
        return
    article.text.encode("utf-8")


@given(
    st.binary(max_size=60),
    st.sampled_from(["ascii", "utf-8", "utf-16", "cp1251", "koi8-r", "utf-32", "utf-7"]),
)
def test_no_encoding_fails_on_any_bytes(data: bytes, encoding: str) -> None:
    assert isinstance(decode(data, encoding).text, str)
