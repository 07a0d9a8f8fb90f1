"""A stretch of word classes that a rule matched, and what the rule made of it: what all rules share."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from skyread.entities.lexicon import Lexicon
from skyread.entities.tokens import Atom

NO_NAME = -9
"""The weight of a common word with a capital: a name only if the article shows that somebody is called so."""
ANY = "ikqKQodpguwaAGDLHCcEmMnyzeNVZPB"
_PLACE_BODY = r"[kKqQ](?![wCcEmaHL])"
BODY = rf"(?:[kK]&[dwDu]*[kK](?=f)|{_PLACE_BODY}|[dDwCcLEmaoYyeGuqQkKnHtPVz]+(?:[&B](?=[wcCELMHP])[dwcCEmLMHP]+)?)"


class Stretch(NamedTuple):
    """A stretch of classes that a rule matched, for the rule's maker to judge."""

    words: list[Atom]
    classes: str
    start: int
    end: int
    initial: bool
    """Whether the stretch opens a sentence."""
    lexicon: Lexicon

    @property
    def titled(self) -> bool:
        """Whether a title stands directly before the stretch."""
        return self.start > 0 and self.classes[self.start - 1] == "t"

    @property
    def inner(self) -> str:
        """The classes of the stretch."""
        return self.classes[self.start : self.end]


class Made(NamedTuple):
    """The name that a rule made of the beginning of a stretch."""

    type: int
    weight: int
    weak: bool
    end: int
    """The index of the atom after the last."""


Rule = tuple[re.Pattern[str], Callable[[Stretch], Made | None]]
"""A pattern over classes and the maker that judges what it matched."""
