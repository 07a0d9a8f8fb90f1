"""Where an annotation stands in the library that is open: the best of what is known about it.

Looking for passages is the business of `notebook.anchoring`; here its results are only weighed against each other.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from skyread.notebook.annotation import Annotation, Placement, State
from skyread.text.spans import Passage

_RANK = {State.EXACT: 0, State.MOVED: 1, State.AMBIGUOUS: 2, State.ORPHAN: 3}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the open library knows of an annotation's passage."""

    article: str | None
    """Id of the article in which it stands or was looked for; None where the library holds no such article."""
    placement: Placement | None
    """None where it was never looked for: it stands where it was made, or nowhere in this library."""
    passage: Passage | None
    """Where it stands."""

    @property
    def state(self) -> State | None:
        """How surely it is known; None where the library does not hold its article."""
        if self.placement is not None:
            return self.placement.state
        return State.EXACT if self.article is not None else None


def standing(annotation: Annotation, placements: Iterable[Placement], articles: Container[str]) -> Standing:
    """The best place of an annotation among `articles`: where it was made, else by hand, else the surest."""
    home = annotation.target.article
    known = [one for one in placements if one.article in articles]
    if home in articles:
        best = next((one for one in known if one.article == home), None)
        if best is None:
            target = annotation.target
            return Standing(home, None, Passage(home, target.start, target.end, "note"))
    elif not known:
        return Standing(None, None, None)
    else:
        best = min(known, key=lambda one: (not one.by_hand, _RANK[one.state], -one.score, one.article))
    passage = None
    if best.start is not None and best.end is not None:
        passage = Passage(best.article, best.start, best.end, "note")
    return Standing(best.article, best, passage)
