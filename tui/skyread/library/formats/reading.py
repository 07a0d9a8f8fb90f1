"""What a reader of a format gives: the common ground of all formats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from skyread.library.article import Block
from skyread.text.spans import Span


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file says about itself outside its text (front matter, headers); None where it says nothing."""

    title: str | None = None
    published: str | None = None
    """ISO day, month or year."""
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The bytes of one file, read: text, blocks over it, and what the file states."""

    text: str
    blocks: tuple[Block, ...]
    encoding: str
    encoding_guessed: bool
    hidden: tuple[Span, ...] = ()
    stated: Stated = Stated()
    remarks: tuple[str, ...] = ()
    """What the user should hear about: replaced characters, front matter that was refused."""


Reader = Callable[[bytes, str | None], Reading]
"""Reads the bytes of a file; the second argument is an encoding that overrides detection, if any."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format and its reader."""

    name: str
    suffixes: tuple[str, ...]
    """Lower case, with the dot."""
    read: Reader
