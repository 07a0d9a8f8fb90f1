"""Whether a place is the passage's or a lookalike's, all of them and all places taken together.

Each of them has a window: its words and what stood around it. How much a place tells for each is the business of
`evidence`; who goes where is chosen so that the whole is most likely (`assignment`). By how much the passage's place
is ahead of all that could have happened instead, in bits, is its lead: an edit that leaves the passage alone leaves
a large one. Lookalikes of which nobody kept what stood around them say nothing here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from skyread.notebook.annotation import Lookalike
from skyread.notebook.assignment import largest_gain
from skyread.notebook.evidence import Scene, Window, matches, side_of
from skyread.notebook.levelled import Levelled, bare, level
from skyread.notebook.likeness import Wanted, own_sentence, whole_sentence
from skyread.notebook.lookalikes import Ranges
from skyread.notebook.ruling import Place

_GONE = -4.0
"""What it costs to say that a passage was taken out."""
_NEVER = -1e6
_SEAT = 25.0
"""So much a lookalike's own place tells at most against its being elsewhere."""
_STILL_IT = 0.6
"""So much of what its words tell a place must tell to be that of a lookalike; half of it, to be the passage's."""
_ALIKE = 0.6
_MOST_SEATS = 8
_MOST_PLACES = 12


@dataclass(frozen=True, slots=True)
class Claim:
    """A place, and by how many bits it is ahead of all that could have happened instead."""

    place: Place
    lead: float
    around: float
    """What stands around it tells so many bits for its being the passage's."""


@dataclass(frozen=True, slots=True)
class _Claimant:
    """A lookalike: as a whole, and seen from what the passage is of its own sentence, if it has the like."""

    whole: Sequence[Window]
    part: Sequence[Window]


def claims(wanted: Wanted, text: Levelled, places: Sequence[Place]) -> list[Claim]:
    """How far each of the places is surely the passage's; the surest first. Empty where too little was kept to say."""
    lookalikes = wanted.target.lookalikes
    if lookalikes is None or any(not (one.prefix or one.suffix) for one in lookalikes) or not places:
        return []
    scene, own = Scene(text), _window(wanted)
    told = [(place, scene.evidence(own, place.start, place.end)) for place in places[:_MOST_PLACES]]
    likely = [(place, one) for place, one in told if one.core >= scene.rarity(own.core) / 2]
    found = [place for place, _ in likely]
    seats = _Seats(scene, Ranges(text), [(place.start, place.end) for place in found])
    gains = [[*(one.all for _, one in likely), *_remains(wanted, seats, own)]]
    for one in lookalikes:
        claimant = _claimant(wanted, one, own)
        row = seats.row(seats.of(claimant.whole, one.text))
        for number, place in enumerate(found):
            parts = (scene.evidence(window, place.start, place.end).all for window in claimant.part)
            row[number] = max([row[number], *parts])
        gains.append(row)
    gains = [[*row, *[_NEVER] * (len(seats.ranges) - len(row))] for row in gains]
    leads = [Claim(place, _lead(gains, n), one.around) for n, (place, one) in enumerate(likely)]
    return sorted(leads, key=lambda claim: -claim.lead)


def _remains(wanted: Wanted, seats: _Seats, own: Window) -> list[float]:
    """What the other places tell that may be what is left of a passage's sentence."""
    target = whole_sentence(wanted.target)
    whole = _window(Wanted(target))
    if len(whole.core) == len(own.core):
        return []
    told = seats.of((whole,), target.exact)
    return seats.row(told)[len(seats.places) :]


def _lead(gains: Sequence[Sequence[float]], number: int) -> float:
    """By how much the whole is likelier with the passage in a place than without."""
    others = [[gain for at, gain in enumerate(row) if at != number] for row in gains[1:]]
    without = [[_NEVER if at == number else gain for at, gain in enumerate(gains[0])], *gains[1:]]
    return gains[0][number] + largest_gain(others, _GONE) - largest_gain(without, _GONE)


