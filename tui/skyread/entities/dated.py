"""Names with a date inside: "March 23 Movement", "25 April Bridge", "Treaty of 2 September".

A date that belongs to such a name is no date of its own.
"""

from __future__ import annotations

import re

from skyread.entities.analysis import EVENT, ORG, PLACE, TREATY, DateMention
from skyread.entities.candidates import Candidate

_HEADS = (
    (
        ORG,
        "Movement Brigade Brigades Alliance Coalition Party Front Organization Organisation Division Committee",
    ),
    (EVENT, "Revolution Uprising Massacre"),
    (TREATY, "Agreement Agreements Accord Accords Treaty"),
    (PLACE, "Bridge Stadium Square Street Avenue Boulevard Airport Park Camp"),
)
_TYPES = {word: type_ for type_, words in _HEADS for word in words.split()}
_HEAD = re.compile(rf" ({'|'.join(_TYPES)})\b")
_TREATY_OF = re.compile(r"\b(?:Treaty|Agreement|Accord|Protocol|Memorandum) of (?:the )?\Z")


def dated_names(plain: str, dates: list[DateMention]) -> list[Candidate]:
    """The names that go on from a date, or end in one."""
    found = []
    for date in dates:
        if date.day is None or date.weekday is not None:
            continue
        head = _HEAD.match(plain, date.end) if date.year is None else None
        if head is not None:
            start, end, type_ = date.start, head.end(), _TYPES[head.group(1)]
        else:
            before = _TREATY_OF.search(plain, max(0, date.start - 24), date.start)
            if before is None:
                continue
            start, end, type_ = before.start(), date.end, TREATY
        found.append(Candidate(start, end, " ".join(plain[start:end].split()), type_, 8, "y", False, False))
    return found


def free_dates(dates: list[DateMention], names: list[Candidate]) -> list[DateMention]:
    """The dates that stand in none of `names`."""
    return [date for date in dates if not any(name.start <= date.start < name.end for name in names)]
