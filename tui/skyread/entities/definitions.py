"""Short forms that an article defines in brackets: `Long Name (ABC)`, and acronyms of common nouns to leave out."""

from __future__ import annotations

import re

from skyread.entities.analysis import EVENT, ORG, TREATY
from skyread.entities.candidates import Candidate

_OR_SHORT = re.compile(r", or (?:the )?([A-Z]{2,8})(?=[,.;:]| [a-z])")
_BRACKET = re.compile(
    r" ?\( ?(?:the |hereinafter |or |also )?[\"“'«]?([A-Z][\w-]{1,11}(?: (?:[IVX]+|Treaty|\d))?)[\"”'»]? ?\)"
)
_ACRONYM_IN_BRACKETS = re.compile(r"\(([A-Z]{2,6})s?\)")


def defined(plain: str, found: list[Candidate]) -> list[tuple[int, str, str]]:
    """The definitions among the candidates of a section: where the long surface stands, the short and the long one.

    A name of several words and a bracket behind it with one short name in it (or ", or ABC,"): by initials, or, where the type says that
    it is a body or a treaty, also by the initials of another language ("Open Skies Treaty (DON)").
    """
    definitions: list[tuple[int, str, str]] = []
    by_start = {item.start: item for item in found}
    for item in found:
        opening = plain[item.end : item.end + 2]
        if opening not in _OPENINGS and opening[:1] != "(":
            continue
        if opening == ", " and not plain.startswith("or ", item.end + 2):
            continue
        match = (_OR_SHORT if opening == ", " else _BRACKET).match(plain, item.end)
        if match is None or item.kind in _NEVER_LONG or " " not in item.surface:
            continue
        inner = by_start.get(match.start(1))
        if opening == ", " and match.group(1)[0] != item.surface[0]:
            continue
        if inner is not None and _defines(item, inner, match.group(1)):
            definitions.append((item.start, inner.surface, item.surface))
            item.weak, item.weight = False, max(item.weight, 6)
            inner.type, inner.weight, inner.weak = item.type, item.weight, False
    return definitions


_OPENINGS = frozenset((" (", "(", ", "))
_NEVER_LONG = frozenset("kqKQp")


def _defines(long: Candidate, inner: Candidate, short: str) -> bool:
    if _initials_match(long.surface, short):
        return True
    if short[0] == long.surface[0] and sum(map(str.isupper, short)) > 1 and inner.kind in ("u", "a"):
        return long.type in (TREATY, ORG, EVENT)
    return (
        long.type in (TREATY, ORG, EVENT)
        and short.isupper()
        and (inner.kind != "o" or _mostly(long.surface, short))
    )


def _mostly(long: str, short: str) -> bool:
    """Whether all letters of `short` but one begin words of `long`, in any order: another language's initials."""
    letters = [word[0] for word in re.split(r"[\s-]+", long) if word[:1].isupper()]
    missing = 0
    for letter in short:
        if letter in letters:
            letters.remove(letter)
        else:
            missing += 1
    return len(short) > 2 and missing < 2


def common_acronyms(plain: str) -> set[str]:
    """Acronyms that brackets explain by words in small letters: "improvised explosive devices (IEDs)"."""
    common: set[str] = set()
    for match in _ACRONYM_IN_BRACKETS.finditer(plain):
        short = match.group(1)
        words = plain[max(0, match.start() - 80) : match.start()].replace("-", " ").split()[-len(short) :]
        if len(words) == len(short) and all(
            word.islower() and word[0] == letter.lower() for word, letter in zip(words, short, strict=True)
        ):
            common |= {short, short + "s"}
    return common


def _initials_match(long: str, short: str) -> bool:
    """Whether the letters of `short` are, in order, among the first letters of the words of `long`."""
    initials = iter(word[0].lower() for word in re.split(r"[\s-]+", long) if word)
    return all(letter.lower() in initials for letter in short if letter.isalpha())
