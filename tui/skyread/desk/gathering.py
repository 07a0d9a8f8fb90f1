"""Gathering what there is about an entity for its card.

Everything is evidence: words of the library with where they stand, or what the user has written and ruled. A function of what is
given, so it may be done on another thread.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from skyread.desk.annotation_table import local
from skyread.desk.card import ANNOTATION, Section
from skyread.desk.deciding import in_words
from skyread.desk.picker import Item
from skyread.desk.sparkline import bar, sparkline
from skyread.desk.spread import Spread
from skyread.desk.standing import standing
from skyread.desk.targets import shortened
from skyread.entities.decisions import Decision
from skyread.entities.model import Entity, Mention
from skyread.index.library_index import Index
from skyread.index.quotes import Said
from skyread.index.together import beside, company
from skyread.library.article import Article
from skyread.notebook.apart import Noted
from skyread.text.folding import fold
from skyread.text.spans import Passage

MOST = 1_000
"""Lines of a section that a filter looks through."""
_BAR = 8
_CUT = 200
"""Code points of a quote or a note that stand on its line."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a card is made of, besides the entity."""

    index: Index
    order: Sequence[str]
    """The articles in reading order."""
    title_of: Callable[[str], str]
    quotes: Callable[[str], Sequence[Said]]
    """What an entity is quoted with."""
    read: Callable[[], Noted]
    """Reads the annotations of the notebook; called while gathering."""
    decisions: Sequence[tuple[Decision, Passage | None]]
    """What made it what it is, with where that is seen."""


def gather(entity: Entity, evidence: Evidence) -> list[Section]:
    """Everything there is about an entity; sections without lines are left out."""
    articles = _in_order(evidence.index.articles_naming(entity.id), evidence.order)
    mentions = _mentions(entity, evidence.index, articles)
    sections = (
        Section("Described as", _descriptions(entity, evidence)),
        Section("Names", _names(mentions)),
        Section("When", _when(entity, evidence, articles)),
        Section("Articles", _articles(evidence, articles, mentions)),
        _together(entity, evidence),
        Section("Quotes", _quotes(entity, evidence)),
        Section("Notes", _notes(entity, evidence)),
        Section("Decisions", [_decision(*one) for one in evidence.decisions]),
    )
    return [section for section in sections if section.lines]


def _in_order(articles: Iterable[Article], order: Sequence[str]) -> list[Article]:
    ranks = {id_: rank for rank, id_ in enumerate(order)}
    return sorted(articles, key=lambda article: ranks.get(article.id, len(ranks)))


def _about(article: Article, title: str) -> str:
    return " · ".join(part for part in (article.published, title) if part)


def _place(evidence: Evidence, passage: Passage) -> str:
    article = evidence.index.article(passage.article)
    return _about(article, evidence.title_of(passage.article)) if article is not None else ""


def _text(evidence: Evidence, passage: Passage) -> str:
    article = evidence.index.article(passage.article)
    return " ".join(article.visible(passage.start, passage.end).split()) if article is not None else ""


def described(entity: Entity, index: Index) -> list[tuple[str, list[Passage]]]:
    """The words of the library that say what an entity is, the most frequent first, then the longest, with their places."""
    found: dict[str, tuple[str, list[Passage]]] = {}
    for place in index.descriptions(entity.id):
        article = index.article(place.article)
        if article is not None:
            words = " ".join(article.visible(place.start, place.end).split())
            found.setdefault(fold(words), (words, []))[1].append(place)
    return sorted(found.values(), key=lambda one: (-len(one[1]), -len(one[0]), one[0]))


def _descriptions(entity: Entity, evidence: Evidence) -> list[Item]:
    return [
        Item(f"d{number}", words, _place(evidence, places[0]), _times(len(places)), (), places[0])
        for number, (words, places) in enumerate(described(entity, evidence.index)[:MOST])
    ]


def _mentions(entity: Entity, index: Index, articles: Sequence[Article]) -> dict[str, list[Mention]]:
    """The mentions of an entity by article."""
    return {
        article.id: [
            mention
            for mention, owner in zip(
                index.mentions_in(article.id), index.entity_ids_in(article.id), strict=True
            )
            if owner == entity.id
        ]
        for article in articles
    }


def _names(mentions: Mapping[str, Sequence[Mention]]) -> list[Item]:
    """Every form with how often it stands and where it stands first."""
    counts: Counter[str] = Counter()
    first: dict[str, Passage] = {}
    for article, found in mentions.items():
        for mention in found:
            form = " ".join(mention.surface.split())
            counts[form] += 1
            if form not in first:
                first[form] = Passage(article, mention.start, mention.end, "mention")
    return [
        Item(f"n{form}", form, "", f"{count:,} ×", (), first[form])
        for form, count in counts.most_common(MOST)
    ]


