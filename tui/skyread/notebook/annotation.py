"""What an annotation is: a highlight and/or a note on a passage, and all that is needed to find the passage again.

Plain data. How it is kept is the business of `annotations`, how its passage is found in a changed text that of
`anchoring`. An annotation outlives its article: the quote and where it stood are inside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import uuid4


class State(StrEnum):
    """How surely an annotation's passage is known in an article as it is now."""

    EXACT = "exact"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    ORPHAN = "orphan"

    @property
    def sign(self) -> str:
        """One character for the margin and for lists."""
        return {"exact": "●", "moved": "≈", "ambiguous": "?", "orphan": "○"}[self.value]


@dataclass(frozen=True, slots=True)
class Source:
    """The article as it was when the annotation was made, for a reader who has it no more."""

    title: str | None
    published: str | None
    """ISO day, month or year."""
    source: str | None
    path: str
    """The file that held it."""
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A sentence, or several, elsewhere in the article, that look like a passage's own or hold the same words."""

    text: str
    around: float
    """How far what stands around it agrees with what stands around the passage, from 0 to 1."""
    prefix: str = ""
    suffix: str = ""
    """What stands before and after it; both empty where that was not kept."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where an annotation was made. Offsets are code points in the article's text, end exclusive.

    These are the original selectors: they change only when the user gives the annotation another range, never
    because an article has changed.
    """

    article: str
    """The article's id, which is the hash of its text."""
    extractor: str
    """Format and version of what made the text: "text", "html 3"."""
    start: int
    end: int
    exact: str
    """The passage itself; empty for a note on the whole article, whose range is 0 to 0."""
    prefix: str
    suffix: str
    """What stands before and after it: 32 code points or more, whole sentences where that is more."""
    paragraph: int
    """Number of the paragraph, from 0."""
    source: Source
    entities: tuple[str, ...] = ()
    """Names of the entities that were mentioned in the passage."""
    lookalikes: tuple[Lookalike, ...] | None = None
    """What else in the article could be taken for it, most alike first; None: not known."""

    @property
    def whole(self) -> bool:
        """Whether it is the article as a whole."""
        return not self.exact


@dataclass(frozen=True, slots=True)
class Annotation:
    """A highlight, with or without a note and tags; or a note on an article."""

    id: str
    target: Target
    pen: str
    """The pen's name; empty for a note on an article."""
    note: str
    """Markdown; empty for a bare highlight."""
    tags: tuple[str, ...]
    created: str
    updated: str
    """ISO 8601 in UTC, with milliseconds."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where an annotation's passage may stand; the score is from 0 to 1."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Placement:
    """What came of looking for an annotation's passage in one article."""

    article: str
    """Id of the article that was looked through."""
    state: State
    start: int | None
    end: int | None
    """None unless the state is exact or moved."""
    score: float
    candidates: tuple[Candidate, ...] = ()
    """Best first; those that an ambiguous or orphaned annotation could be put on by hand."""
    by_hand: bool = False
    """Whether the user has ruled so."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An annotation and where it stands in one article."""

    annotation: Annotation
    placement: Placement


def now() -> str:
    """This moment, as annotations keep it."""
    return _written(datetime.now(UTC))


def after(moment: str) -> str:
    """This moment, or the millisecond after `moment` (as `now` wrote it) where the clock has not gone beyond it."""
    present = now()
    if present > moment:
        return present
    try:
        return _written(datetime.fromisoformat(moment) + timedelta(milliseconds=1))
    except (ValueError, OverflowError):
        return present


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def fresh_id() -> str:
    """An id that no other annotation has, anywhere."""
    return uuid4().hex
