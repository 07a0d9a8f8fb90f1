"""An article's headline in its text: found where it stands, put there where it doesn't."""

from __future__ import annotations

from collections.abc import Sequence

from skyread.library.article import BlockKind
from skyread.text.folding import fold

Lines = list[tuple[BlockKind | None, str]]
_NEAR = 12


def key(text: str) -> str:
    """What is compared of two lines: their letters and digits, without case and accents."""
    return "".join(character for character in fold(text) if character.isalnum())


def headed(lines: Sequence[tuple[BlockKind | None, str]], title: str | None) -> Lines:
    """The lines with `title` as their headline: among the first lines, else put before them.

    Another headline becomes a heading. Without a title the lines stay as they are.
    """
    if title is None:
        return list(lines)
    wanted = key(title)
    made: Lines = [(BlockKind.HEADING if kind is BlockKind.TITLE else kind, text) for kind, text in lines]
    for number, (kind, text) in enumerate(made[:_NEAR]):
        if kind in (None, BlockKind.HEADING) and wanted and key(text) == wanted:
            made[number] = (BlockKind.TITLE, text)
            return made
    return [(BlockKind.TITLE, title), *made]
