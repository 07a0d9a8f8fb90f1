"""The fuzzy jump: finding a name from what the fingers make of it.

Names are ranked by tiers, because a reader can foresee a tier and not a percentage. From the best:

- EXACT: the query is the text. (Case, accents, hyphens and dots make no difference anywhere.)
- PREFIX: the text begins with the query.
- WORD: every word of the query begins a word of the text, a different one for each, in any order: so the surname
  may come first, and an initial stands for a given name.
- ACRONYM: the query, one word of at least two letters, is or begins the initials of the text, counted with or
  without its small words: MBS, or JCPOA for the plan of that name.
- SUBSEQUENCE: every piece of the query abbreviates words of the text, or stands inside one of them (`alignment`
  says when letters do that, and how it is scored).
- TYPO: every word of the query begins a different word of the text once slips are forgiven: one letter missing,
  added, wrong, or two swapped, in words of 4 letters or more; two such slips from 8 letters. Asked only when the
  better tiers give fewer than `THIN` answers, and never ranked above them: a slip is a guess.

Within a tier: higher score first, a name before an alias, what the caller puts first, then the order in which the
candidates were given (so give the most frequent first). A key that has several texts is listed once, under its best
one. Blanks separate pieces that must all match; `'piece` must stand in the text as typed and `!piece` must not.
A capital in the query prefers texts with the same capitals, among equals only; it never hides a name.

Speed: each tier is looked up in a sorted column (texts, words, initials), so that a short query touches only what
it finds; letters that may abbreviate a text are looked for in integers of bits before anything is scored (`letters`);
a lower tier is not even looked at when the better ones have filled the list.
"""

from __future__ import annotations

import functools
import heapq
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from skyread.index import alignment
from skyread.index.fuzzy_text import Query, normal, normal_offsets, parse
from skyread.index.letters import Letters
from skyread.index.name_words import SMALL_WORDS, assign, cheapest, in_order, initials
from skyread.index.vocabulary import LAST_CHARACTER, Vocabulary

THIN = 10
"""With fewer answers than this, slips are forgiven."""
_CASE = 1000
_CASE_IN_SUBSEQUENCE = 8


class Tier(IntEnum):
    """How a query and a text agree; the lower the better."""

    EXACT = 0
    PREFIX = 1
    WORD = 2
    ACRONYM = 3
    SUBSEQUENCE = 4
    TYPO = 5

    @property
    def label(self) -> str:
        """The tier in a word or two, for the screen."""
        return _LABELS[self]


_LABELS = {
    Tier.EXACT: "exact",
    Tier.PREFIX: "prefix",
    Tier.WORD: "words",
    Tier.ACRONYM: "initials",
    Tier.SUBSEQUENCE: "letters",
    Tier.TYPO: "near",
}


@dataclass(frozen=True, slots=True)
class FuzzyHit:
    """A key that was found, and the text under which it was."""

    key: str
    text: str
    tier: Tier
    score: int
    """Comparable within a tier only; higher is better."""
    positions: tuple[int, ...]
    """Offsets of the characters of `text` that match, ascending."""


