"""The same statement told twice: quotes whose words are nearly the same, as outlets and translators vary them.

Words are compared, never meaning. Rare words that two quotes share make them candidates; rapidfuzz's token ratios decide.
A long quote may hold several statements that other articles tell one by one; those stay different statements.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from skyread.text.folding import fold

FEWEST = 5
"""Words below which two quotes may be alike by chance."""
_ALIKE = 82.0
"""Ratio of shared words at which two quotes of one speaker, or of speakers unknown, are the same statement."""
_ALIKE_ANYWAY = 92.0
"""The same where the articles name different speakers."""
_PART = 92.0
"""How nearly a short quote must stand in a long one to be a part of it."""
_COMMON = 60
"""A word of so many different quotes, or of a part in three hundred of them, leads to no candidates."""
_SHARED = 3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Statements:
    """What is told more than once, quotes being numbers."""

    groups: Sequence[Sequence[int]]
    """Two or more quotes of one statement, ascending; no quote is in two groups. They come in the order of their first."""
    kin: Mapping[int, Sequence[int]]
    """Quote → all that say what it says, wholly or in part, itself too, ascending; quotes without any are left out."""


def same_statements(texts: Sequence[str], speakers: Sequence[str | None]) -> Statements:
    """Which of the quotes make the same statement; `speakers` says for each who speaks, None for nobody known.

    A quote that holds several statements is in the group of the longest.
    """
    words = [_WORD.findall(fold(text)) for text in texts]
    joined = [" ".join(one) for one in words]
    parents = list(range(len(texts)))
    first: dict[str, int] = {}
    for number, listed in enumerate(words):
        if len(listed) >= FEWEST:
            parents[number] = first.setdefault(joined[number], number)
    apart = sorted(first.values())
    in_order = {number: " ".join(sorted(words[number])) for number in apart}
    parts: list[tuple[int, int]] = []
    for one, two in _candidates([words[number] for number in apart]):
        early, late = apart[one], apart[two]
        differ = (
            speakers[early] is not None and speakers[late] is not None and speakers[early] != speakers[late]
        )
        least = _ALIKE_ANYWAY if differ else _ALIKE
        if fuzz.ratio(joined[early], joined[late], score_cutoff=least) or fuzz.ratio(
            in_order[early], in_order[late], score_cutoff=least
        ):
            root, other = _root(parents, early), _root(parents, late)
            parents[max(root, other)] = min(root, other)
        elif not differ and _is_part(joined[early], joined[late]):
            parts.append((early, late) if len(joined[early]) < len(joined[late]) else (late, early))
    alike = _gathered([_root(parents, number) for number in range(len(texts))])
    return _with_parts(parents, joined, alike, parts)


def _with_parts(
    parents: list[int],
    joined: Sequence[str],
    alike: Mapping[int, Sequence[int]],
    parts: Sequence[tuple[int, int]],
) -> Statements:
    """Groups and kin of quotes that are alike, by the first of them, and of pairs of a part and its whole."""
    pairs = {(_root(parents, part), _root(parents, whole)) for part, whole in parts}
    beside: defaultdict[int, set[int]] = defaultdict(set)
    longest: dict[int, int] = {}
    for part, whole in sorted(pairs):
        beside[part].add(whole)
        beside[whole].add(part)
        if len(joined[part]) < len(joined[whole]):
            held = longest.setdefault(whole, part)
            longest[whole] = max(held, part, key=lambda one: (len(joined[one]), -one))
    kin = {}
    for root, same in alike.items():
        found = sorted({*same, *(other for near in beside[root] for other in alike[near])})
        if len(found) > 1:
            kin.update(dict.fromkeys(same, found))

    def statement(root: int) -> int:
        while root in longest:
            root = longest[root]
        return root

    groups = _gathered([statement(_root(parents, number)) for number in range(len(parents))])
    return Statements(sorted(group for group in groups.values() if len(group) > 1), kin)


def _gathered(keys: Sequence[int]) -> dict[int, list[int]]:
    """The places of each key, ascending."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        found[key].append(place)
    return found


def _candidates(words: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of quotes, the earlier first, that share enough rare words to be worth comparing."""
    limit = max(_COMMON, len(words) // 300)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(words):
        if len(one) >= FEWEST:
            for word in set(one):
                if len(word) > 3:
                    holders[word].append(number)
    for number, one in enumerate(words):
        if len(one) < FEWEST:
            continue
        rare = [word for word in set(one) if len(word) > 3 and len(holders[word]) <= limit]
        shared = Counter(other for word in rare for other in holders[word] if other < number)
        needed = min(_SHARED, max(1, len(rare)))
        yield from ((other, number) for other, count in sorted(shared.items()) if count >= needed)


def _is_part(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    return len(short) * 1.3 < len(long) and fuzz.partial_ratio(short, long, score_cutoff=_PART) > 0


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number
