"""What the views of an entity cost in a library of half a million mentions: company, the orders of mentions, the card."""

from __future__ import annotations

import random
import statistics

from engines import timed

from skyread.desk.gathering import Evidence, gather
from skyread.entities.model import Entity, EntityType, Mention, Resolution
from skyread.index.concordance import Concordance, Sort
from skyread.index.library_index import Index
from skyread.index.together import company
from skyread.library.article import Article, Block, BlockKind
from skyread.notebook.apart import Noted

NAMES = 4_000
_BEFORE = (
    "the envoy met ",
    "after the vote ",
    "a letter to ",
    "nobody had asked ",
    "in the hall sat ",
    "according to ",
)
_AFTER = (
    " left early. ",
    " said so, and ",
    " would not sign. ",
    " and ",
    ", as before, ",
    " read the annex. ",
)


def library(mentions: int) -> Index:
    """Articles of 250 mentions each, among them few names that are everywhere and many that are rare."""
    rng = random.Random(5)
    names = [f"Name{number}" for number in range(NAMES)]
    articles, found, owners = [], {}, {}
    for number in range(mentions // 250):
        text, blocks, here, whose = "", [], [], []
        for _ in range(25):
            start = len(text)
            for _ in range(10):
                name = min(int(rng.paretovariate(0.6)) - 1, NAMES - 1)
                text += rng.choice(_BEFORE)
                here.append(Mention(len(text), len(text) + len(names[name]), names[name], EntityType.PERSON))
                whose.append(names[name])
                text += names[name] + rng.choice(_AFTER)
            blocks.append(Block(BlockKind.PARAGRAPH, start, len(text) - 1))
            text += "\n\n"
        id_ = f"{number:064}"
        date, words = f"{1990 + number % 34}-0{1 + number % 9}", len(text.split())
        articles.append(
            Article(
                id_,
                text,
                tuple(blocks),
                f"Part {number}",
                date,
                None,
                f"Paper {number % 9}",
                (id_,),
                "text",
                "utf-8",
                False,
                words,
            )
        )
        found[id_], owners[id_] = tuple(here), tuple(whose)
    entities = {name: Entity(name, name, EntityType.PERSON, (name,)) for name in names}
    return Index.build(articles, Resolution(entities, found, owners))


def measure(mentions: int) -> dict[str, float]:
    """Milliseconds of the processor: company at the 95th percentile and at most, an order of 50,000 mentions, cards."""
    index = library(mentions)
    ranked = index.entities()
    asked = [ranked[0], ranked[1], *ranked[2 : len(ranked) : max(1, len(ranked) // 60)]]
    times = [timed(lambda one=one: company(index, one.id))[1] * 1000 for one in asked]  # type: ignore[misc]
    many = index.passages(ranked[0].id)[:50_000]
    sorts = {sort: timed(lambda sort=sort: Concordance(index, many).order(sort))[1] * 1000 for sort in Sort}  # type: ignore[misc]
    lines = Concordance(index, many)
    _, first = timed(lambda: lines.holding(["annex"], Sort.READING))
    _, again = timed(lambda: lines.holding(["annex", "vote"], Sort.READING))
    order = [article.id for article in index.articles]
    evidence = Evidence(index, order, lambda id_: id_[-4:], lambda _: (), Noted, ())
    cards = [timed(lambda one=one: gather(one, evidence))[1] * 1000 for one in asked]  # type: ignore[misc]
    return {
        "mentions": sum(len(index.mentions_in(article.id)) for article in index.articles),
        "sorted": len(many),
        "company": statistics.quantiles(times, n=20)[-1],
        "company_most": max(times),
        "sort": max(sorts.values()),
        "filter_first": first * 1000,
        "filter": again * 1000,
        "card": statistics.quantiles(cards, n=20)[-1],
        "card_most": max(cards),
    }
