"""The review of annotations whose passage has changed: which need a ruling, and what can be ruled.

How candidates are found is `notebook.anchoring`'s business; here they are put beside what the annotation keeps.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import partial

from skyread.desk.listing import label
from skyread.desk.review import Case, Choice, Undo
from skyread.desk.sheet import Look, Sheet
from skyread.desk.standing import standing
from skyread.desk.targets import shortened
from skyread.library.article import Article
from skyread.notebook.annotation import Annotation, Candidate, Placement, State
from skyread.notebook.annotations import Annotations
from skyread.text.spans import Passage

SURE = 0.95
"""A moved passage that is at least so much like the kept quote needs no ruling."""
_AROUND = 240
"""Code points of an article shown on each side of a candidate."""
_MOST_WORDS = 600
"""Longer quotes are not compared word by word."""
_MOST_CHOICES = 9
_MANY = 500
"""So many annotations are not asked for one by one."""
_WORD = re.compile(r"\S+")

Decide = Callable[[str, Placement, str], Undo]
"""Keeps the user's ruling on an annotation, by its id, under a title; gives what takes it back."""


ByHand = Callable[[str], str]
"""Prepares for giving an annotation its place in the text, and says what is to be done there."""


def cases(
    annotations: Annotations, articles: Mapping[str, Article], decide: Decide, by_hand: ByHand
) -> list[Case]:
    """The annotations that need a ruling, in the order of the articles and by place, as cases of a review."""
    placed = annotations.placed()
    doubtful = {id_ for id_, placements in placed.items() if not all(map(_settled, placements))}
    if len(doubtful) > _MANY:
        found = [one for one in annotations.all() if one.id in doubtful]
    else:
        found = [one for id_ in doubtful if (one := annotations.get(id_)) is not None]
    ranks = {id_: rank for rank, id_ in enumerate(articles)}
    waiting: list[tuple[Annotation, Placement, Sequence[Placement]]] = []
    for one in found:
        best = standing(one, placed[one.id], articles).placement
        if best is not None and not _settled(best):
            waiting.append((one, best, placed[one.id]))
    waiting.sort(key=lambda one: (ranks[one[1].article], one[0].target.start, one[0].created, one[0].id))
    return [
        replace(_case(one, best, placements, articles, decide), by_hand=partial(by_hand, one.id))
        for one, best, placements in waiting
    ]


def _settled(placement: Placement) -> bool:
    sure = placement.state is State.MOVED and placement.score >= SURE
    return placement.by_hand or placement.state is State.EXACT or sure


def _case(
    annotation: Annotation,
    best: Placement,
    placements: Sequence[Placement],
    articles: Mapping[str, Article],
    decide: Decide,
) -> Case:
    kept, text = annotation.target, _line(annotation.target.exact)
    quote = shortened(text, 60)
    lost = Placement(best.article, State.ORPHAN, None, None, 0.0, best.candidates, by_hand=True)
    places = _places(best, placements, articles)
    what = {State.MOVED: "moved", State.AMBIGUOUS: "several places are like it"}
    otherwise = "not surely found" if places else "not found"
    article = articles[best.article]
    start = min(kept.start, len(article.text))

    def alone() -> tuple[Sheet, Sheet]:
        around = _around(article, start, start)
        return (
            Sheet.of([_quoted(annotation, [(kept.exact, Look.QUOTE)]), *_about(annotation)]),
            Sheet.of([[("No place is like it. It stood about here:", Look.NOTE)], [*around], _of(article)]),
        )

    return Case(
        annotation.id,
        f"{best.state.sign} {what.get(best.state, otherwise)}: {quote}",
        alone,
        [_choice(annotation, articles[article], place, decide) for article, place in places],
        lambda: decide(annotation.id, lost, f"Leave {quote} without a place"),
        Passage(best.article, start, start, "annotation"),
    )


