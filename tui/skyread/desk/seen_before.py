"""What of the article shown was read before in another one, and what of it stands elsewhere.

Which paragraphs repeat is found by `index.repeats`; here the reading state is laid beside it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from skyread.desk.reader import Reader
from skyread.index.repeats import Repeated, Repeats
from skyread.notebook.reading import ReadingState
from skyread.text.spans import Passage, Span


@dataclass(frozen=True, slots=True)
class Known:
    """A paragraph of the article shown that stands in another article too."""

    start: int
    end: int
    place: Passage
    """Where it was read, else where else it stands."""
    read: bool
    """Whether it was read there before this article was, or in the same second."""
    others: int
    """In how many other articles it stands."""


class SeenBefore:
    """The repeated paragraphs of the article shown."""

    def __init__(self, reader: Reader, state_of: Callable[[str], ReadingState]) -> None:
        self.repeats = Repeats()
        self._reader = reader
        self._state_of = state_of

    def in_sight(self) -> Sequence[Known]:
        """Those on the screen that were read before."""
        return [one for one in self._within(self._reader.visible()) if one.read]

    def in_focus(self) -> Known | None:
        """The one that the focus is in."""
        focus = self._reader.focus
        return next(self._within(focus), None) if focus is not None else None

    def _within(self, span: Span) -> Iterator[Known]:
        """Those of the article shown that a range touches; only these are looked at, for every key asks."""
        article = self._reader.article
        some = self.repeats.paragraphs.get(article.id, ()) if article is not None else ()
        for number in range(bisect_right(some, span.start, key=attrgetter("end")), len(some)):
            if article is None or some[number].start >= span.end:
                break
            yield self._known(article.id, some[number])

    def _known(self, article: str, one: Repeated) -> Known:
        own = self._state_of(article)
        until = own.finished if own.read else None
        read = [place for place in one.elsewhere if _was_read(self._state_of(place.article), until)]
        place = min(
            read, key=lambda place: self._state_of(place.article).finished or "", default=one.elsewhere[0]
        )
        return Known(one.start, one.end, place, bool(read), one.others)


def _was_read(state: ReadingState, until: str | None) -> bool:
    """Whether an article was read, and not after a moment if one is given."""
    return state.read and (until is None or (state.finished or "") <= until)
