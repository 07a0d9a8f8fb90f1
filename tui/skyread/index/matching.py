"""Finding what `/` asks for in the text of one article.

A query is literal text, read the way a reader means it: lower case finds any case, white space finds any run of
white space (so a match goes on across a hard line wrap), plain letters find accented ones, and straight quotes and
dashes find typographic ones. Typing a capital or an accent asks for exactly that. Ranking and queries over the
library stay out (`search`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from skyread.text.folding import fold
from skyread.text.spans import Span

_BLANKS = re.compile(r"(\s+)")


def is_hidden(hidden: Sequence[Span], offset: int) -> bool:
    """Whether the character at `offset` lies in one of the ranges, which are sorted and do not overlap."""
    place = bisect_right(hidden, offset, key=lambda span: span.start) - 1
    return place >= 0 and hidden[place].covers(offset)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled query; `Pattern.compile` makes one."""

    query: str
    candidates: re.Pattern[str]
    """Finds candidates in a folded text."""
    capitals: bool
    """Whether the query has an upper-case letter, and so asks for its own letter case."""
    accents: tuple[tuple[int, str], ...]
    """The accented letters typed, lower case, each with its place among the query's characters that are not blank."""

    @classmethod
    def compile(cls, query: str) -> Pattern:
        """The pattern for what was typed. An empty query matches nowhere."""
        if not query:
            return cls(query, re.compile(r"(?!)"), False, ())
        parts = [" +" if part.isspace() else re.escape(fold(part)) for part in _BLANKS.split(query) if part]
        letters = "".join(query.split())
        plain = fold(letters)
        accents = tuple(
            (place, letter.lower())
            for place, letter in enumerate(letters)
            if letter.isalpha() and letter.lower() != plain[place]
        )
        capitals = any(letter.isupper() for letter in letters)
        return cls(query, re.compile("".join(parts)), capitals, accents)

    def find_all(self, text: str, folded: str | None = None, hidden: Sequence[Span] = ()) -> list[Span]:
        """Every match in `text`, left to right, without overlap.

        `folded` is `fold(text)` where the caller keeps it; it costs more than the search itself. Matches that begin
        in one of the `hidden` ranges (sorted), which are not drawn, are passed over.
        """
        spans = self._find(text, fold(text) if folded is None else folded)
        return [span for span in spans if not is_hidden(hidden, span.start)] if hidden else spans

    def _find(self, text: str, folded: str) -> list[Span]:
        if not self.capitals and not self.accents:
            return [Span(*match.span()) for match in self.candidates.finditer(folded)]
        spans: list[Span] = []
        capital = self.query[0].isupper()
        search = self.candidates.search
        match = search(folded)
        while match:
            start, end = match.span()
            # The first letter settles most candidates without taking them apart.
            if (not capital or text[start].isupper()) and self._agrees(text[start:end]):
                spans.append(Span(start, end))
                match = search(folded, end)
            else:
                match = search(folded, start + 1)
        return spans

    def _agrees(self, found: str) -> bool:
        """Whether a candidate, equal to the query once folded, has the letter case and accents that were typed."""
        letters = "".join(found.split())
        if self.capitals:
            asked = "".join(self.query.split())
            if any(one.isupper() != other.isupper() for one, other in zip(letters, asked, strict=True)):
                return False
        return all(letters[place].lower() == letter for place, letter in self.accents)
