"""Which words before a verb are its subject, where a clause before it or a phrase between commas parts the two.

Reads commas and relative pronouns alone; whom the words that are left mean is read by `subjects`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from skyread.entities import speech_cues as words
from skyread.text.spans import Span

_COMMA = re.compile(r",(?!\S)")
_SUBORDINATE = re.compile(
    r"\W*(?:While|When|If|Although|Though|Because|Once|After|Before|Since|Until|Unless|Whether|[A-Z][a-z]+ing)\b"
)
_FRONTED = re.compile(
    r"\W*(?:(?:And|But|So|Yet) )?(?:In|On|At|During|By|For|From|With|Without|As|Asked|Despite|Like|Unlike|Under|Even|Later|Earlier|Meanwhile|"
    r"However|Still|Then|Yesterday|Today|Also|Last|Next|This|Among|Across|Besides?|Of|To|Nevertheless|Nonetheless|Moreover|Instead|Indeed|"
    r"Perhaps|So|Yet|And|But|[A-Z][a-z]+(?:ly|day))\b"
)
"""How words begin that stand before the subject."""
_ANEW = re.compile(r"\s*(?:and|but|while|whereas|yet|so|as)\s+(?![a-z-]+(?: of| for| at|\s*\Z))")
"""How a clause begins that has a subject of its own."""
_RELATIVE = re.compile(r"\s(?:who|whose)\b")
_RELATED = re.compile(r"\s(?:(?:in|of|for|to|with|from|under|by) )?(?:who|whom|whose|which)\b")


def bare_subject(text: str, start: int, end: int, person: Callable[[int, int], bool]) -> Span:
    """The part of `text[start:end]`, which leads to a verb, that names the verb's subject.

    `On Monday, the envoy, who had come from Vienna, ` → `the envoy`; the whole, where nothing stands between. `person` says
    whether a part begins or ends with the name of a person who can be a subject: `the envoy, Smith, ` names him.
    """
    commas = [found.start() for found in _COMMA.finditer(text, start, end)]
    if text[start:end].rstrip().endswith(","):
        low, high = _host(text, start, commas, person)
        return Span(low, _related(text, low, high))
    low = commas[-1] + 1 if commas else start
    if commas and _RELATED.match(text, low, end) is not None:
        own = _related(text, low - 1, end) == low
        return bare_subject(text, start, low, person) if own else Span(start, end)
    cut = _related(text, low, end)
    return Span(low, cut) if cut < end else Span(start, end)


def _related(text: str, start: int, end: int) -> int:
    """Where `who` begins a clause that ends with the words at `end`, with a verb of its own before them; else `end`."""
    for found in _RELATIVE.finditer(text, start, end):
        content = [
            word
            for word in text[found.end() : end].split()
            if word.lower().strip(",") not in words.ADVERBS and not word.endswith("ly")
        ]
        if content and text[start : found.start()].strip() != "":
            return found.start()
    return end


def _host(text: str, start: int, commas: list[int], person: Callable[[int, int], bool]) -> tuple[int, int]:
    """Of the parts that end at the commas, the one that the others behind it stand beside."""
    parts = list(zip((start, *(at + 1 for at in commas)), commas, strict=False))
    first = next((n for n, part in enumerate(parts) if not _fronted(text, *part, person)), len(parts) - 1)
    for n in range(first + 1, len(parts) - 1):
        if _ANEW.match(text, *parts[n]):
            first = n
    if person(*parts[first]):
        return parts[first]
    behind = (part for part in parts[first + 1 :] if person(*part) and not _RELATED.match(text, *part))
    return next(behind, parts[first])


def _fronted(text: str, low: int, high: int, person: Callable[[int, int], bool]) -> bool:
    """Whether a part stands before the subject and does not have it: `On Monday`, but not `In 1988 Smith`."""
    if _SUBORDINATE.match(text, low, high) is not None:
        return True
    return _FRONTED.match(text, low, high) is not None and not person(low, high)
