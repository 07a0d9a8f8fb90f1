"""Small libraries for tests of the index: articles with marked names, without recogniser or resolver."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from skyread.entities.model import Entity, EntityType, Mention, Resolution
from skyread.library.article import Article, Block, BlockKind

_MARKED = re.compile(r"\[([^|\]]+)(?:\|([^\]]+))?\]")


def article_of(text: str, *, title: str | None = None, source: str | None = None) -> Article:
    """An article whose paragraphs are the pieces between empty lines; a first line that begins with # is its title."""
    blocks = [
        Block(
            BlockKind.TITLE if match[0].startswith("#") else BlockKind.PARAGRAPH, match.start(), match.end()
        )
        for match in re.finditer(r"\S(?:[^\n]|\n(?!\s*\n|\s*\Z))*", text)
    ]
    return Article(
        id=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        blocks=tuple(blocks),
        title=title,
        published=None,
        published_basis=None,
        source=source,
        paths=("a.txt",),
        format="text",
        encoding="utf-8",
        encoding_guessed=False,
        words=len(text.split()),
    )


def library_of(
    *marked: str, kinds: Mapping[str, EntityType] | None = None
) -> tuple[list[Article], Resolution]:
    """Articles from texts in which every name is marked: `[alias|entity]`, or `[entity]` where they are the same.

    An entity's id is its name in lower case; its type is OTHER where `kinds` does not say.
    """
    articles: list[Article] = []
    mentions: dict[str, tuple[Mention, ...]] = {}
    assignments: dict[str, tuple[str, ...]] = {}
    aliases: dict[str, Counter[str]] = {}
    kinds = kinds or {}
    for source in marked:
        text = ""
        found: list[tuple[int, str, str]] = []
        last = 0
        for match in _MARKED.finditer(source):
            text += source[last : match.start()]
            name = match[2] or match[1]
            found.append((len(text), match[1], name))
            aliases.setdefault(name, Counter())[match[1]] += 1
            text += match[1]
            last = match.end()
        article = article_of(text + source[last:])
        articles.append(article)
        mentions[article.id] = tuple(
            Mention(start, start + len(alias), alias, kinds.get(name, EntityType.OTHER))
            for start, alias, name in found
        )
        assignments[article.id] = tuple(name.lower() for _, _, name in found)
    entities = {
        name.lower(): Entity(
            name.lower(),
            name,
            kinds.get(name, EntityType.OTHER),
            tuple(one for one, _ in forms.most_common()),
        )
        for name, forms in aliases.items()
    }
    return articles, Resolution(entities, mentions, assignments)


def texts_of(articles: Sequence[Article]) -> dict[str, str]:
    """The articles' texts by id."""
    return {article.id: article.text for article in articles}