def _places(
    best: Placement, placements: Sequence[Placement], articles: Mapping[str, Article]
) -> list[tuple[str, Candidate]]:
    """All places that are known, the one that it stands on first, then the likeliest."""
    found: dict[tuple[str, int, int], Candidate] = {}
    for one in placements:
        if one.article in articles:
            own = [] if one.start is None or one.end is None else [Candidate(one.start, one.end, one.score)]
            for candidate in (*own, *one.candidates):
                found.setdefault((one.article, candidate.start, candidate.end), candidate)
    places = [(article, candidate) for (article, _, _), candidate in found.items()]
    places.sort(
        key=lambda place: (
            (place[0], place[1].start, place[1].end) != (best.article, best.start, best.end),
            -place[1].score,
        )
    )
    return places[:_MOST_CHOICES]


def _choice(annotation: Annotation, article: Article, place: Candidate, decide: Decide) -> Choice:
    start, end = place.start, place.end

    def panels() -> tuple[Sheet, Sheet]:
        old, new = compared(annotation.target.exact, article.visible(start, end))
        before, after = _around(article, start, end)
        return (
            Sheet.of([_quoted(annotation, old), *_about(annotation)]),
            Sheet.of([[before, *new, after], _of(article)]),
        )

    def take() -> Undo:
        same = article.text[start:end] == annotation.target.exact
        state = State.EXACT if same else State.MOVED
        ruling = Placement(article.id, state, start, end, place.score, by_hand=True)
        return decide(annotation.id, ruling, f"Put {shortened(annotation.target.exact)} in its place")

    passage = Passage(article.id, start, end, "annotation")
    same = _line(article.visible(start, end)) == _line(annotation.target.exact)
    return Choice(f"{place.score:.0%} alike{', same words' if same else ''}", panels, take, passage)


def _around(article: Article, start: int, end: int) -> tuple[tuple[str, Look], tuple[str, Look]]:
    """What stands before and after a range of an article, cut between words."""
    first, last = max(0, start - _AROUND), min(len(article.text), end + _AROUND)
    before, after = article.visible(first, start), article.visible(end, last)
    if first > 0:
        before = "… " + before.partition(" ")[2]
    if last < len(article.text):
        after = after.rpartition(" ")[0] + " …"
    return (before, Look.CONTEXT), (after, Look.CONTEXT)


def _of(article: Article) -> list[tuple[str, Look]]:
    return [(" · ".join(part for part in (label(article), article.published) if part), Look.ABOUT)]


def _quoted(annotation: Annotation, quote: Sequence[tuple[str, Look]]) -> list[tuple[str, Look]]:
    target = annotation.target
    return [(target.prefix, Look.CONTEXT), *quote, (target.suffix, Look.CONTEXT)]


def _about(annotation: Annotation) -> list[list[tuple[str, Look]]]:
    source = annotation.target.source
    origin = " · ".join(part for part in (source.title, source.source, source.published) if part)
    made = " · ".join(
        part
        for part in (annotation.pen, *(f"#{one}" for one in annotation.tags), annotation.created[:10])
        if part
    )
    note = f"✎ {annotation.note}" if annotation.note else ""
    return [[(note, Look.NOTE)], [(origin or source.path, Look.ABOUT)], [(made, Look.ABOUT)]]


def _line(text: str) -> str:
    return " ".join(text.split())


def compared(old: str, new: str) -> tuple[list[tuple[str, Look]], list[tuple[str, Look]]]:
    """Two texts in pieces, the words marked that the other has otherwise; difflib's longest common runs of words."""
    ours, theirs = list(_WORD.finditer(old)), list(_WORD.finditer(new))
    if len(ours) > _MOST_WORDS or len(theirs) > _MOST_WORDS:
        return [(old, Look.QUOTE)], [(new, Look.QUOTE)]
    matcher = SequenceMatcher(None, [one[0] for one in ours], [one[0] for one in theirs], autojunk=False)
    left: list[tuple[int, int]] = []
    right: list[tuple[int, int]] = []
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind != "equal":
            left += [ours[number].span() for number in range(first, last)]
            right += [theirs[number].span() for number in range(start, end)]
    return _pieces(old, left), _pieces(new, right)


def _pieces(text: str, differing: Sequence[tuple[int, int]]) -> list[tuple[str, Look]]:
    pieces: list[tuple[str, Look]] = []
    at = 0
    for start, end in differing:
        pieces += [(text[at:start], Look.QUOTE), (text[start:end], Look.DIFFERS)]
        at = end
    return [*pieces, (text[at:], Look.QUOTE)]
