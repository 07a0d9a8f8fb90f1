"""How the words of a query fall on the words of one name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

SMALL_WORDS = frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"]
)


def initials(norm: str) -> set[str]:
    """The initials of a name in normal form, with and without its small words; none for a single word."""
    words = norm.split()
    forms = {
        "".join(word[0] for word in words),
        "".join(word[0] for word in words if word not in SMALL_WORDS),
    }
    return {form for form in forms if len(form) > 1}


def assign(tokens: Sequence[str], words: Sequence[str]) -> list[int] | None:
    """For each token the number of the word that it begins, a different one for each; None where that cannot be.

    Longest tokens choose first. That is enough: whatever a longer token can take, a shorter one that competes for
    it can take as well, so no choice of the longer one leaves the shorter one worse off.
    """
    taken: dict[int, int] = {}
    for token in sorted(range(len(tokens)), key=lambda number: -len(tokens[number])):
        free = [
            number
            for number, word in enumerate(words)
            if number not in taken and word.startswith(tokens[token])
        ]
        if not free:
            return None
        taken[min(free, key=lambda number: words[number] != tokens[token])] = token
    chosen = [0] * len(tokens)
    for word, token in taken.items():
        chosen[token] = word
    return chosen


def in_order(tokens: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the tokens begin words of the name in the order typed, each after the one before."""
    rest = iter(words)
    return all(any(word.startswith(token) for word in rest) for token in tokens)


def cheapest(costs: Sequence[Mapping[str, int]], words: Sequence[str]) -> tuple[int, tuple[int, ...]] | None:
    """The cheapest way to give each token a word of its own: the total cost and the word's number for each token.

    `costs` holds, for each token, what the words that it may mean cost. None where there is no way.
    """
    options = [[(one[word], number) for number, word in enumerate(words) if word in one] for one in costs]
    best: tuple[int, tuple[int, ...]] | None = None

    def choose(total: int, chosen: tuple[int, ...]) -> None:
        nonlocal best
        if best is not None and total >= best[0]:
            return
        if len(chosen) == len(options):
            best = (total, chosen)
            return
        for cost, number in options[len(chosen)]:
            if number not in chosen:
                choose(total + cost, (*chosen, number))

    choose(0, ())
    return best
