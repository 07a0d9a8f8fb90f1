"""What finding names costs beside time: memory beyond the text, and how a spaCy pipeline fares on the same texts.

Memory is counted by Python's own account of what it has asked for, at its peak and afterwards, in bytes for each code
point of the text; what the text itself takes is not in it. spaCy is no dependency: without an installed pipeline that
part is left out.
"""

from __future__ import annotations

import gc
import statistics
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import texts

from skyread.entities.lexicon import Lexicon
from skyread.entities.recogniser import analyse
from skyread.library.article import Article
from skyread.library.examining import read_bytes

_PIPELINE = "en_core_web_sm"
"""What the name of an installed small pipeline begins with."""
_NEEDLESS = ["tagger", "parser", "lemmatizer", "attribute_ruler"]
"""Steps of the pipeline that names do not need; leaving them out makes it faster."""
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes for each code point of the texts."""

    points: int
    peak: float
    kept: float
    """What is left of it: the analyses, and what is remembered of names for the articles to come."""


def memory(copies: int) -> dict[str, Memory]:
    """For one long article of all the samples, so many times over with variation, and for a library of them."""
    sources = list(texts.varied_samples(copies))
    long = [read_bytes("\n\n".join(text for _, text in sources).encode(), "long.txt")]
    people = [read_bytes(texts.article(len(long[0].text), 1, texts.people(2_000)).encode(), "people.txt")]
    library = [read_bytes(text.encode(), name) for name, text in sources]
    return {
        "one article": _memory(long),
        "one of 2,000 people": _memory(people),
        f"{len(library):,} articles": _memory(library),
    }


def _memory(articles: Sequence[Article]) -> Memory:
    lexicon = Lexicon.load(None)
    lexicon.memo.clear()
    for kept in lexicon.parsed:
        kept.clear()
    points = sum(len(article.text) for article in articles)
    gc.collect()
    tracemalloc.start()
    analyses = [analyse(article.text, article.blocks, lexicon) for article in articles]
    now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(analyses) == len(articles)
    return Memory(points, peak / points, now / points)


def against_spacy(copies: int) -> tuple[str, float, float] | None:
    """The pipeline's name, its rate and ours (MB/s of processor time), by turns on the same texts; None without one."""
    found = _pipeline()
    if found is None:
        return None
    name, label = found
    lexicon = Lexicon.load(None)
    articles = [read_bytes(text.encode(), name) for name, text in texts.varied_samples(copies)]
    plain = [article.text for article in articles]
    ours, theirs = [], []
    for _ in range(_ROUNDS):
        ours.append(_seconds(lambda: [analyse(one.text, one.blocks, lexicon) for one in articles]))
        theirs.append(_seconds(lambda: list(label(plain))))
    size = sum(len(text.encode()) for text in plain) / 1e6
    return name, size / statistics.median(theirs), size / statistics.median(ours)


def _seconds(act: Callable[[], object]) -> float:
    """The processor's time, that of all threads together: the pipeline may use several."""
    started = time.process_time()
    act()
    return time.process_time() - started


def _pipeline() -> tuple[str, Callable[[Sequence[str]], Iterator[object]]] | None:
    try:
        import spacy
        from spacy.util import get_installed_models
    except ImportError:
        return None
    name = next((one for one in sorted(get_installed_models()) if one.startswith(_PIPELINE)), None)
    return (name, spacy.load(name, exclude=_NEEDLESS).pipe) if name is not None else None
