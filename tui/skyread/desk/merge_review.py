"""The review of entities that may be one: each pair with its evidence, and a few places of both beside each other.

Why two may be one is `entities.suggestions`' business; what an answer does is `desk.deciding`'s.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from operator import attrgetter

from skyread.desk.listing import label
from skyread.desk.review import Case, Choice, Undo
from skyread.desk.sheet import Look, Sheet
from skyread.entities.model import Entity
from skyread.entities.suggestions import Suggestion
from skyread.index.library_index import Index
from skyread.library.article import BlockKind
from skyread.text.spans import Passage

_AROUND = 140
"""Code points shown on each side of a mention."""
_CONTEXTS = 3
_FORMS = 6
_HEADINGS = (BlockKind.TITLE, BlockKind.HEADING)
_MOST_TELLING = 3
_START = attrgetter("start")

Answer = Callable[[Entity, Entity], Undo]
"""Rules on two entities, the one that stands less often first; gives what takes it back."""


def cases(
    suggestions: Sequence[Suggestion], index_now: Callable[[], Index], merge: Answer, keep_apart: Answer
) -> list[Case]:
    """The suggestions as cases of a review. `index_now` gives the names as they are when a case is looked at."""
    before = index_now()
    made = []
    for one in suggestions:
        where, where_into = before.first(one.entity), before.first(one.into)
        entity, into = before.entity(one.entity), before.entity(one.into)
        if where is not None and where_into is not None and entity is not None and into is not None:
            question = f"Are both {into.name}?  {', '.join(one.evidence)}"
            names = _counted(before, entity), _counted(before, into)
            pair = _Pair(where, where_into, index_now)
            made.append(_case(question, names, pair, (merge, keep_apart)))
    return made


class _Pair:
    """Two entities by where they stand: answers given before may have made other entities of them."""

    def __init__(self, where: Passage, into: Passage, index_now: Callable[[], Index]) -> None:
        self.where = where
        self.into = into
        self._index_now = index_now

    def entities(self) -> tuple[Entity | None, Entity | None]:
        """What stands there now."""
        index = self._index_now()
        found = [index.mention_at(one.article, one.start) for one in (self.where, self.into)]
        one, other = (index.entity(mention[1]) if mention else None for mention in found)
        return one, other

    def answer(self, rule: Answer) -> Undo:
        """Rule on them, if they are two still."""
        one, other = self.entities()
        if one is None or other is None or one.id == other.id:
            return lambda: None
        return rule(one, other)

    def panels(self) -> tuple[Sheet, Sheet]:
        """Both, each with a few places where it stands."""
        index = self._index_now()
        one, other = self.entities()
        return _sheet(index, one), _sheet(index, other)


def _case(question: str, names: tuple[str, str], pair: _Pair, answers: tuple[Answer, Answer]) -> Case:
    merge, keep_apart = answers
    choice = Choice(
        f"{names[1]}, as both would be called", pair.panels, lambda: pair.answer(merge), pair.into
    )
    return Case(
        f"{pair.where} {pair.into}",
        question,
        pair.panels,
        [choice],
        lambda: pair.answer(keep_apart),
        pair.where,
        was=names[0],
    )


def _sheet(index: Index, entity: Entity | None) -> Sheet:
    if entity is None:
        return Sheet.of([[("It stands nowhere any more.", Look.NOTE)]])
    others = [form for form in entity.aliases if form != entity.name][:_FORMS]
    paragraphs = [[(f"also {' · '.join(others)}" if others else "", Look.ABOUT)]]
    for place in _places(index, entity):
        article = index.article(place.article)
        if article is not None:
            first, last = max(0, place.start - _AROUND), min(len(article.text), place.end + _AROUND)
            before, after = article.visible(first, place.start), article.visible(place.end, last)
            if first and "\n\n" not in before:
                before = "… " + before.partition(" ")[2]
            if last < len(article.text) and "\n\n" not in after:
                after = after.rpartition(" ")[0] + " …"
            before, after = before.rpartition("\n\n")[2], after.partition("\n\n")[0]
            quote = article.visible(place.start, place.end)
            paragraphs.append(
                [
                    (_line(before), Look.CONTEXT),
                    (_line(quote), Look.QUOTE),
                    (_line(after), Look.CONTEXT),
                    (f"  {label(article)}", Look.ABOUT),
                ]
            )
    return Sheet.of(paragraphs)


def _counted(index: Index, entity: Entity) -> str:
    mentions, articles = index.counts(entity.id)
    return f"{entity.name} · {entity.type.value.lower()} · {mentions} in {articles} article{'s' * (articles != 1)}"


def _places(index: Index, entity: Entity) -> list[Passage]:
    """A few mentions, of as many articles as there are, the most telling of each; those of one article stand apart."""
    telling: dict[str, tuple[int, Passage]] = {}
    passages = index.passages(entity.id)
    for place in passages:
        known = telling.get(place.article)
        if known is None or known[0] < _MOST_TELLING:
            tells = _tells(index, place)
            if known is None or tells > known[0]:
                telling[place.article] = tells, place
    chosen = [place for _, place in telling.values()][:_CONTEXTS]
    for place in passages:
        if len(chosen) == _CONTEXTS:
            break
        if all(one.article != place.article or abs(one.start - place.start) > _AROUND for one in chosen):
            chosen.append(place)
    return chosen


def _tells(index: Index, place: Passage) -> int:
    """How much a mention tells of who is meant: most in full and in a sentence, little in a heading."""
    article = index.article(place.article)
    if article is None:
        return 0
    block = article.blocks[max(0, bisect_right(article.blocks, place.start, key=_START) - 1)]
    in_full = " " in article.text[place.start : place.end].strip()
    return in_full + 2 * (block.kind not in _HEADINGS)


def _line(text: str) -> str:
    """A text on one line; a blank at its ends stays one."""
    words = " ".join(text.split())
    return f"{' ' * text[:1].isspace()}{words}{' ' * text[-1:].isspace()}" if words else " " * bool(text)
