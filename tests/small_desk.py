"""Small desks for tests: articles block by block with marked names, opened without files, recogniser or resolver."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from unittest.mock import patch

from textual.pilot import Pilot

from skyread.desk.desk import Desk
from skyread.desk.naming import Naming
from skyread.desk.opening import Opening, Request
from skyread.desk.reader import Reader
from skyread.entities.model import Entity, EntityType, Mention, Resolution
from skyread.index.library_index import Index
from skyread.keys.keymap import load_default
from skyread.keys.settings import Settings
from skyread.library.article import Article, Block, BlockKind
from skyread.library.collection import Library
from skyread.notebook.store import Notebook
from skyread.ui.app import Skyread
from skyread.ui.loading import ArticlesRead, NamesFound
from skyread.ui.screen import DeskScreen

_MARKED = re.compile(r"\[([^|\]]+)(?:\|([^\]]+))?\]")

FURNITURE = BlockKind.FURNITURE
Source = str | tuple[BlockKind, str]
"""A block: a paragraph's text, or a kind and its text."""


@dataclass(frozen=True, slots=True)
class Written:
    """An article and the names that stand in it."""

    article: Article
    names: tuple[tuple[int, str, str], ...]
    """(offset, surface form, entity's name) of every mention."""

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text


def written(
    *sources: Source,
    title: str | None = None,
    published: str | None = None,
    source: str | None = None,
    path: str = "a.txt",
) -> Written:
    """An article of these blocks; names are marked `[alias|Name]`, or `[Name]` where they are the same."""
    text, blocks, names = "", [], []
    for one in sources:
        kind, marked = one if isinstance(one, tuple) else (BlockKind.PARAGRAPH, one)
        start = len(text)
        last = 0
        for match in _MARKED.finditer(marked):
            text += marked[last : match.start()]
            names.append((len(text), match[1], match[2] or match[1]))
            text += match[1]
            last = match.end()
        text += marked[last:]
        blocks.append(Block(kind, start, len(text)))
        text += "\n\n"
    article = Article(
        id=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        blocks=tuple(blocks),
        title=title,
        published=published,
        published_basis=None,
        source=source,
        paths=(path,),
        format="text",
        encoding="utf-8",
        encoding_guessed=False,
        words=len(text.split()),
    )
    return Written(article, tuple(names))


def index_of(*library: Written, kinds: Mapping[str, EntityType] | None = None) -> Index:
    """The index of these articles; an entity's id is its name in lower case, its type PERSON unless `kinds` says."""
    kinds = kinds or {}
    forms: dict[str, Counter[str]] = {}
    for one in library:
        for _, alias, name in one.names:
            forms.setdefault(name, Counter())[alias] += 1
    entities = {
        name.lower(): Entity(
            name.lower(),
            name,
            kinds.get(name, EntityType.PERSON),
            tuple(form for form, _ in found.most_common()),
        )
        for name, found in forms.items()
    }
    mentions = {
        one.id: tuple(
            Mention(start, start + len(alias), alias, entities[name.lower()].type)
            for start, alias, name in one.names
        )
        for one in library
    }
    owners = {one.id: tuple(name.lower() for _, _, name in one.names) for one in library}
    return Index.build([one.article for one in library], Resolution(entities, mentions, owners))


def desk_of(
    *library: Written,
    notebook: Notebook | None = None,
    settings: Settings | None = None,
    kinds: Mapping[str, EntityType] | None = None,
) -> Desk:
    """A desk with these articles and their names; none is shown yet."""
    desk = Desk(notebook or Notebook.in_memory(), settings or Settings())
    desk.take_articles([one.article for one in library])
    take_names(desk, index_of(*library, kinds=kinds))
    return desk


def take_names(desk: Desk, index: Index) -> None:
    """Give a desk the names of its library, as the screen does, with what the user has ruled."""
    desk.deciding.take_base(index)
    desk.take_index(desk.deciding.lay())


def reader_of(one: Written, *, width: int = 30, height: int = 5) -> Reader:
    """A reader that shows one article from its beginning."""
    desk = desk_of(one)
    desk.reader.resize(width, height)
    desk.reader.show(one.article)
    return desk.reader


def focused(reader: Reader) -> str:
    """The sentence in focus, its white space as single blanks."""
    assert reader.article is not None and reader.focus is not None
    return " ".join(reader.article.text[reader.focus.start : reader.focus.end].split())


def named(reader: Reader) -> str | None:
    """The surface form of the mention in focus."""
    return reader.mention.surface if reader.mention else None


def sentence(number: int) -> str:
    """One of a row of sentences that can be told apart, none of them with a name."""
    return f"Line {number} of the brief says a little more than the one before it did."


def read_as(*library: Written) -> Library:
    """What reading these articles from files would have given."""
    return Library(tuple(one.article for one in library), (), (), (), (), {})


@asynccontextmanager
async def screen_of(
    *library: Written,
    size: tuple[int, int] = (130, 24),
    notebook: Notebook | None = None,
    settings: Settings | None = None,
    kinds: Mapping[str, EntityType] | None = None,
    naming: Naming | None = None,
    preset: str = "vim",
) -> AsyncIterator[DeskScreen]:
    """The real screen over these articles, with the keys of a preset, ready for `screen.press`.

    `naming` is what was found in them, where that is more than the names that are marked.
    """
    desk = Desk(notebook or Notebook.in_memory(), settings or Settings())
    found = naming or Naming(index_of(*library, kinds=kinds), frozenset())
    with (
        patch("skyread.desk.opening.read_articles", lambda *_: read_as(*library)),
        patch("skyread.desk.opening.find_names", lambda *_: found),
    ):
        app = Skyread(desk, Opening(Request((), None, None, None, None)), load_default(preset), [])
        async with app.run_test(size=size) as pilot:
            while not desk.named and app.desk_screen.failure is None:
                await pilot.pause()
            yield app.desk_screen
    if app.desk_screen.failure is not None:
        raise app.desk_screen.failure


def reload(screen: DeskScreen, *library: Written) -> None:
    """What the screen does when the library was read again and holds these articles."""
    screen.desk.remember()
    screen.on_articles_read(ArticlesRead(read_as(*library)))
    screen.on_names_found(NamesFound(Naming(index_of(*library), frozenset())))


def press(screen: DeskScreen, *keys: str) -> None:
    """Press keys one after the other; a word that is no key's name is typed letter by letter by `type_in`."""
    for key in keys:
        screen.press(key)


def type_in(screen: DeskScreen, text: str) -> None:
    """Type text, character by character."""
    for character in text:
        screen.press("space" if character == " " else character)


async def settle(screen: DeskScreen) -> None:
    """Let the screen lay out, draw and take the messages that are waiting."""
    await Pilot(screen.app).pause()
