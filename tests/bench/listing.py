"""What the list of annotations costs: to be made ready, and at every key of a query typed letter by letter."""

from __future__ import annotations

import random
import statistics
from functools import partial

import texts
from engines import timed

from skyread.desk.annotation_source import AnnotationSource, Sight, Tables
from skyread.desk.annotation_table import Order
from skyread.desk.naming import Analyser, name_library
from skyread.entities.lexicon import Lexicon
from skyread.library.article import Article
from skyread.library.examining import read_bytes
from skyread.notebook.annotation import Annotation, Source, Target
from skyread.notebook.apart import Noted

_PENS = ("claim", "evidence", "doubt", "quote", "follow-up")
_NOTE = "Compare this with what was said a year before, and ask who had counted. "
TYPED = (
    "delegations geneva",
    "missile -treaty",
    "pen:doubt treaty",
    "tag:topic has:note",
    "entity:ryabkov",
    "since:2023-05 until:2024-02 counted",
    "in:part is:highlight",
    "nothing of the sort",
)


def _made(number: int, article: Article, rng: random.Random) -> Annotation:
    start = rng.randrange(max(1, len(article.text) - 260))
    end = start + rng.randint(60, 250)
    target = Target(
        article.id,
        "text",
        start,
        end,
        article.text[start:end],
        article.text[max(0, start - 100) : start],
        article.text[end : end + 100],
        0,
        Source(article.title, article.published, article.source, article.path),
        ("Sergei Ryabkov",) if number % 9 == 0 else (),
    )
    moment = f"{2022 + number % 3}-{1 + number % 12:02}-{1 + number % 28:02}T12:00:00.000Z"
    note = _NOTE * (number % 4) if number % 3 == 0 else ""
    tags = (f"topic {number % 40}",) if number % 2 else ()
    return Annotation(f"{number:032x}", target, _PENS[number % 5], note, tags, moment, moment)


def measure(count: int, articles: int = 500) -> dict[str, float]:
    """Milliseconds of the processor: made ready, made again after a change, and a key's median and 95th percentile."""
    rng = random.Random(4)
    read = [read_bytes(text.encode(), f"{n}.txt") for n, text in enumerate(texts.articles(articles))]
    index = name_library(read, Analyser(Lexicon.load(None), None), None).index
    noted = Noted([_made(number, rng.choice(read), rng) for number in range(count)])
    by_id, order, tables = {one.id: one for one in read}, [one.id for one in read], Tables()

    def source(changed: int, how: Order = Order.ARTICLE) -> AnnotationSource:
        return AnnotationSource(tables, Sight(changed, by_id, order, index), lambda: noted, how)

    _, ready = timed(lambda: source(0).find(""))
    _, again = timed(lambda: source(1).find(""))
    times = []
    for how in Order:
        asked = source(1, how)
        for query in TYPED:
            typed = [query[:length] for length in range(1, len(query) + 1)]
            times += [timed(partial(asked.find, one))[1] * 1000 for one in typed]
    return {
        "ready": ready * 1000,
        "again": again * 1000,
        "p50": statistics.median(times),
        "p95": statistics.quantiles(times, n=20)[-1],
    }