class _Seats:
    """The places of a text that lookalikes may have: first those that may be the passage's, then others."""

    def __init__(self, scene: Scene, here: Ranges, places: Sequence[tuple[int, int]]) -> None:
        self._scene, self._here, self.places = scene, here, places
        self.ranges: list[tuple[int, int]] = list(places)

    def of(self, windows: Sequence[Window], exact: str) -> dict[int, float]:
        """What each place that is like the words tells for the windows, by number of the place."""
        found: dict[int, float] = {}
        size = len(Ranges(level(exact)).sentences) or 1
        rarity = self._scene.rarity(windows[0].core)
        for one in self._here.like(bare(exact), size, _ALIKE, limit=_MOST_SEATS):
            told = max(
                (self._scene.evidence(window, one.start, one.end) for window in windows), key=lambda e: e.all
            )
            over = [n for n, (start, end) in enumerate(self.places) if start < one.end and one.start < end]
            gain = told.all
            if not over:
                if (one.start, one.end) not in self.ranges:
                    self.ranges.append((one.start, one.end))
                over = [self.ranges.index((one.start, one.end))]
                gain = min(gain, _SEAT) if told.core >= _STILL_IT * rarity else 0.0
            for number in over:
                found[number] = max(gain, found.get(number, _NEVER))
        return found

    def row(self, found: dict[int, float]) -> list[float]:
        """What all places tell that are known so far."""
        return [
            found.get(number, _NEVER if number < len(self.places) else 0.0)
            for number in range(len(self.ranges))
        ]


def _window(wanted: Wanted) -> Window:
    before, after = own_sentence(wanted.target)
    return Window(
        side_of(wanted.target.prefix, back=True, own=bool(before.strip())),
        tuple(wanted.quote.forms),
        side_of(wanted.target.suffix, back=False, own=bool(after.strip())),
    )


def _claimant(wanted: Wanted, one: Lookalike, own: Window) -> _Claimant:
    """The windows of a lookalike, no wider than the passage's.

    If the lookalike is what is left, the passage is not beside it any more; so each window is also seen without it.
    """
    target = wanted.target
    sentence = whole_sentence(target)
    whole = _window(Wanted(sentence))
    sides = {(one.prefix, one.suffix)}
    for gone in dict.fromkeys((target.exact, sentence.exact)):
        sides.add((_without(one.prefix, gone), _without(one.suffix, gone)))
    wholes, parts = [], []
    image = _image(wanted, one)
    for prefix, suffix in sorted(sides):
        wholes.append(_cut(prefix, one.text, suffix, whole))
        if image:
            low, high = image
            parts.append(_cut(prefix + one.text[:low], one.text[low:high], one.text[high:] + suffix, own))
    return _Claimant(wholes, parts)


def _without(text: str, gone: str) -> str:
    return text.replace(gone, "").replace("  ", " ")


def _cut(prefix: str, exact: str, suffix: str, like: Window) -> Window:
    before = side_of(prefix, back=True, own=like.before.own).upto(len(like.before.forms))
    after = side_of(suffix, back=False, own=like.after.own).upto(len(like.after.forms))
    return Window(before, tuple(word.form for word in level(exact).words()), after)


def _image(wanted: Wanted, one: Lookalike) -> tuple[int, int] | None:
    """The raw range of a lookalike that corresponds to the passage within its own sentences."""
    before, after = (level(part).words() for part in own_sentence(wanted.target))
    levelled = level(one.text)
    words = levelled.words()
    sentence = [word.form for word in (*before, *wanted.quote.words, *after)]
    pairs = matches(sentence, [word.form for word in words])
    first, stop = len(before), len(sentence) - len(after)
    inner = [pair for pair in pairs if first <= pair[0] < stop]
    if not inner:
        return None
    low = max((j + 1 for i, j in pairs if i < first), default=0)
    high = min((j for i, j in pairs if i >= stop), default=len(words))
    low = max(low, inner[0][1] - (inner[0][0] - first))
    high = min(high, inner[-1][1] + stop - inner[-1][0])
    return levelled.raw(words[low].start), levelled.raw(words[high - 1].end - 1) + 1
