"""The fuzzy matcher as its description reads, slow and obvious: every tier is tried on every text.

It shares the normal form, the query's parts and the constants with the real one, and no look-up, no arithmetic.
"""

from __future__ import annotations

import functools
import itertools

from skyread.index import alignment
from skyread.index.fuzzy import THIN, Tier
from skyread.index.fuzzy_text import Query, normal, parse
from skyread.index.name_words import SMALL_WORDS
from skyread.index.vocabulary import EDIT_COST, OTHER_INITIAL_COST, UNFINISHED_COST, edits_allowed

CASE, CASE_OF_LETTERS = 1000, 8


def reference_find(
    candidates: list[tuple[str, str]],
    query: str,
    limit: int,
    first: frozenset[str] = frozenset(),
    only: frozenset[str] | None = None,
) -> list[tuple[str, str, Tier, int]]:
    """What `FuzzyIndex(candidates).find(query, limit, first, only)` has to give, without the positions."""
    asked = parse(query)
    keys = list(dict.fromkeys(key for _, key in candidates))
    best: dict[str, tuple[tuple[int, ...], str, Tier, int]] = {}
    seen: set[str] = set()
    for place, (text, key) in enumerate(candidates):
        alias = key in seen
        seen.add(key)
        judged = judge(asked, text) if asked.tokens else None if alias else (Tier.PREFIX, 0)
        if judged is None or (only is not None and key not in only) or not asked.admits(normal(text)):
            continue
        tier, score = judged
        if asked.capitals and all(piece in text for piece in asked.capitals):
            score += CASE_OF_LETTERS if tier is Tier.SUBSEQUENCE else CASE
        rank = (tier, -score, alias, key not in first, keys.index(key), place)
        if key not in best or rank < best[key][0]:
            best[key] = (rank, text, tier, score)
    ranked = sorted((rank, key, text, tier, score) for key, (rank, text, tier, score) in best.items())
    if sum(tier is not Tier.TYPO for _, _, _, tier, _ in ranked) >= THIN:
        ranked = [one for one in ranked if one[3] is not Tier.TYPO]
    return [(key, text, tier, score) for _, key, text, tier, score in ranked[:limit]]


def judge(asked: Query, text: str) -> tuple[Tier, int] | None:
    """The best tier in which a text answers, with its score before capitals are looked at."""
    norm = normal(text)
    words = norm.split()
    if norm == asked.joined:
        return Tier.EXACT, 0
    if norm.startswith(asked.joined):
        return Tier.PREFIX, int(norm[len(asked.joined)] == " " and len(asked.tokens[-1]) > 1)
    ways = list(itertools.permutations(range(len(words)), len(asked.tokens)))
    fitting = [
        way
        for way in ways
        if all(words[word].startswith(token) for word, token in zip(way, asked.tokens, strict=True))
    ]
    if fitting:
        whole = sum(token in words for token in asked.tokens)
        return Tier.WORD, 2 * whole + any(list(way) == sorted(way) for way in fitting)
    if len(asked.tokens) == 1 and len(asked.joined) > 1:
        forms = {"".join(word[0] for word in words)} | {"".join(w[0] for w in words if w not in SMALL_WORDS)}
        fits = [form for form in forms if len(form) > 1 and form.startswith(asked.joined)]
        if fits:
            return Tier.ACRONYM, int(asked.joined in fits)
    scores = [best_alignment(term, norm) for term in asked.terms]
    if all(
        score >= alignment.WORTH_SHOWING * len(term) for score, term in zip(scores, asked.terms, strict=True)
    ):
        return Tier.SUBSEQUENCE, sum(scores)
    costs = [
        [slip_cost(token, words[word]) for token, word in zip(asked.loose, way, strict=True)]
        for way in itertools.permutations(range(len(words)), len(asked.loose))
    ]
    possible = [sum(one) for one in costs if one and None not in one]
    return (Tier.TYPO, -min(possible)) if possible else None


def best_alignment(term: str, norm: str) -> int:
    """The best score of all the ways to place the letters; 0 where there is none."""
    found = 0
    for way in itertools.combinations(range(len(norm)), len(term)):
        if "".join(norm[place] for place in way) == term and _means_it(way, norm):
            found = max(found, score_alignment(way, norm))
    return found


def _means_it(way: tuple[int, ...], norm: str) -> bool:
    if way[-1] - way[0] == len(way) - 1:
        return True
    starts = [place == 0 or norm[place - 1] == " " for place in way]
    return starts[0] and all(
        start or " " not in norm[before:place]
        for before, place, start in zip(way, way[1:], starts[1:], strict=False)
    )


def score_alignment(way: tuple[int, ...], norm: str) -> int:
    """What letters at these places are worth."""
    score = 0
    for number, place in enumerate(way):
        score += alignment.LETTER
        if place == 0 or norm[place - 1] == " ":
            score += alignment.WORD_START * (2 if number == 0 else 1)
        if number:
            skipped = place - way[number - 1] - 1
            if skipped:
                score -= alignment.FIRST_SKIPPED + (skipped - 1) * alignment.NEXT_SKIPPED
            else:
                score += alignment.SIDE_BY_SIDE
    return score


def slip_cost(token: str, word: str) -> int | None:
    """What it costs to mean `word` by `token`; None where that is too far-fetched."""
    costs = [0] if word == token else [UNFINISHED_COST] if word.startswith(token) else []
    other = OTHER_INITIAL_COST if word[0] != token[0] else 0
    allowed = edits_allowed(token)
    for length in range(1, len(word) + 1):
        edits = distance(token, word[:length])
        if allowed and edits <= allowed:
            costs.append(edits * EDIT_COST + other + (UNFINISHED_COST if length < len(word) else 0))
    return min(costs, default=None)


@functools.cache
def distance(one: str, other: str) -> int:
    """The Damerau–Levenshtein distance, by the recursion of its definition (Lowrance and Wagner, 1975)."""
    if not one or not other:
        return len(one) + len(other)
    ways = [distance(one[:-1], other) + 1, distance(one, other[:-1]) + 1]
    ways.append(distance(one[:-1], other[:-1]) + (one[-1] != other[-1]))
    i, j = one.rfind(other[-1], 0, len(one) - 1), other.rfind(one[-1], 0, len(other) - 1)
    if i >= 0 and j >= 0:
        ways.append(distance(one[:i], other[:j]) + (len(one) - i - 2) + 1 + (len(other) - j - 2))
    return min(ways)