def _when(entity: Entity, evidence: Evidence, articles: Sequence[Article]) -> list[Item]:
    """How the mentions are spread over the dates of the articles, the first of these dates and the last."""
    dated = sorted(
        (article for article in articles if article.published), key=lambda article: article.published or ""
    )
    if not dated:
        return []
    counts = [(article.published or "", evidence.index.count_in(entity.id, article.id)) for article in dated]
    ends = [("first", dated[0])] if len(dated) == 1 else [("first", dated[0]), ("last", dated[-1])]
    lines = [
        Item(
            word,
            f"{word:<6}{article.published}",
            evidence.title_of(article.id),
            "",
            (),
            evidence.index.next_in(entity.id, article.id, 0),
        )
        for word, article in ends
    ]
    spread = Spread.of(counts)
    return [Item("spread", str(spread), spread.unit, "", ()), *lines] if spread is not None else lines


def _articles(
    evidence: Evidence, articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]]
) -> list[Item]:
    """The articles that name it, those that do so most first, with where in them it stands."""
    lines = []
    for article in sorted(articles, key=lambda one: -len(mentions[one.id]))[:MOST]:
        found = mentions[article.id]
        where = sparkline([mention.start for mention in found], len(article.text), _BAR)
        about = " · ".join(part for part in (article.source, article.published) if part)
        label = f"{where}  {evidence.title_of(article.id)}"
        first = Passage(article.id, found[0].start, found[0].end, "mention")
        lines.append(Item(f"a{article.id}", label, about, f"{len(found):,} ×", (), first))
    return lines


def _together(entity: Entity, evidence: Evidence) -> Section:
    """Whom it is named with; where not every article was looked at, how many were."""
    found = company(evidence.index, entity.id)
    lines, companions = [], {}
    for one in found.companions[:MOST]:
        other = evidence.index.entity(one.entity)
        if other is not None:
            label = f"{bar(one.strength, _BAR)}  {other.name}"
            articles = f"in {one.articles:,} article{'s' * (one.articles != 1)}"
            others = beside(evidence.index, one.nearest, other.id)
            key = f"w{other.id}"
            companions[key] = one
            lines.append(Item(key, label, other.type.value.lower(), articles, (), one.nearest, others=others))
    partly = f", in {found.read:,} of {found.of:,} articles" if found.read < found.of else ""
    return Section(f"Together with{partly}", lines, companions)


def _quotes(entity: Entity, evidence: Evidence) -> list[Item]:
    """What it is quoted with, those of the newest articles first, of one article in the order of the text."""

    def day(said: Said) -> str:
        article = evidence.index.article(said.article)
        return (article.published if article is not None else None) or ""

    lines = []
    newest_first = sorted(evidence.quotes(entity.id), key=day, reverse=True)
    for number, said in enumerate(newest_first[:MOST]):
        place = Passage(said.article, said.start, said.end, "quote")
        lines.append(Item(f"q{number}", _cut(_text(evidence, place)), _place(evidence, place), "", (), place))
    return lines


def _notes(entity: Entity, evidence: Evidence) -> list[Item]:
    """Annotations whose passage names it as it is now, or did when they were made."""
    names = {fold(form) for form in (entity.name, *entity.aliases)}
    articles = {article.id: article for article in evidence.index.articles}
    noted, lines = evidence.read(), []
    for one in noted.annotations:
        target = one.target
        named = not names.isdisjoint(map(fold, target.entities))
        words = fold(target.exact)
        if not named and not any(name in words for name in names):
            continue
        where = standing(one, noted.placed.get(one.id, ()), articles).passage
        if not named and (where is None or not _inside(entity, where, evidence.index)):
            continue
        text = f"✎ {' '.join(one.note.split())}" if one.note else shortened(target.exact, len(target.exact))
        detail = " · ".join((one.pen or "article", *(f"#{tag}" for tag in one.tags)))
        lines.append(Item(ANNOTATION + one.id, _cut(text), detail, local(one.created)[:10], (), where))
        if len(lines) == MOST:
            break
    return lines


def _inside(entity: Entity, where: Passage, index: Index) -> bool:
    return any(
        (found := index.mention_at(where.article, mention.start)) is not None and found[1] == entity.id
        for mention in index.mentions_between(where.article, where.start, where.end)
    )


def _decision(one: Decision, where: Passage | None) -> Item:
    """Who ruled what, and when."""
    about = (one.who, "only in one article" if one.article else "", one.why)
    detail = " · ".join(part for part in about if part)
    return Item(f"r{one.id}", in_words(one), detail, local(one.made)[:10] if one.made else "", (), where)


def _times(count: int) -> str:
    return f"{count:,} ×" if count > 1 else ""


def _cut(text: str) -> str:
    return text if len(text) <= _CUT else text[: _CUT - 1].rstrip() + "…"
