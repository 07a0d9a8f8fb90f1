"""Rules for names with heads are left out where a run has no head; that must lose no name."""

from itertools import product

import pytest

from skyread.entities.headed import HEADED, SIGNS
from skyread.entities.stretch import ANY

OTHERS = "".join(sorted(set(ANY + "fF&TtXbjvlBNi") - SIGNS - set("OIY")))


@pytest.mark.parametrize("length", [1, 2, 3])
def test_no_rule_matches_a_run_without_any_head(length: int) -> None:
    runs = map("".join, product(OTHERS, repeat=length))
    assert not [run for run in runs for rule, _ in HEADED if rule.match(run)]
