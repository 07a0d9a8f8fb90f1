"""The library: the articles that are open, and whether their files are still what was read.

What was read and from where, and nothing of how: a start that finds all files unchanged needs no more than this.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from skyread.library.article import Article
from skyread.library.formats import SUFFIXES
from skyread.library.scanning import FoundFile, Scan, Skipped, scan
from skyread.text.sanitise import printable

NO_CACHE = "a folder, not newsboat's cache"


@dataclass(frozen=True, slots=True)
class Library:
    """The articles that are open."""

    articles: tuple[Article, ...]
    """In the order of the walk; a text that several files hold is there once, with all their paths."""
    skipped: tuple[Skipped, ...]
    """Passed over, with reasons; nothing the user asked for by name."""
    failed: tuple[Skipped, ...]
    """Asked for, but not read."""
    remarks: tuple[Skipped, ...]
    """Read, but not without doubt: a guessed encoding, replaced characters, refused front matter."""
    given: tuple[str, ...]
    """The paths as the user gave them."""
    fingerprints: Mapping[str, tuple[int, int]]
    """Size and time of change (ns) of every regular file that was found, by path."""
    closed: tuple[Skipped, ...] = ()
    """Those of the skipped and failed whose format needs an extra that is not installed; the reason says which."""
    newsboat: str | None = None
    """The path of newsboat's cache, where its articles are open too."""


def changed_paths(library: Library) -> tuple[str, ...]:
    """The paths whose files changed, appeared or vanished since `library` was read; reads no file."""
    then, today = library.fingerprints, fingerprints(walk(library.given, library.newsboat).files)
    return tuple(path for path in dict.fromkeys((*then, *today)) if then.get(path) != today.get(path))


def changed(library: Library) -> bool:
    """Whether any file of the library changed, appeared or vanished since it was read."""
    return bool(changed_paths(library))


def walk(given: Sequence[str], newsboat: str | None) -> Scan:
    """What the paths mean, newsboat's cache last."""
    found = scan(given, suffixes=SUFFIXES)
    if newsboat is not None:
        cache = scan((newsboat,), suffixes=())
        found.files += [replace(file, newsboat=True) for file in cache.files]
        found.failed += cache.failed or [Skipped(printable(newsboat), NO_CACHE)] * (not cache.files)
    return found


def fingerprints(files: Sequence[FoundFile]) -> dict[str, tuple[int, int]]:
    """Size and time of change (ns) of the regular files, by path."""
    return {file.path: (file.size, file.modified_ns) for file in files if file.regular}
