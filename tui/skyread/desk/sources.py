"""What the picker picks from: entities, articles, text, places, commands; mentions have a module of their own.

Each source turns a query into items by asking the index; none keeps state of its own beyond what it was made of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from skyread.desk.listing import label
from skyread.desk.picker import Item
from skyread.index.fuzzy import FuzzyIndex
from skyread.index.library_index import Index
from skyread.index.names import NameFinder
from skyread.index.search import TextSearch
from skyread.keys.command import Command
from skyread.library.article import Article
from skyread.text.folding import fold
from skyread.text.spans import Passage

LIMIT = 200


class _Leading:
    """What sources have in common whose items know where they lead."""

    __slots__ = ()

    @property
    def previews(self) -> bool:
        """Its items lead to passages."""
        return True

    def landing(self, item: Item) -> Passage | None:
        """Where an item leads."""
        return item.passage


@dataclass(frozen=True, slots=True)
class EntitySource(_Leading):
    """Entities by any of their names; picking one leads to its next mention."""

    finder: NameFinder | None
    """None while the names are still being found: the query can be typed already."""
    index: Index
    landing_of: Callable[[str], Passage | None]
    """Where picking an entity leads, by its id."""
    article: str | None
    """The article shown: its entities come first among equals."""
    here_only: bool = False
    slow: bool = False

    @property
    def title(self) -> str:
        """What is picked."""
        where = "entities of this article" if self.here_only else "entities"
        return where if self.finder is not None else f"{where} · finding names …"

    @property
    def widest(self) -> bool:
        """Whether there is nowhere else to look."""
        return not self.here_only

    def rescoped(self) -> EntitySource:
        """Those of the library, or of the article only."""
        return replace(self, here_only=not self.here_only and self.article is not None)

    def find(self, query: str) -> list[Item]:
        """Entities for a query, best tier first."""
        if self.finder is None:
            return []
        items = []
        for hit in self.finder.find(query, LIMIT, self.article, here_only=self.here_only):
            entity = hit.entity
            here = self.index.count_in(entity.id, self.article) if self.article else 0
            mentions, articles = self.index.counts(entity.id)
            by_alias = hit.alias != entity.name
            name = f"{hit.alias} → {entity.name}" if by_alias else entity.name
            detail = f"{entity.type.value.lower()} · {mentions} in {articles}" + (
                f" · {here} here" if here else ""
            )
            items.append(
                Item(
                    entity.id,
                    name,
                    detail,
                    hit.tier.label if any(map(str.isalnum, query)) else "",
                    hit.positions,
                )
            )
        return items

    def landing(self, item: Item) -> Passage | None:
        """The entity's next mention here, else its first in the library."""
        return self.landing_of(item.key)


@dataclass(frozen=True, slots=True)
class ArticleSource(_Leading):
    """Articles by title, source and path."""

    articles: Mapping[str, Article]
    names: FuzzyIndex
    title: str = "articles"
    slow: bool = False

    @classmethod
    def of(cls, articles: Sequence[Article]) -> ArticleSource:
        """The source for `articles`, in their order."""
        texts = [
            (text, article.id)
            for article in articles
            for text in (label(article), article.path.rsplit("/", 1)[-1])
        ]
        return cls({article.id: article for article in articles}, FuzzyIndex(texts))

    def find(self, query: str) -> list[Item]:
        """Articles for a query; all of them in list order for an empty one."""
        if not query.strip():
            return [self._item(article, "", ()) for article in islice(self.articles.values(), LIMIT)]
        items = []
        for hit in self.names.find(query, LIMIT):
            article = self.articles[hit.key]
            by_title = hit.text == label(article)
            items.append(self._item(article, hit.tier.label, hit.positions if by_title else ()))
        return items

    @staticmethod
    def _item(article: Article, tier: str, marks: tuple[int, ...]) -> Item:
        about = " · ".join(part for part in (article.source, article.published) if part)
        return Item(article.id, label(article), about, tier, marks, Passage(article.id, 0, 0, "article"))


@dataclass(frozen=True, slots=True)
class TextSource(_Leading):
    """Passages of the whole library that hold the words of a query."""

    search: TextSearch
    text_of: Callable[[Passage], str]
    title_of: Callable[[str], str]
    title: str = "text of the whole library"
    slow: bool = True
    limit: int = LIMIT

    def up_to(self, limit: int) -> TextSource:
        """The same with so many passages."""
        return replace(self, limit=limit)

    def find(self, query: str) -> list[Item]:
        """The best passages, each with the words around it."""
        if not query.strip():
            return []
        items = []
        for number, hit in enumerate(self.search.search(query, self.limit).hits):
            start, end = hit.passage.start, hit.passage.end
            ranges = (start - len(hit.before), start), (start, end), (end, end + len(hit.after))
            before, text, after = (
                _squeezed(self.text_of(Passage(hit.passage.article, *one, ""))) for one in ranges
            )
            before = before.lstrip()
            start = len(before)
            items.append(
                Item(
                    str(number),
                    before + text + after.rstrip(),
                    self.title_of(hit.passage.article),
                    "",
                    tuple(range(start, start + len(text))),
                    hit.passage,
                )
            )
        return items


@dataclass(frozen=True, slots=True)
class PlaceSource(_Leading):
    """Places in the order given, each with what it is called: the trail, the marks."""

    title: str
    places: Sequence[tuple[str, Passage]]
    """What is said before the text (may be empty), and the place."""
    text_of: Callable[[Passage], str]
    title_of: Callable[[str], str]
    slow: bool = False

    def find(self, query: str) -> list[Item]:
        """Places whose name, text or article holds every word of the query."""
        words = fold(query).split()
        items = []
        for number, (name, place) in enumerate(self.places):
            text, title = f"{name}{self.text_of(place)}", self.title_of(place.article)
            haystack = fold(f"{text} {title}")
            if all(word in haystack for word in words):
                items.append(Item(str(number), text, title, "", (), place))
        return items


@dataclass(frozen=True, slots=True)
class CommandSource:
    """Commands by title, id and keys."""

    commands: Mapping[str, Command]
    names: FuzzyIndex
    keys_of: Callable[[str], str]
    title: str = "commands"
    slow: bool = False
    previews: bool = False

    @classmethod
    def of(cls, commands: Sequence[Command], keys_of: Callable[[str], str]) -> CommandSource:
        """The source for `commands`; `keys_of` tells a command's keys."""
        texts = [(text, one.id) for one in commands for text in (one.title, one.id, *one.words)]
        return cls({one.id: one for one in commands}, FuzzyIndex(texts), keys_of)

    def find(self, query: str) -> list[Item]:
        """Commands for a query; all of them for an empty one."""
        if not query.strip():
            return [self._item(command, ()) for command in self.commands.values()]
        items = []
        for hit in self.names.find(query, LIMIT):
            command = self.commands[hit.key]
            items.append(self._item(command, hit.positions if hit.text == command.title else ()))
        return items

    def _item(self, command: Command, marks: tuple[int, ...]) -> Item:
        return Item(command.id, command.title, command.help, self.keys_of(command.id), marks)

    def landing(self, item: Item) -> Passage | None:
        """Commands are run, not gone to."""
        del item
        return None


def _squeezed(text: str) -> str:
    """White space as single blanks, those at the ends kept: neighbouring pieces still fit together."""
    return re.sub(r"\s+", " ", text)
