"""What tests of names share: analysing and resolving plain texts."""

from __future__ import annotations

from skyread.entities.lexicon import Lexicon
from skyread.entities.model import Resolution
from skyread.entities.recogniser import Analysis, analyse
from skyread.entities.resolver import resolve
from skyread.library.article import Block, BlockKind


def paragraphs(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Block]:
    """Each line of the text that is not blank as one block."""
    found, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            start = position + len(line) - len(line.lstrip())
            found.append(Block(kind, start, position + len(line.rstrip())))
        position += len(line) + 1
    return found


def analysed(text: str, lexicon: Lexicon | None = None) -> Analysis:
    """The analysis of a text, its lines as paragraphs."""
    return analyse(text, paragraphs(text), lexicon or Lexicon.load())


def resolved(*texts: str, published: str | None = None, lexicon: Lexicon | None = None) -> Resolution:
    """The names of texts that make one library; the articles are called "0", "1", …"""
    chosen = lexicon or Lexicon.load()
    analyses = {str(number): analysed(text, chosen) for number, text in enumerate(texts)}
    return resolve(analyses, dict.fromkeys(analyses, published), chosen)


def names(text: str, published: str | None = None) -> list[tuple[str, str]]:
    """Surface and type of each mention of a text."""
    return [(m.surface, m.type.value) for m in resolved(text, published=published).mentions["0"]]


def clusters(*texts: str) -> dict[str, str]:
    """Surface form → name of its entity, over a library of texts."""
    found = resolved(*texts)
    return {
        mention.surface: found.entities[entity].name
        for article in found.mentions
        for mention, entity in zip(found.mentions[article], found.assignments[article], strict=True)
    }
