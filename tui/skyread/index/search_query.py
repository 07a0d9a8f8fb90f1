"""The language of full-text search: what was typed, taken apart.

Words must all occur; `"words in quotes"` must stand side by side; `-word` and `-"a phrase"` must not occur;
`title:word` and `source:word` look at what is known about the article. A word with inner punctuation ("cease-fire",
"U.S.") is a phrase of its parts. Every string is a query: a quote that was not closed yet ends with the query.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from skyread.text.folding import fold

WORD = re.compile(r"[^\W_]+")
_BETWEEN_WORDS = r"[\W_]{1,6}"
"""What may stand between the words of a phrase: blanks, line breaks, quotes, markup."""
_PIECE = re.compile(
    r"""
    (?P<not>-?) (?:(?P<field>title|source):)?
    (?: "(?P<phrase>[^"]*) (?P<closed>"?) | (?P<word>[^\s"]*) )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """A folded word, or several that stand side by side."""

    words: tuple[str, ...]
    unfinished: bool
    """Whether the last word may go on."""

    def matches(self, folded: str) -> list[tuple[int, int]]:
        """Where the term stands in a folded text, as whole words: starts and ends."""
        end = "[^\\W_]*" if self.unfinished else r"(?![^\W_])"
        pattern = re.compile(_BETWEEN_WORDS.join(map(re.escape, self.words)) + end)
        # A look-behind in the pattern would keep `re` from skipping to the first letters.
        return [
            match.span()
            for match in pattern.finditer(folded)
            if match.start() == 0 or not WORD.match(folded, match.start() - 1)
        ]

    def __len__(self) -> int:
        """How many characters were asked for, one between words included."""
        return sum(map(len, self.words)) + len(self.words) - 1


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What a query asks for."""

    terms: tuple[Term, ...]
    banned: tuple[Term, ...]
    fields: tuple[tuple[str, Term], ...]
    """Terms that the "title" or the "source" must hold."""
    banned_fields: tuple[tuple[str, Term], ...]

    def __bool__(self) -> bool:
        """Whether anything was asked at all."""
        return bool(self.terms or self.banned or self.fields or self.banned_fields)


def parse(query: str, typing: bool) -> SearchQuery:
    """Take a query apart. While `typing`, the word at its very end may go on, unless it is to be left out."""
    terms: list[Term] = []
    banned: list[Term] = []
    fields: list[tuple[str, Term]] = []
    banned_fields: list[tuple[str, Term]] = []
    folded = fold(query)
    for piece in _PIECE.finditer(folded):
        words = tuple(WORD.findall(piece["phrase"] or piece["word"] or ""))
        if not words:
            continue
        at_end = piece.end() == len(folded) and WORD.match(folded, len(folded) - 1) is not None
        term = Term(words, unfinished=typing and at_end and not piece["not"])
        if piece["field"]:
            (banned_fields if piece["not"] else fields).append((piece["field"], term))
        else:
            (banned if piece["not"] else terms).append(term)
    return SearchQuery(
        tuple(dict.fromkeys(terms)), tuple(banned), tuple(dict.fromkeys(fields)), tuple(banned_fields)
    )
