"""Annotations by article, each article with a file name that stays the same, for exports that git compares.

An article is the text in which annotations were made: when its file changes, later annotations are listed apart,
with the quotes as they stand in the later text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256

from skyread.notebook.annotation import Source, Target
from skyread.notebook.exchange.entry import Entry, in_order
from skyread.text.folding import fold

_LONGEST_NAME = 60
_HASH = 12
_WORD = re.compile("[a-z0-9]+")


def by_article(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """The annotations of each article, in the order in which they stand there; articles by date and title."""
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in in_order(entries):
        groups[_article(entry.annotation.target)].append(entry)
    for _, group in sorted(groups.items(), key=_date_and_title):
        yield sorted(group, key=_place)


def file_stem(entries: list[Entry]) -> str:
    """The name without suffix for the file of one article: words of its title, then the start of its hash."""
    target = in_order(entries)[0].annotation.target
    name = "-".join(_WORD.findall(fold(_title(target.source))))[:_LONGEST_NAME].strip("-")
    return f"{name or 'article'}-{_hash(target)[:_HASH]}"


def _date_and_title(item: tuple[str, list[Entry]]) -> tuple[str, str, str]:
    """By what its first annotation tells of an article: later ones may have been told otherwise."""
    article, group = item
    source = group[0].annotation.target.source
    return source.published or "", fold(_title(source)), article


def _place(entry: Entry) -> tuple[int, int]:
    return entry.annotation.target.start, -entry.annotation.target.end


def _article(target: Target) -> str:
    """What tells articles apart; where the hash is not known, what else is."""
    source = target.source
    return target.article or "\n".join((source.link or "", source.path, source.title or ""))


def _hash(target: Target) -> str:
    known = target.article
    return known if re.fullmatch("[0-9a-f]{8,}", known) else sha256(_article(target).encode()).hexdigest()


def _title(source: Source) -> str:
    return source.title or re.split(r"[\\/]", source.path)[-1]
