"""Notes go out and come in again unchanged, whatever is in them, and make no mischief on the way."""

from __future__ import annotations

import json
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from cli_calls import OBEYED
from noted_passages import ANNOTATIONS, RULINGS, TEXTS
from skyread.notebook.annotation import Annotation
from skyread.notebook.exchange import jsonl, jsonld, markdown
from skyread.notebook.exchange.entry import Entry, in_order
from skyread.notebook.exchange.grouping import by_article, file_stem
from skyread.notebook.exchange.reading import read
from skyread.text.sanitise import clean

ENTRIES = st.lists(
    st.builds(Entry, ANNOTATIONS, st.lists(RULINGS, max_size=2).map(tuple)),
    max_size=3,
    unique_by=lambda entry: entry.annotation.id,
)
_KEYS = st.sampled_from(
    [
        *jsonl.KEYS,
        *jsonl.MORE_KEYS,
        "target",
        "selector",
        "type",
        "body",
        "value",
        "purpose",
        "items",
        "first",
    ]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=5),
    max_leaves=12,
)


@given(ENTRIES)
def test_json_lines_lose_nothing(entries: list[Entry]) -> None:
    written = jsonl.lines(entries)
    found = read(written.encode())
    assert found.problems == []
    assert found.entries == in_order(entries)
    assert jsonl.lines(found.entries) == written


@given(ENTRIES)
def test_web_annotations_lose_nothing(entries: list[Entry]) -> None:
    written = jsonld.document(entries)
    found = read(written.encode())
    assert found.problems == []
    assert found.entries == in_order(entries)
    assert jsonld.document(found.entries) == written


@given(ENTRIES)
def test_nothing_that_is_written_is_obeyed_by_a_terminal(entries: list[Entry]) -> None:
    texts = [jsonl.lines(entries), jsonld.document(entries)]
    texts.append(markdown.page(entries, jsonl.as_made))
    for written in texts:
        assert not OBEYED & set(written)
    assert all(json.loads(line) for line in texts[0].splitlines())


@given(ENTRIES, st.randoms())
def test_the_order_in_which_notes_come_changes_no_file(entries: list[Entry], random: object) -> None:
    shuffled = list(entries)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert jsonl.lines(shuffled) == jsonl.lines(entries)
    assert [file_stem(group) for group in by_article(shuffled)] == [
        file_stem(group) for group in by_article(entries)
    ]
    groups = list(by_article(entries))
    assert list(by_article(shuffled)) == groups
    assert sorted(id(entry) for group in groups for entry in group) == sorted(map(id, entries))
    assert len({file_stem(group) for group in groups}) == len(groups)


@given(JSON)
@settings(max_examples=300)
def test_any_json_is_taken_or_refused_in_words(value: object) -> None:
    found = read(json.dumps(value).encode())
    assert all("\n" not in problem for problem in found.problems)
    assert found.entries or found.problems or value == [] or isinstance(value, dict)


@given(st.binary(max_size=60))
def test_any_bytes_are_taken_or_refused_in_words(data: bytes) -> None:
    assert read(data).entries == []


def shown(node: SyntaxTreeNode) -> str:
    """What a reader sees of a piece of a page."""
    if node.type in {"softbreak", "hardbreak"}:
        return "\n"
    if not node.children:
        return str(node.content)
    return "".join(map(shown, node.children)) + ("\n" if node.type == "paragraph" else "")


def pieces(node: SyntaxTreeNode, kind: str) -> Iterator[SyntaxTreeNode]:
    for child in node.children:
        if child.type == kind:
            yield child
        yield from pieces(child, kind)


def words(text: str) -> list[str]:
    return clean(text).split()


@given(st.lists(ANNOTATIONS, min_size=1, max_size=3, unique_by=lambda one: one.id))
def test_a_page_shows_every_quote_as_one_block_quote(annotations: list[Annotation]) -> None:
    page = markdown.page([Entry(one) for one in annotations], jsonl.as_made)
    tree = SyntaxTreeNode(MarkdownIt("commonmark").parse(page))
    quotes = [node for node in tree.children if node.type == "blockquote"]
    listed = [entry.annotation for group in by_article(map(Entry, annotations)) for entry in group]
    wanted = [one.target.exact for one in listed if not one.target.whole]
    assert [words(shown(quote)) for quote in quotes] == [words(quote) for quote in wanted]
    assert all({child.type for child in quote.children} <= {"paragraph"} for quote in quotes)
    html = [node.content for node in tree.walk() if node.type in {"html_block", "html_inline"}]
    assert html == [f"{markdown.MARK}\n"]
    titles = [node.tag for node in tree.children if node.type == "heading"]
    assert titles == ["h1", *["h2"] * len(list(by_article(map(Entry, annotations))))]