class FuzzyIndex:
    """Texts to be found, each leading to a key. It does not change; build another one when they do."""

    def __init__(self, candidates: Iterable[tuple[str, str]]) -> None:
        """`candidates` are pairs of text and key. The first text of a key is its name, the others are aliases."""
        self._texts: list[str] = []
        self._norms: list[str] = []
        self._owners: list[int] = []
        self._is_alias: list[bool] = []
        self._keys: list[str] = []
        self._names: list[int] = []
        numbers: dict[str, int] = {}
        for text, key in candidates:
            owner = numbers.setdefault(key, len(numbers))
            self._is_alias.append(owner < len(self._keys))
            if owner == len(self._keys):
                self._keys.append(key)
                self._names.append(len(self._texts))
            self._owners.append(owner)
            self._texts.append(text)
            self._norms.append(normal(text))
        self._by_norm = sorted(range(len(self._norms)), key=self._norms.__getitem__)
        self._sorted_norms = [self._norms[one] for one in self._by_norm]
        pairs = sorted((form, one) for one, norm in enumerate(self._norms) for form in initials(norm))
        self._initials = [form for form, _ in pairs]
        self._by_initials = [one for _, one in pairs]
        self._vocabulary = Vocabulary(self._norms)
        self._letters = Letters(self._norms)

    def warm_up(self) -> None:
        """Do ahead, in a worker, what the first misspelt query would have to wait for."""
        self._vocabulary.warm_up()

    def find(
        self, query: str, limit: int = 50, first: Container[str] = (), only: Container[str] | None = None
    ) -> list[FuzzyHit]:
        """The best `limit` keys for the query, best first. Keys in `first` come first among equals.

        With `only`, no other keys are looked at. An empty query lists the keys in their order, those in `first`
        before the others.
        """
        asked = parse(query)
        tiers: Sequence[tuple[Tier, Callable[[Query], Iterator[tuple[int, int]]]]]
        if asked.tokens:
            tiers = (
                (Tier.EXACT, self._exact),
                (Tier.PREFIX, self._prefix),
                (Tier.WORD, self._word),
                (Tier.ACRONYM, self._acronym),
                (Tier.SUBSEQUENCE, self._subsequence),
                (Tier.TYPO, self._typo),
            )
        else:
            tiers = ((Tier.PREFIX, self._everything),)
        hits: list[FuzzyHit] = []
        seen: set[int] = set()
        if only is not None:
            seen.update(owner for owner, key in enumerate(self._keys) if key not in only)
        for tier, look_up in tiers:
            if len(hits) >= limit or (tier is Tier.TYPO and len(hits) >= THIN):
                break
            ranks = self._ranks(asked, tier, look_up(asked), seen, first=first)
            for rank in heapq.nsmallest(limit - len(hits), ranks):
                text = rank[-1]
                seen.add(self._owners[text])
                hits.append(self._hit(asked, tier, -rank[0], text))
        return hits

    def _ranks(
        self,
        asked: Query,
        tier: Tier,
        found: Iterator[tuple[int, int]],
        seen: set[int],
        *,
        first: Container[str],
    ) -> Iterable[tuple[int, bool, bool, int, int]]:
        """The best text of each key not seen yet among those found, as a rank: lower is better, the text comes last."""
        filtered = bool(asked.exact or asked.banned)
        best: dict[int, tuple[int, bool, bool, int, int]] = {}
        for text, quality in found:
            owner = self._owners[text]
            if owner in seen or (filtered and not asked.admits(self._norms[text])):
                continue
            score = quality
            if asked.capitals and all(piece in self._texts[text] for piece in asked.capitals):
                score += _CASE_IN_SUBSEQUENCE if tier is Tier.SUBSEQUENCE else _CASE
            rank = (-score, self._is_alias[text], self._keys[owner] not in first, owner, text)
            known = best.get(owner)
            if known is None or rank < known:
                best[owner] = rank
        return best.values()

    # what each tier finds: texts with their quality

    def _everything(self, _: Query) -> Iterator[tuple[int, int]]:
        return ((text, 0) for text in self._names)

    def _exact(self, asked: Query) -> Iterator[tuple[int, int]]:
        place = bisect_left(self._sorted_norms, asked.joined)
        while place < len(self._by_norm) and self._sorted_norms[place] == asked.joined:
            yield self._by_norm[place], 0
            place += 1

    def _prefix(self, asked: Query) -> Iterator[tuple[int, int]]:
        """Quality 1 where the query ends at the end of a word, unless all that says is an initial."""
        length = len(asked.joined)
        ends_word = len(asked.tokens[-1]) > 1
        low = bisect_left(self._sorted_norms, asked.joined)
        high = bisect_left(self._sorted_norms, asked.joined + LAST_CHARACTER, low)
        for place in range(low, high):
            norm = self._sorted_norms[place]
            if len(norm) > length:
                yield self._by_norm[place], 1 if ends_word and norm[length] == " " else 0

    def _word(self, asked: Query) -> Iterator[tuple[int, int]]:
        """Quality: 2 for each whole word, 1 for words in the order typed."""
        ranges = [self._vocabulary.beginning_with(token) for token in asked.tokens]
        if len(ranges) == 1:
            for word in ranges[0]:
                quality = 3 if self._vocabulary.words[word] == asked.joined else 1
                for text in self._vocabulary.holders[word]:
                    yield text, quality
            return
        for text in self._holding(ranges):
            words = self._norms[text].split()
            if assign(asked.tokens, words) is not None:
                whole = sum(token in words for token in asked.tokens)
                yield text, 2 * whole + in_order(asked.tokens, words)

    def _acronym(self, asked: Query) -> Iterator[tuple[int, int]]:
        """Quality 1 where the query is all of the initials."""
        token = asked.joined
        if len(asked.tokens) > 1 or len(token) < 2:
            return
        low = bisect_left(self._initials, token)
        high = bisect_left(self._initials, token + LAST_CHARACTER, low)
        for place in range(low, high):
            yield self._by_initials[place], 1 if self._initials[place] == token else 0

    def _subsequence(self, asked: Query) -> Iterator[tuple[int, int]]:
        """Quality: the sum of the pieces' alignments."""
        holding = (self._letters.holding(term) for term in asked.terms)
        for text in functools.reduce(set.intersection, holding):
            norm = self._norms[text]
            scores = [alignment.align(term, norm) for term in asked.terms]
            if None not in scores:
                yield text, sum(score for score in scores if score is not None)

    def _typo(self, asked: Query) -> Iterator[tuple[int, int]]:
        """Quality: less, the more the slips cost."""
        if not asked.loose:
            return
        near = [self._vocabulary.near(token) for token in asked.loose]
        if len(near) == 1:
            for word, cost in near[0].items():
                for text in self._vocabulary.holders[word]:
                    yield text, -cost
            return
        by_word = self._by_word(near)
        for text in self._holding(near):
            way = cheapest(by_word, self._norms[text].split())
            if way is not None:
                yield text, -way[0]

    def _by_word(self, near: Iterable[dict[int, int]]) -> list[dict[str, int]]:
        return [{self._vocabulary.words[word]: cost for word, cost in one.items()} for one in near]

    def _holding(self, groups: Sequence[Iterable[int]]) -> Iterable[int]:
        """The texts that hold at least one word of each group of word numbers."""
        holders = self._vocabulary.holders
        held: set[int] | None = None
        for group in groups:
            union = set().union(*(holders[word] for word in group))
            held = union if held is None else held & union
        return held or ()

    # what is shown of a hit

    def _hit(self, asked: Query, tier: Tier, score: int, text: int) -> FuzzyHit:
        norm = self._norms[text]
        positions = sorted(place for place in self._places(asked, tier, norm) if norm[place] != " ")
        if len(norm) != len(self._texts[text]):  # else nothing was dropped, and the offsets are the same
            offsets = normal_offsets(self._texts[text])
            positions = [offsets[place] for place in positions]
        return FuzzyHit(self._keys[self._owners[text]], self._texts[text], tier, score, tuple(positions))

    def _places(self, asked: Query, tier: Tier, norm: str) -> set[int]:
        """Which characters of the normal form the query matched."""
        if tier in (Tier.EXACT, Tier.PREFIX):
            return set(range(len(asked.joined)))
        if tier is Tier.SUBSEQUENCE:
            return {place for term in asked.terms for place in alignment.places(term, norm)}
        words = norm.split()
        starts = [0]
        for word in words:
            starts.append(starts[-1] + len(word) + 1)
        if tier is Tier.ACRONYM:
            return set(_initial_places(asked.joined, words, starts))
        if tier is Tier.WORD:
            pairs = list(zip(asked.tokens, assign(asked.tokens, words) or (), strict=False))
            return {starts[word] + place for token, word in pairs for place in range(len(token))}
        near = [self._vocabulary.near(token) for token in asked.loose]
        _, chosen = cheapest(self._by_word(near), words) or (0, ())
        return {starts[word] + place for word in chosen for place in range(len(words[word]))}


def _initial_places(token: str, words: Sequence[str], starts: Sequence[int]) -> list[int]:
    """Where the initials stand that the token is, or begins: of all words, else of those that are not small."""
    if "".join(word[0] for word in words).startswith(token):
        return list(starts[: len(token)])
    return [start for start, word in zip(starts, words, strict=False) if word not in SMALL_WORDS][
        : len(token)
    ]
