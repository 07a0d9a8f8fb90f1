"""Annotations for tests of what goes out of a notebook and comes in: one by hand, and any at all."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from cli_calls import OBEYED
from skyread.cli.reading import NOTEBOOK_FILE
from skyread.library.article import Article
from skyread.notebook.anchoring import context_of
from skyread.notebook.annotation import Annotation, Candidate, Lookalike, Placement, Source, State, Target
from skyread.notebook.annotations import Annotations
from skyread.notebook.history import History
from skyread.notebook.store import Notebook

AWKWARD = "# a\n\n> b\r\n```\n<b>&amp;\u2028\u0301\u202eא👩‍🚀\x00\x1b[31m\x85\t    - 1. --- ~~~ | [x](y) \\"
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=40),
    st.text(
        st.sampled_from(sorted(OBEYED | set("\n\r\t \u2028\u0301א👩`#<>*_-=+1.)|[]&~\\\"'ab"))), max_size=40
    ),
    st.just(AWKWARD),
)
_NUMBERS = st.integers(0, 2**40)
_MOMENTS = st.datetimes().map(lambda one: one.isoformat(timespec="milliseconds") + "Z")
_LISTS = st.lists(TEXTS, max_size=3, unique=True).map(tuple)
_SOURCES = st.builds(
    Source, st.none() | TEXTS, st.none() | TEXTS, st.none() | TEXTS, TEXTS, st.none() | TEXTS
)
_IDS = st.one_of(
    st.uuids().map(lambda one: one.hex),
    st.sampled_from(
        ["https://hypothes.is/a/1", "urn:isbn:1", "urn:uuid:x", "urn:skyread:note:ü", "a b\n%41"]
    ),
    TEXTS.filter(str.strip),
)


@st.composite
def targets(draw: st.DrawFn) -> Target:
    """Any target whose range is as long as its quote."""
    start, exact = draw(_NUMBERS), draw(TEXTS)
    return Target(
        draw(st.sampled_from(["", "ab" * 32]) | TEXTS),
        draw(TEXTS),
        start,
        start + len(exact),
        exact,
        *draw(st.tuples(TEXTS, TEXTS)),
        draw(_NUMBERS),
        draw(_SOURCES),
        draw(_LISTS),
        draw(st.none() | st.lists(st.builds(Lookalike, TEXTS, st.floats(0, 1)), max_size=2).map(tuple)),
    )


ANNOTATIONS = st.builds(Annotation, _IDS, targets(), TEXTS, TEXTS, _LISTS, _MOMENTS, _MOMENTS)
_SCORES = st.floats(0, 1)
RULINGS = st.builds(
    lambda article, place, score, candidates: Placement(article, *place, score, candidates, by_hand=True),
    TEXTS.filter(str.strip),
    st.one_of(
        st.tuples(st.sampled_from([State.EXACT, State.MOVED]), st.just(1), _NUMBERS.map(lambda end: end + 1)),
        st.tuples(st.sampled_from([State.AMBIGUOUS, State.ORPHAN]), st.none(), st.none()),
    ),
    _SCORES,
    st.lists(st.builds(Candidate, st.just(0), _NUMBERS, _SCORES), max_size=2).map(tuple),
)


def annotation_on(article: Article, quote: str, number: int = 0, **changes: Any) -> Annotation:
    """A highlight of a quote in an article; `changes` are fields that are to differ."""
    start = article.text.index(quote)
    end = start + len(quote)
    prefix, suffix, paragraph = context_of(article.text, start, end)
    source = Source(article.title, article.published, article.source, article.path, article.link)
    target = Target(article.id, article.format, start, end, quote, prefix, suffix, paragraph, source)
    moment = f"2026-03-0{number + 1}T10:00:00.000Z"
    return replace(Annotation(f"{number:032x}", target, "claim", "", (), moment, moment), **changes)


def keep(home: Path, annotations: Iterable[Annotation]) -> None:
    """Put annotations into the notebook of a home."""
    notebook = Notebook.open(home / "data" / NOTEBOOK_FILE)
    Annotations(notebook, History(notebook)).keep(annotations, "Highlight")
    notebook.close()


def kept(home: Path) -> list[Annotation]:
    """The annotations in the notebook of a home."""
    notebook = Notebook.open(home / "data" / NOTEBOOK_FILE)
    found = Annotations(notebook, History(notebook)).all()
    notebook.close()
    return found


def json_lines(*records: object) -> bytes:
    """Records as a file of JSON Lines."""
    return "".join(json.dumps(record) + "\n" for record in records).encode()
