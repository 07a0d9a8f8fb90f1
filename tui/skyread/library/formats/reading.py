"""What a reader of a format gives: the common ground of all formats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    author: str | None = None
    link: str | None = None
    """Where the article was published, as an address."""


UNSAID = Stated()
"""What a file says that says nothing about itself."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One article of a file: its text, blocks over it, and what the file states."""

    text: str
    blocks: tuple[Block, ...]
    encoding: str
    encoding_guessed: bool
    hidden: tuple[Span, ...] = ()
    stated: Stated = UNSAID
    remarks: tuple[str, ...] = ()
    """What the user should hear about: replaced characters, front matter that was refused."""
    part: str = ""
    """Which article of its file this is, where a file holds several: its path is `FILE#part`."""


class UnreadableError(ValueError):
    """The bytes of a file hold no article; the message says why in a few words."""


class PassingError(UnreadableError):
    """The file could not be read for a reason that lies outside it, such as a library that is not installed."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the user chose about formats. Few heed any of it."""

    fields: tuple[tuple[str, str], ...] = ()
    """For records: a field of ours, and the name that it has in the file."""
    whole_books: bool = False
    """A book is one article, not one a chapter."""


USUAL = Options()
"""What holds where the user chose nothing."""

Reader = Callable[[bytes, str | None], Sequence[Reading]]
"""Reads the bytes of a file; the second argument is an encoding that overrides detection, if any.

Raises UnreadableError where there is nothing to read.
"""


@dataclass(frozen=True, slots=True)
class Format:
    """A format and its reader."""

    name: str
    suffixes: tuple[str, ...]
    """Lower case, with the dot."""
    read: Reader
    binary: bool = False
    """Whether its files are no text to look at, so that bytes which are none say nothing."""
    version: int = 0
    """Of the extractor; goes up when it reads anything differently. 0: reading costs little and is not cached."""
    needs: tuple[str, ...] = ()
    """Modules of an extra that its reader imports."""
    extra: str = ""
    """The extra that brings them."""
    read_by: Callable[[Options], Reader] | None = None
    """For formats that heed options: the reader for some of them."""

    def reader(self, options: Options) -> Reader:
        """The reader for what the user chose."""
        return self.read_by(options) if self.read_by is not None else self.read
