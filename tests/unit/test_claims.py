"""Who has the better claim to a place, a passage or the sentences that looked like it, once their article changed."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from random import Random

import pytest

from skyread.notebook.anchoring import context_of, find
from skyread.notebook.annotation import Placement, Source, State, Target
from skyread.notebook.assignment import largest_gain
from skyread.notebook.lookalikes import lookalikes_of

SAME = "No vote was taken."
MARKET = "Stallholders on Cooper Row want the arcade roofed before the autumn fair."
FERRY = (
    "The ferry office at Lanmouth sold eleven season tickets in its first week, and its clerk, Orla Pryce, "
    "has ordered another roll of pale green paper from the printer in Harwick."
)
ORCHARD = "Growers near Tessel lost half their plums to a late frost."
MUSEUM = (
    "Two curators carried the brass orrery down to the cellar by hand. They found a family of bats there, a broken "
    "loom, nine crates of candles and the minutes of a chess club that nobody alive remembers."
)
STORY = f"""{MARKET} {SAME}

{ORCHARD}

{SAME} {FERRY}

{MUSEUM}
"""


def marked(start: int, quote: str, text: str) -> Target:
    prefix, suffix, paragraph = context_of(text, start, start + len(quote))
    target = Target(
        *("old", "text", start, start + len(quote), quote, prefix, suffix, paragraph),
        Source("The council", None, None, "council.txt"),
    )
    return replace(target, lookalikes=lookalikes_of(target, text))


def found(placement: Placement) -> int | None:
    return placement.start if placement.state in {State.EXACT, State.MOVED} else None


SECOND = marked(STORY.rindex(SAME), SAME, STORY)
MOVED = f"""{MUSEUM}

{SAME} {FERRY.replace("sold eleven", "has sold twelve")}

{MARKET}

{ORCHARD}
"""


def test_a_sentence_that_stood_twice_is_known_by_what_follows_it_alone() -> None:
    assert found(find(SECOND, MOVED, "new")) == MOVED.index(SAME)


def test_what_is_left_of_two_equal_neighbours_is_not_known_to_be_the_passage() -> None:
    text = STORY.replace(SAME, f"{SAME} {SAME}", 1)
    one = marked(text.index(SAME), SAME, text)
    assert (
        found(find(one, text.replace(f"{SAME} {SAME}", SAME).replace(ORCHARD, "It rained."), "new")) is None
    )


def test_the_other_one_in_its_own_surroundings_is_not_taken_for_it() -> None:
    text = STORY.replace(f"{SAME} {FERRY}\n\n", "")
    assert found(find(SECOND, text, "new")) is None


def test_without_what_stood_around_the_others_the_user_is_asked() -> None:
    assert SECOND.lookalikes
    bare = tuple(replace(one, prefix="", suffix="") for one in SECOND.lookalikes)
    assert found(find(replace(SECOND, lookalikes=bare), MOVED, "new")) is None


@pytest.mark.parametrize("seed", range(30))
def test_the_whole_is_as_likely_as_it_can_be(seed: int) -> None:
    random = Random(seed)
    rows, columns, absent = random.randint(1, 4), random.randint(0, 4), -4.0
    gains = [[float(random.randint(-20, 20)) for _ in range(columns)] for _ in range(rows)]
    padded = [[*row, *([absent] * rows)] for row in gains]
    best = max(
        sum(padded[row][column] for row, column in enumerate(order))
        for order in permutations(range(columns + rows), rows)
    )
    assert largest_gain(gains, absent) == pytest.approx(best)


def test_nothing_gains_nothing() -> None:
    assert largest_gain([], -4.0) == 0.0
