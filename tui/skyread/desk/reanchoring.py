"""Which article an annotation belongs to when its own text is not there any more, and where it stands in it.

The article is looked for by what is surest: the path, the link, title and date, and last a passage with the same
words and the same words around it, which short quotes must have in a file of the same name. Where in the article is
the business of `notebook.anchoring`. Pure: nothing is read or kept; the tables are made once, for any number of
annotations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from skyread.library.article import Article
from skyread.notebook.anchoring import find
from skyread.notebook.annotation import Annotation, Candidate, Placement, State, Target
from skyread.notebook.paths import absolute
from skyread.text.folding import fold

_FOUND = (State.EXACT, State.MOVED)
_CONTEXT = 24
"""Code points beside a quote that must be the same where only the quote tells the article."""
_FEWEST_WORDS = 6
"""Shorter quotes are only looked for in files of the same name, where nothing else points to an article."""
_MOST_NAMESAKES = 20
"""A file's name that more articles have tells nothing."""

_Words: TypeAlias = tuple[str, ...]


class Reanchoring:
    """Finds annotations in a set of articles."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._by_id = {article.id: article for article in articles}
        self._by_path: defaultdict[str, list[Article]] = defaultdict(list)
        self._by_link: defaultdict[str, list[Article]] = defaultdict(list)
        self._by_title: defaultdict[tuple[str, str], list[Article]] = defaultdict(list)
        self._by_name: defaultdict[str, list[Article]] = defaultdict(list)
        for article in self._by_id.values():
            for path in article.paths:
                self._by_path[absolute(path)].append(article)
                self._by_name[_name(path)].append(article)
            if article.link:
                self._by_link[article.link].append(article)
            if article.title and article.published:
                self._by_title[fold(article.title), article.published].append(article)

    def look(
        self, annotations: Iterable[Annotation], known: Mapping[str, Sequence[Placement]] | None = None
    ) -> list[tuple[str, Placement]]:
        """What comes of looking for annotations whose own text is not among the articles.

        An annotation gets a placement for every article in which it is found, else one that says why not. Passed
        over are annotations that are where they were made, those that have nothing to do with the articles, and
        those that were found in one of the articles, or put there by hand, by a `known` placement.
        """
        places: dict[str, list[Placement]] = {}
        lost: list[Annotation] = []
        for one in annotations:
            if one.target.article in self._by_id:
                continue
            if known and any(map(self._is_settled, known.get(one.id, ()))):
                continue
            places[one.id] = self._by_sign(one.target)
            if not any(place.state in _FOUND for place in places[one.id]):
                lost.append(one)
        places |= self._by_words(lost)
        return [(id_, place) for id_, found in places.items() for place in found]

    def places_of(self, annotations: Iterable[Annotation]) -> dict[str, list[Placement]]:
        """Where each annotation stands among the articles, those that are where they were made included.

        An annotation that has nothing to do with the articles is not in the answer.
        """
        asked = list(annotations)
        places = {
            one.id: [_place(one.target, self._by_id[one.target.article])]
            for one in asked
            if one.target.article in self._by_id
        }
        for id_, place in self.look(asked):
            places.setdefault(id_, []).append(place)
        return places

    def _is_settled(self, place: Placement) -> bool:
        """Whether a placement leaves nothing to look for: of one that was not found a copy may have come since."""
        return place.article in self._by_id and (place.by_hand or place.state in _FOUND)

    def _by_sign(self, target: Target) -> list[Placement]:
        """Where it is found in the articles that a sign points to; the first that it was not found in, failing all."""
        failed: list[Placement] = []
        for articles in self._by_signs(target):
            places = [_place(target, article) for article in articles]
            found = [place for place in places if place.state in _FOUND]
            if found:
                return found
            failed += places
        return failed[:1]

    def _by_signs(self, target: Target) -> Iterator[list[Article]]:
        """The articles that each sign points to, the surest first, none twice."""
        source = target.source
        signs: list[list[Article]] = []
        if source.path and source.path != "-":
            signs.append(self._by_path.get(absolute(source.path), []))
        if source.link:
            signs.append(self._by_link.get(source.link, []))
        if source.title and source.published:
            signs.append(self._by_title.get((fold(source.title), source.published), []))
        seen: set[str] = set()
        for articles in signs:
            fresh = [article for article in articles if article.id not in seen]
            seen.update(article.id for article in fresh)
            if fresh:
                yield fresh

    def _by_words(self, annotations: Sequence[Annotation]) -> dict[str, list[Placement]]:
        targets = {one.id: one.target for one in annotations}
        found: dict[str, list[Placement]] = {}
        for id_, articles in self._with_the_words(annotations).items():
            places = [_place(targets[id_], article) for article in articles]
            if sure := [place for place in places if place.state in _FOUND]:
                found[id_] = sure
        return found

    def _with_the_words(self, annotations: Sequence[Annotation]) -> dict[str, list[Article]]:
        """The articles that hold a quote with the words around it, by annotation.

        Three words in a row of each quote are looked up among those of each article; only where they stand is
        the whole quote compared. So the time grows with articles and annotations, not with their product.
        """
        by_words: defaultdict[_Words, list[Annotation]] = defaultdict(list)
        found: defaultdict[str, list[Article]] = defaultdict(list)
        for one in annotations:
            if words := _telling_words(one.target.exact):
                by_words[words].append(one)
            else:
                found[one.id] += self._namesakes_with_the_words(one.target)
        if not by_words:
            return found
        for article in self._by_id.values():
            words_of = article.text.split()
            for words in by_words.keys() & set(zip(words_of, words_of[1:], words_of[2:], strict=False)):
                for one in by_words[words]:
                    if _stands_in(one.target, article.text):
                        found[one.id].append(article)
        return found

    def _namesakes_with_the_words(self, target: Target) -> list[Article]:
        namesakes = self._by_name.get(_name(target.source.path), [])
        if target.whole or len(namesakes) > _MOST_NAMESAKES:
            return []
        return [article for article in namesakes if _stands_in(target, article.text)]


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _place(target: Target, article: Article) -> Placement:
    if target.whole and not _is_the_same(target, article):
        return Placement(article.id, State.AMBIGUOUS, None, None, 0.0, (Candidate(0, 0, 0.5),))
    return find(target, article.text, article.id)


def _is_the_same(target: Target, article: Article) -> bool:
    """Whether an article is the one that a note as a whole was made on: another may have come to its path."""
    source = target.source
    return (
        target.article == article.id
        or (source.link is not None and source.link == article.link)
        or fold(source.title or "") == fold(article.title or "")
    )


def _telling_words(exact: str) -> _Words:
    """The three words in a row with the most letters, without the first and the last, which may be cut off."""
    words = exact.split()
    if len(words) < _FEWEST_WORDS:
        return ()
    inner = words[1:-1]
    return max(zip(inner, inner[1:], inner[2:], strict=False), key=lambda three: sum(map(len, three)))


def _stands_in(target: Target, text: str) -> bool:
    """Whether the quote stands in the text with the same words before or after it."""
    before, after = target.prefix[-_CONTEXT:], target.suffix[:_CONTEXT]
    at = text.find(target.exact)
    while at >= 0:
        if before.strip() and text.endswith(before, 0, at):
            return True
        if after.strip() and text.startswith(after, at + len(target.exact)):
            return True
        at = text.find(target.exact, at + 1)
    return False
